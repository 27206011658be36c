//! The language of the pages, for anybody at any moment.
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::routing;

use crate::app::{Access, App, Route};
use crate::error::PageError;
use crate::form::Fields;
use crate::page::{Answer, Visit, is_own_path, see_other};
use crate::users::store;
use crate::words::Lang;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![Route::new("POST", "/language", Access::Anyone, routing::post(choose_language))]
}

/// `Set-Cookie` that keeps the language of this browser for a year.
pub fn language_cookie(language: Lang) -> HeaderValue {
    match language {
        Lang::Fa => HeaderValue::from_static("lang=fa; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
        Lang::En => HeaderValue::from_static("lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"),
    }
}

async fn choose_language(State(app): State<App>, visit: Visit, fields: Fields) -> Answer {
    let form = fields.form(&visit);
    let language = Lang::parse(form.value("language")).ok_or(PageError::Unreadable)?;
    if let Some(actor) = &visit.actor {
        let mut tx = app.db.write().await?;
        store::set_language(&mut tx, actor.id, language).await?;
        tx.commit().await?;
    }
    let next = form.value("next");
    let mut response = see_other(&if is_own_path(next) { without_language(next) } else { "/".into() });
    response.headers_mut().append(header::SET_COOKIE, language_cookie(language));
    Ok(response)
}

/// The address without a language of its own, which would win over the choice.
fn without_language(address: &str) -> String {
    let Some((path, query)) = address.split_once('?') else { return address.to_owned() };
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    if kept.is_empty() { path.to_owned() } else { format!("{path}?{}", kept.join("&")) }
}
