//! The ids of what somebody may not see, wherever an id can be put: in addresses and in forms.
use std::collections::{BTreeMap, BTreeSet};

use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, Row};
use tafahom::app::routes;
use tafahom::users::roles::Role;
use uuid::Uuid;

use super::rows;
use crate::agreement_views::{content, record};
use crate::app::{Person, TestApp};
use crate::every_page::addresses;
use crate::nonsense::{Found, forms_of, kind_of};

const MARK: &str = "hidden7q";

/// Hides every agreement of the sample year; answers an id of each kind of row that hangs on them,
/// under the name of its table.
async fn hide(app: &TestApp) -> BTreeMap<String, Uuid> {
    let pool = SqlitePool::connect(&app.app.config.database_url()).await.unwrap();
    let hidings = [
        "UPDATE agreements SET confidential = 1, deleted_at = NULL, title = 'hidden7q ' || title",
        "UPDATE actions SET text = 'hidden7q ' || text WHERE agreement_id IS NOT NULL",
        "UPDATE meetings SET subject = 'hidden7q ' || subject WHERE id IN (SELECT meeting_id FROM meeting_agreements)",
        "UPDATE attachments SET file_name = 'hidden7q ' || file_name WHERE agreement_id IS NOT NULL",
        "UPDATE commitments SET text = 'hidden7q ' || text",
        "UPDATE coverage SET headline = 'hidden7q ' || headline WHERE id IN (SELECT coverage_id FROM coverage_agreements)",
    ];
    sqlx::query("DELETE FROM agreement_team").execute(&pool).await.unwrap();
    for sql in hidings {
        assert!(sqlx::query(sql).execute(&pool).await.unwrap().rows_affected() > 0, "{sql}");
    }
    let own = "SELECT m.name FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT IN ('events', 'unfinished')
               AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'id')
               AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'agreement_id')";
    let tables: Vec<String> = sqlx::query_scalar(own).fetch_all(&pool).await.unwrap();
    let mut queries: Vec<_> = tables
        .into_iter()
        .map(|table| (table.clone(), format!("SELECT id FROM {table} WHERE agreement_id IS NOT NULL LIMIT 1")))
        .collect();
    let linked = [
        ("agreements", "SELECT id FROM agreements LIMIT 1"),
        ("meetings", "SELECT meeting_id FROM meeting_agreements LIMIT 1"),
        ("coverage", "SELECT coverage_id FROM coverage_agreements LIMIT 1"),
        ("commitment_evidence", "SELECT id FROM commitment_evidence LIMIT 1"),
    ];
    queries.extend(linked.map(|(table, sql)| (table.to_owned(), sql.to_owned())));
    let mut ids = BTreeMap::new();
    for (table, sql) in queries {
        if let Some(row) = sqlx::query(AssertSqlSafe(sql)).fetch_optional(&pool).await.unwrap() {
            ids.insert(table, row.get(0));
        }
    }
    pool.close().await;
    ids
}

/// Every address with an id in it, the last of them foreign, the one before visible or foreign too.
fn foreign_addresses(ids: &BTreeMap<String, Uuid>, own: Uuid) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for route in routes() {
        let words: Vec<&str> = route.path.split('/').collect();
        let holes = words.iter().filter(|word| word.starts_with('{')).count();
        if holes == 0 || ["{token}", "{file}"].iter().any(|word| route.path.contains(word)) {
            continue;
        }
        let parents = if holes > 1 { vec![own, ids["agreements"]] } else { vec![own] };
        for (parent, id) in parents.iter().flat_map(|parent| ids.values().map(move |id| (parent, id))) {
            let mut left = holes;
            let path = words.iter().map(|word| {
                let is_hole = word.starts_with('{');
                left -= usize::from(is_hole);
                if !is_hole {
                    (*word).to_owned()
                } else if left == 0 {
                    id.to_string()
                } else {
                    parent.to_string()
                }
            });
            let path = path.collect::<Vec<_>>().join("/");
            found.insert((route.method, path));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_a_foreign_id_shows_nothing_and_changes_nothing() {
    let app = TestApp::with_sample_year().await;
    let ids = hide(&app).await;
    assert!(ids.len() > 8, "{ids:?}");
    let stranger = app.signed_in_as(Role::Officer, "stranger").await;
    let own = record(&app.app.db, &content("My own", stranger.id), stranger.id).await.uuid();
    let before = rows(&app).await;
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for (method, path) in foreign_addresses(&ids, own) {
        let page = stranger.send(method, &path).await;
        if !matches!(page.status.as_u16(), 400 | 403 | 404 | 405) || page.text().contains(MARK) {
            wrong.push(format!("{method} {path}: {} {}", page.status, page.location()));
        }
        asked += 1;
    }
    let after = rows(&app).await;
    let changed: Vec<_> = after.symmetric_difference(&before).collect();
    assert!(wrong.is_empty() && changed.is_empty(), "{wrong:#?} {changed:#?}");
    assert!(asked > 800, "only {asked} addresses were tried");
}

async fn hand_in(person: &Person<'_>, form: &Found, field: &str, id: &str) {
    let fresh = Uuid::new_v4().to_string();
    let filled: Vec<(&str, &str)> = form
        .fields
        .iter()
        .map(|(name, own, _)| match name.as_str() {
            "form_id" => ("form_id", fresh.as_str()),
            name if name == field => (name, id),
            name => (name, own.as_str()),
        })
        .collect();
    let page = if form.multipart {
        person.upload(&form.action, &filled, "file", "", b"").await
    } else {
        person.post(&form.action, &filled).await
    };
    assert!(!page.status.is_server_error(), "{} with {field}={id}: {}", form.action, page.status);
    assert!(!page.text().contains(MARK), "{} with {field}={id} shows what is hidden", form.action);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_foreign_id_in_a_form_links_nothing_to_what_is_hidden() {
    let app = TestApp::with_sample_year().await;
    let ids = hide(&app).await;
    let stranger = app.signed_in_as(Role::Officer, "stranger").await;
    record(&app.app.db, &content("My own", stranger.id), stranger.id).await;
    let mut forms = BTreeMap::new();
    for path in addresses(&stranger).await.values() {
        for form in forms_of(&stranger.get(path).await.text(), path) {
            if !form.action.contains("/sign-out") && !form.action.ends_with("/delete") {
                forms.entry(kind_of(&form.action)).or_insert(form);
            }
        }
    }
    let (agreement, meeting) = (ids["agreements"], ids["meetings"]);
    let naming = |rows: &BTreeSet<String>| -> BTreeSet<String> {
        let hex = |id: Uuid| id.simple().to_string().to_uppercase();
        rows.iter().filter(|row| row.contains(&hex(agreement)) || row.contains(&hex(meeting))).cloned().collect()
    };
    let before = naming(&rows(&app).await);
    assert!(!before.is_empty());
    let mut tried = 0;
    for form in forms.values() {
        let fields: BTreeSet<&str> = form.fields.iter().map(|(name, _, _)| name.as_str()).collect();
        for field in fields {
            for id in [agreement, meeting] {
                hand_in(&stranger, form, field, &id.to_string()).await;
                tried += 1;
            }
        }
    }
    let after = naming(&rows(&app).await);
    let changed: Vec<_> = after.symmetric_difference(&before).collect();
    assert!(changed.is_empty(), "{changed:#?}");
    assert!(tried > 100, "only {tried} fields were tried");
}
