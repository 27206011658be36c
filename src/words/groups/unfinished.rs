words! {
    /// Forms that somebody has begun and not handed in.
    Unfinished {
        title = "فرم‌های ناتمام شما" | "Forms you have not finished";
        left(when) = "این فرم را {when} نیمه‌کاره رها کرده‌اید." | "You left this form unfinished on {when}.";
        resume = "ادامهٔ همان" | "Go on with it";
        discard = "دور انداختن" | "Throw it away";
        discarded = "فرم ناتمام دور انداخته شد." | "The unfinished form was thrown away.";
        untitled_meeting = "جلسهٔ بی‌عنوان" | "Meeting without a subject";
        saved(when) = "ذخیره‌شده در {when}" | "Kept {when}";
        too_long = "ذخیره نشد — متن فرم بیش از اندازه بلند است" | "Not kept: the form is too long";
    }
}
