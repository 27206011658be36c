//! New names that are much like those on record: a list may only spell them otherwise.
use std::collections::HashMap;

use uuid::Uuid;

use super::Desk;
use crate::audit::Kind;
use crate::imports::store::Known;
use crate::imports::table::Line;
use crate::imports::{Likely, Meant};
use crate::merging::likely::{Index, Named};
use crate::persian::{fold_name, fold_org};

/// So many are named.
const MOST: usize = 3;

/// What is on record under names, and what was said of new ones.
pub struct Names<'a> {
    known: &'a Known,
    answers: HashMap<(Kind, &'a str), Option<Uuid>>,
    indexes: HashMap<Kind, Index>,
}

impl<'a> Names<'a> {
    pub(super) fn of(known: &'a Known, meant: &'a [Meant]) -> Names<'a> {
        let answers = meant.iter().map(|one| ((one.kind, one.folded.as_str()), one.id)).collect();
        Names { known, answers, indexes: HashMap::new() }
    }
}

/// A name as names of its kind are compared.
fn fold(kind: Kind, name: &str) -> String {
    if kind == Kind::Person { fold_name(name) } else { fold_org(name) }
}

fn named(kind: Kind, id: Uuid, name: &str, national_id: &str) -> Named {
    let (name, national_id) = (name.to_owned(), national_id.to_owned());
    Named { id, folded: fold(kind, &name), name, others: Vec::new(), national_id }
}

/// What is on record of a kind.
fn recorded(known: &Known, kind: Kind) -> Vec<Named> {
    let (organisations, people, outlets) = match known {
        Known::Organisations(known) => (Some(known), None, None),
        Known::People(known) => (Some(&known.organisations), Some(known), None),
        Known::Agreements(known) => (Some(&known.people.organisations), Some(&known.people), None),
        Known::Outlets(known) => (None, None, Some(known)),
        Known::Coverage(known) => (None, None, Some(&known.outlets)),
    };
    match kind {
        Kind::Organisation => {
            let all = organisations.into_iter().flat_map(|known| &known.all);
            all.map(|(id, _, of)| named(kind, *id, &of.name, &of.national_id)).collect()
        }
        Kind::Person => {
            let all = people.into_iter().flat_map(|known| &known.all);
            all.map(|(id, _, of)| named(kind, *id, &of.name, "")).collect()
        }
        _ => {
            let all = outlets.into_iter().flat_map(|known| &known.all);
            all.map(|(id, _, of)| named(kind, *id, &of.name, "")).collect()
        }
    }
}

impl Desk<'_> {
    /// The record that a new name means after all, if somebody said so; and a remark at its cell when some on
    /// record are much like it. It is asked once for each name.
    pub(super) fn same_as(
        &mut self,
        line: &Line,
        key: &str,
        (kind, name, national_id): (Kind, &str, &str),
    ) -> Option<Uuid> {
        let Desk { names, plan, layout, .. } = self;
        let known = names.known;
        let index = names.indexes.entry(kind).or_insert_with(|| Index::of(recorded(known, kind)));
        let new = named(kind, Uuid::nil(), name, national_id);
        let like: Vec<(Uuid, String)> =
            index.like(&new).into_iter().take(MOST).map(|one| (one.id, one.name.clone())).collect();
        if like.is_empty() {
            return None;
        }
        let answer = names.answers.get(&(kind, new.folded.as_str())).copied().flatten();
        let meant = answer.filter(|id| like.iter().any(|(one, _)| one == id));
        let (row, column) = (line.number, layout.place(key));
        plan.likely.push(Likely { kind, name: new.name, folded: new.folded, row, column, known: like, meant });
        meant
    }
}
