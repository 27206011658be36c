use crate::users::LinkKind;

words! {
    /// Sign-in, settings of one's own, users.
    Users {
        sign_in = "ورود" | "Sign in";
        sign_in_to = "ورود به تفاهم" | "Sign in to Tafahom";
        sign_in_wrong = "نام کاربری یا گذرواژه درست نیست." | "The user name or the password is not right.";
        sign_in_help = "گذرواژه را فراموش کرده‌اید؟ مدیر سامانه پیوند یک‌بارمصرفی برای گذرواژهٔ تازه به شما می‌دهد." | "Forgotten the password? The administrator gives you a one-time link to choose a new one.";
        signed_out = "از سامانه خارج شدید." | "You are signed out.";
        username = "نام کاربری" | "User name";
        username_hint = "حروف کوچک لاتین و رقم؛ مثلاً rezaei" | "Small Latin letters and digits, such as rezaei";
        username_letters = "نام کاربری دست‌کم ۲ نویسه است: حروف لاتین، رقم، نقطه و خط تیره." | "A user name has at least 2 characters: Latin letters, digits, dots and hyphens.";
        username_taken = "این نام کاربری از آنِ کاربر دیگری است." | "Another user has this user name.";
        password = "گذرواژه" | "Password";
        new_password = "گذرواژهٔ تازه" | "New password";
        password_again = "تکرار گذرواژه" | "Password again";
        present_password = "گذرواژهٔ کنونی" | "Present password";
        present_wrong = "گذرواژهٔ کنونی درست نیست." | "The present password is not right.";
        password_hint(fewest) = "دست‌کم {fewest} نویسه. جمله‌ای که فقط خودتان می‌دانید، از همه بهتر است؛ فاصله و حروف فارسی هم پذیرفته است." | "At least {fewest} characters. A sentence that only you know is best; spaces and Persian letters are welcome.";
        password_too_short(fewest) = "گذرواژه باید دست‌کم {fewest} نویسه باشد." | "The password needs at least {fewest} characters.";
        password_too_long(most) = "گذرواژه باید کوتاه‌تر از {most} بایت باشد." | "The password must be shorter than {most} bytes.";
        password_personal = "این گذرواژه بیشتر از نام شما، سازمان یا سامانه ساخته شده است؛ چیز دیگری بنویسید." | "This password is mostly your name, the organisation's or the program's; choose something else.";
        password_common = "این گذرواژه را بسیاری به کار می‌برند یا به‌آسانی حدس زده می‌شود؛ چیز دیگری بنویسید." | "Many people use this password, or it is easy to guess; choose something else.";
        password_differs = "این تکرار با گذرواژه یکی نیست." | "This is not the same as the password.";
        password_changed = "گذرواژه تغییر کرد و همهٔ دستگاه‌های دیگر شما خارج شدند." | "The password is changed, and all your other devices are signed out.";
        change_password = "تغییر گذرواژه" | "Change the password";

        me_title = "تنظیمات من" | "My settings";
        looks = "نمایش" | "Appearance";
        language = "زبان" | "Language";
        theme = "پوسته" | "Theme";
        density = "فشردگی ردیف‌ها" | "Density of rows";
        identity = "مشخصات من" | "About me";
        identity_note = "نام، سمت و نقش را مدیر سامانه تغییر می‌دهد." | "The administrator changes names, posts and roles.";

        setup_title = "راه‌اندازی سامانه" | "Set up the system";
        setup_lead = "شما نخستین مدیر سامانه می‌شوید. این پیوند فقط یک بار کار می‌کند." | "You become the first administrator. This link works once.";
        setup_organisation = "سازمان شما" | "Your organisation";
        setup_organisation_name = "نام سازمان" | "Name of the organisation";
        setup_organisation_hint = "همان نامی که در متن تفاهم‌نامه‌ها می‌آید؛ مثلاً ادارهٔ کل تعاون، کار و رفاه اجتماعی استان البرز" | "As it stands in the text of agreements";
        setup_you = "شما" | "You";
        setup_finish = "آغاز کار" | "Start";
        setup_done = "سامانه آماده است. خوش آمدید." | "The system is ready. Welcome.";

        invite_title = "گذرواژهٔ خود را بسازید" | "Choose your password";
        invite_lead = "، گذرواژه‌ای بسازید تا بتوانید وارد شوید." | ", choose a password to sign in with.";
        invite_finish = "ذخیره و ورود" | "Save and sign in";
        invite_done = "گذرواژه ذخیره شد. خوش آمدید." | "The password is saved. Welcome.";

        spent_title = "این پیوند دیگر کار نمی‌کند" | "This link no longer works";
        spent = "پیوند پیش‌تر به کار رفته یا زمان آن گذشته است. از مدیر سامانه پیوند تازه‌ای بخواهید." | "It was used before, or its time is over. Ask the administrator for a new one.";
        to_sign_in = "رفتن به صفحهٔ ورود" | "To the sign-in page";

        users_title = "کاربران" | "Users";
        add = "کاربر تازه" | "New user";
        add_title = "افزودن کاربر" | "Add a user";
        name = "نام و نام خانوادگی" | "Name";
        post = "سمت" | "Post";
        post_hint = "کنار نام در تاریخچه و گزارش‌ها می‌آید؛ مثلاً کارشناس تفاهم‌نامه‌ها" | "Stands beside the name in histories and reports";
        role = "نقش" | "Role";
        state = "وضعیت" | "State";
        state_active = "فعال" | "Active";
        state_invited = "در انتظار گذرواژه" | "No password yet";
        state_disabled = "غیرفعال" | "Disabled";
        rights_title = "هر نقش چه می‌تواند بکند" | "What each role may do";
        right = "کار" | "Right";
        count[n] = "{n} کاربر" | "{n} user", "{n} users";
        edit_title(name) = "کاربر: {name}" | "User: {name}";
        role_note = "با تغییر نقش، کاربر باید دوباره وارد شود." | "After a change of role the user has to sign in again.";
        access = "دسترسی" | "Access";
        disable = "غیرفعال کردن" | "Disable";
        disable_note = "کاربر غیرفعال نمی‌تواند وارد شود و همان لحظه از همهٔ دستگاه‌ها خارج می‌شود؛ نامش در تاریخچه می‌ماند." | "A disabled user cannot sign in and is signed out everywhere at once; the name stays in the histories.";
        enable = "فعال کردن" | "Enable";
        disabled(name) = "«{name}» غیرفعال شد." | "“{name}” was disabled.";
        enabled(name) = "«{name}» فعال شد." | "“{name}” was enabled.";
        last_admin = "این تنها مدیر سامانهٔ فعال است؛ نخست مدیر دیگری بگذارید." | "This is the only active administrator; make somebody else one first.";
        reset = "پیوند گذرواژهٔ تازه" | "Link for a new password";
        reset_title(name) = "پیوند گذرواژهٔ تازه برای {name}" | "Link for a new password for {name}";
        reset_note = "گذرواژهٔ کنونی کاربر از کار می‌افتد و او از همهٔ دستگاه‌ها خارج می‌شود. برای اطمینان، گذرواژهٔ خودتان را بنویسید." | "The user's present password stops working and the user is signed out everywhere. To be sure it is you, type your own password.";
        reset_own_password = "گذرواژهٔ خود شما" | "Your own password";
        reset_go = "ساختن پیوند" | "Make the link";
        reset_yourself = "گذرواژهٔ خودتان را در «تنظیمات من» تغییر دهید." | "Change your own password in “My settings”.";

        link_title(name) = "پیوند یک‌بارمصرف برای {name}" | "One-time link for {name}";
        link_lead = "این پیوند را به خود کاربر برسانید. فقط همین یک بار نمایش داده می‌شود، یک بار کار می‌کند و تا ۲۴ ساعت اعتبار دارد." | "Hand this link to the user. It is shown only now, works once, and is good for 24 hours.";
        link_field = "پیوند" | "Link";
        to_users = "بازگشت به کاربران" | "Back to the users";
    }
}

labels! { LinkKind {
    Setup = "راه‌اندازی" | "Set-up";
    Invite = "دعوت" | "Invitation";
    Reset = "گذرواژهٔ تازه" | "New password";
    Demo = "نمونه" | "Sample";
} }
