//! The post that a row gives a person.
use uuid::Uuid;

use super::People;
use crate::imports::kinds::{Desk, Fields, field, form, over};
use crate::imports::table::Line;
use crate::imports::{Act, Change, Record};
use crate::people::{NewPost, forms};
use crate::persian::fold;

/// A post as the rows so far have it.
pub(super) struct Post {
    pub(super) id: Uuid,
    pub(super) was: Option<(i64, NewPost)>,
    pub(super) organisation: Uuid,
    pub(super) fields: Fields,
}

/// Finds out what comes of it.
pub(super) fn settle(
    desk: &mut Desk<'_>,
    line: &Line,
    person: Uuid,
    typed: Fields,
    people: &mut People,
) -> Option<(Act, Vec<Change>)> {
    let name = field(&typed, "organisation").to_owned();
    if name.is_empty() {
        let text = desk.w.faults.required();
        desk.reject(line, "organisation", text);
        return None;
    }
    let organisation = desk.organisation(line, "organisation", &name, &mut people.organisations)?;
    let posts = people.posts.entry(person).or_default();
    let title = fold(field(&typed, "title"));
    let fits = |post: &&mut Post| post.organisation == organisation && fold(field(&post.fields, "title")) == title;
    let starts = field(&typed, "starts_on").to_owned();
    let same_start = posts.iter().any(|post| field(&post.fields, "starts_on") == starts);
    let known = posts.iter_mut().filter(fits).find(|post| {
        let own = field(&post.fields, "starts_on");
        own == starts || !same_start && (own.is_empty() || starts.is_empty())
    });
    let before = known.as_ref().map(|post| post.fields.clone()).unwrap_or_default();
    let mut after = over(&before, &typed);
    if !before.is_empty() {
        // The organisation is the one it was, however the row spells it.
        after.insert("organisation", field(&before, "organisation").to_owned());
    }
    let changes = desk.changes(&before, &after);
    if known.is_some() && changes.is_empty() {
        return Some((Act::Leave, changes));
    }
    let is = read_post(desk, line, &after, person, organisation)?;
    match known {
        Some(post) => {
            post.fields = after;
            let (id, was) = (post.id, post.was.clone().map(|(version, of)| (version, Record::Post(of))));
            let at = desk.plan.writes.iter().position(|write| write.id == id);
            match at.and_then(|at| desk.plan.writes.get_mut(at)) {
                Some(write) => write.is = Record::Post(is),
                None => desk.write(line, id, was, Record::Post(is)),
            }
            Some((Act::Update, changes))
        }
        None => {
            let id = Uuid::now_v7();
            posts.push(Post { id, was: None, organisation, fields: after });
            desk.write(line, id, None, Record::Post(is));
            Some((Act::Create, Vec::new()))
        }
    }
}

fn read_post(desk: &mut Desk<'_>, line: &Line, fields: &Fields, person: Uuid, organisation: Uuid) -> Option<NewPost> {
    let mut form = form(desk.w, fields);
    // A post of which only the organisation is known has no title.
    let title = form.text("title", 200);
    form.set("title", "-");
    let text = forms::read_post(&mut form, &desk.w, desk.today);
    desk.reject_all(line, &form);
    form.is_valid().then(|| NewPost { title, ..text.at(organisation.into(), person.into()) })
}
