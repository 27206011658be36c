//! The page of the trash.
use askama::Template;
use axum::extract::State;

use super::store::{self, Asked};
use super::{Discarded, KEPT_IN_SIGHT, Kind, since};
use crate::agreements::sight::Sight;
use crate::app::{App, Route, get};
use crate::form::{Form, Params};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::users::roles::Right;
use crate::words::Words;

/// So many are shown; who looks for more narrows the kind.
const SHOWN: i64 = 200;

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![get("/trash", Right::Record, list)]
}

#[derive(Template)]
#[template(path = "trash/list.html")]
struct TrashPage {
    w: Words,
    frame: Frame,
    form: Form,
    kinds: Vec<(String, String)>,
    rows: Vec<Discarded>,
    has_more: bool,
    sees_all: bool,
}

impl TrashPage {
    fn days(&self) -> i64 {
        KEPT_IN_SIGHT.cast_signed()
    }
}

async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, actor, form) = (visit.w, visit.actor()?, params.form(&visit));
    let sees_all = visit.may(Right::Administer);
    let asked = Asked {
        kind: Kind::parse(form.value("kind")),
        since: since(visit.now, sees_all),
        user: actor.id,
        limit: SHOWN + 1,
    };
    let mut tx = app.db.read().await?;
    let mut rows = store::list(&mut tx, &asked, &Sight::of(actor)).await?;
    drop(tx);
    let has_more = i64::try_from(rows.len()).is_ok_and(|n| n > SHOWN);
    rows.truncate(SHOWN.unsigned_abs() as usize);
    let any = (String::new(), w.trash.any_kind().to_owned());
    let named = Kind::ALL.iter().map(|kind| (kind.key().to_owned(), w.label(kind).to_owned()));
    let kinds = std::iter::once(any).chain(named).collect();
    show(&TrashPage { w, frame: visit.frame(Nav::None), form, kinds, rows, has_more, sees_all })
}
