//! The pairs that may be the same.
use std::collections::{BTreeSet, HashMap};

use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use crate::app::App;
use crate::error::PageError;
use crate::form::{Fields, Params};
use crate::merging::likely::{Pair, Reason, pairs};
use crate::merging::{Mergeable, store};
use crate::page::{Answer, Frame, Nav, Visit, see_other, show as render};
use crate::words::Words;

/// More pairs than anybody compares at a sitting.
const MOST: usize = 100;

/// A pair as the page shows it.
struct Row {
    one: (Uuid, String),
    other: (Uuid, String),
    why: String,
}

#[derive(Template)]
#[template(path = "merging/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    kind: Mergeable,
    found: usize,
    rows: Vec<Row>,
}

/// GET /organisations/duplicates
pub async fn show(kind: Mergeable, State(app): State<App>, visit: Visit) -> Answer {
    let w = visit.w;
    let mut tx = app.db.read().await?;
    let records = store::named(&mut tx, kind).await?;
    let distinct: BTreeSet<(Uuid, Uuid)> = store::distinct(&mut tx, kind).await?.into_iter().collect();
    drop(tx);
    let (found, records) = tokio::task::spawn_blocking(move || (pairs(&records, &distinct), records))
        .await
        .map_err(PageError::internal)?;
    let names: HashMap<Uuid, &str> = records.iter().map(|record| (record.id, record.name.as_str())).collect();
    let named = |id: Uuid| (id, names.get(&id).map_or_else(String::new, |name| (*name).to_owned()));
    let row = |pair: &Pair| Row { one: named(pair.one), other: named(pair.other), why: why(w, pair.reason) };
    let rows = found.iter().take(MOST).map(row).collect();
    render(&ListPage { w, frame: visit.frame(Nav::Parties), kind, found: found.len(), rows })
}

fn why(w: Words, reason: Reason) -> String {
    match reason {
        Reason::NationalId => w.merging.national_id().to_owned(),
        Reason::SameName => w.merging.same_name().to_owned(),
        Reason::LikeName(percent) => w.merging.like_name(percent),
    }
}

/// POST /organisations/duplicates: these two are not the same.
pub async fn tell_apart(kind: Mergeable, State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let [one, other] = ["one", "other"].map(|name| Uuid::try_parse(form.value(name)));
    let pair = [one.map_err(|_| PageError::Unreadable)?, other.map_err(|_| PageError::Unreadable)?];
    let list = format!("{}/duplicates", kind.path());
    let mut tx = visit.claim(app.db.write().await?, form.id(), &list).await?;
    let (a, _) = store::written(&mut tx, kind, pair[0]).await?;
    let (b, _) = store::written(&mut tx, kind, pair[1]).await?;
    store::tell_apart(&mut tx, kind, pair, visit.actor()?.id, visit.now).await?;
    let undo = format!("{list}/undo?one={}&other={}", pair[0], pair[1]);
    tx.done_with_undo(visit.w.merging.told_apart(a.name(), b.name()), undo).await
}

/// POST /organisations/duplicates/undo: it is not known whether they are the same.
pub async fn forget(kind: Mergeable, State(app): State<App>, visit: Visit, params: Params, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let [one, other] = ["one", "other"].map(|name| Uuid::try_parse(params.get(name)));
    let pair = [one.map_err(|_| PageError::Unreadable)?, other.map_err(|_| PageError::Unreadable)?];
    let list = format!("{}/duplicates", kind.path());
    let mut tx = visit.claim(app.db.write().await?, form.id(), &list).await?;
    store::forget_apart(&mut tx, kind, pair).await?;
    tx.commit().await?;
    Ok(see_other(&list))
}
