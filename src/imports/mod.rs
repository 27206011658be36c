//! Bringing in lists that were kept in a spreadsheet: a file is read, its rows are compared with what is
//! recorded, everything wrong is told at its cell, and all of it enters at once or nothing does.
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::agreements::imported::Imported;
use crate::audit;
use crate::keyed;
use crate::parties::NewOrganisation;
use crate::people::{NewPerson, NewPost};
use crate::press::{NewCoverage, NewOutlet};

pub mod bring;
pub mod cells;
pub mod columns;
pub mod command;
pub mod export;
pub mod kept;
pub mod kinds;
pub mod reader;
pub mod room;
pub mod store;
pub mod table;
pub mod template;
pub mod web;

keyed! {
    /// What a list is of.
    pub enum ImportKind {
        /// Organisations.
        Organisations = "organisations",
        /// Persons with their posts, a row for each post.
        People = "people",
        /// Agreements with their parties and the stages they went through.
        Agreements = "agreements",
        /// Outlets.
        Outlets = "outlets",
        /// What the press wrote.
        Coverage = "coverage",
    }
}

keyed! {
    /// What comes of a row.
    pub enum Act {
        /// A new record.
        Create = "create",
        /// A record that is there is changed.
        Update = "update",
        /// All of it is recorded already.
        Leave = "leave",
    }
}

/// A row that can be brought in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file.
    pub number: u32,
    /// What it is called.
    pub name: String,
    /// What comes of it.
    pub act: Act,
    /// What changes of a record that is there.
    pub changes: Vec<Change>,
}

/// A field of a record that changes, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The name of its column.
    pub label: &'static str,
    /// What is recorded.
    pub old: String,
    /// What the file says.
    pub new: String,
}

/// Something wrong with the file, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row.
    pub row: u32,
    /// The column, where it is of one.
    pub column: Option<u32>,
    /// What is wrong and how it is mended.
    pub text: String,
}

/// A record as it is written. An import keeps what it wrote and what was there before, so that it can be
/// taken back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Record {
    /// An organisation.
    Organisation(NewOrganisation),
    /// A person.
    Person(NewPerson),
    /// A post.
    Post(NewPost),
    /// An outlet.
    Outlet(NewOutlet),
    /// An item of press coverage.
    Coverage(Box<NewCoverage>),
    /// An agreement.
    Agreement(Box<Imported>),
}

impl Record {
    /// What it is, in events.
    pub fn kind(&self) -> audit::Kind {
        match self {
            Record::Organisation(_) => audit::Kind::Organisation,
            Record::Person(_) => audit::Kind::Person,
            Record::Post(_) => audit::Kind::Post,
            Record::Outlet(_) => audit::Kind::Outlet,
            Record::Coverage(_) => audit::Kind::Coverage,
            Record::Agreement(_) => audit::Kind::Agreement,
        }
    }

    /// What people call it.
    pub fn name(&self) -> &str {
        match self {
            Record::Organisation(of) => &of.name,
            Record::Person(of) => &of.name,
            Record::Post(of) => &of.title,
            Record::Outlet(of) => &of.name,
            Record::Coverage(of) => &of.headline,
            Record::Agreement(of) => &of.content.title,
        }
    }
}

/// One record to be written.
#[derive(Clone, Debug)]
pub struct Write {
    /// The row it comes from.
    pub row: u32,
    /// Its id; that of a new one is given out already, so that others can point at it.
    pub id: Uuid,
    /// What is recorded, and its version; nothing for a new one.
    pub was: Option<(i64, Record)>,
    /// What is to be recorded.
    pub is: Record,
}

/// What somebody said of a new name: that it is one on record, or that it is not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meant {
    /// What is called so.
    pub kind: audit::Kind,
    /// The name, as names are compared.
    pub folded: String,
    /// The record that it is; nothing for a new one.
    pub id: Option<Uuid>,
}

/// A new name that is much like one on record, at the cell where it stands first.
#[derive(Clone, Debug)]
pub struct Likely {
    /// What is called so.
    pub kind: audit::Kind,
    /// The name in the file.
    pub name: String,
    /// The name, as names are compared.
    pub folded: String,
    /// The row.
    pub row: u32,
    /// The column.
    pub column: Option<u32>,
    /// Those on record, the likest first.
    pub known: Vec<(Uuid, String)>,
    /// The one it is, if somebody said so.
    pub meant: Option<Uuid>,
}

/// What would come of a file.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// The rows without a fault.
    pub rows: Vec<Row>,
    /// What is wrong. With any fault nothing enters.
    pub faults: Vec<Fault>,
    /// What is to be written, in this order.
    pub writes: Vec<Write>,
    /// Records that are only named in the file, and would be made on the way.
    pub passing: Vec<String>,
    /// New names that are much like those on record.
    pub likely: Vec<Likely>,
}

impl Plan {
    /// How many rows come to an act.
    pub fn count(&self, act: Act) -> usize {
        self.rows.iter().filter(|row| row.act == act).count()
    }

    /// Whether it can be done, and changes anything.
    pub fn is_ready(&self) -> bool {
        self.faults.is_empty() && !self.writes.is_empty()
    }

    /// A mark of what would be done. It stays the same as long as the records that it touches do.
    pub fn mark(&self) -> String {
        use sha2::{Digest, Sha256};
        let mut hash = Sha256::new();
        for row in &self.rows {
            hash.update(format!("{} {}\n", row.number, row.act.key()));
        }
        for write in &self.writes {
            let was = write.was.as_ref().map(|(version, _)| (write.id, *version));
            hash.update(format!("{} {:?} {was:?}\n", write.row, write.is.kind()));
        }
        hash.finalize().iter().take(12).map(|byte| format!("{byte:02x}")).collect()
    }
}
