//! What lies in the trash, through the eyes of the reader.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Discarded, Kind};
use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Tx};
use crate::ids::UserId;

/// A query of rows with an alias: id, what the address names too, name, moment, who put it there last; and its
/// condition on the moment.
macro_rules! rows {
    ($alias:literal, $title:literal, $from:literal) => {
        rows!($alias, "CAST(NULL AS UUID)", $title, $from)
    };
    ($alias:literal, $of:literal, $title:literal, $from:literal) => {
        (
            concat!(
                "SELECT ",
                $alias,
                ".id, ",
                $of,
                " AS of_id, ",
                $title,
                " AS title, ",
                $alias,
                ".deleted_at,
                    (SELECT e.actor_name FROM events e WHERE e.subject_id = ",
                $alias,
                ".id AND e.verb = 'deleted'
                     ORDER BY e.at DESC, e.id DESC LIMIT 1) AS by_name
                 FROM ",
                $from
            ),
            concat!($alias, ".deleted_at >= ?"),
        )
    };
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    of_id: Option<Uuid>,
    title: String,
    deleted_at: DateTime<Utc>,
    by_name: Option<String>,
}

/// What is asked for.
pub struct Asked {
    /// Only one kind.
    pub kind: Option<Kind>,
    /// Put there at this moment or later.
    pub since: DateTime<Utc>,
    /// Who asks: what somebody saved is nobody else's to bring back.
    pub user: UserId,
    /// At most so many, the latest first.
    pub limit: i64,
}

/// What lies in the trash, the latest first.
pub async fn list(tx: &mut Tx, asked: &Asked, sight: &Sight) -> Result<Vec<Discarded>> {
    let sight = sight.in_trash();
    let mut all = Vec::new();
    for kind in Kind::ALL.iter().filter(|kind| asked.kind.is_none_or(|wanted| wanted == **kind)) {
        let (head, since) = rows(*kind);
        let mut query = Query::new(head);
        query.and(since, &[&asked.since]);
        narrow(*kind, &mut query, asked, &sight);
        query.push(" ORDER BY 4 DESC LIMIT ?", &[&asked.limit]);
        let rows: Vec<Row> = tx.select(&query).await?;
        all.extend(rows.into_iter().map(|row| Discarded {
            kind: *kind,
            id: row.id,
            of: row.of_id,
            title: row.title,
            at: row.deleted_at,
            by: row.by_name.unwrap_or_default(),
        }));
    }
    all.sort_by_key(|one| std::cmp::Reverse(one.at));
    all.truncate(usize::try_from(asked.limit).unwrap_or_default());
    Ok(all)
}

/// Where the rows of a kind are.
fn rows(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Agreement => rows!("a", "a.title", "agreements a"),
        Kind::Meeting => rows!("m", "m.subject", "meetings m"),
        Kind::Action => rows!("x", "x.text", "actions x"),
        Kind::Commitment => rows!("k", "k.text", "commitments k JOIN agreements a ON a.id = k.agreement_id"),
        Kind::Evidence => rows!(
            "v",
            "k.id",
            "CASE WHEN v.note = '' THEN k.text ELSE v.note END",
            "commitment_evidence v JOIN commitments k ON k.id = v.commitment_id
             JOIN agreements a ON a.id = k.agreement_id"
        ),
        Kind::Coverage => rows!("c", "c.headline", "coverage c"),
        Kind::Outlet => rows!("t", "t.name", "outlets t"),
        Kind::Organisation => rows!("o", "o.name", "organisations o"),
        Kind::Person => rows!("p", "p.name", "persons p"),
        Kind::File => rows!("f", "f.file_name", "attachments f"),
        Kind::View => rows!("s", "s.name", "saved_views s"),
        Kind::Report => rows!("s", "s.name", "saved_reports s"),
    }
}

/// What of it the reader may see, and bring back: what hangs on a record that lies in the trash itself
/// comes back with that record.
fn narrow<'a>(kind: Kind, query: &mut Query<'a>, asked: &'a Asked, sight: &'a Sight) {
    match kind {
        Kind::Agreement => sight.agreements(query),
        Kind::Meeting => sight.meetings(query),
        Kind::Action => {
            sight.actions(query);
            query.and(
                "NOT EXISTS (SELECT 1 FROM meetings m WHERE m.id = x.meeting_id AND m.deleted_at IS NOT NULL)",
                &[],
            );
        }
        Kind::Commitment => sight.commitments(query),
        Kind::Evidence => sight.evidence(query),
        Kind::Coverage => sight.coverage(query),
        Kind::File => sight.files(query),
        Kind::View | Kind::Report => {
            query.and("s.user_id = ?", &[&asked.user]);
        }
        // Everybody who may read sees these. What was merged into another is parted on a page of its own.
        Kind::Organisation => {
            query.and("NOT EXISTS (SELECT 1 FROM merges g WHERE g.gone_id = o.id AND g.undone_at IS NULL)", &[]);
        }
        Kind::Person => {
            query.and("NOT EXISTS (SELECT 1 FROM merges g WHERE g.gone_id = p.id AND g.undone_at IS NULL)", &[]);
        }
        Kind::Outlet => {}
    }
}
