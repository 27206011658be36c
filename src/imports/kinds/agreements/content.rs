//! What people write about an agreement, in a list.
use std::collections::HashMap;

use super::Met;
use super::book::Book;
use super::carers::Carers;
use crate::agreements::forms::{self, Named};
use crate::agreements::imported::read_code;
use crate::agreements::{Content, NextStep};
use crate::form::Form;
use crate::ids::AgreementId;
use crate::imports::kinds::{Desk, Fields, field};
use crate::imports::table::Line;

/// The fields that the form of an agreement has under the same names.
const PLAIN: [&str; 10] =
    ["title", "kind", "subject", "aims", "confidential", "next_step", "next_due_on", "letters", "tags", "relation"];

/// What the fields say, read by the form of an agreement. What a list does not speak of stays.
pub fn read(
    desk: &mut Desk<'_>,
    met: &Met<'_>,
    fields: &Fields,
    (next, carers): (NextStep, Carers),
    book: &Book<'_>,
) -> Option<Content> {
    let (line, lists, references) = (met.line, &book.known.lists, &book.by_reference);
    let was = met.was.map(|item| &item.of.content);
    let mut form = Form::empty(desk.w);
    for key in PLAIN {
        form.set(key, field(fields, key));
    }
    form.set("amends", field(fields, "amends"));
    form.set("owner", carers.owner.map_or_else(String::new, |owner| owner.to_string()));
    for member in carers.team {
        form.set(&forms::team_field(member), "1");
    }
    let earlier = earlier(desk, line, field(fields, "amends"), met.id.into(), references);
    let named = Named { earlier, ..Named::default() };
    let read = forms::read(desk.w, &mut form, lists, named, desk.today);
    desk.reject_all(line, &form);
    if desk.is_bad(line) {
        return None;
    }
    let next = NextStep { text: read.next.text, due_on: read.next.due_on, ..next };
    // A relation to an agreement that cannot be seen stands in no field.
    let is_hidden = |id: &AgreementId| !references.values().any(|known| known == id);
    let kept = was.and_then(|was| was.relates_to).filter(|(_, id)| is_hidden(id));
    Some(Content { next, relates_to: read.relates_to.or(kept), ..read })
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
