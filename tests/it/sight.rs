//! What hangs on a confidential agreement is as invisible as itself.
use tafahom::agreements::sight::Sight;
use tafahom::press::{self, NewCoverage};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::{agreements, meetings, users};

use crate::app::TestApp;

/// The manager of the sample year, who looks after its confidential agreement.
pub async fn manager(app: &TestApp) -> Actor {
    let mut tx = app.app.db.read().await.unwrap();
    let user = users::store::list(&mut tx).await.unwrap().into_iter().find(|user| user.username == "manager").unwrap();
    let users::User { id, name, post, role, language, theme, density, .. } = user;
    Actor { id, name, post, role, language, theme, density, session: String::new() }
}

#[tokio::test]
async fn press_that_names_only_a_hidden_meeting_is_hidden_with_it() {
    let app = TestApp::with_sample_year().await;
    let manager = manager(&app).await;
    let sight = Sight::of(&manager);
    let mut tx = app.app.db.write().await.unwrap();
    let titles = agreements::store::titles(&mut tx, &sight).await.unwrap();
    let (hidden, _) = titles.iter().find(|(_, title)| title.contains("ادغام دو اتحادیه")).unwrap();
    let meeting = meetings::store::of_agreement(&mut tx, *hidden, &sight).await.unwrap().remove(0);
    let outlet = press::store::outlets(&mut tx).await.unwrap().remove(0);
    let new = NewCoverage {
        outlet: outlet.id,
        headline: "Two unions to become one".into(),
        url: String::new(),
        published_on: app.app.clock.today(),
        published_time: String::new(),
        reporter: String::new(),
        tone: None,
        excerpt: String::new(),
        kept_text: String::new(),
        republished_from: None,
        agreements: Vec::new(),
        meetings: vec![meeting.id],
    };
    let id = press::store::insert(&mut tx, &new, manager.id, app.app.clock.now()).await.unwrap();
    tx.commit().await.unwrap();

    let (viewer, boss) = (app.signed_in_as(Role::Viewer, "v").await, app.signed_in_as(Role::Manager, "m").await);
    viewer.get(&format!("/press/{id}")).await.expect(404);
    assert!(!viewer.get("/press").await.text().contains("Two unions"));
    boss.get(&format!("/press/{id}")).await.expect(200).sees("Two unions");
    boss.get("/press").await.sees("Two unions");
}
