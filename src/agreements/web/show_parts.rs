//! Parts of the page of one agreement: its stages, what the next step needs, its particulars.
use chrono::NaiveDate;

use super::steps::{ShownLine, shown_lines};
use crate::agreements::facts::Facts;
use crate::agreements::forms::TEXT;

use crate::agreements::lifecycle::{Rule, Stage, next_step_of, open_steps};
use crate::agreements::store::HistoryRow;
use crate::agreements::{Agreement, Party};
use crate::page::{Markup, stage_mark};
use crate::signing::SignatureLine;
use crate::users::roles::Role;
use crate::words::Words;

/// One stage among the stages of an agreement.
pub(super) struct StageMark {
    pub(super) key: &'static str,
    pub(super) mark: Markup,
    pub(super) done: bool,
    pub(super) current: bool,
    pub(super) note: String,
}

const LINE: [Stage; 5] = [Stage::Meeting, Stage::Drafting, Stage::Signing, Stage::InForce, Stage::Concluded];

/// The stages in their order, with the day each was entered last.
pub(super) fn stages(w: Words, a: &Agreement, history: &[HistoryRow], today: NaiveDate) -> Vec<StageMark> {
    let v = w.agreement_page;
    let place = |stage: Stage| LINE.iter().position(|one| *one == stage);
    // What is halted has come as far as the stage it was halted in.
    let reached = place(a.stage()).or_else(|| a.halted_from().and_then(place).map(|at| at + 1)).unwrap_or(0);
    let one = |(at, stage): (usize, Stage)| {
        let entered = history.iter().rev().find(|row| row.entry.to == stage).map(|row| row.entry.entered_on);
        let (current, done) = (stage == a.stage(), at < reached);
        let note = match entered {
            _ if current => v.since_days(w.day_text(a.stage_since()), w.common.days(a.days_in_stage(today))),
            Some(day) if done => v.entered(w.day_text(day)),
            _ => v.not_yet().to_owned(),
        };
        StageMark { key: stage.key(), mark: stage_mark(&w, &stage), done, current, note }
    };
    let mut marks: Vec<StageMark> = LINE.into_iter().enumerate().map(one).collect();
    if a.stage() == Stage::Halted {
        marks.insert(reached.min(marks.len()), one((reached, Stage::Halted)));
    }
    marks
}

/// How the next step is taken from here.
pub(super) enum Way {
    /// By a page that says what it takes.
    Link(String, String),
    /// At once.
    Post(String, String),
    /// By somebody else.
    Others,
}

/// What the main way on needs.
pub(super) struct Guard {
    pub(super) heading: String,
    pub(super) lines: Vec<ShownLine>,
    pub(super) way: Way,
    pub(super) primary: bool,
}

fn step_page(a: &Agreement, rule: &Rule) -> String {
    format!("/agreements/{}/steps/{}", a.id(), rule.step.key())
}

/// What the main way on from here needs; none where nothing is needed.
pub(super) fn guard(w: Words, a: &Agreement, facts: &Facts, role: Role) -> Option<Guard> {
    let v = w.agreement_page;
    let rule = next_step_of(a.stage()).filter(|rule| !rule.needs.is_empty())?;
    let lines = shown_lines(w, rule, facts, a.id());
    let left = lines.iter().filter(|line| !line.met).count();
    let stage = w.label(rule.target(a.halted_from()));
    let button = if left > 0 { v.go_on_left(left, stage) } else { v.go_on(stage) };
    let way = match (role.may(rule.who), rule.is_plain() && left == 0) {
        (false, _) => Way::Others,
        (true, true) => Way::Post(step_page(a, rule), button),
        (true, false) => Way::Link(step_page(a, rule), button),
    };
    Some(Guard {
        heading: if left > 0 { v.needs_left(left, stage) } else { v.needs_met(stage).clone() },
        lines,
        way,
        primary: a.stage().is_under_way(),
    })
}

/// The other steps that may be taken, by name, each with its page.
pub(super) fn other_steps(w: Words, a: &Agreement, role: Role) -> Vec<(&'static str, String)> {
    let main = next_step_of(a.stage()).filter(|rule| !rule.needs.is_empty()).map(|rule| rule.step);
    let open = open_steps(a.stage(), role).filter(|rule| Some(rule.step) != main);
    open.map(|rule| (w.label(rule.step), step_page(a, rule))).collect()
}

/// What the page says of an agreement that is not under way any more.
pub(super) fn standing(w: Words, a: &Agreement) -> Option<String> {
    let v = w.agreement_page;
    let day = w.day_text(a.stage_since());
    let outcome = a.outcome().map(|outcome| v.ended_as(w.label(outcome)));
    let said = match a.stage() {
        Stage::Meeting | Stage::Drafting | Stage::Signing => return None,
        Stage::InForce => v.in_force_since(day),
        Stage::Concluded => v.concluded_on(day),
        Stage::Halted => v.halted_on(day),
    };
    Some([Some(said), outcome].into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// One particular, with the field in which it is changed.
pub(super) struct Detail {
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) field: Option<&'static str>,
}

/// The particulars of an agreement. What a signature has locked has no field.
pub(super) fn details(w: Words, a: &Agreement, team: &[(crate::ids::UserId, String)], may_edit: bool) -> Vec<Detail> {
    let v = w.agreement_page;
    let names: Vec<&str> = team.iter().map(|(_, name)| name.as_str()).collect();
    let mut rows = vec![
        (v.kind(), "kind", w.label(a.kind()).to_owned()),
        (v.subject(), "subject", a.subject().to_owned()),
        (v.aims(), "aims", a.aims().to_owned()),
        (v.owner(), "owner", a.owner_name().to_owned()),
        (v.letters(), "letters", w.code(a.letters())),
        (v.tags(), "tags", a.tags().join(w.common.list_separator())),
    ];
    if a.confidential() || !names.is_empty() {
        rows.push((v.team(), "team", names.join(w.common.list_separator())));
    }
    let field = |field: &'static str| (may_edit && !(a.is_locked() && TEXT.contains(&field))).then_some(field);
    rows.into_iter().map(|(name, of, text)| Detail { name, text, field: field(of) }).collect()
}

/// A party as the page shows it.
pub(super) struct PartyLine {
    pub(super) link: String,
    pub(super) name: String,
    pub(super) role: &'static str,
    pub(super) representative: Option<String>,
    pub(super) signatory: Option<String>,
    pub(super) lacks_signatory: bool,
    pub(super) signed: Option<String>,
}

/// The parties with who speaks and who signs for them.
pub(super) fn parties(w: Words, parties: &[Party], standing: &[SignatureLine]) -> Vec<PartyLine> {
    let v = w.agreement_page;
    let who = |post: &crate::agreements::PartyPost| format!("{}{}{}", post.name, w.common.list_separator(), post.title);
    let line = |party: &Party| {
        let signature = standing.iter().find(|line| line.organisation == party.organisation);
        PartyLine {
            link: format!("/organisations/{}", party.organisation),
            name: party.name.clone(),
            role: w.label(party.role),
            representative: party.representative.as_ref().map(|post| v.representative(who(post))),
            signatory: party.signatory.as_ref().map(|post| v.signatory(who(post))),
            lacks_signatory: party.role.binds() && party.signatory.is_none(),
            signed: signature.map(|line| v.signed_on(line.signed_on)),
        }
    };
    parties.iter().map(line).collect()
}
