//! What the page of a record says of merging.
use uuid::Uuid;

use crate::db::{Result, Tx};
use crate::merging::{Mergeable, store};
use crate::page::Visit;
use crate::users::roles::Right;

/// What the page of a record says of merging.
pub struct Standing {
    /// Whether the visitor may merge.
    pub may: bool,
    /// The record it was merged into, if it was.
    pub into: Option<Into>,
}

/// The record that another was merged into.
pub struct Into {
    /// The merge.
    pub merge: Uuid,
    /// Where the record is read.
    pub href: String,
    /// Its name.
    pub name: String,
}

impl Standing {
    /// That of a record; only one in the trash can have been merged.
    pub async fn of(tx: &mut Tx, kind: Mergeable, id: Uuid, deleted: bool, visit: &Visit) -> Result<Standing> {
        let merge = if deleted { store::of_gone(tx, id).await? } else { None };
        let into = merge.map(|merge| Into {
            merge: merge.id,
            href: format!("{}/{}", kind.path(), merge.kept),
            name: merge.detail.after.name(),
        });
        Ok(Standing { may: visit.may(Right::Merge), into })
    }
}
