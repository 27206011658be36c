//! Records as search sees them. What is deleted is not read; who may see the rest is asked when it is shown.
mod agreements;
mod commitments;
mod meetings;
mod people;
mod press;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::db::{Query, Result, Tx};
use crate::search::Kind;
use crate::search::document::Source;

/// Between names that the engine strings together; no name can hold it.
const SEPARATOR: char = '\u{1f}';

/// The records of a kind with these ids.
pub async fn sources(tx: &mut Tx, kind: Kind, ids: &[Uuid]) -> Result<Vec<Source>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    match kind {
        Kind::Agreement => agreements::agreements(tx, ids).await,
        Kind::Draft => agreements::drafts(tx, ids).await,
        Kind::File => agreements::files(tx, ids).await,
        Kind::Meeting => meetings::meetings(tx, ids).await,
        Kind::Decision => meetings::decisions(tx, ids).await,
        Kind::Action => meetings::actions(tx, ids).await,
        Kind::Commitment => commitments::commitments(tx, ids).await,
        Kind::Organisation => people::organisations(tx, ids).await,
        Kind::Person => people::persons(tx, ids).await,
        Kind::Coverage => press::coverage(tx, ids).await,
        Kind::Outlet => press::outlets(tx, ids).await,
    }
}

/// A query for the rows whose id, asked for last in `head`, is one of `ids`.
fn among<'a>(head: &'static str, ids: &'a [Uuid]) -> Query<'a> {
    let mut query = Query::within(head, &[]);
    query.list(ids);
    query
}

/// The parts of what the engine strung together.
fn parts(joined: Option<String>) -> Vec<String> {
    let joined = joined.unwrap_or_default();
    joined.split(SEPARATOR).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// The days in what the engine strung together.
fn days(joined: Option<String>) -> Vec<NaiveDate> {
    parts(joined).iter().filter_map(|day| day.parse().ok()).collect()
}
