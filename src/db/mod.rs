//! The one door to the database, and the one file that knows there are two engines: SQLite by
//! default, PostgreSQL where several servers share one database. Everything else writes one SQL
//! and calls `all`, `opt`, `one`, `run`.
use sqlx::error::BoxDynError;
use sqlx::postgres::{PgArguments, PgPool, PgRow};
use sqlx::sqlite::{SqliteArguments, SqlitePool, SqliteRow};
use sqlx::{Arguments, AssertSqlSafe, Encode, FromRow, Postgres, SqlSafeStr, Sqlite, Transaction, Type};

pub use integrity::{Dangling, is_damage};
pub use query::Query;
pub use rows::Rows;
pub use sqlx::types::Json;
pub use steps::unknown_step;

use crate::seal::Key;

mod care;
mod integrity;
mod open;
mod query;
mod rows;
mod snapshot;
mod steps;

/// Why the database did not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// No row where one was asked for.
    #[error("not found")]
    NotFound,
    /// Somebody changed the record after it was read.
    #[error("changed by someone else meanwhile")]
    Stale,
    /// A row with this value exists already.
    #[error("already there")]
    Duplicate,
    /// Full, locked or out of reach: the same request may succeed later.
    #[error("the database cannot be written just now")]
    Busy(#[source] sqlx::Error),
    /// The server of the database does not answer, or is not the one it should be.
    #[error("the database cannot be reached: {0}")]
    Unreached(#[source] sqlx::Error),
    /// Anything else the engine or the driver says.
    #[error(transparent)]
    Driver(sqlx::Error),
    /// The tables could not be brought up to date.
    #[error(transparent)]
    Migrate(#[from] sqlx::migrate::MigrateError),
    /// A later version of the program brought the tables up to date.
    #[error(
        "this database was made by a newer version of the program (its step {0} is not known here): start that \
         version or a newer one; nothing was changed"
    )]
    Newer(i64),
    /// The SQLite library is one that may corrupt a database.
    #[error("SQLite {0} has a known fault that can corrupt a database; 3.51.3 or later is needed")]
    Version(String),
}

/// What the stores answer.
pub type Result<T, E = StoreError> = std::result::Result<T, E>;

/// Codes that mean "again later": busy, full, input/output (SQLite); deadlock, serialization,
/// disk full, shutdown, a standby instead of the primary, lock time-out (PostgreSQL).
const LATER: &[&str] =
    &["5", "13", "10", "517", "778", "1034", "40P01", "40001", "53100", "53300", "57P01", "57P03", "25006", "55P03"];

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => StoreError::Busy(error),
            sqlx::Error::Database(cause) if cause.is_unique_violation() => StoreError::Duplicate,
            sqlx::Error::Database(cause) if cause.code().is_some_and(|code| LATER.contains(&code.as_ref())) => {
                StoreError::Busy(error)
            }
            _ => StoreError::Driver(error),
        }
    }
}

/// What a `#[derive(FromRow)]` struct is: readable from either engine.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}
impl<T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Record for T {}

/// What either engine can bind.
pub trait Bind: Sync {
    /// Adds the value to a statement for SQLite.
    fn sqlite(&self, to: &mut SqliteArguments) -> Result<(), BoxDynError>;
    /// Adds the value to a statement for PostgreSQL.
    fn postgres(&self, to: &mut PgArguments) -> Result<(), BoxDynError>;
}

impl<T> Bind for T
where
    T: Sync + Type<Sqlite> + Type<Postgres> + for<'q> Encode<'q, Sqlite> + for<'q> Encode<'q, Postgres>,
{
    fn sqlite(&self, to: &mut SqliteArguments) -> Result<(), BoxDynError> {
        to.add(self)
    }
    fn postgres(&self, to: &mut PgArguments) -> Result<(), BoxDynError> {
        to.add(self)
    }
}

/// The values of a statement, in the order of `$1`, `$2`, …
pub type Binds<'a> = &'a [&'a dyn Bind];

fn sqlite(binds: Binds) -> Result<SqliteArguments> {
    let mut to = SqliteArguments::default();
    binds.iter().try_for_each(|bind| bind.sqlite(&mut to)).map_err(sqlx::Error::Encode)?;
    Ok(to)
}

fn postgres(binds: Binds) -> Result<PgArguments> {
    let mut to = PgArguments::default();
    binds.iter().try_for_each(|bind| bind.postgres(&mut to)).map_err(sqlx::Error::Encode)?;
    Ok(to)
}

#[derive(Clone)]
enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
}

/// The database. On SQLite `write` is its one writing connection and `read` the read-only
/// others; on PostgreSQL they are the same pool.
#[derive(Clone)]
pub struct Db {
    read: Pool,
    write: Pool,
    key: Key,
}

/// Which engine a database is kept by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, in a file.
    Sqlite,
    /// PostgreSQL, on a server.
    Postgres,
}

/// A transaction. Dropped without `commit`, it is rolled back.
pub struct Tx {
    open: Open,
    key: Key,
}

enum Open {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

impl Tx {
    /// Which engine it is on.
    pub fn engine(&self) -> Engine {
        match self.open {
            Open::Sqlite(_) => Engine::Sqlite,
            Open::Postgres(_) => Engine::Postgres,
        }
    }

    /// The key under which events are sealed; it is in no table.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Every row.
    pub async fn all<T: Record>(&mut self, sql: impl SqlSafeStr, binds: Binds<'_>) -> Result<Vec<T>> {
        Ok(match &mut self.open {
            Open::Sqlite(tx) => sqlx::query_as_with(sql, sqlite(binds)?).fetch_all(&mut **tx).await?,
            Open::Postgres(tx) => sqlx::query_as_with(sql, postgres(binds)?).fetch_all(&mut **tx).await?,
        })
    }

    /// The row, if there is one.
    pub async fn opt<T: Record>(&mut self, sql: impl SqlSafeStr, binds: Binds<'_>) -> Result<Option<T>> {
        Ok(match &mut self.open {
            Open::Sqlite(tx) => sqlx::query_as_with(sql, sqlite(binds)?).fetch_optional(&mut **tx).await?,
            Open::Postgres(tx) => sqlx::query_as_with(sql, postgres(binds)?).fetch_optional(&mut **tx).await?,
        })
    }

    /// The row, which must be there.
    pub async fn one<T: Record>(&mut self, sql: impl SqlSafeStr, binds: Binds<'_>) -> Result<T> {
        self.opt(sql, binds).await?.ok_or(StoreError::NotFound)
    }

    /// Runs a statement; answers how many rows it changed.
    pub async fn run(&mut self, sql: impl SqlSafeStr, binds: Binds<'_>) -> Result<u64> {
        Ok(match &mut self.open {
            Open::Sqlite(tx) => sqlx::query_with(sql, sqlite(binds)?).execute(&mut **tx).await?.rows_affected(),
            Open::Postgres(tx) => sqlx::query_with(sql, postgres(binds)?).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Runs a conditional update of one row; not one row changed means somebody was faster.
    pub async fn change(&mut self, sql: impl SqlSafeStr, binds: Binds<'_>) -> Result<()> {
        if self.run(sql, binds).await? == 1 { Ok(()) } else { Err(StoreError::Stale) }
    }

    /// Every row of a built query.
    pub async fn select<T: Record>(&mut self, query: &Query<'_>) -> Result<Vec<T>> {
        self.all(AssertSqlSafe(query.text()), query.binds()).await
    }

    /// The one number a built query counts.
    pub async fn count(&mut self, query: &Query<'_>) -> Result<i64> {
        let (n,): (i64,) = self.one(AssertSqlSafe(query.text()), query.binds()).await?;
        Ok(n)
    }

    /// Makes what was written stay.
    pub async fn commit(self) -> Result<()> {
        match self.open {
            Open::Sqlite(tx) => tx.commit().await?,
            Open::Postgres(tx) => tx.commit().await?,
        }
        Ok(())
    }
}

impl Pool {
    async fn begin(&self, sqlite: &'static str, postgres: &'static str) -> Result<Open> {
        Ok(match self {
            Pool::Sqlite(pool) => Open::Sqlite(pool.begin_with(sqlite).await?),
            Pool::Postgres(pool) => Open::Postgres(pool.begin_with(postgres).await?),
        })
    }
}
