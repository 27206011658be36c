words! {
    /// The sample year.
    Demo {
    }
}
