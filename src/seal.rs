//! The key that seals the events. It lies beside the database and never in it: whoever can write to the
//! tables alone cannot make a row that holds.
use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use tracing::warn;

/// What a seal is: an HMAC-SHA256.
pub type Seal = [u8; 32];

/// A key of the full block of the hash, so that none of it is folded. Cheap to copy.
#[derive(Clone)]
pub struct Key(Arc<[u8; 64]>);

/// A key that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeyFault {
    /// The file cannot be read or written.
    #[error("the key of the audit trail, {}: {}", .0.display(), .1)]
    File(PathBuf, #[source] io::Error),
    /// The file holds something else.
    #[error("{} is no key of an audit trail: 128 hexadecimal digits are expected", .0.display())]
    Malformed(PathBuf),
}

impl Key {
    /// A new key.
    pub fn fresh() -> Key {
        Key(Arc::new(rand::random()))
    }

    /// The key in a file; none when there is no such file.
    pub fn read(path: &Path) -> Result<Option<Key>, KeyFault> {
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(fault) if fault.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(fault) if fault.kind() == io::ErrorKind::InvalidData => return Err(KeyFault::Malformed(path.into())),
            Err(fault) => return Err(KeyFault::File(path.into(), fault)),
        };
        let mut bytes = [0; 64];
        hex::decode_to_slice(text.trim(), &mut bytes).map_err(|_| KeyFault::Malformed(path.into()))?;
        if fs::metadata(path).is_ok_and(|meta| meta.permissions().mode() & 0o077 != 0) {
            warn!(path = %path.display(), "others may read the key of the audit trail: chmod 600");
        }
        Ok(Some(Key(Arc::new(bytes))))
    }

    /// Writes the key to a file that is not there yet and that only its owner may read.
    pub fn keep(&self, path: &Path) -> Result<(), KeyFault> {
        let write = || {
            let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
            file.write_all(format!("{}\n", hex::encode(*self.0)).as_bytes())?;
            file.sync_all()?;
            File::open(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref()))?
                .sync_all()
        };
        write().map_err(|fault| KeyFault::File(path.into(), fault))
    }

    /// The seal of a message.
    pub fn seal(&self, message: &[u8]) -> Seal {
        self.mac(message).finalize().into_bytes().into()
    }

    /// Whether a seal is that of a message; takes as long for a wrong one as for a right one.
    pub fn fits(&self, message: &[u8], seal: &[u8]) -> bool {
        self.mac(message).verify_slice(seal).is_ok()
    }

    /// By what the key is known to whoever does not have it.
    pub fn fingerprint(&self) -> String {
        let mut all = hex::encode(self.seal(b"tafahom key"));
        all.truncate(16);
        all
    }

    fn mac(&self, message: &[u8]) -> Hmac<Sha256> {
        Hmac::<Sha256>::new((&*self.0).into()).chain_update(message)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_written_once_for_its_owner_alone_and_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.key");
        assert!(Key::read(&path).unwrap().is_none());
        let key = Key::fresh();
        key.keep(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        let read = Key::read(&path).unwrap().unwrap();
        assert!(read.fits(b"word", &key.seal(b"word")));
        assert_eq!(read.fingerprint(), key.fingerprint());
        assert!(Key::fresh().keep(&path).is_err(), "a key is never written over");
    }

    #[test]
    fn a_file_that_is_no_key_is_told_by_its_name() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("audit.key");
        for text in ["", "secret", &"a".repeat(127), &"g".repeat(128), &"a".repeat(130)] {
            fs::write(&path, text).unwrap();
            assert!(Key::read(&path).unwrap_err().to_string().contains("audit.key"), "{text}");
        }
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(matches!(Key::read(&path), Err(KeyFault::Malformed(_))));
    }

    #[test]
    fn the_seal_is_the_hmac_of_its_standard() {
        // RFC 4231, test case 2: a short key is one padded with zeros.
        let mut bytes = [0; 64];
        bytes[..4].copy_from_slice(b"Jefe");
        let key = Key(Arc::new(bytes));
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(hex::encode(key.seal(b"what do ya want for nothing?")), expected);
        assert!(!key.fits(b"what do ya want for nothing!", &hex::decode(expected).unwrap()));
        assert!(!key.fits(b"what do ya want for nothing?", &[]));
    }
}
