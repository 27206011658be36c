words! {
    /// Drafts, verdicts, comparison.
    Drafts {
    }
}
