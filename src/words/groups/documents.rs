words! {
    /// What documents say on their own account, whatever they are about.
    Documents {
        part = "بخش" | "Part";
        text = "متن" | "Text";
        article = "ماده" | "Article";
        clause = "بند" | "Clause";
        note = "تبصره" | "Note";
        name = "عنوان" | "Item";
        value = "مقدار" | "Value";
        party = "طرف" | "Party";
        role = "نقش" | "Role";
        signatory = "امضاکننده" | "Signatory";
        post = "سمت" | "Post";
        signed_on = "تاریخ امضا" | "Signed on";
        signature = "امضا" | "Signature";
        sign_here = "مهر و امضا" | "Stamp and signature";
        in_the_name_of_god = "بسمه تعالی" | "In the name of God";
        letter_day = "تاریخ:" | "Date:";
        letter_number = "شماره:" | "Number:";
        letter_annex = "پیوست:" | "Annex:";
        page_of(page, pages) = "صفحهٔ {page} از {pages}" | "Page {page} of {pages}";
        limit = "مهلت مجاز" | "Limit";
        point(name, series, value) = "{name}، {series}: {value}" | "{name}, {series}: {value}";
        chart_note = "همین اعداد در جدول این بخش آمده است." | "The same numbers stand in the table of this part.";
        busy = "هم‌اکنون دو سند دیگر در حال ساخته شدن است. چند ثانیهٔ دیگر دوباره بخواهید." | "Two other documents are being made right now. Please ask again in a few seconds.";
    }
}
