//! Two records that are one: nothing is lost, nothing is doubled, and undoing it puts all back.
use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Row, SqlitePool};
use tafahom::db::Tx;
use tafahom::ids::{AgreementId, OrganisationId};
use tafahom::merging::store::{self, OF_ORGANISATIONS, OF_PERSONS, OF_POSTS};
use tafahom::merging::{Mergeable, Written};
use tafahom::parties::{self, NewOrganisation};
use tafahom::people::{self, NewPerson, NewPost};
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::agreement_views::{content, record};
use crate::app::{TestApp, the_day};
use crate::engines;
use crate::routes::dump;

/// Table and column of every foreign key that points at a table.
pub async fn foreign_keys(app: &TestApp, to: &str) -> BTreeSet<String> {
    let pool = SqlitePool::connect(&app.app.config.database_url()).await.unwrap();
    let tables = sqlx::query("SELECT name FROM sqlite_master WHERE type = 'table'").fetch_all(&pool).await.unwrap();
    let mut found = BTreeSet::new();
    for table in tables.iter().map(|row| row.get::<String, _>(0)) {
        let sql = format!("SELECT \"from\" FROM pragma_foreign_key_list('{table}') WHERE \"table\" = '{to}'");
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await.unwrap() {
            found.insert(format!("{table}.{}", row.get::<String, _>(0)));
        }
    }
    found
}

#[tokio::test]
async fn every_column_that_points_at_such_a_record_is_known() {
    let app = TestApp::new().await;
    for (table, places) in [("organisations", OF_ORGANISATIONS), ("persons", OF_PERSONS), ("posts", OF_POSTS)] {
        let known: BTreeSet<String> = places.iter().map(|place| place.name.to_owned()).collect();
        assert_eq!(foreign_keys(&app, table).await, known, "what points at {table}");
    }
}

/// The database without what may differ after a merge was undone: the trail, and how often and when the
/// records themselves were written.
async fn still(app: &TestApp) -> String {
    let mut tx = app.app.db.write().await.unwrap();
    for table in ["organisations", "persons"] {
        let sql = format!("UPDATE {table} SET version = 1, updated_at = created_at");
        tx.run(AssertSqlSafe(sql), &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
    let trail = ["events: ", "merges: ", "receipts: ", "sessions: ", "search", "sqlite_"];
    let lines = dump(app).await;
    let mut kept: Vec<_> = lines.lines().filter(|line| !trail.iter().any(|table| line.starts_with(table))).collect();
    kept.sort_unstable(); // a text of several lines stands on several lines
    kept.join("\n")
}

/// How many rows point at a record.
async fn pointing(app: &TestApp, kind: Mergeable, id: Uuid) -> usize {
    let mut tx = app.app.db.read().await.unwrap();
    store::count(&mut tx, kind, id).await.unwrap().iter().map(|(_, rows)| rows).sum()
}

/// The records of the sample year that most rows point at.
async fn busiest(app: &TestApp, kind: Mergeable) -> Vec<Uuid> {
    let mut tx = app.app.db.read().await.unwrap();
    let records = store::named(&mut tx, kind).await.unwrap();
    drop(tx);
    let mut counted = Vec::new();
    for record in records {
        counted.push((pointing(app, kind, record.id).await, record.id));
    }
    counted.sort();
    counted.into_iter().rev().map(|(_, id)| id).collect()
}

#[tokio::test]
async fn the_busiest_records_of_the_sample_year_become_one_and_undoing_it_puts_all_back() {
    let app = TestApp::with_sample_year().await;
    let manager = app.signed_in_as(Role::Manager, "merger").await;
    for kind in Mergeable::ALL.iter().copied() {
        let busiest = busiest(&app, kind).await;
        for &gone in &busiest[1..4] {
            let before = still(&app).await;
            let page = manager.get(&format!("{}/{}/merge?with={gone}", kind.path(), busiest[0])).await.expect(200);
            let kept = page.attr("form[method='post'][action$='/merge']", "action").unwrap();
            let value = |name: &str| page.attr(&format!("input[name='{name}']"), "value").unwrap();
            let (with, version, other) = (value("with"), value("version"), value("other_version"));
            let fields = [("with", with.as_str()), ("version", version.as_str()), ("other_version", other.as_str())];
            let done = manager.post(&kept, &fields).await.expect(303);
            let gone = Uuid::try_parse(&with).unwrap();
            assert_eq!(pointing(&app, kind, gone).await, 0, "all that pointed at {gone} points at the other");
            assert_ne!(still(&app).await, before);

            let after = manager.get(&done.location()).await.expect(200);
            let mut tx = app.app.db.read().await.unwrap();
            let merge = store::of_gone(&mut tx, gone).await.unwrap().unwrap();
            drop(tx);
            let trash = manager.get(&format!("{}/{gone}", kind.path())).await.expect(200);
            assert_eq!(trash.attr(&format!("a[href='{}']", done.location()), "href"), Some(done.location()));
            assert!(after.count("h1") == 1);
            manager.post(&format!("/merges/{}/undo", merge.id), &[]).await.expect(303);
            let (back, was) = (still(&app).await, before);
            let lost: Vec<_> = was.lines().filter(|line| !back.lines().any(|other| other == *line)).collect();
            let new: Vec<_> = back.lines().filter(|line| !was.lines().any(|other| other == *line)).collect();
            assert!(back == was, "lost: {lost:#?}\nnew: {new:#?}");
        }
    }
}

async fn organisation(tx: &mut Tx, name: &str) -> OrganisationId {
    parties::store::insert(tx, &NewOrganisation::named(name), the_day()).await.unwrap()
}

async fn rows<T: tafahom::db::Record>(tx: &mut Tx, sql: &'static str) -> Vec<T> {
    tx.all(sql, &[]).await.unwrap()
}

#[tokio::test]
async fn what_both_had_becomes_one_on_both_engines() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let user = engines::user(&mut tx).await;
        let kept = organisation(&mut tx, "شبکهٔ تعاون").await;
        let gone = organisation(&mut tx, "شبكه تعاون").await;
        let person = people::store::insert(&mut tx, &NewPerson::named("سارا کریمی"), the_day()).await.unwrap();
        let mut posts = Vec::new();
        for (organisation, title) in [(kept, "مدیر"), (gone, "مدير")] {
            let post = NewPost {
                person,
                organisation,
                title: title.into(),
                starts_on: None,
                ends_on: None,
                may_sign: organisation == gone,
            };
            posts.push(people::store::insert_post(&mut tx, &post, the_day()).await.unwrap());
        }
        tx.commit().await.unwrap();
        let agreement: AgreementId = record(&db, &content("A title", user), user).await;
        let mut tx = db.write().await.unwrap();
        for (party, position, post) in [(kept, 2_i64, posts[0]), (gone, 1, posts[1])] {
            let sql = "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role, signatory_id)
                       VALUES ($1, $2, $3, 'party', $4)";
            let signatory = (party == gone).then_some(post);
            tx.run(sql, &[&agreement, &party, &position, &signatory]).await.unwrap();
        }
        let draft = Uuid::now_v7();
        let sql = "INSERT INTO drafts (id, agreement_id, number, text, author_id, created_at)
                   VALUES ($1, $2, 1, 'text', $3, $4)";
        tx.run(sql, &[&draft, &agreement, &user, &the_day()]).await.unwrap();
        for (party, verdict, day) in [(kept, "returned", "2026-05-01"), (gone, "approved", "2026-05-02")] {
            let sql = "INSERT INTO verdicts (draft_id, organisation_id, verdict, given_on, recorded_by, recorded_at)
                       VALUES ($1, $2, $3, $4, $5, $6)";
            let day: chrono::NaiveDate = day.parse().unwrap();
            tx.run(sql, &[&draft, &party, &verdict, &day, &user, &the_day()]).await.unwrap();
        }
        for (party, post) in [(kept, posts[0]), (gone, posts[1])] {
            let sql = "INSERT INTO signatures (id, agreement_id, organisation_id, draft_id, post_id, signed_on,
                                               recorded_by, recorded_at)
                       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
            let day: chrono::NaiveDate = "2026-05-03".parse().unwrap();
            let binds: tafahom::db::Binds =
                &[&Uuid::now_v7(), &agreement, &party, &draft, &post, &day, &user, &the_day()];
            tx.run(sql, binds).await.unwrap();
        }

        let pair = [kept.uuid(), gone.uuid()];
        let (written, _) = store::written(&mut tx, Mergeable::Organisation, kept.uuid()).await.unwrap();
        let merge = store::merge(&mut tx, Mergeable::Organisation, pair, written, user, the_day()).await.unwrap();
        let parties: Vec<(Uuid, i64, Option<Uuid>)> =
            rows(&mut tx, "SELECT organisation_id, position, signatory_id FROM agreement_parties").await;
        assert_eq!(parties, [(kept.uuid(), 1, Some(posts[0].uuid()))], "one party, with the signatory of the other");
        let verdicts: Vec<(Uuid, String)> = rows(&mut tx, "SELECT organisation_id, verdict FROM verdicts").await;
        assert_eq!(verdicts, [(kept.uuid(), "approved".into())], "the later word counts");
        let held: Vec<(Uuid, bool)> = rows(&mut tx, "SELECT id, may_sign FROM posts").await;
        assert_eq!(held, [(posts[0].uuid(), true)], "one post, which may sign");
        let standing: Vec<(Uuid, Uuid)> =
            rows(&mut tx, "SELECT organisation_id, post_id FROM signatures WHERE void_at IS NULL").await;
        assert_eq!(standing, [(kept.uuid(), posts[0].uuid())]);
        let all: Vec<(i64,)> = rows(&mut tx, "SELECT count(*) FROM signatures").await;
        assert_eq!(all, [(2,)], "a second signature is void, not lost");

        store::undo(&mut tx, &merge, the_day()).await.unwrap();
        let parties: Vec<(Uuid, Option<Uuid>)> =
            rows(&mut tx, "SELECT organisation_id, signatory_id FROM agreement_parties ORDER BY position DESC").await;
        assert_eq!(parties, [(kept.uuid(), None), (gone.uuid(), Some(posts[1].uuid()))]);
        let standing: Vec<(i64,)> = rows(&mut tx, "SELECT count(*) FROM signatures WHERE void_at IS NULL").await;
        assert_eq!(standing, [(2,)]);
        assert!(store::find(&mut tx, merge.id).await.is_err(), "what was undone is not undone again");
        tx.commit().await.unwrap();
    })
    .await;
}

/// Two organisations of nearly the same name.
async fn twins(app: &TestApp) -> [OrganisationId; 2] {
    let mut tx = app.app.db.write().await.unwrap();
    let one = NewOrganisation { phone: "026-1".into(), ..NewOrganisation::named("شبکهٔ تعاون البرز") };
    let other = NewOrganisation {
        site: "https://x.example".into(), ..NewOrganisation::named("شبكه تعاون البرز")
    };
    let one = parties::store::insert(&mut tx, &one, the_day()).await.unwrap();
    let other = parties::store::insert(&mut tx, &other, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    [one, other]
}

#[tokio::test]
async fn of_each_field_the_chosen_text_stays() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let [one, other] = twins(&app).await;
    let page = manager.get(&format!("/organisations/{one}/merge?with={other}")).await.expect(200);
    assert_eq!(page.attr("input[name='keep.site'][checked]", "value").as_deref(), Some("gone"), "the other has none");
    assert_eq!(page.attr("input[name='keep.phone'][checked]", "value").as_deref(), Some("kept"));
    let with = other.to_string();
    let fields = [
        ("with", with.as_str()),
        ("version", "1"),
        ("other_version", "1"),
        ("keep.name", "kept"),
        ("keep.site", "gone"),
        ("keep.phone", "gone"),
    ];
    manager.post(&format!("/organisations/{one}/merge"), &fields).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    let (Written::Organisation(of), _) = store::written(&mut tx, Mergeable::Organisation, one.uuid()).await.unwrap()
    else {
        panic!("an organisation")
    };
    assert_eq!((of.name.as_str(), of.phone.as_str(), of.site.as_str()), ("شبکهٔ تعاون البرز", "", "https://x.example"));
}

#[tokio::test]
async fn whoever_merges_texts_that_changed_meanwhile_or_a_record_with_itself_is_refused() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let [one, other] = twins(&app).await;
    let (one, other) = (one.to_string(), other.to_string());
    for (with, version, other_version, status) in
        [(&other, "2", "1", 409), (&other, "1", "7", 409), (&one, "1", "1", 400), (&"x".to_owned(), "1", "1", 400)]
    {
        let fields = [("with", with.as_str()), ("version", version), ("other_version", other_version)];
        manager.post(&format!("/organisations/{one}/merge"), &fields).await.expect(status);
    }
    let page = manager.get(&format!("/organisations/{one}/merge?with={one}")).await.expect(200);
    page.sees("This is the same record");
}

#[tokio::test]
async fn likely_duplicates_are_listed_until_somebody_says_that_they_are_two() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let [one, other] = twins(&app).await.map(|id| id.to_string());
    let page = manager.get("/organisations/duplicates").await.expect(200);
    page.sees("Same name");
    let fields = [("one", one.as_str()), ("other", other.as_str())];
    let after = manager.post("/organisations/duplicates", &fields).await.expect(303);
    manager.get(&after.location()).await.expect(200).sees("No likely duplicates");
    manager.post(&format!("/organisations/duplicates/undo?one={one}&other={other}"), &[]).await.expect(303);
    manager.get("/organisations/duplicates").await.expect(200).sees("Same name");
}

#[tokio::test]
async fn the_other_record_is_found_by_its_name() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let [one, _] = twins(&app).await;
    let mut tx = app.app.db.write().await.unwrap();
    organisation(&mut tx, "بنیاد کارآفرینی").await;
    tx.commit().await.unwrap();
    let typed = "%D8%A8%D9%86%DB%8C%D8%A7%D8%AF+%D9%83%D8%A7%D8%B1%D8%A2%D9%81%D8%B1%D9%8A%D9%86%DB%8C";
    let page = manager.get(&format!("/organisations/{one}/merge?with={typed}")).await.expect(200);
    assert_eq!(page.count("form[method='post'][action$='/merge']"), 1, "{}", page.text());
    let nobody = manager.get(&format!("/organisations/{one}/merge?with=nobody")).await.expect(200);
    assert_eq!(nobody.count(".field.bad"), 1);
    assert_eq!(nobody.attr("#with", "value").as_deref(), Some("nobody"));
}
