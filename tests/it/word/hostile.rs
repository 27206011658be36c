//! Files that mean harm, or are not what they say: each is refused at once.
use std::time::{Duration, Instant};

use tafahom::documents::word::ReadFault;

use super::made::{body, file, p, reading, zipped};

/// The fault of a file, found quickly.
#[track_caller]
fn fault(bytes: &[u8]) -> ReadFault {
    let begun = Instant::now();
    let fault = reading(bytes).expect_err("it is read");
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
    fault
}

#[test]
fn what_is_no_word_file_is_told_apart() {
    assert_eq!(fault(b""), ReadFault::NotWord);
    assert_eq!(fault(b"%PDF-1.7"), ReadFault::NotWord);
    assert_eq!(fault(&zipped(&[("xl/workbook.xml", b"<x/>")])), ReadFault::NotWord);
    assert_eq!(fault(&zipped(&[("letter.txt", b"x")])), ReadFault::NotWord);
    assert_eq!(fault(b"PK\x03\x04 broken off"), ReadFault::Damaged);
    let whole = file(&p("متن"), &[]);
    assert_eq!(fault(&whole[..whole.len() / 2]), ReadFault::Damaged);
    assert_eq!(fault(&file("", &[])), ReadFault::Blank);
    assert_eq!(fault(&file(&p(" \u{200c} "), &[])), ReadFault::Blank);
}

#[test]
fn old_files_and_those_under_a_password_are_told_apart() {
    let compound = |name: &str| {
        let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
        bytes.extend([0; 1500]);
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    assert_eq!(fault(&compound("WordDocument")), ReadFault::OldFormat);
    assert_eq!(fault(&compound("EncryptedPackage")), ReadFault::Protected);
    assert_eq!(fault(&compound("Workbook")), ReadFault::NotWord);
    // The first bit of the flags says that a part of the zip is kept under a password.
    let mut bytes = file(&p("متن"), &[]);
    for head in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let flags = if head[2] == 3 { 6 } else { 8 };
        let places: Vec<usize> =
            bytes.windows(4).enumerate().filter(|(_, four)| *four == head).map(|(at, _)| at).collect();
        for at in places {
            bytes[at + flags] |= 1;
        }
    }
    assert_eq!(fault(&bytes), ReadFault::Protected);
}

#[test]
fn a_bomb_does_not_go_off() {
    let much = vec![b' '; 200 * 1024 * 1024];
    let bomb = zipped(&[("word/document.xml", &much)]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(fault(&bomb), ReadFault::TooLarge);
    // The same with a size that says otherwise.
    let size = u32::try_from(much.len()).unwrap().to_le_bytes();
    let mut liar = bomb;
    let places: Vec<usize> = liar.windows(4).enumerate().filter(|(_, four)| *four == size).map(|(at, _)| at).collect();
    for at in places {
        liar[at..at + 4].copy_from_slice(&1000_u32.to_le_bytes());
    }
    assert!(matches!(fault(&liar), ReadFault::TooLarge | ReadFault::Damaged));
    let parts: Vec<String> = (0..3000).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert_eq!(fault(&zipped(&parts)), ReadFault::TooLarge);
}

#[test]
fn entities_are_neither_unfolded_nor_looked_up() {
    let laughs: String =
        (1..10).map(|n| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))).collect();
    let unfolding = format!("<!DOCTYPE x [<!ENTITY l0 \"lol\">{laughs}]>{}", body(&p("&l9;")));
    let outside = format!("<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>{}", body(&p("&f;")));
    for text in [unfolding, outside, body(&p("&unknown;")), body(&p("&#0;"))] {
        assert_eq!(fault(&zipped(&[("word/document.xml", text.as_bytes())])), ReadFault::Damaged, "{:.80}", text);
    }
}

#[test]
fn depth_and_broken_parts_are_refused() {
    let deep = format!("{}{}", "<w:sdt>".repeat(100_000), "</w:sdt>".repeat(100_000));
    assert_eq!(fault(&file(&deep, &[])), ReadFault::Damaged);
    for text in ["<w:document><w:body>", "<a></b>", "not xml at all <", "\u{0}"] {
        let bytes = zipped(&[("word/document.xml", text.as_bytes())]);
        assert!(matches!(fault(&bytes), ReadFault::Damaged | ReadFault::Blank), "{text}");
    }
    assert_eq!(fault(&zipped(&[("word/document.xml", b"<w:t>\xff\xfe\x80</w:t>")])), ReadFault::Damaged);
    assert_eq!(fault(&file(&p("x"), &[("numbering.xml", "<w:num")])), ReadFault::Damaged);
}

#[test]
fn names_of_parts_lead_nowhere() {
    let links = |target: &str| {
        format!(r#"<Relationships><Relationship Type="http://x/officeDocument" Target="{target}"/></Relationships>"#)
    };
    let text = body(&p("متن"));
    for target in ["../../etc/passwd", "http://127.0.0.1/x", "file:///etc/passwd", "word/none.xml"] {
        let bytes = zipped(&[("_rels/.rels", links(target).as_bytes()), ("word/document.xml", text.as_bytes())]);
        assert_eq!(fault(&bytes), ReadFault::NotWord, "{target}");
    }
    let bytes = zipped(&[
        ("../../../tmp/x", b"x"),
        ("_rels/.rels", links("/word/document.xml").as_bytes()),
        ("word/document.xml", text.as_bytes()),
    ]);
    assert_eq!(reading(&bytes).unwrap().text, "متن");
}

#[test]
fn numbers_out_of_all_bounds_do_no_harm() {
    let numbers = r#"<w:numbering><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="4294967295"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1%1%9 %0 %%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
    let item = |level: &str| {
        format!(
            r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"#
        )
    };
    let inside = [item("0"), item("0"), item("99999999999999999999"), item("-1"), item("8")].concat();
    assert_eq!(reading(&file(&inside, &[("numbering.xml", numbers)])).unwrap().text.lines().count(), 5);
}
