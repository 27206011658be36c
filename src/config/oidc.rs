//! Settings for signing in with the accounts of a provider (OpenID Connect).
use std::net::IpAddr;
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;
use url::{Host, Url};

use super::ConfigError;

/// What can be given on the command line, in the environment, or in the table `oidc` of the file.
#[derive(Args, Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OidcOptions {
    /// Issuer of the OpenID Connect provider with whose accounts people may sign in too
    #[arg(id = "oidc_issuer", long = "oidc-issuer", env = "TAFAHOM_OIDC_ISSUER", value_name = "URL", global = true)]
    pub issuer: Option<String>,
    /// By what the provider knows this program
    #[arg(
        id = "oidc_client_id",
        long = "oidc-client-id",
        env = "TAFAHOM_OIDC_CLIENT_ID",
        value_name = "ID",
        global = true
    )]
    pub client_id: Option<String>,
    /// File with the secret that the provider gave this program
    #[arg(
        id = "oidc_client_secret_file",
        long = "oidc-client-secret-file",
        env = "TAFAHOM_OIDC_CLIENT_SECRET_FILE",
        value_name = "FILE",
        global = true
    )]
    pub client_secret_file: Option<PathBuf>,
    /// What the button on the sign-in page says [default: ورود یکپارچه]
    #[arg(id = "oidc_name", long = "oidc-name", env = "TAFAHOM_OIDC_NAME", value_name = "NAME", global = true)]
    pub name: Option<String>,
    /// Take only sign-ins of which the provider says that they were made by this method, such as mfa
    #[arg(
        id = "oidc_require_amr",
        long = "oidc-require-amr",
        env = "TAFAHOM_OIDC_REQUIRE_AMR",
        value_name = "METHOD",
        global = true
    )]
    pub require_amr: Option<String>,
    /// Ask for this class of sign-in, and take no other
    #[arg(
        id = "oidc_require_acr",
        long = "oidc-require-acr",
        env = "TAFAHOM_OIDC_REQUIRE_ACR",
        value_name = "CLASS",
        global = true
    )]
    pub require_acr: Option<String>,
    /// Certificates (PEM) of the authority that vouches for the provider [default: those the system trusts]
    #[arg(
        id = "oidc_ca_file",
        long = "oidc-ca-file",
        env = "TAFAHOM_OIDC_CA_FILE",
        value_name = "FILE",
        global = true
    )]
    pub ca_file: Option<PathBuf>,
}

/// The provider with whose accounts people may sign in.
#[derive(Clone, Debug)]
pub struct Oidc {
    /// Its name for itself, letter for letter.
    pub issuer: String,
    /// By what it knows this program.
    pub client_id: String,
    /// Where the secret lies that proves it.
    pub client_secret_file: PathBuf,
    /// What the button says, when that was given.
    pub name: Option<String>,
    /// The method that a sign-in must have been made by.
    pub require_amr: Option<String>,
    /// The class that a sign-in must be of.
    pub require_acr: Option<String>,
    /// Certificates that alone are trusted.
    pub ca_file: Option<PathBuf>,
}

impl OidcOptions {
    /// These, and where one is not given that of the file.
    pub(super) fn or(self, file: OidcOptions) -> OidcOptions {
        OidcOptions {
            issuer: self.issuer.or(file.issuer),
            client_id: self.client_id.or(file.client_id),
            client_secret_file: self.client_secret_file.or(file.client_secret_file),
            name: self.name.or(file.name),
            require_amr: self.require_amr.or(file.require_amr),
            require_acr: self.require_acr.or(file.require_acr),
            ca_file: self.ca_file.or(file.ca_file),
        }
    }

    /// The provider, if there is one. It sends people back to `base_url`, which must therefore be known.
    pub(super) fn read(self, base_url: Option<&Url>) -> Result<Option<Oidc>, ConfigError> {
        let OidcOptions { issuer, client_id, client_secret_file, name, require_amr, require_acr, ca_file } = self;
        let (issuer, client_id, client_secret_file) = match (issuer, client_id, client_secret_file) {
            (Some(issuer), Some(id), Some(file)) => (issuer, id, file),
            (None, None, None) => return Ok(None),
            _ => return Err(ConfigError::HalfOidc),
        };
        if !cfg!(feature = "oidc") {
            return Err(ConfigError::NotBuilt("oidc_issuer (TAFAHOM_OIDC_ISSUER)", "oidc"));
        }
        if !Url::parse(&issuer).is_ok_and(|url| url.query().is_none() && url.fragment().is_none() && is_safe(&url)) {
            return Err(ConfigError::Issuer(issuer));
        }
        if !base_url.is_some_and(is_safe) {
            return Err(ConfigError::NoWayBack);
        }
        let name = name.filter(|name| !name.trim().is_empty());
        Ok(Some(Oidc { issuer, client_id, client_secret_file, name, require_amr, require_acr, ca_file }))
    }
}

/// Whether nobody can listen on the way there: https, or this machine itself.
pub fn is_safe(url: &Url) -> bool {
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => IpAddr::from(address).is_loopback(),
        Some(Host::Ipv6(address)) => IpAddr::from(address).is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && here)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(base: &str, options: OidcOptions) -> String {
        let base = Url::parse(base).unwrap();
        options.read(Some(&base)).map_or_else(|fault| fault.to_string(), |found| format!("{:?}", found.is_some()))
    }

    #[test]
    fn a_provider_is_given_whole_and_over_https_or_not_at_all() {
        let whole = OidcOptions {
            issuer: Some("https://id.example.ir/realms/agency".into()),
            client_id: Some("tafahom".into()),
            client_secret_file: Some("secret".into()),
            ..OidcOptions::default()
        };
        let base = "https://tafahom.example.ir";
        assert_eq!(told(base, OidcOptions::default()), "false");
        assert_eq!(told(base, whole.clone()), "true");
        assert_eq!(told("http://127.0.0.1:8080", whole.clone()), "true");
        assert!(told("http://tafahom.example.ir", whole.clone()).contains("TAFAHOM_BASE_URL"));
        assert!(whole.clone().read(None).unwrap_err().to_string().contains("TAFAHOM_BASE_URL"));
        assert!(told(base, OidcOptions { client_id: None, ..whole.clone() }).contains("TAFAHOM_OIDC_CLIENT_ID"));
        for issuer in ["http://id.example.ir", "id.example.ir", "https://id.example.ir/?a=b", "ftp://localhost"] {
            let other = OidcOptions { issuer: Some(issuer.into()), ..whole.clone() };
            assert!(told(base, other).contains("TAFAHOM_OIDC_ISSUER"), "{issuer}");
        }
    }
}
