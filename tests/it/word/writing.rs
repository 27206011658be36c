//! What is written.
use tafahom::documents::{Block, Cell, Column, Document, Paper, Paragraph, Section, Style, Table};
use tafahom::words::Lang;

use super::paper::{self, written};
use super::parts::{all, names, part, said, val, with_tree};

/// Every paragraph of a part: its style and what it says.
fn paragraphs(docx: &[u8], name: &str) -> Vec<(String, String)> {
    with_tree(docx, name, |tree| {
        all(tree.root(), "p").map(|one| (val(one, "pStyle").unwrap_or_default(), said(one))).collect()
    })
}

fn says(docx: &[u8], name: &str) -> String {
    paragraphs(docx, name).into_iter().map(|(_, text)| text + "\n").collect()
}

#[test]
fn every_part_is_sound_and_every_link_leads_somewhere() {
    let docx = written(&paper::everything(Lang::Fa), Lang::Fa);
    let names = names(&docx);
    assert_eq!(names.first().unwrap(), "[Content_Types].xml", "programs look at the first part");
    for name in names.iter().filter(|name| !name.ends_with(".png")) {
        with_tree(&docx, name, |_| ());
    }
    for name in names.iter().filter(|name| name.ends_with(".rels")) {
        let folder = name.split_once("_rels/").unwrap().0;
        with_tree(&docx, name, |tree| {
            for link in all(tree.root(), "Relationship") {
                let target = format!("{folder}{}", link.attribute("Target").unwrap());
                assert!(names.contains(&target), "{name}: {target}");
            }
        });
    }
    with_tree(&docx, "[Content_Types].xml", |tree| {
        for part in all(tree.root(), "Override") {
            assert!(names.contains(&part.attribute("PartName").unwrap()[1..].to_owned()));
        }
    });
}

#[test]
fn each_kind_of_block_stands_in_the_file_in_both_languages() {
    for lang in [Lang::Fa, Lang::En] {
        let docx = written(&paper::everything(lang), lang);
        let text = says(&docx, "word/document.xml");
        let expected: &[&str] = &[
            lang.pick("گزارش وضعیت", "Status report"),
            lang.pick(
                "تهیه‌کننده: مریم رضایی · شماره‌ها: ۱۴۰۵-۰۰۰۱، ۱۴۰۵-۰۰۰۲",
                "Made by: مریم رضایی · Codes: 1405-0001, 1405-0002",
            ),
            lang.pick("۱۲۳۴\nهمه\n", "1234\nAll\n"),
            lang.pick("شماره\n۱۴۰۵-۰۰۱۲\n", "Reference\n1405-0012\n"),
            lang.pick("۱۴۰۵/۰۲/۲۸", "1405/02/28"),
            "Media Co. (Ltd)\n",
            lang.pick(
                "۱۴۰۵-۰۰۰۲\nMedia of the cooperatives 2\nموضوع: بازتاب MoU در رسانه‌ها، تلفن 026-32700000",
                "1405-0002\nMedia of the cooperatives 2\nSubject: بازتاب",
            ),
            lang.pick("چیزی نیست.", "There is none."),
            "تبصره: خط نخست\nخط دوم\tپس از جهش",
            lang.pick("تاریخ امضا: ۱۴۰۵/۰۲/۲۸", "Signed on: 1405/02/28"),
            lang.pick("مهر و امضا", "Stamp and signature"),
        ];
        for one in expected {
            assert!(text.contains(one), "{one:?} is not in {text}");
        }
        let head = says(&docx, "word/first.xml");
        assert!(
            head.contains("معاونت تعاون")
                && head.contains("1405/ص/123".replace(|c: char| c.is_ascii_digit() && lang == Lang::Fa, "").as_str())
                || lang == Lang::Fa
        );
        assert!(head.contains(lang.pick("بسمه تعالی", "In the name of God")) && head.contains("…………"), "{head}");
        assert!(part(&docx, "word/footer.xml").contains("NUMPAGES"));
        assert!(names(&docx).contains(&"word/media/emblem.png".to_owned()));
    }
}

#[test]
fn a_persian_file_runs_from_the_right_in_all_its_parts() {
    let docx = written(&paper::everything(Lang::Fa), Lang::Fa);
    with_tree(&docx, "word/document.xml", |tree| {
        let root = tree.root();
        let section = all(root, "sectPr").next().unwrap();
        assert!(all(section, "bidi").next().is_some() && all(section, "titlePg").next().is_some());
        let margins = all(section, "pgMar").next().unwrap();
        let side =
            |name: &str| margins.attributes().find(|one| one.name() == name).unwrap().value().parse::<u32>().unwrap();
        assert!(side("right") > side("left"), "papers are bound on the right");
        for table in all(root, "tbl") {
            assert!(all(table, "bidiVisual").next().is_some());
        }
        let article = all(root, "p").find(|one| said(*one).starts_with("مادهٔ ۱")).unwrap();
        assert_eq!(val(article, "pStyle").as_deref(), Some("Article"));
        assert_eq!(val(article, "bidi").as_deref(), Some("1"));
        assert!(all(article, "rtl").next().is_some());
        for run in all(root, "r") {
            let latin = said(run).chars().any(|c| c.is_ascii_alphabetic());
            assert!(
                !(latin && all(run, "rtl").next().is_some()),
                "a Latin run is not said to run from the right: {}",
                said(run)
            );
        }
        let head = all(root, "tblHeader").count();
        assert_eq!(head, 1, "the head of the one table of rows is repeated");
    });
    let english = written(&paper::everything(Lang::En), Lang::En);
    assert!(!part(&english, "word/document.xml").contains("bidiVisual"));
    assert!(part(&written(&landscape(), Lang::Fa), "word/document.xml").contains("w:orient=\"landscape\""));
}

fn landscape() -> Document {
    Document { paper: Paper::Landscape, ..paper::everything(Lang::Fa) }
}

#[test]
fn styles_are_there_for_every_paragraph_and_carry_names_a_clerk_reads() {
    for lang in [Lang::Fa, Lang::En] {
        let docx = written(&paper::everything(lang), lang);
        let styles: Vec<(String, String)> = with_tree(&docx, "word/styles.xml", |tree| {
            let id = |one: roxmltree::Node<'_, '_>| {
                one.attributes().find(|a| a.name() == "styleId").unwrap().value().to_owned()
            };
            all(tree.root(), "style").map(|one| (id(one), val(one, "name").unwrap())).collect()
        });
        for part in ["word/document.xml", "word/first.xml", "word/header.xml", "word/footer.xml"] {
            for (style, text) in paragraphs(&docx, part) {
                assert!(styles.iter().any(|(id, _)| *id == style), "{part}: {style} of {text}");
            }
        }
        assert!(styles.contains(&("Article".into(), lang.pick("ماده", "Article").into())));
        let mut names: Vec<_> = styles.iter().map(|(_, name)| name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), styles.len(), "no two styles have one name");
    }
}

#[test]
fn what_the_secretariat_does_not_know_yet_is_left_as_dots() {
    let mut document = paper::everything(Lang::Fa);
    document.registration = Default::default();
    document.is_official = false;
    document.letterhead.emblem = None;
    let docx = written(&document, Lang::Fa);
    let head = says(&docx, "word/first.xml");
    for label in ["تاریخ: ……", "شماره: ……", "پیوست: ……"] {
        assert!(head.contains(label), "{label} is not in {head}");
    }
    assert!(!head.contains("بسمه تعالی"));
    assert!(!names(&docx).iter().any(|name| name.contains("media") || name.contains("first.xml.rels")));
}

#[test]
fn the_line_of_those_who_sign_stands_where_no_other_places_to_sign_are() {
    let sections = vec![Section::new("text", "متن", vec![Block::Text(paper::text())])];
    let docx = written(&paper::document("عنوان", "", sections), Lang::Fa);
    assert!(says(&docx, "word/document.xml").contains("مدیر کل\nمعاون تعاون\n"));
    let docx = written(&paper::everything(Lang::Fa), Lang::Fa);
    assert!(!says(&docx, "word/document.xml").contains("مدیر کل\n"));
}

/// Texts that do their worst.
fn nasty() -> Vec<String> {
    vec![
        "<w:p><w:r><w:t>x</w:t></w:r></w:p> &amp; ]]> <!-- \"'".into(),
        "#let x = 1 *a* _b_ [c] $d$ \\e {f} @g".into(),
        "😀 👩‍👩‍👧 🇮🇷 \u{10ffff}".into(),
        "می\u{200c}شود، ه\u{200d}".into(),
        "ن".repeat(10_000),
        "x".repeat(10_000),
        "=1+1".into(),
        "  two  spaces  ".into(),
    ]
}

#[test]
fn nasty_text_comes_out_whole_and_control_characters_do_not() {
    for lang in [Lang::Fa, Lang::En] {
        let texts = nasty();
        let columns = vec![Column::text("title", "A"), Column::text("b", "B")];
        let rows = texts.iter().map(|text| vec![Cell::Text(text.clone()), Cell::Code(text.clone())]).collect();
        let paragraphs =
            texts.iter().map(|text| Paragraph::new(Style::Plain, format!("\u{0}\u{b}{text}\u{ffff}"))).collect();
        let sections = vec![
            Section::of_table("table", texts[0].clone(), Table::new(columns, rows, "")),
            Section::new("text", texts[4].clone(), vec![Block::Text(paragraphs)]),
        ];
        let mut document = paper::document(&texts[0], &texts[5], sections);
        document.letterhead.organisation = texts[0].clone();
        document.registration.number = texts[1].clone();
        let docx = written(&document, lang);
        for name in names(&docx).iter().filter(|name| name.ends_with(".xml")) {
            with_tree(&docx, name, |_| ());
        }
        let said = paragraphs_of(&docx);
        for text in &texts {
            let times = said.iter().filter(|one| *one == text).count();
            assert!(times >= 2, "{lang:?}: {times} times {}", text.chars().take(60).collect::<String>());
        }
    }
}

fn paragraphs_of(docx: &[u8]) -> Vec<String> {
    paragraphs(docx, "word/document.xml").into_iter().map(|(_, text)| text).collect()
}
