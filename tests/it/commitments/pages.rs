//! The pages of commitments: recorded, kept, given up, and seen only by those who may.
use tafahom::agreements::lifecycle::Stage;
use tafahom::agreements::{Content, PartyRole, store as agreements};
use tafahom::ids::{AgreementId, OrganisationId};
use tafahom::users::roles::Role;

use super::stores::in_force;
use crate::agreement_views::{content, put, record, with_party};
use crate::app::{Page, Person, TestApp};
use crate::meetings::organisation;

/// An agreement in force between us and a media house, with the two parties.
pub async fn media_agreement(app: &TestApp, by: &Person<'_>, of: Content) -> (AgreementId, [OrganisationId; 2]) {
    let db = &app.app.db;
    let id = record(db, &of, by.id).await;
    let mut tx = db.write().await.unwrap();
    let us = organisation(&mut tx, "The directorate", true).await;
    agreements::add_party(&mut tx, id, us, PartyRole::FirstParty).await.unwrap();
    in_force(&mut tx, id, "2026-03-21", by.id).await;
    tx.commit().await.unwrap();
    let media = with_party(db, id, "Peyk media").await;
    put(db, id, Stage::InForce.key(), "2026-03-21").await;
    (id, [us, media])
}

/// Records a commitment; answers where its page is.
async fn promise(by: &Person<'_>, of: AgreementId, obligor: OrganisationId, fields: &[(&str, &str)]) -> String {
    let (obligor, owner) = (obligor.to_string(), by.id.to_string());
    let mut all =
        vec![("text", "Four reports a month"), ("obligor", obligor.as_str()), ("every", "month"), ("times", "4")];
    all.retain(|(name, _)| !fields.iter().any(|(given, _)| given == name));
    all.push(("owner", &owner));
    all.extend(fields);
    let page = by.post(&format!("/agreements/{of}/commitments"), &all).await.expect(303);
    page.location()
}

/// The address of the first form whose action ends so.
fn action(page: &Page, end: &str) -> String {
    page.attr(&format!("main form[action$='{end}']"), "action").unwrap_or_default()
}

#[tokio::test]
async fn a_commitment_shows_which_months_were_met_and_what_proves_it() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (id, [_, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    let form = officer.get(&format!("/agreements/{id}/commitments/new")).await.expect(200);
    form.sees("Peyk media");
    assert_eq!(form.attr("select[name=owner] option[selected]", "value"), Some(officer.id.to_string()));
    let home = promise(&officer, id, media, &[]).await;
    let page = officer.get(&home).await.expect(200);
    page.sees("Farvardin 1405 4 0 4 Missed");
    page.sees("Overdue");
    page.sees("28 days overdue");
    let evidence = format!("{home}/evidence");
    let none = officer.post(&evidence, &[("done_on", "1405/1/20"), ("pieces", "4")]).await.expect(422);
    none.sees("Write a note or attach a file.");
    officer.post(&evidence, &[("done_on", "tomorrow"), ("note", "x")]).await.expect(422).sees("not come yet");
    let scan = std::fs::read("src/demo/data/signed-copy.pdf").unwrap();
    let fields = [("done_on", "1405/1/20"), ("pieces", "۴"), ("note", "Four reports on saffron")];
    officer.upload(&evidence, &fields, "file", "reports.pdf", &scan).await.expect(303);
    let page = officer.get(&home).await;
    page.sees("Farvardin 1405 4 4 0 Met");
    page.sees("Four reports on saffron");
    page.sees("reports.pdf");
    officer.get(&format!("/agreements/{id}/files")).await.sees("reports.pdf");
    // Taken away and put back.
    let remove = action(&page, "/remove");
    officer.post(&remove, &[]).await.expect(303);
    officer.get(&home).await.sees("Farvardin 1405 4 0 4 Missed");
    officer.post(&remove.replace("/remove", "/restore"), &[]).await.expect(303);
    officer.get(&home).await.sees("Farvardin 1405 4 4 0 Met");
}

#[tokio::test]
async fn what_we_owe_and_what_they_owe_stand_apart_on_the_agreement() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (id, [us, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    promise(&officer, id, media, &[]).await;
    let office = [("text", "Office space"), ("every", "once"), ("times", "1"), ("until_on", "1405/2/20")];
    promise(&officer, id, us, &office).await;
    let page = officer.get(&format!("/agreements/{id}")).await.expect(200);
    page.sees("We owe Office space Overdue once · Due: 20 Ordibehesht 1405");
    page.sees("They owe Four reports a month Overdue Peyk media");
    officer.get("/").await.sees("Overdue commitments I follow up Four reports a month");
    for (view, seen, not) in [
        ("ours", "Office space", "Four reports"),
        ("theirs", "Four reports", "Office space"),
        ("overdue", "2 commitments", "1 commitment"),
    ] {
        let page = officer.get(&format!("/commitments?view={view}")).await.expect(200);
        page.sees(seen);
        assert!(!page.words().contains(not), "{view}: {}", page.words());
    }
    let narrowed = officer.get(&format!("/commitments?view=all&party={us}")).await;
    narrowed.sees("1 commitment");
    let manager = app.signed_in(Role::Manager).await;
    let step = manager.get(&format!("/agreements/{id}/steps/conclude")).await.expect(200);
    step.sees("2 commitments to be kept or waived");
}

#[tokio::test]
async fn a_press_item_shows_a_commitment_from_both_sides() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (id, [_, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    let home = promise(&officer, id, media, &[]).await;
    let commitment = home.rsplit('/').next().unwrap().to_owned();
    let page = officer.get(&format!("/press/new?agreement={id}&commitment={commitment}")).await.expect(200);
    assert_eq!(page.count(&format!("input[name=commitment][value='{commitment}'][checked]")), 1);
    let item = [
        ("headline", "Saffron of Taleghan"),
        ("outlet", "Peyk"),
        ("outlet_id", "new:Peyk"),
        ("published_on", "1405/2/3"),
        ("commitment", commitment.as_str()),
    ];
    let press = officer.post("/press", &item).await.expect(303).location();
    officer.get(&press).await.sees("Commitments it shows Four reports a month");
    officer.get(&home).await.sees("Ordibehesht 1405 4 1");
    officer.get(&format!("/agreements/{id}")).await.sees("Saffron of Taleghan");
    // From the page of the commitment the link is taken away, and made again.
    let remove = action(&officer.get(&home).await, "/remove");
    officer.post(&remove, &[]).await.expect(303);
    let page = officer.get(&home).await;
    page.sees("Ordibehesht 1405 4 0");
    let choice = page.attr("select[name=item] option:nth-child(2)", "value").unwrap();
    officer.post(&format!("{home}/press"), &[("item", "nothing")]).await.expect(422);
    officer.post(&format!("{home}/press"), &[("item", &choice)]).await.expect(303);
    officer.get(&home).await.sees("Ordibehesht 1405 4 1");
    // Editing the item keeps what nobody touched, and cuts what was unticked.
    let edit = officer.get(&format!("{press}/edit")).await.expect(200);
    let value = |name: &str| edit.attr(&format!("[name='{name}']"), "value").unwrap_or_default();
    let (version, outlet, was) = (value("version"), value("outlet_id"), value("was.commitment"));
    let (headline, day) = (value("headline"), value("published_on"));
    assert_eq!(was, commitment);
    let changed = [
        ("was.headline", headline.as_str()),
        ("was.published_on", day.as_str()),
        ("was.outlet", "Peyk"),
        ("headline", headline.as_str()),
        ("outlet", "Peyk"),
        ("outlet_id", &outlet),
        ("published_on", day.as_str()),
    ];
    let kept = [&changed[..], &[("version", version.as_str())]].concat();
    officer.post(&press, &kept).await.expect(303);
    officer.get(&home).await.sees("Ordibehesht 1405 4 1");
    let cut = [&changed[..], &[("version", "2"), ("was.commitment", commitment.as_str())]].concat();
    officer.post(&press, &cut).await.expect(303);
    officer.get(&home).await.sees("Ordibehesht 1405 4 0");
}

#[tokio::test]
async fn a_manager_waives_with_a_reason_and_takes_it_up_again() {
    let app = TestApp::new().await;
    let (officer, manager) = (app.signed_in(Role::Officer).await, app.signed_in(Role::Manager).await);
    let (id, [_, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    let home = promise(&officer, id, media, &[]).await;
    officer.post(&format!("{home}/waive"), &[("reason", "x")]).await.expect(403);
    manager.post(&format!("{home}/waive"), &[("reason", "")]).await.expect(422);
    manager.post(&format!("{home}/waive"), &[("reason", "The paper closed")]).await.expect(303);
    let page = manager.get(&home).await;
    page.sees("Waived on 28 Ordibehesht 1405: The paper closed");
    let step = manager.get(&format!("/agreements/{id}/steps/conclude")).await;
    step.sees("Every commitment was kept or waived");
    officer.get("/commitments?view=closed").await.sees("Four reports a month");
    manager.get(&format!("/agreements/{id}?t=edit")).await.sees("waived the commitment");
    manager.post(&format!("{home}/reopen"), &[]).await.expect(303);
    manager.get(&home).await.sees("Overdue");
}

#[tokio::test]
async fn a_form_is_read_whole_and_says_every_fault() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (id, [_, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    let stranger = OrganisationId::new().to_string();
    let wrong = [
        ("text", ""),
        ("obligor", stranger.as_str()),
        ("every", "week"),
        ("times", "0"),
        ("from_on", "1405/3/1"),
        ("until_on", "1405/2/1"),
    ];
    let page = officer.post(&format!("/agreements/{id}/commitments"), &wrong).await.expect(422);
    for field in ["text", "obligor", "every", "times", "until_on"] {
        assert_eq!(page.count(&format!("#{field}[aria-invalid=true]")), 1, "{field}");
    }
    assert_eq!(page.attr("#from_on", "value").unwrap(), "1405/3/1");
    let once = [("form_id", "0190a1b2-0000-7000-8000-00000000000c")];
    let home = promise(&officer, id, media, &once).await;
    assert_eq!(promise(&officer, id, media, &once).await, home, "handed in twice, recorded once");
    officer.get("/commitments").await.sees("1 commitment");
    // Into the trash and back.
    officer.post(&format!("{home}/delete"), &[]).await.expect(303);
    officer.get(&home).await.expect(404);
    officer.post(&format!("{home}/restore"), &[]).await.expect(303);
    officer.get(&home).await.expect(200);
}

#[tokio::test]
async fn two_who_change_a_commitment_lose_nothing() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let (id, [us, media]) = media_agreement(&app, &one, content("Media", one.id)).await;
    let home = promise(&one, id, media, &[]).await;
    let page = one.get(&format!("{home}/edit")).await.expect(200);
    let value = |name: &str| page.attr(&format!("input[name='{name}']"), "value").unwrap_or_default();
    let was: Vec<(String, String)> = ["version", "was.text", "was.obligor", "was.every", "was.times", "was.owner"]
        .map(|name| (name.to_owned(), value(name)))
        .to_vec();
    let (ours, theirs, owner) = (us.to_string(), media.to_string(), one.id.to_string());
    let send = async |who: &Person<'_>, text: &str, obligor: &str, times: &str| {
        let mut fields: Vec<(&str, &str)> = was.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend([("text", text), ("obligor", obligor), ("every", "month"), ("times", times), ("owner", &owner)]);
        who.post(&home, &fields).await
    };
    send(&one, "Three reports", &theirs, "3").await.expect(303);
    // What only one of them touched goes together …
    send(&two, "Four reports a month", &ours, "4").await.expect(303);
    let page = one.get(&home).await;
    page.sees("Three reports");
    page.sees("The directorate");
    // … and where both wrote, the second one sees both, in words.
    let page = send(&two, "Five reports", &theirs, "5").await.expect(409);
    for text in ["Three reports", "Five reports"] {
        assert!(page.text().contains(text), "{text}");
    }
}

#[tokio::test]
async fn commitments_of_a_confidential_agreement_exist_for_nobody_else() {
    let app = TestApp::new().await;
    let owner = app.signed_in_as(Role::Officer, "owner").await;
    let other = app.signed_in_as(Role::Officer, "other").await;
    let secret = Content { confidential: true, ..content("Secret", owner.id) };
    let (id, [_, media]) = media_agreement(&app, &owner, secret).await;
    let home = promise(&owner, id, media, &[]).await;
    owner.post(&format!("{home}/evidence"), &[("done_on", "1405/2/1"), ("note", "x")]).await.expect(303);
    let evidence = action(&owner.get(&home).await, "/remove");
    for path in [home.clone(), format!("{home}/edit"), format!("/agreements/{id}/commitments/new")] {
        other.get(&path).await.expect(404);
    }
    for act in ["", "/delete", "/restore", "/evidence", "/press"] {
        other.post(&format!("{home}{act}"), &[]).await.expect(404);
    }
    other.post(&evidence, &[]).await.expect(404);
    for path in ["/commitments", "/commitments?view=overdue", "/", "/activity"] {
        let page = other.get(path).await.expect(200);
        assert!(!page.text().contains("Four reports") && !page.words().contains("1 commitment"), "{path}");
    }
    let item = [
        ("headline", "News"),
        ("outlet", "Peyk"),
        ("outlet_id", "new:Peyk"),
        ("published_on", "1405/2/3"),
        ("commitment", home.rsplit('/').next().unwrap()),
    ];
    other.post("/press", &item).await.expect(422);
    owner.get("/commitments").await.sees("Four reports");
}

#[tokio::test]
async fn a_viewer_reads_and_changes_nothing() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let (id, [_, media]) = media_agreement(&app, &officer, content("Media", officer.id)).await;
    let home = promise(&officer, id, media, &[]).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let page = viewer.get(&home).await.expect(200);
    page.sees("Four reports a month");
    assert_eq!(page.count("main form"), 0);
    viewer.get(&format!("/agreements/{id}/commitments/new")).await.expect(403);
    viewer.post(&format!("{home}/evidence"), &[("note", "x")]).await.expect(403);
}
