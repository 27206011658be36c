//! What people type into fields: days, periods, numbers, codes, addresses, words to look up.
use tafahom::agreements::filter::{Filter, Order, query};
use tafahom::persian::typed_day::read;
use tafahom::persian::{Jalali, Lean, Period, read_number, to_ascii, to_persian};
use tafahom::press::address;
use tafahom::search::ask::{Ask, Leaf};
use tafahom::search::mark::{excerpt, whole};
use tafahom::users::agent;
use tafahom::users::second_factor::{Code, read_code, step};

use super::{text, texts, today};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "days", shape: Shape::Text, seeds: days, tokens: DAYS, holds: reads_days },
    Target { name: "periods", shape: Shape::Text, seeds: periods, tokens: PERIODS, holds: reads_periods },
    Target { name: "numbers", shape: Shape::Text, seeds: numbers, tokens: NUMBERS, holds: reads_numbers },
    Target { name: "codes", shape: Shape::Text, seeds: codes, tokens: NUMBERS, holds: reads_codes },
    Target { name: "searches", shape: Shape::Text, seeds: searches, tokens: WORDS, holds: marks_keep_the_text },
    Target { name: "addresses", shape: Shape::Text, seeds: addresses, tokens: ADDRESSES, holds: reads_addresses },
    Target { name: "filters", shape: Shape::Text, seeds: filters, tokens: FILTERS, holds: reads_filters },
];

const DAYS: &[&str] = &[
    "1405",
    "۱۴۰۵",
    "/",
    "-",
    ".",
    " ",
    "\u{200c}",
    "اردیبهشت",
    "آذر",
    "اسفند",
    "ماه",
    "شنبه",
    "سه‌شنبه",
    "جمعه",
    "روز",
    "هفته",
    "سال",
    "بعد",
    "پیش",
    "گذشته",
    "آینده",
    "فردا",
    "دیروز",
    "آخر",
    "اول",
    "نیمه",
    "مورخ",
    "May",
    "Farvardin",
    "next",
    "ago",
    "in",
    "days",
    "weeks",
    "last",
    "99999999999999999999",
    "٣١",
    "م",
    "ه‍.ش",
    "30",
    "12",
    "2026",
];
const PERIODS: &[&str] = &["1405", "-h1", "-q4", "-02", "..", "2026-03-21", "h", "q", "۰", "1206", "1498", "-", "T"];
const NUMBERS: &[&str] =
    &["۱", "٢", "3", ",", "٬", "،", "'", " ", "\u{a0}", "\u{202f}", "\u{200c}", "-", "−", "۰۰۰", "o", "l"];
const WORDS: &[&str] = &[
    "تفاهم",
    "\u{200c}",
    "نامه",
    " ",
    "¬",
    "می",
    "ها",
    "های",
    "1405-0012",
    "/",
    "\"",
    "*",
    "AND",
    "NEAR(",
    "NOT",
    ":",
    "^",
    "'",
    "\\",
    "%",
    "_",
    "!",
    "و",
    "the",
    "آ",
    "ا",
    "ئ",
    "،",
    "۲۸ اردیبهشت",
];
const ADDRESSES: &[&str] = &[
    "http://", "https://", "www.", ".ir", "/", "//", "\\", "@", ":443", "#", "?", "%2e", "خبر", "\t", "[::1]", "xn--",
];
const FILTERS: &[&str] = &["stage", "=", "&", "owner", "party", "q", "order", "signing", "+", "%20", "-since", "idle"];

fn days() -> Vec<Vec<u8>> {
    texts(&[
        "۱۴۰۵/۲/۲۸",
        "28 Ordibehesht 1405",
        "2026-05-18",
        "دوشنبه ۲۸ اردیبهشت",
        "۷ روز بعد",
        "آخر ماه",
        "in 2 weeks",
        "جمعه آینده",
    ])
}
fn periods() -> Vec<Vec<u8>> {
    texts(&["1405", "1405-h1", "1405-q3", "1405-02", "2026-03-21..2026-05-21"])
}
fn numbers() -> Vec<Vec<u8>> {
    texts(&["۱٬۲۳۴٬۵۶۷", "12 000", "-5", "−5", "9223372036854775807", "-9223372036854775808", "0"])
}
fn codes() -> Vec<Vec<u8>> {
    texts(&["287082", "۲۸۷ ۰۸۲", "0123-4567-89ab-cdef-ghjk-mnpq"])
}
fn searches() -> Vec<Vec<u8>> {
    // What is looked up, and the text in which it is shown.
    texts(&[
        "تفاهم نامه\0تفاهم‌نامهٔ همکاری میان اداره کل تعاون و شبکه تعاون به شماره 1405-0012 امضا شد.",
        "رسانه ها\0رسانه‌های استان می‌رسند؛ رسانه ها",
        "1405-0012\0درباره‌ی 1405-0012 و ۱۴۰۵-۰۰۱۲",
        "the news\0The News of the day, 28/2/1405",
    ])
}
fn addresses() -> Vec<Vec<u8>> {
    texts(&[
        "https://www.example.ir/news/1?id=2",
        "خبر تازه https://example.ir/1",
        "http://خبر.ایران/۱/",
        "/agreements?stage=signing",
    ])
}
fn filters() -> Vec<Vec<u8>> {
    texts(&["stage=signing&q=تعاون&order=-since", "owner=018f0000-0000-7000-8000-000000000000", ""])
}

fn reads_days(bytes: &[u8]) {
    let text = text(bytes);
    for lean in [Lean::Past, Lean::Future, Lean::CurrentYear] {
        let found = read(&text, today(), lean);
        assert_eq!(read(&to_persian(&text), today(), lean), found, "Persian digits are read alike");
        assert_eq!(read(&to_ascii(&text), today(), lean), found, "ASCII digits are read alike");
        let Ok(found) = found else { continue };
        let date = Jalali::from(found.day);
        assert!(date.is_supported());
        for words in [date.words_fa(), date.words_en(), date.numeric()] {
            assert_eq!(read(&words, today(), lean).map(|again| again.day), Ok(found.day), "{words}");
        }
    }
}

fn reads_periods(bytes: &[u8]) {
    if let Ok(period) = Period::parse(&text(bytes)) {
        assert_eq!(Period::parse(&period.key()), Ok(period));
        assert!(period.from() <= period.to() && period.days() >= 1);
        assert!(!period.title_fa().is_empty() && !period.title_en().is_empty());
        assert!(period.previous().is_none_or(|before| before.to() < period.from()));
        assert!(period.next().is_none_or(|after| after.from() > period.to()));
    }
}

fn reads_numbers(bytes: &[u8]) {
    let text = text(bytes);
    let found = read_number(&text);
    assert_eq!(read_number(&to_persian(&text)), found);
    if let Some(number) = found {
        assert_eq!(read_number(&number.to_string()), Some(number));
        let said: String = to_ascii(&text).chars().filter(char::is_ascii_digit).collect();
        assert_eq!(said.trim_start_matches('0'), number.unsigned_abs().to_string().trim_start_matches('0'));
    }
}

fn reads_codes(bytes: &[u8]) {
    let text = text(bytes);
    match read_code(&text) {
        Some(Code::Timed(code)) => {
            assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
            let found = step(b"12345678901234567890", &code, "2026-05-18T07:00:00Z".parse().unwrap());
            assert!(found.is_none_or(|step| step > 0));
        }
        Some(Code::Recovery(code)) => {
            assert!(code.len() == 24 && code.bytes().all(|b| b.is_ascii_alphanumeric()));
            assert_eq!(read_code(&code), Some(Code::Recovery(code.clone())), "a code is read back");
        }
        None => {}
    }
}

fn marks_keep_the_text(bytes: &[u8]) {
    let whole_text = text(bytes);
    let (typed, text) = whole_text.split_once('\0').unwrap_or((&whole_text, &whole_text));
    let ask = Ask::read(typed, today());
    assert!(ask.wanted.len() <= 40, "{} words", ask.wanted.len());
    let ways: usize = ask.wanted.iter().map(|one| one.ways.len()).sum();
    assert!(ways <= 2000, "{ways} ways");
    for way in ask.ways() {
        let words: Vec<&String> = match way {
            Leaf::Word(word) | Leaf::Begins(word) | Leaf::Compound(word) => vec![word],
            Leaf::Phrase(words) => words.iter().collect(),
        };
        // The engines are asked for these words: nothing that means something to them is left in.
        for word in words {
            let bare = word.strip_prefix('§').unwrap_or(word); // of a day
            assert!(!bare.is_empty() && bare.chars().all(char::is_alphanumeric), "{word:?}");
        }
    }
    let marked: String = whole(text, &ask).into_iter().map(|span| span.text).collect();
    assert_eq!(marked, text, "marks change no letter");
    let shown = excerpt(&[text.to_owned()], &ask);
    for span in shown.iter().filter(|span| !span.text.contains('…')) {
        assert!(text.contains(&span.text), "{:?} is not of the text", span.text);
    }
}

fn reads_addresses(bytes: &[u8]) {
    let text = text(bytes);
    let _ = (agent::name(&text), address::host(&text));
    if address::is_address(&text) {
        assert!(text.trim_start().to_ascii_lowercase().starts_with("http"), "{text:?}");
        assert!(address::host(&text).is_some_and(|host| !host.is_empty()));
    }
    for spelling in address::spellings(&text) {
        assert!(spelling.starts_with("http"));
    }
    if let Some((found, rest)) = address::first_in(&text) {
        assert!(address::is_address(&found) && text.contains(&found) && rest.len() <= text.len());
    }
    if tafahom::page::is_own_path(&text) {
        let base = url::Url::parse("https://own.example/page").unwrap();
        let led = base.join(&text).unwrap();
        assert_eq!(led.origin(), base.origin(), "{text:?} leads to {led}");
    }
}

fn reads_filters(bytes: &[u8]) {
    let pairs: Vec<(String, String)> = form_urlencoded::parse(bytes).into_owned().collect();
    let get = |name: &str| pairs.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str());
    let (filter, order) = (Filter::read(get), Order::read(get("order")));
    // An address that is made of a filter means the same filter.
    let address = query(&filter, order);
    let again: Vec<(String, String)> = form_urlencoded::parse(address.as_bytes()).into_owned().collect();
    let get = |name: &str| again.iter().find(|(own, _)| own == name).map_or("", |(_, value)| value.as_str());
    assert_eq!(query(&Filter::read(get), order), address);
}
