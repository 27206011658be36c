//! The head of official paper: whose it is, how it is registered, and the edges left free.
use std::sync::Arc;

use chrono::NaiveDate;

/// Whose paper it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// The organisation.
    pub organisation: String,
    /// The unit of the organisation.
    pub unit: String,
    /// Its emblem.
    pub emblem: Option<Emblem>,
    /// The edges left free.
    pub margins: Margins,
    /// The line under a report for those who sign it: names and posts.
    pub signatories: String,
}

/// An emblem: a PNG picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emblem {
    /// The file.
    pub png: Arc<[u8]>,
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
}

/// The edges left free, in millimetres. The start is where reading begins, where papers are bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Margins {
    /// Over the text.
    pub top: u16,
    /// Where lines begin.
    pub start: u16,
    /// Under the text.
    pub bottom: u16,
    /// Where lines end.
    pub end: u16,
}

impl Default for Margins {
    fn default() -> Self {
        Margins { top: 25, start: 30, bottom: 20, end: 20 }
    }
}

/// What the secretariat writes on the left of the head; dots are left for what is not known yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Registration {
    /// «تاریخ».
    pub day: Option<NaiveDate>,
    /// «شماره», as it was written: never taken apart.
    pub number: String,
    /// «پیوست».
    pub annex: String,
}
