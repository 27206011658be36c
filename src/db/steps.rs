//! Bringing the tables up to date, step by step.
use sqlx::migrate::{MigrateError, Migration, Migrator};
use sqlx::{AssertSqlSafe, SqlSafeStr};

use super::{Db, Engine, Pool, Result, StoreError};

/// The steps for both engines; the other two hold what they word differently.
static CORE: Migrator = sqlx::migrate!("migrations/core");
static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Every step for an engine.
fn steps(engine: Engine) -> Vec<Migration> {
    match engine {
        Engine::Sqlite => {
            let core = CORE
                .iter()
                .map(|m| Migration { sql: AssertSqlSafe(strict(m.sql.as_str())).into_sql_str(), ..m.clone() });
            core.chain(SQLITE.iter().cloned()).collect()
        }
        Engine::Postgres => CORE.iter().chain(POSTGRES.iter()).cloned().collect(),
    }
}

/// The step itself, if it comes after every step of an SQLite database that this version knows.
pub fn unknown_step(step: i64) -> Option<i64> {
    steps(Engine::Sqlite).iter().all(|known| known.version < step).then_some(step)
}

impl Db {
    /// Brings the tables up to date; tables that a later version made are left as they are, and an error.
    pub async fn migrate(&self) -> Result<()> {
        let migrator = Migrator::with_migrations(steps(self.kind()));
        let run = match &self.write {
            Pool::Sqlite(pool) => migrator.run(pool).await,
            Pool::Postgres(pool) => migrator.run(pool).await,
        };
        run.map_err(|fault| match fault {
            MigrateError::VersionMissing(step) => StoreError::Newer(step),
            other => other.into(),
        })
    }

    /// Whether there are tables already, and steps that they have not taken yet.
    pub async fn is_behind(&self) -> Result<bool> {
        let mut tx = self.read().await?;
        let sql = match self.kind() {
            Engine::Sqlite => "SELECT count(*) FROM sqlite_master WHERE name = '_sqlx_migrations'",
            Engine::Postgres => {
                "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_sqlx_migrations'"
            }
        };
        let (there,): (i64,) = tx.one(sql, &[]).await?;
        if there == 0 {
            return Ok(false);
        }
        let taken: Vec<(i64,)> = tx.all("SELECT version FROM _sqlx_migrations ORDER BY version", &[]).await?;
        let known = steps(self.kind());
        if let Some((newer,)) = taken.iter().find(|(step,)| known.iter().all(|one| one.version != *step)) {
            return Err(StoreError::Newer(*newer));
        }
        Ok(!taken.is_empty() && known.iter().any(|one| !taken.contains(&(one.version,))))
    }
}

/// The core DDL with SQLite's names for the types, so that its tables can be STRICT.
fn strict(ddl: &str) -> String {
    let inside = |c: char| c.is_alphanumeric() || c == '_';
    let mut out = String::with_capacity(ddl.len() + 64);
    for part in ddl.split_inclusive(|c| !inside(c)) {
        let word = part.trim_end_matches(|c| !inside(c));
        out += match word {
            "UUID" | "BYTEA" => "BLOB",
            "DATE" | "TIMESTAMPTZ" | "JSONB" => "TEXT",
            "BIGINT" | "BOOLEAN" => "INTEGER",
            other => other,
        };
        out += part.get(word.len()..).unwrap_or("");
    }
    out.replace("\n);", "\n) STRICT;")
}
