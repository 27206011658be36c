words! {
    /// Where one is signed in, and letting others in again.
    Accounts {
        devices_title = "دستگاه‌های واردشده" | "Signed-in devices";
        devices_lead = "هر جا که همین حالا با نام کاربری شما وارد سامانه‌اند. اگر دستگاهی را نمی‌شناسید، آن را خارج کنید و گذرواژه‌تان را تغییر دهید." | "Everywhere that somebody is signed in with your user name just now. Sign out any device you do not know, and change your password.";
        devices_count[n] = "{n} دستگاه" | "{n} device", "{n} devices";
        device = "دستگاه" | "Device";
        unknown_browser = "مرورگر ناشناخته" | "Unknown browser";
        address = "نشانی شبکه" | "Network address";
        first_seen = "ورود" | "Signed in";
        last_seen = "آخرین فعالیت" | "Last active";
        this_device = "همین دستگاه" | "This device";
        device_end = "خارج کردن" | "Sign out";
        devices_ended[n] = "{n} دستگاه خارج شد." | "{n} device is signed out.", "{n} devices are signed out.";
        own_password = "گذرواژهٔ شما" | "Your password";
        others_note = "تا اگر رایانه‌ای باز مانده باشد، کس دیگری نتواند شما را بیرون کند." | "So that nobody at a computer you left open can sign you out elsewhere.";
        chosen_end = "خارج کردن دستگاه‌های انتخاب‌شده" | "Sign out the chosen devices";
        none_chosen = "دست‌کم یک دستگاه را انتخاب کنید." | "Choose at least one device.";
        no_others = "در هیچ دستگاه دیگری وارد نشده‌اید." | "You are signed in nowhere else.";
        user_devices[n] = "این کاربر همین حالا در {n} دستگاه وارد سامانه است." | "This user is signed in on {n} device just now.", "This user is signed in on {n} devices just now.";
        user_devices_none = "این کاربر همین حالا در هیچ دستگاهی وارد سامانه نیست." | "This user is not signed in on any device just now.";
        user_devices_end = "خارج کردن از همهٔ دستگاه‌ها" | "Sign out everywhere";
        user_devices_ended = "کاربر از همهٔ دستگاه‌ها خارج شد." | "The user is signed out everywhere.";
        stopped = "چون بارها گذرواژهٔ نادرست نوشته شده، ورود از دستگاه‌های تازه بسته است. پیش از باز کردن، از خود کاربر بپرسید که کار او بوده یا نه." | "A wrong password was typed so often that sign-in from new devices is closed. Before you open it, ask the user whether it was them.";
        allow = "باز کردن ورود" | "Open the sign-in again";
        allowed = "ورود برای این کاربر باز شد." | "This user can sign in again.";
    }
}
