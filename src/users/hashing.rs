//! Argon2id, a few at a time: each hash takes 19 MiB and a core for some 60 ms, so that more of
//! them at once would be a way to stop the server.
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::error::PageError;

/// Hashes made at once.
const AT_ONCE: usize = 2;
/// Requests that may wait for their turn; more are told to come again.
const QUEUE: usize = 20;

/// What is checked for a user who does not exist or has no password: no password fits, and it takes as long.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$VGFmYWhvbU5vYm9keTAwMQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Makes and checks the hashes of passwords.
pub struct Hasher {
    places: Semaphore,
    turns: Semaphore,
    made: AtomicU64,
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher { places: Semaphore::new(AT_ONCE + QUEUE), turns: Semaphore::new(AT_ONCE), made: AtomicU64::new(0) }
    }
}

/// What came of checking a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whether it fits.
    pub fits: bool,
    /// The hash made anew, where the stored one is weaker than those made today.
    pub stronger: Option<String>,
}

impl Hasher {
    /// The hash of a new password.
    pub async fn hash(&self, password: &str) -> Result<String, PageError> {
        let password = normal(password);
        self.work(move || hash(&password)).await?
    }

    /// Checks a password against a stored hash; without one it takes the same time and does not fit.
    pub async fn check(&self, password: &str, stored: Option<&str>) -> Result<Checked, PageError> {
        let password = normal(password);
        let (known, stored) = (stored.is_some(), stored.unwrap_or(NOBODY).to_owned());
        self.work(move || {
            let parsed = PasswordHash::new(&stored).map_err(PageError::internal)?;
            let fits = known && Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
            if !known {
                Argon2::default().verify_password(password.as_bytes(), &parsed).ok();
            }
            let stronger = if fits && is_weak(&parsed) { Some(hash(&password)?) } else { None };
            Ok(Checked { fits, stronger })
        })
        .await?
    }

    /// How many hashes were made or checked since the start.
    pub fn made(&self) -> u64 {
        self.made.load(Ordering::Relaxed)
    }

    async fn work<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, PageError> {
        let Ok(_place) = self.places.try_acquire() else {
            return Err(PageError::Busy("too many passwords are being checked".into()));
        };
        self.made.fetch_add(1, Ordering::Relaxed);
        let _turn = self.turns.acquire().await.map_err(PageError::internal)?;
        tokio::task::spawn_blocking(work).await.map_err(PageError::internal)
    }
}

/// The same password typed on another machine has the same bytes.
fn normal(password: &str) -> String {
    password.nfc().collect()
}

fn hash(password: &str) -> Result<String, PageError> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(PageError::internal)?;
    Ok(hash.to_string())
}

/// Whether the hash was made with less work than today's.
fn is_weak(stored: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(stored) else { return true };
    let now = Params::DEFAULT;
    stored.algorithm != Algorithm::default().ident()
        || stored.version != Some(Version::default().into())
        || params.m_cost() < now.m_cost()
        || params.t_cost() < now.t_cost()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_and_no_other() {
        let hasher = Hasher::default();
        let stored = hasher.hash("سه کبوتر روی بام").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let right = hasher.check("سه کبوتر روی بام", Some(&stored)).await.unwrap();
        assert_eq!(right, Checked { fits: true, stronger: None });
        assert!(!hasher.check("سه کبوتر روی بام ", Some(&stored)).await.unwrap().fits);
        assert!(!hasher.check("", None).await.unwrap().fits);
    }

    #[tokio::test]
    async fn a_hash_made_with_less_work_is_made_anew() {
        let weak = Argon2::from(Params::new(8, 1, 1, None).unwrap()).hash_password(b"old password").unwrap();
        let checked = Hasher::default().check("old password", Some(&weak.to_string())).await.unwrap();
        assert!(checked.stronger.unwrap().contains("m=19456"));
    }

    #[tokio::test]
    async fn whoever_comes_when_the_queue_is_full_is_sent_away() {
        let hasher = Hasher::default();
        let all = futures_util::future::join_all((0..AT_ONCE + QUEUE + 3).map(|_| hasher.hash("x"))).await;
        assert_eq!(all.iter().filter(|made| made.is_err()).count(), 3);
    }
}
