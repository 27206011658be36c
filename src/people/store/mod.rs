//! Persons and their posts in the database.
use chrono::NaiveDate;

use super::{Introduction, Person};
use crate::db::{Query, Result, StoreError, Tx};
use crate::form::pick::Candidate;
use crate::ids::{OrganisationId, PersonId};
use crate::persian::{fold_name, fold_org};

mod posts;
mod write;

pub use posts::{
    all_posts, end_post, erase_posts, heads, insert_post, insert_posts, post, post_on, posts_at, posts_of,
    present_posts, update_post,
};
pub use write::{delete, erase_all, insert, insert_all, insert_as, restore, update};

#[derive(sqlx::FromRow)]
struct Row {
    id: PersonId,
    name: String,
    honorific: String,
    phone: String,
    email: String,
    note: String,
    deleted: bool,
    version: i64,
}

impl From<Row> for Person {
    fn from(row: Row) -> Person {
        Person {
            id: row.id,
            name: row.name,
            honorific: row.honorific,
            phone: row.phone,
            email: row.email,
            note: row.note,
            deleted: row.deleted,
            version: row.version,
        }
    }
}

const SELECT: &str = "SELECT p.id, p.name, p.honorific, p.phone, p.email, p.note,
                             p.deleted_at IS NOT NULL AS deleted, p.version FROM persons p";

/// One person, also one in the trash: records that name them still lead there.
pub async fn find(tx: &mut Tx, id: PersonId) -> Result<Person> {
    let mut query = Query::new(SELECT);
    query.and("p.id = ?", &[&id]);
    tx.select::<Row>(&query).await?.into_iter().next().map(Person::from).ok_or(StoreError::NotFound)
}

/// Every person by name, with titles.
pub async fn names(tx: &mut Tx) -> Result<Vec<(PersonId, String)>> {
    let everyone = list(tx, &Filter::default(), i64::MAX, 0).await?;
    Ok(everyone.into_iter().map(|person| (person.id, person.full_name())).collect())
}

/// What a list of persons is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words of a name or of an organisation's, an e-mail address, digits of a telephone number.
    pub text: String,
    /// Those with a post there, present or past.
    pub organisation: Option<OrganisationId>,
}

impl Filter {
    fn like(&self) -> String {
        format!("%{}%", fold_org(&self.text))
    }

    fn narrow<'a>(&'a self, like: &'a String, query: &mut Query<'a>) {
        query.and("p.deleted_at IS NULL", &[]);
        if like.len() > 2 {
            query.and(
                "(p.found_by LIKE ? OR EXISTS (SELECT 1 FROM posts h JOIN organisations o ON o.id = h.organisation_id
                    WHERE h.person_id = p.id AND o.found_by LIKE ?))",
                &[like, like],
            );
        }
        if let Some(organisation) = &self.organisation {
            query.and(
                "EXISTS (SELECT 1 FROM posts h WHERE h.person_id = p.id AND h.organisation_id = ?)",
                &[organisation],
            );
        }
    }
}

/// A page of the list, by name.
pub async fn list(tx: &mut Tx, filter: &Filter, limit: i64, offset: i64) -> Result<Vec<Person>> {
    let like = filter.like();
    let mut query = Query::new(SELECT);
    filter.narrow(&like, &mut query);
    query.push(" ORDER BY p.sort_key, p.id LIMIT ? OFFSET ?", &[&limit, &offset]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Person::from).collect())
}

/// How many the whole list has.
pub async fn count(tx: &mut Tx, filter: &Filter) -> Result<i64> {
    let like = filter.like();
    let mut query = Query::new("SELECT count(*) FROM persons p");
    filter.narrow(&like, &mut query);
    tx.count(&query).await
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: PersonId,
    name: String,
    honorific: String,
    organisation: Option<String>,
    short_name: Option<String>,
    ends_on: Option<NaiveDate>,
}

const NAMES: &str = "SELECT p.id, p.name, p.honorific, o.name AS organisation, o.short_name, h.ends_on
                     FROM persons p LEFT JOIN posts h ON h.person_id = p.id
                     LEFT JOIN organisations o ON o.id = h.organisation_id";

const NAMES_ORDER: &str = " ORDER BY p.sort_key, p.id, h.starts_on DESC NULLS LAST, h.id DESC";

/// One candidate a person, of the rows of their posts: shown with the first organisation of today,
/// known with each of them.
fn candidates_of(rows: Vec<NameRow>, today: NaiveDate) -> Vec<Candidate> {
    let mut found: Vec<(Candidate, bool)> = Vec::new();
    for row in rows {
        let full = super::full_name(&row.honorific, &row.name);
        if found.last().is_none_or(|(last, _)| last.id != row.id.uuid()) {
            let mut names = vec![full.clone()];
            if full != row.name {
                names.push(row.name.clone());
            }
            found.push((Candidate { id: row.id.uuid(), label: full.clone(), names }, false));
        }
        let Some((candidate, has_post)) = found.last_mut() else { continue };
        let Some(organisation) = row.organisation else { continue };
        let label = Introduction::label(&full, Some(&organisation));
        let short = row.short_name.filter(|short| !short.is_empty());
        candidate.names.extend(short.map(|short| Introduction::label(&full, Some(&short))));
        if !*has_post && row.ends_on.is_none_or(|last| today <= last) {
            candidate.label.clone_from(&label);
            *has_post = true;
        }
        candidate.names.push(label);
    }
    found.into_iter().map(|(candidate, _)| candidate).collect()
}

/// The persons that a typed name may mean at first sight: those of exactly this name, and those
/// whose ids came along with it.
pub async fn of_name(tx: &mut Tx, name: &str, ids: [Option<PersonId>; 2], today: NaiveDate) -> Result<Vec<Candidate>> {
    let [chosen, meant] = ids;
    let folded = fold_name(name);
    let mut query = Query::new(NAMES);
    query.and("p.deleted_at IS NULL", &[]);
    query.and("(p.id = ? OR p.id = ? OR p.folded = ?)", &[&chosen, &meant, &folded]);
    query.push(NAMES_ORDER, &[]);
    Ok(candidates_of(tx.select(&query).await?, today))
}

/// Every person with the names they are known under.
pub async fn candidates(tx: &mut Tx, today: NaiveDate) -> Result<Vec<Candidate>> {
    let mut query = Query::new(NAMES);
    query.and("p.deleted_at IS NULL", &[]).push(NAMES_ORDER, &[]);
    Ok(candidates_of(tx.select(&query).await?, today))
}
