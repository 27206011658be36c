//! The paper a report is written on.
use super::store;
use crate::db::{Result, Tx};
use crate::documents::Letterhead;
use crate::settings;

/// The letterhead that was set; without a name in it, that of the organisation itself.
pub async fn letterhead(tx: &mut Tx) -> Result<Letterhead> {
    let mut letterhead = settings::store::letterhead(tx).await?;
    if letterhead.organisation.is_empty() {
        letterhead.organisation = store::own_name(tx).await?;
    }
    Ok(letterhead)
}
