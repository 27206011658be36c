//! The page of a person: the posts held, the meetings attended, what is open.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use crate::actions::{self, ActionLine};
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::store::{self as agreements, AgreementLine};
use crate::app::App;
use crate::form::{Form, Url};
use crate::ids::PersonId;
use crate::meetings::store::{self as meetings, MeetingLine};
use crate::merging::Mergeable;
use crate::merging::web::Standing;
use crate::page::{Answer, Frame, Nav, Visit, show as render};
use crate::parties::web::{by_stage, last_contact};
use crate::people::{Person, Post, store};
use crate::words::Words;

#[derive(Template)]
#[template(path = "people/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    today: NaiveDate,
    person: Person,
    merging: Standing,
    last_contact: Option<NaiveDate>,
    posts: Vec<PostRow>,
    stages: Vec<(Stage, Vec<AgreementLine>)>,
    meetings: Vec<MeetingLine>,
    actions: Vec<ActionLine>,
}

/// A post, with the small form that ends it while it is held.
struct PostRow {
    post: Post,
    is_held: bool,
    form: Form,
}

impl PostRow {
    /// The title, or words for one that is not known.
    fn title(&self, w: &Words) -> String {
        if self.post.title.is_empty() { w.people.untitled().into() } else { self.post.title.clone() }
    }

    /// The name of the field with the last day; there is one on the page for each post.
    fn field(&self) -> String {
        format!("last-{}", self.post.id)
    }
}

/// GET /people/{id}
pub async fn show(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut tx = app.db.read().await?;
    let person = store::find(&mut tx, id).await?;
    let meetings = meetings::of_person(&mut tx, id, &sight).await?;
    let row = |post: Post| PostRow {
        is_held: post.ends_on.is_none_or(|last| visit.today <= last),
        form: Form::empty(visit.w).with(&format!("last-{}", post.id), visit.w.day_full(visit.today)),
        post,
    };
    let page = ShowPage {
        w: visit.w,
        frame: visit.frame(Nav::Parties),
        today: visit.today,
        merging: Standing::of(&mut tx, Mergeable::Person, id.uuid(), person.deleted, &visit).await?,
        person,
        last_contact: last_contact(&meetings),
        posts: store::posts_of(&mut tx, id).await?.into_iter().map(row).collect(),
        stages: by_stage(agreements::of_person(&mut tx, id, &sight).await?),
        meetings,
        actions: actions::store::open_of_person(&mut tx, id, &sight).await?,
    };
    render(&page)
}
