//! Secrets that have to be read again, such as those of second factors: sealed with a key that lies
//! beside the database and never in it, so that a copy of the database gives none of them away.
use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};

use crate::seal::Key;

/// Bytes that stand before what is sealed: drawn anew each time.
const NONCE: usize = 24;

/// Seals and opens.
pub struct Vault(XChaCha20Poly1305);

impl Vault {
    /// The vault that belongs to the key of the installation; nothing else is done with its own key.
    pub fn of(key: &Key) -> Vault {
        Vault(XChaCha20Poly1305::new(&key.seal(b"tafahom vault 1").into()))
    }

    /// Seals `secret` so that it opens only under the same `name`.
    pub fn seal(&self, name: &[u8], secret: &[u8]) -> Option<Vec<u8>> {
        let nonce: [u8; NONCE] = rand::random();
        let sealed = self.0.encrypt(&XNonce::from(nonce), Payload { msg: secret, aad: name }).ok()?;
        Some(nonce.into_iter().chain(sealed).collect())
    }

    /// What was sealed under `name`; nothing if it was changed, or sealed with another key.
    pub fn open(&self, name: &[u8], sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
        self.0.decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: name }).ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::Vault;
    use crate::seal::Key;

    #[test]
    fn what_was_sealed_opens_under_its_name_with_its_key_and_unchanged() {
        let key = Key::fresh();
        let vault = Vault::of(&key);
        let sealed = vault.seal(b"sara", b"secret").unwrap();
        assert_eq!(vault.open(b"sara", &sealed).unwrap(), b"secret");
        assert_ne!(sealed, vault.seal(b"sara", b"secret").unwrap(), "never the same twice");
        assert!(!sealed.windows(6).any(|part| part == b"secret"));
        assert_eq!(vault.open(b"ali", &sealed), None);
        assert_eq!(Vault::of(&key).open(b"sara", &sealed).unwrap(), b"secret");
        assert_eq!(Vault::of(&Key::fresh()).open(b"sara", &sealed), None);
        for at in 0..sealed.len() {
            let mut other = sealed.clone();
            other[at] ^= 1;
            assert_eq!(vault.open(b"sara", &other), None, "byte {at}");
        }
        assert_eq!(vault.open(b"sara", b"short"), None);
    }
}
