//! The form of a commitment: a new one, or one that changes.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use super::{home, note};
use crate::agreements::{self, sight::Sight};
use crate::app::App;
use crate::audit::{self, Verb, differences};
use crate::commitments::forms::{self, Choices};
use crate::commitments::{Commitment, Content, store};
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{AgreementId, CommitmentId};
use crate::page::{Answer, Frame, Nav, Visit, show_again, show_conflict, show_with};
use crate::users::roles::Right;
use crate::words::Words;
use crate::{meetings, users};

#[derive(Template)]
#[template(path = "commitments/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    title: &'static str,
    action: String,
    back: String,
    /// The agreement's page and title.
    agreement: (String, String),
    originals: Vec<(String, String)>,
    parties: Vec<(String, String)>,
    decisions: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    rhythms: Vec<(String, String)>,
}

/// Where the form belongs: to an agreement, or to a commitment of one.
enum Of<'a> {
    New(AgreementId, &'a str),
    Old(&'a Commitment),
}

impl Of<'_> {
    fn agreement(&self) -> (AgreementId, &str) {
        match self {
            Of::New(id, title) => (*id, title),
            Of::Old(of) => (of.agreement, &of.title),
        }
    }
}

/// What the form may name. Who is named already stays so, whatever became of them.
async fn choices(tx: &mut Tx, w: Words, of: &Of<'_>) -> Result<Choices> {
    let (agreement, _) = of.agreement();
    let old = if let Of::Old(old) = of { Some(*old) } else { None };
    let parties = agreements::store::parties(tx, agreement).await?.into_iter();
    let mut parties: Vec<_> = parties.map(|party| (party.organisation, party.name)).collect();
    if let Some(old) = old.filter(|old| !parties.iter().any(|(id, _)| *id == old.obligor)) {
        parties.push((old.obligor, old.obligor_name.clone()));
    }
    let decisions = meetings::store::decisions_of_agreement(tx, agreement).await?.into_iter();
    let users = users::store::list(tx).await?.into_iter();
    let fits = |user: &users::User| {
        user.active && user.role.may(Right::Record) || old.is_some_and(|old| old.owner == Some(user.id))
    };
    Ok(Choices {
        parties,
        decisions: decisions.map(|line| (line.id, format!("{} — {}", w.code(&line.code()), line.text))).collect(),
        owners: users.filter(|user| fits(user)).map(|user| (user.id, user.name)).collect(),
    })
}

/// Shows the form: 422 when it has faults.
async fn show_form(tx: &mut Tx, visit: &Visit, form: Form, of: Of<'_>) -> Answer {
    let w = visit.w;
    let choices = choices(tx, w, &of).await?;
    let (agreement, title) = of.agreement();
    let place = format!("/agreements/{agreement}");
    let (heading, action, back) = match &of {
        Of::New(..) => (w.commitments.new_title(), format!("{place}/commitments"), place.clone()),
        Of::Old(old) => (w.commitments.edit_title(), home(old.id), home(old.id)),
    };
    let kept = forms::labels(w).map(|(name, _)| format!("was.{name}")).into_iter().chain(["version".to_owned()]);
    let originals = match of {
        Of::New(..) => Vec::new(),
        Of::Old(_) => kept.map(|name| (name.clone(), form.value(&name).to_owned())).collect(),
    };
    let rhythms = crate::commitments::Every::ALL.iter().map(|one| (one.key().to_owned(), w.label(one).to_owned()));
    let page = EditPage {
        w,
        frame: visit.frame(Nav::Agreements),
        title: heading,
        action,
        back,
        agreement: (place, title.to_owned()),
        originals,
        parties: choices.parties(w),
        decisions: choices.decisions(w),
        owners: choices.owners(w),
        rhythms: rhythms.collect(),
        form,
    };
    if page.form.is_valid() { show_with(StatusCode::OK, &page) } else { show_again(&page) }
}

/// The form filled in from a commitment, with what it was filled in from.
fn form_of(w: Words, of: &Commitment) -> Form {
    let form = forms::filled(w, of);
    let originals = conflict::originals(&forms::labels(w), &form);
    originals.into_iter().fold(form, |form, (name, value)| form.with(&name, value))
}

/// An empty form; whoever opens it follows up, unless they name another.
pub async fn new(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params) -> Answer {
    let actor = visit.actor()?;
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(actor)).await?;
    let form = Form::empty(visit.w)
        .with("obligor", params.get("obligor"))
        .with("decision", params.get("decision"))
        .with("times", visit.w.num(1_i64))
        .with("owner", actor.id.to_string());
    show_form(&mut tx, &visit, form, Of::New(id, agreement.title())).await
}

/// Records a commitment.
pub async fn create(State(app): State<App>, visit: Visit, Url(of): Url<AgreementId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let id = CommitmentId::new();
    let to = home(id);
    let mut tx = app.db.write().await?;
    let sight = Sight::of(actor);
    let agreement = agreements::store::find(&mut tx, of, &sight).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let place = Of::New(of, agreement.title());
    let choices = choices(&mut tx, w, &place).await?;
    let Some(new) = forms::read(w, &mut form, visit.today, &choices) else {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, place).await;
    };
    store::insert(&mut tx, (of, id), &new, actor.id, visit.now).await?;
    let made = store::find(&mut tx, id, &sight).await?;
    note(&mut tx, actor, Verb::Created, &made, serde_json::json!({}), &visit).await?;
    tx.done_with_undo(w.commitments.was_recorded(new.text), format!("{to}/delete")).await
}

/// The form of a commitment.
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>) -> Answer {
    let mut tx = app.db.read().await?;
    let of = store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    show_form(&mut tx, &visit, form_of(visit.w, &of), Of::Old(&of)).await
}

/// Saves a commitment; what somebody else changed meanwhile is merged or asked about.
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<CommitmentId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let (sight, to) = (Sight::of(actor), home(id));
    conflict::apply_choices(&mut form);
    let mut tx = app.db.write().await?;
    let was = store::find(&mut tx, id, &sight).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let choices = choices(&mut tx, w, &Of::Old(&was)).await?;
    if form.version() != was.version {
        let differences = conflict::catch_up(&forms::labels(w), &mut form, &forms::filled(w, &was));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            let shown = differences.into_iter().map(|of| in_words(w, &choices, of)).collect();
            return show_conflict(&visit, &to, &by, &form, shown);
        }
    }
    let Some(new) = forms::read(w, &mut form, visit.today, &choices) else {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, Of::Old(&was)).await;
    };
    save(&mut tx, &visit, &was, &new).await?;
    tx.done(w.common.changes_saved()).await
}

/// Keys of a choice become words; what is typed stays as it is.
fn in_words(w: Words, choices: &Choices, of: Difference) -> Difference {
    match of.name.as_str() {
        name @ ("obligor" | "decision" | "owner" | "every") => {
            let name = name.to_owned();
            of.shown_as(|value| choices.shown(w, &name, value))
        }
        _ => of,
    }
}

/// Saves the row and tells what changed.
async fn save(tx: &mut Tx, visit: &Visit, was: &Commitment, new: &Content) -> Result<(), PageError> {
    let actor = visit.actor()?;
    store::update(tx, was, new, visit.now).await?;
    let is = store::find(tx, was.id, &Sight::of(actor)).await?;
    note(tx, actor, Verb::Updated, &is, differences(&told(was), &told(&is)), visit).await?;
    Ok(())
}

/// What an event tells of a commitment.
fn told(of: &Commitment) -> [(&'static str, String); 8] {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(String::new, |day| day.to_string());
    [
        ("text", of.text.clone()),
        ("obligor", of.obligor_name.clone()),
        ("article", of.article.clone()),
        ("every", of.terms.every.key().to_owned()),
        ("times", of.terms.times.to_string()),
        ("from_on", day(of.terms.from)),
        ("until_on", day(of.terms.until)),
        ("owner", of.owner_name.clone()),
    ]
}
