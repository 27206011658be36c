//! Each store tells its story on both engines: the same SQL, the same outcome.
use std::future::Future;

use tafahom::db::Db;
use uuid::Uuid;

/// Runs a story on SQLite in a fresh file, and on PostgreSQL in a fresh database.
pub async fn on_each<F: Future<Output = ()>>(story: impl Fn(Db) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_file(&folder.path().join("story.db")).await.unwrap();
    db.migrate().await.unwrap();
    story(db).await;

    let server = std::env::var("TAFAHOM_TEST_POSTGRES")
        .expect("TAFAHOM_TEST_POSTGRES names no server: run the tests with scripts/test, which starts one");
    let name = format!("story{}", Uuid::now_v7().simple());
    let admin = sqlx::PgPool::connect(&server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let db = Db::open(&format!("{base}/{name}")).await.unwrap();
    db.migrate().await.unwrap();
    story(db.clone()).await;
    db.close().await;
    sqlx::query(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&admin).await.unwrap();
}
