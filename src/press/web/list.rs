//! The list of coverage with its filters.
use askama::Template;
use axum::extract::State;
use chrono::NaiveDate;

use super::{titled, tone_class};
use crate::agreements::sight::Sight;
use crate::agreements::web::marks::{Chip, Pager};
use crate::app::App;
use crate::db::{Result, Tx};
use crate::form::{Form, Params};
use crate::ids::{AgreementId, OutletId};
use crate::page::{Answer, Frame, Nav, Visit, show};
use crate::persian::Period;
use crate::persian::typed_day::Lean;
use crate::press::{CoverageLine, Filter, Tone, store};
use crate::users::roles::Right;
use crate::words::Words;

const PER_PAGE: i64 = 50;
const FILTERS: [&str; 7] = ["text", "outlet", "tone", "agreement", "period", "from", "to"];
/// So many agreements the filter offers.
const CHOICES: i64 = 300;

#[derive(Template)]
#[template(path = "press/list.html")]
struct ListPage {
    w: Words,
    frame: Frame,
    form: Form,
    rows: Vec<CoverageLine>,
    count: i64,
    pager: Option<Pager>,
    outlets: Vec<(String, String)>,
    tones: Vec<(String, String)>,
    agreements: Vec<(String, String)>,
    periods: Vec<(String, String)>,
    chips: Vec<Chip>,
    may_record: bool,
}

impl ListPage {
    fn tone_class(&self, row: &CoverageLine) -> &'static str {
        row.tone.map_or("", tone_class)
    }
}

/// The address of the list with the filters of the form, except some.
fn address(form: &Form, except: &[&str], page: Option<i64>) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    for name in FILTERS.iter().filter(|name| !except.contains(name)) {
        if !form.value(name).is_empty() {
            query.append_pair(name, form.value(name));
        }
    }
    if let Some(page) = page.filter(|page| *page > 1) {
        query.append_pair("page", &page.to_string());
    }
    match query.finish() {
        query if query.is_empty() => "/press".into(),
        query => format!("/press?{query}"),
    }
}

pub(super) async fn list(State(app): State<App>, visit: Visit, params: Params) -> Answer {
    let (w, sight) = (visit.w, Sight::of(visit.actor()?));
    let mut form = params.form(&visit);
    let mut tx = app.db.read().await?;
    let choices = Choices::gather(&mut tx, w, &sight).await?;
    let filter = read(w, &mut form, visit.today, &choices);
    let count = store::count(&mut tx, &filter, &sight).await?;
    let pages = ((count + PER_PAGE - 1) / PER_PAGE).max(1);
    let page = params.get("page").parse::<i64>().unwrap_or(1).clamp(1, pages);
    let rows = store::page(&mut tx, &filter, &sight, PER_PAGE, (page - 1) * PER_PAGE).await?;
    let chips = chips(w, &form, &choices);
    let pager = Pager::of(w, page, pages, |page| address(&form, &[], Some(page)));
    let Choices { outlets, tones, agreements, periods } = choices;
    show(&ListPage {
        w,
        frame: visit.frame(Nav::Press),
        form,
        rows,
        count,
        pager,
        outlets,
        tones,
        agreements,
        periods,
        chips,
        may_record: visit.may(Right::Record),
    })
}

/// What the selects of the filter offer; the first of each is no choice.
struct Choices {
    outlets: Vec<(String, String)>,
    tones: Vec<(String, String)>,
    agreements: Vec<(String, String)>,
    periods: Vec<(String, String)>,
}

impl Choices {
    async fn gather(tx: &mut Tx, w: Words, sight: &Sight) -> Result<Choices> {
        let any = |words: &str| vec![(String::new(), words.to_owned())];
        let mut outlets = any(w.common.any());
        outlets.extend(store::outlets(tx).await?.into_iter().map(|one| (one.id.to_string(), one.name)));
        let mut tones = any(w.common.any());
        tones.extend(Tone::ALL.iter().map(|tone| (tone.key().to_owned(), w.label(tone).to_owned())));
        let mut agreements = any(w.common.any());
        let covered = store::agreements_covered(tx, sight, CHOICES).await?;
        agreements.extend(covered.iter().map(|one| (one.id.to_string(), titled(w, one))));
        let mut periods = any(w.press.any_time());
        if let Some((first, last)) = store::published_between(tx, sight).await? {
            periods.extend(years_and_months(first, last).map(|period| (period.key(), title(w, period))));
        }
        Ok(Choices { outlets, tones, agreements, periods })
    }
}

/// The Jalali years from one day to another, and the last twelve months; newest first.
fn years_and_months(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = Period> {
    let before = |period: &Period| period.previous().filter(|period| period.to() >= first);
    let years = std::iter::successors(Some(Period::year_of(last)), before).take(20);
    let months = std::iter::successors(Some(Period::month_of(last)), before).take(12);
    years.chain(months).collect::<Vec<_>>().into_iter()
}

fn title(w: Words, period: Period) -> String {
    w.lang.pick(period.title_fa(), period.title_en())
}

fn read(w: Words, form: &mut Form, today: NaiveDate, choices: &Choices) -> Filter {
    let period = match form.value("period") {
        "" => None,
        typed => match Period::parse(typed) {
            Ok(period) => Some(period),
            Err(_) => {
                form.reject("period", w.press.period_fault());
                None
            }
        },
    };
    let from = form.day("from", today, Lean::Past);
    let to = form.day("to", today, Lean::Past);
    // An agreement that the reader cannot see must not sort the items by being named in an address.
    let agreement = form.value("agreement").to_owned();
    if !choices.agreements.iter().any(|(id, _)| *id == agreement) {
        form.reject("agreement", w.press.unknown_record());
    }
    let agreement = AgreementId::parse(&agreement).filter(|_| !form.is_bad("agreement"));
    Filter {
        outlet: form.choice("outlet", OutletId::parse),
        tone: form.choice("tone", Tone::parse),
        agreement,
        from: from.max(period.map(Period::from)),
        to: [to, period.map(Period::to)].into_iter().flatten().min(),
        text: form.text("text", 200),
    }
}

fn chips(w: Words, form: &Form, choices: &Choices) -> Vec<Chip> {
    let named = |options: &[(String, String)], key: &str| {
        options.iter().find(|(option, _)| option == key).map(|(_, words)| words.clone())
    };
    let mut chips = Vec::new();
    for name in FILTERS {
        let value = form.value(name);
        if value.is_empty() || form.is_bad(name) {
            continue;
        }
        let words = match name {
            "outlet" => named(&choices.outlets, value).map(|words| (w.press.outlet(), words)),
            "tone" => named(&choices.tones, value).map(|words| (w.press.tone(), words)),
            "agreement" => named(&choices.agreements, value).map(|words| (w.press.agreement(), words)),
            "period" => Period::parse(value).ok().map(|period| (w.press.period(), title(w, period))),
            "from" => Some((w.press.from(), value.to_owned())),
            "to" => Some((w.press.to(), value.to_owned())),
            _ => Some((w.press.text_filter(), w.common.quoted(value))),
        };
        if let Some((label, words)) = words {
            chips.push(Chip { text: format!("{label}: {words}"), link: address(form, &[name], None) });
        }
    }
    chips
}
