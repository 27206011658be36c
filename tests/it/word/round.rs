//! A version leaves as a file and comes back as the next one.
use std::fs;

use tafahom::documents::{Block, Paragraph, Section, Style};
use tafahom::drafts::outline::{self, Part};
use tafahom::drafts::returned::shaped_as;
use tafahom::drafts::template::{Facts, standard_text};
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::made::{file, p, reading};
use super::paper;
use crate::app::TestApp;
use crate::browser::{Options, browse};
use crate::drafts::{Scene, move_to};

/// A text as the file it leaves in.
pub fn sent(text: &str, lang: Lang) -> Vec<u8> {
    let style = |part: Part| match part {
        Part::Article => Style::Article,
        Part::Clause => Style::Clause,
        Part::Note => Style::Note,
        Part::Plain => Style::Plain,
    };
    let paragraphs = outline::lines(text).iter().map(|line| Paragraph::new(style(line.part), line.text)).collect();
    let sections = vec![
        Section::new("text", "متن", vec![Block::Text(paragraphs)]),
        Section::new("signatures", "امضاها", vec![Block::Signatures(paper::signatories())]),
    ];
    let mut document = paper::document("پیش‌نویس", "1405-0012", sections);
    document.facts = paper::everything(lang).facts;
    paper::written(&document, lang)
}

/// The standard text, with what goes wrong in mixed text.
pub fn draft(lang: Lang) -> String {
    let facts = Facts {
        title: "رسانه".into(),
        subject: "MoU-1405/012 در 2026-05-18 (18 May 2026)".into(),
        aims: "+98 26 3270 0000\ninfo@ex.ir".into(),
        sides: Vec::new(),
    };
    standard_text(lang, &facts)
}

#[test]
fn a_text_comes_back_as_it_went() {
    for (lang, of) in [(Lang::Fa, Lang::Fa), (Lang::Fa, Lang::En), (Lang::En, Lang::Fa), (Lang::En, Lang::En)] {
        let text = draft(of);
        let read = reading(&sent(&text, lang)).unwrap();
        assert_eq!(shaped_as(&text, &read.text), text.trim_end(), "{lang:?} {of:?}");
        assert_eq!(read.aside, Default::default());
    }
}

#[tokio::test]
async fn a_returned_file_becomes_the_next_version_with_the_file_beside_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let text = draft(Lang::Fa);
    officer.post(&scene.path("/drafts"), &[("version", "0"), ("text", &text)]).await.expect(303);
    let path = scene.path("/drafts/returned");
    let page = officer.get(&scene.path("/drafts/returned?sent=1")).await.expect(200);
    assert_eq!(page.count("select[name=sent] option[selected]"), 1);

    let same = officer.upload(&path, &[("sent", "1")], "file", "متن.docx", &sent(&text, Lang::Fa)).await.expect(303);
    assert_eq!(same.location(), scene.path("/drafts/1"), "the same text is no new version");
    officer.get(&scene.path("/drafts/2")).await.expect(404);

    let changed = text.replace("مدت این تفاهم‌نامه", "زمان این تفاهم‌نامه");
    assert_ne!(changed, text);
    let file = sent(&changed, Lang::Fa);
    let twice = "0f9619ff-8b86-4d01-b42d-00cf4fc964aa";
    for _ in 0..2 {
        let fields = [("form_id", twice), ("sent", "1"), ("note", "بازگشت بنیاد")];
        let done = officer.upload(&path, &fields, "file", "متن بازگشته.docx", &file).await.expect(303);
        assert_eq!(done.location(), scene.path("/drafts/compare?a=1&b=2"));
    }
    let page = officer.get(&scene.path("/drafts/compare?a=1&b=2")).await.expect(200);
    page.sees("1 word added");
    page.sees("added: زمان");
    let page = officer.get(&scene.path("/drafts/2")).await.expect(200);
    page.sees("متن بازگشته.docx");
    page.sees("بازگشت بنیاد");
    officer.get(&scene.path("/drafts/3")).await.expect(404);
    // Nobody had gone on writing, so that the next text starts from what came back.
    assert!(officer.get(&scene.path("/drafts/edit")).await.text().contains("زمان این تفاهم‌نامه"));
}

#[tokio::test]
async fn unfinished_text_survives_a_returned_file() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    officer.post(&scene.path("/drafts"), &[("version", "0"), ("text", "متن نخست")]).await.expect(303);
    officer.put(&scene.path("/drafts/working-copy"), &[("version", "1"), ("text", "نیمه‌کاره")]).await.expect(200);
    officer.upload(&scene.path("/drafts/returned"), &[], "file", "a.docx", &file(&p("متن دوم"), &[])).await.expect(303);
    assert!(officer.get(&scene.path("/drafts/edit")).await.text().contains("نیمه‌کاره"));
    officer.get(&scene.path("/drafts/2")).await.expect(200).sees("متن دوم");
}

#[tokio::test]
async fn the_editor_takes_the_text_from_the_file_when_none_is_typed() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let changes = r#"<w:p><w:ins><w:r><w:t>متن</w:t></w:r></w:ins><w:r><w:commentReference/></w:r></w:p>"#;
    let fields = [("version", "0"), ("text", "")];
    let done = officer.upload(&scene.path("/drafts"), &fields, "file", "a.docx", &file(changes, &[])).await.expect(303);
    assert_eq!(done.location(), scene.path("/drafts/1"), "there is nothing to compare the first one with");
    let typed = [("version", "0"), ("text", "تایپ‌شده")];
    officer.upload(&scene.path("/drafts"), &typed, "file", "a.docx", &file(changes, &[])).await.expect(303);
    officer.get(&scene.path("/drafts/2")).await.expect(200).sees("تایپ‌شده");
}

#[tokio::test]
async fn what_cannot_be_read_is_said_at_the_file_in_both_languages() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let w = Words::of(Lang::En).returned;
    let old: Vec<u8> = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        .iter()
        .copied()
        .chain("WordDocument".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let cases: [(&str, Vec<u8>, &str); 5] = [
        ("a.pdf", b"%PDF-1.7".to_vec(), w.not_word()),
        ("a.doc", old, w.old_format()),
        ("a.docx", b"PK\x03\x04".to_vec(), w.damaged()),
        ("a.docx", file(&p(" "), &[]), w.blank()),
        ("a.txt", file(&p("x"), &[]), "pdf"),
    ];
    for (name, bytes, expected) in cases {
        let page = officer
            .upload(&scene.path("/drafts/returned"), &[("note", "kept")], "file", name, &bytes)
            .await
            .expect(422);
        assert!(page.words().to_lowercase().contains(&expected.to_lowercase()), "{name}: {}", page.words());
        assert!(page.text().contains("kept"), "what was typed stays");
    }
    officer.post(&scene.path("/drafts/returned"), &[]).await.expect(422).sees(w.choose_file());
    officer.get(&scene.path("/drafts/1")).await.expect(404);
    let long = file(&p(&"ن ".repeat(300_000)), &[]);
    officer.upload(&scene.path("/drafts/returned"), &[], "file", "a.docx", &long).await.expect(422).sees("500000");
    for stage in [tafahom::agreements::lifecycle::Stage::Signing, tafahom::agreements::lifecycle::Stage::InForce] {
        move_to(&app, scene.agreement, stage).await;
        officer.upload(&scene.path("/drafts/returned"), &[], "file", "a.docx", &file(&p("x"), &[])).await.expect(409);
        officer.get(&scene.path("/drafts/returned")).await.expect(200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_returned_text_is_compared_two_clicks_after_its_version() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let text = draft(Lang::Fa);
    officer.post(&scene.path("/drafts"), &[("version", "0"), ("text", &text)]).await.expect(303);
    let folder = tempfile::tempdir().unwrap();
    let returned = folder.path().join("returned.docx");
    fs::write(&returned, sent(&text.replace("مدت این تفاهم‌نامه", "زمان این تفاهم‌نامه"), Lang::Fa)).unwrap();
    let (base, token, path) = (app.serve().await, officer.token().to_owned(), scene.path("/drafts/1"));
    browse(&base, Options::desktop(), |b| async move {
        let w = Words::of(Lang::En);
        b.cookie("session", &token).await;
        b.go(&path).await;
        b.reset_clicks();
        b.click(w.returned.record()).await;
        b.see(w.returned.about()).await;
        b.choose_file(w.returned.file(), &returned).await;
        b.click(w.returned.save()).await;
        b.see(&w.drafts.compare_title(1_i64, 2_i64)).await;
        b.see(&w.returned.saved(2_i64)).await;
        b.see("زمان").await;
        assert!(b.clicks() <= 2, "{} clicks", b.clicks());
    })
    .await;
}
