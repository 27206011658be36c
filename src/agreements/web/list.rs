//! The list of agreements: filters in the address, chips, saved views, sorting, pages.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::list_bar::{Head, Opened, Options, Tab, address, chips, heads, opened, options, tabs};
use super::marks::{Age, Chip, Pager, awaited_of, ending, holds};
use crate::agreements::filter::{Column, Filter, NAMES, Order, Owner, query};
use crate::agreements::sight::Sight;
use crate::agreements::store::list::{self, Reader, Row};
use crate::agreements::store::saved_views;
use crate::app::{App, Route, get};
use crate::clock::day_in_tehran;
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Params};
use crate::ids::ViewId;
use crate::page::{Answer, Frame, Markup, Nav, Visit, show_with};
use crate::persian::jalali::Jalali;
use crate::users::roles::Right;
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/agreements", Right::Read, list)]
}

/// For whom and when the lists of a request are made.
pub(super) async fn reader(tx: &mut Tx, visit: &Visit) -> Result<Reader, PageError> {
    let actor = visit.actor()?;
    let limits = crate::settings::store::idle_limits(tx).await?;
    Ok(Reader { sight: Sight::of(actor), user: actor.id, today: visit.today, limits })
}

struct Line {
    row: Row,
    link: String,
    mark: Markup,
    age: Age,
    holds: Vec<String>,
    ending: Option<String>,
    awaited: String,
    due: Option<Markup>,
    updated: Markup,
}

#[derive(Template)]
#[template(path = "agreements/index.html")]
struct IndexPage {
    w: Words,
    frame: Frame,
    form: Form,
    view_form: Form,
    options: Options,
    tabs: Vec<Tab>,
    opened: Option<Opened>,
    chips: Vec<Chip>,
    clear: String,
    found: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
    pager: Option<Pager>,
    query: String,
    sort: Option<String>,
    view: Option<String>,
    export: String,
}

/// What an address of the list asks for.
pub(super) struct Asked {
    pub(super) filter: Filter,
    pub(super) order: Order,
    pub(super) page: i64,
    pub(super) view: Option<ViewId>,
}

impl Asked {
    /// Reads the parameters of an address.
    pub(super) fn read<'a>(get: impl Fn(&str) -> &'a str) -> Asked {
        Asked {
            filter: Filter::read(&get),
            order: Order::read(get("sort")),
            page: get("page").parse().unwrap_or(1).clamp(1, 1_000_000),
            view: ViewId::parse(get("view")),
        }
    }

    /// Reads what stood after `?`; only what the list itself understands is kept.
    pub(super) fn written(query: &str) -> Asked {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Asked::read(|name| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str()))
    }

    /// The address of the list with another filter or order; the view stays opened.
    pub(super) fn link(&self, filter: &Filter, order: Order) -> String {
        let view = self.view.map(|id| format!("view={id}"));
        let parts = [Some(query(filter, order)).filter(|query| !query.is_empty()), view];
        address("/agreements", &parts.into_iter().flatten().collect::<Vec<_>>().join("&"))
    }
}

async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let asked = Asked::read(|name| params.get(name));
    show_list(&app, &visit, asked, Form::empty(visit.w)).await
}

/// Shows the list; again, with what is wrong, when a view could not be saved.
pub(super) async fn show_list(app: &App, visit: &Visit, asked: Asked, view_form: Form) -> Answer {
    let status = if view_form.is_valid() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let mut tx = app.db.read().await?;
    let reader = reader(&mut tx, visit).await?;
    let count = list::count(&mut tx, &asked.filter, &reader).await?;
    let pages = (count + list::PAGE - 1) / list::PAGE;
    let page = asked.page.min(pages.max(1));
    let span = ((page - 1) * list::PAGE, list::PAGE);
    let rows = list::rows(&mut tx, (&asked.filter, asked.order), span, &reader).await?;
    let views = saved_views::of_user(&mut tx, reader.user).await?;
    let options = options(&mut tx, visit.w).await?;
    drop(tx);

    let (w, filter) = (visit.w, &asked.filter);
    let view = asked.view.and_then(|id| views.iter().find(|view| view.id == id));
    let now = query(filter, asked.order);
    let index = IndexPage {
        w,
        frame: visit.frame(Nav::Agreements),
        form: NAMES.iter().fold(Form::empty(w), |form, name| form.with(name, filter.value(name).unwrap_or_default())),
        tabs: tabs(w, &views, &asked, &now),
        opened: view.map(|view| opened(view, &now, reader.user)),
        chips: chips(w, &asked, &options),
        clear: Asked { view: None, ..Asked::read(|_| "") }.link(&Filter::default(), asked.order),
        found: w.agreement_views.found(count),
        heads: heads(w, &asked),
        lines: rows.into_iter().map(|row| line(w, row, &reader)).collect(),
        pager: Pager::of(w, page, pages, |n| {
            let link = asked.link(filter, asked.order);
            let and = if link.contains('?') { "&" } else { "?" };
            format!("{link}{and}page={n}")
        }),
        sort: (asked.order != Order::default()).then(|| asked.order.key()),
        view: view.map(|view| view.id.to_string()),
        export: export(filter, &reader),
        options,
        query: now,
        view_form,
    };
    show_with(status, &index)
}

fn line(w: Words, row: Row, reader: &Reader) -> Line {
    let health = row.health(reader.today, &reader.limits);
    Line {
        link: format!("/agreements/{}", row.id),
        mark: crate::page::stage_mark(&w, &row.stage),
        age: Age::of(w, &health),
        holds: holds(w, &health),
        ending: ending(w, &health),
        awaited: awaited_of(w, &row),
        due: row.next_due_on.map(|day| w.day_cell(day)),
        updated: w.day_cell(day_in_tehran(row.updated_at)),
        row,
    }
}

/// The status report of this month, narrowed like the list.
fn export(filter: &Filter, reader: &Reader) -> String {
    let month = Jalali::from(reader.today).period();
    let mut out = form_urlencoded::Serializer::new(String::new());
    out.append_pair("period", &format!("{:04}-{:02}", month / 100, month % 100));
    let owner = match filter.owner {
        Some(Owner::Me) => Some(reader.user.to_string()),
        _ => filter.value("owner"),
    };
    for (name, value) in [("stage", filter.value("stage")), ("party", filter.value("party")), ("owner", owner)] {
        if let Some(value) = value {
            out.append_pair(name, &value);
        }
    }
    format!("/reports/status.xlsx?{}", out.finish())
}
