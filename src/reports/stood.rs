//! Where agreements stood on a day, from the stages they entered.
use std::collections::HashMap;

use chrono::NaiveDate;

use super::store::{AgreementRow, EntryRow};
use crate::agreements::lifecycle::Stage;
use crate::ids::AgreementId;

/// By agreement, in the order they came.
pub fn grouped<T>(rows: &[T], of: impl Fn(&T) -> AgreementId) -> HashMap<AgreementId, Vec<&T>> {
    let mut groups: HashMap<AgreementId, Vec<&T>> = HashMap::new();
    for row in rows {
        groups.entry(of(row)).or_default().push(row);
    }
    groups
}

/// The stage an agreement was in on a day, and the day it had entered it; nothing before it existed.
pub fn stage_on(row: &AgreementRow, entries: &[&EntryRow], day: NaiveDate) -> Option<(Stage, NaiveDate)> {
    match entries.iter().rev().find(|entry| entry.entered_on <= day) {
        Some(entry) => Some((entry.to_stage, entry.entered_on)),
        // Without any history what is known now is all there is.
        None => (entries.is_empty() && row.stage_since <= day).then_some((row.stage, row.stage_since)),
    }
}

/// Whether an agreement still stands where it stood on a day.
pub fn stands_still(entries: &[&EntryRow], day: NaiveDate) -> bool {
    entries.last().is_none_or(|last| last.entered_on <= day)
}
