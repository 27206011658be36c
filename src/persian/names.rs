//! The names of months and weekdays, as written and as typed.

use chrono::Weekday;

/// The months in Persian, from Farvardin.
pub const MONTHS_FA: [&str; 12] =
    ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

/// The months in Latin letters, from Farvardin.
pub const MONTHS_EN: [&str; 12] = [
    "Farvardin",
    "Ordibehesht",
    "Khordad",
    "Tir",
    "Mordad",
    "Shahrivar",
    "Mehr",
    "Aban",
    "Azar",
    "Dey",
    "Bahman",
    "Esfand",
];

/// The weekdays in Persian, from Saturday, the first day of the Iranian week.
pub const WEEKDAYS_FA: [&str; 7] = ["شنبه", "یکشنبه", "دوشنبه", "سه\u{200c}شنبه", "چهارشنبه", "پنجشنبه", "جمعه"];

/// The weekdays in English, from Saturday.
pub const WEEKDAYS_EN: [&str; 7] = ["Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];

const WEEK: [Weekday; 7] =
    [Weekday::Sat, Weekday::Sun, Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

/// Month spellings after folding, in the order of the months, beside the names themselves.
const MONTH_ALIASES: [(&str, u8); 4] = [("ابان", 8), ("اذر", 9), ("امرداد", 5), ("amordad", 5)];

/// The Gregorian months in English, in small letters.
pub const GREGORIAN_EN: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// The Gregorian months as Persian writes them, after folding.
pub const GREGORIAN_FA: [(&str, u8); 15] = [
    ("ژانویه", 1),
    ("فوریه", 2),
    ("مارس", 3),
    ("اوریل", 4),
    ("مه", 5),
    ("می", 5),
    ("ژوین", 6),
    ("ژوییه", 7),
    ("جولای", 7),
    ("اوت", 8),
    ("اگوست", 8),
    ("سپتامبر", 9),
    ("اکتبر", 10),
    ("نوامبر", 11),
    ("دسامبر", 12),
];

/// The weekday in Persian.
pub fn weekday_fa(weekday: Weekday) -> &'static str {
    weekday_in(&WEEKDAYS_FA, weekday)
}

/// The weekday in English.
pub fn weekday_en(weekday: Weekday) -> &'static str {
    weekday_in(&WEEKDAYS_EN, weekday)
}

fn weekday_in(names: &[&'static str; 7], weekday: Weekday) -> &'static str {
    let place = weekday.days_since(Weekday::Sat);
    names.iter().copied().nth(place as usize).unwrap_or_default()
}

/// The name of month 1 to 12 in one of the tables above.
pub(super) fn month_in(names: &[&'static str; 12], month: u8) -> &'static str {
    let found = names.iter().copied().zip(1..).find(|(_, n)| *n == month);
    found.map(|(name, _)| name).unwrap_or_default()
}

/// The month a folded word names, with or without «ماه» after it.
pub(super) fn month_named(folded: &str) -> Option<u8> {
    exact_month(folded).or_else(|| exact_month(folded.strip_suffix("ماه")?))
}

fn exact_month(folded: &str) -> Option<u8> {
    let names = MONTHS_FA.into_iter().zip(1..);
    let latin = MONTHS_EN.into_iter().zip(1..);
    names.chain(latin).chain(MONTH_ALIASES).find(|(name, _)| name.eq_ignore_ascii_case(folded)).map(|(_, month)| month)
}

/// Whether a folded word names a Gregorian month, in full or as three Latin letters.
pub(super) fn is_gregorian_month(folded: &str) -> bool {
    let latin = |name: &&str| *name == folded || (folded.len() == 3 && name.starts_with(folded));
    GREGORIAN_EN.iter().any(latin) || GREGORIAN_FA.iter().any(|(name, _)| *name == folded)
}

/// The weekday a folded word (its parts joined) names.
pub(super) fn weekday_named(folded: &str) -> Option<Weekday> {
    // Of the seven names only Tuesday's holds a half-space, which folding takes out.
    let names = WEEKDAYS_FA.into_iter().zip(WEEK);
    let latin = WEEKDAYS_EN.into_iter().zip(WEEK);
    names
        .chain(latin)
        .chain([("سهشنبه", Weekday::Tue)])
        .find(|(name, _)| name.eq_ignore_ascii_case(folded))
        .map(|(_, weekday)| weekday)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::persian::fold::fold_org;

    #[test]
    fn every_printed_month_name_is_recognised_after_folding() {
        for names in [MONTHS_FA, MONTHS_EN] {
            for (name, month) in names.into_iter().zip(1..) {
                assert_eq!(month_named(&fold_org(name)), Some(month), "{name}");
                assert_eq!(month_in(&names, month), name);
            }
        }
    }

    #[test]
    fn every_printed_weekday_name_is_recognised_after_folding() {
        for weekday in WEEK {
            for name in [weekday_fa(weekday), weekday_en(weekday)] {
                assert_eq!(weekday_named(&fold_org(name)), Some(weekday), "{name}");
            }
        }
    }

    #[test]
    fn gregorian_months_are_known_but_are_never_jalali_months() {
        for name in GREGORIAN_EN.iter().chain(GREGORIAN_FA.iter().map(|(name, _)| name)) {
            assert!(is_gregorian_month(&fold_org(name)), "{name}");
            assert_eq!(month_named(&fold_org(name)), None, "{name}");
        }
        assert!(is_gregorian_month("sep"));
        assert!(!is_gregorian_month("septem"));
        assert!(MONTHS_FA.iter().all(|name| !is_gregorian_month(&fold_org(name))));
    }
}
