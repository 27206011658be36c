//! Recording an item as people do, with script and without, counted in clicks.
use tafahom::users::roles::Role;
use tafahom::words::{Lang, Words};

use crate::app::TestApp;
use crate::browser::{Browser, Options, browse};

/// The organisation and the agreement of the sample year that the item names.
const TEXT: &str = "گام تازه برای تعاونی‌ها\nکد خبر: ۷۷۱ - ۲۸ اردیبهشت ۱۴۰۵\nبه گزارش پیک تعاون، در نشست بنیاد مهرگان و دانشگاه صنعتی طالقان که \
    روز یکشنبه ۲۷ اردیبهشت ۱۴۰۵ برگزار شد، دو طرف دربارهٔ آموزش اعضای تعاونی‌ها گفت‌وگو کردند.";

async fn signed_in(b: &Browser, token: &str) -> Words {
    b.cookie("session", token).await;
    b.go("/").await;
    b.reset_clicks();
    Words::of(Lang::En)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_item_from_the_bookmark_takes_one_click_and_return() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    for javascript in [true, false] {
        let (token, url) = (token.clone(), format!("https://peyktaavon.example/{javascript}"));
        let text = TEXT.replace("۷۷۱", if javascript { "۷۷۱" } else { "۷۷۲" });
        browse(&base, Options { javascript, ..Options::desktop() }, |b| async move {
            let w = signed_in(&b, &token).await;
            // The click on the bookmark opens this address.
            let query = form_urlencoded::Serializer::new(String::new())
                .append_pair("url", &url)
                .append_pair("title", "گام تازه برای تعاونی‌ها | پیک تعاون")
                .append_pair("text", &if javascript { text } else { text.replace("اعضای", "مدیران") })
                .finish();
            b.go(&format!("/press/new?{query}")).await;
            b.see(w.reader.title()).await;
            assert_eq!(b.value(w.press.headline()).await, "گام تازه برای تعاونی‌ها");
            assert_eq!(b.value(w.press.outlet()).await, "پیک تعاون");
            assert_eq!(b.value(w.press.published_on()).await, "Monday 28 Ordibehesht 1405");
            assert!(b.count("input[name=agreement]").await >= 1, "something is suggested");
            b.focus(w.press.headline()).await;
            b.press("Enter").await;
            b.see(w.press.item_recorded()).await;
            b.see(&url).await;
            assert_eq!(b.clicks(), 1, "beside the click on the bookmark only Return");
        })
        .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_item_takes_four_clicks_from_the_desk() {
    let app = TestApp::with_sample_year().await;
    let base = app.serve().await;
    let token = app.signed_in_as(Role::Officer, "tester").await.token().to_owned();
    for javascript in [true, false] {
        let token = token.clone();
        let text = if javascript { TEXT.to_owned() } else { TEXT.replace("اعضای", "مدیران") };
        browse(&base, Options { javascript, ..Options::desktop() }, |b| async move {
            let w = signed_in(&b, &token).await;
            b.within("header.top").click(w.common.record()).await;
            b.within("header.top .panel").click(w.common.new_coverage()).await;
            b.within("main").see(w.reader.text()).await;
            b.fill(w.reader.text(), &text).await;
            b.within("main form").click(w.reader.read()).await;
            b.see(w.reader.title()).await;
            b.see("Sunday 27 Ordibehesht 1405").await;
            b.within("main form").click(w.common.submit()).await;
            b.see(w.press.item_recorded()).await;
            assert!(b.clicks() <= 4, "{} clicks", b.clicks());
            assert!(b.csp_violations().await.is_empty());
        })
        .await;
    }
}
