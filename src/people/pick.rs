//! A person named in the form of another record: found, asked about, or created on the way,
//! together with the post and the organisation that were told along with the name.
use chrono::{DateTime, Utc};

use super::{Introduction, NewPerson, NewPost, store};
use crate::audit::{self, Event, Kind, Verb};
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::form::pick::{Picked, likely};
use crate::ids::{OrganisationId, PersonId, PostId};
use crate::parties::{self, NewOrganisation};
use crate::persian::{fold_name, fold_org};
use crate::users::session::Actor;

/// Name, title and organisation in one field.
const LONGEST: usize = 500;

/// The person that a combobox field means: «نام», «نام — سازمان» or «نام — سمت — سازمان». One that
/// nobody knows becomes a fault with a question; one that is to be created is, in this transaction.
pub async fn pick(
    tx: &mut Tx,
    form: &mut Form,
    field: &str,
    actor: &Actor,
    now: DateTime<Utc>,
) -> Result<Option<PersonId>> {
    let today = day_in_tehran(now);
    let text = form.text(field, LONGEST);
    if form.is_bad(field) {
        return Ok(None);
    }
    let ids = ["_id", ".meant"].map(|end| PersonId::parse(form.value(&format!("{field}{end}"))));
    let at_sight = store::of_name(tx, &Introduction::read(&text).name, ids, today).await?;
    let mut picked = form.picked(field, &at_sight, fold_name);
    if picked == Picked::Unclear {
        form.ask(field, &store::candidates(tx, today).await?, fold_name);
    }
    if let Picked::New(text) = &picked
        && Introduction::read(text).name.chars().count() > 200
    {
        form.text(field, 200);
        picked = Picked::Unclear;
    }
    Ok(match picked {
        Picked::Nothing | Picked::Unclear => None,
        Picked::Known(id) => Some(id.into()),
        Picked::New(text) => Some(introduce(tx, &Introduction::read(&text), actor, now).await?),
    })
}

/// Records a person and that they were recorded.
pub async fn create(tx: &mut Tx, of: &NewPerson, actor: &Actor, now: DateTime<Utc>) -> Result<PersonId> {
    let id = PersonId::new();
    create_as(tx, id, of, actor, now).await?;
    Ok(id)
}

/// The same under an id that is known before.
pub async fn create_as(tx: &mut Tx, id: PersonId, of: &NewPerson, actor: &Actor, now: DateTime<Utc>) -> Result<()> {
    store::insert_as(tx, id, of, now).await?;
    let event = Event::new(actor, Verb::Created, Kind::Person, id, of.full_name());
    audit::store::append(tx, &event, now).await
}

/// Records a post and that it was recorded.
pub async fn create_post(tx: &mut Tx, of: &NewPost, actor: &Actor, now: DateTime<Utc>) -> Result<PostId> {
    let id = store::insert_post(tx, of, now).await?;
    let title = store::post(tx, id).await?.label();
    audit::store::append(tx, &Event::new(actor, Verb::Created, Kind::Post, id, title), now).await?;
    Ok(id)
}

/// Records a person with the post and the organisation told along with the name.
pub async fn introduce(tx: &mut Tx, told: &Introduction, actor: &Actor, now: DateTime<Utc>) -> Result<PersonId> {
    let person = create(tx, &NewPerson::named(&told.name), actor, now).await?;
    if !told.organisation.is_empty() {
        let organisation = organisation(tx, &told.organisation, actor, now).await?;
        let title = told.title.chars().take(200).collect();
        let post = NewPost { person, organisation, title, starts_on: None, ends_on: None, may_sign: false };
        create_post(tx, &post, actor, now).await?;
    }
    Ok(person)
}

/// The organisation told along with a name: one so called or nearly so, else a new one.
async fn organisation(tx: &mut Tx, name: &str, actor: &Actor, now: DateTime<Utc>) -> Result<OrganisationId> {
    let all = parties::store::candidates(tx).await?;
    match likely(name, &all, fold_org).first() {
        Some(known) => Ok(known.id.into()),
        None => {
            let name: String = name.chars().take(300).collect();
            parties::pick::create(tx, &NewOrganisation::named(name), actor, now).await
        }
    }
}
