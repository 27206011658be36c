words! {
    /// Organisations.
    Parties {
    }
}
