//! Settings in the database: a key and a value each, and a default for what was never set.
use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::IdleLimits;
use crate::db::{Result, Tx};
use crate::documents::{Emblem, Letterhead, Margins};
use crate::users::second_factor::Requirement;

const ORGANISATION: &str = "organisation.name";
const UNIT: &str = "letterhead.unit";
const SIGNATORIES: &str = "letterhead.signatories";
const MARGINS: [&str; 4] =
    ["letterhead.margin_top", "letterhead.margin_start", "letterhead.margin_bottom", "letterhead.margin_end"];
const IDLE: [&str; 3] = ["idle.meeting", "idle.drafting", "idle.signing"];

const SECOND_FACTOR: &str = "accounts.second_factor";

/// What is set, by key.
struct Values(Vec<(String, String)>);

impl Values {
    async fn read(tx: &mut Tx) -> Result<Values> {
        Ok(Values(tx.all("SELECT key, value FROM settings", &[]).await?))
    }

    fn text(&self, key: &str) -> String {
        self.0.iter().find(|(name, _)| name == key).map_or_else(String::new, |(_, value)| value.clone())
    }

    fn number<T: std::str::FromStr>(&self, key: &str, default: T) -> T {
        self.text(key).parse().unwrap_or(default)
    }
}

async fn write(tx: &mut Tx, key: &str, value: &str) -> Result<()> {
    tx.run(
        "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        &[&key, &value],
    )
    .await
    .map(|_| ())
}

/// After how many days without a move an agreement counts as stuck.
pub async fn idle_limits(tx: &mut Tx) -> Result<IdleLimits> {
    let (set, default) = (Values::read(tx).await?, IdleLimits::default());
    let [meeting, drafting, signing] = IDLE;
    Ok(IdleLimits {
        meeting: set.number(meeting, default.meeting),
        drafting: set.number(drafting, default.drafting),
        signing: set.number(signing, default.signing),
    })
}

/// Saves after how many days an agreement counts as stuck.
pub async fn save_idle_limits(tx: &mut Tx, limits: &IdleLimits) -> Result<()> {
    for (key, days) in IDLE.into_iter().zip([limits.meeting, limits.drafting, limits.signing]) {
        write(tx, key, &days.to_string()).await?;
    }
    Ok(())
}

/// The name on the paper; empty when none was given.
pub async fn organisation(tx: &mut Tx) -> Result<String> {
    Ok(Values::read(tx).await?.text(ORGANISATION))
}

/// The paper that documents are written on; its organisation is empty when none was given.
pub async fn letterhead(tx: &mut Tx) -> Result<Letterhead> {
    let (set, default) = (Values::read(tx).await?, Margins::default());
    let [top, start, bottom, end] = MARGINS;
    Ok(Letterhead {
        organisation: set.text(ORGANISATION),
        unit: set.text(UNIT),
        emblem: emblem(tx).await?,
        margins: Margins {
            top: set.number(top, default.top),
            start: set.number(start, default.start),
            bottom: set.number(bottom, default.bottom),
            end: set.number(end, default.end),
        },
        signatories: set.text(SIGNATORIES),
    })
}

/// Saves the paper, except for its emblem.
pub async fn save_letterhead(tx: &mut Tx, letterhead: &Letterhead) -> Result<()> {
    write(tx, ORGANISATION, &letterhead.organisation).await?;
    write(tx, UNIT, &letterhead.unit).await?;
    write(tx, SIGNATORIES, &letterhead.signatories).await?;
    let Margins { top, start, bottom, end } = letterhead.margins;
    for (key, edge) in MARGINS.into_iter().zip([top, start, bottom, end]) {
        write(tx, key, &edge.to_string()).await?;
    }
    Ok(())
}

/// Who has to sign in in two steps. Asked with every request.
pub async fn second_factor(tx: &mut Tx) -> Result<Requirement> {
    let row: Option<(String,)> = tx.opt("SELECT value FROM settings WHERE key = $1", &[&SECOND_FACTOR]).await?;
    Ok(row.and_then(|(key,)| Requirement::parse(&key)).unwrap_or(Requirement::Nobody))
}

/// Saves who has to sign in in two steps.
pub async fn save_second_factor(tx: &mut Tx, required: Requirement) -> Result<()> {
    write(tx, SECOND_FACTOR, required.key()).await
}

/// The emblem, if there is one.
pub async fn emblem(tx: &mut Tx) -> Result<Option<Emblem>> {
    let row: Option<(Vec<u8>, i64, i64)> = tx.opt("SELECT png, width, height FROM emblem", &[]).await?;
    Ok(row.map(|(png, width, height)| Emblem {
        png: Arc::from(png),
        width: u32::try_from(width).unwrap_or_default(),
        height: u32::try_from(height).unwrap_or_default(),
    }))
}

/// Puts an emblem in the place of the one before, or takes it away.
pub async fn set_emblem(tx: &mut Tx, emblem: Option<&Emblem>, now: DateTime<Utc>) -> Result<()> {
    tx.run("DELETE FROM emblem", &[]).await?;
    if let Some(Emblem { png, width, height }) = emblem {
        let (png, width, height) = (png.to_vec(), i64::from(*width), i64::from(*height));
        let sql = "INSERT INTO emblem (one, png, width, height, set_at) VALUES (1, $1, $2, $3, $4)";
        tx.run(sql, &[&png, &width, &height, &now]).await?;
    }
    Ok(())
}
