//! The settings of the installation.
use tafahom::settings::{IdleLimits, Settings, store};
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::engines;

/// The form as a browser sends it back: the defaults it was filled in from, and what was typed.
fn form<'a>(typed: [(&'a str, &'a str); 4]) -> Vec<(&'a str, &'a str)> {
    let was =
        [("was.letterhead", ""), ("was.idle_meeting", "30"), ("was.idle_drafting", "30"), ("was.idle_signing", "14")];
    was.into_iter().chain(typed).collect()
}

const TYPED: [(&str, &str); 4] =
    [("letterhead", "اداره‌کل"), ("idle_meeting", "۲۰"), ("idle_drafting", "25"), ("idle_signing", "7")];

#[tokio::test]
async fn limits_have_defaults_until_the_administrator_changes_them() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let page = admin.get("/settings").await.expect(200);
    assert_eq!(page.attr("#idle_signing", "value").as_deref(), Some("14"));
    admin.post("/settings", &form(TYPED)).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::idle_limits(&mut tx).await.unwrap(), IdleLimits { meeting: 20, drafting: 25, signing: 7 });
    assert_eq!(store::letterhead(&mut tx).await.unwrap().organisation, "اداره‌کل");
}

#[tokio::test]
async fn a_limit_that_is_no_number_of_days_is_refused_and_stays_in_its_field() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    for bad in ["", "0", "-3", "4000", "seven", "99999999999"] {
        let fields = [("letterhead", "X"), ("idle_meeting", bad), ("idle_drafting", "30"), ("idle_signing", "14")];
        let page = admin.post("/settings", &fields).await.expect(422);
        assert_eq!(page.attr("#idle_meeting", "value").as_deref(), Some(bad));
        assert_eq!(page.count(".field.bad"), 1, "{bad:?}");
    }
}

#[tokio::test]
async fn two_who_change_the_same_setting_choose_between_both_texts() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    admin.post("/settings", &form(TYPED)).await.expect(303);
    let late = [("letterhead", "mine"), ("idle_meeting", "30"), ("idle_drafting", "30"), ("idle_signing", "14")];
    let page = admin.post("/settings", &form(late)).await.expect(409);
    page.sees("admin user");
    assert_eq!(page.count("fieldset.versus"), 1, "only what both changed is asked");
    assert_eq!(
        page.attr("input[name='idle_meeting']", "value").as_deref(),
        Some("20"),
        "what only one changed is merged"
    );
}

#[tokio::test]
async fn settings_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        assert_eq!(store::all(&mut tx).await.unwrap(), Settings::default());
        let idle = IdleLimits { meeting: 1, drafting: 2, signing: 3 };
        for letterhead in ["one", "two"] {
            let settings = Settings { letterhead: letterhead.into(), idle };
            store::save(&mut tx, &settings).await.unwrap();
            assert_eq!(store::all(&mut tx).await.unwrap(), settings);
        }
        tx.commit().await.unwrap();
    })
    .await;
}
