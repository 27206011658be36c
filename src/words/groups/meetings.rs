words! {
    /// Meetings, minutes, decisions.
    Meetings {
    }
}
