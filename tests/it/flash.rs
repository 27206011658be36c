//! The message of an act waits for the page that shows it.
use axum::body::Body;
use axum::http::Request;
use tafahom::page::Flash;
use tafahom::users::roles::Role;

use crate::app::TestApp;

#[tokio::test]
async fn a_piece_of_a_page_does_not_use_up_the_message_for_the_next_one() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let flash = Flash { text: "Recorded at last".into(), undo: None }.encode();
    let ask = async |path: &str, dest: &str| {
        let request = Request::get(path)
            .header("cookie", format!("session={}; flash={flash}", officer.token()))
            .header("sec-fetch-dest", dest)
            .body(Body::empty())
            .unwrap();
        app.send(request).await
    };
    assert!(!ask("/organisations/options?q=a", "empty").await.headers.contains_key("set-cookie"));
    let page = ask("/organisations", "document").await;
    page.sees("Recorded at last");
    assert!(page.headers["set-cookie"].to_str().unwrap().starts_with("flash=;"), "shown once");
}
