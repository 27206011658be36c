words! {
    /// Backups.
    Backups {
        title = "نسخه‌های پشتیبان" | "Backups";
        make = "هم‌اکنون پشتیبان بگیر" | "Back up now";
        made = "نسخهٔ پشتیبان گرفته و بازبینی شد." | "The backup was made and read back.";
        not_made = "نسخهٔ پشتیبان گرفته نشد؛ دلیل آن در همین صفحه است." | "No backup was made; this page says why.";
        under_way = "پشتیبان‌گیری در جریان است؛ همین صفحه را کمی بعد دوباره باز کنید." | "The backup is under way; open this page again in a while.";
        failed = "آخرین پشتیبان‌گیری ناموفق بود" | "The last backup failed";
        last = "آخرین نسخهٔ سالم" | "The last good one";
        none = "هنوز هیچ نسخهٔ پشتیبانی گرفته نشده است." | "No backup was made yet.";
        overdue = "بیش از یک شبانه‌روز است که نسخهٔ تازه‌ای گرفته نشده است." | "No backup was made for more than a day.";
        holds[files, events] = "پایگاه داده و {files} فایل، تا رویداد {events} با مهر:" | "The database and {files} file, up to event {events} with the seal:", "The database and {files} files, up to event {events} with the seal:";
        lacks[n] = "{n} فایل پیوست خوانده نشد و در این نسخه نیست؛ فرمان tafahom verify نام آن را می‌گوید." | "{n} attached file could not be read and is not in it; tafahom verify tells its name.", "{n} attached files could not be read and are not in it; tafahom verify tells their names.";
        daily[n] = "سامانه هر شب ساعت ۲ خودش پشتیبان می‌گیرد و {n} نسخهٔ آخر را نگه می‌دارد." | "One is made every night at 2 o'clock, and the last {n} is kept.", "One is made every night at 2 o'clock, and the last {n} are kept.";
        never = "پشتیبان‌گیری شبانه خاموش است:" | "No backup is made by night:";
        kept[n] = "{n} نسخه در پوشهٔ پشتیبان‌ها" | "{n} backup in the folder", "{n} backups in the folder";
        made_at = "زمان" | "Made";
        size = "اندازه" | "Size";
        file = "فایل" | "File";
        before_upgrade = "پیش از به‌روزرسانی سامانه" | "before an upgrade of the program";
        elsewhere = "جای دیگری هم نگه دارید" | "Keep a copy elsewhere";
        copy_away = "نسخه‌ای که روی همین دستگاه بماند با همین دستگاه از دست می‌رود. این پوشه را پیوسته به جای دیگری کپی کنید:" | "A backup on this machine is lost with this machine. Copy this folder to another place regularly:";
        copy_key = "کلید رد ممیزی در هیچ نسخه‌ای نیست. این پرونده را یک بار، جدا از نسخه‌ها، در جای امنی بگذارید:" | "The key of the audit trail is in no backup. Put this file once in a safe place, apart from the backups:";
        how_to_restore = "برای بازگرداندن یک نسخه، سامانه را متوقف کنید و این فرمان را بدهید:" | "To put a backup back, stop the server and give this command:";
        postgres = "پایگاه داده روی PostgreSQL است: سامانه از آن پشتیبان نمی‌گیرد. pg_dump یا ابزار خود سرور را به کار ببرید و پوشهٔ files و کلید رد ممیزی را هم کنار آن کپی کنید." | "The database is on PostgreSQL, which this program does not back up. Use pg_dump or your server's own means, and copy the folder “files” and the key of the audit trail beside it.";
        is_of(moment, version) = "نسخهٔ پشتیبان {moment}، ساختهٔ نگارش {version} سامانه" | "Backup of {moment}, made by version {version} of the program";
        unsound = "این نسخه سالم نیست؛ چیزی تغییر نکرد." | "This backup is not sound; nothing was changed.";
        restored = "نسخهٔ پشتیبان بازگردانده شد. اکنون سامانه را راه بیندازید." | "The backup was put back. Start the server now.";
        set_aside(path) = "پایگاه دادهٔ پیشین این‌جا ماند: {path}" | "The database that was there before lies at {path}";
    }
}
