words! {
    /// Sign-in, settings, users.
    Users {
    }
}
