//! Whether everything is as it was written: the database whole, the chain of events unbroken, every file
//! there and unchanged.
use crate::audit::chain::{Break, Head};
use crate::db::Dangling;
use crate::keyed;

mod check;
pub mod commands;
pub mod rounds;
pub mod store;

pub use check::{Unchecked, check, check_chain};

/// A file that is not as it was attached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadFile {
    /// The name it came with, or one of them.
    pub name: String,
    /// Its SHA-256, by which it lies in the folder.
    pub sha256: String,
    /// What is wrong with it.
    pub fault: FileFault,
}

keyed! {
    /// What can be wrong with a file.
    pub enum FileFault {
        /// It is not there.
        Missing = "missing",
        /// Its bytes are others.
        Changed = "changed",
        /// The disk does not give its bytes back.
        Unreadable = "unreadable",
    }
}

/// What was found out about the chain of events.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// How far it holds.
    pub head: Head,
    /// Where it breaks.
    pub broken: Option<Break>,
    /// How many events at its beginning were sealed under a key that was lost.
    pub former: i64,
    /// How many heads were noted outside the database.
    pub noted: usize,
    /// How many of the lines in which they were noted are not of the program.
    pub spoilt: usize,
}

impl Chain {
    /// Whether nothing is wrong with it.
    pub fn is_sound(&self) -> bool {
        self.broken.is_none() && self.spoilt == 0
    }
}

/// Everything that was found out.
#[derive(Clone, Debug)]
pub struct Findings {
    /// What the engine says is damaged.
    pub damage: Vec<String>,
    /// Rows that point nowhere.
    pub dangling: Vec<Dangling>,
    /// The chain of events; none when the database was too damaged to read it, or the key was not there.
    pub chain: Option<Chain>,
    /// How many files were looked at.
    pub files: usize,
    /// Those that are not as they were attached.
    pub bad_files: Vec<BadFile>,
    /// How many files lie in the folder that no record names: of an upload that was broken off.
    pub strays: usize,
}

impl Findings {
    /// Of a database that is too damaged to be opened.
    pub fn of_damage(fault: &impl std::fmt::Display) -> Findings {
        let damage = vec![fault.to_string()];
        Findings { damage, dangling: vec![], chain: None, files: 0, bad_files: vec![], strays: 0 }
    }

    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.damage.is_empty()
            && self.dangling.is_empty()
            && self.bad_files.is_empty()
            && self.chain.as_ref().is_none_or(Chain::is_sound)
    }
}
