//! SQL of this part.
