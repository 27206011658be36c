words! {
    /// The names of the styles of a Word file, as the list of styles shows them.
    Docx {
        document_title = "عنوان سند" | "Document title";
        document_subtitle = "زیرعنوان سند" | "Document subtitle";
        document_facts = "مشخصات سند" | "Document facts";
        part_heading = "عنوان بخش" | "Part heading";
        article = "ماده" | "Article";
        clause = "بند" | "Clause";
        note = "تبصره" | "Note to an article";
        remark = "توضیح سامانه" | "Remark";
        letterhead = "سربرگ" | "Letterhead";
        table = "جدول سند" | "Document table";
        table_head = "سر جدول" | "Table head";
        table_text = "متن جدول" | "Table text";
        table_small = "متن ریز جدول" | "Small table text";
        fact_name = "نام مشخصه" | "Fact name";
        fact_value = "مقدار مشخصه" | "Fact value";
        figure = "عدد برجسته" | "Figure";
        figure_name = "نام عدد" | "Figure name";
        signature = "امضا" | "Signature";
        emblem = "نشان سازمان" | "Emblem";
    }
}
