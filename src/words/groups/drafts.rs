use crate::drafts::{Answer, ReturnReason};

words! {
    /// Drafts, verdicts, comparison.
    Drafts {
        title = "پیش‌نویس‌ها" | "Drafts";
    }
}

labels! { Answer {
    Approved = "تأیید شد" | "Approved";
    Returned = "برگشت داده شد" | "Returned";
} }

labels! { ReturnReason {
    Legal = "حقوقی و مقرراتی" | "Legal or regulatory";
    Financial = "مالی و اعتباری" | "Financial";
    Scope = "دامنهٔ همکاری" | "Scope of the cooperation";
    Wording = "نگارش متن" | "Wording";
    Authority = "حدود اختیار و صاحب‌امضا" | "Authority and signatory";
    Other = "دلیل دیگر" | "Another reason";
} }
