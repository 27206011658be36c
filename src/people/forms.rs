//! The forms of a person and of a post.
