//! How many days an agreement lay with us and with the others, from the history of its stages and
//! of whom it awaited.
use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;

/// Days by those with whom it lay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spent {
    /// With us.
    pub us: i64,
    /// With a party or a person of another side.
    pub them: i64,
    /// With nobody who was named.
    pub nobody: i64,
}

/// With whom it lay from a day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum With {
    /// With us.
    Us,
    /// With the others.
    Them,
    /// With nobody who was named.
    Nobody,
}

/// Counts the days from `from` up to, not with, `to` on which the agreement was under way. `stages`
/// and `waits` are in the order of their days; of several on one day the last counts.
pub fn spent(stages: &[(NaiveDate, Stage)], waits: &[(NaiveDate, With)], from: NaiveDate, to: NaiveDate) -> Spent {
    let turns = stages.iter().map(|(day, _)| *day).chain(waits.iter().map(|(day, _)| *day));
    let mut turns: Vec<NaiveDate> = turns.filter(|day| (from..to).contains(day)).chain([from]).collect();
    turns.sort_unstable();
    turns.dedup();
    let ends = turns.iter().skip(1).copied().chain([to]);
    let mut spent = Spent::default();
    for (day, end) in turns.iter().zip(ends) {
        let Some(Stage::Meeting | Stage::Drafting | Stage::Signing) = known(stages, *day) else { continue };
        let days = (end - *day).num_days().max(0);
        match known(waits, *day).unwrap_or(With::Nobody) {
            With::Us => spent.us += days,
            With::Them => spent.them += days,
            With::Nobody => spent.nobody += days,
        }
    }
    spent
}

/// What was last said up to a day.
fn known<T: Copy>(history: &[(NaiveDate, T)], day: NaiveDate) -> Option<T> {
    history.iter().rev().find(|(since, _)| *since <= day).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(n: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, n).unwrap_or_default()
    }

    #[test]
    fn days_are_counted_with_those_who_were_awaited() {
        let stages = [(day(1), Stage::Meeting), (day(20), Stage::InForce)];
        let waits = [(day(3), With::Us), (day(8), With::Them), (day(8), With::Us), (day(10), With::Them)];
        let all = spent(&stages, &waits, day(1), day(31));
        assert_eq!(
            all,
            Spent { us: 7, them: 10, nobody: 2 },
            "the last word of the 8th counts; nothing after the 20th"
        );
        let part = spent(&stages, &waits, day(9), day(12));
        assert_eq!(part, Spent { us: 1, them: 2, nobody: 0 });
    }

    #[test]
    fn before_it_was_recorded_no_day_counts() {
        assert_eq!(spent(&[(day(10), Stage::Drafting)], &[], day(1), day(12)), Spent { us: 0, them: 0, nobody: 2 });
        assert_eq!(spent(&[], &[(day(1), With::Us)], day(1), day(12)), Spent::default());
        assert_eq!(spent(&[(day(1), Stage::Meeting)], &[], day(12), day(12)), Spent::default());
    }
}
