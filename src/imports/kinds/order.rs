//! The order in which records are written that point at others of their kind: what is pointed at comes first.
use std::collections::HashMap;

use uuid::Uuid;

use super::Desk;
use crate::imports::table::Line;
use crate::imports::{Record, Write};

/// Puts what is referred to before what refers to it. Rows that refer to each other in a circle are refused
/// at the column of `key`.
pub fn earlier_first(desk: &mut Desk<'_>, lines: &[Line], key: &str, circle: &str) {
    let earlier = |write: &Write| match &write.is {
        Record::Agreement(of) => of.content.relates_to.map(|(_, id)| id.uuid()),
        Record::Coverage(of) => of.republished_from.map(|id| id.uuid()),
        _ => None,
    };
    let written: HashMap<Uuid, Option<Uuid>> =
        desk.plan.writes.iter().map(|write| (write.id, earlier(write))).collect();
    let depths: HashMap<Uuid, usize> = written.keys().map(|id| (*id, depth(*id, &written))).collect();
    let in_circle: Vec<u32> = desk
        .plan
        .writes
        .iter()
        .filter(|write| depths.get(&write.id).is_some_and(|depth| *depth > written.len()))
        .map(|write| write.row)
        .collect();
    for line in lines.iter().filter(|line| in_circle.contains(&line.number)) {
        desk.spoilt.clear();
        desk.reject(line, key, circle);
    }
    desk.plan.writes.sort_by_key(|write| depths.get(&write.id).copied().unwrap_or(0));
}

/// How many written records stand before one; more than there are where that has no end.
fn depth(id: Uuid, written: &HashMap<Uuid, Option<Uuid>>) -> usize {
    let before = |id: &Uuid| written.get(id).copied().flatten().filter(|id| written.contains_key(id));
    std::iter::successors(before(&id), before).take(written.len() + 1).count()
}
