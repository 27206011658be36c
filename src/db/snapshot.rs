//! A copy of the whole database as it is at one moment, and what is in it.
use std::collections::BTreeMap;
use std::path::Path;

use sqlx::sqlite::SqliteConnection;
use sqlx::{AssertSqlSafe, Connection};

use super::{Db, Engine, Pool, Result, StoreError, Tx};
use crate::seal::Key;

impl Db {
    /// The key under which events are sealed.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Copies an SQLite database into a file that is not there yet, while others read and write. It is a
    /// connection of its own: those that only read may not write elsewhere either.
    pub async fn snapshot(&self, to: &Path) -> Result<()> {
        let Pool::Sqlite(pool) = &self.read else { return Err(StoreError::NotFound) };
        let options = (*pool.connect_options()).clone().pragma("query_only", "OFF");
        let mut connection = SqliteConnection::connect_with(&options).await?;
        let path = to.display().to_string();
        sqlx::query("VACUUM INTO $1").bind(path).execute(&mut connection).await?;
        connection.close().await?;
        std::fs::File::open(to).and_then(|file| file.sync_all()).map_err(sqlx::Error::Io)?;
        Ok(())
    }
}

impl Tx {
    /// The last step by which the tables were brought up to date.
    pub async fn step(&mut self) -> Result<i64> {
        let (step,): (Option<i64>,) =
            self.one("SELECT CAST(max(version) AS BIGINT) FROM _sqlx_migrations WHERE success", &[]).await?;
        Ok(step.unwrap_or(0))
    }

    /// How many rows each table has; the search index, which is made from them, is left out.
    pub async fn row_counts(&mut self) -> Result<BTreeMap<String, i64>> {
        let sql = match self.engine() {
            Engine::Sqlite => {
                "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                 AND name NOT LIKE 'sqlite!_%' ESCAPE '!' ORDER BY name"
            }
            Engine::Postgres => {
                "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema() ORDER BY 1"
            }
        };
        let mut counts = BTreeMap::new();
        for (table,) in self.all::<(String,)>(sql, &[]).await? {
            let count = AssertSqlSafe(format!("SELECT count(*) FROM \"{}\"", table.replace('"', "\"\"")));
            let (rows,): (i64,) = self.one(count, &[]).await?;
            counts.insert(table, rows);
        }
        Ok(counts)
    }
}
