words! {
    /// What would come of a list, and what came of it.
    ImportCheck {
        import[n] = "ورود {n} ردیف" | "Import {n} row", "Import {n} rows";
        nothing_new = "همهٔ این فهرست از پیش ثبت شده است؛ چیزی برای ورود نیست." | "All of this list is recorded already; there is nothing to import.";
        columns = "ستون‌ها" | "Columns";
        columns_about = "ستون‌ها از روی عنوانشان شناخته شده‌اند. اگر یکی درست نیست، آن را عوض کنید و دوباره بررسی کنید." | "The columns are known by their headings. Where one is wrong, change it and check again.";
        unread(names) = "این ستون‌ها خوانده نمی‌شود: {names}" | "These columns are not read: {names}";
        ignore = "— خوانده نشود —" | "— not read —";
        column_of(letters, heading) = "ستون {letters}: {heading}" | "Column {letters}: {heading}";
        taken_twice = "دو ستون یک نام گرفته‌اند." | "Two columns have one name.";
        check_again = "بررسی دوباره" | "Check again";
        passing[n] = "{n} نام که هنوز ثبت نشده هم ثبت می‌شود:" | "{n} name that is not recorded yet is recorded too:", "{n} names that are not recorded yet are recorded too:";
        rows = "ردیف‌ها" | "Rows";
        first_rows(shown, all) = "{shown} ردیف نخست از {all} ردیف" | "The first {shown} of {all} rows";
        row = "ردیف" | "Row";
        name = "نام" | "Name";
        outcome = "چه می‌شود" | "What comes of it";
        was_is(label, old, new) = "{label}: «{old}» ← «{new}»" | "{label}: “{old}” → “{new}”";
        becomes(label, new) = "{label}: «{new}»" | "{label}: “{new}”";
        discard = "کنار گذاشتن این فایل" | "Drop this file";
        discarded(name) = "«{name}» کنار گذاشته شد." | "“{name}” was dropped.";
        gone = "این فایل دیگر نگه داشته نشده است. دوباره آن را بدهید." | "This file is kept no longer. Give it again.";
        busy = "ورود دیگری در جریان است. کمی بعد دوباره بزنید." | "Another import is under way. Try again in a moment.";
        failed = "ورود انجام نشد و چیزی ثبت نشده است. دوباره امتحان کنید." | "The import failed and nothing was recorded. Try again.";
        under_way_title(name) = "ورود {name}" | "Importing {name}";
        under_way(done, all) = "{done} از {all} رکورد نوشته شد." | "{done} of {all} records are written.";
        starting = "در حال آماده‌سازی…" | "Getting ready…";
        turns_by_itself = "این صفحه خودش تازه می‌شود. می‌توانید آن را ببندید؛ ورود ادامه می‌یابد." | "This page renews itself. You may close it; the import goes on.";
        look_again = "تازه کردن" | "Look again";
        done_title(name) = "ورود از {name}" | "Import of {name}";
        done = "فهرست وارد شد." | "The list is imported.";
        undo = "واگرداندن همهٔ این ورود" | "Take this whole import back";
        undo_hint = "رکوردهای تازه برداشته می‌شوند و تغییرها به حال پیش برمی‌گردند. اگر در این میان کسی با رکورد تازه‌ای کار کرده باشد، چیزی واگردانده نمی‌شود و نام آن رکورد نشان داده می‌شود." | "New records go, and changed ones are as they were before. If anybody has worked with a new one since, it is named and nothing is taken back.";
        undone(name) = "ورود «{name}» واگردانده شد." | "The import of “{name}” was taken back.";
        left[n] = "{n} رکورد پس از ورود ویرایش شده بود و همان‌گونه ماند:" | "{n} record was edited since and stays as it is:", "{n} records were edited since and stay as they are:";
        refused[n] = "این ورود واگرداندنی نیست: با {n} رکورد آن کار شده است." | "This import cannot be taken back: {n} of its records is in use.", "This import cannot be taken back: {n} of its records are in use.";
        taken_back_at(when) = "این ورود در {when} واگردانده شد؛ آن‌چه وارد شده بود این است:" | "This import was taken back on {when}; this is what it had brought in:";
        records = "رکوردها" | "Records";
        kind = "نوع" | "Kind";
        another = "ورود فهرستی دیگر" | "Import another list";
        imported = "وارد شده از فهرست" | "Imported from a list";
    }
}
