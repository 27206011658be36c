use crate::merging::Mergeable;

labels! { Mergeable {
    Organisation = "سازمان‌ها" | "Organisations";
    Person = "اشخاص" | "People";
} }

labels! {
    /// The page of likely duplicates.
    Mergeable as duplicates_of {
        Organisation = "سازمان‌های تکراری" | "Duplicate organisations";
        Person = "اشخاص تکراری" | "Duplicate people";
    }
}

labels! {
    /// The page on which two records become one.
    Mergeable as merging_of {
        Organisation = "یکی کردن دو سازمان" | "Merge two organisations";
        Person = "یکی کردن دو شخص" | "Merge two people";
    }
}

words! {
    /// Duplicates, and merging them.
    Merging {
        about = "این رکوردها شاید دو بار ثبت شده باشند. هر جفت را مقایسه کنید؛ اگر یکی هستند یکی‌شان کنید." | "These records may have been entered twice. Compare each pair and merge those that are the same.";
        none = "هیچ جفت تکراری‌ای پیدا نشد." | "No likely duplicates were found.";
        found[n] = "{n} جفت" | "{n} pair", "{n} pairs";
        national_id = "شناسهٔ ملی یکسان" | "Same national id";
        same_name = "نام یکسان" | "Same name";
        like_name(percent) = "نام مشابه ({percent}٪)" | "Similar name ({percent}%)";
        compare = "مقایسه" | "Compare";
        two = "دو تای جدا هستند" | "They are two";
        told_apart(one, other) = "«{one}» و «{other}» جدا به شمار آمدند." | "“{one}” and “{other}” count as two.";
        with = "با کدام رکورد؟" | "With which record?";
        with_hint = "نام رکورد دیگر را بنویسید. رکورد دیگر به سطل بازیافت می‌رود و هر چه به آن اشاره داشت به این یکی می‌پیوندد." | "Type the name of the other record. It goes to the trash, and everything that pointed at it joins this one.";
        next = "ادامه" | "Continue";
        same_record = "این همان رکورد است؛ رکورد دیگری برگزینید." | "This is the same record; choose another one.";
        both_own = "سازمان خودتان با سازمان دیگری یکی نمی‌شود مگر سازمان خودتان بماند." | "Your own organisation can only be the one that stays.";
        choose = "در هر سطر، متنی را که باید بماند برگزینید." | "In each row, choose the text that is to stay.";
        stays = "می‌ماند" | "Stays";
        goes = "به سطل بازیافت می‌رود" | "Goes to the trash";
        field = "قسمت" | "Field";
        empty = "خالی" | "empty";
        equal = "این دو رکورد در همهٔ قسمت‌ها یکسان‌اند." | "Both records say the same in every field.";
        pointing[n] = "{n} مورد به رکورد ماندگار می‌پیوندد." | "{n} reference joins the record that stays.", "{n} references join the record that stays.";
        swap = "جابه‌جا کن: آن یکی بماند" | "The other way round";
        merge = "یکی کن" | "Merge";
        merged(gone, kept) = "«{gone}» با «{kept}» یکی شد." | "“{gone}” was merged into “{kept}”.";
        merged_into = "این رکورد با رکورد دیگری یکی شده است:" | "This record was merged into another one:";
        undo = "دوباره جدا کن" | "Part them again";
        parted(name) = "«{name}» دوباره جدا شد." | "“{name}” is a record of its own again.";
        merge_with = "یکی کردن با رکورد دیگر" | "Merge with another record";
    }
}
