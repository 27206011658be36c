//! The page of an item, and taking one away.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use super::tone_class;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::attachments::{self, AttachmentLine};
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments;
use crate::form::{Fields, Url};
use crate::ids::{AgreementId, CommitmentId, CoverageId, MeetingId};
use crate::page::{Answer, Frame, Nav, Visit, show as show_page};
use crate::press::{Coverage, CoverageLine, store};
use crate::users::roles::Right;
use crate::words::Words;

const LIST: &str = "/press";

#[derive(Template)]
#[template(path = "press/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    item: Coverage,
    agreements: Vec<(AgreementId, String, String)>,
    meetings: Vec<(MeetingId, String, NaiveDate)>,
    commitments: Vec<(CommitmentId, String, String)>,
    original: Option<CoverageLine>,
    republications: Vec<CoverageLine>,
    files: Vec<AttachmentLine>,
    may_record: bool,
}

impl ShowPage {
    fn tone_class(&self) -> &'static str {
        self.item.tone.map_or("", tone_class)
    }

    fn is_linked(&self) -> bool {
        !self.agreements.is_empty() || !self.meetings.is_empty()
    }
}

pub(super) async fn show(State(app): State<App>, visit: Visit, Url(id): Url<CoverageId>) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let mut tx = app.db.read().await?;
    let item = store::find(&mut tx, id, &sight).await?;
    let original = match item.republished_from {
        Some(original) => store::find_line(&mut tx, original, &sight).await?,
        None => None,
    };
    show_page(&ShowPage {
        w: visit.w,
        frame: visit.frame(Nav::Press),
        agreements: store::agreements(&mut tx, id, &sight).await?,
        meetings: store::meetings(&mut tx, id, &sight).await?,
        commitments: commitments::store::linked(&mut tx, id, &sight).await?,
        republications: store::republications(&mut tx, id, &sight).await?,
        files: attachments::store::of_coverage(&mut tx, id).await?,
        may_record: visit.may(Right::Record),
        original,
        item,
    })
}

pub(super) async fn delete(State(app): State<App>, visit: Visit, Url(id): Url<CoverageId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), LIST).await?;
    let item = store::find(&mut tx, id, &Sight::of(actor)).await?;
    store::trash(&mut tx, id, true, visit.now).await?;
    let mut event = Event::new(actor, Verb::Deleted, Kind::Coverage, id, item.headline.as_str());
    event.agreement = store::event_agreement(&mut tx, id).await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done_with_undo(visit.w.common.deleted(&item.headline), format!("/press/{id}/restore")).await
}

pub(super) async fn restore(State(app): State<App>, visit: Visit, Url(id): Url<CoverageId>, fields: Fields) -> Answer {
    let actor = visit.actor()?;
    let home = format!("/press/{id}");
    let mut tx = visit.claim(app.db.write().await?, fields.form(&visit).id(), &home).await?;
    store::trash(&mut tx, id, false, visit.now).await?;
    // Whoever cannot see it cannot bring it back: not found, and nothing is changed.
    let item = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let mut event = Event::new(actor, Verb::Restored, Kind::Coverage, id, item.headline.as_str());
    event.agreement = store::event_agreement(&mut tx, id).await?;
    audit::store::append(&mut tx, &event, visit.now).await?;
    tx.done(visit.w.common.restored(&item.headline)).await
}
