//! Tables: of rows, of names and values, of figures, of bars, of places to sign.
use super::body::Para;
use super::page::Page;
use crate::documents::print::{self, Line, Span};
use crate::documents::table::Layout;
use crate::documents::{Cell, Fact, Plot, Signatory};
use crate::words::Words;

/// A table of the file.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Whether the first column stands on the right.
    pub is_rtl: bool,
    /// Whether its cells have lines around them.
    pub is_ruled: bool,
    /// The widths of the columns, in twentieths of a point.
    pub widths: Vec<u32>,
    /// The rows; those at the head are repeated on each page.
    pub rows: Vec<Row>,
}

/// A row.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// Whether it is repeated on each page.
    pub is_head: bool,
    /// Whether it may go over from one page to the next; only a row that is longer than one does.
    pub may_break: bool,
    /// The least height, in twentieths of a point.
    pub height: Option<u32>,
    /// Its cells.
    pub cells: Vec<GridCell>,
}

/// A cell: its paragraphs, at least one, on a ground.
#[derive(Clone, Debug, Default)]
pub struct GridCell {
    /// The colour of the ground.
    pub ground: Option<&'static str>,
    /// What stands in it.
    pub paras: Vec<Para>,
}

/// A row of more characters than this may be longer than a page.
const LONG_ROW: usize = 1500;
/// The width of a letter of a table, in twentieths of a point, on the generous side.
const LETTER: u32 = 115;
/// The free edges of a cell, both together.
const EDGES: u32 = 170;
/// The height of a place for stamp and signature: about three centimetres.
const ROOM_TO_SIGN: u32 = 1700;

const HEAD_GROUND: &str = "E8EDF0";
impl Grid {
    /// The width of all columns.
    pub fn width(&self) -> u32 {
        self.widths.iter().sum()
    }

    /// The cells of a row, each with the width of its column.
    pub fn cells<'a>(&'a self, row: &'a Row) -> impl Iterator<Item = (&'a GridCell, &'a u32)> {
        row.cells.iter().zip(&self.widths)
    }
}

impl GridCell {
    fn of(paras: Vec<Para>) -> GridCell {
        GridCell { ground: None, paras }
    }
}

impl Row {
    fn of(cells: Vec<GridCell>) -> Row {
        Row { cells, ..Row::default() }
    }
}

/// A table of rows.
pub fn table(w: Words, layout: &Layout<'_>, page: &Page) -> Grid {
    let side = |is_number: bool| is_number.then_some("end");
    let head = layout.heads.iter().map(|column| GridCell {
        ground: Some(HEAD_GROUND),
        paras: vec![Para { side: side(column.is_number()), ..Para::plain(w, "TableHead", column.label) }],
    });
    let mut needs: Vec<Need> = layout.heads.iter().map(|column| Need::of_head(column.label)).collect();
    let mut rows = vec![Row { is_head: true, ..Row::of(head.collect()) }];
    for groups in &layout.rows {
        let mut length = 0;
        let mut cells = Vec::new();
        for (group, need) in groups.iter().zip(&mut needs) {
            let lines = print::group(w, group);
            length += need.take(&lines);
            let para = |line: &Line| {
                let style = if line.is_small { "TableSmall" } else { "TableText" };
                let para = Para::of_line(w, style, line);
                Para { side: side(group.column.is_number()).or(para.side), ..para }
            };
            cells.push(GridCell::of(or_blank(w, lines.iter().map(para).collect())));
        }
        rows.push(Row { may_break: length > LONG_ROW, ..Row::of(cells) });
    }
    Grid { is_rtl: is_rtl(w), is_ruled: true, widths: widths(&needs, page.text_width), rows }
}

/// Names and values, a line each.
pub fn facts(w: Words, facts: &[Fact], page: &Page) -> Grid {
    let name = page.text_width * 28 / 100;
    let rows = facts.iter().map(|fact| {
        let lines = print::lines(w, &fact.cell);
        let value = lines.iter().map(|line| Para::of_line(w, "FactValue", line)).collect();
        Row::of(vec![GridCell::of(vec![Para::plain(w, "FactName", fact.label)]), GridCell::of(or_blank(w, value))])
    });
    Grid { is_rtl: is_rtl(w), is_ruled: true, widths: vec![name, page.text_width - name], rows: rows.collect() }
}

/// Figures beside one another, at most five in a row.
pub fn figures(w: Words, facts: &[Fact], page: &Page) -> Grid {
    const BESIDE: usize = 5;
    let many = facts.len().clamp(1, BESIDE);
    let figure = |fact: &Fact| {
        let lines = print::lines(w, &fact.cell);
        let mut paras: Vec<Para> = lines.iter().map(|line| Para::of_line(w, "Figure", line).centred()).collect();
        paras.push(Para::plain(w, "FigureName", fact.label).centred());
        GridCell::of(paras)
    };
    let row = |facts: &[Fact]| {
        let mut cells: Vec<GridCell> = facts.iter().map(figure).collect();
        cells.resize_with(many, || GridCell::of(or_blank(w, Vec::new())));
        Row::of(cells)
    };
    Grid { is_rtl: is_rtl(w), is_ruled: true, widths: even(many, page), rows: facts.chunks(BESIDE).map(row).collect() }
}

/// A chart as bars that can be read in print and by ear: the name, and for each value a bar and the number.
pub fn bars(w: Words, plot: &Plot, page: &Page) -> Grid {
    const LONGEST: i64 = 24;
    let name = page.text_width * 30 / 100;
    let bar = |value: i64| "█".repeat(usize::try_from((value * LONGEST + plot.most - 1) / plot.most).unwrap_or(0));
    let mut rows = Vec::new();
    for point in &plot.points {
        let lines = print::lines(w, &point.name);
        let names = lines.iter().map(|line| Para::of_line(w, "TableText", line)).collect();
        let several = plot.series.len() > 1;
        let said = plot.series.iter().zip(&point.values).filter_map(|(series, value)| {
            let value = (*value)?;
            let mut text = format!("{} {}", bar(value), w.num(value));
            if several {
                text += &format!(" {series}");
            }
            Some(Para::plain(w, "Bar", text.trim_start()))
        });
        rows.push(Row::of(vec![GridCell::of(or_blank(w, names)), GridCell::of(or_blank(w, said.collect()))]));
    }
    Grid { is_rtl: is_rtl(w), is_ruled: false, widths: vec![name, page.text_width - name], rows }
}

/// Places to sign, two or three beside one another, with room for a stamp.
pub fn signatures(w: Words, signatories: &[Signatory], page: &Page) -> Grid {
    let many = if signatories.len().is_multiple_of(3) { 3 } else { signatories.len().min(2) }.max(1);
    let place = |one: &Signatory| {
        let lines = [&one.role, &one.party, &one.name, &one.post];
        let mut paras: Vec<Para> = lines
            .into_iter()
            .filter(|line| !line.is_empty())
            .map(|line| Para::own(w, "Signature", line).centred())
            .collect();
        let day = one.signed_on.map_or_else(
            || Line { is_small: false, spans: vec![Span::along(w.documents.sign_here())] },
            |day| {
                let mut spans = vec![Span::along(format!("{}: ", w.documents.signed_on()))];
                spans.extend(print::lines(w, &Cell::Day(day)).into_iter().flat_map(|line| line.spans));
                Line { is_small: false, spans }
            },
        );
        paras.push(Para::of_line(w, "Signature", &day).centred());
        GridCell::of(paras)
    };
    let row = |signatories: &[Signatory]| {
        let mut cells: Vec<GridCell> = signatories.iter().map(place).collect();
        cells.resize_with(many, || GridCell::of(vec![Para::plain(w, "Signature", "")]));
        Row { height: Some(ROOM_TO_SIGN + 1500), ..Row::of(cells) }
    };
    let rows = signatories.chunks(many).map(row).collect();
    Grid { is_rtl: is_rtl(w), is_ruled: true, widths: even(many, page), rows }
}

/// The line under a report for those who sign it, one place for each line that was set.
pub fn signing_line(w: Words, signatories: &str, page: &Page) -> Option<Grid> {
    let lines: Vec<&str> = signatories.lines().filter(|line| !line.trim().is_empty()).collect();
    let cells = lines.iter().map(|line| GridCell::of(vec![Para::own(w, "Signature", line).centred()])).collect();
    let row = Row { height: Some(ROOM_TO_SIGN), ..Row::of(cells) };
    let widths = even(lines.len().max(1), page);
    (!lines.is_empty()).then(|| Grid { is_rtl: is_rtl(w), is_ruled: false, widths, rows: vec![row] })
}

fn is_rtl(w: Words) -> bool {
    w.dir() == "rtl"
}

/// A cell holds a paragraph, be it an empty one.
fn or_blank(w: Words, paras: Vec<Para>) -> Vec<Para> {
    if paras.is_empty() { vec![Para::plain(w, "TableText", "")] } else { paras }
}

fn even(many: usize, page: &Page) -> Vec<u32> {
    let many = u32::try_from(many).unwrap_or(1).max(1);
    vec![page.text_width / many; many as usize]
}

/// How much room a column wants, in letters.
struct Need {
    /// The longest word.
    least: u32,
    /// All that is in it, long texts not counted to their end.
    all: u32,
    rows: u32,
}

impl Need {
    fn of_head(label: &str) -> Need {
        // Bold letters are wider.
        let letters = longest_word(label);
        Need { least: letters + letters.div_ceil(6), all: 0, rows: 0 }
    }

    /// Takes the lines of one more cell into account; answers their length.
    fn take(&mut self, lines: &[Line]) -> usize {
        const ENOUGH: usize = 150;
        let mut length = 0;
        for span in lines.iter().flat_map(|line| &line.spans) {
            self.least = self.least.max(longest_word(&span.text));
            length += span.text.chars().count();
        }
        self.all += u32::try_from(length.min(ENOUGH)).unwrap_or(0);
        self.rows += 1;
        length
    }
}

/// Words longer than this are broken.
const LONGEST_WORD: usize = 18;

fn longest_word(text: &str) -> u32 {
    let longest = text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
    u32::try_from(longest.min(LONGEST_WORD)).unwrap_or(0)
}

/// Short words stay whole even where there is too little room: only what columns want beyond these is cut.
const SHORT_WORD: u32 = 6 * LETTER + EDGES;

/// The widths where the longest words have no room beside one another: long words are broken.
fn squeezed(least: &[u32], width: u32) -> Vec<u32> {
    let short = |one: &u32| u64::from((*one).min(SHORT_WORD));
    let kept: u64 = least.iter().map(short).sum();
    let (kept, rest) = match u64::from(width).checked_sub(kept) {
        Some(rest) => (1, rest),
        None => (0, u64::from(width)),
    };
    let wants: Vec<u64> = least.iter().map(|one| u64::from(*one) - kept * short(one)).collect();
    let all = wants.iter().sum::<u64>().max(1);
    let one = |(least, want): (&u32, &u64)| kept * short(least) + want * rest / all;
    least.iter().zip(&wants).map(|pair| u32::try_from(one(pair)).unwrap_or(1).max(1)).collect()
}

/// First each column has room for its longest word, then the rest goes where the text is.
fn widths(needs: &[Need], width: u32) -> Vec<u32> {
    let least: Vec<u32> = needs.iter().map(|need| need.least * LETTER + EDGES).collect();
    let sum: u32 = least.iter().sum::<u32>().max(1);
    if sum >= width {
        return squeezed(&least, width);
    }
    let wants: Vec<u64> = needs.iter().map(|need| u64::from(need.all / need.rows.max(1)) + 1).collect();
    let all: u64 = wants.iter().sum::<u64>().max(1);
    let rest = u64::from(width - sum);
    least.iter().zip(&wants).map(|(least, want)| least + u32::try_from(rest * want / all).unwrap_or(0)).collect()
}
