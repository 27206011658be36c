//! The frame of every page in a real browser.
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::browser::{Options, browse};

#[tokio::test(flavor = "multi_thread")]
async fn the_frame_is_right_to_left_in_persian_and_left_to_right_in_english() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let token = app.signed_in(Role::Officer).await.token().to_owned();
    browse(&base, Options::phone(), |b| async move {
        b.cookie("session", &token).await;
        b.go("/nothing?lang=fa").await;
        assert_eq!(b.attr("html", "dir").await.as_deref(), Some("rtl"));
        b.see("چنین صفحه‌ای نیست").await;
        b.go("/nothing?lang=en").await;
        assert_eq!(b.attr("html", "dir").await.as_deref(), Some("ltr"));
        b.see("There is no such page").await;
        assert!(!b.scroll_overflow().await);
        assert_eq!(b.axe().await, Vec::<String>::new());
        assert_eq!(b.csp_violations().await, Vec::<String>::new());
    })
    .await;
}
