//! The tables of agreements: all of them, moved, stuck, signed, in force, ending.
use std::collections::HashMap;

use super::Standing;
use crate::agreements::health::{Condition, ENDING_DAYS, Hold};
use crate::agreements::lifecycle::Stage;
use crate::agreements::needs::Need;
use crate::documents::{Cell, Column, Place, Section, Table, Tone};
use crate::ids::AgreementId;
use crate::reports::Question;
use crate::reports::store::{EntryRow, SignatureRow};

/// Every agreement, one row: the register of the report.
pub fn agreements(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("parties", w.parties()).placed(Place::Under),
        Column::text("owner", w.owner()).placed(Place::Under),
        Column::text("stage", w.stage()),
        Column::number("days_in_stage", w.days_in_stage()).placed(Place::Under),
        Column::day("stage_since", w.stage_since()).placed(Place::Hidden),
        Column::day("last_meeting", w.last_meeting()).placed(Place::Under),
        Column::text("next_step", w.next_step()),
        Column::day("next_due", w.next_due()).placed(Place::Under),
        Column::text("awaited", w.awaited()).placed(Place::Under),
        Column::text("awaited_name", w.awaited_name()).placed(Place::Plain),
        Column::number("days_with_us", question.asker.w.period_reports.with_us()).placed(Place::Under),
        Column::number("days_with_them", question.asker.w.period_reports.with_them()).placed(Place::Under),
        Column::text("missing", w.missing()),
        Column::text("health", w.health()),
        Column::text("override", w.override_reason()).placed(Place::Under),
    ];
    let rows = standings.iter().map(|standing| agreement(question, standing)).collect();
    section("agreements", w.all_agreements(), w.no_agreements(), columns, rows)
}

fn agreement(question: &Question, standing: &Standing<'_>) -> Vec<Cell> {
    let [awaited, awaited_name] = standing.awaited(question);
    let [next_step, next_due] = standing.next_step();
    let passed = standing.entered.iter().filter(|entry| !entry.unmet.is_empty());
    vec![
        standing.reference(),
        standing.link(),
        Cell::lines(standing.parties.clone()),
        Cell::text(standing.row.owner.clone().unwrap_or_default()),
        Cell::Stage(standing.stage),
        Cell::Number(standing.health.days),
        Cell::Day(standing.since),
        Cell::day(standing.last_met),
        next_step,
        next_due,
        awaited,
        awaited_name,
        Cell::number(Some(standing.spent.us).filter(|days| *days > 0)),
        Cell::number(Some(standing.spent.them).filter(|days| *days > 0)),
        Cell::lines(standing.missing.clone()),
        standing.condition().map_or(Cell::Empty, |condition| word(question, condition)),
        Cell::lines(passed.map(|entry| passed_over(question, entry)).collect()),
    ]
}

/// Which needs were passed over, and why.
fn passed_over(question: &Question, entry: &EntryRow) -> String {
    let w = question.asker.w;
    let needs = entry.unmet.split(' ').filter_map(Need::parse).map(|need| w.need_unmet(need));
    let needs: Vec<&str> = needs.collect();
    w.reports.passed_over(needs.join(w.common.list_separator()), &entry.reason)
}

fn word(question: &Question, condition: Condition) -> Cell {
    let tone = match condition {
        Condition::OnTrack => Tone::Good,
        Condition::Attention => Tone::Warning,
        Condition::AtRisk => Tone::Bad,
    };
    Cell::Word { key: condition.key(), text: question.asker.w.label(condition), tone }
}

/// Every change of stage in the period, by day.
pub fn moved(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::day("day", w.day()),
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("from", w.from_stage()),
        Column::text("to", w.to_stage()),
        Column::text("by", w.by()),
        Column::text("reason", w.reason()).placed(Place::Under),
    ];
    let rows = moves(standings).into_iter().map(|(standing, entry, from)| {
        vec![
            Cell::Day(entry.entered_on),
            standing.reference(),
            standing.link(),
            Cell::Stage(from),
            Cell::Stage(entry.to_stage),
            Cell::text(entry.by_name.clone()),
            Cell::text(entry.reason.clone()),
        ]
    });
    section("moved", w.moved(), w.nothing_moved(), columns, rows.collect())
}

/// The changes of stage, by day: who moved, how, and from where.
pub fn moves<'a, 'r>(standings: &'a [Standing<'r>]) -> Vec<(&'a Standing<'r>, &'r EntryRow, Stage)> {
    let mut moves: Vec<_> = standings
        .iter()
        .flat_map(|standing| standing.entered.iter().map(move |entry| (standing, *entry)))
        .filter_map(|(standing, entry)| Some((standing, entry, entry.from_stage?)))
        .collect();
    moves.sort_by_key(|(_, entry, _)| entry.entered_on);
    moves
}

/// What does not move, why, and with whom it lies; the latest first.
pub fn stuck(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("stage", w.stage()),
        Column::number("days_in_stage", w.days_in_stage()).placed(Place::Under),
        Column::text("why", w.why()),
        Column::number("days_late", w.days_late()).placed(Place::Hidden),
        Column::text("awaited", w.awaited()),
        Column::text("awaited_name", w.awaited_name()).placed(Place::Plain),
        Column::text("next_step", w.next_step()),
        Column::day("next_due", w.next_due()).placed(Place::Under),
    ];
    let mut stuck: Vec<_> = standings.iter().filter(|standing| standing.health.is_stuck()).collect();
    stuck.sort_by_key(|standing| std::cmp::Reverse(days_late(standing)));
    let rows = stuck.into_iter().map(|standing| {
        let [awaited, awaited_name] = standing.awaited(question);
        let [next_step, next_due] = standing.next_step();
        vec![
            standing.reference(),
            standing.link(),
            Cell::Stage(standing.stage),
            Cell::Number(standing.health.days),
            Cell::lines(standing.health.holds.iter().map(|hold| why(question, *hold)).collect()),
            Cell::number(days_late(standing)),
            awaited,
            awaited_name,
            next_step,
            next_due,
        ]
    });
    section("stuck", w.stuck(), w.nothing_stuck(), columns, rows.collect())
}

/// The longest of the delays.
fn days_late(standing: &Standing<'_>) -> Option<i64> {
    let days = standing.health.holds.iter().filter_map(|hold| match hold {
        Hold::OverLimit(days) | Hold::StepOverdue(days) | Hold::PeriodOver(days) => Some(*days),
        Hold::NoNextStep => None,
    });
    days.max()
}

fn why(question: &Question, hold: Hold) -> String {
    let w = question.asker.w.agreement_views;
    match hold {
        Hold::OverLimit(days) => w.over_limit(days),
        Hold::StepOverdue(days) => w.step_overdue(days),
        Hold::NoNextStep => w.no_next_step().to_owned(),
        Hold::PeriodOver(days) => w.period_over(days),
    }
}

/// The signatures of the period.
pub fn signed(question: &Question, standings: &[Standing<'_>], signatures: &[SignatureRow]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::day("day", w.day()),
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("party", w.party()),
        Column::text("signatory", w.signatory()),
        Column::text("post", w.post()).placed(Place::Plain),
        Column::text("place", w.place()),
    ];
    let rows = self::signatures(standings, signatures).map(|(standing, signature)| {
        vec![
            Cell::Day(signature.signed_on),
            standing.reference(),
            standing.link(),
            Cell::text(signature.organisation.clone()),
            Cell::text(signature.signatory.clone()),
            Cell::text(signature.post.clone()),
            Cell::text(signature.place.clone()),
        ]
    });
    section("signed", w.signed(), w.nothing_signed(), columns, rows.collect())
}

/// The signatures of agreements that the question is about.
pub fn signatures<'a, 'r>(
    standings: &'a [Standing<'r>],
    signatures: &'a [SignatureRow],
) -> impl Iterator<Item = (&'a Standing<'r>, &'a SignatureRow)> {
    let by_id: HashMap<AgreementId, &Standing<'r>> = standings.iter().map(|s| (s.row.id, s)).collect();
    signatures.iter().filter_map(move |signature| Some((*by_id.get(&signature.agreement_id)?, signature)))
}

/// What came into force in the period.
pub fn came_into_force(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::day("day", w.day()),
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("parties", w.parties()).placed(Place::Under),
        Column::day("starts_on", w.starts_on()),
        Column::day("ends_on", w.ends_on()),
        Column::text("term", w.term()).placed(Place::Plain),
    ];
    let rows = starts(standings).into_iter().map(|(standing, entry)| {
        let open_ended = standing.term.is_some_and(|term| term.ends_on.is_none());
        vec![
            Cell::Day(entry.entered_on),
            standing.reference(),
            standing.link(),
            Cell::lines(standing.parties.clone()),
            Cell::day(standing.term.map(|term| term.starts_on)),
            Cell::day(standing.term.and_then(|term| term.ends_on)),
            if open_ended { Cell::word("open_ended", w.open_ended()) } else { Cell::Empty },
        ]
    });
    section("came_into_force", w.came_into_force(), w.nothing_came_into_force(), columns, rows.collect())
}

/// When agreements came into force, by day.
pub fn starts<'a, 'r>(standings: &'a [Standing<'r>]) -> Vec<(&'a Standing<'r>, &'r EntryRow)> {
    let entries = standings.iter().flat_map(|standing| {
        let entered = standing.entered.iter().filter(|entry| entry.to_stage == Stage::InForce);
        entered.map(move |entry| (standing, *entry))
    });
    let mut entries: Vec<_> = entries.collect();
    entries.sort_by_key(|(_, entry)| entry.entered_on);
    entries
}

/// What ends soon, or ended and was neither renewed nor concluded; the next first.
pub fn ending(question: &Question, standings: &[Standing<'_>]) -> Section {
    let w = question.asker.w.reports;
    let columns = vec![
        Column::text("reference", w.reference()).placed(Place::Over),
        Column::text("title", w.agreement()),
        Column::text("parties", w.parties()).placed(Place::Under),
        Column::day("ends_on", w.ends_on()),
        Column::number("days_left", w.days_left()),
        Column::day("decision_due", w.decision_due()),
    ];
    let rows = ends(question, standings).into_iter().map(|(standing, left)| {
        vec![
            standing.reference(),
            standing.link(),
            Cell::lines(standing.parties.clone()),
            Cell::day(standing.term.and_then(|term| term.ends_on)),
            Cell::Number(left),
            Cell::day(standing.term.and_then(|term| term.decision_due_on)),
        ]
    });
    section("ending", w.ending_soon(), w.nothing_ending(), columns, rows.collect())
}

/// The agreements whose period is about to end or is over, with the days left.
pub fn ends<'a, 'r>(question: &Question, standings: &'a [Standing<'r>]) -> Vec<(&'a Standing<'r>, i64)> {
    let as_of = question.as_of();
    let soon = i64::try_from(ENDING_DAYS).unwrap_or(i64::MAX);
    let mut ending: Vec<_> = standings
        .iter()
        .filter_map(|standing| Some((standing, standing.days_left(as_of).filter(|left| *left <= soon)?)))
        .collect();
    ending.sort_by_key(|(_, left)| *left);
    ending
}

/// A part that is one table.
pub fn section(
    key: &'static str,
    heading: &'static str,
    empty: &'static str,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> Section {
    Section::of_table(key, heading, Table::new(columns, rows, empty))
}
