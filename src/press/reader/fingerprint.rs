//! By what two copies of one article are known to be the same.
use sha2::{Digest, Sha256};

use super::lexicon::REPORT;
use super::text::Article;
use crate::persian::fold_org;

/// Shorter texts are like others by chance.
const SHORTEST: usize = 120;
/// A line of so many letters is text; shorter ones are dates, codes and headings of a site.
const PARAGRAPH: usize = 50;

/// The same for every copy of a text: whatever letters, spaces and marks it is written with, whichever
/// outlet's «به گزارش …،» it begins with, and whatever stands around it on the page. Empty for a text
/// too short to tell.
pub fn fingerprint(text: &str) -> String {
    let article = Article::of(text);
    let mut letters = String::new();
    for line in &article.lines {
        let mut from = line.tokens.start;
        if article.any(from, REPORT).is_some() {
            let comma = line.tokens.clone().find(|at| matches!(article.mark(*at), Some('،' | ',' | ':' | '؛')));
            from = comma.filter(|at| at - from <= 14).map_or(from, |at| at + 1);
        }
        let folded = fold_org(article.words(from..line.tokens.end));
        if folded.chars().count() >= PARAGRAPH {
            letters.push_str(&folded);
        }
    }
    if letters.chars().count() < SHORTEST {
        return String::new();
    }
    Sha256::digest(letters.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    const TEXT: &str = "به گزارش پیک تعاون، در این نشست دو طرف دربارهٔ برنامهٔ آموزش تعاونی‌های روستایی گفت‌وگو کردند و \
        قرار شد متن تفاهم‌نامه تا پایان ماه آماده شود و برای بررسی به هر دو طرف فرستاده شود.";

    #[test]
    fn copies_are_known_by_their_letters() {
        let other = "صفحه نخست\nسه شنبه ۱ خرداد\nبه گزارش خبرگزاری راه نو، در اين نشست دو طرف درباره برنامه آموزش \
            تعاوني هاي روستايي گفتوگو كردند و قرار شد متن تفاهم نامه تا پايان ماه آماده شود و براي بررسي به هر دو طرف \
            فرستاده شود";
        assert_eq!(fingerprint(TEXT), fingerprint(other));
        assert!(!fingerprint(TEXT).is_empty());
        assert_ne!(fingerprint(TEXT), fingerprint(&format!("{TEXT} پایان")));
        assert_eq!(fingerprint("خبری کوتاه"), "");
    }
}
