//! What bringing in a long list costs: a workbook of agreements is made, read by another process, looked
//! at, brought in, looked at again and taken back, on a throw-away database.
//!
//! `cargo bench --bench import -- 5000` (5,000 agreements unless said otherwise). With
//! `TAFAHOM_BENCH_DATABASE=postgres://…` on that database, which must be empty.
use std::error::Error;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Instant;

use rust_xlsxwriter::Workbook;
use tafahom::agreements::sight::Sight;
use tafahom::clock::Clock;
use tafahom::db::Db;
use tafahom::imports::ImportKind;
use tafahom::imports::bring::{self, Job, bring_in};
use tafahom::imports::columns::Layout;
use tafahom::imports::reader;
use tafahom::imports::store::{self, Hand};
use tafahom::seal::Key;
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme, User};
use tafahom::words::{Lang, Words};
use uuid::Uuid;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

const HEADS: [&str; 12] = [
    "عنوان",
    "موضوع",
    "طرف اول",
    "طرف‌های دیگر",
    "مسئول پیگیری",
    "مرحله",
    "تاریخ نشست",
    "تاریخ تدوین پیش‌نویس",
    "تاریخ نافذ شدن",
    "پایان اعتبار",
    "گام بعدی",
    "برچسب‌ها",
];

const FIELDS: [&str; 10] =
    ["آموزش", "پژوهش", "کارآفرینی", "رسانه", "بیمه", "مسکن", "صادرات", "کشاورزی", "گردشگری", "انرژی"];

fn main() -> Outcome<()> {
    let rows = std::env::args().filter_map(|argument| argument.parse().ok()).next().unwrap_or(5_000);
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(run(rows))
}

async fn run(rows: u32) -> Outcome<()> {
    let folder = tempfile::tempdir()?;
    let db = match std::env::var("TAFAHOM_BENCH_DATABASE") {
        Ok(url) => Db::open(&url, Key::fresh()).await?,
        Err(_) => Db::open_file(&folder.path().join("bench.db"), Key::fresh()).await?,
    };
    db.migrate().await?;
    let actor = actor(&db).await?;
    let mut begun = Instant::now();
    let mut lap = |what: &str| {
        println!(
            "{what:32} {:8.2} s   {} MiB at most",
            begun.elapsed().as_secs_f64(),
            most_memory().unwrap_or(0) / 1024
        );
        begun = Instant::now();
    };
    let bytes = workbook(rows)?;
    lap(&format!("{rows} rows, {} KiB: made", bytes.len() / 1024));
    let mut file = tempfile::tempfile()?;
    file.write_all(&bytes)?;
    file.rewind()?;
    let table = reader::read(Path::new(env!("CARGO_BIN_EXE_tafahom")), file)?.map_err(|fault| fault.key())?;
    lap("read by another process");
    let w = Words::of(Lang::Fa);
    let layout = Layout::guess(&table.lines, None);
    let now = Clock::System.now();
    let (id, file_name) = (Uuid::now_v7(), "list.xlsx".to_owned());
    let job =
        Job { id, file_name, layout, lines: table.lines, actor: actor.clone(), now, meant: Vec::new(), mark: None };
    let mut tx = db.read().await?;
    let plan = bring::plan(&mut tx, &job, w).await?;
    drop(tx);
    println!("{} rows, {} errors, {} organisations on the way", plan.rows.len(), plan.faults.len(), plan.passing.len());
    lap("looked at");
    let import = bring_in(&db, &job, w, &|_, _| {}).await?.map_err(|refused| format!("{refused:?}"))?;
    lap("brought in");
    let mut tx = db.read().await?;
    let again = bring::plan(&mut tx, &job, w).await?;
    drop(tx);
    println!("{} of {} rows are recorded", again.count(tafahom::imports::Act::Leave), rows);
    lap("looked at again");
    let mut tx = db.read().await?;
    let known = store::known(&mut tx, ImportKind::Agreements, &Sight::of(&actor)).await?;
    drop(tx);
    let list = tafahom::imports::kinds::rows(&known, tafahom::clock::day_in_tehran(now));
    tafahom::imports::template::filled(w, ImportKind::Agreements, &list)?;
    lap("taken out as a workbook");
    let mut tx = db.write().await?;
    let undone = store::undo(&mut tx, &import, Hand { by: actor.id, sight: Sight::of(&actor), now }).await?;
    tx.commit().await?;
    println!("{} records could not go", undone.refused.len());
    lap("taken back");
    db.close().await;
    Ok(())
}

async fn actor(db: &Db) -> Outcome<Actor> {
    let user = User::new("bench", "سارا رضایی", "", Role::Admin);
    let mut tx = db.write().await?;
    tafahom::users::store::insert(&mut tx, &user, Clock::System.now()).await?;
    tx.commit().await?;
    let (theme, density) = (Theme::Auto, Density::Comfortable);
    let (id, name, post, role) = (user.id, user.name, String::new(), Role::Admin);
    Ok(Actor { id, name, post, role, language: Lang::Fa, theme, density, session: String::new() })
}

fn workbook(rows: u32) -> Outcome<Vec<u8>> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (at, head) in (0_u16..).zip(HEADS) {
        page.write_string(0, at, head)?;
    }
    for row in 1..=rows {
        let field = FIELDS.iter().cycle().nth(row as usize).copied().unwrap_or_default();
        let stage =
            ["نشست و مذاکره", "تدوین پیش‌نویس", "نافذ"].iter().cycle().nth(row as usize).copied().unwrap_or_default();
        let (month, day) = (1 + row % 12, 1 + row % 28);
        let signed = stage == "نافذ";
        let later = |year: u32, is: bool| if is { format!("{year}/{month}/{day}") } else { String::new() };
        let cells = [
            format!("تفاهم‌نامهٔ همکاری {field} شمارهٔ {row}"),
            format!("گسترش {field} در تعاونی‌های استان با همکاری دو طرف و پایش سالانهٔ آن"),
            "ادارهٔ کل تعاون، کار و رفاه اجتماعی".to_owned(),
            format!("شرکت تعاونی {field} شمارهٔ {}؛ بنیاد توسعهٔ {field}", row % 800),
            "سارا رضایی".to_owned(),
            stage.to_owned(),
            format!("1402/{month}/{day}"),
            later(1403, stage != "نشست و مذاکره"),
            later(1404, signed),
            later(1407, signed),
            format!("پیگیری {field} با طرف دوم"),
            format!("{field}، استان"),
        ];
        for (at, text) in (0_u16..).zip(&cells) {
            page.write_string(row, at, text)?;
        }
    }
    Ok(book.save_to_buffer()?)
}

/// The most memory this process held, in KiB; Linux says it.
fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches("kB").trim().parse().ok()
}
