//! The program is there again at once after it was killed with a long journal.
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode};
use sqlx::{ConnectOptions, Connection};
use tafahom::app::App;
use tafahom::config::{Config, Options};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{sleep, timeout};

use crate::{Outcome, Score};

/// The program, as it was built beside this one.
pub struct Server {
    child: Child,
    pub address: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Server {
    pub fn start(data: &Path) -> Outcome<Server> {
        let mut program = std::env::current_exe()?;
        program.pop();
        program.pop();
        let port = std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let address = format!("127.0.0.1:{port}");
        let child = Command::new(program.join("tafahom"))
            .args(["--keep-backups", "0", "--listen", &address, "--data"])
            .arg(data)
            .stdout(Stdio::null())
            .spawn()?;
        Ok(Server { child, address })
    }
}

/// Whether the program says in time that it is well.
pub async fn healthy(address: &str, within: Duration) -> bool {
    let asked = async || -> std::io::Result<bool> {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await?;
        Ok(answer.starts_with("HTTP/1.1 200"))
    };
    let until_well = async {
        while !matches!(asked().await, Ok(true)) {
            sleep(Duration::from_millis(5)).await;
        }
    };
    timeout(within, until_well).await.is_ok()
}

pub async fn run(score: &mut Score, mib: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    let config = Config::load(&Options { data: Some(data.clone()), ..Options::default() })?;
    App::open(config, false).await?.db.close().await;
    let size = mib.to_string();
    let killed = Command::new(std::env::current_exe()?)
        .args(["leave-a-journal", data.to_str().ok_or("a path of letters")?, &size])
        .status()?;
    let journal = std::fs::metadata(data.join("tafahom.db-wal"))?.len() >> 20;
    score.figure(
        "MiB in the journal of a program that was killed",
        journal,
        !killed.success() && journal >= mib as u64,
    );
    let begun = Instant::now();
    let server = Server::start(&data)?;
    let is_up = healthy(&server.address, Duration::from_secs(60)).await;
    let took = begun.elapsed();
    score.figure("from the start to the first answer", format!("{took:.2?}"), is_up && took < Duration::from_secs(3));
    drop(server);
    let mut connection = file(&data).connect().await?;
    let (rows,): (i64,) =
        sqlx::query_as("SELECT count(*) FROM settings WHERE key LIKE 'trial.%'").fetch_one(&mut connection).await?;
    score.figure(
        "rows committed before it was killed that are there",
        rows,
        rows.to_string() == std::fs::read_to_string(data.join("rows"))?,
    );
    Ok(())
}

fn file(data: &Path) -> SqliteConnectOptions {
    let path: PathBuf = data.join("tafahom.db");
    SqliteConnectOptions::new().filename(path).journal_mode(SqliteJournalMode::Wal)
}

/// Writes until the journal is so long, notes how many rows that took, and is killed.
pub async fn leave_a_journal(arguments: &[String], mib: usize) -> Outcome<()> {
    let data = PathBuf::from(arguments.get(1).ok_or("which data?")?);
    let options = file(&data).pragma("wal_autocheckpoint", "0").pragma("synchronous", "FULL");
    let mut connection = SqliteConnection::connect_with(&options).await?;
    let (value, mut rows) = ("x".repeat(4000), 0);
    while std::fs::metadata(data.join("tafahom.db-wal")).map_or(0, |meta| meta.len()) >> 20 < mib as u64 {
        let mut tx = connection.begin().await?;
        for _ in 0..16 {
            rows += 1;
            let sql = "INSERT INTO settings (key, value) VALUES ($1, $2)";
            sqlx::query(sql).bind(format!("trial.{rows}")).bind(&value).execute(&mut *tx).await?;
        }
        tx.commit().await?;
    }
    std::fs::write(data.join("rows"), rows.to_string())?;
    std::process::abort();
}
