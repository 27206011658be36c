words! {
    /// The page of one commitment, and commitments on the pages of other records.
    CommitmentPage {
        we_owe = "تعهدهای ما" | "We owe";
        they_owe = "تعهدهای طرف مقابل" | "They owe";
        no_commitments = "هنوز تعهدی ثبت نشده است." | "No commitment is recorded yet.";
        none_of_side = "تعهدی ثبت نشده است." | "None is recorded.";
        mine_overdue = "تعهدهای معوق با پیگیری من" | "Overdue commitments I follow up";
        all_mine = "همهٔ تعهدها با پیگیری من" | "All commitments I follow up";
        deadline(text) = "سررسید تعهد: {text}" | "Commitment due: {text}";
        periods = "دوره به دوره" | "Period by period";
        period = "دوره" | "Period";
        expected = "تعهد" | "Owed";
        done = "انجام‌شده" | "Done";
        lacking = "کسری" | "Missing";
        result = "نتیجه" | "Result";
        older_periods[n] = "{n} دورهٔ پیش‌تر" | "{n} earlier period", "{n} earlier periods";
        evidence = "مستندات انجام" | "What shows it was done";
        no_evidence = "هنوز چیزی ثبت نشده است." | "Nothing is recorded yet.";
        record_evidence = "ثبت انجام" | "Record what was done";
        done_on = "تاریخ انجام" | "Done on";
        pieces = "چند مورد" | "How many";
        note = "شرح" | "Note";
        file = "فایل" | "File";
        file_hint = "گزارش، نامه یا عکس، تا ۲۵ مگابایت" | "A report, letter or photo, 25 MB at most";
        note_or_file = "شرحی بنویسید یا فایلی پیوست کنید." | "Write a note or attach a file.";
        not_yet = "این روز هنوز نیامده است." | "This day has not come yet.";
        evidence_recorded = "انجام تعهد ثبت شد." | "What was done is recorded.";
        evidence_removed = "این مستند برداشته شد." | "It was taken away.";
        evidence_back = "این مستند بازگردانده شد." | "It was put back.";
        pieces_of[n] = "{n} مورد" | "{n} piece", "{n} pieces";
        press = "بازتاب در رسانه" | "Press";
        no_press = "خبری به این تعهد پیوند نخورده است." | "No press item is linked to it.";
        link_press = "پیوند خبری که ثبت شده است" | "Link a recorded press item";
        link = "پیوند" | "Link";
        choose_press = "خبر را انتخاب کنید" | "Choose an item";
        new_press = "ثبت خبر تازه" | "Record a new press item";
        linked(headline) = "خبر «{headline}» به این تعهد پیوند خورد." | "“{headline}” is linked to this commitment.";
        unlinked(headline) = "پیوند خبر «{headline}» برداشته شد." | "“{headline}” is no longer linked.";
        waive = "اعلام منتفی شدن" | "Waive it";
        waive_reason = "چرا دیگر لازم نیست؟" | "Why is it no longer owed?";
        waived_on(day, reason) = "از {day} منتفی است: {reason}" | "Waived on {day}: {reason}";
        was_waived = "این تعهد منتفی شد." | "The commitment is waived.";
        reopen = "بازگرداندن به جریان" | "Take it up again";
        was_reopened = "این تعهد دوباره باز شد." | "The commitment is open again.";
        shows = "کدام تعهد را نشان می‌دهد؟" | "Which commitment does it show?";
        shows_hint = "خبر به تفاهم‌نامهٔ آن تعهد هم پیوند می‌خورد." | "The item is linked to the agreement of that commitment too.";
        shown = "تعهدهایی که نشان می‌دهد" | "Commitments it shows";
    }
}
