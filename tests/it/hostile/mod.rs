//! Files that mean harm or are not what they say, brought to every door through which files come in:
//! none is taken, none brings anything down, and the server does not grow by them.
use std::collections::BTreeSet;

use tafahom::users::roles::Role;

use crate::app::{Page, Person, TestApp};
use crate::drafts::Scene;
use crate::server::Server;
use files::{Door, Hostile, names, opened, under_every_name};

mod files;

/// What the forms around a file say.
const LETTERHEAD: [(&str, &str); 8] = [
    ("organisation", "O"),
    ("unit", "U"),
    ("signatories", ""),
    ("margin_top", "20"),
    ("margin_start", "20"),
    ("margin_bottom", "20"),
    ("margin_end", "20"),
    ("was.unit", ""),
];

fn address(door: Door, agreement: &str) -> String {
    match door {
        Door::Attachment => format!("/agreements/{agreement}/files"),
        Door::Word => format!("/agreements/{agreement}/drafts/returned"),
        Door::List => "/import".to_owned(),
        Door::Emblem => "/settings/letterhead".to_owned(),
    }
}

fn form(door: Door) -> (&'static [(&'static str, &'static str)], &'static str) {
    match door {
        Door::Attachment => (&[("kind", "letter")], "file"),
        Door::Word => (&[("sent", "")], "file"),
        Door::List => (&[("kind", "")], "file"),
        Door::Emblem => (&LETTERHEAD, "emblem"),
    }
}

async fn bring(person: &Person<'_>, agreement: &str, door: Door, file: &Hostile) -> Page {
    let (fields, field) = form(door);
    person.upload(&address(door, agreement), fields, field, &file.name, &file.bytes).await
}

#[tokio::test(flavor = "multi_thread")]
async fn no_hostile_file_is_taken_at_any_door() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let scene = Scene::of(&app, admin.id).await;
    let agreement = scene.agreement.to_string();
    let (mut taken, mut tried, mut distinct) = (Vec::new(), 0, BTreeSet::new());
    for file in under_every_name().iter().chain(&names()).chain(&opened()) {
        distinct.insert((file.name.clone(), file.what));
        for door in file.doors {
            let page = bring(&admin, &agreement, *door, file).await;
            tried += 1;
            if !matches!(page.status.as_u16(), 400 | 413 | 422) {
                taken.push(format!("{}, {:?}, at {door:?}: {}", file.what, file.name, page.status));
            }
        }
    }
    assert!(taken.is_empty(), "{} of {tried}: {taken:#?}", taken.len());
    assert!(distinct.len() >= 60, "only {} files", distinct.len());
    // Nothing of them is kept.
    admin.get(&scene.path("/files")).await.expect(200).sees("No file is attached yet.");
    admin.get("/letterhead/emblem").await.expect(404);
    let mut tx = app.app.db.read().await.unwrap();
    for table in ["SELECT count(*) FROM attachments", "SELECT count(*) FROM drafts", "SELECT count(*) FROM imports"] {
        let (rows,): (i64,) = tx.one(table, &[]).await.unwrap();
        assert_eq!(rows, 0, "{table}");
    }
}

#[tokio::test]
async fn an_honest_file_under_an_odd_name_is_kept_under_a_harmless_one() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let long = format!("{}.pdf", "ن".repeat(5000));
    let cases = [
        ("../../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Windows\\System32\\letter.pdf", "letter.pdf"),
        ("exe.\u{202e}fdp.pdf", "exe.fdp.pdf"),
        ("a<b>c|d?.pdf", "abcd.pdf"),
        ("CON.pdf", "CON.pdf"),
        (long.as_str(), ""),
    ];
    for (sent, kept) in cases {
        let file = b"%PDF-1.7 x";
        officer.upload(&scene.path("/files"), &[("kind", "letter")], "file", sent, file).await.expect(303);
        let list = officer.get(&scene.path("/files")).await.expect(200);
        if !kept.is_empty() {
            list.sees(kept);
        }
        let href = list.attr(".files a", "href").unwrap();
        let answer = officer.get(&href).await.expect(200);
        let disposition = answer.headers["content-disposition"].to_str().unwrap();
        assert!(disposition.starts_with("attachment; filename=\"file.pdf\"; filename*=UTF-8''"), "{disposition}");
        assert!(disposition.len() < 3000 && !disposition.contains(['/', '\\', '<']), "{disposition}");
        officer.post(&format!("{href}/delete"), &[]).await.expect(303);
    }
}

#[test]
fn the_server_does_not_grow_by_hostile_files() {
    let server = Server::start();
    let admin = server.set_up();
    let made = server.ask(
        "POST",
        "/agreements/new",
        &admin,
        &[("title", "Once"), ("counterparty", "Other"), ("counterparty_id", "new")],
    );
    assert_eq!(made.status, 303, "{}", made.body);
    let agreement = made.location.rsplit('/').next().unwrap().to_owned();
    let files = opened();
    // One honest round first: what the program needs anyway is no growth.
    let doors = [Door::Attachment, Door::Word, Door::List, Door::Emblem];
    for door in doors {
        let (fields, field) = form(door);
        server.upload(&address(door, &agreement), &admin, fields, field, ("x.pdf", b"%PDF"));
    }
    let [_, before] = server.memory();
    let largest = files.iter().map(|file| file.bytes.len()).max().unwrap() as u64;
    for file in &files {
        for door in doors {
            let (fields, field) = form(door);
            let reply = server.upload(&address(door, &agreement), &admin, fields, field, (&file.name, &file.bytes));
            assert!(reply.status != 0 && reply.status < 500, "{} at {door:?}: {}", file.what, reply.status);
        }
    }
    let [_, after] = server.memory();
    let grown = after - before;
    assert!(grown < 50 * 1024, "{grown} KiB, with files of {largest} at most");
}
