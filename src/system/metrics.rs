//! The same numbers as text for Prometheus, on an address of their own: off unless it is given, and
//! never among the pages that people reach.
use std::sync::atomic::AtomicU64;

use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::registry::{Registry, Unit};

use super::Space;
use crate::app::App;
use crate::error::PageError;

/// All numbers as they are now.
pub async fn text(app: &App) -> Result<String, PageError> {
    let mut registry = Registry::with_prefix("tafahom");
    app.limits.tally.enter(&mut registry);
    let mut gauge = |name: &str, help: &str, unit: Option<Unit>, value: u64| {
        let gauge = Gauge::<u64, AtomicU64>::default();
        gauge.set(value);
        match unit {
            Some(unit) => registry.register_with_unit(name, help, unit, gauge),
            None => registry.register(name, help, gauge),
        }
    };
    gauge("up", "Time since the start", Some(Unit::Seconds), app.limits.tally.up().as_secs());
    gauge("requests_under_way", "Requests being answered", None, app.limits.requests_under_way());
    gauge("exports_under_way", "Documents being made", None, app.limits.exports_under_way());
    if let Ok(space) = Space::of(&app.config.data) {
        gauge("disk_free", "Room left for data", Some(Unit::Bytes), space.free);
        gauge("disk_whole", "Size of the disk with the data", Some(Unit::Bytes), space.whole);
    }
    let mut tx = app.db.read().await?;
    let sizes = tx.sizes().await?;
    gauge("database", "Size of the database", Some(Unit::Bytes), sizes.tables);
    gauge("database_log", "Size of its write-ahead log", Some(Unit::Bytes), sizes.log);
    let mut text = String::new();
    encode(&mut text, &registry).map_err(PageError::internal)?;
    Ok(text)
}
