//! Agreements that come from a list kept elsewhere: they enter at the stage they stand in, with the days
//! of the stages before it, as far as these are known.
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::lifecycle::{Outcome, Stage};
use super::{Content, PartyRole};
use crate::ids::{OrganisationId, PostId};

/// The stages in the order in which an agreement passes them, without the one in which it stops.
pub const COURSE: [Stage; 5] = [Stage::Meeting, Stage::Drafting, Stage::Signing, Stage::InForce, Stage::Concluded];

/// How an agreement came to where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The stages it entered and on which day, the first one first; it stands in the last one.
    pub entered: Vec<(Stage, NaiveDate)>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// The first and the last day in force.
    pub in_force: Option<(NaiveDate, Option<NaiveDate>)>,
}

impl Course {
    /// Where it stands and since when.
    pub fn now(&self) -> Option<(Stage, NaiveDate)> {
        self.entered.last().copied()
    }

    /// The stage it was halted in.
    pub fn halted_from(&self) -> Option<Stage> {
        let (last, before) = self.entered.split_last()?;
        let was = before.last().map_or(Stage::Meeting, |(stage, _)| *stage);
        (last.0 == Stage::Halted).then_some(was)
    }

    /// The stages of a history that led straight to the last one: what was gone back on is left out.
    pub fn straight(history: &[(Stage, NaiveDate)]) -> Vec<(Stage, NaiveDate)> {
        let mut led: Vec<(Stage, NaiveDate)> = Vec::new();
        for (stage, day) in history {
            let is_before = |other: &Stage| place(*other) < place(*stage);
            let keep = led.iter().take_while(|(other, _)| is_before(other)).count();
            led.truncate(keep);
            led.push((*stage, *day));
        }
        led
    }
}

/// The place of a stage in the order; what is halted comes after all that can be.
fn place(stage: Stage) -> usize {
    COURSE.iter().position(|one| *one == stage).unwrap_or(COURSE.len())
}

/// What a list says of a party.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportedParty {
    /// The organisation.
    pub organisation: OrganisationId,
    /// What it is in the agreement.
    pub role: PartyRole,
    /// Who speaks for it.
    pub representative: Option<PostId>,
    /// Who signs for it.
    pub signatory: Option<PostId>,
}

impl ImportedParty {
    /// A party of which nobody is named.
    pub fn of(organisation: OrganisationId, role: PartyRole) -> ImportedParty {
        ImportedParty { organisation, role, representative: None, signatory: None }
    }
}

/// What a list says of an agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    /// Jalali year and number: the reference.
    pub reference: (i64, i64),
    /// What people write about it.
    pub content: Content,
    /// The parties in their order.
    pub parties: Vec<ImportedParty>,
    /// How it came to where it stands.
    pub course: Course,
}

impl Imported {
    /// The reference as people write it.
    pub fn code(&self) -> String {
        code(self.reference)
    }
}

/// A reference as people write it: `1405-0012`.
pub fn code((year, number): (i64, i64)) -> String {
    format!("{year}-{number:04}")
}

/// The year and number of a reference, in any digits.
pub fn read_code(text: &str) -> Option<(i64, i64)> {
    let text = crate::persian::to_ascii(text);
    let (year, number) = text.trim().split_once(['-', '/', '–'])?;
    let is_short = year.len() == 4 && (1..=6).contains(&number.len());
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short || !digits(year) || !digits(number) {
        return None;
    }
    let (year, number) = (year.parse().ok()?, number.parse().ok()?);
    ((1300..1500).contains(&year) && number > 0).then_some((year, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_it_is_written() {
        assert_eq!(read_code("۱۴۰۵-۰۰۱۲"), Some((1405, 12)));
        assert_eq!(read_code(" 1398/7 "), Some((1398, 7)));
        for wrong in ["", "12", "1405-", "1405-0", "2026-0001", "1405-abc", "ت-12", "1405-0012-1"] {
            assert_eq!(read_code(wrong), None, "{wrong}");
        }
        assert_eq!(code((1405, 12)), "1405-0012");
    }

    #[test]
    fn what_was_gone_back_on_is_no_part_of_the_straight_course() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 1, n).unwrap();
        let history = [
            (Stage::Meeting, day(1)),
            (Stage::Drafting, day(2)),
            (Stage::Meeting, day(3)),
            (Stage::Drafting, day(4)),
            (Stage::Halted, day(5)),
        ];
        let led = Course::straight(&history);
        assert_eq!(led, [(Stage::Meeting, day(3)), (Stage::Drafting, day(4)), (Stage::Halted, day(5))]);
        let resumed = [&history[..], &[(Stage::Drafting, day(6))]].concat();
        assert_eq!(Course::straight(&resumed), [(Stage::Meeting, day(3)), (Stage::Drafting, day(6))]);
    }
}
