//! Recording a meeting on one screen, and changing what was recorded.
use axum::extract::State;
use serde_json::json;

use super::form::{open_form, show_form};
use super::{note, save};
use crate::agreements::{self, sight::Sight};
use crate::app::App;
use crate::audit::{self, Verb, differences};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Params, Url};
use crate::ids::{AgreementId, CoverageId, MeetingId};
use crate::meetings::{Decision, Meeting, MeetingAct, MeetingText, NewMeeting, forms, store};
use crate::page::{Answer, Visit, show_conflict};
use crate::press;
use crate::unfinished::{self, Place};
use crate::words::Words;

/// An empty form for today, with the agreements of the address chosen; or, after a meeting, one
/// for the next with the same people; or one filled in from a press item.
pub async fn new(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let mut form = Form::empty(visit.w);
    for id in params.0.iter().filter(|(name, _)| name == "agreement").filter_map(|(_, id)| AgreementId::parse(id)) {
        form.push("agreement", id.to_string());
    }
    if let Some(last) = MeetingId::parse(params.get("after")) {
        let sight = Sight::of(visit.actor()?);
        let last = store::find(&mut tx, last, &sight).await?;
        for (id, ..) in store::agreements(&mut tx, last.id, &sight).await? {
            form.push("agreement", id.to_string());
        }
        for someone in store::attendance(&mut tx, last.id).await? {
            form.push("attendee", someone.person.to_string());
        }
        form = form.with("state", "planned").with("place", last.place);
    } else if let Some(item) = CoverageId::parse(params.get("press")) {
        press::web::fill_meeting(&mut tx, &visit, item, &Sight::of(visit.actor()?), &mut form).await?;
    } else {
        form = form.with("state", "held").with("held_on", visit.w.day_full(visit.today));
    }
    open_form(&mut tx, &visit, form, None, &params).await
}

/// Does what a button inside the form asks for; answers whether one was pressed.
async fn reshape(tx: &mut Tx, visit: &Visit, form: &mut Form) -> Result<bool, PageError> {
    let pressed = ["same", "contacts", "add_agreement", "add_row"].iter().any(|button| form.ticked(button));
    if form.ticked("same") {
        let (actor, sight) = (visit.actor()?, Sight::of(visit.actor()?));
        let visible = agreements::store::titles(tx, &sight).await?;
        let agreement = forms::agreements(form, &visible).first().copied();
        let ticked = forms::attendees(form, "attendee");
        for person in store::last_attendance(tx, agreement, actor.id, &sight).await? {
            if !ticked.contains(&person) {
                form.push("attendee", person.to_string());
            }
        }
    }
    if form.ticked("add_agreement") {
        form.push("agreement", "");
    }
    match form.value("add_row") {
        "decision" => form.push(&format!("decision_{}", forms::decision_rows(form) + 1), ""),
        "person" => form.push(&format!("person_{}", forms::person_rows(form) + 1), ""),
        _ => {}
    }
    Ok(pressed)
}

/// Records a meeting with its people, its decisions and the actions they give rise to.
pub async fn create(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let mut tx = app.db.read().await?;
    if reshape(&mut tx, &visit, &mut form).await? {
        return show_form(&mut tx, &visit, form, None).await;
    }
    drop(tx);
    let id = MeetingId::new();
    let to = if form.value("then") == "next" { format!("/meetings/new?after={id}") } else { format!("/meetings/{id}") };
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let visible = agreements::store::titles(&mut tx, &Sight::of(actor)).await?;
    let mut typed = forms::read(w, &mut form, visit.today, &visible);
    let named = save::named(&mut tx, &mut form, &mut typed, &visit).await?;
    if !form.is_valid() {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, None).await;
    }
    let new = NewMeeting { id, text: typed.text.clone(), state: typed.state, created_by: actor.id };
    store::insert(&mut tx, &new, visit.now).await?;
    save::agreements(&mut tx, id, &[], &typed.agreements).await?;
    save::people(&mut tx, id, &[], &typed, &named).await?;
    note(&mut tx, actor, Verb::Created, (id, &typed.text.subject), json!({}), "", &visit).await?;
    save::decisions(&mut tx, id, &typed, &named, &[], &visit).await?;
    if let Some(item) = CoverageId::parse(form.value("press"))
        && press::store::find_line(&mut tx, item, &Sight::of(actor)).await?.is_some()
    {
        press::store::link_meeting(&mut tx, item, id).await?;
    }
    unfinished::store::forget(&mut tx, actor.id, Place::NewMeeting).await?;
    tx.done(w.meetings.recorded()).await
}

/// The form of a meeting.
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, params: Params) -> Answer {
    let (w, sight) = (visit.w, Sight::of(visit.actor()?));
    let mut tx = app.db.read().await?;
    let meeting = editable(&mut tx, id, &sight).await?;
    let decisions = store::decisions(&mut tx, id, &sight).await?;
    let mut form = forms::filled(w, &meeting, &decisions);
    let originals = originals(&forms::labels(w, &form, &decisions), &form);
    for (name, value) in originals {
        form.push(&name, value);
    }
    // There is always a row to write the next decision in.
    form.push(&format!("decision_{}", decisions.len() + 1), "");
    for (agreement, ..) in store::agreements(&mut tx, id, &sight).await? {
        form.push("agreement", agreement.to_string());
        form.push("was.agreement", agreement.to_string());
    }
    for someone in store::attendance(&mut tx, id).await? {
        form.push("attendee", someone.person.to_string());
        form.push("was.attendee", someone.person.to_string());
    }
    open_form(&mut tx, &visit, form, Some(id), &params).await
}

async fn editable(tx: &mut Tx, id: MeetingId, sight: &Sight) -> Result<Meeting, PageError> {
    let meeting = store::find(tx, id, sight).await?;
    if meeting.allows(MeetingAct::Edit) { Ok(meeting) } else { Err(PageError::Conflict) }
}

fn borrowed(labels: &[(String, String)]) -> Vec<(&str, &str)> {
    labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect()
}

fn originals(labels: &[(String, String)], form: &Form) -> Vec<(String, String)> {
    conflict::originals(&borrowed(labels), form)
}

/// Brings a form up to date that was filled in before somebody else saved; answers where a person must choose.
fn merge(visit: &Visit, form: &mut Form, meeting: &Meeting, decisions: &[Decision]) -> Vec<Difference> {
    let w = visit.w;
    let labels = forms::labels(w, form, decisions);
    let stored = forms::stored(w, form, meeting, decisions);
    conflict::catch_up(&borrowed(&labels), form, &stored)
}

/// An agreement is chosen, not written: it is shown by its title.
fn in_words(w: Words, titles: &[(AgreementId, String)], of: Difference) -> Difference {
    let title = |key: &str| {
        let found = titles.iter().find(|(id, _)| id.to_string() == key);
        found.map_or_else(|| w.meetings.about_none().to_owned(), |(_, title)| title.clone())
    };
    if of.name.starts_with("about_") { of.shown_as(title) } else { of }
}

/// Saves a meeting; what somebody else changed meanwhile is merged or asked about.
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let (sight, to) = (Sight::of(actor), format!("/meetings/{id}"));
    let mut tx = app.db.read().await?;
    let meeting = store::find(&mut tx, id, &sight).await?;
    if reshape(&mut tx, &visit, &mut form).await? {
        return show_form(&mut tx, &visit, form, Some(meeting.id)).await;
    }
    drop(tx);
    conflict::apply_choices(&mut form);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let meeting = editable(&mut tx, id, &sight).await?;
    let decisions = store::decisions(&mut tx, id, &sight).await?;
    let visible = agreements::store::titles(&mut tx, &sight).await?;
    if form.version() != meeting.version {
        let differences = merge(&visit, &mut form, &meeting, &decisions);
        if !differences.is_empty() {
            let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
            let differences = differences.into_iter().map(|one| in_words(w, &visible, one)).collect();
            return show_conflict(&visit, &to, &by, &form, differences);
        }
    }
    let mut typed = forms::read(w, &mut form, visit.today, &visible);
    let named = save::named(&mut tx, &mut form, &mut typed, &visit).await?;
    if !form.is_valid() {
        drop(tx);
        return show_form(&mut app.db.read().await?, &visit, form, Some(id)).await;
    }
    store::update(&mut tx, id, meeting.version, &typed.text, visit.now).await?;
    let were: Vec<AgreementId> = form.values("was.agreement").filter_map(AgreementId::parse).collect();
    save::agreements(&mut tx, id, &were, &typed.agreements).await?;
    save::people(&mut tx, id, &forms::attendees(&form, "was.attendee"), &typed, &named).await?;
    save::decisions(&mut tx, id, &typed, &named, &decisions, &visit).await?;
    let changes = differences(&fields_of(&before(&meeting)), &fields_of(&typed.text));
    note(&mut tx, actor, Verb::Updated, (id, &typed.text.subject), changes, "", &visit).await?;
    unfinished::store::forget(&mut tx, actor.id, Place::Meeting(id)).await?;
    tx.done(w.common.changes_saved()).await
}

fn before(meeting: &Meeting) -> MeetingText {
    MeetingText {
        subject: meeting.subject.clone(),
        held_on: meeting.held_on,
        starts_at: meeting.starts_at.clone(),
        ends_at: meeting.ends_at.clone(),
        place: meeting.place.clone(),
        chair: meeting.chair.as_ref().map(|(id, _)| *id),
        secretary: meeting.secretary.as_ref().map(|(id, _)| *id),
        agenda: meeting.agenda.clone(),
        minutes: meeting.minutes.clone(),
    }
}

fn fields_of(text: &MeetingText) -> [(&'static str, String); 7] {
    [
        ("subject", text.subject.clone()),
        ("held_on", text.held_on.to_string()),
        ("starts_at", text.starts_at.clone()),
        ("ends_at", text.ends_at.clone()),
        ("place", text.place.clone()),
        ("agenda", text.agenda.clone()),
        ("minutes", text.minutes.clone()),
    ]
}
