//! What is confidential is in no document, and has none, for those who may not see it.
use tafahom::documents::formats::FORMATS;
use tafahom::users::roles::Role;

use super::read::{READERS, plain};
use super::shelf::{PAPERS, Shelf};
use crate::app::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_record_has_no_document_in_any_format() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "v").await;
    let manager = app.signed_in_as(Role::Manager, "m").await;
    let shelf = Shelf::hidden(&app).await;
    let mut seen = 0;
    for paper in PAPERS {
        let path = (paper.path)(&shelf);
        if path.starts_with("/reports/") {
            continue;
        }
        for format in FORMATS {
            let path = format!("{path}.{}", format.suffix);
            assert_eq!(viewer.get(&path).await.status, 404, "{path}");
            assert_eq!(manager.get(&path).await.status, 200, "{path}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3 * FORMATS.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_agreement_is_in_no_report_of_a_period() {
    let app = TestApp::with_sample_year().await;
    let viewer = app.signed_in_as(Role::Viewer, "v").await;
    let manager = app.signed_in_as(Role::Manager, "m").await;
    for report in ["status", "register"] {
        for reader in READERS {
            let path = format!("/reports/{report}.{}?lang=fa", reader.suffix);
            // A word of the title of the hidden one, which no other record has.
            let tells = |text: String| (reader.says)(&plain(&text), "ادغام");
            assert!(!tells((reader.text)(&viewer.get(&path).await.expect(200))), "{path} tells a secret");
            assert!(tells((reader.text)(&manager.get(&path).await.expect(200))), "{path} hides too much");
        }
    }
}
