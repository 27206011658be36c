//! The desk.
use askama::Template;
use axum::extract::State;

use super::Happening;
use super::rows::{Deadline, Mine, Stuck, Tile, Todo};
use crate::agreements::sight::Sight;
use crate::agreements::store::list::Reader;
use crate::agreements::store::pinned_views;
use crate::agreements::store::saved_views::SavedView;
use crate::app::App;
use crate::audit::store::{Feed, recent};
use crate::commitments::store::Filter;
use crate::commitments::web::line::Line;
use crate::commitments::{self, Standing, View, most_urgent_first};
use crate::db::{Result, Tx};
use crate::home::{store, worst_first};
use crate::page::{Answer, Frame, Nav, Visit, show as show_page};
use crate::reports::{self, saved::SavedReport};
use crate::settings::store::idle_limits;
use crate::system::concerns::{Concern, concerns};
use crate::unfinished::{self, Unfinished};
use crate::users::roles::Right;
use crate::words::Words;

/// So much that is overdue is shown …
const OVERDUE: usize = 4;
/// … and so much that is coming.
const COMING: usize = 6;
/// So many of one's overdue commitments are shown.
const PROMISES: usize = 5;
/// So many events are shown.
const EVENTS: i64 = 8;

#[derive(Template)]
#[template(path = "home/desk.html")]
struct DeskPage {
    w: Words,
    frame: Frame,
    may_record: bool,
    start: Option<Start>,
    tiles: Vec<Tile>,
    stuck: Vec<Stuck>,
    stuck_count: i64,
    oldest: Option<Stuck>,
    overdue: Vec<Deadline>,
    coming: Vec<Deadline>,
    todos: Vec<Todo>,
    mine: Vec<Mine>,
    promises: Vec<Line>,
    happenings: Vec<Happening>,
    views: Vec<SavedView>,
    reports: Vec<SavedReport>,
    unfinished: Vec<Unfinished>,
    concerns: Vec<Concern>,
}

/// What a new system has already.
struct Start {
    parties: bool,
    meetings: bool,
}

impl DeskPage {
    fn has_deadlines(&self) -> bool {
        !self.overdue.is_empty() || !self.coming.is_empty()
    }

    fn has_work(&self) -> bool {
        !self.todos.is_empty() || !self.mine.is_empty() || !self.promises.is_empty()
    }
}

pub(super) async fn show(State(app): State<App>, visit: Visit) -> Answer {
    let mut tx = app.db.read().await?;
    let mut page = gather(&mut tx, &visit).await?;
    if visit.may(Right::Administer) {
        page.concerns = concerns(&app, &mut tx, visit.w).await?;
    }
    drop(tx);
    show_page(&page)
}

async fn gather(tx: &mut Tx, visit: &Visit) -> Result<DeskPage, crate::error::PageError> {
    let (w, today, actor) = (visit.w, visit.today, visit.actor()?);
    let reader = Reader { sight: Sight::of(actor), user: actor.id, today, limits: idle_limits(tx).await? };
    let standings = store::standings(tx, &reader).await?;
    let is_empty = standings.iter().all(|standing| standing.count == 0);
    let stuck_count: i64 = standings.iter().map(|standing| standing.stuck).sum();
    let cases = if stuck_count > 0 { store::stuck(tx, &reader).await? } else { Vec::new() };
    let oldest = if stuck_count == 0 && !is_empty { store::oldest(tx, &reader).await? } else { None };
    let start = match is_empty {
        true => {
            let (organisations, meetings) = store::records(tx).await?;
            Some(Start { parties: organisations > 0, meetings: meetings > 0 })
        }
        false => None,
    };
    let deadline = |due| Deadline::of(w, due, today);
    let entries = recent(tx, &Feed::default(), &reader.sight, EVENTS, 0).await?;
    Ok(DeskPage {
        w,
        frame: visit.frame(Nav::Desk),
        may_record: visit.may(Right::Record),
        start,
        tiles: standings.iter().map(|standing| Tile::of(w, standing, today)).collect(),
        stuck: worst_first(cases, today, &reader.limits)
            .into_iter()
            .map(|(case, health)| Stuck::of(w, case, &health))
            .collect(),
        stuck_count,
        oldest: oldest.map(|case| {
            let health = case.health(today, &reader.limits);
            Stuck::of(w, case, &health)
        }),
        overdue: store::overdue(tx, &reader).await?.into_iter().take(OVERDUE).map(deadline).collect(),
        coming: store::coming(tx, &reader).await?.into_iter().take(COMING).map(deadline).collect(),
        todos: store::tasks(tx, &reader).await?.into_iter().map(|task| Todo::of(w, task, today)).collect(),
        mine: store::own_steps(tx, &reader).await?.into_iter().map(|step| Mine::of(w, step, today)).collect(),
        promises: promises(tx, w, &reader).await?,
        happenings: entries.iter().map(|entry| Happening::of(w, entry)).collect(),
        views: pinned_views(tx, reader.user).await?,
        reports: reports::saved::store::of_user(tx, reader.user).await?,
        unfinished: unfinished::store::of_user(tx, reader.user).await?,
        concerns: Vec::new(),
    })
}

/// The overdue commitments that the user follows up, the longest overdue first.
async fn promises(tx: &mut Tx, w: Words, reader: &Reader) -> Result<Vec<Line>> {
    let filter = Filter { owner: Some(reader.user), ..Filter::default() };
    let all = commitments::store::list(tx, &filter, &reader.sight).await?.into_iter();
    let standing = all.map(|one| Standing::of(one, reader.today));
    let mut late: Vec<Standing> = standing.filter(|one| View::Overdue.holds(one, reader.user)).collect();
    most_urgent_first(&mut late);
    Ok(late.iter().take(PROMISES).map(|one| Line::of(w, one, reader.today)).collect())
}
