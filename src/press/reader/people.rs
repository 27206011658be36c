//! People named in an article, with the posts told beside their names.
use std::ops::Range;

use super::institutions::{binds, compound, is_head, organisation, province};
use super::known::{Hit, KnownPerson};
use super::terms::{CROWD, GIVEN, NO_POSTS, POSTS, STOPS, TITLES};
use super::text::{Article, Kind};
use crate::ids::PersonId;
use crate::persian::{fold, fold_name};

/// A name of more words than this is a sentence.
const LONGEST_NAME: usize = 5;
/// A post of more words than this is a sentence.
const LONGEST_POST: usize = 10;

/// Somebody who is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Mention {
    /// The record, if there is one.
    pub id: Option<PersonId>,
    /// The titles before the name.
    pub honorific: String,
    /// The name without titles.
    pub name: String,
    /// The post; may be empty.
    pub post: String,
    /// Where the organisation of the post is named.
    pub organisation: Option<Range<usize>>,
}

/// A name in its place.
struct Name {
    id: Option<PersonId>,
    honorific: Range<usize>,
    name: Range<usize>,
    /// Whether nothing else must tell that it is one.
    sure: bool,
}

/// A post in its place.
struct Post {
    title: Range<usize>,
    organisation: Option<Range<usize>>,
    end: usize,
}

/// What is known of the article besides its words.
pub(super) struct Names<'a> {
    /// Our people who are named.
    pub people: &'a [Hit],
    /// Their records.
    pub known: &'a [KnownPerson],
    /// Our organisations that are named.
    pub organisations: &'a [Hit],
}

/// The people, in the order of the article, each once.
pub(super) fn find(article: &Article, names: &Names) -> Vec<Mention> {
    let (mut found, mut used): (Vec<Mention>, Vec<Range<usize>>) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < article.tokens.len() {
        let Some(name) = name_at(article, at, names) else {
            at += 1;
            continue;
        };
        at = name.name.end;
        let post = post_after(article, name.name.end, names);
        let post = post.or_else(|| post_before(article, name.honorific.start, names, &used));
        let sides = represented(article, &name);
        if !name.sure && post.is_none() && sides.is_none() {
            continue;
        }
        if let Some(post) = &post {
            used.push(post.title.clone());
            at = at.max(post.end);
        }
        let organisation = post.as_ref().and_then(|post| post.organisation.clone()).or(sides);
        let post = post.map(|post| without_place(article, post, organisation.as_ref()));
        let mention = Mention {
            id: name.id,
            honorific: article.words(name.honorific).to_owned(),
            name: article.words(name.name).to_owned(),
            post: post.map_or_else(String::new, |post| article.words(post.title).to_owned()),
            organisation,
        };
        merge(&mut found, mention);
    }
    found.retain(|one| !is_family_name_of_another(one, names.known));
    found
}

/// «رئیس دانشگاه» of a university that is named beside is «رئیس».
fn without_place(article: &Article, mut post: Post, organisation: Option<&Range<usize>>) -> Post {
    let last = post.title.end.saturating_sub(1);
    let same = organisation.is_some_and(|of| article.word(of.start) == article.word(last));
    if same && post.organisation.is_none() && last > post.title.start {
        post.title.end = last;
    }
    post
}

/// Adds somebody, or what is told more of somebody who was named before.
fn merge(found: &mut Vec<Mention>, new: Mention) {
    let folded = fold_name(&new.name);
    let last = fold(&new.name);
    let same = |one: &&mut Mention| {
        let alone = !last.contains(' ') && fold(&one.name).split(' ').next_back() == Some(last.as_str());
        alone || fold_name(&one.name) == folded
    };
    match found.iter_mut().find(same) {
        Some(one) => {
            if one.post.is_empty() {
                one.post = new.post;
            }
            one.organisation = one.organisation.take().or(new.organisation);
        }
        None => found.push(new),
    }
}

/// «دکتر صبوری» may be the one we know: nobody is offered anew then.
fn is_family_name_of_another(one: &Mention, known: &[KnownPerson]) -> bool {
    let name = fold(&one.name);
    let is_last = |other: &KnownPerson| fold(&other.name).split(' ').next_back() == Some(name.as_str());
    one.id.is_none() && !name.contains(' ') && known.iter().any(is_last)
}

fn name_at(article: &Article, at: usize, names: &Names) -> Option<Name> {
    let start = titles_end(article, at);
    if let Some(hit) = names.people.iter().find(|hit| hit.tokens.start == start) {
        let id = names.known.get(hit.of).map(|person| person.id);
        return Some(Name { id, honorific: at..start, name: hit.tokens.clone(), sure: true });
    }
    let titled = start > at;
    let begins = at == 0 || !article.same_line(at - 1, at) || ends_before(article, at - 1);
    let given = is_given(article.word(start)) && begins;
    if !titled && !given {
        return None;
    }
    let name = full_name(article, start)?;
    let words = name.len();
    // A title is told with a family name alone; without one it takes two words to make a name.
    (words >= if titled { 1 } else { 2 }).then_some(Name { id: None, honorific: at..start, name, sure: titled })
}

/// «مجتبی», and «سیدمجتبی» with the half-space lost.
pub(super) fn is_given(word: &str) -> bool {
    GIVEN.contains(&word) || word.strip_prefix("سید").is_some_and(|rest| GIVEN.contains(&rest))
}

/// Where the titles end that begin at `at`.
fn titles_end(article: &Article, at: usize) -> usize {
    let mut end = at;
    while let Some(next) = article.any(end, TITLES).filter(|_| article.same_line(at, end)) {
        end = next;
        if article.mark(end) == Some('.') && article.word(end - 1).is_ascii() {
            end += 1;
        }
    }
    end
}

/// Whether a name may begin after this token.
fn ends_before(article: &Article, at: usize) -> bool {
    article.mark(at).is_some() || article.word(at) == "و" || STOPS.contains(&article.word(at))
}

/// The words of a name, up to something that is none.
fn full_name(article: &Article, start: usize) -> Option<Range<usize>> {
    let mut end = start;
    while let Some(token) = article.tokens.get(end).filter(|_| article.same_line(start, end)) {
        let word = token.folded.as_str();
        let is_word = token.kind == Kind::Word && word != "و";
        let stops = article.any(end, STOPS).is_some() || article.any(end, CROWD).is_some();
        let other = post_at(article, end).is_some() || (end > start && is_head(article, end));
        let latin = word.is_ascii() && !article.words(end..end + 1).starts_with(|c: char| c.is_ascii_uppercase());
        if !is_word || stops || other || latin {
            break;
        }
        end += 1;
    }
    (end > start && end - start <= LONGEST_NAME && !is_head(article, start)).then_some(start..end)
}

/// Where the word ends that begins a post here.
pub(super) fn post_at(article: &Article, at: usize) -> Option<usize> {
    let word = article.word(at);
    if NO_POSTS.contains(&word) {
        return None;
    }
    // «مدیررسانه» and the like, when the half-space was lost.
    let glued = word.starts_with("مدیر") && word.chars().count() > 5;
    article.any(at, POSTS).or_else(|| glued.then_some(at + 1))
}

/// The post after a name, perhaps after a comma.
fn post_after(article: &Article, end: usize, names: &Names) -> Option<Post> {
    let comma = article.mark(end).is_some_and(|mark| matches!(mark, '،' | ',' | '(' | '-'));
    let start = if comma { end + 1 } else { end };
    let same_line = end.checked_sub(1).is_some_and(|last| article.same_line(last, start));
    same_line.then(|| post(article, start, names)).flatten()
}

/// The post that leads to a name: «مدیرکل تعاون البرز، دکتر …».
fn post_before(article: &Article, name: usize, names: &Names, used: &[Range<usize>]) -> Option<Post> {
    let end = if name > 0 && article.mark(name - 1) == Some('،') { name - 1 } else { name };
    let first = article.sentence(name.saturating_sub(1)).start.max(end.saturating_sub(LONGEST_POST + 6));
    (first..end).find_map(|at| {
        let starts = at == first || ends_before(article, at - 1);
        let free = !used.iter().any(|range| range.contains(&at));
        post(article, at, names).filter(|post| starts && free && post.end == end)
    })
}

/// The post that begins here: what it is called, and where it is held.
fn post(article: &Article, start: usize, names: &Names) -> Option<Post> {
    let mut at = post_at(article, start)?;
    loop {
        if let Some(hit) = names.organisations.iter().find(|hit| hit.tokens.start == at) {
            return Some(Post { title: start..at, organisation: Some(hit.tokens.clone()), end: hit.tokens.end });
        }
        if is_head(article, at) && article.same_line(start, at) {
            if let Some(organisation) = organisation(article, at) {
                return Some(Post { title: start..at, end: organisation.end, organisation: Some(organisation) });
            }
            let bare = is_end(article, at + 1);
            return Some(Post { title: start..if bare { at + 1 } else { at }, organisation: None, end: at + 1 });
        }
        if let Some(end) = compound(article, at) {
            at = end;
            continue;
        }
        if let Some(end) = province(article, at) {
            at = end;
            break;
        }
        let country = article.word(at) == "کشور" && at == start + 1;
        if !article.same_line(start, at) || (is_end(article, at) && !country) {
            break;
        }
        if article.word(at) == "و" {
            if !goes_on(article, at) {
                break;
            }
        } else if article.any(at, TITLES).is_some() || is_given(article.word(at)) {
            break;
        }
        at += 1;
        if at - start > LONGEST_POST {
            return None;
        }
    }
    Some(Post { title: start..at, organisation: None, end: at })
}

/// Whether a post ends before this token.
fn is_end(article: &Article, at: usize) -> bool {
    let word = article.tokens.get(at).is_some_and(|token| token.kind == Kind::Word);
    !word || (article.any(at, STOPS).is_some() && !binds(article, at))
}

/// Whether «و» binds two parts of one post: «معاون آموزشی و پژوهشی», «معاون رئیس‌جمهور و رئیس …».
fn goes_on(article: &Article, at: usize) -> bool {
    let adjective = |i: usize| article.word(i).ends_with('ی') && article.word(i).chars().count() > 3;
    post_at(article, at + 1).is_some() || (at > 0 && adjective(at - 1) && adjective(at + 1))
}

/// «دکتر … به نمایندگی از وزارت …», «دانشگاه … به نمایندگی دکتر …»: for whom somebody stood.
fn represented(article: &Article, name: &Name) -> Option<Range<usize>> {
    let on_behalf = |at: usize| {
        let end = article.any(at, &["بهنمایندگی"])?;
        Some(article.any(end, &["از"]).unwrap_or(end))
    };
    if let Some(at) = on_behalf(name.name.end) {
        return organisation(article, at);
    }
    let cue = (1..=3).filter_map(|back| name.honorific.start.checked_sub(back));
    let cue = cue.into_iter().find(|at| on_behalf(*at) == Some(name.honorific.start))?;
    let starts = (cue.saturating_sub(8)..cue).filter_map(|at| organisation(article, at));
    starts.into_iter().find(|range| range.end == cue)
}
