use crate::agreements::filter::Column;
use crate::agreements::health::Condition;

words! {
    /// List and board of agreements.
    AgreementViews {
        views = "نماها" | "Views";
        mine = "مال من" | "Mine";
        stuck = "گیر کرده" | "Stuck";
        ending = "رو به پایان" | "Ending soon";
        board = "تخته" | "Board";
        list = "فهرست" | "List";
        board_title = "تختهٔ تفاهم‌نامه‌ها" | "Board of agreements";
        excel = "خروجی Excel" | "Excel export";
        new_agreement = "تفاهم‌نامهٔ تازه" | "New agreement";
        text = "عنوان، شماره یا طرف" | "Title, reference or party";
        stage = "مرحله" | "Stage";
        party = "طرف" | "Party";
        owner = "مسئول" | "Owner";
        kind = "نوع" | "Kind";
        year = "سال" | "Year";
        any_stage = "همهٔ مرحله‌ها" | "Any stage";
        any_party = "همهٔ طرف‌ها" | "Any party";
        any_owner = "هر مسئولی" | "Any owner";
        any_kind = "همهٔ نوع‌ها" | "Any kind";
        any_year = "همهٔ سال‌ها" | "Any year";
        me = "خودم" | "Me";
        no_owner = "بدون مسئول" | "Nobody";
        only_stuck = "فقط گیر کرده‌ها" | "Stuck only";
        only_ending = "پایان تا ۹۰ روز آینده" | "Ending within 90 days";
        apply = "اعمال" | "Apply";
        chip(name, value) = "{name}: {value}" | "{name}: {value}";
        chip_text(value) = "متن: {value}" | "Text: {value}";
        gone = "ناشناخته" | "unknown";
        found[n] = "{n} تفاهم‌نامه" | "{n} agreement", "{n} agreements";
        title = "عنوان" | "Title";
        reference = "شماره" | "Reference";
        next_step = "گام بعدی" | "Next step";
        confidential = "محرمانه" | "Confidential";
        awaiting(name) = "در انتظار {name}" | "Awaiting {name}";
        us = "خودمان" | "ourselves";
        the_party = "طرف مقابل" | "the other party";
        a_person = "یک شخص" | "a person";
        awaited_with(whom, person) = "{whom}، {person}" | "{whom}, {person}";
        over_limit[n] = "{n} روز بیش از سقف" | "{n} day over the limit", "{n} days over the limit";
        step_overdue[n] = "{n} روز از مهلت گام بعدی گذشته" | "Next step {n} day overdue", "Next step {n} days overdue";
        no_next_step = "گام بعدی تعریف نشده" | "No next step";
        period_over[n] = "{n} روز از پایان مدت گذشته" | "Term ended {n} day ago", "Term ended {n} days ago";
        ends_in[n] = "{n} روز تا پایان مدت" | "Term ends in {n} day", "Term ends in {n} days";
        ends_today = "مدت امروز پایان می‌یابد" | "Term ends today";
        none_yet_title = "هنوز تفاهم‌نامه‌ای ثبت نشده است" | "No agreement is recorded yet";
        none_yet = "با ثبت نخستین تفاهم‌نامه، مرحله و مهلت آن همین‌جا دیده می‌شود." | "Record the first one, and its stage and deadlines appear here.";
        none_yet_reader = "همین‌که همکاران نخستین تفاهم‌نامه را ثبت کنند، این‌جا دیده می‌شود." | "The first one that your colleagues record appears here.";
        to_desk = "رفتن به میز کار" | "Go to the desk";
        no_match_title = "چیزی با این پالایه‌ها پیدا نشد" | "Nothing matches these filters";
        no_match = "یکی از پالایه‌های بالا را بردارید یا همه را پاک کنید." | "Remove one of the filters above, or clear them all.";
        save_view = "ذخیرهٔ این نما" | "Save this view";
        view_name = "نام نما" | "Name of the view";
        pin_view = "روی میز کار" | "Pin to the desk";
        share_view = "برای همه" | "For everyone";
        changed = "تغییر کرده" | "changed";
        view_changed(name) = "نمای «{name}» تغییر کرده است." | "The view “{name}” has been changed.";
        update_view = "به‌روزرسانی نما" | "Update the view";
        revert_view = "بازگشت به نمای ذخیره‌شده" | "Go back to the saved view";
        delete_view(name) = "حذف نمای «{name}»" | "Delete the view “{name}”";
        view_saved(name) = "نمای «{name}» ذخیره شد." | "The view “{name}” is saved.";
        view_updated(name) = "نمای «{name}» به‌روز شد." | "The view “{name}” is updated.";
        stages = "مرحله‌ها" | "Stages";
        limit[n] = "سقف {n} روز" | "limit {n} day", "limit {n} days";
        nothing_here = "موردی نیست." | "Nothing here.";
        more_here[n] = "{n} مورد دیگر در فهرست" | "{n} more in the list", "{n} more in the list";
        new_stage(title) = "مرحلهٔ تازه برای {title}" | "New stage of {title}";
        move_on = "انتقال…" | "Move…";
        due = "مهلت" | "Due";
        elsewhere = "بیرون از تخته" | "Off the board";
        away = "این انتقال از مرحلهٔ کنونی ممکن نیست؛ تخته به‌روز شد." | "That move is not possible from where it stands now; the board is up to date.";
        moved(title, stage) = "«{title}» به مرحلهٔ «{stage}» رفت." | "“{title}” moved to “{stage}”.";
        until(day) = "تا {day}" | "by {day}";
    }
}

labels! { Column {
    Reference = "شماره" | "Reference";
    Title = "عنوان" | "Title";
    Stage = "مرحله" | "Stage";
    Days = "ماندن در مرحله" | "Days in stage";
    Due = "مهلت" | "Due";
    Updated = "آخرین تغییر" | "Last change";
} }

labels! { Condition {
    OnTrack = "روی روال" | "On track";
    Attention = "نیازمند توجه" | "Needs attention";
    AtRisk = "در خطر" | "At risk";
} }
