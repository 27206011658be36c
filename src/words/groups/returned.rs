use crate::documents::word::ReadFault;
use crate::words::Words;

words! {
    /// A text that the other side sends back as a Word file.
    Returned {
        title = "ثبت متن بازگشته" | "Record a returned text";
        record = "متن بازگشته (Word)" | "Returned text (Word)";
        about = "فایل Word را که طرف مقابل بازگردانده است بدهید. متن آن به‌عنوان نسخهٔ تازه ثبت می‌شود، خود فایل کنار نسخه می‌ماند و مقایسه با متن فرستاده‌شده بی‌درنگ نشان داده می‌شود." | "Give the Word file that the other side sent back. Its text is recorded as a new version, the file is kept with it, and the comparison with the text that went out is shown at once.";
        file = "فایل Word" | "Word file";
        file_hint = "فایل ‎.docx تا ۲۵ مگابایت. تغییرهای ردیابی‌شده اعمال می‌شود؛ یادداشت‌های حاشیه، سرصفحه و پاصفحه خوانده نمی‌شود." | "A .docx file of up to 25 MB. Tracked changes are carried out; comments, headers and footers are not read.";
        sent = "در پاسخ به" | "In answer to";
        save = "خواندن و ثبت نسخه" | "Read it and save the version";
        choose_file = "فایل را انتخاب کنید." | "Choose the file.";
        saved(n) = "نسخهٔ {n} از روی فایل Word ثبت شد." | "Version {n} is recorded from the Word file.";
        same = "متن این فایل با نسخهٔ آخر یکی است؛ نسخهٔ تازه‌ای ثبت نشد." | "The text of this file is that of the latest version; no new version was recorded.";
        insertions[n] = "{n} افزودهٔ ردیابی‌شده در متن آمد." | "{n} tracked insertion was taken in.", "{n} tracked insertions were taken in.";
        deletions[n] = "{n} حذف ردیابی‌شده کنار رفت." | "{n} tracked deletion was carried out.", "{n} tracked deletions were carried out.";
        comments[n] = "{n} یادداشت حاشیه خوانده نشد؛ آن را در فایل ببینید." | "{n} comment was left out; see the file.", "{n} comments were left out; see the file.";
        notes[n] = "{n} پانویس خوانده نشد؛ آن را در فایل ببینید." | "{n} footnote was left out; see the file.", "{n} footnotes were left out; see the file.";
        pictures[n] = "{n} تصویر خوانده نشد؛ آن را در فایل ببینید." | "{n} picture was left out; see the file.", "{n} pictures were left out; see the file.";
        not_word = "این فایل، فایل Word (‎.docx) نیست." | "This is not a Word file (.docx).";
        old_format = "این فایل به قالب قدیمی ‎.doc است. آن را در Word باز کنید، با «ذخیره به نام» به ‎.docx تبدیل کنید و دوباره بدهید." | "This is a file of the old kind, .doc. Open it in Word, save it as .docx, and give it again.";
        protected = "این فایل گذرواژه دارد. گذرواژه را در Word بردارید و دوباره بدهید." | "This file is kept under a password. Remove it in Word and give the file again.";
        too_large = "این فایل بیش از اندازه بزرگ است و خوانده نشد." | "This file is too large to be read.";
        too_long(n) = "متن این فایل بیش از {n} نویسه است." | "The text of this file is longer than {n} characters.";
        damaged = "این فایل خراب است و خوانده نشد. آن را در Word باز و دوباره ذخیره کنید، یا نسخهٔ سالم را بخواهید." | "This file is damaged and could not be read. Open it in Word and save it again, or ask for a sound one.";
        blank = "در این فایل متنی نیست. اگر تصویر اسکن است، آن را به‌عنوان پیوست بدهید و متن را بنویسید." | "There is no text in this file. If it is a scan, attach it and type the text.";
    }
}

impl Words {
    /// Why a Word file could not be read.
    pub fn unread(&self, why: ReadFault) -> &'static str {
        let w = &self.returned;
        match why {
            ReadFault::NotWord => w.not_word(),
            ReadFault::OldFormat => w.old_format(),
            ReadFault::Protected => w.protected(),
            ReadFault::TooLarge => w.too_large(),
            ReadFault::Damaged => w.damaged(),
            ReadFault::Blank => w.blank(),
        }
    }
}
