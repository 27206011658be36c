//! What the parties of an agreement in force promised, and how they keep to it.
use chrono::{Days, NaiveDate};

use super::calendar::at;
use super::data::work::{OURS, Promise, THEIRS};
use super::life::Scene;
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::audit::{self, Event, Kind, Verb};
use crate::commitments::store::{self, NewEvidence};
use crate::commitments::{Commitment, Content, Every, Terms};
use crate::db::{Result, Tx};
use crate::ids::{CommitmentId, OrganisationId};
use crate::press;

/// Places among the organisations of those that publish.
const MEDIA: [usize; 2] = [1, 2];

/// Records what both sides promised, and what was done for it up to today.
pub async fn make(tx: &mut Tx, scene: &Scene<'_>) -> Result<()> {
    let Some(begun) = scene.calendar.day_of(Stage::InForce) else { return Ok(()) };
    let Some(us) = scene.cast.houses.first() else { return Ok(()) };
    let pick = |all: &'static [Promise], turn: usize| all.get((scene.nth + turn) % all.len()).copied();
    let mut promised: Vec<(OrganisationId, Promise)> = pick(OURS, 0).map(|one| (us.id, one)).into_iter().collect();
    for (turn, (house, place)) in scene.others.iter().zip(scene.work.with).enumerate() {
        let (publish, rest) = THEIRS.split_at_checked(MEDIA.len()).unwrap_or((THEIRS, THEIRS));
        let theirs = if MEDIA.contains(place) { publish } else { rest };
        promised.extend([pick(theirs, turn), pick(theirs, turn + 1)].into_iter().flatten().map(|one| (house.id, one)));
    }
    for (turn, (obligor, promise)) in promised.into_iter().enumerate() {
        keep(tx, scene, (obligor, promise), (turn, begun)).await?;
    }
    Ok(())
}

async fn keep(
    tx: &mut Tx,
    scene: &Scene<'_>,
    (obligor, (text, article, every, times)): (OrganisationId, Promise),
    (turn, begun): (usize, NaiveDate),
) -> Result<()> {
    let until = (every == Every::Once).then(|| begun + Days::new(60));
    let content = Content {
        obligor,
        text: text.into(),
        article: article.into(),
        decision: None,
        terms: Terms { every, times, from: None, until },
        owner: Some(scene.owner.id),
    };
    let id = CommitmentId::new();
    let moment = at(begun, 90 + turn as i64);
    store::insert(tx, (scene.id, id), &content, scene.owner.id, moment).await?;
    let event = Event::new(scene.owner, Verb::Created, Kind::Commitment, id, text).on(scene.id);
    audit::store::append(tx, &event, moment).await?;
    if turn == 1 && every == Every::Month {
        link_press(tx, scene, id, begun).await?;
    }
    let promised = store::find(tx, id, &Sight::of(&scene.cast.manager)).await?;
    for (done_on, pieces) in deeds(scene, &promised, turn) {
        let note = if pieces > 1 {
            "طبق گزارش ارسالی طرف متعهد"
        } else {
            "انجام و صورت‌جلسه شد"
        };
        let new = NewEvidence { done_on, pieces, note: note.into(), file: None };
        store::add_evidence(tx, id, &new, scene.owner.id, at(done_on, 30)).await?;
    }
    Ok(())
}

/// What the press wrote since shows the first of what was promised.
async fn link_press(tx: &mut Tx, scene: &Scene<'_>, id: CommitmentId, begun: NaiveDate) -> Result<()> {
    let items = press::store::of_agreement(tx, scene.id).await?;
    for item in items.iter().filter(|item| item.published_on >= begun) {
        store::link(tx, item.id, id).await?;
    }
    Ok(())
}

/// What was done and when. Most is done; of every fourth promise the last whole period lacks
/// something, or the one time is late. Where all is over, all was done.
fn deeds(scene: &Scene<'_>, of: &Commitment, turn: usize) -> Vec<(NaiveDate, i64)> {
    let is_slack = scene.work.stage != Stage::Concluded && (scene.nth + turn).is_multiple_of(4);
    let judged = of.judge(scene.today);
    let Some((running, whole)) = judged.tallies.split_last() else {
        let day = of.terms.until.unwrap_or(scene.today) - Days::new(9);
        let is_done = !is_slack && day < scene.today;
        return is_done.then_some((day, of.terms.times)).into_iter().collect();
    };
    let latest = whole.len().saturating_sub(1);
    let missing = |at: usize| i64::from(is_slack && at == latest);
    let past = whole
        .iter()
        .enumerate()
        .map(|(at, tally)| (tally.last - Days::new(3), tally.expected - tally.done - missing(at)));
    let length = (running.last - running.period.from()).num_days().max(1);
    let gone = (scene.today - running.period.from()).num_days().clamp(0, length);
    let share = if running.is_over { running.expected } else { running.expected * gone / length };
    let now = ((scene.today - Days::new(1)).min(running.last), share - running.done);
    past.chain([now]).filter(|(day, pieces)| *pieces > 0 && *day <= scene.today).collect()
}
