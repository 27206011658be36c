use crate::trash::Kind;

labels! { Kind {
    Agreement = "تفاهم‌نامه" | "Agreement";
    Meeting = "جلسه" | "Meeting";
    Action = "اقدام" | "Action";
    Commitment = "تعهد" | "Commitment";
    Evidence = "سند انجام تعهد" | "Evidence of a commitment";
    Coverage = "خبر" | "Press item";
    Outlet = "رسانه" | "Outlet";
    Organisation = "سازمان" | "Organisation";
    Person = "شخص" | "Person";
    File = "فایل" | "File";
    View = "نمای ذخیره‌شده" | "Saved view";
    Report = "گزارش ذخیره‌شده" | "Saved report";
} }

words! {
    Trash {
        title = "حذف‌شده‌ها" | "Deleted records";
        what(days) = "آنچه در {days} روز گذشته حذف شده است. هیچ‌چیز خودبه‌خود پاک نمی‌شود؛ برای بازگرداندن حذف‌شده‌های قدیمی‌تر به مدیر سامانه بگویید." | "What was deleted in the last {days} days. Nothing is ever wiped out by itself: ask the administrator for what is older.";
        what_all = "همهٔ آنچه حذف شده است. هیچ‌چیز خودبه‌خود پاک نمی‌شود." | "Everything that was deleted. Nothing is ever wiped out by itself.";
        kind = "نوع" | "Kind";
        any_kind = "همهٔ انواع" | "Every kind";
        name = "عنوان" | "Title";
        when = "زمان حذف" | "Deleted";
        by = "حذف‌کننده" | "By";
        restore = "بازگرداندن" | "Bring back";
        nothing = "چیزی حذف نشده است." | "Nothing is deleted.";
        more = "تنها تازه‌ترین‌ها نشان داده شده است؛ برای دیدن بقیه نوع را برگزینید." | "Only the latest are shown; choose a kind to see more.";
    }
}
