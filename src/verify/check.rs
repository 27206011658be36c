//! Looking everything over.
use std::collections::BTreeSet;

use tracing::warn;

use super::{BadFile, Chain, FileFault, Findings, store};
use crate::attachments::{Files, Standing};
use crate::audit;
use crate::audit::heads::Heads;
use crate::db::{Db, StoreError, Tx, is_damage};

/// Why something could not be looked over.
#[derive(Debug, thiserror::Error)]
pub enum Unchecked {
    /// The database could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The files could not be read.
    #[error("the files cannot be read: {0}")]
    Files(#[from] std::io::Error),
}

/// Looks over a database and the files that it names. What is wrong is a finding, not an error.
pub async fn check(db: &Db, files: &Files, heads: &Heads) -> Result<Findings, Unchecked> {
    let mut tx = db.read().await?;
    let mut damage = tx.damage().await?;
    let dangling = told(tx.dangling().await, &mut damage)?.unwrap_or_default();
    let chain = told(check_chain(&mut tx, heads).await, &mut damage)?;
    let named = told(store::files(&mut tx).await, &mut damage)?.unwrap_or_default();
    drop(tx);
    let bad_files = check_files(&named, files).await;
    let known: BTreeSet<&str> = named.iter().map(|file| file.sha256.as_str()).collect();
    let kept = files.all().await?;
    let strays = kept.iter().filter(|sha256| !known.contains(sha256.as_str())).count();
    Ok(Findings { damage, dangling, chain, files: named.len(), bad_files, strays })
}

/// What was read; damage that came to light in reading goes to the other damage.
fn told<T>(read: Result<T, StoreError>, damage: &mut Vec<String>) -> Result<Option<T>, StoreError> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(fault) if is_damage(&fault) => {
            let said = fault.to_string();
            if !damage.contains(&said) {
                damage.push(said);
            }
            Ok(None)
        }
        Err(fault) => Err(fault),
    }
}

/// Walks along the chain of events.
pub async fn check_chain(tx: &mut Tx, heads: &Heads) -> Result<Chain, StoreError> {
    let former = (audit::store::since(tx).await? - 1).max(0);
    let (head, broken) = audit::store::walk(tx, &heads.known()).await?;
    Ok(Chain { head, broken, former, noted: heads.kept.len(), spoilt: heads.spoilt })
}

async fn check_files(named: &[store::Named], files: &Files) -> Vec<BadFile> {
    let mut bad = Vec::new();
    for file in named {
        if let Some(fault) = fault_of(files, file).await {
            bad.push(BadFile { name: file.file_name.clone(), sha256: file.sha256.clone(), fault });
        }
    }
    bad
}

/// What is wrong with a file, if anything is.
pub async fn fault_of(files: &Files, file: &store::Named) -> Option<FileFault> {
    match files.standing(&file.sha256).await {
        Ok(Standing::Whole(size)) if size == file.size.unsigned_abs() => None,
        Ok(Standing::Whole(_) | Standing::Changed) => Some(FileFault::Changed),
        Ok(Standing::Missing) => Some(FileFault::Missing),
        Err(fault) => {
            warn!(sha256 = file.sha256, %fault, "a file cannot be read");
            Some(FileFault::Unreadable)
        }
    }
}
