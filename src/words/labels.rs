//! The names of the program's enums, in both languages.
use crate::agreements::lifecycle::Stage;
use crate::users::roles::{Right, Role};
use crate::users::{Density, Theme};

use super::Lang;

labels! { Lang {
    Fa = "فارسی" | "فارسی";
    En = "English" | "English";
} }

labels! { Role {
    Viewer = "بیننده" | "Viewer";
    Officer = "کارشناس" | "Officer";
    Manager = "مدیر" | "Manager";
    Admin = "مدیر سامانه" | "Administrator";
} }

labels! { Right {
    Read = "دیدن و خروجی گرفتن از هرچه محرمانه نیست" | "Read and export everything not confidential";
    Record = "ثبت و ویرایش تفاهم‌نامه، جلسه، پیش‌نویس، خبر و طرف‌ها" | "Record and edit agreements, meetings, drafts, press and parties";
    Advance = "بردن به مرحلهٔ بعد، اگر نیازها برآورده باشد" | "Move to the next stage when its needs are met";
    Override = "گذشتن از نیاز برآورده‌نشده با ذکر دلیل" | "Pass an unmet need with a written reason";
    Decide = "خاتمه، توقف، ازسرگیری و بازگرداندن از امضا" | "Conclude, halt, resume, return from signing";
    SeeConfidential = "دیدن تفاهم‌نامه‌های محرمانه" | "Read confidential agreements";
    Merge = "یکی کردن رکوردهای تکراری" | "Merge duplicate records";
    Import = "ورود فهرست از اکسل و واگرداندن آن" | "Import lists from Excel and take them back";
    Administer = "مدیریت کاربران و تنظیمات" | "Manage users and settings";
} }

labels! { Theme {
    Auto = "مانند سیستم" | "As the system";
    Light = "روشن" | "Light";
    Dark = "تیره" | "Dark";
} }

labels! { Density {
    Comfortable = "راحت" | "Comfortable";
    Compact = "فشرده" | "Compact";
} }

labels! { Stage {
    Meeting = "نشست و مذاکره" | "Meeting";
    Drafting = "تدوین پیش‌نویس" | "Drafting";
    Signing = "در انتظار امضا" | "Signing";
    InForce = "نافذ" | "In force";
    Concluded = "خاتمه‌یافته" | "Concluded";
    Halted = "متوقف" | "Halted";
} }
