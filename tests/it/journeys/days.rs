//! Days as people type them, and names that nobody knows yet.
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::{at_the_desk, words};
use crate::app::TestApp;
use crate::browser::{Options, browse};

#[tokio::test(flavor = "multi_thread")]
async fn the_day_that_was_understood_stands_under_the_field() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        let w = Words::of(Lang::Fa);
        at_the_desk(&b, &token).await;
        b.within("footer").click(words().common.other_language()).await;
        b.see(w.common.desk()).await;
        b.go("/actions/new").await;
        for (typed, understood) in [
            ("۱۴۰۵/۹/۲۷", "جمعه ۲۷ آذر ۱۴۰۵"),
            ("1405-09-27", "جمعه ۲۷ آذر ۱۴۰۵"),
            ("٢٧/٩/١٤٠٥", "جمعه ۲۷ آذر ۱۴۰۵"),
            ("۲۷ آذر", "جمعه ۲۷ آذر ۱۴۰۵"),
            ("فردا", "سه‌شنبه ۲۹ اردیبهشت ۱۴۰۵"),
            ("۷ روز بعد", "دوشنبه ۴ خرداد ۱۴۰۵"),
            ("2026-12-18", "جمعه ۲۷ آذر ۱۴۰۵"),
        ] {
            b.fill(w.actions.due(), typed).await;
            b.within("output[for=due_on]").see(understood).await;
        }
        b.fill(w.actions.due(), "۳۱ مهر").await;
        let said = b.find("output[for=due_on].bad").await;
        let said = said.text().await.unwrap();
        assert!(said.contains("مهر") && said.contains("۳۰"), "{said}");
        assert_eq!(b.value(w.actions.due()).await, "۳۱ مهر", "what was typed stays");
        b.fill(w.actions.text(), "زنگ به بنیاد").await;
        b.within("main").click(w.common.save()).await;
        b.find("main [data-error-summary]").await;
        b.see(&said).await;
        assert_eq!(b.value(w.actions.due()).await, "۳۱ مهر");
        assert_eq!(b.value(w.actions.text()).await, "زنگ به بنیاد");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_typed_a_second_time_is_pointed_out_before_the_form_is_sent() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let officer = app.signed_in_as(Role::Officer, "tester").await;
    officer.post("/organisations", &[("name", "بنیاد کارآفرینی البرز")]).await.expect(303);
    let token = officer.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        let w = words();
        at_the_desk(&b, &token).await;
        b.go("/organisations/new").await;
        b.fill(w.parties.name(), "بنياد كارآفريني البرز").await;
        b.within(".field [role=status]").see("بنیاد کارآفرینی البرز").await;
        b.fill(w.parties.name(), "خانهٔ ریاضیات").await;
        b.dont_see("بنیاد کارآفرینی البرز").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_party_that_nobody_knows_is_created_with_the_agreement_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    for (javascript, party) in [(true, "Water Company of Alborz"), (false, "Museum of Alborz")] {
        let (token, title) = (token.clone(), format!("Agreement with the {party}"));
        let options = Options { javascript, ..Options::desktop() };
        browse(&base, options, |b| async move {
            let w = words();
            at_the_desk(&b, &token).await;
            b.go("/agreements/new").await;
            b.fill(w.agreements.title(), &title).await;
            b.fill(w.agreements.counterparty(), party).await;
            if javascript {
                b.click(&w.common.add_new(party)).await;
            }
            b.click(w.agreements.more()).await;
            b.fill(w.agreements.subject(), "Something useful").await;
            b.fill(w.agreements.next_due(), "27 Azar").await;
            b.within("main form").click(w.agreements.create()).await;
            if !javascript {
                b.see(w.common.did_you_mean()).await;
                assert_eq!(b.value(w.agreements.title()).await, title);
                assert_eq!(b.value(w.agreements.counterparty()).await, party);
                assert_eq!(b.value(w.agreements.subject()).await, "Something useful");
                assert_eq!(b.value(w.agreements.next_due()).await, "27 Azar");
                b.tick(&w.common.create_it(party)).await;
                b.within("main form").click(w.agreements.create()).await;
            }
            for said in [&*title, party, "Something useful", "27 Azar 1405"] {
                b.see(said).await;
            }
            b.go("/organisations").await;
            b.see(party).await;
        })
        .await;
    }
}
