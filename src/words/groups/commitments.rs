use crate::commitments::{Every, Mark, State, Terms, View};
use crate::words::Words;

words! {
    /// Commitments.
    Commitments {
        title = "تعهدها" | "Commitments";
        views = "نماها" | "Views";
        count[n] = "{n} تعهد" | "{n} commitment", "{n} commitments";
        none = "تعهدی در این نما نیست" | "No commitment in this view";
        none_help = "تعهدها از پروندهٔ هر تفاهم‌نامه ثبت می‌شوند." | "Commitments are recorded from the page of their agreement.";
        to_agreements = "فهرست تفاهم‌نامه‌ها" | "List of agreements";
        commitment = "تعهد" | "Commitment";
        agreement = "تفاهم‌نامه" | "Agreement";
        obligor = "متعهد" | "Party that owes it";
        any_party = "همهٔ طرف‌ها" | "Any party";
        choose = "انتخاب کنید" | "Choose";
        measure = "اندازه" | "Measure";
        due = "سررسید" | "Due";
        state = "وضعیت" | "State";
        owner = "مسئول پیگیری" | "Followed up by";
        nobody = "تعیین نشده" | "Nobody yet";
        new_title = "ثبت تعهد" | "Record a commitment";
        edit_title = "ویرایش تعهد" | "Edit the commitment";
        text = "چه چیزی را بر عهده گرفته است؟" | "What is promised?";
        article = "مادهٔ متن" | "Article of the text";
        decision = "برآمده از مصوبهٔ" | "From the decision";
        no_decision = "از مصوبه‌ای نیست" | "From no decision";
        every = "چند وقت یک بار" | "How often";
        times = "چند مورد در هر دوره" | "How many each time";
        times_fault = "عددی از ۱ تا ۱۰۰۰ بنویسید." | "Write a number from 1 to 1000.";
        from_on = "از چه روزی" | "From which day";
        until_on = "تا چه روزی" | "By which day";
        days_hint = "برای تعهد یک‌باره، «تا چه روزی» همان سررسید است. تعهد دوره‌ای، اگر روزی نوشته نشود، از آغاز تا پایان اعتبار تفاهم‌نامه شمرده می‌شود." | "For what is owed once, the last day is the day it is due. What is owed regularly counts from the first to the last day in force, unless days are given.";
        ends_before_start = "این روز پیش از روز آغاز است." | "This is before the first day.";
        was_recorded(text) = "تعهد «{text}» ثبت شد." | "The commitment “{text}” is recorded.";
        by_day(what, day) = "{what} تا {day}" | "{what} by {day}";
        once = "یک‌باره" | "once";
        in_all[n] = "{n} مورد" | "{n} in all", "{n} in all";
        only_by(day) = "تا {day}" | "by {day}";
        each_month[n] = "ماهانه {n} مورد" | "{n} a month", "{n} a month";
        each_quarter[n] = "هر سه‌ماهه {n} مورد" | "{n} a quarter", "{n} a quarter";
        each_year[n] = "سالانه {n} مورد" | "{n} a year", "{n} a year";
        owed[n] = "{n} مورد عقب‌افتاده" | "{n} missing", "{n} missing";
        done[n] = "{n} مورد انجام‌شده" | "{n} done", "{n} done";
    }
}

labels! { Every {
    Once = "یک‌باره" | "Once";
    Month = "هر ماه" | "Each month";
    Quarter = "هر سه‌ماهه" | "Each quarter";
    Year = "هر سال" | "Each year";
} }

labels! { State {
    Pending = "در انتظار نافذ شدن" | "Not in force yet";
    Open = "در جریان" | "Open";
    OnTime = "به‌موقع" | "On time";
    Behind = "عقب از برنامه" | "Behind";
    Overdue = "معوق" | "Overdue";
    Fulfilled = "انجام‌شده" | "Fulfilled";
    Lapsed = "انجام‌نشده" | "Not fulfilled";
    Waived = "منتفی" | "Waived";
} }

labels! { Mark {
    Met = "کامل" | "Met";
    MadeUp = "با تأخیر جبران شد" | "Made up later";
    Missed = "ناقص" | "Missed";
    Running = "در جریان" | "Running";
    Nothing = "بدون سهم" | "Nothing due";
} }

labels! { View {
    Mine = "با پیگیری من" | "Mine";
    Overdue = "معوق" | "Overdue";
    Ours = "تعهدهای ما" | "We owe";
    Theirs = "تعهدهای طرف مقابل" | "They owe";
    All = "همهٔ تعهدهای باز" | "All open";
    Closed = "بسته‌شده" | "Closed";
} }

impl Words {
    /// How often and how many, as «ماهانه ۴ مورد».
    pub fn often(&self, terms: &Terms) -> String {
        let w = self.commitments;
        match (terms.every, terms.times) {
            (Every::Once, 1) => w.once().to_owned(),
            (Every::Once, times) => w.in_all(times),
            (Every::Month, times) => w.each_month(times),
            (Every::Quarter, times) => w.each_quarter(times),
            (Every::Year, times) => w.each_year(times),
        }
    }

    /// How often and until when something is owed, as «ماهانه ۴ مورد تا ۲۹ اسفند ۱۴۰۵».
    pub fn measure(&self, terms: &Terms) -> String {
        let w = self.commitments;
        match (terms.every, terms.times, terms.until) {
            (.., None) => self.often(terms),
            (Every::Once, 1, Some(day)) => w.only_by(day),
            (.., Some(day)) => w.by_day(self.often(terms), day),
        }
    }
}
