words! {
    /// What stands over the columns of lists, and how they are filled in.
    Columns {
        outlet_kind = "نوع رسانه" | "Kind of outlet";
        honorific = "عنوان پیش از نام" | "Title before the name";
        post_from = "آغاز سمت" | "Post from";
        post_to = "پایان سمت" | "Post to";
        about_agreements = "تفاهم‌نامه‌های مرتبط" | "About agreements";
        reference = "شماره" | "Reference";
        first_party = "طرف اول" | "First party";
        other_parties = "طرف‌های دیگر" | "Other parties";
        supporters = "پشتیبان‌ها" | "Supporters";
        witnesses = "گواهان" | "Witnesses";
        confidential = "محرمانه" | "Confidential";
        stage = "مرحله" | "Stage";
        meeting_on = "تاریخ نشست و مذاکره" | "Meeting on";
        drafting_on = "تاریخ تدوین پیش‌نویس" | "Drafting on";
        signing_on = "تاریخ رفتن به امضا" | "Sent to signing on";
        in_force_on = "تاریخ نافذ شدن" | "In force on";
        concluded_on = "تاریخ خاتمه یافتن" | "Concluded on";
        halted_on = "تاریخ متوقف شدن" | "Halted on";
        outcome = "فرجام" | "Outcome";
        starts_on = "آغاز اعتبار" | "Term from";
        ends_on = "پایان اعتبار" | "Term to";
        choose_title = "از فهرست برگزینید" | "Choose from the list";
        choose = "یکی از گزینه‌های همین خانه را برگزینید." | "Choose one of the options of this cell.";
        guide = "راهنما" | "Guide";
        needed = "لازم" | "Needed";
        may_be_empty = "اختیاری" | "Optional";
        guide_day = "تاریخ شمسی یا میلادی با سال کامل، مانند ۱۴۰۵/۲/۲۸ یا 2026-05-18" | "A Jalali or Gregorian day with its year, such as 1405/2/28 or 2026-05-18";
        guide_time = "ساعت، مانند ۱۰:۳۰" | "A time such as 10:30";
        guide_reference = "شمارهٔ تفاهم‌نامه‌ای که ثبت شده است تا همان به‌روز شود؛ برای تفاهم‌نامهٔ تازه خالی بگذارید" | "The reference of a recorded agreement, to bring it up to date; empty for a new one";
        guide_parties = "نام سازمان؛ چند نام را با ؛ جدا کنید. سازمانی که نیست همان‌جا ثبت می‌شود" | "The name of the organisation; several are divided by ;. One that is not recorded is created";
        guide_agreements = "شمارهٔ تفاهم‌نامه‌ها؛ چند شماره را با ؛ جدا کنید" | "References of agreements, divided by ;";
        guide_owner = "نام یا نام کاربری یکی از کاربران سامانه" | "The name or user name of a user of this program";
        guide_text = "متن" | "Text";
    }
}
