//! What is particular to Persian: the calendar, typed days, digits, spelling and text direction.
//!
//! Everything here is a pure function of its arguments. Days are stored and passed around as
//! [`chrono::NaiveDate`]; the Jalali calendar appears only where people read or type.

pub mod bidi;
mod day_fault;
pub mod digits;
pub mod fold;
pub mod jalali;
pub mod moving;
pub mod names;
pub mod period;
pub mod runs;
pub mod stretches;
pub mod typed_day;

pub use bidi::{clean, isolate};
pub use day_fault::DayFault;
pub use digits::{read_number, to_ascii, to_persian};
pub use fold::{
    Trigrams, fold, fold_letters, fold_name, fold_org, is_of_word, near, nearest, persian_letters, sort_key,
};
pub use jalali::Jalali;
pub use names::{MONTHS_EN, MONTHS_FA, WEEKDAYS_EN, WEEKDAYS_FA, weekday_en, weekday_fa};
pub use period::{Period, PeriodFault, Span};
pub use typed_day::{DayNote, Lean, TypedDay};
