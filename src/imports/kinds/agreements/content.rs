//! What people write about an agreement, in a list.
use std::collections::HashMap;

use super::Met;
use crate::agreements::forms::{self, Lists, Named};
use crate::agreements::imported::read_code;
use crate::agreements::{Content, NextStep};
use crate::form::Form;
use crate::ids::{AgreementId, UserId};
use crate::imports::kinds::{Desk, Fields, field};
use crate::imports::table::Line;
use crate::persian::fold;
use crate::users::roles::Right;

/// The fields that the form of an agreement has under the same names.
const PLAIN: [&str; 10] =
    ["title", "kind", "subject", "aims", "confidential", "next_step", "next_due_on", "letters", "tags", "relation"];

/// What the fields say, read by the form of an agreement. What a list does not speak of stays.
pub fn read(
    desk: &mut Desk<'_>,
    met: &Met<'_>,
    fields: &Fields,
    references: &HashMap<(i64, i64), AgreementId>,
    lists: &Lists,
) -> Option<Content> {
    let line = met.line;
    let was = met.was.map(|item| &item.of.content);
    let mut form = Form::empty(desk.w);
    for key in PLAIN {
        form.set(key, field(fields, key));
    }
    form.set("amends", field(fields, "amends"));
    let owner = owner(desk, line, field(fields, "owner"), was.and_then(|was| was.owner), lists);
    form.set("owner", owner.map_or_else(String::new, |owner| owner.to_string()));
    let earlier = earlier(desk, line, field(fields, "amends"), met.id.into(), references);
    let named = Named { earlier, ..Named::default() };
    let read = forms::read(desk.w, &mut form, lists, named, desk.today);
    desk.reject_all(line, &form);
    if desk.is_bad(line) {
        return None;
    }
    let Some(was) = was else { return Some(read) };
    let next = NextStep { text: read.next.text, due_on: read.next.due_on, ..was.next.clone() };
    // A relation to an agreement that cannot be seen stands in no field.
    let relates_to = read.relates_to.or(was.relates_to.filter(|(_, id)| !references.values().any(|known| known == id)));
    Some(Content { next, relates_to, team: was.team.clone(), ..read })
}

/// The user of a name or a user name, who may look after agreements or did already.
fn owner(desk: &mut Desk<'_>, line: &Line, name: &str, was: Option<UserId>, lists: &Lists) -> Option<UserId> {
    if name.is_empty() {
        return None;
    }
    let said = fold(name);
    let may = |id: UserId, active: bool, right: bool| Some(id) == was || active && right;
    let mut found = lists.users.iter().filter(|user| {
        let is_called = fold(&user.name) == said || user.username == name.to_lowercase();
        is_called && may(user.id, user.active, user.role.may(Right::Record))
    });
    match (found.next(), found.next()) {
        (Some(user), None) => Some(user.id),
        _ => {
            let text = desk.w.imports.no_user(name);
            desk.reject(line, "owner", text);
            None
        }
    }
}

/// The agreement that is referred to: one that is recorded, or one of another row.
fn earlier(
    desk: &mut Desk<'_>,
    line: &Line,
    reference: &str,
    own: AgreementId,
    references: &HashMap<(i64, i64), AgreementId>,
) -> Option<AgreementId> {
    if reference.is_empty() {
        return None;
    }
    let found = read_code(reference).and_then(|reference| references.get(&reference).copied());
    let w = desk.w;
    match found {
        None => desk.reject(line, "amends", w.imports.no_agreement(w.code_inside(reference))),
        Some(id) if id == own => desk.reject(line, "amends", w.agreements.not_itself()),
        Some(_) => {}
    }
    found
}
