use crate::drafts::web::Start;
use crate::drafts::{Answer, ReturnReason};

words! {
    /// Drafts, verdicts, comparison.
    Drafts {
        title = "پیش‌نویس‌ها" | "Drafts";
        begin = "نوشتن پیش‌نویس" | "Write the draft";
        edit_text = "ویرایش متن" | "Edit the text";
        edit_title = "متن پیش‌نویس" | "Text of the draft";
        none_yet = "هنوز نسخه‌ای ثبت نشده است" | "No version is recorded yet";
        none_yet_text = "متن از الگوی آمادهٔ تفاهم‌نامه آغاز می‌شود و نام طرف‌ها، نمایندگان و موضوع در آن نوشته شده است. هر بار که متن را برای طرف‌ها می‌فرستید، آن را به‌عنوان یک نسخه ذخیره کنید." | "The text starts from the standard template, with the parties, their representatives and the subject filled in. Save a version each time the text goes out to the parties.";
        unfinished(name, at) = "متن ناتمامی هست که هنوز نسخه نشده است ({name}، {at})." | "There is unfinished text that is not a version yet ({name}, {at}).";
        go_on = "ادامهٔ ویرایش" | "Go on editing";
        versions = "نسخه‌ها" | "Versions";
        all_versions = "همهٔ نسخه‌ها" | "All versions";
        version = "نسخه" | "Version";
        version_n(n) = "نسخهٔ {n}" | "Version {n}";
        draft_n(n) = "پیش‌نویس، نسخهٔ {n}" | "Draft, version {n}";
        is_latest = "آخرین نسخه" | "the latest version";
        saved_on = "زمان ذخیره" | "Saved";
        author = "نویسنده" | "Author";
        note = "یادداشت" | "Note";
        file = "فایل" | "File";
        verdicts = "نظر طرف‌ها" | "Verdicts of the parties";
        latest_verdicts(n) = "نظر طرف‌ها دربارهٔ نسخهٔ {n}" | "Verdicts on version {n}";
        no_verdict = "بدون پاسخ" | "No answer yet";
        no_parties = "هنوز طرفی برای این تفاهم‌نامه ثبت نشده است." | "No party is recorded for this agreement yet.";
        earlier = "نسخهٔ پیشین" | "Earlier";
        later = "نسخهٔ پسین" | "Later";
        compare = "مقایسه" | "Compare";
        compare_from(n) = "مقایسه از نسخهٔ {n}" | "Compare from version {n}";
        compare_to(n) = "مقایسه با نسخهٔ {n}" | "Compare to version {n}";
        compare_with(n) = "مقایسه با نسخهٔ {n}" | "Compare with version {n}";
        compare_title(a, b) = "مقایسهٔ نسخهٔ {a} و {b}" | "Versions {a} and {b} compared";
        compared_text = "متن مقایسه‌شده" | "The compared text";
        swap = "جابه‌جایی دو نسخه" | "Swap the two";
        identical = "متن این دو نسخه یکی است." | "The two texts are identical.";
        only_spacing = "واژه‌ها یکی است؛ تنها نشانه‌ها، فاصله‌ها یا سطربندی فرق دارد." | "No word differs; only marks, spaces or line ends do.";
        words_added[n] = "{n} واژه افزوده" | "{n} word added", "{n} words added";
        words_removed[n] = "{n} واژه حذف" | "{n} word removed", "{n} words removed";
        added = "افزوده" | "added";
        removed = "حذف" | "removed";
        unchanged[n] = "… {n} سطر بدون تغییر …" | "… {n} line unchanged …", "… {n} lines unchanged …";
        show_all = "نمایش همهٔ متن" | "Show the whole text";
        start_from = "شروع متن از" | "Start the text from";
        text = "متن" | "Text";
        text_hint = "هر ماده را در سطری تازه با «مادهٔ ۱ – …» آغاز کنید؛ «تبصره» و بندهای شماره‌دار هم شناخته می‌شوند." | "Begin each article on a new line as “Article 1 – …”; notes and numbered clauses are recognised too.";
        note_label = "یادداشت این نسخه" | "Note on this version";
        note_hint = "مثلاً: بند ۲ مادهٔ ۵ به درخواست بنیاد تغییر کرد." | "For example: clause 2 of article 5 changed as the foundation asked.";
        file_label = "فایل این نسخه" | "File of this version";
        save_version(n) = "ذخیره به‌عنوان نسخهٔ {n}" | "Save as version {n}";
        version_saved(n) = "نسخهٔ {n} ذخیره شد." | "Version {n} is saved.";
        last_saved(at, name) = "آخرین ذخیره: {at}، {name}" | "Last saved: {at}, {name}";
        not_saved_yet = "این متن هنوز ذخیره نشده است" | "This text is not saved yet";
        not_saved_closed = "ذخیره نشد: متن این تفاهم‌نامه دیگر باز نیست" | "Not saved: the text of this agreement is closed now";
        not_saved_conflict(name) = "ذخیره نشد: {name} متن دیگری ذخیره کرده است. «ذخیره» را بزنید تا هر دو متن را ببینید" | "Not saved: {name} saved another text. Press “Save” to see both";
        closed_title = "متن این تفاهم‌نامه بسته است" | "The text of this agreement is closed";
        at_signing = "متن برای امضا نهایی شده است؛ برای تغییر آن، پرونده باید به تدوین بازگردد." | "The text is out for signing; to change it, return the agreement to drafting.";
        return_it = "بازگرداندن به تدوین" | "Return to drafting";
        halted = "این پرونده متوقف است؛ برای کار روی متن، نخست آن را از سر بگیرید." | "This agreement is halted; resume it first to work on the text.";
        resume_it = "از سر گرفتن" | "Resume it";
        only_by_addendum = "متن امضاشده فقط با الحاقیه تغییر می‌کند." | "A signed text changes only by an addendum.";
        new_addendum = "ثبت الحاقیه" | "Record an addendum";
        copy_it = "این متن ذخیره نشد؛ اگر لازم است آن را رونوشت بردارید." | "This text was not saved; copy it if you need it.";
        record_verdict = "ثبت نظر" | "Record the verdict";
        change_verdict = "تغییر نظر" | "Change the verdict";
        answer = "نظر" | "Verdict";
        given_on = "تاریخ اعلام نظر" | "Given on";
        given_by = "اعلام‌کننده" | "Given by";
        given_by_hint = "نام و سمت، یا شمارهٔ نامه" | "Name and post, or the number of the letter";
        reason_code = "دلیل برگشت" | "Reason for the return";
        choose_reason = "اگر برگشت داده شد، انتخاب کنید" | "Choose one if it was returned";
        reason = "شرح" | "Remarks";
        not_yet = "این روز هنوز نیامده است." | "This day has not come yet.";
        say_why = "دلیل برگشت را انتخاب کنید." | "Choose the reason for the return.";
        say_which = "دلیل را در «شرح» بنویسید." | "Write the reason under “Remarks”.";
        approval_recorded(name) = "تأیید «{name}» ثبت شد." | "The approval of “{name}” is recorded.";
        return_recorded(name) = "برگشت از سوی «{name}» ثبت شد." | "The return by “{name}” is recorded.";
        verdict_conflict(name) = "تا شما بنویسید، {name} برای همین طرف نظر ثبت کرد؛ آن را ببینید و اگر باز هم لازم است دوباره ثبت کنید. نوشتهٔ شما مانده است." | "While you were writing, {name} recorded a verdict for this party. Look at it, and record yours again if it still holds; what you typed is still here.";
    }
}

labels! { Answer {
    Approved = "تأیید شد" | "Approved";
    Returned = "برگشت داده شد" | "Returned";
} }

labels! { ReturnReason {
    Legal = "حقوقی و مقرراتی" | "Legal or regulatory";
    Financial = "مالی و اعتباری" | "Financial";
    Scope = "دامنهٔ همکاری" | "Scope of the cooperation";
    Wording = "نگارش متن" | "Wording";
    Authority = "حدود اختیار و صاحب‌امضا" | "Authority and signatory";
    Other = "دلیل دیگر" | "Another reason";
} }

labels! { Start {
    Copy = "متن در دست کار" | "Working copy";
    Last = "آخرین نسخه" | "Last version";
    Persian = "الگوی فارسی" | "Persian template";
    English = "الگوی انگلیسی" | "English template";
    Empty = "متن خالی" | "Empty text";
} }
