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
        name = "نام" | "Name";
        short_name = "نام کوتاه" | "Short name";
        kind = "نوع" | "Kind";
        national_id = "شناسهٔ ملی" | "National id";
        province = "استان" | "Province";
        address = "نشانی" | "Address";
        phone = "تلفن" | "Telephone";
        site = "وب‌گاه" | "Website";
        note = "یادداشت" | "Note";
        own = "سازمان خودمان" | "Our own organisation";
        national_id_fault = "شناسهٔ ملی فقط رقم است و حداکثر ۲۰ رقم دارد." | "A national id has digits only, 20 at most.";
        site_fault = "نشانی وب‌گاه را مانند example.ir بنویسید." | "Type an address such as example.ir.";
    }
}
