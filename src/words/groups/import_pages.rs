words! {
    /// The pages on which lists are brought in.
    ImportPages {
        title = "ورود از اکسل" | "Import from Excel";
        about = "فهرستی را که در اکسل دارید بدهید. نخست نشان داده می‌شود چه چیزی از آن درمی‌آید و کجایش نادرست است؛ تا نگویید چیزی ثبت نمی‌شود." | "Give a list that you keep in Excel. First you see what would come of it and what is wrong with it; nothing is recorded until you say so.";
        file = "فایل" | "File";
        file_hint = "\u{2068}.xlsx\u{2069} یا \u{2068}.csv\u{2069}، تا ۲۵ مگابایت. برگهٔ اول خوانده می‌شود." | ".xlsx or .csv, up to 25 MB. The first sheet is read.";
        paste = "یا خانه‌ها را از اکسل کپی کنید و این‌جا بچسبانید" | "Or copy the cells in Excel and paste them here";
        paste_hint = "با سطر عنوان ستون‌ها" | "Along with the row of headings";
        kind = "فهرستِ چیست؟" | "What is it a list of?";
        by_headings = "از روی عنوان ستون‌ها" | "As the headings say";
        check = "بررسی" | "Check";
        nothing_given = "فایل را انتخاب کنید یا خانه‌ها را بچسبانید." | "Choose a file or paste the cells.";
        pasted = "خانه‌های چسبانده‌شده" | "Pasted cells";
        templates = "الگوی خالی و فهرست کنونی" | "Empty lists and present ones";
        templates_about = "الگو را پر کنید، یا فهرست کنونی را بگیرید، در اکسل ویرایش کنید و بازگردانید: هر ردیف همان رکورد را به‌روز می‌کند." | "Fill in an empty list, or take the present one out, edit it in Excel and bring it back: each row updates its own record.";
        template_of(list) = "الگوی {list}" | "Empty list: {list}";
        template = "الگوی خالی" | "Empty list";
        present = "فهرست کنونی" | "Present list";
        waiting = "در انتظار تأیید" | "Waiting for your word";
        history = "ورودهای پیشین" | "Past imports";
        none_yet = "هنوز فهرستی وارد نشده است." | "No list was imported yet.";
        list = "فهرست" | "List";
        when = "زمان" | "When";
        by = "کاربر" | "By";
        result = "نتیجه" | "Result";
        taken_back = "واگردانده شد" | "Taken back";
        check_title(name) = "بررسی {name}" | "Check of {name}";
        creates[n] = "{n} مورد تازه" | "{n} new", "{n} new";
        updates[n] = "{n} تغییر" | "{n} changed", "{n} changed";
        leaves[n] = "{n} بی‌تغییر" | "{n} unchanged", "{n} unchanged";
        faults[n] = "{n} خطا در فایل هست؛ تا همه درست نشود چیزی وارد نمی‌شود." | "There is {n} error in the file. Nothing is imported until it is mended.", "There are {n} errors in the file. Nothing is imported until all are mended.";
        first_faults(shown) = "{shown} خطای نخست نشان داده شده است." | "The first {shown} are shown.";
        mend = "خانه‌ها را در اکسل درست کنید و فایل را دوباره بدهید." | "Mend the cells in Excel and give the file again.";
        cell = "خانه" | "Cell";
        cell_at(place) = "خانهٔ {place}" | "Cell {place}";
        row_n(n) = "ردیف {n}" | "Row {n}";
        says = "نوشته" | "Says";
        fault = "خطا" | "Error";
        lacking(names) = "ستون لازم پیدا نشد: {names}. بگویید کدام ستون است." | "A needed column was not found: {names}. Say which one it is.";
        no_kind = "از عنوان ستون‌ها معلوم نشد این فهرستِ چیست. نوع فهرست و ستون‌ها را برگزینید." | "The headings do not say what this is a list of. Choose its kind and its columns.";
        no_rows = "زیر عنوان ستون‌ها ردیفی نیست." | "There is no row under the headings.";
    }
}
