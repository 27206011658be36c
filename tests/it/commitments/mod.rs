//! Commitments: how they stand, who sees them, and how they are recorded.
mod judging;
mod pages;
mod stores;
