//! The form of an item: what is suggested, what may be chosen.
use askama::Template;

use super::reading::{Findings, reasons};
use super::shown::Shown;
use super::{bookmark, titled};
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::commitments;
use crate::db::{Result, Tx};
use crate::form::Form;
use crate::ids::{AgreementId, CoverageId, MeetingId};
use crate::page::{Frame, Nav, Visit};
use crate::press::suggest::{SuggestedMeeting, Suggestion};
use crate::press::{CoverageLine, Tone, address, store};
use crate::words::Words;

/// So many choices a select offers.
const CHOICES: i64 = 100;

/// A check box.
pub(super) struct Tick {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) why: String,
    pub(super) ticked: bool,
}

#[derive(Template)]
#[template(path = "press/form.html")]
pub(super) struct FormPage {
    w: Words,
    frame: Frame,
    form: Form,
    id: Option<CoverageId>,
    originals: Vec<(String, String)>,
    agreements: Vec<Tick>,
    other_agreements: Vec<(String, String)>,
    meetings: Vec<Tick>,
    commitments: Vec<Tick>,
    other_meetings: Vec<(String, String)>,
    republishable: Vec<(String, String)>,
    same: Vec<CoverageLine>,
    same_address: bool,
    read: Option<Shown>,
    bookmark: String,
}

impl FormPage {
    fn title(&self) -> &'static str {
        if self.id.is_some() { self.w.press.edit_item() } else { self.w.press.new_item() }
    }

    fn action(&self) -> String {
        self.id.map_or_else(|| "/press".into(), |id| format!("/press/{id}"))
    }

    fn back(&self) -> String {
        self.action()
    }

    fn tones(&self) -> Vec<(String, String)> {
        let none = (String::new(), self.w.press.no_tone().to_owned());
        let tones = Tone::ALL.iter().map(|tone| (tone.key().to_owned(), self.w.label(tone).to_owned()));
        std::iter::once(none).chain(tones).collect()
    }

    fn is_suggested(&self) -> bool {
        self.agreements.iter().any(|tick| !tick.why.is_empty())
    }

    fn is_meeting_suggested(&self) -> bool {
        self.meetings.iter().any(|tick| !tick.why.is_empty())
    }

    /// Which fields hold what was read, and what was: another reading may replace just that.
    fn was_read(&self) -> Vec<(String, String)> {
        self.form.pairs().iter().filter(|(name, _)| name.starts_with("read.")).cloned().collect()
    }
}

/// The page around a form, with what was found out about the item; `stored` is the item that is being
/// changed, with the hidden copy of what it was.
pub(super) async fn page(
    app: &App,
    tx: &mut Tx,
    visit: &Visit,
    form: Form,
    stored: Option<(CoverageId, Vec<(String, String)>)>,
    found: Findings,
    sight: &Sight,
) -> Result<FormPage> {
    let w = visit.w;
    let (id, originals) = stored.map_or((None, Vec::new()), |(id, originals)| (Some(id), originals));
    let is_read = id.is_none() && !form.value("kept_text").is_empty();
    let read = is_read.then(|| Shown::of(w, &found, &|field, value| form.is(field, value)));
    let Findings { agreements, meetings, recorded: same, .. } = found;
    // Whoever comes back to a recorded item is not told that it is.
    let same = if id.is_some() { Vec::new() } else { same };
    let spellings = address::spellings(form.value("url"));
    let agreements = agreement_ticks(tx, w, &form, agreements, sight).await?;
    let meetings = meeting_ticks(tx, w, &form, meetings, sight).await?;
    let commitments = commitment_ticks(tx, &form, &agreements, sight).await?;
    let chosen = |ticks: &[Tick], id: &str| ticks.iter().any(|tick| tick.id == id);
    let other_agreements = store::latest_agreements(tx, sight, CHOICES).await?;
    let other_agreements = other_agreements.iter().map(|one| (one.id.to_string(), titled(w, one)));
    let other_meetings = store::latest_meetings(tx, sight, CHOICES).await?;
    let other_meetings = other_meetings.iter().map(|one| (one.0.to_string(), met(w, one)));
    Ok(FormPage {
        w,
        frame: visit.frame(Nav::Press),
        id,
        originals,
        other_agreements: other_agreements.filter(|(id, _)| !chosen(&agreements, id)).collect(),
        other_meetings: other_meetings.filter(|(id, _)| !chosen(&meetings, id)).collect(),
        republishable: republishable(tx, w, &form, id, &same, sight).await?,
        agreements,
        meetings,
        commitments,
        same_address: same.iter().any(|line| spellings.contains(&line.url)),
        same,
        read,
        bookmark: bookmark::link(&app.base_url()),
        form,
    })
}

async fn agreement_ticks(
    tx: &mut Tx,
    w: Words,
    form: &Form,
    suggested: Vec<Suggestion>,
    sight: &Sight,
) -> Result<Vec<Tick>> {
    let mut ticks: Vec<Tick> = suggested
        .into_iter()
        .map(|one| {
            let id = one.agreement.id.to_string();
            let ticked = form.is("agreement", &id);
            Tick { id, label: titled(w, &one.agreement), why: reasons(w, &one.reasons), ticked }
        })
        .collect();
    for id in form.values("agreement").filter_map(AgreementId::parse) {
        if !ticks.iter().any(|tick| tick.id == id.to_string())
            && let Some(known) = store::visible_agreement(tx, id, sight).await?
        {
            ticks.push(Tick { id: id.to_string(), label: titled(w, &known), why: String::new(), ticked: true });
        }
    }
    Ok(ticks)
}

/// The commitments of the agreements it may be about.
async fn commitment_ticks(tx: &mut Tx, form: &Form, agreements: &[Tick], sight: &Sight) -> Result<Vec<Tick>> {
    let mut ticks = Vec::new();
    for agreement in agreements.iter().filter_map(|tick| AgreementId::parse(&tick.id)) {
        for (id, text, obligor) in commitments::store::choices(tx, agreement, sight).await? {
            let id = id.to_string();
            let ticked = form.is("commitment", &id);
            ticks.push(Tick { id, label: text, why: obligor, ticked });
        }
    }
    Ok(ticks)
}

async fn meeting_ticks(
    tx: &mut Tx,
    w: Words,
    form: &Form,
    suggested: Vec<SuggestedMeeting>,
    sight: &Sight,
) -> Result<Vec<Tick>> {
    let tick = |one: SuggestedMeeting| {
        let id = one.meeting.id.to_string();
        let label = met(w, &(one.meeting.id, one.meeting.subject, one.meeting.held_on));
        Tick { ticked: form.is("meeting", &id), id, label, why: reasons(w, &one.reasons) }
    };
    let mut ticks: Vec<Tick> = suggested.into_iter().map(tick).collect();
    for id in form.values("meeting").filter_map(MeetingId::parse) {
        if !ticks.iter().any(|tick| tick.id == id.to_string())
            && let Some(known) = store::visible_meeting(tx, id, sight).await?
        {
            ticks.push(Tick { id: id.to_string(), label: met(w, &known), why: String::new(), ticked: true });
        }
    }
    Ok(ticks)
}

/// What the item may repeat: what lies at its address, what was chosen, what was recorded last.
async fn republishable(
    tx: &mut Tx,
    w: Words,
    form: &Form,
    id: Option<CoverageId>,
    same: &[CoverageLine],
    sight: &Sight,
) -> Result<Vec<(String, String)>> {
    let mut lines = same.to_vec();
    if let Some(chosen) = CoverageId::parse(form.value("republished")) {
        lines.extend(store::find_line(tx, chosen, sight).await?);
    }
    lines.extend(store::recent(tx, sight, CHOICES).await?);
    let mut options = vec![(String::new(), w.press.original().to_owned())];
    for line in lines.into_iter().filter(|line| Some(line.id) != id) {
        let key = line.id.to_string();
        if !options.iter().any(|(known, _)| *known == key) {
            options.push((key, format!("{} — {}", line.outlet, line.headline)));
        }
    }
    Ok(options)
}

/// A meeting as selects and check boxes name it.
fn met(w: Words, (_, subject, day): &(MeetingId, String, chrono::NaiveDate)) -> String {
    format!("{} — {subject}", w.day_short(*day))
}
