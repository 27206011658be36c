//! The parties of an agreement in a list: a column for each role, the names in a cell one after the other.
use std::collections::HashMap;

use uuid::Uuid;

use super::book::Book;
use crate::agreements::PartyRole;
use crate::agreements::imported::ImportedParty;
use crate::ids::OrganisationId;
use crate::imports::kinds::{Desk, Fields, field, joined, several};
use crate::imports::table::Line;

/// The fields of the parties and their people.
pub const PARTIES: [&str; 6] = ["first_party", "parties", "supporters", "witnesses", "representatives", "signatories"];

/// The organisations that a row names, by their roles.
pub type Told = Vec<(PartyRole, Vec<OrganisationId>)>;

const fn field_of(role: PartyRole) -> &'static str {
    match role {
        PartyRole::FirstParty => "first_party",
        PartyRole::Party => "parties",
        PartyRole::Supporter => "supporters",
        PartyRole::Witness => "witnesses",
    }
}

/// What a row says of the parties. Organisations that nobody knows are recorded on the way.
pub fn read(desk: &mut Desk<'_>, line: &Line, typed: &Fields, book: &mut Book<'_>) -> Told {
    let mut told = Told::new();
    for role in PartyRole::ALL {
        let key = field_of(*role);
        let mut some = Vec::new();
        for name in several(field(typed, key)) {
            if let Some(id) = desk.organisation(line, key, name, &mut book.organisations) {
                book.names.entry(id).or_insert_with(|| name.to_owned());
                some.push(OrganisationId::from(id));
            }
        }
        if !some.is_empty() {
            told.push((*role, some));
        }
    }
    told
}

/// All organisations that a row names.
pub fn all(told: &Told) -> Vec<OrganisationId> {
    told.iter().flat_map(|(_, some)| some.iter().copied()).collect()
}

fn in_role(parties: &[ImportedParty], role: PartyRole) -> Vec<OrganisationId> {
    parties.iter().filter(|party| party.role == role).map(|party| party.organisation).collect()
}

/// The fields of recorded parties.
pub fn fields(parties: &[ImportedParty], names: &HashMap<Uuid, String>) -> Fields {
    let mut fields = Fields::new();
    for role in PartyRole::ALL {
        let of_role = in_role(parties, *role);
        let called = of_role.iter().filter_map(|id| names.get(&id.uuid()).map(String::as_str));
        fields.insert(field_of(*role), joined(called));
    }
    fields
}

/// The fields that name the organisations that are recorded, however the row spells them.
pub fn spelt_as_before(told: &Told, was: &[ImportedParty], before: &Fields) -> Fields {
    let same = told.iter().filter(|(role, some)| in_role(was, *role) == *some);
    same.map(|(role, _)| (field_of(*role), field(before, field_of(*role)).to_owned())).collect()
}

/// The recorded parties, and after them those that the row adds. A list takes no party out: with it would
/// go who speaks and who signs for it.
pub fn over(desk: &mut Desk<'_>, line: &Line, told: &Told, was: &[ImportedParty]) -> Vec<ImportedParty> {
    for (role, some) in told {
        if in_role(was, *role).iter().any(|id| !some.contains(id)) {
            let text = desk.w.imports.parties_stay();
            desk.reject(line, field_of(*role), text);
        }
    }
    let mut parties = was.to_vec();
    for (role, some) in told {
        let is_new = |id: &&OrganisationId| !was.iter().any(|party| party.organisation == **id && party.role == *role);
        parties.extend(some.iter().filter(is_new).map(|id| ImportedParty::of(*id, *role)));
    }
    parties
}

/// The parties of a new agreement. Our own organisation is the first one, unless the list has a column
/// that says who is.
pub fn of_new(desk: &Desk<'_>, told: &Told, book: &Book<'_>) -> Vec<ImportedParty> {
    let mut parties = Vec::new();
    if desk.layout.place("first_party").is_none() {
        let own = book.own().filter(|own| !all(told).contains(own));
        parties.extend(own.map(|own| ImportedParty::of(own, PartyRole::FirstParty)));
    }
    for (role, some) in told {
        parties.extend(some.iter().map(|id| ImportedParty::of(*id, *role)));
    }
    parties
}

/// An organisation is in an agreement once.
pub fn refuse_twice(desk: &mut Desk<'_>, line: &Line, parties: &[ImportedParty]) {
    for (at, party) in parties.iter().enumerate() {
        if parties.iter().take(at).any(|other| other.organisation == party.organisation) {
            let text = desk.w.imports.party_twice();
            desk.reject(line, field_of(party.role), text);
        }
    }
}
