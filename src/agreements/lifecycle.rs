//! The life of an agreement: one table from which code, buttons, forms, addresses, audit words,
//! badges, report labels, the diagram in README and the tests are made.
use std::fmt::Write;

use super::needs::Need;
use crate::keyed;
use crate::users::roles::{Right, Role};

keyed! {
    /// Where an agreement stands.
    pub enum Stage {
        /// Parties meet and negotiate.
        Meeting = "meeting",
        /// The text is written and passed between the parties.
        Drafting = "drafting",
        /// The text is agreed and awaits the signatures.
        Signing = "signing",
        /// Signed and in force.
        InForce = "in_force",
        /// Over: completed, expired, terminated or superseded.
        Concluded = "concluded",
        /// Stopped before it was signed.
        Halted = "halted",
    }
}

keyed! {
    /// What moves an agreement from one stage to another.
    pub enum Step {
        /// The parties agreed to write a text.
        StartDrafting = "start_drafting",
        /// The text is agreed.
        SendToSigning = "send_to_signing",
        /// Everybody signed.
        BringIntoForce = "bring_into_force",
        /// Back to the table: the text was begun too early.
        ReturnToMeeting = "return_to_meeting",
        /// The text must change after all; signatures taken so far are void.
        ReturnToDrafting = "return_to_drafting",
        /// It is over.
        Conclude = "conclude",
        /// It is stopped before signing.
        Halt = "halt",
        /// It goes on where it was stopped.
        Resume = "resume",
    }
}

keyed! {
    /// How an agreement ended.
    pub enum Outcome {
        /// Everything in it was done.
        Completed = "completed",
        /// Its time ran out.
        Expired = "expired",
        /// A party ended it.
        Terminated = "terminated",
        /// Another agreement took its place.
        Superseded = "superseded",
        /// Nobody pursues it any more.
        Dropped = "dropped",
        /// A party refused.
        Rejected = "rejected",
        /// It rests, and may be taken up again.
        Dormant = "dormant",
    }
}

/// What a step asks of the one who takes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// The day it comes into force.
    StartsOn,
    /// The day it ends; left empty it is open-ended.
    EndsOn,
    /// The reason as a code.
    ReasonCode,
    /// How it ended.
    Outcome,
    /// The day it happened.
    Day,
    /// The reason in words.
    Reason,
}

/// Where a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// To this stage.
    Stage(Stage),
    /// To the stage it was halted in.
    WhereItWas,
}

/// One row of the table.
#[derive(Debug)]
pub struct Rule {
    /// The step.
    pub step: Step,
    /// The stages it can be taken in.
    pub from: &'static [Stage],
    /// Where it leads.
    pub to: To,
    /// The right it takes.
    pub who: Right,
    /// What it asks.
    pub asks: &'static [Ask],
    /// The outcomes to choose from.
    pub outcomes: &'static [Outcome],
    /// What must be there first.
    pub needs: &'static [Need],
}

use Ask::{Day, EndsOn, Reason, StartsOn};
use Outcome::{Completed, Dormant, Dropped, Expired, Rejected, Superseded, Terminated};
use Stage::{Concluded, Drafting, Halted, InForce, Meeting, Signing};
use Step::{BringIntoForce, Conclude, Halt, Resume, ReturnToDrafting, ReturnToMeeting, SendToSigning, StartDrafting};

/// The lifecycle. The first row that leaves a stage is its main way on.
#[rustfmt::skip]
pub const LIFECYCLE: &[Rule] = &[
    Rule { step: StartDrafting,    from: &[Meeting],                    to: To::Stage(Drafting),  who: Right::Advance, asks: &[],                                outcomes: &[],
           needs: &[Need::Owner, Need::TwoParties, Need::DecidedInMeeting] },
    Rule { step: SendToSigning,    from: &[Drafting],                   to: To::Stage(Signing),   who: Right::Advance, asks: &[],                                outcomes: &[],
           needs: &[Need::DraftVersion, Need::ApprovedByAll, Need::Signatories] },
    Rule { step: BringIntoForce,   from: &[Signing],                    to: To::Stage(InForce),   who: Right::Advance, asks: &[StartsOn, EndsOn],                outcomes: &[],
           needs: &[Need::SignedByAll, Need::SignedCopy] },
    Rule { step: ReturnToMeeting,  from: &[Drafting],                   to: To::Stage(Meeting),   who: Right::Advance, asks: &[Reason],                          outcomes: &[], needs: &[] },
    Rule { step: ReturnToDrafting, from: &[Signing],                    to: To::Stage(Drafting),  who: Right::Decide,  asks: &[Ask::ReasonCode, Reason],         outcomes: &[], needs: &[] },
    Rule { step: Conclude,         from: &[InForce],                    to: To::Stage(Concluded), who: Right::Decide,  asks: &[Ask::Outcome, Day, Reason],
           outcomes: &[Completed, Expired, Terminated, Superseded],     needs: &[Need::NothingOpen, Need::CommitmentsKept] },
    Rule { step: Halt,             from: &[Meeting, Drafting, Signing], to: To::Stage(Halted),    who: Right::Decide,  asks: &[Ask::Outcome, Reason],
           outcomes: &[Dropped, Rejected, Dormant],                     needs: &[] },
    Rule { step: Resume,           from: &[Halted],                     to: To::WhereItWas,       who: Right::Decide,  asks: &[Reason],                          outcomes: &[], needs: &[] },
];

/// The row of a step.
pub fn rule(step: Step) -> Option<&'static Rule> {
    LIFECYCLE.iter().find(|rule| rule.step == step)
}

/// The steps that a role may take in a stage, in the order of the table; whether their needs are
/// met is another question.
pub fn open_steps(stage: Stage, role: Role) -> impl Iterator<Item = &'static Rule> {
    LIFECYCLE.iter().filter(move |rule| rule.from.contains(&stage) && role.may(rule.who))
}

/// The main way on from a stage, whoever may take it.
pub fn next_step_of(stage: Stage) -> Option<&'static Rule> {
    LIFECYCLE.iter().find(|rule| rule.from.contains(&stage))
}

impl Rule {
    /// The stage it leads to from where an agreement stands.
    pub fn target(&self, halted_from: Option<Stage>) -> Stage {
        match self.to {
            To::Stage(stage) => stage,
            To::WhereItWas => halted_from.unwrap_or(Stage::Meeting),
        }
    }

    /// The needs when it ends with `outcome`: only what is called completed must have nothing open.
    pub fn needs_for(&self, outcome: Option<Outcome>) -> &'static [Need] {
        let ends_otherwise = self.step == Conclude && outcome.is_some_and(|outcome| outcome != Completed);
        if ends_otherwise { &[] } else { self.needs }
    }

    /// Whether it can be taken by one button, with nothing to fill in.
    pub fn is_plain(&self) -> bool {
        self.asks.is_empty()
    }
}

impl Stage {
    /// Whether text and parties are settled: only an addendum changes them.
    pub fn is_locked(self) -> bool {
        matches!(self, InForce | Concluded)
    }

    /// Whether work goes on towards the signature, so that it can be stuck.
    pub fn is_under_way(self) -> bool {
        matches!(self, Meeting | Drafting | Signing)
    }
}

/// The table as a state diagram, for README.
pub fn mermaid() -> String {
    let mut lines = String::from("stateDiagram-v2\n    [*] --> meeting\n");
    for rule in LIFECYCLE {
        let words = rule.step.key().replace('_', " ");
        for from in rule.from {
            let targets = match rule.to {
                To::Stage(ref stage) => std::slice::from_ref(stage),
                To::WhereItWas => &[Meeting, Drafting, Signing],
            };
            for to in targets {
                // Writing to a String cannot fail.
                let _ = writeln!(lines, "    {} --> {}: {words}", from.key(), to.key());
            }
        }
    }
    lines + "    concluded --> [*]\n"
}
