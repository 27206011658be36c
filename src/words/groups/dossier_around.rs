words! {
    /// What surrounds an agreement in its dossier.
    DossierAround {
        press = "بازتاب در رسانه‌ها" | "In the press";
        no_press = "خبری ثبت نشده است." | "No press item is recorded.";
        tone = "لحن" | "Tone";
        files = "فایل‌ها" | "Files";
        no_files = "فایلی پیوست نشده است." | "No file is attached.";
        file = "نام فایل" | "File";
        bytes = "اندازه (بایت)" | "Size (bytes)";
        fingerprint = "اثر انگشت (SHA-256)" | "Fingerprint (SHA-256)";
        attached_by = "پیوست‌کننده" | "Attached by";
        related = "تفاهم‌نامه‌های مرتبط" | "Related agreements";
        no_related = "تفاهم‌نامهٔ مرتبطی ثبت نشده است." | "No related agreement is recorded.";
        relation = "نسبت" | "Relation";
        needs = "نیازهای گام بعدی" | "What the next step needs";
        needs_for(stage) = "نیازهای رفتن به مرحلهٔ «{stage}»" | "What is needed to move to “{stage}”";
        no_needs = "گام بعدی چیزی نمی‌خواهد." | "The next step needs nothing.";
        need = "نیاز" | "Need";
        met = "انجام شده" | "Met";
        unmet = "لازم است" | "Needed";
    }
}
