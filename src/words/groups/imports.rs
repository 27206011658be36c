use crate::imports::bring::Refused;
use crate::imports::reader::ReadFault;
use crate::imports::store::Obstacle;
use crate::imports::{Act, ImportKind};

labels! { ImportKind {
    Organisations = "سازمان‌ها" | "Organisations";
    People = "اشخاص و سمت‌ها" | "People and posts";
    Agreements = "تفاهم‌نامه‌ها" | "Agreements";
    Outlets = "رسانه‌ها" | "Outlets";
    Coverage = "بازتاب رسانه‌ای" | "Press coverage";
} }

labels! { Act {
    Create = "تازه" | "New";
    Update = "تغییر" | "Changed";
    Leave = "بی‌تغییر" | "Unchanged";
} }

labels! { ReadFault {
    NotATable = "این فایل جدول نیست. فایل \u{2068}.xlsx\u{2069} یا \u{2068}.csv\u{2069} بدهید." | "This file is no table. Give an .xlsx or .csv file.";
    OldFormat = "این فایل به قالب قدیمی \u{2068}.xls\u{2069} است. آن را در اکسل باز کنید، با «ذخیره به نام» به \u{2068}.xlsx\u{2069} تبدیل کنید و دوباره بدهید." | "This is a workbook of the old kind, .xls. Open it in Excel, save it as .xlsx and give it again.";
    OtherFormat = "این فایل به قالب دیگری (\u{2068}.xlsb\u{2069} یا \u{2068}.ods\u{2069}) است. آن را به \u{2068}.xlsx\u{2069} ذخیره کنید و دوباره بدهید." | "This is a workbook of another kind (.xlsb or .ods). Save it as .xlsx and give it again.";
    Protected = "این فایل گذرواژه دارد. گذرواژه را در اکسل بردارید و دوباره بدهید." | "This file is kept under a password. Remove it in Excel and give the file again.";
    Damaged = "این فایل خراب است و خوانده نشد. آن را در اکسل باز و دوباره ذخیره کنید." | "This file is damaged and could not be read. Open it in Excel and save it again.";
    Empty = "در برگهٔ اول این فایل چیزی نیست." | "There is nothing in the first sheet of this file.";
    TooManyRows = "این فایل بیش از ۲۰٬۰۰۰ ردیف یا ۵۰۰٬۰۰۰ خانهٔ پر دارد. آن را به چند فایل بخش کنید." | "This file has more than 20,000 rows or 500,000 filled cells. Divide it into several.";
    TooManyColumns = "این فایل بیش از ۱۰۰ ستون دارد. ستون‌های اضافی را پاک کنید." | "This file has more than 100 columns. Remove those that are not needed.";
    CellTooLong = "خانه‌ای در این فایل بیش از ۳۲٬۷۶۷ نویسه دارد." | "A cell of this file has more than 32,767 characters.";
    TooLarge = "این فایل پس از باز شدن بیش از اندازه بزرگ است و خوانده نشد." | "This file unpacks to more than can be taken and was not read.";
    TooHeavy = "خواندن این فایل بیش از اندازه زمان یا حافظه می‌خواهد و نیمه‌کاره ماند." | "Reading this file takes more time or memory than there is; it was given up.";
} }

labels! { Refused {
    Faults = "فایل خطا دارد؛ چیزی وارد نشد." | "There are errors in the file; nothing was imported.";
    Moved = "از هنگام بررسی، رکوردها تغییر کرده‌اند؛ چیزی وارد نشد. نتیجهٔ تازه را ببینید و دوباره وارد کنید." | "Records have changed since the check; nothing was imported. Look at the new result and import again.";
    Nothing = "همهٔ این فهرست از پیش ثبت شده است؛ چیزی برای ورود نیست." | "All of this list is recorded already; there is nothing to import.";
} }

labels! { Obstacle {
    Changed = "پس از ورود ویرایش یا حذف شده است" | "it was edited or deleted since";
    Party = "طرف یک تفاهم‌نامه یا نمایندهٔ آن است" | "it is a party of an agreement, or speaks for one";
    Post = "سمتی به آن وابسته است" | "a post depends on it";
    Awaited = "تفاهم‌نامه‌ای در انتظار آن است" | "an agreement waits for it";
    Referred = "تفاهم‌نامهٔ دیگری به آن برمی‌گردد" | "another agreement refers to it";
    Meeting = "در جلسه یا مصوبه‌ای آمده است" | "a meeting or a decision names it";
    Action = "اقدامی به آن وابسته است" | "an action depends on it";
    Draft = "پیش‌نویس یا نظری به آن وابسته است" | "a draft or a verdict depends on it";
    Signature = "امضایی به آن وابسته است" | "a signature depends on it";
    Commitment = "تعهدی به آن وابسته است" | "a commitment depends on it";
    Coverage = "خبری به آن وابسته است" | "a press item depends on it";
    File = "فایلی پیوست آن است" | "a file is attached to it";
    Stage = "پس از ورود، مرحله یا دورهٔ تازه‌ای گرفته است" | "it has moved on or was renewed since";
    Trail = "در سیر فعالیت از آن یاد شده است، برای نمونه از آن خروجی گرفته‌اند" | "the activity tells of it: it was exported, for example";
} }

words! {
    /// What is wrong with the cells of a list.
    Imports {
        broken_formula(sign) = "فرمول این خانه خطا دارد ({sign}). مقدار درست را بنویسید." | "The formula of this cell is broken ({sign}). Type the value itself.";
        day_without_year = "سال را هم بنویسید، مانند ۱۴۰۵/۲/۲۸." | "Give the year too, such as 1405/2/28.";
        not_one_of(said, options) = "«{said}» پذیرفته نیست. یکی از این‌ها را بنویسید: {options}." | "“{said}” is not accepted. Use one of: {options}.";
        same_as_row(row) = "همین مورد در ردیف {row} هم آمده است." | "Row {row} is about the same record.";
        several_so_called(name) = "بیش از یک «{name}» ثبت شده است و معلوم نیست کدام است. نخست تکراری‌ها را یکی کنید." | "More than one “{name}” is recorded, and it is not clear which is meant. Merge the duplicates first.";
        other_national_id(name) = "«{name}» با شناسهٔ ملی دیگری ثبت شده است." | "“{name}” is recorded with another national id.";
        other_person(row) = "در ردیف {row} برای همین نام چیز دیگری نوشته شده است. اگر دو نفرند، یکی را پس از ورود دستی ثبت کنید." | "Row {row} says otherwise of this name. If these are two people, record one of them by hand afterwards.";
        no_agreement(reference) = "تفاهم‌نامه‌ای با شمارهٔ {reference} نیست." | "There is no agreement {reference}.";
        no_reference(example) = "شماره را مانند {example} بنویسید، یا خالی بگذارید تا سامانه شماره بدهد. شمارهٔ نامه‌ها جای دیگری دارد." | "Type a reference such as {example}, or leave the cell empty to be given one. Letter numbers have a column of their own.";
        in_the_trash(reference) = "تفاهم‌نامهٔ {reference} در سطل بازیافت است. نخست آن را بازگردانید یا شمارهٔ دیگری بدهید." | "The agreement {reference} is in the trash. Restore it first, or give another reference.";
        several_agreements = "چند تفاهم‌نامه با این عنوان و طرف‌ها ثبت شده است. شمارهٔ آن را در ستون شماره بنویسید." | "Several agreements have this title and these parties. Give the reference.";
        beyond_stage(stage) = "این تاریخ با مرحلهٔ «{stage}» نمی‌خواند: هنوز به آن‌جا نرسیده است." | "This day does not fit the stage “{stage}”: it has not come that far.";
        in_the_future = "این روز هنوز نیامده است." | "This day is still to come.";
        before_the_stage_before = "این روز پیش از تاریخ مرحلهٔ پیشین است." | "This day is before that of the stage before.";
        not_over(stage) = "در مرحلهٔ «{stage}» فرجام معنا ندارد؛ خانه را خالی بگذارید." | "In the stage “{stage}” nothing has ended; leave the cell empty.";
        which_outcome(stage, options) = "برای مرحلهٔ «{stage}» فرجام را بنویسید: {options}." | "For the stage “{stage}” say how it ended: {options}.";
        not_in_force(stage) = "در مرحلهٔ «{stage}» مدت اعتبار معنا ندارد؛ خانه را خالی بگذارید." | "In the stage “{stage}” there is no term yet; leave the cell empty.";
        since_when = "بنویسید از چه روزی نافذ شده است." | "Say since which day it is in force.";
        ends_before_start = "روز پایان پیش از روز آغاز است." | "The last day is before the first.";
        moves_by_steps = "مرحله و تاریخ‌های تفاهم‌نامهٔ ثبت‌شده از صفحهٔ خودش عوض می‌شود، نه با ورود فهرست." | "Stage and dates of a recorded agreement change on its own page, not by a list.";
        locked = "این تفاهم‌نامه به امضا رسیده یا در آستانهٔ آن است؛ این خانه با ورود فهرست عوض نمی‌شود." | "This agreement is signed, or about to be; a list does not change this cell.";
        party_twice = "این سازمان دو بار در میان طرف‌ها آمده است." | "This organisation is among the parties twice.";
        parties_stay = "ورود فهرست طرفی را برنمی‌دارد؛ همهٔ طرف‌های ثبت‌شده را هم بنویسید یا خانه را خالی بگذارید." | "A list takes no party out: name those that are recorded too, or leave the cell empty.";
        no_user(name) = "کاربری به نام «{name}» که بتواند مسئول باشد نیست." | "There is no user “{name}” who could be the owner.";
        circle = "این تفاهم‌نامه‌ها دور تا دور به هم برمی‌گردند." | "These agreements refer to each other in a circle.";
    }
}
