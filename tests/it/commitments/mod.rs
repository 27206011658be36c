//! Commitments: how they stand, who sees them, and how they are recorded.
mod journey;
mod judging;
mod pages;
mod stores;
