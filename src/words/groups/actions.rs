words! {
    /// Actions.
    Actions {
    }
}
