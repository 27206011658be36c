//! The page of an organisation: what we have with it, and with whom.
use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use crate::actions::{self, ActionLine};
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::store::{self as agreements, AgreementLine};
use crate::app::App;
use crate::form::Url;
use crate::ids::{OrganisationId, PersonId};
use crate::meetings::MeetingState;
use crate::meetings::store::{self as meetings, MeetingLine};
use crate::merging::Mergeable;
use crate::merging::web::Standing;
use crate::page::{Answer, Frame, Nav, Visit, show as render};
use crate::parties::{Organisation, store};
use crate::people::{self, Post};
use crate::press::{self, CoverageLine};
use crate::words::Words;

/// Somebody of the organisation, in one of their posts there.
struct Member {
    post: Post,
    last_contact: Option<NaiveDate>,
}

#[derive(Template)]
#[template(path = "parties/show.html")]
struct ShowPage {
    w: Words,
    frame: Frame,
    today: NaiveDate,
    organisation: Organisation,
    merging: Standing,
    last_contact: Option<NaiveDate>,
    present: Vec<Member>,
    former: Vec<Member>,
    stages: Vec<(Stage, Vec<AgreementLine>)>,
    meetings: Vec<MeetingLine>,
    press: Vec<CoverageLine>,
    actions: Vec<ActionLine>,
}

/// GET /organisations/{id}
pub async fn show(State(app): State<App>, visit: Visit, Url(id): Url<OrganisationId>) -> Answer {
    let sight = Sight::of(visit.actor()?);
    let today = visit.today;
    let mut tx = app.db.read().await?;
    let organisation = store::find(&mut tx, id).await?;
    let meetings = meetings::of_organisation(&mut tx, id, &sight).await?;
    let contacts: HashMap<PersonId, NaiveDate> =
        meetings::last_contacts(&mut tx, id, &sight).await?.into_iter().collect();
    let posts = people::store::posts_at(&mut tx, id).await?;
    let member = |post: Post| Member { last_contact: contacts.get(&post.person).copied(), post };
    let (present, former): (Vec<Member>, Vec<Member>) =
        posts.into_iter().map(member).partition(|member| member.post.ends_on.is_none_or(|last| today <= last));
    let page = ShowPage {
        w: visit.w,
        frame: visit.frame(Nav::Parties),
        today,
        last_contact: last_contact(&meetings),
        merging: Standing::of(&mut tx, Mergeable::Organisation, id.uuid(), organisation.deleted, &visit).await?,
        organisation,
        present,
        former,
        stages: by_stage(agreements::of_organisation(&mut tx, id, &sight).await?),
        meetings,
        press: press::store::of_organisation(&mut tx, id, &sight).await?,
        actions: actions::store::open_of_organisation(&mut tx, id, &sight).await?,
    };
    render(&page)
}

/// The agreements under the stages they are in, in the order of the lifecycle.
pub fn by_stage(agreements: Vec<AgreementLine>) -> Vec<(Stage, Vec<AgreementLine>)> {
    let of = |stage: Stage| agreements.iter().filter(|agreement| agreement.stage == stage).cloned().collect();
    let all: Vec<(Stage, Vec<AgreementLine>)> = Stage::ALL.iter().map(|stage| (*stage, of(*stage))).collect();
    all.into_iter().filter(|(_, agreements)| !agreements.is_empty()).collect()
}

/// The latest day on which one of these meetings was held.
pub fn last_contact(meetings: &[MeetingLine]) -> Option<NaiveDate> {
    meetings.iter().filter(|meeting| meeting.state == MeetingState::Held).map(|meeting| meeting.held_on).max()
}
