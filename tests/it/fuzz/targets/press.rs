//! The press reader: address, title and text of an article, as somebody pastes them.
use tafahom::ids::{OrganisationId, OutletId, PersonId};
use tafahom::persian::Jalali;
use tafahom::press::reader::{Item, Known, KnownOrganisation, KnownPerson, fingerprint, read};
use tafahom::press::{Licensed, Outlet, OutletKind};

use super::{text, texts, today};
use crate::fuzz::engine::{Shape, Target};

pub const TARGETS: &[Target] =
    &[Target { name: "press", shape: Shape::Text, seeds: articles, tokens: TOKENS, holds: reads_articles }];

const TOKENS: &[&str] = &[
    "\0",
    "\n",
    "دوشنبه",
    "۲۸ اردیبهشت ۱۴۰۵",
    "۱۴۰۵/۰۲/۲۸",
    "18 May 2026",
    "کد خبر:",
    "ساعت ۱۰:۳۰",
    "به گزارش",
    "خبرگزاری",
    "تفاهم‌نامه",
    "امضا شد",
    "به امضا رسید",
    "مدیرکل",
    "معاون",
    "آقای",
    "مهندس",
    "اداره کل",
    "بنیاد",
    "، ",
    "؛",
    "«",
    "»",
    ":",
    "#",
    "- ",
    "…",
    "\u{200c}",
    "دیروز",
    "هفته گذشته",
    "تا",
    "و",
    "نشست",
    "جلسه",
    "شرکت تعاونی",
];

// Address, title and text, divided by NUL.
fn articles() -> Vec<Vec<u8>> {
    texts(&[
        "https://shabakehtaavon.ir/news/12\0چراغ سبز سه نهاد به نگارش تفاهم‌نامه | شبکه تعاون\0\
         دوشنبه ۲۸ اردیبهشت ۱۴۰۵ – ساعت ۱۰:۳۰\nچراغ سبز سه نهاد به نگارش تفاهم‌نامه\n\
         به گزارش شبکه تعاون، نشست مشترک اداره کل تعاون، کار و رفاه اجتماعی استان البرز با حضور مهندس علی رضایی، معاون \
         تعاون، و دکتر مریم احمدی، مدیرعامل بنیاد توسعه کارآفرینی و تعاون برگزار شد. در این نشست مقرر شد متن تفاهم‌نامه \
         تا پایان هفته آینده نوشته شود.",
        "\0\0تفاهم‌نامه همکاری میان دانشگاه خوارزمی و اتاق تعاون البرز روز سه‌شنبه (۱۴۰۵/۰۲/۲۲) به امضا رسید.",
        "https://example.ir/en/5\0\0MoU signed, 18 May 2026. The director general Mr. Ali Rezaei said …",
        "https://example.ir\0هراغ سبز\0",
    ])
}

fn known() -> Known {
    Known {
        outlets: vec![Outlet {
            id: OutletId::new(),
            name: "شبکه تعاون".into(),
            kind: OutletKind::NewsSite,
            site: "shabakehtaavon.ir".into(),
            licensed: Licensed::Yes,
            note: String::new(),
            version: 1,
        }],
        organisations: vec![KnownOrganisation {
            id: OrganisationId::new(),
            name: "اداره کل تعاون، کار و رفاه اجتماعی استان البرز".into(),
            short_name: "تعاون البرز".into(),
            own: true,
        }],
        people: vec![KnownPerson {
            id: PersonId::new(), name: "علی رضایی".into(), honorific: "مهندس".into()
        }],
    }
}

fn reads_articles(bytes: &[u8]) {
    let whole = text(bytes);
    let mut parts = whole.splitn(3, '\0');
    let [url, title, text] = [(); 3].map(|()| parts.next().unwrap_or(""));
    let known = known();
    let reading = read(Item { url, title, text }, &known, today());
    for day in reading.published_on.iter().chain(&reading.event_on) {
        assert!(Jalali::from(day.value).is_supported(), "{}", day.value);
        assert!((1900..2200).contains(&chrono::Datelike::year(&day.value)), "{}", day.value);
    }
    let time = reading.published_time.as_str();
    assert!(time.is_empty() || (time.len() == 5 && time.as_bytes()[2] == b':'), "{time:?}");
    if let Some(headline) = &reading.headline {
        assert!(!headline.value.trim().is_empty());
    }
    // What is read is read out of the article, and nothing is made up.
    for organisation in &reading.organisations {
        assert!(!organisation.name.trim().is_empty());
        assert!(organisation.id.is_none_or(|id| known.organisations.iter().any(|own| own.id == id)));
    }
    for person in &reading.people {
        assert!(!person.name.trim().is_empty());
        assert!(person.id.is_none_or(|id| known.people.iter().any(|own| own.id == id)));
    }
    let again = read(Item { url, title, text }, &known, today());
    assert_eq!(format!("{:?}", again.headline), format!("{:?}", reading.headline));
    assert_eq!(fingerprint(text), fingerprint(text));
}
