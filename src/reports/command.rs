//! `tafahom report …`: a report as a file, for a scheduler.
use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::{Asker, Build, Question, Report, Subject, forms, only, report};
use crate::agreements;
use crate::agreements::sight::Sight;
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;
use crate::documents::formats::{Format, Job, Writer, files};
use crate::form::Form;
use crate::ids::{AgreementId, MeetingId};
use crate::users;
use crate::words::{Lang, Words};

/// What is asked for.
#[derive(Args)]
pub struct ReportCommand {
    /// Which report: status, register, press, actions, dossier, minutes, draft
    name: String,
    /// A Jalali year, half, quarter or month (1405, 1405-h1, 1405-q1, 1405-02), days
    /// (2026-03-21..2026-05-21), or last-month, this-month, last-quarter, last-half, this-half, this-year, last-year
    #[arg(long, default_value = "last-month")]
    period: String,
    /// The agreement of a dossier or a draft, by its reference
    #[arg(long)]
    agreement: Option<String>,
    /// The version of a draft, by its number
    #[arg(long)]
    version: Option<i64>,
    /// The meeting of the minutes, by the id in its address
    #[arg(long)]
    meeting: Option<String>,
    /// pdf, docx, xlsx, csv or json
    #[arg(long, value_parser = file_format)]
    format: &'static Format,
    /// Where the file is put; a file that is there already is replaced
    #[arg(long)]
    out: PathBuf,
    /// fa or en
    #[arg(long, default_value = "fa", value_parser = language)]
    language: Lang,
    /// See what this user sees; without it nothing confidential is in the report
    #[arg(long = "as", value_name = "USERNAME")]
    user: Option<String>,
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn file_format(text: &str) -> Result<&'static Format, String> {
    let known = || files().map(|format| format.suffix).collect::<Vec<_>>().join(", ");
    files().find(|format| format.suffix == text).ok_or_else(|| format!("the formats are: {}", known()))
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::parse(text).ok_or_else(|| "the languages are: fa, en".into())
}

/// Writes the report and keeps that it was taken out.
pub async fn run(app: &App, command: ReportCommand) -> Result<(), Fault> {
    let report = report(&command.name).ok_or_else(|| format!("there is no report {:?}", command.name))?;
    let mut tx = app.db.read().await?;
    let asker = asker(app, &mut tx, &command).await?;
    let w = asker.w;
    let (build, event) = gather(&mut tx, report, &command, asker).await?;
    drop(tx);
    let Writer::File(write) = command.format.writer else { return Err("that format is no file".into()) };
    let document = build();
    let section = document.main().ok_or("the report has no such part")?;
    let bytes = write(&Job { document: &document, section, w })?;
    put(&command.out, &bytes)?;
    let mut tx = app.db.write().await?;
    audit::store::append(&mut tx, &event, app.clock.now()).await?;
    tx.commit().await?;
    println!("{} ({} bytes)", command.out.display(), bytes.len());
    Ok(())
}

/// Who asks: a user, or one who sees nothing confidential.
async fn asker(app: &App, tx: &mut Tx, command: &ReportCommand) -> Result<Asker, Fault> {
    let w = Words::of(command.language);
    let (sight, made_by) = match &command.user {
        None => (Sight::of_nobody(), String::new()),
        Some(name) => {
            let found = users::store::by_username(tx, &users::fold_username(name.trim())).await?;
            let user = found.filter(|user| user.active).ok_or_else(|| format!("there is no active user {name:?}"))?;
            (Sight::of_user(user.id, user.role), user.name)
        }
    };
    Ok(Asker { w, today: app.clock.today(), sight, made_by })
}

/// The rows of the report, and the event that tells that they were taken out.
async fn gather(
    tx: &mut Tx,
    report: &'static Report,
    command: &ReportCommand,
    asker: Asker,
) -> Result<(Build, Event), Fault> {
    match report.subject {
        Subject::Period(gather) => {
            let question = question(command, asker)?;
            let event = event(report, command, Kind::Report, report.id, question.period.key());
            let sections = question.sections.clone();
            Ok((only(gather(tx, question).await?, sections), event))
        }
        Subject::Agreement(gather) => {
            let (id, title) = agreement(tx, command, &asker).await?;
            let event = event(report, command, Kind::Agreement, id.uuid(), title).on(id);
            Ok((gather(tx, asker, id).await?, event))
        }
        Subject::Version(gather) => {
            let (id, title) = agreement(tx, command, &asker).await?;
            let number = command.version.ok_or("say which version: --version NUMBER")?;
            let event = event(report, command, Kind::Agreement, id.uuid(), title).on(id);
            Ok((gather(tx, asker, id, number).await?, event))
        }
        Subject::Meeting(gather) => {
            let id = command.meeting.as_deref().and_then(MeetingId::parse).ok_or("say which meeting: --meeting ID")?;
            let meeting = crate::meetings::store::find(tx, id, &asker.sight).await?;
            let event = event(report, command, Kind::Meeting, id.uuid(), meeting.subject);
            Ok((gather(tx, asker, id).await?, event))
        }
    }
}

fn question(command: &ReportCommand, asker: Asker) -> Result<Question, Fault> {
    // The console speaks English, whatever language the report is in.
    let english = Words::of(Lang::En);
    let mut form = Form::empty(english).with("period", command.period.as_str());
    let Some(asked) = forms::read(english, &mut form, asker.today) else {
        let why = form.all_faults().first().map_or("", |(_, why)| why).to_owned();
        return Err(why.into());
    };
    Ok(Question::new(asker, asked))
}

async fn agreement(tx: &mut Tx, command: &ReportCommand, asker: &Asker) -> Result<(AgreementId, String), Fault> {
    let reference = command.agreement.as_deref().ok_or("say which agreement: --agreement REFERENCE")?;
    let id = agreements::store::id_of(tx, &crate::persian::to_ascii(reference)).await?;
    let found = match id {
        Some(id) => agreements::store::find(tx, id, &asker.sight).await.ok(),
        None => None,
    };
    let agreement = found.ok_or_else(|| format!("there is no agreement {reference:?}"))?;
    Ok((agreement.id(), agreement.title().to_owned()))
}

/// An act from the console: nobody is signed in there.
fn event(report: &Report, command: &ReportCommand, kind: Kind, subject: uuid::Uuid, title: String) -> Event {
    let changes = json!({
        "report": { "old": "", "new": report.key },
        "format": { "old": "", "new": command.format.suffix },
        "from": "console",
    });
    let (agreement, reason) = (None, String::new());
    Event { actor: None, verb: Verb::Exported, kind, subject, title, agreement, changes, reason }
}

/// Puts the file in its place at once, so that nobody ever reads half of it.
fn put(path: &std::path::Path, bytes: &[u8]) -> Result<(), Fault> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(".".as_ref());
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}
