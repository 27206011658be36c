words! {
    /// The press report.
    PressReport {
        title = "گزارش بازتاب" | "Press report";
        about = "چه رسانه‌هایی، دربارهٔ کدام تفاهم‌نامه‌ها و با چه لحنی نوشتند؛ و کدام امضا یا جلسه بی‌بازتاب ماند. گزارش نیم‌سالهٔ روابط عمومی هم همین است." | "Which outlets wrote, about which agreements and in what tone; and which signing or meeting was left without a word. Also the half-yearly report of public relations.";
        all_items = "همهٔ خبرها" | "All items";
        originals = "خبر اصلی" | "Original items";
        republications = "بازنشر" | "Republications";
        outlets = "رسانه" | "Outlets";
        licensed_items = "خبر رسانه‌های دارای مجوز" | "Items of licensed outlets";
        covered = "تفاهم‌نامهٔ بازتاب‌یافته" | "Agreements covered";
        silent_agreements = "امضای بی‌بازتاب" | "Signed without coverage";
        silent_meetings = "جلسهٔ بی‌بازتاب" | "Meetings without coverage";
        by_kind = "به تفکیک نوع رسانه" | "By kind of outlet";
        by_outlet = "به تفکیک رسانه" | "By outlet";
        by_tone = "به تفکیک لحن" | "By tone";
        by_agreement = "به تفکیک تفاهم‌نامه" | "By agreement";
        rank = "رتبه" | "Rank";
        kind = "نوع رسانه" | "Kind";
        licensed = "مجوز انتشار" | "Licensed";
        items = "خبر" | "Items";
        share = "سهم (درصد)" | "Share (percent)";
        tone = "لحن" | "Tone";
        last_day = "آخرین خبر" | "Latest item";
        is_original = "خبر اصلی" | "Original";
        is_republication = "بازنشر" | "Republication";
        what = "گونه" | "What it is";
        repeats = "بازنشرِ" | "Repeats";
        reporter = "خبرنگار" | "Reporter";
        months_chart = "خبرهای هر ماه" | "Items by month";
        gaps_agreements = "امضا شده‌های بی‌بازتاب" | "Signed, without coverage";
        gaps_meetings = "جلسه‌های برگزارشدهٔ بی‌بازتاب" | "Meetings held, without coverage";
        no_gap_agreements = "هر تفاهم‌نامه‌ای که در این دوره امضا شد بازتاب داشت، یا امضایی نبود." | "Every agreement signed in this period was covered, or none was signed.";
        no_gap_meetings = "هر جلسه‌ای که در این دوره برگزار شد بازتاب داشت، یا جلسه‌ای نبود." | "Every meeting held in this period was covered, or none was held.";
        no_agreement = "خبرهای این دوره به تفاهم‌نامه‌ای پیوند نخورده است." | "No item of this period is linked to an agreement.";
        signed_on = "تاریخ امضا" | "Signed on";
        held_on = "تاریخ جلسه" | "Held on";
        meeting = "جلسه" | "Meeting";
        held_at = "محل" | "Place";
    }
}
