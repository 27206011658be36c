//! The stages of an agreement in a list: where it stands, when it came to each stage, how it ended.
use chrono::NaiveDate;

use crate::agreements::imported::{COURSE, Course};
use crate::agreements::lifecycle::{Outcome, Stage, Step, rule};
use crate::imports::kinds::{Desk, Fields, field, iso};
use crate::imports::table::Line;

/// The fields of the course.
pub const FIELDS: [&str; 10] = [
    "stage",
    "meeting_on",
    "drafting_on",
    "signing_on",
    "in_force_on",
    "concluded_on",
    "halted_on",
    "outcome",
    "starts_on",
    "ends_on",
];

/// The field of the day on which a stage was entered.
const fn day_of(stage: Stage) -> &'static str {
    match stage {
        Stage::Meeting => "meeting_on",
        Stage::Drafting => "drafting_on",
        Stage::Signing => "signing_on",
        Stage::InForce => "in_force_on",
        Stage::Concluded => "concluded_on",
        Stage::Halted => "halted_on",
    }
}

/// The fields of a course.
pub fn fields(of: &Course) -> Fields {
    let mut fields = Fields::new();
    if let Some((stage, _)) = of.now() {
        fields.insert("stage", stage.key().to_owned());
    }
    for (stage, day) in &of.entered {
        fields.insert(day_of(*stage), day.to_string());
    }
    fields.insert("outcome", of.outcome.map_or("", Outcome::key).to_owned());
    fields.insert("starts_on", iso(of.in_force.map(|(first, _)| first)));
    fields.insert("ends_on", iso(of.in_force.and_then(|(_, last)| last)));
    fields
}

fn day(fields: &Fields, key: &str) -> Option<NaiveDate> {
    field(fields, key).parse().ok()
}

/// The stages that lead to one, and itself.
fn up_to(stage: Stage) -> Vec<Stage> {
    let before = |last: Stage| COURSE.iter().copied().take_while(move |one| *one != last);
    let led = if stage == Stage::Halted { before(Stage::InForce) } else { before(stage) };
    led.chain([stage]).collect()
}

/// What a row says of the course of a new agreement. Where it does not say the stage, it is the last one
/// that has a day.
pub fn read(desk: &mut Desk<'_>, line: &Line, fields: &Fields) -> Option<Course> {
    let dated = Stage::ALL.iter().copied().filter(|stage| day(fields, day_of(*stage)).is_some());
    let told = Stage::parse(field(fields, "stage"));
    let stage = told.or(dated.max()).unwrap_or(Stage::Meeting);
    let way = up_to(stage);
    for beyond in Stage::ALL.iter().filter(|one| !way.contains(one)) {
        if day(fields, day_of(*beyond)).is_some() {
            let text = desk.w.imports.beyond_stage(desk.w.label(stage));
            desk.reject(line, day_of(*beyond), text);
        }
    }
    let entered = entered(desk, line, fields, &way);
    let outcome = outcome(desk, line, fields, stage);
    let in_force = in_force(desk, line, fields, stage);
    if desk.is_bad(line) { None } else { Some(Course { entered, outcome, in_force }) }
}

/// The stages with their days, which run forward and not beyond today.
fn entered(desk: &mut Desk<'_>, line: &Line, fields: &Fields, way: &[Stage]) -> Vec<(Stage, NaiveDate)> {
    let mut entered: Vec<(Stage, NaiveDate)> = Vec::new();
    for stage in way {
        let key = day_of(*stage);
        let is_last = way.last() == Some(stage);
        let Some(on) = day(fields, key).or_else(|| is_last.then(|| last_day(desk, fields, *stage)).flatten()) else {
            continue;
        };
        if on > desk.today {
            let text = desk.w.imports.in_the_future();
            desk.reject(line, key, text);
        } else if entered.last().is_some_and(|(_, before)| on < *before) {
            let text = desk.w.imports.before_the_stage_before();
            desk.reject(line, key, text);
        }
        entered.push((*stage, on));
    }
    entered
}

/// Since when an agreement stands where it stands, when its row does not say: since it is in force or
/// over, as the days in force tell, or else since today.
fn last_day(desk: &Desk<'_>, fields: &Fields, stage: Stage) -> Option<NaiveDate> {
    let told = match stage {
        Stage::InForce => day(fields, "starts_on"),
        Stage::Concluded => day(fields, "ends_on"),
        _ => None,
    };
    told.filter(|on| *on <= desk.today).or(Some(desk.today))
}

fn outcome(desk: &mut Desk<'_>, line: &Line, fields: &Fields, stage: Stage) -> Option<Outcome> {
    let step = match stage {
        Stage::Concluded => Step::Conclude,
        Stage::Halted => Step::Halt,
        _ => {
            if !field(fields, "outcome").is_empty() {
                let text = desk.w.imports.not_over(desk.w.label(stage));
                desk.reject(line, "outcome", text);
            }
            return None;
        }
    };
    let outcome = Outcome::parse(field(fields, "outcome"));
    let known = rule(step).map_or(&[][..], |rule| rule.outcomes);
    if outcome.is_none_or(|outcome| !known.contains(&outcome)) {
        let names: Vec<String> = known.iter().map(|one| desk.w.common.quoted(desk.w.label(one))).collect();
        let text = desk.w.imports.which_outcome(desk.w.label(stage), names.join(desk.w.common.list_separator()));
        desk.reject(line, "outcome", text);
    }
    outcome
}

/// The days in force, of an agreement that is or was.
fn in_force(desk: &mut Desk<'_>, line: &Line, fields: &Fields, stage: Stage) -> Option<(NaiveDate, Option<NaiveDate>)> {
    let (starts_on, ends_on) = (day(fields, "starts_on"), day(fields, "ends_on"));
    if !stage.is_locked() {
        for (key, _) in [("starts_on", starts_on), ("ends_on", ends_on)].iter().filter(|(_, day)| day.is_some()) {
            let text = desk.w.imports.not_in_force(desk.w.label(stage));
            desk.reject(line, key, text);
        }
        return None;
    }
    let first = starts_on.or_else(|| day(fields, "in_force_on"));
    match (first, ends_on) {
        (None, None) if stage == Stage::Concluded => None,
        (None, _) => {
            let text = desk.w.imports.since_when();
            desk.reject(line, "in_force_on", text);
            None
        }
        (Some(first), Some(last)) if last < first => {
            let text = desk.w.imports.ends_before_start();
            desk.reject(line, "ends_on", text);
            None
        }
        (Some(first), last) => Some((first, last)),
    }
}
