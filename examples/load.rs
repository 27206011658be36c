//! A server for `scripts/load`: a throw-away database with many agreements, the whole program over
//! it, and beside it a route that only says hello, to measure the rest against.
use std::error::Error;
use std::sync::Arc;

use axum::Router;
use axum::routing::get;
use chrono::{Days, NaiveDate};
use tafahom::agreements::lifecycle::Stage;
use tafahom::app::{self, App};
use tafahom::attachments::Files;
use tafahom::audit::{self, Event, Kind, Verb};
use tafahom::clock::Clock;
use tafahom::config::{Config, Options};
use tafahom::db::{Db, Tx};
use tafahom::ids::{ActionId, AgreementId, MeetingId, OrganisationId, StageEntryId, UserId};
use tafahom::persian::{Jalali, fold, sort_key};
use tafahom::seal::Key;
use tafahom::users::roles::Role;
use tafahom::users::{Density, Theme, User, store, tokens};
use tafahom::words::Lang;
use tokio::net::TcpListener;

type Outcome<T> = Result<T, Box<dyn Error + Send + Sync>>;

#[tokio::main]
async fn main() -> Outcome<()> {
    let agreements: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir()?;
    let config = Config::load(&Options { data: Some(folder.path().into()), ..Options::default() })?;
    let db = Db::open(&config.database_url(), Key::fresh()).await?;
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
    let cookie = fill(&app, agreements).await?;
    let router = Router::new().route("/bare/hello", get(async || "hello")).merge(app::router(app));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("http://{} session={cookie} {}", listener.local_addr()?, std::process::id());
    tafahom::serve::serve(listener, router, async {
        tokio::signal::ctrl_c().await.ok();
    })
    .await;
    Ok(())
}

/// Who and what the rows belong to.
struct Owners {
    user: UserId,
    organisations: Vec<OrganisationId>,
}

async fn fill(app: &App, agreements: usize) -> Outcome<String> {
    let mut tx = app.db.write().await?;
    let token = tokens::new();
    let owners = Owners { user: user(&mut tx, app, &token).await?, organisations: organisations(&mut tx, app).await? };
    let mut first = None;
    for n in 0..agreements {
        let id = agreement(&mut tx, app, &owners, n).await?;
        first.get_or_insert(id);
        if n.is_multiple_of(5) {
            meeting(&mut tx, app, &owners, id, n).await?;
        }
    }
    tx.commit().await?;
    Ok(token)
}

async fn user(tx: &mut Tx, app: &App, token: &str) -> Outcome<UserId> {
    let user = User {
        id: UserId::new(),
        username: "load".into(),
        name: "الهام رضایی".into(),
        post: "کارشناس".into(),
        role: Role::Officer,
        language: Lang::Fa,
        theme: Theme::Auto,
        density: Density::Comfortable,
        active: true,
        has_password: false,
        version: 1,
    };
    let now = app.clock.now();
    store::insert(tx, &user, now).await?;
    store::start_session(tx, user.id, &tokens::hash(token), ("127.0.0.1", "load"), now).await?;
    Ok(user.id)
}

async fn organisations(tx: &mut Tx, app: &App) -> Outcome<Vec<OrganisationId>> {
    let mut made = Vec::new();
    for n in 0..200 {
        let (id, name, now) = (OrganisationId::new(), format!("شرکت تعاونی شمارهٔ {n}"), app.clock.now());
        tx.run(
            "INSERT INTO organisations (id, name, kind, folded, sort_key, created_at, updated_at)
             VALUES ($1, $2, 'cooperative', $3, $4, $5, $5)",
            &[&id, &name, &fold(&name), &sort_key(&name), &now],
        )
        .await?;
        made.push(id);
    }
    Ok(made)
}

async fn agreement(tx: &mut Tx, app: &App, owners: &Owners, n: usize) -> Outcome<AgreementId> {
    let (id, today) = (AgreementId::new(), app.clock.today());
    let age = (n % 700) as u64;
    let begun = today - Days::new(age);
    let since = today - Days::new(age.min((n % 90) as u64));
    let stage = Stage::ALL.get(n % Stage::ALL.len()).copied().unwrap_or(Stage::Meeting);
    let title = format!("تفاهم‌نامهٔ همکاری شمارهٔ {n} دربارهٔ توسعهٔ تعاون");
    let reference = format!("1405-{n:05}");
    let at = app.clock.now() - chrono::TimeDelta::minutes(n as i64);
    let next = if n.is_multiple_of(3) { "" } else { "ارسال نسخهٔ بعدی برای طرف مقابل" };
    let halted_from = (stage == Stage::Halted).then_some("drafting");
    tx.run(
        "INSERT INTO agreements (id, reference, year, number, title, kind, owner_id, stage, stage_since, halted_from,
             next_step, next_due_on, awaited, period, folded, sort_key, created_by, created_at, updated_at)
         VALUES ($1, $2, 1405, $3, $4, 'mou', $5, $6, $7, $8, $9, $10, 'party', $11, $12, $13, $5, $14, $14)",
        &[
            &id,
            &reference,
            &(n as i64),
            &title,
            &owners.user,
            &stage.key(),
            &since,
            &halted_from,
            &next,
            &due(today, n),
            &Jalali::from(begun).period(),
            &fold(&format!("{title} {reference}")),
            &sort_key(&title),
            &at,
        ],
    )
    .await?;
    for position in 0..2_usize {
        let organisation = owners.organisations.get((n + position * 7) % 200).copied();
        let sql = "INSERT INTO agreement_parties (agreement_id, organisation_id, position, role) VALUES ($1, $2, $3, 'party')";
        tx.run(sql, &[&id, &organisation, &(position as i64)]).await?;
    }
    let sql = "INSERT INTO stage_history (id, agreement_id, step, to_stage, entered_on, at, by_user)
               VALUES ($1, $2, 'create', $3, $4, $5, $6)";
    tx.run(sql, &[&StageEntryId::new(), &id, &stage.key(), &since, &at, &owners.user]).await?;
    let event = Event::by_program(Verb::Created, Kind::Agreement, id.uuid(), title.as_str()).on(id);
    audit::store::append(tx, &event, at).await?;
    Ok(id)
}

fn due(today: NaiveDate, n: usize) -> Option<NaiveDate> {
    (!n.is_multiple_of(4)).then(|| today + Days::new((n % 40) as u64) - Days::new(15))
}

async fn meeting(tx: &mut Tx, app: &App, owners: &Owners, agreement: AgreementId, n: usize) -> Outcome<()> {
    let (id, now) = (MeetingId::new(), app.clock.now());
    let day = app.clock.today() - Days::new((n % 300) as u64);
    let subject = format!("جلسهٔ بررسی شمارهٔ {n}");
    tx.run(
        "INSERT INTO meetings (id, subject, held_on, state, folded, created_by, created_at, updated_at)
         VALUES ($1, $2, $3, 'held', $4, $5, $6, $6)",
        &[&id, &subject, &day, &fold(&subject), &owners.user, &now],
    )
    .await?;
    tx.run("INSERT INTO meeting_agreements (meeting_id, agreement_id) VALUES ($1, $2)", &[&id, &agreement]).await?;
    tx.run(
        "INSERT INTO actions (id, text, user_id, due_on, agreement_id, meeting_id, created_by, created_at, updated_at)
         VALUES ($1, 'تهیهٔ پیش‌نویس', $2, $3, $4, $5, $2, $6, $6)",
        &[&ActionId::new(), &owners.user, &due(app.clock.today(), n), &agreement, &id, &now],
    )
    .await?;
    Ok(())
}
