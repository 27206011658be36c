//! The fonts every document may use. `scripts/subset-fonts` makes the files.
use std::collections::HashSet;
use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The fonts, and the list of what each of them holds.
pub struct Fonts {
    /// In the order of the list.
    pub all: Vec<Font>,
    /// What each font is called and which letters it has.
    pub book: LazyHash<FontBook>,
}

/// Vazirmatn for the text, and two more for the letters, symbols and emoji it does not have.
const FILES: [&[u8]; 4] = [
    include_bytes!("../fonts/Vazirmatn-Regular.ttf"),
    include_bytes!("../fonts/Vazirmatn-Bold.ttf"),
    include_bytes!("../fonts/DejaVuSans.ttf"),
    include_bytes!("../fonts/NotoEmoji-Regular.ttf"),
];

/// Read once, when the first document is set.
pub static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let all: Vec<Font> = FILES.iter().filter_map(|file| Font::new(Bytes::new(*file), 0)).collect();
    let book = LazyHash::new(FontBook::from_fonts(&all));
    Fonts { all, book }
});

/// Every letter that some font has.
static LETTERS: LazyLock<HashSet<u32>> =
    LazyLock::new(|| FONTS.all.iter().flat_map(|font| font.info().coverage.iter()).collect());

/// Whether a letter can be shown: some font has it, or there is nothing of it to be seen.
pub fn can_show(letter: char) -> bool {
    letter.is_ascii_graphic() || letter.is_whitespace() || is_unseen(letter) || LETTERS.contains(&letter.into())
}

/// Joiners, marks of direction, places where words may break, and what chooses between two looks of a letter.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '\u{e0100}'..='\u{e01ef}'
    )
}
