//! Which agreements a list shows and in what order: an address says it all, so that sending the
//! address sends the list.
use super::AgreementKind;
use super::lifecycle::Stage;
use crate::ids::{OrganisationId, UserId};
use crate::keyed;
use crate::persian::digits::read_number;
use crate::persian::fold::fold;

keyed! {
    /// A column that a list can be ordered by.
    pub enum Column {
        /// Reference: year and number.
        Reference = "reference",
        /// Title, in the order of the alphabet.
        Title = "title",
        /// Stage, in the order of the lifecycle.
        Stage = "stage",
        /// Days in the stage.
        Days = "days",
        /// Day by which the next step is due.
        Due = "due",
        /// Last change.
        Updated = "updated",
    }
}

/// An order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// By what.
    pub column: Column,
    /// The highest first.
    pub descending: bool,
}

impl Default for Order {
    fn default() -> Order {
        Order { column: Column::Updated, descending: true }
    }
}

impl Order {
    /// Reads `days` or `-days`; anything else is the usual order.
    pub fn read(word: &str) -> Order {
        let (name, descending) = word.strip_prefix('-').map_or((word, false), |name| (name, true));
        Column::parse(name).map_or_else(Order::default, |column| Order { column, descending })
    }

    /// The order as a word of the address.
    pub fn key(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.key())
    }

    /// The order that the heading of `column` leads to: the other way round where the list already
    /// goes by it; else days and changes start with the highest.
    pub fn by(self, column: Column) -> Order {
        let highest_first = matches!(column, Column::Days | Column::Updated | Column::Reference);
        let descending = if self.column == column { !self.descending } else { highest_first };
        Order { column, descending }
    }
}

/// Whose agreements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// Those of whoever looks at the list.
    Me,
    /// Those of one user.
    User(UserId),
    /// Those nobody looks after.
    Nobody,
}

impl Owner {
    fn read(word: &str) -> Option<Owner> {
        match word {
            "me" => Some(Owner::Me),
            "none" => Some(Owner::Nobody),
            id => UserId::parse(id).map(Owner::User),
        }
    }

    fn key(self) -> String {
        match self {
            Owner::Me => "me".into(),
            Owner::Nobody => "none".into(),
            Owner::User(id) => id.to_string(),
        }
    }
}

/// What a list is narrowed to; nothing set means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words of title, subject, reference, letters, tags or parties.
    pub text: String,
    /// Stage.
    pub stage: Option<Stage>,
    /// An organisation that is a party.
    pub party: Option<OrganisationId>,
    /// Who looks after it.
    pub owner: Option<Owner>,
    /// Kind of paper.
    pub kind: Option<AgreementKind>,
    /// Jalali year of the reference.
    pub year: Option<i64>,
    /// Only what is stuck.
    pub stuck: bool,
    /// Only what ends soon.
    pub ending: bool,
}

/// The names of the filters in an address, in the order of the chips.
pub const NAMES: [&str; 8] = ["q", "stage", "party", "owner", "kind", "year", "stuck", "ending"];

impl Filter {
    /// Reads the parameters of an address; what cannot be read narrows nothing.
    pub fn read<'a>(get: impl Fn(&str) -> &'a str) -> Filter {
        Filter {
            text: get("q").chars().take(200).collect::<String>().trim().to_owned(),
            stage: Stage::parse(get("stage")),
            party: OrganisationId::parse(get("party")),
            owner: Owner::read(get("owner")),
            kind: AgreementKind::parse(get("kind")),
            year: read_number(get("year")),
            stuck: !get("stuck").is_empty(),
            ending: !get("ending").is_empty(),
        }
    }

    /// The value of a filter as the address has it; none when it narrows nothing.
    pub fn value(&self, name: &str) -> Option<String> {
        match name {
            "q" => Some(self.text.clone()).filter(|text| !text.is_empty()),
            "stage" => self.stage.map(|stage| stage.key().into()),
            "party" => self.party.map(|party| party.to_string()),
            "owner" => self.owner.map(Owner::key),
            "kind" => self.kind.map(|kind| kind.key().into()),
            "year" => self.year.map(|year| year.to_string()),
            "stuck" => self.stuck.then(|| "1".into()),
            "ending" => self.ending.then(|| "1".into()),
            _ => None,
        }
    }

    /// The same without one of them.
    pub fn without(&self, name: &str) -> Filter {
        Filter::read_pairs(&self.pairs().into_iter().filter(|(n, _)| *n != name).collect::<Vec<_>>())
    }

    /// Whether everything is shown.
    pub fn is_empty(&self) -> bool {
        self.pairs().is_empty()
    }

    /// What is set, by name.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        NAMES.into_iter().filter_map(|name| Some((name, self.value(name)?))).collect()
    }

    fn read_pairs(pairs: &[(&'static str, String)]) -> Filter {
        Filter::read(|name| pairs.iter().find(|(n, _)| *n == name).map_or("", |(_, value)| value.as_str()))
    }

    /// The words to be found, each without spaces inside: a plural ending written apart belongs to
    /// its word, as it does when it is joined by a half-space.
    pub fn words(&self) -> Vec<String> {
        const ENDINGS: [&str; 7] = ["ها", "های", "هایی", "هایم", "هایش", "تر", "ترین"];
        const BEGINNINGS: [&str; 2] = ["می", "نمی"];
        let mut words: Vec<String> = Vec::new();
        let mut open = false;
        for word in fold(&self.text).split(' ').filter(|word| !word.is_empty()) {
            match words.last_mut().filter(|_| open || ENDINGS.contains(&word)) {
                Some(last) => last.push_str(word),
                None => words.push(word.to_owned()),
            }
            open = BEGINNINGS.contains(&word);
        }
        words
    }
}

/// The part of an address after `?` that shows this filter in this order.
pub fn query(filter: &Filter, order: Order) -> String {
    let mut out = form_urlencoded::Serializer::new(String::new());
    for (name, value) in filter.pairs() {
        out.append_pair(name, &value);
    }
    if order != Order::default() {
        out.append_pair("sort", &order.key());
    }
    out.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(query: &str) -> Filter {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Filter::read(|name| pairs.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v.as_str()))
    }

    #[test]
    fn an_address_that_is_read_and_written_again_is_the_same() {
        let party = OrganisationId::new();
        let address = format!("q=shabakeh&stage=drafting&party={party}&owner=me&kind=mou&year=1405&stuck=1&ending=1");
        assert_eq!(query(&read(&address), Order::default()), address);
        assert_eq!(query(&Filter::default(), Order::read("days")), "sort=days");
    }

    #[test]
    fn what_cannot_be_read_narrows_nothing() {
        assert!(read("stage=gone&party=1&owner=x&kind=&year=abc&q=+").is_empty());
        assert_eq!(Order::read("; DROP TABLE"), Order::default());
    }

    #[test]
    fn taking_one_filter_away_leaves_exactly_the_others() {
        let all = read("q=x&stage=drafting&year=1405");
        assert_eq!(query(&all.without("stage"), Order::default()), "q=x&year=1405");
    }

    #[test]
    fn a_heading_turns_its_own_order_round() {
        let order = Order::default().by(Column::Title);
        assert_eq!((order.key(), order.by(Column::Title).key()), ("title".into(), "-title".into()));
        assert_eq!(order.by(Column::Days).key(), "-days");
    }

    #[test]
    fn three_spellings_of_a_plural_are_one_word() {
        for typed in ["كتابخانه ها", "کتابخانه\u{200c}ها", "کتابخانهها"] {
            let found = Filter { text: typed.into(), ..Filter::default() }.words();
            assert_eq!(found, ["کتابخانهها"], "{typed}");
        }
        let found = Filter { text: "همکاری ۱۴۰۵-۰۰۱۲".into(), ..Filter::default() }.words();
        assert_eq!(found, ["همکاری", "1405", "0012"]);
    }
}
