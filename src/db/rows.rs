//! Many rows in few statements.
use sqlx::AssertSqlSafe;

use super::{Bind, Query, Result, Tx};

/// So many rows go in one statement while there are as many left. The sizes are few, so that the engine meets
/// the same statements again and need not prepare each anew.
const SIZES: [usize; 3] = [64, 8, 1];

/// So many values a list in a condition has at most.
const LISTED: usize = 512;

/// Rows for one table.
pub struct Rows<'a> {
    head: &'static str,
    row: &'static str,
    tail: &'static str,
    rows: Vec<Vec<&'a dyn Bind>>,
}

impl<'a> Rows<'a> {
    /// For `INSERT INTO … VALUES (?, …)`: what is in the last brackets is written once for each row.
    pub fn of(insert: &'static str) -> Rows<'a> {
        let (head, row) = insert.rfind("VALUES ").map_or((insert, ""), |at| insert.split_at(at + "VALUES ".len()));
        Rows { head, row, tail: "", rows: Vec::new() }
    }

    /// With this after all rows, such as ` ON CONFLICT DO NOTHING`.
    pub fn ending(self, tail: &'static str) -> Rows<'a> {
        Rows { tail, ..self }
    }

    /// Adds a row: its values in the order of the question marks.
    pub fn add(&mut self, values: &[&'a dyn Bind]) {
        self.rows.push(values.to_vec());
    }

    fn statements(&self) -> Vec<Query<'a>> {
        let mut statements = Vec::new();
        let mut left = self.rows.as_slice();
        while let Some(size) = SIZES.iter().copied().find(|size| *size <= left.len()) {
            let (now, later) = left.split_at(size);
            let mut query = Query::new(self.head);
            for (nth, values) in now.iter().enumerate() {
                query.push(if nth == 0 { "" } else { ", " }, &[]).push(self.row, values);
            }
            query.push(self.tail, &[]);
            statements.push(query);
            left = later;
        }
        statements
    }
}

impl Tx {
    /// Writes rows.
    pub async fn insert(&mut self, rows: &Rows<'_>) -> Result<()> {
        for query in rows.statements() {
            self.run(AssertSqlSafe(query.text()), query.binds()).await?;
        }
        Ok(())
    }

    /// Runs a statement that ends with a column on the rows in which that is one of `values`; answers how many
    /// rows it changed.
    pub async fn run_among<T: Bind>(&mut self, head: &'static str, values: &[T]) -> Result<u64> {
        let mut changed = 0;
        for some in values.chunks(LISTED) {
            let mut query = Query::new(head);
            query.list(some);
            changed += self.run(AssertSqlSafe(query.text()), query.binds()).await?;
        }
        Ok(changed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_go_in_statements_of_few_sizes() {
        let numbers: Vec<i64> = (0..75).collect();
        let mut rows = Rows::of("INSERT INTO t (a, b) VALUES (?, CAST(? AS x))").ending(" ON CONFLICT DO NOTHING");
        for number in &numbers {
            rows.add(&[number, number]);
        }
        let statements = rows.statements();
        let sizes: Vec<usize> = statements.iter().map(|query| query.binds().len() / 2).collect();
        assert_eq!(sizes, [64, 8, 1, 1, 1]);
        let last = "INSERT INTO t (a, b) VALUES ($1, CAST($2 AS x)) ON CONFLICT DO NOTHING";
        assert_eq!(statements[4].text(), last);
        assert!(statements[1].text().contains("($1, CAST($2 AS x)), ($3, CAST($4 AS x)), "));
        assert!(Rows::of("INSERT INTO t (a) VALUES (?)").statements().is_empty());
    }
}
