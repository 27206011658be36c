//! Lists of persons with their posts, a row for each post. Rows of one name are about one person.
use std::collections::HashMap;

use uuid::Uuid;

use super::{Desk, Fields, Names, field, form, iso, organisations, over, tick};
use crate::audit::Kind;
use crate::imports::columns::{Column, Content, column};
use crate::imports::table::Line;
use crate::imports::{Act, Change, Record};
use crate::people::{NewPerson, NewPost, forms};
use crate::persian::fold_name;

mod posts;

use posts::Post;

/// The columns.
pub const COLUMNS: &[Column] = &[
    column!(
        "honorific",
        |w| w.columns.honorific(),
        Content::Text,
        ["لقب", "پیشوند", "title before the name", "salutation"]
    ),
    column!(needed "name", |w| w.people.name(), Content::Text, ["نام", "شخص", "نام خانوادگی", "full name", "person"]),
    column!(
        "phone",
        |w| w.people.phone(),
        Content::Code,
        ["تلفن همراه", "موبایل", "شماره تماس", "شماره تلفن", "phone", "mobile"]
    ),
    column!("email", |w| w.people.email(), Content::Text, ["ایمیل", "پست الکترونیک", "پست الکترونیکی", "email"]),
    column!("note", |w| w.people.note(), Content::Text, ["توضیحات", "ملاحظات", "notes"]),
    column!(
        "organisation",
        |w| w.people.organisation(),
        Content::Text,
        ["نام سازمان", "دستگاه", "محل کار", "شرکت", "organization", "company"]
    ),
    column!(
        "title",
        |w| w.people.post_title(),
        Content::Text,
        ["پست", "عنوان پست", "سمت سازمانی", "position", "job title"]
    ),
    column!("starts_on", |w| w.columns.post_from(), Content::Day, ["از تاریخ", "از", "from"]),
    column!("ends_on", |w| w.columns.post_to(), Content::Day, ["تا تاریخ", "تا", "to"]),
    column!("may_sign", |w| w.people.may_sign(), Content::Truth, ["صاحب امضا", "امضادار", "signatory"]),
];

/// The fields that are about the post.
const POST: [&str; 5] = ["organisation", "title", "starts_on", "ends_on", "may_sign"];

/// What is recorded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The persons, with their ids and versions, by name.
    pub all: Vec<(Uuid, i64, NewPerson)>,
    /// Their posts, with ids and versions, the first ones first.
    pub posts: Vec<(Uuid, i64, NewPost)>,
    /// The organisations.
    pub organisations: organisations::Known,
}

fn post_fields(of: &NewPost, organisation: &str) -> Fields {
    Fields::from([
        ("organisation", organisation.to_owned()),
        ("title", of.title.clone()),
        ("starts_on", iso(of.starts_on)),
        ("ends_on", iso(of.ends_on)),
        ("may_sign", tick(of.may_sign)),
    ])
}

/// The rows of a list of all: one for each post, and one for who has none.
pub fn rows(known: &Known) -> Vec<Fields> {
    let names: HashMap<Uuid, &str> =
        known.organisations.all.iter().map(|(id, _, of)| (*id, of.name.as_str())).collect();
    let mut posts: HashMap<Uuid, Vec<&NewPost>> = HashMap::new();
    for (_, _, post) in &known.posts {
        posts.entry(post.person.uuid()).or_default().push(post);
    }
    let mut rows = Vec::new();
    for (id, _, of) in &known.all {
        let own = posts.remove(id).unwrap_or_default();
        if own.is_empty() {
            rows.push(Fields::from(of.told()));
        }
        for post in own {
            let organisation = names.get(&post.organisation.uuid()).copied().unwrap_or_default();
            rows.push(over(&of.told().into(), &post_fields(post, organisation)));
        }
    }
    rows
}

/// A person as the rows so far have them.
struct Person {
    was: Option<(i64, NewPerson)>,
    now: Fields,
    /// Which row spoke of them first.
    row: Option<u32>,
    /// Where in the plan they are written.
    written: Option<usize>,
}

struct People {
    persons: HashMap<Uuid, Person>,
    posts: HashMap<Uuid, Vec<Post>>,
    names: Names,
    organisations: Names,
}

impl People {
    fn of(known: &Known) -> People {
        let titles: HashMap<Uuid, &str> =
            known.organisations.all.iter().map(|(id, _, of)| (*id, of.name.as_str())).collect();
        let mut people = People {
            persons: HashMap::new(),
            posts: HashMap::new(),
            names: Names::default(),
            organisations: known.organisations.names(),
        };
        for (id, version, of) in &known.all {
            people.names.add(fold_name(&of.name), *id);
            let person = Person { was: Some((*version, of.clone())), now: of.told().into(), row: None, written: None };
            people.persons.insert(*id, person);
        }
        for (id, version, of) in &known.posts {
            let organisation = of.organisation.uuid();
            let fields = post_fields(of, titles.get(&organisation).copied().unwrap_or_default());
            let post = Post { id: *id, was: Some((*version, of.clone())), organisation, fields };
            people.posts.entry(of.person.uuid()).or_default().push(post);
        }
        people
    }

    /// Who a row is about: of several of one name, the one who is at the organisation of the row, or who
    /// has the telephone number or address of the row.
    fn meant(&self, typed: &Fields) -> Result<Option<Uuid>, ()> {
        let so_called = self.names.of(&fold_name(field(typed, "name")));
        if so_called.len() < 2 {
            return Ok(so_called.first().copied());
        }
        let organisation = crate::persian::fold_org(field(typed, "organisation"));
        let at = self.organisations.of(&organisation);
        let works_there = |id: &Uuid| {
            self.posts.get(id).is_some_and(|posts| posts.iter().any(|post| at.contains(&post.organisation)))
        };
        let is_reached = |id: &Uuid| {
            let same = |key: &str| self.persons.get(id).map(|of| field(&of.now, key)) == Some(field(typed, key));
            ["phone", "email"].into_iter().any(|key| !field(typed, key).is_empty() && same(key))
        };
        let ways: [&dyn Fn(&Uuid) -> bool; 2] = [&is_reached, &works_there];
        for fits in ways {
            let mut found = so_called.iter().filter(|id| fits(id));
            if let (Some(id), None) = (found.next(), found.next()) {
                return Ok(Some(*id));
            }
        }
        Err(())
    }
}

impl People {
    /// Who somebody new is after all, if that was said: the list only spells the name otherwise.
    fn same_as(&mut self, desk: &mut Desk<'_>, line: &Line, typed: &mut Fields) -> Option<Uuid> {
        let name = field(typed, "name").to_owned();
        let id = if name.is_empty() { None } else { desk.same_as(line, "name", (Kind::Person, &name, "")) }?;
        self.names.add(fold_name(&name), id);
        typed.remove("name");
        Some(id)
    }
}

/// Finds out what comes of the rows.
pub fn plan(desk: &mut Desk<'_>, lines: &[Line], known: &Known) {
    let mut people = People::of(known);
    for line in lines {
        let mut typed = desk.typed(line);
        // Titles typed into the name are titles all the same.
        let told = NewPerson::named(field(&typed, "name"));
        if field(&typed, "honorific").is_empty() && !told.honorific.is_empty() {
            typed.insert("honorific", told.honorific);
            typed.insert("name", told.name);
        }
        let Ok(id) = people.meant(&typed) else {
            let text = desk.w.imports.several_so_called(field(&typed, "name"));
            desk.reject(line, "name", text);
            continue;
        };
        let id = id.or_else(|| people.same_as(desk, line, &mut typed)).unwrap_or_else(Uuid::now_v7);
        let (of_post, of_person): (Fields, Fields) = typed.into_iter().partition(|(key, _)| POST.contains(key));
        let Some((act, mut changes)) = settle_person(desk, line, id, &of_person, &mut people) else { continue };
        let has_post = of_post.iter().any(|(_, value)| !value.is_empty());
        let post =
            if has_post { posts::settle(desk, line, id, of_post, &mut people) } else { Some((Act::Leave, Vec::new())) };
        let Some((post_act, more)) = post.filter(|_| !desk.is_bad(line)) else { continue };
        changes.extend(more);
        let name = people.persons.get(&id).map(|of| field(&of.now, "name").to_owned()).unwrap_or_default();
        // A new post of somebody known is something new, and so is a known person's first row.
        desk.note(line, &name, act.min(post_act), changes);
    }
}

fn settle_person(
    desk: &mut Desk<'_>,
    line: &Line,
    id: Uuid,
    typed: &Fields,
    people: &mut People,
) -> Option<(Act, Vec<Change>)> {
    let was_known = people.persons.contains_key(&id);
    let person =
        people.persons.entry(id).or_insert_with(|| Person { was: None, now: Fields::new(), row: None, written: None });
    if let Some(row) = person.row {
        let differs = |key: &&&str| {
            let (now, said) = (field(&person.now, key), field(typed, key));
            !now.is_empty() && !said.is_empty() && now != said
        };
        if let Some(key) = ["honorific", "phone", "email", "note"].iter().find(differs) {
            let text = desk.w.imports.other_person(row);
            desk.reject(line, key, text);
            return None;
        }
    }
    let after = over(&person.now, typed);
    let changes = desk.changes(&person.now, &after);
    person.row.get_or_insert(line.number);
    if was_known && changes.is_empty() {
        return Some((Act::Leave, changes));
    }
    let mut form = form(desk.w, &after);
    let is = forms::read(&mut form, &desk.w);
    desk.reject_all(line, &form);
    if !form.is_valid() {
        return None;
    }
    people.names.add(fold_name(&is.name), id);
    person.now = after;
    match person.written.and_then(|at| desk.plan.writes.get_mut(at)) {
        Some(write) => write.is = Record::Person(is),
        None => {
            person.written = Some(desk.plan.writes.len());
            let was = person.was.clone().map(|(version, of)| (version, Record::Person(of)));
            desk.write(line, id, was, Record::Person(is));
        }
    }
    Some(if was_known { (Act::Update, changes) } else { (Act::Create, Vec::new()) })
}
