//! The page with the form of a meeting.
use askama::Template;

use crate::actions::web::agreement_options;
use crate::actions::{self, ActionLine};
use crate::agreements::{self, sight::Sight};
use crate::db::Tx;
use crate::error::PageError;
use crate::form::{Form, Params};
use crate::ids::{AgreementId, DecisionId, MeetingId};
use crate::meetings::store::{self, Contact};
use crate::meetings::{Decision, forms};
use crate::page::{Answer, Frame, Nav, Visit, show, show_again};
use crate::unfinished::{self, Place, Unfinished};
use crate::words::Words;

/// Chips that are offered.
const OFFERED: i64 = 12;

#[derive(Template)]
#[template(path = "meetings/form.html")]
struct FormPage {
    w: Words,
    frame: Frame,
    form: Form,
    id: Option<MeetingId>,
    originals: Vec<(String, String)>,
    chips: Vec<Chip>,
    selects: Vec<Select>,
    options: Vec<(String, String)>,
    abouts: Vec<(String, String)>,
    persons: Vec<RowOf>,
    rows: Vec<RowOf>,
    blank: RowOf,
    of_agreement: bool,
    /// What was left of this form at another time.
    left: Option<Unfinished>,
}

/// Somebody to tick.
struct Chip {
    contact: Contact,
    ticked: bool,
}

/// One of the fields for an agreement.
struct Select {
    name: String,
    label: String,
    chosen: String,
}

/// A row of the form: the names of its fields and its number for people.
struct RowOf {
    n: String,
    no: String,
    decision: Option<Decision>,
    actions: Vec<ActionLine>,
}

impl RowOf {
    fn new(w: Words, n: usize) -> RowOf {
        RowOf { n: n.to_string(), no: w.num(n), decision: None, actions: Vec::new() }
    }

    /// The row that the script copies: it puts the number into these marks.
    fn blank() -> RowOf {
        RowOf { n: "__n__".into(), no: "__no__".into(), decision: None, actions: Vec::new() }
    }

    fn name(&self, field: &str) -> String {
        format!("{field}_{}", self.n)
    }

    fn label(&self, w: &Words) -> String {
        match &self.decision {
            Some(decision) => w.meetings.decision_code(w.code(&decision.code())),
            None => w.meetings.decision(self.no.as_str()),
        }
    }
}

impl FormPage {
    fn title(&self) -> &'static str {
        if self.id.is_some() { self.w.meetings.edit_title() } else { self.w.meetings.record() }
    }

    fn action(&self) -> String {
        self.id.map_or_else(|| "/meetings".into(), |id| format!("/meetings/{id}"))
    }

    fn autosave(&self) -> String {
        Place::of_meeting(self.id).autosave()
    }

    fn details_open(&self) -> bool {
        let names = ["starts_at", "ends_at", "place", "chair", "secretary", "agenda"];
        names.iter().any(|name| self.form.is_bad(name) || !self.form.value(name).is_empty())
    }

    fn next_decision(&self) -> usize {
        self.rows.len() + 1
    }

    fn next_person(&self) -> usize {
        self.persons.len() + 1
    }

    fn lean(&self) -> &'static str {
        if self.form.is("state", "planned") { "future" } else { "past" }
    }

    fn chips_title(&self) -> &'static str {
        if self.of_agreement { self.w.meetings.contacts_of_agreement() } else { self.w.meetings.contacts_recent() }
    }
}

/// Shows the form: 422 when it has faults.
pub async fn show_form(tx: &mut Tx, visit: &Visit, form: Form, id: Option<MeetingId>) -> Answer {
    let page = page(tx, visit, form, id).await?;
    if page.form.is_valid() { show(&page) } else { show_again(&page) }
}

/// Shows the form as it is first opened: with what was left of it before, or with word that there is such a thing.
pub async fn open_form(tx: &mut Tx, visit: &Visit, fresh: Form, id: Option<MeetingId>, params: &Params) -> Answer {
    let left = unfinished::store::find(tx, visit.actor()?.id, Place::of_meeting(id)).await?;
    match left {
        Some(left) if params.get("unfinished") == "1" => show(&page(tx, visit, left.form(visit.w), id).await?),
        left => show(&FormPage { left, ..page(tx, visit, fresh, id).await? }),
    }
}

async fn page(tx: &mut Tx, visit: &Visit, form: Form, id: Option<MeetingId>) -> Result<FormPage, PageError> {
    let (w, sight) = (visit.w, Sight::of(visit.actor()?));
    let titles = agreements::store::titles(tx, &sight).await?;
    let chosen = forms::agreements(&form, &titles);
    let options = agreement_options(w, &titles, w.meetings.no_agreement());
    let kept = |name: &str| {
        matches!(name, "version" | "press") || name.starts_with("was.") || name.starts_with("decision_id_")
    };
    Ok(FormPage {
        w,
        frame: visit.frame(Nav::Meetings),
        originals: form.pairs().iter().filter(|(name, _)| kept(name)).cloned().collect(),
        chips: chips(tx, visit, &form, &chosen).await?,
        selects: selects(w, &form),
        abouts: abouts(w, &options, &chosen),
        persons: (1..=forms::person_rows(&form)).map(|n| RowOf::new(w, n)).collect(),
        rows: rows(tx, w, &form, id, &sight).await?,
        blank: RowOf::blank(),
        of_agreement: !chosen.is_empty(),
        left: None,
        options,
        id,
        form,
    })
}

/// The known contacts of the chosen agreements, or whoever was met lately; then all others ticked.
async fn chips(tx: &mut Tx, visit: &Visit, form: &Form, chosen: &[AgreementId]) -> Result<Vec<Chip>, PageError> {
    let mut contacts: Vec<Contact> = Vec::new();
    for agreement in chosen {
        for contact in store::known_to(tx, *agreement, visit.today, OFFERED).await? {
            if !contacts.contains(&contact) {
                contacts.push(contact);
            }
        }
    }
    if chosen.is_empty() {
        contacts = store::recently_met(tx, visit.today, OFFERED).await?;
    }
    contacts.truncate(usize::try_from(OFFERED).unwrap_or(12));
    let ticked = forms::attendees(form, "attendee");
    for person in &ticked {
        if !contacts.iter().any(|contact| contact.id == *person) {
            contacts.extend(store::named(tx, *person, visit.today).await?);
        }
    }
    Ok(contacts.into_iter().map(|contact| Chip { ticked: ticked.contains(&contact.id), contact }).collect())
}

fn selects(w: Words, form: &Form) -> Vec<Select> {
    let mut chosen: Vec<String> = form.values("agreement").map(str::to_owned).collect();
    if chosen.is_empty() {
        chosen.push(String::new());
    }
    let select = |(n, chosen): (usize, String)| {
        let first = n == 1;
        let name = if first { "agreement".to_owned() } else { format!("agreement-{n}") };
        let label = if first { w.meetings.agreement().to_owned() } else { w.meetings.another_agreement(n) };
        Select { name, label, chosen }
    };
    (1..).zip(chosen).map(select).collect()
}

/// What a decision may be about, when there is more than one agreement.
fn abouts(w: Words, options: &[(String, String)], chosen: &[AgreementId]) -> Vec<(String, String)> {
    if chosen.len() < 2 {
        return Vec::new();
    }
    let choose = (String::new(), w.meetings.choose().to_owned());
    let none = ("none".to_owned(), w.meetings.about_none().to_owned());
    let of = |id: &AgreementId| options.iter().find(|(key, _)| *key == id.to_string()).cloned();
    std::iter::once(choose).chain(chosen.iter().filter_map(of)).chain([none]).collect()
}

async fn rows(
    tx: &mut Tx,
    w: Words,
    form: &Form,
    id: Option<MeetingId>,
    sight: &Sight,
) -> Result<Vec<RowOf>, PageError> {
    let (decisions, actions) = match id {
        Some(id) => (store::decisions(tx, id, sight).await?, actions::store::of_meeting(tx, id, sight).await?),
        None => (Vec::new(), Vec::new()),
    };
    let row = |n| {
        let mut row = RowOf::new(w, n);
        let there = DecisionId::parse(form.value(&format!("decision_id_{n}")));
        if let Some(decision) = decisions.iter().find(|decision| Some(decision.id) == there) {
            row.actions = actions.iter().filter(|action| action.decision == there).cloned().collect();
            row.decision = Some(decision.clone());
        }
        row
    };
    Ok((1..=forms::decision_rows(form)).map(row).collect())
}
