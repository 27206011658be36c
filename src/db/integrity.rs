//! What the engines themselves can say about whether a database is whole.
use sqlx::AssertSqlSafe;

use super::{Engine, Result, StoreError, Tx};

/// So many faults are told; more say nothing new.
const MOST: usize = 20;

/// Rows that point at rows which do not exist.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Dangling {
    /// The table they are in.
    pub child: String,
    /// The table they point at.
    pub parent: String,
    /// How many they are.
    pub count: i64,
}

/// Codes of SQLite for a file that is damaged, and for one that is none of its own.
const DAMAGED: [&str; 2] = ["11", "26"];

/// Whether the engine said that the database is damaged.
pub fn is_damage(fault: &StoreError) -> bool {
    let StoreError::Driver(sqlx::Error::Database(cause)) = fault else { return false };
    // XX001 and XX002 are PostgreSQL's: damaged data, damaged index.
    cause.code().is_some_and(|code| DAMAGED.contains(&code.as_ref()) || code == "XX001" || code == "XX002")
}

impl Tx {
    /// What is damaged, in the engine's words. SQLite goes through every page, index and constraint; of
    /// PostgreSQL every table is read, which checks the sums of its pages where they are on, and its
    /// indexes are checked where the extension amcheck is there.
    pub async fn damage(&mut self) -> Result<Vec<String>> {
        let found = match self.engine() {
            Engine::Sqlite => self.damage_of_sqlite().await,
            Engine::Postgres => self.damage_of_postgres().await,
        };
        match found {
            Err(fault) if is_damage(&fault) => Ok(vec![fault.to_string()]),
            found => found,
        }
    }

    async fn damage_of_sqlite(&mut self) -> Result<Vec<String>> {
        let said: Vec<(String,)> = self.all("PRAGMA integrity_check(20)", &[]).await?;
        Ok(said.into_iter().map(|(line,)| line).filter(|line| line != "ok").collect())
    }

    async fn damage_of_postgres(&mut self) -> Result<Vec<String>> {
        let tables: Vec<(String,)> = self
            .all(
                "SELECT CAST(format('SELECT count(*) FROM (SELECT t FROM %I.%I t OFFSET 0) s', n.nspname, c.relname)
                        AS TEXT)
                 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                 WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.relname",
                &[],
            )
            .await?;
        for (read,) in tables {
            self.one::<(i64,)>(AssertSqlSafe(read), &[]).await?;
        }
        let (amcheck,): (i64,) = self.one("SELECT count(*) FROM pg_extension WHERE extname = 'amcheck'", &[]).await?;
        if amcheck > 0 {
            let sql = "SELECT CAST(count(bt_index_check(CAST(c.oid AS regclass))) AS BIGINT)
                       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_am a ON a.oid = c.relam
                       WHERE c.relkind = 'i' AND a.amname = 'btree' AND n.nspname = current_schema()";
            self.one::<(i64,)>(sql, &[]).await?;
        }
        Ok(Vec::new())
    }

    /// Rows that point at rows which do not exist, by their tables.
    pub async fn dangling(&mut self) -> Result<Vec<Dangling>> {
        if self.engine() == Engine::Sqlite {
            let sql = "SELECT \"table\" AS child, parent, count(*) AS count FROM pragma_foreign_key_check
                       GROUP BY 1, 2 ORDER BY 1, 2";
            return self.all(sql, &[]).await;
        }
        let keys: Vec<(String, String, String)> = self
            .all(
                "SELECT CAST(child.relname AS TEXT), CAST(parent.relname AS TEXT),
                        CAST(format('SELECT count(*) FROM %s c WHERE %s AND NOT EXISTS (SELECT 1 FROM %s p WHERE %s)',
                                    CAST(k.conrelid AS regclass), string_agg(format('c.%I IS NOT NULL', c.attname), ' AND '),
                                    CAST(k.confrelid AS regclass),
                                    string_agg(format('p.%I = c.%I', p.attname, c.attname), ' AND ')) AS TEXT)
                 FROM pg_constraint k
                 JOIN pg_class child ON child.oid = k.conrelid
                 JOIN pg_class parent ON parent.oid = k.confrelid
                 CROSS JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (mine, theirs)
                 JOIN pg_attribute c ON c.attrelid = k.conrelid AND c.attnum = pair.mine
                 JOIN pg_attribute p ON p.attrelid = k.confrelid AND p.attnum = pair.theirs
                 WHERE k.contype = 'f' AND child.relnamespace = CAST(current_schema() AS regnamespace)
                 GROUP BY k.oid, k.conrelid, k.confrelid, child.relname, parent.relname
                 ORDER BY 1, 2",
                &[],
            )
            .await?;
        let mut found = Vec::new();
        for (child, parent, lost) in keys {
            let (count,): (i64,) = self.one(AssertSqlSafe(lost), &[]).await?;
            if count > 0 && found.len() < MOST {
                found.push(Dangling { child, parent, count });
            }
        }
        Ok(found)
    }
}
