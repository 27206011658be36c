//! Organisations in the database.
use chrono::{DateTime, Utc};

use super::{NewOrganisation, Organisation, OrganisationKind};
use crate::db::{Query, Result, Tx};
use crate::form::pick::Candidate;
use crate::ids::OrganisationId;
use crate::persian::{fold_org, sort_key};
use crate::search::Doc;
use crate::search::index::{refresh, refresh_all};

#[derive(sqlx::FromRow)]
struct Row {
    id: OrganisationId,
    name: String,
    short_name: String,
    kind: OrganisationKind,
    own: bool,
    national_id: String,
    province: String,
    address: String,
    phone: String,
    site: String,
    note: String,
    deleted: bool,
    version: i64,
}

impl From<Row> for Organisation {
    fn from(row: Row) -> Organisation {
        Organisation {
            id: row.id,
            name: row.name,
            short_name: row.short_name,
            kind: row.kind,
            own: row.own,
            national_id: row.national_id,
            province: row.province,
            address: row.address,
            phone: row.phone,
            site: row.site,
            note: row.note,
            deleted: row.deleted,
            version: row.version,
        }
    }
}

const SELECT: &str = "SELECT o.id, o.name, o.short_name, o.kind, o.own, o.national_id, o.province, o.address, o.phone,
                             o.site, o.note, o.deleted_at IS NOT NULL AS deleted, o.version FROM organisations o";

/// One organisation, also one in the trash: records that name it still lead to it.
pub async fn find(tx: &mut Tx, id: OrganisationId) -> Result<Organisation> {
    let mut query = Query::new(SELECT);
    query.and("o.id = ?", &[&id]);
    let found = tx.select::<Row>(&query).await?.into_iter().next();
    found.map(Organisation::from).ok_or(crate::db::StoreError::NotFound)
}

/// The organisation that uses this program.
pub async fn own(tx: &mut Tx) -> Result<Option<Organisation>> {
    let mut query = Query::new(SELECT);
    query.and("o.own", &[]);
    Ok(tx.select::<Row>(&query).await?.into_iter().next().map(Organisation::from))
}

/// Every organisation by name.
pub async fn names(tx: &mut Tx) -> Result<Vec<(OrganisationId, String)>> {
    tx.all("SELECT id, name FROM organisations WHERE deleted_at IS NULL ORDER BY sort_key, id", &[]).await
}

/// What a list of organisations is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Words of a name, or digits of a national id or telephone number.
    pub text: String,
    /// One kind.
    pub kind: Option<OrganisationKind>,
}

impl Filter {
    fn like(&self) -> String {
        format!("%{}%", fold_org(&self.text))
    }

    fn narrow<'a>(&'a self, like: &'a String, query: &mut Query<'a>) {
        query.and("o.deleted_at IS NULL", &[]);
        if like.len() > 2 {
            query.and("o.found_by LIKE ?", &[like]);
        }
        if let Some(kind) = &self.kind {
            query.and("o.kind = ?", &[kind]);
        }
    }
}

/// A page of the list, by name.
pub async fn list(tx: &mut Tx, filter: &Filter, limit: i64, offset: i64) -> Result<Vec<Organisation>> {
    let like = filter.like();
    let mut query = Query::new(SELECT);
    filter.narrow(&like, &mut query);
    query.push(" ORDER BY o.sort_key, o.id LIMIT ? OFFSET ?", &[&limit, &offset]);
    Ok(tx.select::<Row>(&query).await?.into_iter().map(Organisation::from).collect())
}

/// How many the whole list has.
pub async fn count(tx: &mut Tx, filter: &Filter) -> Result<i64> {
    let like = filter.like();
    let mut query = Query::new("SELECT count(*) FROM organisations o");
    filter.narrow(&like, &mut query);
    tx.count(&query).await
}

#[derive(sqlx::FromRow)]
struct NameRow {
    id: OrganisationId,
    name: String,
    short_name: String,
}

impl From<NameRow> for Candidate {
    fn from(row: NameRow) -> Candidate {
        let mut names = vec![row.name.clone()];
        if !row.short_name.is_empty() {
            names.push(row.short_name);
        }
        Candidate { id: row.id.uuid(), label: row.name, names }
    }
}

/// The organisations that a typed name may mean at first sight: those of exactly this name, and
/// those whose ids came along with it.
pub async fn of_name(tx: &mut Tx, name: &str, ids: [Option<OrganisationId>; 2]) -> Result<Vec<Candidate>> {
    let [chosen, meant] = ids;
    let rows: Vec<NameRow> = tx
        .all(
            "SELECT id, name, short_name FROM organisations
             WHERE deleted_at IS NULL AND (id = $1 OR id = $2 OR folded = $3 OR short_name = $4)",
            &[&chosen, &meant, &fold_org(name), &name],
        )
        .await?;
    Ok(rows.into_iter().map(Candidate::from).collect())
}

/// Every organisation with the names it is known under.
pub async fn candidates(tx: &mut Tx) -> Result<Vec<Candidate>> {
    let rows: Vec<NameRow> = tx
        .all("SELECT id, name, short_name FROM organisations WHERE deleted_at IS NULL ORDER BY sort_key, id", &[])
        .await?;
    Ok(rows.into_iter().map(Candidate::from).collect())
}

/// The organisation with a national id, if there is one.
pub async fn of_national_id(tx: &mut Tx, national_id: &str) -> Result<Option<Candidate>> {
    let row: Option<NameRow> = tx
        .opt(
            "SELECT id, name, short_name FROM organisations WHERE deleted_at IS NULL AND national_id = $1
             ORDER BY sort_key, id LIMIT 1",
            &[&national_id],
        )
        .await?;
    Ok(row.map(Candidate::from))
}

/// Records an organisation. One that is to be our own takes that place from the one before.
pub async fn insert(tx: &mut Tx, of: &NewOrganisation, now: DateTime<Utc>) -> Result<OrganisationId> {
    let id = OrganisationId::new();
    insert_as(tx, id, of, now).await?;
    Ok(id)
}

/// Records an organisation under an id that is known before.
pub async fn insert_as(tx: &mut Tx, id: OrganisationId, of: &NewOrganisation, now: DateTime<Utc>) -> Result<()> {
    give_up_own(tx, of, id, now).await?;
    tx.run(
        "INSERT INTO organisations (id, name, short_name, kind, own, national_id, province, address, phone, site,
                                    note, folded, found_by, sort_key, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $15)",
        &[
            &id,
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
            &fold_org(&of.name),
            &found_by(of),
            &sort_key(&of.name),
            &now,
        ],
    )
    .await?;
    refresh(tx, Doc::Organisation(id)).await
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
            &fold_org(&of.name),
            &found_by(of),
            &sort_key(&of.name),
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

/// Takes an organisation out for good, as if it had never been recorded.
pub async fn erase(tx: &mut Tx, id: OrganisationId) -> Result<()> {
    tx.change("DELETE FROM organisations WHERE id = $1 AND NOT own", &[&id]).await?;
    refresh(tx, Doc::Organisation(id)).await
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
    refresh_all(tx, before.into_iter().map(|(id,)| Doc::Organisation(id))).await
}

/// What the text filter looks through; a line for each, so that no match runs over two.
fn found_by(of: &NewOrganisation) -> String {
    [&of.name, &of.short_name, &of.national_id, &of.province, &of.phone].map(|text| fold_org(text)).join("\n")
}
