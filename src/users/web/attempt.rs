//! A try to sign in: counted as failed before anything is checked, so that it does not matter how
//! many come at once, and forgiven when it was right.
use chrono::{DateTime, Utc};
use serde_json::json;
use tracing::warn;
use uuid::Uuid;

use super::start::Origin;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::ids::UserId;
use crate::users::hashing::Checked;
use crate::users::store::{self, Credentials};

/// A try that was counted.
pub struct Attempt {
    /// What it is checked against; none for a user name that nobody has.
    pub known: Option<Credentials>,
}

impl Attempt {
    /// Counts a try to sign in with a user name, unless it comes too soon after those that failed.
    pub async fn by_name(app: &App, origin: &Origin, username: &str, now: DateTime<Utc>) -> Result<Attempt, PageError> {
        let mut tx = app.db.write().await?;
        let known = store::credentials(&mut tx, username).await?;
        let known = with_browser(&mut tx, known, origin, now).await?;
        let failures = known.as_ref().map_or_else(|| app.throttle.stranger(username), |known| known.failures);
        failures.wait(now).map_or(Ok(()), |seconds| Err(PageError::TooMany(seconds)))?;
        store::note_try(&mut tx, known.as_ref(), now).await?;
        if known.is_none() {
            app.throttle.note_stranger(username, now);
        }
        tx.commit().await?;
        Ok(Attempt { known })
    }

    /// Counts a try of a user who is known already.
    pub async fn by(tx: &mut Tx, origin: &Origin, user: UserId, now: DateTime<Utc>) -> Result<Attempt, PageError> {
        let known = Some(store::credentials_of(tx, user).await?);
        let known = with_browser(tx, known, origin, now).await?;
        let wait = known.as_ref().and_then(|known| known.failures.wait(now));
        wait.map_or(Ok(()), |seconds| Err(PageError::TooMany(seconds)))?;
        store::note_try(tx, known.as_ref(), now).await?;
        Ok(Attempt { known })
    }

    /// Checks a password. One that could not be checked just now does not count as a try.
    pub async fn check(&self, app: &App, password: &str) -> Result<Checked, PageError> {
        let stored = self.known.as_ref().and_then(|known| known.password_hash.as_deref());
        match app.throttle.hasher.check(password, stored).await {
            Ok(checked) => Ok(checked),
            Err(fault) => {
                let mut tx = app.db.write().await?;
                self.take_back(&mut tx).await?;
                tx.commit().await?;
                Err(fault)
            }
        }
    }

    /// The try was not one: it does not count.
    pub async fn take_back(&self, tx: &mut Tx) -> Result<()> {
        match &self.known {
            Some(known) => store::take_back(tx, known).await,
            None => Ok(()),
        }
    }

    /// It was right: the failures before it are forgotten.
    pub async fn forgive(&self, tx: &mut Tx) -> Result<()> {
        match &self.known {
            Some(known) => store::forgive(tx, known).await,
            None => Ok(()),
        }
    }

    /// Writes down that it failed. What was typed as user name is not kept: people type passwords
    /// there by mistake.
    pub async fn fail(&self, tx: &mut Tx, origin: &Origin, now: DateTime<Utc>) -> Result<()> {
        let (subject, title) = match &self.known {
            Some(known) => (known.user.uuid(), store::find(tx, known.user).await?.name),
            None => (Uuid::nil(), String::new()),
        };
        let event = Event::by_program(Verb::SignInFailed, Kind::User, subject, title)
            .changing(json!({ "address": origin.address.to_string() }));
        warn!(address = %origin.address, known = self.known.is_some(), "a sign-in failed");
        audit::store::append(tx, &event, now).await
    }
}

/// The same, measured by the browser when it is one that the user signed in with before.
async fn with_browser(
    tx: &mut Tx,
    known: Option<Credentials>,
    origin: &Origin,
    now: DateTime<Utc>,
) -> Result<Option<Credentials>> {
    let Some(known) = known else { return Ok(None) };
    let Some(browser) = origin.browser(known.user) else { return Ok(Some(known)) };
    let failures = store::known_browser(tx, known.user, &browser, now).await?;
    Ok(Some(match failures {
        Some(failures) => Credentials { failures, browser: Some(browser), ..known },
        None => known,
    }))
}
