//! Days with us and with them, and changes since the period before.
use chrono::TimeDelta;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::{AgreementKind, Awaited, Content, NextStep, store};
use tafahom::ids::OrganisationId;
use tafahom::persian::Period;
use tafahom::reports::{Asker, Question, status};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::{Lang, Words};

use super::{column, json, rows, user};
use crate::app::{TestApp, the_day};
use crate::engines;
use crate::papers::spring::{Records, day};

#[tokio::test]
async fn whom_an_agreement_awaits_is_kept_and_its_days_are_counted() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        let by = user(&mut tx).await;
        let mut records = Records { tx: &mut tx, user: by };
        let media = OrganisationId::from(records.organisation("Media").await);
        let next = |awaited, party| NextStep { text: "Text".into(), awaited, party, ..NextStep::default() };
        let mut content = Content {
            title: "Work".into(),
            kind: AgreementKind::Mou,
            subject: String::new(),
            aims: String::new(),
            owner: Some(by),
            confidential: false,
            next: next(Some(Awaited::Us), None),
            letters: String::new(),
            tags: String::new(),
            relates_to: None,
            team: Vec::new(),
        };
        let actor = Actor {
            id: by,
            name: "Sara".into(),
            post: String::new(),
            role: Role::Manager,
            language: Lang::En,
            theme: Theme::Auto,
            density: Density::Comfortable,
            session: String::new(),
        };
        let sight = Sight::of(&actor);
        // Seventeen days ago; with them twelve days later, said twice.
        let begun = the_day() - TimeDelta::days(17);
        let id = store::insert(&mut tx, &content, by, begun).await.unwrap();
        content.next = next(Some(Awaited::Party), Some(media));
        for title in ["Work", "Work, renamed"] {
            let was = store::find(&mut tx, id, &sight).await.unwrap();
            content.title = title.into();
            store::update(&mut tx, &was, &content, begun + TimeDelta::days(12)).await.unwrap();
        }
        tx.commit().await.unwrap();

        let mut tx = db.read().await.unwrap();
        let kept: (i64,) = tx.one("SELECT count(*) FROM awaits", &[]).await.unwrap();
        assert_eq!(kept.0, 2, "the same said again is no change");
        let today = day("2026-05-18");
        let asker = Asker { w: Words::of(Lang::En), today, sight, made_by: "Sara".into() };
        let ask = |period| Question {
            asker: asker.clone(),
            period,
            stage: None,
            party: None,
            owner: None,
            sections: Vec::new(),
        };
        let report = status::gather(&mut tx, ask(Period::month_of(today))).await.unwrap()();
        let section = report.section("longest").unwrap();
        let cells = |key: &str| section.table().unwrap().column(key).unwrap().cloned().collect::<Vec<_>>();
        let number = tafahom::documents::Cell::Number;
        assert_eq!((cells("days_with_us"), cells("days_with_them")), (vec![number(12)], vec![number(5)]));
        // Only the days of the period count.
        let range = Period::range(day("2026-05-10"), day("2026-05-15")).unwrap();
        let report = status::gather(&mut tx, ask(range)).await.unwrap()();
        let section = report.section("longest").unwrap();
        let cells = |key: &str| section.table().unwrap().column(key).unwrap().cloned().collect::<Vec<_>>();
        assert_eq!((cells("days_with_us"), cells("days_with_them")), (vec![number(3)], vec![number(2)]));
        // The figures alone are the figures of the report.
        let figures = status::gather_figures(&mut tx, ask(range)).await.unwrap()();
        let of = |facts: &[tafahom::documents::Fact]| facts.iter().map(|f| (f.key, f.cell.clone())).collect::<Vec<_>>();
        assert_eq!(of(&figures), of(report.section("summary").unwrap().figures()));
    })
    .await;
}

#[tokio::test]
async fn figures_are_compared_with_those_of_the_period_before() {
    let app = TestApp::new().await;
    let viewer = app.signed_in(Role::Viewer).await;
    super::with(&app, viewer.id, async |mut records| {
        records.spring().await;
    })
    .await;
    let [now, before] =
        [json(&viewer, "status", "period=1405-02").await, json(&viewer, "status", "period=1405-01").await];
    for row in rows(&now, "changes") {
        let key = row["figure"].as_str().unwrap();
        let figure = |report: &serde_json::Value| report["sections"]["summary"]["figures"][key].as_i64().unwrap();
        let (new, old) = (figure(&now), figure(&before));
        assert_eq!((row["now"].as_i64(), row["before"].as_i64()), (Some(new), Some(old)), "{key}");
        assert_eq!(row["change"].as_i64(), Some(new - old));
        let trend = if new > old {
            "rose"
        } else if new < old {
            "fell"
        } else {
            "same"
        };
        assert_eq!(row["trend"], trend, "{key}");
    }
    assert!(column(&now, "changes", "trend").contains(&"rose".to_owned()));
    let months = rows(&now, "months");
    assert_eq!(months.iter().filter_map(|row| row["signed"].as_i64()).sum::<i64>(), 1);
    assert_eq!(months[11]["came_into_force"], 1);
}
