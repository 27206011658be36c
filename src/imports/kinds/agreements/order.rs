//! The order in which agreements are written: one that refers to another comes after it.
use std::collections::HashMap;

use uuid::Uuid;

use crate::imports::kinds::Desk;
use crate::imports::table::Line;
use crate::imports::{Record, Write};

/// Puts what is referred to before what refers to it; rows that refer to each other in a circle are
/// refused.
pub fn earlier_first(desk: &mut Desk<'_>, lines: &[Line]) {
    let earlier = |write: &Write| match &write.is {
        Record::Agreement(of) => of.content.relates_to.map(|(_, id)| id.uuid()),
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
        let text = desk.w.imports.circle();
        desk.reject(line, "amends", text);
    }
    desk.plan.writes.sort_by_key(|write| depths.get(&write.id).copied().unwrap_or(0));
}

/// How many written records stand before one; more than there are where that has no end.
fn depth(id: Uuid, written: &HashMap<Uuid, Option<Uuid>>) -> usize {
    let before = |id: &Uuid| written.get(id).copied().flatten().filter(|id| written.contains_key(id));
    std::iter::successors(before(&id), before).take(written.len() + 1).count()
}
