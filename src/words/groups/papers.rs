words! {
    /// The register, the minutes and the text of a version, as papers.
    Papers {
        see = "دیدن و چاپ" | "View and print";
        register = "دفتر ثبت تفاهم‌نامه‌ها" | "Register of agreements";
        register_about = "هر تفاهم‌نامه یک ردیف: شماره، طرف‌ها، مرحله، نامه‌های دبیرخانه، تاریخ امضا و مدت اعتبار، تا پایان دوره." | "One row for each agreement up to the end of the period: reference, parties, stage, letters, day of signature and term.";
        dossier = "شناسنامهٔ تفاهم‌نامه" | "Dossier of the agreement";
        dossier_short = "شناسنامه" | "Dossier";
        take_text = "دریافت متن" | "Take the text out";
        dossier_about = "همهٔ آنچه از یک تفاهم‌نامه ثبت شده است، در یک پرونده." | "Everything that is recorded of one agreement, on one paper.";
        minutes = "صورت‌جلسه" | "Minutes of the meeting";
        minutes_about = "صورت‌جلسه به ترتیب مرسوم، با جدول امضا." | "The minutes of one meeting in the customary order, with places to sign.";
        draft = "متن پیش‌نویس" | "Text of the draft";
        draft_about = "متن یک نسخه با سربرگ و جدول امضا." | "The text of one version, with letterhead and places to sign.";
        this_month = "این ماه" | "This month";
        row = "ردیف" | "Row";
        kind = "نوع" | "Kind";
        since = "از" | "Since";
        outcome = "سرانجام" | "Outcome";
        letters = "نامه‌های دبیرخانه" | "Letters of the secretariat";
        signed_on = "تاریخ امضا" | "Signed on";
        meeting = "مشخصات جلسه" | "The meeting";
        time = "ساعت شروع و پایان" | "Time";
        status = "وضعیت صورت‌جلسه" | "State of the minutes";
        is_final = "نهایی" | "Final";
        not_final = "پیش‌نویس؛ هنوز نهایی نشده است" | "Draft; not final yet";
        present = "حاضران" | "Present";
        nobody_present = "نام کسی در فهرست حاضران نوشته نشده است." | "Nobody is written down as present.";
        on_behalf_of = "به نمایندگی از" | "On behalf of";
        absent = "غایبان" | "Absent";
        nobody_absent = "کسی غایب نبود." | "Nobody was absent.";
        other_actions = "اقدام‌های دیگر" | "Other actions";
        no_other_actions = "اقدام دیگری تعیین نشد." | "No other action was set.";
        next_meeting = "جلسهٔ بعد" | "Next meeting";
        signatures = "امضای حاضران" | "Signatures of those present";
        agreement = "تفاهم‌نامهٔ مربوط" | "About the agreement";
        cancelled = "دلیل لغو" | "Called off because";
        parties_sign = "امضای طرف‌ها" | "Signatures of the parties";
        version = "دربارهٔ این نسخه" | "About this version";
        version_of(n, reference) = "نسخهٔ {n} پیش‌نویس، تفاهم‌نامهٔ {reference}" | "Draft, version {n}, agreement {reference}";
        saved_by(name, when) = "ذخیره‌شده به دست {name}، {when}" | "Saved by {name}, {when}";
        note(text) = "یادداشت نسخه (جزء متن نیست): {text}" | "Note on the version (not part of the text): {text}";
    }
}
