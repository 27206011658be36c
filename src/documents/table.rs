//! A table, and how it is laid out where there is less room than columns: lesser values under greater.
use super::cell::{Cell, Column, Place};

/// A table of typed cells.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// Its rows; each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
    /// What is said when there is no row.
    pub empty: &'static str,
}

/// A table as pages and papers show it.
pub struct Layout<'a> {
    /// The columns that stand beside one another.
    pub heads: Vec<&'a Column>,
    /// The rows.
    pub rows: Vec<Vec<Group<'a>>>,
}

/// One cell of the layout: a value, and the values over and under it.
pub struct Group<'a> {
    /// The column.
    pub column: &'a Column,
    /// The values over it.
    pub over: Vec<&'a Cell>,
    /// The value.
    pub cell: &'a Cell,
    /// The values under it, with their columns; empty ones are left out.
    pub under: Vec<(&'a Column, &'a Cell)>,
}

impl Group<'_> {
    /// Whether the cell says what its row is about.
    pub fn names_row(&self) -> bool {
        matches!(self.column.key, "title" | "name")
    }
}

impl Table {
    /// A table.
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<Cell>>, empty: &'static str) -> Table {
        Table { columns, rows, empty }
    }

    /// Laid out for pages and papers.
    pub fn layout(&self) -> Layout<'_> {
        Layout {
            heads: self.columns.iter().filter(|column| column.place == Place::Beside).collect(),
            rows: self.rows.iter().map(|row| groups(&self.columns, row)).collect(),
        }
    }

    /// The cells of a column, by its key.
    pub fn column(&self, key: &str) -> Option<impl Iterator<Item = &Cell>> {
        let at = self.columns.iter().position(|column| column.key == key)?;
        Some(self.rows.iter().filter_map(move |row| row.get(at)))
    }
}

fn groups<'a>(columns: &'a [Column], row: &'a [Cell]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut over = Vec::new();
    for (column, cell) in columns.iter().zip(row) {
        match (column.place, groups.last_mut()) {
            (Place::Hidden, _) => {}
            (Place::Over, _) => over.push(cell),
            (Place::Under | Place::Plain, Some(group)) if !cell.is_empty() => group.under.push((column, cell)),
            (Place::Under | Place::Plain, _) => {}
            (Place::Beside, _) => {
                groups.push(Group { column, over: std::mem::take(&mut over), cell, under: Vec::new() })
            }
        }
    }
    groups
}
