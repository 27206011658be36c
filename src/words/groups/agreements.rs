words! {
    /// Agreements.
    Agreements {
    }
}
