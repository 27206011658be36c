use tafahom::persian::{DayFault, Period, PeriodFault, Span};

use super::{gregorian, jalali};

fn period(text: &str) -> Period {
    Period::parse(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

#[test]
fn a_period_covers_exactly_its_days() {
    for (text, span, from, to, days) in [
        ("1405", Span::Year, jalali(1405, 1, 1), jalali(1405, 12, 29), 365),
        ("1403", Span::Year, jalali(1403, 1, 1), jalali(1403, 12, 30), 366),
        ("1405-h1", Span::Half, jalali(1405, 1, 1), jalali(1405, 6, 31), 186),
        ("1405-h2", Span::Half, jalali(1405, 7, 1), jalali(1405, 12, 29), 179),
        ("1405-q1", Span::Quarter, jalali(1405, 1, 1), jalali(1405, 3, 31), 93),
        ("1405-q3", Span::Quarter, jalali(1405, 7, 1), jalali(1405, 9, 30), 90),
        ("1403-q4", Span::Quarter, jalali(1403, 10, 1), jalali(1403, 12, 30), 90),
        ("1405-02", Span::Month, jalali(1405, 2, 1), jalali(1405, 2, 31), 31),
        ("1404-12", Span::Month, jalali(1404, 12, 1), jalali(1404, 12, 29), 29),
        ("2026-03-21..2026-05-21", Span::Range, jalali(1405, 1, 1), jalali(1405, 2, 31), 62),
    ] {
        let period = period(text);
        assert_eq!((period.span(), period.days()), (span, days), "{text}");
        assert_eq!((period.from(), period.to()), (from, to), "{text}");
        assert!(period.contains(from) && period.contains(to), "{text}");
        assert!(!period.contains(from.pred_opt().unwrap()), "{text}");
        assert!(!period.contains(to.succ_opt().unwrap()), "{text}");
    }
}

#[test]
fn the_address_form_is_read_back_as_the_same_period() {
    for key in [
        "1405",
        "1405-h1",
        "1405-h2",
        "1405-q1",
        "1405-q4",
        "1405-02",
        "1405-12",
        "2026-03-21..2026-05-21",
        "2026-03-21..2026-03-21",
    ] {
        assert_eq!(period(key).key(), key);
        assert_eq!(period(key).to_string(), key);
    }
}

#[test]
fn periods_are_read_in_persian_digits_and_loose_forms() {
    assert_eq!(period("۱۴۰۵-۰۲").key(), "1405-02");
    assert_eq!(period(" ۱۴۰۵-2\u{200f}").key(), "1405-02");
    assert_eq!(period("١٤٠٥-Q3").key(), "1405-q3");
    assert_eq!(period("۲۰۲۶-۰۳-۲۱ .. 2026-5-21").key(), "2026-03-21..2026-05-21");
}

#[test]
fn a_wrong_period_is_refused_with_its_reason() {
    use PeriodFault::{Backwards, Day, NoSuchPart, TooLong, Unreadable};
    for (text, fault) in [
        ("", Unreadable),
        ("05", Unreadable),
        ("1405-", Unreadable),
        ("1405-x1", Unreadable),
        ("1405-002", Unreadable),
        ("1405-q", Unreadable),
        ("1405-02-28", Unreadable),
        ("-1405", Unreadable),
        ("1405-+2", Unreadable),
        ("..", Unreadable),
        ("2026-03-21..", Unreadable),
        ("2026-03-21..2026-05-21..2026-06-01", Unreadable),
        ("1405-q5", NoSuchPart),
        ("1405-q0", NoSuchPart),
        ("1405-h3", NoSuchPart),
        ("1405-13", Day(DayFault::NoSuchMonth)),
        ("1405-00", Day(DayFault::NoSuchMonth)),
        ("1205", Day(DayFault::YearOutOfRange)),
        ("2026", Day(DayFault::YearOutOfRange)),
        ("2026-02-30..2026-03-01", Day(DayFault::NoSuchGregorianDay)),
        ("1405-01-01..1405-02-01", Day(DayFault::YearOutOfRange)),
        ("2026-05-21..2026-05-20", Backwards),
        ("1926-05-21..2026-05-21", TooLong),
    ] {
        assert_eq!(Period::parse(text), Err(fault), "{text}");
    }
    assert_eq!(period("1926-05-21..2026-05-20").days(), 36_525);
}

#[test]
fn neighbouring_periods_touch_without_gap_or_overlap() {
    for (key, previous, next) in [
        ("1405", "1404", "1406"),
        ("1405-h1", "1404-h2", "1405-h2"),
        ("1405-q1", "1404-q4", "1405-q2"),
        ("1405-q4", "1405-q3", "1406-q1"),
        ("1405-01", "1404-12", "1405-02"),
        ("1405-12", "1405-11", "1406-01"),
        ("2026-03-21..2026-03-27", "2026-03-14..2026-03-20", "2026-03-28..2026-04-03"),
    ] {
        let period = period(key);
        let before = period.previous().unwrap();
        let after = period.next().unwrap();
        assert_eq!((before.key().as_str(), after.key().as_str()), (previous, next));
        assert_eq!(before.to().succ_opt(), Some(period.from()), "{key}");
        assert_eq!(period.to().succ_opt(), Some(after.from()), "{key}");
        assert_eq!(before.next(), Some(period), "{key}");
    }
}

#[test]
fn the_first_and_last_supported_periods_have_no_further_neighbour() {
    for span in ["", "-h1", "-q1", "-01"] {
        assert_eq!(period(&format!("1206{span}")).previous(), None);
    }
    for span in ["", "-h2", "-q4", "-12"] {
        assert_eq!(period(&format!("1498{span}")).next(), None);
    }
}

#[test]
fn every_day_lies_in_the_periods_made_around_it() {
    let mut day = jalali(1403, 1, 1);
    while day < jalali(1405, 1, 1) {
        for period in [Period::month_of(day), Period::quarter_of(day), Period::half_of(day), Period::year_of(day)] {
            assert!(period.contains(day), "{day} {period}");
            assert_eq!(Period::parse(&period.key()), Ok(period));
        }
        day = day.succ_opt().unwrap();
    }
    assert_eq!(Period::month_of(gregorian(2026, 5, 18)).key(), "1405-02");
}

#[test]
fn periods_have_titles_in_both_languages() {
    for (key, fa, en) in [
        ("1405", "سال ۱۴۰۵", "Year 1405"),
        ("1405-h1", "نیمهٔ نخست ۱۴۰۵", "First half of 1405"),
        ("1405-h2", "نیمهٔ دوم ۱۴۰۵", "Second half of 1405"),
        ("1405-q1", "سه\u{200c}ماههٔ نخست ۱۴۰۵", "First quarter of 1405"),
        ("1405-q4", "سه\u{200c}ماههٔ چهارم ۱۴۰۵", "Fourth quarter of 1405"),
        ("1405-02", "اردیبهشت ۱۴۰۵", "Ordibehesht 1405"),
        ("2026-03-21..2026-05-21", "از ۱ فروردین ۱۴۰۵ تا ۳۱ اردیبهشت ۱۴۰۵", "1 Farvardin 1405 to 31 Ordibehesht 1405"),
        ("2026-05-18..2026-05-18", "۲۸ اردیبهشت ۱۴۰۵", "28 Ordibehesht 1405"),
    ] {
        assert_eq!(period(key).title_fa(), fa);
        assert_eq!(period(key).title_en(), en);
    }
}
