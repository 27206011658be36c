//! Settings of the whole installation, which the administrator changes.
use crate::agreements::lifecycle::Stage;

pub mod emblem;
pub mod forms;
pub mod store;
pub mod web;

/// After how many days without a move an agreement counts as stuck, by stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdleLimits {
    /// In the stage of meetings.
    pub meeting: i64,
    /// In the stage of drafting.
    pub drafting: i64,
    /// In the stage of signing.
    pub signing: i64,
}

impl Default for IdleLimits {
    fn default() -> Self {
        IdleLimits { meeting: 30, drafting: 30, signing: 14 }
    }
}

impl IdleLimits {
    /// The limit of a stage; the stages after signing have none.
    pub fn of(&self, stage: Stage) -> Option<i64> {
        match stage {
            Stage::Meeting => Some(self.meeting),
            Stage::Drafting => Some(self.drafting),
            Stage::Signing => Some(self.signing),
            Stage::InForce | Stage::Concluded | Stage::Halted => None,
        }
    }
}
