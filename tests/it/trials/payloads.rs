//! Scripts in every text there is: on every page they stay text.
use scraper::{ElementRef, Html, Selector};
use sqlx::sqlite::{SqlitePool, SqliteRow};
use sqlx::{AssertSqlSafe, Row};
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::every_page::addresses;

/// What a text may break out of.
const BEFORE: &[&str] = &[
    "",
    "\"",
    "'",
    "`",
    ">",
    "\">",
    "'>",
    "/>",
    "</textarea>",
    "</title>",
    "</option></select>",
    "</script>",
    "</style>",
    "-->",
    "]]>",
    "&quot;>",
    "\u{2028}",
    "</bdi></time>",
];

/// What it may bring in.
const WITH: &[&str] = &[
    "<script>m7q()</script>",
    "<ScRiPt>m7q()</sCrIpT>",
    "<scr<script>ipt>m7q()</script>",
    "<script src=//m7q></script>",
    "<img src=x onerror=m7q()>",
    "<img/src='x'/onerror=m7q()>",
    "<svg onload=m7q()>",
    "<svg/onload=m7q()//",
    "<svg><script>m7q()</script></svg>",
    "<math><a href=javascript:m7q()>x</a></math>",
    "<iframe src=javascript:m7q()>",
    "<iframe srcdoc='<script>m7q()</script>'>",
    "<body onload=m7q()>",
    "<details open ontoggle=m7q()>",
    "<a href=javascript:m7q()>x</a>",
    "<input autofocus onfocus=m7q()>",
    "<style>*{background:url(//m7q)}</style>",
    "<base href=//m7q>",
    "<meta http-equiv=refresh content=0;url=//m7q>",
    "<link rel=stylesheet href=//m7q>",
    "<form action=//m7q><button>x</button></form>",
    "<object data=//m7q>",
    "<m7q>",
    " onmouseover=m7q() x=",
    " style=background:url(//m7q) x=",
    "javascript:m7q()",
    "data:text/html,<script>m7q()</script>",
    "{{m7q}}{% m7q %}${m7q}",
    "&lt;script&gt;m7q()&lt;/script&gt;",
    "<noscript><p title='</noscript><img src=x onerror=m7q()>'>",
];

fn payloads() -> Vec<String> {
    BEFORE.iter().flat_map(|before| WITH.iter().map(move |with| format!("{before}{with}"))).collect()
}

async fn texts(pool: &SqlitePool, sql: String) -> Vec<String> {
    let rows: Vec<SqliteRow> = sqlx::query(AssertSqlSafe(sql)).fetch_all(pool).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

/// The columns that hold what people typed: those with a space in them somewhere that are neither
/// made of others nor written by the program.
async fn typed_columns(pool: &SqlitePool) -> Vec<(String, String)> {
    let own = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE '\\_%' ESCAPE '\\'
               AND name NOT LIKE 'sqlite%' AND name <> 'events'";
    let mut found = Vec::new();
    for table in texts(pool, own.into()).await {
        let columns = format!(
            "SELECT name FROM pragma_table_info('{table}') WHERE type = 'TEXT' AND name NOT LIKE '%\\_at' ESCAPE '\\'
             AND name NOT IN ('folded', 'found_by', 'sort_key', 'at', 'fields', 'agent')"
        );
        for column in texts(pool, columns).await {
            let typed = format!(
                "SELECT count(*) FROM {table} WHERE {column} LIKE '% %' AND {column} NOT LIKE '{{%' AND {column} NOT LIKE '[%'"
            );
            let (count,): (i64,) = sqlx::query_as(AssertSqlSafe(typed)).fetch_one(pool).await.unwrap();
            if count > 0 {
                found.push((table.clone(), column));
            }
        }
    }
    found
}

/// Writes a payload into every one of them; answers how many it could write.
async fn fill(pool: &SqlitePool, columns: &[(String, String)]) -> usize {
    let payloads = payloads();
    let mut written = 0;
    for (table, column) in columns {
        let rows = format!("SELECT rowid FROM {table}");
        let rows: Vec<SqliteRow> = sqlx::query(AssertSqlSafe(rows)).fetch_all(pool).await.unwrap();
        for row in rows {
            let sql = format!("UPDATE {table} SET {column} = $2 WHERE rowid = $1");
            let (id, payload): (i64, _) = (row.get(0), &payloads[written % payloads.len()]);
            let query = sqlx::query(AssertSqlSafe(sql)).bind(id).bind(format!("{payload} {id}"));
            // What is too long for its column, or sealed, stays as it is.
            written += usize::from(query.execute(pool).await.is_ok());
        }
    }
    written
}

/// Whether an element could only have come from a payload.
fn is_alive(element: ElementRef) -> bool {
    let one = element.value();
    let text = || element.text().any(|text| text.contains("m7q"));
    let is_code = matches!(one.name(), "script" | "style");
    let leads = |name: &str| matches!(name, "href" | "src" | "action" | "formaction" | "data" | "srcdoc" | "content");
    let runs = |value: &str| {
        let value = value.trim().to_ascii_lowercase();
        ["javascript:", "data:text", "//m7q", "0;"].iter().any(|begin| value.starts_with(begin))
    };
    one.name().contains("m7q")
        || (is_code && text())
        || one.attrs().any(|(name, value)| {
            name.starts_with("on")
                || name.contains("m7q")
                || matches!(name, "style" | "srcdoc")
                || (leads(name) && runs(value) && !is_own_bookmark(one))
        })
}

/// Whether it is the bookmark that the program offers itself, without a word of what was typed.
fn is_own_bookmark(one: &scraper::node::Element) -> bool {
    one.attr("draggable") == Some("true") && one.attr("href").is_some_and(|href| !href.contains("m7q"))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_in_any_text_is_text_on_every_page() {
    let app = TestApp::with_sample_year().await;
    let pool = SqlitePool::connect(&app.app.config.database_url()).await.unwrap();
    let columns = typed_columns(&pool).await;
    let written = fill(&pool, &columns).await;
    pool.close().await;
    assert!(columns.len() > 25 && written >= payloads().len(), "{written} texts in {columns:?}");
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let all = Selector::parse("*").unwrap();
    let (mut wrong, mut shown) = (Vec::new(), 0);
    let pages = addresses(&admin).await;
    for path in pages.values() {
        let text = admin.get(path).await.expect(200).text();
        shown += usize::from(text.contains("m7q"));
        let html = Html::parse_document(&text);
        wrong.extend(html.select(&all).filter(|one| is_alive(*one)).map(|one| format!("{path}: {:?}", one.value())));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(shown * 2 > pages.len(), "only {shown} of {} pages show any of it", pages.len());
}

#[test]
fn what_looks_for_live_payloads_finds_them() {
    let all = Selector::parse("*").unwrap();
    let lives = |payload: &&&str| Html::parse_document(&format!("<p>{payload}</p>")).select(&all).any(is_alive);
    let quiet: Vec<_> = WITH.iter().filter(|payload| !lives(payload)).collect();
    // Those that need another place than a paragraph, or a filter that takes something out of them.
    assert!(quiet.len() <= 6, "{quiet:#?}");
}
