use crate::press::reader::Told;

labels! { Told {
    Met = "نشست و گفت‌وگو" | "Talks";
    Drafting = "نگارش متن" | "Drafting";
    ToBeSigned = "امضای پیش رو" | "To be signed";
    Signed = "امضا" | "Signed";
} }

words! {
    /// Reading the text of a press item.
    Reader {
        text = "متن خبر" | "Text of the item";
        text_hint = "متن صفحه را همان‌گونه که هست بچسبانید؛ سامانه خانه‌های زیر را از روی آن پر می‌کند و متن را نگه می‌دارد." | "Paste the page’s text as it is; the fields below are filled in from it, and the text is kept.";
        read = "خواندن متن" | "Read the text";
        title = "آنچه از متن خوانده شد" | "What was read";
        help = "تا «ثبت» را نزنید چیزی ثبت نمی‌شود." | "Nothing is recorded before you submit.";
        guess = "حدس" | "Guess";
        not_told = "در متن نیامده است" | "Not in the text";
        from_words(words) = "از «{words}»" | "from “{words}”";
        event_on = "روز رویداد" | "Day of the event";
        told = "خبر از" | "Tells of";
        named = "نام‌های آشنا" | "Known names";
        unnamed = "نام‌های تازه" | "New names";
        unnamed_hint = "هر کدام را که نشان بگذارید، همراه خبر ساخته می‌شود." | "Those you tick are created with the item.";
        new_outlet = "رسانهٔ تازه است و همراه خبر ساخته می‌شود." | "This outlet is new and is created with the item.";
        look = "نگاه کنید" | "To look at";
        weekday(day, said, is) = "{day}، {is} بوده است، نه {said}." | "{day} was a {is}, not a {said}.";
        year_assumed(day) = "سال نیامده است؛ نزدیک‌ترین روز گرفته شد: {day}." | "No year is given; the nearest day was taken: {day}.";
        year_unclear(words, days) = "«{words}» سال ندارد و معلوم نیست کدام سال است؛ با این روزها می‌خواند: {days}." | "“{words}” has no year, and which one is meant is not clear; these days would fit: {days}.";
        year_open(words) = "«{words}» سال ندارد و معلوم نیست کدام سال است." | "“{words}” has no year, and which one is meant is not clear.";
        several_days(days) = "چند روز در متن آمده است و هیچ‌یک برگزیده نشد: {days}." | "The text gives several days, and none was chosen: {days}.";
        span(words) = "«{words}» پایان چند روز است؛ روز رویداد را خودتان بنویسید." | "“{words}” ends a span of days; give the day of the event yourself.";
        header_day(day) = "{day} بالای صفحه آمده است؛ آنجا بیشتر روزِ باز کردن صفحه است، نه روز انتشار." | "{day} stands above the headline, where sites mostly show the day on which the page is opened, not that of publication.";
        no_such_day(words) = "«{words}» روزِ هیچ تقویمی نیست." | "“{words}” is no day of any calendar.";
        first_letter(headline) = "نخستین حرف تیتر افتاده بود؛ چنین نوشته شد: «{headline}»." | "The first letter of the headline was missing; it is written so: “{headline}”.";
        another_source(outlet) = "متن از «{outlet}» نقل شده است؛ شاید بازنشر باشد." | "The text is from “{outlet}”; this may be a republication.";
        cut_short = "متن کوتاه‌شده رسیده است؛ متن کامل را بچسبانید." | "The text arrived cut short; paste the whole of it.";
        same_text = "این متن پیش‌تر ثبت شده است" | "This text is recorded already";
        suggested = "پیشنهاد از روی روز و نام‌های متن" | "Suggested by the day and the names in the text";
        because_day = "در همان روز است" | "is of the same day";
        because_agreement(title) = "دربارهٔ «{title}» است" | "concerns “{title}”";
        because_person(name) = "نام «{name}» آمده است" | "names “{name}”";
        then_meeting = "ثبت خبر و سپس ثبت جلسه از روی آن" | "Record, then record the meeting from it";
        meeting_from_item = "ثبت جلسه از روی این خبر" | "Record the meeting from this item";
        bookmark = "ثبت خبر با یک کلیک، از صفحهٔ خود خبر" | "Record an item with one click on its own page";
        bookmark_drag = "۱. این دکمه را با موشواره به نوار نشانک‌های مرورگر بکشید. کلیک روی آن در همین صفحه کاری نمی‌کند." | "1. Drag this button to the bookmarks bar of the browser. Clicking it on this page does nothing.";
        bookmark_click = "۲. در صفحهٔ هر خبر روی آن کلیک کنید: نشانی، تیتر و آغاز متن، یا آنچه برگزیده‌اید، به همین فرم می‌آید." | "2. Click it on the page of an item: the address, the headline and the beginning of the text, or what you selected, come to this form.";
        bookmark_share = "۳. در گوشی اندروید، سامانه را «نصب» کنید تا در فهرست «هم‌رسانی» بیاید." | "3. On an Android phone, install the program, and it is in the list of “Share”.";
        bookmark_name = "ثبت در تفاهم" | "Record in Tafahom";
    }
}
