//! The standard text of a memorandum, filled in with what is known of the agreement.

/// What is known of the agreement.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Its title.
    pub title: String,
    /// What it is about; may be empty.
    pub subject: String,
    /// Its aims, a line each; may be empty.
    pub aims: String,
    /// The parties in their order.
    pub sides: Vec<Side>,
}

/// What is known of a party.
#[derive(Clone, Debug, Default)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// Its national id; may be empty.
    pub national_id: String,
    /// Its address; may be empty.
    pub address: String,
    /// Its telephone; may be empty.
    pub phone: String,
    /// Name and post of who represents it.
    pub representative: Option<(String, String)>,
    /// Name and post of who signs for it.
    pub signatory: Option<(String, String)>,
}
