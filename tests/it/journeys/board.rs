//! The board: the same move by button, by keyboard and by mouse.
use tafahom::agreements::lifecycle::Stage;
use tafahom::ids::AgreementId;
use tafahom::users::roles::Role;

use super::{at_the_desk, words};
use crate::agreement_views::ready_to_draft;
use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

/// Waits for the card in the column of drafts, with its title where the eye is.
async fn moved(b: &Browser, id: AgreementId, title: &str) {
    b.see(&words().agreement_views.moved(title, words().label(Stage::Drafting))).await;
    assert_eq!(b.count(&format!(".col[data-stage=drafting] #card-{id}")).await, 1);
    assert!(b.path().await.contains("/agreements/board"));
    let seen = "const box = document.querySelector(':target').getBoundingClientRect();
                return document.querySelector(':target').id + (box.top >= 0 && box.top < innerHeight);";
    assert_eq!(b.run(seen, &[]).await, format!("card-{id}true"), "the page lands on the card");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_moves_by_its_button_by_the_keyboard_alone_and_by_the_mouse() {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    let titles = ["Moved by button", "Moved by keys", "Moved by mouse"];
    let mut ids = Vec::new();
    for title in titles {
        ids.push(ready_to_draft(&app.app.db, title, officer.id).await);
    }
    let token = officer.token().to_owned();
    let base = app.serve().await;
    browse(&base, Options::desktop(), |b| async move {
        let w = words().agreement_views;
        at_the_desk(&b, &token).await;
        b.go("/agreements/board").await;
        b.reset_clicks();
        b.within(&format!("#card-{}", ids[0])).click(w.move_on()).await;
        moved(&b, ids[0], titles[0]).await;
        assert_eq!(b.clicks(), 1);

        b.go("/agreements/board").await;
        let field = w.new_stage(titles[1]);
        let mut pressed = 0;
        while b.focused().await != field {
            b.press("Tab").await;
            pressed += 1;
            assert!(pressed < 80, "the keyboard never comes to the card");
        }
        b.press("Tab").await;
        b.press("Enter").await;
        moved(&b, ids[1], titles[1]).await;

        b.go("/agreements/board").await;
        b.drag(&format!("#card-{}", ids[2]), ".col[data-stage=drafting] header").await;
        moved(&b, ids[2], titles[2]).await;
    })
    .await;
}
