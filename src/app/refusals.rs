//! What was refused to somebody who is signed in is kept in the audit trail: each by itself at first, then, of somebody
//! who hammers on, their number alone, so that nobody can fill the trail with what they may not do.
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use axum::http::Method;
use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use tracing::warn;

use super::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Result;
use crate::error::PageError;
use crate::ids::UserId;
use crate::jobs::Job;
use crate::page::Visit;
use crate::users::session::Actor;

/// Refusals of one user that are written down one by one within an hour.
pub const SINGLY: u64 = 20;

/// What was refused to somebody since a moment.
struct Hour {
    since: DateTime<Utc>,
    count: u64,
    actor: Actor,
    last: String,
}

impl Hour {
    /// How many of them were not written down.
    fn unwritten(&self) -> u64 {
        self.count.saturating_sub(SINGLY)
    }
}

/// The refusals of each user, hour by hour.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<UserId, Hour>>);

impl Refusals {
    /// Counts one; answers whether it is written down by itself.
    fn count(&self, actor: &Actor, what: &str, now: DateTime<Utc>) -> bool {
        let mut hours = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let hour = hours.entry(actor.id).or_insert_with(|| Hour {
            since: now,
            count: 0,
            actor: actor.clone(),
            last: String::new(),
        });
        hour.count += 1;
        what.clone_into(&mut hour.last);
        hour.unwritten() == 0
    }

    /// Takes out the hours that are over; all of them at the end of the server.
    fn over(&self, now: DateTime<Utc>, all: bool) -> Vec<Hour> {
        let mut hours = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let over = hours.extract_if(|_, hour| all || now - hour.since >= TimeDelta::hours(1));
        over.map(|(_, hour)| hour).collect()
    }
}

/// Notes that `visit` was answered with `fault`, if that is one about rights. The one who asks gets the same
/// answer whether it could be noted or not.
pub async fn note(app: &App, visit: &Visit, method: &Method, fault: &PageError) {
    let why = match fault {
        PageError::Forbidden => "role",
        PageError::CrossSite => "other_site",
        PageError::Excess(_) => "excess",
        _ => return,
    };
    let Some(actor) = &visit.actor else { return };
    // What stood behind the question mark may have been anything, such as a sentence about somebody.
    let path: String = visit.path.split('?').next().unwrap_or("/").chars().take(200).collect();
    let what = format!("{method} {path}");
    if !app.limits.refusals.count(actor, &what, visit.onward) {
        return;
    }
    let event = Event::new(actor, Verb::Refused, Kind::User, actor.id, what);
    let event = event.changing(json!({ "why": { "old": "", "new": why } }));
    if let Err(fault) = write(app, &event, visit.now).await {
        warn!(%fault, "a refusal was not noted");
    }
}

async fn write(app: &App, event: &Event, now: DateTime<Utc>) -> Result<()> {
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, event, now).await?;
    tx.commit().await
}

/// Writes down, once an hour is over, how much more was refused to somebody in it.
pub struct SumUp;

impl Job for SumUp {
    async fn run(&mut self, app: &App) {
        sum_up(app, false).await;
    }
}

/// One event for each user with more refusals than were written down by themselves; `all`: of hours under way, too.
pub async fn sum_up(app: &App, all: bool) {
    for hour in app.limits.refusals.over(app.clock.onward(), all).into_iter().filter(|hour| hour.unwritten() > 0) {
        let times = hour.unwritten();
        let event =
            Event::new(&hour.actor, Verb::Refused, Kind::User, hour.actor.id, format!("{times} × {}", hour.last));
        let event = event.changing(json!({ "times": times, "since": hour.since.to_rfc3339() }));
        if let Err(fault) = write(app, &event, app.clock.now()).await {
            warn!(%fault, user = %hour.actor.id, times, "refusals were not noted");
        }
    }
}
