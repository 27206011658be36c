words! {
    /// Reports.
    Reports {
    }
}
