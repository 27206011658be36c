//! Two versions side by side, word by word.
use askama::Template;
use axum::extract::State;

use crate::agreements::sight::Sight;
use crate::agreements::{self, Agreement};
use crate::app::App;
use crate::drafts::compare::{Comparison, Shown};
use crate::drafts::{Version, store};
use crate::error::PageError;
use crate::form::{Params, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::persian::bidi::direction;
use crate::persian::digits::read_number;
use crate::words::Words;

#[derive(Template)]
#[template(path = "drafts/compare.html")]
struct ComparePage<'a> {
    w: Words,
    frame: Frame,
    agreement: Agreement,
    /// Every version's number, to choose other ones.
    numbers: Vec<i64>,
    a: Version,
    b: Version,
    shown: Vec<Shown<'a>>,
    /// The direction of the whole text.
    dir: &'static str,
    added: usize,
    removed: usize,
    /// Whether the texts are the same.
    identical: bool,
    /// Whether nothing but spaces and line ends differs.
    same_words: bool,
    /// Whether unchanged stretches are left out.
    folded: bool,
    address: String,
    swapped: String,
}

/// The two numbers asked for; left out, the latest version and the one before.
fn chosen(params: &Params, numbers: &[i64]) -> Result<(i64, i64), PageError> {
    let latest = numbers.first().copied().ok_or(PageError::NotFound)?;
    let before = numbers.get(1).copied().unwrap_or(latest);
    let read = |name: &str, usual: i64| match params.get(name) {
        "" => Ok(usual),
        typed => read_number(typed).ok_or(PageError::NotFound),
    };
    Ok((read("a", before)?, read("b", latest)?))
}

pub(super) async fn compare(State(app): State<App>, visit: Visit, Url(id): Url<AgreementId>, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let agreement = agreements::store::find(&mut tx, id, &Sight::of(visit.actor()?)).await?;
    let numbers: Vec<i64> = store::versions(&mut tx, id).await?.iter().map(|version| version.number).collect();
    let (a, b) = chosen(&params, &numbers)?;
    let (a, b) = (store::find(&mut tx, id, a).await?, store::find(&mut tx, id, b).await?);
    let (old, new) = (store::text(&mut tx, a.id).await?, store::text(&mut tx, b.id).await?);
    drop(tx);
    let (identical, dir) = (old == new, direction(&new));
    // Long texts take a moment; other requests should not wait for it.
    let compared = tokio::task::spawn_blocking(move || crate::drafts::compare::compare(&old, &new)).await;
    let compared: Comparison = compared.map_err(PageError::internal)?;
    let full = !params.get("full").is_empty();
    let shown = if full { compared.full() } else { compared.folded() };
    let at = |a: i64, b: i64| format!("/agreements/{id}/drafts/compare?a={a}&b={b}");
    let page = ComparePage {
        w: visit.w,
        frame: visit.frame(Nav::Agreements),
        agreement,
        numbers,
        folded: shown.iter().any(|row| matches!(row, Shown::Folded(_))),
        shown,
        dir,
        added: compared.added,
        removed: compared.removed,
        identical,
        same_words: !identical && compared.added + compared.removed == 0,
        address: at(a.number, b.number),
        swapped: at(b.number, a.number),
        a,
        b,
    };
    show(&page)
}
