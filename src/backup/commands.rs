//! `tafahom backup` and `tafahom restore`.
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::{Aim, Manifest, RestoreFault, Restored, make, make::note, restore};
use crate::app::App;
use crate::audit::chain::Head;
use crate::audit::{self, Event, Kind, Verb, keeper};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::Engine;
use crate::users;
use crate::verify::commands::{broken, language, told};
use crate::words::{Lang, Words};

/// What is asked for.
#[derive(Args)]
pub struct BackupCommand {
    /// The archive to write; a file that is there already is left alone
    file: PathBuf,
}

/// What is asked for.
#[derive(Args)]
pub struct RestoreCommand {
    /// The archive to put back
    file: PathBuf,
    /// Only look the archive over; nothing is changed
    #[arg(long)]
    verify_only: bool,
    /// Put it back although the key of its audit trail was lost, and go on under another
    #[arg(long, conflicts_with = "verify_only")]
    without_key: bool,
    /// fa or en
    #[arg(long, default_value = "fa", value_parser = language)]
    language: Lang,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Makes a backup, while a server may be at work.
pub async fn run_backup(app: &App, command: BackupCommand) -> Result<(), Fault> {
    let manifest = make(&app.db, &app.files, &command.file, app.clock.now()).await?;
    let name = command.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    note(app, None, &name, &manifest).await?;
    println!(
        "{}: the database and {} files, up to event {}",
        command.file.display(),
        manifest.files.len(),
        end(&manifest)
    );
    for sha256 in &manifest.missing {
        println!("a file that a record names could not be read and is not in the backup: {sha256}");
    }
    Ok(())
}

fn end(manifest: &Manifest) -> String {
    format!("{} with the seal {}", manifest.events.unwrap_or(0), manifest.seal)
}

/// Looks an archive over, and puts it back if that is asked for.
pub async fn run_restore(config: Config, command: RestoreCommand) -> Result<ExitCode, Fault> {
    let w = Words::of(command.language);
    let now = Clock::System.now();
    let aim = match (command.verify_only, command.without_key) {
        (true, _) => Aim::Look,
        (_, true) => Aim::RestoreWithoutKey,
        _ => Aim::Restore,
    };
    let restored = match restore(&config, &command.file, aim, now).await {
        Ok(restored) => restored,
        Err(RestoreFault::Unsound(findings)) => {
            told(w, Engine::Sqlite, &findings).iter().for_each(|line| println!("{line}"));
            println!("{}", w.backups.unsound());
            return Ok(broken());
        }
        Err(fault) => return Err(fault.into()),
    };
    let Restored { manifest, findings, with_key, before } = &restored;
    println!("{}", w.backups.is_of(w.moment_text(manifest.made_at), manifest.program.as_str()));
    told(w, Engine::Sqlite, findings).iter().for_each(|line| println!("{line}"));
    if !manifest.missing.is_empty() {
        println!("{}", w.backups.lacks(manifest.missing.len()));
    }
    if command.verify_only {
        return Ok(ExitCode::SUCCESS);
    }
    let name = command.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if !with_key {
        audit::commands::rekey(&config).await?;
    }
    finish(config, &name, manifest).await?;
    println!("{}", w.backups.restored());
    if let Some(before) = before {
        println!("{}", w.backups.set_aside(before.display().to_string()));
    }
    Ok(ExitCode::SUCCESS)
}

/// Opens what was put back, with its tables up to date, and writes down where it comes from.
async fn finish(config: Config, name: &str, manifest: &Manifest) -> Result<(), Fault> {
    let app = App::open(config, false).await?;
    let event = Event::by_program(Verb::Restored, Kind::Backup, uuid::Uuid::nil(), name).changing(json!({
        "made_at": { "old": "", "new": manifest.made_at },
        "event": { "old": "", "new": manifest.events },
        "seal": { "old": "", "new": manifest.seal },
    }));
    let mut tx = app.db.write().await?;
    // Whoever signed out after the backup was made, or used a link up, must not find it good again.
    users::store::end_everything(&mut tx).await?;
    audit::store::append(&mut tx, &event, app.clock.now()).await?;
    tx.commit().await?;
    keeper::note(&app, &Head::of_nothing()).await?;
    app.db.close().await;
    Ok(())
}
