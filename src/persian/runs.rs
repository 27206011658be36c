//! Foreign runs inside Persian prose, kept in order: a code, a telephone number, a name in Latin
//! letters. Bare, `1405-MOU-12` reads `MOU-12-1405` there, and `+98 26` reads `26 98+`.
use super::bidi::direction;
use super::stretches::stretches;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const RIGHT_TO_LEFT_ISOLATE: char = '\u{2067}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The text between marks that keep it running from left to right.
pub fn left_to_right(text: &str) -> String {
    format!("{LEFT_TO_RIGHT_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
}

/// Prose that is read from the right, or from the left, with marks around what in it is read the other
/// way, for outputs that have no markup.
pub fn set_apart(prose: &str, is_rtl: bool) -> String {
    let (pieces, mark) = match is_rtl {
        true => (phrases(prose), LEFT_TO_RIGHT_ISOLATE),
        false => (stretches(prose), RIGHT_TO_LEFT_ISOLATE),
    };
    let marked = |(piece, is_foreign): (&str, bool)| match is_foreign {
        true => format!("{mark}{piece}{POP_DIRECTIONAL_ISOLATE}"),
        false => piece.to_owned(),
    };
    pieces.into_iter().map(marked).collect()
}

/// Cuts prose that is read from the right at the phrases in it that are read from the left, and says
/// which these are: Latin words, and what a bare line would show back to front. The pieces together
/// are the prose.
pub fn phrases(prose: &str) -> Vec<(&str, bool)> {
    let mut pieces = Pieces { prose, end: 0, found: Vec::new() };
    let mut run = Run::default();
    let mut at = 0;
    for word in prose.split_inclusive(char::is_whitespace) {
        let script = Script::of(word);
        if !run.takes(script, word) {
            pieces.add(&run);
            run = Run::default();
        }
        run.push(script, word, at);
        at += word.len();
        if ends_clause(word) {
            pieces.add(&run);
            run = Run::default();
        }
    }
    pieces.add(&run);
    pieces.whole()
}

/// The prose as far as it is cut.
struct Pieces<'a> {
    prose: &'a str,
    end: usize,
    found: Vec<(&'a str, bool)>,
}

impl<'a> Pieces<'a> {
    fn add(&mut self, run: &Run) {
        if !(run.has_latin || run.has_sign) {
            return;
        }
        let text = self.prose.get(run.start..run.end).unwrap_or_default();
        let core = core(text);
        let Some(before) = text.find(core).filter(|_| !core.is_empty()) else { return };
        let start = run.start + before;
        self.found.push((self.prose.get(self.end..start).unwrap_or_default(), false));
        self.found.push((core, true));
        self.end = start + core.len();
    }

    fn whole(mut self) -> Vec<(&'a str, bool)> {
        self.found.push((self.prose.get(self.end..).unwrap_or_default(), false));
        self.found.retain(|(piece, _)| !piece.is_empty());
        self.found
    }
}

/// What a word is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    /// Letters that run from right to left, alone or among others.
    Persian,
    /// Persian or Arabic digits and no letter.
    PersianDigits,
    /// ASCII digits and no letter.
    Digits,
    /// Letters that run from left to right.
    Latin,
    /// Neither letter nor digit.
    Neither,
}

impl Script {
    fn of(word: &str) -> Script {
        let mut script = Script::Neither;
        for c in word.chars() {
            if matches!(c, '\u{6f0}'..='\u{6f9}' | '\u{660}'..='\u{669}') {
                if script == Script::Neither {
                    script = Script::PersianDigits;
                }
            } else if c.is_alphabetic() {
                if direction(c.encode_utf8(&mut [0; 4])) == "rtl" {
                    return Script::Persian;
                }
                script = Script::Latin;
            } else if c.is_ascii_digit() && script != Script::Latin {
                script = Script::Digits;
            }
        }
        script
    }
}

/// Words that may stand between one pair of marks: where they begin and end, in bytes, and what they hold.
#[derive(Default)]
struct Run {
    start: usize,
    end: usize,
    has_latin: bool,
    has_sign: bool,
    is_phone: bool,
    is_plain: bool,
}

impl Run {
    /// Whether the run goes on with this word: Latin words with the digits among them, and the groups
    /// of a telephone number. All other words stand alone.
    fn takes(&self, script: Script, word: &str) -> bool {
        match script {
            _ if self.start == self.end => true,
            _ if self.is_plain => false,
            Script::Latin | Script::Neither => true,
            Script::Digits => !word.starts_with('+'),
            Script::PersianDigits => self.is_phone,
            Script::Persian => false,
        }
    }

    fn push(&mut self, script: Script, word: &str, at: usize) {
        let core = core(word);
        if self.start == self.end {
            self.start = at;
            self.is_phone = core.starts_with('+');
            self.is_plain = script == Script::Persian || (script == Script::PersianDigits && !self.is_phone);
        }
        self.has_latin |= script == Script::Latin;
        self.has_sign |= matches!(script, Script::PersianDigits | Script::Digits | Script::Latin)
            && core.contains(['+', '-', '%', '\u{2212}']);
        self.end = at + word.len();
    }
}

/// The run itself, without the marks of the sentence around it. A bracket is the sentence's unless its
/// other half stands inside, as in `(2).docx`.
fn core(run: &str) -> &str {
    let run = without_last_signs(run.trim_matches(is_outside));
    let (open, close) = (run.strip_prefix('('), run.strip_suffix(')'));
    match (open, close) {
        (Some(_), Some(inner)) if !inner.contains(')') => core(inner.get(1..).unwrap_or_default()),
        (Some(rest), None) if !rest.contains(')') => core(rest),
        (None, Some(rest)) if !rest.contains('(') => core(rest),
        _ => run,
    }
}

/// Without the dashes and the like that stand by themselves behind it.
fn without_last_signs(run: &str) -> &str {
    match run.rsplit_once(char::is_whitespace) {
        Some((before, last)) if !last.contains(char::is_alphanumeric) => {
            without_last_signs(before.trim_end_matches(is_outside))
        }
        _ => run,
    }
}

fn is_outside(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '"' | '\'' | '«' | '»' | '،' | '؛' | '؟' | '…')
}

fn ends_clause(word: &str) -> bool {
    word.trim_end().ends_with(['،', '؛', '؟', '»', ')', ':', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same with visible marks.
    fn shown(prose: &str) -> String {
        set_apart(prose, true).replace(LEFT_TO_RIGHT_ISOLATE, "‹").replace(POP_DIRECTIONAL_ISOLATE, "›")
    }

    #[test]
    fn codes_numbers_and_addresses_are_set_apart() {
        for run in [
            "2026-05-18",
            "۱۴۰۵-۰۲-۲۸",
            "026-32700000",
            "+98 26 3270 0000",
            "+۹۸ ۲۶ ۳۲۷۰ ۰۰۰۰",
            "1405-MOU-12",
            "MOU-1405/012",
            "info@example.ir",
            "https://ex.ir/a/",
            "-5",
            "25%",
            "18 May 2026",
            "Green Energy",
            "#let x = [1]",
            "(2).docx",
            "f(x)",
        ] {
            assert_eq!(shown(&format!("نامهٔ {run} رسید")), format!("نامهٔ ‹{run}› رسید"));
        }
    }

    #[test]
    fn what_reads_right_by_itself_stays_as_it_is() {
        for run in ["۱۴۰۵/۰۲/۲۸", "۳/۱۲", "۱۴۰۵/ص/۱۲۳", "۸:۳۰–۱۰:۳۰", "۲۵٪", "۱۲ ۱۳", "1405 1406", "– «الف»"]
        {
            let prose = format!("نامهٔ {run} رسید");
            assert_eq!(shown(&prose), prose);
        }
        assert_eq!(set_apart("Letter 1405-12 came", false), "Letter 1405-12 came");
        assert_eq!(set_apart("", true), "");
    }

    #[test]
    fn a_persian_name_in_english_prose_does_not_take_the_number_after_it_along() {
        let prose = "Saved by الهام رضایی, 19 Farvardin 1405";
        assert_eq!(set_apart(prose, false), "Saved by \u{2067}الهام رضایی\u{2069}, 19 Farvardin 1405");
    }

    #[test]
    fn the_marks_of_the_sentence_stay_outside() {
        assert_eq!(shown("شرکت (Green Energy Co.)، تلفن: 026-327."), "شرکت (‹Green Energy Co›.)، تلفن: ‹026-327›.");
        assert_eq!(shown("نامه A-1، B-2؛ C-3"), "نامه ‹A-1›، ‹B-2›؛ ‹C-3›");
        assert_eq!(shown("در ۱۴۰۵ MOU-12 آمد"), "در ۱۴۰۵ ‹MOU-12› آمد");
        assert_eq!(shown("1405-0001 — همکاری"), "‹1405-0001› — همکاری");
        assert_eq!(shown("نشست A – B – کرج"), "نشست ‹A – B› – کرج");
    }

    #[test]
    fn prose_is_cut_at_its_foreign_phrases() {
        let found = |text: &str| -> Vec<String> {
            let pieces = phrases(text);
            assert_eq!(pieces.iter().map(|(piece, _)| *piece).collect::<String>(), text);
            pieces.iter().filter(|(_, is_foreign)| *is_foreign).map(|(piece, _)| (*piece).to_owned()).collect()
        };
        let cases: &[(&str, &[&str])] = &[
            ("در تاریخ 2026-05-18 بسته شد", &["2026-05-18"]),
            ("در تاریخ ۱۴۰۵-۰۲-۲۸ بسته شد", &["۱۴۰۵-۰۲-۲۸"]),
            ("در تاریخ ۱۴۰۵/۰۲/۲۸، ساعت ۸:۳۰–۱۰:۳۰", &[]),
            ("تلفن (026-32700000).", &["026-32700000"]),
            ("تلفن +98 26 3270 0000 است", &["+98 26 3270 0000"]),
            ("نشانی https://ex.ir/a/ است", &["https://ex.ir/a/"]),
            ("روز 18 May 2026 و MoU (draft) و 1405-MOU-12،", &["18 May 2026", "MoU (draft)", "1405-MOU-12"]),
            ("دمای -5 و 25% و ۲۵٪ و ۱۲ نفر", &["-5", "25%"]),
            ("نامهٔ ۱۴۰۵/ص/۱۲۳ و «info@ex.ir»", &["info@ex.ir"]),
            ("سه\tfour\nپنج", &["four"]),
            ("", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(found(text), *expected, "{text}");
        }
    }

    #[test]
    fn nothing_is_lost() {
        let prose = " «A» ب\n\n1-2 + ‌ ج (x, y) ۲۰ %";
        assert_eq!(shown(prose).replace(['‹', '›'], ""), prose);
    }
}
