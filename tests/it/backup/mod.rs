//! Backups: made while others write, read back, put back, and refused when they are not whole.
mod archives;
mod drill;
mod pages;
mod upgrade;

use std::path::{Path, PathBuf};

use tafahom::app::App;
use tafahom::backup::{Aim, RestoreFault, Restored, make, restore};
use tafahom::config::{Config, Options};
use tempfile::TempDir;

use crate::app::TestApp;

/// Makes a backup in a folder of its own.
pub async fn backup(app: &App) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("backup.zip");
    make(&app.db, &app.files, &path, app.clock.now()).await.unwrap();
    (folder, path)
}

/// A machine without data, that has the key of a program.
pub struct Elsewhere {
    pub config: Config,
    pub folder: TempDir,
}

impl Elsewhere {
    pub fn with_key_of(app: &TestApp) -> Elsewhere {
        let folder = tempfile::tempdir().unwrap();
        let options = Options { data: Some(folder.path().join("data")), ..Options::default() };
        let config = Config::load(&options).unwrap();
        std::fs::create_dir_all(&config.data).unwrap();
        app.app.db.key().keep(&config.audit_key()).unwrap();
        Elsewhere { config, folder }
    }

    pub async fn restore(&self, archive: &Path) -> Result<Restored, RestoreFault> {
        restore(&self.config, archive, Aim::Restore, crate::app::the_day()).await
    }

    pub async fn look(&self, archive: &Path) -> Result<Restored, RestoreFault> {
        restore(&self.config, archive, Aim::Look, crate::app::the_day()).await
    }
}
