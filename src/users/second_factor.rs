//! The second step of signing in: codes that a phone makes from a shared secret and the time (TOTP,
//! RFC 6238), and codes on paper for the day the phone is gone.
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, TimeDelta, Utc};
use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};
use totp_rs::{Builder, Secret, Totp};

use super::roles::Role;
use crate::keyed;
use crate::persian::digits::to_ascii;

keyed! {
    /// Who has to sign in in two steps.
    pub enum Requirement {
        /// Everybody as they like.
        Nobody = "nobody",
        /// Administrators.
        Admins = "admins",
        /// Managers and administrators.
        Managers = "managers",
        /// All users.
        Everybody = "everybody",
    }
}

impl Requirement {
    /// Whether it is asked of a role.
    pub fn covers(self, role: Role) -> bool {
        match self {
            Requirement::Nobody => false,
            Requirement::Admins => role == Role::Admin,
            Requirement::Managers => role >= Role::Manager,
            Requirement::Everybody => true,
        }
    }
}

/// How long a set-up that was begun can be finished.
pub const SET_UP: TimeDelta = TimeDelta::minutes(30);
/// How long the second step may come after the first.
pub const SECOND_STEP: TimeDelta = TimeDelta::minutes(10);
/// How many recovery codes one gets.
pub const RECOVERY_CODES: usize = 10;

/// The name under which the code stands in the app on the phone.
const ISSUER: &str = "Tafahom";
/// Digits and letters of recovery codes: none that looks like another.
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Characters of a recovery code: 120 bits, too many to guess, so that a plain hash keeps them safe.
const LENGTH: usize = 24;

/// What was typed where a code is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Code {
    /// Six digits from the phone.
    Timed(String),
    /// One of the codes on paper, as it is hashed.
    Recovery(String),
}

/// Reads a code in any digits, with or without spaces and dashes.
pub fn read_code(typed: &str) -> Option<Code> {
    let plain: String = to_ascii(typed).to_lowercase().chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    if plain.len() == 6 && plain.bytes().all(|b| b.is_ascii_digit()) {
        return Some(Code::Timed(plain));
    }
    let plain: String = plain
        .chars()
        .map(|c| match c {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let known = plain.bytes().all(|b| LETTERS.contains(&b));
    (plain.len() == LENGTH && known).then_some(Code::Recovery(plain))
}

/// A new shared secret.
pub fn new_secret() -> [u8; 20] {
    rand::random()
}

/// What the phone has to know, for a user name.
#[derive(Debug)]
pub struct SetUp {
    /// The secret as text, in groups of four, for phones that take no picture.
    pub text: String,
    /// The address `otpauth://…`, which opens the app on a phone.
    pub address: String,
    /// The address as a picture (QR), to be used as the source of an image.
    pub picture: String,
}

impl SetUp {
    /// What the phone of `username` has to know of a secret.
    pub fn of(secret: &[u8], username: &str) -> Option<SetUp> {
        let totp = totp(secret, username)?;
        let plain = totp.secret().to_base32();
        let address = totp.to_url().ok()?;
        let code = QrCode::with_error_correction_level(&address, EcLevel::M).ok()?;
        let drawn = code.render::<svg::Color>().min_dimensions(220, 220).build();
        let picture = format!("data:image/svg+xml;base64,{}", STANDARD.encode(drawn));
        Some(SetUp { text: in_groups(&plain), address, picture })
    }
}

/// The step of time in which a code is good: the present one or a neighbour, as clocks differ.
pub fn step(secret: &[u8], code: &str, now: DateTime<Utc>) -> Option<i64> {
    let found = totp(secret, "")?.check(code, u64::try_from(now.timestamp()).ok()?)?;
    i64::try_from(found).ok()
}

fn totp(secret: &[u8], username: &str) -> Option<Totp> {
    let builder = Builder::new().with_secret(Secret::from(secret)).with_skew(1).with_issuer(Some(ISSUER));
    builder.with_account_name(username).build().ok()
}

/// New recovery codes, as they are written down.
pub fn new_recovery_codes() -> Vec<String> {
    let letter = |random: u8| LETTERS.get(usize::from(random % 32)).copied().map_or('0', char::from);
    let code = || in_groups(&rand::random::<[u8; LENGTH]>().map(letter).iter().collect::<String>());
    (0..RECOVERY_CODES).map(|_| code()).collect()
}

/// A long code in pieces that the eye can hold.
fn in_groups(plain: &str) -> String {
    let letters: Vec<char> = plain.chars().collect();
    letters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join("-")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// The secret of the test vectors of RFC 6238.
    const SECRET: &[u8] = b"12345678901234567890";

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(seconds, 0).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_standard_and_good_for_their_step_and_its_neighbours() {
        for (time, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let step_then = time / 30;
            for (moment, expected) in [(time - 30, true), (time, true), (time + 30, true), (time + 61, false)] {
                let found = step(SECRET, code, at(moment));
                assert_eq!(found, expected.then_some(step_then), "{code} at {moment}");
            }
        }
        assert_eq!(step(SECRET, "287083", at(59)), None);
        assert_eq!(step(SECRET, "", at(59)), None);
        assert_eq!(step(b"short", "287082", at(59)), None);
    }

    #[test]
    fn what_is_typed_is_read_in_any_digits_with_or_without_marks() {
        for typed in ["287082", "۲۸۷۰۸۲", "287 082", " ۲۸۷-۰۸۲ ", "٢٨٧٠٨٢"] {
            assert_eq!(read_code(typed), Some(Code::Timed("287082".into())), "{typed}");
        }
        let code = "0123-4567-89ab-cdef-ghjk-mnpq";
        let plain = "0123456789abcdefghjkmnpq".to_owned();
        for typed in [code.to_owned(), code.to_uppercase(), "O1234567 89ABCDEF GHJKMNPQ".into(), code.replace('1', "l")]
        {
            assert_eq!(read_code(&typed), Some(Code::Recovery(plain.clone())), "{typed}");
        }
        for typed in ["", "28708", "2870822", "abcdef", "سلام", &code.replace('q', "u"), &format!("{code}0")] {
            assert_eq!(read_code(typed), None, "{typed}");
        }
    }

    #[test]
    fn recovery_codes_are_many_and_never_alike() {
        let codes = new_recovery_codes();
        assert_eq!(codes.len(), RECOVERY_CODES);
        let distinct: std::collections::BTreeSet<_> = codes.iter().chain(&new_recovery_codes()).cloned().collect();
        assert_eq!(distinct.len(), 2 * RECOVERY_CODES);
        for code in codes {
            assert!(matches!(read_code(&code), Some(Code::Recovery(_))), "{code}");
        }
    }

    #[test]
    fn the_phone_learns_the_secret_as_picture_and_as_text() {
        let set_up = SetUp::of(SECRET, "sara.rezaei").unwrap();
        assert_eq!(set_up.text, "GEZD-GNBV-GY3T-QOJQ-GEZD-GNBV-GY3T-QOJQ");
        assert!(set_up.address.starts_with("otpauth://totp/Tafahom:sara.rezaei?secret=GEZDGNBV"), "{}", set_up.address);
        assert!(set_up.picture.starts_with("data:image/svg+xml;base64,"));
    }

    #[test]
    fn a_requirement_covers_the_roles_from_it_on() {
        let covered = |requirement: Requirement| Role::ALL.iter().filter(|role| requirement.covers(**role)).count();
        assert_eq!(Requirement::ALL.iter().map(|one| covered(*one)).collect::<Vec<_>>(), [0, 1, 2, 4]);
    }
}
