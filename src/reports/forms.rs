//! What is asked for in an address: the period in one of its forms, and the filters.
use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;
use crate::form::Form;
use crate::ids::{OrganisationId, UserId};
use crate::persian::moving::Moving;
use crate::persian::{Jalali, Lean, Period, PeriodFault, Span, to_ascii};
use crate::words::Words;

/// More parts than any report has.
const MOST_SECTIONS: usize = 20;

/// A period and filters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The period.
    pub period: Period,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only this party.
    pub party: Option<OrganisationId>,
    /// Only this owner.
    pub owner: Option<UserId>,
    /// Only these parts, by their keys.
    pub sections: Vec<String>,
}

impl Asked {
    /// Everything about a period.
    pub fn about(period: Period) -> Asked {
        Asked { period, stage: None, party: None, owner: None, sections: Vec::new() }
    }
}

/// Reads what is asked for: `period`, or the fields of the picker, or else the current month.
pub fn read(w: Words, form: &mut Form, today: NaiveDate) -> Option<Asked> {
    let period = period(w, form, today);
    let stage = form.choice("stage", Stage::parse);
    let party = form.choice("party", OrganisationId::parse);
    let owner = form.choice("owner", UserId::parse);
    let sections =
        form.values("section").filter(|key| !key.is_empty()).take(MOST_SECTIONS).map(str::to_owned).collect();
    period.filter(|_| form.is_valid()).map(|period| Asked { period, stage, party, owner, sections })
}

/// Whether the picker was used, whose address is longer than need be.
pub fn is_picked(form: &Form) -> bool {
    form.value("period").is_empty() && ["year", "from", "to"].iter().any(|name| !form.value(name).is_empty())
}

fn period(w: Words, form: &mut Form, today: NaiveDate) -> Option<Period> {
    let typed = form.value("period").to_owned();
    if let Some(moving) = Moving::parse(&typed) {
        return Some(moving.on(today));
    }
    if !typed.is_empty() {
        return known(w, form, "period", Period::parse(&typed));
    }
    if !form.value("from").is_empty() || !form.value("to").is_empty() {
        return range(w, form, today);
    }
    let (year, part) = (to_ascii(form.value("year")), to_ascii(form.value("part")));
    match (year.is_empty(), part.is_empty()) {
        (true, _) => Some(Period::month_of(today)),
        (false, true) => known(w, form, "year", Period::parse(&year)),
        (false, false) => known(w, form, "part", Period::parse(&format!("{year}-{part}"))),
    }
}

fn range(w: Words, form: &mut Form, today: NaiveDate) -> Option<Period> {
    for name in ["from", "to"] {
        if form.value(name).is_empty() {
            form.reject(name, w.reports.both_days());
        }
    }
    let from = form.day("from", today, Lean::Past);
    let to = form.day("to", today, Lean::Past);
    known(w, form, "to", Period::range(from?, to?))
}

fn known(w: Words, form: &mut Form, name: &str, period: Result<Period, PeriodFault>) -> Option<Period> {
    period
        .inspect_err(|fault| {
            let why = match fault {
                PeriodFault::Unreadable => w.reports.period_unreadable().to_owned(),
                PeriodFault::NoSuchPart => w.reports.no_such_part().to_owned(),
                PeriodFault::Day(fault) => w.day_fault(fault),
                PeriodFault::Backwards => w.reports.backwards().to_owned(),
                PeriodFault::TooLong => w.reports.too_long().to_owned(),
            };
            form.reject(name, why);
        })
        .ok()
}

/// The picker filled in with what was asked for.
pub fn filled(w: Words, asked: &Asked) -> Form {
    let key = asked.period.key();
    let mut form = Form::empty(w)
        .with("stage", asked.stage.map_or("", Stage::key))
        .with("party", asked.party.map(|party| party.to_string()).unwrap_or_default())
        .with("owner", asked.owner.map(|owner| owner.to_string()).unwrap_or_default())
        .with("year", Jalali::from(asked.period.from()).year().to_string());
    if asked.period.span() == Span::Range {
        form.set("from", w.day_full(asked.period.from()));
        form.set("to", w.day_full(asked.period.to()));
    } else {
        form.set("part", key.split_once('-').map_or("", |(_, part)| part));
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Lang;

    fn asked(fields: &[(&str, &str)]) -> Result<String, Vec<String>> {
        let w = Words::of(Lang::En);
        let mut form = fields.iter().fold(Form::empty(w), |form, (name, value)| form.with(name, *value));
        let today = NaiveDate::from_ymd_opt(2026, 5, 18).unwrap_or_default();
        match read(w, &mut form, today) {
            Some(asked) => Ok(asked.period.key()),
            None => Err(form.all_faults().iter().map(|(name, _)| name.clone()).collect()),
        }
    }

    #[test]
    fn a_period_is_read_from_its_key_or_from_the_picker() {
        assert_eq!(asked(&[]), Ok("1405-02".into()));
        assert_eq!(asked(&[("period", "۱۴۰۴-q3")]), Ok("1404-q3".into()));
        assert_eq!(asked(&[("period", "last-month")]), Ok("1405-01".into()));
        assert_eq!(asked(&[("year", "1404"), ("part", "")]), Ok("1404".into()));
        assert_eq!(asked(&[("year", "۱۴۰۴"), ("part", "h2")]), Ok("1404-h2".into()));
        assert_eq!(asked(&[("from", "1405/1/1"), ("to", "امروز")]), Ok("2026-03-21..2026-05-18".into()));
    }

    #[test]
    fn what_is_no_period_is_a_fault_of_its_field() {
        assert_eq!(asked(&[("period", "next month")]), Err(vec!["period".into()]));
        assert_eq!(asked(&[("period", "1405-13")]), Err(vec!["period".into()]));
        assert_eq!(asked(&[("year", "1405"), ("part", "q9")]), Err(vec!["part".into()]));
        assert_eq!(asked(&[("from", "1405/2/1")]), Err(vec!["to".into()]));
        assert_eq!(asked(&[("from", "1405/2/2"), ("to", "1405/2/1")]), Err(vec!["to".into()]));
        assert_eq!(asked(&[("stage", "nowhere")]), Err(vec!["stage".into()]));
        assert_eq!(asked(&[("party", "1 OR 1=1"), ("owner", "x")]), Err(vec!["party".into(), "owner".into()]));
    }
}
