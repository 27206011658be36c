//! Reading what a browser sends: fields of a form, parameters of an address, ids in a path.
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Multipart, Path, Request};
use axum::http::header::CONTENT_TYPE;
use axum::http::request::Parts;
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::error::PageError;
use crate::form::Form;
use crate::form::upload::{MAX_READ, Received, Upload, receive};
use crate::page::Visit;
use crate::persian::bidi::clean;

/// The fields of a handed-in form, cleaned of control characters, and the file that came along.
pub struct Fields {
    /// Name and value, in the order of the page.
    pub pairs: Vec<(String, String)>,
    /// The first file that was chosen.
    pub upload: Option<Upload>,
}

impl Fields {
    /// The form to check.
    pub fn form(&self, visit: &Visit) -> Form {
        Form::new(visit.w, self.pairs.clone())
    }
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        let typed = request.extensions().get::<Visit>().map(|visit| visit.typed.clone());
        let kind = request.headers().get(CONTENT_TYPE).and_then(|v| v.to_str().ok()).unwrap_or("").to_owned();
        let Received { fields, too_large } = if kind.starts_with("multipart/form-data") {
            let multipart = Multipart::from_request(request, state).await.map_err(|_| PageError::Unreadable)?;
            receive(multipart).await?
        } else {
            let body = whole(request.into_body()).await?;
            Received { fields: Fields { pairs: pairs(&body), upload: None }, too_large: false }
        };
        if let Some(typed) = typed {
            typed.keep(&fields.pairs);
        }
        if too_large {
            return Err(PageError::TooLarge);
        }
        Ok(fields)
    }
}

/// The largest form without a file.
const MAX_FORM: usize = 2 * 1024 * 1024;

/// The body of a form. One over the limit is read on to its end and dropped, so that the sender sees why.
async fn whole(body: Body) -> Result<Vec<u8>, PageError> {
    let (mut bytes, mut size) = (Vec::new(), 0);
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| PageError::Unreadable)?;
        size += chunk.len();
        if size > MAX_READ {
            break;
        }
        if size <= MAX_FORM {
            bytes.extend(chunk);
        }
    }
    if size <= MAX_FORM { Ok(bytes) } else { Err(PageError::TooLarge) }
}

/// The parameters of the address, cleaned like a form.
pub struct Params(pub Vec<(String, String)>);

impl Params {
    /// The first value of a parameter; empty when it is not there.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    /// The parameters as a form, for pages whose filters are one.
    pub fn form(&self, visit: &Visit) -> Form {
        Form::new(visit.w, self.0.clone())
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Params {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        Ok(Params(pairs(parts.uri.query().unwrap_or("").as_bytes())))
    }
}

fn pairs(encoded: &[u8]) -> Vec<(String, String)> {
    // A password is what was typed, to the last space.
    let value = |name: &str, value: &str| if name.contains("password") { value.to_owned() } else { clean(value) };
    form_urlencoded::parse(encoded).map(|(name, typed)| (clean(&name), value(&name, &typed))).collect()
}

/// What stands in the path of the address. Anything that cannot be read there is a page that does not exist.
pub struct Url<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Url<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, PageError> {
        let Path(value) = Path::from_request_parts(parts, state).await.map_err(|_| PageError::NotFound)?;
        Ok(Url(value))
    }
}
