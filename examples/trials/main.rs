//! The program of `scripts/trials`: what is promised of a server that is killed, crowded, starved
//! or given a bad disk, tried on the program as it is run. Each trial prints one line; one whose
//! goal is missed ends with a status other than 0. `docs/trials.md` has the table.
use std::error::Error;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

use clap::Parser;

mod cancelled;
mod edits;
mod faults;
mod finding;
mod flushed;
mod http;
mod killed;
mod load;
mod office;
mod overload;
mod records;
mod restart;
mod slow;
mod storm;
mod trace;

use finding::{Finding, Size};

type Fault = Box<dyn Error + Send + Sync>;
type Outcome<T> = Result<T, Fault>;

/// Tries what is promised of the server.
#[derive(Parser)]
struct Cli {
    /// all, or one of: killed flushed cancelled load overload slow restart faults edits
    name: String,
    /// In the form that takes long
    #[arg(long)]
    long: bool,
    /// How often, or for how many seconds, instead of the usual number
    #[arg(long)]
    amount: Option<usize>,
    /// The program under trial
    #[arg(long, default_value = "target/release/tafahom")]
    binary: PathBuf,
}

/// What is needed to try something.
pub struct Trial {
    /// The program under trial.
    pub binary: PathBuf,
    size: Size,
    amount: Option<usize>,
}

impl Trial {
    /// How much is done: what was asked for, or else the one number or the other.
    pub fn amount(&self, short: usize, long: usize) -> usize {
        self.amount.unwrap_or(match self.size {
            Size::Short => short,
            Size::Long => long,
        })
    }
}

type Try = fn(&Trial) -> Outcome<Vec<Finding>>;

const TRIALS: &[(&str, Try)] = &[
    ("killed", killed::run),
    ("flushed", flushed::run),
    ("cancelled", cancelled::run),
    ("restart", restart::run),
    ("faults", faults::run),
    ("edits", edits::run),
    ("slow", slow::run),
    ("overload", overload::run),
    ("load", load::run),
];

fn main() -> ExitCode {
    let cli = Cli::parse();
    let size = if cli.long { Size::Long } else { Size::Short };
    let trial = Trial { binary: cli.binary, size, amount: cli.amount };
    let asked: Vec<_> = TRIALS.iter().filter(|(name, _)| cli.name == "all" || cli.name == *name).collect();
    if asked.is_empty() {
        let names: Vec<_> = TRIALS.iter().map(|(name, _)| *name).collect();
        eprintln!("there is no trial {:?}; there are: all {}", cli.name, names.join(" "));
        return ExitCode::FAILURE;
    }
    let mut all_met = true;
    for (name, run) in asked {
        let begun = Instant::now();
        match run(&trial) {
            Ok(findings) => {
                for finding in &findings {
                    println!("{finding} ({} s)", begun.elapsed().as_secs());
                    all_met &= finding.met;
                }
            }
            Err(fault) => {
                println!("{name}: could not be tried to its end: {fault}");
                all_met = false;
            }
        }
    }
    if all_met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
