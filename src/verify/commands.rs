//! `tafahom verify`.
use std::process::ExitCode;

use clap::Args;

use super::{BadFile, Chain, FileFault, Findings, Unchecked, check};
use crate::attachments::Files;
use crate::audit::chain::Break;
use crate::audit::heads::Heads;
use crate::config::Config;
use crate::db::{Db, Engine, is_damage};
use crate::seal::Key;
use crate::words::{Lang, Words};

/// What is asked for.
#[derive(Args)]
pub struct VerifyCommand {
    /// fa or en
    #[arg(long, default_value = "fa", value_parser = language)]
    language: Lang,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

/// A language of the program, as a command takes one.
pub fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "the languages are: fa, en".into())
}

/// The exit status of a command that found something wrong.
pub fn broken() -> ExitCode {
    ExitCode::from(3)
}

/// Looks everything over and tells what was found. Nothing is changed, and a server may be at work meanwhile.
pub async fn run(config: &Config, command: &VerifyCommand) -> Result<ExitCode, Fault> {
    let path = config.audit_key();
    let key = Key::read(&path)?.ok_or_else(|| format!("there is no key of the audit trail at {}", path.display()))?;
    let files = Files::in_folder(&config.data.join("files"))?;
    let heads = Heads::read(&config.audit_heads(), &key)?;
    let (engine, findings) = match look(config, key, &files, &heads).await {
        Ok(found) => found,
        Err(Unchecked::Store(fault)) if is_damage(&fault) => (Engine::Sqlite, Findings::of_damage(&fault)),
        Err(fault) => return Err(fault.into()),
    };
    for line in told(Words::of(command.language), engine, &findings) {
        println!("{line}");
    }
    Ok(if findings.is_sound() { ExitCode::SUCCESS } else { broken() })
}

async fn look(config: &Config, key: Key, files: &Files, heads: &Heads) -> Result<(Engine, Findings), Unchecked> {
    let db = Db::open_to_read(&config.database_url(), key).await?;
    let found = check(&db, files, heads).await;
    db.close().await;
    Ok((db.kind(), found?))
}

/// What was found, a line each.
pub fn told(w: Words, engine: Engine, found: &Findings) -> Vec<String> {
    let v = w.verify;
    let mut lines = Vec::new();
    match (found.damage.is_empty(), engine) {
        (true, Engine::Sqlite) => lines.push(v.whole_sqlite().to_owned()),
        (true, Engine::Postgres) => lines.push(v.whole_postgres().to_owned()),
        (false, _) => lines.extend(found.damage.iter().map(|line| v.damaged(line))),
    }
    match found.dangling.is_empty() {
        true if found.damage.is_empty() => lines.push(v.no_dangling().to_owned()),
        true => {}
        false => {
            lines.extend(found.dangling.iter().map(|lost| v.dangling(lost.count, &lost.child, &lost.parent)));
        }
    }
    match &found.chain {
        Some(chain) => lines.extend(told_chain(w, chain)),
        None if found.damage.is_empty() => lines.push(v.chain_unchecked().to_owned()),
        None => lines.push(v.chain_unread().to_owned()),
    }
    lines.extend(told_files(w, found));
    lines.push(if found.is_sound() { v.all_sound() } else { v.not_sound() }.to_owned());
    lines
}

/// What was found about the chain of events, a line each.
pub fn told_chain(w: Words, chain: &Chain) -> Vec<String> {
    let v = w.verify;
    let mut lines = Vec::new();
    match &chain.broken {
        None if chain.head.seq == 0 => lines.push(v.no_events().to_owned()),
        None => lines.push(v.chain_whole(chain.head.seq, chain.head.hex())),
        Some(found) => lines.push(told_break(w, found)),
    }
    if chain.broken.is_none() && chain.former > 0 {
        lines.push(v.former_key(chain.former));
    }
    match (chain.broken.is_some(), chain.noted) {
        (false, 0) if chain.head.seq > 0 => lines.push(v.no_heads().to_owned()),
        (false, noted @ 1..) => lines.push(v.heads_fit(noted)),
        _ => {}
    }
    if chain.spoilt > 0 {
        lines.push(v.heads_spoilt(chain.spoilt));
    }
    lines
}

fn told_break(w: Words, found: &Break) -> String {
    let v = w.verify;
    match found {
        Break::Missing(from, to) if from == to => v.event_missing(*from),
        Break::Missing(from, to) => v.events_missing(*from, *to),
        Break::Changed(seq) => v.event_changed(*seq),
        Break::Moved(seq) => v.event_moved(*seq),
        Break::Unreadable(seq) => v.event_unreadable(*seq),
        Break::Cut(last, known) => v.events_cut(*last, *known),
        Break::Replaced(seq) => v.event_replaced(*seq),
        Break::OtherKey => v.other_key().to_owned(),
    }
}

fn told_files(w: Words, found: &Findings) -> Vec<String> {
    let v = w.verify;
    let bad = |file: &BadFile| match file.fault {
        FileFault::Missing => v.file_missing(&file.name, &file.sha256),
        FileFault::Changed => v.file_changed(&file.name, &file.sha256),
        FileFault::Unreadable => v.file_unreadable(&file.name, &file.sha256),
    };
    let mut lines: Vec<String> = found.bad_files.iter().map(bad).collect();
    if lines.is_empty() && found.files > 0 {
        lines.push(v.files_whole(found.files));
    }
    if found.strays > 0 {
        lines.push(v.strays(found.strays));
    }
    lines
}
