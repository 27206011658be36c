use crate::agreements::lifecycle::Step;
use crate::agreements::needs::{Line, Need};
use crate::words::Words;

words! {
    /// The steps of the lifecycle and what they need.
    Steps {
        approval_of(name, version) = "تأیید نسخهٔ {version} از سوی «{name}»" | "Approval of version {version} by “{name}”";
        approval_by(name) = "تأیید متن از سوی «{name}»" | "Approval of the text by “{name}”";
        signatory_of(name) = "امضاکنندهٔ مجاز «{name}»" | "A signatory of “{name}” whose post may sign";
        signature_of(name) = "امضای «{name}»" | "The signature of “{name}”";
        version_there(version) = "نسخهٔ {version} پیش‌نویس ثبت شده است" | "Version {version} of the draft is recorded";
        commitments_open[n] = "انجام یا منتفی شدن {n} تعهد" | "{n} commitment to be kept or waived", "{n} commitments to be kept or waived";
        actions_open[n] = "بستن {n} اقدام باز" | "{n} open action to be closed", "{n} open actions to be closed";
        page_title(step, reference) = "{step} – {reference}" | "{step} – {reference}";
        needs = "آنچه لازم است" | "What it needs";
        needs_nothing = "برای این کار چیزی لازم نیست." | "This step needs nothing first.";
        needs_if_completed = "این موارد تنها برای نتیجهٔ «انجام‌شده» لازم است." | "These are needed only for the outcome “Completed”.";
        met = "انجام شده" | "done";
        needed = "لازم است" | "needed";
        follows = "پیامد" | "What follows";
        from_to = "مرحله" | "Stage";
        blocked = "تا این موارد انجام نشود، نمی‌توان پیش رفت. مدیر می‌تواند با ذکر دلیل از آن‌ها بگذرد." | "Until these are done the step cannot be taken. A manager may pass them with a written reason.";
        pass_reason = "دلیل گذشتن از موارد انجام‌نشده" | "Reason for passing what is not done";
        pass_hint = "در سابقه و گزارش می‌ماند" | "It stays in the history and in the reports";
        pass_needed = "برای گذشتن از موارد انجام‌نشده دلیل بنویسید." | "Write a reason for passing what is not done.";
        not_met = "هنوز همهٔ موارد لازم انجام نشده است." | "Not everything it needs is done.";
        starts_on = "تاریخ شروع" | "Starts on";
        ends_on = "تاریخ پایان؛ خالی یعنی نامحدود" | "Ends on; empty means open-ended";
        ends_before_start = "پایان پیش از شروع است." | "It ends before it starts.";
        outcome = "نتیجه" | "Outcome";
        day = "در چه روزی" | "On which day";
        in_the_future = "این روز هنوز نرسیده است." | "This day is still to come.";
        reason = "دلیل" | "Reason";
        reason_code = "دستهٔ دلیل" | "Kind of reason";
        choose = "انتخاب کنید" | "Choose";
        stale_title = "این کار دیگر از اینجا شدنی نیست" | "This step no longer starts from here";
        stale = "تا شما تصمیم بگیرید، پرونده تغییر کرد. چیزی عوض نشد." | "While you were deciding, the file changed. Nothing was done.";
        stands_at = "اکنون در این مرحله است" | "It now stands at";
        since(day) = "از {day}" | "since {day}";
        open_steps = "کارهایی که از اینجا شدنی است" | "What can be done from here";
        no_open_steps = "از اینجا کاری برای شما باز نیست." | "Nothing is open to you from here.";
        left[n] = "{n} کار مانده است" | "{n} thing is left", "{n} things are left";
    }
}

labels! { Step {
    StartDrafting = "شروع تدوین پیش‌نویس" | "Start drafting";
    SendToSigning = "ارسال برای امضا" | "Send to signing";
    BringIntoForce = "نافذ کردن" | "Bring into force";
    ReturnToMeeting = "بازگرداندن به مذاکره" | "Return to meeting";
    ReturnToDrafting = "بازگرداندن به تدوین" | "Return to drafting";
    Conclude = "خاتمه دادن" | "Conclude";
    Halt = "متوقف کردن" | "Halt";
    Resume = "ازسرگیری" | "Resume";
} }

labels! {
/// What a step did, in the past: after the name of who took it.
Step as step_past {
    StartDrafting = "تدوین پیش‌نویس را آغاز کرد" | "started drafting";
    SendToSigning = "متن را برای امضا فرستاد" | "sent the text to signing";
    BringIntoForce = "آن را نافذ کرد" | "brought it into force";
    ReturnToMeeting = "آن را به مذاکره بازگرداند" | "returned it to the meeting stage";
    ReturnToDrafting = "آن را به تدوین بازگرداند" | "returned it to drafting";
    Conclude = "آن را خاتمه داد" | "concluded it";
    Halt = "آن را متوقف کرد" | "halted it";
    Resume = "آن را از سر گرفت" | "resumed it";
} }

labels! {
/// The message after a step was taken.
Step as step_done {
    StartDrafting = "تدوین پیش‌نویس آغاز شد." | "Drafting has started.";
    SendToSigning = "متن برای امضا فرستاده شد." | "The text was sent to signing.";
    BringIntoForce = "تفاهم‌نامه نافذ شد." | "The agreement is in force.";
    ReturnToMeeting = "پرونده به مرحلهٔ مذاکره بازگشت." | "The agreement is back at the meeting stage.";
    ReturnToDrafting = "پرونده به مرحلهٔ تدوین بازگشت و امضاهای پیشین بی‌اعتبار شد." | "The agreement is back in drafting; the signatures taken so far are void.";
    Conclude = "تفاهم‌نامه خاتمه یافت." | "The agreement is concluded.";
    Halt = "پرونده متوقف شد." | "The agreement is halted.";
    Resume = "پرونده از سر گرفته شد." | "The agreement goes on.";
} }

labels! {
/// What follows from a step, before it is taken.
Step as step_follows {
    StartDrafting = "از این پس نسخه‌های متن ثبت می‌شود و هر طرف نظر خود را می‌دهد." | "From here on versions of the text are recorded and each party gives its verdict.";
    SendToSigning = "متن تأییدشده برای امضای طرف‌ها می‌رود." | "The approved text goes to the parties for signature.";
    BringIntoForce = "متن و طرف‌ها قفل می‌شود و از آن پس تنها با الحاقیه تغییر می‌کند." | "Text and parties are locked and change only by an addendum from then on.";
    ReturnToMeeting = "تدوین متن رها می‌شود تا طرف‌ها دوباره گفت‌وگو کنند؛ نسخه‌های ثبت‌شده می‌ماند." | "Drafting rests until the parties have met again; the recorded versions stay.";
    ReturnToDrafting = "امضاهایی که تا امروز ثبت شده بی‌اعتبار می‌شود و در سابقه می‌ماند." | "The signatures recorded so far become void and stay in the history.";
    Conclude = "پرونده بسته می‌شود و دیگر یادآوری ندارد." | "The file is closed and reminds nobody any more.";
    Halt = "پرونده از فهرست کارهای جاری بیرون می‌رود و بعداً می‌توان آن را از سر گرفت." | "It leaves the work under way and can be resumed later.";
    Resume = "پرونده به همان مرحله‌ای برمی‌گردد که متوقف شده بود." | "It goes back to the stage in which it was halted.";
} }

labels! {
/// A need that is met.
Need as need_met {
    Owner = "مسئول پیگیری تعیین شده است" | "An owner is named";
    TwoParties = "دست‌کم دو طرف ثبت شده است" | "Two parties or more are recorded";
    DecidedInMeeting = "جلسه‌ای با مصوبه برگزار شده است" | "A meeting was held and took a decision";
    DraftVersion = "نسخه‌ای از پیش‌نویس ثبت شده است" | "A version of the draft is recorded";
    ApprovedByAll = "همهٔ طرف‌ها آخرین نسخه را تأیید کرده‌اند" | "Every party approved the latest version";
    Signatories = "هر طرف امضاکنندهٔ مجاز دارد" | "Every party has a signatory whose post may sign";
    SignedByAll = "همهٔ طرف‌ها یک نسخه را امضا کرده‌اند" | "Every party signed the same version";
    SignedCopy = "نسخهٔ امضاشده پیوست شده است" | "The signed copy is attached";
    NothingOpen = "هیچ اقدام بازی نمانده است" | "No action is open";
    CommitmentsKept = "هیچ تعهدی انجام‌نشده نمانده است" | "Every commitment was kept or waived";
} }

labels! {
/// A need that is not met.
Need as need_unmet {
    Owner = "تعیین مسئول پیگیری" | "Name an owner";
    TwoParties = "ثبت دست‌کم دو طرف" | "Record two parties or more";
    DecidedInMeeting = "ثبت جلسهٔ برگزارشده با یک مصوبه" | "Record a meeting that was held and decided";
    DraftVersion = "ثبت نسخه‌ای از پیش‌نویس" | "Record a version of the draft";
    ApprovedByAll = "تأیید آخرین نسخه از سوی همهٔ طرف‌ها" | "Approval of the latest version by every party";
    Signatories = "تعیین امضاکنندهٔ مجاز هر طرف" | "Name a signatory for every party";
    SignedByAll = "امضای همهٔ طرف‌ها پای یک نسخه" | "The signature of every party under the same version";
    SignedCopy = "پیوست کردن نسخهٔ امضاشده" | "Attach the signed copy";
    NothingOpen = "بستن اقدام‌های باز" | "Close the open actions";
    CommitmentsKept = "انجام یا منتفی شدن تعهدها" | "Keep or waive the commitments";
} }

impl Words {
    /// A line of the checklist in words.
    pub fn need_line(&self, line: &Line) -> String {
        let name = line.party.as_ref().map(|(_, name)| name.as_str());
        match (line.need, line.met, name, line.count) {
            (Need::DraftVersion, true, _, Some(version)) => self.steps.version_there(version),
            (Need::NothingOpen, false, _, Some(open)) => self.steps.actions_open(open),
            (Need::CommitmentsKept, false, _, Some(open)) => self.steps.commitments_open(open),
            (Need::ApprovedByAll, false, Some(name), Some(version)) => self.steps.approval_of(name, version),
            (Need::ApprovedByAll, false, Some(name), None) => self.steps.approval_by(name),
            (Need::Signatories, false, Some(name), _) => self.steps.signatory_of(name),
            (Need::SignedByAll, false, Some(name), _) => self.steps.signature_of(name),
            (need, true, ..) => self.need_met(need).to_owned(),
            (need, false, ..) => self.need_unmet(need).to_owned(),
        }
    }
}
