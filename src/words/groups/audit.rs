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
    User = "کاربر" | "User";
    Report = "گزارش" | "Report";
    Setting = "تنظیم" | "Setting";
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
        User = "کاربر" | "the user";
        Report = "گزارش" | "the report";
        Setting = "تنظیم" | "the setting";
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
        Attached = "" | "attached";
        SignedIn = "" | "signed in";
        SignedOut = "" | "signed out";
        SignInFailed = "ورود با نام" | "A sign-in failed:";
        Disabled = "" | "disabled";
        Enabled = "" | "enabled";
        Invited = "برای" | "made a one-time link for";
        PasswordSet = "گذرواژهٔ" | "set the password of";
        Exported = "از" | "exported";
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
        Attached = "را پیوست کرد" | "";
        SignedIn = "وارد سامانه شد" | "";
        SignedOut = "از سامانه خارج شد" | "";
        SignInFailed = "ناموفق بود" | "";
        Disabled = "را غیرفعال کرد" | "";
        Enabled = "را فعال کرد" | "";
        Invited = "پیوند یک‌بارمصرف ساخت" | "";
        PasswordSet = "را تعیین کرد" | "";
        Exported = "خروجی گرفت" | "";
    }
}

words! {
    /// What was done, in words.
    Audit {
        program = "سامانه" | "The program";
        because(reason) = "دلیل: {reason}" | "Reason: {reason}";
        someone = "کسی" | "Somebody";
    }
}
