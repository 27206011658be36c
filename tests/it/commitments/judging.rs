//! How a commitment stands on a day.
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use tafahom::commitments::{Every, Judged, Life, Mark, Piece, State, Terms, judge};
use tafahom::persian::{Jalali, Period};

fn jalali(year: i32, month: u8, day: u8) -> NaiveDate {
    Jalali::new(year, month, day).unwrap().to_gregorian()
}

fn regular(every: Every, times: i64) -> Terms {
    Terms { every, times, from: None, until: None }
}

fn once(until: Option<NaiveDate>) -> Terms {
    Terms { every: Every::Once, times: 1, from: None, until }
}

/// In force from 1 Farvardin 1405 on, open-ended.
fn in_force() -> Life {
    Life { from: Some(jalali(1405, 1, 1)), until: None, ended_on: None }
}

fn on(day: NaiveDate, count: i64) -> Piece {
    Piece { on: day, count }
}

fn state(terms: &Terms, life: &Life, pieces: &[Piece], today: NaiveDate) -> State {
    judge(terms, life, false, pieces, today).state
}

#[test]
fn what_is_owed_once_is_open_until_its_day_and_overdue_after_it() {
    let (due, life) = (jalali(1405, 2, 28), in_force());
    let terms = once(Some(due));
    assert_eq!(state(&terms, &life, &[], due), State::Open);
    let late = judge(&terms, &life, false, &[], jalali(1405, 2, 31));
    assert_eq!((late.state, late.due, late.owed), (State::Overdue, Some(due), 1));
    assert_eq!(late.days_late(jalali(1405, 2, 31)), Some(3));
    let done = [on(jalali(1405, 2, 30), 1)];
    assert_eq!(state(&terms, &life, &done, jalali(1405, 2, 31)), State::Fulfilled);
    assert_eq!(state(&terms, &life, &done, jalali(1405, 2, 29)), State::Overdue, "what comes later does not count yet");
    assert_eq!(state(&once(None), &life, &[], jalali(1409, 1, 1)), State::Open, "without a day it is never late");
    let ten = Terms { times: 10, ..terms };
    assert_eq!(judge(&ten, &life, false, &[on(due, 4)], jalali(1405, 3, 1)).owed, 6);
}

#[test]
fn it_binds_only_while_the_agreement_is_in_force() {
    let terms = [once(Some(jalali(1405, 2, 1))), regular(Every::Month, 4)];
    for terms in terms {
        assert_eq!(state(&terms, &Life::default(), &[], jalali(1406, 1, 1)), State::Pending, "{terms:?}");
        let ended = Life { ended_on: Some(jalali(1405, 6, 1)), ..in_force() };
        let after = judge(&terms, &ended, false, &[], jalali(1406, 1, 1));
        assert_eq!((after.state, after.due), (State::Lapsed, None), "{terms:?}");
    }
}

#[test]
fn four_reports_a_month_tell_which_months_were_met() {
    let terms = regular(Every::Month, 4);
    let pieces = [
        on(jalali(1405, 1, 10), 4),
        on(jalali(1405, 2, 5), 3),
        on(jalali(1405, 3, 2), 2),
        on(jalali(1405, 4, 1), 5),
        on(jalali(1405, 5, 1), 1),
    ];
    let today = jalali(1405, 5, 7);
    let judged = judge(&terms, &in_force(), false, &pieces, today);
    let marks: Vec<Mark> = judged.tallies.iter().map(|tally| tally.mark()).collect();
    // What Tir has too many makes up for one of the two that Khordad lacks: the later month first.
    assert_eq!(marks, [Mark::Met, Mark::Missed, Mark::Missed, Mark::Met, Mark::Running]);
    assert_eq!(judged.tallies.iter().map(|tally| tally.owed).collect::<Vec<_>>(), [0, 1, 1, 0, 0]);
    assert_eq!((judged.state, judged.owed, judged.done), (State::Overdue, 2, 15));
    assert_eq!(judged.due, Some(jalali(1405, 2, 31)), "the end of the oldest month that lacks something");
    let mended = [&pieces[..], &[on(jalali(1405, 5, 6), 5)]].concat();
    let judged = judge(&terms, &in_force(), false, &mended, today);
    assert_eq!(
        (judged.state, judged.due),
        (State::OnTime, Some(jalali(1405, 6, 31))),
        "Mordad is done, Shahrivar next"
    );
    assert_eq!(judged.tallies[1].mark(), Mark::MadeUp);
}

#[test]
fn a_month_may_lag_before_it_is_over() {
    let terms = regular(Every::Month, 4);
    assert_eq!(state(&terms, &in_force(), &[], jalali(1405, 1, 7)), State::OnTime);
    let late = judge(&terms, &in_force(), false, &[], jalali(1405, 1, 20));
    assert_eq!((late.state, late.due), (State::Behind, Some(jalali(1405, 1, 31))));
    assert_eq!(state(&terms, &in_force(), &[on(jalali(1405, 1, 2), 2)], jalali(1405, 1, 20)), State::OnTime);
}

#[test]
fn nothing_can_be_done_in_advance() {
    let terms = regular(Every::Quarter, 1);
    let judged = judge(&terms, &in_force(), false, &[on(jalali(1405, 1, 2), 5)], jalali(1405, 7, 1));
    assert_eq!((judged.state, judged.owed), (State::Overdue, 1));
}

#[test]
fn a_part_of_a_period_owes_its_share() {
    // From 16 Farvardin: 16 of its 31 days, so two of four.
    let life = Life { from: Some(jalali(1405, 1, 16)), ..in_force() };
    let judged = judge(&regular(Every::Month, 4), &life, false, &[], jalali(1405, 3, 1));
    assert_eq!(judged.tallies.iter().map(|tally| tally.expected).collect::<Vec<_>>(), [2, 4, 4]);
    // From the last days of a month nothing is owed in it.
    let life = Life { from: Some(jalali(1405, 1, 28)), ..in_force() };
    let judged = judge(&regular(Every::Month, 4), &life, false, &[], jalali(1405, 2, 1));
    assert_eq!((judged.tallies[0].expected, judged.tallies[0].mark(), judged.owed), (0, Mark::Nothing, 0));
    // A yearly report under an agreement from Mehr to Mehr is due once, at its end.
    let life = Life { from: Some(jalali(1405, 7, 1)), until: Some(jalali(1406, 6, 31)), ended_on: None };
    let terms = regular(Every::Year, 1);
    let judged = judge(&terms, &life, false, &[], jalali(1406, 2, 1));
    assert_eq!((judged.state, judged.due), (State::OnTime, Some(jalali(1406, 6, 31))));
    assert_eq!(state(&terms, &life, &[], jalali(1406, 7, 1)), State::Overdue);
    assert_eq!(
        state(&terms, &life, &[on(jalali(1406, 8, 1), 1)], jalali(1406, 8, 1)),
        State::Fulfilled,
        "late, but done"
    );
}

#[test]
fn before_its_first_day_a_regular_one_is_open_and_says_when_it_is_due() {
    let terms = Terms { from: Some(jalali(1405, 6, 1)), ..regular(Every::Month, 2) };
    let judged = judge(&terms, &in_force(), false, &[], jalali(1405, 2, 1));
    assert_eq!((judged.state, judged.due, judged.tallies.len()), (State::Open, Some(jalali(1405, 6, 31)), 0));
}

#[test]
fn what_is_waived_is_owed_no_more() {
    let judged = judge(&regular(Every::Month, 4), &in_force(), true, &[], jalali(1405, 9, 1));
    assert_eq!((judged.state, judged.owed, judged.due), (State::Waived, 0, None));
}

fn a_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..2400).prop_map(|days| jalali(1402, 1, 1) + Days::new(days))
}

fn every() -> impl Strategy<Value = Every> {
    prop_oneof![Just(Every::Once), Just(Every::Month), Just(Every::Quarter), Just(Every::Year)]
}

prop_compose! {
    fn terms()(every in every(), times in 1_i64..30, from in prop::option::of(a_day()), until in prop::option::of(a_day()))
        -> Terms {
        Terms { every, times, from, until }
    }
}

prop_compose! {
    fn life()(from in prop::option::of(a_day()), until in prop::option::of(a_day()), ended_on in prop::option::of(a_day()))
        -> Life {
        Life { from, until, ended_on }
    }
}

fn pieces() -> impl Strategy<Value = Vec<Piece>> {
    prop::collection::vec((a_day(), 1_i64..6).prop_map(|(day, count)| on(day, count)), 0..20)
}

fn period(every: Every, day: NaiveDate) -> Period {
    match every {
        Every::Year => Period::year_of(day),
        Every::Quarter => Period::quarter_of(day),
        _ => Period::month_of(day),
    }
}

fn is_whole(judged: &Judged) {
    let owed: i64 = judged.tallies.iter().map(|tally| tally.owed).sum();
    for tally in &judged.tallies {
        assert!(
            tally.expected >= 0 && tally.owed >= 0 && tally.owed <= (tally.expected - tally.done).max(0),
            "{tally:?}"
        );
        assert!(tally.is_over || tally.owed == 0, "nothing is late before its day: {tally:?}");
    }
    assert!(judged.state == State::Waived || judged.tallies.is_empty() || owed == judged.owed, "{judged:?}");
    assert_eq!(judged.state == State::Overdue || judged.state == State::Lapsed, judged.owed > 0, "{judged:?}");
    assert!(judged.due.is_none() || judged.state.is_open(), "what is closed is not due: {judged:?}");
}

proptest! {
    #[test]
    fn a_judgement_agrees_with_itself(terms in terms(), life in life(), pieces in pieces(), waived: bool, today in a_day()) {
        let judged = judge(&terms, &life, waived, &pieces, today);
        is_whole(&judged);
        prop_assert_eq!(judged.state == State::Waived, waived);
        if judged.state == State::Overdue {
            prop_assert!(judged.due.is_some_and(|due| due < today), "{:?}", judged);
        } else if let Some(due) = judged.due {
            prop_assert!(due >= today || judged.state == State::Pending, "{:?}", judged);
        }
    }

    #[test]
    fn periods_follow_each_other_from_the_first_day_to_today(terms in terms(), from in a_day(), today in a_day()) {
        let life = Life { from: Some(from), until: None, ended_on: None };
        let judged = judge(&Terms { from: None, until: None, ..terms.clone() }, &life, false, &[], today);
        let periods: Vec<Period> = judged.tallies.iter().map(|tally| tally.period).collect();
        if terms.every == Every::Once || from > today {
            prop_assert!(periods.is_empty());
        } else {
            prop_assert_eq!(periods[0], period(terms.every, from));
            prop_assert_eq!(*periods.last().unwrap(), period(terms.every, today));
            prop_assert!(periods.windows(2).all(|two| two[0].next() == Some(two[1])));
        }
    }

    #[test]
    fn what_falls_due_in_all_is_the_share_of_all_days(terms in terms(), from in a_day(), length in 0_u64..1200) {
        prop_assume!(terms.every != Every::Once);
        let until = from + Days::new(length);
        let life = Life { from: Some(from), until: Some(until), ended_on: None };
        let judged = judge(&Terms { from: None, until: None, ..terms.clone() }, &life, false, &[], until + Days::new(400));
        let due: i64 = judged.tallies.iter().map(|tally| tally.expected).sum();
        let share: f64 = judged.tallies.iter().map(|tally| {
            let first = tally.period.from().max(from);
            ((tally.last - first).num_days() + 1) as f64 / tally.period.days() as f64
        }).sum();
        let exact = share * terms.times as f64;
        prop_assert!((exact - due as f64) > -1e-6 && (exact - due as f64) < 1.0 + 1e-6, "{} of {}", due, exact);
        prop_assert!(judged.tallies.iter().all(|tally| tally.expected <= terms.times));
    }

    #[test]
    fn more_done_never_owes_more(terms in terms(), life in life(), pieces in pieces(), more in pieces(), today in a_day()) {
        let less = judge(&terms, &life, false, &pieces, today);
        let both = [&pieces[..], &more[..]].concat();
        let more = judge(&terms, &life, false, &both, today);
        prop_assert!(more.owed <= less.owed && more.done >= less.done);
        if less.state == State::Fulfilled {
            prop_assert_eq!(more.state, State::Fulfilled);
        }
    }

    #[test]
    fn time_alone_mends_nothing(terms in terms(), life in life(), pieces in pieces(), today in a_day(), days in 0_u64..400) {
        let life = Life { ended_on: None, ..life };
        let known: Vec<Piece> = pieces.into_iter().filter(|piece| piece.on <= today).collect();
        let now = judge(&terms, &life, false, &known, today);
        let later = judge(&terms, &life, false, &known, today + Days::new(days));
        prop_assert!(later.owed >= now.owed, "{:?} {:?}", now, later);
        if now.state == State::Overdue {
            prop_assert_eq!((later.state, later.due), (State::Overdue, now.due));
        }
    }

    #[test]
    fn the_order_in_which_things_were_recorded_does_not_matter(terms in terms(), life in life(), pieces in pieces(), today in a_day()) {
        let turned: Vec<Piece> = pieces.iter().rev().copied().collect();
        prop_assert_eq!(judge(&terms, &life, false, &pieces, today), judge(&terms, &life, false, &turned, today));
    }
}
