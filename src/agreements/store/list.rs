//! Lists of agreements: one page, its count, and the counts by stage.
use chrono::{DateTime, Days, NaiveDate, Utc};

use super::rules::{ending, ends_on, stuck};
use crate::agreements::filter::{Column, Filter, Order, Owner};
use crate::agreements::health::{ENDING_DAYS, Health, Pulse};
use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::{AgreementKind, Awaited};
use crate::db::{Query, Result, Tx};
use crate::ids::{AgreementId, UserId};
use crate::settings::IdleLimits;

/// So many rows stand on a page.
pub const PAGE: i64 = 50;

/// For whom and when a list is made.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// What may be seen.
    pub sight: Sight,
    /// Whose list it is.
    pub user: UserId,
    /// The day.
    pub today: NaiveDate,
    /// After how many days in a stage an agreement is stuck.
    pub limits: IdleLimits,
}

/// One agreement in a list.
#[derive(Clone, Debug)]
pub struct Row {
    /// Id.
    pub id: AgreementId,
    /// Reference.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Kind of paper.
    pub kind: AgreementKind,
    /// Whether only some see it.
    pub confidential: bool,
    /// Where it stands.
    pub stage: Stage,
    /// Since which day.
    pub stage_since: NaiveDate,
    /// What is to be done next; may be empty.
    pub next_step: String,
    /// Until when.
    pub next_due_on: Option<NaiveDate>,
    /// Whom that waits for.
    pub awaited: Option<Awaited>,
    /// The awaited party's name; empty without one.
    pub awaited_party: String,
    /// The name of the person awaited, there or with us; empty without one.
    pub awaited_person: String,
    /// The owner's name; empty without one.
    pub owner: String,
    /// The last day of the latest period.
    pub ends_on: Option<NaiveDate>,
    /// Last change.
    pub updated_at: DateTime<Utc>,
    /// For optimistic locking.
    pub version: i64,
    /// The parties in their order, by their short names; our own organisation only when it stands alone.
    pub parties: Vec<String>,
}

impl Row {
    /// How it does on `today`.
    pub fn health(&self, today: NaiveDate, limits: &IdleLimits) -> Health {
        let pulse = Pulse {
            stage: self.stage,
            since: self.stage_since,
            has_next_step: !self.next_step.is_empty(),
            next_due_on: self.next_due_on,
            ends_on: self.ends_on,
        };
        Health::of(&pulse, today, limits)
    }
}

#[derive(sqlx::FromRow)]
struct Record {
    id: AgreementId,
    reference: String,
    title: String,
    kind: AgreementKind,
    confidential: bool,
    stage: Stage,
    stage_since: NaiveDate,
    next_step: String,
    next_due_on: Option<NaiveDate>,
    awaited: Option<Awaited>,
    awaited_party: Option<String>,
    awaited_person: Option<String>,
    owner: Option<String>,
    ends_on: Option<NaiveDate>,
    updated_at: DateTime<Utc>,
    version: i64,
    parties: Option<String>,
}

impl From<Record> for Row {
    fn from(record: Record) -> Row {
        let parties = record.parties.unwrap_or_default();
        Row {
            id: record.id,
            reference: record.reference,
            title: record.title,
            kind: record.kind,
            confidential: record.confidential,
            stage: record.stage,
            stage_since: record.stage_since,
            next_step: record.next_step,
            next_due_on: record.next_due_on,
            awaited: record.awaited,
            awaited_party: record.awaited_party.unwrap_or_default(),
            awaited_person: record.awaited_person.unwrap_or_default(),
            owner: record.owner.unwrap_or_default(),
            ends_on: record.ends_on,
            updated_at: record.updated_at,
            version: record.version,
            parties: parties.split(SEPARATOR).filter(|name| !name.is_empty()).map(str::to_owned).collect(),
        }
    }
}

/// Between names that the engine strings together; no name can hold it.
const SEPARATOR: char = '\u{1f}';

const COLUMNS: &str = concat!(
    ") SELECT a.id, a.reference, a.title, a.kind, a.confidential, a.stage, a.stage_since, a.next_step, a.next_due_on,
              a.awaited, ao.name AS awaited_party, an.name AS awaited_person, u.name AS owner, ",
    ends_on!(),
    " AS ends_on, a.updated_at, a.version,
              (SELECT string_agg(CASE WHEN o.short_name = '' THEN o.name ELSE o.short_name END, '\u{1f}'
                                 ORDER BY ap.position)
               FROM agreement_parties ap JOIN organisations o ON o.id = ap.organisation_id
               WHERE ap.agreement_id = a.id AND (NOT o.own OR NOT EXISTS
                     (SELECT 1 FROM agreement_parties bp JOIN organisations b ON b.id = bp.organisation_id
                      WHERE bp.agreement_id = a.id AND NOT b.own))) AS parties
       FROM page JOIN agreements a ON a.id = page.id
            LEFT JOIN users u ON u.id = a.owner_id
            LEFT JOIN organisations ao ON ao.id = a.awaited_party_id AND a.awaited = 'party'
            LEFT JOIN persons an ON an.id = a.awaited_person_id"
);

const STUCK: &str = stuck!();
const ENDING: &str = ending!();

/// The parties are looked through once, not for each agreement.
const WORD: &str = "(replace(a.folded, ' ', '') LIKE ? ESCAPE '\\' OR a.id IN
    (SELECT wp.agreement_id FROM organisations wo JOIN agreement_parties wp ON wp.organisation_id = wo.id
     WHERE replace(wo.found_by, ' ', '') LIKE ? ESCAPE '\\'))";

/// What a query binds, made before it so that it outlives it.
struct Wanted {
    likes: Vec<String>,
    today: NaiveDate,
    soon: NaiveDate,
    before: [NaiveDate; 3],
}

impl Wanted {
    fn new(filter: &Filter, reader: &Reader) -> Wanted {
        let Reader { today, limits, .. } = *reader;
        let back = |days: i64| today.checked_sub_days(Days::new(days.max(0).unsigned_abs())).unwrap_or(NaiveDate::MIN);
        Wanted {
            likes: filter.words().iter().map(|word| format!("%{}%", escape(word))).collect(),
            today,
            soon: today.checked_add_days(Days::new(ENDING_DAYS)).unwrap_or(NaiveDate::MAX),
            before: [back(limits.meeting), back(limits.drafting), back(limits.signing)],
        }
    }
}

/// The text with what LIKE would read as a pattern made plain.
fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

fn narrow<'a>(query: &mut Query<'a>, filter: &'a Filter, reader: &'a Reader, wanted: &'a Wanted) {
    reader.sight.agreements(query);
    if let Some(stage) = &filter.stage {
        query.and("a.stage = ?", &[stage]);
    }
    if let Some(kind) = &filter.kind {
        query.and("a.kind = ?", &[kind]);
    }
    if let Some(year) = &filter.year {
        query.and("a.year = ?", &[year]);
    }
    match &filter.owner {
        Some(Owner::Me) => _ = query.and("a.owner_id = ?", &[&reader.user]),
        Some(Owner::User(user)) => _ = query.and("a.owner_id = ?", &[user]),
        Some(Owner::Nobody) => _ = query.and("a.owner_id IS NULL", &[]),
        None => {}
    }
    if let Some(party) = &filter.party {
        let of_party =
            "EXISTS (SELECT 1 FROM agreement_parties fp WHERE fp.agreement_id = a.id AND fp.organisation_id = ?)";
        query.and(of_party, &[party]);
    }
    for like in &wanted.likes {
        query.and(WORD, &[like, like]);
    }
    if filter.stuck {
        let [meeting, drafting, signing] = &wanted.before;
        let today = &wanted.today;
        query.and(STUCK, &[today, meeting, drafting, signing, today, today]);
    }
    if filter.ending {
        query.and(ENDING, &[&wanted.today, &wanted.soon]);
    }
}

macro_rules! stage_rank {
    () => {
        "CASE a.stage WHEN 'meeting' THEN 1 WHEN 'drafting' THEN 2 WHEN 'signing' THEN 3 WHEN 'in_force' THEN 4
                      WHEN 'concluded' THEN 5 ELSE 6 END"
    };
}

const fn order_by(order: Order) -> &'static str {
    match (order.column, order.descending) {
        (Column::Reference, false) => " ORDER BY a.year, a.number",
        (Column::Reference, true) => " ORDER BY a.year DESC, a.number DESC",
        (Column::Title, false) => " ORDER BY a.sort_key, a.id",
        (Column::Title, true) => " ORDER BY a.sort_key DESC, a.id DESC",
        (Column::Stage, false) => concat!(" ORDER BY ", stage_rank!(), ", a.stage_since, a.id"),
        (Column::Stage, true) => concat!(" ORDER BY ", stage_rank!(), " DESC, a.stage_since, a.id"),
        (Column::Days, false) => " ORDER BY a.stage_since DESC, a.id DESC",
        (Column::Days, true) => " ORDER BY a.stage_since, a.id",
        (Column::Due, false) => " ORDER BY a.next_due_on NULLS LAST, a.id",
        (Column::Due, true) => " ORDER BY a.next_due_on DESC NULLS LAST, a.id DESC",
        (Column::Updated, false) => " ORDER BY a.updated_at, a.id",
        (Column::Updated, true) => " ORDER BY a.updated_at DESC, a.id DESC",
    }
}

/// The rows of a list from the one numbered `skip` on.
pub async fn rows(
    tx: &mut Tx,
    (filter, order): (&Filter, Order),
    (skip, most): (i64, i64),
    reader: &Reader,
) -> Result<Vec<Row>> {
    let wanted = Wanted::new(filter, reader);
    let mut query = Query::new("WITH page AS (SELECT a.id FROM agreements a");
    narrow(&mut query, filter, reader, &wanted);
    query.push(order_by(order), &[]).push(" LIMIT ? OFFSET ?", &[&most, &skip]);
    query.push(COLUMNS, &[]).push(order_by(order), &[]);
    Ok(tx.select::<Record>(&query).await?.into_iter().map(Row::from).collect())
}

/// How many agreements a list has on all its pages.
pub async fn count(tx: &mut Tx, filter: &Filter, reader: &Reader) -> Result<i64> {
    let wanted = Wanted::new(filter, reader);
    let mut query = Query::new("SELECT count(*) FROM agreements a");
    narrow(&mut query, filter, reader, &wanted);
    tx.count(&query).await
}

/// How many agreements stand in each stage; a stage without any is left out.
pub async fn counts_by_stage(tx: &mut Tx, filter: &Filter, reader: &Reader) -> Result<Vec<(Stage, i64)>> {
    let wanted = Wanted::new(filter, reader);
    let mut query = Query::new("SELECT a.stage, count(*) FROM agreements a");
    narrow(&mut query, filter, reader, &wanted);
    query.push(" GROUP BY a.stage", &[]);
    tx.select(&query).await
}

/// The Jalali years of the references, the latest first.
pub async fn years(tx: &mut Tx) -> Result<Vec<i64>> {
    let (first, last): (Option<i64>, Option<i64>) = tx.one("SELECT min(year), max(year) FROM agreements", &[]).await?;
    Ok(first.zip(last).map_or_else(Vec::new, |(first, last)| (first..=last).rev().collect()))
}
