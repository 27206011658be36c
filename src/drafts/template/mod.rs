//! The standard text of a memorandum, filled in with what is known of the agreement.
use crate::persian::digits::to_persian;
use crate::words::Lang;

mod english;
mod persian;

/// What is known of the agreement.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// Its aims, a line each; may be empty.
    pub aims: String,
    /// The parties in their order.
    pub sides: Vec<Side>,
}

/// What is known of a party.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// Its national id; may be empty.
    pub national_id: String,
    /// Its address; may be empty.
    pub address: String,
    /// Its telephone; may be empty.
    pub phone: String,
    /// Name and post of who represents it.
    pub representative: Option<(String, String)>,
    /// Name and post of who signs for it.
    pub signatory: Option<(String, String)>,
}

const BLANK: &str = "……………";

/// The standard text in a language of the document, which need not be that of the page.
pub fn standard_text(lang: Lang, facts: &Facts) -> String {
    let mut text = Writer { lang, out: String::new(), articles: 0, notes: 0 };
    match lang {
        Lang::Fa => persian::write(&mut text, facts),
        Lang::En => english::write(&mut text, facts),
    }
    text.out.trim_end().to_owned()
}

/// Counts articles and notes while they are written, so that the last article can tell.
struct Writer {
    lang: Lang,
    out: String,
    articles: usize,
    notes: usize,
}

impl Writer {
    fn line(&mut self, line: impl AsRef<str>) {
        self.out += line.as_ref();
        self.out.push('\n');
    }

    fn gap(&mut self) {
        self.out.push('\n');
    }

    fn article(&mut self, heading: impl AsRef<str>) {
        self.articles += 1;
        let (word, heading) = (self.lang.pick("مادهٔ", "Article"), heading.as_ref());
        let number = self.num(self.articles);
        self.gap();
        self.line(format!("{word} {number} – {heading}"));
    }

    fn clauses<T: AsRef<str>>(&mut self, clauses: impl IntoIterator<Item = T>) {
        for (i, clause) in clauses.into_iter().enumerate() {
            let (article, number) = (self.num(self.articles), self.num(i + 1));
            self.line(format!("{article}-{number}. {}", clause.as_ref()));
        }
    }

    fn note(&mut self, note: &str) {
        self.notes += 1;
        let word = self.lang.pick("تبصره", "Note");
        self.line(format!("{word}: {note}"));
    }

    fn num(&self, n: usize) -> String {
        self.lang.pick(to_persian(&n.to_string()), n.to_string())
    }

    /// «طرف اول», «طرف دوم», …
    fn side(&self, index: usize) -> String {
        const FA: [&str; 6] = ["اول", "دوم", "سوم", "چهارم", "پنجم", "ششم"];
        const EN: [&str; 6] = ["First", "Second", "Third", "Fourth", "Fifth", "Sixth"];
        let known = self.lang.pick(FA.get(index), EN.get(index)).map(|word| (*word).to_owned());
        match self.lang {
            Lang::Fa => format!("طرف {}", known.unwrap_or_else(|| self.num(index + 1))),
            Lang::En => format!("{} Party", known.unwrap_or_else(|| format!("No. {}", index + 1))),
        }
    }
}

/// The sides, at least two, so that the outline is whole even before anything is known.
fn sides(facts: &Facts) -> Vec<Side> {
    let mut sides = facts.sides.clone();
    while sides.len() < 2 {
        sides.push(Side::default());
    }
    sides
}

fn or_blank(value: &str) -> &str {
    if value.trim().is_empty() { BLANK } else { value.trim() }
}

fn aims(facts: &Facts, usual: &[&str]) -> Vec<String> {
    let own: Vec<String> =
        facts.aims.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if own.is_empty() { usual.iter().map(|line| (*line).to_owned()).collect() } else { own }
}

fn name_and_post(person: Option<&(String, String)>) -> (&str, &str) {
    person.map_or((BLANK, BLANK), |(name, post)| (or_blank(name), or_blank(post)))
}

#[cfg(test)]
mod tests {
    use super::{Facts, Side, standard_text};
    use crate::words::Lang;

    #[test]
    fn the_standard_text_holds_what_is_known_and_counts_its_own_articles() {
        let side = |name: &str| Side {
            name: name.into(),
            national_id: "14001234567".into(),
            phone: "026-32700000".into(),
            representative: Some(("مریم رضایی".into(), "معاون تعاون".into())),
            ..Side::default()
        };
        let facts =
            Facts {
                title: "همکاری رسانه‌ای".into(), sides: vec![side("اداره"), side("بنیاد")], ..Facts::default()
            };
        let text = standard_text(Lang::Fa, &facts);
        for part in [
            "بسمه تعالی",
            "مادهٔ ۱ – طرفین",
            "مریم رضایی با سمت معاون تعاون",
            "مادهٔ ۱۴ – نسخ",
            "شناسهٔ ملی ۱۴۰۰۱۲۳۴۵۶۷",
            "تلفن ۰۲۶-۳۲۷۰۰۰۰۰",
            "در ۱۴ ماده، ۲ تبصره و ۲ نسخه",
        ] {
            assert!(text.contains(part), "{part} is not in:\n{text}");
        }
        let three = Facts { sides: vec![side("الف"), side("ب"), side("پ")], ..facts };
        assert!(standard_text(Lang::Fa, &three).contains("مادهٔ ۱۵ – نسخ"));
        assert!(standard_text(Lang::En, &three).contains("15 articles, 2 notes and 3 copies"));
    }

    #[test]
    fn the_outline_is_whole_before_anything_is_known() {
        let text = standard_text(Lang::Fa, &Facts::default());
        assert!(text.contains("طرف دوم: ……"), "{text}");
    }
}
