//! Two records beside one another, with a choice for each field in which they differ.
use askama::Template;
use axum::extract::State;
use uuid::Uuid;

use crate::app::App;
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Params, Url};
use crate::merging::{Mergeable, Written, store};
use crate::page::{Answer, Frame, Nav, Visit, show as render};
use crate::parties::OrganisationKind;
use crate::persian::{fold_name, fold_org};
use crate::words::Words;
use crate::{parties, people};

/// One field of both records.
pub struct Field {
    /// Its name in the form.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What the record that stays says.
    pub kept: String,
    /// What the record that goes says.
    pub gone: String,
    /// Whether the text of the one that goes is chosen at first: the other has none.
    pub prefers_gone: bool,
}

#[derive(Template)]
#[template(path = "merging/choose.html")]
struct ChoosePage {
    w: Words,
    frame: Frame,
    kind: Mergeable,
    id: Uuid,
    name: String,
    form: Form,
}

#[derive(Template)]
#[template(path = "merging/compare.html")]
struct ComparePage {
    w: Words,
    frame: Frame,
    kind: Mergeable,
    kept: (Uuid, String, i64),
    gone: (Uuid, String, i64),
    fields: Vec<Field>,
    pointing: usize,
    may_swap: bool,
}

impl ChoosePage {
    fn options(&self) -> String {
        format!("{}/options", self.kind.path())
    }
}

impl ComparePage {
    fn kind_name(&self, key: &str) -> &'static str {
        OrganisationKind::parse(key).map_or("", |kind| self.w.label(kind))
    }
}

/// GET /organisations/{id}/merge
pub async fn show(kind: Mergeable, State(app): State<App>, visit: Visit, Url(id): Url<Uuid>, params: Params) -> Answer {
    let mut tx = app.db.read().await?;
    let mut form = params.form(&visit);
    match other(&mut tx, kind, id, &mut form, &visit).await? {
        Some(other) => compare(&mut tx, kind, id, other, &visit).await,
        None => choose(&mut tx, kind, id, form, &visit).await,
    }
}

/// The other record: by its id, or by the name that was typed.
async fn other(
    tx: &mut Tx,
    kind: Mergeable,
    id: Uuid,
    form: &mut Form,
    visit: &Visit,
) -> Result<Option<Uuid>, PageError> {
    let typed = form.value("with").to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    let mut found = Uuid::try_parse(&typed).ok();
    if found.is_none() {
        let (candidates, fold): (_, fn(&str) -> String) = match kind {
            Mergeable::Organisation => (parties::store::candidates(tx).await?, fold_org),
            Mergeable::Person => (people::store::candidates(tx, visit.today).await?, fold_name),
        };
        let chosen = Uuid::try_parse(form.value("with_id")).ok();
        let same: Vec<Uuid> = candidates.iter().filter(|one| one.is_called(&typed, fold)).map(|one| one.id).collect();
        found = chosen.filter(|id| same.contains(id)).or(if same.len() == 1 { same.first().copied() } else { None });
        if found.is_none() {
            form.reject("with", visit.w.common.unknown_name(typed.as_str()));
        }
    }
    if found == Some(id) {
        form.reject("with", visit.w.merging.same_record());
        found = None;
    }
    Ok(found)
}

async fn choose(tx: &mut Tx, kind: Mergeable, id: Uuid, form: Form, visit: &Visit) -> Answer {
    let (written, _) = store::written(tx, kind, id).await?;
    let (w, frame) = (visit.w, visit.frame(Nav::Parties));
    render(&ChoosePage { w, frame, kind, id, name: written.name(), form })
}

async fn compare(tx: &mut Tx, kind: Mergeable, id: Uuid, other: Uuid, visit: &Visit) -> Answer {
    let w = visit.w;
    let (mut kept, mut gone) =
        ((id, store::written(tx, kind, id).await?), (other, store::written(tx, kind, other).await?));
    // Our own organisation stays.
    if is_own(&gone.1.0) {
        std::mem::swap(&mut kept, &mut gone);
    }
    let counts = store::count(tx, kind, gone.0).await?;
    let page = ComparePage {
        w,
        frame: visit.frame(Nav::Parties),
        kind,
        fields: fields(w, &kept.1.0, &gone.1.0),
        pointing: counts.iter().map(|(_, rows)| rows).sum(),
        may_swap: !is_own(&kept.1.0),
        kept: (kept.0, kept.1.0.name(), kept.1.1),
        gone: (gone.0, gone.1.0.name(), gone.1.1),
    };
    render(&page)
}

/// Whether this is the organisation that uses the program.
pub fn is_own(written: &Written) -> bool {
    matches!(written, Written::Organisation(of) if of.own)
}

/// The fields in which two records differ, in the order of their form.
pub fn fields(w: Words, kept: &Written, gone: &Written) -> Vec<Field> {
    let (names, ours, theirs) = match (kept, gone) {
        (Written::Organisation(a), Written::Organisation(b)) => {
            (parties::forms::labels(&w), parties::forms::written(w, a), parties::forms::written(w, b))
        }
        (Written::Person(a), Written::Person(b)) => {
            (people::forms::labels(&w), people::forms::written(w, a), people::forms::written(w, b))
        }
        _ => return Vec::new(),
    };
    let field = |(name, label): (&'static str, &'static str)| {
        let (kept, gone) = (ours.value(name).to_owned(), theirs.value(name).to_owned());
        (kept != gone).then_some(Field { prefers_gone: kept.is_empty(), name, label, kept, gone })
    };
    names.into_iter().filter_map(field).collect()
}
