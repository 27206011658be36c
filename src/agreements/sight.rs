//! What a user may see. A confidential agreement exists only for its owner, its team and those with
//! the right; whatever hangs on it alone is as invisible as itself: in lists, counts, searches,
//! timelines, reports and files. Every query about such rows goes through here.
use uuid::Uuid;

use crate::db::Query;
use crate::ids::UserId;
use crate::users::roles::{Right, Role};
use crate::users::session::Actor;

/// The eyes of one user.
#[derive(Clone, Copy, Debug)]
pub struct Sight {
    everything: bool,
    user: UserId,
    in_trash: bool,
}

/// That the agreement in a column can be seen: three values.
macro_rules! visible {
    ($column:literal) => {
        concat!(
            "EXISTS (SELECT 1 FROM agreements seen WHERE seen.id = ",
            $column,
            " AND seen.deleted_at IS NULL AND (NOT seen.confidential OR ? OR seen.owner_id = ? OR EXISTS
               (SELECT 1 FROM agreement_team mate WHERE mate.agreement_id = seen.id AND mate.user_id = ?)))"
        )
    };
}

/// That a record linked to any number of agreements can be seen: it has none, or one of them can.
macro_rules! visible_through {
    ($table:literal, $column:literal, $of:literal) => {
        concat!(
            "(NOT EXISTS (SELECT 1 FROM ",
            $table,
            " l WHERE l.",
            $column,
            " = ",
            $of,
            ") OR EXISTS (SELECT 1 FROM ",
            $table,
            " l WHERE l.",
            $column,
            " = ",
            $of,
            " AND ",
            visible!("l.agreement_id"),
            "))"
        )
    };
}

impl Sight {
    /// Whether nothing is hidden.
    pub fn is_whole(&self) -> bool {
        self.everything
    }

    /// What `actor` may see.
    pub fn of(actor: &Actor) -> Sight {
        Sight::of_user(actor.id, actor.role)
    }

    /// What a user with this role may see.
    pub fn of_user(user: UserId, role: Role) -> Sight {
        Sight { everything: role.may(Right::SeeConfidential), user, in_trash: false }
    }

    /// What everybody may see: nothing confidential.
    pub fn of_nobody() -> Sight {
        Sight { everything: false, user: UserId::from(Uuid::nil()), in_trash: false }
    }

    /// The same eyes, looking at what lies in the trash. What hangs on a record that lies there itself stays
    /// out of sight.
    pub fn in_trash(self) -> Sight {
        Sight { in_trash: true, ..self }
    }

    /// Rows that are there, or rows in the trash.
    fn kept(&self, query: &mut Query<'_>, there: &'static str, in_trash: &'static str) {
        query.and(if self.in_trash { in_trash } else { there }, &[]);
    }

    /// Rows of `agreements a`.
    pub fn agreements<'a>(&'a self, query: &mut Query<'a>) {
        self.kept(query, "a.deleted_at IS NULL", "a.deleted_at IS NOT NULL");
        self.visible_agreements(query);
    }

    fn visible_agreements<'a>(&'a self, query: &mut Query<'a>) {
        query.and(
            "(NOT a.confidential OR ? OR a.owner_id = ? OR EXISTS
               (SELECT 1 FROM agreement_team mate WHERE mate.agreement_id = a.id AND mate.user_id = ?))",
            &[&self.everything, &self.user, &self.user],
        );
    }

    /// Rows of `commitments k`, joined with their `agreements a`.
    pub fn commitments<'a>(&'a self, query: &mut Query<'a>) {
        self.kept(query, "k.deleted_at IS NULL", "k.deleted_at IS NOT NULL");
        query.and("a.deleted_at IS NULL", &[]);
        self.visible_agreements(query);
    }

    /// Rows of `commitment_evidence v`, joined with their `commitments k` and the `agreements a` of these.
    pub fn evidence<'a>(&'a self, query: &mut Query<'a>) {
        self.kept(query, "v.deleted_at IS NULL", "v.deleted_at IS NOT NULL");
        query.and("k.deleted_at IS NULL AND a.deleted_at IS NULL", &[]);
        self.visible_agreements(query);
    }

    /// Rows of `events e`.
    pub fn events<'a>(&'a self, query: &mut Query<'a>) {
        let values: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        query.and(concat!("(e.agreement_id IS NULL OR ", visible!("e.agreement_id"), ")"), &values);
        // What was recorded before it was linked to a confidential agreement is as hidden as the record itself.
        query.and(
            concat!(
                "(e.subject_kind <> 'meeting' OR ",
                visible_through!("meeting_agreements", "meeting_id", "e.subject_id"),
                ")"
            ),
            &values,
        );
        query.and(
            concat!(
                "(e.subject_kind <> 'coverage' OR ",
                visible_through!("coverage_agreements", "coverage_id", "e.subject_id"),
                ")"
            ),
            &values,
        );
    }

    /// Rows of `events e` in the audit trail: whoever sees everything sees also what became of records that
    /// are in the trash.
    pub fn trail<'a>(&'a self, query: &mut Query<'a>) {
        if !self.everything {
            self.events(query);
        }
    }

    /// Rows of `meetings m`.
    pub fn meetings<'a>(&'a self, query: &mut Query<'a>) {
        let values: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        self.kept(query, "m.deleted_at IS NULL", "m.deleted_at IS NOT NULL");
        query.and(visible_through!("meeting_agreements", "meeting_id", "m.id"), &values);
    }

    /// Rows of `decisions d`, of a meeting that can be seen: by the agreement each is about.
    pub fn decisions<'a>(&'a self, query: &mut Query<'a>) {
        let values: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        query.and(concat!("(d.agreement_id IS NULL OR ", visible!("d.agreement_id"), ")"), &values);
    }

    /// Rows of `coverage c`: by their agreements, and those without any by their meetings.
    pub fn coverage<'a>(&'a self, query: &mut Query<'a>) {
        self.kept(query, "c.deleted_at IS NULL", "c.deleted_at IS NOT NULL");
        self.visible_coverage(query);
    }

    fn visible_coverage<'a>(&'a self, query: &mut Query<'a>) {
        let one: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        query.and(visible_through!("coverage_agreements", "coverage_id", "c.id"), &one);
        query.and(
            concat!(
                "(EXISTS (SELECT 1 FROM coverage_agreements l WHERE l.coverage_id = c.id)
                  OR NOT EXISTS (SELECT 1 FROM coverage_meetings k WHERE k.coverage_id = c.id)
                  OR EXISTS (SELECT 1 FROM coverage_meetings k WHERE k.coverage_id = c.id AND ",
                visible_through!("meeting_agreements", "meeting_id", "k.meeting_id"),
                "))"
            ),
            &one,
        );
    }

    /// Rows of `attachments f`, deleted ones among them: every record that one hangs on can be seen. One that
    /// hangs nowhere is nobody's to read.
    pub fn files<'a>(&'a self, query: &mut Query<'a>) {
        let one: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        query.and(
            "(f.agreement_id IS NOT NULL OR f.draft_id IS NOT NULL OR f.meeting_id IS NOT NULL
              OR f.coverage_id IS NOT NULL)",
            &[],
        );
        query.and(concat!("(f.agreement_id IS NULL OR ", visible!("f.agreement_id"), ")"), &one);
        query.and(
            concat!(
                "(f.draft_id IS NULL OR EXISTS (SELECT 1 FROM drafts v WHERE v.id = f.draft_id AND ",
                visible!("v.agreement_id"),
                "))"
            ),
            &one,
        );
        query.and(
            concat!(
                "(f.meeting_id IS NULL OR EXISTS (SELECT 1 FROM meetings m WHERE m.id = f.meeting_id
                  AND m.deleted_at IS NULL AND ",
                visible_through!("meeting_agreements", "meeting_id", "m.id"),
                "))"
            ),
            &one,
        );
        query.and(
            "(f.coverage_id IS NULL OR EXISTS (SELECT 1 FROM coverage c WHERE c.id = f.coverage_id
                   AND c.deleted_at IS NULL",
            &[],
        );
        self.visible_coverage(query);
        query.push("))", &[]);
    }

    /// Rows of `actions x`: by their agreement, and by the meeting they were born in.
    pub fn actions<'a>(&'a self, query: &mut Query<'a>) {
        let values: [&dyn crate::db::Bind; 3] = [&self.everything, &self.user, &self.user];
        self.kept(query, "x.deleted_at IS NULL", "x.deleted_at IS NOT NULL");
        query.and(concat!("(x.agreement_id IS NULL OR ", visible!("x.agreement_id"), ")"), &values);
        query.and(
            concat!(
                "(x.meeting_id IS NULL OR ",
                visible_through!("meeting_agreements", "meeting_id", "x.meeting_id"),
                ")"
            ),
            &values,
        );
    }
}
