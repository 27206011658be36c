//! What is confidential changes not one letter of what others see: every page, list, count, report, export and search
//! is read before it is there and after.
use std::collections::BTreeMap;

use sqlx::AssertSqlSafe;
use sqlx::sqlite::SqlitePool;
use tafahom::app::routes;
use tafahom::audit::{self, Event, Kind, Verb};
use tafahom::documents::formats::FORMATS;
use tafahom::ids::AgreementId;
use tafahom::users::roles::Role;
use uuid::Uuid;

use crate::app::{Person, TestApp, the_day};
use crate::every_page::addresses;
use crate::search::secrets::secret;
use crate::sight;

/// The formats that say everything there is in a document, and take no time.
const PLAIN: [&str; 3] = ["csv", "json", "html"];

/// Ties what is secret to everything that others see, at every stage there is.
async fn entangle(app: &TestApp, agreement: AgreementId) {
    let pool = SqlitePool::connect(&app.app.config.database_url()).await.unwrap();
    let id = agreement.uuid();
    for sql in [
        "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role, signatory_id)
         SELECT $1, o.id, 1, 'party', (SELECT min(id) FROM posts) FROM organisations o LIMIT 5",
        "INSERT INTO attendances (meeting_id, person_id, state, position)
         SELECT l.meeting_id, p.id, 'present', 1 FROM meeting_agreements l, persons p WHERE l.agreement_id = $1",
        "INSERT INTO actions (id, text, due_on, agreement_id, meeting_id, person_id, created_by, created_at, updated_at)
         SELECT randomblob(16), 'اقدام زرافشان', '2026-05-20', a.id, (SELECT min(id) FROM meetings),
                (SELECT min(id) FROM persons), a.owner_id, a.created_at, a.created_at FROM agreements a WHERE a.id = $1",
        "INSERT INTO actions (id, text, done_on, agreement_id, user_id, created_by, created_at, updated_at, deleted_at)
         SELECT randomblob(16), 'زرافشان', '2026-05-10', id, owner_id, owner_id, created_at, created_at, created_at
         FROM agreements WHERE id = $1",
        "INSERT INTO periods (id, agreement_id, starts_on, ends_on, created_by, created_at)
         SELECT randomblob(16), id, '2026-01-01', '2026-06-01', owner_id, created_at FROM agreements WHERE id = $1",
        "INSERT INTO signatures (id, agreement_id, organisation_id, draft_id, post_id, signed_on, recorded_by, recorded_at)
         SELECT randomblob(16), a.id, (SELECT min(id) FROM organisations), (SELECT min(id) FROM drafts WHERE agreement_id = a.id),
                (SELECT min(id) FROM posts), '2026-05-12', a.owner_id, a.created_at FROM agreements a WHERE a.id = $1",
        "INSERT INTO stage_history (id, agreement_id, step, from_stage, to_stage, entered_on, at, by_user)
         SELECT randomblob(16), id, 'bring_into_force', 'signing', 'in_force', '2026-05-13', created_at, owner_id
         FROM agreements WHERE id = $1",
        "INSERT INTO coverage_agreements (coverage_id, agreement_id)
         SELECT l.coverage_id, $1 FROM coverage_agreements l JOIN agreements a ON a.id = l.agreement_id
         WHERE NOT a.confidential LIMIT 1",
        "UPDATE agreements SET stage = 'in_force', next_step = 'گام زرافشان' WHERE id = $1",
    ] {
        let done = sqlx::query(AssertSqlSafe(sql)).bind(id).execute(&pool).await.unwrap_or_else(|fault| panic!("{fault}: {sql}"));
        assert!(done.rows_affected() > 0, "{sql}");
    }
    pool.close().await;
    let owner = sight::manager(app).await;
    let mut tx = app.app.db.write().await.unwrap();
    for (verb, kind) in
        [(Verb::Created, Kind::Agreement), (Verb::Stepped, Kind::Agreement), (Verb::Attached, Kind::Attachment)]
    {
        let event = Event::new(&owner, verb, kind, id, "طرح زرافشان").on(agreement);
        audit::store::append(&mut tx, &event, the_day()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

/// Every address there is: pages as links lead an administrator to them, each record that is open to all, documents and
/// lists in every plain format, and what the script asks for.
async fn asked(app: &TestApp, admin: &Person<'_>) -> Vec<String> {
    let pages = addresses(admin).await;
    let mut all: Vec<String> = pages.values().cloned().collect();
    for (pattern, path) in &pages {
        let (bare, query) = path.split_once('?').unwrap_or((path, ""));
        for format in FORMATS.iter().filter(|format| PLAIN.contains(&format.suffix)) {
            if routes().iter().any(|route| route.path == format!("{pattern}.{}", format.suffix)) {
                all.push(format!("{bare}.{}?{query}", format.suffix));
            }
        }
    }
    let mut tx = app.app.db.read().await.unwrap();
    for (table, page) in [
        ("agreements WHERE NOT confidential", "agreements"),
        ("organisations", "organisations"),
        ("persons", "people"),
        ("meetings", "meetings"),
        ("coverage", "press"),
        ("commitments", "commitments"),
    ] {
        let sql = AssertSqlSafe(format!("SELECT id FROM {table} ORDER BY id LIMIT 12"));
        let ids: Vec<(Uuid,)> = tx.all(sql, &[]).await.unwrap();
        all.extend(ids.iter().map(|(id,)| format!("/{page}/{id}")));
    }
    drop(tx);
    let lists = routes().into_iter().map(|route| route.path.to_string());
    all.extend(lists.filter(|path| path.starts_with("/lists/") && path.ends_with(".csv")));
    for word in ["", "زرافشان", "پیک", "طرح", "تعاون"] {
        let word: String = form_urlencoded::byte_serialize(word.as_bytes()).collect();
        let paths = [
            "/search",
            "/search.json",
            "/agreements",
            "/agreements/board",
            "/meetings",
            "/actions",
            "/press",
            "/people",
        ];
        all.extend(paths.map(|path| format!("{path}?q={word}")));
        let asked = [
            "/organisations/options",
            "/people/options",
            "/organisations/alike",
            "/people/alike",
            "/press/outlets/options",
        ];
        all.extend(asked.map(|path| format!("{path}?q={word}&name={word}")));
    }
    for period in ["1405", "1405-02", "1405-q1"] {
        let reports = ["status", "register", "press", "actions"];
        all.extend(
            reports.iter().flat_map(|name| PLAIN.map(|suffix| format!("/reports/{name}.{suffix}?period={period}"))),
        );
    }
    all.extend(
        [
            "/press?tab=gaps",
            "/actions?tab=overdue",
            "/actions?tab=done",
            "/commitments?view=overdue",
            "/activity?page=2",
        ]
        .map(str::to_owned),
    );
    all
}

/// What somebody is answered, without what is drawn anew with every page.
async fn answers(person: &Person<'_>, paths: &[String]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for path in paths {
        let page = person.get(path).await;
        let words = page.text();
        // The ids of forms, and of pages that failed.
        let is_drawn = |word: &&str| {
            !Uuid::try_parse(word.trim_matches(['"', '/'])).is_ok_and(|id| id.get_version_num() == 4)
                && word.len() != 32
        };
        let text: Vec<&str> = words.split(['=', '>', '<', ' ', ':', '\n']).filter(is_drawn).collect();
        found.insert(path.clone(), format!("{} {}", page.status, text.join(" ")));
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_confidential_changes_not_one_letter_of_what_others_see() {
    let app = TestApp::with_sample_year().await;
    let owner = sight::manager(&app).await;
    // The same of everything, open to all, so that pages have something of each kind to show.
    secret(&app, owner.id, false).await;
    let people = [app.signed_in_as(Role::Officer, "stranger").await, app.signed_in_as(Role::Viewer, "reader").await];
    let manager = app.signed_in_as(Role::Manager, "boss").await;
    let paths = asked(&app, &app.signed_in_as(Role::Admin, "tester").await).await;
    // A document that is taken out is an event, which pages show: pages are read between the documents.
    let is_document = |path: &String| path.split('?').next().is_some_and(|bare| bare.contains('.'));
    let (documents, pages): (Vec<String>, Vec<String>) = paths.into_iter().partition(is_document);
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for person in &people {
        before.push(answers(person, &documents).await);
    }
    for (person, found) in people.iter().zip(&mut before) {
        found.extend(answers(person, &pages).await);
    }
    let agreement = secret(&app, owner.id, true).await;
    entangle(&app, agreement).await;
    manager.get(&format!("/agreements/{agreement}")).await.expect(200).sees("زرافشان");
    for person in &people {
        after.push(answers(person, &pages).await);
    }
    for (person, found) in people.iter().zip(&mut after) {
        found.extend(answers(person, &documents).await);
    }
    let mut wrong = Vec::new();
    for (before, after) in before.iter().zip(&after) {
        let read = after.values().filter(|text| text.starts_with("200")).count();
        assert!(read > 90, "only {read} of {} addresses answer", after.len());
        for (path, text) in after {
            if text != &before[path] {
                let at = text.bytes().zip(before[path].bytes()).take_while(|(one, other)| one == other).count();
                let start = text[..text.floor_char_boundary(at)].chars().count().saturating_sub(60);
                let around: String = text.chars().skip(start).take(160).collect();
                wrong.push(format!("{path}: {around}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
