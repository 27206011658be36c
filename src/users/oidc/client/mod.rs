//! The one place from which the program calls another server: the provider named in the settings, at
//! the addresses it gives.
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, TimeDelta, Utc};
use form_urlencoded::{Serializer, byte_serialize};
use jsonwebtoken::jwk::{Jwk, JwkSet, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde::Deserialize;
use tokio::sync::{Mutex, Semaphore};
use url::Url;

use super::{Claims, Flow, Identity, Why};
use crate::config::{Oidc, is_safe};

mod fetch;

use fetch::Http;

/// Requests of ours that wait for the provider at once: one that hangs takes no more places than these.
const AT_ONCE: usize = 16;
/// How long what the provider says of itself is believed.
const KNOWN: TimeDelta = TimeDelta::hours(1);
/// How soon its keys are fetched again for a token under a key that is not among them.
const KEYS_AGAIN: TimeDelta = TimeDelta::minutes(1);

/// What tokens may be signed by: never by nothing, never by a secret that both know.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RS256,
    Algorithm::RS384,
    Algorithm::RS512,
    Algorithm::PS256,
    Algorithm::PS384,
    Algorithm::PS512,
    Algorithm::ES256,
    Algorithm::ES384,
    Algorithm::EdDSA,
];

/// Why the provider cannot be asked at all.
#[derive(Debug, thiserror::Error)]
pub enum ProviderFault {
    /// The file of the secret cannot be used.
    #[error("oidc_client_secret_file, {}: {}", .0.display(), .1)]
    Secret(PathBuf, String),
    /// The file of the authority cannot be used.
    #[error("oidc_ca_file, {}: {}", .0.display(), .1)]
    Authority(PathBuf, String),
    /// TLS cannot be set up.
    #[error("the provider cannot be asked: {0}")]
    Client(#[from] reqwest::Error),
}

/// Why an answer did not come or does not hold; the text is for the log.
#[derive(Debug, thiserror::Error)]
#[error("{cause}")]
pub struct Fault {
    /// What the user is told.
    pub why: Why,
    cause: String,
}

impl Fault {
    /// Somebody said no, and called it `error`.
    pub fn declined(error: &str) -> Fault {
        let error: String = error.chars().take(200).collect();
        Fault { why: Why::Declined, cause: format!("declined: {error:?}") }
    }
}

fn unreachable(cause: impl ToString) -> Fault {
    Fault { why: Why::Unreachable, cause: cause.to_string() }
}

fn unsound(cause: impl ToString) -> Fault {
    Fault { why: Why::Unsound, cause: cause.to_string() }
}

/// What the provider says of itself.
#[derive(Clone, Deserialize)]
struct Metadata {
    issuer: String,
    authorization_endpoint: Url,
    token_endpoint: Url,
    jwks_uri: Url,
    #[serde(default = "basic")]
    token_endpoint_auth_methods_supported: Vec<String>,
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

/// How a secret is shown where the provider does not say.
fn basic() -> Vec<String> {
    vec!["client_secret_basic".into()]
}

/// The same with its keys, as they were fetched.
#[derive(Clone)]
struct Known {
    metadata: Metadata,
    keys: JwkSet,
    since: DateTime<Utc>,
    keys_since: DateTime<Utc>,
}

/// The provider with whose accounts people may sign in.
pub struct Provider {
    settings: Oidc,
    secret: String,
    http: Http,
    known: RwLock<Option<Arc<Known>>>,
    fetching: Mutex<()>,
    places: Semaphore,
}

#[derive(Deserialize)]
struct Tokens {
    id_token: String,
}

impl Provider {
    /// Makes ready to ask; the provider itself is not asked before somebody wants to sign in.
    pub fn open(settings: &Oidc) -> Result<Provider, ProviderFault> {
        let path = settings.client_secret_file.clone();
        let secret = text(&path).map_err(|fault| ProviderFault::Secret(path.clone(), fault))?.trim().to_owned();
        if secret.is_empty() {
            return Err(ProviderFault::Secret(path, "is empty".into()));
        }
        Ok(Provider {
            settings: settings.clone(),
            secret,
            http: Http::open(settings)?,
            known: RwLock::default(),
            fetching: Mutex::default(),
            places: Semaphore::new(AT_ONCE),
        })
    }

    /// Its name for itself, under which identities are kept.
    pub fn issuer(&self) -> &str {
        &self.settings.issuer
    }

    /// Where to send somebody who goes this way; the provider sends them back to `back`.
    pub async fn way(&self, flow: &Flow, back: &str, now: DateTime<Utc>) -> Result<Url, Fault> {
        let mut url = match self.remembered(now) {
            Some(known) => known.metadata.authorization_endpoint.clone(),
            None => {
                let _place = self.places.try_acquire().map_err(unreachable)?;
                self.known(now).await?.metadata.authorization_endpoint.clone()
            }
        };
        url.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("scope", "openid")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", back)
            .append_pair("state", &flow.state)
            .append_pair("nonce", &flow.nonce)
            .append_pair("code_challenge", &flow.challenge())
            .append_pair("code_challenge_method", "S256")
            .extend_pairs(self.settings.require_acr.iter().map(|class| ("acr_values", class)));
        Ok(url)
    }

    /// Who came back with a code. `issuer` is who says so, where the answer names anybody.
    pub async fn who(
        &self,
        flow: &Flow,
        (code, issuer): (&str, Option<&str>),
        back: &str,
        now: DateTime<Utc>,
    ) -> Result<Identity, Fault> {
        let _place = self.places.try_acquire().map_err(unreachable)?;
        let known = self.known(now).await?;
        let names_itself = known.metadata.authorization_response_iss_parameter_supported;
        if issuer.map_or(names_itself, |issuer| issuer != self.settings.issuer) {
            return Err(unsound("the answer is that of another provider"));
        }
        let token = self.exchange(&known.metadata, flow, code, back).await?;
        let claims = self.read(&token, known, now).await?;
        claims.judge(&self.settings, flow, now).map_err(|(why, cause)| Fault { why, cause: cause.into() })
    }

    fn remembered(&self, now: DateTime<Utc>) -> Option<Arc<Known>> {
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        known.clone().filter(|known| now - known.since < KNOWN)
    }

    fn remember(&self, known: Known) -> Arc<Known> {
        let known = Arc::new(known);
        *self.known.write().unwrap_or_else(PoisonError::into_inner) = Some(known.clone());
        known
    }

    /// What is known of the provider; fetched by one when it is too old, while the others wait.
    async fn known(&self, now: DateTime<Utc>) -> Result<Arc<Known>, Fault> {
        let _turn = self.fetching.lock().await;
        if let Some(known) = self.remembered(now) {
            return Ok(known);
        }
        let address = format!("{}/.well-known/openid-configuration", self.settings.issuer.trim_end_matches('/'));
        let metadata: Metadata = self.http.get(address.parse().map_err(unreachable)?).await?;
        if metadata.issuer != self.settings.issuer {
            return Err(unsound(format!("the provider calls itself {:?}", metadata.issuer)));
        }
        let addresses = [&metadata.authorization_endpoint, &metadata.token_endpoint, &metadata.jwks_uri];
        if let Some(open) = addresses.into_iter().find(|address| !is_safe(address)) {
            return Err(unsound(format!("anybody can listen on the way to {open}")));
        }
        let keys = self.http.get(metadata.jwks_uri.clone()).await?;
        Ok(self.remember(Known { metadata, keys, since: now, keys_since: now }))
    }

    /// The keys again, if they have not just been fetched.
    async fn newer_keys(&self, old: Arc<Known>, now: DateTime<Utc>) -> Result<Arc<Known>, Fault> {
        let _turn = self.fetching.lock().await;
        let known = self.remembered(now).unwrap_or(old);
        if now - known.keys_since < KEYS_AGAIN {
            return Ok(known);
        }
        let keys = self.http.get(known.metadata.jwks_uri.clone()).await?;
        Ok(self.remember(Known { keys, keys_since: now, ..Known::clone(&known) }))
    }

    /// Hands the code in for the token.
    async fn exchange(&self, to: &Metadata, flow: &Flow, code: &str, back: &str) -> Result<String, Fault> {
        let (name, secret) = (self.settings.client_id.as_str(), self.secret.as_str());
        let in_header = to.token_endpoint_auth_methods_supported.iter().any(|method| method == "client_secret_basic");
        let own = [("client_id", name), ("client_secret", secret)];
        let form = Serializer::new(String::new())
            .append_pair("grant_type", "authorization_code")
            .append_pair("code", code)
            .append_pair("redirect_uri", back)
            .append_pair("code_verifier", &flow.verifier)
            .extend_pairs(own.into_iter().filter(|_| !in_header))
            .finish();
        let coded = |text: &str| byte_serialize(text.as_bytes()).collect::<String>();
        let header = in_header.then(|| (coded(name), coded(secret)));
        let Tokens { id_token } = self.http.post(to.token_endpoint.clone(), form, header).await?;
        Ok(id_token)
    }

    /// The claims of a token whose signature, issuer and audience hold.
    async fn read(&self, token: &str, known: Arc<Known>, now: DateTime<Utc>) -> Result<Claims, Fault> {
        let header = decode_header(token).map_err(unsound)?;
        if !ALGORITHMS.contains(&header.alg) {
            return Err(unsound(format!("a token signed by {:?} is not taken", header.alg)));
        }
        let kid = header.kid.as_deref();
        let known = if key(&known.keys, kid).is_some() { known } else { self.newer_keys(known, now).await? };
        let key = key(&known.keys, kid).ok_or_else(|| unsound(format!("no key of the provider is {kid:?}")))?;
        let key = DecodingKey::from_jwk(key).map_err(unsound)?;
        let mut rules = Validation::new(header.alg);
        rules.set_issuer(&[&self.settings.issuer]);
        rules.set_audience(&[&self.settings.client_id]);
        rules.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
        // By our own clock, with the rest of the claims.
        rules.validate_exp = false;
        Ok(decode(token, &key, &rules).map_err(unsound)?.claims)
    }
}

/// The key that a token names; where it names none, the only one there is.
fn key<'a>(keys: &'a JwkSet, kid: Option<&str>) -> Option<&'a Jwk> {
    let signs = |key: &&Jwk| key.common.public_key_use.as_ref().is_none_or(|it| *it == PublicKeyUse::Signature);
    let named = |key: &&Jwk| kid.is_none_or(|kid| key.common.key_id.as_deref() == Some(kid));
    let mut fitting = keys.keys.iter().filter(signs).filter(named);
    fitting.next().filter(|_| kid.is_some() || fitting.next().is_none())
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|fault| format!("cannot be read: {fault}"))
}
