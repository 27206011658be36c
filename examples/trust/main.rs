//! Trials of what is promised about records: that no change of an event goes unseen, that a backup made under load
//! holds everything, that one is put back in minutes, and that the program is there again at once after a crash.
//! Each prints its figures and fails when a promise is not kept. Run by `scripts/trust`.

use std::error::Error;
use std::process::ExitCode;

mod backups;
mod crash;
mod events;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Says a figure, and whether it is as good as was promised.
struct Score(bool);

impl Score {
    fn figure(&mut self, what: &str, figure: impl std::fmt::Display, is_kept: bool) {
        println!("{} {what}: {figure}", if is_kept { "kept  " } else { "BROKEN" });
        self.0 &= is_kept;
    }
}

#[tokio::main]
async fn main() -> Outcome<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, default: usize| arguments.get(at).and_then(|n| n.parse().ok()).unwrap_or(default);
    let mut score = Score(true);
    match arguments.first().map(String::as_str) {
        Some("events") => events::run(&mut score, number(1, 100_000), number(2, 1000)).await?,
        Some("backups") => backups::run(&mut score, number(1, 20)).await?,
        Some("crash") => crash::run(&mut score, number(1, 64)).await?,
        Some("leave-a-journal") => crash::leave_a_journal(&arguments, number(2, 64)).await?,
        _ => return Err("which trial? events [EVENTS] [CHANGES], backups [COUNT], crash [MIB]".into()),
    }
    Ok(if score.0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
