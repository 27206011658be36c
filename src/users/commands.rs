//! `tafahom user …` and the link for the first administrator.
use clap::Subcommand;

use crate::app::App;

/// What can be done with users from the console.
#[derive(Subcommand)]
pub enum UserCommand {
    /// List the users
    List,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// Runs a user command.
pub async fn run(_app: &App, _command: UserCommand) -> Result<(), Fault> {
    Ok(())
}

/// A one-time link to set up the first administrator, on an empty database.
pub async fn setup_link(_app: &App) -> Result<Option<String>, Fault> {
    Ok(None)
}
