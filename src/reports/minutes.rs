//! The minutes of one meeting, in the order that is customary on paper.
use super::paper::{letterhead, made};
use super::{Asker, Build};
use crate::actions::{self, ActionLine};
use crate::db::{Result, Tx};
use crate::documents::{
    Block, Cell, Column, Document, Fact, Letterhead, Paper, Paragraph, Place, Registration, Section, Signatory, Style,
    Table,
};
use crate::ids::{AgreementId, MeetingId};
use crate::meetings::store::NextMeeting;
use crate::meetings::{self, Attendance, AttendanceState, Decision, Meeting, MeetingState};
use crate::persian::Jalali;
use crate::words::Words;

/// The rows of the minutes.
pub struct Rows {
    /// Whose paper they are written on.
    pub letterhead: Letterhead,
    /// The meeting.
    pub meeting: Meeting,
    /// The agreements it concerns: id, reference, title.
    pub agreements: Vec<(AgreementId, String, String)>,
    /// Who was invited.
    pub attendance: Vec<Attendance>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What is to be done.
    pub actions: Vec<ActionLine>,
    /// The meeting after it.
    pub next: Option<NextMeeting>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, asker: Asker, id: MeetingId) -> Result<Build> {
    let meeting = meetings::store::find(tx, id, &asker.sight).await?;
    let agreements = meetings::store::agreements(tx, id, &asker.sight).await?;
    let known: Vec<AgreementId> = agreements.iter().map(|(id, ..)| *id).collect();
    let rows = Rows {
        letterhead: letterhead(tx).await?,
        attendance: meetings::store::attendance(tx, id).await?,
        decisions: meetings::store::decisions(tx, id, &asker.sight).await?,
        actions: actions::store::of_meeting(tx, id, &asker.sight).await?,
        next: meetings::store::next_about(tx, &known, meeting.held_on, &asker.sight).await?,
        agreements,
        meeting,
    };
    Ok(Box::new(move || document(&asker, &rows)))
}

/// Writes the rows up.
pub fn document(asker: &Asker, rows: &Rows) -> Document {
    let (w, meeting) = (asker.w, &rows.meeting);
    let mut sections = vec![about(w, rows), present(w, &rows.attendance), absent(w, &rows.attendance)];
    if !meeting.agenda.is_empty() {
        sections.push(text("agenda", w.meetings.agenda(), &meeting.agenda, ""));
    }
    sections.push(text("discussion", w.meetings.minutes(), &meeting.minutes, w.meetings.no_minutes()));
    sections.push(decisions(w, rows));
    sections.extend(other_actions(w, rows));
    sections.extend(rows.next.as_ref().map(|next| following(w, next)));
    sections.push(signatures(w, &rows.attendance));
    Document {
        key: "minutes",
        main: "decisions",
        title: w.papers.minutes().to_owned(),
        subtitle: meeting.subject.clone(),
        slug: Jalali::from(meeting.held_on).numeric().replace('/', "-"),
        period: None,
        letterhead: rows.letterhead.clone(),
        registration: Registration { day: Some(meeting.held_on), ..Registration::default() },
        paper: Paper::Portrait,
        is_official: true,
        made_on: asker.today,
        facts: made(asker).into(),
        sections,
    }
}

fn about(w: Words, rows: &Rows) -> Section {
    let (m, meeting) = (w.meetings, &rows.meeting);
    let name = |person: &Option<(_, String)>| Cell::text(person.as_ref().map_or("", |(_, name)| name.as_str()));
    let state = match meeting.state {
        MeetingState::Held => Cell::Empty,
        state => Cell::word(state.key(), w.label(state)),
    };
    let is_final = match meeting.is_final() {
        true => Cell::word("final", w.papers.is_final()),
        false => Cell::word("not_final", w.papers.not_final()),
    };
    let agreements = rows.agreements.iter().map(|(_, reference, title)| format!("{} — {title}", w.code(reference)));
    let facts = [
        ("subject", m.subject(), Cell::text(meeting.subject.clone())),
        ("day", m.day(), Cell::Day(meeting.held_on)),
        ("time", w.papers.time(), Cell::text(w.hours(&meeting.starts_at, &meeting.ends_at))),
        ("place", m.place(), Cell::text(meeting.place.clone())),
        ("chair", m.chair(), name(&meeting.chair)),
        ("secretary", m.secretary(), name(&meeting.secretary)),
        ("agreements", m.agreements(), Cell::lines(agreements.collect())),
        ("state", m.state(), state),
        ("cancelled", w.papers.cancelled(), Cell::text(meeting.cancel_reason.clone())),
        ("status", w.papers.status(), is_final),
    ];
    let facts = facts.into_iter().filter(|(.., cell)| !cell.is_empty());
    let facts = facts.map(|(key, label, cell)| Fact { key, label, cell }).collect();
    Section::new("meeting", w.papers.meeting(), vec![Block::Facts(facts)]).without_heading()
}

/// Name, post, organisation; whoever came instead of somebody says for whom.
fn present(w: Words, attendance: &[Attendance]) -> Section {
    let columns = vec![
        Column::number("row", w.papers.row()),
        Column::text("name", w.meetings.name()),
        Column::text("on_behalf_of", w.papers.on_behalf_of()).placed(Place::Under),
        Column::text("post", w.meetings.post()),
        Column::text("organisation", w.meetings.organisation()),
    ];
    let rows = (1..).zip(attendance.iter().filter(|one| one.was_there())).map(|(n, one)| {
        let seat = Seat::of(one);
        vec![
            Cell::Number(n),
            Cell::text(seat.name),
            Cell::text(seat.on_behalf_of),
            Cell::text(seat.post),
            Cell::text(one.organisation.clone()),
        ]
    });
    Section::of_table("present", w.papers.present(), Table::new(columns, rows.collect(), w.papers.nobody_present()))
}

/// Who sat there: the one invited, or whoever came instead, whose post is not known.
struct Seat {
    name: String,
    post: String,
    on_behalf_of: String,
}

impl Seat {
    fn of(one: &Attendance) -> Seat {
        let is_other = one.state == AttendanceState::Represented && !one.represented_by.is_empty();
        if is_other {
            Seat { name: one.represented_by.clone(), post: String::new(), on_behalf_of: one.full_name() }
        } else {
            Seat { name: one.full_name(), post: one.post_title.clone(), on_behalf_of: String::new() }
        }
    }
}

fn absent(w: Words, attendance: &[Attendance]) -> Section {
    let columns = vec![
        Column::text("name", w.meetings.name()),
        Column::text("post", w.meetings.post()),
        Column::text("organisation", w.meetings.organisation()),
        Column::text("state", w.meetings.state()),
        Column::text("represented_by", w.meetings.represented_by()).placed(Place::Under),
    ];
    let rows = attendance.iter().filter(|one| one.state != AttendanceState::Present).map(|one| {
        vec![
            Cell::text(one.full_name()),
            Cell::text(one.post_title.clone()),
            Cell::text(one.organisation.clone()),
            Cell::word(one.state.key(), w.label(one.state)),
            Cell::text(one.represented_by.clone()),
        ]
    });
    Section::of_table("absent", w.papers.absent(), Table::new(columns, rows.collect(), w.papers.nobody_absent()))
}

/// A text, a paragraph for each of its lines; what is said instead when there is none.
fn text(key: &'static str, heading: &str, text: &str, instead: &str) -> Section {
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut paragraphs: Vec<Paragraph> = lines.map(|line| Paragraph::new(Style::Plain, line)).collect();
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph::new(Style::Remark, instead));
    }
    Section::new(key, heading, vec![Block::Text(paragraphs)])
}

/// What was decided, who does it, by when. What more than one has to do stands in rows of its own.
fn decisions(w: Words, rows: &Rows) -> Section {
    let m = w.meetings;
    let columns = vec![
        Column::number("row", w.papers.row()),
        Column::text("number", m.number()).placed(Place::Over),
        Column::text("text", m.text()),
        Column::text("agreement", w.papers.agreement()).placed(Place::Under),
        Column::text("responsible", m.owner()),
        Column::day("due", m.deadline()),
    ];
    let mut lines = Vec::new();
    for (n, decision) in (1..).zip(&rows.decisions) {
        let mut born = rows.actions.iter().filter(|action| action.decision == Some(decision.id));
        let first = born.next();
        let about = decision.agreement.as_ref().filter(|_| rows.agreements.len() > 1).map(|(_, title)| title.clone());
        let [responsible, due] = task(first);
        lines.push(vec![
            Cell::Number(n),
            Cell::Code(decision.code()),
            Cell::text(decision.text.clone()),
            Cell::text(about.unwrap_or_default()),
            responsible,
            due,
        ]);
        for action in born {
            let [responsible, due] = task(Some(action));
            let text = Cell::text(action.text.clone());
            lines.push(vec![Cell::Empty, Cell::Empty, text, Cell::Empty, responsible, due]);
        }
    }
    Section::of_table("decisions", m.decisions(), Table::new(columns, lines, m.no_decisions()))
}

fn task(action: Option<&ActionLine>) -> [Cell; 2] {
    match action {
        Some(action) => [Cell::text(action.responsible.clone()), Cell::day(action.due_on)],
        None => [Cell::Empty, Cell::Empty],
    }
}

/// What is to be done without a decision having been taken; nothing when there is no such thing.
fn other_actions(w: Words, rows: &Rows) -> Option<Section> {
    let is_other = |action: &&ActionLine| !rows.decisions.iter().any(|one| action.decision == Some(one.id));
    let columns = vec![
        Column::text("text", w.meetings.text()),
        Column::text("responsible", w.meetings.owner()),
        Column::day("due", w.meetings.deadline()),
    ];
    let lines = rows.actions.iter().filter(is_other).map(|action| {
        let [responsible, due] = task(Some(action));
        vec![Cell::text(action.text.clone()), responsible, due]
    });
    let lines: Vec<Vec<Cell>> = lines.collect();
    let table = Table::new(columns, lines, w.papers.no_other_actions());
    (!table.rows.is_empty()).then(|| Section::of_table("actions", w.papers.other_actions(), table))
}

fn following(w: Words, next: &NextMeeting) -> Section {
    let facts = [
        ("day", w.meetings.day(), Cell::Day(next.held_on)),
        ("time", w.meetings.time(), Cell::text(w.hours(&next.starts_at, ""))),
        ("place", w.meetings.place(), Cell::text(next.place.clone())),
        ("subject", w.meetings.subject(), Cell::text(next.subject.clone())),
    ];
    let facts = facts.into_iter().filter(|(.., cell)| !cell.is_empty());
    let facts = facts.map(|(key, label, cell)| Fact { key, label, cell }).collect();
    Section::new("next_meeting", w.papers.next_meeting(), vec![Block::Facts(facts)])
}

fn signatures(w: Words, attendance: &[Attendance]) -> Section {
    let signatory = |one: &Attendance| {
        let Seat { name, post, .. } = Seat::of(one);
        Signatory { party: one.organisation.clone(), name, post, ..Signatory::default() }
    };
    let signatories = attendance.iter().filter(|one| one.was_there()).map(signatory).collect();
    Section::new("signatures", w.papers.signatures(), vec![Block::Signatures(signatories)])
}
