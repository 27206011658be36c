use crate::audit::Verb;

labels! { Verb {
    Created = "ثبت" | "Recorded";
    Updated = "ویرایش" | "Edited";
    Deleted = "حذف" | "Deleted";
    Restored = "بازگرداندن" | "Restored";
    Stepped = "تغییر مرحله" | "Moved to another stage";
    Finalised = "نهایی کردن صورت‌جلسه" | "Minutes finalised";
    Reopened = "باز کردن صورت‌جلسه" | "Minutes reopened";
    Cancelled = "لغو" | "Cancelled";
    Done = "انجام اقدام" | "Action done";
    Undone = "باز کردن اقدام" | "Action not done";
    Saved = "ذخیرهٔ نسخه" | "Version saved";
    Approved = "تأیید نسخه" | "Version approved";
    Returned = "بازگرداندن نسخه" | "Version returned";
    Signed = "ثبت امضا" | "Signed";
    Voided = "ابطال امضا" | "Signature voided";
    Waived = "منتفی شدن تعهد" | "Commitment waived";
    Attached = "پیوست فایل" | "File attached";
    SignedIn = "ورود" | "Signed in";
    SignedOut = "خروج" | "Signed out";
    SignInFailed = "ورود ناموفق" | "Sign-in failed";
    Disabled = "غیرفعال کردن کاربر" | "User disabled";
    Enabled = "فعال کردن کاربر" | "User enabled";
    Invited = "پیوند یک‌بارمصرف" | "One-time link made";
    PasswordSet = "تعیین گذرواژه" | "Password set";
    SessionsEnded = "خروج از همهٔ دستگاه‌ها" | "Signed out everywhere";
    Allowed = "بازگشایی ورود" | "Sign-in opened again";
    FactorOn = "فعال کردن ورود دومرحله‌ای" | "Two-step sign-in on";
    FactorOff = "برداشتن ورود دومرحله‌ای" | "Two-step sign-in off";
    CodesMade = "کدهای بازیابی تازه" | "New recovery codes";
    Linked = "پیوند شناسهٔ ورود یکپارچه" | "Identity linked";
    Unlinked = "برداشتن پیوند شناسه" | "Identity unlinked";
    Merged = "یکی کردن تکراری‌ها" | "Merged";
    Parted = "جدا کردن دوباره" | "Parted again";
    Exported = "خروجی گزارش" | "Report exported";
    Imported = "ورود از فهرست" | "Brought in from a list";
    TakenBack = "برگرداندن ورود" | "List taken back";
    Downloaded = "دریافت فایل" | "File taken out";
    Rekeyed = "تعویض کلید" | "Key changed";
    Refused = "دسترسی رد شد" | "Access refused";
} }

words! {
    /// The audit trail.
    Trail {
        title = "رد ممیزی" | "Audit trail";
        note = "هر کاری که در سامانه انجام می‌شود با مهری ثبت می‌شود که به رویداد پیش از آن بسته است؛ هیچ رویدادی را نمی‌توان بی‌نشان تغییر داد یا برداشت." | "Everything that is done is recorded under a seal that is tied to the event before it: no event can be changed or taken out without its showing.";
        head = "مهر آخرین رویداد" | "Seal of the last event";
        head_of(seq) = "رویداد {seq}:" | "Event {seq}:";
        head_hint = "این شماره و مهر را گاهی چاپ کنید یا جای دیگری نگه دارید. هر روز در گزارش کار سامانه و در هر نسخهٔ پشتیبان هم می‌آید." | "Print this number and seal now and then, or note them elsewhere. They also go into the log every day and into every backup.";
        text = "متن" | "Text";
        verb = "کار" | "What was done";
        any_verb = "همهٔ کارها" | "Anything";
        from = "از روز" | "From";
        to = "تا روز" | "To";
        found[n] = "{n} رویداد" | "{n} event", "{n} events";
        none = "رویدادی با این پالایه‌ها نیست." | "No event fits these filters.";
        number = "شماره" | "Number";
        at = "زمان" | "When";
        what = "رویداد" | "Event";
        seal = "مهر" | "Seal";
        details = "جزئیات" | "Details";
        session = "نشست کاربری" | "Session";
        check = "بررسی زنجیره" | "Check the chain";
        check_title = "بررسی زنجیرهٔ رویدادها" | "Check of the chain of events";
        sound = "زنجیره درست است" | "The chain holds";
        not_sound = "زنجیره درست نیست" | "The chain does not hold";
        whole_check = "پایگاه داده و فایل‌ها را این فرمان می‌سنجد:" | "This command checks the database and the files as well:";
        back = "بازگشت به رد ممیزی" | "Back to the audit trail";
    }
}
