words! {
    /// The dossier of one agreement.
    Dossier {
        identity = "مشخصات" | "Identity";
        confidentiality = "طبقه‌بندی" | "Confidentiality";
        confidential = "محرمانه" | "Confidential";
        parties = "طرف‌ها، نمایندگان و صاحبان امضا" | "Parties, representatives and signatories";
        role = "نقش" | "Role";
        representative = "نماینده" | "Representative";
        representative_post = "سمت نماینده" | "Post of the representative";
        signatory = "صاحب امضا" | "Signatory";
        signatory_post = "سمت صاحب امضا" | "Post of the signatory";
        stages = "سیر مرحله‌ها" | "Stages";
        no_stages = "مرحله‌ای ثبت نشده است." | "No stage is recorded.";
        passed = "نیازهای گذشته‌شده" | "Needs passed over";
        meetings = "جلسه‌ها" | "Meetings";
        no_meetings = "جلسه‌ای ثبت نشده است." | "No meeting is recorded.";
        n_present = "شمار حاضران" | "Number present";
        n_decisions = "شمار مصوبه‌ها" | "Number of decisions";
        decisions = "مصوبه‌ها" | "Decisions";
        no_decisions = "مصوبه‌ای ثبت نشده است." | "No decision is recorded.";
        meeting = "جلسه" | "Meeting";
        actions = "اقدام‌ها" | "Actions";
        no_actions = "اقدامی ثبت نشده است." | "No action is recorded.";
        done_on = "تاریخ انجام" | "Done on";
        is_open = "باز" | "Open";
        is_late = "عقب‌افتاده" | "Overdue";
        is_done = "انجام‌شده" | "Done";
        state = "وضعیت" | "State";
        versions = "نسخه‌های پیش‌نویس" | "Versions of the draft";
        no_versions = "نسخه‌ای ثبت نشده است." | "No version is recorded.";
        verdicts = "نظر طرف‌ها دربارهٔ نسخه‌ها" | "Verdicts of the parties";
        no_verdicts = "نظری ثبت نشده است." | "No verdict is recorded.";
        verdict = "نظر" | "Verdict";
        given_by = "گوینده" | "Given by";
        cause = "سبب بازگشت" | "Why it was returned";
        signatures = "امضاها" | "Signatures";
        no_signatures = "امضایی ثبت نشده است." | "No signature is recorded.";
        stands = "معتبر" | "Stands";
        void = "باطل" | "Void";
        remarks = "ملاحظات" | "Remarks";
        terms = "دوره‌های اعتبار" | "Periods in force";
        n_done = "انجام‌شده" | "Done";
        n_owed = "عقب‌افتاده" | "Missing";
        no_commitments = "تعهدی ثبت نشده است." | "No commitment is recorded.";
        no_terms = "دورهٔ اعتباری ثبت نشده است." | "No period in force is recorded.";
    }
}
