//! A double click sends a form two times: it records once, and the second answer, which is the one
//! that is shown, leads to the same place with the same message and the same way back.
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use tafahom::users::roles::Role;

use super::{Filled, Kind, every_form, forms_on};
use crate::app::{Page, Person, TestApp};

/// Forms that end the session they come with, or belong to the one who is testing.
const OWN: &[&str] = &["/sign-out", "/me", "/me/password", "/me/devices/end"];

/// Forms without a receipt, where to hand them in again does the same again; and backups, whose work
/// goes on when they are answered.
const WITHOUT: &[&str] = &["/language next", "/me/second-factor", "/backups"];

/// Where an answer leads, and what it says there.
fn told(page: &Page) -> (u16, String, String) {
    let flash = page.set_cookies().into_iter().find_map(|cookie| {
        let value = cookie.strip_prefix("flash=")?.split(';').next()?.to_owned();
        String::from_utf8(URL_SAFE_NO_PAD.decode(value).ok()?).ok()
    });
    (page.status.as_u16(), page.location(), flash.unwrap_or_default())
}

/// Fills in what is empty and may have to be given.
fn completed(mut form: Filled) -> Filled {
    for field in &mut form.fields {
        match &field.kind {
            Kind::Text { is_day: true } if field.value.is_empty() => field.value = "1405/02/20".into(),
            Kind::Text { .. } if field.value.is_empty() => field.value = "12".into(),
            Kind::Choice(options) if field.value.is_empty() => {
                field.value = options.iter().find(|one| !one.is_empty()).cloned().unwrap_or_default();
            }
            _ => {}
        }
    }
    form.anew()
}

/// Acts that take a record away come last, so that the others find theirs.
fn takes_away(key: &str) -> bool {
    ["/delete", "/end", "/disable", "/void", "/remove", "/merge", "/discard", "/steps/"]
        .iter()
        .any(|word| key.contains(word))
}

async fn both(person: &Person<'_>, form: &Filled) -> Option<(Page, Page)> {
    let first = form.send(person).await;
    if first.status != 303 {
        return None;
    }
    Some((first, form.send(person).await))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_handed_in_twice_is_answered_twice_alike_with_its_message() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let mut forms: Vec<_> = every_form(&admin).await.into_iter().collect();
    forms.sort_by_key(|(key, _)| takes_away(key));
    let (mut wrong, mut answered, mut refused, mut undone) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for (key, (page, _)) in forms {
        if OWN.contains(&&*key) || WITHOUT.contains(&&*key) {
            continue;
        }
        let shown = admin.get(&page).await;
        let Some(form) = forms_on(&shown.text(), &page).into_iter().find(|form| form.key() == key) else { continue };
        if !form.fields.iter().any(|field| field.name == "form_id") {
            wrong.push(format!("{key} on {page} has no id"));
            continue;
        }
        let answers = match both(&admin, &form).await {
            Some(answers) => Some(answers),
            None => both(&admin, &completed(form)).await,
        };
        let Some((first, second)) = answers else {
            refused.push(key);
            continue;
        };
        if told(&first) != told(&second) {
            wrong.push(format!("{key}: {:?}, then {:?}", told(&first), told(&second)));
        }
        // The way back is a form too.
        let flash: Option<serde_json::Value> = serde_json::from_str(&told(&first).2).ok();
        if let Some(undo) = flash.as_ref().and_then(|flash| flash["undo"].as_str()) {
            let id = uuid::Uuid::new_v4().to_string();
            let (first, second) =
                (admin.post(undo, &[("form_id", &id)]).await, admin.post(undo, &[("form_id", &id)]).await);
            if first.status != 303 || told(&first) != told(&second) {
                wrong.push(format!("the undo of {key}: {:?}, then {:?}", told(&first), told(&second)));
            }
            undone += 1;
        }
        answered.push(key);
    }
    assert!(wrong.is_empty(), "{wrong:#?}\nrefused: {refused:#?}");
    assert!(answered.len() > 40 && undone > 10, "{} forms, {undone} undone; refused: {refused:#?}", answered.len());
}
