use crate::agreements::lifecycle::Step;
use crate::audit::{Kind, Verb};

labels! { Kind {
    Agreement = "تفاهم‌نامه" | "Agreement";
    Organisation = "سازمان" | "Organisation";
    Person = "شخص" | "Person";
    Post = "سمت" | "Post";
    Meeting = "جلسه" | "Meeting";
    Action = "اقدام" | "Action";
    Draft = "پیش‌نویس" | "Draft";
    Verdict = "نظر دربارهٔ پیش‌نویس" | "Verdict";
    Signature = "امضا" | "Signature";
    Period = "دورهٔ اعتبار" | "Period";
    Outlet = "رسانه" | "Outlet";
    Coverage = "خبر رسانه" | "Press item";
    Attachment = "فایل" | "File";
    Commitment = "تعهد" | "Commitment";
    Evidence = "مستند انجام تعهد" | "Evidence";
    User = "کاربر" | "User";
    Report = "گزارش" | "Report";
    Setting = "تنظیم" | "Setting";
    Backup = "نسخهٔ پشتیبان" | "Backup";
    Import = "فهرست واردشده" | "Imported list";
} }

labels! {
    /// The kind as it stands before a title in a sentence.
    Kind as kind_of {
        Agreement = "تفاهم‌نامهٔ" | "the agreement";
        Organisation = "سازمان" | "the organisation";
        Person = "نام" | "the person";
        Post = "سمت" | "the post";
        Meeting = "جلسهٔ" | "the meeting";
        Action = "اقدام" | "the action";
        Draft = "پیش‌نویس" | "the draft";
        Verdict = "نظر دربارهٔ" | "the verdict on";
        Signature = "امضای" | "the signature of";
        Period = "دورهٔ اعتبار" | "the period";
        Outlet = "رسانهٔ" | "the outlet";
        Coverage = "خبر" | "the press item";
        Attachment = "فایل" | "the file";
        Commitment = "تعهد" | "the commitment";
        Evidence = "مستند انجام تعهد" | "what shows the commitment was kept:";
        User = "کاربر" | "the user";
        Report = "گزارش" | "the report";
        Setting = "تنظیم" | "the setting";
        Backup = "نسخهٔ پشتیبان" | "the backup";
        Import = "فهرست" | "the list";
    }
}

labels! {
    /// What stands before the kind: in English the verb, in Persian what the verb is about.
    Verb as deed_before {
        Created = "" | "recorded";
        Updated = "" | "edited";
        Deleted = "" | "deleted";
        Restored = "" | "restored";
        Stepped = "" | "moved";
        Finalised = "صورت‌جلسهٔ" | "finalised the minutes of";
        Reopened = "صورت‌جلسهٔ" | "reopened the minutes of";
        Cancelled = "" | "cancelled";
        Done = "" | "marked";
        Undone = "" | "marked";
        Saved = "" | "saved";
        Approved = "تأیید" | "recorded the approval of";
        Returned = "بازگرداندن" | "recorded the return of";
        Signed = "" | "recorded";
        Voided = "" | "voided";
        Waived = "" | "waived";
        Attached = "" | "attached";
        SignedIn = "" | "signed in";
        SignedOut = "" | "signed out";
        SignInFailed = "ورود با نام" | "A sign-in failed:";
        SessionsEnded = "دستگاه‌های" | "signed out devices of";
        Allowed = "ورود" | "opened the sign-in again of";
        FactorOn = "ورود دومرحله‌ای" | "switched on the two-step sign-in of";
        FactorOff = "ورود دومرحله‌ای" | "took away the two-step sign-in of";
        CodesMade = "کدهای بازیابی" | "made new recovery codes for";
        Linked = "شناسه‌ای را به" | "linked an identity with";
        Unlinked = "پیوند شناسه را از" | "unlinked the identity of";
        Disabled = "" | "disabled";
        Enabled = "" | "enabled";
        Invited = "برای" | "made a one-time link for";
        PasswordSet = "گذرواژهٔ" | "set the password of";
        Merged = "" | "merged another record into";
        Parted = "" | "parted again";
        Exported = "از" | "exported";
        Downloaded = "" | "took out";
        Rekeyed = "کلید رد ممیزی را به" | "changed the key of the audit trail to";
        Refused = "به درخواست" | "was refused:";
        Imported = "" | "imported";
        TakenBack = "ورود" | "took back the import of";
    }
}

labels! {
    /// What stands after the title: in Persian the verb.
    Verb as deed_after {
        Created = "را ثبت کرد" | "";
        Updated = "را ویرایش کرد" | "";
        Deleted = "را حذف کرد" | "";
        Restored = "را بازگرداند" | "";
        Stepped = "را به مرحلهٔ دیگر برد" | "to another stage";
        Finalised = "را نهایی کرد" | "";
        Reopened = "را دوباره باز کرد" | "";
        Cancelled = "را لغو کرد" | "";
        Done = "را انجام‌شده ثبت کرد" | "as done";
        Undone = "را دوباره باز کرد" | "as not done";
        Saved = "را ذخیره کرد" | "";
        Approved = "را ثبت کرد" | "";
        Returned = "را ثبت کرد" | "";
        Signed = "را ثبت کرد" | "";
        Voided = "را باطل کرد" | "";
        Waived = "را منتفی اعلام کرد" | "";
        Attached = "را پیوست کرد" | "";
        SignedIn = "وارد سامانه شد" | "";
        SignedOut = "از سامانه خارج شد" | "";
        SignInFailed = "ناموفق بود" | "";
        SessionsEnded = "را از سامانه خارج کرد" | "";
        Allowed = "را دوباره باز کرد" | "";
        FactorOn = "را فعال کرد" | "";
        FactorOff = "را برداشت" | "";
        CodesMade = "را از نو ساخت" | "";
        Linked = "پیوند داد" | "";
        Unlinked = "برداشت" | "";
        Disabled = "را غیرفعال کرد" | "";
        Enabled = "را فعال کرد" | "";
        Invited = "پیوند یک‌بارمصرف ساخت" | "";
        PasswordSet = "را تعیین کرد" | "";
        Merged = "را با رکورد تکراری یکی کرد" | "";
        Parted = "را دوباره جدا کرد" | "";
        Exported = "خروجی گرفت" | "";
        Downloaded = "را دریافت کرد" | "";
        Rekeyed = "تغییر داد" | "";
        Refused = "دسترسی نیافت" | "";
        Imported = "را وارد کرد" | "";
        TakenBack = "را واگرداند" | "";
    }
}

labels! {
    /// What stands before the title of an agreement on which a step was taken.
    Step as step_before {
        StartDrafting = "تدوین پیش‌نویس تفاهم‌نامهٔ" | "started the drafting of the agreement";
        SendToSigning = "متن تفاهم‌نامهٔ" | "sent to signing the agreement";
        BringIntoForce = "تفاهم‌نامهٔ" | "brought into force the agreement";
        ReturnToMeeting = "تفاهم‌نامهٔ" | "returned to the meeting stage the agreement";
        ReturnToDrafting = "تفاهم‌نامهٔ" | "returned to drafting the agreement";
        Conclude = "تفاهم‌نامهٔ" | "concluded the agreement";
        Halt = "تفاهم‌نامهٔ" | "halted the agreement";
        Resume = "تفاهم‌نامهٔ" | "resumed the agreement";
    }
}

labels! {
    /// What stands after it.
    Step as step_after {
        StartDrafting = "را آغاز کرد" | "";
        SendToSigning = "را برای امضا فرستاد" | "";
        BringIntoForce = "را نافذ کرد" | "";
        ReturnToMeeting = "را به مذاکره بازگرداند" | "";
        ReturnToDrafting = "را به تدوین بازگرداند" | "";
        Conclude = "را خاتمه داد" | "";
        Halt = "را متوقف کرد" | "";
        Resume = "را از سر گرفت" | "";
    }
}

words! {
    /// What was done, in words.
    Audit {
        program = "سامانه" | "The program";
        because(reason) = "دلیل: {reason}" | "Reason: {reason}";
        title = "سیر فعالیت" | "Activity";
        user = "شخص" | "Person";
        kind = "نوع" | "Kind";
        anyone = "همه" | "Anyone";
        any_kind = "همهٔ نوع‌ها" | "Any kind";
        older = "قدیمی‌تر" | "Older";
        newer = "تازه‌تر" | "Newer";
        nothing = "هنوز کاری ثبت نشده است." | "Nothing was done yet.";
        nothing_help = "هرچه ثبت یا ویرایش شود، همین‌جا دیده می‌شود." | "Whatever is recorded or edited appears here.";
        no_match = "فعالیتی با این پالایه‌ها نیست." | "No activity fits these filters.";
    }
}
