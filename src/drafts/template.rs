//! The standard text of a memorandum, filled in with what is known of the agreement.
use crate::persian::digits::to_persian;
use crate::words::Lang;

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
        Lang::Fa => persian(&mut text, facts),
        Lang::En => english(&mut text, facts),
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

fn persian(text: &mut Writer, facts: &Facts) {
    let sides = sides(facts);
    text.line("بسمه تعالی");
    text.gap();
    text.line("تفاهم‌نامهٔ همکاری");
    text.line(format!("«{}»", or_blank(&facts.title)));
    text.gap();
    text.line(format!("شماره: {BLANK}"));
    text.line(format!("تاریخ: {BLANK}"));
    text.line(format!("پیوست: {BLANK}"));
    text.gap();
    text.line("مقدمه");
    text.line(
        "برای بهره‌گیری از توانمندی‌های یکدیگر و پیش‌برد هدف‌های مشترک، و با استناد به قوانین و مقررات جاری \
         کشور و اساسنامهٔ هر یک از طرفین، این تفاهم‌نامه با شرایط زیر بسته می‌شود.",
    );
    text.article("طرفین");
    text.clauses(sides.iter().enumerate().map(|(i, side)| persian_side(&text.side(i), side)).collect::<Vec<_>>());
    text.article("موضوع");
    let subject = if facts.subject.trim().is_empty() { &facts.title } else { &facts.subject };
    text.line(format!("موضوع این تفاهم‌نامه عبارت است از: {}", or_blank(subject)));
    text.article("اهداف");
    text.clauses(aims(
        facts,
        &["هم‌افزایی و استفادهٔ بهینه از امکانات و تجربه‌های طرفین؛", "دستیابی به نتیجه‌های سنجش‌پذیر در موضوع تفاهم‌نامه؛"],
    ));
    text.article("محورهای همکاری");
    text.clauses([BLANK, BLANK]);
    text.article("مدت");
    text.line(format!("مدت این تفاهم‌نامه از تاریخ امضا {BLANK} سال شمسی است."));
    text.note("تمدید این مدت با توافق کتبی طرفین، پیش از پایان آن، انجام می‌شود.");
    for (i, _) in sides.iter().enumerate() {
        text.article(format!("تعهدات {}", text.side(i)));
        text.clauses([BLANK, BLANK]);
    }
    persian_end(text, &sides);
}

fn persian_side(role: &str, side: &Side) -> String {
    let (name, post) = name_and_post(side.representative.as_ref().or(side.signatory.as_ref()));
    format!(
        "{}، به شناسهٔ ملی {}، به نمایندگی {name} با سمت {post}، به نشانی {}، تلفن {}، که از این پس «{role}» نامیده می‌شود.",
        or_blank(&side.name),
        or_blank(&side.national_id),
        or_blank(&side.address),
        or_blank(&side.phone),
    )
}

fn persian_end(text: &mut Writer, sides: &[Side]) {
    text.article("تعهدات مشترک و منابع مالی");
    text.clauses([
        "طرفین اطلاعات لازم برای اجرای این تفاهم‌نامه را به‌موقع در اختیار یکدیگر می‌گذارند.",
        "این تفاهم‌نامه به خودی خود بار مالی ندارد؛ هر کار هزینه‌بر با قرارداد جداگانه انجام می‌شود.",
    ]);
    text.article("کارگروه مشترک، نظارت و گزارش");
    text.clauses([
        "کارگروهی از نمایندگان طرفین، دست‌کم هر سه ماه یک بار، پیشرفت کارها را بررسی می‌کند.",
        "گزارش هر دوره پس از تأیید کارگروه به طرفین فرستاده می‌شود.",
    ]);
    text.article("محرمانگی و مالکیت معنوی");
    text.line("طرفین اطلاعات محرمانهٔ یکدیگر را افشا نمی‌کنند. حقوق معنوی آنچه با هم پدید آید مشترک است، مگر آنکه جداگانه توافق شود.");
    text.article("قوهٔ قاهره (فورس‌ماژور)");
    text.line("اگر پیشامدی بیرون از ارادهٔ طرفین اجرای تعهدی را ناممکن کند، آن تعهد تا برطرف شدن مانع معلق می‌ماند.");
    text.article("حل اختلاف");
    text.line("اختلاف در تفسیر یا اجرای این تفاهم‌نامه نخست با گفت‌وگو در کارگروه مشترک و سپس به دست بالاترین مقام طرفین حل می‌شود.");
    text.article("اصلاح، فسخ و خاتمه");
    text.line("هر تغییر در این متن پس از امضا تنها با الحاقیهٔ کتبی که همهٔ طرفین امضا کرده باشند معتبر است.");
    text.note("هر یک از طرفین می‌تواند با اعلام کتبی یک‌ماهه از ادامهٔ همکاری انصراف دهد.");
    text.article("نسخ");
    let (articles, notes, copies) = (text.num(text.articles), text.num(text.notes), text.num(sides.len()));
    text.line(format!(
        "این تفاهم‌نامه در {articles} ماده، {notes} تبصره و {copies} نسخه، که همگی حکم واحد دارند، تنظیم و امضا شد."
    ));
    text.gap();
    text.line("جدول امضا");
    for (i, side) in sides.iter().enumerate() {
        let (name, post) = name_and_post(side.signatory.as_ref().or(side.representative.as_ref()));
        text.gap();
        text.line(format!("{}: {}", text.side(i), or_blank(&side.name)));
        text.line(format!("نام و سمت: {name}، {post}"));
        text.line(format!("مهر و امضا: {BLANK}"));
        text.line(format!("تاریخ: {BLANK}"));
    }
}

fn english(text: &mut Writer, facts: &Facts) {
    let sides = sides(facts);
    text.line("In the name of God");
    text.gap();
    text.line("Memorandum of Understanding");
    text.line(format!("“{}”", or_blank(&facts.title)));
    text.gap();
    text.line(format!("Number: {BLANK}"));
    text.line(format!("Date: {BLANK}"));
    text.line(format!("Annexes: {BLANK}"));
    text.gap();
    text.line("Preamble");
    text.line("To make good use of each other’s abilities and to pursue shared aims, under the laws in force and the statutes of each party, the parties agree on the following.");
    text.article("The parties");
    text.clauses(sides.iter().enumerate().map(|(i, side)| english_side(&text.side(i), side)).collect::<Vec<_>>());
    text.article("Subject");
    let subject = if facts.subject.trim().is_empty() { &facts.title } else { &facts.subject };
    text.line(format!("The subject of this memorandum is: {}", or_blank(subject)));
    text.article("Aims");
    text.clauses(aims(
        facts,
        &[
            "to join the means and the experience of the parties;",
            "to reach results in the subject that can be measured;",
        ],
    ));
    text.article("Fields of cooperation");
    text.clauses([BLANK, BLANK]);
    text.article("Term");
    text.line(format!("This memorandum is valid for {BLANK} years from its signature."));
    text.note("It is renewed by written agreement of the parties before the term ends.");
    for (i, _) in sides.iter().enumerate() {
        text.article(format!("Commitments of the {}", text.side(i)));
        text.clauses([BLANK, BLANK]);
    }
    english_end(text, &sides);
}

fn english_side(role: &str, side: &Side) -> String {
    let (name, post) = name_and_post(side.representative.as_ref().or(side.signatory.as_ref()));
    format!(
        "{}, national id {}, represented by {name}, {post}, address {}, telephone {}, hereinafter the “{role}”.",
        or_blank(&side.name),
        or_blank(&side.national_id),
        or_blank(&side.address),
        or_blank(&side.phone),
    )
}

fn english_end(text: &mut Writer, sides: &[Side]) {
    text.article("Common commitments and funds");
    text.clauses([
        "The parties give each other in good time the information this memorandum needs.",
        "This memorandum by itself costs nothing; work with a cost is done under a separate contract.",
    ]);
    text.article("Joint working group, supervision and reports");
    text.clauses([
        "A working group of the parties’ representatives reviews progress at least every three months.",
        "The report of each period is sent to the parties once the working group has approved it.",
    ]);
    text.article("Confidentiality and intellectual property");
    text.line("The parties do not disclose each other’s confidential information. Rights in what they create together are shared unless agreed otherwise.");
    text.article("Force majeure");
    text.line("If an event beyond the parties’ control makes a commitment impossible, it is suspended until the obstacle is gone.");
    text.article("Disputes");
    text.line("A dispute over the meaning or the execution of this memorandum is settled first in the joint working group, then by the heads of the parties.");
    text.article("Amendment and termination");
    text.line("After signature this text changes only by a written addendum signed by all parties.");
    text.note("Any party may end its cooperation by one month’s written notice.");
    text.article("Copies");
    let (articles, notes, copies) = (text.articles, text.notes, sides.len());
    text.line(format!(
        "This memorandum was drawn up and signed in {articles} articles, {notes} notes and {copies} copies of equal force."
    ));
    text.gap();
    text.line("Signatures");
    for (i, side) in sides.iter().enumerate() {
        let (name, post) = name_and_post(side.signatory.as_ref().or(side.representative.as_ref()));
        text.gap();
        text.line(format!("{}: {}", text.side(i), or_blank(&side.name)));
        text.line(format!("Name and post: {name}, {post}"));
        text.line(format!("Seal and signature: {BLANK}"));
        text.line(format!("Date: {BLANK}"));
    }
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
