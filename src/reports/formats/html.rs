//! A part of a report as a page shows it: fewer columns, lesser values under greater ones.
use crate::reports::sheet::{Cell, Column, Place, Section};

/// A table as a page shows it.
pub struct Table<'a> {
    /// The columns that stand beside one another.
    pub heads: Vec<&'a Column>,
    /// The rows.
    pub rows: Vec<Vec<Group<'a>>>,
}

/// One cell of the page: a value, and the values under it.
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
        self.column.key == "title"
    }
}

impl<'a> Table<'a> {
    /// The table of a part.
    pub fn of(section: &'a Section) -> Table<'a> {
        Table {
            heads: section.columns.iter().filter(|column| column.place == Place::Beside).collect(),
            rows: section.rows.iter().map(|row| groups(&section.columns, row)).collect(),
        }
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
