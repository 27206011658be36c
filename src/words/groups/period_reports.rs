words! {
    /// What reports about a period have in common, and what the status report adds.
    PeriodReports {
        note = "یادداشت مدیر" | "From the director";
        note_by(who, day) = "{who}، {day}" | "{who}, {day}";
        note_hint = "در بالای این گزارش، پس از خلاصه، در همهٔ قالب‌ها چاپ می‌شود و هر کس گزارش را بخواند آن را می‌بیند." | "Printed on top of this report, after the summary, in every format; whoever reads the report sees it.";
        note_save = "ذخیرهٔ یادداشت" | "Save the paragraph";
        note_saved = "یادداشت ذخیره شد." | "The paragraph is saved.";
        note_edit = "نوشتن یادداشت مدیر" | "Write the director’s paragraph";
        offers = "دوره‌های پرکاربرد" | "Common periods";
        month = "ماه" | "Month";
        changes = "تغییر نسبت به دورهٔ پیش" | "Changed since the previous period";
        figure = "شاخص" | "Figure";
        before = "دورهٔ پیش" | "Previous period";
        this_period = "این دوره" | "This period";
        change = "تغییر" | "Change";
        trend = "روند" | "Trend";
        rose = "بیشتر" | "Rose";
        fell = "کمتر" | "Fell";
        same = "بی‌تغییر" | "Unchanged";
        no_change = "دورهٔ پیشی نیست." | "There is no previous period.";
        longest = "روزها در مرحله و نزد هر سو" | "Days in stage, with us and with them";
        longest_chart = "روز در مرحله در برابر مهلت مجاز: دیرپاترین‌ها" | "Days in stage against the limit: the longest";
        limit = "مهلت مجاز (روز)" | "Limit (days)";
        with_us = "روز نزد ما" | "Days with us";
        with_them = "روز نزد دیگران" | "Days with them";
        unsaid = "روز نامشخص" | "Days with nobody named";
        no_open = "تفاهم‌نامه‌ای در جریان نیست." | "No agreement is open.";
        stages_chart = "تفاهم‌نامه‌ها در هر مرحله" | "Agreements by stage";
        months = "ماه به ماه" | "Month by month";
        months_chart = "امضا شده و خاتمه‌یافته در هر ماه" | "Signed and ended, by month";
        month_signed = "امضا شده" | "Signed";
        month_in_force = "نافذ شده" | "Came into force";
        month_ended = "خاتمه‌یافته" | "Ended";
        days_note = "روزهای نزد ما و نزد دیگران از آغاز دوره تا روز گزارش و فقط تا هنگام امضا شمرده می‌شود." | "Days with us and with them are counted from the start of the period to the day of the report, and only up to the signing.";
    }
}
