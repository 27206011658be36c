use tafahom::persian::{fold, fold_letters, fold_name, fold_org, near, nearest, persian_letters, sort_key};

#[test]
fn spellings_of_one_word_fold_alike() {
    for spellings in [
        &["تفاهم\u{200c}نامه", "تفاهمنامه", "تفاهم\u{ac}نامه", "تـفاهم\u{200f}نامه"][..],
        &["همکاری", "همكاري", "همكارى", "هَمکاریّ"],
        &["مدیر کل", "مُدیرِ كُلّ", " مدير\u{a0}\u{a0}كل "],
        &["دایره المعارف", "دايرة المعارف", "دایرهٔ المعارف", "دایرۀ المعارف"],
        &["امضا", "امضاء", "إمضا", "أمضا"],
        &["آقای احمدی", "اقای احمدي", "ا\u{653}قاي احمدی"],
        &["مسول", "مسؤل", "مسوءل"],
        &["۱۴۰۵/۰۲/۲۸", "1405/02/28", "١٤٠٥-٠٢-٢٨"],
        &["MoU", "mou", "ＭＯＵ"],
        &["لا", "ﻻ"],
        &["ریال", "﷼", "ريال"],
        &["رحمن", "رحمٰن"],
    ] {
        for spelling in spellings {
            assert_eq!(fold(spelling), fold(spellings[0]), "{spelling}");
        }
    }
}

#[test]
fn different_words_stay_different() {
    for (a, b) in [("تفاهم", "تفاهم نامه"), ("نامه", "نامی"), ("پرونده", "برنده"), ("گل", "کل")]
    {
        assert_ne!(fold(a), fold(b));
    }
}

#[test]
fn folded_text_is_lower_case_words_with_single_spaces() {
    assert_eq!(fold("  شناسه: MOU-1405/012، «نسخهٔ ۳»\n"), "شناسه mou 1405 012 نسخه 3");
    assert_eq!(fold("…!؟"), "");
    assert_eq!(fold("۱٬۲۳۴٬۵۶۷ ریال"), "1234567 ریال");
    assert_eq!(fold("ماده٬۲"), "ماده 2");
    assert_eq!(fold("İstanbul É"), "istanbul é");
}

#[test]
fn letterwise_folding_keeps_punctuation_for_clauses() {
    assert_eq!(fold_letters("مدیر كُل، «بنیاد» ۳٫۵"), "مدیر کل، «بنیاد» 3.5");
}

#[test]
fn the_letters_of_an_arabic_keyboard_become_persian_and_all_else_stays() {
    assert_eq!(persian_letters("كتاب‌هاي «مُدیرِ» علي، سنۀ ۱۴۰۵"), "کتاب‌های «مُدیرِ» علی، سنۀ ۱۴۰۵");
}

#[test]
fn folding_twice_changes_nothing_more() {
    for text in ["آقای دکتر الهی\u{200c}پور", "MOU-1405/012", "هیئت\u{200c}مدیره", "﷼ ۱٬۰۰۰"]
    {
        assert_eq!(fold(&fold(text)), fold(text));
    }
}

#[test]
fn persons_are_the_same_without_titles_and_spaces() {
    for names in [
        &["سید مجتبی حسینی", "سیدمجتبی حسینی", "جناب آقای سید مجتبی حسيني", "مجتبی حسینی"][..],
        &["محمد علی محمد", "دکتر محمدعلی محمد", "آقای دکتر محمد\u{200c}علی محمد"],
        &["رقیه سادات الهی\u{200c}پور", "سرکار خانم مهندس رقیه سادات الهیپور"],
        &["رضا دادفر", "حجت\u{200c}الاسلام والمسلمین رضا دادفر", "حجت الاسلام و المسلمین حاج رضا دادفر"],
        &["رضا دادفر", "آیت\u{200c}الله رضا دادفر", "آیت الله رضا دادفر", "آیة الله رضا دادفر"],
        &["Sara Amini", "Dr. Sara  Amini", "mrs sara amini"],
    ] {
        for name in names {
            assert_eq!(fold_name(name), fold_name(names[0]), "{name}");
        }
    }
}

#[test]
fn a_name_that_only_looks_like_a_title_is_kept() {
    assert_eq!(fold_name("سیدی"), "سیدی");
    assert_eq!(fold_name("سیدان"), "سیدان");
    assert_eq!(fold_name("مهندس"), "مهندس");
    assert_eq!(fold_name("حجت کریمی"), "حجتکریمی");
    assert_eq!(fold_name("علی استاد"), "علیاستاد");
    assert_eq!(fold_name(""), "");
}

#[test]
fn organisations_are_the_same_without_spaces() {
    let names = ["شبکه تعاون‌گران", "شبکهٔ تعاون گران", "شبكه تعاونگران"];
    assert!(names.iter().all(|name| fold_org(name) == "شبکهتعاونگران"));
}

#[test]
fn text_is_sorted_as_a_persian_reader_expects() {
    let ordered = [
        "",
        "۲ نامه",
        "۱۰ نامه",
        "آب",
        "ابر",
        "پدر",
        "تهران",
        "چاپ",
        "حج",
        "ژاله",
        "سال",
        "كار",
        "کارمند",
        "گل",
        "ماده ۲",
        "ماده ۱۰",
        "ماده ۱۰ الف",
        "ماده ۱۴۰۵۰۲۲۸۱۴۰۵۰۲۲۸۱۴۰۵",
        "مادها",
        "نامه",
        "واحد",
        "هدف",
        "يک",
        "alpha",
        "MoU",
        "Ζeta",
    ];
    let keys = ordered.map(sort_key);
    for (pair, names) in keys.windows(2).zip(ordered.windows(2)) {
        assert!(pair[0] < pair[1], "{names:?} {pair:?}");
    }
}

#[test]
fn a_sort_key_ignores_how_a_word_was_typed() {
    assert_eq!(sort_key("تفاهم\u{200c}نامه"), sort_key("تفاهمنامه"));
    assert_eq!(sort_key("همكاري ٠٢"), sort_key("همکاری ۲"));
    assert_ne!(sort_key("آب"), sort_key("اب"));
}

#[test]
fn a_sort_key_has_only_characters_every_collation_orders_alike() {
    let key = sort_key("آیین‌نامهٔ ۱۲ (MoU) – Ζ");
    assert!(!key.is_empty());
    assert!(key.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')), "{key}");
}

#[test]
fn likeness_runs_from_nothing_to_the_same() {
    assert_eq!(near("بنیاد توسعه", "بنياد توسعهٔ"), 1.0);
    assert_eq!(near("بنیاد", "کرج"), 0.0);
    assert_eq!(near("", ""), 0.0);
    let (slip, other) = (near("شهرداری کرج", "شهردای کرج"), near("شهرداری کرج", "استانداری البرز"));
    assert!(slip > 0.7 && slip < 1.0 && other < slip, "{slip} {other}");
}

#[test]
fn the_nearest_names_come_best_first_and_strangers_not_at_all() {
    let parties = ["استانداری البرز", "شهرداری کرج", "شهرداری فردیس", "بنیاد توسعهٔ کارآفرینی و تعاون", "شبکهٔ تعاون"];
    assert_eq!(nearest("شهردارى كرچ", parties, 3), ["شهرداری کرج", "شهرداری فردیس"]);
    assert_eq!(nearest("شهرداری", parties, 1).len(), 1);
    assert_eq!(nearest("بنیاد توسعه کار آفرینی", parties, 2), ["بنیاد توسعهٔ کارآفرینی و تعاون"]);
    assert!(nearest("Xyz", parties, 3).is_empty());
    assert!(nearest("شهرداری", parties, 0).is_empty());
    let owned = nearest("شبکه تعاون", parties.map(String::from), 1);
    assert_eq!(owned, ["شبکهٔ تعاون"]);
}
