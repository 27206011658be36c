//! What is wrong with a setting, told by its name.
use std::path::PathBuf;

use url::Url;

/// A setting that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// The file is not what it should be.
    #[error("the configuration file {0} is wrong: {1}")]
    Malformed(PathBuf, toml::de::Error),
    /// The base URL is none.
    #[error("base_url (TAFAHOM_BASE_URL) is no http or https address: {0:?}")]
    BaseUrl(String),
    /// There is a certificate and no key, or the other way round.
    #[error("tls_cert and tls_key (TAFAHOM_TLS_CERT, TAFAHOM_TLS_KEY) are given together or not at all")]
    HalfTls,
    /// People would be sent to an address that nobody answers.
    #[error("base_url (TAFAHOM_BASE_URL) must begin with https:// where tls_cert is given: {0}")]
    PlainBaseUrl(Url),
    /// A part of what is known of a provider is missing.
    #[error(
        "oidc_issuer, oidc_client_id and oidc_client_secret_file (TAFAHOM_OIDC_ISSUER, TAFAHOM_OIDC_CLIENT_ID, \
         TAFAHOM_OIDC_CLIENT_SECRET_FILE) are given together or not at all"
    )]
    HalfOidc,
    /// The issuer is none.
    #[error("oidc_issuer (TAFAHOM_OIDC_ISSUER) is no https address without ? and #: {0:?}")]
    Issuer(String),
    /// The provider would not know where to send people back to.
    #[error("with oidc_issuer, base_url (TAFAHOM_BASE_URL) must be the https address under which people come")]
    NoWayBack,
    /// The program cannot do what is set.
    #[error("{0} is set, and this program was built without the feature `{1}`")]
    NotBuilt(&'static str, &'static str),
    /// The database URL names no known engine.
    #[error("database (TAFAHOM_DATABASE) must begin with postgres:// or sqlite://: {0:?}")]
    Database(String),
    /// A trusted proxy is no address.
    #[error("trusted_proxies (TAFAHOM_TRUSTED_PROXIES) takes addresses and networks such as 10.0.0.0/8: {0:?}")]
    Proxy(String),
    /// A share of an hour that is none.
    #[error("hourly (TAFAHOM_HOURLY) takes numbers such as documents=200,files=1000,acts=3000: {0:?}")]
    Hourly(String),
}
