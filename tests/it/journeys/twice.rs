//! The same thing twice: two people at one record, and one form sent two times.
use tafahom::users::roles::Role;
use thirtyfour::By;

use super::{at_the_desk, texts, words};
use crate::agreement_views::{content, record};
use crate::app::TestApp;
use crate::browser::{Options, browse, browse_two};

#[tokio::test(flavor = "multi_thread")]
async fn two_who_edit_one_agreement_lose_nothing() {
    let app = TestApp::new().await;
    let (one, other) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let id = record(&app.app.db, &content("Old title", one.id), one.id).await;
    let (first, second) = (one.token().to_owned(), other.token().to_owned());
    let base = app.serve().await;
    browse_two(&base, Options::desktop(), Options::desktop(), |a, b| async move {
        let (w, edit) = (words(), format!("/agreements/{id}/edit"));
        at_the_desk(&a, &first).await;
        at_the_desk(&b, &second).await;
        a.go(&edit).await;
        b.go(&edit).await;
        a.fill(w.agreements.title(), "Title of the first").await;
        a.fill(w.agreements.subject(), "Subject of the first").await;
        a.within("main form").click(w.common.save()).await;
        a.see(w.common.changes_saved()).await;
        b.fill(w.agreements.title(), "Title of the second").await;
        b.fill(w.agreements.tags(), "second").await;
        b.within("main form").click(w.common.save()).await;
        b.see(w.faults.conflict_title()).await;
        let status = "return performance.getEntriesByType('navigation')[0].responseStatus;";
        assert_eq!(b.run(status, &[]).await, 409);
        b.see(&w.common.conflict_by("one user")).await;
        let held = "return [...document.querySelectorAll('main textarea')].map((one) => one.value);";
        assert_eq!(b.run(held, &[]).await, serde_json::json!(["Title of the second", "Title of the first"]));
        b.click(w.common.conflict_save()).await;
        for said in ["Title of the second", "Subject of the first", "second"] {
            b.see(said).await;
        }

        // Fields that only one of them touched go together without a question.
        a.go(&edit).await;
        b.go(&edit).await;
        a.fill(w.agreements.letters(), "1405/77").await;
        a.within("main form").click(w.common.save()).await;
        a.see(w.common.changes_saved()).await;
        b.fill(w.agreements.aims(), "To be of use").await;
        b.within("main form").click(w.common.save()).await;
        for said in ["1405/77", "To be of use", "Title of the second"] {
            b.see(said).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_double_click_records_once() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    for javascript in [true, false] {
        let token = token.clone();
        let options = Options { javascript, ..Options::desktop() };
        browse(&base, options, |b| async move {
            let w = words();
            let name = if javascript { "Sent with a script" } else { "Sent without one" };
            at_the_desk(&b, &token).await;
            b.go("/actions/new").await;
            b.fill(w.actions.text(), name).await;
            let button = b.wd().find(By::Css("main form .btn.primary")).await.unwrap();
            b.wd().action_chain().double_click_element(&button).perform().await.unwrap();
            // The second click may call the first answer off, message and all: what counts is the record.
            b.wait(async || b.wd().current_url().await.is_ok_and(|url| url.path() == "/actions")).await;
            b.go("/actions?tab=all").await;
            b.see(name).await;
            let all = texts(&b, "main").await.join(" ");
            let marked = texts(&b, "main form[action$='/done'] button").await;
            assert_eq!(marked.iter().filter(|one| one.contains(name)).count(), 1, "{all}");
        })
        .await;
    }
}
