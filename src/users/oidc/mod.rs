//! Signing in with the account of a provider (OpenID Connect): what is asked of it, and what counts
//! as an answer. Users are known by what the provider calls them and promises to call nobody else;
//! an e-mail address or a name links nothing.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::tokens;
use super::vault::Vault;
use crate::config::Oidc;
use crate::keyed;
use crate::words::Words;

#[cfg(feature = "oidc")]
pub mod client;
pub mod store;
#[cfg(feature = "oidc")]
pub mod web;

/// How long somebody may be away at the provider.
pub const AWAY: TimeDelta = TimeDelta::minutes(10);
/// By how much clocks may differ when a token ends …
const SKEW: TimeDelta = TimeDelta::minutes(1);
/// … and how far from now it may have been made.
const FRESH: TimeDelta = TimeDelta::minutes(5);
/// The longest name the standard lets a provider give somebody.
pub const LONGEST_SUBJECT: usize = 255;
/// Addresses that are longer are not gone on to: the cookie would not hold them.
const LONGEST_NEXT: usize = 1000;

keyed! {
    /// Why somebody who came back from the provider was not let in.
    pub enum Why {
        /// The way there did not begin in this browser, was gone already, or took too long.
        Stray = "stray",
        /// The provider could not be reached.
        Unreachable = "unreachable",
        /// The provider, or the user there, said no.
        Declined = "declined",
        /// What the provider answered does not hold.
        Unsound = "unsound",
        /// The provider was not shown the second factor that is required.
        NoFactor = "no_factor",
        /// No account is linked with the identity.
        Unknown = "unknown",
        /// The account is disabled.
        Disabled = "disabled",
        /// The identity, or the account, is linked otherwise already.
        Taken = "taken",
    }
}

/// What somebody went to the provider for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Purpose {
    /// To sign in.
    SignIn,
    /// To link the identity there with the account of this session, by the hash of its token.
    Link(String),
}

/// One way to the provider and back. It travels in a cookie that nobody else can read or write.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Flow {
    /// What the answer must come back with.
    pub state: String,
    /// What the token must carry.
    pub nonce: String,
    /// What proves to the provider that it is asked by the one whom it sent back.
    pub verifier: String,
    /// What for.
    pub purpose: Purpose,
    /// Where to go on.
    pub next: String,
    until: DateTime<Utc>,
}

/// Under what the cookie of a flow is sealed.
const SEALED_AS: &[u8] = b"way to the provider";

impl Flow {
    /// Begins one.
    pub fn begin(purpose: Purpose, next: &str, now: DateTime<Utc>) -> Flow {
        let next = if next.len() <= LONGEST_NEXT { next } else { "/" };
        let (state, nonce, verifier) = (tokens::new(), tokens::new(), tokens::new());
        Flow { state, nonce, verifier, purpose, next: next.into(), until: now + AWAY }
    }

    /// As the value of a cookie.
    pub fn seal(&self, vault: &Vault) -> Option<String> {
        let sealed = vault.seal(SEALED_AS, &serde_json::to_vec(self).ok()?)?;
        Some(URL_SAFE_NO_PAD.encode(sealed))
    }

    /// From the value of a cookie, while it is good.
    pub fn open(vault: &Vault, cookie: &str, now: DateTime<Utc>) -> Option<Flow> {
        let sealed = URL_SAFE_NO_PAD.decode(cookie).ok()?;
        let flow: Flow = serde_json::from_slice(&vault.open(SEALED_AS, &sealed)?).ok()?;
        (now < flow.until).then_some(flow)
    }

    /// Whether an answer belongs to it.
    pub fn is_of(&self, state: &str) -> bool {
        is_same(&self.state, state)
    }

    /// Until when it has to be remembered that it was gone.
    pub fn until(&self) -> DateTime<Utc> {
        self.until
    }

    /// What the provider is told of the verifier beforehand.
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(&self.verifier))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

/// One audience or several.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Audience {
    /// One.
    One(String),
    /// Several.
    Many(Vec<String>),
}

/// What a token says whose signature, issuer and audience hold.
#[derive(Clone, Debug, Deserialize)]
pub struct Claims {
    /// Who signed in there.
    pub sub: String,
    /// For whom it was made.
    pub aud: Audience,
    /// Who asked for it, where it was made for several.
    pub azp: Option<String>,
    /// Until when it is good, in seconds.
    pub exp: i64,
    /// When it was made, in seconds.
    pub iat: i64,
    /// What was sent along with the question.
    pub nonce: Option<String>,
    /// Of which class the sign-in was.
    pub acr: Option<String>,
    /// By which methods it was made.
    #[serde(default)]
    pub amr: Vec<String>,
}

/// Who signed in with the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// What the provider calls them, and never anybody else.
    pub subject: String,
    /// Whether a second factor was required, and was shown.
    pub factor_shown: bool,
}

impl Claims {
    /// Who signed in, if the token answers this flow, now, and is as strong as it has to be.
    pub fn judge(self, provider: &Oidc, flow: &Flow, now: DateTime<Utc>) -> Result<Identity, (Why, &'static str)> {
        let at = |seconds| DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH);
        let is_for_several = matches!(&self.aud, Audience::Many(all) if all.len() > 1);
        let unsound = if !self.nonce.is_some_and(|nonce| is_same(&nonce, &flow.nonce)) {
            Some("the token answers another question")
        } else if at(self.exp) + SKEW <= now {
            Some("the token has run out")
        } else if (now - at(self.iat)).abs() > FRESH {
            Some("the token was made at another time, or the clocks differ")
        } else if self.azp.map_or(is_for_several, |azp| azp != provider.client_id) {
            Some("the token was made for somebody else")
        } else if self.sub.is_empty() || self.sub.len() > LONGEST_SUBJECT {
            Some("the token names nobody")
        } else {
            None
        };
        if let Some(unsound) = unsound {
            return Err((Why::Unsound, unsound));
        }
        let lacks_method = provider.require_amr.as_ref().is_some_and(|method| !self.amr.contains(method));
        let lacks_class = provider.require_acr.is_some() && provider.require_acr != self.acr;
        if lacks_method || lacks_class {
            return Err((Why::NoFactor, "the sign-in there was not as strong as is required"));
        }
        let factor_shown = provider.require_amr.is_some() || provider.require_acr.is_some();
        Ok(Identity { subject: self.sub, factor_shown })
    }
}

/// What the pages call the provider, where there is one.
pub fn name(provider: Option<&Oidc>, w: Words) -> Option<String> {
    provider.map(|provider| provider.name.clone().unwrap_or_else(|| w.provider.name().to_owned()))
}

/// Whether a text can be what a provider calls somebody.
pub fn is_subject(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_SUBJECT && !text.chars().any(char::is_control)
}

#[cfg(test)]
mod tests;
