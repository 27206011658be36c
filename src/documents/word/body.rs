//! The text of a Word file: paragraphs, lists, tables, and what was changed in them.
use std::io::BufRead;

use quick_xml::events::BytesStart;

use super::numbering::Numbering;
use super::styles::Styles;
use super::xml::{Node, attribute, walk};
use super::{Aside, ReadFault, Reading};
use crate::documents::formats::is_furniture;
use crate::persian::bidi::{clean, direction};

/// The tags that mean something here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag {
    Paragraph,
    ParagraphSettings,
    Run,
    RunSettings,
    Text,
    Table,
    Row,
    RowSettings,
    Cell,
    Deleted,
    Inserted,
    /// What stands here is said elsewhere, or is not said on paper.
    Silent,
    Other,
}

fn tag(name: &str) -> Tag {
    match name {
        "p" => Tag::Paragraph,
        "pPr" => Tag::ParagraphSettings,
        "r" => Tag::Run,
        "rPr" => Tag::RunSettings,
        "t" => Tag::Text,
        "tbl" => Tag::Table,
        "tr" => Tag::Row,
        "trPr" => Tag::RowSettings,
        "tc" => Tag::Cell,
        "del" | "moveFrom" => Tag::Deleted,
        "ins" | "moveTo" => Tag::Inserted,
        "Fallback" | "sdtPr" | "pPrChange" | "rPrChange" | "trPrChange" | "tblPr" | "sectPr" => Tag::Silent,
        _ => Tag::Other,
    }
}

/// A paragraph being read. They stand within one another where there are text boxes.
#[derive(Default)]
struct Paragraph {
    text: String,
    style: String,
    /// The list and the level it counts in by itself.
    list: Option<String>,
    level: Option<usize>,
    /// Whether its end was deleted, so that the next one goes on in the same line.
    goes_on: bool,
}

/// A table being read: the row under way, each cell with its lines.
#[derive(Default)]
struct Table {
    row: Vec<Vec<String>>,
    is_deleted: bool,
}

struct Body<'a> {
    styles: &'a Styles,
    numbering: Numbering,
    open: Vec<Tag>,
    /// How many tags are open within one whose content is left out.
    silent: usize,
    is_hidden: bool,
    paragraphs: Vec<Paragraph>,
    tables: Vec<Table>,
    /// The beginning of the line under way, from a paragraph whose end was deleted.
    begun: String,
    lines: Vec<String>,
    aside: Aside,
}

/// Reads the text.
pub fn read(part: impl BufRead, styles: &Styles, numbering: Numbering) -> Result<Reading, ReadFault> {
    let mut body = Body {
        styles,
        numbering,
        open: Vec::new(),
        silent: 0,
        is_hidden: false,
        paragraphs: Vec::new(),
        tables: Vec::new(),
        begun: String::new(),
        lines: Vec::new(),
        aside: Aside::default(),
    };
    walk(part, |node| {
        match node {
            Node::Open(tag) => body.open(tag),
            Node::Close => body.close(),
            Node::Text(text) => body.text(&text),
        }
        Ok(())
    })?;
    let rest = std::mem::take(&mut body.begun);
    body.put(rest);
    Ok(Reading { text: joined(&body.lines), aside: body.aside })
}

impl Body<'_> {
    fn open(&mut self, start: &BytesStart<'_>) {
        if self.silent > 0 {
            self.silent += 1;
            return;
        }
        let name = start.local_name();
        let (is, parent) = (tag(name.as_ref()), self.open.last().copied());
        self.open.push(is);
        match (is, parent) {
            (Tag::Deleted, Some(Tag::RunSettings)) => self.with_paragraph(|one| one.goes_on = true),
            (Tag::Deleted, Some(Tag::RowSettings)) => self.with_table(|one| one.is_deleted = true),
            (Tag::Inserted, Some(Tag::RunSettings | Tag::RowSettings)) => {}
            (Tag::Deleted, _) => {
                self.aside.deletions += 1;
                self.silent = 1;
            }
            (Tag::Inserted, _) => self.aside.insertions += 1,
            (Tag::Silent, _) => self.silent = 1,
            (Tag::Paragraph, _) => self.paragraphs.push(Paragraph::default()),
            (Tag::Table, _) => self.tables.push(Table::default()),
            (Tag::Cell, _) => self.with_table(|one| one.row.push(Vec::new())),
            (Tag::Other, Some(Tag::Run)) => self.in_run(name.as_ref()),
            (Tag::Other, Some(Tag::RunSettings)) => self.is_hidden |= name.as_ref() == "vanish" && is_on(start),
            (Tag::Other, _) => self.other(name.as_ref(), start),
            _ => {}
        }
    }

    /// Something other than text within a run.
    fn in_run(&mut self, name: &str) {
        match name {
            "tab" | "ptab" => self.say(" "),
            "br" | "cr" => self.say("\n"),
            "noBreakHyphen" => self.say("-"),
            "commentReference" => self.aside.comments += 1,
            "footnoteReference" | "endnoteReference" => self.aside.notes += 1,
            _ => {}
        }
    }

    fn other(&mut self, name: &str, start: &BytesStart<'_>) {
        let val = || attribute(start, "val").unwrap_or_default();
        match name {
            "pStyle" => self.with_paragraph(|one| one.style = val()),
            "numId" => self.with_paragraph(|one| one.list = Some(val())),
            "ilvl" => self.with_paragraph(|one| one.level = val().parse().ok()),
            "blip" | "imagedata" => self.aside.pictures += 1,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.silent == 0 && self.open.last() == Some(&Tag::Text) {
            self.say(text);
        }
    }

    fn close(&mut self) {
        if self.silent > 1 {
            self.silent -= 1;
            return;
        }
        self.silent = 0;
        match self.open.pop() {
            Some(Tag::Run) => self.is_hidden = false,
            Some(Tag::Paragraph) => self.end_paragraph(),
            Some(Tag::Row) => self.end_row(),
            Some(Tag::Table) => drop(self.tables.pop()),
            _ => {}
        }
    }

    fn say(&mut self, text: &str) {
        if !self.is_hidden {
            self.with_paragraph(|one| one.text += text);
        }
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(one) = self.paragraphs.last_mut() {
            change(one);
        }
    }

    fn with_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(one) = self.tables.last_mut() {
            change(one);
        }
    }

    fn end_paragraph(&mut self) {
        let Some(one) = self.paragraphs.pop() else { return };
        // What the program itself put around the text is not part of it.
        if is_furniture(self.styles.name(&one.style)) {
            return;
        }
        let by_style = self.styles.number(&one.style);
        let list = one.list.as_deref().or(by_style.map(|(list, _)| list));
        let level = one.level.or(by_style.map(|(_, level)| level)).unwrap_or(0);
        let is_rtl = direction(&one.text) == "rtl";
        let label = list.and_then(|list| self.numbering.next(list, level, is_rtl));
        let text = match label {
            Some(label) if !one.text.trim().is_empty() => label + one.text.trim_start(),
            _ => one.text,
        };
        let line = std::mem::take(&mut self.begun) + &text;
        if one.goes_on { self.begun = line } else { self.put(line) }
    }

    /// A row is a line, with marks between its cells; one cell alone keeps its lines.
    fn end_row(&mut self) {
        let Some(table) = self.tables.last_mut() else { return };
        let row = std::mem::take(&mut table.row);
        if std::mem::take(&mut table.is_deleted) {
            self.aside.deletions += 1;
            return;
        }
        let outside = self.tables.pop();
        let mut cells: Vec<Vec<String>> = row;
        cells.retain(|lines| lines.iter().any(|line| !line.trim().is_empty()));
        if let [lines] = cells.as_mut_slice() {
            for line in std::mem::take(lines) {
                self.put(line);
            }
        } else if !cells.is_empty() {
            let cells: Vec<String> = cells.iter().map(|lines| words(&lines.join(" "))).collect();
            self.put(cells.join(" | "));
        }
        self.tables.extend(outside);
    }

    /// Into the cell under way, or else among the lines.
    fn put(&mut self, line: String) {
        match self.tables.last_mut().and_then(|table| table.row.last_mut()) {
            Some(cell) => cell.push(line),
            None => self.lines.push(line),
        }
    }
}

/// A setting without a value is on.
fn is_on(start: &BytesStart<'_>) -> bool {
    attribute(start, "val").is_none_or(|value| !matches!(value.as_str(), "0" | "false" | "off"))
}

fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines with at most one blank between them, cleaned as typed text is.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines.iter().flat_map(|line| line.split('\n')) {
        let line = line.trim_end();
        if !line.is_empty() || !(text.is_empty() || text.ends_with("\n\n")) {
            text += line;
            text.push('\n');
        }
    }
    clean(&text)
}
