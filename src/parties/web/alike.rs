//! Organisations that one being written may be already: said while it is typed, and asked once
//! before it is recorded.
use askama::Template;
use axum::extract::State;

use crate::app::App;
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::form::pick::{Candidate, likely};
use crate::form::{Form, Params};
use crate::ids::OrganisationId;
use crate::page::{Answer, Visit, show};
use crate::parties::{NewOrganisation, forms, store};
use crate::persian::fold_org;
use crate::words::Words;

/// Where the form asks while it is typed.
pub const ADDRESS: &str = "/organisations/alike";

/// Fewer letters are like too many names.
const FEWEST: usize = 3;

#[derive(Template)]
#[template(path = "parties/alike.html")]
struct Alike {
    w: Words,
    folder: &'static str,
    alike: Vec<Candidate>,
}

/// The fragment that names what is much like the typed text. `folder` is where the records live.
pub fn show_alike(w: Words, folder: &'static str, alike: Vec<Candidate>) -> Answer {
    show(&Alike { w, folder, alike })
}

/// Whether enough is typed of a name to look for others like it.
pub fn enough(folded: &str) -> bool {
    folded.chars().count() >= FEWEST
}

/// GET /organisations/alike?q=…&except=…: `q` is a name or a national id.
pub async fn alike(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let typed = params.get("q");
    let except = OrganisationId::parse(params.get("except")).map(|id| id.uuid());
    let id = forms::plain_id(typed);
    let (name, id) = if forms::is_number(&id) { ("", id.as_str()) } else { (typed, "") };
    let mut tx = app.db.read().await?;
    let mut found = if enough(&fold_org(typed)) { like(&mut tx, name, id).await? } else { Vec::new() };
    found.retain(|one| Some(one.id) != except);
    show_alike(visit.w, "organisations", found)
}

/// What this one may be already: asked about once, and again when the name is another.
pub async fn ask(
    tx: &mut Tx,
    form: &mut Form,
    of: &NewOrganisation,
    w: Words,
) -> std::result::Result<Vec<Candidate>, PageError> {
    let asked = format!("{}|{}", fold_org(&of.name), of.national_id);
    if form.is_confirmed(&asked) {
        return Ok(Vec::new());
    }
    let found = like(tx, &of.name, &of.national_id).await?;
    Ok(form.confirm(asked, found, w.parties.alike_fault()))
}

/// The organisations of nearly this name, and the one of this national id.
async fn like(tx: &mut Tx, name: &str, national_id: &str) -> Result<Vec<Candidate>> {
    let all = store::candidates(tx).await?;
    let mut found: Vec<Candidate> = likely(name, &all, fold_org).into_iter().cloned().collect();
    if !national_id.is_empty()
        && let Some(same) = store::of_national_id(tx, national_id).await?
        && found.iter().all(|other| other.id != same.id)
    {
        found.push(same);
    }
    Ok(found)
}
