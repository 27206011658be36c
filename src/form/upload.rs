//! A file on its way in: streamed to a temporary file with its size counted and its hash taken.
use std::io::Write;

use axum::extract::Multipart;
use axum::extract::multipart::{Field, MultipartError};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::error::PageError;
use crate::form::Fields;
use crate::persian::bidi::clean;

/// The largest file taken, in bytes: 25 MB.
pub const MAX_FILE: usize = 25 * 1024 * 1024;
/// How much of a body is read at all. What lies between this and the limits is read and dropped, so
/// that the sender sees the page that says why.
pub const MAX_READ: usize = 256 * 1024 * 1024;
const MAX_FIELD: usize = 1024 * 1024;
const MAX_TEXTS: usize = 2 * MAX_FIELD;
const HEAD: usize = 8192;

/// A file that was sent along with a form.
pub struct Upload {
    /// The name of the field.
    pub field: String,
    /// The name the file had on the sender's machine, cleaned.
    pub file_name: String,
    /// Its bytes.
    pub bytes: NamedTempFile,
    /// Its first bytes, by which its true type is told.
    pub head: Vec<u8>,
    /// Its length in bytes.
    pub size: usize,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// Reads a multipart form to its end, also when something in it is over its limit: a connection cut
/// in the middle of sending shows the sender no page. Then nothing more is kept, and `too_large` says so.
pub(super) async fn receive(mut multipart: Multipart) -> Result<Received, PageError> {
    let mut received = Received { fields: Fields { pairs: Vec::new(), upload: None }, too_large: false };
    let mut room = MAX_TEXTS;
    while let Some(field) = multipart.next_field().await.map_err(fault)? {
        let name = field.name().unwrap_or("").to_owned();
        match field.file_name().map(str::to_owned) {
            Some(file_name) => match store(field, name, &file_name).await? {
                Some(upload) if upload.size > 0 || !upload.file_name.is_empty() => {
                    received.fields.upload.get_or_insert(upload);
                }
                Some(_) => {}
                None => received.too_large = true,
            },
            None => match text(field, room.min(MAX_FIELD)).await? {
                Some(value) => {
                    room = room.saturating_sub(name.len() + value.len());
                    received.fields.pairs.push((name, clean(&value)));
                }
                None => received.too_large = true,
            },
        }
    }
    Ok(received)
}

/// A form that was read, as far as its limits allow.
pub(super) struct Received {
    /// What was kept.
    pub fields: Fields,
    /// Whether something was left out because it was too large.
    pub too_large: bool,
}

/// A field of text, or nothing when it is longer than `most` bytes.
async fn text(mut field: Field<'_>, most: usize) -> Result<Option<String>, PageError> {
    let (mut bytes, mut size) = (Vec::new(), 0);
    while let Some(chunk) = field.chunk().await.map_err(fault)? {
        size += chunk.len();
        if size <= most {
            bytes.extend(chunk);
        }
    }
    Ok((size <= most).then(|| String::from_utf8_lossy(&bytes).into_owned()))
}

/// A file, or nothing when it is larger than it may be.
async fn store(mut field: Field<'_>, name: String, file_name: &str) -> Result<Option<Upload>, PageError> {
    let mut bytes = NamedTempFile::new().map_err(|e| PageError::Busy(e.to_string()))?;
    let (mut head, mut size, mut hash) = (Vec::new(), 0, Sha256::new());
    while let Some(chunk) = field.chunk().await.map_err(fault)? {
        size += chunk.len();
        if size > MAX_FILE {
            continue;
        }
        hash.update(&chunk);
        head.extend(chunk.iter().take(HEAD.saturating_sub(head.len())));
        bytes.write_all(&chunk).map_err(|e| PageError::Busy(e.to_string()))?;
    }
    if size > MAX_FILE {
        return Ok(None);
    }
    bytes.flush().map_err(|e| PageError::Busy(e.to_string()))?;
    let sha256 = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Some(Upload { field: name, file_name: tidy(file_name), bytes, head, size, sha256 }))
}

/// The bare name, without folders and characters that no file name has.
fn tidy(file_name: &str) -> String {
    let bare = file_name.rsplit(['/', '\\']).next().unwrap_or("");
    clean(bare).chars().filter(|c| !c.is_control() && !"<>:\"|?*".contains(*c)).collect::<String>().trim().to_owned()
}

fn fault(error: MultipartError) -> PageError {
    match error.status().as_u16() {
        413 => PageError::TooLarge,
        _ => PageError::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn a_file_name_loses_its_folders_and_forbidden_characters() {
        assert_eq!(tidy("C:\\Users\\x\\متن نهایی.pdf"), "متن نهایی.pdf");
        assert_eq!(tidy("../../etc/passwd"), "passwd");
        assert_eq!(tidy("a\u{202e}fdp.exe<>"), "afdp.exe");
    }
}
