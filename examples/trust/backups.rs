//! Backups made while others write hold all that was acknowledged before they began; one of them is put back on
//! another machine, is the same row by row, and serves its first page in time.
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::time::{Duration, Instant};

use sha2::{Digest, Sha256};
use sqlx::{AssertSqlSafe, Row, SqlitePool};
use tafahom::app::App;
use tafahom::audit::store::append;
use tafahom::audit::{Event, Kind, Verb};
use tafahom::backup::{Aim, make, restore};
use tafahom::config::{Config, Options};
use tafahom::demo;
use uuid::Uuid;

use crate::crash::{Server, healthy};
use crate::{Outcome, Score};

fn config(data: &Path) -> Outcome<Config> {
    Ok(Config::load(&Options { data: Some(data.into()), ..Options::default() })?)
}

/// The hash of what each table holds, but for what the engine keeps for itself.
async fn hashes(url: &str) -> Outcome<BTreeMap<String, String>> {
    let pool = SqlitePool::connect(url).await?;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
    let mut found = BTreeMap::new();
    for table in sqlx::query(tables).fetch_all(&pool).await? {
        let table: String = table.get(0);
        let columns = sqlx::query("SELECT name FROM pragma_table_info($1)").bind(&table).fetch_all(&pool).await?;
        let quoted: Vec<String> = columns.iter().map(|row| format!("quote(\"{}\")", row.get::<String, _>(0))).collect();
        let sql = format!("SELECT {} AS line FROM \"{table}\" ORDER BY line", quoted.join("||'|'||"));
        let mut hash = Sha256::new();
        for row in sqlx::query(AssertSqlSafe(sql)).fetch_all(&pool).await? {
            hash.update(row.get::<String, _>(0));
            hash.update("\n");
        }
        found.insert(table, format!("{:x?}", hash.finalize()));
    }
    pool.close().await;
    Ok(found)
}

/// Writes pairs of rows that belong together until it is told to stop.
async fn write(app: App, written: Arc<AtomicI64>, stop: Arc<AtomicBool>) -> Outcome<()> {
    while !stop.load(Ordering::SeqCst) {
        let (mut tx, now) = (app.db.write().await?, app.clock.now());
        let sql = "INSERT INTO receipts (form_id, location, at) VALUES ($1, 'pair', $2)";
        tx.run(sql, &[&Uuid::now_v7(), &now]).await?;
        append(&mut tx, &Event::by_program(Verb::Updated, Kind::Setting, Uuid::nil(), "pair"), now).await?;
        tx.commit().await?;
        written.fetch_add(1, Ordering::SeqCst);
    }
    Ok(())
}

pub async fn run(score: &mut Score, count: usize) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let (here, there) = (config(&folder.path().join("here"))?, config(&folder.path().join("there"))?);
    let app = App::open(here.clone(), true).await?;
    demo::fill(&app).await?;
    std::fs::create_dir_all(&there.data)?;
    std::fs::copy(here.audit_key(), there.audit_key())?;
    let sample: (i64,) = app.db.read().await?.one("SELECT count(*) FROM events", &[]).await?;

    let (written, stop) = (Arc::new(AtomicI64::new(0)), Arc::new(AtomicBool::new(false)));
    let writers: Vec<_> = (0..4).map(|_| tokio::spawn(write(app.clone(), written.clone(), stop.clone()))).collect();
    let (begun, mut times, mut good) = (Instant::now(), Vec::new(), 0);
    for nth in 0..count {
        let (before, began) = (written.load(Ordering::SeqCst), Instant::now());
        let path = folder.path().join(format!("{nth}.zip"));
        make(&app.db, &app.files, &path, app.clock.now()).await?;
        times.push(began.elapsed());
        // Sealed, whole, without a row that points nowhere; and of each pair both or neither.
        let found = restore(&there, &path, Aim::Look, app.clock.now()).await?;
        let rows = |table: &str| found.manifest.rows.get(table).copied().unwrap_or_default();
        let (pairs, events) = (rows("receipts"), rows("events") - sample.0);
        if found.findings.is_sound() && pairs == events && pairs >= before {
            good += 1;
        }
    }
    stop.store(true, Ordering::SeqCst);
    for writer in writers {
        writer.await??;
    }
    times.sort();
    let writes = written.load(Ordering::SeqCst);
    let rate = writes as f64 / begun.elapsed().as_secs_f64();
    println!("       {writes} writes meanwhile, {rate:.0} a second");
    if let (Some(least), Some(most)) = (times.first(), times.last()) {
        println!("       a backup took {least:.0?} to {most:.0?}");
    }
    score.figure("backups that were whole and held all that was acknowledged", good, good == count && writes > 0);
    drill(score, &app, &here, &there, folder.path()).await
}

async fn drill(score: &mut Score, app: &App, here: &Config, there: &Config, folder: &Path) -> Outcome<()> {
    let last = folder.join("last.zip");
    make(&app.db, &app.files, &last, app.clock.now()).await?;
    let begun = Instant::now();
    restore(there, &last, Aim::Restore, app.clock.now()).await?;
    let same = hashes(&here.database_url()).await? == hashes(&there.database_url()).await?;
    score.figure("what was put back is the same in every table", same, same);
    let server = Server::start(&there.data)?;
    let is_up = healthy(&server.address, Duration::from_secs(60)).await;
    let took = begun.elapsed();
    score.figure("from the archive to the first answer", format!("{took:.1?}"), is_up && took.as_secs() < 300);
    Ok(())
}
