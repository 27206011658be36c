//! The stretches of time reports are made for: Jalali years, halves, quarters and months, and
//! free ranges of days.

use std::fmt;

use chrono::NaiveDate;

use super::bidi::clean;
use super::day_fault::DayFault;
use super::digits::{to_ascii, to_persian};
use super::jalali::{Jalali, shift};

/// No report spans more than a century; a longer range is a mistyped year.
const LONGEST_RANGE_DAYS: i64 = 36_525;

const ORDINALS_FA: [&str; 4] = ["نخست", "دوم", "سوم", "چهارم"];
const ORDINALS_EN: [&str; 4] = ["First", "Second", "Third", "Fourth"];

/// What kind of stretch a period is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Span {
    /// A Jalali year.
    Year,
    /// Six Jalali months, from Farvardin or Mehr.
    Half,
    /// Three Jalali months.
    Quarter,
    /// One Jalali month.
    Month,
    /// Any days in a row.
    Range,
}

/// A reporting period. Both its ends belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    span: Span,
    from: NaiveDate,
    to: NaiveDate,
}

/// Why something is not a reporting period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PeriodFault {
    /// Not written in any of the forms of a period.
    Unreadable,
    /// A half other than 1 and 2, or a quarter other than 1 to 4.
    NoSuchPart,
    /// A year, month or day that does not exist.
    Day(DayFault),
    /// The range ends before it begins.
    Backwards,
    /// The range is longer than a century.
    TooLong,
}

impl Period {
    /// Reads `1405`, `1405-h1`, `1405-q1`, `1405-02` or `2026-03-21..2026-05-21`, in any digits.
    pub fn parse(text: &str) -> Result<Self, PeriodFault> {
        let text = to_ascii(&clean(text)).to_ascii_lowercase();
        if let Some((from, to)) = text.split_once("..") {
            return Self::range(iso_day(from)?, iso_day(to)?);
        }
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (text.as_str(), None),
        };
        let year = number(year, 4..=4)?;
        let first_of = |month| {
            let first = Jalali::new(year, month, 1).map_err(PeriodFault::Day)?;
            Ok(first.to_gregorian())
        };
        let Some(part) = part else {
            return Ok(Self::year_of(first_of(1)?));
        };
        if let Some(half) = part.strip_prefix('h') {
            let half = part_number(half, 2)?;
            Ok(Self::half_of(first_of(half * 6 - 5)?))
        } else if let Some(quarter) = part.strip_prefix('q') {
            let quarter = part_number(quarter, 4)?;
            Ok(Self::quarter_of(first_of(quarter * 3 - 2)?))
        } else {
            Ok(Self::month_of(first_of(number(part, 1..=2)?)?))
        }
    }

    /// The days from one to another, both included.
    pub fn range(from: NaiveDate, to: NaiveDate) -> Result<Self, PeriodFault> {
        if !Jalali::from(from).is_supported() || !Jalali::from(to).is_supported() {
            return Err(PeriodFault::Day(DayFault::YearOutOfRange));
        }
        if to < from {
            return Err(PeriodFault::Backwards);
        }
        let range = Self { span: Span::Range, from, to };
        if range.days() > LONGEST_RANGE_DAYS {
            return Err(PeriodFault::TooLong);
        }
        Ok(range)
    }

    /// The Jalali year in which the day lies.
    pub fn year_of(day: NaiveDate) -> Self {
        Self::around(day, Span::Year, 12)
    }

    /// The half of the Jalali year in which the day lies.
    pub fn half_of(day: NaiveDate) -> Self {
        Self::around(day, Span::Half, 6)
    }

    /// The quarter of the Jalali year in which the day lies.
    pub fn quarter_of(day: NaiveDate) -> Self {
        Self::around(day, Span::Quarter, 3)
    }

    /// The Jalali month in which the day lies.
    pub fn month_of(day: NaiveDate) -> Self {
        Self::around(day, Span::Month, 1)
    }

    /// What kind of stretch this is.
    pub fn span(self) -> Span {
        self.span
    }

    /// The first day.
    pub fn from(self) -> NaiveDate {
        self.from
    }

    /// The last day; it belongs to the period.
    pub fn to(self) -> NaiveDate {
        self.to
    }

    /// Whether the day lies in the period.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// How many days the period has.
    pub fn days(self) -> i64 {
        (self.to - self.from).num_days() + 1
    }

    /// The period of the same kind that ends the day before this one; before a range, as many days.
    pub fn previous(self) -> Option<Self> {
        let last = shift(self.from, -1);
        self.like(last, shift(self.from, -self.days()), last)
    }

    /// The period of the same kind that begins the day after this one; after a range, as many days.
    pub fn next(self) -> Option<Self> {
        let first = shift(self.to, 1);
        self.like(first, first, shift(self.to, self.days()))
    }

    /// The form the period has in addresses, which [`Period::parse`] reads back.
    pub fn key(self) -> String {
        self.to_string()
    }

    /// «اردیبهشت ۱۴۰۵»، «سه‌ماههٔ نخست ۱۴۰۵»، «نیمهٔ نخست ۱۴۰۵»، «سال ۱۴۰۵»، «از … تا …»
    pub fn title_fa(self) -> String {
        let (first, last) = (Jalali::from(self.from), Jalali::from(self.to));
        let year = to_persian(&first.year().to_string());
        let ordinal = self.ordinal(ORDINALS_FA);
        match self.span {
            Span::Year => format!("سال {year}"),
            Span::Half => format!("نیمهٔ {ordinal} {year}"),
            Span::Quarter => format!("سه\u{200c}ماههٔ {ordinal} {year}"),
            Span::Month => format!("{} {year}", first.month_fa()),
            Span::Range if self.from == self.to => first.short_fa(),
            Span::Range => format!("از {} تا {}", first.short_fa(), last.short_fa()),
        }
    }

    /// "Ordibehesht 1405", "First quarter of 1405", "First half of 1405", "Year 1405", "… to …"
    pub fn title_en(self) -> String {
        let (first, last) = (Jalali::from(self.from), Jalali::from(self.to));
        let year = first.year();
        let ordinal = self.ordinal(ORDINALS_EN);
        match self.span {
            Span::Year => format!("Year {year}"),
            Span::Half => format!("{ordinal} half of {year}"),
            Span::Quarter => format!("{ordinal} quarter of {year}"),
            Span::Month => format!("{} {year}", first.month_en()),
            Span::Range if self.from == self.to => first.short_en(),
            Span::Range => format!("{} to {}", first.short_en(), last.short_en()),
        }
    }

    /// The part of the year, so many months long, in which the day lies.
    fn around(day: NaiveDate, span: Span, months: u8) -> Self {
        let today = Jalali::from(day);
        let before = (today.month() - 1) % months;
        let mut first = today.first_of_month();
        for _ in 0..before {
            first = Jalali::from(shift(first.to_gregorian(), -1)).first_of_month();
        }
        let mut last = today.month_end();
        for _ in before + 1..months {
            last = Jalali::from(shift(last.to_gregorian(), 1)).month_end();
        }
        Self { span, from: first.to_gregorian(), to: last.to_gregorian() }
    }

    /// A period of this kind: the one around `day`, or the given range.
    fn like(self, day: NaiveDate, from: NaiveDate, to: NaiveDate) -> Option<Self> {
        if !Jalali::from(day).is_supported() {
            return None;
        }
        match self.span {
            Span::Year => Some(Self::year_of(day)),
            Span::Half => Some(Self::half_of(day)),
            Span::Quarter => Some(Self::quarter_of(day)),
            Span::Month => Some(Self::month_of(day)),
            Span::Range => Self::range(from, to).ok(),
        }
    }

    /// Which half or quarter of its year this is, counted from 1.
    fn part(self) -> u8 {
        let month = Jalali::from(self.from).month();
        match self.span {
            Span::Half => month.div_ceil(6),
            Span::Quarter => month.div_ceil(3),
            Span::Year | Span::Month | Span::Range => 1,
        }
    }

    fn ordinal(self, names: [&'static str; 4]) -> &'static str {
        let place = usize::from(self.part()) - 1;
        names.get(place).copied().unwrap_or_default()
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = Jalali::from(self.from);
        let year = first.year();
        match self.span {
            Span::Year => write!(f, "{year:04}"),
            Span::Half => write!(f, "{year:04}-h{}", self.part()),
            Span::Quarter => write!(f, "{year:04}-q{}", self.part()),
            Span::Month => write!(f, "{year:04}-{:02}", first.month()),
            Span::Range => write!(f, "{}..{}", self.from, self.to),
        }
    }
}

fn iso_day(text: &str) -> Result<NaiveDate, PeriodFault> {
    let mut groups = text.trim().splitn(3, '-');
    let mut group = || groups.next().unwrap_or_default();
    let year = number(group(), 4..=4)?;
    let month = number(group(), 1..=2)?;
    let day = number(group(), 1..=2)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodFault::Day(DayFault::NoSuchGregorianDay))
}

fn part_number(text: &str, parts: u8) -> Result<u8, PeriodFault> {
    let part = number(text, 1..=1)?;
    if (1..=parts).contains(&part) { Ok(part) } else { Err(PeriodFault::NoSuchPart) }
}

fn number<N: std::str::FromStr>(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Result<N, PeriodFault> {
    let is_number = lengths.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    let value = if is_number { text.parse().ok() } else { None };
    value.ok_or(PeriodFault::Unreadable)
}
