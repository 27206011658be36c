//! Two people open one form and both save it. What only one of them changed is kept without a word;
//! what both changed is asked, with both texts in view; nobody's words are written over in silence.
use std::collections::BTreeSet;

use tafahom::users::roles::Role;

use super::{Field, Filled, Kind, every_form, forms_on};
use crate::app::{Person, TestApp};

/// Forms over what belongs to whoever is signed in, of whom everybody has their own; and the one after
/// which nobody here could go on before a second step of signing in is set up.
const OWN: &[&str] = &["/me", "/language", "/settings/accounts"];

/// So many pairs of fields are tried of one form.
const PAIRS: usize = 6;

/// Another value that a person could give.
fn other(field: &Field, turn: usize) -> Option<Field> {
    let (mut value, mut kind) = (field.value.clone(), field.kind.clone());
    match &mut kind {
        Kind::Hidden => return None,
        Kind::Text { is_day: true } => value = format!("1405/02/{}", 10 + turn),
        Kind::Text { .. } if !value.is_empty() && value.chars().all(char::is_numeric) => value = (turn + 3).to_string(),
        Kind::Text { .. } => value = format!("{value} {}", ["other", "another"][turn]).trim().to_owned(),
        Kind::Choice(options) => {
            value = options.iter().filter(|one| !one.is_empty() && **one != field.value).nth(turn)?.clone();
        }
        Kind::Tick { is_on } => *is_on = !*is_on,
    }
    Some(Field { value, kind, ..field.clone() })
}

impl Filled {
    /// What the fields of a name hold: several where the name is that of several choices.
    fn values(&self, name: &str) -> BTreeSet<String> {
        let pairs = self.pairs().into_iter().filter(|(own, value)| *own == name && !value.is_empty());
        pairs.map(|(_, value)| value.to_owned()).collect()
    }

    /// The same with one field changed.
    fn changed(&self, at: usize, turn: usize) -> Option<Filled> {
        let mut form = self.clone();
        let field = form.fields.get_mut(at)?;
        *field = other(field, turn)?;
        Some(form)
    }
}

/// A person, the page with the form, and which form it is.
struct Desk<'a> {
    person: Person<'a>,
    page: String,
    key: String,
}

impl Desk<'_> {
    async fn open(&self) -> Option<Filled> {
        let page = self.person.get(&self.page).await;
        forms_on(&page.text(), &self.page).into_iter().find(|form| form.key() == self.key)
    }
}

/// What came of two people changing one field.
enum Came {
    /// The form does not take the change, or does not show what is stored.
    Nothing,
    /// As it should.
    Kept,
    /// Somebody's words were lost.
    Lost(String),
}

/// Both change the field at a place, each in their own way.
async fn one_field(a: &Desk<'_>, b: &Desk<'_>, at: usize) -> Option<Came> {
    let (mine, theirs) = (a.open().await?, b.open().await?);
    let (first, second) = (mine.changed(at, 0)?, theirs.changed(at, 1)?);
    let Field { name, kind, .. } = &mine.fields[at];
    if first.send(&a.person).await.status != 303 {
        return Some(Came::Nothing);
    }
    let was = mine.values(name);
    let stored = a.open().await?.values(name);
    if stored == was {
        return Some(Came::Nothing);
    }
    let answer = second.send(&b.person).await;
    let now = a.open().await?.values(name);
    // Of several choices each is one's own: those that either made are made.
    let both_stand = || {
        let (one, other) = (first.values(name), second.values(name));
        one.difference(&was).chain(other.difference(&was)).all(|value| now.contains(value))
    };
    Some(match answer.status.as_u16() {
        303 if first.values(name) == second.values(name) && now == stored => Came::Kept,
        303 if now.len() > 1 && both_stand() => Came::Kept,
        409 if now != stored => Came::Lost(format!("{name}: refused, but written")),
        409 if *kind == (Kind::Text { is_day: false }) => {
            let shown = forms_on(&answer.text(), "");
            let held: Vec<&Field> = shown.iter().flat_map(|form| &form.fields).collect();
            let holds =
                |text: &str| held.iter().any(|field| field.value.contains(text)) || answer.text().contains(text);
            let texts = second.values(name).into_iter().chain(stored);
            match texts.into_iter().find(|text| !holds(text)) {
                Some(text) => Came::Lost(format!("{name}: the answer does not hold {text:?}")),
                None => Came::Kept,
            }
        }
        409 => Came::Kept,
        status => Came::Lost(format!("{name}: {status}, {stored:?} became {now:?}")),
    })
}

/// One changes the field at one place, the other that at another.
async fn two_fields(a: &Desk<'_>, b: &Desk<'_>, [at, by]: [usize; 2]) -> Option<Came> {
    let (mine, theirs) = (a.open().await?, b.open().await?);
    let (first, second) = (mine.changed(at, 0)?, theirs.changed(by, 1)?);
    let names = [at, by].map(|at| mine.fields[at].name.as_str());
    if names[0] == names[1] || first.send(&a.person).await.status != 303 {
        return Some(Came::Nothing);
    }
    let stored = a.open().await?;
    let answer = second.send(&b.person).await;
    let now = a.open().await?;
    Some(match answer.status.as_u16() {
        303 if now.values(names[0]) != stored.values(names[0]) => {
            Came::Lost(format!("{names:?}: the first is written over"))
        }
        303 if now.values(names[1]) == mine.values(names[1]) => {
            Came::Lost(format!("{names:?}: the second is not written"))
        }
        // What is asked again first is not written over anything.
        422 if now.values(names[0]) != stored.values(names[0]) => Came::Lost(format!("{names:?}: asked, but written")),
        303 | 409 | 422 => Came::Kept,
        status => Came::Lost(format!("{names:?}: {status}")),
    })
}

fn is_own(key: &str) -> bool {
    key.split(' ').next().is_some_and(|address| OWN.contains(&address))
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_writes_over_what_somebody_else_saved_meanwhile() {
    let app = TestApp::with_sample_year().await;
    let admin = app.signed_in_as(Role::Admin, "tester").await;
    let (mut lost, mut kept, mut pairs) = (Vec::new(), Vec::new(), 0);
    let forms = every_form(&admin).await;
    for (n, (key, (page, form))) in forms.into_iter().filter(|(key, _)| !is_own(key)).enumerate() {
        let other = app.signed_in_as(Role::Admin, &format!("other{n}")).await;
        let desk = |person| Desk { person, page: page.clone(), key: key.clone() };
        let (a, b) = (desk(app.again(admin.id).await), desk(other));
        let mut holds = Vec::new();
        for at in 0..form.fields.len() {
            match one_field(&a, &b, at).await {
                Some(Came::Kept) => holds.push(at),
                Some(Came::Lost(how)) => lost.push(format!("{key} {how}")),
                Some(Came::Nothing) | None => {}
            }
        }
        // What one changes stays when the other changes something else.
        for (nth, at) in holds.iter().enumerate().take(PAIRS).filter(|_| holds.len() > 1) {
            pairs += 1;
            if let Some(Came::Lost(how)) = two_fields(&a, &b, [*at, holds[(nth + 1) % holds.len()]]).await {
                lost.push(format!("{key} {how}"));
            }
        }
        if !holds.is_empty() {
            kept.push(format!("{key}: {}", holds.len()));
        }
    }
    assert!(lost.is_empty(), "{lost:#?}\nkept: {kept:#?}");
    assert!(kept.len() > 12 && pairs > 30, "{pairs} {kept:#?}");
}
