//! Who is responsible, named in a form: a user, a person or an organisation.
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::Responsible;
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::form::pick::{Candidate, Picked, likely};
use crate::ids::{OrganisationId, PersonId, UserId};
use crate::persian::{fold, fold_name};
use crate::users::session::Actor;
use crate::{parties, people, users};

/// The longest name.
const LONGEST: usize = 500;

/// Everybody who may be responsible.
pub struct Everybody {
    users: Vec<Candidate>,
    persons: Vec<Candidate>,
    organisations: Vec<Candidate>,
}

impl Everybody {
    /// Reads their names.
    pub async fn read(tx: &mut Tx, now: DateTime<Utc>) -> Result<Everybody> {
        let users = users::store::list(tx).await?.into_iter().filter(|user| user.active);
        Ok(Everybody {
            users: users.map(|u| Candidate { id: u.id.uuid(), names: vec![u.name.clone()], label: u.name }).collect(),
            persons: people::store::candidates(tx, day_in_tehran(now)).await?,
            organisations: parties::store::candidates(tx).await?,
        })
    }

    fn kinds(&self) -> [&[Candidate]; 3] {
        [&self.users, &self.persons, &self.organisations]
    }

    fn all(&self) -> Vec<Candidate> {
        self.kinds().concat()
    }

    fn responsible(&self, id: Uuid) -> Option<Responsible> {
        let is_in = |kind: &[Candidate]| kind.iter().any(|candidate| candidate.id == id);
        if is_in(&self.users) {
            Some(Responsible::User(UserId::from(id)))
        } else if is_in(&self.persons) {
            Some(Responsible::Person(PersonId::from(id)))
        } else if is_in(&self.organisations) {
            Some(Responsible::Organisation(OrganisationId::from(id)))
        } else {
            None
        }
    }

    /// Those that a name means at sight: users before persons, persons before organisations.
    fn called(&self, text: &str) -> Vec<Candidate> {
        let wanted = fold_name(text);
        let bears = |c: &&Candidate| c.names.iter().any(|name| fold_name(name) == wanted);
        let of = |kind: &[Candidate]| kind.iter().filter(bears).cloned().collect::<Vec<_>>();
        self.kinds().into_iter().map(of).find(|found| !found.is_empty()).unwrap_or_default()
    }

    /// At most `limit` to offer for what is typed so far.
    pub fn suggest(&self, typed: &str, limit: usize) -> Vec<Candidate> {
        let wanted = fold(typed).replace(' ', "");
        let holds = |c: &&Candidate| c.names.iter().any(|name| fold(name).replace(' ', "").contains(&wanted));
        let all = self.all();
        let mut found: Vec<Candidate> = all.iter().filter(holds).take(limit).cloned().collect();
        if found.is_empty() {
            found = likely(typed, &all, fold_name).into_iter().cloned().collect();
        }
        found
    }
}

/// Who a combobox field means. A name that nobody bears becomes a fault with a question; a person
/// who is to be created is, in this transaction.
pub async fn pick(
    tx: &mut Tx,
    form: &mut Form,
    field: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<Responsible>> {
    let text = form.text(field, LONGEST);
    if form.is_bad(field) || text.is_empty() {
        return Ok(None);
    }
    let everybody = Everybody::read(tx, now).await?;
    let all = everybody.all();
    let answered = ["_id", ".meant"].iter().any(|end| !form.value(&format!("{field}{end}")).is_empty());
    let called = everybody.called(&text);
    let candidates = if answered || called.is_empty() { &all } else { &called };
    Ok(match form.picked(field, candidates, fold_name) {
        Picked::Nothing => None,
        Picked::Known(id) => everybody.responsible(id),
        Picked::New(_) => people::pick::pick(tx, form, field, actor, now).await?.map(Responsible::Person),
        Picked::Unclear => {
            form.ask(field, &all, fold_name);
            None
        }
    })
}
