//! Files: the story of their store on both engines, what is taken, and who may read it.
use tafahom::agreements::lifecycle::Stage;
use tafahom::agreements::sight::Sight;
use tafahom::attachments::store::NewAttachment;
use tafahom::attachments::{AttachmentKind, Target, store};
use tafahom::db::{Db, StoreError};
use tafahom::users::roles::Role;

use crate::agreements::{actor, user};
use crate::app::{Page, Person, TestApp, the_day};
use crate::drafts::{Scene, hide, move_to};
use crate::engines;

#[tokio::test]
async fn a_file_is_seen_by_whoever_sees_what_it_hangs_on() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let (by, other) = (user(&mut tx, "writer").await, user(&mut tx, "other").await);
        let Scene { agreement, .. } = Scene::new(&mut tx, by).await;
        let sha256 = "b".repeat(64);
        let file = NewAttachment {
            kind: AttachmentKind::Letter,
            file_name: "نامه.pdf",
            media_type: "application/pdf",
            size: 7,
            sha256: &sha256,
            target: Target::agreement(agreement),
            uploaded_by: by,
        };
        let id = store::insert(&mut tx, &file, the_day()).await.unwrap();
        let (owner, stranger) = (Sight::of(&actor(by, Role::Officer)), Sight::of(&actor(other, Role::Officer)));
        store::find(&mut tx, id, &stranger).await.unwrap();
        tx.change("UPDATE agreements SET confidential = $2 WHERE id = $1", &[&agreement, &true]).await.unwrap();
        store::find(&mut tx, id, &owner).await.unwrap();
        assert!(matches!(store::find(&mut tx, id, &stranger).await, Err(StoreError::NotFound)));

        let nowhere = NewAttachment { target: Target::default(), ..file };
        let lost = store::insert(&mut tx, &nowhere, the_day()).await.unwrap();
        assert!(matches!(store::find(&mut tx, lost, &owner).await, Err(StoreError::NotFound)));

        assert_eq!(store::of_agreement(&mut tx, agreement).await.unwrap().len(), 1);
        store::delete(&mut tx, id, the_day()).await.unwrap();
        assert!(store::of_agreement(&mut tx, agreement).await.unwrap().is_empty());
        store::restore(&mut tx, id).await.unwrap();
        assert_eq!(store::of_agreement(&mut tx, agreement).await.unwrap()[0].file_name, "نامه.pdf");
    })
    .await;
}

async fn upload(person: &Person<'_>, scene: &Scene, name: &str, bytes: &[u8]) -> Page {
    person.upload(&scene.path("/files"), &[("kind", "letter")], "file", name, bytes).await
}

#[tokio::test]
async fn a_file_is_attached_read_deleted_and_restored() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    officer.get(&scene.path("/files")).await.expect(200).sees("No file is attached yet.");
    upload(&officer, &scene, "C:\\x\\نامهٔ ۱.PDF", b"%PDF-1.7 letter").await.expect(303);
    let list = officer.get(&scene.path("/files")).await.expect(200);
    list.sees("نامهٔ ۱.PDF");
    let href = list.attr(".files a", "href").unwrap();

    let file = officer.get(&href).await.expect(200);
    assert_eq!(file.bytes, b"%PDF-1.7 letter");
    let disposition = file.headers["content-disposition"].to_str().unwrap();
    assert!(disposition.starts_with("attachment; "), "{disposition}");
    assert!(disposition.ends_with("filename*=UTF-8''%D9%86%D8%A7%D9%85%D9%87%D9%94%20%DB%B1.PDF"), "{disposition}");
    for (name, value) in [
        ("content-type", "application/pdf"),
        ("content-security-policy", "sandbox; default-src 'none'"),
        ("cache-control", "private, no-store"),
        ("x-content-type-options", "nosniff"),
        ("cross-origin-resource-policy", "same-origin"),
    ] {
        assert_eq!(file.headers[name], value);
    }
    let inline = officer.get(&format!("{href}?inline=1")).await.expect(200);
    assert!(inline.headers["content-disposition"].to_str().unwrap().starts_with("inline; "));
    assert_eq!(inline.headers["content-security-policy"], "default-src 'none'; frame-ancestors 'self'");

    let deleted = officer.post(&format!("{href}/delete"), &[]).await.expect(303);
    assert_eq!(deleted.location(), scene.path("/files"));
    officer.get(&href).await.expect(404);
    officer.post(&format!("{href}/restore"), &[]).await.expect(303);
    officer.get(&href).await.expect(200);
}

#[tokio::test]
async fn only_the_listed_types_whose_bytes_agree_are_taken() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let cases: [(&str, &[u8], &str); 7] = [
        ("run.exe", b"MZ\x90\0", "This type of file is not taken"),
        ("letter.pdf", b"MZ\x90\0\x03", "is not what its name says"),
        ("page.html", b"<!doctype html>", "This type of file is not taken"),
        ("drawing.svg", b"<svg/>", "This type of file is not taken"),
        ("many.zip", b"PK\x03\x04", "This type of file is not taken"),
        ("empty.pdf", b"", "This file is empty."),
        ("fake.docx", b"PK\x03\x04 evil", "is not what its name says"),
    ];
    for (name, bytes, words) in cases {
        upload(&officer, &scene, name, bytes).await.expect(422).sees(words);
    }
    officer.post(&scene.path("/files"), &[("kind", "letter")]).await.expect(422).sees("Fill in this field.");
    officer.get(&scene.path("/files")).await.sees("No file is attached yet.");
}

#[tokio::test]
async fn twenty_five_megabytes_are_taken_and_more_is_told_clearly() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let mut bytes = b"%PDF-1.7 ".to_vec();
    bytes.resize(25 * 1024 * 1024, b'x');
    upload(&officer, &scene, "large.pdf", &bytes).await.expect(303);
    bytes.push(b'x');
    let page = upload(&officer, &scene, "larger.pdf", &bytes).await.expect(413);
    page.sees("over the limit (files: 25 MB at most)");
    officer.get(&scene.path("/files")).await.sees("large.pdf");
    assert_eq!(officer.get(&scene.path("/files")).await.count(".files li"), 1);
}

#[tokio::test]
async fn a_text_typed_beside_a_file_that_is_too_large_is_not_lost() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let text = "متنی که نباید گم شود و باید در صفحهٔ خطا دیده شود تا دوباره فرستاده شود";
    let bytes = vec![b'x'; 26 * 1024 * 1024];
    let page = officer
        .upload(&scene.path("/drafts"), &[("version", "0"), ("text", text)], "file", "large.pdf", &bytes)
        .await
        .expect(413);
    assert!(page.text().contains(text));
}

#[tokio::test]
async fn the_signed_copy_of_an_agreement_in_force_and_the_file_of_a_version_stay() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    let fields = [("version", "0"), ("text", "متن")];
    officer.upload(&scene.path("/drafts"), &fields, "file", "متن.pdf", b"%PDF-1.7 draft").await.expect(303);
    let page = officer.get(&scene.path("/drafts/1")).await.expect(200);
    let draft_file = page.attr(".files a", "href").unwrap();
    officer.post(&format!("{draft_file}/delete"), &[]).await.expect(409);

    let copy = [("kind", "signed_copy")];
    officer.upload(&scene.path("/files"), &copy, "file", "a.pdf", b"%PDF-1.7 copy").await.expect(422);
    move_to(&app, scene.agreement, Stage::Signing).await;
    officer.upload(&scene.path("/files"), &copy, "file", "a.pdf", b"%PDF-1.7 copy").await.expect(303);
    move_to(&app, scene.agreement, Stage::InForce).await;
    let list = officer.get(&scene.path("/files")).await.expect(200);
    assert_eq!(list.count("form[action$='/delete']"), 0);
    let href = list.attr(".files a", "href").unwrap();
    officer.post(&format!("{href}/delete"), &[]).await.expect(409);
    officer.get(&href).await.expect(200);
}

#[tokio::test]
async fn files_of_a_hidden_agreement_do_not_exist() {
    let app = TestApp::new().await;
    let owner = app.signed_in(Role::Officer).await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let scene = Scene::of(&app, owner.id).await;
    upload(&owner, &scene, "a.png", b"\x89PNG\r\n\x1a\n data").await.expect(303);
    let href = owner.get(&scene.path("/files")).await.attr(".files a", "href").unwrap();
    other.get(&href).await.expect(200);
    hide(&app, scene.agreement).await;
    for path in [href.clone(), format!("{href}?inline=1"), scene.path("/files")] {
        owner.get(&path).await.expect(200);
        other.get(&path).await.expect(404);
    }
    other.post(&format!("{href}/delete"), &[]).await.expect(404);
    other.post(&format!("{href}/restore"), &[]).await.expect(404);
    upload(&other, &scene, "b.png", b"\x89PNG\r\n\x1a\n data").await.expect(404);
    owner.get("/files/0f9619ff-8b86-4d01-b42d-00cf4fc964ff").await.expect(404);
    owner.get("/files/nothing").await.expect(404);
}

#[tokio::test]
async fn bytes_that_cannot_be_kept_leave_no_row() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let scene = Scene::of(&app, officer.id).await;
    // The folder of the files gives way to a plain file: nothing can be written below it.
    let files = app.app.config.data.join("files");
    std::fs::remove_dir_all(&files).unwrap();
    std::fs::write(&files, b"").unwrap();
    upload(&officer, &scene, "a.pdf", b"%PDF-1.7").await.expect(503);
    let fields = [("version", "0"), ("text", "متن")];
    officer.upload(&scene.path("/drafts"), &fields, "file", "a.pdf", b"%PDF-1.7").await.expect(503);
    officer.get(&scene.path("/files")).await.expect(200).sees("No file is attached yet.");
    officer.get(&scene.path("/drafts")).await.expect(200).sees("No version is recorded yet");
}
