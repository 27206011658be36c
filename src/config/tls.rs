//! The certificate of a program that speaks TLS itself.
use std::path::PathBuf;

use super::ConfigError;

/// Where the certificate for TLS lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate, and after it those of the authorities that vouch for it.
    pub certificate: PathBuf,
    /// Its private key.
    pub key: PathBuf,
}

/// Both files or none.
pub(super) fn tls_files(certificate: Option<PathBuf>, key: Option<PathBuf>) -> Result<Option<TlsFiles>, ConfigError> {
    match (certificate, key) {
        (None, None) => Ok(None),
        (Some(_), Some(_)) if !cfg!(feature = "tls") => {
            Err(ConfigError::NotBuilt("tls_cert (TAFAHOM_TLS_CERT)", "tls"))
        }
        (Some(certificate), Some(key)) => Ok(Some(TlsFiles { certificate, key })),
        _ => Err(ConfigError::HalfTls),
    }
}
