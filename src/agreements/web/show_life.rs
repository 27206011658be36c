//! The timeline on the page of one agreement.
use chrono::NaiveDate;

use super::show_timeline as items;
use crate::actions::ActionLine;
use crate::agreements::Agreement;
use crate::agreements::lifecycle::Stage;
use crate::agreements::store::HistoryRow;
use crate::agreements::timeline::{Item, ItemKind, Timeline, arrange};
use crate::attachments::AttachmentLine;
use crate::audit::Entry;
use crate::commitments::Standing;
use crate::drafts::Version;
use crate::form::Params;
use crate::meetings::store::{DecisionLine, MeetingLine};
use crate::page::{Markup, stage_mark};
use crate::press::CoverageLine;
use crate::signing::{Period, SignatureLine};
use crate::words::Words;

/// Everything that hangs on an agreement.
pub(super) struct Kept {
    pub(super) history: Vec<HistoryRow>,
    pub(super) meetings: Vec<MeetingLine>,
    pub(super) decisions: Vec<DecisionLine>,
    pub(super) versions: Vec<Version>,
    pub(super) signatures: Vec<SignatureLine>,
    pub(super) void: Vec<SignatureLine>,
    pub(super) coverage: Vec<CoverageLine>,
    pub(super) files: Vec<AttachmentLine>,
    pub(super) actions: Vec<ActionLine>,
    pub(super) periods: Vec<Period>,
    pub(super) commitments: Vec<Standing>,
    pub(super) events: Vec<Entry>,
}

/// An item as the page shows it.
pub(super) struct Shown {
    pub(super) item: Item,
    pub(super) icon: &'static str,
    pub(super) kind: &'static str,
    pub(super) class: String,
    pub(super) when: Markup,
    pub(super) late: Option<String>,
    pub(super) mark: Option<Markup>,
}

/// A kind to narrow the timeline to.
pub(super) struct KindChip {
    pub(super) text: &'static str,
    pub(super) link: String,
    pub(super) current: bool,
}

/// The timeline as the page shows it.
pub(super) struct Life {
    pub(super) chips: Vec<KindChip>,
    pub(super) planned: Vec<Shown>,
    pub(super) today: String,
    pub(super) months: Vec<(String, Vec<Shown>)>,
    pub(super) newer: Option<String>,
    pub(super) older: Option<String>,
    pub(super) empty: bool,
}

const CHIPS: [ItemKind; 8] = [
    ItemKind::Meeting,
    ItemKind::Decision,
    ItemKind::Draft,
    ItemKind::Signature,
    ItemKind::Press,
    ItemKind::File,
    ItemKind::Stage,
    ItemKind::Edit,
];

/// The timeline of an agreement, narrowed and paged as the address asks.
pub(super) fn life(w: Words, (a, base): (&Agreement, &str), kept: &Kept, params: &Params, today: NaiveDate) -> Life {
    let only = ItemKind::parse(params.get("t"));
    let page = params.get("page").parse().unwrap_or(1);
    let Timeline { planned, months, page, has_older, total } = arrange(gather(w, a, base, kept), only, page);
    let link = |only: Option<ItemKind>, page: usize| {
        let kind = only.map(|kind| format!("t={}", kind.key()));
        let parts: Vec<String> = kind.into_iter().chain((page > 1).then(|| format!("page={page}"))).collect();
        let mark = if parts.is_empty() { "" } else { "?" };
        format!("{base}{mark}{}#timeline", parts.join("&"))
    };
    let all = KindChip { text: w.common.all(), link: link(None, 1), current: only.is_none() };
    let kinds = CHIPS.into_iter().map(|kind| KindChip {
        text: w.label(kind),
        link: link(Some(kind), 1),
        current: only == Some(kind),
    });
    let shown = |item: Item| shown(w, item, today);
    Life {
        chips: std::iter::once(all).chain(kinds).collect(),
        planned: planned.into_iter().map(shown).collect(),
        today: w.agreement_page.today_is(today),
        months: months
            .into_iter()
            .map(|month| (w.month_of(month.day), month.items.into_iter().map(shown).collect()))
            .collect(),
        newer: (page > 1).then(|| link(only, page - 1)),
        older: has_older.then(|| link(only, page + 1)),
        empty: total == 0,
    }
}

fn shown(w: Words, item: Item, today: NaiveDate) -> Shown {
    let late = (today - item.on).num_days();
    Shown {
        icon: item.kind.icon(),
        kind: w.one_of(item.kind),
        class: item.stage.map_or_else(String::new, |stage| format!("s-{}", stage.key())),
        when: match item.at.filter(|_| !item.is_separator()) {
            Some(at) => w.moment(at),
            None => w.day(item.on),
        },
        late: (item.planned && late > 0).then(|| w.common.days_late(late)),
        mark: item.stage.filter(|_| item.is_separator()).map(|stage| stage_mark(&w, &stage)),
        item,
    }
}

fn gather(w: Words, a: &Agreement, base: &str, kept: &Kept) -> Vec<Item> {
    let mut found: Vec<Item> = Vec::new();
    found.extend(kept.meetings.iter().map(|line| items::meeting(w, line)));
    found.extend(kept.decisions.iter().map(|line| items::decision(w, line)));
    found.extend(kept.versions.iter().flat_map(|line| items::version(w, base, line)));
    found.extend(kept.signatures.iter().chain(&kept.void).map(|line| items::signature(w, base, line)));
    found.extend(kept.coverage.iter().map(|line| items::coverage(w, line)));
    found.extend(kept.files.iter().map(|line| items::file(w, line)));
    found.extend(kept.history.iter().map(|row| items::stage(w, row)));
    found.extend(kept.events.iter().filter_map(|entry| items::edit(w, entry)));
    found.extend(deadlines(w, a, base, kept));
    found
}

fn deadlines(w: Words, a: &Agreement, base: &str, kept: &Kept) -> Vec<Item> {
    let v = w.agreement_page;
    let running = a.stage().is_under_way() || a.stage() == Stage::InForce;
    let step = a.next().due_on.filter(|_| running).map(|due| {
        let text = if a.next().text.is_empty() { v.next_step() } else { a.next().text.as_str() };
        items::deadline(due, v.deadline_step(text), String::new(), format!("{base}#next"))
    });
    let actions = kept.actions.iter().filter_map(|line| {
        let (title, link) = (v.deadline_action(&line.text), format!("{base}#actions"));
        Some(items::deadline(line.due_on?, title, line.responsible.clone(), link))
    });
    let commitments = kept.commitments.iter().filter_map(|one| {
        let (of, title) = (&one.commitment, w.commitment_page.deadline(&one.commitment.text));
        Some(items::deadline(one.judged.due?, title, of.obligor_name.clone(), format!("/commitments/{}", of.id)))
    });
    let last = kept.periods.last().filter(|_| a.stage() == Stage::InForce);
    let ends = last.and_then(|period| period.span.ends_on).map(|day| (day, v.deadline_end()));
    let decision = last.and_then(|period| period.decision_due_on).map(|day| (day, v.deadline_decision()));
    let periods = ends
        .into_iter()
        .chain(decision)
        .map(|(day, title)| items::deadline(day, title.to_owned(), String::new(), format!("{base}/signing")));
    step.into_iter().chain(actions).chain(commitments).chain(periods).collect()
}
