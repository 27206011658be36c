use crate::agreements::Relation;
use crate::agreements::timeline::ItemKind;

words! {
    /// The page of one agreement.
    AgreementPage {
        stages_of = "مرحله‌های این تفاهم‌نامه" | "Stages of this agreement";
        since_days(day, days) = "از {day} · {days}" | "since {day} · {days}";
        entered(day) = "از {day}" | "from {day}";
        not_yet = "هنوز نه" | "not yet";
        owner_is(name) = "مسئول: {name}" | "Owner: {name}";
        file_no = "شمارهٔ" | "Reference";
        needs_left[n, stage] = "برای رفتن به «{stage}» {n} کار مانده است" | "{n} thing is left before “{stage}”", "{n} things are left before “{stage}”";
        needs_met(stage) = "همه‌چیز برای رفتن به «{stage}» آماده است" | "Everything is ready for “{stage}”";
        done = "انجام شده" | "done";
        needed = "لازم است" | "needed";
        go_on(stage) = "رفتن به مرحلهٔ «{stage}»" | "Move to “{stage}”";
        go_on_left[n, stage] = "رفتن به مرحلهٔ «{stage}» ({n} کار مانده)" | "Move to “{stage}” ({n} left)", "Move to “{stage}” ({n} left)";
        concluded_on(day) = "این تفاهم‌نامه از {day} خاتمه یافته است." | "This agreement was concluded on {day}.";
        halted_on(day) = "این تفاهم‌نامه از {day} متوقف است." | "This agreement has been halted since {day}.";
        in_force_since(day) = "این تفاهم‌نامه از {day} نافذ است." | "This agreement has been in force since {day}.";
        ended_as(outcome) = "سرانجام: {outcome}" | "Outcome: {outcome}";
        other_steps = "گام‌های دیگر" | "Other steps";
        reading_only = "انتقال مرحله با کارشناس یا مدیر است." | "Officers and managers move the stage.";
        next_heading = "گام بعدی" | "Next step and who is awaited";
        awaited = "در انتظار" | "Awaiting";
        due = "مهلت" | "Due";
        set_next_step = "تعیین گام بعدی" | "Set the next step";
        timeline = "سیر پرونده" | "Timeline";
        ahead = "در پیش" | "Ahead";
        today_is(day) = "امروز، {day}" | "Today, {day}";
        older = "قدیمی‌تر" | "Older";
        newer = "تازه‌تر" | "Newer";
        timeline_kinds = "گونه‌های رویداد" | "Kinds of events";
        nothing_of_kind = "چیزی از این گونه ثبت نشده است." | "Nothing of this kind is recorded.";
        recorded_first = "ثبت تفاهم‌نامه" | "Agreement recorded";
        from_to(from) = "از «{from}» به" | "From “{from}” to";
        passed(needs) = "با گذشتن از: {needs}" | "Passing over: {needs}";
        reason(text) = "دلیل: {text}" | "Reason: {text}";
        actions_done[n] = "{n} اقدام، همه انجام شده" | "{n} action, done", "{n} actions, all done";
        actions_open(all, open) = "{all} اقدام، {open} باز" | "{open} of {all} actions open";
        kind = "نوع" | "Kind";
        owner = "مسئول" | "Owner";
        next_step = "گام بعدی" | "Next step";
        no_next_step = "گام بعدی تعریف نشده است." | "No next step is set.";
        all_files = "همهٔ فایل‌ها" | "All files";
        attach_file = "پیوست فایل" | "Attach a file";
        confidential = "محرمانه" | "Confidential";
        details = "مشخصات" | "Details";
        subject = "موضوع" | "Subject";
        aims = "هدف‌ها" | "Aims";
        letters = "نامه‌های دبیرخانه" | "Secretariat letters";
        tags = "برچسب‌ها" | "Tags";
        team = "گروه" | "Team";
        recorded_on = "تاریخ ثبت" | "Recorded on";
        parties = "طرف‌ها و امضاکنندگان" | "Parties and signatories";
        edit_parties = "ویرایش طرف‌ها" | "Edit the parties";
        no_parties = "هنوز طرفی ثبت نشده است." | "No party is recorded yet.";
        representative(who) = "نماینده: {who}" | "Representative: {who}";
        signatory(who) = "صاحب‌امضا: {who}" | "Signatory: {who}";
        no_signatory = "صاحب‌امضا تعیین نشده" | "No signatory yet";
        signed_on(day) = "امضا در {day}" | "Signed on {day}";
        open_actions = "اقدام‌های باز" | "Open actions";
        no_actions = "اقدام بازی نیست." | "No action is open.";
        tick(text) = "انجام شد: {text}" | "Done: {text}";
        drafts = "پیش‌نویس‌ها" | "Drafts";
        no_drafts = "هنوز نسخه‌ای نیست." | "There is no version yet.";
        write_draft = "نوشتن پیش‌نویس" | "Write the draft";
        all_drafts = "همهٔ نسخه‌ها" | "All versions";
        compare = "مقایسه با نسخهٔ پیش" | "Compare with the version before";
        press = "بازتاب در رسانه" | "Press coverage";
        no_press = "هنوز خبری ثبت نشده است." | "No press item is recorded yet.";
        record_press = "ثبت خبر" | "Record a press item";
        no_files = "هنوز فایلی نیست." | "There is no file yet.";
        periods = "مدت اعتبار" | "Term";
        no_periods = "هنوز مدتی ثبت نشده است." | "No term is recorded yet.";
        open_ended(from) = "از {from}، بدون تاریخ پایان" | "From {from}, open-ended";
        from_until(from, to) = "از {from} تا {to}" | "From {from} to {to}";
        related = "تفاهم‌نامه‌های مرتبط" | "Related agreements";
        signing_page = "امضاها و نسخهٔ امضاشده" | "Signatures and signed copy";
        record_meeting = "ثبت جلسه" | "Record a meeting";
        record_action = "ثبت اقدام" | "Record an action";
        version_no(n) = "نسخهٔ {n}" | "Version {n}";
        draft_version(n) = "نسخهٔ {n} پیش‌نویس" | "Draft version {n}";
        meeting_planned(subject) = "جلسهٔ پیش رو: {subject}" | "Planned meeting: {subject}";
        meeting_cancelled(subject) = "جلسهٔ لغوشده: {subject}" | "Cancelled meeting: {subject}";
        meeting_held(subject) = "جلسه: {subject}" | "Meeting: {subject}";
        present[n] = "{n} حاضر" | "{n} present", "{n} present";
        decisions[n] = "{n} مصوبه" | "{n} decision", "{n} decisions";
        decision(code) = "مصوبهٔ {code}" | "Decision {code}";
        approved(party, n) = "«{party}» نسخهٔ {n} را تأیید کرد" | "{party} approved version {n}";
        returned(party, n) = "«{party}» نسخهٔ {n} را بازگرداند" | "{party} returned version {n}";
        signed(party) = "امضای «{party}»" | "Signed by {party}";
        voided(party) = "امضای باطل‌شدهٔ «{party}»" | "Void signature of {party}";
        under_version(n) = "پای نسخهٔ {n}" | "under version {n}";
        coverage(outlet, headline) = "{outlet}: «{headline}»" | "{outlet}: “{headline}”";
        file(name) = "فایل: {name}" | "File: {name}";
        deadline_step(text) = "مهلت گام بعدی: {text}" | "Due: {text}";
        deadline_action(text) = "مهلت اقدام: {text}" | "Action due: {text}";
        deadline_end = "پایان مدت اعتبار" | "End of the term";
        deadline_decision = "مهلت تصمیم دربارهٔ تمدید" | "Decision on renewal due";
        action_done(text) = "اقدام انجام شد: {text}" | "Action done: {text}";
        edited(title) = "ویرایش: {title}" | "Edited: {title}";
        changed_fields(fields) = "تغییر در: {fields}" | "Changed: {fields}";
    }
}

labels! { ItemKind {
    Meeting = "جلسه" | "Meetings";
    Decision = "مصوبه" | "Decisions";
    Draft = "نسخه" | "Versions";
    Verdict = "نظر طرف" | "Verdicts";
    Signature = "امضا" | "Signatures";
    Press = "رسانه" | "Press";
    File = "فایل" | "Files";
    Deadline = "مهلت" | "Deadlines";
    Stage = "مرحله" | "Stages";
    Edit = "ویرایش" | "Edits";
} }

labels! {
/// One item of a kind.
ItemKind as one_of {
    Meeting = "جلسه" | "Meeting";
    Decision = "مصوبه" | "Decision";
    Draft = "نسخه" | "Version";
    Verdict = "نظر طرف" | "Verdict";
    Signature = "امضا" | "Signature";
    Press = "خبر" | "Press";
    File = "فایل" | "File";
    Deadline = "مهلت" | "Deadline";
    Stage = "مرحله" | "Stage";
    Edit = "ویرایش" | "Edit";
} }

labels! {
/// What an agreement is that refers to this one.
Relation as turned {
    Amends = "با این اصلاح شده است" | "Amended by";
    Renews = "با این تمدید شده است" | "Renewed by";
    Supersedes = "جای خود را به این داده است" | "Superseded by";
    Related = "مرتبط است با" | "Related to";
} }
