//! The program under `strace`: watched, or given an operating system that fails.
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::office::signal;

/// `strace`, attached to a running program.
pub struct Trace {
    child: Child,
    lines: PathBuf,
}

impl Trace {
    /// Attaches it to all threads of a process; `lines` is the file it writes.
    pub fn attach(pid: u32, lines: &Path, arguments: &[String]) -> Outcome<Trace> {
        let child = Command::new("strace")
            .args(["-f", "-qq", "-p", &pid.to_string(), "-o"])
            .arg(lines)
            .args(arguments)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|fault| format!("strace cannot be run: {fault}"))?;
        let trace = Trace { child, lines: lines.into() };
        let begun = Instant::now();
        while !is_traced(pid)? {
            if begun.elapsed() > Duration::from_secs(10) {
                return Err("strace did not attach".into());
            }
            sleep(Duration::from_millis(5));
        }
        Ok(trace)
    }

    /// What it wrote so far.
    pub fn lines(&self) -> Outcome<String> {
        Ok(String::from_utf8_lossy(&fs::read(&self.lines)?).into_owned())
    }

    /// Lets the program go; answers all that was written.
    pub fn detach(mut self) -> Outcome<String> {
        signal("INT", self.child.id())?;
        self.child.wait()?;
        self.lines()
    }
}

impl Drop for Trace {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

fn is_traced(pid: u32) -> Outcome<bool> {
    for task in fs::read_dir(format!("/proc/{pid}/task"))? {
        let status = fs::read_to_string(task?.path().join("status")).unwrap_or_default();
        if status.lines().any(|line| line.trim_end() == "TracerPid:\t0") {
            return Ok(false);
        }
    }
    Ok(true)
}
