//! The form of a meeting, filled in from an item that tells of it.
use super::shown::introduction;
use crate::agreements::sight::Sight;
use crate::db::Tx;
use crate::error::PageError;
use crate::form::Form;
use crate::ids::CoverageId;
use crate::page::Visit;
use crate::press::reader::{self, Item};
use crate::press::store;

/// So many people who are in no record get a row of their own.
const ROWS: usize = 8;

/// Fills in what the item says of a meeting: its subject, its day, its agreements and its people. Who
/// is known is ticked, others stand in rows, to be asked about like any typed name.
pub async fn fill_meeting(
    tx: &mut Tx,
    visit: &Visit,
    id: CoverageId,
    sight: &Sight,
    form: &mut Form,
) -> Result<(), PageError> {
    let item = store::find(tx, id, sight).await?;
    let known = store::known_names(tx).await?;
    let text = if item.kept_text.is_empty() { &item.excerpt } else { &item.kept_text };
    let reading = reader::read(Item { url: &item.url, title: &item.headline, text }, &known, visit.today);
    let day = reading.event_on.map(|found| found.value);
    let planned = day.is_some_and(|day| day > visit.today);
    form.set("press", id.to_string());
    form.set("subject", item.headline);
    form.set("held_on", day.map_or_else(String::new, |day| visit.w.day_full(day)));
    form.set("state", if planned { "planned" } else { "held" });
    for (agreement, ..) in store::agreements(tx, id, sight).await? {
        form.push("agreement", agreement.to_string());
    }
    let mut row = 1;
    for person in &reading.people {
        match person.id {
            Some(id) => form.push("attendee", id.to_string()),
            None if row <= ROWS => {
                let alone = introduction(&reader::ReadPerson { organisation: String::new(), ..person.clone() });
                form.set(&format!("person_{row}"), alone);
                form.set(&format!("at_{row}"), person.organisation.as_str());
                let post = if person.organisation.is_empty() { "" } else { person.post.as_str() };
                form.set(&format!("as_{row}"), post);
                row += 1;
            }
            None => {}
        }
    }
    Ok(())
}
