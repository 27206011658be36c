//! The form of an action: a new one, or one that changes.
use askama::Template;
use axum::extract::State;
use serde_json::Value;

use super::{agreement_options, back, back_from, note, record};
use crate::actions::{Action, NewAction, Responsible, forms, pick, store};
use crate::agreements::{self, sight::Sight};
use crate::app::App;
use crate::audit::{self, Verb, differences};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{ActionId, AgreementId, DecisionId, MeetingId};
use crate::meetings;
use crate::page::{Answer, Frame, Nav, Visit, show_again, show_conflict, show_with};
use crate::words::Words;

#[derive(Template)]
#[template(path = "actions/edit.html")]
struct EditPage {
    w: Words,
    frame: Frame,
    form: Form,
    id: Option<ActionId>,
    options: Vec<(String, String)>,
    originals: Vec<(String, String)>,
}

impl EditPage {
    fn title(&self) -> &'static str {
        if self.id.is_some() { self.w.actions.edit_title() } else { self.w.actions.new_title() }
    }

    fn action(&self) -> String {
        self.id.map_or_else(|| "/actions".into(), |id| format!("/actions/{id}"))
    }
}

fn labels(w: Words) -> [(&'static str, &'static str); 4] {
    let a = w.actions;
    [("text", a.text()), ("responsible", a.responsible()), ("due_on", a.due()), ("agreement", a.agreement())]
}

/// The form filled in from an action, with what it was filled in from.
pub fn form_of(w: Words, action: &Action) -> Form {
    let form = forms::filled(w, action);
    let originals = conflict::originals(&labels(w), &form);
    originals.into_iter().fold(form, |form, (name, value)| form.with(&name, value))
}

/// The same, knowing where to go afterwards.
pub fn with_next(form: Form, next: &str) -> Form {
    form.with("next", next)
}

/// Shows the form: 422 when it has faults.
pub async fn show_form(tx: &mut Tx, visit: &Visit, form: Form, action: Option<&Action>) -> Answer {
    let w = visit.w;
    let titles = agreements::store::titles(tx, &Sight::of(visit.actor()?)).await?;
    let options = agreement_options(w, &titles, w.actions.no_agreement());
    let mut originals: Vec<(String, String)> = Vec::new();
    let kept = ["next", "meeting", "decision", "version"].map(str::to_owned);
    for name in labels(w).map(|(name, _)| format!("was.{name}")).into_iter().chain(kept) {
        let value = form.value(&name).to_owned();
        originals.push((name, value));
    }
    let valid = form.is_valid();
    let id = action.map(|action| action.id);
    let page = EditPage { w, frame: visit.frame(Nav::Actions), form, id, options, originals };
    if valid { show_with(axum::http::StatusCode::OK, &page) } else { show_again(&page) }
}

/// An empty form, with what the address says filled in.
pub async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let names = ["agreement", "meeting", "decision"];
    let form = names.iter().fold(Form::empty(visit.w), |form, name| form.with(name, params.get(name)));
    let form = with_next(form, params.get("next"));
    show_form(&mut app.db.read().await?, &visit, form, None).await
}

/// The form of an action.
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<ActionId>, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let action = store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let form = with_next(form_of(visit.w, &action), params.get("next"));
    show_form(&mut tx, &visit, form, Some(&action)).await
}

/// The meeting and the decision an action is said to be born from, if they are so.
async fn born(tx: &mut Tx, form: &Form, sight: &Sight) -> Result<(Option<MeetingId>, Option<DecisionId>), PageError> {
    let Some(meeting) = MeetingId::parse(form.value("meeting")) else { return Ok((None, None)) };
    let meeting = meetings::store::find(tx, meeting, sight).await?.id;
    let decisions = meetings::store::decisions(tx, meeting, sight).await?;
    let named = DecisionId::parse(form.value("decision"));
    Ok((Some(meeting), named.filter(|id| decisions.iter().any(|decision| decision.id == *id))))
}

/// Records an action.
pub async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let (actor, mut form) = (visit.actor()?, fields.form(&visit));
    let sight = Sight::of(actor);
    let to = back(form.value("next"));
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let visible = agreements::store::titles(&mut tx, &sight).await?;
    let typed = forms::read(&mut form, visit.today, &visible);
    let responsible = pick::pick(&mut tx, &mut form, "responsible", actor, visit.now).await?;
    let (meeting, decision) = born(&mut tx, &form, &sight).await?;
    if !form.is_valid() {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, None).await;
    }
    let new = NewAction {
        id: ActionId::new(),
        text: typed.text,
        responsible,
        due_on: typed.due_on,
        agreement: typed.agreement,
        meeting,
        decision,
        created_by: actor.id,
    };
    record(&mut tx, &new, actor, &visit).await?;
    tx.done(visit.w.common.recorded()).await
}

/// Saves an action; what somebody else changed meanwhile is merged or asked about.
pub async fn update(
    State(app): State<App>,
    visit: Visit,
    Url(id): Url<ActionId>,
    params: Params,
    fields: Fields,
) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let sight = Sight::of(actor);
    conflict::apply_choices(&mut form);
    let to = back_from(&form, &params);
    let mut tx = app.db.write().await?;
    let action = store::find(&mut tx, id, &sight).await?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    let visible = agreements::store::titles(&mut tx, &sight).await?;
    if form.version() != action.version {
        let differences = conflict::catch_up(&labels(w), &mut form, &forms::filled(w, &action));
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            let differences = differences.into_iter().map(|one| in_words(w, &visible, one)).collect();
            return show_conflict(&visit, &format!("/actions/{id}"), &by, &form, differences);
        }
    }
    let typed = forms::read(&mut form, visit.today, &visible);
    let responsible = pick::pick(&mut tx, &mut form, "responsible", actor, visit.now).await?;
    if !form.is_valid() {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, Some(&action)).await;
    }
    let changed = save(&mut tx, &action, typed, responsible, &visit).await?;
    note(&mut tx, actor, Verb::Updated, &action, changed, &visit).await?;
    tx.done(w.common.changes_saved()).await
}

/// An agreement is chosen, not written: it is shown by its title.
fn in_words(w: Words, titles: &[(AgreementId, String)], of: Difference) -> Difference {
    let title = |key: &str| {
        let found = titles.iter().find(|(id, _)| id.to_string() == key);
        found.map_or_else(|| w.actions.no_agreement().to_owned(), |(_, title)| title.clone())
    };
    if of.name == "agreement" { of.shown_as(title) } else { of }
}

/// Saves the row; answers what changed.
async fn save(
    tx: &mut Tx,
    was: &Action,
    typed: forms::Typed,
    responsible: Option<Responsible>,
    visit: &Visit,
) -> Result<Value, PageError> {
    let to = NewAction {
        id: was.id,
        text: typed.text,
        responsible,
        due_on: typed.due_on,
        agreement: typed.agreement,
        meeting: None,
        decision: was.decision,
        created_by: visit.actor()?.id,
    };
    store::update(tx, was.version, &to, visit.now).await?;
    let is = store::find(tx, was.id, &Sight::of(visit.actor()?)).await?;
    let fields = |of: &Action| {
        [
            ("text", of.text.clone()),
            ("responsible", of.responsible_name.clone()),
            ("due_on", of.due_on.map_or_else(String::new, |day| day.to_string())),
            ("agreement", of.agreement.as_ref().map_or_else(String::new, |(_, title)| title.clone())),
        ]
    };
    Ok(differences(&fields(was), &fields(&is)))
}
