//! Saying that a new name is one on record.
use axum::extract::State;
use uuid::Uuid;

use super::{PAGE, kept};
use crate::app::App;
use crate::audit::Kind;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::imports::kept::Waiting;
use crate::imports::{Likely, Meant};
use crate::page::{Answer, Visit, see_other};
use crate::words::Words;

/// So many answers are kept for a file.
const MOST: usize = 5_000;

/// The question about a new name, as the page asks it.
pub(super) struct Question {
    pub(super) field: String,
    pub(super) place: String,
    pub(super) name: String,
    /// What it may be, and which of that is chosen.
    pub(super) options: Vec<(String, String, bool)>,
}

/// The question about a name that stands at `place`.
pub(super) fn question(w: Words, of: &Likely, place: String) -> Question {
    let new = (String::new(), w.import_links.as_new().to_owned(), of.meant.is_none());
    let known =
        of.known.iter().map(|(id, name)| (id.to_string(), w.import_links.is_known(name), of.meant == Some(*id)));
    let options = std::iter::once(new).chain(known).collect();
    Question { field: format!("meant.{}.{}", of.kind.key(), of.folded), place, name: of.name.clone(), options }
}

/// What a form says of new names.
fn read(form: &Form) -> Vec<Meant> {
    let answer = |(field, value): &(String, String)| {
        let (kind, folded) = field.strip_prefix("meant.")?.split_once('.')?;
        Some(Meant { kind: Kind::parse(kind)?, folded: folded.to_owned(), id: Uuid::try_parse(value).ok() })
    };
    form.pairs().iter().filter_map(answer).take(MOST).collect()
}

/// Takes over what a form says of new names; answers whether that is another thing than was said before.
pub(super) fn hear(waiting: &mut Waiting, form: &Form) -> bool {
    let mut is_other = false;
    for one in read(form) {
        let was = waiting.meant.iter().find(|was| (was.kind, &was.folded) == (one.kind, &one.folded));
        is_other |= was.and_then(|was| was.id) != one.id;
        waiting.meant.retain(|was| (was.kind, &was.folded) != (one.kind, &one.folded));
        waiting.meant.push(one);
    }
    waiting.meant.retain(|one| one.id.is_some());
    waiting.meant.truncate(MOST);
    is_other
}

/// POST /import/{id}/meant
pub async fn set(State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, fields: Fields) -> Answer {
    let mut waiting = kept(&app).find(id, visit.actor()?.id).ok_or(PageError::NotFound)?;
    if hear(&mut waiting, &fields.form(&visit)) {
        kept(&app).set(&waiting).map_err(|fault| PageError::Busy(fault.to_string()))?;
        app.limits.imports.forget(id);
    }
    Ok(see_other(&format!("{PAGE}/{id}")))
}
