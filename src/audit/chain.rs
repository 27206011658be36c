//! The chain that the events are: each is sealed together with the seal of the one before it, so that none
//! can be changed, taken out, put in or moved without its showing.
use chrono::{DateTime, SecondsFormat, Utc};
use uuid::Uuid;

use crate::seal::{Key, Seal};

/// The end of a chain: the number of its last event, and that event's seal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The number; events are counted from 1.
    pub seq: i64,
    /// The seal.
    pub seal: Vec<u8>,
}

impl Head {
    /// The end of a chain without events.
    pub fn of_nothing() -> Head {
        Head { seq: 0, seal: Seal::default().to_vec() }
    }

    /// The seal in hexadecimal.
    pub fn hex(&self) -> String {
        hex::encode(&self.seal)
    }
}

/// An event as it is sealed: every column of its row, as both engines keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Link {
    pub seq: i64,
    pub id: Uuid,
    pub at: String,
    pub user: Option<Uuid>,
    pub session: String,
    pub actor_name: String,
    pub actor_post: String,
    pub verb: String,
    pub kind: String,
    pub subject: Uuid,
    pub title: String,
    pub agreement: Option<Uuid>,
    pub changes: String,
    pub reason: String,
    /// The seal of the event before.
    pub prev: Vec<u8>,
}

/// A moment as SQLite keeps it; it is sealed in this form on both engines.
pub fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, false)
}

impl Link {
    /// What is sealed. Each column carries its length, so that no two rows read alike.
    fn message(&self) -> Vec<u8> {
        let mut out = b"tafahom event 1".to_vec();
        let mut add = |field: Option<&[u8]>| {
            out.push(u8::from(field.is_some()));
            let field = field.unwrap_or_default();
            out.extend((field.len() as u64).to_be_bytes());
            out.extend(field);
        };
        add(Some(&self.prev));
        add(Some(&self.seq.to_be_bytes()));
        add(Some(self.id.as_bytes()));
        add(self.user.as_ref().map(|id| id.as_bytes().as_slice()));
        add(Some(self.subject.as_bytes()));
        add(self.agreement.as_ref().map(|id| id.as_bytes().as_slice()));
        let Link { at, session, actor_name, actor_post, verb, kind, title, changes, reason, .. } = self;
        for text in [at, session, actor_name, actor_post, verb, kind, title, changes, reason] {
            add(Some(text.as_bytes()));
        }
        out
    }

    /// Its seal.
    pub fn seal(&self, key: &Key) -> Seal {
        key.seal(&self.message())
    }

    /// Whether `seal` is its own.
    pub fn bears(&self, key: &Key, seal: &[u8]) -> bool {
        key.fits(&self.message(), seal)
    }
}

/// Where a chain breaks first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Break {
    /// Events are missing, from one number to another.
    Missing(i64, i64),
    /// An event is not as it was written, or was not written by the program.
    Changed(i64),
    /// An event was written, but not after the one that stands before it now.
    Moved(i64),
    /// A row can no longer be read.
    Unreadable(i64),
    /// The events after this one are gone: others are known to have stood there, up to the second number.
    Cut(i64, i64),
    /// Another event with this number is known to have stood here.
    Replaced(i64),
    /// Neither the first event nor the last fits: the key is another one.
    OtherKey,
}

/// Goes along a chain from its first event, and stops where it breaks.
pub struct Walk<'a> {
    key: &'a Key,
    known: &'a [Head],
    since: i64,
    at: Head,
}

impl<'a> Walk<'a> {
    /// A walk in which the events at `known` heads must be those that stood there.
    pub fn new(key: &'a Key, known: &'a [Head]) -> Walk<'a> {
        Walk { key, known, since: 0, at: Head::of_nothing() }
    }

    /// The key seals events since the one with this number; of those before, sealed under a key that was lost,
    /// only the order can be checked.
    pub fn since(self, since: i64) -> Walk<'a> {
        Walk { since, ..self }
    }

    /// How far it came.
    pub fn head(&self) -> &Head {
        &self.at
    }

    /// The next event, by its number, with its seal.
    pub fn step(&mut self, link: &Link, seal: Vec<u8>) -> Result<(), Break> {
        let next = self.at.seq + 1;
        if link.seq > next {
            return Err(Break::Missing(next, link.seq - 1));
        }
        if link.seq < next || (link.seq >= self.since && !link.bears(self.key, &seal)) {
            return Err(Break::Changed(link.seq));
        }
        if link.prev != self.at.seal {
            return Err(Break::Moved(link.seq));
        }
        if self.known.iter().any(|known| known.seq == link.seq && known.seal != seal) {
            return Err(Break::Replaced(link.seq));
        }
        self.at = Head { seq: link.seq, seal };
        Ok(())
    }

    /// After the last event: whether the chain is known to have been longer.
    pub fn end(&self) -> Result<(), Break> {
        match self.known.iter().map(|known| known.seq).max() {
            Some(known) if known > self.at.seq => Err(Break::Cut(self.at.seq, known)),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(key: &Key, length: i64) -> Vec<(Link, Vec<u8>)> {
        let mut links: Vec<(Link, Vec<u8>)> = Vec::new();
        for seq in 1..=length {
            let link = Link {
                seq,
                id: Uuid::from_u128(seq.unsigned_abs().into()),
                at: "2026-05-18T07:00:00+00:00".into(),
                user: None,
                session: String::new(),
                actor_name: "Sara".into(),
                actor_post: String::new(),
                verb: "created".into(),
                kind: "agreement".into(),
                subject: Uuid::nil(),
                title: format!("Number {seq}"),
                agreement: Some(Uuid::max()),
                changes: "{}".into(),
                reason: String::new(),
                prev: links.last().map_or_else(|| Head::of_nothing().seal, |(_, seal)| seal.clone()),
            };
            let seal = link.seal(key).to_vec();
            links.push((link, seal));
        }
        links
    }

    fn walk(key: &Key, known: &[Head], links: &[(Link, Vec<u8>)]) -> Result<i64, Break> {
        let mut walk = Walk::new(key, known);
        links.iter().try_for_each(|(link, seal)| walk.step(link, seal.clone()))?;
        walk.end().map(|()| walk.head().seq)
    }

    #[test]
    fn a_whole_chain_is_walked_to_its_head() {
        let key = Key::fresh();
        let links = chain(&key, 5);
        let known = [Head { seq: 3, seal: links[2].1.clone() }];
        assert_eq!(walk(&key, &known, &links), Ok(5));
        assert_eq!(walk(&key, &[], &[]), Ok(0));
    }

    #[test]
    fn what_is_missing_moved_or_cut_off_is_told_by_its_number() {
        let key = Key::fresh();
        let links = chain(&key, 5);
        let without = |gone: usize| [&links[..gone], &links[gone + 1..]].concat();
        assert_eq!(walk(&key, &[], &without(0)), Err(Break::Missing(1, 1)));
        assert_eq!(walk(&key, &[], &without(2)), Err(Break::Missing(3, 3)));
        let known = [Head { seq: 5, seal: links[4].1.clone() }];
        assert_eq!(walk(&key, &known, &without(4)), Err(Break::Cut(4, 5)));
        assert_eq!(walk(&key, &[], &without(4)), Ok(4), "nothing is known of what stood behind");

        let mut swapped = links.clone();
        let (one, other) = (links[1].0.seq, links[2].0.seq);
        (swapped[1].0.seq, swapped[2].0.seq) = (other, one);
        swapped.swap(1, 2);
        assert_eq!(walk(&key, &[], &swapped), Err(Break::Changed(2)));

        // Another history, well sealed, in the place of the one that was.
        let mut other = chain(&key, 5);
        other[1].0.title = "Another".into();
        for at in 1..5 {
            other[at].0.prev = other[at - 1].1.clone();
            other[at].1 = other[at].0.seal(&key).to_vec();
        }
        assert_eq!(walk(&key, &[], &[&links[..3], &other[3..]].concat()), Err(Break::Moved(4)));
        assert_eq!(walk(&key, &known, &other), Err(Break::Replaced(5)));
    }

    #[test]
    fn of_what_a_lost_key_sealed_the_order_is_checked_and_the_new_key_vouches_for_where_it_begins() {
        let (old, new) = (Key::fresh(), Key::fresh());
        let mut links = chain(&old, 5);
        for at in 3..5 {
            links[at].0.prev = links[at - 1].1.clone();
            links[at].1 = links[at].0.seal(&new).to_vec();
        }
        let walk = |links: &[(Link, Vec<u8>)], since| {
            let mut walk = Walk::new(&new, &[]).since(since);
            links.iter().try_for_each(|(link, seal)| walk.step(link, seal.clone()))
        };
        assert_eq!(walk(&links, 4), Ok(()));
        assert_eq!(walk(&links, 3), Err(Break::Changed(3)), "nobody without the key says where it begins");
        assert_eq!(walk(&[&links[..1], &links[2..]].concat(), 4), Err(Break::Missing(2, 2)));
        links[1].1 = vec![7; 32];
        assert_eq!(walk(&links, 4), Err(Break::Moved(3)));
    }

    #[test]
    fn no_two_rows_read_alike() {
        let key = Key::fresh();
        let (link, _) = chain(&key, 1).remove(0);
        let one = Link { actor_name: "ab".into(), actor_post: "c".into(), ..link.clone() };
        let other = Link { actor_name: "a".into(), actor_post: "bc".into(), ..link.clone() };
        assert_ne!(one.message(), other.message());
        assert_ne!(Link { user: Some(Uuid::nil()), ..link.clone() }.message(), link.message());
    }
}
