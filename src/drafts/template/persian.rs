//! The text in Persian.
use super::{BLANK, Facts, Side, Writer, aims, name_and_post, or_blank, sides};
use crate::persian::digits::to_persian;

pub(super) fn write(text: &mut Writer, facts: &Facts) {
    let sides = sides(facts);
    text.line("بسمه تعالی");
    text.gap();
    text.line("تفاهم‌نامهٔ همکاری");
    text.line(format!("«{}»", or_blank(&facts.title)));
    text.gap();
    text.line(format!("شماره: {BLANK}"));
    text.line(format!("تاریخ: {BLANK}"));
    text.line(format!("پیوست: {BLANK}"));
    text.gap();
    text.line("مقدمه");
    text.line(
        "برای بهره‌گیری از توانمندی‌های یکدیگر و پیش‌برد هدف‌های مشترک، و با استناد به قوانین و مقررات جاری \
         کشور و اساسنامهٔ هر یک از طرفین، این تفاهم‌نامه با شرایط زیر بسته می‌شود.",
    );
    text.article("طرفین");
    text.clauses(sides.iter().enumerate().map(|(i, side)| persian_side(&text.side(i), side)).collect::<Vec<_>>());
    text.article("موضوع");
    let subject = if facts.subject.trim().is_empty() { &facts.title } else { &facts.subject };
    text.line(format!("موضوع این تفاهم‌نامه عبارت است از: {}", or_blank(subject)));
    text.article("اهداف");
    text.clauses(aims(
        facts,
        &["هم‌افزایی و استفادهٔ بهینه از امکانات و تجربه‌های طرفین؛", "دستیابی به نتیجه‌های سنجش‌پذیر در موضوع تفاهم‌نامه؛"],
    ));
    text.article("محورهای همکاری");
    text.clauses([BLANK, BLANK]);
    text.article("مدت");
    text.line(format!("مدت این تفاهم‌نامه از تاریخ امضا {BLANK} سال شمسی است."));
    text.note("تمدید این مدت با توافق کتبی طرفین، پیش از پایان آن، انجام می‌شود.");
    for (i, _) in sides.iter().enumerate() {
        text.article(format!("تعهدات {}", text.side(i)));
        text.clauses([BLANK, BLANK]);
    }
    persian_end(text, &sides);
}

/// Numbers are in Persian digits: Latin ones would show the groups of a telephone number reversed.
fn persian_side(role: &str, side: &Side) -> String {
    let (name, post) = name_and_post(side.representative.as_ref().or(side.signatory.as_ref()));
    format!(
        "{}، به شناسهٔ ملی {}، به نمایندگی {name} با سمت {post}، به نشانی {}، تلفن {}، که از این پس «{role}» نامیده می‌شود.",
        or_blank(&side.name),
        to_persian(or_blank(&side.national_id)),
        or_blank(&side.address),
        to_persian(or_blank(&side.phone)),
    )
}

fn persian_end(text: &mut Writer, sides: &[Side]) {
    text.article("تعهدات مشترک و منابع مالی");
    text.clauses([
        "طرفین اطلاعات لازم برای اجرای این تفاهم‌نامه را به‌موقع در اختیار یکدیگر می‌گذارند.",
        "این تفاهم‌نامه به خودی خود بار مالی ندارد؛ هر کار هزینه‌بر با قرارداد جداگانه انجام می‌شود.",
    ]);
    text.article("کارگروه مشترک، نظارت و گزارش");
    text.clauses([
        "کارگروهی از نمایندگان طرفین، دست‌کم هر سه ماه یک بار، پیشرفت کارها را بررسی می‌کند.",
        "گزارش هر دوره پس از تأیید کارگروه به طرفین فرستاده می‌شود.",
    ]);
    text.article("محرمانگی و مالکیت معنوی");
    text.line("طرفین اطلاعات محرمانهٔ یکدیگر را افشا نمی‌کنند. حقوق معنوی آنچه با هم پدید آید مشترک است، مگر آنکه جداگانه توافق شود.");
    text.article("قوهٔ قاهره (فورس‌ماژور)");
    text.line("اگر پیشامدی بیرون از ارادهٔ طرفین اجرای تعهدی را ناممکن کند، آن تعهد تا برطرف شدن مانع معلق می‌ماند.");
    text.article("حل اختلاف");
    text.line("اختلاف در تفسیر یا اجرای این تفاهم‌نامه نخست با گفت‌وگو در کارگروه مشترک و سپس به دست بالاترین مقام طرفین حل می‌شود.");
    text.article("اصلاح، فسخ و خاتمه");
    text.line("هر تغییر در این متن پس از امضا تنها با الحاقیهٔ کتبی که همهٔ طرفین امضا کرده باشند معتبر است.");
    text.note("هر یک از طرفین می‌تواند با اعلام کتبی یک‌ماهه از ادامهٔ همکاری انصراف دهد.");
    text.article("نسخ");
    let (articles, notes, copies) = (text.num(text.articles), text.num(text.notes), text.num(sides.len()));
    text.line(format!(
        "این تفاهم‌نامه در {articles} ماده، {notes} تبصره و {copies} نسخه، که همگی حکم واحد دارند، تنظیم و امضا شد."
    ));
    text.gap();
    text.line("جدول امضا");
    for (i, side) in sides.iter().enumerate() {
        let (name, post) = name_and_post(side.signatory.as_ref().or(side.representative.as_ref()));
        text.gap();
        text.line(format!("{}: {}", text.side(i), or_blank(&side.name)));
        text.line(format!("نام و سمت: {name}، {post}"));
        text.line(format!("مهر و امضا: {BLANK}"));
        text.line(format!("تاریخ: {BLANK}"));
    }
}
