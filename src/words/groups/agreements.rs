use crate::agreements::lifecycle::Outcome;
use crate::agreements::{AgreementKind, Awaited, PartyRole, Relation};

words! {
    /// Agreements: recording, editing, parties.
    Agreements {
        new_title = "تفاهم‌نامهٔ تازه" | "New agreement";
        new_addendum(reference) = "الحاقیهٔ تازه برای {reference}" | "New addendum to {reference}";
        edit_title(reference) = "ویرایش {reference}" | "Edit {reference}";
        create = "ثبت تفاهم‌نامه" | "Record the agreement";
        recorded_as(reference) = "با شمارهٔ {reference} ثبت شد." | "Recorded as {reference}.";
        title = "عنوان" | "Title";
        title_hint = "همان‌گونه که در متن خواهد آمد" | "As it will stand in the text";
        counterparty = "طرف مقابل" | "Counterparty";
        owner = "مسئول پیگیری" | "Owner";
        nobody = "هنوز کسی نیست" | "Nobody yet";
        more = "جزئیات دیگر (اختیاری)" | "More details (optional)";
        about = "دربارهٔ تفاهم‌نامه" | "About the agreement";
        kind = "نوع سند" | "Kind of paper";
        subject = "موضوع" | "Subject";
        aims = "اهداف" | "Aims";
        aims_hint = "هر هدف در یک سطر" | "One aim to a line";
        relation = "نسبت با تفاهم‌نامهٔ پیشین" | "Relation to an earlier agreement";
        no_relation = "به سند دیگری برنمی‌گردد" | "Refers to no other";
        earlier = "شمارهٔ تفاهم‌نامهٔ پیشین" | "Reference of the earlier agreement";
        earlier_hint = "مثلاً \u{2068}۱۴۰۴-۰۰۱۲\u{2069}" | "For example 1404-0012";
        no_such_reference = "تفاهم‌نامه‌ای با این شماره نیست." | "There is no agreement with this reference.";
        not_itself = "به خودش نمی‌تواند برگردد." | "It cannot refer to itself.";
        next_step = "گام بعدی" | "Next step";
        next_what = "چه کاری" | "What";
        next_due = "مهلت" | "Due";
        awaited = "در انتظارِ" | "Waiting for";
        awaited_nobody = "مشخص نیست" | "Not said";
        awaited_party(name) = "طرف: {name}" | "Party: {name}";
        awaited_person = "شخص" | "Person";
        awaited_person_hint = "نزد چه کسی است؟" | "With whom does it rest?";
        who_sees = "چه کسانی می‌بینند" | "Who sees it";
        confidential = "محرمانه: تنها مسئول، اعضای نام‌برده و مدیران می‌بینند" | "Confidential: only the owner, the named team and managers see it";
        team = "همکاران نام‌برده" | "Named team";
        team_member(name) = "همکار: {name}" | "Team: {name}";
        registry = "دبیرخانه و برچسب‌ها" | "Registry and tags";
        letters = "نامه‌های دبیرخانه" | "Secretariat letters";
        letters_hint = "شماره و تاریخ نامه‌های وارده و صادره، هر کدام در یک سطر" | "Numbers and dates of letters in and out, one to a line";
        tags = "برچسب‌ها" | "Tags";
        tags_hint = "با ویرگول جدا کنید" | "Separate them by commas";
        own_side = "طرف مقابل نمی‌تواند سازمان خود ما باشد." | "The counterparty cannot be our own organisation.";
        from_meeting(subject) = "این تفاهم‌نامه به جلسهٔ «{subject}» پیوند می‌خورد." | "This agreement will be linked to the meeting “{subject}”.";
        amends_note(reference) = "این سند تفاهم‌نامهٔ {reference} را اصلاح می‌کند و طرف‌های همان را دارد." | "This paper amends {reference} and has its parties.";
        locked_title = "متن و طرف‌ها قفل است" | "Text and parties are locked";
        locked = "این تفاهم‌نامه امضا شده و نافذ است. عنوان، موضوع، اهداف و طرف‌های آن تنها با الحاقیه تغییر می‌کند." | "This agreement is signed and in force. Its title, subject, aims and parties change only by an addendum.";
        add_addendum = "ثبت الحاقیه" | "Record an addendum";
        not_kept = "آنچه نوشته بودید و ذخیره نشد" | "What you had typed and was not saved";
        back_to = "بازگشت به تفاهم‌نامه" | "Back to the agreement";
        parties_title(reference) = "طرف‌های {reference}" | "Parties of {reference}";
        party_title(name) = "طرف: {name}" | "Party: {name}";
        parties = "طرف‌ها" | "Parties";
        no_parties = "هنوز طرفی ثبت نشده است." | "No party is recorded yet.";
        party = "سازمان" | "Organisation";
        party_role = "جایگاه" | "Role";
        position = "ترتیب" | "Order";
        position_fault = "عددی از ۱ تا ۹۹ بنویسید." | "Type a number from 1 to 99.";
        representative = "نماینده" | "Representative";
        signatory = "امضاکننده" | "Signatory";
        nobody_named = "تعیین نشده" | "Not named";
        may_sign = "حق امضا دارد" | "may sign";
        may_not_sign = "حق امضا ندارد" | "may not sign";
        add_party = "افزودن طرف" | "Add a party";
        party_added(name) = "«{name}» به طرف‌ها افزوده شد." | "“{name}” was added to the parties.";
        party_removed(name) = "«{name}» از طرف‌ها برداشته شد." | "“{name}” was removed from the parties.";
        party_saved(name) = "مشخصات «{name}» ذخیره شد." | "“{name}” was saved.";
        party_there = "این سازمان از پیش در میان طرف‌هاست." | "This organisation is a party already.";
        party_signed(name) = "«{name}» متن را امضا کرده است و برداشته نمی‌شود." | "“{name}” has signed and cannot be removed.";
        remove_party(name) = "برداشتن «{name}»" | "Remove “{name}”";
        edit_party(name) = "ویرایش «{name}»" | "Edit “{name}”";
        new_post = "شخص یا سمت تازه" | "A new person or post";
        new_post_note = "اگر شخص در فهرست بالا نیست، همین‌جا نام و سمت او را بنویسید." | "If the person is not in the lists above, write name and post here.";
        new_post_person = "نام" | "Name";
        new_post_title = "سمت" | "Post";
        as_representative = "نماینده باشد" | "Make this person the representative";
        as_signatory = "امضاکننده باشد" | "Make this person the signatory";
        new_post_sign = "این سمت حق امضا دارد" | "This post may sign";
        say_as_what = "بگویید نماینده باشد یا امضاکننده." | "Say whether as representative or as signatory.";
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
