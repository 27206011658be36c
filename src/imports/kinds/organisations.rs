//! Lists of organisations. One is known by its national id, or else by its name.
use std::collections::HashMap;

use uuid::Uuid;

use super::{Desk, Fields, Names, field, form, over};
use crate::audit::Kind;
use crate::imports::columns::{Column, Content, choices, column};
use crate::imports::table::Line;
use crate::imports::{Act, Record};
use crate::parties::{NewOrganisation, OrganisationKind, forms};
use crate::persian::fold_org;

/// The columns.
pub const COLUMNS: &[Column] = &[
    column!(needed "name", |w| w.parties.name(), Content::Text, ["نام سازمان", "نام دستگاه", "نام شرکت", "سازمان", "organisation name", "organization", "organisation"]),
    column!("short_name", |w| w.parties.short_name(), Content::Text, ["نام اختصاری", "نام مخفف", "abbreviation"]),
    column!("kind", |w| w.parties.kind(), choices!(OrganisationKind), ["نوع سازمان", "type"]),
    column!(
        "national_id",
        |w| w.parties.national_id(),
        Content::Code,
        ["شناسه ملی شرکت", "شناسه", "کد ملی", "national number"]
    ),
    column!("province", |w| w.parties.province(), Content::Text, ["نام استان"]),
    column!("address", |w| w.parties.address(), Content::Text, ["آدرس", "نشانی پستی"]),
    column!("phone", |w| w.parties.phone(), Content::Code, ["شماره تلفن", "تلفن تماس", "شماره تماس", "phone", "tel"]),
    column!("site", |w| w.parties.site(), Content::Text, ["وب سایت", "سایت", "آدرس سایت", "web site", "site"]),
    column!("note", |w| w.parties.note(), Content::Text, ["توضیحات", "ملاحظات", "توضیح", "notes", "remarks"]),
];

/// What is recorded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The organisations, with their ids and versions, by name.
    pub all: Vec<(Uuid, i64, NewOrganisation)>,
}

impl Known {
    /// By what they are called: by name, and by a short name that is no other's name.
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        for (id, _, of) in &self.all {
            names.add(fold_org(&of.name), *id);
        }
        for (id, _, of) in &self.all {
            let short = fold_org(&of.short_name);
            if !short.is_empty() && names.of(&short).is_empty() {
                names.add(short, *id);
            }
        }
        names
    }
}

/// The rows of a list of all.
pub fn rows(known: &Known) -> Vec<Fields> {
    known.all.iter().map(|(_, _, of)| of.told().into()).collect()
}

/// Finds out what comes of the rows.
pub fn plan(desk: &mut Desk<'_>, lines: &[Line], known: &Known) {
    let recorded: HashMap<Uuid, (i64, &NewOrganisation)> =
        known.all.iter().map(|(id, version, of)| (*id, (*version, of))).collect();
    let mut names = Names::default();
    let mut by_national_id = Names::default();
    for (id, _, of) in &known.all {
        names.add(fold_org(&of.name), *id);
        by_national_id.add(of.national_id.clone(), *id);
    }
    for line in lines {
        let mut typed = desk.typed(line);
        let Some(mut id) = meant(desk, line, &typed, &names, &by_national_id, &recorded) else { continue };
        if id.is_none() && !field(&typed, "name").is_empty() {
            let name = field(&typed, "name").to_owned();
            id = desk.same_as(line, "name", (Kind::Organisation, &name, field(&typed, "national_id")));
            if let Some(id) = id {
                // The list only spells it otherwise: it keeps its name.
                names.add(fold_org(&name), id);
                typed.remove("name");
            }
        }
        let was = id.and_then(|id| recorded.get(&id).copied());
        let id = id.unwrap_or_else(Uuid::now_v7);
        if !desk.is_first_about(line, id, "name") {
            continue;
        }
        let before = was.map(|(_, of)| Fields::from(of.told())).unwrap_or_default();
        let after = over(&before, &typed);
        let changes = desk.changes(&before, &after);
        names.add(fold_org(field(&after, "name")), id);
        by_national_id.add(field(&after, "national_id").to_owned(), id);
        settle(desk, line, id, was, &after, changes);
    }
}

/// Which organisation a row is about, if one that is known; nothing when that is not to be told.
fn meant(
    desk: &mut Desk<'_>,
    line: &Line,
    typed: &Fields,
    names: &Names,
    by_national_id: &Names,
    recorded: &HashMap<Uuid, (i64, &NewOrganisation)>,
) -> Option<Option<Uuid>> {
    let national_id: String = field(typed, "national_id").chars().filter(|c| c.is_ascii_digit()).collect();
    if !national_id.is_empty()
        && let [id] = by_national_id.of(&national_id)
    {
        return Some(Some(*id));
    }
    let name = field(typed, "name");
    match names.of(&fold_org(name)) {
        [] => Some(None),
        [id] => {
            let known = recorded.get(id).map_or("", |(_, of)| of.national_id.as_str());
            if !national_id.is_empty() && !known.is_empty() {
                let text = desk.w.imports.other_national_id(name);
                desk.reject(line, "national_id", text);
                return None;
            }
            Some(Some(*id))
        }
        _ => {
            let text = desk.w.imports.several_so_called(name);
            desk.reject(line, "name", text);
            None
        }
    }
}

fn settle(
    desk: &mut Desk<'_>,
    line: &Line,
    id: Uuid,
    was: Option<(i64, &NewOrganisation)>,
    after: &Fields,
    changes: Vec<crate::imports::Change>,
) {
    let name = field(after, "name");
    if was.is_some() && changes.is_empty() && !desk.is_bad(line) {
        return desk.note(line, name, Act::Leave, changes);
    }
    let mut form = form(desk.w, after);
    let mut is = forms::read(&mut form, &desk.w);
    desk.reject_all(line, &form);
    if desk.is_bad(line) {
        return;
    }
    is.own = was.is_some_and(|(_, of)| of.own);
    let (act, changes) = if was.is_some() { (Act::Update, changes) } else { (Act::Create, Vec::new()) };
    desk.note(line, name, act, changes);
    let was = was.map(|(version, of)| (version, Record::Organisation(of.clone())));
    desk.write(line, id, was, Record::Organisation(is));
}
