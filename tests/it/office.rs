//! Every document opens in an office suite: each report of the sample year, and a document with
//! everything in it, are turned to PDF by LibreOffice, and a draft is saved by it and read again.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tafahom::drafts::returned::shaped_as;
use tafahom::ids::{AgreementId, MeetingId};
use tafahom::reports::{REPORTS, Subject};
use tafahom::users::roles::Role;
use tafahom::words::Lang;

use crate::app::TestApp;
use crate::word::made::reading;
use crate::word::{paper, round};

/// Has LibreOffice turn files into others, all in one go, and answers what came out.
fn converted(files: &[PathBuf], to: &str, folder: &Path) -> Vec<PathBuf> {
    let profile = folder.join("profile");
    let out = folder.join(to);
    let ran = Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", profile.display()))
        .args(["--headless", "--norestore", "--convert-to", to, "--outdir"])
        .arg(&out)
        .args(files)
        .env("HOME", folder)
        .output()
        .expect("LibreOffice (soffice) is not installed: scripts/test installs it");
    let said = String::from_utf8_lossy(&ran.stdout).into_owned() + String::from_utf8_lossy(&ran.stderr).as_ref();
    assert!(ran.status.success() && !said.contains("Error"), "{said}");
    let result = |file: &PathBuf| {
        let made = out.join(file.file_stem().unwrap()).with_extension(to);
        assert!(fs::metadata(&made).is_ok_and(|one| one.len() > 1000), "{} came to nothing: {said}", file.display());
        made
    };
    files.iter().map(result).collect()
}

/// Where each report stands in the sample year, without the ending.
async fn addresses(app: &TestApp) -> Vec<(String, String)> {
    let mut tx = app.app.db.read().await.unwrap();
    let (agreement,): (AgreementId,) =
        tx.one("SELECT agreement_id FROM drafts ORDER BY id LIMIT 1", &[]).await.unwrap();
    let (meeting,): (MeetingId,) = tx.one("SELECT id FROM meetings ORDER BY id LIMIT 1", &[]).await.unwrap();
    let address = |key: &str, subject: &Subject| match subject {
        Subject::Period(_) => format!("/reports/{key}"),
        Subject::Agreement(_) => format!("/agreements/{agreement}/{key}"),
        Subject::Meeting(_) => format!("/meetings/{meeting}/{key}"),
        Subject::Version(_) => format!("/agreements/{agreement}/drafts/1"),
    };
    REPORTS.iter().map(|report| (report.key.to_owned(), address(report.key, &report.subject))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_document_is_taken_by_an_office_suite_and_a_draft_survives_it() {
    let app = TestApp::with_sample_year().await;
    let manager = app.signed_in_as(Role::Manager, "tester").await;
    let folder = tempfile::tempdir().unwrap();
    let mut files = Vec::new();
    let mut keep = |name: String, bytes: &[u8]| {
        files.push(folder.path().join(name));
        fs::write(files.last().unwrap(), bytes).unwrap();
    };
    for lang in Lang::ALL {
        let mut tx = app.app.db.write().await.unwrap();
        tx.run("UPDATE users SET language = $2 WHERE id = $1", &[&manager.id, lang]).await.unwrap();
        tx.commit().await.unwrap();
        for (key, address) in addresses(&app).await {
            for format in ["docx", "xlsx"] {
                let file = manager.get(&format!("{address}.{format}")).await.expect(200);
                keep(format!("{key}-{}-{format}.{format}", lang.key()), &file.bytes);
            }
        }
        keep(format!("everything-{}.docx", lang.key()), &paper::written(&paper::everything(*lang), *lang));
        keep(format!("returned-{}.docx", lang.key()), &round::sent(&round::draft(*lang), *lang));
    }
    let pages = converted(&files, "pdf", folder.path());
    if let Some(to) = std::env::var_os("TAFAHOM_TEST_PAPERS") {
        // To be looked at.
        files
            .iter()
            .chain(&pages)
            .for_each(|file| drop(fs::copy(file, Path::new(&to).join(file.file_name().unwrap()))));
    }
    let drafts: Vec<PathBuf> = files.into_iter().filter(|file| file.to_str().unwrap().contains("returned-")).collect();
    for (lang, saved) in Lang::ALL.iter().zip(converted(&drafts, "docx", folder.path())) {
        let text = round::draft(*lang);
        let read = reading(&fs::read(saved).unwrap()).unwrap();
        assert_eq!(shaped_as(&text, &read.text), text.trim_end(), "as LibreOffice saved it");
    }
}
