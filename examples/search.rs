//! How fast the search answers among many records, and what its index costs: fills a throw-away
//! database with records of 120 words, asks the program for pages of results, and prints the figures.
//!
//!     cargo run --release --example search [RECORDS]
use std::error::Error;
use std::fmt::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::http::{Request, header};
use chrono::Days;
use http_body_util::BodyExt;
use tafahom::agreements::{AgreementKind, Content, NextStep, store as agreements};
use tafahom::app::{self, App};
use tafahom::attachments::Files;
use tafahom::audit::{self, Event, Kind, Verb};
use tafahom::clock::Clock;
use tafahom::config::{Config, Options};
use tafahom::db::{Db, Tx};
use tafahom::ids::{MeetingId, OutletId, UserId};
use tafahom::meetings::{MeetingState, MeetingText, NewMeeting, store as meetings};
use tafahom::press::{NewCoverage, NewOutlet, store as press};
use tafahom::search::upkeep;
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{User, store as users, tokens};
use tower::ServiceExt;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// Words that stand in every text; the most frequent of all.
const LITTLE: &[&str] = &["و", "در", "به", "از", "که", "با", "این", "را", "برای", "است", "آن", "شد", "تا", "بر", "هر"];

/// Words of the field, the more frequent ones first.
const COMMON: &[&str] = &[
    "تعاون",
    "همکاری",
    "تفاهم‌نامه",
    "استان",
    "شرکت",
    "تعاونی",
    "جلسه",
    "طرف",
    "توسعه",
    "کارآفرینی",
    "رسانه‌ها",
    "سازمان",
    "گزارش",
    "پیش‌نویس",
    "مدیرکل",
    "البرز",
    "اداره",
    "برنامه",
    "اجرا",
    "حمایت",
    "آموزش",
    "تولید",
    "بانک",
    "تسهیلات",
    "روستایی",
    "صنعت",
    "اشتغال",
    "دانشگاه",
    "کارگروه",
    "مصوبه",
];

const WORDS: usize = 120;
const LETTERS: &[&str] = &[
    "ا", "ب", "پ", "ت", "ج", "چ", "ح", "خ", "د", "ر", "ز", "س", "ش", "ص", "ط", "ع", "ف", "ق", "ک", "گ", "ل", "م", "ن",
    "و", "ه", "ی",
];

/// Texts whose words are as unevenly frequent as those of a language.
struct Texts {
    state: u64,
    words: Vec<String>,
    weights: Vec<f64>,
}

impl Texts {
    fn new() -> Texts {
        let mut texts = Texts { state: 0x9e37_79b9_7f4a_7c15, words: Vec::new(), weights: Vec::new() };
        texts.words.extend(LITTLE.iter().chain(COMMON).map(|word| (*word).to_owned()));
        while texts.words.len() < 60_000 {
            let length = 3 + texts.below(6);
            let word = (0..length).map(|_| texts.one_of(LETTERS)).collect();
            texts.words.push(word);
        }
        let mut sum = 0.0;
        for rank in 0..texts.words.len() {
            sum += 1.0 / (rank as f64 + 2.7);
            texts.weights.push(sum);
        }
        texts
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() >> 11) as usize % n
    }

    fn one_of(&mut self, words: &[&'static str]) -> &'static str {
        let at = self.below(words.len());
        words.get(at).copied().unwrap_or_default()
    }

    fn word(&mut self) -> &str {
        let whole = self.weights.last().copied().unwrap_or(1.0);
        let at = (self.next() >> 11) as f64 / (1_u64 << 53) as f64 * whole;
        let rank = self.weights.partition_point(|sum| *sum < at);
        self.words.get(rank).map_or("تعاون", String::as_str)
    }

    fn text(&mut self, length: usize) -> String {
        let mut text = String::new();
        for n in 1..=length {
            _ = write!(text, "{}{}", self.word(), if n.is_multiple_of(14) { "، " } else { " " });
        }
        text.trim_end().to_owned()
    }

    /// A word one may remember of a text.
    fn remembered(&mut self) -> String {
        loop {
            let word = self.word();
            if !LITTLE.contains(&word) {
                return word.to_owned();
            }
        }
    }
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let records: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let folder = tempfile::tempdir()?;
    let config = Config::load(&Options { data: Some(folder.path().into()), ..Options::default() })?;
    let db = Db::open(&config.database_url(), tafahom::seal::Key::fresh()).await?;
    db.migrate().await?;
    let files = Files::in_folder(&folder.path().join("files"))?;
    let (throttle, limits) = (Arc::default(), Arc::default());
    let app = App {
        db,
        config: Arc::new(config),
        clock: Clock::System,
        files,
        throttle,
        #[cfg(feature = "oidc")]
        provider: None,
        limits,
        demo: false,
    };
    let mut texts = Texts::new();
    let (actor, cookie) = sign_in(&app).await?;
    let begun = Instant::now();
    let bytes = fill(&app, &actor, &mut texts, records).await?;
    println!("records: {records} of {WORDS} words, written in {:.0?}", begun.elapsed());
    let begun = Instant::now();
    let steps = upkeep::put_together(&app.db).await?;
    println!("put together in {steps} steps, {:.1?}, as the server does every few minutes", begun.elapsed());
    sizes(&app, bytes).await?;
    write_speed(&app, &actor, &mut texts).await?;
    questions(app, &cookie, &mut texts).await
}

async fn sign_in(app: &App) -> Outcome<(Actor, String)> {
    let (user, token, now) =
        (User::new("load", "الهام رضایی", "کارشناس", Role::Officer), tokens::new(), app.clock.now());
    let mut tx = app.db.write().await?;
    users::insert(&mut tx, &user, now).await?;
    users::start_session(&mut tx, user.id, &tokens::hash(&token), ("127.0.0.1", "load"), now).await?;
    tx.commit().await?;
    let User { id, name, post, role, language, theme, density, .. } = user;
    Ok((Actor { id, name, post, role, language, theme, density, session: String::new() }, format!("session={token}")))
}

/// Writes the records; answers the size of their texts.
async fn fill(app: &App, actor: &Actor, texts: &mut Texts, records: usize) -> Outcome<usize> {
    let mut bytes = 0;
    let mut tx = app.db.write().await?;
    let outlet = press::insert_outlet(&mut tx, &NewOutlet::named("خبرگزاری راه نو"), app.clock.now()).await?;
    for n in 0..records {
        let (title, text) = (texts.text(8), texts.text(WORDS - 8));
        bytes += title.len() + text.len();
        record(&mut tx, app, actor.id, (n, outlet), (title, text)).await?;
        if n % 500 == 499 {
            tx.commit().await?;
            tx = app.db.write().await?;
        }
    }
    tx.commit().await?;
    Ok(bytes)
}

async fn record(
    tx: &mut Tx,
    app: &App,
    by: UserId,
    (n, outlet): (usize, OutletId),
    (title, text): (String, String),
) -> Outcome<()> {
    let (now, day) = (app.clock.now(), app.clock.today() - Days::new((n % 1500) as u64));
    match n % 10 {
        0 | 1 => {
            let content = Content {
                title,
                kind: AgreementKind::Mou,
                subject: String::new(),
                aims: text,
                owner: Some(by),
                confidential: n.is_multiple_of(50),
                next: NextStep::default(),
                letters: format!("{n}/ص/{}", n % 97),
                tags: String::new(),
                relates_to: None,
                team: Vec::new(),
            };
            agreements::insert(tx, &content, by, now).await?;
        }
        2..=5 => {
            let new = meeting(by, day, (title, text));
            meetings::insert(tx, &new, now).await?;
        }
        _ => {
            let new = NewCoverage {
                outlet,
                headline: title,
                url: format!("https://news.example/{n}"),
                published_on: day,
                published_time: String::new(),
                reporter: String::new(),
                tone: None,
                excerpt: String::new(),
                kept_text: text,
                republished_from: None,
                agreements: Vec::new(),
                meetings: Vec::new(),
            };
            press::insert(tx, &new, by, now).await?;
        }
    }
    Ok(())
}

fn meeting(by: UserId, day: chrono::NaiveDate, (subject, minutes): (String, String)) -> NewMeeting {
    let (starts_at, ends_at, place, agenda) = (String::new(), String::new(), String::new(), String::new());
    let text =
        MeetingText { subject, held_on: day, starts_at, ends_at, place, chair: None, secretary: None, agenda, minutes };
    NewMeeting { id: MeetingId::new(), text, state: MeetingState::Held, created_by: by }
}

async fn sizes(app: &App, bytes: usize) -> Outcome<()> {
    let mut tx = app.db.read().await?;
    let mib = |bytes: i64| bytes as f64 / (1024.0 * 1024.0);
    println!("texts: {:.1} MiB", mib(bytes as i64));
    for (name, like) in [
        ("index", "search_index%"),
        ("names", "search_names%"),
        ("places", "search_docs%"),
        ("words", "search_words%"),
        ("runs", "search_grams%"),
    ] {
        let sql =
            "SELECT COALESCE(sum(pgsize), 0) FROM dbstat WHERE name LIKE $1 OR name LIKE 'sqlite_autoindex_' || $1";
        let (size,): (i64,) = tx.one(sql, &[&like]).await?;
        println!("{name}: {:.1} MiB, {:.2} times the texts", mib(size), size as f64 / bytes as f64);
    }
    Ok(())
}

/// Whole acts, one transaction each: recording a meeting with its event, with and without the index.
async fn write_speed(app: &App, actor: &Actor, texts: &mut Texts) -> Outcome<()> {
    const ACTS: usize = 400;
    let (mut bare, mut indexed) = (Vec::new(), Vec::new());
    for n in 0..ACTS {
        let new = meeting(actor.id, app.clock.today(), (texts.text(8), texts.text(WORDS - 8)));
        let begun = Instant::now();
        let mut tx = app.db.write().await?;
        if n.is_multiple_of(2) {
            plain(&mut tx, app, &new).await?;
        } else {
            meetings::insert(&mut tx, &new, app.clock.now()).await?;
        }
        let event = Event::new(actor, Verb::Created, Kind::Meeting, new.id, new.text.subject.as_str());
        audit::store::append(&mut tx, &event, app.clock.now()).await?;
        tx.commit().await?;
        if n.is_multiple_of(2) { bare.push(begun.elapsed()) } else { indexed.push(begun.elapsed()) }
    }
    let (bare, indexed) = (middle(&mut bare), middle(&mut indexed));
    let times = indexed.as_secs_f64() / bare.as_secs_f64();
    println!("recording a meeting: {bare:.2?} without the index, {indexed:.2?} with it, {times:.2} times");
    Ok(())
}

/// The row alone.
async fn plain(tx: &mut Tx, app: &App, new: &NewMeeting) -> Outcome<()> {
    let text = &new.text;
    let folded = tafahom::persian::fold_org(&format!("{} {}", text.subject, text.minutes));
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, minutes, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, 'held', $4, $5, $6, $7, $7)",
        &[&new.id, &text.subject, &text.held_on, &text.minutes, &folded, &new.created_by, &app.clock.now()],
    )
    .await?;
    Ok(())
}

/// What makes one text to look up.
type Making = fn(&mut Texts) -> String;

fn middle(times: &mut [Duration]) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}

/// Asks for pages of results, as a browser does.
async fn questions(app: App, cookie: &str, texts: &mut Texts) -> Outcome<()> {
    const ASKED: usize = 500;
    let router = app::router(app);
    let kinds: [(&str, Making); 6] = [
        ("one word", |texts| texts.remembered()),
        ("two words", |texts| format!("{} {}", texts.remembered(), texts.remembered())),
        ("three words", |texts| format!("{} {} {}", texts.remembered(), texts.remembered(), texts.remembered())),
        ("begun word", |texts| texts.remembered().chars().take(3).collect()),
        ("number", |texts| {
            let n = texts.below(100_000) / 10 * 10;
            format!("{n}/ص/{}", n % 97)
        }),
        ("the commonest", |texts| texts.one_of(COMMON.get(..6).unwrap_or(COMMON)).to_owned()),
    ];
    let mut all = Vec::new();
    for (name, make) in kinds {
        let mut times = Vec::new();
        for _ in 0..ASKED {
            let typed: String = form_urlencoded::byte_serialize(make(texts).as_bytes()).collect();
            let request =
                Request::get(format!("/search?q={typed}")).header(header::COOKIE, cookie).body(Body::empty())?;
            let begun = Instant::now();
            let answer = router.clone().oneshot(request).await?;
            let status = answer.status();
            answer.into_body().collect().await?;
            times.push(begun.elapsed());
            if !status.is_success() {
                return Err(format!("{typed}: {status}").into());
            }
        }
        tell(name, &mut times);
        if name != "the commonest" {
            all.extend(times);
        }
    }
    tell("all but the last", &mut all);
    Ok(())
}

fn tell(name: &str, times: &mut [Duration]) {
    times.sort();
    let at = |share: f64| times.get(((times.len() - 1) as f64 * share) as usize).copied().unwrap_or_default();
    println!("{name:<18} p50 {:>8.1?}  p95 {:>8.1?}  slowest {:>8.1?}", at(0.5), at(0.95), at(1.0));
}
