//! What a meeting's form says of people, agreements and decisions, put into the records.
use crate::actions::{self, NewAction, Responsible};
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::Form;
use crate::ids::{ActionId, AgreementId, DecisionId, MeetingId, OrganisationId, PersonId};
use crate::meetings::forms::{Row, Typed, person_rows};
use crate::meetings::{AttendanceState, Decision, NewDecision, store};
use crate::page::Visit;
use crate::people::NewPost;
use crate::persian::Jalali;
use crate::{parties, people};

/// The people a form names, found or created.
pub struct Named {
    /// Others who were there, besides those ticked.
    further: Vec<PersonId>,
    /// Who is responsible for the decision of a row.
    owners: Vec<(usize, Responsible)>,
}

/// Finds or creates the people the form names; whoever cannot be told becomes a fault. Decisions
/// whose text was emptied are struck off.
pub async fn named(tx: &mut Tx, form: &mut Form, typed: &mut Typed, visit: &Visit) -> Result<Named, PageError> {
    let (actor, now) = (visit.actor()?, visit.now);
    typed.text.chair = people::pick::pick(tx, form, "chair", actor, now).await?;
    typed.text.secretary = people::pick::pick(tx, form, "secretary", actor, now).await?;
    let mut further = Vec::new();
    for n in 1..=person_rows(form) {
        further.extend(person(tx, form, n, visit).await?);
    }
    let mut owners = Vec::new();
    for row in &typed.rows {
        let field = format!("owner_{}", row.n);
        if !asked_already(form, &field)
            && let Some(who) = actions::pick::pick(tx, form, &field, actor, now).await?
        {
            owners.push((row.n, who));
        }
        if let Some(id) = row.id.filter(|_| row.text.is_empty())
            && !store::drop_decision(tx, id).await?
        {
            form.reject(&format!("decision_{}", row.n), visit.w.meetings.decision_has_action());
        }
    }
    Ok(Named { further, owners })
}

/// Whether the name in a field is one the form asks about at an attendee: one answer is enough.
fn asked_already(form: &Form, field: &str) -> bool {
    let name = form.value(field);
    (1..=person_rows(form)).any(|n| {
        let other = format!("person_{n}");
        form.question(&other).is_some() && form.value(&other) == name
    })
}

/// Somebody named in a row, with the post that was told along.
async fn person(tx: &mut Tx, form: &mut Form, n: usize, visit: &Visit) -> Result<Option<PersonId>, PageError> {
    let (name, at, title) = (format!("person_{n}"), format!("at_{n}"), format!("as_{n}"));
    let (actor, now, w) = (visit.actor()?, visit.now, visit.w.meetings);
    let told_more = !form.value(&at).is_empty() || !form.value(&title).is_empty();
    if form.value(&name).is_empty() && told_more {
        form.reject(&name, w.post_needs_person());
    }
    let person = people::pick::pick(tx, form, &name, actor, now).await?;
    let organisation = parties::pick::pick(tx, form, &at, actor, now).await?;
    let title_text = form.text(&title, 200);
    if !title_text.is_empty() && form.value(&at).is_empty() {
        form.reject(&at, w.post_needs_organisation());
    }
    if let (Some(person), Some(organisation)) = (person, organisation) {
        hold(tx, person, organisation, title_text, visit).await?;
    }
    Ok(person)
}

/// Sees to it that somebody holds a post of this title at an organisation.
async fn hold(
    tx: &mut Tx,
    person: PersonId,
    organisation: OrganisationId,
    title: String,
    visit: &Visit,
) -> Result<(), PageError> {
    let posts = people::store::posts_of(tx, person).await?;
    let held = |post: &people::Post| {
        post.organisation == organisation && post.was_held_on(visit.today) && (title.is_empty() || post.title == title)
    };
    if !posts.iter().any(held) {
        let post = NewPost { person, organisation, title, starts_on: None, ends_on: None, may_sign: false };
        people::pick::create_post(tx, &post, visit.actor()?, visit.now).await?;
    }
    Ok(())
}

/// Links what was chosen and unlinks what was chosen before; what the user cannot see stays.
pub async fn agreements(tx: &mut Tx, id: MeetingId, were: &[AgreementId], are: &[AgreementId]) -> Result<()> {
    for gone in were.iter().filter(|agreement| !are.contains(agreement)) {
        store::unlink(tx, id, *gone).await?;
    }
    for agreement in are.iter().filter(|agreement| !were.contains(agreement)) {
        store::link(tx, id, *agreement).await?;
    }
    Ok(())
}

/// Writes down whoever was ticked or named and strikes off whoever was unticked; everybody has the
/// post held on the day of the meeting.
pub async fn people(tx: &mut Tx, id: MeetingId, were: &[PersonId], typed: &Typed, named: &Named) -> Result<()> {
    for gone in were.iter().filter(|person| !typed.attendees.contains(person)) {
        store::drop_attendee(tx, id, *gone).await?;
    }
    let there = store::attendance(tx, id).await?;
    let newcomers = typed.attendees.iter().filter(|person| !were.contains(person)).chain(&named.further);
    for person in newcomers.filter(|person| !there.iter().any(|someone| someone.person == **person)) {
        store::put_attendee(tx, id, *person, None, AttendanceState::Present, "").await?;
    }
    for someone in store::attendance(tx, id).await? {
        let post = people::store::post_on(tx, someone.person, typed.text.held_on).await?;
        store::put_attendee(tx, id, someone.person, post, someone.state, &someone.represented_by).await?;
    }
    Ok(())
}

/// Records new decisions under the next numbers, saves changed ones, and records the actions that
/// come of those with somebody responsible or a due day.
pub async fn decisions(
    tx: &mut Tx,
    meeting: MeetingId,
    typed: &Typed,
    named: &Named,
    stored: &[Decision],
    visit: &Visit,
) -> Result<(), PageError> {
    let year = i64::from(Jalali::from(typed.text.held_on).year());
    for row in typed.rows.iter().filter(|row| !row.text.is_empty()) {
        let there = stored.iter().find(|decision| Some(decision.id) == row.id);
        let id = match there {
            Some(decision) => {
                store::update_decision(tx, decision.id, &row.text, row.agreement).await?;
                decision.id
            }
            None => {
                let position = i64::try_from(row.n).unwrap_or(i64::MAX);
                let (agreement, text) = (row.agreement, row.text.clone());
                store::add_decision(tx, &NewDecision { meeting, agreement, year, position, text }).await?
            }
        };
        act_on(tx, meeting, id, row, named, visit).await?;
    }
    Ok(())
}

async fn act_on(
    tx: &mut Tx,
    meeting: MeetingId,
    decision: DecisionId,
    row: &Row,
    named: &Named,
    visit: &Visit,
) -> Result<(), PageError> {
    let responsible = named.owners.iter().find(|(n, _)| *n == row.n).map(|(_, who)| *who);
    if responsible.is_none() && row.due_on.is_none() {
        return Ok(());
    }
    let actor = visit.actor()?;
    let new = NewAction {
        id: ActionId::new(),
        text: row.text.clone(),
        responsible,
        due_on: row.due_on,
        agreement: row.agreement,
        meeting: Some(meeting),
        decision: Some(decision),
        created_by: actor.id,
    };
    Ok(actions::web::record(tx, &new, actor, visit).await?)
}
