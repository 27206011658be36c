//! Two documents are made at a time; the others wait their turn, and not for ever.
use std::time::Duration;

use tafahom::users::roles::Role;
use tokio::time::sleep;

use crate::app::TestApp;

#[tokio::test]
async fn a_third_document_waits_for_its_turn_and_is_told_to_come_again_when_none_comes() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    let path = "/reports/status.csv";
    let taken = || app.app.limits.exports.clone().acquire_many_owned(2);

    let places = taken().await.unwrap();
    let (answer, ()) = tokio::join!(viewer.get(path), async {
        sleep(Duration::from_millis(100)).await;
        drop(places);
    });
    answer.expect(200);

    let _places = taken().await.unwrap();
    let (refused, page) = tokio::join!(viewer.get(path), viewer.get("/reports/status"));
    page.expect(200); // a page does not wait
    let refused = refused.expect(503);
    refused.sees("Two other documents are being made right now");
    assert_eq!(refused.headers["retry-after"], "5");
}
