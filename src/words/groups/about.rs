words! {
    /// What the program is.
    About {
        link = "درباره" | "About";
        title = "دربارهٔ تفاهم" | "About Tafahom";
        what = "تفاهم روند تفاهم‌نامه‌های سازمان را از نخستین نشست تا امضا و سال‌های اجرا پی می‌گیرد." | "Tafahom follows the organisation's memoranda of understanding, from the first meeting to signing and through the years in force.";
        ask = "پرسش و راهنمایی" | "Whom to ask";
        licence = "پروانه" | "Licence";
        free = "نرم‌افزار آزاد، با پروانهٔ MIT" | "Free software, under the MIT licence";
        licence_text = "متن پروانه (انگلیسی)" | "Text of the licence";
        notices = "آنچه دیگران ساخته‌اند و در این برنامه به کار رفته است، با پروانه‌ها (انگلیسی)" | "What others made and is in this program, with its licences";
    }
}
