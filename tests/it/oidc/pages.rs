//! The pages about the provider in a browser: both languages, both themes, wide and narrow.
use tafahom::users::roles::Role;

use super::Pair;
use crate::browser::{Options, browse};

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_about_the_provider_are_accessible_and_hold_long_identities() {
    let pair = Pair::new().await;
    let long = format!("f:3f1c9a52-77aa-4b1e-9d0e-2f6f1c2a7b55:{}", "s.rezaei".repeat(10));
    let admin = pair.linked(Role::Admin, "admin", &long).await;
    let (sara, omid) =
        (pair.linked(Role::Viewer, "sara", &format!("{long}x")).await, pair.app.signed_in(Role::Viewer).await);
    let paths = [
        "/sign-in".to_owned(),
        "/sign-in/oidc/back".into(),
        "/me".into(),
        "/me/identity".into(),
        format!("/users/{}", sara.id),
        format!("/users/{}/identity", sara.id),
        format!("/users/{}/identity", omid.id),
    ];
    let (base, token) = (pair.app.serve().await, admin.token().to_owned());
    browse(&base, Options::desktop(), |b| async move {
        let mut faults = Vec::new();
        for path in &paths {
            if path == "/me" {
                b.cookie("session", &token).await;
            }
            for lang in ["fa", "en"] {
                b.go(&format!("{path}?lang={lang}")).await;
                for (width, height) in [(1366, 768), (390, 844)] {
                    b.set_viewport(width, height).await;
                    for dark in [false, true] {
                        b.dark(dark).await;
                        let found = b.axe().await.into_iter();
                        faults.extend(found.map(|fault| format!("{path} {lang} {width} dark={dark}: {fault}")));
                    }
                    if b.scroll_overflow().await {
                        faults.push(format!("{path} {lang} {width}: scrolls sideways"));
                    }
                }
                b.set_viewport(1366, 768).await;
                b.dark(false).await;
            }
        }
        faults.extend(b.csp_violations().await);
        assert!(faults.is_empty(), "{faults:#?}");
    })
    .await;
}
