//! Texts in Persian: folded for searching and sorting, cleaned, and cut at what runs the other way.
use tafahom::drafts::{compare, outline};
use tafahom::persian::runs::{phrases, set_apart};
use tafahom::persian::stretches::stretches;
use tafahom::persian::{clean, fold, fold_letters, fold_name, fold_org, near, sort_key, to_ascii, to_persian};

use super::{text, texts};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] = &[
    Target { name: "fold", shape: Shape::Text, seeds: prose, tokens: LETTERS, holds: folds },
    Target { name: "clean", shape: Shape::Text, seeds: prose, tokens: LETTERS, holds: cleans },
    Target { name: "runs", shape: Shape::Text, seeds: prose, tokens: LETTERS, holds: keeps_the_text },
    Target { name: "outline", shape: Shape::Text, seeds: drafts, tokens: PARTS, holds: outlines },
    Target { name: "compare", shape: Shape::Text, seeds: pairs, tokens: PARTS, holds: compares },
];

const LETTERS: &[&str] = &[
    "ي",
    "ك",
    "ة",
    "ۀ",
    "آ",
    "أ",
    "ء",
    "ـ",
    "\u{200c}",
    "\u{200d}",
    "\u{200f}",
    "\u{202e}",
    "\u{2067}",
    "\u{feff}",
    "\u{653}",
    "\u{654}",
    "\u{301}",
    "۱۲",
    "٣",
    "٬",
    "٫",
    "1405-MOU-12",
    "+98 26",
    "(",
    ")",
    "«",
    "»",
    "\0",
    "\r\n",
    "İ",
    "ǅ",
    "ﬁ",
    "ﷲ",
    "ﺍ",
    "ß",
    "Å",
    "\u{1d2b}",
    "سید",
    "دکتر",
    "https://x.ir/?a=1",
];

const PARTS: &[&str] =
    &["ماده ۱ –", "مادهٔ", "تبصره:", "۱-۲.", "بند الف", "Article 3", "Note:", "\n", "\r\n", "\n\n", "\u{2028}", "واژه "];

fn prose() -> Vec<Vec<u8>> {
    texts(&[
        "",
        "تفاهم‌نامهٔ همکاری میان اداره کل تعاون (البرز) و شبکه Taavon News، شماره 1405-MOU-12",
        "جناب آقای دکتر سید مجتبی رضایی‌نژاد، مدیر عامل",
        "Saved by الهام رضایی, 19 Farvardin; مادهٔ ۳: Article 3",
        "  \u{202b}کليه‌ی امور\u{202c} ۱٬۲۳۴٬۵۶۷ ريال \n\n سطر دوم",
        "Ünïcode ﷲ İstanbul ﬁnal",
    ])
}

fn drafts() -> Vec<Vec<u8>> {
    texts(&[
        "بسمه تعالی\n\nمادهٔ ۱ – موضوع\n۱-۱. همکاری رسانه‌ای\nتبصره ۱: مدت یک سال است.\n\nماده ۲: تعهدات\nبند الف) …",
        "Memorandum\nArticle 1 – Subject\n1. Cooperation\nNote: for one year.\n",
    ])
}

fn pairs() -> Vec<Vec<u8>> {
    texts(&["یک دو سه\nچهار پنج\u{0}یک دو شش\nچهار پنج\nهفت", "a b c\u{0}a x c", "\u{0}همه تازه", "همه کهنه\u{0}"])
}

fn folds(bytes: &[u8]) {
    let text = text(bytes);
    for (name, fold) in [("fold", fold as fn(&str) -> String), ("letters", fold_letters), ("org", fold_org)] {
        let once = fold(&text);
        assert_eq!(fold(&once), once, "{name} of {text:?} is not settled");
    }
    assert!(!fold(&text).contains("  ") && fold(&text).trim() == fold(&text));
    assert!(fold_name(&text).len() <= fold_org(&text).len());
    assert!(!fold_name(&text).is_empty() || fold_org(&text).is_empty(), "a name is lost");
    assert_eq!(fold(&to_persian(&text)), fold(&to_ascii(&text)), "digits are alike");
    let key = sort_key(&text);
    assert!(key.len().is_multiple_of(2) && key.bytes().all(|b| b.is_ascii_hexdigit()));
    let likeness = near(&text, "تفاهم‌نامهٔ همکاری");
    assert!((0.0..=1.0).contains(&likeness));
}

fn cleans(bytes: &[u8]) {
    let text = text(bytes);
    let clean_once = clean(&text);
    assert_eq!(clean(&clean_once), clean_once, "not settled");
    let steers = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    assert!(!clean_once.contains(steers));
    assert!(!clean_once.contains(|c: char| c.is_control() && c != '\n' && c != '\t'));
}

fn keeps_the_text(bytes: &[u8]) {
    let text = text(bytes);
    let together = |pieces: Vec<(&str, bool)>| pieces.into_iter().map(|(piece, _)| piece).collect::<String>();
    assert_eq!(together(phrases(&text)), text);
    assert_eq!(together(stretches(&text)), text);
    let bare = |text: &str| text.replace(['\u{2066}', '\u{2067}', '\u{2069}'], "");
    for is_rtl in [true, false] {
        assert_eq!(bare(&set_apart(&text, is_rtl)), bare(&text));
        let marked = set_apart(&bare(&text), is_rtl);
        let opened = marked.matches(['\u{2066}', '\u{2067}']).count();
        assert_eq!(opened, marked.matches('\u{2069}').count(), "what is opened is closed");
    }
}

fn outlines(bytes: &[u8]) {
    let text = text(bytes);
    let lines = outline::lines(&text);
    let told: Vec<&str> = lines.iter().map(|line| line.text).collect();
    let stand: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(told, stand, "no line is lost or changed");
}

fn compares(bytes: &[u8]) {
    let text = text(bytes);
    let (old, new) = text.split_once('\0').unwrap_or((&text, ""));
    let compared = compare::compare(old, new);
    // Where lines were joined or parted, they are shown as the later text has them.
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let side = |left_out: compare::Fate| {
        let pieces = compared.rows.iter().flat_map(|row| &row.pieces).filter(|piece| piece.fate != left_out);
        bare(&pieces.map(|piece| piece.text.as_str()).collect::<String>())
    };
    assert_eq!(side(compare::Fate::Added), bare(old), "the earlier text stands in the comparison");
    assert_eq!(side(compare::Fate::Removed), bare(new), "the later text stands in the comparison");
    if old == new {
        assert_eq!((compared.added, compared.removed), (0, 0));
    }
}
