//! Settings in the database: a key and a value each, and a default for what was never set.
use super::{IdleLimits, Settings};
use crate::db::{Result, Tx};
use crate::documents::Letterhead;

const LETTERHEAD: &str = "organisation.name";
const MEETING: &str = "idle.meeting";
const DRAFTING: &str = "idle.drafting";
const SIGNING: &str = "idle.signing";

async fn read(tx: &mut Tx, key: &str) -> Result<Option<String>> {
    let row: Option<(String,)> = tx.opt("SELECT value FROM settings WHERE key = $1", &[&key]).await?;
    Ok(row.map(|(value,)| value))
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
    let set: Vec<(String, String)> =
        tx.all("SELECT key, value FROM settings WHERE key IN ($1, $2, $3)", &[&MEETING, &DRAFTING, &SIGNING]).await?;
    let days = |key: &str| set.iter().find(|(name, _)| name == key).and_then(|(_, value)| value.parse().ok());
    let default = IdleLimits::default();
    Ok(IdleLimits {
        meeting: days(MEETING).unwrap_or(default.meeting),
        drafting: days(DRAFTING).unwrap_or(default.drafting),
        signing: days(SIGNING).unwrap_or(default.signing),
    })
}

/// The paper that documents are written on; its organisation is empty when none was given.
pub async fn letterhead(tx: &mut Tx) -> Result<Letterhead> {
    Ok(Letterhead { organisation: read(tx, LETTERHEAD).await?.unwrap_or_default(), ..Letterhead::default() })
}

/// All settings.
pub async fn all(tx: &mut Tx) -> Result<Settings> {
    Ok(Settings { letterhead: letterhead(tx).await?.organisation, idle: idle_limits(tx).await? })
}

/// Saves all settings.
pub async fn save(tx: &mut Tx, settings: &Settings) -> Result<()> {
    write(tx, LETTERHEAD, &settings.letterhead).await?;
    let IdleLimits { meeting, drafting, signing } = settings.idle;
    for (key, days) in [(MEETING, meeting), (DRAFTING, drafting), (SIGNING, signing)] {
        write(tx, key, &days.to_string()).await?;
    }
    Ok(())
}
