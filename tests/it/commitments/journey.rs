//! A clerk records what the media promised and what they delivered, in a real browser.
use tafahom::agreements::Content;
use tafahom::commitments::{Every, Mark, State};
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use super::pages::media_agreement;
use crate::agreement_views::content;
use crate::app::TestApp;
use crate::browser::{Options, browse};

async fn a_commitment_is_recorded_and_kept(options: Options) {
    let app = TestApp::new().await;
    let officer = app.signed_in_as(Role::Officer, "officer").await;
    let of = Content { title: "همکاری رسانه‌ای".into(), ..content("", officer.id) };
    let (id, _) = media_agreement(&app, &officer, of).await;
    let (base, token) = (app.serve().await, officer.token().to_owned());
    let scripts = options.javascript;
    browse(&base, options, |b| async move {
        // What assistive technology finds wrong; it looks by a script.
        let faults = async || if scripts { b.axe().await } else { Vec::new() };
        let w = Words::of(Lang::Fa);
        let (v, p) = (w.commitments, w.commitment_page);
        b.cookie("session", &token).await;
        b.go(&format!("/agreements/{id}")).await;
        b.within("footer").click(Words::of(Lang::En).common.other_language()).await;
        b.see(p.no_commitments()).await;
        b.within("#commitments").click(v.new_title()).await;
        assert_eq!(faults().await, Vec::<String>::new());
        b.fill(v.text(), "انتشار چهار گزارش در ماه").await;
        b.fill(v.obligor(), "Peyk media").await;
        b.fill(v.article(), "مادهٔ ۶").await;
        b.fill(v.every(), w.label(Every::Month)).await;
        b.fill(v.times(), "۴").await;
        b.within("main form").click(w.common.submit()).await;
        b.see(&v.was_recorded("انتشار چهار گزارش در ماه")).await;
        b.see(w.label(State::Overdue)).await;
        b.see(w.label(Mark::Missed)).await;
        b.fill(p.done_on(), "۲۰ فروردین").await;
        b.fill(p.pieces(), "۴").await;
        b.fill(p.note(), "چهار گزارش دربارهٔ زعفران").await;
        b.within("#evidence").click(p.record_evidence()).await;
        b.see(p.evidence_recorded()).await;
        b.see("چهار گزارش دربارهٔ زعفران").await;
        b.see(w.label(Mark::Met)).await;
        b.dont_see(w.label(Mark::Missed)).await;
        assert_eq!(faults().await, Vec::<String>::new());
        // The message takes it back.
        b.within(".flash").click(w.common.undo()).await;
        b.see(p.evidence_removed()).await;
        b.see(w.label(Mark::Missed)).await;
        b.go("/commitments?view=overdue").await;
        b.see(&v.count(1_i64)).await;
        assert_eq!(faults().await, Vec::<String>::new());
        b.within("main .tbl").click("انتشار چهار گزارش در ماه").await;
        b.see("مادهٔ ۶").await;
        assert!(!b.scroll_overflow().await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_records_a_commitment_and_what_was_done_for_it() {
    a_commitment_is_recorded_and_kept(Options::desktop()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_does_the_same_on_a_phone_without_javascript() {
    a_commitment_is_recorded_and_kept(Options::phone().without_javascript()).await;
}
