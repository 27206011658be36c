words! {
    /// Persons and their posts.
    People {
    }
}
