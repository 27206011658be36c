//! Outlets in the database.
use chrono::{DateTime, Utc};

use crate::agreements::sight::Sight;
use crate::db::{Query, Result, Rows, StoreError, Tx};
use crate::ids::OutletId;
use crate::persian::fold::{fold_org, sort_key};
use crate::press::{Licensed, NewOutlet, Outlet, OutletKind};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

#[derive(sqlx::FromRow)]
struct Row {
    id: OutletId,
    name: String,
    kind: OutletKind,
    site: String,
    licensed: Licensed,
    note: String,
    version: i64,
}

impl From<Row> for Outlet {
    fn from(row: Row) -> Outlet {
        Outlet {
            id: row.id,
            name: row.name,
            kind: row.kind,
            site: row.site,
            licensed: row.licensed,
            note: row.note,
            version: row.version,
        }
    }
}

/// Every outlet, in the order of their names.
pub async fn outlets(tx: &mut Tx) -> Result<Vec<Outlet>> {
    let rows: Vec<Row> = tx
        .all(
            "SELECT id, name, kind, site, licensed, note, version FROM outlets
             WHERE deleted_at IS NULL ORDER BY sort_key, id",
            &[],
        )
        .await?;
    Ok(rows.into_iter().map(Outlet::from).collect())
}

/// One outlet.
pub async fn find_outlet(tx: &mut Tx, id: OutletId) -> Result<Outlet> {
    let row: Row = tx
        .one(
            "SELECT id, name, kind, site, licensed, note, version FROM outlets WHERE id = $1 AND deleted_at IS NULL",
            &[&id],
        )
        .await?;
    Ok(row.into())
}

/// The outlet with this name, however it is spelt; not `except`.
pub async fn outlet_named(tx: &mut Tx, name: &str, except: Option<OutletId>) -> Result<Option<OutletId>> {
    let folded = fold_org(name);
    let found: Vec<(OutletId,)> = tx
        .all("SELECT id FROM outlets WHERE folded = $1 AND deleted_at IS NULL ORDER BY created_at, id", &[&folded])
        .await?;
    Ok(found.into_iter().map(|(id,)| id).find(|id| Some(*id) != except))
}

/// How many visible items each outlet has, and the day of the latest.
pub async fn outlet_counts(tx: &mut Tx, sight: &Sight) -> Result<Vec<(OutletId, i64, chrono::NaiveDate)>> {
    let mut query = Query::new("SELECT c.outlet_id, count(*) AS n, max(c.published_on) AS latest FROM coverage c");
    sight.coverage(&mut query);
    query.push(" GROUP BY c.outlet_id", &[]);
    tx.select(&query).await
}

/// Records an outlet.
pub async fn insert_outlet(tx: &mut Tx, outlet: &NewOutlet, now: DateTime<Utc>) -> Result<OutletId> {
    let id = OutletId::new();
    insert_outlets(tx, &[(id, outlet)], now).await?;
    Ok(id)
}

/// Records outlets under ids that are known before.
pub async fn insert_outlets(tx: &mut Tx, all: &[(OutletId, &NewOutlet)], now: DateTime<Utc>) -> Result<()> {
    let copies: Vec<(String, String)> = all.iter().map(|(_, of)| (fold_org(&of.name), sort_key(&of.name))).collect();
    let mut rows = Rows::of(
        "INSERT INTO outlets (id, name, kind, site, licensed, note, folded, sort_key, created_at, updated_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    );
    for ((id, of), (folded, sorted)) in all.iter().zip(&copies) {
        rows.add(&[id, &of.name, &of.kind, &of.site, &of.licensed, &of.note, folded, sorted, &now, &now]);
    }
    tx.insert(&rows).await?;
    let docs: Vec<Doc> = all.iter().map(|(id, _)| Doc::Outlet(*id)).collect();
    refresh_all(tx, &docs).await
}

/// Takes outlets out for good, as if they had never been recorded.
pub async fn erase_outlets(tx: &mut Tx, ids: &[OutletId]) -> Result<()> {
    tx.run_among("DELETE FROM outlets WHERE id", ids).await?;
    let docs: Vec<Doc> = ids.iter().copied().map(Doc::Outlet).collect();
    refresh_all(tx, &docs).await
}

/// Changes an outlet, unless somebody was faster.
pub async fn update_outlet(
    tx: &mut Tx,
    id: OutletId,
    version: i64,
    outlet: &NewOutlet,
    now: DateTime<Utc>,
) -> Result<()> {
    let (folded, sorted) = (fold_org(&outlet.name), sort_key(&outlet.name));
    tx.change(
        "UPDATE outlets SET name = $3, kind = $4, site = $5, licensed = $6, note = $7, folded = $8, sort_key = $9,
                            updated_at = $10, version = version + 1
         WHERE id = $1 AND version = $2 AND deleted_at IS NULL",
        &[
            &id,
            &version,
            &outlet.name,
            &outlet.kind,
            &outlet.site,
            &outlet.licensed,
            &outlet.note,
            &folded,
            &sorted,
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Outlet(id)).await
}

/// Puts an outlet into the trash, or takes it out again. Its coverage stays.
pub async fn trash_outlet(tx: &mut Tx, id: OutletId, away: bool, now: DateTime<Utc>) -> Result<()> {
    let at = away.then_some(now);
    let sql = if away {
        "UPDATE outlets SET deleted_at = $2, updated_at = $3, version = version + 1
         WHERE id = $1 AND deleted_at IS NULL"
    } else {
        "UPDATE outlets SET deleted_at = $2, updated_at = $3, version = version + 1
         WHERE id = $1 AND deleted_at IS NOT NULL"
    };
    match tx.run(sql, &[&id, &at, &now]).await? {
        1 => refresh(tx, Doc::Outlet(id)).await,
        _ => Err(StoreError::NotFound),
    }
}
