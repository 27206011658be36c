//! The life of one agreement of the sample year, played through the same domain and stores as a
//! real one, at the moments at which it would have happened.
use chrono::{Days, NaiveDate};

use super::calendar::{Calendar, at};
use super::cast::{Cast, House};
use super::data::work::Work;
use super::{gatherings, papers, promises};
use crate::agreements::facts::{Facts, PartyFacts};
use crate::agreements::lifecycle::{Outcome, Stage, Step};
use crate::agreements::sight::Sight;
use crate::agreements::store;
use crate::agreements::take::Given;
use crate::agreements::{AgreementKind, Awaited, Content, NextStep, PartyRole};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::ids::AgreementId;
use crate::users::session::Actor;

/// What the parts of a life share.
pub struct Scene<'a> {
    /// Everybody.
    pub cast: &'a Cast,
    /// What it is about.
    pub work: &'a Work,
    /// Its place among the works: small differences come from it.
    pub nth: usize,
    /// Who looks after it.
    pub owner: &'a Actor,
    /// The other parties; ours comes before them.
    pub others: Vec<&'a House>,
    /// Its days.
    pub calendar: Calendar,
    /// The agreement.
    pub id: AgreementId,
    /// Today.
    pub today: NaiveDate,
}

impl Scene<'_> {
    /// All parties, our own first.
    pub fn parties(&self) -> impl Iterator<Item = &House> {
        self.cast.houses.first().into_iter().chain(self.others.iter().copied())
    }
}

/// Plays the life of the `nth` work up to today.
pub async fn play(tx: &mut Tx, cast: &Cast, work: &Work, nth: usize, today: NaiveDate) -> Result<AgreementId> {
    let owner = if work.confidential {
        &cast.manager
    } else {
        cast.actors.get(nth % cast.actors.len()).unwrap_or(&cast.manager)
    };
    let calendar = Calendar::of(work, today);
    let others = work.with.iter().filter_map(|place| cast.houses.get(*place)).collect();
    let began = at(calendar.begun, 0);
    let id = store::insert(tx, &content(work, owner, None), owner.id, began).await?;
    let scene = Scene { cast, work, nth, owner, others, calendar, id, today };
    let event = Event::new(owner, Verb::Created, Kind::Agreement, id, work.title).on(id);
    audit::store::append(tx, &event, began).await?;
    bring_parties(tx, &scene).await?;
    let [first, _] = gatherings::meet(tx, &scene).await?;
    papers::write(tx, &scene).await?;
    for (stage, day) in &scene.calendar.entered {
        papers::sign_before(tx, &scene, *stage, *day).await?;
        enter(tx, &scene, *stage, *day).await?;
    }
    papers::sign_some(tx, &scene).await?;
    gatherings::report(tx, &scene, first).await?;
    promises::make(tx, &scene).await?;
    say_what_is_next(tx, &scene).await?;
    Ok(id)
}

fn content(work: &Work, owner: &Actor, awaited: Option<&House>) -> Content {
    let next = NextStep {
        text: work.next.into(),
        due_on: None,
        awaited: awaited.map(|_| Awaited::Party),
        party: awaited.map(|house| house.id),
        person: None,
    };
    Content {
        title: format!("تفاهم‌نامهٔ {}", work.title),
        kind: AgreementKind::Mou,
        subject: work.subject.into(),
        aims: "هم‌افزایی ظرفیت‌های دو طرف\nخدمت‌رسانی بهتر به اعضای تعاونی‌ها".into(),
        owner: Some(owner.id),
        confidential: work.confidential,
        next,
        letters: String::new(),
        tags: String::new(),
        relates_to: None,
        team: Vec::new(),
    }
}

async fn bring_parties(tx: &mut Tx, scene: &Scene<'_>) -> Result<()> {
    for (position, house) in scene.parties().enumerate() {
        let role = if position == 0 { PartyRole::FirstParty } else { PartyRole::Party };
        store::add_party(tx, scene.id, house.id, role).await?;
        // Young agreements do not know their signatories yet.
        let known = scene.work.stage != Stage::Meeting;
        let signatory = house.members.iter().find(|member| known && member.may_sign).map(|member| member.post);
        let representative = house.members.get(1).or(house.members.first()).map(|member| member.post);
        store::update_party(tx, scene.id, house.id, (position as i64 + 1, role), (representative, signatory)).await?;
    }
    Ok(())
}

/// The records that a step needs have been written by then.
fn facts(scene: &Scene<'_>) -> Facts {
    let party = |house: &House| PartyFacts {
        organisation: house.id,
        name: house.name.into(),
        approved: true,
        signatory_may_sign: true,
        signed_version: Some(1),
    };
    Facts {
        has_owner: true,
        parties: scene.parties().map(party).collect(),
        decided_in_meeting: true,
        latest_version: Some(1),
        signed_copy: true,
        open_actions: 0,
        open_commitments: 0,
    }
}

async fn enter(tx: &mut Tx, scene: &Scene<'_>, stage: Stage, day: NaiveDate) -> Result<()> {
    let reason = |text: &str| Given { reason: text.into(), ..Given::default() };
    let (step, given) = match stage {
        Stage::Meeting => return Ok(()),
        Stage::Drafting => (Step::StartDrafting, Given::default()),
        Stage::Signing => (Step::SendToSigning, Given::default()),
        Stage::InForce => (Step::BringIntoForce, Given { starts_on: Some(day), ..Given::default() }),
        Stage::Concluded => {
            let ended = Given {
                outcome: Some(Outcome::Completed), day: Some(day), ..reason("همهٔ تعهدات انجام شد.")
            };
            (Step::Conclude, ended)
        }
        Stage::Halted => (
            Step::Halt,
            Given {
                outcome: Some(Outcome::Dormant), ..reason("اعتبار لازم در بودجهٔ امسال دیده نشد.")
            },
        ),
    };
    let moment = at(day, 60);
    let agreement = store::find(tx, scene.id, &Sight::of(&scene.cast.manager)).await?;
    let Ok(taken) = agreement.take(step, &scene.cast.manager, &facts(scene), &given, moment) else {
        return Err(crate::db::StoreError::Stale);
    };
    store::advance(tx, &agreement, &taken).await?;
    audit::store::append(tx, &taken.event, moment).await?;
    if stage == Stage::InForce {
        papers::begin_period(tx, scene, day).await?;
    }
    Ok(())
}

async fn say_what_is_next(tx: &mut Tx, scene: &Scene<'_>) -> Result<()> {
    if matches!(scene.work.stage, Stage::Concluded | Stage::Halted) {
        return Ok(());
    }
    let agreement = store::find(tx, scene.id, &Sight::of(&scene.cast.manager)).await?;
    let awaited = if scene.nth.is_multiple_of(3) { None } else { scene.others.first().copied() };
    let mut content = content(scene.work, scene.owner, awaited);
    if scene.work.next.is_empty() {
        content.next = NextStep::default();
    } else {
        content.next.due_on =
            Some(scene.today + Days::new(60) - Days::new(u64::try_from(60 - scene.work.due).unwrap_or(60)));
        content.next.awaited = content.next.awaited.or(Some(Awaited::Us));
    }
    let touched = at(scene.today - Days::new(1 + scene.nth as u64 % 9), scene.nth as i64);
    store::update(tx, &agreement, &content, touched.max(agreement.updated_at())).await
}
