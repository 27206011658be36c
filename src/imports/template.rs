//! Lists that leave the house: empty ones to be filled in, and what is recorded, both with the columns by
//! which they come back in.
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::ImportKind;
use super::cells::shown;
use super::columns::{Column, Content, columns};
use super::kinds::Fields;
use super::reader::LONGEST_CELL;
use crate::words::{Lang, Words};

/// The drop-downs reach so far down.
const ROWS: u32 = 2000;

/// An empty list of a kind, with a row that shows how it is filled in.
pub fn empty(w: Words, kind: ImportKind) -> Result<Vec<u8>, XlsxError> {
    let sample = sample(w, kind);
    let mut book = Workbook::new();
    let page = sheet(&mut book, w, kind)?;
    for (at, column) in (0_u16..).zip(columns(kind)) {
        let value = sample.iter().find(|(key, _)| *key == column.key).map_or("", |(_, value)| *value);
        page.write_string_with_format(1, at, shown(w, column, value), &faint(w))?;
        drop_down(page, w, at, column)?;
    }
    explain(&mut book, w, kind)?;
    book.save_to_buffer()
}

/// A list of what is recorded, as a workbook.
pub fn filled(w: Words, kind: ImportKind, rows: &[Fields]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = sheet(&mut book, w, kind)?;
    let text = plain(w);
    for (row, fields) in (1_u32..).zip(rows) {
        for (at, column) in (0_u16..).zip(columns(kind)) {
            let value = shown(w, column, fields.get(column.key).map_or("", String::as_str));
            // What a cell cannot hold stays out; an empty cell changes nothing when the list comes back.
            if !value.is_empty() && value.chars().count() <= LONGEST_CELL {
                page.write_string_with_format(row, at, value, &text)?;
            }
        }
    }
    for (at, column) in (0_u16..).zip(columns(kind)) {
        drop_down(page, w, at, column)?;
    }
    book.save_to_buffer()
}

fn sheet(book: &mut Workbook, w: Words, kind: ImportKind) -> Result<&mut Worksheet, XlsxError> {
    let page = book.add_worksheet();
    page.set_name(w.label(kind))?;
    page.set_right_to_left(w.lang == Lang::Fa);
    page.set_freeze_panes(1, 0)?;
    let text = plain(w);
    for (at, column) in (0_u16..).zip(columns(kind)) {
        page.set_column_format(at, &text)?;
        page.set_column_width(at, width(column))?;
        page.write_string_with_format(0, at, (column.label)(&w), &head(w, column.required))?;
    }
    Ok(page)
}

fn width(column: &Column) -> f64 {
    match column.content {
        Content::Day | Content::Time | Content::Truth => 14.0,
        Content::Code | Content::Choice(_) => 18.0,
        Content::Text | Content::Named(_) => 28.0,
    }
}

/// The choices of a column, to pick from.
fn drop_down(page: &mut Worksheet, w: Words, at: u16, column: &Column) -> Result<(), XlsxError> {
    let names: Vec<&str> = match column.content {
        Content::Choice(options) | Content::Named(options) => options(w).into_iter().map(|(_, name)| name).collect(),
        Content::Truth => vec![w.common.yes(), w.common.no()],
        _ => return Ok(()),
    };
    let choose = DataValidation::new()
        .allow_list_strings(&names)?
        // Where a name may stand too, the words are only offered.
        .show_error_message(!matches!(column.content, Content::Named(_)))
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(w.columns.choose_title())?
        .set_error_message(w.columns.choose())?;
    page.add_data_validation(1, at, ROWS, at, &choose)?;
    Ok(())
}

/// A second sheet that says what stands in each column.
fn explain(book: &mut Workbook, w: Words, kind: ImportKind) -> Result<(), XlsxError> {
    let page = book.add_worksheet();
    page.set_name(w.columns.guide())?;
    page.set_right_to_left(w.lang == Lang::Fa);
    page.set_column_width(0, 28.0)?.set_column_width(1, 14.0)?.set_column_width(2, 70.0)?;
    let text = plain(w);
    for (row, column) in (0_u32..).zip(columns(kind)) {
        page.write_string_with_format(row, 0, (column.label)(&w), &head(w, column.required))?;
        let need = if column.required { w.columns.needed() } else { w.columns.may_be_empty() };
        page.write_string_with_format(row, 1, need, &text)?;
        page.write_string_with_format(row, 2, guide(w, column), &text)?;
    }
    Ok(())
}

/// What stands in a column, in words.
fn guide(w: Words, column: &Column) -> String {
    match column.content {
        Content::Day => w.columns.guide_day().to_owned(),
        Content::Time => w.columns.guide_time().to_owned(),
        Content::Truth => [w.common.yes(), w.common.no()].join(w.common.list_separator()),
        Content::Choice(options) => {
            options(w).into_iter().map(|(_, name)| name).collect::<Vec<_>>().join(w.common.list_separator())
        }
        Content::Code | Content::Text | Content::Named(_) => match column.key {
            "reference" => w.columns.guide_reference().to_owned(),
            "parties" | "first_party" | "supporters" | "witnesses" => w.columns.guide_parties().to_owned(),
            "agreements" => w.columns.guide_agreements().to_owned(),
            "owner" => w.columns.guide_owner().to_owned(),
            "team" => w.import_links.guide_team().to_owned(),
            "representatives" | "signatories" => w.import_links.guide_people().to_owned(),
            "awaited" => w.import_links.guide_awaited().to_owned(),
            "awaited_person" => w.import_links.guide_person().to_owned(),
            "meetings" => w.import_links.guide_meetings().to_owned(),
            "republished_from" => w.import_links.guide_republished().to_owned(),
            _ => w.columns.guide_text().to_owned(),
        },
    }
}

/// The name in the row that shows how a list is filled in: it says of itself that it is none.
pub fn sample_name(w: Words, kind: ImportKind) -> &'static str {
    let s = w.samples;
    match kind {
        ImportKind::Organisations => s.organisation(),
        ImportKind::People => s.person(),
        ImportKind::Agreements => s.agreement(),
        ImportKind::Outlets => s.outlet(),
        ImportKind::Coverage => s.headline(),
    }
}

/// A row that shows how a list is filled in.
fn sample(w: Words, kind: ImportKind) -> Vec<(&'static str, &'static str)> {
    let s = w.samples;
    match kind {
        ImportKind::Organisations => vec![
            ("name", s.organisation()),
            ("short_name", s.organisation_short()),
            ("kind", "foundation"),
            ("national_id", "14001234567"),
            ("province", s.province()),
            ("phone", "026-32700000"),
            ("site", "example.ir"),
        ],
        ImportKind::People => vec![
            ("honorific", s.honorific()),
            ("name", s.person()),
            ("phone", "026-32700001"),
            ("email", "name@example.ir"),
            ("organisation", s.organisation()),
            ("title", s.post()),
            ("starts_on", "2024-04-20"),
            ("may_sign", "1"),
        ],
        ImportKind::Agreements => vec![
            ("title", s.agreement()),
            ("kind", "mou"),
            ("subject", s.subject()),
            ("first_party", s.own()),
            ("parties", s.organisation()),
            ("stage", "in_force"),
            ("meeting_on", "2024-05-14"),
            ("drafting_on", "2024-06-10"),
            ("in_force_on", "2024-08-03"),
            ("starts_on", "2024-08-03"),
            ("ends_on", "2026-08-02"),
        ],
        ImportKind::Outlets => {
            vec![("name", s.outlet()), ("kind", "news_agency"), ("site", "example.ir"), ("licensed", "yes")]
        }
        ImportKind::Coverage => vec![
            ("outlet", s.outlet()),
            ("headline", s.headline()),
            ("url", "https://example.ir/news/1"),
            ("published_on", "2024-08-04"),
            ("published_time", "10:30"),
            ("tone", "positive"),
        ],
    }
}

/// Tahoma is on every Windows and has the Persian letters; direction 2 is right to left.
fn base(w: Words) -> Format {
    Format::new()
        .set_font_name("Tahoma")
        .set_font_size(10)
        .set_align(FormatAlign::Top)
        .set_reading_direction(w.lang.pick(2, 0))
}

/// All cells are text: a spreadsheet must not turn a telephone number or a day into a number.
fn plain(w: Words) -> Format {
    base(w).set_num_format("@")
}

fn faint(w: Words) -> Format {
    plain(w).set_font_color(Color::RGB(0x70_7070)).set_italic()
}

fn head(w: Words, is_needed: bool) -> Format {
    let ground = if is_needed { 0xF6_E7B4 } else { 0xE8_EDF0 };
    base(w).set_bold().set_text_wrap().set_background_color(Color::RGB(ground)).set_border_bottom(FormatBorder::Thin)
}
