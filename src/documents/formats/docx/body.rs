//! The blocks of a document as paragraphs and tables.
use super::grid::{self, Grid};
use super::page::Page;
use super::runs::{self, Run};
use crate::documents::print;
use crate::documents::{Block, Document, Fact, Paragraph, Section, Style};
use crate::words::Words;

/// A paragraph of the file.
#[derive(Clone, Debug, Default)]
pub struct Para {
    /// The id of its style.
    pub style: &'static str,
    /// Whether it is read from the right.
    pub is_rtl: bool,
    /// To which side it goes when that is not where its reading begins: `end`, `center`.
    pub side: Option<&'static str>,
    /// Whether it stays on one page with what follows.
    pub keeps_next: bool,
    /// The emblem, before its text.
    pub drawing: Option<Drawing>,
    /// Its text.
    pub runs: Vec<Run>,
}

/// What stands in the file from top to bottom.
pub enum Piece {
    /// A paragraph.
    Para(Para),
    /// A table.
    Grid(Grid),
}

/// The emblem of the letterhead.
#[derive(Clone, Copy, Debug)]
pub struct Drawing {
    /// How wide it is, in the units of drawings.
    pub width: u64,
    /// How high.
    pub height: u64,
    /// What it is, for those who do not see it.
    pub about: &'static str,
}

impl Para {
    /// A paragraph of one text that goes in the direction of the document.
    pub fn plain(w: Words, style: &'static str, text: &str) -> Para {
        let is_rtl = w.dir() == "rtl";
        Para { style, is_rtl, runs: runs::of_text(text, is_rtl), ..Para::default() }
    }

    /// Text that somebody wrote: it runs as its first letter does, and stands where the document begins.
    pub fn own(w: Words, style: &'static str, text: &str) -> Para {
        Para::of_line(w, style, &print::Line { is_small: false, spans: vec![print::Span::own(text)] })
    }

    /// A line of a cell.
    pub fn of_line(w: Words, style: &'static str, line: &print::Line) -> Para {
        let is_rtl = runs::line_is_rtl(w, line);
        let is_foreign = is_rtl != (w.dir() == "rtl");
        let runs = match line.spans.as_slice() {
            [span] if is_foreign => runs::of_text(&span.text, is_rtl),
            _ => runs::of_line(w, line),
        };
        Para { style, is_rtl, side: is_foreign.then_some("end"), runs, ..Para::default() }
    }

    /// The same in the middle.
    pub fn centred(self) -> Para {
        Para { side: Some("center"), ..self }
    }

    /// The same, on one page with what follows.
    pub fn with_next(self) -> Para {
        Para { keeps_next: true, ..self }
    }
}

/// Everything between head and foot of the paper.
pub fn pieces(w: Words, document: &Document, page: &Page) -> Vec<Piece> {
    let mut pieces = vec![Piece::Para(Para::own(w, "DocumentTitle", &document.title).centred().with_next())];
    if !document.subtitle.is_empty() {
        pieces.push(Piece::Para(Para::own(w, "DocumentSubtitle", &document.subtitle).centred().with_next()));
    }
    if !document.facts.is_empty() {
        pieces.push(Piece::Para(facts_in_a_line(w, &document.facts)));
    }
    for section in &document.sections {
        one_section(w, section, page, &mut pieces);
    }
    let has_signatures =
        document.sections.iter().flat_map(|one| &one.blocks).any(|one| matches!(one, Block::Signatures(_)));
    if !has_signatures {
        pieces.extend(grid::signing_line(w, &document.letterhead.signatories, page).map(Piece::Grid));
    }
    pieces
}

/// Period, filters, who made it: one after the other.
fn facts_in_a_line(w: Words, facts: &[Fact]) -> Para {
    let mut spans = Vec::new();
    for fact in facts {
        if !spans.is_empty() {
            spans.push(print::Span::along(" · "));
        }
        spans.push(print::Span::along(format!("{}: ", fact.label)));
        spans.extend(print::lines(w, &fact.cell).into_iter().flat_map(|line| line.spans));
    }
    Para::of_line(w, "DocumentFacts", &print::Line { is_small: false, spans }).centred()
}

fn one_section(w: Words, section: &Section, page: &Page, pieces: &mut Vec<Piece>) {
    if section.is_headed {
        pieces.push(Piece::Para(Para::own(w, "PartHeading", &section.heading).with_next()));
    }
    for block in &section.blocks {
        match block {
            Block::Text(paragraphs) => pieces.extend(text(w, paragraphs).map(Piece::Para)),
            Block::Figures(facts) => pieces.push(Piece::Grid(grid::figures(w, facts, page))),
            Block::Facts(facts) => pieces.push(Piece::Grid(grid::facts(w, facts, page))),
            Block::Table(table) if table.rows.is_empty() => {
                pieces.push(Piece::Para(Para::plain(w, "Remark", table.empty)));
            }
            Block::Table(table) => pieces.push(Piece::Grid(grid::table(w, &table.layout(), page))),
            Block::Chart(chart) => {
                if let Some(plot) = section.plot(chart) {
                    pieces.push(Piece::Para(Para::own(w, "FigureName", &chart.title).with_next()));
                    pieces.push(Piece::Grid(grid::bars(w, &plot, page)));
                }
            }
            Block::Signatures(signatories) => pieces.push(Piece::Grid(grid::signatures(w, signatories, page))),
        }
    }
}

fn text(w: Words, paragraphs: &[Paragraph]) -> impl Iterator<Item = Para> {
    let is_rtl = print::text_direction(w, paragraphs) == "rtl";
    paragraphs.iter().map(move |one| Para {
        style: style(one.style),
        is_rtl,
        side: (one.style == Style::Title).then_some("center"),
        keeps_next: matches!(one.style, Style::Article | Style::Title),
        runs: runs::of_text(&one.text, is_rtl),
        ..Para::default()
    })
}

fn style(of: Style) -> &'static str {
    match of {
        Style::Plain => "BodyText",
        Style::Title => "Title",
        Style::Article => "Article",
        Style::Clause => "Clause",
        Style::Note => "Note",
        Style::Remark => "Remark",
    }
}
