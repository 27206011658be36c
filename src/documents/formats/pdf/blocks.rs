//! The blocks of a document as the template reads them.
use serde::Serialize;

use super::columns::{Width, width};
use super::words;
use crate::documents::{Block, Cell, Chart, Fact, Paragraph, Plot, Section, Shape, Signatory, Style, Table, print};
use crate::persian::runs::left_to_right;
use crate::words::Words;

/// A row with a cell of more letters or lines than this may go on on the next page.
const LONG: (usize, usize) = (240, 12);

/// A line of a cell.
#[derive(Serialize)]
pub struct Said {
    /// Whether it is a lesser line.
    pub small: bool,
    /// What it says.
    pub text: String,
}

/// A name and its value.
#[derive(Serialize)]
pub struct Named {
    label: &'static str,
    lines: Vec<Said>,
}

/// A block.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Part {
    /// Running text.
    Text { paragraphs: Vec<Prose> },
    /// Boxes in a row.
    Figures { facts: Vec<Named> },
    /// Names and values.
    Facts { facts: Vec<Named> },
    /// A table.
    Table { columns: Vec<Width>, rows: Vec<Row>, empty: &'static str },
    /// A picture of the table of the same section.
    Chart {
        title: String,
        shape: &'static str,
        series: Vec<&'static str>,
        limit: Option<&'static str>,
        points: Vec<Point>,
    },
    /// Places to sign.
    Signatures { sign_here: &'static str, signed_on: &'static str, places: Vec<Place> },
}

/// A paragraph.
#[derive(Serialize)]
pub struct Prose {
    style: &'static str,
    dir: &'static str,
    lines: Vec<String>,
}

/// A row of a table.
#[derive(Serialize)]
pub struct Row {
    is_long: bool,
    cells: Vec<Vec<Said>>,
}

/// A place of a chart.
#[derive(Serialize)]
pub struct Point {
    name: String,
    values: Vec<Option<Value>>,
    limit: Option<Value>,
}

/// A value of a chart: how far it goes of the whole way, and what it says.
#[derive(Serialize)]
pub struct Value {
    part: f64,
    text: String,
}

/// A place to sign.
#[derive(Serialize)]
pub struct Place {
    role: String,
    party: String,
    name: String,
    post: String,
    day: Option<String>,
}

/// A block of a section; nothing for a chart of a table without rows.
pub fn part(w: Words, section: &Section, block: &Block) -> Option<Part> {
    Some(match block {
        Block::Text(paragraphs) => {
            let dir = print::text_direction(w, paragraphs);
            Part::Text { paragraphs: paragraphs.iter().map(|it| prose(dir, it)).collect() }
        }
        Block::Figures(facts) => Part::Figures { facts: named(w, facts) },
        Block::Facts(facts) => Part::Facts { facts: named(w, facts) },
        Block::Table(table) => table_part(w, table),
        Block::Chart(chart) => return chart_part(w, section, chart),
        Block::Signatures(signatories) => Part::Signatures {
            sign_here: w.documents.sign_here(),
            signed_on: w.documents.signed_on(),
            places: signatories.iter().map(|signatory| place(w, signatory)).collect(),
        },
    })
}

/// Names and values.
pub fn named(w: Words, facts: &[Fact]) -> Vec<Named> {
    facts.iter().map(|fact| Named { label: fact.label, lines: said(print::lines(w, &fact.cell)) }).collect()
}

fn said(lines: Vec<print::Line>) -> Vec<Said> {
    lines.iter().map(|line| Said { small: line.is_small, text: words::line(line) }).collect()
}

fn prose(dir: &'static str, paragraph: &Paragraph) -> Prose {
    let style = match paragraph.style {
        Style::Plain => "plain",
        Style::Title => "title",
        Style::Article => "article",
        Style::Clause => "clause",
        Style::Note => "note",
        Style::Remark => "remark",
    };
    Prose { style, dir, lines: words::lines(&paragraph.text, dir) }
}

fn table_part(w: Words, table: &Table) -> Part {
    let layout = table.layout();
    let rows: Vec<Row> = layout
        .rows
        .iter()
        .map(|row| row.iter().map(|group| said(print::group(w, group))).collect::<Vec<_>>())
        .map(|cells| Row { is_long: is_long(&cells), cells })
        .collect();
    let columns = layout.heads.iter().enumerate().map(|(at, column)| {
        let cells = rows.iter().filter_map(|row| row.cells.get(at)).map(Vec::as_slice);
        width(column, cells)
    });
    Part::Table { columns: columns.collect(), rows, empty: table.empty }
}

fn is_long(cells: &[Vec<Said>]) -> bool {
    let (letters, lines) = LONG;
    cells
        .iter()
        .any(|cell| cell.len() > lines || cell.iter().map(|said| said.text.chars().count()).sum::<usize>() > letters)
}

fn chart_part(w: Words, section: &Section, chart: &Chart) -> Option<Part> {
    let plot = section.plot(chart)?;
    let label = |key: &str| section.table()?.columns.iter().find(|column| column.key == key).map(|column| column.label);
    Some(Part::Chart {
        title: words::own(&chart.title),
        shape: match chart.shape {
            Shape::Bars => "bars",
            Shape::Columns => "columns",
        },
        limit: chart.limit.and_then(label),
        points: points(w, &plot),
        series: plot.series,
    })
}

fn points(w: Words, plot: &Plot) -> Vec<Point> {
    let value = |value: i64| Value { part: value.max(0) as f64 / plot.most as f64, text: left_to_right(&w.num(value)) };
    let name = |cell: &Cell| print::lines(w, cell).iter().map(words::line).collect::<Vec<_>>().join(" ");
    let point = |point: &crate::documents::chart::Point| Point {
        name: name(&point.name),
        values: point.values.iter().map(|number| number.map(value)).collect(),
        limit: point.limit.map(value),
    };
    plot.points.iter().map(point).collect()
}

fn place(w: Words, signatory: &Signatory) -> Place {
    Place {
        role: words::own(&signatory.role),
        party: words::own(&signatory.party),
        name: words::own(&signatory.name),
        post: words::own(&signatory.post),
        day: signatory.signed_on.map(|day| w.day_short(day)),
    }
}
