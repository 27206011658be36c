use crate::signing::Span;
use crate::words::Words;

words! {
    /// Signatures, signed copies, periods.
    Signing {
        title = "امضا و اعتبار" | "Signing and validity";
        signatures = "امضاها" | "Signatures";
        of_version(n) = "نسخهٔ {n} برای امضا" | "Version {n} is to be signed";
        not_approved = "همهٔ طرف‌ها این نسخه را تأیید نکرده‌اند." | "Not every party has approved this version.";
        no_version = "هنوز نسخه‌ای از متن ثبت نشده است." | "No version of the text is recorded yet.";
        not_at_signing = "امضا در مرحلهٔ «در انتظار امضا» ثبت می‌شود." | "Signatures are recorded in the stage “Signing”.";
        no_parties = "هنوز طرفی برای این تفاهم‌نامه ثبت نشده است." | "No party is recorded for this agreement yet.";
        to_parties = "طرف‌ها و امضاکنندگان" | "Parties and signatories";
        signed = "امضا شده" | "Signed";
        not_signed = "امضا نشده" | "Not signed";
        signed_version(n) = "نسخهٔ {n}" | "version {n}";
        signatory = "امضاکننده" | "Signatory";
        choose_post = "انتخاب کنید" | "Choose one";
        post_may_not_sign(label) = "{label} (بدون حق امضا)" | "{label} (may not sign)";
        post_not_held(label) = "{label} (سمت پیشین یا آینده)" | "{label} (not held today)";
        no_posts = "برای این طرف هنوز سمتی ثبت نشده است." | "No post is recorded for this party yet.";
        add_person = "ثبت شخص و سمت" | "Record a person and a post";
        signed_on = "تاریخ امضا" | "Signed on";
        place = "محل امضا" | "Place";
        record = "ثبت امضا" | "Record the signature";
        recorded(name) = "امضای «{name}» ثبت شد." | "The signature of “{name}” is recorded.";
        not_yet = "این روز هنوز نیامده است." | "This day has not come yet.";
        not_held = "این شخص در آن روز این سمت را نداشته است." | "This person did not hold the post on that day.";
        may_not_sign = "این سمت حق امضا ندارد." | "This post may not sign.";
        mend_post = "اصلاح سمت" | "Correct the post";
        ask_manager = "مدیر می‌تواند با نوشتن دلیل از این نیاز بگذرد." | "A manager may pass this with a written reason.";
        override_reason = "دلیل پذیرش این امضا" | "Why this signature is accepted";
        override_hint = "این دلیل در سابقه می‌ماند و در گزارش می‌آید." | "The reason stays in the history and is printed in the report.";
        say_why = "دلیل پذیرش امضا را بنویسید یا سمت را اصلاح کنید." | "Write why the signature is accepted, or correct the post.";
        accepted_because(reason) = "با این دلیل پذیرفته شد: {reason}" | "Accepted because: {reason}";
        conflict(name) = "امضای «{name}» پیش از شما ثبت شده است." | "The signature of “{name}” was recorded before yours.";
        make_void = "باطل کردن" | "Make void";
        void_reason = "دلیل باطل کردن" | "Why it is made void";
        void_list = "امضاهای باطل‌شده" | "Void signatures";
        void_at = "زمان بطلان" | "Made void";
        voided(name) = "امضای «{name}» باطل شد و در سابقه ماند." | "The signature of “{name}” is void and stays in the history.";
        taken_back = "بلافاصله پس از ثبت واگرد شد." | "Taken back right after it was recorded.";
        signed_copy = "نسخهٔ امضاشده" | "Signed copy";
        no_copy = "نسخهٔ امضاشده هنوز پیوست نشده است." | "The signed copy is not attached yet.";
        attach_copy = "پیوست نسخهٔ امضاشده" | "Attach the signed copy";
        copy_hint = "تصویر برگه‌های امضاشده: PDF، PNG، JPG یا TIF تا ۲۵ مگابایت" | "A scan of the signed pages: PDF, PNG, JPG or TIF, 25 MB at most";
        copy_attached(name) = "نسخهٔ امضاشده («{name}») پیوست شد." | "The signed copy (“{name}”) is attached.";
        fingerprint = "اثر انگشت (SHA-256)" | "Fingerprint (SHA-256)";
        next_step = "گام بعد" | "Next step";
        to_force = "نافذ کردن تفاهم‌نامه" | "Bring into force";
        to_force_text = "پس از امضای همهٔ طرف‌ها و پیوست نسخهٔ امضاشده." | "Once every party has signed and the signed copy is attached.";
        periods = "دوره‌های اعتبار" | "Periods in force";
        no_periods = "دورهٔ اعتبار با نافذ شدن تفاهم‌نامه ثبت می‌شود." | "The first period is recorded when the agreement comes into force.";
        starts_on = "آغاز" | "From";
        ends_on = "پایان" | "Until";
        ends_hint = "اگر پایان ندارد، خالی بگذارید. مثلاً ۲۷ آذر ۱۴۰۷" | "Leave it empty if it has no end. For example 27 Azar 1407";
        decision_due_on = "مهلت تصمیم دربارهٔ تمدید" | "Decide on renewal by";
        open_ended = "بدون پایان" | "open-ended";
        current = "جاری" | "current";
        from_to(start, end) = "از {start} تا {end}" | "{start} to {end}";
        from_on(start) = "از {start}، بدون پایان" | "from {start}, open-ended";
        renew = "تمدید" | "Renew";
        renew_title = "تمدید اعتبار" | "Renew it";
        renewed(span) = "اعتبار تمدید شد: {span}." | "Renewed: {span}.";
        overlaps(span) = "با دورهٔ ثبت‌شده هم‌پوشانی دارد ({span})." | "It overlaps a recorded period ({span}).";
        ends_before_start = "پایان پیش از آغاز است." | "It ends before it starts.";
        decides_too_late = "این مهلت پس از پایان دوره است." | "This is after the end of the period.";
    }
}

impl Words {
    /// First and last day in words.
    pub fn span(&self, span: Span) -> String {
        match span.ends_on {
            Some(end) => self.signing.from_to(span.starts_on, end),
            None => self.signing.from_on(span.starts_on),
        }
    }
}
