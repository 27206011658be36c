words! {
    /// Persons and posts.
    People {
        people = "اشخاص" | "People";
        record_new = "ثبت شخص" | "Record a person";
        edit_title(name) = "ویرایش {name}" | "Edit {name}";
        name = "نام و نام خانوادگی" | "Name";
        honorific = "عنوان پیش از نام (دکتر، مهندس…)" | "Title before the name (Dr, Ms…)";
        phone = "تلفن" | "Telephone";
        email = "رایانامه" | "E-mail";
        note = "یادداشت" | "Note";
        email_fault = "رایانامه را مانند name@example.ir بنویسید." | "Type an address such as name@example.ir.";
        found[n] = "{n} نفر" | "{n} person", "{n} people";
        filter_text = "نام، سازمان، تلفن یا رایانامه" | "Name, organisation, telephone or e-mail";
        nobody_yet = "هنوز کسی ثبت نشده است" | "Nobody is recorded yet";
        nobody_yet_hint = "اشخاص با ثبت جلسه و تفاهم‌نامه هم ساخته می‌شوند." | "People are also created as meetings and agreements are recorded.";
        nobody_found = "کسی با این پالایه پیدا نشد" | "Nobody matches this filter";
        posts = "سمت‌ها" | "Posts";
        present_post = "سمت کنونی" | "Present post";
        no_post = "سمتی ثبت نشده است." | "No post is recorded.";
        no_present_post = "بدون سمت کنونی" | "No present post";
        untitled = "سمت ثبت نشده" | "Post not recorded";
        add_post = "ثبت سمت" | "Add a post";
        add_post_for(name) = "ثبت سمت برای {name}" | "Add a post for {name}";
        edit_post(name) = "ویرایش سمت {name}" | "Edit a post of {name}";
        organisation = "سازمان" | "Organisation";
        post_title = "سمت" | "Post";
        starts_on = "از" | "From";
        ends_on = "تا" | "To";
        still_held = "تاکنون" | "Present";
        start_unknown = "نامعلوم" | "Not known";
        may_sign = "حق امضا" | "May sign";
        may_sign_label = "از طرف سازمان حق امضا دارد" | "May sign for the organisation";
        ends_before_start = "روز پایان پیش از روز آغاز است." | "The last day is before the first.";
        end = "پایان سمت" | "End the post";
        last_day = "آخرین روز" | "Last day";
        ended(label) = "سمت {label} پایان یافت." | "The post of {label} has ended.";
        reopened(label) = "سمت {label} همچنان برقرار است." | "The post of {label} goes on.";
        post_recorded = "سمت ثبت شد." | "The post is recorded.";
        post_optional = "سمت (اختیاری؛ بعداً هم می‌توان ثبت کرد)" | "Post (optional; it can also be added later)";
        details = "مشخصات" | "Details";
        last_contact = "آخرین دیدار" | "Last contact";
        never_met = "هنوز جلسه‌ای نبوده" | "No meeting yet";
        meetings = "جلسه‌ها" | "Meetings";
        no_meetings = "در هیچ جلسه‌ای ثبت نشده است." | "Not recorded in any meeting.";
        actions = "اقدام‌های باز" | "Open actions";
        no_actions = "اقدام بازی ندارد." | "No open actions.";
        agreements = "تفاهم‌نامه‌ها، در مقام نماینده یا صاحب‌امضا" | "Agreements as representative or signatory";
        no_agreements = "نماینده یا صاحب‌امضای تفاهم‌نامه‌ای نیست." | "Not the representative or signatory of any agreement.";
        in_trash = "این شخص حذف شده است و در فهرست‌ها نمی‌آید." | "This person was deleted and is on no list.";
        restore = "بازگرداندن" | "Restore";
        alike_fault = "شخصی با همین نام یا نامی نزدیک ثبت شده است." | "A person of this or a similar name is recorded already.";
        record_anyway = "شخص دیگری است؛ ثبت شود" | "This is someone else; record them";
    }
}
