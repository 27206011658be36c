words! {
    /// Outlets and coverage.
    Press {
    }
}
