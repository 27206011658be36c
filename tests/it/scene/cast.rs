//! The people, organisations and texts of the story, in each language.

/// Somebody with a post.
pub struct Member {
    pub name: &'static str,
    pub post: &'static str,
}

/// Everything that is typed in one telling.
pub struct Cast {
    pub own: &'static str,
    pub foundation: &'static str,
    pub media: &'static str,
    pub admin: Member,
    pub deputy: Member,
    pub director: Member,
    pub manager: Member,
    pub editor: Member,
    pub title: &'static str,
    pub subject: &'static str,
    pub place: &'static str,
    pub minutes: &'static str,
    pub decision: &'static str,
    pub day: &'static str,
    pub due: &'static str,
    pub end: &'static str,
    pub replaced: (&'static str, &'static str),
    pub added: &'static str,
    pub note: &'static str,
    pub outlet: &'static str,
    pub headline: &'static str,
    pub excerpt: &'static str,
}

/// In Persian.
pub const PERSIAN: Cast = Cast {
    own: "ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز",
    foundation: "بنیاد توسعهٔ کارآفرینی و تعاون",
    media: "شبکهٔ رسانه‌ای تعاون",
    admin: Member { name: "نرگس کاظمی", post: "کارشناس تفاهم‌نامه‌ها" },
    deputy: Member { name: "محمود رستگار", post: "معاون تعاون" },
    director: Member { name: "آرش نیک‌پور", post: "مدیرعامل" },
    manager: Member { name: "سمیه دهقان", post: "مدیر رسانه" },
    editor: Member { name: "پویا شمس", post: "مدیر خبر" },
    title: "تفاهم‌نامهٔ همکاری رسانه‌ای تعاون البرز",
    subject: "ظرفیت رسانه در خدمت بخش تعاون",
    place: "دفتر معاون تعاون",
    minutes: "دوران کار جزیره‌ای گذشته است؛ رسانه بازوی روایت و مطالبهٔ بخش تعاون می‌شود.",
    decision: "متن تفاهم‌نامهٔ همکاری سه‌جانبه نوشته شود.",
    day: "۲۸/۲/۱۴۰۵",
    due: "۱۰ خرداد ۱۴۰۵",
    end: "۲۷ اردیبهشت ۱۴۰۷",
    replaced: ("هدف‌های مشترک", "هدف‌های یکسان"),
    added: "مادهٔ الحاقی: گزارش‌ها دقیق و حرفه‌ای نوشته می‌شود.",
    note: "یک ماده به درخواست رسانه افزوده شد.",
    outlet: "خبرگزاری تعاون‌گران",
    headline: "پایان کار جزیره‌ای در بخش تعاون البرز",
    excerpt: "سه دستگاه برای نوشتن تفاهم‌نامه چراغ سبز نشان دادند.",
};

/// In English.
pub const ENGLISH: Cast = Cast {
    own: "Directorate of Cooperatives of Alborz",
    foundation: "Foundation for Entrepreneurship",
    media: "Shabakeh Media Network",
    admin: Member { name: "Narges Kazemi", post: "Officer for agreements" },
    deputy: Member { name: "Mahmoud Rastegar", post: "Deputy for cooperatives" },
    director: Member { name: "Arash Nikpour", post: "Managing director" },
    manager: Member { name: "Somayeh Dehghan", post: "Media manager" },
    editor: Member { name: "Pouya Shams", post: "News manager" },
    title: "Cooperation with the media of the cooperatives",
    subject: "The media in the service of the cooperatives",
    place: "Office of the deputy",
    minutes: "Working as islands is over; the media become the arm for telling and for demanding.",
    decision: "The text of the three-sided memorandum is to be written.",
    day: "28/2/1405",
    due: "10 Khordad 1405",
    end: "27 Ordibehesht 1407",
    replaced: ("shared aims", "common purposes"),
    added: "Added article: reports are exact and professional.",
    note: "One article added as the media asked.",
    outlet: "Taavon News",
    headline: "No more islands among the cooperatives of Alborz",
    excerpt: "Three bodies gave the green light to write the memorandum.",
};
