words! {
    /// What lists say of other records: the columns, how they are filled in, and what may be wrong with them.
    ImportLinks {
        representatives = "نماینده‌ها" | "Representatives";
        signatories = "امضاکننده‌ها" | "Signatories";
        team = "همکاران نام‌برده" | "Named team";
        awaited = "نزد کیست" | "Waiting for";
        awaited_person = "شخصی که کار نزد اوست" | "Person waited for";
        about_meetings = "جلسه‌های مرتبط" | "About meetings";
        guide_people = "برای هر طرف یک نفر، مانند «نام — سمت — سازمان»؛ چند نفر را با ؛ جدا کنید. کسی که نیست همان‌جا ثبت می‌شود" | "One person for each party, as “name — post — organisation”; several are divided by ;. One who is not recorded is created";
        guide_team = "نام یا نام کاربری چند کاربر سامانه؛ با ؛ جدا کنید" | "Names or user names of users of this program, divided by ;";
        guide_awaited = "«خودمان»، نام یکی از طرف‌ها، یا «یک شخص»" | "“Ourselves”, the name of a party, or “A person”";
        guide_person = "نام شخص، مانند «نام — سمت — سازمان»" | "The name of the person, as “name — post — organisation”";
        guide_meetings = "تاریخ و موضوع جلسه، مانند «۱۴۰۵/۲/۲۸ — موضوع»؛ چند جلسه را با ؛ جدا کنید" | "Day and subject of a meeting, as “1405/2/28 — subject”; several are divided by ;";
        guide_republished = "نشانی یا تیتر خبری که این خبر بازنشر آن است" | "The address or the headline of the item that this one repeats";
        likely[n] = "{n} نام تازه به نامی ثبت‌شده بسیار می‌ماند. اگر همان است، همان را برگزینید تا تکراری ثبت نشود." | "{n} new name is much like one on record. If it is the same, choose it, so that there is only one.", "{n} new names are much like some on record. Where one is the same, choose it, so that there is only one.";
        in_the_list = "در فهرست" | "In the list";
        perhaps = "شاید منظور این بود" | "Perhaps meant";
        as_new = "نه، تازه است و ثبت می‌شود" | "No, it is new and is recorded";
        is_known(name) = "همان «{name}» است" | "It is “{name}”";
        apply = "به کار بستن انتخاب‌ها" | "Apply the choices";
        applied = "انتخاب‌ها به کار بسته شد. نتیجه را ببینید و سپس وارد کنید." | "The choices were applied. Look at the result, then import.";
        one_each = "برای هر طرف یک نفر بنویسید." | "Name one person for each party.";
        whose(name) = "معلوم نیست «{name}» از کدام طرف است. آن را مانند «نام — سمت — سازمان» بنویسید." | "It is not clear which party “{name}” is of. Write it as “name — post — organisation”.";
        not_a_party(name) = "«{name}» از طرف‌های این تفاهم‌نامه نیست." | "“{name}” is not a party of this agreement.";
        not_awaitable(name) = "«{name}» نه از طرف‌های این تفاهم‌نامه است و نه شخصی که ثبت شده باشد." | "“{name}” is neither a party of this agreement nor a person on record.";
        with_whom = "نام شخصی را که کار نزد اوست بنویسید." | "Name the person with whom it rests.";
        unknown_person(name) = "شخصی به نام «{name}» ثبت نشده است. او را مانند «نام — سمت — سازمان» بنویسید." | "Nobody called “{name}” is recorded. Write it as “name — post — organisation”.";
        no_member(name) = "کاربری به نام «{name}» نیست." | "There is no user “{name}”.";
        no_item(text) = "خبری با این نشانی یا تیتر ثبت نشده است: «{text}»" | "No press item has this address or headline: “{text}”";
        several_items(text) = "چند خبر با تیتر «{text}» هست. نشانی یا رسانه‌اش را هم بنویسید." | "Several press items have the headline “{text}”. Give the address, or the outlet too.";
        not_itself = "هیچ خبری بازنشر خودش نیست." | "No item repeats itself.";
        items_in_circle = "این خبرها دور تا دور بازنشر یکدیگرند." | "These items repeat each other in a circle.";
        no_meeting(text) = "جلسه‌ای با این تاریخ و موضوع ثبت نشده است: «{text}»" | "No meeting of this day and subject is recorded: “{text}”";
        several_meetings(text) = "چند جلسه با «{text}» می‌خواند. تاریخ و موضوع را کامل بنویسید." | "Several meetings fit “{text}”. Give both day and subject.";
    }
}
