//! Forms of agreements: from typed fields to typed values, and back.
use chrono::NaiveDate;

use super::{Agreement, AgreementKind, Awaited, Content, NextStep, Party, Relation};
use crate::form::Form;
use crate::ids::{AgreementId, OrganisationId, PersonId, UserId};
use crate::persian::Lean;
use crate::users::User;
use crate::words::Words;

/// The fields that a signed agreement does not give up: its text.
pub const TEXT: [&str; 6] = ["title", "kind", "subject", "aims", "relation", "amends"];

/// What the choices of the form are made of.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    /// Every user.
    pub users: Vec<User>,
    /// The parties of the agreement; none while it is being recorded.
    pub parties: Vec<Party>,
}

/// What stands in fields that name other records.
#[derive(Clone, Copy, Debug, Default)]
pub struct Named {
    /// The person awaited.
    pub person: Option<PersonId>,
    /// The counterparty, while the agreement is being recorded.
    pub counterparty: Option<OrganisationId>,
    /// The earlier agreement.
    pub earlier: Option<AgreementId>,
}

/// The field of the team that stands for a user.
pub fn team_field(user: UserId) -> String {
    format!("team.{user}")
}

/// The form filled in with an agreement; `earlier` is the reference of the one it refers to.
pub fn filled(w: Words, agreement: &Agreement, earlier: &str) -> Form {
    let Content { next, .. } = agreement.content();
    let awaited = match (next.awaited, next.party) {
        (Some(Awaited::Party), Some(party)) => format!("party:{party}"),
        (awaited, _) => awaited.map_or_else(String::new, |awaited| awaited.key().to_owned()),
    };
    let relation = agreement.relates_to().map_or("", |(relation, _)| relation.key());
    let mut form = Form::empty(w)
        .with("version", agreement.version().to_string())
        .with("title", agreement.title())
        .with("kind", agreement.kind().key())
        .with("subject", agreement.subject())
        .with("aims", agreement.aims())
        .with("owner", agreement.owner().map_or_else(String::new, |owner| owner.to_string()))
        .with("confidential", if agreement.confidential() { "1" } else { "" })
        .with("next_step", &*next.text)
        .with("next_due_on", next.due_on.map_or_else(String::new, |day| w.day_full(day)))
        .with("awaited", awaited)
        .with("awaited_person", agreement.awaited_person_name())
        .with("awaited_person_id", next.person.map_or_else(String::new, |person| person.to_string()))
        .with("letters", agreement.letters())
        .with("tags", &*agreement.content().tags)
        .with("relation", relation)
        .with("amends", if relation.is_empty() { String::new() } else { w.code(earlier) });
    for user in agreement.team() {
        form.set(&team_field(*user), "1");
    }
    form
}

/// The fields that two people may both have changed, with their names.
pub fn labels(w: Words, lists: &Lists) -> Vec<(String, String)> {
    let a = w.agreements;
    let fields = [
        ("title", a.title()),
        ("kind", a.kind()),
        ("subject", a.subject()),
        ("aims", a.aims()),
        ("relation", a.relation()),
        ("amends", a.earlier()),
        ("owner", a.owner()),
        ("next_step", a.next_step()),
        ("next_due_on", a.next_due()),
        ("awaited", a.awaited()),
        ("awaited_person", a.awaited_person()),
        ("confidential", a.confidential()),
        ("letters", a.letters()),
        ("tags", a.tags()),
    ];
    let team = lists.users.iter().map(|user| (team_field(user.id), a.team_member(&*user.name)));
    fields.into_iter().map(|(name, label)| (name.to_owned(), label.to_owned())).chain(team).collect()
}

/// A value of a field that is a choice, in words; none where the value is what people read.
pub fn in_words(w: Words, lists: &Lists, field: &str, value: &str) -> Option<String> {
    let options = match field {
        "kind" => kinds(w),
        "relation" => relations(w),
        "owner" => owners(w, lists, value),
        "awaited" => awaited(w, lists),
        _ => return None,
    };
    Some(options.into_iter().find(|(key, _)| key == value).map(|(_, words)| words).unwrap_or_default())
}

/// The kinds of paper to choose from.
pub fn kinds(w: Words) -> Vec<(String, String)> {
    AgreementKind::ALL.iter().map(|kind| (kind.key().to_owned(), w.label(kind).to_owned())).collect()
}

/// The relations to choose from.
pub fn relations(w: Words) -> Vec<(String, String)> {
    let open = (String::new(), w.agreements.no_relation().to_owned());
    let all = Relation::ALL.iter().map(|relation| (relation.key().to_owned(), w.label(relation).to_owned()));
    std::iter::once(open).chain(all).collect()
}

/// The users who may look after an agreement, and the one who does, whatever became of them.
pub fn owners(w: Words, lists: &Lists, present: &str) -> Vec<(String, String)> {
    use crate::users::roles::Right;
    let fits = |user: &&User| user.active && user.role.may(Right::Record) || user.id.to_string() == present;
    let users = lists.users.iter().filter(fits).map(|user| (user.id.to_string(), user.name.clone()));
    std::iter::once((String::new(), w.agreements.nobody().to_owned())).chain(users).collect()
}

/// Whom the next step can wait for.
pub fn awaited(w: Words, lists: &Lists) -> Vec<(String, String)> {
    let key = |awaited: Awaited| awaited.key().to_owned();
    let mut all = vec![
        (String::new(), w.agreements.awaited_nobody().to_owned()),
        (key(Awaited::Us), w.label(Awaited::Us).to_owned()),
    ];
    if lists.parties.is_empty() {
        all.push((key(Awaited::Party), w.agreements.counterparty().to_owned()));
    }
    for party in &lists.parties {
        all.push((format!("party:{}", party.organisation), w.agreements.awaited_party(&*party.name)));
    }
    all.push((key(Awaited::Person), w.label(Awaited::Person).to_owned()));
    all
}

/// Reads the form.
pub fn read(w: Words, form: &mut Form, lists: &Lists, named: Named, today: NaiveDate) -> Content {
    let owner = form.choice("owner", |id| known_user(lists, id));
    let relation = form.choice("relation", Relation::parse);
    if relation.is_some() && form.value("amends").is_empty() {
        form.reject("amends", w.faults.required());
    }
    if relation.is_none() && !form.value("amends").is_empty() {
        form.reject("relation", w.faults.unknown_choice());
    }
    let team = lists.users.iter().map(|user| user.id).filter(|user| form.ticked(&team_field(*user))).collect();
    Content {
        title: form.required("title", 500),
        kind: form.choice("kind", AgreementKind::parse).unwrap_or(AgreementKind::Mou),
        subject: form.text("subject", 4000),
        aims: form.text("aims", 20_000),
        owner,
        confidential: form.ticked("confidential"),
        next: read_next(w, form, lists, named, today),
        letters: form.text("letters", 2000),
        tags: form.text("tags", 500),
        relates_to: relation.zip(named.earlier),
        team,
    }
}

fn known_user(lists: &Lists, id: &str) -> Option<UserId> {
    UserId::parse(id).filter(|id| lists.users.iter().any(|user| user.id == *id))
}

fn read_next(w: Words, form: &mut Form, lists: &Lists, named: Named, today: NaiveDate) -> NextStep {
    let text = form.text("next_step", 500);
    let due_on = form.day("next_due_on", today, Lean::Future);
    let chosen = form.choice("awaited", |key| match key.split_once(':') {
        Some((_, id)) => {
            let party = OrganisationId::parse(id)?;
            lists.parties.iter().any(|one| one.organisation == party).then_some((Awaited::Party, Some(party)))
        }
        None => Awaited::parse(key).map(|awaited| (awaited, named.counterparty)),
    });
    let person_typed = !form.value("awaited_person").is_empty();
    if chosen.is_some_and(|(awaited, _)| awaited == Awaited::Person) && !person_typed {
        form.reject("awaited_person", w.faults.required());
    }
    // A person named without saying whose is the one awaited.
    let awaited = chosen.map(|(awaited, _)| awaited).or(named.person.map(|_| Awaited::Person));
    let party = chosen.filter(|(awaited, _)| *awaited == Awaited::Party).and_then(|(_, party)| party);
    NextStep { text, due_on, awaited, party, person: named.person }
}

/// What is written down about an agreement, field by field, for the audit trail.
pub fn told(agreement: &Agreement, lists: &Lists, earlier: &str) -> Vec<(&'static str, String)> {
    let Content { next, team, .. } = agreement.content();
    let names = lists.users.iter().filter(|user| team.contains(&user.id)).map(|user| user.name.as_str());
    let names: Vec<&str> = names.collect();
    vec![
        ("title", agreement.title().to_owned()),
        ("kind", agreement.kind().key().to_owned()),
        ("subject", agreement.subject().to_owned()),
        ("aims", agreement.aims().to_owned()),
        ("owner", agreement.owner_name().to_owned()),
        ("confidential", agreement.confidential().to_string()),
        ("team", names.join("، ")),
        ("next_step", next.text.clone()),
        ("next_due_on", next.due_on.map_or_else(String::new, |day| day.to_string())),
        ("awaited", next.awaited.map_or("", Awaited::key).to_owned()),
        ("awaited_party", agreement.awaited_party_name().to_owned()),
        ("awaited_person", agreement.awaited_person_name().to_owned()),
        ("letters", agreement.letters().to_owned()),
        ("tags", agreement.content().tags.clone()),
        ("relation", agreement.relates_to().map_or("", |(relation, _)| relation.key()).to_owned()),
        ("earlier", earlier.to_owned()),
    ]
}
