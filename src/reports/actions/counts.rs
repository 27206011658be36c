//! How much is open, late and done: by side, by responsible and by party.
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use super::promises::Promise;
use super::{Duty, Rows, Side};
use crate::documents::{Block, Cell, Chart, Column, Fact, Place, Section, Shape, Table};
use crate::ids::{AgreementId, OrganisationId};
use crate::reports::Question;

/// How many actions of a group are open, overdue and done.
#[derive(Clone, Copy, Default)]
struct Count {
    open: i64,
    overdue: i64,
    done: i64,
}

impl Count {
    fn add(&mut self, duty: &Duty<'_>) {
        self.open += i64::from(duty.is_open());
        self.overdue += i64::from(duty.late().is_some());
        self.done += i64::from(!duty.is_open());
    }

    fn of<'a>(duties: impl Iterator<Item = &'a Duty<'a>>) -> Count {
        let mut count = Count::default();
        duties.for_each(|duty| count.add(duty));
        count
    }

    fn cells(self) -> [Cell; 3] {
        [self.open, self.overdue, self.done].map(Cell::Number)
    }
}

fn count_columns(question: &Question) -> [Column; 3] {
    let w = question.asker.w.actions_report;
    [Column::number("open", w.open()), Column::number("overdue", w.overdue()), Column::number("done", w.done())]
}

/// The first part: the figures, and both sides beside each other.
pub fn summary(question: &Question, duties: &[Duty<'_>], promises: &[Promise<'_>]) -> Section {
    let w = question.asker.w;
    let all = Count::of(duties.iter());
    let undated = duties.iter().filter(|duty| duty.is_open() && duty.row.due_on.is_none()).count();
    let figure = |key, label, n: i64| Fact { key, label, cell: Cell::Number(n) };
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let of_promises = |is: &dyn Fn(&Promise<'_>) -> bool| number(promises.iter().filter(|one| is(one)).count());
    let figures = vec![
        figure("open", w.actions_report.open_actions(), all.open),
        figure("overdue", w.actions_report.overdue(), all.overdue),
        figure("undated", w.actions_report.undated(), number(undated)),
        figure("done", w.actions_report.done(), all.done),
        figure("open_commitments", w.actions_report.open_commitments(), of_promises(&|one| one.is_open())),
        figure("overdue_commitments", w.actions_report.overdue_commitments(), of_promises(&|one| one.is_overdue())),
        figure("kept_commitments", w.actions_report.kept_commitments(), of_promises(&|one| one.is_kept)),
    ];
    let columns = [Column::text("side", w.actions_report.side())].into_iter().chain(count_columns(question)).collect();
    let rows = Side::ALL.iter().map(|side| {
        let count = Count::of(duties.iter().filter(|duty| duty.side == *side));
        [Cell::word(side.key(), w.label(side))].into_iter().chain(count.cells()).collect()
    });
    let chart = Chart {
        title: w.actions_report.chart().to_owned(),
        shape: Shape::Bars,
        category: "side",
        series: vec!["open", "overdue"],
        limit: None,
        first: None,
    };
    let table = Table::new(columns, rows.collect(), w.actions_report.nobody());
    Section::new(
        "summary",
        w.reports.summary(),
        vec![Block::Figures(figures), Block::Table(table), Block::Chart(chart)],
    )
}

/// By who has to do it; the one with most overdue first.
pub fn by_responsible(question: &Question, duties: &[Duty<'_>]) -> Section {
    let w = question.asker.w;
    let mut at: HashMap<(Side, &str), Count> = HashMap::new();
    for duty in duties {
        at.entry((duty.side, duty.row.responsible.as_deref().unwrap_or_default())).or_default().add(duty);
    }
    let mut groups: Vec<_> = at.into_iter().collect();
    groups.sort_by_cached_key(|((_, name), count)| {
        (Reverse(count.overdue), Reverse(count.open), crate::persian::sort_key(name))
    });
    let columns = [
        Column::text("responsible", w.reports.responsible()),
        Column::text("side", w.actions_report.side()).placed(Place::Plain),
    ];
    let columns = columns.into_iter().chain(count_columns(question)).collect();
    let rows = groups.into_iter().map(|((side, name), count)| {
        let name = match side {
            Side::Nobody => Cell::word("nobody", w.actions_report.nobody_responsible()),
            Side::Us | Side::Them => Cell::text(name),
        };
        [name, Cell::word(side.key(), w.label(side))].into_iter().chain(count.cells()).collect()
    });
    let table = Table::new(columns, rows.collect(), w.actions_report.nobody());
    Section::of_table("by_responsible", w.actions_report.by_responsible(), table)
}

/// What lies between us and another organisation.
#[derive(Default)]
struct Between {
    name: String,
    ours: i64,
    ours_late: i64,
    theirs: i64,
    theirs_late: i64,
}

impl Between {
    fn add(&mut self, is_theirs: bool, is_late: bool) {
        let (count, late) =
            if is_theirs { (&mut self.theirs, &mut self.theirs_late) } else { (&mut self.ours, &mut self.ours_late) };
        *count += 1;
        *late += i64::from(is_late);
    }
}

/// By party: what we still owe in agreements with it, and what it owes itself, actions and
/// commitments together. One with several parties counts for each.
pub fn by_party(question: &Question, rows: &Rows, duties: &[Duty<'_>], promises: &[Promise<'_>]) -> Section {
    let w = question.asker.w;
    let mut parties: HashMap<AgreementId, Vec<OrganisationId>> = HashMap::new();
    let mut order = Vec::new();
    let mut between: HashMap<OrganisationId, Between> = HashMap::new();
    for row in &rows.others {
        parties.entry(row.agreement_id).or_default().push(row.organisation_id);
        let side = between.entry(row.organisation_id).or_insert_with(|| {
            order.push(row.organisation_id);
            Between::default()
        });
        side.name.clone_from(&row.name);
    }
    for duty in duties.iter().filter(|duty| duty.is_open()) {
        let sides: HashSet<_> = duty.of.iter().filter_map(|row| parties.get(&row.id)).flatten().copied().collect();
        for side in sides {
            let is_theirs = duty.side == Side::Them;
            if is_theirs && duty.row.organisation_id.is_some_and(|owes| owes != side) {
                continue;
            }
            between.entry(side).or_default().add(is_theirs, duty.late().is_some());
        }
    }
    for one in promises.iter().filter(|one| one.is_open()) {
        for side in parties.get(&one.agreement()).into_iter().flatten() {
            if one.is_ours() || one.obligor() == *side {
                between.entry(*side).or_default().add(!one.is_ours(), one.is_overdue());
            }
        }
    }
    let columns = vec![
        Column::text("party", w.reports.party()),
        Column::number("we_owe", w.actions_report.we_owe()),
        Column::number("we_owe_overdue", w.actions_report.their_overdue()),
        Column::number("they_owe", w.actions_report.they_owe()),
        Column::number("they_owe_overdue", w.actions_report.their_overdue()),
    ];
    let lines = order.iter().filter_map(|id| between.get(id)).filter(|side| side.ours + side.theirs > 0);
    let lines = lines.map(|side| {
        let numbers = [side.ours, side.ours_late, side.theirs, side.theirs_late].map(Cell::Number);
        [Cell::text(side.name.clone())].into_iter().chain(numbers).collect()
    });
    let table = Table::new(columns, lines.collect(), w.actions_report.no_party());
    Section::of_table("by_party", w.actions_report.by_party(), table)
}
