//! What an item of the press is about, and which one it repeats, as a list names them.
use chrono::NaiveDate;
use uuid::Uuid;

use super::{Met, Press};
use crate::agreements::imported::{code, read_code};
use crate::ids::{AgreementId, CoverageId, MeetingId};
use crate::imports::kinds::{Desk, Fields, field, in_list, joined, several};
use crate::imports::table::Line;
use crate::persian::typed_day::{self, Lean};
use crate::persian::{Jalali, fold, fold_org};
use crate::press::address::spellings;

/// The records that an item points at.
pub(super) struct Links {
    pub(super) agreements: Vec<AgreementId>,
    pub(super) meetings: Vec<MeetingId>,
    pub(super) republished_from: Option<CoverageId>,
}

/// How a list names a meeting: by its day and what it was about.
pub(super) fn session(day: NaiveDate, subject: &str) -> String {
    format!("{} — {}", Jalali::from(day).numeric(), in_list(subject))
}

/// What a row points at; the fields then name it as every list does.
pub(super) fn read(desk: &mut Desk<'_>, met: &Met<'_>, after: &mut Fields, press: &Press<'_>) -> Links {
    let agreements = agreements(desk, met.line, field(after, "agreements"), press);
    after.insert("agreements", joined(agreements.iter().map(|(code, _)| code.as_str())));
    let meetings = meetings(desk, met, field(after, "meetings"), press);
    let called = |id: &MeetingId| press.sessions.get(id).map(String::as_str);
    after.insert("meetings", joined(meetings.iter().filter_map(called)));
    let kept = met.was.and_then(|item| item.of.republished_from);
    // What repeats an item that cannot be seen has an empty field.
    let earlier = earlier(desk, met, field(after, "republished_from"), press)
        .or(kept.filter(|id| !press.called.contains_key(&id.uuid())));
    if let Some(called) = earlier.and_then(|id| press.called.get(&id.uuid())) {
        after.insert("republished_from", called.clone());
    }
    let agreements = agreements.into_iter().map(|(_, id)| id).collect();
    Links { agreements, meetings, republished_from: earlier }
}

/// The agreements that a cell names by their references.
fn agreements(desk: &mut Desk<'_>, line: &Line, cell: &str, press: &Press<'_>) -> Vec<(String, AgreementId)> {
    let mut found = Vec::new();
    for one in several(cell).flat_map(|some| some.split(['،', ','])).map(str::trim).filter(|one| !one.is_empty()) {
        match read_code(one).and_then(|reference| Some((code(reference), *press.agreements.get(&reference)?))) {
            Some(known) => found.push(known),
            None => {
                let text = desk.w.imports.no_agreement(desk.w.code_inside(one));
                desk.reject(line, "agreements", text);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}

/// The meetings that a cell names, in the order of their days.
fn meetings(desk: &mut Desk<'_>, met: &Met<'_>, cell: &str, press: &Press<'_>) -> Vec<MeetingId> {
    let recorded = met.was.map_or(&[][..], |item| &item.of.meetings);
    let mut found = Vec::new();
    for text in several(cell) {
        let is_called = |id: &&MeetingId| press.sessions.get(id).is_some_and(|name| fold_org(name) == fold_org(text));
        if let Some(id) = recorded.iter().find(is_called) {
            found.push(*id);
            continue;
        }
        let fits = fitting(desk, text, press);
        match fits.as_slice() {
            [id] => found.push(*id),
            fits => {
                let w = desk.w.import_links;
                let fault = if fits.is_empty() { w.no_meeting(text) } else { w.several_meetings(text) };
                desk.reject(met.line, "meetings", fault);
            }
        }
    }
    let all = press.meetings.iter().map(|(id, _, _)| *id);
    all.filter(|id| found.contains(id)).collect()
}

/// The meetings of a day and a subject, or of what is told of them.
fn fitting(desk: &Desk<'_>, text: &str, press: &Press<'_>) -> Vec<MeetingId> {
    let day = |text: &str| typed_day::read(text, desk.today, Lean::CurrentYear).ok().filter(|read| read.note.is_none());
    let parted = text.split_once(['—', '–']).and_then(|(before, after)| Some((day(before.trim())?, after)));
    let (day, subject) = match parted {
        Some((read, subject)) => (Some(read.day), fold(subject)),
        None => day(text).map_or_else(|| (None, fold(text)), |read| (Some(read.day), String::new())),
    };
    let fits = |(_, held_on, about): &&(MeetingId, NaiveDate, String)| {
        day.is_none_or(|day| day == *held_on) && (subject.is_empty() || fold(about) == subject)
    };
    press.meetings.iter().filter(fits).map(|(id, _, _)| *id).collect()
}

/// The item that a row repeats: by its address, or by headline and outlet.
fn earlier(desk: &mut Desk<'_>, met: &Met<'_>, text: &str, press: &Press<'_>) -> Option<CoverageId> {
    let w = desk.w.import_links;
    if text.is_empty() {
        return None;
    }
    let recorded = met.was.and_then(|item| item.of.republished_from);
    let is_called = |id: &CoverageId| press.called.get(&id.uuid()).is_some_and(|name| fold_org(name) == fold_org(text));
    if let Some(id) = recorded.filter(is_called) {
        return Some(id);
    }
    let by_address: Vec<Uuid> =
        spellings(text).iter().filter_map(|one| press.by_address.of(one).first().copied()).take(1).collect();
    let found = if by_address.is_empty() { press.by_name.of(&fold_org(text)) } else { &by_address };
    let fault = match found {
        [id] if *id == met.id => w.not_itself().to_owned(),
        [id] => return Some((*id).into()),
        [] => w.no_item(text),
        _ => w.several_items(text),
    };
    desk.reject(met.line, "republished_from", fault);
    None
}
