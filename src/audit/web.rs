//! The audit trail: every event that may be seen, and whether the chain of them holds.
use askama::Template;
use axum::extract::State;
use serde_json::Value;

use super::chain::Head;
use super::heads::Heads;
use super::store::{self, Line, Trail};
use super::{Kind, Verb};
use crate::agreements::sight::Sight;
use crate::agreements::web::marks::Pager;
use crate::app::{App, Route, get};
use crate::clock::start_in_tehran;
use crate::error::PageError;
use crate::form::{Form, Params};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::parties::web::Paging;
use crate::persian::typed_day::Lean;
use crate::users;
use crate::users::roles::Right;
use crate::verify::{check_chain, commands::told_chain};
use crate::words::{Deed, Words};

/// The page.
pub const PAGE: &str = "/audit";

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get(PAGE, Right::Administer, list), get("/audit/check", Right::Administer, check)]
}

/// One value that changed.
struct Change {
    name: String,
    old: String,
    new: String,
}

/// One event.
struct Row {
    line: Line,
    deed: Deed,
    changes: Vec<Change>,
}

impl Row {
    fn of(w: Words, line: Line) -> Row {
        Row { deed: w.deed(&line.entry), changes: changes(&line.entry.changes), line }
    }

    /// Enough of the seal to find the event by.
    fn mark(&self) -> String {
        hex::encode(self.line.seal.iter().take(4).copied().collect::<Vec<u8>>())
    }
}

/// What changed, as it was written down: old and new values by field, and single facts.
fn changes(written: &Value) -> Vec<Change> {
    let text = |value: Option<&Value>| match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    };
    let fields = written.as_object().into_iter().flatten();
    fields
        .map(|(name, value)| match value.as_object().filter(|change| change.contains_key("new")) {
            Some(change) => Change { name: name.clone(), old: text(change.get("old")), new: text(change.get("new")) },
            None => Change { name: name.clone(), old: String::new(), new: text(Some(value)) },
        })
        .collect()
}

#[derive(Template)]
#[template(path = "audit/list.html")]
struct TrailPage {
    w: Words,
    frame: Frame,
    form: Form,
    users: Vec<(String, String)>,
    verbs: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    head: Head,
    total: i64,
    rows: Vec<Row>,
    pager: Option<Pager>,
}

impl TrailPage {
    fn is_filtered(&self) -> bool {
        ["user", "verb", "kind", "from", "to", "q"].iter().any(|name| !self.form.value(name).is_empty())
    }
}

/// What the filters ask for; a day that cannot be read is a fault of its field and asks for nothing.
fn read(form: &mut Form, visit: &Visit) -> Trail {
    let from = form.day("from", visit.today, Lean::Past);
    let to = form.day("to", visit.today, Lean::Past);
    let typed: String = form.value("q").trim().chars().take(200).collect();
    let escaped = typed.to_lowercase().replace('!', "!!").replace('%', "!%").replace('_', "!_");
    Trail {
        user: UserId::parse(form.value("user")),
        verb: Verb::parse(form.value("verb")),
        kind: Kind::parse(form.value("kind")),
        from: from.map(start_in_tehran),
        before: to.and_then(|day| day.succ_opt()).map(start_in_tehran),
        text: (!typed.is_empty()).then(|| format!("%{escaped}%")),
    }
}

async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, sight, mut form) = (visit.w, Sight::of(visit.actor()?), params.form(&visit));
    let trail = read(&mut form, &visit);
    let mut tx = app.db.read().await?;
    let total = store::count(&mut tx, &trail, &sight).await?;
    let paging = Paging::of(&params, total);
    let lines = store::lines(&mut tx, &trail, &sight, paging.limit(), paging.offset()).await?;
    let head = store::head(&mut tx).await?;
    let users = users::store::list(&mut tx).await?;
    drop(tx);
    let any = |words: &str| vec![(String::new(), words.to_owned())];
    let mut people = any(w.audit.anyone());
    people.extend(users.into_iter().map(|user| (user.id.to_string(), user.name)));
    let mut verbs = any(w.trail.any_verb());
    verbs.extend(Verb::ALL.iter().map(|verb| (verb.key().to_owned(), w.label(verb).to_owned())));
    let mut kinds = any(w.audit.any_kind());
    kinds.extend(Kind::ALL.iter().map(|kind| (kind.key().to_owned(), w.label(kind).to_owned())));
    show(&TrailPage {
        w,
        frame: visit.frame(Nav::Settings),
        users: people,
        verbs,
        kinds,
        head,
        total,
        rows: lines.into_iter().map(|line| Row::of(w, line)).collect(),
        pager: paging.pager(w, PAGE, &params),
        form,
    })
}

#[derive(Template)]
#[template(path = "audit/check.html")]
struct CheckPage {
    w: Words,
    frame: Frame,
    is_sound: bool,
    lines: Vec<String>,
}

/// GET /audit/check: walks along the whole chain.
async fn check(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let heads = Heads::read(&app.config.audit_heads(), tx.key()).map_err(PageError::internal)?;
    let chain = check_chain(&mut tx, &heads).await?;
    drop(tx);
    let lines = told_chain(visit.w, &chain);
    show(&CheckPage { w: visit.w, frame: visit.frame(Nav::Settings), is_sound: chain.is_sound(), lines })
}
