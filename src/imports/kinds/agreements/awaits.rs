//! In whose hands an agreement of a list lies: ours, a party's, a person's.
use uuid::Uuid;

use super::book::Book;
use super::named::person;
use super::staff::introduced;
use crate::agreements::imported::ImportedParty;
use crate::agreements::{Awaited, NextStep};
use crate::ids::{OrganisationId, PersonId, PostId};
use crate::imports::Record;
use crate::imports::kinds::{Desk, Fields, field};
use crate::imports::table::Line;
use crate::people::{Introduction, NewPost};
use crate::persian::fold_org;
use crate::words::Words;

/// What people write for themselves, folded, beside the name of the choice.
const OURSELVES: [&str; 4] = ["ما", "نزدما", "us", "we"];

/// The words of the column, beside names.
pub fn words(w: Words) -> Vec<(&'static str, &'static str)> {
    [Awaited::Us, Awaited::Person].map(|awaited| (awaited.key(), w.label(awaited))).to_vec()
}

/// The fields of whom a next step awaits.
pub fn fields(next: &NextStep, book: &Book<'_>) -> Fields {
    let party = next.party.and_then(|id| book.names.get(&id.uuid()).cloned());
    let awaited = match next.awaited {
        Some(Awaited::Party) => party.unwrap_or_default(),
        awaited => awaited.map_or("", Awaited::key).to_owned(),
    };
    let person = next.person.map(|id| book.staff.introduce(id.uuid(), &book.names));
    Fields::from([("awaited", awaited), ("awaited_person", person.unwrap_or_default())])
}

/// Whom a row awaits. Where it says nothing, it is whom the record awaits.
pub fn read(
    desk: &mut Desk<'_>,
    line: &Line,
    typed: &Fields,
    was: Option<&NextStep>,
    parties: &[ImportedParty],
    book: &mut Book<'_>,
) -> NextStep {
    let mut next = was.cloned().unwrap_or_default();
    let (said, named) = (field(typed, "awaited"), field(typed, "awaited_person"));
    if !said.is_empty() {
        let Some((awaited, party, person)) = hands(desk, line, said, parties, book) else { return next };
        // In other hands: whoever it lay with before is not said to be there.
        if (Some(awaited), party) != (next.awaited, next.party) {
            next.person = None;
        }
        (next.awaited, next.party) = (Some(awaited), party);
        next.person = person.or(next.person);
    }
    if !named.is_empty() {
        let recorded = was.and_then(|was| was.person);
        next.person = meant(desk, line, named, recorded, book);
        next.awaited.get_or_insert(Awaited::Person);
    } else if next.awaited == Some(Awaited::Person) && next.person.is_none() {
        let has_column = desk.layout.place("awaited_person").is_some();
        let fault = desk.w.import_links.with_whom();
        desk.reject(line, if has_column { "awaited_person" } else { "awaited" }, fault);
    }
    next
}

/// Ours, a party's of that name, or a person's.
fn hands(
    desk: &mut Desk<'_>,
    line: &Line,
    said: &str,
    parties: &[ImportedParty],
    book: &Book<'_>,
) -> Option<(Awaited, Option<OrganisationId>, Option<PersonId>)> {
    let folded = fold_org(said);
    if let Some(awaited) = Awaited::parse(said).filter(|awaited| *awaited != Awaited::Party) {
        return Some((awaited, None, None));
    }
    if OURSELVES.contains(&folded.as_str()) {
        return Some((Awaited::Us, None, None));
    }
    let so_called = book.organisations.of(&folded);
    let mut at = parties.iter().map(|party| party.organisation).filter(|one| so_called.contains(&one.uuid()));
    if let (Some(party), None) = (at.next(), at.next()) {
        return Some((Awaited::Party, Some(party), None));
    }
    match book.staff.so_called(&introduced(said).name) {
        [id] => Some((Awaited::Person, None, Some((*id).into()))),
        _ => {
            let fault = desk.w.import_links.not_awaitable(said);
            desk.reject(line, "awaited", fault);
            None
        }
    }
}

/// The person of a cell: one who is known, or who is recorded on the way.
fn meant(
    desk: &mut Desk<'_>,
    line: &Line,
    text: &str,
    recorded: Option<PersonId>,
    book: &mut Book<'_>,
) -> Option<PersonId> {
    const KEY: &str = "awaited_person";
    let is_called = |id: &PersonId| fold_org(&book.staff.introduce(id.uuid(), &book.names)) == fold_org(text);
    if let Some(person) = recorded.filter(is_called) {
        return Some(person);
    }
    if let Some(person) = book.staff.labelled(text) {
        return Some(person.into());
    }
    let told = introduced(text);
    let at = book.organisations.of(&fold_org(&told.organisation)).to_vec();
    let so_called = book.staff.so_called(&told.name);
    let there: Vec<Uuid> = so_called.iter().copied().filter(|id| book.staff.is_at(*id, &at)).collect();
    match (so_called, there.as_slice()) {
        ([one], _) | (_, [one]) => return Some((*one).into()),
        ([], _) => {}
        _ => {
            let fault = desk.w.imports.several_so_called(&told.name);
            desk.reject(line, KEY, fault);
            return None;
        }
    }
    if at.is_empty() && told.title.is_empty() && !told.organisation.is_empty() {
        let fault = desk.w.import_links.unknown_person(&told.name);
        desk.reject(line, KEY, fault);
        return None;
    }
    let (id, is_new) = person(desk, line, KEY, &told.name, book)?;
    if is_new {
        place(desk, line, id, &told, book)?;
        desk.plan.passing.push(book.staff.introduce(id, &book.names));
    }
    Some(id.into())
}

/// Gives somebody who is recorded on the way the post that was told.
fn place(desk: &mut Desk<'_>, line: &Line, person: Uuid, told: &Introduction, book: &mut Book<'_>) -> Option<()> {
    if told.organisation.is_empty() {
        return Some(());
    }
    let at = desk.organisation(line, "awaited_person", &told.organisation, &mut book.organisations)?;
    let name = book.names.entry(at).or_insert_with(|| told.organisation.clone()).clone();
    let title: String = told.title.chars().take(200).collect();
    let (person, organisation) = (person.into(), at.into());
    let post = NewPost { person, organisation, title, starts_on: None, ends_on: None, may_sign: false };
    let id = PostId::new();
    book.staff.take(id, &post, &name, desk.today);
    desk.write(line, id.uuid(), None, Record::Post(post));
    Some(())
}
