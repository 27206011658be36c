//! The idle limits among the settings.
use crate::agreements::health::Limits;
use crate::db::{Result, Tx};

/// The limits that were set; a stage nobody set keeps its default.
pub async fn idle_limits(tx: &mut Tx) -> Result<Limits> {
    let rows: Vec<(String, String)> = tx
        .all("SELECT key, value FROM settings WHERE key IN ('idle.meeting', 'idle.drafting', 'idle.signing')", &[])
        .await?;
    let default = Limits::default();
    let of = |key: &str, or: i64| {
        let set = rows.iter().find(|(name, _)| name == key).and_then(|(_, value)| value.parse().ok());
        set.filter(|days| *days > 0).unwrap_or(or)
    };
    Ok(Limits {
        meeting: of("idle.meeting", default.meeting),
        drafting: of("idle.drafting", default.drafting),
        signing: of("idle.signing", default.signing),
    })
}

/// Sets the limits.
pub async fn set_idle_limits(tx: &mut Tx, limits: &Limits) -> Result<()> {
    let values =
        [("idle.meeting", limits.meeting), ("idle.drafting", limits.drafting), ("idle.signing", limits.signing)];
    for (key, days) in values {
        tx.run(
            "INSERT INTO settings (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            &[&key, &days.to_string()],
        )
        .await?;
    }
    Ok(())
}
