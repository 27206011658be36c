//! What is promised of the whole program at once, tried within it; `scripts/trials` tries the rest
//! on a server.
mod slow;
