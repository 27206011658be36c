//! Two people save the same record: what only one of them changed is merged, and for the rest the
//! second one chooses, with both texts in view and nothing typed again.
use crate::form::Form;

/// A field in which both wrote something different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The field's name in the form.
    pub name: String,
    /// Its name for people.
    pub label: String,
    /// What this user typed.
    pub mine: String,
    /// What was saved meanwhile.
    pub theirs: String,
    /// Both as people read them, where the values are keys of a choice.
    pub shown: Option<(String, String)>,
}

impl Difference {
    /// With the words of a choice in place of its keys.
    pub fn shown_as(mut self, words: impl Fn(&str) -> String) -> Difference {
        self.shown = Some((words(&self.mine), words(&self.theirs)));
        self
    }
}

/// What came of comparing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Every field with the value it should have; where both differ, mine.
    pub values: Vec<(String, String)>,
    /// Where a person must choose.
    pub differences: Vec<Difference>,
}

/// Compares by field: `was` is what the form was filled in from, `mine` what came back, `theirs`
/// what is stored now. `labels` names the fields to compare, in the order of the page.
pub fn merge(labels: &[(&str, &str)], was: &Form, mine: &Form, theirs: &Form) -> Merge {
    let mut merged = Merge { values: Vec::new(), differences: Vec::new() };
    for (name, label) in labels {
        let (base, own, other) = (was.value(name), mine.value(name), theirs.value(name));
        if own != base && other != base && own != other {
            merged.differences.push(Difference {
                name: (*name).into(),
                label: (*label).into(),
                mine: own.into(),
                theirs: other.into(),
                shown: None,
            });
        }
        let kept = if own == base { other } else { own };
        merged.values.push(((*name).into(), kept.into()));
    }
    merged
}

/// The hidden copy of what a form was filled in from, as fields named `was.NAME`.
pub fn originals(labels: &[(&str, &str)], form: &Form) -> Vec<(String, String)> {
    labels.iter().map(|(name, _)| (format!("was.{name}"), form.value(name).to_owned())).collect()
}

/// Reads the hidden copy back.
pub fn read_originals(labels: &[(&str, &str)], form: &Form, into: Form) -> Form {
    labels.iter().fold(into, |was, (name, _)| was.with(name, form.value(&format!("was.{name}"))))
}

/// Brings a form filled in from an older version up to what is `stored` now: what only one side
/// changed is merged, and what a person must choose is answered. `was.NAME` and the version are
/// renewed, so that the form can be handed in again.
pub fn catch_up(labels: &[(&str, &str)], form: &mut Form, stored: &Form) -> Vec<Difference> {
    let was = read_originals(labels, form, Form::empty(form.w));
    let merged = merge(labels, &was, form, stored);
    for (name, value) in merged.values {
        // A name out of the records has its id beside it, and goes nowhere without it.
        let id = format!("{name}_id");
        if form.value(&name) != value && stored.has(&id) {
            form.set(&id, stored.value(&id));
        }
        form.set(&name, value);
    }
    for one in &merged.differences {
        let id = format!("{}_id", one.name);
        if stored.has(&id) {
            form.set(&format!("theirs.{id}"), stored.value(&id));
        }
    }
    for (name, value) in originals(labels, stored) {
        form.set(&name, value);
    }
    form.set("version", stored.value("version"));
    merged.differences
}

/// Applies what was chosen on the conflict page: where the stored text was preferred, it takes the
/// place of one's own.
pub fn apply_choices(form: &mut Form) {
    let chosen: Vec<String> = form
        .pairs()
        .iter()
        .filter(|(name, value)| name.starts_with("keep.") && value == "theirs")
        .map(|(name, _)| name.trim_start_matches("keep.").to_owned())
        .collect();
    for name in chosen.iter().flat_map(|name| [name.clone(), format!("{name}_id")]) {
        let theirs = format!("theirs.{name}");
        if form.has(&theirs) {
            form.set(&name, form.value(&theirs).to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Lang, Words};

    fn form(title: &str, subject: &str) -> Form {
        Form::empty(Words::of(Lang::En)).with("title", title).with("subject", subject)
    }

    #[test]
    fn what_only_one_side_changed_is_merged_and_the_rest_is_asked() {
        let labels = [("title", "Title"), ("subject", "Subject")];
        let was = form("old", "old");
        let merged = merge(&labels, &was, &form("mine", "old"), &form("old", "theirs"));
        assert_eq!(merged.differences, []);
        assert_eq!(merged.values, [("title".into(), "mine".into()), ("subject".into(), "theirs".into())]);

        let asked = merge(&labels, &was, &form("mine", "old"), &form("theirs", "old"));
        assert_eq!(asked.differences.len(), 1);
        assert_eq!(asked.differences[0].theirs, "theirs");
    }

    #[test]
    fn the_id_of_a_record_goes_with_its_name() {
        let labels = [("owner", "Owner")];
        let stored = Form::empty(Words::of(Lang::En)).with("owner", "Sara").with("owner_id", "2").with("version", "8");
        let typed = |name: &str, id: &str| {
            let form = Form::empty(Words::of(Lang::En)).with("owner", name).with("owner_id", id);
            form.with("was.owner", "Ali").with("version", "7")
        };
        let mut untouched = typed("Ali", "1");
        assert_eq!(catch_up(&labels, &mut untouched, &stored), []);
        assert_eq!((untouched.value("owner"), untouched.value("owner_id")), ("Sara", "2"));
        assert_eq!((untouched.value("was.owner"), untouched.version()), ("Sara", 8));

        let mut mine = typed("Reza", "3");
        assert_eq!(catch_up(&labels, &mut mine, &stored).len(), 1);
        assert_eq!((mine.value("owner"), mine.value("owner_id")), ("Reza", "3"));
        mine.set("keep.owner", "theirs");
        mine.set("theirs.owner", "Sara");
        apply_choices(&mut mine);
        assert_eq!((mine.value("owner"), mine.value("owner_id")), ("Sara", "2"));
    }
}
