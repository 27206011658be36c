//! The settings of the installation.
use tafahom::documents::{Letterhead, Margins};
use tafahom::settings::{IdleLimits, emblem, store};
use tafahom::users::roles::Role;

use crate::app::TestApp;
use crate::engines;

/// The form as a browser sends it back: the defaults it was filled in from, and what was typed.
fn form<'a>(typed: [(&'a str, &'a str); 3]) -> Vec<(&'a str, &'a str)> {
    let was = [("was.idle_meeting", "30"), ("was.idle_drafting", "30"), ("was.idle_signing", "14")];
    was.into_iter().chain(typed).collect()
}

const TYPED: [(&str, &str); 3] = [("idle_meeting", "۲۰"), ("idle_drafting", "25"), ("idle_signing", "7")];

#[tokio::test]
async fn limits_have_defaults_until_the_administrator_changes_them() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let page = admin.get("/settings").await.expect(200);
    assert_eq!(page.attr("#idle_signing", "value").as_deref(), Some("14"));
    admin.post("/settings", &form(TYPED)).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    assert_eq!(store::idle_limits(&mut tx).await.unwrap(), IdleLimits { meeting: 20, drafting: 25, signing: 7 });
}

#[tokio::test]
async fn a_limit_that_is_no_number_of_days_is_refused_and_stays_in_its_field() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    for bad in ["", "0", "-3", "4000", "seven", "99999999999"] {
        let typed = [("idle_meeting", bad), ("idle_drafting", "30"), ("idle_signing", "14")];
        let page = admin.post("/settings", &form(typed)).await.expect(422);
        assert_eq!(page.attr("#idle_meeting", "value").as_deref(), Some(bad));
        assert_eq!(page.count(".field.bad"), 1, "{bad:?}");
    }
}

#[tokio::test]
async fn two_who_change_the_same_setting_choose_between_both_texts() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    admin.post("/settings", &form(TYPED)).await.expect(303);
    let late = [("idle_meeting", "30"), ("idle_drafting", "30"), ("idle_signing", "9")];
    let page = admin.post("/settings", &form(late)).await.expect(409);
    page.sees("admin user");
    assert_eq!(page.count("fieldset.versus"), 1, "only what both changed is asked");
    assert_eq!(
        page.attr("input[name='idle_meeting']", "value").as_deref(),
        Some("20"),
        "what only one changed is merged"
    );
}

/// A grey PNG of this size.
pub fn picture(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![7; (width * height) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

const PAPER: [(&str, &str); 7] = [
    ("organisation", "ادارهٔ کل تعاون"),
    ("unit", "معاونت تعاون"),
    ("signatories", "سارا کریمی، مدیر کل"),
    ("margin_top", "28"),
    ("margin_start", "30"),
    ("margin_bottom", "20"),
    ("margin_end", "20"),
];

/// The form as a browser sends it back the first time, with this margin at the end of lines.
fn paper(margin_end: &str) -> Vec<(&str, &str)> {
    let was = [
        ("was.organisation", ""),
        ("was.unit", ""),
        ("was.signatories", ""),
        ("was.margin_top", "25"),
        ("was.margin_start", "30"),
        ("was.margin_bottom", "20"),
        ("was.margin_end", "20"),
    ];
    let typed = PAPER.into_iter().map(|(name, value)| (name, if name == "margin_end" { margin_end } else { value }));
    was.into_iter().chain(typed).collect()
}

#[tokio::test]
async fn the_letterhead_is_kept_with_its_emblem_and_loses_it_when_asked() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let viewer = app.signed_in_as(Role::Viewer, "reader").await;
    viewer.get("/letterhead/emblem").await.expect(404);
    let png = picture(30, 20);
    admin.upload("/settings/letterhead", &paper("20"), "emblem", "arm.png", &png).await.expect(303);
    let mut tx = app.app.db.read().await.unwrap();
    let kept = store::letterhead(&mut tx).await.unwrap();
    drop(tx);
    assert_eq!((kept.organisation.as_str(), kept.unit.as_str()), ("ادارهٔ کل تعاون", "معاونت تعاون"));
    assert_eq!(kept.margins, Margins { top: 28, start: 30, bottom: 20, end: 20 });
    assert_eq!(kept.emblem.map(|emblem| (emblem.width, emblem.height)), Some((30, 20)));
    assert_eq!(viewer.get("/letterhead/emblem").await.expect(200).bytes, png);

    let again: Vec<_> = paper("20").into_iter().chain([("remove_emblem", "1")]).collect();
    admin.post("/settings/letterhead", &again).await.expect(303);
    viewer.get("/letterhead/emblem").await.expect(404);
}

#[tokio::test]
async fn what_is_no_picture_or_no_margin_is_refused_with_everything_kept() {
    let app = TestApp::new().await;
    let admin = app.signed_in(Role::Admin).await;
    let page = admin.upload("/settings/letterhead", &paper("20"), "emblem", "arm.png", b"GIF89a").await.expect(422);
    assert_eq!(page.count(".field.bad"), 1);
    assert_eq!(page.attr("#unit", "value").as_deref(), Some("معاونت تعاون"));
    for bad in ["", "4", "61", "two"] {
        let page = admin.post("/settings/letterhead", &paper(bad)).await.expect(422);
        assert_eq!(page.attr("#margin_end", "value").as_deref(), Some(bad));
        assert_eq!(page.count(".field.bad"), 1, "{bad:?}");
    }
}

#[tokio::test]
async fn settings_are_kept_alike_on_both_engines() {
    engines::on_each(|db| async move {
        let mut tx = db.write().await.unwrap();
        assert_eq!(store::idle_limits(&mut tx).await.unwrap(), IdleLimits::default());
        assert_eq!(store::letterhead(&mut tx).await.unwrap(), Letterhead::default());
        let limits = IdleLimits { meeting: 1, drafting: 2, signing: 3 };
        let emblem = emblem::read(picture(4, 5)).unwrap();
        for organisation in ["one", "two"] {
            let letterhead = Letterhead {
                organisation: organisation.into(),
                unit: "unit".into(),
                emblem: Some(emblem.clone()),
                margins: Margins { top: 10, start: 11, bottom: 12, end: 13 },
                signatories: "A\nB".into(),
            };
            store::save_idle_limits(&mut tx, &limits).await.unwrap();
            store::save_letterhead(&mut tx, &letterhead).await.unwrap();
            store::set_emblem(&mut tx, Some(&emblem), crate::app::the_day()).await.unwrap();
            assert_eq!(store::idle_limits(&mut tx).await.unwrap(), limits);
            assert_eq!(store::letterhead(&mut tx).await.unwrap(), letterhead);
        }
        store::set_emblem(&mut tx, None, crate::app::the_day()).await.unwrap();
        assert_eq!(store::emblem(&mut tx).await.unwrap(), None);
        tx.commit().await.unwrap();
    })
    .await;
}
