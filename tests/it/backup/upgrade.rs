//! Another version of the program: an older database is saved before it is changed, a newer one is left alone.
use tafahom::app::{App, Unopened};
use tafahom::backup::{self, Occasion, shelf};
use tafahom::config::{Config, Options};
use tafahom::db::StoreError;

use crate::commands::tafahom;
use crate::engines;
use crate::routes::dump_of;

/// A folder with data, as another version left it.
async fn left_by_another(sql: &[&'static str]) -> (tempfile::TempDir, Config) {
    let folder = tempfile::tempdir().unwrap();
    let added = tafahom(folder.path(), &["user", "add", "sara", "--username", "sara", "--role", "viewer"]);
    assert!(added.status.success(), "{added:?}");
    let config = Config::load(&Options { data: Some(folder.path().into()), ..Options::default() }).unwrap();
    let pool = sqlx::SqlitePool::connect(&config.database_url()).await.unwrap();
    for statement in sql {
        sqlx::query(*statement).execute(&pool).await.unwrap();
    }
    pool.close().await;
    (folder, config)
}

#[tokio::test]
async fn a_newer_database_is_refused_in_plain_words_and_left_as_it_is() {
    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                 VALUES (9999, 'from the future', TRUE, x'00', 1)";
    let (folder, config) = left_by_another(&[newer]).await;
    let before = dump_of(&config.database_url()).await;
    let output = tafahom(folder.path(), &["user", "list"]);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(
        !output.status.success() && told.contains("made by a newer version of the program (its step 9999"),
        "{told}"
    );
    assert_eq!(dump_of(&config.database_url()).await, before);
    assert!(shelf::list(&config.backups()).unwrap().is_empty());
}

#[tokio::test]
async fn a_newer_database_is_refused_on_both_engines() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
                   SELECT 9999, description, success, checksum, 1 FROM _sqlx_migrations WHERE version = 1";
        tx.run(sql, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert!(matches!(db.is_behind().await, Err(StoreError::Newer(9999))));
        assert!(matches!(db.migrate().await, Err(StoreError::Newer(9999))));
    })
    .await;
}

#[tokio::test]
async fn an_older_database_is_saved_before_it_is_brought_up_to_date() {
    let older = ["DROP TABLE merges", "DROP TABLE distinct_pairs", "DELETE FROM _sqlx_migrations WHERE version = 10"];
    let (_folder, config) = left_by_another(&older).await;
    let app = App::open(config.clone(), false).await.unwrap();
    assert!(!app.db.is_behind().await.unwrap());
    let kept = shelf::list(&config.backups()).unwrap();
    assert_eq!(kept.iter().map(|one| one.occasion).collect::<Vec<_>>(), [Occasion::Upgrade]);
    let manifest = backup::open(&config.backups().join(&kept[0].name)).unwrap().manifest;
    assert!(!manifest.rows.contains_key("merges"), "as it was before");
    assert_eq!(manifest.rows["users"], 1);
    app.db.close().await;
    App::open(config.clone(), false).await.unwrap();
    assert_eq!(shelf::list(&config.backups()).unwrap().len(), 1, "and only then");
}

#[tokio::test]
async fn without_room_for_the_backup_nothing_is_changed() {
    let older = ["DROP TABLE merges", "DROP TABLE distinct_pairs", "DELETE FROM _sqlx_migrations WHERE version = 10"];
    let (_folder, config) = left_by_another(&older).await;
    std::fs::write(config.backups(), "no folder").unwrap();
    let before = dump_of(&config.database_url()).await;
    assert!(matches!(App::open(config.clone(), false).await, Err(Unopened::Unsaved(_))));
    assert_eq!(dump_of(&config.database_url()).await, before);
}
