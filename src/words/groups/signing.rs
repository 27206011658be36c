words! {
    /// Signatures, signed copies, periods.
    Signing {
    }
}
