//! Each store tells its story on both engines: the same SQL, the same outcome.
use std::future::Future;

use tafahom::db::{Db, Tx};
use tafahom::ids::UserId;
use tafahom::seal::Key;
use uuid::Uuid;

/// A user, for stories in which somebody must be there.
pub async fn user(tx: &mut Tx) -> UserId {
    let id = UserId::new();
    let sql =
        "INSERT INTO users (id, username, name, role, created_at, updated_at) VALUES ($1, $2, 'U', 'viewer', $3, $3)";
    let name = format!("u{}", id.uuid().simple());
    tx.run(sql, &[&id, &name, &crate::app::the_day()]).await.unwrap();
    id
}

/// Runs a story on SQLite in a fresh file, and on PostgreSQL in a fresh database.
pub async fn on_each<F: Future<Output = ()>>(story: impl Fn(Db) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_file(&folder.path().join("story.db"), Key::fresh()).await.unwrap();
    db.migrate().await.unwrap();
    story(db).await;

    let server = std::env::var("TAFAHOM_TEST_POSTGRES")
        .expect("TAFAHOM_TEST_POSTGRES names no server: run the tests with scripts/test, which starts one");
    let name = format!("story{}", Uuid::now_v7().simple());
    let admin = sqlx::PgPool::connect(&server).await.unwrap();
    sqlx::query(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).execute(&admin).await.unwrap();
    let (base, _) = server.rsplit_once('/').unwrap();
    let db = Db::open(&format!("{base}/{name}"), Key::fresh()).await.unwrap();
    db.migrate().await.unwrap();
    story(db.clone()).await;
    db.close().await;
    sqlx::query(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).execute(&admin).await.unwrap();
}
