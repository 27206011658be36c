//! The parsers under inputs that nobody would type, for as long as one likes: `scripts/fuzz` runs this.
//!
//! `cargo bench --no-default-features --bench fuzz -- [TARGET …] [--seconds N]`: the targets named, or all,
//! share the time. Each prints a line; an input that did not hold is kept in `target/fuzz/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::process::ExitCode;
use std::time::Duration;

#[path = "../tests/it/fuzz/engine.rs"]
mod engine;
#[path = "../tests/it/fuzz/targets/mod.rs"]
mod targets;

/// Where the targets look for it.
mod fuzz {
    pub(crate) use crate::engine;
}

/// No input takes longer.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let mut args: Vec<String> = std::env::args().skip(1).filter(|arg| arg != "--bench").collect();
    let mut seconds = 60;
    if let Some(at) = args.iter().position(|arg| arg == "--seconds") {
        seconds = args.get(at + 1).and_then(|number| number.parse().ok()).expect("--seconds takes a number");
        args.drain(at..=at + 1);
    }
    let chosen: Vec<_> = targets::all()
        .into_iter()
        .filter(|target| args.is_empty() || args.iter().any(|arg| arg == target.name))
        .collect();
    if chosen.is_empty() {
        let names: Vec<&str> = targets::all().iter().map(|target| target.name).collect();
        eprintln!("there is no such target: {}", names.join(" "));
        return ExitCode::FAILURE;
    }
    // What panics is told once, when its smallest form is found.
    std::panic::set_hook(Box::new(|_| {}));
    let share = Duration::from_secs(seconds) / u32::try_from(chosen.len()).unwrap();
    let (mut inputs, mut failed) = (0, 0);
    println!("{:<10} {:>10} {:>12}  result", "target", "inputs", "slowest");
    for target in &chosen {
        let ran = engine::run(target, share, PATIENCE);
        inputs += ran.inputs;
        let result = match &ran.failed {
            None => "holds".to_owned(),
            Some((input, why)) => {
                failed += 1;
                fs::create_dir_all("target/fuzz").unwrap();
                let path = format!("target/fuzz/{}", target.name);
                fs::write(&path, input).unwrap();
                format!("FAILS, see {path}: {why} for {}", engine::shown(input))
            }
        };
        println!("{:<10} {:>10} {:>9} ms  {result}", target.name, ran.inputs, ran.slowest.as_millis());
    }
    println!("{} targets, {inputs} inputs, {failed} failed", chosen.len());
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
