use chrono::{NaiveDate, Weekday};
use tafahom::persian::typed_day::read;
use tafahom::persian::{DayFault, DayNote, Jalali, Lean, MONTHS_EN, MONTHS_FA, TypedDay, to_persian};

use super::{gregorian, jalali};

/// 1 Azar 1405, a Sunday.
fn today() -> NaiveDate {
    gregorian(2026, 11, 22)
}

fn typed(text: &str) -> Result<TypedDay, DayFault> {
    read(text, today(), Lean::CurrentYear)
}

fn certain(day: NaiveDate) -> Result<TypedDay, DayFault> {
    Ok(TypedDay { day, note: None })
}

fn noted(day: NaiveDate, note: DayNote) -> Result<TypedDay, DayFault> {
    let note = Some(note);
    Ok(TypedDay { day, note })
}

#[test]
fn one_day_is_read_in_every_way_it_is_written() {
    let day = jalali(1405, 2, 28);
    for text in [
        "1405/02/28",
        "1405/2/28",
        "۱۴۰۵/۰۲/۲۸",
        "۱۴۰۵/۲/۲۸",
        "١٤٠٥/٠٢/٢٨",
        "1405-02-28",
        "1405–02–28",
        "1405\u{2212}2\u{2212}28",
        "۱۴۰۵.۰۲.۲۸",
        "۱۴۰۵٫۲٫۲۸",
        "1405\\02\\28",
        "1405\u{2044}02\u{2044}28",
        "1405 02 28",
        "14050228",
        "۱۴۰۵۰۲۲۸",
        "۱۴۰۵ / ۰۲ / ۲۸",
        "\u{200f}۱۴۰۵/۰۲/۲۸\u{200f}",
        "\u{202b}1405\u{200e}/02/\u{2067}28\u{2069}\u{202c}",
        "\u{feff}۱۴۰۵\u{a0}/\u{a0}۰۲/۲۸.",
        "۲۸/۲/۱۴۰۵",
        "28/2/1405",
        "28-02-1405",
        "۲۸ ۲ ۱۴۰۵",
        "۲۸ اردیبهشت ۱۴۰۵",
        "28 ارديبهشت 1405",
        "۲۸ اردی\u{200c}بهشت ماه ۱۴۰۵",
        "۲۸ اردی بهشت ۱۴۰۵",
        "۲۸ اردیبهشت\u{200c}ماه سال ۱۴۰۵",
        "۲۸م اردیبهشت ۱۴۰۵",
        "۲۸اُم اردیبهشت، ۱۴۰۵",
        "28/اردیبهشت/1405",
        "1405 اردیبهشت 28",
        "دوشنبه ۲۸ اردیبهشت ۱۴۰۵",
        "دوشنبه، ۲۸ اردیبهشت ۱۴۰۵",
        "روز دوشنبه ۲۸/۲/۱۴۰۵",
        "روز دوشنبه مورخ ۲۸/۲/۱۴۰۵",
        "دو شنبه ۲۸/۲/۱۴۰۵",
        "دو\u{200c}شنبه ۲۸/۲/۱۴۰۵",
        "مورخ ۱۴۰۵/۰۲/۲۸",
        "به تاریخ ۱۴۰۵/۰۲/۲۸",
        "28 Ordibehesht 1405",
        "28th of Ordibehesht, 1405",
        "the 28th of ordibehesht 1405",
        "Ordibehesht 28, 1405",
        "Monday 28 Ordibehesht 1405",
        "Monday, 28 ORDIBEHESHT 1405",
        "on Monday 1405/02/28",
        "2026-05-18",
        "۲۰۲۶-۰۵-۱۸",
        "2026/5/18",
        "18/05/2026",
        "18.5.2026",
        "20260518",
    ] {
        assert_eq!(typed(text), certain(day), "{text}");
    }
}

#[test]
fn an_assumed_or_shortened_year_is_noted() {
    use DayNote::{TwoDigitYear, YearAssumed};
    assert_eq!(typed("۲۸ اردیبهشت"), noted(jalali(1405, 2, 28), YearAssumed));
    assert_eq!(typed("28 Ordibehesht"), noted(jalali(1405, 2, 28), YearAssumed));
    assert_eq!(typed("Ordibehesht 28"), noted(jalali(1405, 2, 28), YearAssumed));
    assert_eq!(typed("دوشنبه ۲۸ اردیبهشت"), noted(jalali(1405, 2, 28), YearAssumed));
    assert_eq!(typed("۲۸ اردیبهشت ۰۵"), noted(jalali(1405, 2, 28), TwoDigitYear));
    assert_eq!(typed("99/12/30"), noted(jalali(1399, 12, 30), TwoDigitYear));
    assert_eq!(typed("۹۹/۱۲/۳۰"), noted(jalali(1399, 12, 30), TwoDigitYear));
    assert_eq!(typed("30/12/99"), noted(jalali(1399, 12, 30), TwoDigitYear));
    assert_eq!(typed("00/1/5"), noted(jalali(1400, 1, 5), TwoDigitYear));
    assert_eq!(typed("5/1/00"), noted(jalali(1400, 1, 5), TwoDigitYear));
}

#[test]
fn a_two_digit_year_reaches_thirty_years_ahead() {
    let year = |text: &str| Jalali::from(typed(text).unwrap().day).year();
    assert_eq!(year("۱ مهر ۳۵"), 1435);
    assert_eq!(year("۱ مهر ۳۶"), 1336);
    assert_eq!(year("35/7/1"), 1435);
    assert_eq!(year("36/7/1"), 1336);
}

#[test]
fn a_missing_year_is_the_nearest_on_the_side_the_field_looks_to() {
    let day = |text, lean| read(text, today(), lean).unwrap().day;
    for (text, past, future) in [
        ("۲۷ آذر", jalali(1404, 9, 27), jalali(1405, 9, 27)),
        ("۲۸ اردیبهشت", jalali(1405, 2, 28), jalali(1406, 2, 28)),
        ("۱ آذر", jalali(1405, 9, 1), jalali(1405, 9, 1)),
        ("۳۰ آبان", jalali(1405, 8, 30), jalali(1406, 8, 30)),
        ("2 Azar", jalali(1404, 9, 2), jalali(1405, 9, 2)),
    ] {
        assert_eq!(day(text, Lean::Past), past, "{text}");
        assert_eq!(day(text, Lean::Future), future, "{text}");
    }
    assert_eq!(day("۲۷ آذر", Lean::CurrentYear), jalali(1405, 9, 27));
    assert_eq!(day("۲۸ اردیبهشت", Lean::CurrentYear), jalali(1405, 2, 28));
    let leap_day = read("۳۰ اسفند", today(), Lean::Future);
    assert_eq!(leap_day, Err(DayFault::NotLeap { year: 1405 }));
}

#[test]
fn a_weekday_that_does_not_fit_is_accepted_with_a_note() {
    let note = |said| DayNote::WeekdayDoesNotFit { said, is: Weekday::Mon };
    let day = jalali(1405, 2, 28);
    for tuesday in ["سه\u{200c}شنبه", "سه شنبه", "سهشنبه", "Tuesday"] {
        let text = format!("{tuesday} ۲۸/۲/۱۴۰۵");
        assert_eq!(typed(&text), noted(day, note(Weekday::Tue)), "{text}");
    }
    assert_eq!(typed("شنبه ۲۸ اردیبهشت"), noted(day, note(Weekday::Sat)));
    assert_eq!(typed("یک شنبه ۲۸/۲/۱۴۰۵"), noted(day, note(Weekday::Sun)));
}

#[test]
fn every_refusal_says_why() {
    use DayFault::*;
    let no_day = |month, days| NoSuchDay { year: 1405, month, days };
    for (text, fault) in [
        ("", Empty),
        (" \u{200f}\u{a0}", Empty),
        ("1404/12/30", NotLeap { year: 1404 }),
        ("۳۰ اسفند ۱۴۰۵", NotLeap { year: 1405 }),
        ("1405/07/31", no_day(7, 30)),
        ("۳۱ مهر ۱۴۰۵", no_day(7, 30)),
        ("۳۱ مهر", no_day(7, 30)),
        ("1405/01/00", no_day(1, 31)),
        ("1405/01/32", no_day(1, 31)),
        ("1405/13/01", NoSuchMonth),
        ("1405/00/10", NoSuchMonth),
        ("0000/01/01", YearOutOfRange),
        ("1599/01/01", YearOutOfRange),
        ("۲۸ اردیبهشت ۱۵۹۹", YearOutOfRange),
        ("2150-01-01", YearOutOfRange),
        ("05/18/2026", NoSuchGregorianDay),
        ("2026/02/30", NoSuchGregorianDay),
        ("۲۸ اردیبهشت ۲۰۲۶", JalaliMonthWithGregorianYear),
        ("28 Ordibehesht 2026", JalaliMonthWithGregorianYear),
        ("1405/02-28", MixedSeparators),
        ("1405/02 28", MixedSeparators),
        ("14052/2/8", WrongDigits),
        ("140/2/28", WrongDigits),
        ("1405/002/28", WrongDigits),
        ("050228", WrongDigits),
        ("۲۸ اردیبهشت ۱۴۰", WrongDigits),
        ("۰۲۸ اردیبهشت ۱۴۰۵", WrongDigits),
        ("1405/2", Incomplete),
        ("1405", Incomplete),
        ("۲۸", Incomplete),
        ("۲۸م", Incomplete),
        ("اردیبهشت ۱۴۰۵", Incomplete),
        ("۱۴۰۵ اردیبهشت", Incomplete),
        ("اردیبهشت", Incomplete),
        ("28 May", GregorianMonth("may".into())),
        ("18 May 2026", GregorianMonth("may".into())),
        ("۲۸ ژوئن", GregorianMonth("ژوین".into())),
        ("۲۸ اردیبشت ۱۴۰۵", UnknownMonth("اردیبشت".into())),
        ("28 Second Month 1405", UnknownMonth("second month".into())),
        ("1405/02/28 10:30", Unreadable),
        ("سلام", Unreadable),
        ("روز", Unreadable),
        ("-5", Unreadable),
        ("+۷", Unreadable),
        ("1405//02/28", Unreadable),
        ("1405/02/28/1", Unreadable),
        ("۲۸ اردیبهشت ۱۴۰۵ ۲۹", Unreadable),
    ] {
        assert_eq!(typed(text), Err(fault), "{text}");
    }
}

#[test]
fn an_ambiguous_short_year_offers_its_readings() {
    let ambiguous = |readings: &[NaiveDate]| {
        let readings = readings.to_vec();
        Err(DayFault::Ambiguous { readings })
    };
    let both = [jalali(1405, 2, 28), jalali(1428, 2, 5)];
    assert_eq!(typed("05/2/28"), ambiguous(&both));
    assert_eq!(typed("28/2/05"), ambiguous(&both));
    assert_eq!(typed("1/2/3"), ambiguous(&[jalali(1401, 2, 3), jalali(1403, 2, 1)]));
    assert_eq!(typed("5/2/5"), ambiguous(&[jalali(1405, 2, 5)]));
    assert_eq!(typed("30/7/31"), ambiguous(&[jalali(1431, 7, 30)]));
    assert_eq!(typed("05/13/28"), Err(DayFault::NoSuchMonth));
}

#[test]
fn all_twelve_months_are_read_in_every_spelling() {
    for (names, month) in MONTHS_FA.into_iter().zip(MONTHS_EN).zip(1..) {
        let (name, latin) = names;
        let plain = name.replace('آ', "ا");
        let day = jalali(1405, month, 5);
        for text in [
            format!("۵ {name} ۱۴۰۵"),
            format!("۵ {name}\u{200c}ماه ۱۴۰۵"),
            format!("5 {name} ماه 1405"),
            format!("۵م {name} ۱۴۰۵"),
            format!("۵ام {name} ۱۴۰۵"),
            format!("۵{name}۱۴۰۵"),
            format!("۵ {plain} ۱۴۰۵"),
            format!("5 {latin} 1405"),
            format!("{latin} 5, 1405"),
            format!("5 {} 1405", latin.to_uppercase()),
        ] {
            assert_eq!(typed(&text), certain(day), "{text}");
        }
    }
    assert_eq!(typed("۲۵ امرداد ۱۴۰۵"), certain(jalali(1405, 5, 25)));
    assert_eq!(typed("۳۱ شهریور ۱۴۰۵"), certain(jalali(1405, 6, 31)));
    assert_eq!(typed("۳۰ اسفند ۱۴۰۳"), certain(jalali(1403, 12, 30)));
}

#[test]
fn whatever_is_written_is_read_back_as_the_same_day() {
    let mut day = jalali(1403, 1, 1);
    while day <= jalali(1408, 12, 30) {
        let date = Jalali::from(day);
        for text in [
            date.numeric(),
            to_persian(&date.numeric()),
            date.words_fa(),
            date.short_fa(),
            date.words_en(),
            date.short_en(),
            day.to_string(),
        ] {
            assert_eq!(typed(&text), certain(day), "{text}");
        }
        day = day.succ_opt().unwrap();
    }
}

#[test]
fn the_first_and_last_supported_days_are_read_back() {
    for (year, month, day) in [(1206, 1, 1), (1300, 1, 1), (1498, 12, 30)] {
        let date = Jalali::new(year, month, day).unwrap();
        for text in [date.words_fa(), date.words_en(), date.numeric()] {
            assert_eq!(typed(&text), certain(date.to_gregorian()), "{text}");
        }
    }
}
