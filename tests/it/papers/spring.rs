//! Seven agreements around one month, written as plain rows.
use chrono::NaiveDate;
use tafahom::db::Tx;
use tafahom::ids::UserId;
use uuid::Uuid;

use crate::app::{TestApp, the_day};

/// A title that does its worst: a formula, a quote, an emoji, a control character, and long.
pub fn nasty_title() -> String {
    format!("=HYPERLINK(\"http://x\",\"y\")\u{1} <b>😀</b>, {}", "long ".repeat(80))
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Records, written as plain rows.
pub struct Records<'a> {
    pub tx: &'a mut Tx,
    pub user: UserId,
}

impl Records<'_> {
    pub async fn organisation(&mut self, name: &str) -> Uuid {
        let id = Uuid::now_v7();
        let sql = "INSERT INTO organisations (id, name, kind, folded, sort_key, created_at, updated_at)
                   VALUES ($1, $2, 'media', $2, $2, $3, $3)";
        self.tx.run(sql, &[&id, &name, &the_day()]).await.unwrap();
        id
    }

    /// An agreement that entered these stages on these days; it stands in the last one.
    pub async fn agreement(&mut self, reference: &str, title: &str, stages: &[(&str, &str)]) -> Uuid {
        let id = Uuid::now_v7();
        let (year, number) = reference.split_once('-').unwrap();
        let (year, number): (i64, i64) = (year.parse().unwrap(), number.parse().unwrap());
        let (stage, since) = stages.last().unwrap();
        let sql =
            "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, stage, stage_since, period,
                                           folded, sort_key, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, $4, $5, 'mou', $6, $7, $8, 140502, 'x', 'x', $6, $9, $9)";
        let since = day(since);
        self.tx
            .run(sql, &[&id, &reference, &year, &number, &title, &self.user, stage, &since, &the_day()])
            .await
            .unwrap();
        let mut from: Option<String> = None;
        for (stage, entered_on) in stages {
            let sql =
                "INSERT INTO stage_history (id, agreement_id, step, from_stage, to_stage, entered_on, at, by_user)
                       VALUES ($1, $2, 'step', $3, $4, $5, $6, $7)";
            let entered_on = day(entered_on);
            self.tx.run(sql, &[&Uuid::now_v7(), &id, &from, stage, &entered_on, &the_day(), &self.user]).await.unwrap();
            from = Some((*stage).to_owned());
        }
        id
    }

    pub async fn party(&mut self, agreement: Uuid, organisation: Uuid) {
        let sql = "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role)
                   VALUES ($1, $2, 1, 'party')";
        self.tx.run(sql, &[&agreement, &organisation]).await.unwrap();
    }

    pub async fn next_step(&mut self, agreement: Uuid, text: &str, due: &str, awaited: &str, party: Option<Uuid>) {
        let due = day(due);
        let sql = "UPDATE agreements SET next_step = $2, next_due_on = $3, awaited = $4, awaited_party_id = $5
                    WHERE id = $1";
        self.tx.run(sql, &[&agreement, &text, &due, &awaited, &party]).await.unwrap();
    }

    pub async fn action(&mut self, agreement: Uuid, text: &str, due: &str, done: Option<&str>) {
        let (due, done) = (day(due), done.map(day));
        let sql =
            "INSERT INTO actions (id, text, user_id, due_on, done_on, agreement_id, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $3, $7, $7)";
        self.tx.run(sql, &[&Uuid::now_v7(), &text, &self.user, &due, &done, &agreement, &the_day()]).await.unwrap();
    }

    pub async fn press(&mut self, outlet: &str, headline: &str, published: &str, agreements: &[Uuid]) {
        let (outlet_id, id, published) = (Uuid::now_v7(), Uuid::now_v7(), day(published));
        let sql = "INSERT INTO outlets (id, name, kind, folded, sort_key, created_at, updated_at)
                   VALUES ($1, $2, 'news_site', $2, $2, $3, $3)";
        self.tx.run(sql, &[&outlet_id, &outlet, &the_day()]).await.unwrap();
        let sql = "INSERT INTO coverage (id, outlet_id, headline, url, published_on, folded, created_by, created_at, updated_at)
                   VALUES ($1, $2, $3, 'https://news.example/1', $4, 'x', $5, $6, $6)";
        self.tx.run(sql, &[&id, &outlet_id, &headline, &published, &self.user, &the_day()]).await.unwrap();
        for agreement in agreements {
            let sql = "INSERT INTO coverage_agreements (coverage_id, agreement_id) VALUES ($1, $2)";
            self.tx.run(sql, &[&id, agreement]).await.unwrap();
        }
    }

    pub async fn signature(&mut self, agreement: Uuid, organisation: Uuid, signatory: &str, signed: &str) {
        let (person, post, draft, signed) = (Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7(), day(signed));
        let now = the_day();
        let sql =
            "INSERT INTO persons (id, name, folded, sort_key, created_at, updated_at) VALUES ($1, $2, $2, $2, $3, $3)";
        self.tx.run(sql, &[&person, &signatory, &now]).await.unwrap();
        let sql = "INSERT INTO posts (id, person_id, organisation_id, title, created_at, updated_at)
                   VALUES ($1, $2, $3, 'Director', $4, $4)";
        self.tx.run(sql, &[&post, &person, &organisation, &now]).await.unwrap();
        let sql = "INSERT INTO drafts (id, agreement_id, number, text, author_id, created_at)
                   VALUES ($1, $2, 1, 'text', $3, $4)";
        self.tx.run(sql, &[&draft, &agreement, &self.user, &now]).await.unwrap();
        let sql = "INSERT INTO signatures (id, agreement_id, organisation_id, draft_id, post_id, signed_on, recorded_by, recorded_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
        self.tx
            .run(sql, &[&Uuid::now_v7(), &agreement, &organisation, &draft, &post, &signed, &self.user, &now])
            .await
            .unwrap();
    }

    /// Seven agreements around Ordibehesht 1405 (21 April to 21 May 2026), one of them confidential.
    /// Answers the organisation that is a party of two.
    pub async fn spring(&mut self) -> Uuid {
        let media = self.organisation("Shabakeh Media").await;
        let media_work =
            self.agreement("1405-1", "Media work", &[("meeting", "2026-04-01"), ("drafting", "2026-05-05")]).await;
        self.party(media_work, media).await;
        self.next_step(media_work, "Second version", "2026-05-10", "party", Some(media)).await;
        let sql = "UPDATE stage_history SET unmet = 'decided_in_meeting', reason = 'The minister asked' WHERE agreement_id = $1
                      AND to_stage = 'drafting'";
        self.tx.run(sql, &[&media_work]).await.unwrap();
        let waiting = [("meeting", "2026-01-01"), ("drafting", "2026-02-01"), ("signing", "2026-03-25")];
        self.agreement("1404-7", "Waiting for a pen", &waiting).await;
        let running = self.agreement("1404-3", "Running", &[("in_force", "2025-06-01")]).await;
        let sql = "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6)";
        let (from, to) = (day("2025-06-01"), day("2026-06-30"));
        self.tx.run(sql, &[&Uuid::now_v7(), &running, &from, &to, &self.user, &the_day()]).await.unwrap();
        self.agreement("1405-2", &nasty_title(), &[("meeting", "2026-05-15")]).await;
        let back = [("meeting", "2026-03-01"), ("halted", "2026-03-30"), ("meeting", "2026-05-01")];
        self.agreement("1404-9", "Resumed", &back).await;
        let signed = [("meeting", "2026-01-05"), ("signing", "2026-04-10"), ("in_force", "2026-04-30")];
        let signed = self.agreement("1404-8", "Signed in spring", &signed).await;
        self.party(signed, media).await;
        self.signature(signed, media, "Sara Karimi", "2026-04-28").await;
        self.action(media_work, "Send the annex", "2026-05-08", None).await;
        self.action(media_work, "Was done in time", "2026-05-01", Some("2026-05-01")).await;
        let hidden =
            self.agreement("1405-3", "Top secret", &[("meeting", "2026-04-02"), ("drafting", "2026-05-06")]).await;
        let sql = "UPDATE agreements SET confidential = TRUE, owner_id = NULL WHERE id = $1";
        self.tx.run(sql, &[&hidden]).await.unwrap();
        self.party(hidden, media).await;
        self.action(hidden, "Secret action", "2026-05-01", None).await;
        self.press("Alborz News", "Two islands meet", "2026-05-18", &[media_work, hidden]).await;
        self.press("Whisper Daily", "Secret talks", "2026-05-17", &[hidden]).await;
        media
    }
}

/// Records the spring; answers the organisation that is a party of two agreements.
pub async fn spring(app: &TestApp, user: UserId) -> Uuid {
    let mut tx = app.app.db.write().await.unwrap();
    let media = Records { tx: &mut tx, user }.spring().await;
    tx.commit().await.unwrap();
    media
}
