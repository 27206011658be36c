use crate::users::second_factor::Requirement;

words! {
    /// Signing in in two steps.
    SecondFactor {
        title = "ورود دومرحله‌ای" | "Two-step sign-in";
        lead = "با ورود دومرحله‌ای، پس از گذرواژه رمزی یک‌بارمصرف هم پرسیده می‌شود که برنامه‌ای روی گوشی شما هر ۳۰ ثانیه می‌سازد. آن‌گاه کسی که گذرواژهٔ شما را بداند، باز هم نمی‌تواند وارد شود." | "With two-step sign-in you are asked, after the password, for a one-time code that an app on your phone makes every 30 seconds. Whoever learns your password still cannot sign in.";
        need_app = "پیش از آغاز، یک برنامهٔ رمزساز روی گوشی نصب کنید؛ مثلاً Aegis، FreeOTP یا Google Authenticator. این برنامه‌ها به اینترنت نیاز ندارند." | "Before you begin, install an authenticator app on your phone, such as Aegis, FreeOTP or Google Authenticator. They need no internet.";
        must = "ورود دومرحله‌ای برای نقش شما الزامی است. تا آن را فعال نکنید، صفحه‌های دیگر باز نمی‌شود." | "Two-step sign-in is compulsory for your role. Until you switch it on, no other page opens.";
        password_hint = "برای اطمینان از اینکه خودتان هستید" | "To be sure it is you";
        begin = "آغاز" | "Begin";
        scan_title = "۱. افزودن به گوشی" | "1. Add it to your phone";
        scan = "در برنامهٔ رمزساز «افزودن» را بزنید و دوربین گوشی را روی این تصویر بگیرید." | "In the app choose “add” and point the camera of the phone at this picture.";
        picture = "رمزینه (QR) برای برنامهٔ رمزساز" | "QR code for the authenticator app";
        by_hand = "اگر دوربین در دسترس نیست، این کلید را در برنامه بنویسید:" | "If there is no camera, type this key into the app:";
        on_this_phone = "باز کردن برنامهٔ رمزساز روی همین گوشی" | "Open the app on this phone";
        confirm_title = "۲. آزمودن نخستین رمز" | "2. Try the first code";
        first_code_hint = "شش رقمی که برنامه همین حالا نشان می‌دهد" | "The six digits that the app shows just now";
        first_code_wrong = "این رمز درست نیست. رمز تازه را از برنامه بنویسید و ببینید ساعت گوشی درست باشد." | "This code is not right. Type the present code of the app, and see that the phone's clock is right.";
        confirm = "فعال کردن" | "Switch it on";
        code_title = "مرحلهٔ دوم ورود" | "Second step of signing in";
        code = "رمز یک‌بارمصرف" | "One-time code";
        code_hint = "شش رقم برنامهٔ رمزساز، یا یکی از کدهای بازیابی" | "Six digits from the app, or one of the recovery codes";
        code_wrong = "این رمز درست نیست یا پیش‌تر به کار رفته است. رمز تازه را بنویسید." | "This code is not right, or was used before. Type a fresh one.";
        code_help = "گوشی در دسترس نیست؟ یکی از کدهای بازیابی را که یادداشت کرده‌اید بنویسید، یا از مدیر سامانه کمک بخواهید." | "No phone at hand? Type one of the recovery codes you wrote down, or ask the administrator for help.";
        too_late = "زمان این ورود گذشت. دوباره وارد شوید." | "This sign-in took too long. Sign in again.";
        recovery_used[left] = "با کد بازیابی وارد شدید؛ {left} کد دیگر دارید." | "You signed in with a recovery code; {left} code is left.", "You signed in with a recovery code; {left} codes are left.";
        codes_title = "کدهای بازیابی شما" | "Your recovery codes";
        codes_lead = "ورود دومرحله‌ای فعال است. این کدها را چاپ یا یادداشت کنید و جایی جدا از گوشی نگه دارید: اگر گوشی در دسترس نباشد، هر کد یک بار شما را وارد می‌کند. دیگر نمایش داده نمی‌شوند." | "Two-step sign-in is on. Print these codes or write them down, and keep them away from the phone: without the phone, each signs you in once. They are not shown again.";
        codes_kept = "یادداشت کردم" | "I have written them down";
        codes_left[n] = "{n} کد بازیابی به‌کارنرفته دارید." | "{n} recovery code is left.", "{n} recovery codes are left.";
        new_codes = "ساختن کدهای بازیابی تازه" | "Make new recovery codes";
        on_since = "ورود دومرحله‌ای فعال است، از" | "Two-step sign-in is on since";
        turn_off = "غیرفعال کردن ورود دومرحله‌ای" | "Switch two-step sign-in off";
        turned_off = "ورود دومرحله‌ای غیرفعال شد." | "Two-step sign-in is off.";
        must_stay = "برای نقش شما الزامی است و نمی‌توان آن را غیرفعال کرد." | "It is compulsory for your role and cannot be switched off.";
        remove_title(name) = "برداشتن ورود دومرحله‌ای {name}" | "Take away the two-step sign-in of {name}";
        remove_note = "برای کاربری که گوشی و کدهای بازیابی‌اش را از دست داده است. پیش از این کار مطمئن شوید که خود او درخواست کرده است. از همهٔ دستگاه‌ها خارج می‌شود و گذرواژه‌اش می‌ماند." | "For a user who lost both the phone and the recovery codes. First make sure that it is really they who ask. They are signed out everywhere; the password stays.";
        remove = "برداشتن ورود دومرحله‌ای" | "Take away two-step sign-in";
        removed(name) = "ورود دومرحله‌ای «{name}» برداشته شد." | "The two-step sign-in of “{name}” was taken away.";
        settings_title = "ورود کاربران" | "How users sign in";
        required_of = "ورود دومرحله‌ای برای چه کسانی الزامی است؟" | "For whom is two-step sign-in compulsory?";
        required_note = "کسی که آن را فعال نکرده باشد، پس از ورود بعدی نخست به صفحهٔ فعال‌سازی می‌رود." | "Whoever has not switched it on is led to do so first after signing in.";
    }
}

labels! { Requirement {
    Nobody = "هیچ‌کس؛ هر کس بخواهد فعال می‌کند" | "Nobody; everybody as they like";
    Admins = "مدیران سامانه" | "Administrators";
    Managers = "مدیران و مدیران سامانه" | "Managers and administrators";
    Everybody = "همهٔ کاربران" | "All users";
} }
