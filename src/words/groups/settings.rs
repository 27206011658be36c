words! {
    /// Settings of the installation.
    Settings {
        title = "تنظیمات سامانه" | "Settings of the system";
        letterhead = "سربرگ نامه‌ها و گزارش‌ها" | "Letterhead of papers and reports";
        letterhead_note = "چاپ، PDF و Word همه با این سربرگ ساخته می‌شوند." | "Print, PDF and Word all carry this letterhead.";
        organisation = "نام سازمان" | "Name of the organisation";
        unit = "واحد سازمانی" | "Unit";
        unit_hint = "مانند معاونت تعاون؛ زیر نام سازمان می‌آید." | "Such as the deputy office for cooperatives; it stands under the name.";
        emblem = "نشان (آرم)" | "Emblem";
        emblem_hint = "تصویر PNG تا ۵۱۲ کیلوبایت، با زمینهٔ سفید یا شفاف" | "A PNG picture up to 512 KB, on white or transparent ground";
        emblem_now = "نشان کنونی" | "The present emblem";
        emblem_remove = "نشان کنونی را بردار" | "Take the present emblem away";
        emblem_no_picture = "این پرونده تصویر PNG سالمی نیست. نشان را در قالب PNG ذخیره کنید و دوباره برگزینید." | "This file is not a sound PNG picture. Save the emblem as PNG and choose it again.";
        emblem_too_large = "این تصویر بزرگ است: نشان باید تا ۵۱۲ کیلوبایت و هر ضلع آن تا ۲۴۰۰ پیکسل باشد." | "This picture is too large: an emblem may have 512 KB and 2400 pixels a side.";
        margins = "حاشیهٔ کاغذ (میلی‌متر)" | "Margins of the paper (millimetres)";
        margins_note = "سمت شیرازه جایی است که برگه‌ها پوشه می‌شوند: راست در فارسی، چپ در انگلیسی." | "Papers are bound on the binding side: on the right in Persian, on the left in English.";
        margin_top = "بالا" | "Top";
        margin_start = "سمت شیرازه" | "Binding side";
        margin_bottom = "پایین" | "Bottom";
        margin_end = "سمت دیگر" | "Other side";
        margin_out_of_range(least, most) = "عددی میان {least} تا {most} بنویسید." | "Type a number from {least} to {most}.";
        signatories = "امضاکنندگان گزارش‌ها" | "Who signs the reports";
        signatories_hint = "هر سطر یک نفر: نام و سمت. پای گزارش‌ها می‌آید." | "One person a line: name and post. It stands under reports.";
        idle_title = "پرونده از چه زمانی «گیر کرده» به شمار می‌آید؟" | "When does an agreement count as stuck?";
        idle_note = "اگر پرونده‌ای بیش از این چند روز در یک مرحله بماند، میز کار و گزارش‌ها آن را نشان می‌دهند." | "An agreement that stays in a stage for more than these days shows on the desk and in reports.";
        idle_days(stage) = "سقف روز در مرحلهٔ «{stage}»" | "Limit in days for the stage “{stage}”";
        days_out_of_range(most) = "عددی میان ۱ تا {most} بنویسید." | "Type a number from 1 to {most}.";
        somebody = "کاربر دیگری" | "somebody else";
    }
}
