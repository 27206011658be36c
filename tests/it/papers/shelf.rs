//! Where each report is asked for, about records of the sample year.
use tafahom::ids::AgreementId;
use uuid::Uuid;

use crate::app::TestApp;

/// The records that documents are about.
pub struct Shelf {
    pub agreement: Uuid,
    pub meeting: Uuid,
    pub version: i64,
}

/// A report and where it is asked for.
pub struct Paper {
    pub report: &'static str,
    /// The address without the dot and what follows it.
    pub path: fn(&Shelf) -> String,
    /// The parts it must have.
    pub parts: &'static [&'static str],
}

/// Every report. Who adds one adds its row here, and has it held to all formats.
pub const PAPERS: &[Paper] = &[
    Paper {
        report: "status",
        path: |_| "/reports/status".into(),
        parts: &["summary", "agreements", "moved", "stuck", "signed", "ending", "overdue_actions", "press"],
    },
    Paper { report: "register", path: |_| "/reports/register".into(), parts: &["register"] },
    Paper { report: "press", path: |_| "/reports/press".into(), parts: &[] },
    Paper { report: "actions", path: |_| "/reports/actions".into(), parts: &[] },
    Paper {
        report: "dossier",
        path: |shelf| format!("/agreements/{}/dossier", shelf.agreement),
        parts: &[
            "identity",
            "parties",
            "stages",
            "meetings",
            "decisions",
            "actions",
            "versions",
            "verdicts",
            "signatures",
            "terms",
            "commitments",
            "press",
            "files",
            "related",
            "needs",
        ],
    },
    Paper {
        report: "minutes",
        path: |shelf| format!("/meetings/{}/minutes", shelf.meeting),
        parts: &["meeting", "present", "absent", "discussion", "decisions", "signatures"],
    },
    Paper {
        report: "draft",
        path: |shelf| format!("/agreements/{}/drafts/{}", shelf.agreement, shelf.version),
        parts: &["text", "signatures", "version"],
    },
];

impl Shelf {
    /// The records of an agreement of the sample year that has a version and decided in a meeting.
    pub async fn of(app: &TestApp, agreement: Uuid) -> Shelf {
        let mut tx = app.app.db.read().await.unwrap();
        let (meeting,): (Uuid,) =
            tx.one("SELECT meeting_id FROM decisions WHERE agreement_id = $1 LIMIT 1", &[&agreement]).await.unwrap();
        let (version,): (i64,) =
            tx.one("SELECT max(number) FROM drafts WHERE agreement_id = $1", &[&agreement]).await.unwrap();
        Shelf { agreement, meeting, version }
    }

    /// An agreement in force, signed, with everything that comes before.
    pub async fn signed(app: &TestApp) -> Shelf {
        let mut tx = app.app.db.read().await.unwrap();
        let sql = "SELECT a.id FROM agreements a WHERE a.stage = 'in_force' AND NOT a.confidential
                      AND EXISTS (SELECT 1 FROM signatures s WHERE s.agreement_id = a.id)
                      AND EXISTS (SELECT 1 FROM decisions d WHERE d.agreement_id = a.id)
                      AND EXISTS (SELECT 1 FROM drafts d WHERE d.agreement_id = a.id)
                    ORDER BY a.year, a.number LIMIT 1";
        let (id,): (AgreementId,) = tx.one(sql, &[]).await.unwrap();
        drop(tx);
        Shelf::of(app, id.uuid()).await
    }

    /// The confidential agreement.
    pub async fn hidden(app: &TestApp) -> Shelf {
        let mut tx = app.app.db.read().await.unwrap();
        let (id,): (Uuid,) = tx.one("SELECT id FROM agreements WHERE confidential LIMIT 1", &[]).await.unwrap();
        drop(tx);
        Shelf::of(app, id).await
    }
}

/// Title and text that a spreadsheet would take for a formula.
pub async fn poison(app: &TestApp, shelf: &Shelf, title: &str) {
    let mut tx = app.app.db.write().await.unwrap();
    tx.run("UPDATE agreements SET title = $2, letters = $2 WHERE id = $1", &[&shelf.agreement, &title]).await.unwrap();
    tx.run("UPDATE decisions SET text = $2 WHERE meeting_id = $1", &[&shelf.meeting, &title]).await.unwrap();
    tx.commit().await.unwrap();
}
