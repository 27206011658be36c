//! Recording and changing persons.
use chrono::{DateTime, Utc};

use crate::db::{Result, Rows, Tx};
use crate::ids::PersonId;
use crate::people::NewPerson;
use crate::persian::{fold_name, fold_org, sort_key};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

/// Records a person.
pub async fn insert(tx: &mut Tx, of: &NewPerson, now: DateTime<Utc>) -> Result<PersonId> {
    let id = PersonId::new();
    insert_as(tx, id, of, now).await?;
    Ok(id)
}

/// Records a person under an id that is known before.
pub async fn insert_as(tx: &mut Tx, id: PersonId, of: &NewPerson, now: DateTime<Utc>) -> Result<()> {
    insert_all(tx, &[(id, of)], now).await
}

/// Records several.
pub async fn insert_all(tx: &mut Tx, all: &[(PersonId, &NewPerson)], now: DateTime<Utc>) -> Result<()> {
    let copies: Vec<Copies> = all.iter().map(|(_, of)| Copies::of(of)).collect();
    let mut rows = Rows::of(
        "INSERT INTO persons (id, name, honorific, phone, email, note, folded, found_by, sort_key,
                              created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((id, of), copies) in all.iter().zip(&copies) {
        rows.add(&[
            id,
            &of.name,
            &of.honorific,
            &of.phone,
            &of.email,
            &of.note,
            &copies.folded,
            &copies.found_by,
            &copies.sort_key,
            &now,
            &now,
        ]);
    }
    tx.insert(&rows).await?;
    let docs: Vec<Doc> = all.iter().map(|(id, _)| Doc::Person(*id)).collect();
    refresh_all(tx, &docs).await
}

/// Writes a person anew.
pub async fn update(tx: &mut Tx, id: PersonId, version: i64, of: &NewPerson, now: DateTime<Utc>) -> Result<()> {
    let copies = Copies::of(of);
    tx.change(
        "UPDATE persons SET name = $1, honorific = $2, phone = $3, email = $4, note = $5, folded = $6,
                found_by = $7, sort_key = $8, updated_at = $9, version = version + 1
         WHERE id = $10 AND version = $11 AND deleted_at IS NULL",
        &[
            &of.name,
            &of.honorific,
            &of.phone,
            &of.email,
            &of.note,
            &copies.folded,
            &copies.found_by,
            &copies.sort_key,
            &now,
            &id,
            &version,
        ],
    )
    .await?;
    refresh(tx, Doc::Person(id)).await
}

/// Puts a person into the trash.
pub async fn delete(tx: &mut Tx, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE persons SET deleted_at = $1, updated_at = $1, version = version + 1
         WHERE id = $2 AND deleted_at IS NULL",
        &[&now, &id],
    )
    .await?;
    refresh(tx, Doc::Person(id)).await
}

/// Takes them out again.
pub async fn restore(tx: &mut Tx, id: PersonId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE persons SET deleted_at = NULL, updated_at = $1, version = version + 1
         WHERE id = $2 AND deleted_at IS NOT NULL",
        &[&now, &id],
    )
    .await?;
    refresh(tx, Doc::Person(id)).await
}

/// Takes persons out for good, as if they had never been recorded.
pub async fn erase_all(tx: &mut Tx, ids: &[PersonId]) -> Result<()> {
    tx.run_among("DELETE FROM persons WHERE id", ids).await?;
    let docs: Vec<Doc> = ids.iter().copied().map(Doc::Person).collect();
    refresh_all(tx, &docs).await
}

/// What is kept beside the words themselves, to find a person by and to order them.
struct Copies {
    folded: String,
    found_by: String,
    sort_key: String,
}

impl Copies {
    fn of(of: &NewPerson) -> Copies {
        // What the text filter looks through; a line for each, so that no match runs over two.
        let found_by = [&of.full_name(), &of.email, &of.phone].map(|text| fold_org(text)).join("\n");
        Copies { folded: fold_name(&of.name), found_by, sort_key: sort_key(&of.name) }
    }
}
