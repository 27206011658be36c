//! `tafahom audit new-key`, for when the key of the audit trail was lost.
use clap::Subcommand;
use serde_json::json;

use super::{Event, Kind, Verb, heads, keeper, store};
use crate::app::App;
use crate::audit::chain::Head;
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Db;
use crate::seal::Key;

/// What can be done about the audit trail from the console.
#[derive(Subcommand)]
pub enum AuditCommand {
    /// Go on under a new key after the old one was lost; what it sealed can be checked by its order alone from then on
    NewKey,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs an audit command.
pub async fn run(config: Config, command: AuditCommand) -> Result<(), Fault> {
    let AuditCommand::NewKey = command;
    let path = config.audit_key();
    if Key::read(&path)?.is_some() {
        return Err(format!("{} is there: a new key is made only when there is none", path.display()).into());
    }
    rekey(&config).await?;
    println!("{}: keep a copy of it in a safe place", path.display());
    Ok(())
}

/// Goes on under the key in its file, or under a new one that is written there. The event that says so is the first
/// under it. The heads noted under the former key are set aside.
pub async fn rekey(config: &Config) -> Result<(), Fault> {
    let (path, now) = (config.audit_key(), Clock::System.now());
    let key = match Key::read(&path)? {
        Some(key) => key,
        None => {
            let key = Key::fresh();
            key.keep(&path)?;
            key
        }
    };
    let db = Db::open(&config.database_url(), key.clone()).await?;
    db.migrate().await?;
    let mut tx = db.write().await?;
    let event = Event::by_program(Verb::Rekeyed, Kind::Setting, uuid::Uuid::nil(), key.fingerprint());
    let last = store::head(&mut tx).await?;
    let event = event.changing(json!({ "event": { "old": last.seq, "new": last.seq + 1 } }));
    store::append(&mut tx, &event, now).await?;
    tx.commit().await?;
    db.close().await;
    heads::set_aside(&config.audit_heads(), now)?;
    let app = App::open(config.clone(), false).await?;
    keeper::note(&app, &Head::of_nothing()).await?;
    app.db.close().await;
    Ok(())
}
