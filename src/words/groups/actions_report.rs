use crate::reports::actions::Side;

labels! { Side {
    Us = "ما" | "Us";
    Them = "طرف‌های دیگر" | "The others";
    Nobody = "بی‌مسئول" | "Nobody yet";
} }

words! {
    /// The report of actions and commitments.
    ActionsReport {
        title = "گزارش اقدام‌ها و تعهدها" | "Actions and commitments";
        about = "چه کاری بر عهدهٔ ماست و چه کاری بر عهدهٔ آن‌ها؛ چه باز است، چه دیر شده و چه در دوره انجام شده است." | "What we owe and what they owe; what is open, what is late and what was done in the period.";
        side = "بر عهدهٔ" | "Owed by";
        open = "باز" | "Open";
        overdue = "دیرشده" | "Overdue";
        done = "انجام‌شده در دوره" | "Done in the period";
        undated = "بی‌مهلت" | "Without a day";
        both_sides = "ما و آن‌ها" | "We and they";
        by_responsible = "به تفکیک مسئول انجام" | "By responsible";
        by_party = "به تفکیک طرف" | "By party";
        we_owe = "بر عهدهٔ ما" | "We owe";
        they_owe = "بر عهدهٔ آن طرف" | "They owe";
        their_overdue = "از آن، دیرشده" | "Of these, overdue";
        nobody_responsible = "هنوز کسی نیست" | "Nobody yet";
        open_actions = "اقدام‌های باز" | "Open actions";
        no_open = "اقدام بازی نیست." | "No action is open.";
        done_actions = "اقدام‌های انجام‌شده در دوره" | "Actions done in the period";
        no_done = "در این دوره اقدامی انجام نشده است." | "No action was done in this period.";
        nobody = "اقدامی برای شمردن نیست." | "There is no action to count.";
        no_party = "اقدامی به تفاهم‌نامه‌ای با طرف‌های دیگر پیوند ندارد." | "No action belongs to an agreement with another party.";
        done_on = "انجام در" | "Done on";
        done_note = "نتیجه" | "Outcome";
        late_by = "روز دیرکرد" | "Days late";
        chart = "باز و دیرشده، ما و آن‌ها" | "Open and overdue, we and they";
        open_commitments = "تعهدهای باز" | "Open commitments";
        kept_commitments = "تعهدهای انجام‌شده در دوره" | "Commitments kept in the period";
        no_open_commitments = "تعهد بازی نیست." | "No commitment is open.";
        no_kept_commitments = "در این دوره تعهدی به انجام نرسیده است." | "No commitment was kept in this period.";
        obligor = "متعهد" | "Obligor";
        commitment = "تعهد" | "Commitment";
        follow_up = "پیگیری" | "Followed up by";
        state = "وضعیت" | "State";
        overdue_commitments = "تعهد دیرشده" | "Overdue commitments";
    }
}
