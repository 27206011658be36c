//! Those whom a list of agreements names beside the parties: who speaks, who signs, who is awaited, the team.
use chrono::TimeDelta;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::store::{all_imported, parties};
use tafahom::agreements::{Awaited, Content};
use tafahom::db::Db;
use tafahom::ids::UserId;
use tafahom::imports::bring::{Job, bring_in};
use tafahom::imports::store::{self, Hand, Import};
use tafahom::imports::{Act, ImportKind};
use tafahom::users::User;
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{actor, acts, faults, job, lines, planned};
use crate::agreement_views::{content, put, record, with_party};
use crate::app::{TestApp, the_day};
use crate::engines;

const HEADS: &[&str] = &["عنوان", "طرف مقابل", "نماینده", "امضاکننده", "نزد کیست", "شخصی که کار نزد اوست"];

/// A list brought in so many minutes later.
async fn import(db: &Db, by: UserId, minutes: i64, rows: &[&[&str]]) -> Import {
    let now = the_day() + TimeDelta::minutes(minutes);
    let job = Job { now, ..job(ImportKind::Agreements, lines(rows), actor(by, Role::Admin)) };
    bring_in(db, &job, Words::of(Lang::En), &|_, _| {}).await.unwrap().unwrap()
}

async fn undo(db: &Db, by: UserId, import: &Import) {
    let mut tx = db.write().await.unwrap();
    let hand = Hand { by, sight: Sight::of_user(by, Role::Admin), now: the_day() + TimeDelta::hours(1) };
    let undone = store::undo(&mut tx, import, hand).await.unwrap();
    assert!(undone.refused.is_empty() && undone.left.is_empty(), "{undone:?}");
    tx.commit().await.unwrap();
}

/// Name and title of who speaks and who signs for each party of the first agreement.
async fn named(db: &Db, by: UserId) -> Vec<[String; 2]> {
    let mut tx = db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(by, Role::Admin)).await.unwrap();
    let Some((id, _, _)) = all.first() else { return Vec::new() };
    let one = |post: &Option<tafahom::agreements::PartyPost>| {
        post.as_ref().map_or_else(String::new, |post| format!("{}، {}، {}", post.name, post.title, post.may_sign))
    };
    let parties = parties(&mut tx, *id).await.unwrap();
    parties.iter().map(|party| [one(&party.representative), one(&party.signatory)]).collect()
}

/// How many persons, posts and notes of whom agreements await there are.
async fn counts(db: &Db) -> (i64, i64, i64) {
    let mut tx = db.read().await.unwrap();
    let sql = "SELECT (SELECT count(*) FROM persons), (SELECT count(*) FROM posts), (SELECT count(*) FROM awaits)";
    tx.one(sql, &[]).await.unwrap()
}

#[tokio::test]
async fn who_speaks_and_who_signs_comes_with_the_parties_and_goes_with_them() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let by = engines::user(&mut tx).await;
        tx.commit().await.unwrap();
        let rows: &[&[&str]] = &[
            HEADS,
            &[
                "آموزش",
                "بنیاد تعاون؛ اتاق تعاون",
                "دکتر مریم نوری — معاون — بنیاد تعاون؛ رضا کریمی — دبیر — اتاق تعاون",
                "مریم نوری — معاون — بنیاد تعاون",
                "بنیاد تعاون",
                "رضا کریمی",
            ],
        ];
        let first = import(&db, by, 0, rows).await;
        undo(&db, by, &first).await;
        assert_eq!(counts(&db).await, (0, 0, 0));
        import(&db, by, 0, rows).await;
        let noori = "مریم نوری، معاون، true".to_owned();
        let karimi = "رضا کریمی، دبیر، false".to_owned();
        assert_eq!(named(&db, by).await, [[noori.clone(), noori.clone()], [karimi.clone(), String::new()]]);
        assert_eq!(counts(&db).await, (2, 2, 1));
        let mut tx = db.read().await.unwrap();
        let eyes = Sight::of_user(by, Role::Admin);
        let next = all_imported(&mut tx, &eyes).await.unwrap().remove(0).2.content.next;
        assert_eq!(next.awaited, Some(Awaited::Party));
        assert!(next.person.is_some() && next.party.is_some());
        drop(tx);

        let heads: &[&str] = &["عنوان", "طرف مقابل", "نماینده", "نزد کیست"];
        let row: &[&str] = &["آموزش", "بنیاد تعاون؛ اتاق تعاون", "سارا امینی — دبیر — اتاق تعاون", "خودمان"];
        let second = import(&db, by, 5, &[heads, row]).await;
        let amini = "سارا امینی، دبیر، false".to_owned();
        assert_eq!(named(&db, by).await, [[noori.clone(), noori.clone()], [amini, String::new()]]);
        assert_eq!(counts(&db).await, (3, 3, 2));
        undo(&db, by, &second).await;
        assert_eq!(named(&db, by).await, [[noori.clone(), noori], [karimi, String::new()]]);
        assert_eq!(counts(&db).await, (2, 2, 1));
    })
    .await;
}

async fn faults_of(app: &TestApp, by: UserId, row: &[&str]) -> Vec<(String, String)> {
    let rows: &[&[&str]] = &[HEADS, row];
    faults(&planned(app, &job(ImportKind::Agreements, lines(rows), actor(by, Role::Admin))).await)
}

#[tokio::test]
async fn it_is_said_at_the_cell_when_nobody_can_tell_who_is_meant() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    for (row, place, text) in [
        (&["A", "X؛ Y", "P"][..], "C2", "It is not clear which party “P” is of."),
        (&["A", "X؛ Y", "P — head — Z"], "C2", "“Z” is not a party of this agreement."),
        (&["A", "X", "P؛ Q"], "C2", "Name one person for each party."),
        (&["A", "X", "", "", "Z"], "E2", "“Z” is neither a party of this agreement nor a person on record."),
        (&["A", "X", "", "", "یک شخص"], "F2", "Name the person with whom it rests."),
        (&["A", "X", "", "", "", "P — Z"], "F2", "Nobody called “P” is recorded."),
    ] {
        let told = faults_of(&app, by, row).await;
        assert!(told.len() == 1 && told[0].0 == place && told[0].1.starts_with(text), "{row:?}: {told:?}");
    }
    assert_eq!(faults_of(&app, by, &["A", "X", "P", "Q، head", "ما", "R"]).await, []);
}

#[tokio::test]
async fn the_people_of_a_signed_agreement_are_not_changed_by_a_list() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let id = record(&app.app.db, &content("Signed", by), by).await;
    with_party(&app.app.db, id, "X").await;
    put(&app.app.db, id, "in_force", "2026-05-01").await;
    let rows: &[&[&str]] = &[&["reference", "title", "signatories"], &["1405-0001", "Signed", "P"]];
    let told = faults(&planned(&app, &job(ImportKind::Agreements, lines(rows), actor(by, Role::Admin))).await);
    assert_eq!(told.iter().map(|(place, _)| place.as_str()).collect::<Vec<_>>(), ["C2"]);
}

#[tokio::test]
async fn a_team_is_named_by_its_users_and_taken_back() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let mut tx = app.app.db.write().await.unwrap();
    for (username, name) in [("sara", "سارا رضایی"), ("omid", "امید کریمی")] {
        let user = User::new(username, name, "", Role::Officer);
        tafahom::users::store::insert(&mut tx, &user, the_day()).await.unwrap();
    }
    tx.commit().await.unwrap();
    record(&app.app.db, &Content { team: vec![by], ..content("A", by) }, by).await;
    let list = |team: &'static str| {
        job(
            ImportKind::Agreements,
            lines(&[&["reference", "title", "تیم"], &["1405-0001", "A", team]]),
            actor(by, Role::Admin),
        )
    };
    assert_eq!(faults(&planned(&app, &list("sara; nobody")).await)[0].0, "C2");
    let job = list("سارا رضایی؛ omid");
    let import = bring_in(&app.app.db, &job, Words::of(Lang::En), &|_, _| {}).await.unwrap().unwrap();
    assert_eq!(acts(&planned(&app, &list("امید کریمی، سارا رضایی")).await), [Act::Leave]);
    undo(&app.app.db, by, &import).await;
    let mut tx = app.app.db.read().await.unwrap();
    let all = all_imported(&mut tx, &Sight::of_user(by, Role::Admin)).await.unwrap();
    assert_eq!(all[0].2.content.team, [by]);
}

#[tokio::test]
async fn whom_nobody_knows_is_of_the_other_side() {
    let app = TestApp::new().await;
    let by = app.signed_in(Role::Admin).await.id;
    let mut tx = app.app.db.write().await.unwrap();
    let own = tafahom::parties::NewOrganisation { own: true, ..tafahom::parties::NewOrganisation::named("Ours") };
    tafahom::parties::store::insert(&mut tx, &own, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    let rows: &[&[&str]] = &[&["title", "parties", "representatives"], &["A", "Theirs", "P، head"]];
    let plan = planned(&app, &job(ImportKind::Agreements, lines(rows), actor(by, Role::Admin))).await;
    assert_eq!((faults(&plan), plan.passing), (vec![], vec!["Theirs".to_owned(), "P — head — Theirs".to_owned()]));
}
