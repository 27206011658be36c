//! A sample year of a directorate's work, relative to today, so that the desk always looks alive.
//! It is played through the domain and the stores of the real thing, in one transaction.
use crate::app::App;
use crate::db::StoreError;
use crate::ids::UserId;
use crate::users;

mod calendar;
mod cast;
mod data;
mod gatherings;
mod life;
mod papers;
mod promises;

/// Why there is no sample year.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The files could not be kept.
    #[error("the sample files cannot be written: {0}")]
    Files(#[from] std::io::Error),
}

/// Fills an empty database with the sample year.
pub async fn fill(app: &App) -> Result<(), DemoError> {
    app.files.put_bytes(&papers::sha256(), papers::SIGNED_COPY.to_vec()).await?;
    let today = app.clock.today();
    let mut tx = app.db.write().await?;
    let long_ago = calendar::at(today - chrono::Days::new(400), 0);
    let cast = cast::record(&mut tx, today, long_ago).await?;
    for (nth, work) in data::work::WORKS.iter().enumerate() {
        life::play(&mut tx, &cast, work, nth, today).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// One sign-in link per role, as `(role, address)`.
pub async fn sign_in_links(app: &App) -> Result<Vec<(String, String)>, DemoError> {
    let mut links = Vec::new();
    let mut tx = app.db.write().await?;
    for role in users::roles::Role::ALL {
        let user: Option<UserId> =
            users::store::list(&mut tx).await?.into_iter().find(|user| user.username == role.key()).map(|user| user.id);
        if let Some(user) = user {
            let token = users::store::demo_link(&mut tx, user, app.clock.onward()).await?;
            links.push((role.key().to_owned(), format!("{}/demo/{token}", app.base_url())));
        }
    }
    tx.commit().await?;
    Ok(links)
}
