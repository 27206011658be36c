//! Those whom a list names for the parties of an agreement: who speaks and who signs for each.
use uuid::Uuid;

use super::book::Book;
use super::staff::{Held, introduced};
use crate::agreements::imported::ImportedParty;
use crate::audit::Kind;
use crate::ids::{OrganisationId, PostId};
use crate::imports::kinds::{Desk, Fields, field, joined, several};
use crate::imports::table::Line;
use crate::imports::{Record, Write};
use crate::people::{Introduction, NewPerson, NewPost};
use crate::persian::{fold, fold_name, fold_org};

/// The fields of those who sign and those who speak. Who signs comes first: whoever is new has the right to.
pub const PEOPLE: [&str; 2] = ["signatories", "representatives"];

/// The fields of those who speak and sign for parties.
pub fn fields(parties: &[ImportedParty], book: &Book<'_>) -> Fields {
    let of =
        |post: Option<PostId>| post.and_then(|id| book.staff.post(id)).map(|post| book.staff.full(post, &book.names));
    let list = |posts: Vec<String>| joined(posts.iter().map(String::as_str));
    Fields::from([
        ("representatives", list(parties.iter().filter_map(|party| of(party.representative)).collect())),
        ("signatories", list(parties.iter().filter_map(|party| of(party.signatory)).collect())),
    ])
}

/// Names those of a row for its parties. Whom the row does not speak of stays.
pub fn name(desk: &mut Desk<'_>, line: &Line, typed: &Fields, parties: &mut [ImportedParty], book: &mut Book<'_>) {
    for key in PEOPLE {
        let signs = key == "signatories";
        let mut named: Vec<OrganisationId> = Vec::new();
        for text in several(field(typed, key)) {
            let Some(post) = meant(desk, line, key, text, parties, book) else { continue };
            let Some(organisation) = book.staff.post(post).map(|post| post.organisation) else { continue };
            if named.contains(&organisation) {
                let fault = desk.w.import_links.one_each();
                desk.reject(line, key, fault);
            }
            named.push(organisation);
            if signs && book.staff.new.contains(&post) {
                let_sign(desk, post);
            }
            for party in parties.iter_mut().filter(|party| party.organisation == organisation) {
                *(if signs { &mut party.signatory } else { &mut party.representative }) = Some(post);
            }
        }
    }
}

/// Gives a post that is recorded on the way the right to sign.
fn let_sign(desk: &mut Desk<'_>, post: PostId) {
    let written = desk.plan.writes.iter_mut().rev().find(|write| write.id == post.uuid());
    if let Some(Write { is: Record::Post(of), .. }) = written {
        of.may_sign = true;
    }
}

/// The post that a cell means: one at a party, or one that is recorded on the way.
fn meant(
    desk: &mut Desk<'_>,
    line: &Line,
    key: &'static str,
    text: &str,
    parties: &[ImportedParty],
    book: &mut Book<'_>,
) -> Option<PostId> {
    let at: Vec<OrganisationId> = parties.iter().map(|party| party.organisation).collect();
    let recorded: Vec<PostId> =
        parties.iter().flat_map(|party| [party.signatory, party.representative]).flatten().collect();
    let best = |posts: Vec<&Held>| {
        let of_record = posts.iter().find(|post| recorded.contains(&post.id)).copied();
        of_record.or(posts.into_iter().max_by_key(|post| post.rank)).map(|post| post.id)
    };
    let folded = fold_org(text);
    if let Some(post) = best(book.staff.posts_at(&at).filter(|post| post.label == folded).collect()) {
        return Some(post);
    }
    let (told, at) = place(desk, line, key, introduced(text), &at, book)?;
    let persons = book.staff.so_called(&told.name);
    let fits = |post: &&Held| {
        persons.contains(&post.person) && (told.title.is_empty() || fold(&post.title) == fold(&told.title))
    };
    let fitting: Vec<&Held> = book.staff.posts_at(&at).filter(fits).collect();
    let is_one =
        fitting.windows(2).all(|two| matches!(two, [a, b] if (a.person, a.organisation) == (b.person, b.organisation)));
    match (fitting.is_empty(), is_one) {
        (false, true) => best(fitting),
        (false, false) => {
            let fault = desk.w.import_links.whose(&told.name);
            desk.reject(line, key, fault);
            None
        }
        (true, _) => record(desk, line, key, &told, &at, book),
    }
}

/// The parties among which a person is sought: the one that the cell names, or else all.
fn place(
    desk: &mut Desk<'_>,
    line: &Line,
    key: &str,
    told: Introduction,
    at: &[OrganisationId],
    book: &Book<'_>,
) -> Option<(Introduction, Vec<OrganisationId>)> {
    if told.organisation.is_empty() {
        return Some((told, at.to_vec()));
    }
    let so_called = book.organisations.of(&fold_org(&told.organisation));
    let parties: Vec<OrganisationId> = at.iter().copied().filter(|one| so_called.contains(&one.uuid())).collect();
    if !parties.is_empty() {
        return Some((told, parties));
    }
    if so_called.is_empty() && told.title.is_empty() {
        // «نام — سمت»: what stands after the name is no organisation.
        let (name, title) = (told.name, told.organisation);
        return Some((Introduction { name, title, organisation: String::new() }, at.to_vec()));
    }
    let fault = desk.w.import_links.not_a_party(&told.organisation);
    desk.reject(line, key, fault);
    None
}

/// Records a post on the way, and with it a person whom nobody knows.
fn record(
    desk: &mut Desk<'_>,
    line: &Line,
    key: &'static str,
    told: &Introduction,
    at: &[OrganisationId],
    book: &mut Book<'_>,
) -> Option<PostId> {
    // Whoever nobody knows is of the other side: our own people are on record.
    let theirs: Vec<OrganisationId> = at.iter().copied().filter(|one| Some(*one) != book.own()).collect();
    let (([organisation], _) | (_, [organisation])) = (at, theirs.as_slice()) else {
        let fault = desk.w.import_links.whose(&told.name);
        desk.reject(line, key, fault);
        return None;
    };
    let (person, _) = person(desk, line, key, &told.name, book)?;
    let title: String = told.title.chars().take(200).collect();
    let (id, may_sign) = (PostId::new(), key == "signatories");
    let post =
        NewPost { person: person.into(), organisation: *organisation, title, starts_on: None, ends_on: None, may_sign };
    let at = book.names.get(&organisation.uuid()).cloned().unwrap_or_default();
    book.staff.take(id, &post, &at, desk.today);
    book.staff.new.insert(id);
    let label = book.staff.post(id).map(|post| book.staff.full(post, &book.names));
    desk.plan.passing.extend(label);
    desk.write(line, id.uuid(), None, Record::Post(post));
    Some(id)
}

/// The person of a name: the one so called, or one that is recorded on the way; and whether it is such a one.
pub(super) fn person(
    desk: &mut Desk<'_>,
    line: &Line,
    key: &'static str,
    name: &str,
    book: &mut Book<'_>,
) -> Option<(Uuid, bool)> {
    let fault = match book.staff.so_called(name) {
        [id] => return Some((*id, false)),
        [] if name.chars().count() > 200 => desk.w.faults.too_long(200),
        [] => {
            if let Some(id) = desk.same_as(line, key, (Kind::Person, name, "")) {
                book.staff.persons.add(fold_name(name), id);
                return Some((id, false));
            }
            let (id, of) = (Uuid::now_v7(), NewPerson::named(name));
            book.staff.learn(id, &of);
            desk.write(line, id, None, Record::Person(of));
            return Some((id, true));
        }
        _ => desk.w.imports.several_so_called(name),
    };
    desk.reject(line, key, fault);
    None
}
