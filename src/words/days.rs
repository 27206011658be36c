//! What is said about a typed day.
use super::Words;
use crate::persian::DayFault;
use crate::persian::jalali::Jalali;
use crate::persian::names::{MONTHS_EN, MONTHS_FA};
use crate::persian::typed_day::DayNote;

impl Words {
    /// Why something typed is not a day, in words that say how to mend it.
    pub fn day_fault(&self, fault: &DayFault) -> String {
        let w = self.day_words();
        match fault {
            DayFault::Empty => w.empty().into(),
            DayFault::NotLeap { year } => w.not_leap(*year),
            DayFault::NoSuchDay { year, month, days } => {
                let index = usize::from(month.saturating_sub(1));
                let name = self.lang.pick(MONTHS_FA.get(index), MONTHS_EN.get(index)).copied().unwrap_or("");
                w.no_such_day(name, *year, *days)
            }
            DayFault::NoSuchMonth => w.no_such_month().into(),
            DayFault::YearOutOfRange => w.year_out_of_range().into(),
            DayFault::Ambiguous { readings } => {
                let days: Vec<String> = readings.iter().map(|day| self.day_text(*day)).collect();
                w.ambiguous(days.join(self.lang.pick(" یا ", " or ")))
            }
            DayFault::UnknownMonth(name) => w.unknown_month(name),
            DayFault::GregorianMonth(name) => w.gregorian_month(name),
            DayFault::JalaliMonthWithGregorianYear => w.mixed_calendars().into(),
            DayFault::NoSuchGregorianDay => w.no_such_gregorian_day().into(),
            DayFault::MixedSeparators => w.mixed_separators().into(),
            DayFault::Incomplete => w.incomplete().into(),
            DayFault::WrongDigits => w.wrong_digits().into(),
            DayFault::Unreadable => w.unreadable().into(),
        }
    }

    /// What was assumed in reading a typed day.
    pub fn day_note(&self, note: &DayNote) -> String {
        let w = self.day_words();
        match note {
            DayNote::YearAssumed => w.year_assumed().into(),
            DayNote::TwoDigitYear => w.two_digit_year().into(),
            DayNote::WeekdayDoesNotFit { said: _, is } => {
                w.weekday_does_not_fit(self.lang.pick(crate::persian::weekday_fa(*is), crate::persian::weekday_en(*is)))
            }
        }
    }

    /// The name and year of the month of a day: «اردیبهشت ۱۴۰۵».
    pub fn month_of(&self, day: chrono::NaiveDate) -> String {
        let day = Jalali::from(day);
        format!("{} {}", self.lang.pick(day.month_fa(), day.month_en()), self.num(day.year()))
    }

    fn day_words(&self) -> Days {
        Days(self.lang)
    }
}

words! {
    /// Faults of typed days and what was assumed.
    Days {
        empty = "تاریخ را بنویسید." | "Type a date.";
        not_leap(year) = "سال {year} کبیسه نیست؛ اسفند آن ۲۹ روز دارد." | "{year} is not a leap year; its Esfand has 29 days.";
        no_such_day(month, year, days) = "{month} {year} فقط {days} روز دارد." | "{month} {year} has only {days} days.";
        no_such_month = "شمارهٔ ماه باید از ۱ تا ۱۲ باشد." | "The month must be from 1 to 12.";
        year_out_of_range = "سال باید از ۱۲۰۶ تا ۱۴۹۸ (یا میلادی ۱۹۰۰ تا ۲۱۱۹) باشد." | "The year must be 1206–1498 (or Gregorian 1900–2119).";
        ambiguous(readings) = "این تاریخ چند معنا دارد: {readings}؟ سال را چهاررقمی بنویسید." | "This date is ambiguous: {readings}? Write the year with four digits.";
        unknown_month(name) = "«{name}» نام هیچ ماهی نیست." | "“{name}” is not the name of a month.";
        gregorian_month(name) = "ماه میلادی «{name}» پذیرفته نمی‌شود؛ تاریخ را شمسی یا مانند 2026-05-18 بنویسید." | "A Gregorian month name (“{name}”) is not accepted; type a Jalali date or one such as 2026-05-18.";
        mixed_calendars = "نام ماه شمسی است ولی سال میلادی؛ یکی را درست کنید." | "The month is Jalali but the year is Gregorian; correct one of them.";
        no_such_gregorian_day = "چنین روزی در تقویم میلادی نیست." | "There is no such day in the Gregorian calendar.";
        mixed_separators = "میان روز و ماه و سال یک نشانه بگذارید، مانند ۱۴۰۵/۲/۲۸." | "Use one separator throughout, such as 1405/2/28.";
        incomplete = "روز، ماه و سال را کامل بنویسید، مانند ۱۴۰۵/۲/۲۸." | "Give day, month and year, such as 1405/2/28.";
        wrong_digits = "شمار رقم‌ها درست نیست؛ مانند ۱۴۰۵/۲/۲۸ بنویسید." | "The digits do not fit; type it as 1405/2/28.";
        unreadable = "این تاریخ خوانده نشد؛ مانند ۱۴۰۵/۲/۲۸ یا «۲۸ اردیبهشت» بنویسید." | "This date could not be read; type it as 1405/2/28 or “28 Ordibehesht”.";
        year_assumed = "سال نوشته نشده بود و فرض شد." | "The year was not given and is assumed.";
        two_digit_year = "سال دورقمی بود و چنین خوانده شد." | "The year had two digits and was read so.";
        weekday_does_not_fit(day) = "روز هفته نمی‌خواند: این روز {day} است." | "The weekday does not fit: that day is a {day}.";
    }
}
