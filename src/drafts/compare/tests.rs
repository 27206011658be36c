//! What the comparison of two texts says.
use super::{Fate, Shown, compare};

fn marked(old: &str, new: &str) -> String {
    let rows = compare(old, new).rows;
    let line = |row: &super::Row| -> String {
        row.pieces
            .iter()
            .map(|p| match p.fate {
                Fate::Kept => p.text.clone(),
                Fate::Added => format!("[+{}]", p.text),
                Fate::Removed => format!("[-{}]", p.text),
            })
            .collect()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("|")
}

#[test]
fn words_are_replaced_whole_and_the_half_space_is_part_of_them() {
    assert_eq!(marked("هر سه ماه یک بار", "هر شش ماه یک بار"), "هر [-سه][+شش] ماه یک بار");
    assert_eq!(marked("این تفاهم‌نامه‌ها", "این تفاهم‌نامه‌هایی"), "این [-تفاهم‌نامه‌ها][+تفاهم‌نامه‌هایی]");
    assert_eq!(marked("نهایی.", "نهایی است."), "نهایی[+ است].");
}

#[test]
fn a_run_of_changed_words_is_one_change() {
    assert_eq!(marked("a b c d", "a x y d"), "a [-b c][+x y] d");
}

#[test]
fn lines_added_and_removed_stand_by_themselves() {
    assert_eq!(marked("one\ntwo\nthree", "one\nthree\nfour"), "one|[-two]|three|[+four]");
    assert_eq!(marked("", "one\ntwo"), "[+one]|[+two]");
    assert_eq!(marked("one\ntwo", ""), "[-one]|[-two]");
}

#[test]
fn the_words_of_each_side_can_be_read_back() {
    let (old, new) = ("الف ب پ\nت ث\nج", "الف پ ت\nث ج چ\nح");
    let compared = compare(old, new);
    let side = |left_out: Fate| -> Vec<String> {
        let text: Vec<String> = compared
            .rows
            .iter()
            .map(|row| row.pieces.iter().filter(|p| p.fate != left_out).map(|p| p.text.as_str()).collect())
            .collect();
        text.join(" ").split_whitespace().map(str::to_owned).collect()
    };
    assert_eq!(side(Fate::Added), old.split_whitespace().collect::<Vec<_>>());
    assert_eq!(side(Fate::Removed), new.split_whitespace().collect::<Vec<_>>());
}

#[test]
fn identical_texts_differ_in_no_word_and_swapping_mirrors_the_counts() {
    let same = compare("یک دو\nسه", "یک دو\nسه");
    assert_eq!((same.added, same.removed), (0, 0));
    let (there, back) = (compare("یک دو سه", "یک چهار"), compare("یک چهار", "یک دو سه"));
    assert_eq!((there.added, there.removed), (1, 2));
    assert_eq!((back.added, back.removed), (2, 1));
}

#[test]
fn long_unchanged_stretches_are_folded_to_their_ends() {
    let old: String = (1..=40).map(|n| format!("line {n}\n")).collect();
    let new = old.replace("line 20\n", "line twenty\n");
    let compared = compare(&old, &new);
    let shown = compared.folded();
    assert_eq!(shown.first(), Some(&Shown::Folded(17)));
    assert_eq!(shown.last(), Some(&Shown::Folded(18)));
    assert_eq!(shown.len(), 7);
    assert_eq!(compared.full().len(), 40);
}

#[test]
fn two_long_texts_with_nothing_in_common_are_compared_in_time() {
    let text = |step: usize| -> String { (0..60_000).map(|n| format!("w{} ", n * step)).collect() };
    let begun = std::time::Instant::now();
    compare(&text(2), &text(3));
    assert!(begun.elapsed().as_secs() < 15);
}
