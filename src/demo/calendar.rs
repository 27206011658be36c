//! When the things of one agreement happened, counted back from today.
use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};

use super::data::work::Work;
use crate::agreements::lifecycle::Stage;

/// The days of an agreement's life so far.
pub struct Calendar {
    today: NaiveDate,
    /// When it was recorded.
    pub begun: NaiveDate,
    /// When each stage was entered, in order, the first one left out.
    pub entered: Vec<(Stage, NaiveDate)>,
}

impl Calendar {
    /// The days of a work whose present stage began `since` days ago.
    pub fn of(work: &Work, today: NaiveDate) -> Calendar {
        let ago = |days: i64| today - Days::new(u64::try_from(days.max(0)).unwrap_or(0));
        let between = |share: i64| work.since + (work.age - work.since) * share / 100;
        let path: &[(Stage, i64)] = match work.stage {
            Stage::Meeting => &[],
            Stage::Drafting => &[(Stage::Drafting, 0)],
            Stage::Signing => &[(Stage::Drafting, 60), (Stage::Signing, 0)],
            Stage::InForce => &[(Stage::Drafting, 70), (Stage::Signing, 20), (Stage::InForce, 0)],
            Stage::Concluded => {
                &[(Stage::Drafting, 90), (Stage::Signing, 80), (Stage::InForce, 75), (Stage::Concluded, 0)]
            }
            Stage::Halted => &[(Stage::Drafting, 50), (Stage::Halted, 0)],
        };
        let entered = path.iter().map(|(stage, share)| (*stage, ago(between(*share)))).collect();
        Calendar { today, begun: ago(work.age), entered }
    }

    /// The day a stage was entered.
    pub fn day_of(&self, stage: Stage) -> Option<NaiveDate> {
        self.entered.iter().find(|(entered, _)| *entered == stage).map(|(_, day)| *day)
    }

    /// The days of its two meetings: soon after it began, and halfway since, or planned.
    pub fn meetings(&self, nth: usize) -> [NaiveDate; 2] {
        let first = (self.begun + Days::new(1)).min(self.day_of(Stage::Drafting).unwrap_or(self.today)).min(self.today);
        let length = (self.today - first).num_days();
        let second = match nth % 4 {
            // One in four is still to come.
            0 => self.today + Days::new(2 + nth as u64 % 9),
            _ => first + Days::new(u64::try_from(length / 2).unwrap_or(0)),
        };
        [first, second]
    }
}

/// A moment of a working day: so many minutes after ten in the morning in Tehran.
pub fn at(day: NaiveDate, minutes: i64) -> DateTime<Utc> {
    day.and_hms_opt(6, 30, 0).unwrap_or_default().and_utc() + TimeDelta::minutes(minutes)
}
