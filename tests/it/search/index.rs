//! The index holds at every moment what making it anew would put there.
use std::collections::BTreeSet;

use tafahom::actions::{NewAction, store as actions};
use tafahom::agreements::PartyRole;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::store as agreements;
use tafahom::attachments::store::NewAttachment;
use tafahom::attachments::{AttachmentKind, Target, store as files};
use tafahom::commitments::{Content, Every, Terms, store as promises};
use tafahom::db::{Db, Engine, Tx};
use tafahom::drafts::{NewVersion, store as drafts};
use tafahom::ids::{ActionId, AgreementId, CommitmentId, MeetingId, UserId};
use tafahom::meetings::{AttendanceState, MeetingState, MeetingText, NewDecision, NewMeeting, store as meetings};
use tafahom::parties::{NewOrganisation, store as parties};
use tafahom::people::{NewPerson, NewPost, store as people};
use tafahom::press::{NewCoverage, NewOutlet, store as press};
use tafahom::search::{index, upkeep};
use tafahom::signing::{NewPeriod, NewSignature, Span, store as signing};
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::agreement_views::{content, day};
use crate::app::{TestApp, the_day};
use crate::engines;
use crate::meetings::user;

/// Every word at its place in every record of the index.
async fn held(tx: &mut Tx) -> BTreeSet<(Option<String>, Option<Uuid>, String)> {
    let sql = match tx.engine() {
        Engine::Sqlite => {
            for (held, index) in [("search_held", "search_index"), ("search_held_names", "search_names")] {
                let sql = format!("CREATE VIRTUAL TABLE IF NOT EXISTS {held} USING fts5vocab({index}, 'instance')");
                tx.run(sqlx::AssertSqlSafe(sql), &[]).await.unwrap();
            }
            "SELECT d.kind, d.ref_id, h.term || ' ' || h.offset
             FROM search_held h LEFT JOIN search_docs d ON d.id = h.doc
             UNION SELECT d.kind, d.ref_id, 'name ' || h.term || ' ' || h.offset
             FROM search_held_names h LEFT JOIN search_docs d ON d.id = h.doc
             UNION SELECT kind, ref_id, names || ' ' || (id >> 36) FROM search_docs"
        }
        Engine::Postgres => {
            "SELECT d.kind, d.ref_id, CAST(i.words AS TEXT) FROM search_index i LEFT JOIN search_docs d ON d.id = i.id
             UNION SELECT kind, ref_id, names || ' ' || (id >> 36) FROM search_docs"
        }
    };
    tx.all(sql, &[]).await.unwrap().into_iter().collect()
}

/// Says so when the index is not what making it anew would make of it.
#[track_caller]
fn same(
    is: &BTreeSet<(Option<String>, Option<Uuid>, String)>,
    anew: &BTreeSet<(Option<String>, Option<Uuid>, String)>,
    after: &str,
) {
    let (gone, left): (Vec<_>, Vec<_>) =
        (anew.difference(is).take(10).collect(), is.difference(anew).take(10).collect());
    assert!(gone.is_empty() && left.is_empty(), "after {after}: missing {gone:#?}, left over {left:#?}");
}

async fn is_fresh(tx: &mut Tx, after: &str) {
    let is = held(tx).await;
    index::rebuild(tx).await.unwrap();
    same(&is, &held(tx).await, after);
}

#[tokio::test]
async fn putting_pieces_together_leaves_fewer_and_the_same_words() {
    let app = TestApp::new().await;
    let db = &app.app.db;
    for n in 0..12 {
        let mut tx = db.write().await.unwrap();
        parties::insert(&mut tx, &NewOrganisation::named(format!("بنیاد شمارهٔ {n}")), app.app.clock.now())
            .await
            .unwrap();
        tx.commit().await.unwrap();
    }
    let pieces = "SELECT count(DISTINCT segid) FROM search_index_idx";
    let mut tx = db.write().await.unwrap();
    let (before,): (i64,) = tx.one(pieces, &[]).await.unwrap();
    let is = held(&mut tx).await;
    drop(tx);
    assert!(upkeep::put_together(db).await.unwrap() > 0);
    let mut tx = db.write().await.unwrap();
    let (after,): (i64,) = tx.one(pieces, &[]).await.unwrap();
    assert!(after < before, "{before} pieces, then {after}");
    same(&is, &held(&mut tx).await, "putting together");
    drop(tx);
    assert_eq!(upkeep::put_together(db).await.unwrap(), 0, "there is nothing more to do");
}

#[tokio::test]
async fn after_the_sample_year_the_index_is_what_a_rebuild_makes_of_it() {
    let app = TestApp::with_sample_year().await;
    let mut tx = app.app.db.write().await.unwrap();
    let is = held(&mut tx).await;
    let (known,): (i64,) = tx.one("SELECT count(*) FROM search_words", &[]).await.unwrap();
    let count = index::rebuild(&mut tx).await.unwrap();
    assert!(count > 200, "{count}");
    same(&is, &held(&mut tx).await, "the sample year");
    let (again,): (i64,) = tx.one("SELECT count(*) FROM search_words", &[]).await.unwrap();
    assert!(known >= again && again > 200, "{known}, {again}");
}

struct Cast {
    by: UserId,
    agreement: AgreementId,
    meeting: MeetingId,
}

#[tokio::test]
async fn every_act_on_every_kind_of_record_is_in_the_index_at_once() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let actor = user(&mut tx, "officer", Role::Admin).await;
        let by = actor.id;
        let agreement = agreements::insert(&mut tx, &content("همکاری رسانه‌ای", by), by, the_day()).await.unwrap();
        let meeting = MeetingId::new();
        let cast = Cast { by, agreement, meeting };
        is_fresh(&mut tx, "a new agreement").await;
        let sight = Sight::of(&actor);
        meetings_and_what_is_born_there(&mut tx, &cast, &sight).await;
        people_and_parties(&mut tx, &cast).await;
        papers(&mut tx, &cast, &sight).await;
        press_items(&mut tx, &cast, &sight).await;
        commitments(&mut tx, &cast, &sight).await;
        the_agreement_itself(&mut tx, &cast, &sight).await;
    })
    .await;
}

async fn meetings_and_what_is_born_there(tx: &mut Tx, cast: &Cast, sight: &Sight) {
    let now = the_day();
    let text = MeetingText {
        subject: "ظرفیت رسانه".into(),
        held_on: day("2026-05-18"),
        starts_at: String::new(),
        ends_at: String::new(),
        place: "دفتر معاون".into(),
        chair: None,
        secretary: None,
        agenda: String::new(),
        minutes: "دوران کار جزیره‌ای گذشته است".into(),
    };
    let (id, state) = (cast.meeting, MeetingState::Planned);
    meetings::insert(tx, &NewMeeting { id, text: text.clone(), state, created_by: cast.by }, now).await.unwrap();
    meetings::link(tx, id, cast.agreement).await.unwrap();
    is_fresh(tx, "a new meeting").await;
    let decision = NewDecision {
        meeting: id,
        agreement: Some(cast.agreement),
        year: 1405,
        position: 1,
        text: "متن نوشته شود".into(),
    };
    let decision = meetings::add_decision(tx, &decision).await.unwrap();
    meetings::update_decision(tx, decision, "متن تازه نوشته شود", None).await.unwrap();
    is_fresh(tx, "a decision").await;
    let moved = MeetingText { held_on: day("2026-05-20"), minutes: "چراغ سبز".into(), ..text };
    meetings::update(tx, id, 1, &moved, now).await.unwrap();
    is_fresh(tx, "a meeting on another day, with its decisions").await;
    let was = meetings::find(tx, id, sight).await.unwrap();
    meetings::set_state(tx, &was, MeetingState::Cancelled, "تعطیلی", now).await.unwrap();
    is_fresh(tx, "a meeting called off").await;

    let action = NewAction {
        id: ActionId::new(),
        text: "ارسال پیش‌نویس".into(),
        responsible: None,
        due_on: Some(day("2026-05-30")),
        agreement: None,
        meeting: Some(id),
        decision: Some(decision),
        created_by: cast.by,
    };
    actions::insert(tx, &action, now).await.unwrap();
    let to = NewAction { text: "ارسال نسخهٔ نهایی".into(), ..action };
    actions::update(tx, 1, &to, now).await.unwrap();
    is_fresh(tx, "an action").await;
    let was = actions::find(tx, to.id, sight).await.unwrap();
    actions::postpone(tx, &was, day("2026-06-10"), now).await.unwrap();
    actions::mark_done(tx, to.id, day("2026-05-19"), "با نامه فرستاده شد", cast.by, now).await.unwrap();
    is_fresh(tx, "an action done").await;
    actions::mark_undone(tx, to.id, now).await.unwrap();
    is_fresh(tx, "an action not done").await;
    let was = actions::find(tx, to.id, sight).await.unwrap();
    actions::delete(tx, &was, now).await.unwrap();
    is_fresh(tx, "an action deleted").await;
    actions::restore(tx, to.id, now).await.unwrap();
    is_fresh(tx, "an action restored").await;
    let was = meetings::find(tx, id, sight).await.unwrap();
    meetings::delete(tx, &was, now).await.unwrap();
    is_fresh(tx, "a meeting deleted with its actions").await;
    meetings::restore(tx, id, now).await.unwrap();
    is_fresh(tx, "a meeting restored with its actions").await;
    let was = actions::find(tx, to.id, sight).await.unwrap();
    actions::delete(tx, &was, now).await.unwrap();
    assert!(meetings::drop_decision(tx, decision).await.unwrap());
    is_fresh(tx, "a decision struck off").await;
}

async fn commitments(tx: &mut Tx, cast: &Cast, sight: &Sight) {
    let now = the_day();
    let obligor = parties::insert(tx, &NewOrganisation::named("شبکهٔ پیک"), now).await.unwrap();
    let terms = Terms { every: Every::Once, times: 1, from: None, until: Some(day("2026-06-01")) };
    let text = "انتشار گزارش".to_owned();
    let new = Content { obligor, text, article: "مادهٔ ۶".into(), decision: None, terms, owner: None };
    let id = CommitmentId::new();
    promises::insert(tx, (cast.agreement, id), &new, cast.by, now).await.unwrap();
    is_fresh(tx, "a new commitment").await;
    let was = promises::find(tx, id, sight).await.unwrap();
    promises::update(tx, &was, &Content { text: "انتشار چهار گزارش".into(), ..new }, now).await.unwrap();
    is_fresh(tx, "a commitment in other words").await;
    let was = promises::find(tx, id, sight).await.unwrap();
    promises::waive(tx, &was, (day("2026-05-18"), "رسانه تعطیل شد"), cast.by, now).await.unwrap();
    is_fresh(tx, "a commitment given up").await;
    promises::reopen(tx, id, now).await.unwrap();
    let was = promises::find(tx, id, sight).await.unwrap();
    promises::delete(tx, &was, now).await.unwrap();
    is_fresh(tx, "a commitment in the trash").await;
    promises::restore(tx, id, now).await.unwrap();
    is_fresh(tx, "a commitment out of the trash").await;
}

async fn people_and_parties(tx: &mut Tx, cast: &Cast) {
    let now = the_day();
    let named = |name: &str| NewOrganisation::named(name);
    let party = parties::insert(tx, &named("بنیاد کارآفرینی"), now).await.unwrap();
    agreements::add_party(tx, cast.agreement, party, PartyRole::Party).await.unwrap();
    let person = people::insert(tx, &NewPerson::named("دکتر مریم رضایی"), now).await.unwrap();
    let post =
        NewPost {
            person, organisation: party, title: "معاون".into(), starts_on: None, ends_on: None, may_sign: true
        };
    let id = people::insert_post(tx, &post, now).await.unwrap();
    let state = AttendanceState::Present;
    meetings::put_attendee(tx, cast.meeting, person, Some(id), state, "پویا شمس").await.unwrap();
    is_fresh(tx, "a party with its people").await;
    parties::update(tx, party, 1, &named("بنیاد توسعهٔ کارآفرینی"), now).await.unwrap();
    is_fresh(tx, "a party renamed: agreements and people are found by it").await;
    people::update(tx, person, 1, &NewPerson::named("مهندس مریم رضایی‌پور"), now).await.unwrap();
    is_fresh(tx, "a person renamed: meetings are found by it").await;
    people::update_post(tx, id, 1, &NewPost { title: "مدیرعامل".into(), ..post }, now).await.unwrap();
    people::end_post(tx, id, Some(day("2026-05-18")), now).await.unwrap();
    is_fresh(tx, "another post").await;
    let own = NewOrganisation { own: true, ..named("ادارهٔ کل") };
    let us = parties::insert(tx, &own, now).await.unwrap();
    agreements::add_party(tx, cast.agreement, us, PartyRole::FirstParty).await.unwrap();
    parties::update(tx, party, 2, &NewOrganisation { own: true, ..named("بنیاد توسعهٔ کارآفرینی") }, now).await.unwrap();
    is_fresh(tx, "another organisation of our own").await;
    parties::update(tx, us, 2, &own, now).await.unwrap();
    is_fresh(tx, "our own organisation again").await;
    parties::delete(tx, party, now).await.unwrap();
    people::delete(tx, person, now).await.unwrap();
    is_fresh(tx, "a party and a person deleted").await;
    parties::restore(tx, party, now).await.unwrap();
    people::restore(tx, person, now).await.unwrap();
    is_fresh(tx, "a party and a person restored").await;
    meetings::drop_attendee(tx, cast.meeting, person).await.unwrap();
    is_fresh(tx, "somebody who was not there").await;

    let version =
        NewVersion { agreement: cast.agreement, text: "مادهٔ ۱".into(), note: String::new(), author: cast.by };
    let (draft, _) = drafts::insert(tx, &version, now).await.unwrap();
    let signature = NewSignature {
        agreement: cast.agreement,
        organisation: party,
        draft,
        post: id,
        signed_on: day("2026-04-02"),
        place: String::new(),
        override_reason: String::new(),
        recorded_by: cast.by,
    };
    let first = signing::insert(tx, &signature, now).await.unwrap();
    is_fresh(tx, "a signature").await;
    signing::void_one(tx, cast.agreement, first, "روز دیگر", now).await.unwrap();
    is_fresh(tx, "a void signature").await;
    signing::insert(tx, &signature, now).await.unwrap();
    signing::void_all(tx, cast.agreement, "بازگشت", now).await.unwrap();
    is_fresh(tx, "every signature void").await;
    agreements::remove_party(tx, cast.agreement, party).await.unwrap();
    is_fresh(tx, "a party less").await;
}

async fn papers(tx: &mut Tx, cast: &Cast, sight: &Sight) {
    let (now, agreement) = (the_day(), cast.agreement);
    for text in ["مادهٔ ۱: تعهدات", "مادهٔ ۱: تعهدات طرفین"] {
        let version = NewVersion { agreement, text: text.into(), note: "نسخه".into(), author: cast.by };
        drafts::insert(tx, &version, now).await.unwrap();
        is_fresh(tx, "a version").await;
    }
    let sha256 = "b".repeat(64);
    let file = NewAttachment {
        kind: AttachmentKind::Letter,
        file_name: "نامهٔ ۱۲۳.pdf",
        media_type: "application/pdf",
        size: 7,
        sha256: &sha256,
        target: Target::agreement(agreement),
        uploaded_by: cast.by,
    };
    let id = files::insert(tx, &file, now).await.unwrap();
    is_fresh(tx, "a file").await;
    files::delete(tx, id, now).await.unwrap();
    is_fresh(tx, "a file deleted").await;
    files::restore(tx, id).await.unwrap();
    is_fresh(tx, "a file restored").await;
    files::find(tx, id, sight).await.unwrap();
    let span = Span { starts_on: day("2026-06-01"), ends_on: Some(day("2027-06-01")) };
    signing::add_period(tx, agreement, &NewPeriod { span, decision_due_on: None }, cast.by, now).await.unwrap();
    is_fresh(tx, "a period in force").await;
}

async fn press_items(tx: &mut Tx, cast: &Cast, sight: &Sight) {
    let now = the_day();
    let outlet = press::insert_outlet(tx, &NewOutlet::named("شبکهٔ تعاون"), now).await.unwrap();
    let new = NewCoverage {
        outlet,
        headline: "پایان کار جزیره‌ای".into(),
        url: "https://example.ir/news/12".into(),
        published_on: day("2026-05-18"),
        published_time: String::new(),
        reporter: "رها".into(),
        tone: None,
        excerpt: String::new(),
        kept_text: "به گزارش شبکه".into(),
        republished_from: None,
        agreements: vec![cast.agreement],
        meetings: Vec::new(),
    };
    let id = press::insert(tx, &new, cast.by, now).await.unwrap();
    is_fresh(tx, "an item").await;
    let to = NewCoverage { headline: "آغاز همکاری".into(), published_on: day("2026-05-17"), ..new };
    press::update(tx, id, 1, &to, sight, now).await.unwrap();
    is_fresh(tx, "an item changed").await;
    press::update_outlet(tx, outlet, 1, &NewOutlet::named("شبکهٔ خبری تعاون"), now).await.unwrap();
    is_fresh(tx, "an outlet renamed: its items are found by it").await;
    for away in [true, false] {
        press::trash(tx, id, away, now).await.unwrap();
        press::trash_outlet(tx, outlet, away, now).await.unwrap();
        is_fresh(tx, "an item and its outlet put away, and taken back").await;
    }
}

async fn the_agreement_itself(tx: &mut Tx, cast: &Cast, sight: &Sight) {
    let now = the_day();
    let was = agreements::find(tx, cast.agreement, sight).await.unwrap();
    let mut to = was.content().clone();
    (to.title, to.letters) = ("همکاری خبری".into(), "۱۲۳/ص/۴۵".into());
    agreements::update(tx, &was, &to, now).await.unwrap();
    is_fresh(tx, "an agreement changed").await;
    let was = agreements::find(tx, cast.agreement, sight).await.unwrap();
    agreements::delete(tx, &was, now).await.unwrap();
    is_fresh(tx, "an agreement deleted").await;
    agreements::restore(tx, cast.agreement, now).await.unwrap();
    is_fresh(tx, "an agreement restored").await;
}
