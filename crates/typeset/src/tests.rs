use super::*;

fn work<'a>(template: &'a str, values: &str) -> Work<'a> {
    Work {
        template,
        values: values.as_bytes().to_vec(),
        pictures: Vec::new(),
        identifier: "test".into(),
        creator: "test".into(),
    }
}

const PLAIN: &str = r#"#set document(title: "T", date: datetime(year: 2026, month: 5, day: 18))
#set text(font: ("Vazirmatn", "DejaVu Sans", "Noto Emoji"), lang: "fa")
#json("values.json").text"#;

#[test]
fn the_same_work_gives_the_same_bytes_and_is_fit_for_archives() {
    let made = || pdf(work(PLAIN, r#"{"text":"تفاهم‌نامه ✓ 🤝 Ω #let x = [1] *a*"}"#)).unwrap();
    let first = made();
    assert!(first.starts_with(b"%PDF-"));
    assert!(holds(&first, "pdfaid:part") && holds(&first, "pdfuaid:part"));
    assert_eq!(first, made());
}

#[test]
fn a_letter_that_no_font_has_still_leaves_a_document() {
    let made = pdf(work(PLAIN, r#"{"text":"漢字 \ue000"}"#)).unwrap();
    assert!(made.starts_with(b"%PDF-"));
    assert!(!holds(&made, "pdfaid:part"));
}

#[test]
fn what_can_be_shown_is_known_beforehand() {
    for letter in "aآ۱ 😀\u{200c}\u{200d}\u{fe0f}\u{2068}✓Жğ�\n".chars() {
        assert!(can_show(letter), "{letter:?}");
    }
    for letter in "漢\u{e000}\u{10ffff}\u{1}".chars() {
        assert!(!can_show(letter), "{letter:?}");
    }
}

#[test]
fn a_template_reaches_nothing_but_its_own_values_and_pictures() {
    for reach in [
        r#"#read("/etc/passwd")"#,
        r#"#read("document.typ")"#,
        r#"#include "other.typ""#,
        r#"#import "@preview/cetz:0.3.0""#,
        r#"#image("emblem.png")"#,
        "#datetime.today()",
    ] {
        assert!(matches!(pdf(work(reach, "{}")), Err(Fault::Template(_))), "{reach}");
    }
}

#[test]
fn values_that_do_not_fit_are_a_fault_with_words() {
    let Err(Fault::Template(said)) = pdf(work(PLAIN, "{}")) else { unreachable!("it has no text") };
    assert!(said.contains("text"), "{said}");
    assert!(matches!(pdf(work(PLAIN, "{")), Err(Fault::Template(_))));
}

fn holds(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|part| part == words.as_bytes())
}
