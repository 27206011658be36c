//! Looks into the database past the program: what is really there.
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use tokio::runtime::{self, Runtime};
use uuid::Uuid;

use crate::Outcome;

/// Organisations without the event that says who recorded them or without their place in the
/// search index, such events without their organisation, and forms that led to none.
const HALVES: &str = "SELECT
    (SELECT count(*) FROM organisations o WHERE NOT EXISTS (SELECT 1 FROM events e
        WHERE e.subject_id = o.id AND e.subject_kind = 'organisation' AND e.verb = 'created'))
  + (SELECT count(*) FROM organisations o WHERE NOT EXISTS (SELECT 1 FROM search_docs d WHERE d.ref_id = o.id))
  + (SELECT count(*) FROM events e WHERE e.subject_kind = 'organisation' AND e.verb = 'created'
        AND NOT EXISTS (SELECT 1 FROM organisations o WHERE o.id = e.subject_id))
  + (SELECT count(*) FROM receipts r WHERE r.location LIKE '/organisations/%'
        AND NOT EXISTS (SELECT 1 FROM organisations o WHERE '/organisations/' || lower(substr(hex(o.id), 1, 8) || '-'
            || substr(hex(o.id), 9, 4) || '-' || substr(hex(o.id), 13, 4) || '-' || substr(hex(o.id), 17, 4) || '-'
            || substr(hex(o.id), 21)) = r.location))";

/// A connection that only reads.
pub struct Records {
    runtime: Runtime,
    connection: SqliteConnection,
}

impl Records {
    pub fn open(database: &Path) -> Outcome<Records> {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let options = SqliteConnectOptions::new().filename(database).read_only(true);
        let connection = runtime.block_on(SqliteConnection::connect_with(&options))?;
        Ok(Records { runtime, connection })
    }

    fn named(&mut self) -> Outcome<Vec<(Uuid, String)>> {
        let query = sqlx::query_as("SELECT id, name FROM organisations");
        Ok(self.runtime.block_on(query.fetch_all(&mut self.connection))?)
    }

    /// The addresses of all organisations.
    pub fn addresses(&mut self) -> Outcome<HashSet<String>> {
        Ok(self.named()?.into_iter().map(|(id, _)| format!("/organisations/{id}")).collect())
    }

    /// How many organisations have each name.
    pub fn names(&mut self) -> Outcome<BTreeMap<String, usize>> {
        let mut names = BTreeMap::new();
        for (_, name) in self.named()? {
            *names.entry(name).or_default() += 1;
        }
        Ok(names)
    }

    /// How many records are only half there.
    pub fn halves(&mut self) -> Outcome<i64> {
        Ok(self.runtime.block_on(sqlx::query_scalar(HALVES).fetch_one(&mut self.connection))?)
    }

    /// Reads, and goes on reading from that moment until it is dropped: the log cannot be emptied.
    pub fn hold(&mut self) -> Outcome<()> {
        self.runtime.block_on(sqlx::query("BEGIN").execute(&mut self.connection))?;
        self.halves()?;
        Ok(())
    }
}
