//! Who plays in the sample year: users, organisations, people with their posts, outlets.
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::data::people::{ORGANISATIONS, OUTLETS, PEOPLE};
use crate::db::{Result, Tx};
use crate::ids::{OrganisationId, OutletId, PersonId, PostId, UserId};
use crate::parties::{self, NewOrganisation};
use crate::people::{self, NewPerson, NewPost};
use crate::press::{self, Licensed, NewOutlet, OutletKind};
use crate::users::roles::Role;
use crate::users::session::Actor;
use crate::users::{self, Density, Theme, User};
use crate::words::Lang;

/// User name, name, post and role of those who use the program.
const USERS: &[(&str, &str, &str, Role)] = &[
    ("viewer", "منیره حاتمی", "کارشناس حقوقی", Role::Viewer),
    ("officer", "الهام رضایی", "رئیس ادارهٔ امور قراردادها", Role::Officer),
    ("ahmadvand", "سعید احمدوند", "کارشناس تعاون", Role::Officer),
    ("mousavi", "نرگس موسوی", "مسئول روابط عمومی", Role::Officer),
    ("manager", "آرش محمدپور", "معاون تعاون", Role::Manager),
    ("admin", "سپهر عطایی", "مدیر سامانه", Role::Admin),
];

/// A person with the post held today.
#[derive(Clone, Copy)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The post.
    pub post: PostId,
    /// Whether it may sign.
    pub may_sign: bool,
}

/// An organisation with its people.
pub struct House {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: &'static str,
    /// Its people; the first may sign.
    pub members: Vec<Member>,
}

/// Everybody.
pub struct Cast {
    /// The officers and the manager, who do the work.
    pub actors: Vec<Actor>,
    /// The manager.
    pub manager: Actor,
    /// The organisations; the first is our own.
    pub houses: Vec<House>,
    /// The outlets.
    pub outlets: Vec<OutletId>,
}

/// Records everybody.
pub async fn record(tx: &mut Tx, today: NaiveDate, now: DateTime<Utc>) -> Result<Cast> {
    let mut everyone = Vec::new();
    for (username, name, post, role) in USERS {
        everyone.push(user(tx, username, name, post, *role, now).await?);
    }
    let manager = everyone.iter().find(|actor| actor.role == Role::Manager).or(everyone.first()).cloned();
    let manager = manager.ok_or(crate::db::StoreError::NotFound)?;
    let actors = everyone.into_iter().filter(|actor| actor.role == Role::Officer).collect();
    let houses = houses(tx, today, now).await?;
    Ok(Cast { actors, manager, houses, outlets: outlets(tx, now).await? })
}

async fn user(tx: &mut Tx, username: &str, name: &str, post: &str, role: Role, now: DateTime<Utc>) -> Result<Actor> {
    let user = User {
        id: UserId::new(),
        username: username.into(),
        name: name.into(),
        post: post.into(),
        role,
        language: Lang::Fa,
        theme: Theme::Auto,
        density: Density::Comfortable,
        active: true,
        has_password: false,
        version: 1,
    };
    users::store::insert(tx, &user, now).await?;
    let User { id, name, post, role, language, theme, density, .. } = user;
    Ok(Actor { id, name, post, role, language, theme, density, session: String::new() })
}

async fn houses(tx: &mut Tx, today: NaiveDate, now: DateTime<Utc>) -> Result<Vec<House>> {
    let mut houses = Vec::new();
    for (place, (name, short_name, kind, province)) in ORGANISATIONS.iter().enumerate() {
        let new = NewOrganisation {
            short_name: (*short_name).into(),
            kind: *kind,
            own: place == 0,
            province: (*province).into(),
            phone: format!("026-32{:06}", 700_000 + place * 1311),
            ..NewOrganisation::named(*name)
        };
        let id = parties::store::insert(tx, &new, now).await?;
        let mut members = Vec::new();
        for (nth, (honorific, person, _, title, may_sign)) in
            PEOPLE.iter().enumerate().filter(|(_, (_, _, at, _, _))| *at == place)
        {
            members.push(member(tx, id, (honorific, person), (title, *may_sign), (nth, today), now).await?);
        }
        houses.push(House { id, name, members });
    }
    Ok(houses)
}

async fn member(
    tx: &mut Tx,
    organisation: OrganisationId,
    (honorific, name): (&str, &str),
    (title, may_sign): (&str, bool),
    (nth, today): (usize, NaiveDate),
    now: DateTime<Utc>,
) -> Result<Member> {
    let new = NewPerson { name: name.into(), honorific: honorific.into(), ..NewPerson::default() };
    let person = people::store::insert(tx, &new, now).await?;
    let since = today - Days::new(700 + (nth as u64 * 37) % 500);
    if nth.is_multiple_of(7) {
        // People change posts; the former one stays in their history.
        let former = NewPost {
            person,
            organisation,
            title: "کارشناس".into(),
            starts_on: Some(since - Days::new(900)),
            ends_on: Some(since - Days::new(1)),
            may_sign: false,
        };
        people::store::insert_post(tx, &former, now).await?;
    }
    let held = NewPost { person, organisation, title: title.into(), starts_on: Some(since), ends_on: None, may_sign };
    let post = people::store::insert_post(tx, &held, now).await?;
    Ok(Member { person, post, may_sign })
}

async fn outlets(tx: &mut Tx, now: DateTime<Utc>) -> Result<Vec<OutletId>> {
    let mut made = Vec::new();
    for (name, kind, site, licensed) in OUTLETS {
        let new = NewOutlet {
            name: (*name).into(),
            kind: OutletKind::parse(kind).unwrap_or(OutletKind::NewsSite),
            site: (*site).into(),
            licensed: Licensed::parse(licensed).unwrap_or(Licensed::Unknown),
            note: String::new(),
        };
        made.push(press::store::insert_outlet(tx, &new, now).await?);
    }
    Ok(made)
}
