//! What a password must be: long, and not what anybody would try first. Nothing is asked about the
//! kinds of characters, and nothing ever runs out (NIST SP 800-63B-4).
use crate::persian::fold::{fold, fold_letters};

mod keyboard;

/// The fewest characters of a password that is the only thing asked for.
pub const FEWEST: usize = 15;
/// The most bytes of one.
pub const MOST_BYTES: usize = 256;
/// What must remain when names and words of the program are taken out.
const OWN: usize = 8;

/// Why a password was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PasswordFault {
    /// It has fewer characters than `FEWEST`.
    TooShort,
    /// It has more bytes than `MOST_BYTES`.
    TooLong,
    /// It is mostly the user's own name, the user name, or the name of the organisation or the program.
    Personal,
    /// It is on the list of what everybody uses, or soon guessed.
    Common,
}

/// Words that stand in too many passwords of this program's users.
const HOUSE: &[&str] = &["tafahom", "tafahomnameh", "تفاهم", "تفاهمنامه", "password", "گذرواژه", "رمزعبور"];

/// Long passwords that everybody uses: what became known of them, sorted, in small letters.
const COMMON: &str = include_str!("common.txt");

/// What that list lacks, above all of those who write Persian; folded.
const COMMON_HERE: &[&str] = &[
    "ضصثقفغعهخحجچشسیبلاتنمکگ",
    "ضصثقفغعهخحجچ123",
    "بسماللهالرحمنالرحیم",
    "بسماللهالرحمنالرحیم110",
    "besmelahealrahmanalrahim",
    "bismillahalrahman",
    "bismillahirrahmanirrahim",
    "yaaliyaaliyaali",
    "emamzaman313313",
    "iranislamicrepublic",
    "iraniraniraniran",
    "persianpersian123",
    "ostandarialborz",
    "جمهوریاسلامیایران",
    "خلیجفارسخلیجفارس",
    "correcthorsebatterystaple",
    "administrator123",
    "changemechangeme",
];

/// How much of a password is judged by how many guesses it takes: judging longer ones takes long.
const JUDGED: usize = 100;

/// The fewest guesses, as a power of ten, after which nobody tries on: each takes the server a
/// while, and after a hundred in a row it takes no more.
const GUESSES: f64 = 10.0;

/// Checks a new password of somebody who is called `about`: name, user name, organisation.
pub fn check(password: &str, about: &[&str]) -> Result<(), PasswordFault> {
    if password.chars().count() < FEWEST {
        return Err(PasswordFault::TooShort);
    }
    if password.len() > MOST_BYTES {
        return Err(PasswordFault::TooLong);
    }
    let folded = fold_letters(password);
    let spellings = [folded.clone(), keyboard::to_latin(&folded), keyboard::to_persian(&folded)];
    let plain = spellings.each_ref().map(|spelling| squeeze(spelling));
    let is_known = |text: &String| is_common(text) || repeats(text) || runs(text);
    if spellings.iter().chain(&plain).any(is_known) || spellings.iter().any(|text| is_soon_guessed(text, about)) {
        return Err(PasswordFault::Common);
    }
    let named = names(about);
    let rest = |plain: &String| named.iter().fold(plain.clone(), |rest, word| rest.replace(word, "")).chars().count();
    if plain.iter().any(|plain| rest(plain) < OWN) { Err(PasswordFault::Personal) } else { Ok(()) }
}

/// What the names say, whole and word by word, with the words of the program; the longest first.
fn names(about: &[&str]) -> Vec<String> {
    let whole = about.iter().map(|text| squeeze(text));
    let words = about.iter().flat_map(|text| fold(text).split(' ').map(str::to_owned).collect::<Vec<_>>());
    let mut named: Vec<String> = whole.chain(words).chain(HOUSE.iter().map(|word| (*word).to_owned())).collect();
    named.retain(|word| word.chars().count() > 2);
    named.sort_by_key(|word| std::cmp::Reverse(word.len()));
    named
}

/// Whether many people have this very password.
fn is_common(plain: &str) -> bool {
    COMMON_HERE.contains(&plain) || COMMON.lines().any(|common| common == plain)
}

/// Whether it is made of words, names, dates and rows of keys in a way that takes few guesses.
fn is_soon_guessed(spelling: &str, about: &[&str]) -> bool {
    let judged: String = spelling.chars().take(JUDGED).collect();
    judged.is_ascii() && zxcvbn::zxcvbn(&judged, about).guesses_log10() < GUESSES
}

/// The text for comparing: folded, without spaces.
fn squeeze(text: &str) -> String {
    fold(text).replace(' ', "")
}

/// Whether it is one piece of at most five characters over and over.
fn repeats(plain: &str) -> bool {
    let letters: Vec<char> = plain.chars().collect();
    (1..=5).any(|piece| letters.iter().zip(letters.iter().skip(piece)).all(|(one, next)| one == next))
}

/// Whether each character follows the one before in the alphabet or the row of digits.
fn runs(plain: &str) -> bool {
    let codes: Vec<u32> = plain.chars().map(u32::from).collect();
    let steps = |by: i64| codes.iter().zip(codes.iter().skip(1)).all(|(a, b)| i64::from(*b) - i64::from(*a) == by);
    steps(1) || steps(-1)
}

#[cfg(test)]
mod tests {
    use super::PasswordFault::{Common, Personal, TooLong, TooShort};
    use super::{COMMON, FEWEST, PasswordFault, check};

    const ABOUT: &[&str] = &["سارا رضایی", "sara.rezaei", "اداره‌کل تعاون البرز"];

    #[test]
    fn the_list_of_what_everybody_uses_covers_what_the_rule_of_length_lets_through() {
        let lines: Vec<&str> = COMMON.lines().collect();
        assert!(lines.len() > 9_000 && lines.is_sorted(), "{} lines", lines.len());
        assert!(lines.iter().all(|line| line.chars().count() >= FEWEST && *line == line.to_lowercase()));
    }

    proptest::proptest! {
        #[test]
        fn any_text_at_all_gets_an_answer(text in ".{0,120}", name in ".{0,20}") {
            check(&text, &[&name]).ok();
        }
    }

    #[test]
    fn each_password_gets_its_own_answer() {
        let long = "x7 ".repeat(100);
        let cases: &[(&str, Result<(), PasswordFault>)] = &[
            ("سه کبوتر روی بام نشسته‌اند", Ok(())),
            ("three doves on the old roof", Ok(())),
            ("rezaei and three old doves", Ok(())),
            ("tafahom opens at eight sharp", Ok(())),
            ("چهارده نویسه‌ا", Err(TooShort)),
            ("", Err(TooShort)),
            (&long, Err(TooLong)),
            ("Qwertyuiop ASDFGHJKL", Err(Common)),
            ("۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵", Err(Common)),
            ("aaaaaaaaaaaaaaaaaaa", Err(Common)),
            ("abc12abc12abc12abc12", Err(Common)),
            ("bcdefghijklmnopqrs", Err(Common)),
            ("PerAsperaAdAstra", Err(Common)),
            ("password1234567", Err(Common)),
            ("P@ssw0rd-P@ssw0rd", Err(Common)),
            ("tehran1234567890", Err(Common)),
            ("حشسسصخقی۱۲۳۴۵۶۷", Err(Common)),
            (";jhf iht i,dc sghl", Ok(())),
            ("jthil jthil jthil", Err(Common)),
            ("sara.rezaei-sara.rezaei", Err(Common)),
            ("سارا رضایی ۱۴۰۵", Err(Personal)),
            ("tafahomtafahom1405", Err(Personal)),
            ("Password-Password-1", Err(Common)),
            ("تفاهم‌نامه تفاهم‌نامه", Err(Personal)),
            ("اداره‌کل تعاون البرز ۱۲", Err(Personal)),
        ];
        let wrong: Vec<_> = cases.iter().filter(|(password, expected)| check(password, ABOUT) != *expected).collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }
}
