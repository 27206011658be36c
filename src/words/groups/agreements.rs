use crate::agreements::lifecycle::Outcome;
use crate::agreements::{AgreementKind, Awaited, PartyRole, Relation};

words! {
    /// Agreements: recording, editing, parties.
    Agreements {
    }
}

labels! { AgreementKind {
    Mou = "تفاهم‌نامه" | "Memorandum of understanding";
    Agreement = "توافق‌نامه" | "Agreement";
    Addendum = "الحاقیه" | "Addendum";
    LetterOfIntent = "اعلام تمایل به همکاری" | "Letter of intent";
} }

labels! { Awaited {
    Us = "خودمان" | "Ourselves";
    Party = "یکی از طرف‌ها" | "A party";
    Person = "یک شخص" | "A person";
} }

labels! { PartyRole {
    FirstParty = "طرف اول" | "First party";
    Party = "طرف" | "Party";
    Supporter = "پشتیبان" | "Supporter";
    Witness = "گواه" | "Witness";
} }

labels! { Relation {
    Amends = "اصلاح می‌کند" | "Amends";
    Renews = "تمدید می‌کند" | "Renews";
    Supersedes = "جایگزین می‌شود" | "Supersedes";
    Related = "مرتبط است با" | "Is related to";
} }

labels! { Outcome {
    Completed = "انجام‌شده" | "Completed";
    Expired = "منقضی" | "Expired";
    Terminated = "فسخ‌شده" | "Terminated";
    Superseded = "جایگزین‌شده" | "Superseded";
    Dropped = "منتفی" | "Dropped";
    Rejected = "ردشده" | "Rejected";
    Dormant = "مسکوت" | "Dormant";
} }
