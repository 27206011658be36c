//! Recording and changing organisations.
use chrono::{DateTime, Utc};

use crate::db::{Result, Rows, Tx};
use crate::ids::OrganisationId;
use crate::parties::NewOrganisation;
use crate::persian::{fold_org, sort_key};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

/// Records an organisation. One that is to be our own takes that place from the one before.
pub async fn insert(tx: &mut Tx, of: &NewOrganisation, now: DateTime<Utc>) -> Result<OrganisationId> {
    let id = OrganisationId::new();
    insert_as(tx, id, of, now).await?;
    Ok(id)
}

/// Records an organisation under an id that is known before.
pub async fn insert_as(tx: &mut Tx, id: OrganisationId, of: &NewOrganisation, now: DateTime<Utc>) -> Result<()> {
    insert_all(tx, &[(id, of)], now).await
}

/// Records several.
pub async fn insert_all(tx: &mut Tx, all: &[(OrganisationId, &NewOrganisation)], now: DateTime<Utc>) -> Result<()> {
    for (id, of) in all {
        give_up_own(tx, of, *id, now).await?;
    }
    let copies: Vec<Copies> = all.iter().map(|(_, of)| Copies::of(of)).collect();
    let mut rows = Rows::of(
        "INSERT INTO organisations (id, name, short_name, kind, own, national_id, province, address, phone, site,
                                    note, folded, found_by, sort_key, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((id, of), copies) in all.iter().zip(&copies) {
        rows.add(&[
            id,
            &of.name,
            &of.short_name,
            &of.kind,
            &of.own,
            &of.national_id,
            &of.province,
            &of.address,
            &of.phone,
            &of.site,
            &of.note,
            &copies.folded,
            &copies.found_by,
            &copies.sort_key,
            &now,
            &now,
        ]);
    }
    tx.insert(&rows).await?;
    let docs: Vec<Doc> = all.iter().map(|(id, _)| Doc::Organisation(*id)).collect();
    refresh_all(tx, &docs).await
}

/// Writes an organisation anew.
pub async fn update(
    tx: &mut Tx,
    id: OrganisationId,
    version: i64,
    of: &NewOrganisation,
    now: DateTime<Utc>,
) -> Result<()> {
    give_up_own(tx, of, id, now).await?;
    let copies = Copies::of(of);
    tx.change(
        "UPDATE organisations SET name = $1, short_name = $2, kind = $3, own = $4, national_id = $5, province = $6,
                address = $7, phone = $8, site = $9, note = $10, folded = $11, found_by = $12, sort_key = $13,
                updated_at = $14, version = version + 1
         WHERE id = $15 AND version = $16 AND deleted_at IS NULL",
        &[
            &of.name,
            &of.short_name,
            &of.kind,
            &of.own,
            &of.national_id,
            &of.province,
            &of.address,
            &of.phone,
            &of.site,
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
    refresh(tx, Doc::Organisation(id)).await
}

/// Puts an organisation into the trash. Our own stays.
pub async fn delete(tx: &mut Tx, id: OrganisationId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE organisations SET deleted_at = $1, updated_at = $1, version = version + 1
         WHERE id = $2 AND deleted_at IS NULL AND NOT own",
        &[&now, &id],
    )
    .await?;
    refresh(tx, Doc::Organisation(id)).await
}

/// Takes it out again.
pub async fn restore(tx: &mut Tx, id: OrganisationId, now: DateTime<Utc>) -> Result<()> {
    tx.change(
        "UPDATE organisations SET deleted_at = NULL, updated_at = $1, version = version + 1
         WHERE id = $2 AND deleted_at IS NOT NULL",
        &[&now, &id],
    )
    .await?;
    refresh(tx, Doc::Organisation(id)).await
}

/// Takes organisations out for good, as if they had never been recorded. Our own stays.
pub async fn erase_all(tx: &mut Tx, ids: &[OrganisationId]) -> Result<()> {
    tx.run_among("DELETE FROM organisations WHERE NOT own AND id", ids).await?;
    let docs: Vec<Doc> = ids.iter().copied().map(Doc::Organisation).collect();
    refresh_all(tx, &docs).await
}

async fn give_up_own(tx: &mut Tx, of: &NewOrganisation, to: OrganisationId, now: DateTime<Utc>) -> Result<()> {
    if !of.own {
        return Ok(());
    }
    let before: Vec<(OrganisationId,)> = tx
        .all(
            "UPDATE organisations SET own = FALSE, updated_at = $1, version = version + 1 WHERE own AND id <> $2
             RETURNING id",
            &[&now, &to],
        )
        .await?;
    let docs: Vec<Doc> = before.into_iter().map(|(id,)| Doc::Organisation(id)).collect();
    refresh_all(tx, &docs).await
}

/// What is kept beside the words themselves, to find an organisation by and to order it.
struct Copies {
    folded: String,
    found_by: String,
    sort_key: String,
}

impl Copies {
    fn of(of: &NewOrganisation) -> Copies {
        // What the text filter looks through; a line for each, so that no match runs over two.
        let texts = [&of.name, &of.short_name, &of.national_id, &of.province, &of.phone];
        let found_by = texts.map(|text| fold_org(text)).join("\n");
        Copies { folded: fold_org(&of.name), found_by, sort_key: sort_key(&of.name) }
    }
}
