use crate::meetings::{AttendanceState, MeetingState};
use crate::words::Words;

words! {
    /// Meetings, minutes, decisions.
    Meetings {
        record = "ثبت جلسه" | "Record a meeting";
        edit_title = "ویرایش جلسه" | "Edit the meeting";
        list_title = "جلسه‌ها" | "Meetings";
        upcoming = "جلسه‌های پیش رو" | "Coming up";
        filter_text = "موضوع، مکان یا متن" | "Subject, place or text";
        state = "وضعیت" | "State";
        any_state = "همهٔ وضعیت‌ها" | "Any state";
        count[n] = "{n} جلسه" | "{n} meeting", "{n} meetings";
        day = "تاریخ" | "Day";
        subject = "موضوع جلسه" | "Subject";
        agreements = "تفاهم‌نامه‌ها" | "Agreements";
        agreement = "تفاهم‌نامه" | "Agreement";
        another_agreement(n) = "تفاهم‌نامهٔ {n}" | "Agreement {n}";
        no_agreement = "به تفاهم‌نامه‌ای مربوط نیست" | "Not about an agreement";
        add_agreement = "تفاهم‌نامهٔ دیگر" | "Another agreement";
        show_contacts = "نمایش آشنایان این تفاهم‌نامه" | "Show the contacts of this agreement";
        present = "حاضران" | "Present";
        n_present = "حاضر" | "Present";
        decisions = "مصوبه‌ها" | "Decisions";
        open_actions = "اقدام باز" | "Open actions";
        none_title = "هنوز جلسه‌ای ثبت نشده است" | "No meeting is recorded yet";
        none = "آخرین جلسه‌ای را که برگزار کردید ثبت کنید." | "Record the last meeting you held.";
        no_match_title = "جلسه‌ای با این پالایه‌ها پیدا نشد" | "No meeting matches";
        no_match = "واژهٔ دیگری بنویسید یا پالایه‌ها را بردارید." | "Try another word, or clear the filters.";
        when_and_who = "جلسه" | "The meeting";
        details = "ساعت، مکان و دستور جلسه" | "Time, place and agenda";
        starts_at = "ساعت شروع" | "From";
        ends_at = "ساعت پایان" | "Until";
        place = "مکان" | "Place";
        chair = "رئیس جلسه" | "Chair";
        secretary = "دبیر جلسه" | "Secretary";
        agenda = "دستور جلسه" | "Agenda";
        minutes = "شرح مذاکرات" | "Summary of the talks";
        contacts_of_agreement = "حاضران، از آشنایان این تفاهم‌نامه و طرف‌های آن" | "Present, from the contacts of the agreement and its parties";
        contacts_recent = "حاضران، از کسانی که به‌تازگی با آنان جلسه داشته‌اید" | "Present, from those met lately";
        no_contacts = "هنوز شخصی ثبت نشده است؛ نام حاضران را در ردیف‌های زیر بنویسید." | "Nobody is recorded yet; write the names below.";
        same_attendees = "همان حاضران جلسهٔ قبل" | "The same attendees as last time";
        further_attendees = "حاضران دیگر" | "Others present";
        person(n) = "نام شخص {n}" | "Name of person {n}";
        organisation_of(n) = "سازمان شخص {n}" | "Organisation of person {n}";
        post_of(n) = "سمت شخص {n}" | "Post of person {n}";
        another_person = "شخص دیگر" | "Another person";
        post_needs_organisation = "سازمان این سمت را هم بنویسید." | "Write the organisation of this post too.";
        post_needs_person = "نام شخص را هم بنویسید." | "Write the name of the person too.";
        decisions_and_actions = "مصوبه‌ها و اقدام‌ها" | "Decisions and actions";
        decisions_hint = "اگر مسئول یا مهلت بنویسید، از مصوبه اقدامی ساخته می‌شود." | "With a responsible or a due day, the decision becomes an action.";
        decision(n) = "مصوبهٔ {n}" | "Decision {n}";
        decision_code(code) = "مصوبهٔ {code}" | "Decision {code}";
        responsible(n) = "مسئول مصوبهٔ {n}" | "Responsible for decision {n}";
        due(n) = "مهلت مصوبهٔ {n}" | "Due day of decision {n}";
        about(n) = "تفاهم‌نامهٔ مصوبهٔ {n}" | "Agreement of decision {n}";
        choose = "برگزینید…" | "Choose…";
        about_none = "هیچ‌کدام" | "None of them";
        which_agreement = "این مصوبه دربارهٔ کدام تفاهم‌نامه است؟" | "Which agreement is this decision about?";
        decision_missing = "متن مصوبه را هم بنویسید." | "Write the decision too.";
        decision_has_action = "از این مصوبه اقدامی ساخته شده است؛ نخست اقدام را حذف کنید." | "An action was born from this decision; delete the action first.";
        another_decision = "ردیف دیگر" | "Another row";
        save_new = "ثبت صورت‌جلسه" | "Save the minutes";
        save_and_next = "ثبت و برنامه‌ریزی جلسهٔ بعد" | "Save and plan the next";
        recorded = "صورت‌جلسه ثبت شد." | "The minutes are recorded.";
        ends_before_start = "ساعت پایان پیش از ساعت شروع است." | "It ends before it begins.";
        minutes_title = "صورت‌جلسه" | "Minutes";
        minutes_of(subject) = "صورت‌جلسه: {subject}" | "Minutes: {subject}";
        date_line = "تاریخ:" | "Date:";
        number_line = "شماره: ………" | "Number: ………";
        enclosure_line = "پیوست: ………" | "Enclosure: ………";
        time = "ساعت" | "Time";
        time_from_to(from, to) = "{from} تا {to}" | "{from} to {to}";
        time_from(from) = "از {from}" | "From {from}";
        time_to(to) = "تا {to}" | "Until {to}";
        attendance = "حاضران و غایبان" | "Attendance";
        attendance_edit = "ویرایش حضور و غیاب" | "Edit the attendance";
        name = "نام" | "Name";
        post = "سمت" | "Post";
        organisation = "سازمان" | "Organisation";
        signature = "محل امضا" | "Signature";
        represented_by = "نمایندهٔ او" | "Represented by";
        represented_by_of(name) = "نمایندهٔ {name}" | "Representative of {name}";
        represented_missing = "نام نماینده را بنویسید." | "Write who came instead.";
        state_of(name) = "وضعیت {name}" | "Attendance of {name}";
        nobody_attended = "هنوز نام کسی نوشته نشده است." | "Nobody is written down yet.";
        no_minutes = "شرح مذاکرات نوشته نشده است." | "The talks are not summarised yet.";
        no_decisions = "این جلسه مصوبه‌ای ندارد." | "The meeting took no decision.";
        number = "شماره" | "Number";
        text = "متن" | "Text";
        owner = "مسئول" | "Responsible";
        deadline = "مهلت" | "Due";
        action_state = "وضعیت اقدام" | "State of the action";
        no_action = "بدون اقدام" | "No action";
        add_action = "ثبت اقدام" | "Record an action";
        add_action_for(code) = "ثبت اقدام برای مصوبهٔ {code}" | "Record an action for decision {code}";
        other_actions = "اقدام‌های دیگر این جلسه" | "Other actions of this meeting";
        press = "بازتاب در رسانه" | "In the press";
        history = "تاریخچه" | "History";
        files = "فایل‌ها" | "Files";
        file = "تصویر صورت‌جلسه یا فایل دیگر" | "A scan of the minutes, or another file";
        file_kind = "نوع فایل" | "Kind of file";
        attach = "پیوست کردن" | "Attach";
        attached = "فایل پیوست شد." | "The file is attached.";
        choose_file = "فایلی برگزینید." | "Choose a file.";
        no_files = "فایلی پیوست نشده است." | "No file is attached.";
        hold = "جلسه برگزار شد" | "It took place";
        was_held = "جلسه برگزارشده ثبت شد." | "Recorded as held.";
        plan = "هنوز برگزار نشده است" | "It is still to come";
        was_planned = "جلسه برنامه‌ریزی‌شده ثبت شد." | "Recorded as planned.";
        future_held = "تاریخ این جلسه هنوز نرسیده است." | "The day of this meeting has not come yet.";
        past_planned = "تاریخ این جلسه گذشته است. برگزار شد؟" | "The day of this meeting has passed. Did it take place?";
        cancel = "لغو جلسه" | "Call it off";
        cancel_reason = "دلیل لغو" | "Why is it called off?";
        was_cancelled = "جلسه لغو شد." | "The meeting is called off.";
        cancelled_because(reason) = "لغو شد: {reason}" | "Called off: {reason}";
        finalise = "نهایی کردن صورت‌جلسه" | "Make the minutes final";
        was_finalised = "صورت‌جلسه نهایی شد و دیگر تغییر نمی‌کند." | "The minutes are final and do not change any more.";
        final_badge = "نهایی" | "Final";
        finalised_by(name, when) = "نهایی‌شده به دست {name}، {when}" | "Made final by {name}, {when}";
        reopen = "بازگشایی صورت‌جلسه" | "Open the minutes again";
        was_reopened = "صورت‌جلسه دوباره باز شد." | "The minutes are open again.";
        plan_next = "برنامه‌ریزی جلسهٔ بعد" | "Plan the next meeting";
        recorded_by(name) = "ثبت‌کننده: {name}" | "Recorded by {name}";
        remove_attendee(name) = "برداشتن {name}" | "Remove {name}";
        attendance_saved = "حضور و غیاب ذخیره شد." | "The attendance is saved.";
    }
}

impl Words {
    /// From when to when, in words; empty when neither is known.
    pub fn hours(&self, from: &str, to: &str) -> String {
        let (m, from, to) = (self.meetings, self.code(from), self.code(to));
        match (from.is_empty(), to.is_empty()) {
            (false, false) => m.time_from_to(from, to),
            (false, true) => m.time_from(from),
            (true, false) => m.time_to(to),
            (true, true) => String::new(),
        }
    }
}

labels! { MeetingState {
    Planned = "برنامه‌ریزی‌شده" | "Planned";
    Held = "برگزارشده" | "Held";
    Cancelled = "لغوشده" | "Called off";
} }

labels! { AttendanceState {
    Present = "حاضر" | "Present";
    Absent = "غایب" | "Absent";
    Excused = "غایب موجه" | "Excused";
    Represented = "با نماینده" | "Represented";
} }
