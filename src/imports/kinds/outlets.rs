//! Lists of outlets. One is known by its name.
use std::collections::HashMap;

use uuid::Uuid;

use super::{Desk, Fields, Names, field, form, over};
use crate::audit::Kind;
use crate::imports::columns::{Column, Content, choices, column};
use crate::imports::table::Line;
use crate::imports::{Act, Record};
use crate::persian::fold_org;
use crate::press::{Licensed, NewOutlet, OutletKind, forms};

/// The columns.
pub const COLUMNS: &[Column] = &[
    column!(needed "name", |w| w.press.outlet_name(), Content::Text, ["نام رسانه", "رسانه", "نام", "outlet", "name", "media"]),
    column!("kind", |w| w.columns.outlet_kind(), choices!(OutletKind), ["نوع", "kind", "type"]),
    column!("site", |w| w.press.site(), Content::Text, ["وب سایت", "سایت", "نشانی سایت", "site", "web site"]),
    column!("licensed", |w| w.press.licensed(), choices!(Licensed), ["مجوز", "پروانه انتشار", "licence", "license"]),
    column!("note", |w| w.press.note(), Content::Text, ["توضیحات", "ملاحظات", "notes"]),
];

/// What is recorded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The outlets, with their ids and versions, by name.
    pub all: Vec<(Uuid, i64, NewOutlet)>,
}

impl Known {
    /// By what they are called.
    pub fn names(&self) -> Names {
        let mut names = Names::default();
        for (id, _, of) in &self.all {
            names.add(fold_org(&of.name), *id);
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
    let recorded: HashMap<Uuid, (i64, &NewOutlet)> =
        known.all.iter().map(|(id, version, of)| (*id, (*version, of))).collect();
    let mut names = known.names();
    for line in lines {
        let mut typed = desk.typed(line);
        let name = fold_org(field(&typed, "name"));
        let id = match names.of(&name) {
            [] if name.is_empty() => None,
            [] => {
                let id = desk.same_as(line, "name", (Kind::Outlet, field(&typed, "name"), ""));
                if id.is_some() {
                    // The list only spells it otherwise: it keeps its name.
                    typed.remove("name");
                }
                id
            }
            [id] => Some(*id),
            _ => {
                let text = desk.w.imports.several_so_called(field(&typed, "name"));
                desk.reject(line, "name", text);
                continue;
            }
        };
        let was = id.and_then(|id| recorded.get(&id).copied());
        let id = id.unwrap_or_else(Uuid::now_v7);
        names.add(name, id);
        if desk.is_first_about(line, id, "name") {
            settle(desk, line, id, was, &typed);
        }
    }
}

fn settle(desk: &mut Desk<'_>, line: &Line, id: Uuid, was: Option<(i64, &NewOutlet)>, typed: &Fields) {
    // What a new outlet is said to be when the list does not say.
    let before = was.map_or_else(|| NewOutlet::named("").told(), |(_, of)| of.told()).into();
    let after = over(&before, typed);
    let changes = desk.changes(&before, &after);
    let name = field(&after, "name");
    if was.is_some() && changes.is_empty() && !desk.is_bad(line) {
        return desk.note(line, name, Act::Leave, changes);
    }
    let mut form = form(desk.w, &after);
    let is = forms::read_outlet(desk.w, &mut form);
    desk.reject_all(line, &form);
    let Some(is) = is.filter(|_| !desk.is_bad(line)) else { return };
    let (act, changes) = if was.is_some() { (Act::Update, changes) } else { (Act::Create, Vec::new()) };
    desk.note(line, name, act, changes);
    let was = was.map(|(version, of)| (version, Record::Outlet(of.clone())));
    desk.write(line, id, was, Record::Outlet(is));
}
