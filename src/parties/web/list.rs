//! The list of organisations.
use std::collections::HashMap;

use askama::Template;
use axum::extract::State;

use super::Paging;
use crate::agreements::sight::Sight;
use crate::agreements::store as agreements;
use crate::agreements::web::marks::Pager;
use crate::app::App;
use crate::form::{Form, Params};
use crate::ids::OrganisationId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::parties::store::{self, Filter};
use crate::parties::{Organisation, OrganisationKind};
use crate::people;
use crate::words::Words;

struct Row {
    organisation: Organisation,
    people: i64,
    agreements: i64,
}

#[derive(Template)]
#[template(path = "parties/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    form: Form,
    kinds: Vec<(String, &'static str)>,
    is_filtered: bool,
    total: i64,
    rows: Vec<Row>,
    pager: Option<Pager>,
}

/// GET /organisations
pub async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let w = visit.w;
    let filter = Filter { text: params.get("q").into(), kind: OrganisationKind::parse(params.get("kind")) };
    let mut tx = app.db.read().await?;
    let total = store::count(&mut tx, &filter).await?;
    let paging = Paging::of(&params, total);
    let found = store::list(&mut tx, &filter, paging.limit(), paging.offset()).await?;
    let heads = by_id(people::store::heads(&mut tx, visit.today).await?);
    let agreements = by_id(agreements::counts_by_organisation(&mut tx, &Sight::of(visit.actor()?)).await?);
    let row = |organisation: Organisation| Row {
        people: heads.get(&organisation.id).copied().unwrap_or(0),
        agreements: agreements.get(&organisation.id).copied().unwrap_or(0),
        organisation,
    };
    let every = [(String::new(), w.parties.every_kind())];
    let page = ListPage {
        w,
        frame: visit.frame(Nav::Parties),
        form: params.form(&visit),
        kinds: every.into_iter().chain(kinds(w)).collect(),
        is_filtered: !filter.text.is_empty() || filter.kind.is_some(),
        total,
        rows: found.into_iter().map(row).collect(),
        pager: paging.pager(w, "/organisations", &params),
    };
    show(&page)
}

fn by_id(counts: Vec<(OrganisationId, i64)>) -> HashMap<OrganisationId, i64> {
    counts.into_iter().collect()
}

/// The kinds of organisations with their names.
pub fn kinds(w: Words) -> impl Iterator<Item = (String, &'static str)> {
    OrganisationKind::ALL.iter().map(move |kind| (kind.key().to_owned(), w.label(kind)))
}
