//! Agreements: the story of their store on both engines, and their pages.
use tafahom::agreements::facts::Facts;
use tafahom::agreements::lifecycle::{Stage, Step};
use tafahom::agreements::needs::Need;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::take::Given;
use tafahom::agreements::{AgreementKind, Awaited, Content, NextStep, PartyRole, Relation, store};
use tafahom::db::{Db, StoreError, Tx};
use tafahom::ids::{OrganisationId, UserId};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::Lang;

use crate::app::the_day;
use crate::engines;

/// A user of that name, recorded.
pub async fn user(tx: &mut Tx, username: &str) -> UserId {
    let user = User {
        id: UserId::new(),
        username: username.into(),
        name: format!("{username} user"),
        post: String::new(),
        role: Role::Officer,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        active: true,
        has_password: false,
        version: 1,
    };
    tafahom::users::store::insert(tx, &user, the_day()).await.unwrap();
    user.id
}

/// An agreement with nothing but a title and an owner.
pub fn content(title: &str, owner: Option<UserId>) -> Content {
    Content {
        title: title.into(),
        kind: AgreementKind::Mou,
        subject: String::new(),
        aims: String::new(),
        owner,
        confidential: false,
        next: NextStep::default(),
        letters: String::new(),
        tags: String::new(),
        relates_to: None,
        team: Vec::new(),
    }
}

/// A user as a request has them.
pub fn actor(id: UserId, role: Role) -> Actor {
    Actor {
        id,
        name: "Somebody".into(),
        post: String::new(),
        role,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    }
}

async fn organisation(tx: &mut Tx, name: &str) -> OrganisationId {
    let id = OrganisationId::new();
    tx.run(
        "INSERT INTO organisations (id, name, kind, folded, sort_key, created_at, updated_at)
         VALUES ($1, $2, 'media', $2, $2, $3, $3)",
        &[&id, &name, &the_day()],
    )
    .await
    .unwrap();
    id
}

#[tokio::test]
async fn agreements_are_kept_found_changed_and_hidden() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let (owner, other) = (user(&mut tx, "owner").await, user(&mut tx, "other").await);
        let (mine, theirs) = (Sight::of(&actor(owner, Role::Officer)), Sight::of(&actor(other, Role::Officer)));

        let plain = content("همکاری رسانه‌ای", Some(owner));
        let first = store::insert(&mut tx, &plain, owner, the_day()).await.unwrap();
        let mut secret = content("Secret", Some(owner));
        secret.confidential = true;
        secret.relates_to = Some((Relation::Renews, first));
        let second = store::insert(&mut tx, &secret, owner, the_day()).await.unwrap();
        let found = store::find(&mut tx, first, &mine).await.unwrap();
        assert_eq!((found.reference(), found.stage(), found.version()), ("1405-0001", Stage::Meeting, 1));
        assert_eq!((found.owner_name(), found.stage_since().to_string()), ("owner user", "2026-05-18".into()));
        let hidden = store::find(&mut tx, second, &mine).await.unwrap();
        assert_eq!((hidden.reference(), hidden.content()), ("1405-0002", &secret));

        assert!(matches!(store::find(&mut tx, second, &theirs).await, Err(StoreError::NotFound)));
        assert_eq!(store::titles(&mut tx, &theirs).await.unwrap(), [(first, "1405-0001 — همکاری رسانه‌ای".to_owned())]);
        assert_eq!(store::referring(&mut tx, first, &theirs).await.unwrap(), []);
        assert_eq!(store::referring(&mut tx, first, &mine).await.unwrap()[0].1, second);

        let mut changed = secret.clone();
        changed.team = vec![other];
        changed.next = NextStep { text: "Call".into(), awaited: Some(Awaited::Us), ..NextStep::default() };
        store::update(&mut tx, &hidden, &changed, the_day()).await.unwrap();
        assert_eq!(store::find(&mut tx, second, &theirs).await.unwrap().content(), &changed, "the team sees it");
        let late = store::update(&mut tx, &hidden, &secret, the_day()).await;
        assert!(matches!(late, Err(StoreError::Stale)), "somebody saved meanwhile");

        let now = store::find(&mut tx, first, &mine).await.unwrap();
        store::delete(&mut tx, &now, the_day()).await.unwrap();
        assert!(matches!(store::find(&mut tx, first, &mine).await, Err(StoreError::NotFound)));
        store::restore(&mut tx, first, the_day()).await.unwrap();
        assert!(store::find(&mut tx, first, &mine).await.is_ok());
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn parties_keep_their_order_and_steps_their_history() {
    engines::on_each(async |db: Db| {
        let mut tx = db.write().await.unwrap();
        let owner = user(&mut tx, "owner").await;
        let sight = Sight::of(&actor(owner, Role::Manager));
        let id = store::insert(&mut tx, &content("A title", Some(owner)), owner, the_day()).await.unwrap();
        let (a, b) = (organisation(&mut tx, "A").await, organisation(&mut tx, "B").await);
        assert!(store::add_party(&mut tx, id, a, PartyRole::FirstParty).await.unwrap());
        assert!(store::add_party(&mut tx, id, b, PartyRole::Party).await.unwrap());
        assert!(!store::add_party(&mut tx, id, b, PartyRole::Party).await.unwrap(), "once is enough");
        let names = async |tx: &mut Tx| {
            let parties = store::parties(tx, id).await.unwrap();
            parties.into_iter().map(|party| (party.name, party.position)).collect::<Vec<_>>()
        };
        assert_eq!(names(&mut tx).await, [("A".to_owned(), 1), ("B".to_owned(), 2)]);
        store::update_party(&mut tx, id, a, (3, PartyRole::Witness), (None, None)).await.unwrap();
        assert_eq!(names(&mut tx).await, [("B".to_owned(), 2), ("A".to_owned(), 3)]);
        assert_eq!(store::parties_of(&mut tx, &[id]).await.unwrap()[&id].len(), 2);
        store::remove_party(&mut tx, id, a).await.unwrap();
        assert_eq!(names(&mut tx).await, [("B".to_owned(), 2)]);

        let was = store::find(&mut tx, id, &sight).await.unwrap();
        let given = Given { pass_reason: "At once.".into(), ..Given::default() };
        let taken = was.take(Step::StartDrafting, &actor(owner, Role::Manager), &Facts::default(), &given, the_day());
        let taken = taken.unwrap();
        store::advance(&mut tx, &was, &taken).await.unwrap();
        assert!(matches!(store::advance(&mut tx, &was, &taken).await, Err(StoreError::Stale)), "once only");
        let now = store::find(&mut tx, id, &sight).await.unwrap();
        assert_eq!((now.stage(), now.version()), (Stage::Drafting, taken.agreement.version()));
        let history = store::history(&mut tx, id).await.unwrap();
        assert_eq!((history.len(), history[0].entry.step), (2, None));
        assert_eq!(history[1].entry, taken.entry);
        assert_eq!(history[1].entry.unmet, [Need::Owner, Need::TwoParties, Need::DecidedInMeeting]);
        assert_eq!(history[1].by_name, "owner user");
        tx.commit().await.unwrap();
    })
    .await;
}
