//! The life of an agreement: one table from which code, buttons, forms, addresses, audit words,
//! badges, report labels, the diagram in README and the tests are made.
use crate::keyed;

keyed! {
    /// Where an agreement stands.
    pub enum Stage {
        /// Parties meet and negotiate.
        Meeting = "meeting",
        /// The text is written and passed between the parties.
        Drafting = "drafting",
        /// The text is agreed and awaits the signatures.
        Signing = "signing",
        /// Signed and in force.
        InForce = "in_force",
        /// Over: completed, expired, terminated or superseded.
        Concluded = "concluded",
        /// Stopped before it was signed.
        Halted = "halted",
    }
}
