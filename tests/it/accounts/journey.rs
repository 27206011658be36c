//! Two-step sign-in as somebody meets it, in a real browser, in Persian.
use chrono::TimeDelta;
use tafahom::users::roles::Role;
use tafahom::users::store;
use tafahom::words::{Lang, Words};

use super::second_factor::code;
use super::{PASSWORD, with_password};
use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

#[tokio::test(flavor = "multi_thread")]
async fn somebody_sets_up_two_steps_on_a_phone_and_signs_in_with_them() {
    tell(Options::phone(), true).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_needs_no_script() {
    tell(Options::desktop().without_javascript(), false).await;
}

/// A code as it is typed on a Persian keyboard.
fn persian(code: &str) -> String {
    tafahom::persian::digits::to_persian(code)
}

async fn look_over(b: &Browser, wanted: bool) {
    assert!(!b.scroll_overflow().await, "{} scrolls sideways", b.path().await);
    for dark in [false, true].into_iter().filter(|_| wanted) {
        b.dark(dark).await;
        assert_eq!(b.axe().await, Vec::<String>::new(), "{} dark={dark}", b.path().await);
    }
    b.dark(false).await;
}

async fn first_step(b: &Browser, w: Words) {
    b.go("/sign-in").await;
    b.fill(w.users.username(), "sara").await;
    b.fill(w.users.password(), PASSWORD).await;
    b.within("main").click(w.users.sign_in()).await;
}

async fn tell(options: Options, looks: bool) {
    let app = TestApp::new().await;
    let user = with_password(&app, Role::Officer, "sara").await;
    let mut tx = app.app.db.write().await.unwrap();
    store::set_language(&mut tx, user.id, Lang::Fa).await.unwrap();
    tx.commit().await.unwrap();
    let (base, clock) = (app.serve().await, app.app.clock.clone());
    browse(&base, options, |b| async move {
        let w = Words::of(Lang::Fa);
        let s = w.second_factor;
        b.go("/sign-in?lang=fa").await;
        b.cookie("lang", "fa").await;
        first_step(&b, w).await;
        b.within("main").see(w.common.desk()).await;
        b.go("/me").await;
        b.within("main").click(s.title()).await;
        b.see(s.need_app()).await;
        look_over(&b, looks).await;
        b.fill(w.users.present_password(), PASSWORD).await;
        b.click(s.begin()).await;
        b.see(s.scan_title()).await;
        look_over(&b, looks).await;
        let secret = b.find("#secret").await.text().await.unwrap();
        b.fill(s.code(), "۱۲۳").await;
        b.click(s.confirm()).await;
        b.see(s.first_code_wrong()).await;
        b.fill(s.code(), &persian(&code(&secret, clock.now()))).await;
        b.click(s.confirm()).await;
        b.see(s.codes_lead()).await;
        assert_eq!(b.count("main ol li").await, 10);
        look_over(&b, looks).await;
        b.click(s.codes_kept()).await;
        b.see(&s.codes_left(10_i64)).await;
        look_over(&b, looks).await;

        b.cookie("session", "ended").await;
        clock.advance(TimeDelta::seconds(60));
        first_step(&b, w).await;
        b.see(s.code_title()).await;
        look_over(&b, looks).await;
        b.fill(s.code(), &persian(&code(&secret, clock.now()))).await;
        b.within("main").click(w.users.sign_in()).await;
        b.within("main").see(w.common.desk()).await;
        b.go("/me/devices").await;
        b.see(w.accounts.this_device()).await;
        assert_eq!(b.csp_violations().await, Vec::<String>::new());
    })
    .await;
}
