//! `tafahom import …`: a list brought in from the console.
use std::fs::File;
use std::io::IsTerminal;
use std::path::PathBuf;

use clap::Args;
use uuid::Uuid;

use super::bring::{self, Job, Refused, bring_in};
use super::columns::Layout;
use super::table::address;
use super::{Act, ImportKind, Plan};
use crate::app::App;
use crate::users::roles::Right;
use crate::users::session::Actor;
use crate::users::{self, User};
use crate::words::{Lang, Words};

/// What is asked for.
#[derive(Args)]
pub struct ImportCommand {
    /// The file: .xlsx or .csv
    file: PathBuf,
    /// organisations, people, agreements, outlets or coverage; without it, as the headings say
    #[arg(long, value_parser = kind)]
    kind: Option<ImportKind>,
    /// Only tell what would come of it
    #[arg(long)]
    dry_run: bool,
    /// As whom: a user who may import
    #[arg(long = "as", value_name = "USERNAME")]
    user: String,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn kind(text: &str) -> Result<ImportKind, String> {
    let known = || ImportKind::ALL.iter().map(|kind| kind.key()).collect::<Vec<_>>().join(", ");
    ImportKind::parse(text).ok_or_else(|| format!("the kinds are: {}", known()))
}

/// Brings the list in, or tells what would come of it.
pub async fn run(app: &App, command: ImportCommand) -> Result<(), Fault> {
    // The console speaks English, whatever language the list is in.
    let w = Words::of(Lang::En);
    let actor = actor(app, &command.user).await?;
    let file = File::open(&command.file).map_err(|fault| format!("{}: {fault}", command.file.display()))?;
    let table = app.limits.imports.read(file).await?.map_err(|fault| w.label(fault))?;
    let layout = Layout::guess(&table.lines, command.kind);
    let name = command.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (id, now) = (Uuid::now_v7(), app.clock.now());
    let job = Job { id, file_name: name, layout, lines: table.lines, actor, now, meant: Vec::new(), mark: None };
    tell_columns(w, &job)?;
    let mut tx = app.db.read().await?;
    let plan = bring::plan(&mut tx, &job, w).await?;
    drop(tx);
    tell(&plan)?;
    if command.dry_run {
        println!("nothing was written");
        return Ok(());
    }
    let shows = std::io::stderr().is_terminal();
    let told = |done: usize, all: usize| {
        if shows && (done.is_multiple_of(100) || done == all) {
            eprint!("\r{done} of {all} records");
        }
    };
    match bring_in(&app.db, &job, w, &told).await? {
        Ok(import) => println!("imported: {} new, {} changed ({})", import.created, import.updated, import.id),
        Err(Refused::Nothing) => println!("all of it is recorded already"),
        Err(refused) => return Err(w.label(refused).into()),
    }
    Ok(())
}

async fn actor(app: &App, username: &str) -> Result<Actor, Fault> {
    let mut tx = app.db.read().await?;
    let found = users::store::by_username(&mut tx, &users::fold_username(username.trim())).await?;
    let user = found.filter(|user| user.active).ok_or_else(|| format!("there is no active user {username:?}"))?;
    if !user.role.may(Right::Import) {
        return Err(format!("{username} may not import lists").into());
    }
    let User { id, name, post, role, language, theme, density, .. } = user;
    Ok(Actor { id, name, post, role, language, theme, density, session: String::new() })
}

/// Which columns were found, and those that are needed and were not.
fn tell_columns(w: Words, job: &Job) -> Result<(), Fault> {
    let kind = job.layout.kind.ok_or("the headings do not say what this is a list of: use --kind")?;
    println!("{}: {}", kind.key(), job.file_name);
    let head = job.lines.get(job.layout.head);
    for (at, value) in head.iter().flat_map(|line| &line.cells) {
        println!("  {} <- {}", job.layout.field(*at).unwrap_or("(not read)"), value.text());
    }
    let lacking: Vec<&str> = job.layout.lacking().iter().map(|column| (column.label)(&w)).collect();
    if lacking.is_empty() { Ok(()) } else { Err(format!("needed columns are missing: {}", lacking.join(", ")).into()) }
}

fn tell(plan: &Plan) -> Result<(), Fault> {
    for fault in &plan.faults {
        let place = fault.column.map_or_else(|| format!("row {}", fault.row), |column| address(column, fault.row));
        println!("  {place}: {}", fault.text);
    }
    if !plan.faults.is_empty() {
        return Err(format!("{} errors; nothing was written", plan.faults.len()).into());
    }
    let [new, changed, same] = [Act::Create, Act::Update, Act::Leave].map(|act| plan.count(act));
    println!("{new} new, {changed} changed, {same} unchanged");
    for one in &plan.likely {
        let place = one.column.map_or_else(|| format!("row {}", one.row), |column| address(column, one.row));
        let known: Vec<&str> = one.known.iter().map(|(_, name)| name.as_str()).collect();
        println!("  {place}: “{}” is new; did you mean “{}”?", one.name, known.join("” or “"));
    }
    if !plan.passing.is_empty() {
        println!("recorded on the way: {}", plan.passing.join("; "));
    }
    Ok(())
}
