//! Taking a step of the lifecycle: what it needs and asks, before; what follows, after.
use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;

use crate::agreements::facts::Facts;
use crate::agreements::lifecycle::{Ask, Outcome, Rule, Stage, Step, open_steps, rule};
use crate::agreements::needs::{checklist, unmet};
use crate::agreements::sight::Sight;
use crate::agreements::take::{Given, Refusal, Taken};
use crate::agreements::web::gather;
use crate::agreements::{Agreement, store};
use crate::app::App;
use crate::audit;
use crate::db::{StoreError, Tx};
use crate::drafts::ReturnReason;
use crate::error::PageError;
use crate::form::{Fields, Form, Url};
use crate::ids::AgreementId;
use crate::page::{Answer, Frame, Nav, Visit, is_own_path, show_with};
use crate::persian::Lean;
use crate::signing::{self, NewPeriod, Span};
use crate::users::roles::Right;
use crate::words::Words;

/// A line of the checklist as the page shows it.
pub struct ShownLine {
    /// In words.
    pub words: String,
    /// Whether it is met.
    pub met: bool,
    /// Where it is mended.
    pub link: String,
}

/// The lines of a step's checklist, for its page and for the agreement's own.
pub fn shown_lines(w: Words, rule: &Rule, facts: &Facts, agreement: AgreementId) -> Vec<ShownLine> {
    let lines = checklist(rule.needs, facts).into_iter();
    lines.map(|line| ShownLine { words: w.need_line(&line), met: line.met, link: line.link(agreement) }).collect()
}

#[derive(Template)]
#[template(path = "agreements/step.html")]
struct StepPage {
    w: Words,
    frame: Frame,
    form: Form,
    reference: String,
    title: String,
    step: &'static str,
    follows: &'static str,
    from: Stage,
    to: Stage,
    action: String,
    back: String,
    back_to: String,
    lines: Vec<ShownLine>,
    left: usize,
    /// Whether the needs hold for one outcome only.
    needs_if_completed: bool,
    /// Whether unmet needs may be passed by this user, with a reason.
    may_pass: bool,
    /// Whether unmet needs stop this user.
    is_blocked: bool,
    asks_start: bool,
    asks_end: bool,
    asks_code: bool,
    asks_outcome: bool,
    asks_day: bool,
    asks_reason: bool,
    outcomes: Vec<(String, String)>,
    codes: Vec<(String, String)>,
}

impl StepPage {
    fn new(visit: &Visit, agreement: &Agreement, rule: &Rule, facts: &Facts, form: Form) -> StepPage {
        let w = visit.w;
        let id = agreement.id();
        let lines = shown_lines(w, rule, facts, id);
        let left = lines.iter().filter(|line| !line.met).count();
        let choose = |all: Vec<(String, String)>| {
            std::iter::once((String::new(), w.steps.choose().to_owned())).chain(all).collect::<Vec<_>>()
        };
        let outcomes = rule.outcomes.iter().map(|one| (one.key().to_owned(), w.label(one).to_owned()));
        let codes = ReturnReason::ALL.iter().map(|one| (one.key().to_owned(), w.label(one).to_owned()));
        let asks = |ask| rule.asks.contains(&ask);
        let needs_if_completed = rule.needs_for(Some(Outcome::Expired)).len() < rule.needs.len();
        let may_override = visit.may(Right::Override);
        StepPage {
            w,
            frame: visit.frame(Nav::Agreements),
            reference: agreement.reference().to_owned(),
            title: agreement.title().to_owned(),
            step: w.label(rule.step),
            follows: w.step_follows(rule.step),
            from: agreement.stage(),
            to: rule.target(agreement.halted_from()),
            action: format!("/agreements/{id}/steps/{}", rule.step.key()),
            back: format!("/agreements/{id}"),
            back_to: form.value("back").to_owned(),
            left,
            lines,
            needs_if_completed,
            may_pass: left > 0 && may_override,
            is_blocked: left > 0 && !may_override && !needs_if_completed,
            asks_start: asks(Ask::StartsOn),
            asks_end: asks(Ask::EndsOn),
            asks_code: asks(Ask::ReasonCode),
            asks_outcome: asks(Ask::Outcome),
            asks_day: asks(Ask::Day),
            asks_reason: asks(Ask::Reason),
            outcomes: choose(outcomes.collect()),
            codes: choose(codes.collect()),
            form,
        }
    }
}

#[derive(Template)]
#[template(path = "agreements/stale.html")]
struct StalePage {
    w: Words,
    frame: Frame,
    reference: String,
    title: String,
    stage: Stage,
    since: String,
    back: String,
    /// Name and address of the steps that are open now.
    steps: Vec<(&'static str, String)>,
    reason: String,
}

/// Where the agreement stands after all, and what can be done from there: 409.
fn show_stale(visit: &Visit, agreement: &Agreement, form: &Form) -> Answer {
    let w = visit.w;
    let (id, role) = (agreement.id(), visit.actor()?.role);
    let steps = open_steps(agreement.stage(), role);
    let page = StalePage {
        w,
        frame: visit.frame(Nav::Agreements),
        reference: agreement.reference().to_owned(),
        title: agreement.title().to_owned(),
        stage: agreement.stage(),
        since: w.day_text(agreement.stage_since()),
        back: format!("/agreements/{id}"),
        steps: steps.map(|rule| (w.label(rule.step), format!("/agreements/{id}/steps/{}", rule.step.key()))).collect(),
        reason: form.value("reason").to_owned(),
    };
    show_with(StatusCode::CONFLICT, &page)
}

/// The row of the table that an address names; 403 for those who may not take it.
fn rule_of(visit: &Visit, step: &str) -> Result<&'static Rule, PageError> {
    let rule = Step::parse(step).and_then(rule).ok_or(PageError::NotFound)?;
    if visit.may(rule.who) { Ok(rule) } else { Err(PageError::Forbidden) }
}

/// GET: what the step demands and does.
pub async fn show(State(app): State<App>, visit: Visit, Url((id, step)): Url<(AgreementId, String)>) -> Answer {
    let mut tx = app.db.read().await?;
    let sight = Sight::of(visit.actor()?);
    let agreement = store::find(&mut tx, id, &sight).await?;
    let rule = rule_of(&visit, &step)?;
    let form = Form::empty(visit.w)
        .with("version", agreement.version().to_string())
        .with("starts_on", visit.w.day_full(visit.today))
        .with("day", visit.w.day_full(visit.today));
    if !rule.from.contains(&agreement.stage()) {
        return show_stale(&visit, &agreement, &form);
    }
    let facts = gather::facts(&mut tx, &agreement, &sight, visit.today).await?;
    show_with(StatusCode::OK, &StepPage::new(&visit, &agreement, rule, &facts, form))
}

/// POST: takes it, or shows why not with nothing changed.
pub async fn take(
    State(app): State<App>,
    visit: Visit,
    Url((id, step)): Url<(AgreementId, String)>,
    fields: Fields,
) -> Answer {
    let actor = visit.actor()?;
    let mut form = fields.form(&visit);
    let to = Some(form.value("back")).filter(|to| is_own_path(to)).map_or(format!("/agreements/{id}"), str::to_owned);
    let mut tx = app.db.write().await?;
    let was = store::find(&mut tx, id, &Sight::of(actor)).await?;
    let rule = rule_of(&visit, &step)?;
    let mut tx = visit.claim(tx, form.id(), &to).await?;
    if form.version() != was.version() {
        return show_stale(&visit, &was, &form);
    }
    let facts = gather::facts(&mut tx, &was, &Sight::of(actor), visit.today).await?;
    let given = read(&visit, &mut form, rule);
    let taken = if form.is_valid() {
        was.take(rule.step, actor, &facts, &given, visit.now)
    } else {
        Err(Refusal::Missing(vec![]))
    };
    match taken {
        Ok(taken) => {
            match save(&mut tx, &was, &taken, &given).await {
                Err(StoreError::Stale) => return show_stale(&visit, &was, &form),
                other => other?,
            }
            tx.done(visit.w.step_done(rule.step)).await
        }
        Err(Refusal::WrongStage) => show_stale(&visit, &was, &form),
        Err(Refusal::NotYours) => Err(PageError::Forbidden),
        Err(refusal) => {
            explain(&visit, &mut form, &refusal);
            // Every fault at once: what is not met is said along with what is not given.
            if !matches!(refusal, Refusal::Unmet(_)) && given.pass_reason.is_empty() {
                let open = unmet(rule.needs_for(given.outcome), &facts);
                if !open.is_empty() {
                    explain(&visit, &mut form, &Refusal::Unmet(open));
                }
            }
            show_with(StatusCode::UNPROCESSABLE_ENTITY, &StepPage::new(&visit, &was, rule, &facts, form))
        }
    }
}

/// Everything that belongs to a step, in the one transaction.
pub(super) async fn save(tx: &mut Tx, was: &Agreement, taken: &Taken, given: &Given) -> Result<(), StoreError> {
    let entry = &taken.entry;
    store::advance(tx, was, taken).await?;
    if entry.step == Some(Step::ReturnToDrafting) {
        signing::store::void_all(tx, was.id(), &entry.reason, entry.at).await?;
    }
    if let (Some(Step::BringIntoForce), Some(starts_on)) = (entry.step, given.starts_on) {
        let span = Span { starts_on, ends_on: given.ends_on };
        let period = NewPeriod { span, decision_due_on: None };
        signing::store::add_period(tx, was.id(), &period, entry.by, entry.at).await?;
    }
    audit::store::append(tx, &taken.event, entry.at).await
}

/// Reads what the step asks; what it does not ask is not read.
fn read(visit: &Visit, form: &mut Form, rule: &Rule) -> Given {
    let asks = |ask| rule.asks.contains(&ask);
    let mut given = Given { pass_reason: form.text("pass_reason", 1900), ..Given::default() };
    if asks(Ask::StartsOn) {
        given.starts_on = form.required_day("starts_on", visit.today, Lean::CurrentYear);
    }
    if asks(Ask::EndsOn) {
        given.ends_on = form.day("ends_on", visit.today, Lean::Future);
    }
    if asks(Ask::Outcome) {
        let fits = |key: &str| Outcome::parse(key).filter(|outcome| rule.outcomes.contains(outcome));
        given.outcome = form.required_choice("outcome", fits);
    }
    if asks(Ask::Day) {
        given.day = form.required_day("day", visit.today, Lean::Past);
    }
    if asks(Ask::ReasonCode) {
        given.reason_code = form.required_choice("reason_code", ReturnReason::parse);
    }
    if asks(Ask::Reason) {
        given.reason = form.required("reason", 2000);
    }
    given
}

/// Says in the form why a step was refused.
fn explain(visit: &Visit, form: &mut Form, refusal: &Refusal) {
    let w = visit.w.steps;
    match refusal {
        Refusal::EndsBeforeStart => form.reject("ends_on", w.ends_before_start()),
        Refusal::InTheFuture => form.reject("day", w.in_the_future()),
        Refusal::Unmet(_) => {
            form.reject("needs", w.not_met());
            if visit.may(Right::Override) {
                form.reject("pass_reason", w.pass_needed());
            }
        }
        // Said field by field where they were read.
        Refusal::Missing(_) | Refusal::WrongStage | Refusal::NotYours => {}
    }
}
