//! JSON for other programs: names in English whatever the language, days in ISO, numbers as numbers.
use serde_json::{Map, Value, json};

use super::{Job, WriteFault};
use crate::documents::{Block, Cell, Fact, Paragraph, Section, Signatory, Table};

/// Writes every part.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let document = job.document;
    let sections: Map<String, Value> =
        document.sections.iter().map(|section| (section.key.to_owned(), part(section))).collect();
    let period = document.period.map(
        |period| json!({ "key": period.key(), "from": period.from(), "to": period.to(), "title": document.subtitle }),
    );
    let registration = &document.registration;
    let whole = json!({
        "report": document.key,
        "title": document.title,
        "subtitle": document.subtitle,
        "organisation": document.letterhead.organisation,
        "language": job.w.lang,
        "period": period,
        "registration": { "day": registration.day, "number": registration.number, "annex": registration.annex },
        "facts": values(&document.facts),
        "sections": sections,
    });
    Ok(serde_json::to_vec_pretty(&whole)?)
}

/// A part: its title, and what it is made of by kind. A chart shows the rows again and is left out.
fn part(section: &Section) -> Value {
    let mut part = Map::new();
    part.insert("title".into(), json!(section.heading));
    for block in &section.blocks {
        let (name, value) = match block {
            Block::Text(paragraphs) => ("text", paragraphs.iter().map(paragraph).collect()),
            Block::Figures(figures) => ("figures", Value::Object(values(figures))),
            Block::Facts(facts) => ("facts", Value::Object(values(facts))),
            Block::Table(table) => ("rows", rows(table)),
            Block::Signatures(signatories) => ("signatures", signatories.iter().map(signatory).collect()),
            Block::Chart(_) => continue,
        };
        part.insert(name.into(), value);
    }
    Value::Object(part)
}

fn paragraph(paragraph: &Paragraph) -> Value {
    json!(paragraph.text)
}

fn signatory(signatory: &Signatory) -> Value {
    let Signatory { party, role, name, post, signed_on } = signatory;
    json!({ "party": party, "role": role, "name": name, "post": post, "signed_on": signed_on })
}

fn rows(table: &Table) -> Value {
    let rows = table.rows.iter().map(|row| {
        let cells = table.columns.iter().zip(row);
        Value::Object(cells.map(|(column, cell)| (column.key.to_owned(), value(cell))).collect())
    });
    rows.collect()
}

fn values(facts: &[Fact]) -> Map<String, Value> {
    facts.iter().map(|fact| (fact.key.to_owned(), value(&fact.cell))).collect()
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Empty => Value::Null,
        Cell::Number(number) => json!(number),
        Cell::Day(day) => json!(day),
        Cell::Stage(stage) => json!(stage),
        Cell::Word { key, .. } => json!(key),
        Cell::Text(text) | Cell::Code(text) | Cell::Link { text, .. } => json!(text),
        Cell::Lines(lines) | Cell::Codes(lines) => json!(lines),
    }
}
