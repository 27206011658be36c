//! How people sign in.
use askama::Template;

use super::{Labels, State, came_with, catch_up, changes, choose, note, originals};
use crate::form::conflict::{Difference, apply_choices};
use crate::form::{Fields, Form};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::settings::{forms, store};
use crate::users::forms::options;
use crate::users::second_factor::Requirement;
use crate::words::Words;

/// The page.
pub const PAGE: &str = "/settings/accounts";

#[derive(Template)]
#[template(path = "settings/accounts.html")]
struct AccountsPage {
    w: Words,
    frame: Frame,
    form: Form,
    originals: Vec<(String, String)>,
    choices: Vec<(String, String)>,
}

fn page(visit: &Visit, form: Form, originals: Vec<(String, String)>) -> AccountsPage {
    let choices = options(visit.w, Requirement::ALL, Requirement::key);
    AccountsPage { w: visit.w, frame: visit.frame(Nav::Settings), form, originals, choices }
}

fn labels(w: Words) -> Labels {
    vec![("second_factor", w.second_factor.required_of().to_owned())]
}

/// GET /settings/accounts
pub async fn edit(state: State, visit: Visit) -> Answer {
    let mut tx = state.db.read().await?;
    let form = forms::filled_accounts(visit.w, store::second_factor(&mut tx).await?);
    let originals = originals(&labels(visit.w), &form);
    show(&page(&visit, form, originals))
}

/// POST /settings/accounts
pub async fn update(state: State, visit: Visit, fields: Fields) -> Answer {
    let (w, labels) = (visit.w, labels(visit.w));
    let mut form = fields.form(&visit);
    apply_choices(&mut form);
    let mut tx = visit.claim(state.db.write().await?, form.id(), PAGE).await?;
    let stored = forms::filled_accounts(w, store::second_factor(&mut tx).await?);
    let sent = came_with(w, &labels, &form);
    let differences = catch_up(&labels, &mut form, &stored);
    let Some(required) = form.required_choice("second_factor", Requirement::parse) else {
        return show_again(&page(&visit, form, sent));
    };
    if !differences.is_empty() {
        let told = |key: &str| Requirement::parse(key).map_or(String::new(), |one| w.label(one).into());
        let differences = differences.into_iter().map(|one: Difference| one.shown_as(told)).collect();
        return choose(&mut tx, &visit, PAGE, &form, differences).await;
    }
    store::save_second_factor(&mut tx, required).await?;
    note(&mut tx, &visit, "accounts", changes(&labels, &stored, &forms::filled_accounts(w, required))).await?;
    tx.done(w.common.changes_saved()).await
}
