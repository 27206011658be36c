//! The fonts every document may use. `scripts/subset-fonts` makes the files.
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
