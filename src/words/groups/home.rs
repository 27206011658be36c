words! {
    /// The desk.
    Home {
    }
}
