//! The list of actions.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use crate::actions::store::{self, Filter, PER_PAGE};
use crate::actions::{ActionLine, Nearness, Tab};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::form::Params;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::words::Words;

#[derive(Template)]
#[template(path = "actions/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    tabs: Vec<TabLink>,
    groups: Vec<Group>,
    last_done: Vec<Line>,
    total: i64,
    shows_done: bool,
    pages: Option<(i64, i64)>,
    tab: Tab,
}

struct TabLink {
    label: &'static str,
    href: String,
    current: bool,
    late: Option<i64>,
}

struct Group {
    title: &'static str,
    lines: Vec<Line>,
}

/// An action with what the page says of its day.
struct Line {
    line: ActionLine,
    late: Option<i64>,
}

impl Line {
    fn new(line: ActionLine, today: NaiveDate) -> Line {
        Line { late: line.days_late(today), line }
    }
}

impl ListPage {
    fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    fn page_href(&self, page: &i64) -> String {
        format!("/actions?tab={}&page={page}", self.tab.key())
    }

    fn previous(&self) -> Option<i64> {
        self.pages.map(|(page, _)| page - 1).filter(|page| *page >= 1)
    }

    fn next(&self) -> Option<i64> {
        self.pages.filter(|(page, pages)| page < pages).map(|(page, _)| page + 1)
    }
}

/// The list, by tabs and by how near the day is.
pub async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let (sight, today) = (Sight::of(actor), visit.today);
    let tab = Tab::parse(params.get("tab")).unwrap_or(Tab::Mine);
    let mut tx = app.db.read().await?;
    let of = |tab| Filter { tab, reader: actor.id, today };
    let filter = of(tab);
    let total = store::count(&mut tx, &filter, &sight).await?;
    let late = store::count(&mut tx, &of(Tab::Overdue), &sight).await?;
    let pages = (total + PER_PAGE - 1).div_euclid(PER_PAGE).max(1);
    let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, pages);
    let lines = store::list(&mut tx, &filter, page, &sight).await?;
    let last_done = if total == 0 && tab != Tab::Done {
        store::list(&mut tx, &of(Tab::Done), 1, &sight).await?.into_iter().take(5).collect()
    } else {
        Vec::new()
    };
    let link = |one: &Tab| TabLink {
        label: w.label(one),
        href: format!("/actions?tab={}", one.key()),
        current: *one == tab,
        late: (*one == Tab::Overdue && late > 0).then_some(late),
    };
    show(&ListPage {
        w,
        frame: visit.frame(Nav::Actions),
        tabs: Tab::ALL.iter().map(link).collect(),
        groups: groups(w, lines, tab, today),
        last_done: last_done.into_iter().map(|line| Line::new(line, today)).collect(),
        total,
        shows_done: tab == Tab::Done,
        pages: (pages > 1).then_some((page, pages)),
        tab,
    })
}

fn groups(w: Words, lines: Vec<ActionLine>, tab: Tab, today: NaiveDate) -> Vec<Group> {
    if tab == Tab::Done {
        let lines: Vec<Line> = lines.into_iter().map(|line| Line::new(line, today)).collect();
        return if lines.is_empty() { Vec::new() } else { vec![Group { title: w.label(tab), lines }] };
    }
    let near = |line: &ActionLine| Nearness::of(line.due_on, today);
    let group = |nearness: &Nearness| Group {
        title: w.label(nearness),
        lines: lines.iter().filter(|l| near(l) == *nearness).map(|l| Line::new(l.clone(), today)).collect(),
    };
    Nearness::ALL.iter().map(group).filter(|group| !group.lines.is_empty()).collect()
}
