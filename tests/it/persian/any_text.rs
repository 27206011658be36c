//! What holds for every text and every day.

use chrono::{NaiveDate, TimeDelta};
use proptest::prelude::*;
use tafahom::persian::typed_day::read;
use tafahom::persian::{Jalali, Lean, Period, clean, fold, near, read_number, sort_key};

use super::jalali;

/// Texts made of the pieces dates are typed with, in any order, and quite foreign ones.
fn date_like() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9۰-۹٠-٩]{1,9}",
        "[ /.\\\\٫،,\u{200c}\u{200f}-]{1,2}",
        prop::sample::select(vec![
            "اردیبهشت",
            "آذر",
            "ماه",
            "سه",
            "شنبه",
            "دوشنبه",
            "روز",
            "هفته",
            "بعد",
            "پیش",
            "فردا",
            "آخر",
            "مورخ",
            "م",
            "next",
            "ago",
            "in",
            "days",
            "Mehr",
            "May",
            "Friday",
            "the",
        ])
        .prop_map(String::from),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn supported_day() -> impl Strategy<Value = NaiveDate> {
    let first = jalali(1206, 1, 1);
    let days = (jalali(1498, 12, 30) - first).num_days();
    (0..=days).prop_map(move |n| first + TimeDelta::days(n))
}

proptest! {
    #[test]
    fn any_text_is_read_as_a_day_that_can_be_written_or_refused(
        text in date_like(),
        today in supported_day(),
    ) {
        for lean in [Lean::Past, Lean::Future, Lean::CurrentYear] {
            if let Ok(typed) = read(&text, today, lean) {
                let words = Jalali::from(typed.day).words_fa();
                prop_assert_eq!(read(&words, today, lean).map(|t| t.day), Ok(typed.day));
            }
        }
    }

    #[test]
    fn reading_works_from_any_day_a_clock_may_claim(text in date_like(), last in any::<bool>()) {
        let today = if last { NaiveDate::MAX } else { NaiveDate::MIN };
        if let Ok(typed) = read(&text, today, Lean::Future) {
            prop_assert!(Jalali::from(typed.day).is_supported());
        }
    }

    #[test]
    fn every_supported_day_is_read_back_from_its_words(day in supported_day()) {
        let date = Jalali::from(day);
        prop_assert!(date.is_supported());
        prop_assert_eq!(Jalali::new(date.year(), date.month(), date.day()), Ok(date));
        for words in [date.words_fa(), date.words_en(), date.numeric()] {
            prop_assert_eq!(read(&words, day, Lean::Past).map(|t| t.day), Ok(day));
        }
    }

    #[test]
    fn any_range_of_days_is_read_back_from_its_address(a in supported_day(), b in supported_day()) {
        if let Ok(period) = Period::range(a, b) {
            prop_assert_eq!(Period::parse(&period.key()), Ok(period));
        } else {
            prop_assert!(b < a || (b - a).num_days() >= 36_525);
        }
    }

    #[test]
    fn cleaning_is_settled_after_one_pass(text in any::<String>()) {
        prop_assert_eq!(clean(&clean(&text)), clean(&text));
    }

    #[test]
    fn folding_is_settled_after_one_pass(text in "[ -~ء-ۓ۰-۹«»،؛؟\u{200c}\u{200f}\u{ad}é]{0,20}") {
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
        let words = fold(&text);
        prop_assert!(words.split(' ').all(|word| !word.is_empty()) || words.is_empty());
    }

    #[test]
    fn numbers_are_sorted_by_value(a in any::<u64>(), b in any::<u64>()) {
        let key = |n: u64| sort_key(&format!("ماده {n}"));
        prop_assert_eq!(key(a).cmp(&key(b)), a.cmp(&b));
        prop_assert_eq!(read_number(&(a >> 1).to_string()), i64::try_from(a >> 1).ok());
    }

    #[test]
    fn likeness_is_a_share_and_looks_the_same_from_both_sides(a in ".{0,12}", b in ".{0,12}") {
        prop_assert_eq!(near(&a, &b), near(&b, &a));
        prop_assert!((0.0..=1.0).contains(&near(&a, &b)));
    }
}
