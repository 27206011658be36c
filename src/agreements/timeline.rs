//! The life of an agreement as one list: what was recorded in many places, newest first, by Jalali
//! month, with what is still to come above the line of today.
use std::cmp::Reverse;

use chrono::{DateTime, NaiveDate, Utc};

use super::lifecycle::Stage;
use crate::keyed;
use crate::persian::jalali::Jalali;

keyed! {
    /// What an item tells of. On one day the later ones follow from the earlier ones.
    pub enum ItemKind {
        /// A meeting.
        Meeting = "meeting",
        /// A decision of a meeting.
        Decision = "decision",
        /// A saved version of the draft.
        Draft = "draft",
        /// A party's verdict on a version.
        Verdict = "verdict",
        /// A signature.
        Signature = "signature",
        /// What the press wrote.
        Press = "press",
        /// A file attached.
        File = "file",
        /// A deadline still to come.
        Deadline = "deadline",
        /// A stage entered.
        Stage = "stage",
        /// A record changed.
        Edit = "edit",
    }
}

impl ItemKind {
    /// The kind under which the item is filtered: verdicts go with the versions they judge.
    pub fn group(self) -> ItemKind {
        match self {
            ItemKind::Verdict => ItemKind::Draft,
            other => other,
        }
    }

    /// The name of its icon.
    pub fn icon(self) -> &'static str {
        match self {
            ItemKind::Meeting => "calendar",
            ItemKind::Decision => "gavel",
            ItemKind::Draft => "file-text",
            ItemKind::Verdict => "scale",
            ItemKind::Signature => "pen-line",
            ItemKind::Press => "newspaper",
            ItemKind::File => "paperclip",
            ItemKind::Deadline => "clock",
            ItemKind::Stage => "flag",
            ItemKind::Edit => "pencil",
        }
    }
}

/// One thing that happened, or is to happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it tells of.
    pub kind: ItemKind,
    /// The day it happened or is due.
    pub on: NaiveDate,
    /// The moment, where it is known.
    pub at: Option<DateTime<Utc>>,
    /// Still to come.
    pub planned: bool,
    /// What it is, in words.
    pub title: String,
    /// Who, where, how many: a short line.
    pub by: String,
    /// More words, as written by a person.
    pub text: String,
    /// Where the record is.
    pub link: Option<String>,
    /// The stage it belongs to, for its colour; for a change of stage the one entered.
    pub stage: Option<Stage>,
    /// For a change of stage: the one left.
    pub from: Option<Stage>,
}

impl Item {
    /// An item with a title on a day; the rest is filled in where it is known.
    pub fn new(kind: ItemKind, on: NaiveDate, title: impl Into<String>) -> Item {
        Item {
            kind,
            on,
            at: None,
            planned: false,
            title: title.into(),
            by: String::new(),
            text: String::new(),
            link: None,
            stage: None,
            from: None,
        }
    }

    /// Whether it separates two stages.
    pub fn is_separator(&self) -> bool {
        self.kind == ItemKind::Stage
    }
}

/// The items of one Jalali month, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Month {
    /// Any day of the month, to name it by.
    pub day: NaiveDate,
    /// What happened in it.
    pub items: Vec<Item>,
}

/// One page of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// What is still to come, the farthest first; on the first page only.
    pub planned: Vec<Item>,
    /// What happened, newest first.
    pub months: Vec<Month>,
    /// The page shown, from 1.
    pub page: usize,
    /// Whether older items follow.
    pub has_older: bool,
    /// How many items there are on all pages.
    pub total: usize,
}

/// So many items stand on a page.
pub const PAGE: usize = 20;

/// Puts items in order, keeps those of `only`, and cuts out one page.
pub fn arrange(mut items: Vec<Item>, only: Option<ItemKind>, page: usize) -> Timeline {
    items.retain(|item| only.is_none_or(|only| item.kind.group() == only.group()));
    items.sort_by_key(|item| Reverse((item.on, item.at, item.kind)));
    let total = items.len();
    let (planned, past): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.planned);
    let page = page.max(1);
    let skipped = (page - 1).saturating_mul(PAGE);
    let has_older = past.len() > skipped.saturating_add(PAGE);
    let mut months: Vec<Month> = Vec::new();
    for item in past.into_iter().skip(skipped).take(PAGE) {
        let period = Jalali::from(item.on).period();
        match months.last_mut().filter(|month| Jalali::from(month.day).period() == period) {
            Some(month) => month.items.push(item),
            None => months.push(Month { day: item.on, items: vec![item] }),
        }
    }
    Timeline { planned: if page == 1 { planned } else { Vec::new() }, months, page, has_older, total }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(kind: ItemKind, on: &str) -> Item {
        Item::new(kind, on.parse().unwrap(), on)
    }

    fn titles(month: &Month) -> Vec<&str> {
        month.items.iter().map(|item| item.title.as_str()).collect()
    }

    #[test]
    fn items_stand_newest_first_under_their_jalali_month() {
        // 21 May is the last day of Ordibehesht 1405, 22 May the first of Khordad.
        let days = ["2026-05-21", "2026-05-22", "2026-04-21", "2026-05-01"];
        let found = arrange(days.map(|on| item(ItemKind::Meeting, on)).to_vec(), None, 1);
        let months: Vec<_> = found.months.iter().map(titles).collect();
        assert_eq!(months, [vec!["2026-05-22"], vec!["2026-05-21", "2026-05-01", "2026-04-21"]]);
    }

    #[test]
    fn on_one_day_what_followed_stands_above_what_it_followed_from() {
        let mut stage = item(ItemKind::Stage, "2026-05-18");
        stage.at = Some("2026-05-18T07:00:00Z".parse().unwrap());
        let items = vec![item(ItemKind::Decision, "2026-05-18"), stage, item(ItemKind::Meeting, "2026-05-18")];
        let found = arrange(items, None, 1);
        let kinds: Vec<_> = found.months[0].items.iter().map(|item| item.kind).collect();
        assert_eq!(kinds, [ItemKind::Stage, ItemKind::Decision, ItemKind::Meeting]);
    }

    #[test]
    fn what_is_planned_stands_apart_and_on_the_first_page_only() {
        let mut items: Vec<_> = (0..45).map(|_| item(ItemKind::Press, "2026-05-01")).collect();
        items.push(Item { planned: true, ..item(ItemKind::Deadline, "2026-07-01") });
        let first = arrange(items.clone(), None, 1);
        assert_eq!((first.planned.len(), first.months[0].items.len(), first.has_older), (1, 20, true));
        let last = arrange(items, None, 3);
        assert_eq!((last.planned.len(), last.months[0].items.len(), last.has_older), (0, 5, false));
    }

    #[test]
    fn a_filter_keeps_its_kind_and_versions_bring_their_verdicts() {
        let items = vec![
            item(ItemKind::Draft, "2026-05-01"),
            item(ItemKind::Verdict, "2026-05-02"),
            item(ItemKind::Meeting, "2026-05-03"),
        ];
        assert_eq!(arrange(items.clone(), Some(ItemKind::Draft), 1).total, 2);
        assert_eq!(arrange(items, Some(ItemKind::Meeting), 1).total, 1);
    }
}
