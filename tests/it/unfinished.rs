//! Forms that keep themselves while they are typed.
use tafahom::ids::UserId;
use tafahom::unfinished::{LARGEST, Place, store};
use tafahom::users::roles::Role;

use crate::app::{TestApp, the_day};
use crate::browser::{Options, browse};
use crate::engines::{on_each, user};
use crate::journeys::at_the_desk;

const NEW: &str = "/unfinished?at=%2Fmeetings%2Fnew";

#[tokio::test]
async fn a_form_is_kept_found_and_forgotten_on_both_engines() {
    on_each(async |db| {
        let mut tx = db.write().await.unwrap();
        let (one, other): (UserId, UserId) = (user(&mut tx).await, user(&mut tx).await);
        let w = tafahom::words::Words::of(tafahom::words::Lang::Fa);
        let form = |text: &str| {
            let mut form = tafahom::form::Form::empty(w).with("subject", "نشست").with("form_id", "x");
            form.push("attendee", "a");
            form.push("attendee", "b");
            form.with("minutes", text)
        };
        for text in ["یک", "یک و دو"] {
            store::keep(&mut tx, one, Place::NewMeeting, &form(text), the_day()).await.unwrap();
        }
        let kept = store::of_user(&mut tx, one).await.unwrap();
        assert_eq!(kept.len(), 1, "the later text stands in the place of the earlier");
        let kept = store::find(&mut tx, one, Place::NewMeeting).await.unwrap().unwrap();
        assert_eq!((kept.title.as_str(), kept.saved_at), ("نشست", the_day()));
        let form = kept.form(w);
        assert_eq!(form.value("minutes"), "یک و دو");
        assert_eq!(form.values("attendee").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(form.value("form_id"), "", "another handing-in is another form");
        assert!(store::of_user(&mut tx, other).await.unwrap().is_empty(), "it is nobody else's to read");
        store::forget(&mut tx, one, Place::NewMeeting).await.unwrap();
        assert!(store::of_user(&mut tx, one).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_kept_is_offered_on_the_form_and_on_the_desk_until_it_is_handed_in() {
    let app = TestApp::new().await;
    let (officer, other) =
        (app.signed_in_as(Role::Officer, "nouri").await, app.signed_in_as(Role::Officer, "karimi").await);
    assert_eq!(officer.get("/meetings/new").await.attr("form[data-autosave]", "data-autosave").as_deref(), Some(NEW));
    let typed = [("subject", "First talk"), ("held_on", "2026-05-18"), ("minutes", "Half a sen"), ("state", "held")];
    let said = officer.put(NEW, &typed).await.expect(200);
    assert!(said.text().starts_with("Draft saved at"), "{}", said.text());
    let page = officer.get("/meetings/new").await.expect(200);
    page.sees("left this form unfinished");
    assert_eq!(page.text().matches("Half a sen").count(), 0, "the fresh form is fresh");
    officer.get("/meetings/new?unfinished=1").await.expect(200).sees("Half a sen");
    officer.get("/").await.sees("First talk");
    assert!(!other.get("/meetings/new").await.text().contains("unfinished on"));
    let to = officer.post("/meetings", &typed).await.expect(303).location();
    assert!(!officer.get("/").await.text().contains("not finished"), "handed in");

    let edit = format!("/unfinished?at={}", to.replace('/', "%2F") + "%2Fedit");
    officer.put(&edit, &[("subject", "First talk"), ("minutes", "More")]).await.expect(200);
    officer.get(&format!("{to}/edit")).await.sees("left this form unfinished");
    officer.post("/unfinished/discard", &[("at", &format!("{to}/edit"))]).await.expect(303);
    assert!(!officer.get(&format!("{to}/edit")).await.text().contains("unfinished on"));
}

#[tokio::test]
async fn only_known_forms_of_a_sane_size_are_kept_and_only_for_those_who_record() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    officer.put("/unfinished?at=/users", &[("a", "b")]).await.expect(404);
    officer.put("/unfinished?at=/meetings/nonsense/edit", &[("a", "b")]).await.expect(404);
    officer.put(NEW, &[("minutes", &"x".repeat(LARGEST))]).await.expect(413);
    app.signed_in(Role::Viewer).await.put(NEW, &[("a", "b")]).await.expect(403);
    assert!(!officer.get("/").await.text().contains("not finished"));
}

#[tokio::test(flavor = "multi_thread")]
async fn minutes_survive_a_tab_that_is_killed_while_they_are_typed() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        let w = crate::journeys::words();
        at_the_desk(&b, &token).await;
        b.go("/meetings/new").await;
        b.fill(w.meetings.subject(), "First talk").await;
        b.fill(w.meetings.minutes(), "The parties agreed on a first").await;
        b.within("output.saved").see("saved at").await;
        b.go("about:blank").await;
        b.go("/").await;
        b.click("First talk").await;
        assert_eq!(b.value(w.meetings.minutes()).await, "The parties agreed on a first");
    })
    .await;
}
