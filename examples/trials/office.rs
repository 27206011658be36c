//! An installation of its own: a folder, the program serving from it, and an administrator signed in.
use std::fs::{self, File};
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::http::Client;
use crate::{Fault, Outcome};

/// How long a start may take before it counts as none.
const PATIENCE: Duration = Duration::from_secs(300);
const PASSWORD: &str = "چهار کبوتر و یک دودکش بلند";

/// The program, serving.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub ready: Duration,
}

/// A folder with data, and who may work on it.
pub struct Office {
    folder: TempDir,
    binary: PathBuf,
    /// The cookie of an administrator.
    pub cookie: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    /// The number of its process.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it without a word of warning.
    pub fn kill(mut self) -> Outcome<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// Asks it to end; answers whether it ended well, and how long that took.
    pub fn stop(mut self) -> Outcome<(bool, Duration)> {
        let begun = Instant::now();
        signal("TERM", self.pid())?;
        let status = self.child.wait()?;
        Ok((status.success(), begun.elapsed()))
    }

    /// Whether the process is still there.
    pub fn is_alive(&mut self) -> Outcome<bool> {
        Ok(self.child.try_wait()?.is_none())
    }

    /// Resident memory in KiB.
    pub fn memory(&self) -> Outcome<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid()))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
        Ok(line.trim().trim_end_matches(" kB").parse()?)
    }

    /// Somebody who talks to it.
    pub fn client(&self, cookie: &str) -> Client {
        Client::new(self.address, cookie)
    }

    /// The file of the database that it has open.
    pub fn database(&self) -> Outcome<PathBuf> {
        for entry in fs::read_dir(format!("/proc/{}/fd", self.pid()))? {
            let Ok(path) = fs::read_link(entry?.path()) else { continue };
            if path.extension().is_some_and(|ending| ending == "db") {
                return Ok(path);
            }
        }
        Err("the server has no database open".into())
    }

    /// The size of the database's log.
    pub fn log_size(&self) -> Outcome<u64> {
        Ok(fs::metadata(beside(&self.database()?, "-wal")).map_or(0, |data| data.len()))
    }
}

/// Sends a signal to a process of ours.
pub fn signal(name: &str, pid: u32) -> Outcome<()> {
    Command::new("kill").arg(format!("-{name}")).arg(pid.to_string()).status()?;
    Ok(())
}

/// The file whose name goes on after that of the database.
pub fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

impl Office {
    /// Opens one with nothing in it but an administrator.
    pub fn open(binary: &Path) -> Outcome<(Office, Server)> {
        let mut office = Office { folder: tempfile::tempdir()?, binary: binary.into(), cookie: String::new() };
        let server = office.start()?;
        let said = office.said()?;
        let path = said.split_whitespace().find_map(|word| Some(format!("/setup/{}", word.split_once("/setup/")?.1)));
        let path = path.ok_or("no link to set up the first administrator")?;
        let fields = [
            ("organisation", "The directorate"),
            ("name", "Sara"),
            ("username", "sara"),
            ("password", PASSWORD),
            ("password_again", PASSWORD),
        ];
        let answer = server.client("lang=en").post(&path, &fields)?;
        if answer.session.len() < 20 {
            return Err(format!("the set-up was answered with {}", answer.status).into());
        }
        office.cookie = answer.session;
        Ok((office, server))
    }

    /// The sample year, and the cookie of whoever has the role.
    pub fn with_sample_year(binary: &Path, role: &str) -> Outcome<(Office, Server)> {
        let mut office = Office { folder: tempfile::tempdir()?, binary: binary.into(), cookie: String::new() };
        let server = office.launch(&["demo"], &office.data())?;
        let said = office.said()?;
        let link = said.lines().find_map(|line| line.strip_prefix(&format!("sign in as {role}: ")));
        let link = link.ok_or("no link to sign in by")?;
        let path = link.find("/demo/").and_then(|at| link.get(at..)).ok_or("a link without its path")?;
        office.cookie = server.client("lang=en").get(path.trim())?.session;
        Ok((office, server))
    }

    /// Where its data is.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// The file of its database.
    pub fn database(&self) -> PathBuf {
        self.data().join("tafahom.db")
    }

    /// Starts the program on its data.
    pub fn start(&self) -> Outcome<Server> {
        self.launch(&[], &self.data())
    }

    /// Starts the program on other data.
    pub fn start_on(&self, data: &Path) -> Outcome<Server> {
        self.launch(&[], data)
    }

    fn launch(&self, command: &[&str], data: &Path) -> Outcome<Server> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let begun = Instant::now();
        let child = self
            .command(data)
            .args(["--listen", &address.to_string()])
            .args(command)
            .stdout(File::create(self.folder.path().join("out"))?)
            .stderr(File::options().create(true).append(true).open(self.log_file())?)
            .spawn()?;
        let mut server = Server { child, address, ready: PATIENCE };
        loop {
            if server.client("").get("/healthz").is_ok_and(|answer| answer.status == 200) {
                server.ready = begun.elapsed();
                return Ok(server);
            }
            if !server.is_alive()? || begun.elapsed() > PATIENCE {
                return Err(format!("the program did not start: {}", self.last_words()).into());
            }
            sleep(Duration::from_millis(2));
        }
    }

    fn command(&self, data: &Path) -> Command {
        let mut command = Command::new(&self.binary);
        command
            .arg("--data")
            .arg(data)
            .env("TAFAHOM_LOG", "warn")
            .env("TAFAHOM_HOURLY", "documents=0,files=0,acts=0")
            .stdin(Stdio::null());
        command
    }

    fn log_file(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// What the program said on its way up.
    fn said(&self) -> Outcome<String> {
        let begun = Instant::now();
        loop {
            let said = fs::read_to_string(self.folder.path().join("out"))?;
            if ["/setup/", "as admin:"].iter().any(|word| said.contains(word)) && said.ends_with('\n') {
                return Ok(said);
            }
            if begun.elapsed() > PATIENCE {
                return Err(format!("the program only said {said:?}").into());
            }
            sleep(Duration::from_millis(10));
        }
    }

    fn last_words(&self) -> String {
        let log = fs::read_to_string(self.log_file()).unwrap_or_default();
        log.lines().last().unwrap_or("").to_owned()
    }

    /// How often the program has said in its log that it panicked.
    pub fn panics(&self) -> Outcome<usize> {
        Ok(fs::read_to_string(self.log_file())?.matches("panicked at").count())
    }

    /// Has the program itself look everything over; the error is what it found.
    pub fn verify(&self) -> Outcome<Result<(), String>> {
        let found = self.command(&self.data()).args(["verify", "--language", "en"]).output()?;
        let text = String::from_utf8_lossy(&found.stdout) + String::from_utf8_lossy(&found.stderr);
        Ok(if found.status.success() { Ok(()) } else { Err(text.into_owned()) })
    }
}

/// The fault of an answer that should not have come.
pub fn unexpected(what: &str, status: u16) -> Fault {
    format!("{what} was answered with {status}").into()
}
