words! {
    /// What is wrong with a form or a request.
    Faults {
        title_prefix = "خطا:" | "Error:";
        summary = "این موارد را درست کنید" | "There is a problem";
        required = "این خانه را پر کنید." | "Fill in this field.";
        too_long(max) = "حداکثر {max} نویسه بنویسید." | "Use at most {max} characters.";
        not_a_number = "عدد بنویسید." | "Type a number.";
        not_a_time = "ساعت را مانند ۱۰:۳۰ بنویسید." | "Type a time such as 10:30.";
        unknown_choice = "یکی از گزینه‌ها را انتخاب کنید." | "Choose one of the options.";
        already_there = "موردی با همین مقدار ثبت شده است." | "One with this value is recorded already.";
        not_found_title = "چنین صفحه‌ای نیست" | "There is no such page";
        not_found = "شاید نشانی را درست ننوشته‌اید، یا این مورد دیگر در دسترس شما نیست." | "The address may be mistyped, or this record is no longer open to you.";
        forbidden_title = "اجازهٔ این کار را ندارید" | "You may not do this";
        forbidden = "نقش شما این کار را در بر نمی‌گیرد. از مدیر سامانه بخواهید." | "Your role does not include this. Ask the administrator.";
        cross_site = "این درخواست از صفحهٔ دیگری آمده بود و پذیرفته نشد. صفحه را دوباره باز کنید." | "This request came from another site and was refused. Open the page again.";
        conflict_title = "این مورد را کس دیگری هم تغییر داده است" | "Somebody else changed this too";
        conflict = "تا شما بنویسید، کس دیگری ذخیره کرد. صفحه را دوباره باز کنید و تغییر خود را انجام دهید." | "Somebody saved while you were writing. Open the page again and make your change.";
        too_large_title = "بیش از اندازه بزرگ است" | "This is too large";
        no_room_title = "جای کافی روی سرور نیست" | "The server is short of room";
        no_room = "فضای ذخیره‌سازی سرور رو به پایان است و فایل تازه پذیرفته نمی‌شود. چیزی از دست نرفته است؛ به مدیر سامانه خبر دهید." | "The server's disk is nearly full, and no further file is taken. Nothing is lost; tell the administrator.";
        too_large = "فایل یا متن فرستاده‌شده از اندازهٔ مجاز بزرگ‌تر است (فایل: حداکثر ۲۵ مگابایت)." | "What was sent is over the limit (files: 25 MB at most).";
        unreadable_title = "درخواست خوانده نشد" | "The request could not be read";
        unreadable = "داده‌های فرستاده‌شده کامل یا درست نبود. به صفحهٔ قبل برگردید و دوباره بفرستید." | "What was sent was incomplete or malformed. Go back and send it again.";
        too_many_title = "کمی صبر کنید" | "Please wait a moment";
        too_many = "تلاش‌های پی‌درپی زیاد بود. کمی بعد دوباره امتحان کنید؛ اگر باز همین پیام آمد، به مدیر سامانه خبر دهید." | "There were too many attempts. Try again a little later; if this message comes back, tell the administrator.";
        internal_title = "کار انجام نشد" | "Something went wrong";
        internal = "سامانه نتوانست این کار را انجام دهد. چیزی از داده‌های ثبت‌شده از دست نرفته است." | "The program could not do this. Nothing that was recorded is lost.";
        busy_title = "سامانه اکنون نمی‌تواند ذخیره کند" | "Nothing can be saved just now";
        busy = "پایگاه داده پر یا مشغول است. متن خود را نگه دارید، به صفحهٔ قبل برگردید و کمی بعد دوباره بفرستید." | "The database is full or busy. Keep your text, go back, and send it again in a moment.";
        needs_https = "اینجا فقط با https:// باز می‌شود. همین نشانی را با https:// بنویسید." | "Only https:// is answered here. Open the same address with https://.";
        request_number(id) = "شمارهٔ درخواست: {id}" | "Request number: {id}";
        to_desk = "رفتن به میز کار" | "Go to the desk";
        go_back = "بازگشت به صفحهٔ قبل" | "Back to the previous page";
        your_text = "آنچه نوشته بودید" | "What you had typed";
        try_again = "دوباره بفرست" | "Send again";
    }
}
