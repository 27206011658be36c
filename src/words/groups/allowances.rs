use crate::users::allowance::Measure;

labels! { Measure {
    Documents = "ساخت خروجی" | "Documents made";
    Files = "دریافت فایل" | "Files taken out";
    Acts = "ثبت و تغییر" | "Forms handed in";
} }

words! {
    /// How much one user may do in an hour.
    Allowances {
        title = "سهم این ساعت شما تمام شد" | "Your share of this hour is used up";
        documents(most) = "برای هر کاربر در هر ساعت حداکثر {most} خروجی ساخته می‌شود." | "At most {most} documents are made for one user in an hour.";
        files(most) = "هر کاربر در هر ساعت حداکثر {most} فایل دریافت می‌کند." | "One user takes out at most {most} files in an hour.";
        acts(most) = "از هر کاربر در هر ساعت حداکثر {most} فرم پذیرفته می‌شود. آنچه نوشته‌اید در همین صفحه مانده است." | "At most {most} forms are taken from one user in an hour. What you typed is still on this page.";
        seconds[n] = "{n} ثانیهٔ دیگر دوباره امتحان کنید." | "Try again in {n} second.", "Try again in {n} seconds.";
        minutes[n] = "{n} دقیقهٔ دیگر دوباره امتحان کنید." | "Try again in {n} minute.", "Try again in {n} minutes.";
        heading = "سهم هر کاربر در یک ساعت" | "Each user's share of an hour";
        any_number = "بی‌حد" | "any number";
        held[n] = "{n} بار نگه داشته شد" | "{n} held back", "{n} held back";
        note = "هرکه از سهم خود بگذرد کمی منتظر می‌ماند و در رد ممیزی هم دیده می‌شود. این اندازه‌ها از تنظیم hourly برنامه می‌آیند." | "Whoever goes beyond waits a little, and is found in the audit trail. The numbers come from the program's setting “hourly”.";
    }
}
