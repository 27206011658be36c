words! {
    /// The state of the system.
    System {
        title = "وضعیت سامانه" | "State of the system";
        disk = "دیسک" | "Disk";
        free(free, whole) = "{free} از {whole} آزاد است" | "{free} of {whole} free";
        unknown = "نامعلوم" | "unknown";
        short = "جا کم است؛ فایل تازه پذیرفته نمی‌شود" | "short of room: no further files are taken";
        fine = "خوب" | "fine";
        least = "فضایی که باید آزاد بماند" | "Must stay free";
        database = "پایگاه داده" | "Database";
        engine = "موتور" | "Engine";
        tables = "اندازه" | "Size";
        log = "دفتر تغییرات (WAL)" | "Write-ahead log";
        log_long = "بیش از اندازه بلند است" | "longer than it should be";
        checkpoint = "آخرین جمع‌بندی دفتر" | "Log emptied last";
        checkpoint_part = "ناتمام؛ کسی هنوز می‌خواند" | "in part: something was still reading";
        not_yet = "هنوز نشده" | "not yet";
        files = "فایل‌های پیوست" | "Attached files";
        files_of[n] = "{n} فایل" | "{n} file", "{n} files";
        server = "سرور" | "Server";
        version = "نگارش برنامه" | "Version";
        up = "مدت کار بی‌وقفه" | "Up for";
        up_for(days, hours) = "{days} روز و {hours} ساعت" | "{days} d {hours} h";
        answers = "درخواست‌های پاسخ‌داده" | "Requests answered";
        failures = "پاسخ‌های ناموفق سرور" | "Failed by the server";
        shed = "پذیرفته‌نشده از شلوغی" | "Turned away, too busy";
        late = "دیرتر از ۳۰ ثانیه" | "Slower than 30 seconds";
        panics = "خطاهای برنامه" | "Faults of the program";
        under_way = "درخواست‌های در جریان" | "Requests under way";
        exports = "خروجی‌های در حال ساخت" | "Documents being made";
        files_damaged[n] = "{n} فایل پیوست آسیب دیده است؛ از نسخهٔ پشتیبان برش گردانید." | "{n} attached file is damaged: put it back from a backup.", "{n} attached files are damaged: put them back from a backup.";
        backup_missing = "نسخهٔ پشتیبان تازه‌ای گرفته نشده است." | "No new backup was made.";
        log_grows = "دفتر تغییرات پایگاه داده بیش از اندازه بلند شده است." | "The database's log has grown longer than it should be.";
        concerns = "به این موارد رسیدگی کنید" | "These need your attention";
        sessions = "کاربران واردشده (دستگاه)" | "Signed in (devices)";
        note = "شمارش‌ها از زمان روشن شدن سرور است." | "Counted since the server was started.";
    }
}
