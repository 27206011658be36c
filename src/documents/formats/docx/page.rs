//! The paper: its size and edges, the letterhead on the first page, the head and foot of the others.
use super::body::{Drawing, Para, Piece};
use super::grid::{Grid, GridCell, Row};
use crate::documents::print::{self, Line, Span};
use crate::documents::{Cell, Document, Emblem, Paper};
use crate::words::Words;

/// The size of the paper and its free edges, in twentieths of a point.
pub struct Page {
    /// The width of the paper.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Whether it lies on its side.
    pub is_landscape: bool,
    /// Whether it is read from the right.
    pub is_rtl: bool,
    /// The edges: top, right, bottom, left.
    pub margins: [u32; 4],
    /// Between the edges left and right.
    pub text_width: u32,
}

const A4: (u32, u32) = (11_906, 16_838);
/// A column of text is never narrower than this, whatever margins were set.
const NARROWEST: u32 = 4000;

impl Page {
    /// The paper of a document. The edge for binding is where reading begins.
    pub fn of(w: Words, document: &Document) -> Page {
        let is_rtl = w.dir() == "rtl";
        let is_landscape = document.paper == Paper::Landscape;
        let (width, height) = if is_landscape { (A4.1, A4.0) } else { A4 };
        let margins = document.letterhead.margins;
        let twips = |mm: u16| u32::from(mm) * 14_400 / 254;
        let (start, end) = (twips(margins.start), twips(margins.end));
        let (right, left) = if is_rtl { (start, end) } else { (end, start) };
        let margins = [twips(margins.top), right, twips(margins.bottom), left];
        let text_width = width.saturating_sub(left + right).max(NARROWEST);
        Page { width, height, is_landscape, is_rtl, margins, text_width }
    }

    /// Over the text.
    pub fn top(&self) -> u32 {
        let [top, ..] = self.margins;
        top
    }

    /// On the right.
    pub fn right(&self) -> u32 {
        let [_, right, ..] = self.margins;
        right
    }

    /// Under the text.
    pub fn bottom(&self) -> u32 {
        let [_, _, bottom, _] = self.margins;
        bottom
    }

    /// On the left.
    pub fn left(&self) -> u32 {
        let [.., left] = self.margins;
        left
    }
}

/// «صفحهٔ … از …»: the words around the two numbers.
pub struct PageWords {
    /// Before the number of the page.
    pub before: String,
    /// Between the two.
    pub between: String,
    /// After the number of pages.
    pub after: String,
}

impl PageWords {
    /// The words of a language.
    pub fn of(w: Words) -> PageWords {
        const PAGE: &str = "\u{1}";
        const PAGES: &str = "\u{2}";
        let text = w.documents.page_of(PAGE, PAGES);
        let (before, rest) = text.split_once(PAGE).unwrap_or((&text, ""));
        let (between, after) = rest.split_once(PAGES).unwrap_or((rest, ""));
        PageWords { before: before.to_owned(), between: between.to_owned(), after: after.to_owned() }
    }
}

/// Left for what the secretariat writes by hand.
const DOTS: &str = "………………";

/// The head of the first page: whose paper it is, and how the secretariat registers it.
pub fn letterhead(w: Words, document: &Document, page: &Page) -> Vec<Piece> {
    let head = &document.letterhead;
    let emblem = head
        .emblem
        .as_ref()
        .map(|emblem| Para { drawing: Some(drawing(w, emblem)), ..Para::plain(w, "Letterhead", "") });
    let names = [&head.organisation, &head.unit].into_iter().filter(|name| !name.is_empty());
    let mut whose: Vec<Para> = emblem.into_iter().chain(names.map(|name| Para::own(w, "Letterhead", name))).collect();
    if whose.is_empty() {
        whose.push(Para::plain(w, "Letterhead", ""));
    }
    let god = if document.is_official { w.documents.in_the_name_of_god() } else { "" };
    let sides = page.text_width * 35 / 100;
    let widths = vec![sides, page.text_width - sides * 2, sides];
    let cells = vec![
        GridCell { ground: None, paras: whose },
        GridCell { ground: None, paras: vec![Para::plain(w, "Letterhead", god).centred()] },
        GridCell { ground: None, paras: registration(w, document) },
    ];
    let row = Row { cells, ..Row::default() };
    let grid = Grid { is_rtl: page.is_rtl, is_ruled: false, widths, rows: vec![row] };
    vec![Piece::Grid(grid), Piece::Para(Para::plain(w, "HeaderRule", ""))]
}

fn registration(w: Words, document: &Document) -> Vec<Para> {
    let kept = &document.registration;
    let number = if kept.number.is_empty() { Cell::Empty } else { Cell::Code(kept.number.clone()) };
    [
        (w.documents.letter_day(), Cell::day(kept.day)),
        (w.documents.letter_number(), number),
        (w.documents.letter_annex(), Cell::text(kept.annex.clone())),
    ]
    .into_iter()
    .map(|(label, cell)| {
        let mut spans = vec![Span::along(format!("{label} "))];
        spans.extend(print::lines(w, &cell).into_iter().flat_map(|line| line.spans));
        if cell.is_empty() {
            spans.push(Span::along(DOTS));
        }
        Para::of_line(w, "Letterhead", &Line { is_small: false, spans })
    })
    .collect()
}

/// At most 18 mm high and 40 mm wide, in the units of drawings: 36,000 a millimetre.
fn drawing(w: Words, emblem: &Emblem) -> Drawing {
    const MM: u64 = 36_000;
    let (width, height) = (u64::from(emblem.width.max(1)), u64::from(emblem.height.max(1)));
    let (wide, high) = (18 * MM * width / height, 18 * MM);
    let (wide, high) = if wide > 40 * MM { (40 * MM, 40 * MM * height / width) } else { (wide, high) };
    Drawing { width: wide.max(1), height: high.max(1), about: w.docx.emblem() }
}

/// The head of the other pages: what this is.
pub fn running_head(w: Words, document: &Document) -> Vec<Piece> {
    let mut spans = vec![Span::own(document.title.as_str())];
    if !document.subtitle.is_empty() {
        spans.push(Span::along(" – "));
        spans.push(Span::own(document.subtitle.as_str()));
    }
    vec![Piece::Para(Para::of_line(w, "HeaderRule", &Line { is_small: false, spans }))]
}
