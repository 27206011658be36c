//! The commands.
use std::fs::File;
use std::io::{ErrorKind, IsTerminal};
use std::net::SocketAddr;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tafahom::app::{self, App, refusals};
use tafahom::audit::chain::Head;
use tafahom::audit::commands::AuditCommand;
use tafahom::audit::keeper;
use tafahom::backup::commands::{BackupCommand, RestoreCommand};
use tafahom::config::{Config, Options};
use tafahom::imports::command::ImportCommand;
use tafahom::reports::command::ReportCommand;
use tafahom::search::commands::SearchCommand;
use tafahom::serve::Door;
#[cfg(feature = "tls")]
use tafahom::serve::tls::Tls;
use tafahom::users::commands::UserCommand;
use tafahom::verify::commands::VerifyCommand;
use tafahom::{about, audit, backup, demo, imports, jobs, reports, search, serve, system, users, verify};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Follows up memoranda of understanding, from the first meeting to signing and beyond.
#[derive(Parser)]
#[command(name = "tafahom", version, about)]
struct Cli {
    #[command(flatten)]
    options: Options,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the program (also without any command)
    Serve,
    /// Serve a throw-away database with a sample year of a directorate's work
    Demo,
    /// Ask the server that runs with these settings whether it is well
    Health,
    /// Look after the audit trail
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    /// Write the database and every attached file to one archive; a server may be at work meanwhile
    Backup(BackupCommand),
    /// Put a backup back, or only look it over
    Restore(RestoreCommand),
    /// Bring a list in from a spreadsheet
    Import(ImportCommand),
    /// Read a table from standard input: how this program reads what others made
    #[command(name = imports::reader::COMMAND, hide = true)]
    ReadTable,
    /// Write a report to a file, for a scheduler
    Report(ReportCommand),
    /// Look after the search index
    Search {
        #[command(subcommand)]
        command: SearchCommand,
    },
    /// Add and list users, reset passwords
    User {
        #[command(subcommand)]
        command: UserCommand,
    },
    /// Print the licence of the program and the notices of everything in it that others made
    #[command(alias = "licenses")]
    Licences,
    /// Check the database, the chain of events and every file; the exit status is 3 when something is wrong
    Verify(VerifyCommand),
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // What reads the files of others does so alone, before anything else of the program is there.
    if let Some(Command::ReadTable) = cli.command {
        return imports::reader::child::main();
    }
    serve_or_run(cli)
}

#[tokio::main]
async fn serve_or_run(cli: Cli) -> ExitCode {
    let filter = EnvFilter::try_from_env("TAFAHOM_LOG").unwrap_or_else(|_| EnvFilter::new("warn,tafahom=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stderr().is_terminal())
        .with_writer(std::io::stderr)
        .init();
    match run(cli).await {
        Ok(status) => status,
        Err(fault) => {
            eprintln!("tafahom: {fault}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<ExitCode, Fault> {
    let mut config = Config::load(&cli.options)?;
    match cli.command.unwrap_or(Command::Serve) {
        Command::Serve => {
            let _at_work = at_work(&config)?;
            let app = App::open(config, false).await?;
            let entrance = listen(&app).await?;
            println!("Tafahom serves at {}", app.base_url());
            if let Some(link) = users::commands::setup_link(&app).await? {
                println!("set up the first administrator: {link}");
            }
            run_server(app, entrance).await?;
        }
        Command::Demo => {
            let folder = tempfile::tempdir()?;
            config.data = folder.path().to_owned();
            config.database = None;
            config.keep_backups = 0;
            let app = App::open(config, true).await?;
            let entrance = listen(&app).await?;
            demo::fill(&app).await?;
            println!("Tafahom serves sample data at {}", app.base_url());
            for (role, link) in demo::sign_in_links(&app).await? {
                println!("sign in as {role}: {link}");
            }
            run_server(app, entrance).await?;
        }
        Command::Health => println!("{}", serve::ask(config.listen, config.tls.as_ref()).await?),
        Command::Audit { command } => audit::commands::run(config, command).await?,
        Command::Backup(command) => {
            let app = App::open(config, false).await?;
            backup::commands::run_backup(&app, command).await?;
        }
        Command::Restore(command) => return backup::commands::run_restore(config, command).await,
        Command::Import(command) => {
            let app = App::open(config, false).await?;
            imports::command::run(&app, command).await?;
        }
        // Answered before there was anything to answer with.
        Command::ReadTable => {}
        Command::Licences => println!("{}\n{}", about::LICENCE, about::NOTICES),
        Command::Report(command) => {
            let app = App::open(config, false).await?;
            reports::command::run(&app, command).await?;
        }
        Command::Search { command } => {
            let app = App::open(config, false).await?;
            search::commands::run(&app, command).await?;
        }
        Command::User { command } => {
            let app = App::open(config, false).await?;
            users::commands::run(&app, command).await?;
        }
        Command::Verify(command) => return verify::commands::run(&config, &command).await,
    }
    Ok(ExitCode::SUCCESS)
}

/// Holds the data against whoever would put other data in their place.
fn at_work(config: &Config) -> Result<File, Fault> {
    backup::at_work(&config.data).map_err(|fault| match fault.kind() {
        ErrorKind::WouldBlock => "a backup is being put back just now: start the server afterwards".into(),
        _ => format!("the data folder {}: {fault}", config.data.display()).into(),
    })
}

/// Where people come in, and by what.
type Entrance = (TcpListener, Door);

async fn listen(app: &App) -> Result<Entrance, Fault> {
    let door = door(&app.config).await?;
    Ok((bind(app.config.listen).await?, door))
}

/// What people come in by; a certificate is looked after for as long as the program runs.
async fn door(config: &Config) -> Result<Door, Fault> {
    #[cfg(feature = "tls")]
    if let Some(files) = &config.tls {
        let tls = Tls::open(files).await?;
        tokio::spawn(tls.clone().keep_fresh());
        return Ok(Door::Tls(tls));
    }
    debug_assert!(config.tls.is_none(), "settings ask for no more than was built");
    Ok(Door::Plain)
}

async fn bind(address: SocketAddr) -> Result<TcpListener, Fault> {
    TcpListener::bind(address).await.map_err(|e| format!("cannot listen on {address}: {e}").into())
}

async fn run_server(app: App, (listener, door): Entrance) -> Result<(), Fault> {
    let jobs = jobs::start(&app);
    if let Some(address) = app.config.metrics {
        let listener = bind(address).await?;
        tokio::spawn(serve::serve(listener, system::web::metrics_router(app.clone()), std::future::pending()));
        println!("metrics at http://{address}/metrics");
    }
    serve::serve_at(door, listener, app::router(app.clone()), stop_signal()).await;
    drop(jobs);
    refusals::sum_up(&app, true).await;
    keeper::note(&app, &Head::of_nothing()).await?;
    app.db.close().await;
    Ok(())
}

async fn stop_signal() {
    use tokio::signal::unix::{SignalKind, signal};
    let interrupt = tokio::signal::ctrl_c();
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => {
            tokio::select! { _ = interrupt => {}, _ = terminate.recv() => {} }
        }
        Err(_) => {
            interrupt.await.ok();
        }
    }
}
