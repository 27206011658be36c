//! Items of our own, in the manner of news sites: addresses, titles of pages, people, English.
use super::{Case, FOUNDATION, NONE, OURS, UNIVERSITY};

pub const CASES: &[Case] = &[
    Case {
        name: "known by its address, the day in it",
        url: "https://www.alborznegar.example/news/1405/02/27/8812",
        title: "گسترش همکاری بنیاد و دانشگاه - خبرگزاری البرزنگار",
        text: "گسترش همکاری بنیاد و دانشگاه\nبنیاد مهرگان و دانشگاه طالقان در نشستی مشترک بر گسترش همکاری در زمینهٔ کارآفرینی تأکید کردند \
            و کارگروهی برای پیگیری تشکیل دادند.",
        headline: "گسترش همکاری بنیاد و دانشگاه",
        outlet: "خبرگزاری البرزنگار",
        published: Some((1405, 2, 27)),
        stage: "met",
        organisations: &[FOUNDATION, UNIVERSITY],
        ..NONE
    },
    Case {
        name: "a centre with two fields, of a ministry, and universities named together",
        text: "تفاهم‌نامه میان وزارتخانه و دانشگاه‌ها\nدر نشست مشترک مرکز بررسی‌های راهبردی و آموزش وزارت کشور با دانشگاه صنعتی \
            طالقان، تفاهم‌نامه همکاری امضا شد.",
        headline: "تفاهم‌نامه میان وزارتخانه و دانشگاه‌ها",
        stage: "signed",
        organisations: &["مرکز بررسی‌های راهبردی و آموزش وزارت کشور", UNIVERSITY],
        ..NONE
    },
    Case {
        name: "only a title with the name of the site",
        title: "بنیاد مهرگان تفاهم‌نامه امضا کرد | پیک تعاون",
        headline: "بنیاد مهرگان تفاهم‌نامه امضا کرد",
        outlet: "پیک تعاون",
        stage: "signed",
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "on another site than the source it names",
        url: "https://another.example/1",
        text: "تعاونی‌های گل به بازار آنلاین پیوستند\nبه گزارش پیک تعاون، تعاونی‌های گل و گیاه استان با پشتیبانی بنیاد مهرگان فروشگاهی آنلاین \
            برای عرضهٔ مستقیم گل راه انداخته‌اند.",
        headline: "تعاونی‌های گل به بازار آنلاین پیوستند",
        outlet: "another.example",
        organisations: &[FOUNDATION],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "a public relations office is no outlet",
        text: "به گزارش روابط عمومی بنیاد مهرگان، در این جلسه که ۲۱ اردیبهشت ۱۴۰۵ برگزار شد، برنامهٔ سال تازه بررسی شد و دربارهٔ همکاری \
            با رسانه‌ها تصمیم‌هایی گرفته شد.",
        event: Some((1405, 2, 21)),
        stage: "met",
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "an agency by its one word",
        text: "رونمایی از سامانهٔ تعاونی‌ها\nبه گزارش ایسنا، سامانهٔ ثبت تعاونی‌ها با همکاری دانشگاه صنعتی طالقان رونمایی شد و از این پس \
            درخواست‌ها برخط ثبت می‌شود.",
        headline: "رونمایی از سامانهٔ تعاونی‌ها",
        outlet: "ایسنا",
        organisations: &[UNIVERSITY],
        ..NONE
    },
    Case {
        name: "a new outlet by the word for its kind",
        text: "### کارگاه روایت‌گری برای تعاونی‌ها\n\nبه گزارش پایگاه خبری ساوجبلاغ نو، کارگاه روایت‌گری تعاونی‌ها روز پنجشنبه ۲۴ اردیبهشت \
            ۱۴۰۵ برگزار شد و بنیاد مهرگان میزبان آن بود.",
        headline: "کارگاه روایت‌گری برای تعاونی‌ها",
        outlet: "پایگاه خبری ساوجبلاغ نو",
        event: Some((1405, 2, 24)),
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "two signatories with their posts",
        text: "پژوهش مشترک دانشگاه و صنعت\nدر این مراسم که ۲۵ اردیبهشت ۱۴۰۵ برگزار شد، تفاهم‌نامه به امضای دکتر کیان رهنما، رئیس پارک علم و \
            فناوری دماوند غرب و مهندس نوید فرهمند، مدیرعامل شرکت فولاد سپیدرود رسید.",
        headline: "پژوهش مشترک دانشگاه و صنعت",
        event: Some((1405, 2, 25)),
        stage: "signed",
        organisations: &["پارک علم و فناوری دماوند غرب", "شرکت فولاد سپیدرود"],
        people: &[
            ("کیان رهنما", "رئیس", "پارک علم و فناوری دماوند غرب"),
            ("نوید فرهمند", "مدیرعامل", "شرکت فولاد سپیدرود"),
        ],
        ..NONE
    },
    Case {
        name: "people we know and others, without half-spaces",
        text: "رسانهها در خدمت تعاون\nبه گزارش پیک تعاون، در این نشست سیدهادی موقر، مدیررسانه شبکه پیام تعاون و رقیه سادات الوندی، مدیرخبری شبکه \
            پیام تعاون با دکتر آرش محمدپور، معاون تعاون اداره کل تعاون البرز به گفتگو نشستند.",
        headline: "رسانهها در خدمت تعاون",
        outlet: "پیک تعاون",
        stage: "met",
        organisations: &[OURS, "شبکه پیام تعاون"],
        people: &[
            ("آرش محمدپور", "معاون تعاون", OURS),
            ("سیدهادی موقر", "مدیررسانه", "شبکه پیام تعاون"),
            ("رقیه سادات الوندی", "مدیرخبری", "شبکه پیام تعاون"),
        ],
        ..NONE
    },
    Case {
        name: "several who stand for their side",
        text: "تفاهم نامه هاي جداگانه با سه دانشگاه\nدر اين ديدار دكتر رستگار به نمايندگي وزارت كشور با دكتر سپهري رئيس دانشگاه زنجان و با دانشگاه \
            سمنان به نمايندگي دكتر نورايي رئيس دانشگاه، تفاهم نامه همكاري امضا كردند.",
        headline: "تفاهم نامه هاي جداگانه با سه دانشگاه",
        stage: "signed",
        organisations: &["وزارت كشور", "دانشگاه زنجان", "دانشگاه سمنان"],
        people: &[
            ("رستگار", "", "وزارت كشور"),
            ("سپهري", "رئيس", "دانشگاه زنجان"),
            ("نورايي", "رئيس", "دانشگاه سمنان"),
        ],
        ..NONE
    },
    Case {
        name: "a headline that lost its first letter, given twice",
        text: "مضای تفاهم‌نامهٔ تعاون و بانک - نمایش محتوای خبر\nمضای تفاهم‌نامهٔ تعاون و بانک\nدر آیین امضای این تفاهم‌نامه میان بنیاد مهرگان و بانک \
            توسعهٔ محلی، مدیران دو طرف از خط اعتباری تازه‌ای برای تعاونی‌ها خبر دادند.",
        headline: "امضای تفاهم‌نامهٔ تعاون و بانک",
        organisations: &[FOUNDATION, "بانک توسعهٔ محلی"],
        warnings: 1,
        ..NONE
    },
    Case {
        name: "the label of the day of publication",
        text: "جزئیات همکاری تعاون و دانشگاه\nتاریخ انتشار: سه‌شنبه ۲۲ اردیبهشت ۱۴۰۵ ساعت ۱۴:۲۰\nآخرین به‌روزرسانی: ۲۵ اردیبهشت ۱۴۰۵\n\
            در نشست امروز بنیاد مهرگان و دانشگاه طالقان، جزئیات همکاری دو طرف در آموزش مدیران تعاونی‌ها بررسی و نهایی شد.",
        headline: "جزئیات همکاری تعاون و دانشگاه",
        published: Some((1405, 2, 22)),
        event: Some((1405, 2, 22)),
        stage: "met",
        organisations: &[FOUNDATION, UNIVERSITY],
        ..NONE
    },
    Case {
        name: "today with its date in the text",
        text: "کلید خوردن طرح آموزش تعاون\nبه گزارش پیک تعاون، صبح امروز دوشنبه ۲۸ اردیبهشت ۱۴۰۵ آیین آغاز طرح آموزش تعاون با حضور مهندس سمیه \
            صفایی مدیر ارتباط با صنعت دانشگاه طالقان برگزار شد.",
        headline: "کلید خوردن طرح آموزش تعاون",
        outlet: "پیک تعاون",
        published: Some((1405, 2, 28)),
        event: Some((1405, 2, 28)),
        organisations: &[UNIVERSITY],
        people: &[("سمیه صفایی", "مدیر ارتباط با صنعت", UNIVERSITY)],
        ..NONE
    },
    Case {
        name: "a dateline",
        text: "حمایت از تعاونی‌های دانشجویی\nکرج - ۲۷ اردیبهشت ۱۴۰۵ - بنیاد مهرگان از ایده‌های برتر تعاونی‌های دانشجویی حمایت می‌کند و فراخوان آن تا \
            پایان خرداد باز است.",
        headline: "حمایت از تعاونی‌های دانشجویی",
        published: Some((1405, 2, 27)),
        organisations: &[FOUNDATION],
        ..NONE
    },
    Case {
        name: "English with a dateline and an event",
        text: "Foundation and university agree on training\nKARAJ, May 17, 2026 (IRNA) - Officials of the foundation met on May 16, 2026 and signed \
            a memorandum of understanding on training members of cooperatives.",
        headline: "Foundation and university agree on training",
        outlet: "ایرنا",
        published: Some((1405, 2, 27)),
        event: Some((1405, 2, 26)),
        stage: "signed",
        ..NONE
    },
    Case {
        name: "English, published with a label, a draft",
        text: "Draft text to be ready next month\nPublished: 18 May 2026\nThe two sides held talks in Karaj on the draft of a memorandum on rural \
            cooperatives. Dr. Kian Rahnama said the text may be ready by 5 June.",
        headline: "Draft text to be ready next month",
        published: Some((1405, 2, 28)),
        stage: "drafting",
        people: &[("Kian Rahnama", "", "")],
        ..NONE
    },
    Case {
        name: "a Gregorian day in Persian, and an older day",
        text: "دیدار هیئت خارجی از تعاونی‌ها\nهیئت بازرگانی روز ۱۶ مه ۲۰۲۶ از تعاونی‌های عضو بنیاد مهرگان بازدید کرد. پیش از این نیز در ۱۰ مهر ۱۴۰۴ \
            دیداری انجام شده بود.",
        headline: "دیدار هیئت خارجی از تعاونی‌ها",
        event: Some((1405, 2, 26)),
        stage: "met",
        organisations: &[FOUNDATION],
        ..NONE
    },
];
