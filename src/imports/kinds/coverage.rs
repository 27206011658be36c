//! Lists of what the press wrote. An item is known by its address, or else by outlet and headline.
use std::collections::HashMap;

use uuid::Uuid;

use super::{Desk, Fields, Names, field, form, joined, outlets, over, several};
use crate::agreements::imported::{code, read_code};
use crate::ids::{AgreementId, MeetingId};
use crate::imports::columns::{Column, Content, choices, column};
use crate::imports::table::Line;
use crate::imports::{Act, Change, Record};
use crate::persian::{fold, fold_org};
use crate::press::address::{host, spellings};
use crate::press::{NewCoverage, NewOutlet, Tone, forms};

/// The columns.
pub const COLUMNS: &[Column] = &[
    column!(needed "outlet", |w| w.press.outlet(), Content::Text, ["نام رسانه", "منبع", "خبرگزاری", "source", "media"]),
    column!(needed "headline", |w| w.press.headline(), Content::Text, ["عنوان خبر", "عنوان", "سرتیتر", "title"]),
    column!("url", |w| w.press.address(), Content::Text, ["لینک", "لینک خبر", "آدرس خبر", "نشانی", "url", "link"]),
    column!(needed "published_on", |w| w.press.published_on(), Content::Day, ["تاریخ انتشار", "تاریخ", "تاریخ خبر", "date"]),
    column!("published_time", |w| w.press.published_time(), Content::Time, ["ساعت"]),
    column!("reporter", |w| w.press.reporter(), Content::Text, ["نام خبرنگار", "نویسنده", "author"]),
    column!("tone", |w| w.press.tone(), choices!(Tone), ["رویکرد", "لحن خبر"]),
    column!("excerpt", |w| w.press.excerpt(), Content::Text, ["خلاصه", "خلاصه خبر", "summary"]),
    column!("kept_text", |w| w.press.kept_text(), Content::Text, ["متن", "متن خبر", "text"]),
    column!(
        "agreements",
        |w| w.columns.about_agreements(),
        Content::Code,
        ["تفاهم نامه", "شماره تفاهم نامه", "agreement", "agreements"]
    ),
];

/// An item as it is recorded.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: Uuid,
    /// Its version.
    pub version: i64,
    /// What is written of it, with the links that can be seen.
    pub of: NewCoverage,
}

/// What is recorded.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The items that can be seen, the newest first.
    pub all: Vec<Item>,
    /// The outlets.
    pub outlets: outlets::Known,
    /// The agreements that can be seen, by year and number.
    pub agreements: HashMap<(i64, i64), AgreementId>,
}

struct Press<'a> {
    recorded: HashMap<Uuid, &'a Item>,
    by_address: Names,
    by_headline: Names,
    outlets: Names,
    outlet_names: HashMap<Uuid, &'a str>,
    agreements: &'a HashMap<(i64, i64), AgreementId>,
    references: HashMap<AgreementId, (i64, i64)>,
}

impl<'a> Press<'a> {
    fn of(known: &'a Known) -> Press<'a> {
        let mut press = Press {
            recorded: known.all.iter().map(|item| (item.id, item)).collect(),
            by_address: Names::default(),
            by_headline: Names::default(),
            outlets: known.outlets.names(),
            outlet_names: known.outlets.all.iter().map(|(id, _, of)| (*id, of.name.as_str())).collect(),
            agreements: &known.agreements,
            references: known.agreements.iter().map(|(reference, id)| (*id, *reference)).collect(),
        };
        for item in &known.all {
            press.learn(item.id, &item.of.url, item.of.outlet.uuid(), &item.of.headline);
        }
        press
    }

    fn learn(&mut self, id: Uuid, url: &str, outlet: Uuid, headline: &str) {
        for address in spellings(url) {
            self.by_address.add(address, id);
        }
        self.by_headline.add(format!("{outlet} {}", fold(headline)), id);
    }

    fn fields(&self, of: &NewCoverage) -> Fields {
        let codes = of.agreements.iter().filter_map(|id| self.references.get(id)).map(|reference| code(*reference));
        let codes: Vec<String> = codes.collect();
        Fields::from([
            ("outlet", self.outlet_names.get(&of.outlet.uuid()).copied().unwrap_or_default().to_owned()),
            ("headline", of.headline.clone()),
            ("url", of.url.clone()),
            ("published_on", of.published_on.to_string()),
            ("published_time", of.published_time.clone()),
            ("reporter", of.reporter.clone()),
            ("tone", of.tone.map_or("", Tone::key).to_owned()),
            ("excerpt", of.excerpt.clone()),
            ("kept_text", of.kept_text.clone()),
            ("agreements", joined(codes.iter().map(String::as_str))),
        ])
    }
}

/// The rows of a list of all.
pub fn rows(known: &Known) -> Vec<Fields> {
    let press = Press::of(known);
    known.all.iter().map(|item| press.fields(&item.of)).collect()
}

/// Finds out what comes of the rows.
pub fn plan(desk: &mut Desk<'_>, lines: &[Line], known: &Known) {
    let mut press = Press::of(known);
    for line in lines {
        let typed = desk.typed(line);
        let url = field(&typed, "url").to_owned();
        let Some(outlet) = outlet(desk, line, &typed, &mut press.outlets) else { continue };
        let same_address = spellings(&url).iter().find_map(|address| press.by_address.of(address).first().copied());
        let headline = field(&typed, "headline");
        let same_headline = || press.by_headline.of(&format!("{outlet} {}", fold(headline))).first().copied();
        let id = same_address.or_else(|| same_headline().filter(|id| is_reachable_as(&press, *id, &url)));
        let was = id.and_then(|id| press.recorded.get(&id).copied());
        let id = id.unwrap_or_else(Uuid::now_v7);
        if !desk.is_first_about(line, id, "headline") {
            continue;
        }
        press.learn(id, &url, outlet, headline);
        settle(desk, line, (id, outlet), was, &typed, &press);
    }
}

/// Whether an item of the same headline may be the one at an address: not when it has one of its own.
fn is_reachable_as(press: &Press<'_>, id: Uuid, url: &str) -> bool {
    url.is_empty() || press.recorded.get(&id).is_some_and(|item| item.of.url.is_empty())
}

/// The outlet of a row: the one so called, or one that is recorded on the way.
fn outlet(desk: &mut Desk<'_>, line: &Line, typed: &Fields, names: &mut Names) -> Option<Uuid> {
    let name = field(typed, "outlet");
    match names.of(&fold_org(name)) {
        [id] => Some(*id),
        [] if name.is_empty() || name.chars().count() > 200 => {
            let w = desk.w.faults;
            desk.reject(line, "outlet", if name.is_empty() { w.required().to_owned() } else { w.too_long(200) });
            None
        }
        [] => {
            let id = Uuid::now_v7();
            names.add(fold_org(name), id);
            desk.plan.passing.push(name.to_owned());
            let site = host(field(typed, "url")).unwrap_or_default();
            desk.write(line, id, None, Record::Outlet(NewOutlet { site, ..NewOutlet::named(name) }));
            Some(id)
        }
        _ => {
            let text = desk.w.imports.several_so_called(name);
            desk.reject(line, "outlet", text);
            None
        }
    }
}

fn settle(
    desk: &mut Desk<'_>,
    line: &Line,
    (id, outlet): (Uuid, Uuid),
    was: Option<&Item>,
    typed: &Fields,
    press: &Press<'_>,
) {
    let before = was.map(|item| press.fields(&item.of)).unwrap_or_default();
    let mut after = over(&before, typed);
    if was.is_some_and(|item| item.of.outlet.uuid() == outlet) {
        // The outlet is the one it was, however the row spells it.
        after.insert("outlet", field(&before, "outlet").to_owned());
    }
    let agreements = agreements(desk, line, field(&after, "agreements"), press);
    after.insert("agreements", joined(agreements.iter().map(|(code, _)| code.as_str())));
    let changes = desk.changes(&before, &after);
    let name = field(&after, "headline").to_owned();
    if was.is_some() && changes.is_empty() && !desk.is_bad(line) {
        return desk.note(line, &name, Act::Leave, changes);
    }
    let mut form = form(desk.w, &after);
    let make = forms::read_coverage(desk.w, &mut form, desk.today);
    desk.reject_all(line, &form);
    let Some(made) = make(outlet.into()).filter(|_| !desk.is_bad(line)) else { return };
    let kept = was.map(|item| (item.of.meetings.clone(), item.of.republished_from));
    let (meetings, republished_from): (Vec<MeetingId>, _) = kept.unwrap_or_default();
    let agreements = agreements.into_iter().map(|(_, id)| id).collect();
    let is = NewCoverage { agreements, meetings, republished_from, ..made };
    let (act, changes): (Act, Vec<Change>) =
        if was.is_some() { (Act::Update, changes) } else { (Act::Create, Vec::new()) };
    desk.note(line, &name, act, changes);
    let was = was.map(|item| (item.version, Record::Coverage(Box::new(item.of.clone()))));
    desk.write(line, id, was, Record::Coverage(Box::new(is)));
}

/// The agreements that a cell names by their references.
fn agreements(desk: &mut Desk<'_>, line: &Line, cell: &str, press: &Press<'_>) -> Vec<(String, AgreementId)> {
    let mut found = Vec::new();
    for one in several(cell).flat_map(|some| some.split(['،', ','])).map(str::trim).filter(|one| !one.is_empty()) {
        match read_code(one).and_then(|reference| Some((code(reference), *press.agreements.get(&reference)?))) {
            Some(known) => found.push(known),
            None => {
                let text = desk.w.imports.no_agreement(desk.w.code_inside(one));
                desk.reject(line, "agreements", text);
            }
        }
    }
    found.sort();
    found.dedup();
    found
}
