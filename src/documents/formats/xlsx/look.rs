//! How the cells of a workbook look.
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::words::Words;

/// The formats of the cells.
pub struct Look {
    /// The language.
    pub w: Words,
    /// Titles on top.
    pub title: Format,
    /// Heads of columns and names of facts.
    pub head: Format,
    /// Text.
    pub text: Format,
    /// Headings within a text.
    pub strong: Format,
    /// Numbers.
    pub number: Format,
    /// Gregorian days.
    pub day: Format,
}

impl Look {
    /// The formats for a language.
    pub fn new(w: Words) -> Look {
        // Tahoma is on every Windows and has the Persian letters; direction 2 is right to left.
        let base = Format::new()
            .set_font_name("Tahoma")
            .set_font_size(10)
            .set_align(FormatAlign::Top)
            // Left to itself a text in the other script would begin at the far side and run out of its cell.
            .set_align(w.lang.pick(FormatAlign::Right, FormatAlign::Left))
            .set_reading_direction(w.lang.pick(2, 0));
        Look {
            w,
            title: base.clone().set_bold().set_font_size(14),
            head: base
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_background_color(Color::RGB(0xE8_EDF0))
                .set_border_bottom(FormatBorder::Thin),
            strong: base.clone().set_text_wrap().set_bold(),
            text: base.clone().set_text_wrap(),
            number: base.clone().set_align(FormatAlign::General).set_num_format("0"),
            day: base.set_align(FormatAlign::General).set_num_format("yyyy-mm-dd"),
        }
    }
}
