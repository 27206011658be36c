//! How the database lies on its disk, and emptying its log.
use sqlx::AssertSqlSafe;

use super::{Db, Engine, Pool, Result, Tx};
use crate::system::Sizes;

impl Tx {
    /// How the database lies on its disk.
    pub async fn sizes(&mut self) -> Result<Sizes> {
        match self.engine() {
            Engine::Sqlite => {
                let (file,): (String,) =
                    self.one("SELECT file FROM pragma_database_list WHERE name = 'main'", &[]).await?;
                let length = |path: String| std::fs::metadata(path).map_or(0, |data| data.len());
                Ok(Sizes { log: length(format!("{file}-wal")), tables: length(file) })
            }
            Engine::Postgres => {
                let (bytes,): (i64,) = self.one("SELECT pg_database_size(current_database())", &[]).await?;
                Ok(Sizes { tables: bytes.unsigned_abs(), log: 0 })
            }
        }
    }
}

impl Db {
    /// Empties the log into the tables; answers whether all of it was. PostgreSQL does so by itself.
    pub async fn checkpoint(&self) -> Result<Option<bool>> {
        let Pool::Sqlite(pool) = &self.write else { return Ok(None) };
        let sql = AssertSqlSafe("PRAGMA wal_checkpoint(TRUNCATE)");
        let (busy, _, _): (i64, i64, i64) = sqlx::query_as(sql).fetch_one(pool).await?;
        Ok(Some(busy == 0))
    }
}
