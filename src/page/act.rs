//! An act under way. Its message is written on the receipt of its form before it commits, so that a
//! form handed in a second time is answered like the first: same place, same message, same undo.
use std::ops::{Deref, DerefMut};

use axum::response::Response;
use uuid::Uuid;

use super::{Answer, Flash, Visit, flashing, see_other};
use crate::db::{Result, Tx};
use crate::error::PageError;
use crate::receipts::{self, Answered};

/// The one transaction of an act, with the receipt of the form that asked for it. Dropped without
/// being done, neither stays.
#[must_use]
pub struct Act {
    tx: Tx,
    form: Uuid,
    to: String,
}

impl Visit {
    /// Begins an act that leads to `to`. A form that was handed in before is answered as it was then,
    /// by the error that this gives back.
    pub async fn claim(&self, mut tx: Tx, form: Uuid, to: &str) -> Result<Act, PageError> {
        match receipts::store::claim(&mut tx, form, to, self.now).await? {
            None => Ok(Act { tx, form, to: to.to_owned() }),
            Some(first) => Err(PageError::Answered(first)),
        }
    }
}

impl Act {
    /// The same act, leading elsewhere: where that is can be known only when the record was read.
    pub fn leading_to(self, to: &str) -> Act {
        Act { to: to.to_owned(), ..self }
    }

    /// Makes the act stay and leads on, with a message.
    pub async fn done(self, text: impl Into<String>) -> Answer {
        self.say(Flash { text: text.into(), undo: None }).await
    }

    /// The same, where a POST to `undo` takes the act back.
    pub async fn done_with_undo(self, text: impl Into<String>, undo: impl Into<String>) -> Answer {
        self.say(Flash { text: text.into(), undo: Some(undo.into()) }).await
    }

    /// Makes the act stay, and leaves the answer to the caller.
    pub async fn commit(self) -> Result<()> {
        self.tx.commit().await
    }

    async fn say(mut self, flash: Flash) -> Answer {
        let said = Answered { to: self.to.clone(), text: flash.text.clone(), undo: flash.undo.clone() };
        receipts::store::note(&mut self.tx, self.form, &said).await?;
        self.tx.commit().await?;
        Ok(flashing(&self.to, flash))
    }
}

impl Deref for Act {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.tx
    }
}

impl DerefMut for Act {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.tx
    }
}

/// The first answer once more.
pub fn answered(first: Answered) -> Response {
    let Answered { to, text, undo } = first;
    if text.is_empty() { see_other(&to) } else { flashing(&to, Flash { text, undo }) }
}
