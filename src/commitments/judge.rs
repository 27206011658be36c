//! How a commitment stands on a day, from its terms, the life of its agreement and what was done.
use chrono::NaiveDate;

use super::{Every, Mark, State};
use crate::persian::Period;

/// What is owed, how often and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// How often.
    pub every: Every,
    /// So many pieces each time.
    pub times: i64,
    /// The first day of a regular one; the agreement's first day in force when not given.
    pub from: Option<NaiveDate>,
    /// The last day: of the one time, or of a regular one, which otherwise goes on as long as the
    /// agreement.
    pub until: Option<NaiveDate>,
}

/// When the agreement binds its parties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Life {
    /// Its first day in force.
    pub from: Option<NaiveDate>,
    /// The last day of its latest period; none when open-ended.
    pub until: Option<NaiveDate>,
    /// The day it was concluded.
    pub ended_on: Option<NaiveDate>,
}

/// Something done for it: so many pieces on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The day.
    pub on: NaiveDate,
    /// How many.
    pub count: i64,
}

/// What was owed and done in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The period.
    pub period: Period,
    /// The last day on which it can be done: a commitment may end within a period.
    pub last: NaiveDate,
    /// How many pieces fall due in it.
    pub expected: i64,
    /// How many were done in it.
    pub done: i64,
    /// How many it still lacks, after all that was made up for.
    pub owed: i64,
    /// Whether it is over.
    pub is_over: bool,
}

impl Tally {
    /// What became of it.
    pub fn mark(&self) -> Mark {
        match self {
            Tally { is_over: false, .. } => Mark::Running,
            Tally { expected: 0, .. } => Mark::Nothing,
            tally if tally.done >= tally.expected => Mark::Met,
            Tally { owed: 0, .. } => Mark::MadeUp,
            _ => Mark::Missed,
        }
    }
}

/// How a commitment stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Its state.
    pub state: State,
    /// The day by which the next piece is due, or the oldest missing one was.
    pub due: Option<NaiveDate>,
    /// How many pieces were done, whenever.
    pub done: i64,
    /// How many pieces are missing whose day has passed.
    pub owed: i64,
    /// The periods of a regular one so far, the first one first.
    pub tallies: Vec<Tally>,
}

impl Judged {
    /// Days by which an overdue one is late.
    pub fn days_late(&self, today: NaiveDate) -> Option<i64> {
        let due = self.due.filter(|due| self.state == State::Overdue && *due < today)?;
        Some((today - due).num_days())
    }
}

/// Judges a commitment on a day; what was done later does not count yet.
pub fn judge(terms: &Terms, life: &Life, waived: bool, pieces: &[Piece], on: NaiveDate) -> Judged {
    let so_far: Vec<Piece> = pieces.iter().copied().filter(|piece| piece.on <= on).collect();
    let judged = match terms.every {
        Every::Once => once(terms, life, &so_far, on),
        _ => regularly(terms, life, &so_far, on),
    };
    if waived { Judged { state: State::Waived, due: None, owed: 0, ..judged } } else { judged }
}

fn count<'a>(pieces: impl Iterator<Item = &'a Piece>) -> i64 {
    pieces.map(|piece| piece.count).sum()
}

impl Life {
    fn is_over(&self, on: NaiveDate) -> bool {
        self.ended_on.is_some_and(|day| day <= on)
    }

    fn has_begun(&self, on: NaiveDate) -> bool {
        self.from.is_some_and(|day| day <= on)
    }
}

fn once(terms: &Terms, life: &Life, pieces: &[Piece], on: NaiveDate) -> Judged {
    let done = count(pieces.iter());
    let missing = (terms.times - done).max(0);
    let is_late = terms.until.is_some_and(|day| day < on);
    let state = match () {
        () if missing == 0 => State::Fulfilled,
        () if life.is_over(on) => State::Lapsed,
        () if !life.has_begun(on) => State::Pending,
        () if is_late => State::Overdue,
        () => State::Open,
    };
    Judged {
        state,
        due: terms.until.filter(|_| state.is_open()),
        done,
        owed: if matches!(state, State::Overdue | State::Lapsed) { missing } else { 0 },
        tallies: Vec::new(),
    }
}

/// The days in which a regular commitment is owed.
#[derive(Clone, Copy)]
struct Run {
    every: Every,
    times: i64,
    from: NaiveDate,
    until: Option<NaiveDate>,
}

impl Run {
    /// None while the agreement binds nobody, or when it ended before the first day.
    fn of(terms: &Terms, life: &Life) -> Option<Run> {
        let from = terms.from.or(life.from)?;
        let until = [terms.until.or(life.until), life.ended_on].into_iter().flatten().min();
        let is_empty = until.is_some_and(|until| until < from);
        (!is_empty).then_some(Run { every: terms.every, times: terms.times, from, until })
    }

    fn period(&self, day: NaiveDate) -> Period {
        match self.every {
            Every::Year => Period::year_of(day),
            Every::Quarter => Period::quarter_of(day),
            Every::Month | Every::Once => Period::month_of(day),
        }
    }

    /// The days of a period that belong to the run.
    fn within(&self, period: Period) -> (NaiveDate, NaiveDate) {
        (period.from().max(self.from), self.until.map_or(period.to(), |until| period.to().min(until)))
    }

    /// How many pieces fall due in a period. A first or last period that belongs to the run in part
    /// owes its share, and what both leave over when rounded down falls due in the last one: a year
    /// from Mehr to Mehr owes a yearly piece once.
    fn expected(&self, period: Period) -> i64 {
        let days = |period: Period| {
            let (from, to) = self.within(period);
            ((to - from).num_days() + 1, period.days())
        };
        let (inside, length) = days(period);
        let first = self.period(self.from);
        if inside == length {
            return self.times;
        }
        if period == first {
            return self.times * inside / length;
        }
        let (a, b) = days(first);
        self.times * (a * length + inside * b) / (b * length) - self.times * a / b
    }

    /// The periods that have begun by a day.
    fn begun(&self, on: NaiveDate) -> Vec<Period> {
        let last = self.until.map_or(on, |until| until.min(on));
        let first = Some(self.period(self.from)).filter(|_| self.from <= on);
        std::iter::successors(first, |period| period.next().filter(|next| next.from() <= last)).collect()
    }

    /// The last day of the first period from `first` on in which something falls due.
    fn next_due(&self, first: Option<Period>) -> Option<NaiveDate> {
        let later = std::iter::successors(first, |period| period.next());
        let inside = later.take_while(|period| self.until.is_none_or(|until| period.from() <= until));
        // A piece of a year falls due in the second of two part-years at the latest.
        inside.take(3).find(|period| self.expected(*period) > 0).map(|period| self.within(period).1)
    }
}

fn regularly(terms: &Terms, life: &Life, pieces: &[Piece], on: NaiveDate) -> Judged {
    let done = count(pieces.iter());
    let judged = |state, due, owed, tallies| Judged { state, due, done, owed, tallies };
    if !life.has_begun(on) {
        return judged(State::Pending, None, 0, Vec::new());
    }
    let Some(run) = Run::of(terms, life) else { return judged(State::Fulfilled, None, 0, Vec::new()) };
    let is_over = |day: NaiveDate| day < on || life.is_over(on);
    let tallies = tally(&run, pieces, on, is_over);
    let owed: i64 = tallies.iter().map(|tally| tally.owed).sum();
    let missing = tallies.iter().find(|tally| tally.owed > 0).map(|tally| tally.last);
    let running = tallies.last().filter(|tally| !tally.is_over);
    let state = match running {
        _ if owed > 0 && life.is_over(on) => State::Lapsed,
        _ if owed > 0 => State::Overdue,
        Some(tally) if lags(&run, tally, on) => State::Behind,
        Some(_) => State::OnTime,
        None if run.from > on => State::Open,
        None => State::Fulfilled,
    };
    let coming = || match running {
        Some(tally) if tally.done < tally.expected => Some(tally.last),
        Some(tally) => run.next_due(tally.period.next()),
        None => run.next_due(Some(run.period(run.from))),
    };
    let due = missing.or_else(coming).filter(|_| state.is_open());
    judged(state, due, owed, tallies)
}

/// Counts what was owed and done, period by period. What exceeds a later period makes up for an
/// earlier one; nothing can be done in advance.
fn tally(run: &Run, pieces: &[Piece], on: NaiveDate, is_over: impl Fn(NaiveDate) -> bool) -> Vec<Tally> {
    let within = |from: NaiveDate, to: NaiveDate| count(pieces.iter().filter(|p| p.on >= from && p.on <= to));
    let mut tallies: Vec<Tally> = run
        .begun(on)
        .into_iter()
        .map(|period| {
            let (from, last) = run.within(period);
            let (expected, done) = (run.expected(period), within(from, last));
            Tally { period, last, expected, done, owed: 0, is_over: is_over(last) }
        })
        .collect();
    let mut spare = run.until.map_or(0, |until| count(pieces.iter().filter(|piece| piece.on > until)));
    for tally in tallies.iter_mut().rev() {
        spare += (tally.done - tally.expected).max(0);
        if tally.is_over {
            let lacks = (tally.expected - tally.done).max(0);
            tally.owed = (lacks - spare).max(0);
            spare = (spare - lacks).max(0);
        }
    }
    tallies
}

/// Whether less was done in the running period than its days gone by ask for.
fn lags(run: &Run, tally: &Tally, on: NaiveDate) -> bool {
    let (from, to) = run.within(tally.period);
    let (gone, length) = ((on - from).num_days(), (to - from).num_days() + 1);
    tally.done < tally.expected * gone / length
}
