//! Every column that points at an organisation, a person or a post. A test holds this table against
//! the foreign keys of the database.
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::merging::{Mergeable, Moved};

/// A column that points at a record.
pub struct Place {
    /// Table and column.
    pub name: &'static str,
    rows: &'static str,
    point: &'static str,
}

macro_rules! place {
    ($table:literal, $column:literal, $key:literal) => {
        Place {
            name: concat!($table, ".", $column),
            rows: concat!("SELECT ", $key, " FROM ", $table, " WHERE ", $column, " = $1 ORDER BY 1"),
            point: concat!("UPDATE ", $table, " SET ", $column, " = $2 WHERE ", $column, " = $1 AND ", $key, " = $3"),
        }
    };
}

/// What points at organisations.
pub const OF_ORGANISATIONS: &[Place] = &[
    place!("posts", "organisation_id", "id"),
    place!("agreements", "awaited_party_id", "id"),
    place!("awaits", "party_id", "id"),
    place!("agreement_parties", "organisation_id", "agreement_id"),
    place!("actions", "organisation_id", "id"),
    place!("verdicts", "organisation_id", "draft_id"),
    place!("signatures", "organisation_id", "id"),
    place!("commitments", "organisation_id", "id"),
];

/// What points at persons.
pub const OF_PERSONS: &[Place] = &[
    place!("posts", "person_id", "id"),
    place!("agreements", "awaited_person_id", "id"),
    place!("awaits", "person_id", "id"),
    place!("meetings", "chair_id", "id"),
    place!("meetings", "secretary_id", "id"),
    place!("attendances", "person_id", "meeting_id"),
    place!("actions", "person_id", "id"),
];

/// What points at posts.
pub const OF_POSTS: &[Place] = &[
    place!("agreement_parties", "representative_id", "agreement_id"),
    place!("agreement_parties", "signatory_id", "agreement_id"),
    place!("attendances", "post_id", "meeting_id"),
    place!("signatures", "post_id", "id"),
];

/// What points at records of a kind.
pub fn of(kind: Mergeable) -> &'static [Place] {
    match kind {
        Mergeable::Organisation => OF_ORGANISATIONS,
        Mergeable::Person => OF_PERSONS,
    }
}

/// Makes everything that points at `from` point at `to`.
pub async fn point(tx: &mut Tx, places: &[Place], from: Uuid, to: Uuid) -> Result<Vec<Moved>> {
    let mut moved = Vec::new();
    for place in places {
        let rows: Vec<(Uuid,)> = tx.all(place.rows, &[&from]).await?;
        let mut keys: Vec<Uuid> = rows.into_iter().map(|(key,)| key).collect();
        keys.dedup();
        for key in keys {
            tx.run(place.point, &[&from, &to, &key]).await?;
            moved.push(Moved { place: place.name.to_owned(), key, from, to });
        }
    }
    Ok(moved)
}

/// Makes what was moved point where it did; rows that point elsewhere by now are left alone.
pub async fn point_back(tx: &mut Tx, moved: &[Moved]) -> Result<()> {
    let places = || OF_ORGANISATIONS.iter().chain(OF_PERSONS).chain(OF_POSTS);
    for one in moved.iter().rev() {
        if let Some(place) = places().find(|place| place.name == one.place) {
            tx.run(place.point, &[&one.to, &one.from, &one.key]).await?;
        }
    }
    Ok(())
}

/// How many rows of each place point at a record.
pub async fn count(tx: &mut Tx, kind: Mergeable, id: Uuid) -> Result<Vec<(&'static str, usize)>> {
    let mut counts = Vec::new();
    for place in of(kind) {
        let rows: Vec<(Uuid,)> = tx.all(place.rows, &[&id]).await?;
        counts.push((place.name, rows.len()));
    }
    Ok(counts)
}
