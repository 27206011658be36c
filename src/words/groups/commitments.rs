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
        owner = "پیگیر" | "Followed up by";
        nobody = "بدون پیگیر" | "Nobody yet";
        new_title = "ثبت تعهد" | "Record a commitment";
        edit_title = "ویرایش تعهد" | "Edit the commitment";
        text = "چه چیزی را بر عهده گرفته است؟" | "What is promised?";
        article = "مادهٔ متن" | "Article of the text";
        article_hint = "مثلاً مادهٔ ۶، بند ۲" | "For example article 6, clause 2";
        decision = "برآمده از مصوبهٔ" | "From the decision";
        no_decision = "از مصوبه‌ای نیست" | "From no decision";
        every = "چند وقت یک بار" | "How often";
        times = "چند مورد در هر بار" | "How many each time";
        times_fault = "عددی از ۱ تا ۱۰۰۰ بنویسید." | "Write a number from 1 to 1000.";
        from_on = "از چه روزی" | "From which day";
        until_on = "تا چه روزی" | "By which day";
        days_hint = "تعهدِ یک‌باره تا روز دوم سررسید دارد. تعهد دوره‌ای از روز نخست تا روز دوم شمرده می‌شود؛ خالی یعنی از آغاز تا پایان اعتبار تفاهم‌نامه." | "What is owed once is due by the second day. What is owed regularly counts from the first day to the second; empty means from the first to the last day in force.";
        ends_before_start = "این روز پیش از روز آغاز است." | "This is before the first day.";
        was_recorded(text) = "تعهد «{text}» ثبت شد." | "The commitment “{text}” is recorded.";
        by_day(what, day) = "{what} تا {day}" | "{what} by {day}";
        once[n] = "{n} بار" | "once", "{n} times";
        each_month[n] = "{n} بار در ماه" | "{n} a month", "{n} a month";
        each_quarter[n] = "{n} بار در هر سه‌ماهه" | "{n} a quarter", "{n} a quarter";
        each_year[n] = "{n} بار در سال" | "{n} a year", "{n} a year";
        owed[n] = "{n} مورد عقب‌افتاده" | "{n} missing", "{n} missing";
        done[n] = "{n} مورد انجام‌شده" | "{n} done", "{n} done";
    }
}

labels! { Every {
    Once = "یک بار برای همیشه" | "Once";
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
    Mine = "در پیگیری من" | "Mine";
    Overdue = "معوق" | "Overdue";
    Ours = "تعهدهای ما" | "We owe";
    Theirs = "تعهدهای طرف مقابل" | "They owe";
    All = "همهٔ تعهدهای باز" | "All open";
    Closed = "بسته‌شده" | "Closed";
} }

impl Words {
    /// How often and until when something is owed, as «۴ بار در ماه تا ۲۹ اسفند ۱۴۰۵».
    pub fn measure(&self, terms: &Terms) -> String {
        let w = self.commitments;
        let often = match terms.every {
            Every::Once => w.once(terms.times),
            Every::Month => w.each_month(terms.times),
            Every::Quarter => w.each_quarter(terms.times),
            Every::Year => w.each_year(terms.times),
        };
        terms.until.map_or_else(|| often.clone(), |day| w.by_day(&often, day))
    }
}
