//! The styles: what each is for, and which hold text of the program rather than of the people.
use crate::words::{Lang, Words};

/// The fonts of a document, for letters from the left and for Persian ones.
pub struct Fonts {
    /// For Latin letters.
    pub latin: &'static str,
    /// For Persian letters. Official papers are in it; the table of fonts names what stands in where
    /// it is missing.
    pub persian: &'static str,
}

impl Fonts {
    /// The fonts of a language.
    pub fn of(w: Words) -> Fonts {
        Fonts { latin: w.lang.pick("Times New Roman", "Calibri"), persian: "B Nazanin" }
    }
}

/// Whether paragraphs of the style with this name were put around a text by the program: its title,
/// its facts, the places to sign. Programs may rename a style's id, its name they keep.
pub fn is_furniture(style: &str) -> bool {
    Lang::ALL.iter().map(|lang| Words::of(*lang).docx).any(|w| {
        [
            w.document_title(),
            w.document_subtitle(),
            w.document_facts(),
            w.part_heading(),
            w.remark(),
            w.letterhead(),
            w.fact_name(),
            w.fact_value(),
            w.figure(),
            w.figure_name(),
            w.signature(),
        ]
        .contains(&style)
    })
}
