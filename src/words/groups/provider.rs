words! {
    /// Signing in with the account of a provider.
    Provider {
        name = "ورود یکپارچه" | "Single sign-on";
        or_with = "یا بدون گذرواژهٔ این سامانه:" | "Or without a password of this program:";
        refused_title = "ورود انجام نشد" | "You are not signed in";
        stray = "این ورود در همین مرورگر آغاز نشده، پیش‌تر به کار رفته یا بیش از ده دقیقه طول کشیده است. از صفحهٔ ورود دوباره آغاز کنید." | "This sign-in did not begin in this browser, was used before, or took more than ten minutes. Begin again on the sign-in page.";
        unreachable(name) = "«{name}» اکنون پاسخ نمی‌دهد. با نام کاربری و گذرواژه وارد شوید یا کمی بعد دوباره امتحان کنید." | "“{name}” does not answer just now. Sign in with your user name and password, or try again a little later.";
        declined(name) = "«{name}» این ورود را نپذیرفت، یا شما آن را نیمه‌کاره گذاشتید." | "“{name}” declined this sign-in, or you left it unfinished.";
        unsound(name) = "پاسخی که از «{name}» رسید درست نبود و پذیرفته نشد. دوباره امتحان کنید؛ اگر باز همین پیام آمد، به مدیر سامانه خبر دهید." | "What “{name}” answered does not hold and was not taken. Try again; if this message comes back, tell the administrator.";
        no_factor(name) = "اینجا ورود دومرحله‌ای در «{name}» لازم است و این ورود دومرحله‌ای نبود. آن را در «{name}» فعال کنید و دوباره وارد شوید." | "A two-step sign-in with “{name}” is needed here, and this one was not. Switch it on at “{name}” and sign in again.";
        unknown(name) = "هیچ حسابی در این سامانه به این شناسهٔ «{name}» پیوند نخورده است و حسابی هم ساخته نشد. شناسهٔ زیر را به مدیر سامانه بدهید تا به حساب شما پیوند دهد؛ یا با گذرواژه وارد شوید و در «تنظیمات من» خودتان پیوند دهید." | "No account here is linked with this identity of “{name}”, and none was made. Give the identity below to the administrator, who can link it with your account; or sign in with your password and link it yourself under “My settings”.";
        disabled = "حساب شما در این سامانه غیرفعال است. با مدیر سامانه گفت‌وگو کنید." | "Your account here is disabled. Speak to the administrator.";
        taken(name) = "پیوند انجام نشد: این شناسهٔ «{name}» به حساب دیگری پیوند خورده، یا حساب شما شناسهٔ دیگری دارد." | "Nothing was linked: this identity of “{name}” is linked with another account, or your account with another identity.";
        to_own = "بازگشت به پیوند حساب" | "Back to the linked account";

        own_title(name) = "پیوند با «{name}»" | "Link with “{name}”";
        lead(name) = "اگر حساب خود را به «{name}» پیوند دهید، از آن پس بی‌نیاز از گذرواژهٔ این سامانه وارد می‌شوید. ورود با گذرواژه هم می‌ماند." | "Once your account is linked with “{name}”, you can sign in without the password of this program. The password goes on working.";
        is_linked(name) = "حساب شما به «{name}» پیوند خورده است." | "Your account is linked with “{name}”.";
        subject = "شناسه" | "Identity";
        linked_at = "پیوند از" | "Linked since";
        used_at = "آخرین ورود با آن" | "Last sign-in with it";
        never = "هنوز هیچ" | "None yet";
        link(name) = "پیوند با {name}" | "Link with {name}";
        link_it = "پیوند دادن" | "Link";
        unlink = "برداشتن پیوند" | "Unlink";
        unlink_note = "پس از برداشتن پیوند فقط با گذرواژه وارد می‌شوید و همهٔ دستگاه‌های دیگر شما خارج می‌شوند." | "Without the link you sign in with your password alone, and all your other devices are signed out.";
        no_password = "این کار گذرواژهٔ شما را می‌خواهد و شما هنوز گذرواژه‌ای ندارید. از مدیر سامانه پیوند یک‌بارمصرف بخواهید." | "This asks for your password, and you have none yet. Ask the administrator for a one-time link.";
        linked(name) = "حساب شما به «{name}» پیوند خورد." | "Your account is linked with “{name}”.";
        unlinked(name) = "پیوند با «{name}» برداشته شد و همهٔ دستگاه‌های دیگر شما خارج شدند." | "The link with “{name}” is gone, and all your other devices are signed out.";
        leave_title(name) = "رفتن به «{name}»" | "On to “{name}”";
        leave = "آنجا وارد شوید تا پیوند برقرار شود. اگر صفحه خودبه‌خود باز نشد، این دکمه را بزنید." | "Sign in there to make the link. If the page does not open by itself, press this button.";
        go_on = "ادامه" | "Go on";

        admin_title(name) = "شناسهٔ ورود یکپارچهٔ {name}" | "Single sign-on identity of {name}";
        admin_lead(name) = "شناسه‌ای را بنویسید که «{name}» این شخص را با آن می‌شناسد. هر که با آن شناسه وارد شود، این حساب را باز می‌کند؛ پس آن را از خود شخص یا از متولی «{name}» بپرسید. برای اطمینان، گذرواژهٔ خودتان را هم بنویسید." | "Type the identity by which “{name}” knows this person. Whoever signs in with it opens this account, so get it from the person or from whoever runs “{name}”. To be sure it is you, type your own password too.";
        subject_hint = "مقدار sub؛ بزرگی و کوچکی حروف مهم است. همان است که هنگام ورود نافرجام نمایش داده می‌شود." | "The value of sub; capitals count. It is shown after a sign-in that found no account.";
        no_subject = "این شناسه پذیرفتنی نیست." | "This cannot be an identity.";
        taken_by(name) = "این شناسه به حساب «{name}» پیوند خورده است." | "This identity is linked with the account of “{name}”.";
        unlink_for_note = "کاربر دیگر با این شناسه وارد نمی‌شود و همان لحظه از همهٔ دستگاه‌ها خارج می‌شود." | "The user can no longer sign in with it and is signed out everywhere at once.";
        linked_for(name) = "شناسه به حساب «{name}» پیوند خورد." | "The identity is linked with the account of “{name}”.";
        unlinked_for(name) = "پیوند شناسه از حساب «{name}» برداشته شد." | "The identity is no longer linked with the account of “{name}”.";
        of_user = "شناسهٔ ورود یکپارچه" | "Single sign-on identity";
    }
}
