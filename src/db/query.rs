//! A SELECT of fixed parts, with only the conditions that were asked for.
use super::{Bind, Binds};

/// A query built from texts of the program (never of a user) in which each `?` becomes the next
/// `$n`. A condition nobody asked for is left out: `$1 IS NULL OR …` costs SQLite its index.
#[derive(Default)]
pub struct Query<'a> {
    text: String,
    binds: Vec<&'a dyn Bind>,
    filtered: bool,
}

impl<'a> Query<'a> {
    /// Starts with `SELECT … FROM …`, without a WHERE.
    pub fn new(head: &'static str) -> Query<'a> {
        Query { text: head.into(), ..Query::default() }
    }

    /// Starts with a head that binds values itself.
    pub fn with(head: &'static str, values: &[&'a dyn Bind]) -> Query<'a> {
        let mut query = Query::default();
        query.push(head, values);
        query
    }

    /// Starts with a head that has its WHERE already: further conditions are added to it.
    pub fn within(head: &'static str, values: &[&'a dyn Bind]) -> Query<'a> {
        Query { filtered: true, ..Query::with(head, values) }
    }

    /// Adds a condition to the WHERE.
    pub fn and(&mut self, condition: &'static str, values: &[&'a dyn Bind]) -> &mut Self {
        self.text += if self.filtered { " AND " } else { " WHERE " };
        self.filtered = true;
        self.push(condition, values)
    }

    /// Adds what follows, such as ` ORDER BY … LIMIT ?`.
    pub fn push(&mut self, text: &'static str, values: &[&'a dyn Bind]) -> &mut Self {
        let mut values = values.iter();
        for (i, part) in text.split('?').enumerate() {
            if i > 0
                && let Some(value) = values.next()
            {
                self.binds.push(*value);
                self.text += &format!("${}", self.binds.len());
            }
            self.text += part;
        }
        self
    }

    /// Adds values as a list for what ends with a column: ` IN (?, …)`. No row has one of none.
    pub fn list<T: Bind>(&mut self, values: &'a [T]) -> &mut Self {
        for (nth, value) in values.iter().enumerate() {
            self.push(if nth == 0 { " IN (?" } else { ", ?" }, &[value]);
        }
        self.push(if values.is_empty() { " IN (NULL)" } else { ")" }, &[])
    }

    /// The SQL.
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The values, in order.
    pub fn binds(&self) -> Binds<'_> {
        &self.binds
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn question_marks_become_numbered_placeholders_in_order() {
        let (a, b, c) = (1_i64, "x", 3_i64);
        let mut query = Query::new("SELECT id FROM t");
        query.and("a = ?", &[&a]).and("(b = ? OR c IS NULL)", &[&b]).push(" LIMIT ?", &[&c]);
        assert_eq!(query.text(), "SELECT id FROM t WHERE a = $1 AND (b = $2 OR c IS NULL) LIMIT $3");
        assert_eq!(query.binds().len(), 3);
    }

    #[test]
    fn a_list_has_a_placeholder_for_each_value() {
        let mut query = Query::new("DELETE FROM t WHERE id");
        query.list(&[1_i64, 2]);
        assert_eq!((query.text().as_str(), query.binds().len()), ("DELETE FROM t WHERE id IN ($1, $2)", 2));
        let mut none = Query::new("SELECT a FROM t WHERE id");
        none.list::<i64>(&[]).push(" ORDER BY a", &[]);
        assert_eq!(none.text(), "SELECT a FROM t WHERE id IN (NULL) ORDER BY a");
    }
}
