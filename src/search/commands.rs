//! `tafahom search …`.
use clap::Subcommand;

use super::index;
use crate::app::App;

/// What can be done with the index from the console.
#[derive(Subcommand)]
pub enum SearchCommand {
    /// Make the search index anew from the records
    Rebuild,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs a search command.
pub async fn run(app: &App, command: SearchCommand) -> Result<(), Fault> {
    let SearchCommand::Rebuild = command;
    let mut tx = app.db.write().await?;
    let count = index::rebuild(&mut tx).await?;
    tx.commit().await?;
    println!("records that can be found: {count}");
    Ok(())
}
