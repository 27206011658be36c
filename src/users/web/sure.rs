//! Acts that ask for one's own password again, however long ago one signed in.
use super::attempt::Attempt;
use super::start::Origin;
use crate::app::App;
use crate::error::PageError;
use crate::form::Form;
use crate::page::Visit;

/// Checks the field `present_password`; a wrong one is a fault of the form. Guessing counts like guessing at the sign-in
/// page: whoever sits down at a session that was left open is held back as much as a stranger.
pub async fn own_password(app: &App, visit: &Visit, origin: &Origin, form: &mut Form) -> Result<(), PageError> {
    let typed = form.value("present_password").to_owned();
    if typed.is_empty() {
        form.reject("present_password", visit.w.faults.required());
        return Ok(());
    }
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let mut tx = app.db.write().await?;
    let attempt = Attempt::by(&mut tx, origin, visit.actor()?.id, visit.onward).await?;
    tx.commit().await?;
    let checked = attempt.check(app, &typed).await?;
    let mut tx = app.db.write().await?;
    if checked.fits {
        attempt.forgive(&mut tx).await?;
    } else {
        attempt.fail(&mut tx, origin, visit.now).await?;
        form.reject("present_password", visit.w.users.present_wrong());
    }
    Ok(tx.commit().await?)
}
