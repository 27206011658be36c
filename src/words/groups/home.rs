words! {
    /// The desk.
    Home {
        by_stage = "تفاهم‌نامه‌ها به تفکیک مرحله" | "Agreements by stage";
        median[n] = "میانه {n} روز" | "median {n} day", "median {n} days";
        ending[n] = "{n} رو به پایان" | "{n} ending soon", "{n} ending soon";
        none_ending = "هیچ‌کدام رو به پایان نیست" | "none ending soon";
        stuck_here[n] = "{n} گیر کرده" | "{n} stuck", "{n} stuck";
        none_stuck = "بدون گیر" | "none stuck";
        stuck_title = "چه چیزی گیر کرده و دست کیست" | "What is stuck, and with whom";
        agreement = "تفاهم‌نامه" | "Agreement";
        stage = "مرحله" | "Stage";
        in_stage = "ماندن در مرحله" | "Days in stage";
        awaited = "در انتظار" | "Awaiting";
        next_step = "گام بعدی" | "Next step";
        nobody_named = "مشخص نشده" | "nobody named";
        all_stuck(n) = "همه ({n})" | "All ({n})";
        nothing_stuck = "هیچ پرونده‌ای گیر نکرده است." | "Nothing is stuck.";
        oldest = "قدیمی‌ترین:" | "The oldest:";
        deadlines = "مهلت‌ها" | "Deadlines";
        no_deadlines = "تا دو هفتهٔ دیگر مهلتی نیست." | "Nothing is due in the next two weeks.";
        overdue = "گذشته" | "Overdue";
        coming = "چهارده روز آینده" | "The next 14 days";
        period_end = "پایان مدت" | "End of the term";
        planned_meeting = "جلسه" | "Meeting";
        more_overdue = "همهٔ اقدام‌های گذشته" | "All overdue actions";
        my_work = "کارهای من" | "My work";
        my_actions = "اقدام‌های من" | "My actions";
        my_steps = "گام بعدی تفاهم‌نامه‌های من" | "Next steps of my agreements";
        all_my_actions = "همهٔ اقدام‌های من" | "All my actions";
        no_work = "کاری در دست شما نیست." | "Nothing is on your desk.";
        done(text) = "انجام شد: {text}" | "Done: {text}";
        due(day) = "تا {day}" | "by {day}";
        activity = "فعالیت اخیر" | "Recent activity";
        all_activity = "همهٔ فعالیت‌ها" | "All activity";
        no_activity = "هنوز کاری ثبت نشده است." | "Nothing was done yet.";
        views = "نماهای من" | "My views";
        start_title = "سه گام تا شروع" | "Three steps to start";
        start_help = "هر گام را که بردارید، میز کار از همان پر می‌شود." | "With each step this desk begins to fill.";
        start_parties = "طرف‌ها و اشخاص" | "Parties and people";
        start_parties_help = "نخستین سازمان و کسانی را که با آن‌ها کار می‌کنید ثبت کنید." | "Record the first organisation and the people you work with.";
        start_agreement = "نخستین تفاهم‌نامه" | "The first agreement";
        start_agreement_help = "عنوان، طرف مقابل و مسئول کافی است؛ بقیه بعداً." | "Title, counterparty and owner are enough; the rest can follow.";
        start_meeting = "آخرین جلسه" | "The last meeting";
        start_meeting_help = "آخرین جلسه‌ای را که برگزار کردید با مصوبه‌هایش ثبت کنید." | "Record the last meeting you held, with its decisions.";
        start_import = "فهرستی در اکسل دارید؟ آن را از این‌جا وارد کنید." | "You keep a list in Excel? Import it here.";
        started = "انجام شده" | "done";
        empty_reader = "هنوز تفاهم‌نامه‌ای ثبت نشده است؛ همین‌که همکاران چیزی ثبت کنند، این‌جا دیده می‌شود." | "No agreement is recorded yet; what your colleagues record appears here.";
    }
}
