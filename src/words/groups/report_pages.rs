use crate::persian::moving::Moving;

words! {
    /// The pages around reports: saving them and producing them again.
    ReportPages {
        page = "صفحه" | "Page";
        save = "ذخیرهٔ این گزارش" | "Save this report";
        saved(name) = "گزارش «{name}» ذخیره شد." | "The report “{name}” was saved.";
        saved_reports = "گزارش‌های ذخیره‌شده" | "Saved reports";
        name = "نام" | "Name";
        name_hint = "مانند «گزارش ماهانه برای مدیر کل»" | "Such as “Monthly report for the director”";
        when = "دوره" | "Period";
        only_period(period) = "همین دوره: {period}" | "This period: {period}";
        format = "قالب" | "Format";
        shared = "همهٔ همکاران هم آن را ببینند" | "Everybody has it";
    }
}

labels! { Moving {
    LastMonth = "هر بار، ماه گذشته" | "Each time the last month";
    ThisMonth = "هر بار، ماه جاری" | "Each time this month";
    LastQuarter = "هر بار، سه‌ماههٔ گذشته" | "Each time the last quarter";
    LastHalf = "هر بار، نیم‌سال گذشته" | "Each time the last half-year";
    ThisHalf = "هر بار، نیم‌سال جاری" | "Each time this half-year";
    ThisYear = "هر بار، سال جاری" | "Each time this year";
    LastYear = "هر بار، سال گذشته" | "Each time the last year";
} }
