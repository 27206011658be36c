//! Forms of agreements: from typed fields to typed values.
