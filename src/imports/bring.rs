//! Bringing a file in: found out once more what comes of it, written, and kept, all in one transaction.
use chrono::{DateTime, Utc};
use serde_json::json;
use tokio::task::spawn_blocking;
use uuid::Uuid;

use super::columns::Layout;
use super::store::{self, Hand, Import};
use super::table::Line;
use super::{Act, ImportKind, Meant, Plan, kinds};
use crate::agreements::sight::Sight;
use crate::audit::{self, Event, Kind, Verb};
use crate::clock::day_in_tehran;
use crate::db::{Db, Result, Tx};
use crate::users::session::Actor;
use crate::words::Words;

/// A file to be brought in.
#[derive(Clone, Debug)]
pub struct Job {
    /// The id of the import.
    pub id: Uuid,
    /// The name of the file.
    pub file_name: String,
    /// What it is taken for.
    pub layout: Layout,
    /// Its rows.
    pub lines: Vec<Line>,
    /// Who brings it in.
    pub actor: Actor,
    /// The moment.
    pub now: DateTime<Utc>,
    /// What was said of new names in it.
    pub meant: Vec<Meant>,
    /// What was shown to come of it, if anything was: anything else is not done.
    pub mark: Option<String>,
}

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something is wrong in the file.
    Faults,
    /// Something else would come of it than was shown: others have changed the records since.
    Moved,
    /// All of it is recorded already.
    Nothing,
}

/// What would come of rows, as things are.
pub async fn plan(tx: &mut Tx, job: &Job, w: Words) -> Result<Plan> {
    let Some(kind) = job.layout.kind else { return Ok(Plan::default()) };
    let known = store::known(tx, kind, &Sight::of(&job.actor)).await?;
    let (job, today) = (job.clone(), day_in_tehran(job.now));
    let planned = spawn_blocking(move || kinds::plan(w, today, (&job.layout, &job.lines), &known, &job.meant)).await;
    // A fault of the program in there goes on as what it is.
    Ok(planned.unwrap_or_else(|fault| std::panic::resume_unwind(fault.into_panic())))
}

/// Brings a file in. `told` hears how many of how many records are written.
pub async fn bring_in(
    db: &Db,
    job: &Job,
    w: Words,
    told: &(dyn Fn(usize, usize) + Send + Sync),
) -> Result<std::result::Result<Import, Refused>> {
    let Some(kind) = job.layout.kind else { return Ok(Err(Refused::Faults)) };
    let mut tx = db.write().await?;
    let plan = plan(&mut tx, job, w).await?;
    if job.mark.as_ref().is_some_and(|mark| *mark != plan.mark()) {
        return Ok(Err(Refused::Moved));
    }
    if !plan.is_ready() {
        return Ok(Err(if plan.faults.is_empty() { Refused::Nothing } else { Refused::Faults }));
    }
    let import = of(kind, job, &plan);
    store::insert(&mut tx, &import, job.actor.id).await?;
    let hand = Hand { by: job.actor.id, sight: Sight::of(&job.actor), now: job.now };
    let all = plan.writes.len();
    store::carry_out(&mut tx, import.id, &plan.writes, hand, &|done| told(done, all)).await?;
    audit::store::append(&mut tx, &event(&import, &job.actor, Verb::Imported), job.now).await?;
    tx.commit().await?;
    Ok(Ok(import))
}

fn of(kind: ImportKind, job: &Job, plan: &Plan) -> Import {
    let count = |is_new: bool| {
        let counted = plan.writes.iter().filter(|write| write.was.is_none() == is_new && !is_post(write));
        i64::try_from(counted.count()).unwrap_or(i64::MAX)
    };
    Import {
        id: job.id,
        kind,
        file_name: job.file_name.clone(),
        created: count(true),
        updated: count(false),
        unchanged: i64::try_from(plan.count(Act::Leave)).unwrap_or(i64::MAX),
        by: job.actor.name.clone(),
        at: job.now,
        undone_at: None,
    }
}

/// A post belongs to its person.
fn is_post(write: &super::Write) -> bool {
    write.is.kind() == Kind::Post
}

/// That an import was made, or taken back.
pub fn event(import: &Import, actor: &Actor, verb: Verb) -> Event {
    let count = |count: i64| json!({ "old": "", "new": count.to_string() });
    let changes = json!({
        "list": { "old": "", "new": import.kind },
        "created": count(import.created),
        "updated": count(import.updated),
    });
    Event::new(actor, verb, Kind::Import, import.id, import.file_name.as_str()).changing(changes)
}
