//! Lists of what the press wrote. An item is known by its address, or else by outlet and headline.
use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::{Desk, Fields, Names, field, form, joined, order, outlets, over};
use crate::agreements::imported::code;
use crate::audit::Kind;
use crate::ids::{AgreementId, MeetingId};
use crate::imports::columns::{Column, Content, choices, column};
use crate::imports::table::Line;
use crate::imports::{Act, Change, Record};
use crate::persian::{fold, fold_org};
use crate::press::address::{host, spellings};
use crate::press::{NewCoverage, NewOutlet, Tone, forms};

mod links;

use links::Links;

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
    column!(
        "meetings",
        |w| w.import_links.about_meetings(),
        Content::Text,
        ["جلسه", "جلسه ها", "نشست", "meeting", "meetings"]
    ),
    column!(
        "republished_from",
        |w| w.press.republished_from(),
        Content::Text,
        ["بازنشر", "منبع اصلی", "خبر اصلی", "republication of", "original"]
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
    /// The meetings that can be seen: their days and subjects.
    pub meetings: Vec<(MeetingId, NaiveDate, String)>,
}

struct Press<'a> {
    recorded: HashMap<Uuid, &'a Item>,
    by_address: Names,
    by_headline: Names,
    /// By headline, and by headline and outlet.
    by_name: Names,
    /// How a list names an item: by its address, or by headline and outlet.
    called: HashMap<Uuid, String>,
    outlets: Names,
    outlet_names: HashMap<Uuid, String>,
    agreements: &'a HashMap<(i64, i64), AgreementId>,
    references: HashMap<AgreementId, (i64, i64)>,
    meetings: &'a [(MeetingId, NaiveDate, String)],
    /// How a list names a meeting.
    sessions: HashMap<MeetingId, String>,
}

impl<'a> Press<'a> {
    fn of(known: &'a Known) -> Press<'a> {
        let mut press = Press {
            recorded: known.all.iter().map(|item| (item.id, item)).collect(),
            by_address: Names::default(),
            by_headline: Names::default(),
            by_name: Names::default(),
            called: HashMap::new(),
            outlets: known.outlets.names(),
            outlet_names: known.outlets.all.iter().map(|(id, _, of)| (*id, of.name.clone())).collect(),
            agreements: &known.agreements,
            references: known.agreements.iter().map(|(reference, id)| (*id, *reference)).collect(),
            meetings: &known.meetings,
            sessions: known.meetings.iter().map(|(id, day, subject)| (*id, links::session(*day, subject))).collect(),
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
        let outlet = self.outlet_names.get(&outlet).map_or("", String::as_str);
        let name = format!("{headline} — {outlet}");
        self.by_name.add(fold_org(headline), id);
        self.by_name.add(fold_org(&name), id);
        self.called.entry(id).or_insert_with(|| if url.is_empty() { name } else { url.to_owned() });
    }

    fn fields(&self, of: &NewCoverage) -> Fields {
        let codes = of.agreements.iter().filter_map(|id| self.references.get(id)).map(|reference| code(*reference));
        let codes: Vec<String> = codes.collect();
        let sessions = of.meetings.iter().filter_map(|id| self.sessions.get(id)).map(String::as_str);
        let earlier = of.republished_from.and_then(|id| self.called.get(&id.uuid()).cloned());
        Fields::from([
            ("outlet", self.outlet_names.get(&of.outlet.uuid()).cloned().unwrap_or_default()),
            ("headline", of.headline.clone()),
            ("url", of.url.clone()),
            ("published_on", of.published_on.to_string()),
            ("published_time", of.published_time.clone()),
            ("reporter", of.reporter.clone()),
            ("tone", of.tone.map_or("", Tone::key).to_owned()),
            ("excerpt", of.excerpt.clone()),
            ("kept_text", of.kept_text.clone()),
            ("agreements", joined(codes.iter().map(String::as_str))),
            ("meetings", joined(sessions)),
            ("republished_from", earlier.unwrap_or_default()),
        ])
    }
}

/// The rows of a list of all.
pub fn rows(known: &Known) -> Vec<Fields> {
    let press = Press::of(known);
    known.all.iter().map(|item| press.fields(&item.of)).collect()
}

/// A row of which it is known which item it is about.
struct Met<'a> {
    line: &'a Line,
    id: Uuid,
    outlet: Uuid,
    was: Option<&'a Item>,
    typed: Fields,
    spoilt: Vec<&'static str>,
}

/// Finds out what comes of the rows. First it is known which item each row is about, so that one may repeat
/// another further down.
pub fn plan(desk: &mut Desk<'_>, lines: &[Line], known: &Known) {
    let mut press = Press::of(known);
    let mut met = Vec::new();
    for line in lines {
        let typed = desk.typed(line);
        let url = field(&typed, "url").to_owned();
        let Some(outlet) = outlet(desk, line, &typed, &mut press) else { continue };
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
        met.push(Met { line, id, outlet, was, typed, spoilt: desk.spoilt.clone() });
    }
    for one in met {
        desk.spoilt.clone_from(&one.spoilt);
        settle(desk, &one, &press);
    }
    let circle = desk.w.import_links.items_in_circle();
    order::earlier_first(desk, lines, "republished_from", circle);
}

/// Whether an item of the same headline may be the one at an address: not when it has one of its own.
fn is_reachable_as(press: &Press<'_>, id: Uuid, url: &str) -> bool {
    url.is_empty() || press.recorded.get(&id).is_some_and(|item| item.of.url.is_empty())
}

/// The outlet of a row: the one so called, or one that is recorded on the way.
fn outlet(desk: &mut Desk<'_>, line: &Line, typed: &Fields, press: &mut Press<'_>) -> Option<Uuid> {
    let name = field(typed, "outlet");
    match press.outlets.of(&fold_org(name)) {
        [id] => Some(*id),
        [] if name.is_empty() || name.chars().count() > 200 => {
            let w = desk.w.faults;
            desk.reject(line, "outlet", if name.is_empty() { w.required().to_owned() } else { w.too_long(200) });
            None
        }
        [] => {
            if let Some(id) = desk.same_as(line, "outlet", (Kind::Outlet, name, "")) {
                press.outlets.add(fold_org(name), id);
                return Some(id);
            }
            let id = Uuid::now_v7();
            press.outlets.add(fold_org(name), id);
            press.outlet_names.insert(id, name.to_owned());
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

fn settle(desk: &mut Desk<'_>, met: &Met<'_>, press: &Press<'_>) {
    let Met { line, id, was, .. } = *met;
    let before = was.map(|item| press.fields(&item.of)).unwrap_or_default();
    let mut after = over(&before, &met.typed);
    if was.is_some_and(|item| item.of.outlet.uuid() == met.outlet) {
        // The outlet is the one it was, however the row spells it.
        after.insert("outlet", field(&before, "outlet").to_owned());
    }
    let links = links::read(desk, met, &mut after, press);
    let changes = desk.changes(&before, &after);
    let name = field(&after, "headline").to_owned();
    if was.is_some() && changes.is_empty() && !desk.is_bad(line) {
        return desk.note(line, &name, Act::Leave, changes);
    }
    let mut form = form(desk.w, &after);
    let make = forms::read_coverage(desk.w, &mut form, desk.today);
    desk.reject_all(line, &form);
    let Some(made) = make(met.outlet.into()).filter(|_| !desk.is_bad(line)) else { return };
    let Links { agreements, meetings, republished_from } = links;
    let is = NewCoverage { agreements, meetings, republished_from, ..made };
    let (act, changes): (Act, Vec<Change>) =
        if was.is_some() { (Act::Update, changes) } else { (Act::Create, Vec::new()) };
    desk.note(line, &name, act, changes);
    let was = was.map(|item| (item.version, Record::Coverage(Box::new(item.of.clone()))));
    desk.write(line, id, was, Record::Coverage(Box::new(is)));
}
