//! Persons that one being written may be already: said while the name is typed, and asked once
//! before it is recorded.
use axum::extract::State;

use crate::app::App;
use crate::db::Tx;
use crate::error::PageError;
use crate::form::pick::{Candidate, likely};
use crate::form::{Form, Params};
use crate::ids::PersonId;
use crate::page::{Answer, Visit};
use crate::parties::web::{enough, show_alike};
use crate::people::{NewPerson, store};
use crate::persian::fold_name;

/// Where the form asks while it is typed.
pub const ADDRESS: &str = "/people/alike";

/// GET /people/alike?q=…&except=…
pub async fn alike(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let name = params.get("q");
    let except = PersonId::parse(params.get("except")).map(|id| id.uuid());
    let mut found = Vec::new();
    if enough(&fold_name(name)) {
        let mut tx = app.db.read().await?;
        let all = store::candidates(&mut tx, visit.today).await?;
        found.extend(likely(name, &all, fold_name).into_iter().filter(|one| Some(one.id) != except).cloned());
    }
    show_alike(visit.w, "people", found)
}

/// Who this one may be already: asked about once, and again when the name is another.
pub async fn ask(tx: &mut Tx, form: &mut Form, of: &NewPerson, visit: &Visit) -> Result<Vec<Candidate>, PageError> {
    let asked = fold_name(&of.name);
    if form.is_confirmed(&asked) {
        return Ok(Vec::new());
    }
    let all = store::candidates(tx, visit.today).await?;
    let found = likely(&of.name, &all, fold_name).into_iter().cloned().collect();
    Ok(form.confirm(asked, found, visit.w.people.alike_fault()))
}
