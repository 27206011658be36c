//! The press reader: what it reads of items in the manner of many outlets, and the pages around it.
mod browser;
mod pages;
mod texts;
mod texts_more;

use chrono::NaiveDate;
use tafahom::ids::{OrganisationId, OutletId, PersonId};
use tafahom::persian::Jalali;
use tafahom::press::reader::{Item, Known, KnownOrganisation, KnownPerson, Reading, read};
use tafahom::press::{Licensed, Outlet, OutletKind};

/// An item, and what a careful clerk would write down of it; what the text does not say is empty.
pub struct Case {
    pub name: &'static str,
    pub url: &'static str,
    pub title: &'static str,
    pub text: &'static str,
    pub headline: &'static str,
    pub outlet: &'static str,
    pub published: Option<(i32, u8, u8)>,
    pub event: Option<(i32, u8, u8)>,
    pub stage: &'static str,
    pub organisations: &'static [&'static str],
    /// Name, post, organisation.
    pub people: &'static [(&'static str, &'static str, &'static str)],
    /// How many things there are to look at.
    pub warnings: usize,
}

/// An item that says nothing.
pub const NONE: Case = Case {
    name: "",
    url: "",
    title: "",
    text: "",
    headline: "",
    outlet: "",
    published: None,
    event: None,
    stage: "",
    organisations: &[],
    people: &[],
    warnings: 0,
};

fn today() -> NaiveDate {
    day(Some((1405, 2, 28))).unwrap()
}

fn day(jalali: Option<(i32, u8, u8)>) -> Option<NaiveDate> {
    jalali.map(|(year, month, day)| Jalali::new(year, month, day).unwrap().to_gregorian())
}

fn outlet(name: &str, site: &str) -> Outlet {
    let (kind, licensed) = (OutletKind::NewsSite, Licensed::Yes);
    Outlet {
        id: OutletId::new(),
        name: name.into(),
        kind,
        site: site.into(),
        licensed,
        note: String::new(),
        version: 1,
    }
}

fn organisation(name: &str, short_name: &str) -> KnownOrganisation {
    let own = short_name == "ادارهٔ کل تعاون البرز";
    KnownOrganisation { id: OrganisationId::new(), name: name.into(), short_name: short_name.into(), own }
}

fn person(honorific: &str, name: &str) -> KnownPerson {
    KnownPerson { id: PersonId::new(), name: name.into(), honorific: honorific.into() }
}

pub const OURS: &str = "ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز";
pub const FOUNDATION: &str = "بنیاد کارآفرینی و توسعهٔ تعاون مهرگان";
pub const UNIVERSITY: &str = "دانشگاه صنعتی طالقان";

/// Our records in these tests.
pub fn known() -> Known {
    Known {
        outlets: vec![
            outlet("خبرگزاری البرزنگار", "https://alborznegar.example"),
            outlet("پیک تعاون", "https://peyktaavon.example"),
            outlet("روزنامهٔ کرج امروز", ""),
        ],
        organisations: vec![
            organisation(OURS, "ادارهٔ کل تعاون البرز"),
            organisation(FOUNDATION, "بنیاد مهرگان"),
            organisation(UNIVERSITY, "دانشگاه طالقان"),
        ],
        people: vec![person("دکتر", "لیلا صبوری"), person("دکتر", "آرش محمدپور"), person("مهندس", "سمیه صفایی")],
    }
}

/// Right, empty and wrong of one field.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
struct Count {
    right: usize,
    empty: usize,
    wrong: usize,
}

impl Count {
    /// A value against the one that was meant.
    fn one<T: PartialEq>(&mut self, read: &Option<T>, meant: &Option<T>) -> bool {
        match read {
            _ if read == meant => self.right += 1,
            None => self.empty += 1,
            Some(_) => self.wrong += 1,
        }
        read == meant
    }

    /// Several values: one too many or otherwise is wrong, one that is missing is empty.
    fn several(&mut self, read: &[String], meant: &[String]) -> bool {
        self.right += meant.iter().filter(|one| read.contains(one)).count();
        self.empty += meant.iter().filter(|one| !read.contains(one)).count();
        self.wrong += read.iter().filter(|one| !meant.contains(one)).count();
        meant.iter().all(|one| read.contains(one)) && read.len() == meant.len()
    }
}

const FIELDS: [&str; 7] = ["headline", "outlet", "published", "event", "stage", "organisations", "people"];

fn compare(case: &Case, reading: &Reading, counts: &mut [Count; 7], said: &mut Vec<String>) {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let told = reading.stage.as_ref().map(|found| found.value.key().to_owned());
    let organisations: Vec<String> = reading.organisations.iter().map(|one| one.name.clone()).collect();
    let people: Vec<String> =
        reading.people.iter().map(|one| format!("{} | {} | {}", one.name, one.post, one.organisation)).collect();
    let meant_organisations: Vec<String> = case.organisations.iter().map(|&name| name.to_owned()).collect();
    let meant_people: Vec<String> =
        case.people.iter().map(|(name, post, organisation)| format!("{name} | {post} | {organisation}")).collect();
    let value = |found: &Option<tafahom::press::reader::Found<NaiveDate>>| found.as_ref().map(|found| found.value);
    let outlet = reading.outlet.as_ref().map(|found| found.value.name.clone());
    let headline = reading.headline.as_ref().map(|found| found.value.clone());
    let all = [
        counts[0].one(&headline, &text(case.headline)),
        counts[1].one(&outlet, &text(case.outlet)),
        counts[2].one(&value(&reading.published_on), &day(case.published)),
        counts[3].one(&value(&reading.event_on), &day(case.event)),
        counts[4].one(&told, &text(case.stage)),
        counts[5].several(&organisations, &meant_organisations),
        counts[6].several(&people, &meant_people),
    ];
    for (field, _) in FIELDS.iter().zip(all).filter(|(_, right)| !right) {
        said.push(format!("{}: {field}", case.name));
    }
    if reading.warnings.len() != case.warnings {
        said.push(format!("{}: warnings {:?}", case.name, reading.warnings));
    }
    if said.iter().any(|one| one.starts_with(case.name)) {
        said.push(format!("    {headline:?} {outlet:?} {:?} {:?} {told:?}", reading.published_on, reading.event_on));
        said.push(format!("    {organisations:?} {people:?}"));
    }
}

#[test]
fn each_item_is_read_as_a_careful_clerk_would() {
    let known = known();
    let cases: Vec<&Case> = texts::CASES.iter().chain(texts_more::CASES).collect();
    assert!(cases.len() >= 25);
    let (mut counts, mut said) = ([Count::default(); 7], Vec::new());
    for case in cases {
        let text = tafahom::persian::clean(case.text);
        let reading = read(Item { url: case.url, title: case.title, text: &text }, &known, today());
        compare(case, &reading, &mut counts, &mut said);
    }
    let table: Vec<String> = FIELDS.iter().zip(counts).map(|(field, count)| format!("{field}: {count:?}")).collect();
    println!("{}", table.join("\n"));
    assert!(said.is_empty(), "{}\n{}", table.join("\n"), said.join("\n"));
}

#[test]
fn every_word_is_known_from_where_it_was_read() {
    let text = "گام تازه\nبه گزارش پیک تعاون، روز یکشنبه ۲۷ اردیبهشت ۱۴۰۵ نشست بنیاد مهرگان برگزار شد.";
    let reading = read(Item { text, ..Item::default() }, &known(), today());
    let event = reading.event_on.unwrap();
    assert_eq!((event.words.as_str(), event.sure), ("یکشنبه ۲۷ اردیبهشت ۱۴۰۵", true));
    assert_eq!(reading.outlet.unwrap().words, "پیک تعاون");
    assert_eq!(reading.organisations[0].words, "بنیاد مهرگان");
}

#[test]
fn any_text_at_all_is_read_without_harm() {
    let known = known();
    let long = "به گزارش دکتر معاون شرکت و ۲۸ اردیبهشت ".repeat(1_000);
    let odd = [
        "",
        "\n\n",
        "…",
        "۲۸/",
        "۲۸ و ۲۹ و",
        "دکتر",
        "دکتر،",
        "به گزارش",
        "(((((",
        "مدیر",
        "شرکت و",
        "۱۲:",
        "\u{200c}",
        "🇮🇷 ۱/۱/۱",
    ];
    for text in odd.into_iter().chain([long.as_str()]) {
        read(Item { url: text, title: text, text }, &known, today());
        read(Item { text, ..Item::default() }, &Known::default(), today());
    }
    // Only the beginning of a long text is read.
    let late = format!("{long}\nبنیاد مهرگان");
    assert!(read(Item { text: &late, ..Item::default() }, &known, today()).organisations.is_empty());
}
