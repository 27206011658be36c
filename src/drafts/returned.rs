//! A text that came back as a file, brought into the shape of the one that was sent.
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// The text with blank lines where the sent one has them: a word processor shows the distance
/// between paragraphs otherwise, so that its blank lines say nothing about the text.
pub fn shaped_as(sent: &str, returned: &str) -> String {
    let before = paragraphs(sent);
    let after = paragraphs(returned);
    let mut gaps: Vec<bool> = after.iter().map(|one| one.gap && before.is_empty()).collect();
    let (was, is): (Vec<&str>, Vec<&str>) = (texts(&before), texts(&after));
    for op in capture_diff_slices(Algorithm::Patience, &was, &is) {
        if matches!(op.tag(), DiffTag::Equal | DiffTag::Replace) {
            for (old, new) in op.old_range().zip(op.new_range()) {
                if let (Some(old), Some(gap)) = (before.get(old), gaps.get_mut(new)) {
                    *gap = old.gap;
                }
            }
        }
    }
    let mut text = String::new();
    for (one, gap) in after.iter().zip(gaps) {
        if gap && !text.is_empty() {
            text.push('\n');
        }
        text += one.text;
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// A line that is not blank.
struct Line<'a> {
    text: &'a str,
    /// Whether a blank line stands before it.
    gap: bool,
}

fn paragraphs(text: &str) -> Vec<Line<'_>> {
    let mut gap = false;
    let mut found = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            gap = true;
        } else {
            found.push(Line { text: line, gap });
            gap = false;
        }
    }
    found
}

fn texts<'a>(lines: &[Line<'a>]) -> Vec<&'a str> {
    lines.iter().map(|line| line.text.trim()).collect()
}

#[cfg(test)]
mod tests {
    use super::shaped_as;

    #[test]
    fn blank_lines_stand_where_the_sent_text_has_them() {
        let sent = "عنوان\n\nمادهٔ ۱\nمتن\n\nمادهٔ ۲\nمتن دیگر";
        assert_eq!(shaped_as(sent, "عنوان\nمادهٔ ۱\nمتن\nمادهٔ ۲\nمتن دیگر"), sent);
        let returned = "عنوان\n\nمادهٔ ۱\n\nمتن تازه\nافزوده\nمادهٔ ۲\nمتن دیگر";
        assert_eq!(shaped_as(sent, returned), "عنوان\n\nمادهٔ ۱\nمتن تازه\nافزوده\n\nمادهٔ ۲\nمتن دیگر");
    }

    #[test]
    fn without_a_text_that_was_sent_the_file_keeps_its_own() {
        assert_eq!(shaped_as("", "الف\n\nب\n"), "الف\n\nب");
        assert_eq!(shaped_as("x", ""), "");
    }
}
