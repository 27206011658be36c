words! {
    /// Files.
    Attachments {
    }
}
