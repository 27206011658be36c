//! The parts of a text: articles, notes, clauses.
