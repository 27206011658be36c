//! Opening everything that the program needs: the key, the database, the folder of files.
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use tracing::{error, info, warn};

use super::App;
use crate::attachments::Files;
use crate::audit;
use crate::backup::{self, BackupFault, Occasion};
use crate::clock::Clock;
use crate::config::Config;
use crate::db::{Db, Engine, StoreError};
use crate::seal::{Key, KeyFault};
use crate::users::lapse;
#[cfg(feature = "oidc")]
use crate::users::oidc::client::{Provider, ProviderFault};

/// Why the program does not start.
#[derive(Debug, thiserror::Error)]
pub enum Unopened {
    /// The folder cannot be made or used.
    #[error("the data folder {}: {}", .0.display(), .1)]
    Folder(PathBuf, #[source] io::Error),
    /// The key cannot be used.
    #[error(transparent)]
    Key(#[from] KeyFault),
    /// There are events, but no key that sealed them.
    #[error(
        "the key of the audit trail, {}, is missing, and the database holds events that were sealed under it: \
         put the file back from where a copy is kept, or name it with --audit-key; if no copy is left, \
         `tafahom audit new-key` goes on under a new one", .0.display()
    )]
    KeyLost(PathBuf),
    /// The events were sealed under another key.
    #[error(
        "{} is not the key under which the events of this database were sealed: put the right file in its place, \
         or name it with --audit-key", .0.display()
    )]
    OtherKey(PathBuf),
    /// No backup could be made of a database that is to be brought up to date.
    #[error("no backup could be made before the upgrade, and nothing was changed: {0}")]
    Unsaved(#[from] BackupFault),
    /// The provider with whose accounts people may sign in cannot be asked.
    #[cfg(feature = "oidc")]
    #[error(transparent)]
    Provider(#[from] ProviderFault),
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl App {
    /// Opens the database of a configuration, with its tables up to date, and what lies beside it.
    pub async fn open(config: Config, demo: bool) -> Result<App, Unopened> {
        let folder = |fault| Unopened::Folder(config.data.clone(), fault);
        std::fs::create_dir_all(&config.data).map_err(folder)?;
        #[cfg(feature = "oidc")]
        let provider = config.oidc.as_ref().map(Provider::open).transpose()?.map(Arc::new);
        let path = config.audit_key();
        let found = Key::read(&path)?;
        let key = found.clone().unwrap_or_else(Key::fresh);
        let db = Db::open(&config.database_url(), key.clone()).await?;
        let files = Files::in_folder(&config.data.join("files")).map_err(folder)?;
        if db.is_behind().await? {
            before_upgrade(&db, &files, &config).await?;
        }
        db.migrate().await?;
        unlock(&db, &key, found.is_none(), path).await?;
        let app = App {
            db,
            config: Arc::new(config),
            clock: Clock::System,
            files,
            throttle: Arc::default(),
            #[cfg(feature = "oidc")]
            provider,
            limits: Arc::default(),
            demo,
        };
        lapse::resume(&app).await?;
        Ok(app)
    }
}

/// Makes a backup of a database as an earlier version of the program left it.
async fn before_upgrade(db: &Db, files: &Files, config: &Config) -> Result<(), Unopened> {
    if db.kind() == Engine::Postgres {
        warn!("the tables are brought up to date; of a database on PostgreSQL no backup is made before");
        return Ok(());
    }
    let (folder, now) = (config.backups(), Clock::System.now());
    let unsaved = |fault: io::Error| Unopened::Unsaved(fault.into());
    std::fs::create_dir_all(&folder).map_err(unsaved)?;
    let to = folder.join(backup::name_of(now, Occasion::Upgrade));
    backup::make(db, files, &to, now).await?;
    info!(path = %to.display(), "a backup was made before the upgrade");
    backup::shelf::prune_upgrades(&folder).map_err(unsaved)
}

/// Makes sure that the key is that of the database; a new one is kept only for a database without events.
async fn unlock(db: &Db, key: &Key, is_new: bool, path: PathBuf) -> Result<(), Unopened> {
    let mut tx = db.read().await?;
    let head = audit::store::head(&mut tx).await?;
    if is_new && head.seq > 0 {
        return Err(Unopened::KeyLost(path));
    }
    if is_new {
        key.keep(&path)?;
        info!(path = %path.display(), "the key of the audit trail was made: keep a copy of it in a safe place");
    } else if !audit::store::key_fits(&mut tx).await? {
        error!(path = %path.display(), "neither the first event nor the last bears the seal of this key");
        return Err(Unopened::OtherKey(path));
    }
    Ok(())
}
