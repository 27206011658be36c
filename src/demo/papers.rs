//! Drafts with their verdicts, signatures, signed copies and periods.
use chrono::{Days, NaiveDate};
use serde_json::json;

use super::calendar::at;
use super::life::Scene;
use crate::agreements::lifecycle::Stage;
use crate::attachments::{self, AttachmentKind, Target, store::NewAttachment};
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::drafts::template::standard_text;
use crate::drafts::{self, Answer, NewVerdict, NewVersion, ReturnReason};
use crate::ids::DraftId;
use crate::signing::{self, NewPeriod, NewSignature, Span};
use crate::words::Lang;

/// The scan that stands for every signed copy.
pub const SIGNED_COPY: &[u8] = include_bytes!("data/signed-copy.pdf");

/// Writes the versions of the text, from the day drafting began.
pub async fn write(tx: &mut Tx, scene: &Scene<'_>) -> Result<()> {
    let Some(begun) = scene.calendar.day_of(Stage::Drafting) else { return Ok(()) };
    let is_agreed = scene.calendar.day_of(Stage::Signing).is_some();
    let until = scene.calendar.day_of(Stage::Signing).or(scene.calendar.day_of(Stage::Halted)).unwrap_or(scene.today);
    let count = 1 + (scene.nth + 1) % 3;
    let text = standard_text(Lang::Fa, &drafts::store::facts(tx, scene.id).await?);
    for version in 0..count {
        let length = (until - begun).num_days();
        let day = begun + Days::new(u64::try_from(length * version as i64 / count as i64).unwrap_or(0));
        let draft = save(tx, scene, edition(&text, version), version, day).await?;
        let is_last = version + 1 == count;
        judge(tx, scene, draft, (is_last && is_agreed, is_last), day).await?;
    }
    Ok(())
}

/// Later versions differ from the first in a few words, as real ones do.
fn edition(text: &str, version: usize) -> String {
    match version {
        0 => text.to_owned(),
        1 => text.replace("همکاری", "همکاری مشترک"),
        _ => text.replace("همکاری", "همکاری مشترک").replace("سه ماه", "شش ماه") + "\n\nپیوست ۱: جدول زمان‌بندی",
    }
}

async fn save(tx: &mut Tx, scene: &Scene<'_>, text: String, version: usize, day: NaiveDate) -> Result<DraftId> {
    let note = ["نسخهٔ نخست از روی الگو", "اصلاح تعهدات پس از جلسه", "افزودن جدول زمان‌بندی"].get(version).copied();
    let new = NewVersion { agreement: scene.id, text, note: note.unwrap_or("").into(), author: scene.owner.id };
    let (id, number) = drafts::store::insert(tx, &new, at(day, 90)).await?;
    let event = Event::new(scene.owner, Verb::Saved, Kind::Draft, id, scene.work.title)
        .on(scene.id)
        .changing(json!({ "number": number, "note": new.note }));
    audit::store::append(tx, &event, at(day, 90)).await?;
    Ok(id)
}

async fn judge(
    tx: &mut Tx,
    scene: &Scene<'_>,
    draft: DraftId,
    (is_final, is_last): (bool, bool),
    day: NaiveDate,
) -> Result<()> {
    for (place, house) in scene.parties().enumerate() {
        let answer = match (is_final, is_last, place) {
            (true, ..) | (_, true, 0) => Answer::Approved,
            (_, false, 1) => Answer::Returned,
            _ => continue,
        };
        let returned = answer == Answer::Returned;
        let new = NewVerdict {
            organisation: house.id,
            answer,
            given_by: String::new(),
            given_on: day,
            reason_code: returned.then_some(ReturnReason::Wording),
            reason: if returned {
                "مادهٔ تعهدات نیازمند بازنویسی است.".into()
            } else {
                String::new()
            },
        };
        drafts::store::record_verdict(tx, draft, &new, (scene.owner.id, 0), at(day, 150)).await?;
    }
    Ok(())
}

/// Before a stage that needs signatures is entered, everybody signs and the copy is attached.
pub async fn sign_before(tx: &mut Tx, scene: &Scene<'_>, stage: Stage, day: NaiveDate) -> Result<()> {
    if stage != Stage::InForce {
        return Ok(());
    }
    sign(tx, scene, usize::MAX, day).await?;
    let hash = sha256();
    let copy = NewAttachment {
        kind: AttachmentKind::SignedCopy,
        file_name: "نسخهٔ امضاشده.pdf",
        media_type: "application/pdf",
        size: SIGNED_COPY.len() as i64,
        sha256: &hash,
        target: Target { agreement: Some(scene.id), ..Target::default() },
        uploaded_by: scene.owner.id,
    };
    attachments::store::insert(tx, &copy, at(day, 40)).await.map(|_| ())
}

/// Where signatures are awaited, our own side has mostly signed already.
pub async fn sign_some(tx: &mut Tx, scene: &Scene<'_>) -> Result<()> {
    match scene.calendar.day_of(Stage::Signing) {
        Some(day) if scene.work.stage == Stage::Signing && scene.nth % 2 == 1 => sign(tx, scene, 1, day).await,
        _ => Ok(()),
    }
}

async fn sign(tx: &mut Tx, scene: &Scene<'_>, how_many: usize, day: NaiveDate) -> Result<()> {
    let Some(version) = drafts::store::latest(tx, scene.id).await? else { return Ok(()) };
    for house in scene.parties().take(how_many) {
        let Some(signatory) = house.members.iter().find(|member| member.may_sign) else { continue };
        let new = NewSignature {
            agreement: scene.id,
            organisation: house.id,
            draft: version.id,
            post: signatory.post,
            signed_on: day,
            place: "کرج".into(),
            override_reason: String::new(),
            recorded_by: scene.owner.id,
        };
        let id = signing::store::insert(tx, &new, at(day, 30)).await?;
        let event = Event::new(scene.owner, Verb::Signed, Kind::Signature, id, house.name).on(scene.id);
        audit::store::append(tx, &event, at(day, 30)).await?;
    }
    Ok(())
}

/// In force for a year; some of the terms end soon.
pub async fn begin_period(tx: &mut Tx, scene: &Scene<'_>, day: NaiveDate) -> Result<()> {
    let ends_on = (!scene.nth.is_multiple_of(5)).then(|| day + Days::new(365)).map(|end| {
        let soon = scene.today + Days::new(20 + scene.nth as u64);
        if scene.work.next.contains("تمدید") { soon } else { end }
    });
    let new =
        NewPeriod { span: Span { starts_on: day, ends_on }, decision_due_on: ends_on.map(|end| end - Days::new(15)) };
    signing::store::add_period(tx, scene.id, &new, scene.owner.id, at(day, 60)).await.map(|_| ())
}

/// The hash under which the bytes of the signed copy lie.
pub fn sha256() -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(SIGNED_COPY).iter().map(|byte| format!("{byte:02x}")).collect()
}
