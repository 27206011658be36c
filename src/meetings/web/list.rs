//! The list of meetings.
use askama::Template;
use axum::extract::State;

use crate::agreements::sight::Sight;
use crate::app::App;
use crate::form::{Form, Params};
use crate::meetings::MeetingState;
use crate::meetings::store::{self, Filter, MeetingLine, PER_PAGE};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::words::Words;

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    form: Form,
    states: Vec<(String, String)>,
    groups: Vec<Group>,
    total: i64,
    filtered: bool,
    pages: Option<(i64, i64)>,
}

struct Group {
    title: String,
    lines: Vec<MeetingLine>,
}

impl ListPage {
    fn page_href(&self, page: i64) -> String {
        let mut address = form_urlencoded::Serializer::new(String::from("/meetings?"));
        for name in ["q", "state"] {
            let value = self.form.value(name);
            if !value.is_empty() {
                address.append_pair(name, value);
            }
        }
        address.append_pair("page", &page.to_string()).finish()
    }

    fn previous(&self) -> Option<String> {
        self.pages.filter(|(page, _)| *page > 1).map(|(page, _)| self.page_href(page - 1))
    }

    fn next(&self) -> Option<String> {
        self.pages.filter(|(page, pages)| page < pages).map(|(page, _)| self.page_href(page + 1))
    }
}

/// What is to come, then what was, by month.
pub async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, sight) = (visit.w, Sight::of(visit.actor()?));
    let form = params.form(&visit);
    let state = MeetingState::parse(form.value("state"));
    let filter = Filter::new(form.value("q"), state, visit.today);
    let mut tx = app.db.read().await?;
    let n_past = store::count(&mut tx, &filter, &sight).await?;
    let pages = (n_past + PER_PAGE - 1).div_euclid(PER_PAGE).max(1);
    let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, pages);
    let upcoming = store::upcoming(&mut tx, &filter, &sight).await?;
    let total = n_past + i64::try_from(upcoming.len()).unwrap_or(0);
    let mut groups = Vec::new();
    if page == 1 && !upcoming.is_empty() {
        groups.push(Group { title: w.meetings.upcoming().to_owned(), lines: upcoming });
    }
    for line in store::past(&mut tx, &filter, page, &sight).await? {
        let title = w.month_of(line.held_on);
        match groups.last_mut().filter(|last| last.title == title) {
            Some(month) => month.lines.push(line),
            _ => groups.push(Group { title, lines: vec![line] }),
        }
    }
    let any = (String::new(), w.meetings.any_state().to_owned());
    let states = MeetingState::ALL.iter().map(|state| (state.key().to_owned(), w.label(state).to_owned()));
    show(&ListPage {
        w,
        frame: visit.frame(Nav::Meetings),
        states: std::iter::once(any).chain(states).collect(),
        filtered: state.is_some() || !form.value("q").is_empty(),
        form,
        groups,
        total,
        pages: (pages > 1).then_some((page, pages)),
    })
}
