words! {
    /// The row in an empty list that shows how it is filled in.
    Samples {
        organisation = "نمونه: بنیاد کارآفرینی استان" | "Sample: Foundation for Entrepreneurship";
        organisation_short = "بنیاد کارآفرینی" | "The foundation";
        province = "البرز" | "Alborz";
        honorific = "دکتر" | "Dr";
        person = "نمونه: مریم احمدی" | "Sample: Maryam Ahmadi";
        post = "مدیرعامل" | "Managing director";
        agreement = "نمونه: تفاهم‌نامهٔ آموزش تعاونی‌ها" | "Sample: Training of cooperatives";
        subject = "آموزش هیئت‌مدیرهٔ تعاونی‌ها" | "Training for the boards of cooperatives";
        own = "نمونه: ادارهٔ کل" | "Sample: the directorate";
        outlet = "نمونه: خبرگزاری استان" | "Sample: news agency of the province";
        headline = "نمونه: تفاهم‌نامهٔ آموزش تعاونی‌ها امضا شد" | "Sample: training of cooperatives agreed";
    }
}
