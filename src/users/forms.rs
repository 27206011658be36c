//! The forms about users.
use super::password::{self, FEWEST, PasswordFault};
use super::roles::Role;
use super::{Density, Theme, User, fold_username, is_username};
use crate::form::Form;
use crate::words::{Lang, Words};

/// Fields whose text must not come back with a page.
const SECRETS: &[&str] = &["password", "password_again", "present_password"];

/// Takes the passwords out of a form before its page is shown again.
pub fn hide_passwords(form: &mut Form) {
    for name in SECRETS {
        form.set(name, "");
    }
}

/// Reads a new password and its repetition, for somebody called `about`. Empty when refused.
pub fn new_password(w: Words, form: &mut Form, about: &[String]) -> String {
    let about: Vec<&str> = about.iter().map(String::as_str).collect();
    let chosen = form.value("password").to_owned();
    let again = form.value("password_again").to_owned();
    let u = w.users;
    if chosen.is_empty() {
        form.reject("password", w.faults.required());
    } else if let Err(fault) = password::check(&chosen, &about) {
        let why = match fault {
            PasswordFault::TooShort => u.password_too_short(FEWEST),
            PasswordFault::TooLong => u.password_too_long(password::MOST_BYTES),
            PasswordFault::Personal => u.password_personal().into(),
            PasswordFault::Common => u.password_common().into(),
        };
        form.reject("password", why);
    } else if chosen != again {
        form.reject("password_again", u.password_differs());
    }
    chosen
}

/// Reads a user name, folded.
pub fn username(w: Words, form: &mut Form) -> String {
    let folded = fold_username(&form.required("username", 60));
    if !folded.is_empty() && !form.is_bad("username") && !is_username(&folded) {
        form.reject("username", w.users.username_letters());
    }
    folded
}

/// What the administrator writes down about a user.
#[derive(Clone, Debug)]
pub struct Written {
    /// User name.
    pub username: String,
    /// The name people know.
    pub name: String,
    /// The post.
    pub post: String,
    /// The role; none when none was chosen.
    pub role: Option<Role>,
}

/// Reads the form of a user.
pub fn user(w: Words, form: &mut Form) -> Written {
    Written {
        name: form.required("name", 200),
        username: username(w, form),
        post: form.text("post", 200),
        role: form.required_choice("role", Role::parse),
    }
}

/// The form of a user, filled in.
pub fn filled(w: Words, user: &User) -> Form {
    Form::empty(w)
        .with("name", user.name.as_str())
        .with("username", user.username.as_str())
        .with("post", user.post.as_str())
        .with("role", user.role.key())
        .with("version", user.version.to_string())
}

/// The options of a choice among the members of an enum.
pub fn options<T: crate::words::Label + Copy>(
    w: Words,
    all: &[T],
    key: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter().map(|member| (key(*member).to_owned(), w.label(member).to_owned())).collect()
}

/// How a user wants the pages.
pub fn looks(form: &mut Form) -> Option<(Lang, Theme, Density)> {
    let language = form.required_choice("language", Lang::parse);
    let theme = form.required_choice("theme", Theme::parse);
    let density = form.required_choice("density", Density::parse);
    Some((language?, theme?, density?))
}
