//! Who looks after an agreement of a list: its owner and the team.
use super::book::Book;
use crate::agreements::Content;
use crate::ids::UserId;
use crate::imports::kinds::{Desk, Fields, field, several};
use crate::imports::table::Line;
use crate::users::User;
use crate::users::roles::Right;

/// The owner and the team.
pub struct Carers {
    pub(super) owner: Option<UserId>,
    pub(super) team: Vec<UserId>,
}

/// Who is named; the fields then name them as every list does.
pub fn read(desk: &mut Desk<'_>, line: &Line, after: &mut Fields, was: Option<&Content>, book: &Book<'_>) -> Carers {
    let owner = owner(desk, line, field(after, "owner"), was.and_then(|was| was.owner), book);
    let team = team(desk, line, field(after, "team"), was.map_or(&[][..], |was| &was.team), book);
    if let Some(owner) = owner {
        after.insert("owner", book.user_name(owner).to_owned());
    }
    if !desk.is_bad(line) {
        after.insert("team", book.team(&team));
    }
    Carers { owner, team }
}

/// The user of a name or a user name, of those who fit.
fn user(book: &Book<'_>, name: &str, fits: impl Fn(&User) -> bool) -> Option<UserId> {
    let mut found = book.users_called(name).into_iter().filter(|user| fits(user));
    match (found.next(), found.next()) {
        (Some(user), None) => Some(user.id),
        _ => None,
    }
}

/// Who may look after agreements or did already.
fn owner(desk: &mut Desk<'_>, line: &Line, name: &str, was: Option<UserId>, book: &Book<'_>) -> Option<UserId> {
    if name.is_empty() {
        return None;
    }
    let fits = |user: &User| Some(user.id) == was || user.active && user.role.may(Right::Record);
    let found = user(book, name, fits);
    if found.is_none() {
        let text = desk.w.imports.no_user(name);
        desk.reject(line, "owner", text);
    }
    found
}

/// The named team: users who may sign in, or are in it already.
fn team(desk: &mut Desk<'_>, line: &Line, cell: &str, was: &[UserId], book: &Book<'_>) -> Vec<UserId> {
    let mut team = Vec::new();
    for name in several(cell).flat_map(|some| some.split(['،', ','])).map(str::trim).filter(|one| !one.is_empty()) {
        match user(book, name, |user| user.active || was.contains(&user.id)) {
            Some(member) => team.push(member),
            None => {
                let text = desk.w.import_links.no_member(name);
                desk.reject(line, "team", text);
            }
        }
    }
    team
}
