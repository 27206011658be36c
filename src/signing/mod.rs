//! Signatures of the parties, the signed copy, and the periods an agreement is in force.
use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::agreements::lifecycle::Stage;
use crate::ids::{AgreementId, DraftId, OrganisationId, PeriodId, PostId, SignatureId, UserId};

pub mod forms;
pub mod store;
pub mod web;

/// A signature as it was recorded.
#[derive(Clone, Debug)]
pub struct SignatureLine {
    /// Its id.
    pub id: SignatureId,
    /// The party.
    pub organisation: OrganisationId,
    /// The party's name.
    pub organisation_name: String,
    /// The version that was signed.
    pub draft: DraftId,
    /// The number of that version.
    pub draft_number: i64,
    /// The post held by who signed.
    pub post: PostId,
    /// Who signed: name and post.
    pub signatory: String,
    /// The day.
    pub signed_on: NaiveDate,
    /// The place; may be empty.
    pub place: String,
    /// Why it was accepted although the post did not fit that day; empty when it did.
    pub override_reason: String,
    /// Who recorded it.
    pub recorded_by: String,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// When it was made void, if it was.
    pub void_at: Option<DateTime<Utc>>,
    /// Why it was made void.
    pub void_reason: String,
}

impl SignatureLine {
    /// The day it was given.
    pub fn day(&self) -> NaiveDate {
        self.signed_on
    }

    /// When it was made void, if it was.
    pub fn voided_at(&self) -> Option<DateTime<Utc>> {
        self.void_at
    }
}

/// A signature to be recorded.
#[derive(Clone, Debug)]
pub struct NewSignature {
    /// On which agreement.
    pub agreement: AgreementId,
    /// The party.
    pub organisation: OrganisationId,
    /// The version signed.
    pub draft: DraftId,
    /// The post of who signs.
    pub post: PostId,
    /// The day.
    pub signed_on: NaiveDate,
    /// The place.
    pub place: String,
    /// Why it is accepted although the post does not fit.
    pub override_reason: String,
    /// Who records it.
    pub recorded_by: UserId,
}

/// What speaks against a signature by the holder of a post on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The post was not held on that day.
    NotHeld,
    /// The post does not carry the right to sign.
    MayNotSign,
}

/// What speaks against a signature, from the two facts about the post.
pub fn unfit(was_held: bool, may_sign: bool) -> Vec<Unfit> {
    let faults = [(!was_held, Unfit::NotHeld), (!may_sign, Unfit::MayNotSign)];
    faults.into_iter().filter(|(is, _)| *is).map(|(_, fault)| fault).collect()
}

/// Whether signatures may be recorded and made void at this stage.
pub fn takes_signatures(stage: Stage) -> bool {
    stage == Stage::Signing
}

/// Whether a signed copy may be added: while signing, and later only where none was kept.
pub fn takes_signed_copy(stage: Stage, has_one: bool) -> bool {
    match stage {
        Stage::Signing => true,
        Stage::InForce | Stage::Concluded => !has_one,
        Stage::Meeting | Stage::Drafting | Stage::Halted => false,
    }
}

/// Whether a period may be added by renewing: the first one comes with the step into force.
pub fn takes_renewal(stage: Stage) -> bool {
    stage == Stage::InForce
}

/// Days in force, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub starts_on: NaiveDate,
    /// The last day; none when open-ended.
    pub ends_on: Option<NaiveDate>,
}

impl Span {
    /// Whether the two share a day.
    pub fn overlaps(&self, other: &Span) -> bool {
        let begins_in_time = |a: &Span, b: &Span| b.ends_on.is_none_or(|end| a.starts_on <= end);
        begins_in_time(self, other) && begins_in_time(other, self)
    }

    /// Whether `day` is one of its days.
    pub fn holds(&self, day: NaiveDate) -> bool {
        self.starts_on <= day && self.ends_on.is_none_or(|end| day <= end)
    }

    /// The first day after it, if it ends.
    pub fn next_day(&self) -> Option<NaiveDate> {
        self.ends_on.and_then(|end| end.checked_add_days(Days::new(1)))
    }
}

/// A period in force as recorded.
#[derive(Clone, Debug)]
pub struct Period {
    /// Its id.
    pub id: PeriodId,
    /// First and last day.
    pub span: Span,
    /// The day by which to decide whether to renew.
    pub decision_due_on: Option<NaiveDate>,
}

/// A period to be added.
#[derive(Clone, Copy, Debug)]
pub struct NewPeriod {
    /// First and last day.
    pub span: Span,
    /// The day by which to decide whether to renew.
    pub decision_due_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: u32, to: Option<u32>) -> Span {
        let day = |d| NaiveDate::from_ymd_opt(2026, 5, d).unwrap();
        Span { starts_on: day(from), ends_on: to.map(day) }
    }

    #[test]
    fn periods_that_share_a_day_overlap_and_neighbours_do_not() {
        let cases = [
            (span(1, Some(10)), span(11, Some(20)), false),
            (span(1, Some(10)), span(10, Some(20)), true),
            (span(1, None), span(20, Some(21)), true),
            (span(20, None), span(1, Some(19)), false),
            (span(1, None), span(20, None), true),
            (span(5, Some(6)), span(1, Some(30)), true),
        ];
        for (a, b, expected) in cases {
            assert_eq!(a.overlaps(&b), expected, "{a:?} {b:?}");
            assert_eq!(b.overlaps(&a), expected, "{b:?} {a:?}");
        }
    }

    #[test]
    fn a_signature_needs_a_post_held_that_day_that_may_sign() {
        assert_eq!(unfit(true, true), []);
        assert_eq!(unfit(false, false), [Unfit::NotHeld, Unfit::MayNotSign]);
    }
}
