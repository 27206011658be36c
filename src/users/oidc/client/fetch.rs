//! Asking over http: no redirect is followed, no answer is waited for long, none may be large.
use std::error::Error;
use std::path::Path;
use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{Certificate, Client, RequestBuilder, StatusCode};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use url::Url;

use super::{Fault, ProviderFault, unreachable, unsound};
use crate::config::Oidc;

const CONNECT: Duration = Duration::from_secs(3);
/// How long one answer may take, to its end.
const ANSWER: Duration = Duration::from_secs(6);
/// The most bytes of one answer.
const MOST: usize = 256 * 1024;

/// What asks.
pub struct Http(Client);

/// What a server says that declines.
#[derive(Default, Deserialize)]
struct Declined {
    #[serde(default)]
    error: String,
}

impl Http {
    /// Trusts the authorities that the settings name, or else those that the system trusts.
    pub fn open(settings: &Oidc) -> Result<Http, ProviderFault> {
        let http = Client::builder()
            .user_agent("tafahom")
            .redirect(Policy::none())
            .referer(false)
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .https_only(settings.issuer.starts_with("https://"));
        let http = match &settings.ca_file {
            None => http,
            Some(path) => {
                let bundle = authorities(path).map_err(|fault| ProviderFault::Authority(path.clone(), fault))?;
                http.tls_certs_only(bundle)
            }
        };
        Ok(Http(http.build()?))
    }

    /// Reads what lies at an address.
    pub async fn get<T: DeserializeOwned>(&self, address: Url) -> Result<T, Fault> {
        fetch(self.0.get(address)).await
    }

    /// Hands a form in, with a name and a secret in the header where they belong there.
    pub async fn post<T: DeserializeOwned>(
        &self,
        address: Url,
        form: String,
        secret: Option<(String, String)>,
    ) -> Result<T, Fault> {
        let request = self.0.post(address).header("content-type", "application/x-www-form-urlencoded").body(form);
        fetch(match secret {
            Some((name, secret)) => request.basic_auth(name, Some(secret)),
            None => request,
        })
        .await
    }
}

fn authorities(path: &Path) -> Result<Vec<Certificate>, String> {
    let bundle = Certificate::from_pem_bundle(super::text(path)?.as_bytes()).map_err(|fault| fault.to_string())?;
    if bundle.is_empty() {
        return Err("holds no certificate as PEM (-----BEGIN CERTIFICATE-----)".into());
    }
    Ok(bundle)
}

async fn fetch<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Fault> {
    let mut response = request.header("accept", "application/json").send().await.map_err(told)?;
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(told)? {
        body.extend_from_slice(&part);
        if body.len() > MOST {
            return Err(unsound(format!("{} answers more than {MOST} bytes", response.url())));
        }
    }
    match response.status() {
        StatusCode::OK => serde_json::from_slice(&body)
            .map_err(|fault| unsound(format!("the answer of {} cannot be read: {fault}", response.url()))),
        StatusCode::BAD_REQUEST | StatusCode::UNAUTHORIZED => {
            let Declined { error } = serde_json::from_slice(&body).unwrap_or_default();
            Err(Fault::declined(&error))
        }
        status => Err(unreachable(format!("{} answered {status}", response.url()))),
    }
}

/// What went wrong with a call, down to its cause.
fn told(fault: reqwest::Error) -> Fault {
    let mut causes = vec![fault.to_string()];
    let mut cause = fault.source();
    while let Some(deeper) = cause {
        causes.push(deeper.to_string());
        cause = deeper.source();
    }
    unreachable(causes.join(": "))
}
