//! Meetings, their decisions and actions, and what the press wrote about an agreement.
use chrono::{Days, NaiveDate};

use super::calendar::at;
use super::data::work::{DECISIONS, HEADLINES, MINUTES};
use super::life::Scene;
use crate::actions::{self, NewAction, Responsible};
use crate::agreements::lifecycle::Stage;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::ids::{ActionId, MeetingId};
use crate::meetings::{self, AttendanceState, MeetingState, MeetingText, NewDecision, NewMeeting};
use crate::persian::Jalali;
use crate::press::{self, NewCoverage, Tone};

/// Records both meetings.
pub async fn meet(tx: &mut Tx, scene: &Scene<'_>) -> Result<[MeetingId; 2]> {
    let [first, mut second] = scene.calendar.meetings(scene.nth);
    if second > scene.today && matches!(scene.work.stage, Stage::Concluded | Stage::Halted) {
        second = first + Days::new(10);
    }
    Ok([meeting(tx, scene, 0, first).await?, meeting(tx, scene, 1, second).await?])
}

fn subject(scene: &Scene<'_>, turn: usize) -> String {
    match (scene.nth, turn) {
        (0, 0) => "نشست هم‌اندیشی معاونت تعاون، بنیاد مهرگان و شبکهٔ رسانه‌ای پیک تعاون".into(),
        (_, 0) => format!("نشست آغازین {}", scene.work.title),
        _ => format!("جلسهٔ پیگیری {}", scene.work.title),
    }
}

async fn meeting(tx: &mut Tx, scene: &Scene<'_>, turn: usize, day: NaiveDate) -> Result<MeetingId> {
    let id = MeetingId::new();
    let held = day <= scene.today;
    let (state, moment) = if held {
        (MeetingState::Held, at(day, 180))
    } else {
        (MeetingState::Planned, at(scene.today - Days::new(scene.nth as u64 % 10), 60 - scene.nth as i64))
    };
    let pick = |list: &'static [&'static str]| list.get((scene.nth + turn) % list.len()).copied().unwrap_or("");
    let text = MeetingText {
        subject: subject(scene, turn),
        held_on: day,
        starts_at: "10:00".into(),
        ends_at: if held { "11:30".into() } else { String::new() },
        place: "دفتر معاون تعاون".into(),
        chair: None,
        secretary: None,
        agenda: format!("۱. گزارش وضع موجود\n۲. {}\n۳. گام‌های بعدی", scene.work.subject),
        minutes: if held { pick(MINUTES).into() } else { String::new() },
    };
    let title = text.subject.clone();
    meetings::store::insert(tx, &NewMeeting { id, text, state, created_by: scene.owner.id }, moment).await?;
    meetings::store::link(tx, id, scene.id).await?;
    for (place, house) in scene.parties().enumerate() {
        for (seat, member) in house.members.iter().take(2).enumerate() {
            let was_there = if (place + seat + scene.nth + turn).is_multiple_of(9) {
                AttendanceState::Excused
            } else {
                AttendanceState::Present
            };
            meetings::store::put_attendee(tx, id, member.person, Some(member.post), was_there, "").await?;
        }
    }
    let event = Event::new(scene.owner, Verb::Created, Kind::Meeting, id, title).on(scene.id);
    audit::store::append(tx, &event, moment).await?;
    if held {
        decide(tx, scene, id, turn, day).await?;
    }
    Ok(id)
}

async fn decide(tx: &mut Tx, scene: &Scene<'_>, meeting: MeetingId, turn: usize, day: NaiveDate) -> Result<()> {
    for position in 0..2_usize {
        let choice = (scene.nth + turn * 3 + position * 2) % DECISIONS.len();
        let Some((decision, action)) = DECISIONS.get(choice) else { continue };
        let text = match (scene.nth, turn, position) {
            (0, 0, 0) => "متن تفاهم‌نامهٔ همکاری رسانه‌ای نگاشته و برای امضای رسمی آماده شود.",
            _ => decision,
        };
        let year = i64::from(Jalali::from(day).year());
        let new =
            NewDecision { meeting, agreement: Some(scene.id), year, position: position as i64 + 1, text: text.into() };
        let decided = meetings::store::add_decision(tx, &new).await?;
        act(tx, scene, (meeting, decided), action, (day, turn + position)).await?;
    }
    Ok(())
}

async fn act(
    tx: &mut Tx,
    scene: &Scene<'_>,
    (meeting, decision): (MeetingId, crate::ids::DecisionId),
    text: &str,
    (day, turn): (NaiveDate, usize),
) -> Result<()> {
    let other = scene.others.first().and_then(|house| house.members.first());
    let responsible = match (scene.nth + turn) % 3 {
        0 => Some(Responsible::User(scene.owner.id)),
        1 => other.map(|member| Responsible::Person(member.person)),
        _ => scene.others.first().map(|house| Responsible::Organisation(house.id)),
    };
    let due = day + Days::new(14 + (scene.nth as u64 * 5) % 20);
    let id = ActionId::new();
    let new = NewAction {
        id,
        text: text.into(),
        responsible,
        due_on: Some(due),
        agreement: Some(scene.id),
        meeting: Some(meeting),
        decision: Some(decision),
        created_by: scene.owner.id,
    };
    actions::store::insert(tx, &new, at(day, 200)).await?;
    // What was long due is mostly done, and nothing is open where all is over.
    let is_over = matches!(scene.work.stage, Stage::Concluded | Stage::Halted);
    let is_long_due = due < scene.today - Days::new(25);
    let is_done = is_over || is_long_due || (due < scene.today && (scene.nth + turn) % 3 != 1);
    if is_done {
        let done = (due - Days::new(1)).min(scene.today).max(day);
        actions::store::mark_done(tx, id, done, "", scene.owner.id, at(done, 240)).await?;
    }
    Ok(())
}

/// Records what the press wrote: three items, the first about the first meeting.
pub async fn report(tx: &mut Tx, scene: &Scene<'_>, meeting: MeetingId) -> Result<()> {
    let [first, _] = scene.calendar.meetings(scene.nth);
    let length = (scene.today - first).num_days().max(1);
    let mut original = None;
    for turn in 0..3_usize {
        let day = first + Days::new(u64::try_from(length * turn as i64 / 3).unwrap_or(0));
        let Some(outlet) = scene.cast.outlets.get((scene.nth + turn * 4) % scene.cast.outlets.len()) else { continue };
        let pattern = HEADLINES.get((scene.nth + turn) % HEADLINES.len()).copied().unwrap_or("{}");
        let headline = match (scene.nth, turn) {
            (0, 0) => "نشست مشترک برای تفاهم‌نامهٔ رسانه‌ای بخش تعاون".to_owned(),
            _ => pattern.replace("{}", scene.work.title),
        };
        let new = NewCoverage {
            outlet: *outlet,
            url: format!("https://news.example/{}/{}", scene.nth + 1, turn + 1),
            published_on: day,
            published_time: String::new(),
            reporter: String::new(),
            tone: [Some(Tone::Positive), Some(Tone::Neutral), None, Some(Tone::Negative)]
                .get((scene.nth + turn * 5) % 4)
                .copied()
                .flatten(),
            excerpt: format!("به گفتهٔ طرف‌ها، {} از محورهای اصلی این همکاری است.", scene.work.subject),
            kept_text: String::new(),
            republished_from: if turn == 2 && scene.nth.is_multiple_of(4) { original } else { None },
            agreements: vec![scene.id],
            meetings: if turn == 0 { vec![meeting] } else { Vec::new() },
            headline,
        };
        let id = press::store::insert(tx, &new, scene.owner.id, at(day, 300)).await?;
        original.get_or_insert(id);
        let event = Event::new(scene.owner, Verb::Created, Kind::Coverage, id, new.headline).on(scene.id);
        audit::store::append(tx, &event, at(day, 300)).await?;
    }
    Ok(())
}
