//! What was done, by day.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use super::Happening;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::Kind;
use crate::audit::store::{Feed, recent};
use crate::clock::day_in_tehran;
use crate::form::{Form, Params};
use crate::ids::UserId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users;
use crate::users::roles::Right;
use crate::words::Words;

const PER_PAGE: i64 = 50;

#[derive(Template)]
#[template(path = "home/activity.html")]
struct ActivityPage {
    w: Words,
    frame: Frame,
    form: Form,
    users: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    days: Vec<Day>,
    newer: Option<String>,
    older: Option<String>,
}

/// What was done on one day.
struct Day {
    day: NaiveDate,
    happenings: Vec<Happening>,
}

impl ActivityPage {
    fn is_filtered(&self) -> bool {
        !self.form.value("user").is_empty() || !self.form.value("kind").is_empty()
    }
}

pub(super) async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, actor) = (visit.w, visit.actor()?);
    let internal = visit.may(Right::Administer);
    let form = params.form(&visit);
    let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, 100_000);
    let feed = Feed { user: UserId::parse(form.value("user")), kind: Kind::parse(form.value("kind")), internal };
    let mut tx = app.db.read().await?;
    let offset = (page - 1) * PER_PAGE;
    let mut entries = recent(&mut tx, &feed, &Sight::of(actor), PER_PAGE + 1, offset).await?;
    let users = users::store::list(&mut tx).await?;
    drop(tx);
    let more = i64::try_from(entries.len()).is_ok_and(|n| n > PER_PAGE);
    entries.truncate(PER_PAGE.unsigned_abs() as usize);
    let mut days: Vec<Day> = Vec::new();
    for told in &entries {
        let (day, happening) = (day_in_tehran(told.entry.at), Happening::of(w, told));
        match days.last_mut().filter(|last| last.day == day) {
            Some(last) => last.happenings.push(happening),
            None => days.push(Day { day, happenings: vec![happening] }),
        }
    }
    let first = |words: &str| vec![(String::new(), words.to_owned())];
    let mut people = first(w.audit.anyone());
    people.extend(users.into_iter().map(|user| (user.id.to_string(), user.name)));
    let mut kinds = first(w.audit.any_kind());
    let shown = |kind: &&Kind| internal || !kind.is_internal();
    kinds.extend(Kind::ALL.iter().filter(shown).map(|kind| (kind.key().to_owned(), w.label(kind).to_owned())));
    show(&ActivityPage {
        w,
        frame: visit.frame(Nav::Desk),
        newer: (page > 1).then(|| address(&form, page - 1)),
        older: more.then(|| address(&form, page + 1)),
        users: people,
        kinds,
        days,
        form,
    })
}

fn address(form: &Form, page: i64) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in ["user", "kind"] {
        if !form.value(name).is_empty() {
            query.append_pair(name, form.value(name));
        }
    }
    if page > 1 {
        query.append_pair("page", &page.to_string());
    }
    match query.finish() {
        query if query.is_empty() => "/activity".into(),
        query => format!("/activity?{query}"),
    }
}
