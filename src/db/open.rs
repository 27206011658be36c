//! Opening the database with its settings, and bringing its tables up to date.
use std::path::Path;
use std::time::Duration;

use sqlx::Connection;
use sqlx::postgres::PgPoolOptions;
use sqlx::sqlite::{
    SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous,
};

use super::{Db, Engine, Pool, Result, StoreError, Tx};
use crate::seal::Key;

/// How long a request waits for its turn; a busy machine is slow before it is broken.
const PATIENCE: Duration = Duration::from_secs(10);

impl Db {
    /// Opens `postgres://…`, or `sqlite://FILE`, which is created when missing. Events are sealed under `key`.
    pub async fn open(url: &str, key: Key) -> Result<Db> {
        if url.starts_with("postgres") {
            let pool = PgPoolOptions::new()
                .max_connections(16)
                .acquire_timeout(PATIENCE)
                .after_connect(|connection, _| {
                    Box::pin(async move {
                        let limits = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '30s'";
                        sqlx::raw_sql(limits).execute(connection).await.map(|_| ())
                    })
                })
                .connect(url)
                .await
                .map_err(StoreError::Unreached)?;
            return Ok(Db { read: Pool::Postgres(pool.clone()), write: Pool::Postgres(pool), key });
        }
        Db::open_sqlite(url, key).await
    }

    /// The SQLite database in `file`.
    pub async fn open_file(file: &Path, key: Key) -> Result<Db> {
        Db::open(&format!("sqlite://{}", file.display()), key).await
    }

    /// Opens a database that is there already only to read it: on SQLite nothing can be written, not even by `write`.
    pub async fn open_to_read(url: &str, key: Key) -> Result<Db> {
        if url.starts_with("postgres") {
            return Db::open(url, key).await;
        }
        let read = readers(options(url)?).await?;
        Ok(Db { read: Pool::Sqlite(read.clone()), write: Pool::Sqlite(read), key })
    }

    async fn open_sqlite(url: &str, key: Key) -> Result<Db> {
        let options = options(url)?.create_if_missing(true);
        let write = SqlitePoolOptions::new()
            .max_connections(1)
            .min_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .acquire_timeout(PATIENCE)
            .before_acquire(|connection, _| Box::pin(still_usable(connection)))
            .connect_with(options.clone().journal_mode(SqliteJournalMode::Wal).optimize_on_close(true, 400))
            .await?;
        let (version,): (String,) = sqlx::query_as("SELECT sqlite_version()").fetch_one(&write).await?;
        let number: Vec<u32> = version.split('.').filter_map(|part| part.parse().ok()).collect();
        if number < vec![3, 51, 3] {
            return Err(StoreError::Version(version));
        }
        Ok(Db { read: Pool::Sqlite(readers(options).await?), write: Pool::Sqlite(write), key })
    }

    /// A transaction that only reads, from one moment's state.
    pub async fn read(&self) -> Result<Tx> {
        let open = self.read.begin("BEGIN DEFERRED", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await?;
        Ok(Tx { open, key: self.key.clone() })
    }

    /// A writing transaction, the only one at its time in the whole installation: what it has
    /// read stays true until it commits.
    pub async fn write(&self) -> Result<Tx> {
        let one_at_a_time = "BEGIN ISOLATION LEVEL READ COMMITTED; SELECT 1 FROM writer FOR UPDATE";
        let open = self.write.begin("BEGIN IMMEDIATE", one_at_a_time).await?;
        Ok(Tx { open, key: self.key.clone() })
    }

    /// Which engine it is kept by.
    pub fn kind(&self) -> Engine {
        match self.write {
            Pool::Sqlite(_) => Engine::Sqlite,
            Pool::Postgres(_) => Engine::Postgres,
        }
    }

    /// The engine's name, for the log and the health page.
    pub fn engine(&self) -> &'static str {
        match self.kind() {
            Engine::Sqlite => "sqlite",
            Engine::Postgres => "postgres",
        }
    }

    /// Closes every connection, after the statements under way.
    pub async fn close(&self) {
        for pool in [&self.read, &self.write] {
            match pool {
                Pool::Sqlite(pool) => pool.close().await,
                Pool::Postgres(pool) => pool.close().await,
            }
        }
    }
}

/// What every connection to an SQLite file has in common.
fn options(url: &str) -> Result<SqliteConnectOptions> {
    Ok(url
        .parse::<SqliteConnectOptions>()?
        .row_buffer_size(256)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .pragma("trusted_schema", "OFF")
        .pragma("cell_size_check", "ON")
        .pragma("secure_delete", "ON")
        .pragma("journal_size_limit", "67108864")
        .pragma("cache_size", "-16000")
        .pragma("temp_store", "MEMORY"))
}

/// Connections that cannot write.
async fn readers(options: SqliteConnectOptions) -> Result<SqlitePool> {
    let options =
        options.create_if_missing(false).read_only(true).pragma("query_only", "ON").pragma("cache_size", "-32000");
    Ok(SqlitePoolOptions::new().max_connections(4).acquire_timeout(PATIENCE).connect_with(options).await?)
}

/// SQLite ends a transaction by itself when the disk is full, and sqlx does not notice: such a
/// connection is dropped here, or every later write would fail until a restart.
async fn still_usable(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}
