//! What stands above the list of agreements: tabs, filters to choose from, chips, headings.
use super::list::Asked;
use super::marks::Chip;
use crate::agreements::AgreementKind;
use crate::agreements::filter::{Column, Filter, Order, Owner, query};
use crate::agreements::lifecycle::Stage;
use crate::agreements::store::list;
use crate::agreements::store::saved_views::SavedView;
use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::words::{Label, Words};

pub(super) struct Tab {
    pub(super) text: String,
    pub(super) link: String,
    pub(super) current: bool,
    pub(super) saved: bool,
    pub(super) changed: bool,
}

pub(super) struct Head {
    pub(super) text: &'static str,
    pub(super) link: String,
    /// The value of `aria-sort`; empty when the list does not go by this column.
    pub(super) sort: &'static str,
}

pub(super) struct Options {
    pub(super) stages: Vec<(String, String)>,
    pub(super) parties: Vec<(String, String)>,
    pub(super) owners: Vec<(String, String)>,
    pub(super) kinds: Vec<(String, String)>,
    pub(super) years: Vec<(String, String)>,
}

pub(super) struct Opened {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) version: i64,
    pub(super) own: bool,
    pub(super) changed: bool,
    pub(super) revert: String,
}

/// A path with what follows after `?`.
pub(super) fn address(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

pub(super) async fn options(tx: &mut Tx, w: Words) -> Result<Options> {
    let v = w.agreement_views;
    let with_any = |any: &str, rest: Vec<(String, String)>| {
        std::iter::once((String::new(), any.to_owned())).chain(rest).collect::<Vec<_>>()
    };
    let parties = crate::parties::store::names(tx).await?;
    let users = crate::users::store::list(tx).await?;
    let years = list::years(tx).await?;
    let mut owners = vec![("me".into(), v.me().into()), ("none".into(), v.no_owner().into())];
    owners.extend(users.into_iter().map(|user| (user.id.to_string(), user.name)));
    Ok(Options {
        stages: with_any(v.any_stage(), labelled(w, Stage::ALL, |stage| stage.key())),
        parties: with_any(v.any_party(), parties.into_iter().map(|(id, name)| (id.to_string(), name)).collect()),
        owners: with_any(v.any_owner(), owners),
        kinds: with_any(v.any_kind(), labelled(w, AgreementKind::ALL, |kind| kind.key())),
        years: with_any(v.any_year(), years.into_iter().map(|year| (year.to_string(), w.num(year))).collect()),
    })
}

fn labelled<T: Label>(w: Words, all: &[T], key: impl Fn(&T) -> &'static str) -> Vec<(String, String)> {
    all.iter().map(|one| (key(one).to_owned(), w.label(one).to_owned())).collect()
}

pub(super) fn tabs(w: Words, views: &[SavedView], asked: &Asked, now: &str) -> Vec<Tab> {
    let v = w.agreement_views;
    let own = [
        (w.common.all(), Filter::default()),
        (v.mine(), Filter { owner: Some(Owner::Me), ..Filter::default() }),
        (v.stuck(), Filter { stuck: true, ..Filter::default() }),
        (v.ending(), Filter { ending: true, ..Filter::default() }),
    ];
    let shown = asked.view.filter(|id| views.iter().any(|view| view.id == *id));
    let own = own.into_iter().map(|(text, filter)| Tab {
        text: text.into(),
        link: address("/agreements", &query(&filter, Order::default())),
        current: shown.is_none() && filter == asked.filter,
        saved: false,
        changed: false,
    });
    let saved = views.iter().map(|view| Tab {
        text: view.name.clone(),
        link: view.address(),
        current: shown == Some(view.id),
        saved: true,
        changed: shown == Some(view.id) && view.query != now,
    });
    own.chain(saved).collect()
}

pub(super) fn opened(view: &SavedView, now: &str, user: UserId) -> Opened {
    Opened {
        id: view.id.to_string(),
        name: view.name.clone(),
        version: view.version,
        own: view.user_id == user,
        changed: view.query != now,
        revert: view.address(),
    }
}

pub(super) fn chips(w: Words, asked: &Asked, options: &Options) -> Vec<Chip> {
    let v = w.agreement_views;
    let said = |name: &str, value: &str| {
        let of = |title: &str, options: &[(String, String)]| {
            let found = options.iter().find(|(key, _)| key == value).map(|(_, words)| words.as_str());
            v.chip(title, found.unwrap_or(v.gone()))
        };
        match name {
            "stage" => of(v.stage(), &options.stages),
            "party" => of(v.party(), &options.parties),
            "owner" => of(v.owner(), &options.owners),
            "kind" => of(v.kind(), &options.kinds),
            "year" => v.chip(v.year(), w.code(value)),
            "stuck" => v.stuck().into(),
            "ending" => v.only_ending().into(),
            _ => v.chip_text(value),
        }
    };
    let pairs = asked.filter.pairs();
    pairs
        .iter()
        .map(|(name, value)| Chip {
            text: said(name, value),
            link: asked.link(&asked.filter.without(name), asked.order),
        })
        .collect()
}

pub(super) fn heads(w: Words, asked: &Asked) -> Vec<Head> {
    let columns = [Column::Title, Column::Reference, Column::Stage, Column::Days, Column::Due, Column::Updated];
    columns
        .into_iter()
        .map(|column| Head {
            text: w.label(column),
            link: asked.link(&asked.filter, asked.order.by(column)),
            sort: match asked.order == (Order { column, descending: asked.order.descending }) {
                false => "",
                true if asked.order.descending => "descending",
                true => "ascending",
            },
        })
        .collect()
}
