//! The page on which an agreement is recorded or edited.
use askama::Template;
use axum::http::StatusCode;

use crate::agreements::Agreement;
use crate::agreements::forms::{self, Lists, TEXT};
use crate::form::Form;
use crate::page::{Answer, Frame, Nav, Visit, show_with};
use crate::words::Words;

/// The form, for a new agreement or for one that is there.
#[derive(Template)]
#[template(path = "agreements/form.html")]
pub struct FormPage {
    w: Words,
    frame: Frame,
    form: Form,
    heading: String,
    action: String,
    /// Where giving up leads.
    back: String,
    /// Fields that go along unseen.
    hidden: Vec<(String, String)>,
    /// What the reader should know first.
    notes: Vec<String>,
    is_new: bool,
    /// Whether the details of a new one are unfolded.
    open: bool,
    /// What a signed one no longer gives up, for reading.
    settled: Vec<(String, String)>,
    addendum: String,
    kinds: Vec<(String, String)>,
    relations: Vec<(String, String)>,
    owners: Vec<(String, String)>,
    awaited: Vec<(String, String)>,
    team: Vec<(String, String)>,
}

/// The fields that a new agreement shows without unfolding anything.
const FIRST: [&str; 3] = ["title", "counterparty", "owner"];

/// What is typed under «more details»: where one of these is filled in, they are unfolded.
const DETAILS: [&str; 8] =
    ["subject", "aims", "amends", "next_step", "next_due_on", "awaited_person", "letters", "tags"];

impl FormPage {
    fn new(visit: &Visit, form: Form, lists: &Lists) -> FormPage {
        let w = visit.w;
        let users = lists.users.iter().filter(|user| user.active || form.ticked(&forms::team_field(user.id)));
        FormPage {
            w,
            frame: visit.frame(Nav::Agreements),
            heading: String::new(),
            action: String::new(),
            back: String::new(),
            hidden: Vec::new(),
            notes: Vec::new(),
            is_new: true,
            open: false,
            settled: Vec::new(),
            addendum: String::new(),
            kinds: forms::kinds(w),
            relations: forms::relations(w),
            owners: forms::owners(w, lists, form.value("owner")),
            awaited: forms::awaited(w, lists),
            team: users.map(|user| (forms::team_field(user.id), user.name.clone())).collect(),
            form,
        }
    }

    /// For a new agreement; `notes` say what it will be linked to.
    pub fn for_new(visit: &Visit, form: Form, lists: &Lists, notes: Vec<String>) -> FormPage {
        let faults = form.all_faults().iter().any(|(name, _)| !FIRST.contains(&name.as_str()));
        let said = DETAILS.iter().any(|name| !form.value(name).trim().is_empty());
        let meeting = form.value("meeting").to_owned();
        let a = visit.w.agreements;
        let heading = if form.is("relation", "amends") {
            a.new_addendum(visit.w.code_inside(form.value("amends")))
        } else {
            a.new_title().to_owned()
        };
        FormPage {
            heading,
            action: "/agreements/new".into(),
            back: "/agreements".into(),
            hidden: vec![("meeting".into(), meeting)],
            notes,
            open: faults || said,
            ..FormPage::new(visit, form, lists)
        }
    }

    /// For one that is there: with its version and what the form was filled in from.
    pub fn for_edit(visit: &Visit, agreement: &Agreement, form: Form, lists: &Lists) -> FormPage {
        let w = visit.w;
        let to = format!("/agreements/{}", agreement.id());
        let carried = |name: &str| name == "version" || name.starts_with("was.");
        let hidden = form.pairs().iter().filter(|(name, _)| carried(name)).cloned().collect();
        let labels = forms::labels(w, lists);
        let settled = labels.iter().filter(|(name, _)| agreement.is_locked() && TEXT.contains(&name.as_str()));
        let settled = settled.filter(|(name, _)| !form.value(name).is_empty()).map(|(name, label)| {
            let value = form.value(name);
            (label.clone(), forms::in_words(w, lists, name, value).unwrap_or_else(|| value.to_owned()))
        });
        FormPage {
            heading: w.agreements.edit_title(w.code_inside(agreement.reference())),
            action: format!("{to}/edit"),
            back: to,
            hidden,
            is_new: false,
            settled: settled.collect(),
            addendum: addendum(agreement),
            ..FormPage::new(visit, form, lists)
        }
    }
}

/// Where an addendum to an agreement is recorded.
fn addendum(agreement: &Agreement) -> String {
    format!("/agreements/new?amends={}", agreement.id())
}

/// That text and parties are locked: only an addendum changes them.
#[derive(Template)]
#[template(path = "agreements/locked.html")]
struct LockedPage {
    w: Words,
    frame: Frame,
    reference: String,
    title: String,
    back: String,
    addendum: String,
    /// What was typed and not saved.
    lost: Vec<(String, String)>,
}

/// Refuses a change of what a signed agreement has settled: 409, with what was typed.
pub fn show_locked(visit: &Visit, agreement: &Agreement, lost: Vec<(String, String)>) -> Answer {
    let page = LockedPage {
        w: visit.w,
        frame: visit.frame(Nav::Agreements),
        reference: agreement.reference().to_owned(),
        title: agreement.title().to_owned(),
        back: format!("/agreements/{}", agreement.id()),
        addendum: addendum(agreement),
        lost,
    };
    show_with(StatusCode::CONFLICT, &page)
}
