//! Addresses that name a record and one that hangs on it: under a record to which it does not
//! belong, the second does not exist, and nothing happens to it.
use std::collections::BTreeSet;

use sqlx::sqlite::SqlitePool;
use sqlx::{AssertSqlSafe, Row};
use tafahom::app::routes;
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::routes::dump;

/// Addresses of two records, and the statement that finds which belong together.
const FAMILIES: &[(&str, &str)] = &[
    ("/agreements/{id}/drafts/{number}", "SELECT hex(agreement_id), CAST(number AS TEXT) FROM drafts"),
    (
        "/agreements/{id}/parties/{organisation}",
        "SELECT hex(agreement_id), hex(organisation_id) FROM agreement_parties",
    ),
    ("/agreements/{id}/signing/signatures/{signature}", "SELECT hex(agreement_id), hex(id) FROM signatures"),
    ("/commitments/{id}/evidence/{evidence}", "SELECT hex(commitment_id), hex(id) FROM commitment_evidence"),
    ("/commitments/{id}/press/{item}", "SELECT hex(commitment_id), hex(coverage_id) FROM coverage_commitments"),
];

/// Addresses whose second part is a word of the program and no record.
const WORDS: &[&str] = &["/agreements/{id}/steps/{step}"];

/// Acts by which two records come together: any two that one may see.
const TYING: &[&str] = &["/agreements/{id}/parties/{organisation}/restore", "/commitments/{id}/press/{item}/restore"];

async fn pairs(app: &TestApp, sql: &str) -> BTreeSet<(String, String)> {
    let pool = SqlitePool::connect(&app.app.config.database_url()).await.unwrap();
    let rows = sqlx::query(AssertSqlSafe(sql.to_owned())).fetch_all(&pool).await.unwrap();
    pool.close().await;
    let id = |text: String| text.parse::<uuid::Uuid>().map_or(text, |id| id.to_string());
    rows.into_iter().map(|row| (id(row.get(0)), id(row.get(1)))).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn under_a_foreign_parent_a_child_does_not_exist() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let nobody = uuid::Uuid::nil().to_string();
    let fields =
        [("reason", "A reason"), ("verdict", "approved"), ("role", "party"), ("prefix", "p1."), ("party", &nobody)];
    let (mut asked, mut wrong) = (0, Vec::new());
    for route in routes() {
        let path = route.path.as_ref();
        let parameters = path.matches('{').count();
        if parameters < 2 || WORDS.contains(&path) || TYING.contains(&path) {
            continue;
        }
        let Some((family, sql)) = FAMILIES.iter().find(|(family, _)| path.starts_with(family)) else {
            wrong.push(format!("{path} is of no family known here"));
            continue;
        };
        let together = pairs(&app, sql).await;
        let strangers: Vec<(&String, &String)> = together
            .iter()
            .flat_map(|(parent, _)| together.iter().map(move |(_, child)| (parent, child)))
            .filter(|(parent, child)| !together.contains(&((*parent).clone(), (*child).clone())))
            .take(6)
            .collect();
        if strangers.is_empty() {
            wrong.push(format!("{family}: the sample year has no two of them"));
        }
        let before = dump(&app).await;
        for (parent, child) in strangers {
            let (head, _) = family.rsplit_once('{').unwrap();
            let address = format!("{}{child}{}", head.replace("{id}", parent), path.trim_start_matches(family));
            let page = match route.method {
                "GET" => admin.get(&address).await,
                _ => admin.post(&address, &fields).await,
            };
            asked += 1;
            if page.status != 404 {
                wrong.push(format!("{} {address}: {}", route.method, page.status));
            }
        }
        if dump(&app).await != before {
            wrong.push(format!("{} {path} changed something", route.method));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(asked > 20, "only {asked} were asked");
}
