//! What is promised of the whole program at once, tried within it; `scripts/trials` tries the rest
//! on a server.
mod clock;
mod foreign;
mod hidden;
mod payloads;
mod reading;
mod slow;
mod together;

use std::collections::BTreeSet;

use crate::app::TestApp;
use crate::routes::dump;

/// The rows of the whole database but for the events that a harmless request or a refused one leaves.
async fn rows(app: &TestApp) -> BTreeSet<String> {
    let noted =
        |line: &&str| line.starts_with("events: ") && ["'exported'", "'refused'"].iter().any(|w| line.contains(w));
    dump(app).await.lines().filter(|line| !noted(line)).map(str::to_owned).collect()
}
