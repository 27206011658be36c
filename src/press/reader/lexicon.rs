//! The words by which an article's parts are told, all in their folded form.

/// Words between a weekday and its date.
pub(super) const LEADS: &[&str] = &["روز", "مورخ", "مورخه", "تاریخ", "به", "در", "the", "on", "ماه"];

/// Days of the month in words; «و» may stand apart.
pub(super) const ORDINALS: &[(&str, u8)] = &[
    ("یکم", 1),
    ("اول", 1),
    ("دوم", 2),
    ("سوم", 3),
    ("چهارم", 4),
    ("پنجم", 5),
    ("ششم", 6),
    ("هفتم", 7),
    ("هشتم", 8),
    ("نهم", 9),
    ("دهم", 10),
    ("یازدهم", 11),
    ("دوازدهم", 12),
    ("سیزدهم", 13),
    ("چهاردهم", 14),
    ("پانزدهم", 15),
    ("شانزدهم", 16),
    ("هفدهم", 17),
    ("هجدهم", 18),
    ("هیجدهم", 18),
    ("نوزدهم", 19),
    ("بیستم", 20),
    ("بیستویکم", 21),
    ("بیستودوم", 22),
    ("بیستوسوم", 23),
    ("بیستوچهارم", 24),
    ("بیستوپنجم", 25),
    ("بیستوششم", 26),
    ("بیستوهفتم", 27),
    ("بیستوهشتم", 28),
    ("بیستونهم", 29),
    ("سیام", 30),
    ("سیویکم", 31),
];

/// What says that the day in its line is that of publication.
pub(super) const PUBLISHED: &[&str] = &[
    "تاریخانتشار",
    "زمانانتشار",
    "روزانتشار",
    "تاریخخبر",
    "تاریخدرج",
    "تاریخمخابره",
    "تاریخارسال",
    "منتشرشده",
    "منتشرشد",
    "انتشار",
    "published",
    "publishedon",
    "posted",
    "postedon",
    "dateofpublication",
];

/// What says that the day in its line is that of a later change.
pub(super) const UPDATED: &[&str] = &["بهروزرسانی", "بروزرسانی", "ویرایش", "updated", "modified", "lastupdate"];

/// The number under which a site keeps an item: only items have one.
pub(super) const ITEM_CODE: &[&str] = &["کدخبر", "شناسهخبر", "کدمطلب", "شمارهخبر", "شناسهمطلب", "newsid", "newscode"];

/// Words before a day that is a limit or a beginning, not the day of the event.
pub(super) const LIMITS: &[&str] = &[
    "تا",
    "الی",
    "حداکثر",
    "پایان",
    "اغاز",
    "از",
    "مهلت",
    "متولد",
    "شهادت",
    "مصوب",
    "until",
    "by",
    "from",
    "since",
    "before",
    "after",
];

/// Words in a sentence that speaks of another day than the one reported.
pub(super) const ELSEWHERE: &[&str] = &[
    "بعدی",
    "اینده",
    "اتی",
    "پیشتر",
    "پیشازاین",
    "قبلا",
    "قبلی",
    "پیشین",
    "گذشته",
    "نخستینبار",
    "تاسیس",
    "قانون",
    "نامهشماره",
    "سالگرد",
    "next",
    "previous",
    "previously",
    "earlier",
    "founded",
    "anniversary",
];

/// Words of what an item of this field reports.
pub(super) const EVENTS: &[&str] = &[
    "نشست",
    "نشستی",
    "جلسه",
    "جلسهای",
    "دیدار",
    "دیداری",
    "مراسم",
    "مراسمی",
    "ایین",
    "ایینی",
    "میز",
    "برگزار",
    "امضا",
    "منعقد",
    "گفتوگو",
    "گفتگو",
    "همایش",
    "تفاهمنامه",
    "مذاکره",
    "بازدید",
    "met",
    "meeting",
    "signed",
    "signing",
    "ceremony",
    "talks",
    "held",
    "memorandum",
];

/// Words of what is still to come.
pub(super) const COMING: &[&str] = &[
    "خواهد",
    "خواهند",
    "امضامیشود",
    "امضامیکنند",
    "امضاوتبادلمیشود",
    "برگزارمیشود",
    "قراراست",
    "will",
    "isto",
    "areto",
    "isexpected",
    "isscheduled",
];

/// What begins a report: the name of its outlet follows.
pub(super) const REPORT: &[&str] =
    &["بهگزارش", "بنابهگزارش", "بنابرگزارش", "براساسگزارش", "accordingto", "reportedby", "asreportedby"];

/// What an outlet's name begins with.
pub(super) const OUTLET_KINDS: &[&str] = &[
    "خبرگزاری",
    "پایگاهخبری",
    "پایگاهاطلاعرسانی",
    "شبکهخبری",
    "شبکهاطلاعرسانی",
    "روزنامه",
    "هفتهنامه",
    "ماهنامه",
    "مجله",
    "وبگاه",
    "وبسایت",
    "سایت",
    "کانال",
    "گروهرسانهای",
];

/// Agencies that write of themselves by one word: name, its folded form, sites, and whether the word
/// says something else too.
pub(super) const AGENCIES: &[(&str, &str, &str, bool)] = &[
    ("ایرنا", "ایرنا", "irna.ir", false),
    ("ایسنا", "ایسنا", "isna.ir", false),
    ("ایلنا", "ایلنا", "ilna.ir", false),
    ("ایکنا", "ایکنا", "iqna.ir", false),
    ("ایبنا", "ایبنا", "ibna.ir", false),
    ("ایسکانیوز", "ایسکانیوز", "iscanews.ir", false),
    ("تسنیم", "تسنیم", "tasnimnews.com", false),
    ("برنا", "برنا", "borna.news", false),
    ("شبستان", "شبستان", "shabestan.news", false),
    ("خبرآنلاین", "خبرانلاین", "khabaronline.ir", false),
    ("خبرگزاری مهر", "مهر", "mehrnews.com", true),
    ("خبرگزاری فارس", "فارس", "farsnews.ir", true),
    ("خبرگزاری میزان", "میزان", "mizanonline.ir", true),
    ("خبرگزاری موج", "موج", "mojnews.com", true),
    ("خبرگزاری آنا", "انا", "ana.press", true),
    ("خبرگزاری پانا", "پانا", "pana.ir", false),
    ("خبرگزاری صدا و سیما", "صداوسیما", "iribnews.ir", true),
    ("باشگاه خبرنگاران جوان", "باشگاهخبرنگارانجوان", "yjc.ir", false),
    ("ایرنا", "irna", "irna.ir", false),
    ("ایسنا", "isna", "isna.ir", false),
    ("ایلنا", "ilna", "ilna.ir", false),
    ("تسنیم", "tasnim", "tasnimnews.com", false),
];
