//! Items of our own, in the manner of news sites: days, outlets and headlines.
use super::{Case, FOUNDATION, NONE, OURS, UNIVERSITY};

pub const CASES: &[Case] = &[
    Case {
        name: "plain item with numbers for the day",
        text: "آموزش تعاونی‌ها با کمک دانشگاه\n\nبه گزارش پیک تعاون، در نشستی که روز یکشنبه ۲۷/۲/۱۴۰۵ در کرج برگزار شد، \
            بنیاد مهرگان و دانشگاه صنعتی طالقان دربارهٔ آموزش اعضای تعاونی‌ها گفت‌وگو کردند و قرار شد پیش‌نویس \
            تفاهم‌نامه تا پایان ماه آماده شود.",
        headline: "آموزش تعاونی‌ها با کمک دانشگاه",
        outlet: "پیک تعاون",
        event: Some((1405, 2, 27)),
        stage: "drafting",
        organisations: &[FOUNDATION, UNIVERSITY],
        ..NONE
    },
    Case {
        name: "Arabic letters and digits, no half-spaces",
        text: "امضاي تفاهمنامه همكاري آموزشي\nبه گزارش خبرگزاري البرزنگار، تفاهمنامه همكاري بنياد مهرگان و دانشگاه صنعتي طالقان \
            صبح روز شنبه ٢٦/٠٢/١٤٠٥ در محل دانشگاه با حضور دكتر ليلا صبوري معاون توسعه بنياد مهرگان به امضا رسيد و \
            مفاد آن براي اجرا به واحدهاي دو طرف ابلاغ شد.",
        headline: "امضاي تفاهمنامه همكاري آموزشي",
        outlet: "خبرگزاری البرزنگار",
        event: Some((1405, 2, 26)),
        stage: "signed",
        organisations: &[FOUNDATION, UNIVERSITY],
        people: &[("لیلا صبوری", "معاون توسعه", FOUNDATION)],
        ..NONE
    },
    Case {
        name: "wrong weekday",
        text: "دیدار مدیران تعاون و دانشگاه\nدر دیداری که سه شنبه ۲۷ اردیبهشت ۱۴۰۵ در دانشگاه صنعتی طالقان برگزار شد، دو طرف بر \
            تدوین برنامهٔ مشترک برای مهارت‌آموزی دانشجویان تأکید کردند.",
        headline: "دیدار مدیران تعاون و دانشگاه",
        event: Some((1405, 2, 27)),
        stage: "met",
        organisations: &[UNIVERSITY],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "no day at all",
        text: "همکاری برای بازار صنایع دستی\nبنیاد مهرگان برای گسترش بازار صنایع دستی تعاونی‌های بانوان برنامه‌ای تازه آماده کرده \
            است و از همکاری بخش خصوصی استقبال می‌کند.",
        headline: "همکاری برای بازار صنایع دستی",
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "day of publication below the headline, with its code",
        text: "نشست هم‌اندیشی تعاونی‌های روستایی برگزار شد\n۲۸ اردیبهشت ۱۴۰۵ - ۰۹:۴۵\nکد خبر: ۵۴۸۲۱۰\nنشست هم‌اندیشی تعاونی‌های \
            روستایی روز گذشته با حضور نمایندگان اتحادیه‌ها در سالن همایش‌های بنیاد مهرگان برگزار شد و راه‌های فروش مستقیم \
            بررسی شد.",
        headline: "نشست هم‌اندیشی تعاونی‌های روستایی برگزار شد",
        published: Some((1405, 2, 28)),
        event: Some((1405, 2, 27)),
        stage: "met",
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "the day on which the page is opened, above the headline",
        text: "امروز دوشنبه، ۲۸ اردیبهشت ۱۴۰۵\nصفحه نخست | درباره ما | تماس\nتفاهم‌نامهٔ صندوق حمایت و بنیاد مهرگان امضا شد\n\
            تفاهم‌نامهٔ حمایت مالی از تعاونی‌های دانش‌بنیان میان صندوق حمایت از نوآوری و بنیاد مهرگان در آیینی با حضور مدیران \
            دو طرف امضا شد.",
        headline: "تفاهم‌نامهٔ صندوق حمایت و بنیاد مهرگان امضا شد",
        stage: "signed",
        organisations: &[FOUNDATION, "صندوق حمایت از نوآوری"],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "no year, near",
        text: "توافق برای بیمهٔ اعضا\nبه گزارش پیک تعاون، جلسهٔ مشترک بنیاد مهرگان و نمایندگان شرکت‌های بیمه روز چهارشنبه ۲۳ \
            اردیبهشت‌ماه برگزار شد و دربارهٔ بیمهٔ تکمیلی اعضای تعاونی‌ها توافق شد.",
        headline: "توافق برای بیمهٔ اعضا",
        outlet: "پیک تعاون",
        event: Some((1405, 2, 23)),
        stage: "met",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "no year, and a weekday that does not fit the nearest",
        text: "توافق برای بیمهٔ کارگران\nجلسهٔ مشترک بنیاد مهرگان و نمایندگان شرکت‌های بیمه روز جمعه ۲۳ اردیبهشت‌ماه برگزار شد و \
            دربارهٔ بیمهٔ کارگران تعاونی‌ها گفت‌وگو شد.",
        headline: "توافق برای بیمهٔ کارگران",
        stage: "met",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "no year, still to come",
        text: "تفاهم‌نامهٔ رسانه و تعاون امضا می‌شود\nتفاهم‌نامهٔ همکاری بنیاد مهرگان و روزنامهٔ کرج امروز روز شنبه ۲ خرداد با \
            حضور مدیران دو مجموعه امضا می‌شود.",
        headline: "تفاهم‌نامهٔ رسانه و تعاون امضا می‌شود",
        event: Some((1405, 3, 2)),
        stage: "to_be_signed",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "the day of the event and a limit",
        text: "متن تفاهم‌نامه تا خرداد آماده می‌شود\nدر نشست روز ۲۲ اردیبهشت ۱۴۰۵ اداره کل تعاون البرز و بنیاد مهرگان مقرر شد نگارش متن \
            تفاهم‌نامه تا ۱۵ خرداد ۱۴۰۵ به پایان برسد و برای بررسی فرستاده شود.",
        headline: "متن تفاهم‌نامه تا خرداد آماده می‌شود",
        event: Some((1405, 2, 22)),
        stage: "drafting",
        organisations: &[OURS, FOUNDATION],
        ..NONE
    },
    Case {
        name: "two days that are as likely",
        text: "دو نشست در یک هفته\nبنیاد مهرگان روز ۲۰ اردیبهشت ۱۴۰۵ با نمایندگان تعاونی‌های مسکن جلسه داشت. نشست با مدیران بانک نیز \
            ۲۳ اردیبهشت ۱۴۰۵ در کرج برگزار شد.",
        headline: "دو نشست در یک هفته",
        stage: "met",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "a span of days",
        text: "نمایشگاه تعاون برگزار شد\nنمایشگاه توانمندی تعاونی‌ها ۲۳ و ۲۴ اردیبهشت ۱۴۰۵ با همکاری بنیاد مهرگان در کرج برگزار شد و \
            بیش از صد تعاونی در آن شرکت داشتند.",
        headline: "نمایشگاه تعاون برگزار شد",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "the day in words",
        text: "امضای تفاهم‌نامه با بنیاد مهرگان\nبه گزارش خبرنگار البرزنگار، تفاهم‌نامهٔ همکاری با بنیاد مهرگان بیست و چهارم اردیبهشت ماه سال \
            ۱۴۰۵ در مراسمی با حضور خبرنگاران به امضا رسید.",
        headline: "امضای تفاهم‌نامه با بنیاد مهرگان",
        outlet: "خبرگزاری البرزنگار",
        event: Some((1405, 2, 24)),
        stage: "signed",
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "a day that is none",
        text: "تفاهم‌نامه‌ای برای تعاونی‌های کشاورزی\nدر جلسه‌ای که ۱۴۰۴/۱۲/۳۰ برگزار شد، بنیاد مهرگان از نگارش متن تفاهم‌نامه‌ای برای \
            تعاونی‌های کشاورزی خبر داد.",
        headline: "تفاهم‌نامه‌ای برای تعاونی‌های کشاورزی",
        stage: "drafting",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "a two-digit year",
        text: "گزارش یک امضا\nتفاهم‌نامهٔ بنیاد مهرگان با دانشگاه صنعتی طالقان در تاریخ ۹۹/۱۲/۲۵ امضا شد و اکنون دورهٔ اجرای آن پایان \
            یافته است.",
        headline: "گزارش یک امضا",
        event: Some((1399, 12, 25)),
        stage: "signed",
        organisations: &[FOUNDATION, UNIVERSITY],
        ..NONE
    },
];
