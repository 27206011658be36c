//! What a report of many agreements costs in each format: time, memory, size.
//!
//! `cargo bench --bench documents -- 1000` (200 agreements unless said otherwise). Each format is written
//! in a process of its own, because the most memory a process ever held is what is read.
use std::error::Error;
use std::process::Command;
use std::time::Instant;

use chrono::NaiveDate;
use tafahom::agreements::lifecycle::Stage;
use tafahom::documents::formats::{self, Job, Writer};
use tafahom::documents::{
    Block, Cell, Chart, Column, Document, Fact, Letterhead, Paper, Place, Registration, Section, Shape, Table,
};
use tafahom::words::{Lang, Words};

type Outcome<T> = Result<T, Box<dyn Error>>;

const TIMES: u32 = 5;

fn main() -> Outcome<()> {
    // The word that cargo adds is no argument of ours.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let agreements = arguments.first().and_then(|n| n.parse().ok()).unwrap_or(200);
    match arguments.get(1) {
        Some(suffix) => one(agreements, suffix),
        None => all(agreements),
    }
}

fn all(agreements: usize) -> Outcome<()> {
    println!("{agreements} agreements      first      next      size      memory");
    for format in formats::files() {
        let program = std::env::current_exe()?;
        let answer = Command::new(program).args([&agreements.to_string(), format.suffix]).output()?;
        print!("{}{}", String::from_utf8_lossy(&answer.stdout), String::from_utf8_lossy(&answer.stderr));
    }
    Ok(())
}

fn one(agreements: usize, suffix: &str) -> Outcome<()> {
    let format = formats::format(suffix).ok_or("no such format")?;
    let Writer::File(write) = format.writer else { return Err("not a file".into()) };
    let document = document(agreements)?;
    let job = Job { document: &document, section: document.main().ok_or("no section")?, w: Words::of(Lang::Fa) };
    let begun = Instant::now();
    let size = write(&job)?.len();
    let first = begun.elapsed();
    let begun = Instant::now();
    for _ in 1..TIMES {
        write(&job)?;
    }
    let next = begun.elapsed() / (TIMES - 1);
    println!(
        "{:12} {:8.1} ms {:8.1} ms {:6} KiB {:6} MiB",
        format.name,
        ms(first),
        ms(next),
        size / 1024,
        most_memory()? / 1024
    );
    Ok(())
}

fn ms(time: std::time::Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The most memory this process held, in KiB; Linux says it.
fn most_memory() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).ok_or("no peak in the status")?;
    Ok(line.trim().trim_end_matches("kB").trim().parse()?)
}

fn document(agreements: usize) -> Outcome<Document> {
    let day = NaiveDate::from_ymd_opt(2026, 5, 18).ok_or("no such day")?;
    let section = Section::new(
        "agreements",
        "تفاهم‌نامه‌ها",
        vec![
            Block::Figures(vec![Fact { key: "all", label: "همه", cell: Cell::Number(i64::try_from(agreements)?) }]),
            Block::Table(table(agreements, day)?),
        ],
    );
    let stages = Table::new(
        vec![Column::text("stage", "مرحله"), Column::number("days", "روزها"), Column::number("limit", "مهلت")],
        [Stage::Meeting, Stage::Drafting, Stage::Signing]
            .map(|stage| vec![Cell::Stage(stage), Cell::Number(40), Cell::Number(45)])
            .to_vec(),
        "",
    );
    let chart = Chart {
        title: "روزهای هر مرحله".to_owned(),
        shape: Shape::Bars,
        category: "stage",
        series: vec!["days"],
        limit: Some("limit"),
        first: None,
    };
    let stages = Section::new("stages", "مرحله‌ها", vec![Block::Table(stages), Block::Chart(chart)]);
    Ok(Document {
        key: "status",
        main: "agreements",
        title: "گزارش وضعیت تفاهم‌نامه‌ها".to_owned(),
        subtitle: "اردیبهشت ۱۴۰۵".to_owned(),
        slug: "1405-02".to_owned(),
        period: None,
        letterhead: Letterhead { organisation: "ادارهٔ کل تعاون".to_owned(), ..Letterhead::default() },
        registration: Registration::default(),
        paper: Paper::Landscape,
        is_official: true,
        made_on: day,
        facts: vec![Fact { key: "made_by", label: "تهیه‌کننده", cell: Cell::text("مجتبی حسینی") }],
        sections: vec![section, stages],
    })
}

fn table(agreements: usize, day: NaiveDate) -> Outcome<Table> {
    let columns = vec![
        Column::text("reference", "شماره"),
        Column::text("title", "عنوان"),
        Column::text("parties", "طرف‌ها").placed(Place::Under),
        Column::text("stage", "مرحله"),
        Column::day("since", "از"),
        Column::number("days", "روزها در این مرحله"),
        Column::text("owner", "مسئول"),
        Column::text("next_step", "گام بعدی"),
        Column::day("due", "تا"),
    ];
    let row = |i: usize| {
        Ok(vec![
            Cell::Code(format!("1405-{i}")),
            Cell::text(format!("تفاهم‌نامهٔ همکاری رسانه‌ای شمارهٔ {i} دربارهٔ پوشش خبری رویدادهای استان")),
            Cell::lines(vec!["بنیاد توسعهٔ کارآفرینی و تعاون".to_owned(), "Green Energy Co.".to_owned()]),
            Cell::Stage(Stage::Drafting),
            Cell::Day(day),
            Cell::Number(i64::try_from(i % 90)?),
            Cell::text("سید مجتبی حسینی"),
            Cell::text("بررسی نسخهٔ دوم متن در ادارهٔ کل"),
            Cell::Day(day),
        ])
    };
    let rows = (1..=agreements).map(row).collect::<Outcome<Vec<_>>>()?;
    Ok(Table::new(columns, rows, ""))
}
