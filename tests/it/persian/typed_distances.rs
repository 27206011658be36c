use chrono::NaiveDate;
use tafahom::persian::typed_day::read;
use tafahom::persian::{DayFault, DayNote, Lean, TypedDay};

use super::{gregorian, jalali};

/// 1 Azar 1405, a Sunday.
fn today() -> NaiveDate {
    gregorian(2026, 11, 22)
}

fn day(text: &str, lean: Lean) -> NaiveDate {
    match read(text, today(), lean) {
        Ok(TypedDay { day, note: None }) => day,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn days_near_today_have_names() {
    for (names, expected) in [
        (["امروز", "today", "\u{200f}امروز "], jalali(1405, 9, 1)),
        (["فردا", "tomorrow", "Tomorrow."], jalali(1405, 9, 2)),
        (["دیروز", "yesterday", "ديروز"], jalali(1405, 8, 30)),
        (["پریروز", "پريروز", "the day before yesterday"], jalali(1405, 8, 29)),
        (["پس\u{200c}فردا", "پس فردا", "پسفردا"], jalali(1405, 9, 3)),
    ] {
        for name in names {
            for lean in [Lean::Past, Lean::Future, Lean::CurrentYear] {
                assert_eq!(day(name, lean), expected, "{name}");
            }
        }
    }
    assert_eq!(day("day after tomorrow", Lean::Future), jalali(1405, 9, 3));
}

#[test]
fn a_counted_distance_is_read_in_both_languages() {
    for (text, expected) in [
        ("۷ روز بعد", jalali(1405, 9, 8)),
        ("7 روز دیگر", jalali(1405, 9, 8)),
        ("٧ روز بعد", jalali(1405, 9, 8)),
        ("هفت روز بعد", jalali(1405, 9, 8)),
        ("۷روز بعد", jalali(1405, 9, 8)),
        ("in 7 days", jalali(1405, 9, 8)),
        ("7 days later", jalali(1405, 9, 8)),
        ("7 days from now", jalali(1405, 9, 8)),
        ("Seven days from today", jalali(1405, 9, 8)),
        ("۷ روز پیش", jalali(1405, 8, 24)),
        ("۷ روز قبل", jalali(1405, 8, 24)),
        ("7 days ago", jalali(1405, 8, 24)),
        ("۲ هفته بعد", jalali(1405, 9, 15)),
        ("دو هفتهٔ بعد", jalali(1405, 9, 15)),
        ("in 2 weeks", jalali(1405, 9, 15)),
        ("هفته\u{200c}ی آینده", jalali(1405, 9, 8)),
        ("next week", jalali(1405, 9, 8)),
        ("a week ago", jalali(1405, 8, 24)),
        ("۳ ماه بعد", jalali(1405, 12, 1)),
        ("3 months later", jalali(1405, 12, 1)),
        ("ماه بعد", jalali(1405, 10, 1)),
        ("last month", jalali(1405, 8, 1)),
        ("۲ سال پیش", jalali(1403, 9, 1)),
        ("next year", jalali(1406, 9, 1)),
    ] {
        assert_eq!(day(text, Lean::CurrentYear), expected, "{text}");
    }
}

#[test]
fn months_are_counted_in_the_jalali_calendar_and_end_on_a_real_day() {
    let from = |typed: &str, today| read(typed, today, Lean::Future).unwrap().day;
    assert_eq!(from("۳ ماه بعد", jalali(1405, 6, 31)), jalali(1405, 9, 30));
    assert_eq!(from("۱ سال بعد", jalali(1403, 12, 30)), jalali(1404, 12, 29));
    assert_eq!(from("۱ ماه پیش", jalali(1405, 1, 31)), jalali(1404, 12, 29));
}

#[test]
fn the_end_of_the_month_is_its_last_jalali_day() {
    let end = |typed: &str, today| read(typed, today, Lean::Future).unwrap().day;
    for text in ["آخر ماه", "اخر ماه", "پایان ماه", "end of month", "end of the month"] {
        assert_eq!(end(text, jalali(1405, 9, 1)), jalali(1405, 9, 30), "{text}");
        assert_eq!(end(text, jalali(1405, 2, 31)), jalali(1405, 2, 31), "{text}");
        assert_eq!(end(text, jalali(1403, 12, 1)), jalali(1403, 12, 30), "{text}");
        assert_eq!(end(text, jalali(1404, 12, 1)), jalali(1404, 12, 29), "{text}");
    }
}

#[test]
fn a_weekday_alone_is_the_next_or_the_last_one_but_never_today() {
    for (text, past, future) in [
        ("شنبه", jalali(1405, 8, 30), jalali(1405, 9, 7)),
        ("یکشنبه", jalali(1405, 8, 24), jalali(1405, 9, 8)),
        ("یک شنبه", jalali(1405, 8, 24), jalali(1405, 9, 8)),
        ("دوشنبه", jalali(1405, 8, 25), jalali(1405, 9, 2)),
        ("سه\u{200c}شنبه", jalali(1405, 8, 26), jalali(1405, 9, 3)),
        ("سه شنبه", jalali(1405, 8, 26), jalali(1405, 9, 3)),
        ("چهار شنبه", jalali(1405, 8, 27), jalali(1405, 9, 4)),
        ("پنج\u{200c}شنبه", jalali(1405, 8, 28), jalali(1405, 9, 5)),
        ("روز جمعه", jalali(1405, 8, 29), jalali(1405, 9, 6)),
        ("Friday", jalali(1405, 8, 29), jalali(1405, 9, 6)),
    ] {
        assert_eq!(day(text, Lean::Past), past, "{text}");
        assert_eq!(day(text, Lean::Future), future, "{text}");
        assert_eq!(day(text, Lean::CurrentYear), future, "{text}");
    }
}

#[test]
fn a_weekday_with_its_direction_ignores_the_side_of_the_field() {
    for lean in [Lean::Past, Lean::Future] {
        assert_eq!(day("دوشنبهٔ آینده", lean), jalali(1405, 9, 2));
        assert_eq!(day("next Monday", lean), jalali(1405, 9, 2));
        assert_eq!(day("دوشنبه گذشته", lean), jalali(1405, 8, 25));
        assert_eq!(day("last Monday", lean), jalali(1405, 8, 25));
    }
}

#[test]
fn the_accepted_forms_of_one_day_agree() {
    let expected = jalali(1405, 9, 27);
    for text in ["۱۴۰۵/۹/۲۷", "1405-09-27", "٢٧/٩/١٤٠٥", "2026-12-18"] {
        assert_eq!(day(text, Lean::Future), expected, "{text}");
    }
    let named = read("۲۷ آذر", today(), Lean::Future).unwrap();
    assert_eq!(named.day, expected);
    assert_eq!(named.note, Some(DayNote::YearAssumed));
}

#[test]
fn a_distance_beyond_the_calendar_is_refused() {
    for text in ["۲۰۰ سال بعد", "۳۰۰۰ ماه پیش", "999999 روز بعد", "2147483647 weeks later", "in 99999999999 days"]
    {
        let result = read(text, today(), Lean::Future);
        assert_eq!(result, Err(DayFault::YearOutOfRange), "{text}");
    }
}

#[test]
fn half_a_distance_is_not_read() {
    for text in ["7 days", "۷ بعد", "روز ۷ بعد", "بعد", "next", "next last Monday", "next Monday ago", "2-3 days ago"]
    {
        let result = read(text, today(), Lean::Future);
        assert!(result.is_err(), "{text}: {result:?}");
    }
}
