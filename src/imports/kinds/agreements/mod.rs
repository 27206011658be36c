//! Lists of agreements. One is known by its reference, or else by its title and its parties. Where it
//! stands is brought in once; from then on it moves by the steps of its own page.
use chrono::NaiveDate;
use uuid::Uuid;

use super::{Desk, Fields, field, order, over};
use crate::agreements::NextStep;
use crate::agreements::imported::{Imported, ImportedParty, code, read_code};
use crate::agreements::lifecycle::Stage;
use crate::imports::table::Line;
use crate::imports::{Act, Record};
use crate::persian::Jalali;

mod awaits;
mod book;
mod carers;
mod columns;
mod content;
mod course;
mod named;
mod parties;
mod staff;

pub use book::{Item, Known};
pub use columns::COLUMNS;

use book::Book;
use carers::Carers;
use columns::LOCKED;
use parties::{PARTIES, Told};

/// The rows of a list of all.
pub fn rows(known: &Known, today: NaiveDate) -> Vec<Fields> {
    let book = Book::of(known, today);
    known.all.iter().map(|item| book.fields(&item.of)).collect()
}

/// Finds out what comes of the rows. First it is known which agreement each row is about, so that one
/// may refer to another further down.
pub fn plan(desk: &mut Desk<'_>, lines: &[Line], known: &Known) {
    let mut book = Book::of(known, desk.today);
    reserve(desk, lines, &mut book);
    let mut met = Vec::new();
    for line in lines {
        let typed = desk.typed(line);
        let organisations = parties::read(desk, line, &typed, &mut book);
        let Some(id) = meant(desk, line, &typed, &organisations, &book) else { continue };
        let was = id.and_then(|id| book.recorded.get(&id).copied());
        let id = id.unwrap_or_else(Uuid::now_v7);
        if !desk.is_first_about(line, id, if typed.contains_key("reference") { "reference" } else { "title" }) {
            continue;
        }
        let reference = match was {
            Some(item) => item.of.reference,
            None => read_code(field(&typed, "reference")).unwrap_or_else(|| {
                let year = first_year(desk, &typed);
                (year, book.next_number(year))
            }),
        };
        book.by_reference.insert(reference, id.into());
        book.learn(id, field(&typed, "title"), parties::all(&organisations));
        met.push(Met { line, id, was, reference, typed, spoilt: desk.spoilt.clone(), organisations });
    }
    for one in met {
        desk.spoilt.clone_from(&one.spoilt);
        settle(desk, one, &mut book);
    }
    let circle = desk.w.imports.circle();
    order::earlier_first(desk, lines, "amends", circle);
}

/// A row of which it is known which agreement it is about.
struct Met<'a> {
    line: &'a Line,
    id: Uuid,
    was: Option<&'a Item>,
    reference: (i64, i64),
    typed: Fields,
    spoilt: Vec<&'static str>,
    organisations: Told,
}

/// Numbers that the file itself gives are not given to others.
fn reserve(desk: &Desk<'_>, lines: &[Line], book: &mut Book<'_>) {
    let Some(at) = desk.layout.place("reference") else { return };
    for (year, number) in lines.iter().filter_map(|line| read_code(&line.value(at)?.text())) {
        let last = book.last_numbers.entry(year).or_insert(0);
        *last = number.max(*last);
    }
}

/// The year in whose numbers a new agreement stands: that of the first day known of it.
fn first_year(desk: &Desk<'_>, typed: &Fields) -> i64 {
    let days = course::FIELDS.iter().filter_map(|key| field(typed, key).parse().ok());
    i64::from(Jalali::from(days.min().unwrap_or(desk.today).min(desk.today)).year())
}

/// Which agreement a row is about, if one that is known; nothing when that is not to be told.
fn meant(desk: &mut Desk<'_>, line: &Line, typed: &Fields, told: &Told, book: &Book<'_>) -> Option<Option<Uuid>> {
    let w = desk.w.imports;
    let typed_reference = field(typed, "reference");
    if typed_reference.is_empty() {
        return match book.so_called(field(typed, "title"), &parties::all(told)).as_slice() {
            [] => Some(None),
            [id] => Some(Some(*id)),
            _ => {
                desk.reject(line, "title", w.several_agreements());
                None
            }
        };
    }
    let fault = match read_code(typed_reference) {
        None => w.no_reference(desk.w.code_inside("1405-0012")),
        Some(reference) => match book.by_reference.get(&reference) {
            Some(id) => return Some(Some(id.uuid())),
            None if !book.known.sees_all => w.no_agreement(desk.w.code_inside(&code(reference))),
            None if book.known.trashed.contains(&reference) => w.in_the_trash(desk.w.code_inside(&code(reference))),
            None => return Some(None),
        },
    };
    desk.reject(line, "reference", fault);
    None
}

fn settle(desk: &mut Desk<'_>, met: Met<'_>, book: &mut Book<'_>) {
    let before = met.was.map(|item| book.fields(&item.of)).unwrap_or_default();
    let mut typed = met.typed.clone();
    typed.insert("reference", code(met.reference));
    if let Some(item) = met.was {
        typed.extend(parties::spelt_as_before(&met.organisations, &item.of.parties, &before));
    }
    let mut after = over(&before, &typed);
    let mut parties = match met.was {
        Some(item) => parties::over(desk, met.line, &met.organisations, &item.of.parties),
        None => parties::of_new(desk, &met.organisations, book),
    };
    parties::refuse_twice(desk, met.line, &parties);
    named::name(desk, met.line, &typed, &mut parties, book);
    after.extend(named::fields(&parties, book));
    let next = awaits::read(desk, met.line, &typed, met.was.map(|item| &item.of.content.next), &parties, book);
    after.extend(awaits::fields(&next, book));
    let carers = carers::read(desk, met.line, &mut after, met.was.map(|item| &item.of.content), book);
    let changes = desk.changes(&before, &after);
    let name = field(&after, "title").to_owned();
    let line = met.line;
    if let Some(item) = met.was {
        let stage = item.of.course.now().map_or(Stage::Meeting, |(stage, _)| stage);
        refuse_moves(desk, line, (&before, &after), stage);
        if changes.is_empty() && !desk.is_bad(line) {
            return desk.note(line, &name, Act::Leave, changes);
        }
    }
    let Some(is) = made(desk, &met, &after, (parties, next, carers), book) else { return };
    let (act, changes) = if met.was.is_some() { (Act::Update, changes) } else { (Act::Create, Vec::new()) };
    desk.note(line, &name, act, changes);
    let was = met.was.map(|item| (item.version, Record::Agreement(Box::new(item.of.clone()))));
    desk.write(line, met.id, was, Record::Agreement(Box::new(is)));
}

/// What a list does not change of an agreement that is recorded.
fn refuse_moves(desk: &mut Desk<'_>, line: &Line, (before, after): (&Fields, &Fields), stage: Stage) {
    let w = desk.w.imports;
    let kept: &[&str] = match stage {
        Stage::Meeting | Stage::Drafting => &[],
        Stage::Signing | Stage::Halted => &PARTIES,
        Stage::InForce | Stage::Concluded => &LOCKED,
    };
    for key in course::FIELDS.iter().filter(|key| field(before, key) != field(after, key)) {
        desk.reject(line, key, w.moves_by_steps());
    }
    for key in kept.iter().filter(|key| field(before, key) != field(after, key)) {
        desk.reject(line, key, w.locked());
    }
}

/// What the row and the record together say.
fn made(
    desk: &mut Desk<'_>,
    met: &Met<'_>,
    after: &Fields,
    (parties, next, carers): (Vec<ImportedParty>, NextStep, Carers),
    book: &Book<'_>,
) -> Option<Imported> {
    let line = met.line;
    let course = match met.was {
        Some(item) => Some(item.of.course.clone()),
        None => course::read(desk, line, after),
    };
    let content = content::read(desk, met, after, (next, carers), book);
    let (course, content) = (course?, content?);
    (!desk.is_bad(line)).then_some(Imported { reference: met.reference, content, parties, course })
}
