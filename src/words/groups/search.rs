use crate::search::Kind;

labels! { Kind {
    Agreement = "تفاهم‌نامه‌ها" | "Agreements";
    Organisation = "سازمان‌ها" | "Organisations";
    Person = "اشخاص" | "People";
    Meeting = "جلسه‌ها" | "Meetings";
    Decision = "مصوبه‌ها" | "Decisions";
    Action = "اقدام‌ها" | "Actions";
    Commitment = "تعهدها" | "Commitments";
    Draft = "متن پیش‌نویس‌ها" | "Draft texts";
    Coverage = "خبرها" | "Press items";
    Outlet = "رسانه‌ها" | "Outlets";
    File = "فایل‌ها" | "Files";
} }

labels! {
    /// What one hit is.
    Kind as hit_kind {
        Agreement = "تفاهم‌نامه" | "Agreement";
        Organisation = "سازمان" | "Organisation";
        Person = "شخص" | "Person";
        Meeting = "جلسه" | "Meeting";
        Decision = "مصوبه" | "Decision";
        Action = "اقدام" | "Action";
        Commitment = "تعهد" | "Commitment";
        Draft = "متن پیش‌نویس" | "Draft text";
        Coverage = "خبر" | "Press item";
        Outlet = "رسانه" | "Outlet";
        File = "فایل" | "File";
    }
}

words! {
    /// Search over everything.
    Search {
        title = "جست‌وجو" | "Search";
        title_for(text) = "جست‌وجوی «{text}»" | "Search for “{text}”";
        everywhere = "جست‌وجو در همه‌چیز" | "Search everything";
        words = "واژه، نام، شماره یا تاریخ" | "A word, a name, a number or a date";
        words_hint = "با هر املایی: «رسانه‌ها»، «رسانه ها» و «رسانهها» یکی است." | "Any spelling of a word finds the same records.";
        kind = "نوع" | "Kind";
        every_kind = "همه" | "Everything";
        year = "سال" | "Year";
        every_year = "همهٔ سال‌ها" | "Every year";
        found[n] = "{n} مورد پیدا شد." | "{n} record found.", "{n} records found.";
        found_more(n) = "بیش از {n} مورد پیدا شد." | "More than {n} records found.";
        count(kind, n) = "{kind} ({n})" | "{kind} ({n})";
        count_more(kind, n) = "{kind} (بیش از {n})" | "{kind} (more than {n})";
        show_all(kind, n) = "همهٔ {n} مورد: {kind}" | "All {n}: {kind}";
        show_more(kind) = "موردهای دیگر: {kind}" | "More: {kind}";
        belongs_to = "تفاهم‌نامه:" | "Agreement:";
        nothing = "چیزی پیدا نشد." | "Nothing was found.";
        looked_for = "در پی این واژه‌ها گشتیم، با هر املایی که دارند:" | "These words were looked for, in any spelling:";
        is_found = "به‌تنهایی پیدا می‌شود" | "found by itself";
        is_not_found = "در هیچ موردی نیست" | "in no record";
        nearest = "نزدیک به آن:" | "Near to it:";
        only_among(where_) = "تنها در «{where_}» گشتیم." | "Only “{where_}” was searched.";
        without_limits = "جست‌وجو در همه‌چیز و همهٔ سال‌ها" | "Search everything, in every year";
        own = "کارهای اخیر شما" | "What you worked on last";
        recent = "تازه‌ترین‌ها" | "The latest";
        record_address = "ثبت این نشانی به‌عنوان خبر" | "Record this address as a press item";
        is_address = "این نشانی یک صفحهٔ وب است." | "This is the address of a web page.";
    }
}
