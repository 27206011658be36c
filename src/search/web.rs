//! The page of results, and the same as data.
use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use serde::Serialize;
use uuid::Uuid;

use super::Kind;
use super::ask::Ask;
use super::find::{self, Group, Hit, Search, Tried};
use crate::agreements;
use crate::agreements::sight::Sight;
use crate::agreements::web::marks::Pager;
use crate::app::{App, Route, get};
use crate::db::{Result, Tx};
use crate::form::{Form, Params};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::persian::{Jalali, to_ascii};
use crate::users::roles::Right;
use crate::words::Words;

/// So many of each kind stand on the page of all kinds.
const EACH: usize = 5;
/// So many of one kind stand on a page.
const PER_PAGE: usize = 20;
/// So many records of each kind are shown to whoever looks for nothing yet.
const RECENT: i64 = 4;
/// So many of the records that the reader wrote last.
const OWN: usize = 8;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/search", Right::Read, page), get("/search.json", Right::Read, data)]
}

/// One kind with what is shown of it.
struct Part {
    heading: String,
    hits: Vec<Hit>,
    /// The words and the address of all there are of this kind.
    all: Option<(String, String)>,
}

/// A word that was looked up in vain, with the addresses of others.
struct Trial {
    typed: String,
    is_found: bool,
    link: String,
    others: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    w: Words,
    frame: Frame,
    form: Form,
    kinds: Vec<(String, String)>,
    years: Vec<(String, String)>,
    tabs: Vec<(String, String, bool)>,
    summary: Option<String>,
    parts: Vec<Part>,
    pager: Option<Pager>,
    trials: Vec<Trial>,
    limits: Option<String>,
    own: Vec<Hit>,
    recent: Vec<Hit>,
    record: Option<String>,
}

impl SearchPage {
    fn heading(&self) -> String {
        match self.form.value("q") {
            "" => self.w.search.title().into(),
            typed => self.w.search.title_for(typed),
        }
    }

    fn unlimited(&self) -> String {
        address(&self.form, &[("kind", ""), ("year", "")])
    }

    fn is_limited(&self) -> bool {
        !self.form.value("kind").is_empty() || !self.form.value("year").is_empty()
    }
}

/// The address of a search: as the form says, but for what is set anew.
fn address(form: &Form, set: &[(&str, &str)]) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "kind", "year", "page"] {
        let set = set.iter().find(|(one, _)| *one == name).map(|(_, value)| *value);
        let value = set.unwrap_or(if name == "page" { "" } else { form.value(name) });
        if !value.is_empty() {
            query.append_pair(name, value);
        }
    }
    format!("/search?{}", query.finish())
}

/// What the address asks for; a kind or year that is none asks for all.
fn read(form: &Form, visit: &Visit) -> Search {
    let year = to_ascii(form.value("year")).parse().ok();
    let typed: String = form.value("q").chars().take(200).collect();
    Search { ask: Ask::read(&typed, visit.today), kind: Kind::parse(form.value("kind")), year }
}

async fn page(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, sight, form) = (visit.w, Sight::of(visit.actor()?), params.form(&visit));
    let search = read(&form, &visit);
    let mut tx = app.db.read().await?;
    let groups = find::groups(&mut tx, &search, &sight).await?;
    let pages = search.kind.and(groups.first()).map_or(1, |group| group.count.div_ceil(PER_PAGE));
    let number = params.get("page").parse::<usize>().unwrap_or(1).clamp(1, pages.max(1));
    let parts = parts(&mut tx, w, &form, &search, (&groups, number), &sight).await?;
    let is_asked = !search.ask.is_empty();
    let trials =
        if is_asked && parts.is_empty() { trials(&mut tx, &form, &search.ask, &sight).await? } else { Vec::new() };
    let own = match parts.is_empty() {
        true => find::written_by(&mut tx, visit.actor()?.id, &sight, OWN).await?,
        false => Vec::new(),
    };
    let recent = if parts.is_empty() { find::recent(&mut tx, &sight, RECENT).await? } else { Vec::new() };
    let years = years(&mut tx, w, &visit).await?;
    let limits = is_asked.then(|| limits(w, &search)).flatten();
    let (number, pages) = (number as i64, pages as i64);
    let pager = Pager::of(w, number, pages, |n| address(&form, &[("page", &n.to_string())]));
    show(&SearchPage {
        w,
        frame: visit.frame(Nav::None),
        kinds: kinds(w),
        years,
        tabs: tabs(w, &form, &search, &groups),
        summary: is_asked.then(|| summary(w, &groups)),
        parts,
        pager,
        trials,
        limits,
        own,
        recent,
        record: visit.may(Right::Record).then(|| record(form.value("q"))).flatten(),
        form,
    })
}

async fn parts(
    tx: &mut Tx,
    w: Words,
    form: &Form,
    search: &Search,
    (groups, page): (&[Group], usize),
    sight: &Sight,
) -> Result<Vec<Part>> {
    let mut parts = Vec::new();
    for group in groups {
        let shown = match search.kind {
            Some(_) => (page - 1) * PER_PAGE..page * PER_PAGE,
            None => 0..EACH,
        };
        let link = address(form, &[("kind", group.kind.key())]);
        let label = w.label(group.kind);
        let all = match group.has_more {
            true => w.search.show_more(label),
            false => w.search.show_all(label, group.count),
        };
        let is_whole = search.kind.is_some() || group.count <= EACH;
        parts.push(Part {
            heading: counted(w, group),
            hits: group.hits(tx, &search.ask, shown, sight).await?,
            all: (!is_whole).then_some((all, link)),
        });
    }
    Ok(parts)
}

fn counted(w: Words, group: &Group) -> String {
    let label = w.label(group.kind);
    if group.has_more { w.search.count_more(label, group.count) } else { w.search.count(label, group.count) }
}

fn summary(w: Words, groups: &[Group]) -> String {
    let count: usize = groups.iter().map(|group| group.count).sum();
    match (count, groups.iter().any(|group| group.has_more)) {
        (0, _) => w.search.nothing().into(),
        (count, true) => w.search.found_more(count),
        (count, false) => w.search.found(count),
    }
}

/// The kinds in which something was found, each with the address of its results.
fn tabs(w: Words, form: &Form, search: &Search, groups: &[Group]) -> Vec<(String, String, bool)> {
    if groups.is_empty() {
        return Vec::new();
    }
    let all = (w.search.every_kind().to_owned(), address(form, &[("kind", "")]), search.kind.is_none());
    let tab = |group: &Group| (counted(w, group), address(form, &[("kind", group.kind.key())]), search.kind.is_some());
    std::iter::once(all).chain(groups.iter().map(tab)).collect()
}

fn limits(w: Words, search: &Search) -> Option<String> {
    let kind = search.kind.map(|kind| w.label(kind).to_owned());
    let year = search.year.map(|year| w.num(year));
    let all: Vec<String> = kind.into_iter().chain(year).collect();
    (!all.is_empty()).then(|| w.search.only_among(all.join(w.common.list_separator())))
}

async fn trials(tx: &mut Tx, form: &Form, ask: &Ask, sight: &Sight) -> Result<Vec<Trial>> {
    let typed = form.value("q");
    let trial = |one: Tried| {
        let other = |other: String| {
            let whole = typed.replace(&one.typed, &other);
            (other, address(form, &[("q", &whole), ("kind", ""), ("year", "")]))
        };
        let link = address(form, &[("q", &one.typed), ("kind", ""), ("year", "")]);
        let others = one.others.into_iter().map(other).collect();
        Trial { link, others, is_found: one.is_found, typed: one.typed.clone() }
    };
    Ok(find::tried(tx, ask, sight).await?.into_iter().map(trial).collect())
}

fn kinds(w: Words) -> Vec<(String, String)> {
    let all = Kind::ALL.iter().map(|kind| (kind.key().to_owned(), w.label(kind).to_owned()));
    std::iter::once((String::new(), w.search.every_kind().to_owned())).chain(all).collect()
}

async fn years(tx: &mut Tx, w: Words, visit: &Visit) -> Result<Vec<(String, String)>> {
    let current = i64::from(Jalali::from(visit.today).year());
    let first = agreements::store::list::years(tx).await?.last().copied().unwrap_or(current).min(current - 1);
    let all = (first..=current).rev().map(|year| (year.to_string(), w.num(year)));
    Ok(std::iter::once((String::new(), w.search.every_year().to_owned())).chain(all).collect())
}

/// Where an address on the web is recorded as a press item.
fn record(typed: &str) -> Option<String> {
    let is_address = ["http://", "https://"].iter().any(|scheme| typed.starts_with(scheme));
    let query = form_urlencoded::Serializer::new(String::new()).append_pair("url", typed).finish();
    is_address.then(|| format!("/press/new?{query}"))
}

/// One hit as data.
#[derive(Serialize)]
struct HitData {
    kind: Kind,
    id: Uuid,
    title: String,
    address: String,
}

/// The results as data.
#[derive(Serialize)]
struct Results {
    query: String,
    has_more: bool,
    hits: Vec<HitData>,
}

async fn data(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (sight, form) = (Sight::of(visit.actor()?), params.form(&visit));
    let search = read(&form, &visit);
    let mut tx = app.db.read().await?;
    let groups = find::groups(&mut tx, &search, &sight).await?;
    let mut hits = Vec::new();
    for group in &groups {
        let found = group.hits(&mut tx, &Ask::default(), 0..PER_PAGE, &sight).await?;
        let data = |hit: Hit| HitData { kind: hit.kind, id: hit.id, title: hit.title, address: hit.address };
        hits.extend(found.into_iter().map(data));
    }
    let has_more = groups.iter().any(|group| group.count > PER_PAGE);
    Ok(Json(Results { query: form.value("q").to_owned(), has_more, hits }).into_response())
}
