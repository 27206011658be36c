//! Finding something, counted in clicks from the desk.
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

/// What is half remembered, and what is meant.
const REMEMBERED: &[(&str, &str)] = &[
    ("همكاري رسانه اي", "همکاری رسانه‌ای برای روایت بخش تعاون"),
    ("گل وگیاه هشتگرد", "صادرات گل و گیاه تعاونی‌های هشتگرد"),
    ("نيك سرشت", "دکتر مهرداد نیک‌سرشت"),
    ("هیات مدیره", "عضو هیئت‌مدیره"),
    ("حمل و نقل رهنورد", "شرکت تعاونی حمل‌ونقل رهنورد"),
    ("کارگروه مشترک", "کارگروه مشترک با یک نماینده از هر طرف تشکیل شود."),
    ("زنجیره ارزش", "زنجیرهٔ ارزش زعفران طالقان"),
    ("نسخه‌ی امضا شده", "نسخهٔ امضاشده.pdf"),
];

async fn at_the_desk(b: &Browser, token: &str) {
    b.cookie("session", token).await;
    b.go("/").await;
    b.within("main").see(Words::of(Lang::En).common.desk()).await;
    b.reset_clicks();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_half_remembered_word_takes_control_k_and_enter_under_a_persian_keyboard() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        at_the_desk(&b, &token).await;
        b.press_control("KeyK", "ن").await;
        b.type_text("همكاري رسانه اي").await;
        b.press("Enter").await;
        b.within("main").see("همکاری رسانه‌ای برای روایت بخش تعاون").await;
        assert_eq!(b.clicks(), 1, "Enter alone");
        assert!(b.count("main mark").await > 0);
        assert_eq!(b.axe().await, Vec::<String>::new());
        assert_eq!(b.csp_violations().await, Vec::<String>::new());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_box_on_every_page_finds_without_script_in_a_click_and_enter() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::phone().without_javascript(), |b| async move {
        let w = Words::of(Lang::En);
        at_the_desk(&b, &token).await;
        for (typed, meant) in REMEMBERED {
            b.reset_clicks();
            b.within("header.top").fill(w.search.everywhere(), typed).await;
            b.press("Enter").await;
            b.within("main").see(meant).await;
            assert!(b.clicks() <= 2, "{typed}: {} clicks", b.clicks());
            assert!(!b.scroll_overflow().await, "{typed} scrolls sideways");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_pasted_into_the_box_becomes_a_press_item_in_four_clicks() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    for options in [Options::desktop(), Options::desktop().without_javascript()] {
        let token = token.clone();
        browse(&base, options, |b| async move {
            let w = Words::of(Lang::En);
            at_the_desk(&b, &token).await;
            b.within("header.top").fill(w.search.everywhere(), "https://news.example.ir/item/77").await;
            b.press("Enter").await;
            b.click(w.search.record_address()).await;
            assert_eq!(b.value(w.press.address()).await, "https://news.example.ir/item/77");
            assert!(b.clicks() <= 3, "one is left for the button: {}", b.clicks());
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slash_leads_to_the_box_unless_one_is_writing() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    browse(&base, Options::desktop(), |b| async move {
        at_the_desk(&b, &token).await;
        b.press("/").await;
        assert_eq!(b.run("return document.activeElement.id", &[]).await, "site-search");
        b.go("/search").await;
        b.focus(Words::of(Lang::En).search.words()).await;
        b.type_text("۱۲/۳").await;
        b.press("/").await;
        assert_eq!(b.run("return document.activeElement.id", &[]).await, "q");
    })
    .await;
}
