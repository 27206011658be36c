use crate::actions::{Nearness, Tab};

words! {
    /// Actions.
    Actions {
        new_title = "ثبت اقدام" | "Record an action";
        edit_title = "ویرایش اقدام" | "Edit the action";
        text = "چه کاری باید انجام شود؟" | "What is to be done?";
        responsible = "مسئول" | "Responsible";
        responsible_hint = "نام کاربر، شخص یا سازمان" | "A user, a person or an organisation";
        due = "مهلت" | "Due";
        agreement = "تفاهم‌نامه" | "Agreement";
        no_agreement = "به هیچ تفاهم‌نامه‌ای مربوط نیست" | "Not about an agreement";
        done_note = "یادداشت انجام" | "Note on how it was done";
        views = "نماها" | "Views";
        done = "انجام شد" | "Done";
        mark_done(text) = "انجام شد: {text}" | "Done: {text}";
        mark_undone(text) = "انجام نشده است: {text}" | "Not done after all: {text}";
        done_on(day) = "انجام‌شده در {day}" | "Done on {day}";
        is_open = "در جریان" | "Open";
        overdue = "معوق" | "Overdue";
        due_on(day) = "مهلت: {day}" | "Due {day}";
        no_due = "بدون مهلت" | "No due day";
        no_responsible = "بدون مسئول" | "Nobody responsible yet";
        was_done(text) = "اقدام «{text}» انجام شد." | "“{text}” is done.";
        was_done_already(text) = "اقدام «{text}» پیش‌تر انجام شده بود." | "“{text}” was done already.";
        was_undone(text) = "اقدام «{text}» دوباره باز شد." | "“{text}” is open again.";
        was_postponed(text, day) = "مهلت اقدام «{text}» به {day} رفت." | "“{text}” is now due {day}.";
        is_done_already = "این اقدام انجام شده است و مهلت آن تغییر نمی‌کند." | "This action is done; its day does not change any more.";
        postpone = "تمدید مهلت" | "Postpone";
        postpone_of(text) = "تمدید مهلت: {text}" | "Postpone: {text}";
        new_due = "مهلت تازه" | "New due day";
        reassign = "واگذاری" | "Reassign";
        reassign_of(text) = "واگذاری: {text}" | "Reassign: {text}";
        edit_of(text) = "ویرایش: {text}" | "Edit: {text}";
        delete_of(text) = "حذف: {text}" | "Delete: {text}";
        from_meeting = "از جلسه" | "From a meeting";
        count[n] = "{n} اقدام" | "{n} action", "{n} actions";
        all_done_title = "همه‌چیز انجام شده است" | "Everything is done";
        all_done = "اقدام بازی در این نما نیست. اقدام‌ها از مصوبه‌های جلسه‌ها پیدا می‌شوند، یا همین‌جا ثبت می‌شوند." | "Nothing is open in this view. Actions come from the decisions of meetings, or are recorded here.";
        none_done = "هنوز هیچ اقدامی انجام نشده است." | "Nothing has been done yet.";
        last_done = "آخرین اقدام‌های انجام‌شده" | "Done lately";
    }
}

labels! { Tab {
    Mine = "اقدام‌های من" | "Mine";
    Ours = "اقدام‌های ما" | "Ours";
    Theirs = "اقدام‌های دیگران" | "Theirs";
    Overdue = "معوق" | "Overdue";
    All = "همهٔ اقدام‌های باز" | "All open";
    Done = "انجام‌شده" | "Done";
} }

labels! { Nearness {
    Overdue = "گذشته" | "Overdue";
    ThisWeek = "این هفته" | "This week";
    Later = "بعدتر" | "Later";
    Undated = "بدون مهلت" | "No due day";
} }
