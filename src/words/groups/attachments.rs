use crate::attachments::AttachmentKind;
use crate::attachments::kinds::Refusal;
use crate::words::Words;

words! {
    /// Files.
    Attachments {
        title = "فایل‌ها" | "Files";
        all_files = "فایل‌های این تفاهم‌نامه" | "The files of this agreement";
        none_yet = "هنوز فایلی پیوست نشده است." | "No file is attached yet.";
        add = "افزودن فایل" | "Add a file";
        kind = "نوع فایل" | "Kind of file";
        file = "فایل" | "File";
        file_hint = "PDF، PNG، JPG، TIF، DOCX یا XLSX تا ۲۵ مگابایت" | "PDF, PNG, JPG, TIF, DOCX or XLSX, 25 MB at most";
        view = "دیدن" | "View";
        attached(name) = "فایل «{name}» پیوست شد." | "The file “{name}” is attached.";
        no_signed_copy_now = "نسخهٔ امضاشده در مرحلهٔ «در انتظار امضا» پیوست می‌شود." | "A signed copy is attached in the stage “Signing”.";
        empty_file = "این فایل خالی است." | "This file is empty.";
        wrong_type = "این نوع فایل پذیرفته نمی‌شود؛ PDF، PNG، JPG، TIF، DOCX یا XLSX بفرستید." | "This type of file is not taken; send PDF, PNG, JPG, TIF, DOCX or XLSX.";
        mismatch = "محتوای فایل با پسوند نامش نمی‌خواند؛ فایل درست را برگزینید." | "The content of the file is not what its name says; choose the right file.";
        too_much_today = "امروز بیش از ۱ گیگابایت فایل پیوست کرده‌اید؛ فردا دوباره بیازمایید." | "You have attached more than 1 GB today; try again tomorrow.";
        too_much_here = "فایل‌های این تفاهم‌نامه به ۲ گیگابایت رسیده است؛ فایل دیگری پیوست نمی‌شود." | "The files of this agreement have reached 2 GB; no more can be attached.";
        bytes(n) = "{n} بایت" | "{n} bytes";
        kilobytes(n) = "{n} کیلوبایت" | "{n} KB";
        megabytes(n) = "{n} مگابایت" | "{n} MB";
        gigabytes(n) = "{n} گیگابایت" | "{n} GB";
    }
}

labels! { AttachmentKind {
    SignedCopy = "نسخهٔ امضاشده" | "Signed copy";
    DraftFile = "فایل پیش‌نویس" | "Draft file";
    MinutesScan = "تصویر صورت‌جلسه" | "Scan of the minutes";
    PressCopy = "بریدهٔ خبر" | "Press clipping";
    Photo = "عکس" | "Photograph";
    Letter = "نامه" | "Letter";
    Other = "سایر" | "Other";
} }

impl Words {
    /// Why a file is not taken.
    pub fn refused_file(&self, why: Refusal) -> &'static str {
        match why {
            Refusal::Empty => self.attachments.empty_file(),
            Refusal::Type => self.attachments.wrong_type(),
            Refusal::Mismatch => self.attachments.mismatch(),
            Refusal::Day => self.attachments.too_much_today(),
            Refusal::Agreement => self.attachments.too_much_here(),
        }
    }

    /// The length of a file, rounded as people say it.
    pub fn file_size(&self, bytes: i64) -> String {
        match bytes {
            ..1024 => self.attachments.bytes(bytes),
            1024..1_048_576 => self.attachments.kilobytes((bytes + 512) / 1024),
            1_048_576..1_073_741_824 => self.attachments.megabytes(self.tenths(bytes, 1_048_576)),
            _ => self.attachments.gigabytes(self.tenths(bytes, 1_073_741_824)),
        }
    }

    /// So many of a unit, to the nearest tenth.
    fn tenths(&self, bytes: i64, unit: i64) -> String {
        let tenths = bytes.saturating_mul(10).saturating_add(unit / 2) / unit;
        let (whole, point) = (self.num(tenths / 10), self.lang.pick("٫", "."));
        match tenths % 10 {
            0 => whole,
            rest => format!("{whole}{point}{}", self.num(rest)),
        }
    }
}
