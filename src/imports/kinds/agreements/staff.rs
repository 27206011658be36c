//! Persons and posts as the rows of a list so far have them, and how a list names them: «نام — سمت — سازمان»,
//! or as much of that as tells who is meant.
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::ids::{OrganisationId, PostId};
use crate::imports::kinds::{Names, people};
use crate::people::{Introduction, NewPerson, NewPost};
use crate::persian::{fold_name, fold_org};

/// A post as the rows so far have it.
pub(super) struct Held {
    pub(super) id: PostId,
    pub(super) person: Uuid,
    pub(super) organisation: OrganisationId,
    pub(super) title: String,
    /// What it is called in full, folded.
    pub(super) label: String,
    /// Held today, and since when: of several the one that counts has most of it.
    pub(super) rank: (bool, Option<NaiveDate>),
}

/// Persons and posts as the rows so far have them.
pub(super) struct Staff {
    pub(super) persons: Names,
    called: HashMap<Uuid, String>,
    posts: Vec<Held>,
    at: HashMap<OrganisationId, Vec<usize>>,
    by_id: HashMap<PostId, usize>,
    /// Those that the file itself brings.
    pub(super) new: HashSet<PostId>,
}

impl Staff {
    pub(super) fn of(known: &people::Known, names: &HashMap<Uuid, String>, today: NaiveDate) -> Staff {
        let mut staff = Staff {
            persons: Names::default(),
            called: HashMap::new(),
            posts: Vec::new(),
            at: HashMap::new(),
            by_id: HashMap::new(),
            new: HashSet::new(),
        };
        for (id, _, person) in &known.all {
            staff.learn(*id, person);
        }
        for (id, _, post) in &known.posts {
            let at = names.get(&post.organisation.uuid()).map_or("", String::as_str);
            staff.take((*id).into(), post, at, today);
        }
        staff
    }

    pub(super) fn learn(&mut self, id: Uuid, person: &NewPerson) {
        self.persons.add(fold_name(&person.name), id);
        self.called.insert(id, person.full_name());
    }

    pub(super) fn take(&mut self, id: PostId, post: &NewPost, organisation: &str, today: NaiveDate) {
        let person = post.person.uuid();
        let is_present =
            post.starts_on.is_none_or(|first| first <= today) && post.ends_on.is_none_or(|last| today <= last);
        let label = label(self.called.get(&person).map_or("", String::as_str), &post.title, organisation);
        let place = self.posts.len();
        self.at.entry(post.organisation).or_default().push(place);
        self.by_id.insert(id, place);
        self.posts.push(Held {
            id,
            person,
            organisation: post.organisation,
            title: post.title.clone(),
            label: fold_org(&label),
            rank: (is_present, post.starts_on),
        });
    }

    pub(super) fn post(&self, id: PostId) -> Option<&Held> {
        self.posts.get(*self.by_id.get(&id)?)
    }

    /// The posts at some organisations.
    pub(super) fn posts_at<'a>(&'a self, organisations: &'a [OrganisationId]) -> impl Iterator<Item = &'a Held> {
        let places = organisations.iter().filter_map(|one| self.at.get(one)).flatten();
        places.filter_map(|place| self.posts.get(*place))
    }

    /// What a post is called in full.
    pub(super) fn full(&self, post: &Held, names: &HashMap<Uuid, String>) -> String {
        let of = |all: &HashMap<Uuid, String>, id: Uuid| all.get(&id).cloned().unwrap_or_default();
        label(&of(&self.called, post.person), &post.title, &of(names, post.organisation.uuid()))
    }

    /// Those of a name.
    pub(super) fn so_called(&self, name: &str) -> &[Uuid] {
        self.persons.of(&fold_name(name))
    }

    /// Who is called exactly so, with post and organisation.
    pub(super) fn labelled(&self, text: &str) -> Option<Uuid> {
        let folded = fold_org(text);
        self.posts.iter().find(|post| post.label == folded).map(|post| post.person)
    }

    /// How a list names a person: with the post that counts.
    pub(super) fn introduce(&self, person: Uuid, names: &HashMap<Uuid, String>) -> String {
        let own = self.posts.iter().filter(|post| post.person == person).max_by_key(|post| post.rank);
        match own {
            Some(post) => self.full(post, names),
            None => self.called.get(&person).cloned().unwrap_or_default(),
        }
    }

    /// Whether somebody has a post at an organisation.
    pub(super) fn is_at(&self, person: Uuid, organisation: &[Uuid]) -> bool {
        self.posts.iter().any(|post| post.person == person && organisation.contains(&post.organisation.uuid()))
    }
}

fn label(name: &str, title: &str, organisation: &str) -> String {
    let parts = [name, title, organisation].into_iter().filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" — ")
}

/// What a cell says of a person: between dashes, or else between commas.
pub(super) fn introduced(text: &str) -> Introduction {
    let has_dash = text.contains(['—', '–']);
    if has_dash { Introduction::read(text) } else { Introduction::read(&text.replace(['،', ','], "—")) }
}
