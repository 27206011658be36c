use crate::press::{Licensed, OutletKind, Tone};

labels! { OutletKind {
    NewsAgency = "خبرگزاری" | "News agency";
    NewsSite = "پایگاه خبری" | "News site";
    Newspaper = "روزنامه" | "Newspaper";
    Magazine = "مجله" | "Magazine";
    Broadcast = "صدا و سیما" | "Broadcast";
    SocialChannel = "کانال اجتماعی" | "Social channel";
} }

labels! { Licensed {
    Yes = "دارد" | "Yes";
    No = "ندارد" | "No";
    Unknown = "نامشخص" | "Unknown";
} }

labels! { Tone {
    Positive = "مثبت" | "Positive";
    Neutral = "خنثی" | "Neutral";
    Negative = "منفی" | "Negative";
} }

words! {
    /// Outlets and coverage.
    Press {
        title = "بازتاب رسانه‌ای" | "Press coverage";
        outlets = "رسانه‌ها" | "Outlets";
        outlet = "رسانه" | "Outlet";
        outlet_name = "نام رسانه" | "Name of the outlet";
        kind = "نوع" | "Kind";
        site = "وب‌گاه" | "Website";
        site_hint = "مانند example.ir؛ خبرهایی که نشانی‌شان در این وب‌گاه است، از همین رسانه شناخته می‌شوند." | "Such as example.ir; items at this address are known to be of this outlet.";
        site_fault = "نشانی وب‌گاه را مانند example.ir بنویسید." | "Type an address such as example.ir.";
        licensed = "مجوز انتشار" | "Licensed";
        unlicensed = "بدون مجوز" | "Unlicensed";
        note = "یادداشت" | "Note";
        new_outlet = "رسانهٔ تازه" | "New outlet";
        edit_outlet(name) = "ویرایش رسانهٔ {name}" | "Edit the outlet {name}";
        outlet_exists(name) = "رسانه‌ای به نام «{name}» ثبت شده است." | "An outlet named “{name}” is recorded already.";
        no_outlets = "هنوز رسانه‌ای ثبت نشده است." | "No outlet is recorded yet.";
        no_outlets_help = "رسانه‌ها با ثبت نخستین خبرشان هم ساخته می‌شوند." | "Outlets are also created with their first item.";
        items = "خبرها" | "Items";
        items_count[n] = "{n} خبر" | "{n} item", "{n} items";
        latest = "تازه‌ترین" | "Latest";
        new_item = "ثبت خبر" | "Record a press item";
        edit_item = "ویرایش خبر" | "Edit the press item";
        headline = "تیتر" | "Headline";
        address = "نشانی خبر" | "Address";
        address_hint = "نشانی کامل صفحهٔ خبر؛ سامانه آن را باز نمی‌کند." | "The full address of the page; the program never opens it.";
        address_fault = "نشانی باید کامل باشد و با http:// یا https:// آغاز شود." | "Give the full address, beginning with http:// or https://.";
        published_on = "روز انتشار" | "Published on";
        published_time = "ساعت انتشار" | "Time";
        not_yet = "روز انتشار نمی‌تواند در آینده باشد." | "The day of publication cannot be in the future.";
        reporter = "خبرنگار" | "Reporter";
        tone = "لحن" | "Tone";
        tone_hint = "نگاه خبر به همکاری" | "How it speaks of the cooperation";
        no_tone = "ارزیابی نشده" | "Not judged";
        excerpt = "چکیده" | "Excerpt";
        kept_text = "متن نگه‌داشته‌شده" | "Kept text";
        kept_text_hint = "متن خبر را اینجا بچسبانید تا اگر صفحه پاک شد، بماند." | "Paste the text here, so that it stays when the page is gone.";
        republished_from = "بازنشر از" | "Republished from";
        republication = "بازنشر" | "Republication";
        republications = "بازنشرها" | "Republications";
        original = "خبر اصلی" | "An original item";
        clipping = "بریدهٔ خبر" | "Press clipping";
        clipping_hint = "PDF یا تصویر صفحه، حداکثر ۲۵ مگابایت" | "A PDF or picture of the page, 25 MB at most";
        about_agreements = "دربارهٔ کدام تفاهم‌نامه‌ها" | "About which agreements";
        about_meetings = "دربارهٔ کدام جلسه‌ها" | "About which meetings";
        suggested = "پیشنهاد از روی نام‌های متن" | "Suggested by the names in the text";
        because_party(name) = "نام «{name}» آمده است" | "names “{name}”";
        because_title = "واژه‌های عنوان آمده است" | "has the words of the title";
        because_reference = "شمارهٔ آن آمده است" | "gives its reference";
        other_agreement = "تفاهم‌نامهٔ دیگر" | "Another agreement";
        other_meeting = "جلسه" | "Meeting";
        choose = "انتخاب کنید" | "Choose";
        already_title = "این نشانی پیش‌تر ثبت شده است" | "This address is recorded already";
        already = "اگر همان خبر است نیازی به ثبت دوباره نیست؛ اگر بازنشر آن است، چنین ثبتش کنید." | "If it is the same item, nothing is to be done; if it repeats it, record it so.";
        as_republication = "ثبت به‌عنوان بازنشر این خبر" | "Record as a republication of it";
        record_all_the_same = "به هر حال ثبت شود" | "Record all the same";
        published_by(outlet) = "از {outlet}" | "by {outlet}";
        open_page = "باز کردن صفحهٔ خبر" | "Open the page";
        new_window = "(پنجرهٔ تازه)" | "(new window)";
        about = "دربارهٔ" | "About";
        linked_to_nothing = "هنوز به تفاهم‌نامه یا جلسه‌ای پیوند نخورده است." | "Not linked to an agreement or a meeting yet.";
        link_it = "پیوند به تفاهم‌نامه" | "Link it to an agreement";
        no_text = "متنی نگه داشته نشده است." | "No text was kept.";
        no_items = "هنوز خبری ثبت نشده است." | "No press item is recorded yet.";
        no_items_help = "نشانی یک خبر را بردارید و همین‌جا ثبت کنید." | "Take the address of an article and record it here.";
        no_match = "خبری با این پالایه‌ها نیست." | "No press item fits these filters.";
        no_match_help = "یکی از پالایه‌ها را بردارید یا همه را پاک کنید." | "Remove one of the filters, or clear them all.";
        text_filter = "واژه‌ای در تیتر یا متن" | "A word of the headline or text";
        period = "بازهٔ زمانی" | "Period";
        any_time = "همهٔ زمان‌ها" | "Any time";
        period_fault = "بازه را مانند ۱۴۰۵ یا ۱۴۰۵-۰۲ بنویسید." | "Type a period such as 1405 or 1405-02.";
        from = "از روز" | "From";
        to = "تا روز" | "To";
        unknown_record = "این مورد دیگر در دسترس نیست؛ دیگری را برگزینید." | "This record is no longer open to you; choose another.";
        item_recorded = "خبر ثبت شد." | "The press item is recorded.";
        agreement = "تفاهم‌نامه" | "Agreement";
    }
}
