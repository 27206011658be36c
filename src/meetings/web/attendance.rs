//! Who came: one row a person.
use askama::Template;
use axum::extract::State;
use serde_json::Value;

use super::note;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Verb, differences};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::conflict::{self, Difference};
use crate::form::{Fields, Form, Url};
use crate::ids::MeetingId;
use crate::meetings::{Attendance, AttendanceState, Meeting, MeetingAct, store};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again, show_conflict};
use crate::words::Words;

#[derive(Template)]
#[template(path = "meetings/attendance.html")]
struct AttendancePage {
    w: Words,
    frame: Frame,
    form: Form,
    meeting: Meeting,
    attendance: Vec<Attendance>,
    states: Vec<(String, String)>,
}

impl Attendance {
    fn field(&self, field: &str) -> String {
        format!("{field}.{}", self.person)
    }
}

async fn page(tx: &mut Tx, visit: &Visit, id: MeetingId, form: Option<Form>) -> Result<AttendancePage, PageError> {
    let w = visit.w;
    let meeting = store::find(tx, id, &Sight::of(visit.actor()?)).await?;
    if !meeting.allows(MeetingAct::Edit) {
        return Err(PageError::Conflict);
    }
    let attendance = store::attendance(tx, id).await?;
    let form = form.unwrap_or_else(|| filled(w, &attendance));
    let states = AttendanceState::ALL.iter().map(|state| (state.key().to_owned(), w.label(state).to_owned())).collect();
    Ok(AttendancePage { w, frame: visit.frame(Nav::Meetings), form, meeting, attendance, states })
}

fn filled(w: Words, attendance: &[Attendance]) -> Form {
    attendance.iter().fold(Form::empty(w), |form, someone| {
        let form = form.with(&someone.field("state"), someone.state.key());
        let form = form.with(&someone.field("was.state"), someone.state.key());
        let form = form.with(&someone.field("was.by"), someone.represented_by.as_str());
        form.with(&someone.field("by"), someone.represented_by.as_str())
    })
}

/// The form.
pub async fn edit(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>) -> Answer {
    show(&page(&mut app.db.read().await?, &visit, id, None).await?)
}

/// What two people may write at the same time, each with its name.
fn labels(w: Words, attendance: &[Attendance]) -> Vec<(String, String)> {
    let of = |someone: &Attendance| {
        let name = someone.name.as_str();
        let state = (someone.field("state"), w.meetings.state_of(name));
        [state, (someone.field("by"), w.meetings.represented_by_of(name))]
    };
    attendance.iter().flat_map(of).collect()
}

/// How somebody attended is chosen, not written.
fn in_words(w: Words, of: Difference) -> Difference {
    let state = |key: &str| AttendanceState::parse(key).map_or("", |state| w.label(state)).to_owned();
    if of.name.starts_with("state.") { of.shown_as(state) } else { of }
}

/// Saves what was changed; what somebody else changed meanwhile stays, or is asked about.
pub async fn update(State(app): State<App>, visit: Visit, Url(id): Url<MeetingId>, fields: Fields) -> Answer {
    let (w, actor, mut form) = (visit.w, visit.actor()?, fields.form(&visit));
    let to = format!("/meetings/{id}");
    conflict::apply_choices(&mut form);
    let mut tx = visit.claim(app.db.write().await?, form.id(), &to).await?;
    let shown = page(&mut tx, &visit, id, Some(form.clone())).await?;
    let before = store::attendance(&mut tx, id).await?;
    let labels = labels(w, &before);
    let labels: Vec<(&str, &str)> = labels.iter().map(|(name, label)| (name.as_str(), label.as_str())).collect();
    let differences = conflict::catch_up(&labels, &mut form, &filled(w, &before));
    if !differences.is_empty() {
        let by = audit::store::last_actor(&mut tx, id.uuid()).await?;
        let differences = differences.into_iter().map(|one| in_words(w, one)).collect();
        return show_conflict(&visit, &format!("{to}/attendance"), &by, &form, differences);
    }
    for someone in &shown.attendance {
        save_one(&mut tx, w, &mut form, id, someone).await?;
    }
    if !form.is_valid() {
        return show_again(&AttendancePage { form, ..shown });
    }
    let changes = changed(&before, &store::attendance(&mut tx, id).await?);
    note(&mut tx, actor, Verb::Updated, (id, &shown.meeting.subject), changes, "", &visit).await?;
    tx.done(w.meetings.attendance_saved()).await
}

async fn save_one(
    tx: &mut Tx,
    w: Words,
    form: &mut Form,
    id: MeetingId,
    someone: &Attendance,
) -> Result<(), PageError> {
    if form.ticked(&someone.field("remove")) {
        return Ok(store::drop_attendee(tx, id, someone.person).await?);
    }
    let (field, by) = (someone.field("state"), someone.field("by"));
    let same = |form: &Form, field: &str| {
        form.value(&someone.field(field)) == form.value(&someone.field(&format!("was.{field}")))
    };
    if same(form, "state") && same(form, "by") {
        return Ok(());
    }
    let Some(state) = form.required_choice(&field, AttendanceState::parse) else { return Ok(()) };
    let mut instead = form.text(&by, 200);
    if state == AttendanceState::Represented {
        if instead.is_empty() {
            form.reject(&by, w.meetings.represented_missing());
        }
    } else {
        instead.clear();
    }
    Ok(store::put_attendee(tx, id, someone.person, someone.post, state, &instead).await?)
}

/// Old and new attendance by name.
fn changed(before: &[Attendance], after: &[Attendance]) -> Value {
    let state = |of: Option<&Attendance>| of.map_or_else(String::new, |a| a.state.key().to_owned());
    let is = |person| after.iter().find(|someone| someone.person == person);
    let old: Vec<(&str, String)> = before.iter().map(|a| (a.name.as_str(), state(Some(a)))).collect();
    let new: Vec<(&str, String)> = before.iter().map(|a| (a.name.as_str(), state(is(a.person)))).collect();
    differences(&old, &new)
}
