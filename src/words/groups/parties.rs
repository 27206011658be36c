use crate::parties::OrganisationKind;

labels! { OrganisationKind {
    PublicBody = "دستگاه اجرایی" | "Public body";
    Foundation = "بنیاد" | "Foundation";
    Media = "رسانه" | "Media";
    Cooperative = "تعاونی" | "Cooperative";
    Company = "شرکت" | "Company";
    University = "دانشگاه و پژوهشگاه" | "University or institute";
    Association = "انجمن و اتحادیه" | "Association";
    Other = "سایر" | "Other";
} }

words! {
    /// Organisations.
    Parties {
        organisations = "سازمان‌ها" | "Organisations";
        tabs = "طرف‌ها و اشخاص" | "Organisations and people";
        record_new = "ثبت سازمان" | "Record an organisation";
        edit_title(name) = "ویرایش {name}" | "Edit {name}";
        found[n] = "{n} سازمان" | "{n} organisation", "{n} organisations";
        filter_text = "نام، استان، شناسهٔ ملی یا تلفن" | "Name, province, national id or telephone";
        every_kind = "همهٔ انواع" | "Every kind";
        none_yet = "هنوز سازمانی ثبت نشده است" | "No organisation is recorded yet";
        none_yet_hint = "با ثبت اولین تفاهم‌نامه هم ساخته می‌شود." | "Recording the first agreement also creates one.";
        none_found = "سازمانی با این پالایه پیدا نشد" | "No organisation matches this filter";
        people = "اشخاص" | "People";
        agreements = "تفاهم‌نامه‌ها" | "Agreements";
        ours = "سازمان ما" | "Our own";
        details = "مشخصات" | "Details";
        own_label = "این سازمان خود ماست" | "This is our own organisation";
        in_trash = "این سازمان حذف شده است و در فهرست‌ها نمی‌آید." | "This organisation was deleted and is on no list.";
        restore = "بازگرداندن" | "Restore";
        own_stays = "سازمان خودمان را نمی‌توان حذف کرد؛ نخست سازمان دیگری را به‌جای آن برگزینید." | "Our own organisation cannot be deleted; first choose another in its place.";
        alike_fault = "سازمانی با همین نام یا شناسه، یا نامی نزدیک، ثبت شده است." | "An organisation of this or a similar name, or with this national id, is recorded already.";
        did_you_mean = "منظورتان یکی از این‌هاست؟" | "Did you mean one of these?";
        record_anyway = "سازمان دیگری است؛ ثبت شود" | "This is another one; record it";
        now = "کنونی" | "Present";
        former = "پیشین" | "Former";
        no_people = "هنوز کسی از این سازمان ثبت نشده است." | "Nobody of this organisation is recorded yet.";
        add_person = "ثبت شخص" | "Record a person";
        last_contact = "آخرین دیدار" | "Last contact";
        never_met = "هنوز جلسه‌ای نبوده" | "No meeting yet";
        no_agreements = "هنوز تفاهم‌نامه‌ای با این سازمان ثبت نشده است." | "No agreement with this organisation is recorded yet.";
        meetings = "جلسه‌ها" | "Meetings";
        no_meetings = "هنوز جلسه‌ای با اشخاص این سازمان ثبت نشده است." | "No meeting with people of this organisation is recorded yet.";
        since(day) = "از {day}" | "since {day}";
        decisions[n] = "{n} مصوبه" | "{n} decision", "{n} decisions";
        press = "بازتاب رسانه‌ای" | "Press coverage";
        no_press = "خبری ثبت نشده است." | "No coverage is recorded.";
        actions = "اقدام‌های باز" | "Open actions";
        no_actions = "اقدام بازی ندارد." | "No open actions.";
        name = "نام" | "Name";
        short_name = "نام کوتاه" | "Short name";
        kind = "نوع" | "Kind";
        national_id = "شناسهٔ ملی" | "National id";
        province = "استان" | "Province";
        address = "نشانی" | "Address";
        phone = "تلفن" | "Telephone";
        site = "وب‌گاه" | "Website";
        note = "یادداشت" | "Note";
        kind_of_name = "از روی نام" | "As the name says";
        national_id_fault = "شناسهٔ ملی فقط رقم است و حداکثر ۲۰ رقم دارد." | "A national id has digits only, 20 at most.";
        site_fault = "نشانی وب‌گاه را مانند example.ir بنویسید." | "Type an address such as example.ir.";
    }
}
