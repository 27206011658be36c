//! Actions, wherever they were born.
use tafahom::actions::store::{self, Filter};
use tafahom::actions::{NewAction, Responsible, Tab};
use tafahom::agreements::sight::Sight;
use tafahom::db::Db;
use tafahom::ids::ActionId;
use tafahom::users::roles::Role;

use crate::app::the_day;
use crate::engines;
use crate::meetings::{agreement, day, organisation, person, user};

async fn the_story_of_actions(db: Db) {
    let (now, today) = (the_day(), day("2026-05-18"));
    let mut tx = db.write().await.unwrap();
    let officer = user(&mut tx, "officer", Role::Officer).await;
    let other = user(&mut tx, "other", Role::Viewer).await;
    let sight = Sight::of(&officer);
    let us = organisation(&mut tx, "ما", true).await;
    let them = organisation(&mut tx, "آنان", false).await;
    let (ali, _) = person(&mut tx, "علی", us, "معاون").await;
    let (sara, _) = person(&mut tx, "سارا", them, "مدیر").await;
    let open = agreement(&mut tx, 1, "باز", officer.id, false).await;
    let secret = agreement(&mut tx, 2, "بسته", officer.id, true).await;

    let mut put = Vec::new();
    for (text, who, due, about) in [
        ("mine", Some(Responsible::User(officer.id)), Some("2026-05-17"), Some(open)),
        ("ali", Some(Responsible::Person(ali)), Some("2026-05-20"), None),
        ("us", Some(Responsible::Organisation(us)), None, None),
        ("nobody", None, None, None),
        ("sara", Some(Responsible::Person(sara)), Some("2026-05-16"), Some(secret)),
        ("them", Some(Responsible::Organisation(them)), Some("2026-06-01"), Some(open)),
    ] {
        let action = NewAction {
            id: ActionId::new(),
            text: text.into(),
            responsible: who,
            due_on: due.map(day),
            agreement: about,
            meeting: None,
            decision: None,
            created_by: officer.id,
        };
        store::insert(&mut tx, &action, now).await.unwrap();
        put.push(action);
    }
    for (tab, expected) in [
        (Tab::Mine, vec!["mine"]),
        (Tab::Ours, vec!["mine", "ali", "us", "nobody"]),
        (Tab::Theirs, vec!["sara", "them"]),
        (Tab::Overdue, vec!["sara", "mine"]),
        (Tab::All, vec!["sara", "mine", "ali", "them", "us", "nobody"]),
        (Tab::Done, vec![]),
    ] {
        let filter = Filter { tab, reader: officer.id, today };
        let lines = store::list(&mut tx, &filter, 1, &sight).await.unwrap();
        assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), expected, "{tab:?}");
        assert_eq!(store::count(&mut tx, &filter, &sight).await.unwrap(), expected.len() as i64);
    }
    // What serves a confidential agreement is not there for others, not even in a count.
    let all = Filter { tab: Tab::All, reader: other.id, today };
    assert_eq!(store::count(&mut tx, &all, &Sight::of(&other)).await.unwrap(), 5);
    assert_eq!(store::open_of_organisation(&mut tx, them, &sight).await.unwrap().len(), 2);
    assert_eq!(store::open_of_organisation(&mut tx, them, &Sight::of(&other)).await.unwrap().len(), 1);
    assert_eq!(store::overdue(&mut tx, today, &sight).await.unwrap()[0].days_late(today), Some(2));
    assert_eq!(store::open_of_agreement(&mut tx, open).await.unwrap().len(), 2);

    let id = put[0].id;
    assert!(store::mark_done(&mut tx, id, today, "", officer.id, now).await.unwrap());
    assert!(!store::mark_done(&mut tx, id, today, "", officer.id, now).await.unwrap(), "done once");
    assert!(store::of_user(&mut tx, officer.id, &sight).await.unwrap().is_empty());
    assert!(store::mark_undone(&mut tx, id, now).await.unwrap());
    let found = store::find(&mut tx, id, &sight).await.unwrap();
    assert_eq!((found.responsible_name.as_str(), found.version), ("officer", 3));
    store::postpone(&mut tx, &found, day("2026-05-30"), now).await.unwrap();
    assert!(store::postpone(&mut tx, &found, day("2026-05-30"), now).await.is_err(), "stale");
}

#[tokio::test]
async fn actions_are_ours_or_theirs_alike_on_both_engines() {
    engines::on_each(the_story_of_actions).await;
}
