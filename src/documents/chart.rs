//! Charts: pictures of a table that stands beside them, so that the numbers cannot differ.
use super::cell::{Cell, Column};
use super::table::Table;

/// Which picture of the table is drawn.
#[derive(Clone, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// How it is drawn.
    pub shape: Shape,
    /// The column that names the places, by its key.
    pub category: &'static str,
    /// The columns of numbers, by their keys.
    pub series: Vec<&'static str>,
    /// The column of numbers that says how far each may go.
    pub limit: Option<&'static str>,
    /// Only so many of the first rows, where others follow that would dwarf them: sums, a long tail.
    pub first: Option<usize>,
}

/// How a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A lying bar for each row.
    Bars,
    /// Standing columns beside one another: time runs in the direction of reading.
    Columns,
}

/// A chart with its values.
#[derive(Clone, Debug)]
pub struct Plot {
    /// The names of the series.
    pub series: Vec<&'static str>,
    /// The places, in the order of the rows.
    pub points: Vec<Point>,
    /// The greatest value or limit; at least one, so that it divides.
    pub most: i64,
}

/// One place of a chart.
#[derive(Clone, Debug)]
pub struct Point {
    /// What it is.
    pub name: Cell,
    /// Its values, one for each series; nothing where the table has none.
    pub values: Vec<Option<i64>>,
    /// How far it may go.
    pub limit: Option<i64>,
}

impl Plot {
    /// The values of a chart, taken from its table; nothing without a row.
    pub fn of(chart: &Chart, table: &Table) -> Option<Plot> {
        let at = |key: &str| table.columns.iter().position(|column| column.key == key);
        let category = at(chart.category)?;
        let series: Vec<usize> = chart.series.iter().filter_map(|key| at(key)).collect();
        let limit = chart.limit.and_then(at);
        let points: Vec<Point> = table
            .rows
            .iter()
            .take(chart.first.unwrap_or(usize::MAX))
            .map(|row| Point {
                name: row.get(category).cloned().unwrap_or(Cell::Empty),
                values: series.iter().map(|at| number(row.get(*at))).collect(),
                limit: limit.and_then(|at| number(row.get(at))),
            })
            .collect();
        let all = points.iter().flat_map(|point| point.values.iter().flatten().chain(&point.limit));
        let most = all.copied().max()?.max(1);
        let label = |at: &usize| table.columns.get(*at).map_or("", |column: &Column| column.label);
        Some(Plot { series: series.iter().map(label).collect(), points, most })
    }
}

fn number(cell: Option<&Cell>) -> Option<i64> {
    if let Some(Cell::Number(number)) = cell { Some(*number) } else { None }
}
