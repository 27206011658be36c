//! What the forms of this part mean.
