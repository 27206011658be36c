//! What stands beside the page of one agreement: actions, versions, files, press, terms, relations.
use chrono::NaiveDate;

use super::show_life::Kept;
use crate::agreements::sight::Sight;
use crate::agreements::{Agreement, store};
use crate::db::{Result, Tx};
use crate::page::Markup;
use crate::words::Words;

/// A line with a link: a name, and what is said about it.
pub(super) struct SideLine {
    pub(super) link: String,
    pub(super) name: String,
    pub(super) note: String,
}

/// An open action.
pub(super) struct ToDo {
    pub(super) id: String,
    pub(super) text: String,
    pub(super) responsible: String,
    pub(super) due: Option<Markup>,
    pub(super) late: Option<String>,
}

/// What hangs on an agreement.
pub(super) struct Side {
    pub(super) actions: Vec<ToDo>,
    pub(super) versions: Vec<SideLine>,
    pub(super) compare: Option<String>,
    pub(super) press: Vec<SideLine>,
    pub(super) files: Vec<SideLine>,
    pub(super) periods: Vec<String>,
}

/// So many versions, items and files stand beside the page; the rest has pages of its own.
const SHORT: usize = 5;

/// Sorts out what hangs on an agreement.
pub(super) fn side(w: Words, base: &str, kept: Kept, today: NaiveDate) -> Side {
    let v = w.agreement_page;
    let actions = kept.actions.iter().map(|line| ToDo {
        id: line.id.to_string(),
        text: line.text.clone(),
        responsible: line.responsible.clone(),
        due: line.due_on.map(|day| w.day(day)),
        late: line.days_late(today).map(|days| w.common.days_late(days)),
    });
    let versions = kept.versions.iter().take(SHORT).map(|version| SideLine {
        link: format!("{base}/drafts/{}", version.number),
        name: v.version_no(version.number),
        note: [version.author.clone(), w.moment_text(version.created_at)].join(" · "),
    });
    let press = kept.coverage.iter().take(SHORT).map(|line| SideLine {
        link: format!("/press/{}", line.id),
        name: w.common.quoted(&line.headline),
        note: [line.outlet.clone(), w.day_text(line.published_on)].join(" · "),
    });
    let files = kept.files.iter().take(SHORT).map(|line| SideLine {
        link: line.href(),
        name: line.file_name.clone(),
        note: [w.label(line.kind).to_owned(), w.file_size(line.size)].join(" · "),
    });
    let latest = kept.versions.first().map(|version| version.number).filter(|number| *number > 1);
    Side {
        actions: actions.collect(),
        versions: versions.collect(),
        compare: latest.map(|number| format!("{base}/drafts/compare?a={}&b={number}", number - 1)),
        press: press.collect(),
        files: files.collect(),
        periods: kept
            .periods
            .iter()
            .map(|period| match period.span.ends_on {
                Some(end) => v.from_until(period.span.starts_on, end),
                None => v.open_ended(period.span.starts_on),
            })
            .collect(),
    }
}

/// An agreement that this one refers to, or that refers to this one.
pub(super) struct Related {
    pub(super) relation: &'static str,
    pub(super) link: String,
    pub(super) name: String,
}

/// The related agreements in sight, both ways.
pub(super) async fn related(tx: &mut Tx, w: Words, a: &Agreement, sight: &Sight) -> Result<Vec<Related>> {
    let mut found = Vec::new();
    if let Some((relation, id)) = a.relates_to() {
        match store::find(tx, id, sight).await {
            Ok(earlier) => found.push(Related {
                relation: w.label(relation),
                link: format!("/agreements/{id}"),
                name: format!("{} — {}", w.code(earlier.reference()), earlier.title()),
            }),
            Err(crate::db::StoreError::NotFound) => {}
            Err(fault) => return Err(fault),
        }
    }
    for (relation, id, name) in store::referring(tx, a.id(), sight).await? {
        let name = match name.split_once(" — ") {
            Some((reference, title)) => format!("{} — {title}", w.code(reference)),
            None => name,
        };
        found.push(Related { relation: w.turned(relation), link: format!("/agreements/{id}"), name });
    }
    Ok(found)
}
