//! Foreign runs inside Persian prose, kept in order: a code, a telephone number, a name in Latin
//! letters. Bare, `1405-MOU-12` reads `MOU-12-1405` there, and `+98 26` reads `26 98+`.
use super::bidi::direction;

const LEFT_TO_RIGHT_ISOLATE: char = '\u{2066}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The text between marks that keep it running from left to right.
pub fn left_to_right(text: &str) -> String {
    format!("{LEFT_TO_RIGHT_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}")
}

/// Prose with marks around its foreign runs, for outputs that have no markup. Prose that itself runs
/// from left to right stays as it is.
pub fn set_apart(prose: &str) -> String {
    if direction(prose) == "ltr" {
        return prose.to_owned();
    }
    let mut out = String::with_capacity(prose.len() + 16);
    let mut run = Run::default();
    for word in prose.split_inclusive(char::is_whitespace) {
        let script = Script::of(word);
        if !run.takes(script, word) {
            run.end(&mut out);
            run = Run::default();
        }
        run.push(script, word);
        if ends_clause(word) {
            run.end(&mut out);
            run = Run::default();
        }
    }
    run.end(&mut out);
    out
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

/// Words that may stand between one pair of marks.
#[derive(Default)]
struct Run<'a> {
    words: Vec<&'a str>,
    has_latin: bool,
    has_sign: bool,
    is_phone: bool,
    is_plain: bool,
}

impl<'a> Run<'a> {
    /// Whether the run goes on with this word: Latin words with the digits among them, and the groups
    /// of a telephone number. All other words stand alone.
    fn takes(&self, script: Script, word: &str) -> bool {
        match script {
            _ if self.words.is_empty() => true,
            _ if self.is_plain => false,
            Script::Latin | Script::Neither => true,
            Script::Digits => !word.starts_with('+'),
            Script::PersianDigits => self.is_phone,
            Script::Persian => false,
        }
    }

    fn push(&mut self, script: Script, word: &'a str) {
        let core = core(word);
        if self.words.is_empty() {
            self.is_phone = core.starts_with('+');
            self.is_plain = script == Script::Persian || (script == Script::PersianDigits && !self.is_phone);
        }
        self.has_latin |= script == Script::Latin;
        self.has_sign |= script != Script::Neither && core.contains(['+', '-', '%', '\u{2212}']);
        self.words.push(word);
    }

    fn end(&self, out: &mut String) {
        let text = self.words.concat();
        let is_persian = self.is_plain && Script::of(&text) == Script::Persian;
        let core = core(&text);
        if core.is_empty() || is_persian || !(self.has_latin || self.has_sign) {
            return out.push_str(&text);
        }
        let (before, after) = text.split_once(core).unwrap_or_default();
        out.push_str(before);
        out.push_str(&left_to_right(core));
        out.push_str(after);
    }
}

/// The run itself, without the marks of the sentence around it. A bracket is the sentence's unless its
/// other half stands inside, as in `(2).docx`.
fn core(run: &str) -> &str {
    let run = run.trim_matches(is_outside);
    let (open, close) = (run.strip_prefix('('), run.strip_suffix(')'));
    match (open, close) {
        (Some(_), Some(inner)) if !inner.contains(')') => core(inner.get(1..).unwrap_or_default()),
        (Some(rest), None) if !rest.contains(')') => core(rest),
        (None, Some(rest)) if !rest.contains('(') => core(rest),
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
        set_apart(prose).replace(LEFT_TO_RIGHT_ISOLATE, "‹").replace(POP_DIRECTIONAL_ISOLATE, "›")
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
        assert_eq!(set_apart("Letter 1405-12 came"), "Letter 1405-12 came");
        assert_eq!(set_apart(""), "");
    }

    #[test]
    fn the_marks_of_the_sentence_stay_outside() {
        assert_eq!(shown("شرکت (Green Energy Co.)، تلفن: 026-327."), "شرکت (‹Green Energy Co›.)، تلفن: ‹026-327›.");
        assert_eq!(shown("نامه A-1، B-2؛ C-3"), "نامه ‹A-1›، ‹B-2›؛ ‹C-3›");
        assert_eq!(shown("در ۱۴۰۵ MOU-12 آمد"), "در ۱۴۰۵ ‹MOU-12› آمد");
    }

    #[test]
    fn nothing_is_lost() {
        let prose = " «A» ب\n\n1-2 + ‌ ج (x, y) ۲۰ %";
        assert_eq!(shown(prose).replace(['‹', '›'], ""), prose);
    }
}
