words! {
    /// Settings of the installation.
    Settings {
        title = "تنظیمات سامانه" | "Settings of the system";
        letterhead = "نام سازمان در سربرگ گزارش‌ها" | "Name of the organisation above reports";
        idle_title = "پرونده از چه زمانی «گیر کرده» به شمار می‌آید؟" | "When does an agreement count as stuck?";
        idle_note = "اگر پرونده‌ای بیش از این چند روز در یک مرحله بماند، میز کار و گزارش‌ها آن را نشان می‌دهند." | "An agreement that stays in a stage for more than these days shows on the desk and in reports.";
        idle_days(stage) = "سقف روز در مرحلهٔ «{stage}»" | "Limit in days for the stage “{stage}”";
        days_out_of_range(most) = "عددی میان ۱ تا {most} بنویسید." | "Type a number from 1 to {most}.";
        somebody = "کاربر دیگری" | "somebody else";
    }
}
