//! The process that reads a file: what it may use, what it says.
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, Write};
use std::os::fd::AsFd;
use std::process::ExitCode;

use super::{ReadFault, Room, Said, text, workbook};
use crate::imports::table::Line;

/// Memory, in bytes: enough for the program itself and for a large workbook.
const MEMORY: u64 = 768 * 1024 * 1024;
/// Seconds of the processor.
const SECONDS: u64 = 20;

/// Reads the file that standard input is and says its rows, a line of JSON each.
pub fn main() -> ExitCode {
    let mut out = BufWriter::new(io::stdout().lock());
    let mut tell = |line| say(&mut out, &Said::Line(line)).map_err(|_| ReadFault::TooHeavy);
    let done = limit().and_then(|()| open()).map_err(|_| ReadFault::Damaged).and_then(|file| rows(file, &mut tell));
    let last = match done {
        Ok(()) => Said::End,
        Err(fault) => Said::Fault(fault),
    };
    match say(&mut out, &last).and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}

/// Takes away from this process what it does not need.
fn limit() -> io::Result<()> {
    use rlimit::Resource;
    for (resource, most) in
        [(Resource::AS, MEMORY), (Resource::CPU, SECONDS), (Resource::FSIZE, 0), (Resource::CORE, 0)]
    {
        // Where less is allowed already, more cannot be asked for.
        let most = resource.get_hard()?.min(most);
        resource.set(most, most)?;
    }
    Ok(())
}

/// Standard input as the file that it is: a workbook is not read from front to back.
fn open() -> io::Result<File> {
    let mut file = File::from(io::stdin().as_fd().try_clone_to_owned()?);
    file.rewind()?;
    Ok(file)
}

fn say(out: &mut impl Write, said: &Said) -> io::Result<()> {
    serde_json::to_writer(&mut *out, said)?;
    out.write_all(b"\n")
}

/// Tells by its first bytes what the file is, and reads it within the limits of a list. Only a process
/// that may come to harm does this with a file that somebody else made.
pub fn rows(mut file: File, tell: &mut impl FnMut(Line) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
    let mut head = Vec::new();
    let read = Read::by_ref(&mut file).take(8).read_to_end(&mut head).and_then(|_| file.rewind());
    read.map_err(|_| ReadFault::Damaged)?;
    let mut room = Room::default();
    let mut each = |line: Line| {
        room.take(&line)?;
        tell(line)
    };
    if head.starts_with(b"PK") {
        workbook::read(file, &mut each)
    } else if head.starts_with(workbook::COMPOUND) {
        Err(workbook::compound(file))
    } else {
        text::read(file, &mut each)
    }
}
