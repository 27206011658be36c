//! Two versions compared word by word.
