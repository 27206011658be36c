//! What the agreement is, and whose.
use super::Rows;
use crate::agreements::{Agreement, Awaited, PartyPost};
use crate::clock::day_in_tehran;
use crate::documents::{Block, Cell, Column, Fact, Place, Section, Table, Tone};
use crate::reports::Asker;
use crate::words::Words;

/// Names and values; what is not known is left out.
pub fn identity(asker: &Asker, rows: &Rows) -> Section {
    let (w, a) = (asker.w, &rows.agreement);
    let (v, r) = (w.agreement_page, w.reports);
    let secret = Cell::Word { key: "confidential", text: w.dossier.confidential(), tone: Tone::Warning };
    let outcome = a.outcome().map_or(Cell::Empty, |outcome| Cell::word(outcome.key(), w.label(outcome)));
    let tags: Vec<String> = a.tags().into_iter().map(str::to_owned).collect();
    let facts = [
        ("reference", r.reference(), Cell::Code(a.reference().to_owned())),
        ("title", r.agreement(), Cell::text(a.title())),
        ("kind", v.kind(), Cell::word(a.kind().key(), w.label(a.kind()))),
        ("confidentiality", w.dossier.confidentiality(), if a.confidential() { secret } else { Cell::Empty }),
        ("subject", v.subject(), Cell::text(a.subject())),
        ("aims", v.aims(), Cell::text(a.aims())),
        ("stage", r.stage(), Cell::Stage(a.stage())),
        ("stage_since", r.stage_since(), Cell::Day(a.stage_since())),
        ("days_in_stage", r.days_in_stage(), Cell::Number(a.days_in_stage(asker.today))),
        ("outcome", w.papers.outcome(), outcome),
        ("next_step", r.next_step(), Cell::text(a.next().text.clone())),
        ("next_due", r.next_due(), Cell::day(a.next().due_on)),
        ("awaited", r.awaited(), awaited(w, a)),
        ("owner", r.owner(), Cell::text(a.owner_name())),
        ("team", v.team(), Cell::lines(rows.team.clone())),
        ("letters", v.letters(), Cell::text(a.letters())),
        ("tags", v.tags(), Cell::lines(tags)),
        ("recorded_on", v.recorded_on(), Cell::Day(day_in_tehran(a.created_at()))),
    ];
    let facts = facts.into_iter().filter(|(.., cell)| !cell.is_empty());
    let facts = facts.map(|(key, label, cell)| Fact { key, label, cell }).collect();
    Section::new("identity", w.dossier.identity(), vec![Block::Facts(facts)])
}

/// By name, where one is known.
fn awaited(w: Words, a: &Agreement) -> Cell {
    let Some(awaited) = a.next().awaited else { return Cell::Empty };
    let name = match awaited {
        Awaited::Us => a.owner_name(),
        Awaited::Party => a.awaited_party_name(),
        Awaited::Person => a.awaited_person_name(),
    };
    if name.is_empty() { Cell::word(awaited.key(), w.label(awaited)) } else { Cell::text(name) }
}

/// Each party with who speaks and who signs for it.
pub fn parties(w: Words, rows: &Rows) -> Section {
    let d = w.dossier;
    let columns = vec![
        Column::text("name", w.reports.party()),
        Column::text("role", d.role()).placed(Place::Plain),
        Column::text("representative", d.representative()),
        Column::text("representative_post", d.representative_post()).placed(Place::Plain),
        Column::text("signatory", d.signatory()),
        Column::text("signatory_post", d.signatory_post()).placed(Place::Plain),
    ];
    let person = |post: &Option<PartyPost>| match post {
        Some(post) => [Cell::text(post.name.clone()), Cell::text(post.title.clone())],
        None => [Cell::Empty, Cell::Empty],
    };
    let lines = rows.parties.iter().map(|party| {
        let [representative, representative_post] = person(&party.representative);
        let [signatory, signatory_post] = person(&party.signatory);
        vec![
            Cell::text(party.name.clone()),
            Cell::word(party.role.key(), w.label(party.role)),
            representative,
            representative_post,
            signatory,
            signatory_post,
        ]
    });
    Section::of_table("parties", d.parties(), Table::new(columns, lines.collect(), w.agreement_page.no_parties()))
}
