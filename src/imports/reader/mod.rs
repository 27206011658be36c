//! Reading a file that somebody else made. It is read by a process of its own, which this program starts
//! of itself: a file made to exhaust memory or time brings down that process and nothing else.
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::table::{Line, Table};
use crate::keyed;

pub mod child;
mod text;
mod workbook;

/// The word by which this program is told to be the process that reads.
pub const COMMAND: &str = "read-table";

/// More rows than any list that is kept by hand.
pub const MOST_ROWS: usize = 20_000;
/// More columns than anybody looks at.
pub const MOST_COLUMNS: u32 = 100;
/// All cells of a sheet together.
pub const MOST_CELLS: usize = 500_000;
/// What a spreadsheet itself allows in a cell, in characters.
pub const LONGEST_CELL: usize = 32_767;
/// All text of a sheet together, in bytes.
const MOST_TEXT: usize = 32 * 1024 * 1024;
/// How long the process may take.
const LONGEST: Duration = Duration::from_secs(30);
/// What it may say: the text, with what stands around it.
const MOST_SAID: u64 = 96 * 1024 * 1024;

keyed! {
    /// Why a file was not read.
    pub enum ReadFault {
        /// Neither a workbook nor a table in text.
        NotATable = "not_a_table",
        /// A workbook of before 2007.
        OldFormat = "old_format",
        /// A workbook of another kind: binary, or of another office.
        OtherFormat = "other_format",
        /// Under a password.
        Protected = "protected",
        /// Broken.
        Damaged = "damaged",
        /// It holds nothing.
        Empty = "empty",
        /// More rows than are taken.
        TooManyRows = "too_many_rows",
        /// More columns than are taken.
        TooManyColumns = "too_many_columns",
        /// A cell with more text than a cell can hold.
        CellTooLong = "cell_too_long",
        /// It unpacks to more than is taken.
        TooLarge = "too_large",
        /// It could not be read in the time and memory there is.
        TooHeavy = "too_heavy",
    }
}

/// One line of what the process says.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Said {
    /// A row.
    Line(Line),
    /// Why it gave up.
    Fault(ReadFault),
    /// That it came to the end.
    End,
}

/// What may be read of a sheet; more is a fault.
#[derive(Default)]
struct Room {
    lines: usize,
    cells: usize,
    text: usize,
}

impl Room {
    /// Takes room for a row.
    fn take(&mut self, line: &Line) -> Result<(), ReadFault> {
        self.lines += 1;
        self.cells += line.cells.len();
        if self.lines > MOST_ROWS || self.cells > MOST_CELLS {
            return Err(ReadFault::TooManyRows);
        }
        for (column, value) in &line.cells {
            let text = value.text();
            self.text += text.len();
            if *column >= MOST_COLUMNS {
                return Err(ReadFault::TooManyColumns);
            }
            // A text of so few bytes cannot have more characters.
            if text.len() > LONGEST_CELL && text.chars().count() > LONGEST_CELL {
                return Err(ReadFault::CellTooLong);
            }
        }
        if self.text > MOST_TEXT { Err(ReadFault::TooLarge) } else { Ok(()) }
    }
}

/// Reads a file in a process of `program`, which is this program. Takes as long as the process does: not
/// for the threads that serve.
pub fn read(program: &Path, file: File) -> std::io::Result<Result<Table, ReadFault>> {
    let mut child = Command::new(program)
        .arg(COMMAND)
        .env_clear()
        .current_dir("/")
        .stdin(file)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let heard = match child.stdout.take() {
        Some(said) => hear(said),
        None => Err(ReadFault::TooHeavy),
    };
    end(&mut child)?;
    Ok(heard)
}

/// Listens until the process has said all, or for as long as it may take.
fn hear(said: ChildStdout) -> Result<Table, ReadFault> {
    let (tell, heard) = mpsc::channel();
    thread::spawn(move || {
        // Nobody listens any more when the process took too long.
        tell.send(listen(said)).ok();
    });
    heard.recv_timeout(LONGEST).unwrap_or(Err(ReadFault::TooHeavy))
}

fn listen(said: ChildStdout) -> Result<Table, ReadFault> {
    let mut table = Table::default();
    let mut said = BufReader::new(said.take(MOST_SAID));
    let mut line = String::new();
    loop {
        line.clear();
        // A process that was stopped half-way says no word of its end.
        let Ok(1..) = said.read_line(&mut line) else { return Err(ReadFault::TooHeavy) };
        match serde_json::from_str(&line) {
            Ok(Said::Line(line)) => table.lines.push(line),
            Ok(Said::Fault(fault)) => return Err(fault),
            Ok(Said::End) => return if table.lines.is_empty() { Err(ReadFault::Empty) } else { Ok(table) },
            Err(_) => return Err(ReadFault::TooHeavy),
        }
    }
}

/// The process has nothing more to say, or is not listened to: it ends, if it has not yet.
fn end(child: &mut Child) -> std::io::Result<()> {
    child.kill().ok();
    child.wait().map(|_| ())
}
