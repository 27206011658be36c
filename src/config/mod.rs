//! Settings of the program: command line, then `TAFAHOM_*` variables, then one optional TOML file,
//! then defaults. Read once, at the start; a mistake is told by its name.
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use clap::Args;
use ipnet::IpNet;
use serde::Deserialize;
use url::Url;

mod fault;
mod oidc;
mod tls;

use crate::users::allowance::Hourly;

pub use fault::ConfigError;
pub use oidc::{Oidc, OidcOptions, is_safe};
pub use tls::TlsFiles;

/// Megabytes that stay free unless another number is set.
const MIN_FREE: u64 = 500;

/// What can be given on the command line or in the environment.
#[derive(Args, Clone, Debug, Default)]
pub struct Options {
    /// Address and port to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "TAFAHOM_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Folder for the database and the files [default: ./data]
    #[arg(long, env = "TAFAHOM_DATA", value_name = "DIR", global = true)]
    pub data: Option<PathBuf>,
    /// Database: postgres://… or sqlite://FILE [default: tafahom.db in the data folder]
    #[arg(long, env = "TAFAHOM_DATABASE", value_name = "URL", global = true)]
    pub database: Option<String>,
    /// The address under which people reach the program, such as https://tafahom.example.ir
    #[arg(long, env = "TAFAHOM_BASE_URL", value_name = "URL", global = true)]
    pub base_url: Option<String>,
    /// Certificate for TLS without a proxy, as PEM: the server's own first [default: none, plain http]
    #[arg(long, env = "TAFAHOM_TLS_CERT", value_name = "FILE", global = true)]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate, as PEM
    #[arg(long, env = "TAFAHOM_TLS_KEY", value_name = "FILE", global = true)]
    pub tls_key: Option<PathBuf>,
    /// Key that seals the audit trail; made on the first start [default: audit.key in the data folder]
    #[arg(long, env = "TAFAHOM_AUDIT_KEY", value_name = "FILE", global = true)]
    pub audit_key: Option<PathBuf>,
    /// Addresses and networks of the reverse proxies before the program, such as 127.0.0.1,10.0.0.0/8
    #[arg(long, env = "TAFAHOM_TRUSTED_PROXIES", value_name = "NETWORKS", value_delimiter = ',', global = true)]
    pub trusted_proxies: Option<Vec<String>>,
    /// Room that stays free on the disk with the data, in megabytes: files are refused beyond it [default: 500]
    #[arg(long, env = "TAFAHOM_MIN_FREE", value_name = "MB", global = true)]
    pub min_free: Option<u64>,
    /// Address and port on which metrics are served as text for Prometheus [default: none]
    #[arg(long, env = "TAFAHOM_METRICS", value_name = "ADDRESS", global = true)]
    pub metrics: Option<SocketAddr>,
    /// Folder of the backups [default: backups in the data folder]
    #[arg(long, env = "TAFAHOM_BACKUPS", value_name = "DIR", global = true)]
    pub backups: Option<PathBuf>,
    /// How many of the backups of every night are kept; 0: none is made [default: 14]
    #[arg(long, env = "TAFAHOM_KEEP_BACKUPS", value_name = "N", global = true)]
    pub keep_backups: Option<usize>,
    /// How much each user may do in an hour; 0: any number [default: documents=200,files=1000,acts=3000]
    #[arg(long, env = "TAFAHOM_HOURLY", value_name = "LIMITS", global = true)]
    pub hourly: Option<String>,
    /// Signing in with the accounts of a provider.
    #[command(flatten)]
    pub oidc: OidcOptions,
    /// TOML file with the same settings
    #[arg(long, env = "TAFAHOM_CONFIG", value_name = "FILE", global = true)]
    pub config: Option<PathBuf>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<SocketAddr>,
    data: Option<PathBuf>,
    database: Option<String>,
    base_url: Option<String>,
    tls_cert: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    audit_key: Option<PathBuf>,
    trusted_proxies: Option<Vec<String>>,
    min_free: Option<u64>,
    metrics: Option<SocketAddr>,
    backups: Option<PathBuf>,
    keep_backups: Option<usize>,
    hourly: Option<String>,
    oidc: Option<OidcOptions>,
}

/// The settings in force.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Folder for the database and the files.
    pub data: PathBuf,
    /// The database's URL; none means the file in `data`.
    pub database: Option<String>,
    /// The address people use, when it was given.
    pub base_url: Option<Url>,
    /// The certificate, when the program speaks TLS itself.
    pub tls: Option<TlsFiles>,
    /// The file of the key that seals the audit trail, when it lies elsewhere than in `data`.
    pub audit_key: Option<PathBuf>,
    /// The peers that are believed when they say for whom they ask.
    pub trusted_proxies: Vec<IpNet>,
    /// Room that stays free on the disk with the data, in bytes.
    pub min_free: u64,
    /// Where metrics are served, if anywhere.
    pub metrics: Option<SocketAddr>,
    /// The folder of the backups, when it lies elsewhere than in `data`.
    pub backups: Option<PathBuf>,
    /// How many of the backups of every night are kept.
    pub keep_backups: usize,
    /// How much each user may do in an hour.
    pub hourly: Hourly,
    /// The provider with whose accounts people may sign in, if there is one.
    pub oidc: Option<Oidc>,
}

impl Config {
    /// Gathers the settings.
    pub fn load(options: &Options) -> Result<Config, ConfigError> {
        let file = match &options.config {
            Some(path) => read(path)?,
            None => File::default(),
        };
        let base_url = match options.base_url.clone().or(file.base_url) {
            Some(text) => Some(parse_base_url(&text)?),
            None => None,
        };
        let tls = tls::tls_files(options.tls_cert.clone().or(file.tls_cert), options.tls_key.clone().or(file.tls_key))?;
        if let Some(url) = base_url.as_ref().filter(|url| tls.is_some() && url.scheme() != "https") {
            return Err(ConfigError::PlainBaseUrl(url.clone()));
        }
        let database = options.database.clone().or(file.database);
        if let Some(url) = &database
            && !["postgres://", "postgresql://", "sqlite://"].iter().any(|scheme| url.starts_with(scheme))
        {
            return Err(ConfigError::Database(url.clone()));
        }
        let oidc = options.oidc.clone().or(file.oidc.unwrap_or_default()).read(base_url.as_ref())?;
        let min_free = options.min_free.or(file.min_free).unwrap_or(MIN_FREE);
        let proxies = options.trusted_proxies.clone().or(file.trusted_proxies).unwrap_or_default();
        Ok(Config {
            listen: options.listen.or(file.listen).unwrap_or(SocketAddr::from(([127, 0, 0, 1], 8080))),
            data: options.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data")),
            database,
            base_url,
            tls,
            audit_key: options.audit_key.clone().or(file.audit_key),
            trusted_proxies: proxies.iter().map(|text| parse_network(text)).collect::<Result<_, _>>()?,
            min_free: min_free.saturating_mul(1024 * 1024),
            metrics: options.metrics.or(file.metrics),
            backups: options.backups.clone().or(file.backups),
            keep_backups: options.keep_backups.or(file.keep_backups).unwrap_or(14),
            hourly: match options.hourly.clone().or(file.hourly) {
                Some(text) => text.parse().map_err(|()| ConfigError::Hourly(text))?,
                None => Hourly::default(),
            },
            oidc,
        })
    }

    /// The file of the key that seals the audit trail.
    pub fn audit_key(&self) -> PathBuf {
        self.audit_key.clone().unwrap_or_else(|| self.data.join("audit.key"))
    }

    /// The file in which the heads of the audit trail are kept: beside its key.
    pub fn audit_heads(&self) -> PathBuf {
        self.audit_key().with_extension("heads")
    }

    /// The folder of the backups.
    pub fn backups(&self) -> PathBuf {
        self.backups.clone().unwrap_or_else(|| self.data.join("backups"))
    }

    /// The file of the database, when it is one.
    pub fn database_file(&self) -> Option<PathBuf> {
        let url = self.database_url();
        let path = url.strip_prefix("sqlite://")?;
        Some(PathBuf::from(path.split('?').next().unwrap_or(path)))
    }

    /// The URL of the database.
    pub fn database_url(&self) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite://{}", self.data.join("tafahom.db").display()))
    }
}

fn read(path: &Path) -> Result<File, ConfigError> {
    let text = std::fs::read_to_string(path).map_err(|e| ConfigError::Unreadable(path.into(), e))?;
    toml::from_str(&text).map_err(|e| ConfigError::Malformed(path.into(), e))
}

fn parse_base_url(text: &str) -> Result<Url, ConfigError> {
    let url = Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    url.ok_or_else(|| ConfigError::BaseUrl(text.into()))
}

fn parse_network(text: &str) -> Result<IpNet, ConfigError> {
    let text = text.trim();
    let network = text.parse().ok().or_else(|| text.parse().ok().map(|address: IpAddr| address.into()));
    network.ok_or_else(|| ConfigError::Proxy(text.into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_wins_over_the_file_and_the_file_over_the_default() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(&file, "listen = \"127.0.0.1:9000\"\ndata = \"/srv/tafahom\"\n").unwrap();
        let options =
            Options { config: Some(file.path().into()), data: Some("/tmp/other".into()), ..Options::default() };
        let config = Config::load(&options).unwrap();
        assert_eq!(config.listen.port(), 9000);
        assert_eq!(config.data, PathBuf::from("/tmp/other"));
        assert_eq!(config.database_url(), "sqlite:///tmp/other/tafahom.db");
    }

    #[test]
    fn a_mistake_is_told_by_its_name() {
        let bad = Options { database: Some("mysql://x".into()), ..Options::default() };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_DATABASE"));
        let bad = Options { base_url: Some("ftp://x".into()), ..Options::default() };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_BASE_URL"));
        let bad = Options { hourly: Some("reports=5".into()), ..Options::default() };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_HOURLY"));
        let bad = Options { trusted_proxies: Some(vec!["10.0.0.1".into(), "proxy".into()]), ..Options::default() };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_TRUSTED_PROXIES"));
        let bad = Options { tls_cert: Some("cert.pem".into()), ..Options::default() };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_TLS_KEY"));
        let tls = Options { tls_key: Some("key.pem".into()), ..bad };
        let bad = Options { base_url: Some("http://x".into()), ..tls };
        assert!(Config::load(&bad).unwrap_err().to_string().contains("TAFAHOM_BASE_URL"));
    }
}
