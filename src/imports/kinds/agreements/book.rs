//! The agreements as they are recorded, and as the rows of a list so far have them.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::staff::Staff;
use super::{awaits, course, named, parties};
use crate::agreements::forms;
use crate::agreements::imported::{Imported, code};
use crate::ids::{AgreementId, OrganisationId, UserId};
use crate::imports::kinds::{Fields, Names, iso, joined, people, tick};
use crate::persian::{fold, fold_org};
use crate::users::User;

/// An agreement as it is recorded.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: AgreementId,
    /// Its version.
    pub version: i64,
    /// What is written of it, and how it came to where it stands.
    pub of: Imported,
}

/// What is recorded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The agreements that can be seen, by year and number.
    pub all: Vec<Item>,
    /// Whether every agreement can be seen. Who does not see all cannot know which references are free.
    pub sees_all: bool,
    /// References of agreements in the trash.
    pub trashed: Vec<(i64, i64)>,
    /// The last number given out in each year.
    pub last_numbers: HashMap<i64, i64>,
    /// What the form of an agreement chooses from.
    pub lists: forms::Lists,
    /// The people with their posts, and the organisations.
    pub people: people::Known,
}

/// The agreements as the rows so far have them.
pub(super) struct Book<'a> {
    pub(super) known: &'a Known,
    pub(super) recorded: HashMap<Uuid, &'a Item>,
    pub(super) by_reference: HashMap<(i64, i64), AgreementId>,
    by_title: Names,
    parties: HashMap<Uuid, Vec<OrganisationId>>,
    pub(super) last_numbers: HashMap<i64, i64>,
    pub(super) organisations: Names,
    pub(super) names: HashMap<Uuid, String>,
    pub(super) staff: Staff,
    /// The users by their folded names.
    users: HashMap<String, Vec<&'a User>>,
    references: HashMap<AgreementId, (i64, i64)>,
}

impl<'a> Book<'a> {
    pub(super) fn of(known: &'a Known, today: NaiveDate) -> Book<'a> {
        let organisations = &known.people.organisations;
        let names: HashMap<Uuid, String> = organisations.all.iter().map(|(id, _, of)| (*id, of.name.clone())).collect();
        let mut book = Book {
            known,
            recorded: known.all.iter().map(|item| (item.id.uuid(), item)).collect(),
            by_reference: known.all.iter().map(|item| (item.of.reference, item.id)).collect(),
            by_title: Names::default(),
            parties: HashMap::new(),
            last_numbers: known.last_numbers.clone(),
            organisations: organisations.names(),
            users: HashMap::new(),
            staff: Staff::of(&known.people, &names, today),
            names,
            references: known.all.iter().map(|item| (item.id, item.of.reference)).collect(),
        };
        for user in &known.lists.users {
            book.users.entry(fold(&user.name)).or_default().push(user);
        }
        for item in &known.all {
            let parties = item.of.parties.iter().map(|party| party.organisation).collect();
            book.learn(item.id.uuid(), &item.of.content.title, parties);
        }
        book
    }

    pub(super) fn learn(&mut self, id: Uuid, title: &str, parties: Vec<OrganisationId>) {
        self.by_title.add(fold_org(title), id);
        self.parties.insert(id, parties);
    }

    /// The fields of a recorded one.
    pub(super) fn fields(&self, of: &Imported) -> Fields {
        let content = &of.content;
        let (relation, earlier) = match content.relates_to {
            Some((relation, earlier)) => (relation.key(), self.references.get(&earlier).copied()),
            None => ("", None),
        };
        let mut fields = Fields::from([
            ("reference", of.code()),
            ("title", content.title.clone()),
            ("kind", content.kind.key().to_owned()),
            ("subject", content.subject.clone()),
            ("aims", content.aims.clone()),
            ("owner", of.content.owner.map_or("", |id| self.user_name(id)).to_owned()),
            ("team", self.team(&of.content.team)),
            ("confidential", tick(content.confidential)),
            ("next_step", content.next.text.clone()),
            ("next_due_on", iso(content.next.due_on)),
            ("letters", content.letters.clone()),
            ("tags", content.tags.clone()),
            // What relates to an agreement that cannot be seen relates to none.
            ("relation", earlier.map_or("", |_| relation).to_owned()),
            ("amends", earlier.map_or_else(String::new, code)),
        ]);
        fields.extend(parties::fields(&of.parties, &self.names));
        fields.extend(named::fields(&of.parties, self));
        fields.extend(awaits::fields(&content.next, self));
        fields.extend(course::fields(&of.course));
        fields
    }

    /// Our own organisation, if somebody said which it is.
    pub(super) fn own(&self) -> Option<OrganisationId> {
        let all = &self.known.people.organisations.all;
        all.iter().find(|(_, _, of)| of.own).map(|(id, _, _)| OrganisationId::from(*id))
    }

    /// The names of a team, in the order of the users.
    pub(super) fn team(&self, team: &[UserId]) -> String {
        let users = self.known.lists.users.iter().filter(|user| team.contains(&user.id));
        joined(users.map(|user| self.user_name(user.id)))
    }

    /// The name of a user, or the user name where two share the name.
    pub(super) fn user_name(&self, id: UserId) -> &str {
        let Some(user) = self.known.lists.users.iter().find(|user| user.id == id) else { return "" };
        let is_only = self.users.get(&fold(&user.name)).is_some_and(|alike| alike.len() == 1);
        if is_only { &user.name } else { &user.username }
    }

    /// The users of a name or a user name.
    pub(super) fn users_called(&self, name: &str) -> Vec<&'a User> {
        let by_name = self.users.get(&fold(name)).cloned().unwrap_or_default();
        let said = name.to_lowercase();
        let is_other = |user: &&User| user.username == said && by_name.iter().all(|other| other.id != user.id);
        let by_username: Vec<&User> = self.known.lists.users.iter().filter(is_other).collect();
        [by_name, by_username].concat()
    }

    /// The next number of a year.
    pub(super) fn next_number(&mut self, year: i64) -> i64 {
        let last = self.last_numbers.entry(year).or_insert(0);
        *last += 1;
        *last
    }

    /// An agreement of this title that shares every party that the row names; or several.
    pub(super) fn so_called(&self, title: &str, parties: &[OrganisationId]) -> Vec<Uuid> {
        let of = |id: &Uuid| self.parties.get(id).map_or(&[][..], Vec::as_slice);
        let shares = |id: &&Uuid| parties.iter().all(|party| of(id).contains(party));
        self.by_title.of(&fold_org(title)).iter().filter(shares).copied().collect()
    }
}
