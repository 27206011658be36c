//! Organisations in the database.
use super::{Organisation, OrganisationKind};
use crate::db::{Query, Result, Tx};
use crate::form::pick::Candidate;
use crate::ids::OrganisationId;
use crate::persian::fold_org;

mod write;

pub use write::{delete, erase_all, insert, insert_all, insert_as, restore, update};

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
