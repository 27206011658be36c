//! Recording a post of a person, changing it, and ending it.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, apply_choices, originals};
use crate::form::{Fields, Form, Url};
use crate::ids::{PersonId, PostId};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::parties;
use crate::people::{NewPost, Post, forms, pick, store};
use crate::persian::Lean;
use crate::words::Words;

#[derive(Template)]
#[template(path = "people/post.html")]
struct PostPage {
    w: Words,
    frame: Frame,
    heading: String,
    action: String,
    back: String,
    form: Form,
    hidden: Vec<(String, String)>,
}

impl PostPage {
    fn new(visit: &Visit, person: PersonId, name: &str, form: Form) -> PostPage {
        PostPage {
            w: visit.w,
            frame: visit.frame(Nav::Parties),
            heading: visit.w.people.add_post_for(name),
            action: format!("/people/{person}/posts"),
            back: format!("/people/{person}"),
            form,
            hidden: Vec::new(),
        }
    }

    fn of(visit: &Visit, post: &Post, form: Form, was: &Form) -> PostPage {
        let mut hidden = originals(&forms::post_labels(&visit.w), was);
        hidden.push(("version".into(), form.value("version").to_owned()));
        PostPage {
            heading: visit.w.people.edit_post(post.person_name.as_str()),
            action: format!("/posts/{}/edit", post.id),
            hidden,
            ..PostPage::new(visit, post.person, &post.person_name, form)
        }
    }
}

/// GET /people/{id}/posts/new
pub async fn new(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>) -> Answer {
    let mut tx = app.db.read().await?;
    let person = store::find(&mut tx, id).await?;
    show(&PostPage::new(&visit, id, &person.full_name(), Form::empty(visit.w)))
}

/// POST /people/{id}/posts
pub async fn create(State(app): State<App>, visit: Visit, Url(id): Url<PersonId>, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let to = format!("/people/{id}");
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let person = store::find(&mut tx, id).await?;
    let text = forms::read_post(&mut form, &visit.w, visit.today);
    let organisation = parties::pick::pick(&mut tx, &mut form, "organisation", actor, visit.now).await?;
    let (Some(organisation), true) = (organisation, form.is_valid()) else {
        return show_again(&PostPage::new(&visit, id, &person.full_name(), form));
    };
    pick::create_post(&mut tx, &text.at(organisation, id), actor, visit.now).await?;
    tx.done(visit.w.people.post_recorded()).await
}

/// GET /posts/{id}/edit
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<PostId>) -> Answer {
    let mut tx = app.db.read().await?;
    let post = store::post(&mut tx, id).await?;
    let form = forms::filled_post(visit.w, &post);
    show(&PostPage::of(&visit, &post, form.clone(), &form))
}

/// POST /posts/{id}/edit
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<PostId>, fields: Fields) -> Answer {
    let w = visit.w;
    let labels = forms::post_labels(&w);
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let actor = visit.actor()?;
    let mut tx = app.db.write().await?;
    let before = store::post(&mut tx, id).await?;
    let to = format!("/people/{}", before.person);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if form.version() != before.version {
        let differences = conflict::catch_up(&labels, &mut form, &forms::filled_post(w, &before));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            return show_conflict(&visit, &format!("/posts/{id}/edit"), &by, &form, differences);
        }
    }
    let text = forms::read_post(&mut form, &w, visit.today);
    let organisation = parties::pick::pick(&mut tx, &mut form, "organisation", actor, visit.now).await?;
    let (Some(organisation), true) = (organisation, form.is_valid()) else {
        let was = conflict::read_originals(&labels, &form, Form::empty(w));
        return show_again(&PostPage::of(&visit, &before, form, &was));
    };
    let after = text.at(organisation, before.person);
    store::update_post(&mut tx, id, before.version, &after, visit.now).await?;
    tell(&mut tx, &visit, &before, &after).await?;
    tx.done(w.common.changes_saved()).await
}

/// POST /posts/{id}/end
pub async fn end(State(app): State<App>, visit: Visit, Url(id): Url<PostId>, fields: Fields) -> Answer {
    let mut form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let before = store::post(&mut tx, id).await?;
    let to = format!("/people/{}", before.person);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let field = format!("last-{id}");
    let last = form.required_day(&field, visit.today, Lean::Past);
    if let (Some(last), Some(first)) = (last, before.starts_on)
        && last < first
    {
        form.reject(&field, visit.w.people.ends_before_start());
    }
    let (Some(last), true) = (last, form.is_valid()) else {
        // Its own page has room for the fault.
        let was = forms::filled_post(visit.w, &before);
        let mut whole = was.clone().with("ends_on", form.value(&field));
        form.faults(&field).for_each(|why| whole.reject("ends_on", why));
        return show_again(&PostPage::of(&visit, &before, whole, &was));
    };
    end_on(&mut tx, &visit, &before, Some(last)).await?;
    let text = visit.w.people.ended(before.label());
    tx.done_with_undo(text, format!("/posts/{id}/reopen")).await
}

/// POST /posts/{id}/reopen: the post goes on after all.
pub async fn reopen(State(app): State<App>, visit: Visit, Url(id): Url<PostId>, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let mut tx = app.db.write().await?;
    let before = store::post(&mut tx, id).await?;
    let to = format!("/people/{}", before.person);
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    end_on(&mut tx, &visit, &before, None).await?;
    tx.done(visit.w.people.reopened(before.label())).await
}

async fn end_on(tx: &mut Tx, visit: &Visit, before: &Post, last: Option<NaiveDate>) -> Result<(), PageError> {
    store::end_post(tx, before.id, last, visit.now).await?;
    tell(tx, visit, before, &NewPost { ends_on: last, ..before.written() }).await
}

async fn tell(tx: &mut Tx, visit: &Visit, before: &Post, after: &NewPost) -> Result<(), PageError> {
    let changes = audit::differences(&told(&before.written()), &told(after));
    let event = Event::new(visit.actor()?, Verb::Updated, Kind::Post, before.id, before.label());
    Ok(audit::store::append(tx, &event.changing(changes), visit.now).await?)
}

/// What an event tells of a post.
fn told(of: &NewPost) -> [(&'static str, String); 5] {
    let day = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    [
        ("organisation", of.organisation.to_string()),
        ("title", of.title.clone()),
        ("starts_on", day(of.starts_on)),
        ("ends_on", day(of.ends_on)),
        ("may_sign", of.may_sign.to_string()),
    ]
}
