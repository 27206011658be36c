//! JSON for other programs: names in English whatever the language, days in ISO, numbers as numbers.
use serde_json::{Map, Value, json};

use super::{Job, WriteFault};
use crate::reports::sheet::{Cell, Fact, Section};

/// Writes every part.
pub fn write(job: &Job<'_>) -> Result<Vec<u8>, WriteFault> {
    let sheet = job.sheet;
    let sections: Map<String, Value> =
        sheet.sections.iter().map(|section| (section.key.to_owned(), part(section))).collect();
    let period = sheet.period.map(
        |period| json!({ "key": period.key(), "from": period.from(), "to": period.to(), "title": sheet.subtitle }),
    );
    let whole = json!({
        "report": sheet.key,
        "title": sheet.title,
        "organisation": sheet.organisation,
        "language": job.w.lang,
        "period": period,
        "facts": values(&sheet.facts),
        "sections": sections,
    });
    Ok(serde_json::to_vec_pretty(&whole)?)
}

fn part(section: &Section) -> Value {
    let rows = section.rows.iter().map(|row| {
        let cells = section.columns.iter().zip(row);
        Value::Object(cells.map(|(column, cell)| (column.key.to_owned(), value(cell))).collect())
    });
    json!({ "title": section.heading, "figures": values(&section.facts), "rows": rows.collect::<Vec<_>>() })
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
