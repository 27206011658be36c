//! Who is at work on the data: any number of servers, or one that puts other data in their place.
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::Path;

fn lock(data: &Path, take: impl Fn(&File) -> Result<(), TryLockError>) -> io::Result<File> {
    std::fs::create_dir_all(data)?;
    let file = OpenOptions::new().create(true).append(true).open(data.join("tafahom.lock"))?;
    match take(&file) {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(io::ErrorKind::WouldBlock.into()),
        Err(TryLockError::Error(fault)) => Err(fault),
    }
}

/// Is at work on the data, as others may be, until what is answered is dropped.
pub fn at_work(data: &Path) -> io::Result<File> {
    lock(data, File::try_lock_shared)
}

/// Is alone with the data until what is answered is dropped.
pub fn alone(data: &Path) -> io::Result<File> {
    lock(data, File::try_lock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_put_back_while_a_server_is_at_work() {
        let folder = tempfile::tempdir().unwrap();
        let (one, other) = (at_work(folder.path()).unwrap(), at_work(folder.path()).unwrap());
        assert_eq!(alone(folder.path()).unwrap_err().kind(), io::ErrorKind::WouldBlock);
        drop((one, other));
        let _alone = alone(folder.path()).unwrap();
        assert_eq!(at_work(folder.path()).unwrap_err().kind(), io::ErrorKind::WouldBlock);
    }
}
