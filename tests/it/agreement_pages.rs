//! The pages on which agreements are recorded, edited and moved on.
use tafahom::agreements::lifecycle::Stage;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::{Agreement, PartyRole, store};
use tafahom::attachments::{self, AttachmentKind, Target};
use tafahom::db::Tx;
use tafahom::drafts::{self, Answer, NewVerdict, NewVersion};
use tafahom::ids::{AgreementId, DecisionId, MeetingId, OrganisationId, PostId, UserId};
use tafahom::parties::{self, NewOrganisation};
use tafahom::people::{self, NewPerson, NewPost};
use tafahom::signing::{self, NewSignature};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::Lang;
use uuid::Uuid;

use crate::app::{Page, Person, TestApp, the_day};

/// Eyes that see everything.
fn all() -> Sight {
    Sight::of(&Actor {
        id: UserId::new(),
        name: String::new(),
        post: String::new(),
        role: Role::Admin,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    })
}

fn id_of(page: &Page) -> AgreementId {
    AgreementId::parse(page.location().trim_start_matches("/agreements/")).expect("an agreement's address")
}

async fn own(app: &TestApp) -> OrganisationId {
    let mut tx = app.app.db.write().await.unwrap();
    let own = NewOrganisation { own: true, ..NewOrganisation::named("The Directorate") };
    let id = parties::store::insert(&mut tx, &own, the_day()).await.unwrap();
    tx.commit().await.unwrap();
    id
}

/// Records an agreement with a counterparty that is new.
async fn recorded(person: &Person<'_>, title: &str) -> AgreementId {
    let owner = person.id.to_string();
    let page = person
        .post(
            "/agreements/new",
            &[("title", title), ("counterparty", "Media Network"), ("counterparty_id", "new"), ("owner", &owner)],
        )
        .await
        .expect(303);
    id_of(&page)
}

async fn stored(app: &TestApp, id: AgreementId) -> Agreement {
    let mut tx = app.app.db.read().await.unwrap();
    store::find(&mut tx, id, &all()).await.unwrap()
}

async fn count(app: &TestApp, sql: &'static str) -> i64 {
    let mut tx = app.app.db.read().await.unwrap();
    let (n,): (i64,) = tx.one(sql, &[]).await.unwrap();
    n
}

#[tokio::test]
async fn title_counterparty_and_owner_are_enough_and_our_own_organisation_comes_first() {
    let app = TestApp::new().await;
    own(&app).await;
    let officer = app.signed_in(Role::Officer).await;
    let form = officer.get("/agreements/new").await.expect(200);
    assert_eq!(form.attr("#owner option[selected]", "value"), Some(officer.id.to_string()), "the owner is oneself");
    assert_eq!(form.count("details[open] #subject"), 0, "the rest is folded away");

    let id = recorded(&officer, "Media cooperation").await;
    let agreement = stored(&app, id).await;
    assert_eq!((agreement.reference(), agreement.stage()), ("1405-0001", Stage::Meeting));
    let mut tx = app.app.db.read().await.unwrap();
    let parties = store::parties(&mut tx, id).await.unwrap();
    let parties: Vec<_> = parties.iter().map(|party| (party.name.as_str(), party.role)).collect();
    assert_eq!(parties, [("The Directorate", PartyRole::FirstParty), ("Media Network", PartyRole::Party)]);
    assert_eq!(
        count(&app, "SELECT count(*) FROM events WHERE verb = 'created' AND subject_kind = 'agreement'").await,
        1
    );
}

#[tokio::test]
async fn what_is_missing_or_unknown_is_asked_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let empty = officer.post("/agreements/new", &[]).await.expect(422);
    assert_eq!(empty.count("[data-error-summary] a[href='#title'], [data-error-summary] a[href='#counterparty']"), 2);
    assert!(empty.text().contains("<title>Error:"));

    let fields = [("title", "<b>A title</b> (MoU 7)"), ("counterparty", "Nobody knows"), ("subject", "Telling")];
    let asked = officer.post("/agreements/new", &fields).await.expect(422);
    assert_eq!(asked.attr("#title", "value").as_deref(), Some("<b>A title</b> (MoU 7)"));
    assert_eq!(asked.count("input[name='counterparty.meant'][value=new]"), 1);
    asked.sees("Telling");
    assert_eq!(count(&app, "SELECT count(*) FROM agreements").await, 0);
    assert_eq!(count(&app, "SELECT count(*) FROM organisations").await, 0);
    let mut answered = fields.to_vec();
    answered.push(("counterparty.meant", "new"));
    officer.post("/agreements/new", &answered).await.expect(303);
    assert_eq!(count(&app, "SELECT count(*) FROM organisations").await, 1);
}

#[tokio::test]
async fn a_form_handed_in_twice_records_one_agreement() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let form_id = Uuid::new_v4().to_string();
    let fields = [("form_id", &*form_id), ("title", "Once"), ("counterparty", "Other"), ("counterparty_id", "new")];
    let first = officer.post("/agreements/new", &fields).await.expect(303);
    let second = officer.post("/agreements/new", &fields).await.expect(303);
    assert_eq!(first.location(), second.location());
    assert_eq!(count(&app, "SELECT count(*) FROM agreements").await, 1);
}

#[tokio::test]
async fn bad_references_days_owners_and_lengths_each_get_an_answer() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let long = "x".repeat(501);
    let stranger = Uuid::new_v4().to_string();
    for (field, value) in [
        ("title", long.as_str()),
        ("owner", stranger.as_str()),
        ("owner", "' OR 1=1"),
        ("next_due_on", "31 Mehr"),
        ("kind", "treaty"),
        ("amends", "1399-9999"),
        ("awaited", "party:nobody"),
    ] {
        let mut fields = vec![("title", "A title"), ("counterparty", "Other"), ("counterparty_id", "new")];
        fields.retain(|(name, _)| *name != field);
        fields.push((field, value));
        let page = officer.post("/agreements/new", &fields).await.expect(422);
        assert!(page.count(&format!("[data-error-summary] a[href='#{field}']")) > 0, "{field} {value:?}");
    }
    assert_eq!(count(&app, "SELECT count(*) FROM agreements").await, 0);
    officer.get("/agreements/none/edit").await.expect(404);
    officer.get(&format!("/agreements/{stranger}/edit")).await.expect(404);
    app.signed_in(Role::Viewer).await.post("/agreements/new", &[("title", "x")]).await.expect(403);
}

/// What the edit page carries unseen, and the fields as they stand, as a browser would send them.
async fn edit_form(person: &Person<'_>, id: AgreementId) -> Vec<(String, String)> {
    let page = person.get(&format!("/agreements/{id}/edit")).await.expect(200);
    let html = scraper::Html::parse_document(&page.text());
    let inputs =
        scraper::Selector::parse("main form.card input, main form.card textarea, main form.card select").unwrap();
    let selected = scraper::Selector::parse("option[selected]").unwrap();
    let mut fields = Vec::new();
    for field in html.select(&inputs) {
        let Some(name) = field.value().attr("name") else { continue };
        let unticked = field.value().attr("type") == Some("checkbox") && field.value().attr("checked").is_none();
        let value = match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => field.select(&selected).next().and_then(|o| o.value().attr("value")).unwrap_or("").to_owned(),
            _ => field.value().attr("value").unwrap_or("").to_owned(),
        };
        if !unticked {
            fields.push((name.to_owned(), value));
        }
    }
    fields
}

fn with<'a>(form: &'a [(String, String)], changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = form.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let kept = kept.filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).collect()
}

#[tokio::test]
async fn two_who_edit_different_fields_both_keep_their_change() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let id = recorded(&one, "A title").await;
    let address = format!("/agreements/{id}/edit");
    let (first, second) = (edit_form(&one, id).await, edit_form(&two, id).await);
    one.post(&address, &with(&first, &[("subject", "Reporting"), ("next_due_on", "tomorrow")])).await.expect(303);
    let team = format!("team.{}", two.id);
    two.post(&address, &with(&second, &[("tags", "press, media"), (&team, "1")])).await.expect(303);
    let now = stored(&app, id).await;
    assert_eq!((now.subject(), now.tags(), now.team()), ("Reporting", vec!["press", "media"], &[two.id][..]));
    assert_eq!(now.next().due_on.unwrap().to_string(), "2026-05-19");
    assert_eq!(now.version(), 3);
}

#[tokio::test]
async fn two_who_edit_the_same_field_choose_between_both_texts_and_lose_nothing() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let id = recorded(&one, "A title").await;
    let address = format!("/agreements/{id}/edit");
    let (first, second) = (edit_form(&one, id).await, edit_form(&two, id).await);
    one.post(&address, &with(&first, &[("subject", "Theirs"), ("kind", "agreement")])).await.expect(303);
    let changes = [("subject", "Mine"), ("kind", "letter_of_intent"), ("tags", "kept")];
    let asked = two.post(&address, &with(&second, &changes)).await.expect(409);
    for text in ["one user", "Mine", "Theirs", "Letter of intent"] {
        asked.sees(text);
    }
    assert_eq!(stored(&app, id).await.subject(), "Theirs", "nothing is changed yet");

    let html = scraper::Html::parse_document(&asked.text());
    let inputs = scraper::Selector::parse("main form input[type=hidden]").unwrap();
    let carried: Vec<(String, String)> = html
        .select(&inputs)
        .filter_map(|i| Some((i.value().attr("name")?.to_owned(), i.value().attr("value")?.to_owned())))
        .collect();
    let choices =
        [("subject", "Mine"), ("theirs.subject", "Theirs"), ("keep.subject", "mine"), ("keep.kind", "theirs")];
    two.post(&address, &with(&carried, &choices)).await.expect(303);
    let now = stored(&app, id).await;
    assert_eq!((now.subject(), now.kind().key(), now.tags()), ("Mine", "agreement", vec!["kept"]));
    assert_eq!(now.title(), "A title");
}

#[tokio::test]
async fn a_confidential_agreement_does_not_exist_for_others() {
    let app = TestApp::new().await;
    let (one, two) = (app.signed_in_as(Role::Officer, "one").await, app.signed_in_as(Role::Officer, "two").await);
    let manager = app.signed_in(Role::Manager).await;
    let id = recorded(&one, "Secret").await;
    let form = edit_form(&one, id).await;
    let owner = manager.id.to_string();
    let secret = with(&form, &[("confidential", "1"), ("owner", &owner)]);
    one.post(&format!("/agreements/{id}/edit"), &secret).await.expect(303);
    assert_eq!(stored(&app, id).await.team(), [one.id], "nobody hides it from their own eyes");
    for path in ["edit", "parties", "steps/start_drafting"] {
        two.get(&format!("/agreements/{id}/{path}")).await.expect(404);
        one.get(&format!("/agreements/{id}/{path}")).await.expect(200);
        manager.get(&format!("/agreements/{id}/{path}")).await.expect(200);
    }
    for path in ["edit", "delete", "restore", "parties", "steps/start_drafting"] {
        two.post(&format!("/agreements/{id}/{path}"), &[("version", "2")]).await.expect(404);
    }
}

#[tokio::test]
async fn what_is_deleted_comes_back_by_undo() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let id = recorded(&officer, "A title").await;
    officer.post(&format!("/agreements/{id}/delete"), &[("version", "7")]).await.expect(409);
    officer.post(&format!("/agreements/{id}/delete"), &[("version", "1")]).await.expect(303);
    officer.get(&format!("/agreements/{id}/edit")).await.expect(404);
    officer.post(&format!("/agreements/{id}/restore"), &[]).await.expect(303);
    officer.get(&format!("/agreements/{id}/edit")).await.expect(200);
}

struct Signers {
    posts: Vec<(OrganisationId, PostId)>,
}

/// Adds what the steps need, through the stores that keep it.
async fn decided(tx: &mut Tx, id: AgreementId, by: UserId) {
    let meeting = MeetingId::new();
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         VALUES ($1, 'Talks', $2, 'held', 'talks', $3, $4, $4)",
        &[&meeting, &the_day().date_naive(), &by, &the_day()],
    )
    .await
    .unwrap();
    tx.run(
        "INSERT INTO decisions (id, meeting_id, agreement_id, year, number, text, position)
         VALUES ($1, $2, $3, 1405, 1, 'Write it', 1)",
        &[&DecisionId::new(), &meeting, &id],
    )
    .await
    .unwrap();
}

async fn signatories(tx: &mut Tx, id: AgreementId, may_sign: bool) -> Signers {
    let mut posts = Vec::new();
    for party in store::parties(tx, id).await.unwrap() {
        let person = people::store::insert(tx, &NewPerson::named("Ali Ahmadi"), the_day()).await.unwrap();
        let organisation = party.organisation;
        let title = "Director".to_owned();
        let post = NewPost { person, organisation, title, starts_on: None, ends_on: None, may_sign };
        let post = people::store::insert_post(tx, &post, the_day()).await.unwrap();
        store::update_party(tx, id, organisation, (party.position, party.role), (None, Some(post))).await.unwrap();
        posts.push((organisation, post));
    }
    Signers { posts }
}

async fn signed(tx: &mut Tx, id: AgreementId, by: UserId, signers: &Signers) {
    let draft = drafts::store::latest(tx, id).await.unwrap().unwrap().id;
    for (organisation, post) in &signers.posts {
        let new = NewSignature {
            agreement: id,
            organisation: *organisation,
            draft,
            post: *post,
            signed_on: the_day().date_naive(),
            place: String::new(),
            override_reason: String::new(),
            recorded_by: by,
        };
        signing::store::insert(tx, &new, the_day()).await.unwrap();
    }
}

async fn approved_version(tx: &mut Tx, id: AgreementId, by: UserId) {
    let new = NewVersion { agreement: id, text: "Article 1".into(), note: String::new(), author: by };
    let (draft, _) = drafts::store::insert(tx, &new, the_day()).await.unwrap();
    for party in store::parties(tx, id).await.unwrap() {
        let verdict = NewVerdict {
            organisation: party.organisation,
            answer: Answer::Approved,
            given_by: String::new(),
            given_on: the_day().date_naive(),
            reason_code: None,
            reason: String::new(),
        };
        drafts::store::record_verdict(tx, draft, &verdict, (by, 0), the_day()).await.unwrap();
    }
}

async fn signed_copy(tx: &mut Tx, id: AgreementId, by: UserId) {
    let new = attachments::store::NewAttachment {
        kind: AttachmentKind::SignedCopy,
        file_name: "signed.pdf",
        media_type: "application/pdf",
        size: 4,
        sha256: &"a".repeat(64),
        target: Target { agreement: Some(id), ..Target::default() },
        uploaded_by: by,
    };
    attachments::store::insert(tx, &new, the_day()).await.unwrap();
}

/// The step's page, and the number of its unmet lines.
async fn needed(person: &Person<'_>, id: AgreementId, step: &str) -> usize {
    person.get(&format!("/agreements/{id}/steps/{step}")).await.expect(200).count(".tasks .need")
}

async fn step(app: &TestApp, person: &Person<'_>, id: AgreementId, step: &str, more: &[(&str, &str)]) -> Page {
    let version = stored(app, id).await.version().to_string();
    let mut fields = vec![("version", version.as_str())];
    fields.extend(more);
    person.post(&format!("/agreements/{id}/steps/{step}"), &fields).await
}

#[tokio::test]
async fn the_main_path_goes_from_the_meeting_into_force_and_to_its_end() {
    let app = TestApp::new().await;
    own(&app).await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let id = recorded(&officer, "Media cooperation").await;

    assert_eq!(needed(&officer, id, "start_drafting").await, 1, "only the meeting is wanting");
    let refused = step(&app, &officer, id, "start_drafting", &[]).await.expect(422);
    refused.sees("Record a meeting that was held and decided");
    assert_eq!(refused.attr(".tasks a", "href"), Some(format!("/meetings/new?agreement={id}")));
    assert_eq!(stored(&app, id).await.version(), 1, "nothing changed");
    let mut tx = app.app.db.write().await.unwrap();
    decided(&mut tx, id, officer.id).await;
    tx.commit().await.unwrap();
    step(&app, &officer, id, "start_drafting", &[]).await.expect(303);
    assert_eq!(stored(&app, id).await.stage(), Stage::Drafting);

    assert_eq!(needed(&officer, id, "send_to_signing").await, 5, "a version, two approvals, two signatories");
    let mut tx = app.app.db.write().await.unwrap();
    approved_version(&mut tx, id, officer.id).await;
    signatories(&mut tx, id, false).await;
    tx.commit().await.unwrap();
    assert_eq!(needed(&officer, id, "send_to_signing").await, 2, "the posts may not sign");
    let mut tx = app.app.db.write().await.unwrap();
    let signers = signatories(&mut tx, id, true).await;
    tx.commit().await.unwrap();
    step(&app, &officer, id, "send_to_signing", &[]).await.expect(303);

    assert_eq!(needed(&officer, id, "bring_into_force").await, 3, "two signatures and the copy");
    let mut tx = app.app.db.write().await.unwrap();
    signed(&mut tx, id, officer.id, &signers).await;
    signed_copy(&mut tx, id, officer.id).await;
    tx.commit().await.unwrap();
    let backwards = [("starts_on", "1405/3/1"), ("ends_on", "1405/2/1")];
    step(&app, &officer, id, "bring_into_force", &backwards).await.expect(422).sees("It ends before it starts.");
    step(&app, &officer, id, "bring_into_force", &[("starts_on", "1405/3/1"), ("ends_on", "1408/2/31")])
        .await
        .expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    let periods = signing::store::periods(&mut tx, id).await.unwrap();
    assert_eq!(periods[0].span.starts_on.to_string(), "2026-05-22");
    drop(tx);

    step(&app, &officer, id, "conclude", &[]).await.expect(403);
    let given = [("outcome", "terminated"), ("day", "today"), ("reason", "By agreement.")];
    step(&app, &manager, id, "conclude", &given[..2]).await.expect(422);
    step(&app, &manager, id, "conclude", &given).await.expect(303);
    let now = stored(&app, id).await;
    assert_eq!((now.stage(), now.outcome().map(|o| o.key())), (Stage::Concluded, Some("terminated")));
    assert_eq!(count(&app, "SELECT count(*) FROM stage_history").await, 5);
    assert_eq!(count(&app, "SELECT count(*) FROM events WHERE verb = 'stepped'").await, 4);
}

#[tokio::test]
async fn a_manager_passes_unmet_needs_with_a_reason_and_an_officer_does_not() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let manager = app.signed_in(Role::Manager).await;
    let id = recorded(&officer, "A title").await;
    let passing = [("pass_reason", "The director wants it.")];
    step(&app, &officer, id, "start_drafting", &passing).await.expect(422);
    step(&app, &manager, id, "start_drafting", &[]).await.expect(422).sees("Write a reason");
    assert_eq!(stored(&app, id).await.stage(), Stage::Meeting);
    step(&app, &manager, id, "start_drafting", &passing).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    let history = store::history(&mut tx, id).await.unwrap();
    assert_eq!(history[1].entry.reason, "The director wants it.");
    assert!(!history[1].entry.unmet.is_empty());
}

#[tokio::test]
async fn returning_from_signing_voids_the_signatures_and_keeps_them() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let id = recorded(&manager, "A title").await;
    for name in ["start_drafting", "send_to_signing"] {
        step(&app, &manager, id, name, &[("pass_reason", "Now.")]).await.expect(303);
    }
    let mut tx = app.app.db.write().await.unwrap();
    approved_version(&mut tx, id, manager.id).await;
    let signers = signatories(&mut tx, id, true).await;
    signed(&mut tx, id, manager.id, &signers).await;
    tx.commit().await.unwrap();
    step(&app, &manager, id, "return_to_drafting", &[("reason", "A clause.")]).await.expect(422);
    step(&app, &manager, id, "return_to_drafting", &[("reason_code", "legal"), ("reason", "A clause.")])
        .await
        .expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    assert!(signing::store::standing(&mut tx, id).await.unwrap().is_empty());
    assert_eq!(signing::store::void(&mut tx, id).await.unwrap()[0].void_reason, "A clause.");
}

#[tokio::test]
async fn a_step_forged_or_too_late_changes_nothing() {
    let app = TestApp::new().await;
    let manager = app.signed_in(Role::Manager).await;
    let viewer = app.signed_in(Role::Viewer).await;
    let id = recorded(&manager, "A title").await;
    let passing = [("version", "1"), ("pass_reason", "Now.")];
    let address = format!("/agreements/{id}/steps/start_drafting");
    viewer.get(&address).await.expect(403);
    viewer.post(&address, &passing).await.expect(403);
    app.nobody().post(&address, &passing).await.expect(303);
    app.signed_in(Role::Officer).await.post(&format!("/agreements/{id}/steps/halt"), &passing).await.expect(403);
    manager.post(&format!("/agreements/{id}/steps/sign"), &passing).await.expect(404);
    assert_eq!(stored(&app, id).await.stage(), Stage::Meeting);

    let form_id = Uuid::new_v4().to_string();
    let twice = [("form_id", &*form_id), ("version", "1"), ("pass_reason", "Now.")];
    manager.post(&address, &twice).await.expect(303);
    manager.post(&address, &twice).await.expect(303);
    assert_eq!(count(&app, "SELECT count(*) FROM stage_history").await, 2, "a double click is one step");
    let late = manager.post(&address, &passing).await.expect(409);
    late.sees("Send to signing");
    late.sees("Drafting");
    manager.get(&address).await.expect(409);
}

#[tokio::test]
async fn a_signed_agreement_keeps_text_and_parties_and_gives_up_the_rest() {
    let app = TestApp::new().await;
    own(&app).await;
    let manager = app.signed_in(Role::Manager).await;
    let id = recorded(&manager, "A title").await;
    let before = edit_form(&manager, id).await;
    for (name, more) in [("start_drafting", ""), ("send_to_signing", ""), ("bring_into_force", "today")] {
        step(&app, &manager, id, name, &[("pass_reason", "Now."), ("starts_on", more)]).await.expect(303);
    }
    let page = manager.get(&format!("/agreements/{id}/edit")).await.expect(200);
    assert_eq!(page.count("#title, #subject, #aims, #kind"), 0);
    let address = format!("/agreements/{id}/edit");
    let refused = manager.post(&address, &with(&before, &[("title", "Another")])).await.expect(409);
    refused.sees("Another");
    assert_eq!(refused.count(&format!("a[href='/agreements/new?amends={id}']")), 1);
    let form = edit_form(&manager, id).await;
    manager.post(&address, &with(&form, &[("tags", "kept"), ("next_step", "Report")])).await.expect(303);
    let now = stored(&app, id).await;
    assert_eq!((now.title(), now.tags(), now.next().text.as_str()), ("A title", vec!["kept"], "Report"));

    let parties = format!("/agreements/{id}/parties");
    manager
        .post(&parties, &[("organisation", "Third"), ("organisation_id", "new"), ("role", "party")])
        .await
        .expect(409);
    let mut tx = app.app.db.read().await.unwrap();
    let first = store::parties(&mut tx, id).await.unwrap()[0].organisation;
    drop(tx);
    manager.post(&format!("{parties}/{first}/remove"), &[]).await.expect(409);
    manager.post(&format!("{parties}/{first}"), &[("role", "witness"), ("position", "9")]).await.expect(409);

    let addendum = manager.get(&format!("/agreements/new?amends={id}")).await.expect(200);
    assert_eq!(addendum.attr("#amends", "value").as_deref(), Some("1405-0001"));
    let fields = [
        ("title", "First addendum"),
        ("counterparty", "Media Network"),
        ("kind", "addendum"),
        ("relation", "amends"),
        ("amends", "۱۴۰۵-۰۰۰۱"),
    ];
    let page = manager.post("/agreements/new", &fields).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::parties(&mut tx, id_of(&page)).await.unwrap().len(), 2, "it has the parties of what it amends");
}

#[tokio::test]
async fn parties_are_added_ordered_given_people_removed_and_put_back() {
    let app = TestApp::new().await;
    own(&app).await;
    let officer = app.signed_in(Role::Officer).await;
    let id = recorded(&officer, "A title").await;
    let address = format!("/agreements/{id}/parties");
    let foundation = [("organisation", "Foundation"), ("organisation_id", "new"), ("role", "supporter")];
    officer.post(&address, &foundation).await.expect(303);
    officer.post(&address, &foundation[..1]).await.expect(422);
    let again = [("organisation", "Foundation"), ("role", "party")];
    officer.post(&address, &again).await.expect(422).sees("This organisation is a party already.");

    let parties = async || {
        let mut tx = app.app.db.read().await.unwrap();
        store::parties(&mut tx, id).await.unwrap()
    };
    let network = parties().await[1].organisation;
    let one = format!("{address}/{network}");
    let version = stored(&app, id).await.version().to_string();
    let fields = [
        ("version", &*version),
        ("role", "party"),
        ("position", "۵"),
        ("new_person", "Dr Sara Rad"),
        ("new_person_id", "new"),
        ("new_title", "Managing director"),
        ("as_signatory", "1"),
        ("new_may_sign", "1"),
    ];
    officer.post(&one, &fields[..4]).await.expect(422);
    officer.post(&one, &fields).await.expect(303);
    let party = parties().await.pop().unwrap();
    assert_eq!((party.organisation, party.position), (network, 5));
    let signatory = party.signatory.clone().unwrap();
    assert_eq!((signatory.title.as_str(), signatory.may_sign), ("Managing director", true));

    let undo = officer.post(&format!("{one}/remove"), &[]).await.expect(303);
    assert_eq!(parties().await.len(), 2);
    let flash = undo.headers.get("set-cookie").unwrap().to_str().unwrap().to_owned();
    let flash = flash.split(';').next().unwrap().trim_start_matches("flash=");
    let undo = tafahom::page::Flash::decode(flash).unwrap().undo.unwrap();
    officer.post(&undo, &[]).await.expect(303);
    assert_eq!(parties().await.pop().unwrap(), party, "as it was, with its signatory");
    officer.get(&one).await.expect(200).sees("Managing director");
}

#[tokio::test]
async fn the_pages_speak_one_language_at_a_time() {
    let app = TestApp::new().await;
    let officer = app.signed_in(Role::Officer).await;
    let id = recorded(&officer, "A title").await;
    for path in ["new".to_owned(), format!("{id}/edit"), format!("{id}/parties"), format!("{id}/steps/start_drafting")]
    {
        let page = officer.get(&format!("/agreements/{path}")).await.expect(200);
        let persian = page.words().chars().find(|c| ('\u{600}'..='\u{6ff}').contains(c));
        assert_eq!(persian, None, "{path}: {}", page.words());
        assert_eq!(page.count("h1"), 1, "{path}");
    }
}
