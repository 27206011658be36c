//! What a trial found, and the arithmetic of waiting.
use std::fmt;
use std::time::Duration;

/// How much a trial does.
pub enum Size {
    /// In a few minutes.
    Short,
    /// As much as the goal says.
    Long,
}

/// What was found about one goal.
pub struct Finding {
    /// The number of the goal in the table.
    pub goal: u8,
    /// What was done, and what came of it.
    pub figure: String,
    /// What was promised.
    pub limit: String,
    /// Whether the promise was kept.
    pub met: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let verdict = if self.met { "met" } else { "MISSED" };
        write!(f, "goal {}: {} | limit: {} | {verdict}", self.goal, self.figure, self.limit)
    }
}

/// The time within which so many of a thousand are answered; zero when nobody asked.
pub fn quantile(times: &[Duration], per_mille: usize) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let at = (sorted.len() * per_mille).div_ceil(1000).saturating_sub(1);
    sorted.get(at).copied().unwrap_or_default()
}

/// Milliseconds, to be read.
pub fn ms(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}
