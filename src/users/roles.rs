//! Who may do what: one table. The router, the pages and the tests read it.
use crate::keyed;

keyed! {
    /// A role; each includes the ones before it.
    pub enum Role {
        /// Reads.
        Viewer = "viewer",
        /// Records.
        Officer = "officer",
        /// Decides.
        Manager = "manager",
        /// Looks after users and settings.
        Admin = "admin",
    }
}

keyed! {
    /// Something that a role may do.
    pub enum Right {
        /// Read and export what is not confidential.
        Read = "read",
        /// Record and edit.
        Record = "record",
        /// Take a step whose needs are met.
        Advance = "advance",
        /// Pass an unmet need with a written reason.
        Override = "override",
        /// Conclude, halt, resume, return from signing.
        Decide = "decide",
        /// See confidential agreements.
        SeeConfidential = "see_confidential",
        /// Merge two records that are the same organisation or person.
        Merge = "merge",
        /// Bring lists in from files, and take them back.
        Import = "import",
        /// Users and settings.
        Administer = "administer",
    }
}

/// Each right with the roles that have it.
#[rustfmt::skip]
pub const RIGHTS: &[(Right, &[Role])] = &[
    (Right::Read,            &[Role::Viewer, Role::Officer, Role::Manager, Role::Admin]),
    (Right::Record,          &[Role::Officer, Role::Manager, Role::Admin]),
    (Right::Advance,         &[Role::Officer, Role::Manager, Role::Admin]),
    (Right::Override,        &[Role::Manager, Role::Admin]),
    (Right::Decide,          &[Role::Manager, Role::Admin]),
    (Right::SeeConfidential, &[Role::Manager, Role::Admin]),
    (Right::Merge,           &[Role::Manager, Role::Admin]),
    (Right::Import,          &[Role::Admin]),
    (Right::Administer,      &[Role::Admin]),
];

impl Role {
    /// Whether this role has a right.
    pub fn may(self, right: Right) -> bool {
        RIGHTS.iter().any(|(listed, roles)| *listed == right && roles.contains(&self))
    }
}
