//! What a password must be: long, and not what anybody would try first. Nothing is asked about the
//! kinds of characters, and nothing ever runs out (NIST SP 800-63B-4).
use crate::persian::fold;

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
    /// It is mostly the user's own name, user name or the program's name.
    Personal,
    /// It is on the list of what everybody uses, or one short piece over and over.
    Common,
}

/// Words that stand in too many passwords of this program's users.
const HOUSE: &[&str] = &["tafahom", "tafahomnameh", "تفاهم", "تفاهمنامه", "password", "گذرواژه", "رمزعبور"];

/// Long passwords that everybody uses, folded.
const COMMON: &[&str] = &[
    "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop123456",
    "qwertyuiop1234567890",
    "1qaz2wsx3edc4rfv",
    "1qaz2wsx3edc4rfv5tgb",
    "1q2w3e4r5t6y7u8i",
    "1q2w3e4r5t6y7u8i9o0p",
    "123456789qwertyuiop",
    "1234567890qwertyuiop",
    "123456789012345",
    "1234567890123456",
    "12345678901234567890",
    "0123456789012345",
    "01234567890123456789",
    "012345678987654321",
    "098765432109876",
    "123456789987654321",
    "123456789abcdefghi",
    "abcdefghijklmno",
    "abcdefghijklmnop",
    "abcdefghijklmnopqrstuvwxyz",
    "abcdefgh12345678",
    "asdfghjklqwertyuiop",
    "zxcvbnmasdfghjkl",
    "zxcvbnmasdfghjklqwertyuiop",
    "correcthorsebatterystaple",
    "iloveyou1234567",
    "iloveyouforever",
    "administrator123",
    "administrator1234",
    "administrator12345",
    "changemechangeme",
    "changeme123456789",
    "letmeinletmein123",
    "welcometotheworld",
    "thisismypassword",
    "neverforgetthis",
    "trustno1trustno1",
    "unbreakable12345",
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
];

/// Checks a new password of somebody who is called `about`: name, user name, organisation.
pub fn check(password: &str, about: &[&str]) -> Result<(), PasswordFault> {
    if password.chars().count() < FEWEST {
        return Err(PasswordFault::TooShort);
    }
    if password.len() > MOST_BYTES {
        return Err(PasswordFault::TooLong);
    }
    let plain = squeeze(password);
    if COMMON.contains(&plain.as_str()) || repeats(&plain) || runs(&plain) {
        return Err(PasswordFault::Common);
    }
    let whole = about.iter().map(|text| squeeze(text));
    let words = about.iter().flat_map(|text| fold(text).split(' ').map(str::to_owned).collect::<Vec<_>>());
    let mut named: Vec<String> = whole.chain(words).chain(HOUSE.iter().map(|word| (*word).to_owned())).collect();
    named.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = named.iter().filter(|word| word.chars().count() > 2).fold(plain, |rest, word| rest.replace(word, ""));
    if rest.chars().count() < OWN { Err(PasswordFault::Personal) } else { Ok(()) }
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
    use super::{PasswordFault, check};

    const ABOUT: &[&str] = &["سارا رضایی", "sara.rezaei", "اداره‌کل تعاون البرز"];

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
            ("sara.rezaei-sara.rezaei", Err(Personal)),
            ("سارا رضایی ۱۴۰۵", Err(Personal)),
            ("tafahomtafahom1405", Err(Personal)),
            ("Password-Password-1", Err(Personal)),
            ("تفاهم‌نامه تفاهم‌نامه", Err(Personal)),
            ("اداره‌کل تعاون البرز ۱۲", Err(Personal)),
        ];
        for (password, expected) in cases {
            assert_eq!(check(password, ABOUT), *expected, "{password}");
        }
    }
}
