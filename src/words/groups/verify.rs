use crate::verify::FileFault;

labels! { FileFault {
    Missing = "سر جای خود نیست" | "is missing";
    Changed = "محتوایش تغییر کرده است" | "has changed";
    Unreadable = "خوانده نمی‌شود" | "cannot be read";
} }

words! {
    /// Whether everything is as it was written.
    Verify {
        whole_sqlite = "پایگاه داده: سالم است؛ همهٔ صفحه‌ها، نمایه‌ها و قیدها بررسی شد." | "Database: sound; every page, index and constraint was checked.";
        whole_postgres = "پایگاه داده: همهٔ جدول‌ها بی‌خطا خوانده شد؛ درستی صفحه‌ها و نمایه‌ها را ابزارهای خود PostgreSQL می‌سنجند." | "Database: every table was read without a fault; PostgreSQL's own tools judge its pages and indexes.";
        damaged(what) = "پایگاه داده آسیب دیده است: {what}" | "The database is damaged: {what}";
        no_dangling = "پیوندها: هر سطری که به سطر دیگری اشاره می‌کند، آن را می‌یابد." | "Links: every row that points at another finds it.";
        dangling[n, child, parent] = "پیوند شکسته: {n} سطر جدول {child} به سطری از {parent} اشاره می‌کند که وجود ندارد." | "Broken link: {n} row of {child} points at a row of {parent} that does not exist.", "Broken links: {n} rows of {child} point at rows of {parent} that do not exist.";
        chain_unread = "زنجیرهٔ رویدادها خوانده نشد." | "The chain of events could not be read.";
        chain_unchecked = "کلید رد ممیزی این‌جا نیست؛ مهر رویدادها سنجیده نشد." | "The key of the audit trail is not here: the seals of the events were not checked.";
        no_events = "زنجیرهٔ رویدادها: هنوز رویدادی ثبت نشده است." | "Chain of events: nothing was recorded yet.";
        chain_whole[n, seal] = "زنجیرهٔ رویدادها: هر {n} رویداد همان است که ثبت شد. مهر آخرین رویداد: {seal}" | "Chain of events: the one event is as it was recorded. Its seal: {seal}", "Chain of events: all {n} events are as they were recorded. Seal of the last: {seal}";
        event_missing(seq) = "زنجیرهٔ رویدادها شکسته است: رویداد {seq} نیست." | "The chain of events is broken: event {seq} is missing.";
        events_missing(from, to) = "زنجیرهٔ رویدادها شکسته است: رویدادهای {from} تا {to} نیستند." | "The chain of events is broken: events {from} to {to} are missing.";
        event_changed(seq) = "زنجیرهٔ رویدادها شکسته است: رویداد {seq} آن نیست که سامانه ثبت کرد." | "The chain of events is broken: event {seq} is not what the program recorded.";
        event_moved(seq) = "زنجیرهٔ رویدادها شکسته است: رویداد {seq} در پی رویداد دیگری ثبت شده بود." | "The chain of events is broken: event {seq} was recorded after another event than the one before it.";
        event_unreadable(seq) = "زنجیرهٔ رویدادها شکسته است: رویداد {seq} دیگر خوانده نمی‌شود." | "The chain of events is broken: event {seq} can no longer be read.";
        events_cut(last, known) = "پایان زنجیرهٔ رویدادها بریده شده است: آخرین رویداد {last} است و پیش‌تر رویداد {known} دیده شده بود." | "The end of the chain of events was cut off: it ends at event {last}, and event {known} was seen before.";
        event_replaced(seq) = "زنجیرهٔ رویدادها عوض شده است: پیش‌تر رویداد دیگری با شمارهٔ {seq} دیده شده بود." | "The chain of events is another one: a different event {seq} was seen before.";
        other_key = "هیچ رویدادی با این کلید مهر نشده است: کلید درست را با ‎--audit-key نشان دهید." | "No event bears the seal of this key: name the right one with --audit-key.";
        former_key[n] = "از این میان {n} رویداد نخست با کلیدی مهر شده که گم شده است؛ تنها ترتیب آن‌ها سنجیده شد." | "Of these, the first {n} was sealed under a key that was lost: only its order was checked.", "Of these, the first {n} were sealed under a key that was lost: only their order was checked.";
        no_heads = "بیرون از پایگاه داده هنوز مهری نگه داشته نشده است؛ بریده شدن پایان زنجیره دیده نمی‌شود." | "No head is noted outside the database yet: that the end was cut off would not show.";
        heads_fit[n] = "با {n} مهر که بیرون از پایگاه داده نگه داشته شده است می‌خواند." | "It agrees with the {n} head noted outside the database.", "It agrees with the {n} heads noted outside the database.";
        heads_spoilt[n] = "{n} سطر از پروندهٔ مهرها (audit.heads) کار سامانه نیست یا با کلید دیگری نوشته شده است." | "{n} line of the file of heads (audit.heads) is not of the program or not under this key.", "{n} lines of the file of heads (audit.heads) are not of the program or not under this key.";
        files_whole[n] = "فایل‌ها: {n} فایل سر جای خود و بی‌تغییر است." | "Files: {n} file is in its place and unchanged.", "Files: {n} files are in their places and unchanged.";
        file_missing(name, sha256) = "فایل «{name}» نیست ({sha256})." | "The file “{name}” is missing ({sha256}).";
        file_changed(name, sha256) = "محتوای فایل «{name}» تغییر کرده است ({sha256})." | "The file “{name}” has changed ({sha256}).";
        file_unreadable(name, sha256) = "فایل «{name}» خوانده نمی‌شود ({sha256})." | "The file “{name}” cannot be read ({sha256}).";
        looked = "بازبینی شبانهٔ فایل‌ها" | "Nightly check of the files";
        looked_never = "هنوز نشده است؛ هر شب از ساعت ۳ تا ۶ انجام می‌شود." | "Not yet; it is done every night from 3 to 6 o'clock.";
        looked_whole[n] = "{n} فایل همان است که پیوست شد." | "{n} file is as it was attached.", "{n} files are as they were attached.";
        looked_part(seen, files) = "از {files} فایل، {seen} فایل دست‌کم یک بار بازبینی شده است." | "Of {files} files, {seen} were looked over at least once.";
        looked_last = "آخرین بازبینی:" | "Looked over last:";
        damaged_title[n] = "{n} فایل آسیب دیده است" | "{n} file is damaged", "{n} files are damaged";
        damaged_help = "این فایل‌ها دیگر همانی نیستند که پیوست شدند. پیش از آن‌که نسخه‌های پشتیبان سالم جایگزین شوند، فایل را از یک نسخهٔ پشتیبان به همین نام در پوشهٔ files برگردانید و سپس دوباره بازبینی کنید." | "These files are no longer what was attached. Before the backups that hold them whole are replaced, put each back from a backup, under this name in the folder “files”, and check again.";
        look_again = "بازبینی دوبارهٔ این فایل‌ها" | "Check these files again";
        looked_again = "فایل‌های آسیب‌دیده دوباره بازبینی شدند." | "The damaged files were checked again.";
        strays[n] = "{n} فایل بی‌صاحب در پوشهٔ فایل‌ها هست؛ بی‌خطر است و از بارگذاری نیمه‌کاره مانده." | "{n} file in the folder belongs to no record; it is harmless, left by a broken upload.", "{n} files in the folder belong to no record; they are harmless, left by broken uploads.";
        all_sound = "نتیجه: همه چیز درست است." | "Result: everything is in order.";
        not_sound = "نتیجه: چیزی درست نیست؛ سطرهای بالا را ببینید." | "Result: something is wrong; see the lines above.";
    }
}
