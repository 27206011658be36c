use chrono::NaiveDate;
use serde_json::Value;
use tafahom::persian::jalali::{SUPPORTED_YEARS, days_in_month, is_leap_year};
use tafahom::persian::{DayFault, Jalali, MONTHS_EN, MONTHS_FA, weekday_en, weekday_fa};

use super::{gregorian, jalali};

fn vectors() -> Value {
    serde_json::from_str(include_str!("date_vectors.json")).expect("vectors are JSON")
}

fn numbers(date: &str) -> (i32, u8, u8) {
    let parts: Vec<i32> = date.split('/').map(|n| n.parse().unwrap()).collect();
    (parts[0], parts[1] as u8, parts[2] as u8)
}

#[test]
fn known_days_convert_both_ways_with_their_weekday() {
    let vectors = vectors();
    let valid = vectors["valid"].as_array().unwrap();
    assert_eq!(valid.len(), 36);
    for vector in valid {
        let text = |key: &str| vector[key].as_str().unwrap();
        let stored: NaiveDate = text("gregorian").parse().unwrap();
        let (year, month, day) = numbers(text("jalali"));
        let date = Jalali::new(year, month, day).unwrap();
        assert_eq!(date.to_gregorian(), stored, "{}", text("jalali"));
        assert_eq!(Jalali::from(stored), date);
        assert_eq!(Jalali::from(stored).numeric(), text("jalali"));
        assert_eq!(weekday_fa(date.weekday()), text("weekday_fa"));
        assert_eq!(weekday_en(date.weekday()), text("weekday_en"));
        assert_eq!(is_leap_year(year), vector["leap_year"].as_bool().unwrap());
    }
}

#[test]
fn days_that_do_not_exist_are_refused() {
    let vectors = vectors();
    let rejected = vectors["must_reject"].as_array().unwrap();
    assert_eq!(rejected.len(), 9);
    for date in rejected {
        let (year, month, day) = numbers(date.as_str().unwrap());
        assert!(Jalali::new(year, month, day).is_err(), "{date}");
    }
}

#[test]
fn each_refusal_has_its_own_reason() {
    let no_day = |year, month, days| Err(DayFault::NoSuchDay { year, month, days });
    assert_eq!(Jalali::new(1404, 12, 30), Err(DayFault::NotLeap { year: 1404 }));
    assert_eq!(Jalali::new(1404, 12, 31), no_day(1404, 12, 29));
    assert_eq!(Jalali::new(1403, 12, 31), no_day(1403, 12, 30));
    assert_eq!(Jalali::new(1405, 7, 31), no_day(1405, 7, 30));
    assert_eq!(Jalali::new(1405, 1, 0), no_day(1405, 1, 31));
    assert_eq!(Jalali::new(1405, 13, 1), Err(DayFault::NoSuchMonth));
    assert_eq!(Jalali::new(1405, 0, 1), Err(DayFault::NoSuchMonth));
    assert_eq!(Jalali::new(1205, 1, 1), Err(DayFault::YearOutOfRange));
    assert_eq!(Jalali::new(1499, 1, 1), Err(DayFault::YearOutOfRange));
}

#[test]
fn the_thirtieth_of_esfand_exists_only_in_leap_years() {
    let official = [
        1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362, 1366, 1370,
        1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445,
        1449,
    ];
    for year in 1300..=1450 {
        let leap = official.contains(&year);
        assert_eq!(is_leap_year(year), leap, "{year}");
        assert_eq!(days_in_month(year, 12), Some(if leap { 30 } else { 29 }));
        assert_eq!(Jalali::new(year, 12, 30).is_ok(), leap, "{year}");
    }
}

#[test]
fn the_whole_supported_range_follows_the_thirty_three_year_rule() {
    for year in SUPPORTED_YEARS {
        assert_eq!(is_leap_year(year), (25 * year + 11) % 33 < 8, "{year}");
    }
}

#[test]
fn every_day_of_1300_to_1450_converts_forth_and_back() {
    let mut stored = gregorian(1921, 3, 21);
    for year in 1300..=1450 {
        for month in 1..=12 {
            for day in 1..=days_in_month(year, month).unwrap() {
                let date = Jalali::new(year, month, day).unwrap();
                assert_eq!(date.to_gregorian(), stored, "{year}/{month}/{day}");
                assert_eq!(Jalali::from(stored), date);
                stored = stored.succ_opt().unwrap();
            }
        }
    }
    assert_eq!(stored, gregorian(2072, 3, 20));
}

#[test]
fn stored_days_outside_the_supported_years_still_convert() {
    let before = Jalali::from(jalali(1206, 1, 1).pred_opt().unwrap());
    assert_eq!((before.year(), before.month(), before.day()), (1205, 12, 30));
    assert!(!before.is_supported());
    let after = Jalali::from(jalali(1498, 12, 30).succ_opt().unwrap());
    assert_eq!(after.words_fa(), "پنجشنبه ۱ فروردین ۱۴۹۹");
    assert!(!after.is_supported());
    assert!(!Jalali::from(NaiveDate::MAX).is_supported());
    assert!(!Jalali::from(NaiveDate::MIN).is_supported());
    assert_eq!(Jalali::from(NaiveDate::MAX).month_end().to_gregorian(), NaiveDate::MAX);
    assert_eq!(Jalali::from(NaiveDate::MIN).first_of_month().to_gregorian(), NaiveDate::MIN);
}

#[test]
fn adding_months_keeps_the_day_or_takes_the_last_one() {
    let add = |(y, m, d), n| Jalali::new(y, m, d).unwrap().add_months(n).map(Jalali::numeric);
    let ok = |text: &str| Ok(text.to_owned());
    assert_eq!(add((1405, 6, 31), 1), ok("1405/07/30"));
    assert_eq!(add((1405, 6, 31), 6), ok("1405/12/29"));
    assert_eq!(add((1403, 1, 31), 11), ok("1403/12/30"));
    assert_eq!(add((1405, 2, 28), 0), ok("1405/02/28"));
    assert_eq!(add((1405, 12, 5), 1), ok("1406/01/05"));
    assert_eq!(add((1405, 1, 5), -1), ok("1404/12/05"));
    assert_eq!(add((1405, 1, 31), -2), ok("1404/11/30"));
    assert_eq!(add((1405, 3, 15), 36), ok("1408/03/15"));
    assert_eq!(add((1405, 3, 15), -27), ok("1402/12/15"));
    assert_eq!(add((1498, 12, 1), 1), Err(DayFault::YearOutOfRange));
    assert_eq!(add((1206, 1, 1), -1), Err(DayFault::YearOutOfRange));
    assert_eq!(add((1405, 1, 1), i32::MAX), Err(DayFault::YearOutOfRange));
    assert_eq!(add((1405, 1, 1), i32::MIN), Err(DayFault::YearOutOfRange));
}

#[test]
fn adding_years_to_the_leap_day_takes_the_last_of_esfand() {
    let leap_day = Jalali::new(1403, 12, 30).unwrap();
    assert_eq!(leap_day.add_years(1), Jalali::new(1404, 12, 29));
    assert_eq!(leap_day.add_years(5), Jalali::new(1408, 12, 30));
    assert_eq!(leap_day.add_years(-4), Jalali::new(1399, 12, 30));
    assert_eq!(leap_day.add_years(i32::MAX), Err(DayFault::YearOutOfRange));
}

#[test]
fn a_month_begins_on_its_first_and_ends_on_its_last_day() {
    for (year, month, last) in [(1405, 2, 31), (1405, 7, 30), (1403, 12, 30), (1404, 12, 29)] {
        let middle = Jalali::new(year, month, 15).unwrap();
        assert_eq!(middle.first_of_month().to_gregorian(), jalali(year, month, 1));
        assert_eq!(middle.month_end().to_gregorian(), jalali(year, month, last));
        assert_eq!(middle.month_end().month_end(), middle.month_end());
    }
}

#[test]
fn days_are_ordered_as_time_runs() {
    let days = [(1404, 12, 29), (1405, 1, 1), (1405, 1, 2), (1405, 2, 1)];
    let days = days.map(|(y, m, d)| Jalali::new(y, m, d).unwrap());
    assert!(days.is_sorted());
    assert!(days.map(Jalali::numeric).is_sorted());
}

#[test]
fn dates_are_written_as_iranians_write_them() {
    let date = Jalali::from(gregorian(2026, 5, 18));
    assert_eq!(date.numeric(), "1405/02/28");
    assert_eq!(date.words_fa(), "دوشنبه ۲۸ اردیبهشت ۱۴۰۵");
    assert_eq!(date.short_fa(), "۲۸ اردیبهشت ۱۴۰۵");
    assert_eq!(date.words_en(), "Monday 28 Ordibehesht 1405");
    assert_eq!(date.short_en(), "28 Ordibehesht 1405");
    assert_eq!(date.period(), 140_502);
    let tuesday = Jalali::new(1405, 2, 29).unwrap();
    assert_eq!(tuesday.words_fa(), "سه\u{200c}شنبه ۲۹ اردیبهشت ۱۴۰۵");
}

#[test]
fn the_months_have_their_names_in_order() {
    let of_year =
        |name: fn(Jalali) -> &'static str| std::array::from_fn(|n| name(Jalali::new(1405, n as u8 + 1, 1).unwrap()));
    assert_eq!(of_year(Jalali::month_fa), MONTHS_FA);
    assert_eq!(of_year(Jalali::month_en), MONTHS_EN);
    assert_eq!((MONTHS_FA[0], MONTHS_FA[7], MONTHS_FA[11]), ("فروردین", "آبان", "اسفند"));
    assert_eq!((MONTHS_EN[0], MONTHS_EN[7], MONTHS_EN[11]), ("Farvardin", "Aban", "Esfand"));
}
