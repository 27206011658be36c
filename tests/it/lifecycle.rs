//! The lifecycle: every stage, step and role, and every need met and unmet.
use std::fs;

use chrono::NaiveDate;
use tafahom::agreements::facts::{Facts, PartyFacts};
use tafahom::agreements::lifecycle::{
    Ask, LIFECYCLE, Outcome, Stage, Step, To, mermaid, next_step_of, open_steps, rule,
};
use tafahom::agreements::needs::{Need, check, checklist, is_met, unmet};
use tafahom::agreements::sight::Sight;
use tafahom::agreements::take::{Given, Refusal};
use tafahom::agreements::{Agreement, AgreementKind, store};
use tafahom::db::Db;
use tafahom::drafts::ReturnReason;
use tafahom::ids::{AgreementId, OrganisationId, UserId};
use tafahom::seal::Key;
use tafahom::users::roles::{Right, Role};
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::{Lang, Words};

use crate::app::the_day;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn actor(role: Role) -> Actor {
    Actor {
        id: UserId::new(),
        name: "Somebody".into(),
        post: "Expert".into(),
        role,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    }
}

fn party(name: &str) -> PartyFacts {
    PartyFacts {
        organisation: OrganisationId::new(),
        name: name.into(),
        approved: true,
        signatory_may_sign: true,
        signed_version: Some(3),
    }
}

fn all_met() -> Facts {
    Facts {
        has_owner: true,
        parties: vec![party("First"), party("Second")],
        decided_in_meeting: true,
        latest_version: Some(3),
        signed_copy: true,
        open_actions: 0,
        open_commitments: 0,
    }
}

/// Everything any step asks.
fn all_given(step: Step) -> Given {
    Given {
        starts_on: Some(day("2026-05-18")),
        ends_on: Some(day("2029-05-17")),
        reason_code: Some(ReturnReason::Legal),
        outcome: rule(step).unwrap().outcomes.first().copied(),
        day: Some(day("2026-05-18")),
        reason: "Because.".into(),
        pass_reason: String::new(),
    }
}

/// An agreement in a stage, as a database would hold it.
async fn standing_in(stage: Stage) -> Agreement {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_file(&folder.path().join("t.db"), Key::fresh()).await.unwrap();
    db.migrate().await.unwrap();
    let mut tx = db.write().await.unwrap();
    let by = crate::agreements::user(&mut tx, "owner").await;
    let content = crate::agreements::content("A title", Some(by));
    let id = store::insert(&mut tx, &content, by, the_day()).await.unwrap();
    let admin = Actor { id: by, ..actor(Role::Admin) };
    let path: &[Step] = match stage {
        Stage::Meeting => &[],
        Stage::Drafting => &[Step::StartDrafting],
        Stage::Signing => &[Step::StartDrafting, Step::SendToSigning],
        Stage::InForce => &[Step::StartDrafting, Step::SendToSigning, Step::BringIntoForce],
        Stage::Concluded => &[Step::StartDrafting, Step::SendToSigning, Step::BringIntoForce, Step::Conclude],
        Stage::Halted => &[Step::StartDrafting, Step::Halt],
    };
    let mut now = store::find(&mut tx, id, &Sight::of(&admin)).await.unwrap();
    for step in path {
        now = now.take(*step, &admin, &all_met(), &all_given(*step), the_day()).unwrap().agreement;
    }
    now
}

#[tokio::test]
async fn every_step_in_every_stage_by_every_role_answers_as_the_table_says() {
    for stage in Stage::ALL {
        let agreement = standing_in(*stage).await;
        assert_eq!(agreement.stage(), *stage);
        for step in Step::ALL {
            let row = rule(*step).unwrap();
            for role in Role::ALL {
                let taken = agreement.take(*step, &actor(*role), &all_met(), &all_given(*step), the_day());
                let listed = open_steps(*stage, *role).any(|open| open.step == *step);
                match taken {
                    Ok(taken) => {
                        assert!(listed, "{role:?} took {step:?} in {stage:?}, which is not listed");
                        let to = match row.to {
                            To::Stage(to) => to,
                            To::WhereItWas => Stage::Drafting,
                        };
                        assert_eq!(taken.agreement.stage(), to);
                        assert_eq!(taken.agreement.version(), agreement.version() + 1);
                        assert_eq!((taken.entry.from, taken.entry.to), (Some(*stage), to));
                        assert_eq!(taken.event.changes["step"], step.key());
                        assert_eq!(taken.event.changes["from"], stage.key());
                        assert_eq!(taken.event.changes["to"], to.key());
                    }
                    Err(refusal) => {
                        let expected = if row.from.contains(stage) { Refusal::NotYours } else { Refusal::WrongStage };
                        assert_eq!(refusal, expected, "{role:?} {step:?} {stage:?}");
                        assert!(!listed, "{role:?} may not take {step:?} in {stage:?}, which is listed");
                    }
                }
            }
        }
    }
}

/// What is wanting when only this need is not met.
fn without(need: Need) -> Facts {
    let mut facts = all_met();
    match need {
        Need::Owner => facts.has_owner = false,
        Need::TwoParties => facts.parties.truncate(1),
        Need::DecidedInMeeting => facts.decided_in_meeting = false,
        Need::DraftVersion => facts.latest_version = None,
        Need::ApprovedByAll => facts.parties[1].approved = false,
        Need::Signatories => facts.parties[1].signatory_may_sign = false,
        Need::SignedByAll => facts.parties[1].signed_version = Some(2),
        Need::SignedCopy => facts.signed_copy = false,
        Need::NothingOpen => facts.open_actions = 2,
        Need::CommitmentsKept => facts.open_commitments = 1,
    }
    facts
}

#[tokio::test]
async fn every_need_of_every_step_holds_it_unless_a_manager_gives_a_reason() {
    for row in LIFECYCLE {
        let agreement = standing_in(row.from[0]).await;
        for need in row.needs {
            let facts = without(*need);
            let take = |role, given: &Given| agreement.take(row.step, &actor(role), &facts, given, the_day());
            let plain = all_given(row.step);
            let passing = Given { pass_reason: "The director wants it.".into(), ..plain.clone() };
            let refused = Refusal::Unmet(vec![*need]);

            assert_eq!(take(Role::Manager, &plain).unwrap_err(), refused, "{need:?} of {:?}", row.step);
            let passed = take(Role::Manager, &passing).unwrap();
            assert_eq!(passed.entry.unmet, [*need]);
            assert!(passed.entry.reason.ends_with("The director wants it."));
            assert_eq!(passed.event.changes["unmet"][0], need.key());
            assert!(passed.event.reason.ends_with("The director wants it."));
            if Role::Officer.may(row.who) {
                assert_eq!(take(Role::Officer, &passing).unwrap_err(), refused, "an officer passes nothing");
            }
        }
        let met = agreement.take(row.step, &actor(Role::Admin), &all_met(), &all_given(row.step), the_day()).unwrap();
        assert_eq!(met.entry.unmet, []);
    }
}

#[test]
fn each_need_fails_alone_and_says_so_in_both_languages() {
    for need in Need::ALL {
        assert!(is_met(*need, &all_met()), "{need:?}");
        assert_eq!(unmet(Need::ALL, &without(*need)), [*need]);
        for lang in Lang::ALL {
            let w = Words::of(*lang);
            let met = w.need_line(&check(*need, &all_met())[0]);
            let unmet = w.need_line(&check(*need, &without(*need))[0]);
            assert!(!met.is_empty() && met != unmet, "{need:?}: {met}");
        }
    }
}

#[test]
fn a_need_of_every_party_has_a_line_for_each_one_it_fails_with() {
    let mut facts = all_met();
    facts.parties.push(party("Third"));
    facts.parties[0].approved = false;
    facts.parties[2].approved = false;
    let lines = check(Need::ApprovedByAll, &facts);
    let names: Vec<&str> = lines.iter().filter_map(|line| line.party.as_ref()).map(|(_, name)| name.as_str()).collect();
    assert_eq!(names, ["First", "Third"]);
    let words = Words::of(Lang::En).need_line(&lines[0]);
    assert_eq!(words, "Approval of version 3 by “First”");
    let id = AgreementId::new();
    assert!(lines[0].link(id).ends_with(&format!("/drafts#party-{}", facts.parties[0].organisation)));
    assert!(checklist(&[Need::Owner, Need::ApprovedByAll], &facts).len() == 3);
}

#[test]
fn signatures_under_different_versions_are_not_signatures_under_the_same() {
    let mut facts = all_met();
    facts.parties[0].signed_version = Some(2);
    let failing: Vec<_> = check(Need::SignedByAll, &facts).into_iter().filter_map(|line| line.party).collect();
    assert_eq!(failing[0].1, "First", "the older signature is the one to renew");
    facts.parties.iter_mut().for_each(|party| party.signed_version = None);
    assert_eq!(check(Need::SignedByAll, &facts).len(), 2);
    assert!(!is_met(Need::SignedByAll, &Facts::default()), "nobody's signature is not everybody's");
}

#[tokio::test]
async fn what_a_step_asks_must_be_given() {
    for row in LIFECYCLE {
        let agreement = standing_in(row.from[0]).await;
        let must: Vec<Ask> = row.asks.iter().copied().filter(|ask| *ask != Ask::EndsOn).collect();
        let taken = agreement.take(row.step, &actor(Role::Admin), &all_met(), &Given::default(), the_day());
        if must.is_empty() {
            assert!(taken.is_ok());
        } else {
            assert_eq!(taken.unwrap_err(), Refusal::Missing(must));
        }
    }
}

#[tokio::test]
async fn an_end_before_the_start_a_day_to_come_and_a_foreign_outcome_are_refused() {
    let signing = standing_in(Stage::Signing).await;
    let ends = Given { ends_on: Some(day("2026-05-17")), ..all_given(Step::BringIntoForce) };
    let take = |of: &Agreement, step, given: &Given| {
        of.take(step, &actor(Role::Admin), &all_met(), given, the_day()).map(|taken| taken.agreement)
    };
    assert_eq!(take(&signing, Step::BringIntoForce, &ends).unwrap_err(), Refusal::EndsBeforeStart);
    let in_force = standing_in(Stage::InForce).await;
    let tomorrow = Given { day: Some(day("2026-05-19")), ..all_given(Step::Conclude) };
    assert_eq!(take(&in_force, Step::Conclude, &tomorrow).unwrap_err(), Refusal::InTheFuture);
    let foreign = Given { outcome: Some(Outcome::Dropped), ..all_given(Step::Conclude) };
    assert_eq!(take(&in_force, Step::Conclude, &foreign).unwrap_err(), Refusal::Missing(vec![Ask::Outcome]));
    let early = Given { day: Some(day("2026-01-01")), ..all_given(Step::Conclude) };
    assert_eq!(take(&in_force, Step::Conclude, &early).unwrap().stage_since(), day("2026-05-18"));
}

#[tokio::test]
async fn only_completed_asks_for_nothing_open() {
    let agreement = standing_in(Stage::InForce).await;
    for need in [Need::NothingOpen, Need::CommitmentsKept] {
        let facts = without(need);
        for outcome in rule(Step::Conclude).unwrap().outcomes {
            let given = Given { outcome: Some(*outcome), ..all_given(Step::Conclude) };
            let taken = agreement.take(Step::Conclude, &actor(Role::Manager), &facts, &given, the_day());
            assert_eq!(taken.is_err(), *outcome == Outcome::Completed, "{need:?} {outcome:?}");
            if let Ok(taken) = taken {
                assert_eq!(taken.agreement.outcome(), Some(*outcome));
            }
        }
    }
}

#[tokio::test]
async fn what_was_halted_goes_on_where_it_was() {
    for stage in [Stage::Meeting, Stage::Drafting, Stage::Signing] {
        let agreement = standing_in(stage).await;
        let manager = actor(Role::Manager);
        let take = |of: &Agreement, step| of.take(step, &manager, &all_met(), &all_given(step), the_day()).unwrap();
        let halted = take(&agreement, Step::Halt).agreement;
        assert_eq!((halted.halted_from(), halted.outcome()), (Some(stage), Some(Outcome::Dropped)));
        let resumed = take(&halted, Step::Resume).agreement;
        assert_eq!((resumed.stage(), resumed.halted_from(), resumed.outcome()), (stage, None, None));
    }
}

#[test]
fn the_table_is_whole() {
    for step in Step::ALL {
        assert_eq!(LIFECYCLE.iter().filter(|row| row.step == *step).count(), 1, "{step:?} has one row");
    }
    for stage in Stage::ALL {
        let entered = LIFECYCLE.iter().any(|row| row.to == To::Stage(*stage));
        assert!(entered, "{stage:?} can be reached");
        assert_eq!(next_step_of(*stage).is_none(), *stage == Stage::Concluded);
    }
    for row in LIFECYCLE {
        assert_eq!(row.asks.contains(&Ask::Outcome), !row.outcomes.is_empty());
        assert!(matches!(row.who, Right::Advance | Right::Decide));
        for lang in Lang::ALL {
            let w = Words::of(*lang);
            assert!(!w.label(row.step).is_empty() && !w.step_past(row.step).is_empty());
        }
    }
    assert_eq!(next_step_of(Stage::Signing).map(|row| row.step), Some(Step::BringIntoForce));
}

#[test]
fn the_diagram_in_readme_is_the_table() {
    let readme = fs::read_to_string("README.md").unwrap();
    let (head, rest) = readme.split_once("<!-- lifecycle -->\n").expect("README marks where the diagram begins");
    let (_, tail) = rest.split_once("<!-- /lifecycle -->").expect("README marks where the diagram ends");
    let whole = format!("{head}<!-- lifecycle -->\n```mermaid\n{}```\n<!-- /lifecycle -->{tail}", mermaid());
    if std::env::var_os("BLESS").is_some() {
        fs::write("README.md", &whole).unwrap();
    } else {
        assert!(readme == whole, "README is behind the table: run BLESS=1 cargo test");
    }
}

#[test]
fn the_words_of_the_domain_are_the_words_of_the_columns() {
    let ddl = fs::read_to_string("migrations/core/0002_agreements.sql").unwrap();
    let check = |column: &str, keys: Vec<&str>| {
        let list =
            format!("CHECK ({column} IN ({}))", keys.iter().map(|k| format!("'{k}'")).collect::<Vec<_>>().join(","));
        assert!(ddl.contains(&list), "{list}");
    };
    check("stage", Stage::ALL.iter().map(|stage| stage.key()).collect());
    check("outcome", Outcome::ALL.iter().map(|outcome| outcome.key()).collect());
    check("kind", AgreementKind::ALL.iter().map(|kind| kind.key()).collect());
}
