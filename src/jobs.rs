//! What the server does by itself while it serves, over and over.
use std::any::type_name;
use std::panic::AssertUnwindSafe;
use std::time::Duration;

use futures_util::FutureExt;
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval};
use tracing::error;

use crate::app::App;
use crate::app::refusals::SumUp;
use crate::audit::keeper::Keeper;
use crate::backup::daily::Daily;
use crate::search::upkeep::Upkeep;
use crate::system::watch::Watch;
use crate::users::lapse::Lapse;
use crate::verify::rounds::Rounds;

/// Something that is done over and over.
pub trait Job: Send + 'static {
    /// Does it once. What went wrong is told by the job itself: the next time comes in any case.
    fn run(&mut self, app: &App) -> impl Future<Output = ()> + Send;
}

const MINUTE: Duration = Duration::from_secs(60);

/// Starts everything that the server does by itself; it ends when what is answered is dropped.
pub fn start(app: &App) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(every(MINUTE, app.clone(), Keeper::default()));
    jobs.spawn(every(MINUTE, app.clone(), Lapse));
    jobs.spawn(every(MINUTE, app.clone(), SumUp));
    jobs.spawn(every(MINUTE, app.clone(), Rounds));
    jobs.spawn(every(5 * MINUTE, app.clone(), Watch));
    jobs.spawn(every(5 * MINUTE, app.clone(), Upkeep));
    jobs.spawn(every(10 * MINUTE, app.clone(), Daily));
    jobs
}

/// Does a job at once, and again whenever so much time has passed. One that panics is tried again like one that failed.
pub async fn every<J: Job>(time: Duration, app: App, mut job: J) {
    let mut clock = interval(time);
    clock.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        clock.tick().await;
        if AssertUnwindSafe(job.run(&app)).catch_unwind().await.is_err() {
            error!(job = type_name::<J>(), "something that the server does by itself panicked");
        }
    }
}
