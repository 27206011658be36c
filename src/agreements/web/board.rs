//! The board: a column a stage, and a form on each card that moves it.
use askama::Template;
use axum::extract::State;

use super::list::{Asked, reader};
use super::list_bar::address;
use super::marks::{Age, awaited_of, holds};
use crate::agreements::filter::{Column, Filter, Order, Owner, query};
use crate::agreements::health::Limits;
use crate::agreements::lifecycle::{Stage, open_steps};
use crate::agreements::store::list::{self, Reader, Row};
use crate::app::{App, Route, get};
use crate::form::Params;
use crate::page::{Answer, Frame, Markup, Nav, Visit, show, stage_mark};
use crate::users::roles::{Right, Role};
use crate::words::Words;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/agreements/board", Right::Read, board)]
}

/// The stages that have a column; the others are a link and a count.
const COLUMNS: [Stage; 4] = [Stage::Meeting, Stage::Drafting, Stage::Signing, Stage::InForce];
const ASIDE: [Stage; 2] = [Stage::Concluded, Stage::Halted];

/// So many cards stand in a column; whoever has more reads the list.
const CARDS: i64 = 60;

struct Card {
    row: Row,
    link: String,
    age: Age,
    holds: Vec<String>,
    awaited: String,
    due: Option<Markup>,
    targets: Vec<(&'static str, &'static str)>,
}

struct Pile {
    key: &'static str,
    mark: Markup,
    name: &'static str,
    count: String,
    limit: Option<String>,
    away: bool,
    link: String,
    cards: Vec<Card>,
    more: Option<(String, String)>,
}

struct Tab {
    text: &'static str,
    link: String,
    current: bool,
}

#[derive(Template)]
#[template(path = "agreements/board.html")]
struct BoardPage {
    w: Words,
    frame: Frame,
    tabs: Vec<Tab>,
    piles: Vec<Pile>,
    aside: Vec<Pile>,
    query: String,
}

async fn board(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let asked = Asked::read(|name| params.get(name));
    let shown = asked.filter.stage.unwrap_or(Stage::Meeting);
    let filter = Filter { stage: None, ..asked.filter };
    let role = visit.actor()?.role;
    let mut tx = app.db.read().await?;
    let reader = reader(&mut tx, &visit).await?;
    let counts = list::counts_by_stage(&mut tx, &filter, &reader).await?;
    let count = |stage: Stage| counts.iter().find(|(of, _)| *of == stage).map_or(0, |(_, count)| *count);
    let mut piles = Vec::new();
    for stage in COLUMNS {
        let narrowed = Filter { stage: Some(stage), ..filter.clone() };
        let rows = list::rows(&mut tx, (&narrowed, LONGEST_FIRST), (0, CARDS), &reader).await?;
        let cards = rows.into_iter().map(|row| card(visit.w, row, role, &reader)).collect();
        piles.push(pile(visit.w, (stage, count(stage)), &filter, &reader.limits, cards));
    }
    drop(tx);
    for pile in &mut piles {
        pile.away = pile.key != shown.key();
    }
    let aside = ASIDE.map(|stage| pile(visit.w, (stage, count(stage)), &filter, &reader.limits, Vec::new()));
    let query = query(&filter, Order::default());
    let tabs = tabs(visit.w, &filter);
    show(&BoardPage { w: visit.w, frame: visit.frame(Nav::Agreements), tabs, piles, aside: aside.into(), query })
}

const LONGEST_FIRST: Order = Order { column: Column::Days, descending: true };

fn tabs(w: Words, filter: &Filter) -> Vec<Tab> {
    let v = w.agreement_views;
    [
        (w.common.all(), Filter::default()),
        (v.mine(), Filter { owner: Some(Owner::Me), ..Filter::default() }),
        (v.stuck(), Filter { stuck: true, ..Filter::default() }),
    ]
    .into_iter()
    .map(|(text, of)| Tab { text, link: to_board(&of), current: of == *filter })
    .collect()
}

fn to_board(filter: &Filter) -> String {
    address("/agreements/board", &query(filter, Order::default()))
}

fn card(w: Words, row: Row, role: Role, reader: &Reader) -> Card {
    let health = row.health(reader.today, &reader.limits);
    let targets = open_steps(row.stage, role).map(|rule| rule.target(None));
    Card {
        link: format!("/agreements/{}", row.id),
        age: Age::of(w, &health),
        holds: holds(w, &health),
        awaited: awaited_of(w, &row),
        due: row.next_due_on.map(|day| w.day_cell(day)),
        targets: targets.map(|stage| (stage.key(), w.label(stage))).collect(),
        row,
    }
}

fn pile(w: Words, (stage, count): (Stage, i64), filter: &Filter, limits: &Limits, cards: Vec<Card>) -> Pile {
    let narrowed = Filter { stage: Some(stage), ..filter.clone() };
    let in_list = address("/agreements", &query(&narrowed, Order::default()));
    let left = count - i64::try_from(cards.len()).unwrap_or(0);
    let in_column = COLUMNS.contains(&stage);
    Pile {
        key: stage.key(),
        mark: stage_mark(&w, &stage),
        name: w.label(stage),
        count: w.num(count),
        limit: limits.of(stage).map(|days| w.agreement_views.limit(days)),
        away: false,
        link: if in_column { to_board(&narrowed) } else { in_list.clone() },
        more: (in_column && left > 0).then(|| (w.agreement_views.more_here(left), in_list)),
        cards,
    }
}
