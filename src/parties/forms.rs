//! The form of an organisation.
use super::{NewOrganisation, Organisation, OrganisationKind};
use crate::form::Form;
use crate::persian::to_ascii;
use crate::words::Words;

/// The fields of the form with their names for people, in the order of the page.
pub fn labels(w: &Words) -> Vec<(&'static str, &'static str)> {
    let w = w.parties;
    vec![
        ("name", w.name()),
        ("short_name", w.short_name()),
        ("kind", w.kind()),
        ("national_id", w.national_id()),
        ("province", w.province()),
        ("address", w.address()),
        ("phone", w.phone()),
        ("site", w.site()),
        ("note", w.note()),
    ]
}

/// The same, with what is asked on the organisation's own page only.
pub fn all_labels(w: &Words) -> Vec<(&'static str, &'static str)> {
    let mut all = labels(w);
    all.push(("own", w.parties.own_label()));
    all
}

/// The form filled in from an organisation.
pub fn filled(w: Words, of: &Organisation) -> Form {
    written(w, &of.written()).with("version", of.version.to_string())
}

/// The form filled in from what is written down.
pub fn written(w: Words, of: &NewOrganisation) -> Form {
    Form::empty(w)
        .with("name", of.name.as_str())
        .with("short_name", of.short_name.as_str())
        .with("kind", of.kind.key())
        .with("national_id", w.code(&of.national_id))
        .with("province", of.province.as_str())
        .with("address", of.address.as_str())
        .with("phone", w.code(&of.phone))
        .with("site", of.site.as_str())
        .with("note", of.note.as_str())
        .with("own", if of.own { "1" } else { "" })
}

/// What the form says; faults are recorded in it.
pub fn read(form: &mut Form, w: &Words) -> NewOrganisation {
    let name = form.required("name", 300);
    NewOrganisation {
        kind: form.choice("kind", OrganisationKind::parse).unwrap_or_else(|| OrganisationKind::of_name(&name)),
        name,
        short_name: form.text("short_name", 100),
        own: form.ticked("own"),
        national_id: national_id(form, w),
        province: form.text("province", 100),
        address: form.text("address", 500),
        phone: to_ascii(&form.text("phone", 100)),
        site: site(form, w),
        note: form.text("note", 4000),
    }
}

/// A national id as it is kept: the digits alone, in ASCII.
pub fn plain_id(typed: &str) -> String {
    to_ascii(typed).chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

/// Whether a text is one number and so no name.
pub fn is_number(plain: &str) -> bool {
    plain.chars().all(|c| c.is_ascii_digit())
}

fn national_id(form: &mut Form, w: &Words) -> String {
    let typed = plain_id(form.value("national_id"));
    if !is_number(&typed) || typed.len() > 20 {
        form.reject("national_id", w.parties.national_id_fault());
    }
    typed
}

/// An address on the web; the scheme may be left out.
fn site(form: &mut Form, w: &Words) -> String {
    let typed = form.text("site", 300);
    if typed.is_empty() {
        return typed;
    }
    let whole = if typed.contains("://") { typed } else { format!("https://{typed}") };
    let is_site = url::Url::parse(&whole).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https") && url.host_str().is_some_and(|host| host.contains('.'))
    });
    if !is_site || whole.contains(char::is_whitespace) || whole.chars().count() > 300 {
        form.reject("site", w.parties.site_fault());
    }
    whole
}
