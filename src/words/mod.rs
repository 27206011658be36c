//! Every word of the program's own, in both languages. A key with one language missing does not
//! compile: each entry is a pair, each label an arm of an exhaustive match.
use chrono::{DateTime, NaiveDate, Utc};

use crate::clock::{day_in_tehran, time_in_tehran};
use crate::keyed;
use crate::persian::bidi::isolate;
use crate::persian::digits::to_persian;
use crate::persian::jalali::Jalali;

#[macro_use]
mod macros;
mod days;
mod deeds;
pub mod groups;
mod labels;

pub use deeds::Deed;
pub use groups::*;

keyed! {
    /// A language of the program.
    pub enum Lang {
        /// Persian, right to left: the first.
        Fa = "fa",
        /// English, left to right.
        En = "en",
    }
}

impl Lang {
    /// The one of two texts that is in this language.
    pub fn pick<T>(self, fa: T, en: T) -> T {
        match self {
            Lang::Fa => fa,
            Lang::En => en,
        }
    }

    /// The writing direction, for `dir`.
    pub fn dir(self) -> &'static str {
        self.pick("rtl", "ltr")
    }

    /// The other language.
    pub fn other(self) -> Lang {
        self.pick(Lang::En, Lang::Fa)
    }
}

/// What can stand in a sentence.
pub trait Say {
    /// The value in words, with the digits of the language.
    fn say(&self, lang: Lang) -> String;
}

macro_rules! say_numbers {
    ($($number:ty)*) => {$(
        impl Say for $number {
            fn say(&self, lang: Lang) -> String {
                lang.pick(to_persian(&self.to_string()), self.to_string())
            }
        }
    )*};
}
say_numbers!(i64 i32 u32 u8 u64 usize);

impl Say for str {
    fn say(&self, _: Lang) -> String {
        self.to_owned()
    }
}

impl Say for String {
    fn say(&self, _: Lang) -> String {
        self.clone()
    }
}

impl Say for NaiveDate {
    fn say(&self, lang: Lang) -> String {
        Words::of(lang).day_text(*self)
    }
}

impl<T: Say + ?Sized> Say for &T {
    fn say(&self, lang: Lang) -> String {
        (**self).say(lang)
    }
}

/// What has a name in both languages.
pub trait Label {
    /// The name.
    fn label(&self, lang: Lang) -> &'static str;
}

impl<T: Label> Label for &T {
    fn label(&self, lang: Lang) -> &'static str {
        (**self).label(lang)
    }
}

impl Words {
    /// The writing direction, for `dir`.
    pub fn dir(&self) -> &'static str {
        self.lang.dir()
    }

    /// The name of a member of one of the program's enums.
    pub fn label(&self, of: impl Label) -> &'static str {
        of.label(self.lang)
    }

    /// A number in the digits of the language.
    pub fn num(&self, n: impl Say) -> String {
        n.say(self.lang)
    }

    /// A code such as a reference, in the digits of the language.
    pub fn code(&self, code: &str) -> String {
        self.lang.pick(to_persian(code), code.to_owned())
    }

    /// A code inside a sentence: without marks around it a Persian sentence shows its groups in
    /// the wrong order.
    pub fn code_inside(&self, code: &str) -> String {
        self.lang.pick(isolate(&self.code(code)), code.to_owned())
    }

    /// When to try again, in seconds or in whole minutes.
    pub fn wait(&self, seconds: u64) -> String {
        if seconds < 120 { self.allowances.seconds(seconds) } else { self.allowances.minutes(seconds.div_ceil(60)) }
    }

    /// A day as `۱۴۰۵/۰۲/۲۸`, for tables.
    pub fn day_short(&self, day: NaiveDate) -> String {
        self.code(&Jalali::from(day).numeric())
    }

    /// A day as «۲۸ اردیبهشت ۱۴۰۵», for sentences.
    pub fn day_text(&self, day: NaiveDate) -> String {
        let day = Jalali::from(day);
        self.lang.pick(day.short_fa(), day.short_en())
    }

    /// A day with its weekday, as «دوشنبه ۲۸ اردیبهشت ۱۴۰۵».
    pub fn day_full(&self, day: NaiveDate) -> String {
        let day = Jalali::from(day);
        self.lang.pick(day.words_fa(), day.words_en())
    }

    /// A moment as «۲۸ اردیبهشت ۱۴۰۵، ۱۰:۱۲» in Tehran.
    pub fn moment_text(&self, at: DateTime<Utc>) -> String {
        let day = self.day_text(day_in_tehran(at));
        let time = self.code(&time_in_tehran(at));
        self.lang.pick(format!("{day}، {time}"), format!("{day}, {time}"))
    }
}
