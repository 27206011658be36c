//! Acts that ask for one's own password again, however long ago one signed in.
use super::start::Origin;
use crate::app::App;
use crate::error::PageError;
use crate::form::Form;
use crate::page::Visit;
use crate::users::store;

/// Checks the field `present_password`; a wrong one is a fault of the form.
pub async fn own_password(app: &App, visit: &Visit, origin: &Origin, form: &mut Form) -> Result<(), PageError> {
    let typed = form.value("present_password").to_owned();
    if typed.is_empty() {
        form.reject("present_password", visit.w.faults.required());
        return Ok(());
    }
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let mut tx = app.db.read().await?;
    let stored = store::password_hash(&mut tx, visit.actor()?.id).await?;
    drop(tx);
    if !app.throttle.hasher.check(&typed, stored.as_deref()).await?.fits {
        form.reject("present_password", visit.w.users.present_wrong());
    }
    Ok(())
}
