//! Commitments with all they are judged by, each seen through somebody's eyes.
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;
use crate::agreements::sight::Sight;
use crate::agreements::store::rules::ends_on;
use crate::commitments::{Commitment, Every, Life, Piece, Standing, Terms};
use crate::db::{Query, Result, StoreError, Tx};
use crate::ids::{AgreementId, CommitmentId, DecisionId, OrganisationId, UserId};

/// Which commitments are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// One of them.
    pub id: Option<CommitmentId>,
    /// Those of one agreement.
    pub agreement: Option<AgreementId>,
    /// Those that one party owes.
    pub obligor: Option<OrganisationId>,
    /// Those that one user follows up.
    pub owner: Option<UserId>,
}

impl Filter {
    /// Those of one agreement.
    pub fn of(agreement: AgreementId) -> Filter {
        Filter { agreement: Some(agreement), ..Filter::default() }
    }

    /// Narrows rows of `commitments k` joined with `agreements a`.
    fn narrow<'a>(&'a self, query: &mut Query<'a>, sight: &'a Sight) {
        sight.commitments(query);
        if let Some(id) = &self.id {
            query.and("k.id = ?", &[id]);
        }
        if let Some(agreement) = &self.agreement {
            query.and("k.agreement_id = ?", &[agreement]);
        }
        if let Some(obligor) = &self.obligor {
            query.and("k.organisation_id = ?", &[obligor]);
        }
        if let Some(owner) = &self.owner {
            query.and("k.owner_id = ?", &[owner]);
        }
    }
}

#[derive(sqlx::FromRow)]
struct Row {
    id: CommitmentId,
    agreement_id: AgreementId,
    reference: String,
    title: String,
    stage: Stage,
    stage_since: NaiveDate,
    in_force_from: Option<NaiveDate>,
    in_force_until: Option<NaiveDate>,
    organisation_id: OrganisationId,
    obligor: String,
    own: bool,
    text: String,
    article: String,
    decision_id: Option<DecisionId>,
    every: Every,
    times: i64,
    from_on: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
    owner_id: Option<UserId>,
    owner: String,
    waived_on: Option<NaiveDate>,
    waived_reason: String,
    version: i64,
}

impl Row {
    fn with(self, pieces: Vec<Piece>) -> Commitment {
        let life = Life {
            from: self.in_force_from,
            until: self.in_force_until,
            ended_on: (self.stage == Stage::Concluded).then_some(self.stage_since),
        };
        Commitment {
            id: self.id,
            agreement: self.agreement_id,
            reference: self.reference,
            title: self.title,
            obligor: self.organisation_id,
            obligor_name: self.obligor,
            ours: self.own,
            text: self.text,
            article: self.article,
            decision: self.decision_id,
            terms: Terms { every: self.every, times: self.times, from: self.from_on, until: self.until_on },
            life,
            owner: self.owner_id,
            owner_name: self.owner,
            waived: self.waived_on.map(|day| (day, self.waived_reason)),
            pieces,
            version: self.version,
        }
    }
}

const COMMITMENTS: &str = concat!(
    "SELECT k.id, k.agreement_id, a.reference, a.title, a.stage, a.stage_since,
            (SELECT min(p.starts_on) FROM periods p WHERE p.agreement_id = a.id) AS in_force_from,
            ",
    ends_on!(),
    " AS in_force_until,
            k.organisation_id, o.name AS obligor, o.own, k.text, k.article, k.decision_id, k.every, k.times,
            k.from_on, k.until_on, k.owner_id, COALESCE(u.name, '') AS owner, k.waived_on, k.waived_reason, k.version
     FROM commitments k JOIN agreements a ON a.id = k.agreement_id JOIN organisations o ON o.id = k.organisation_id
     LEFT JOIN users u ON u.id = k.owner_id"
);

/// What was done, from notes and from the press.
const NOTED: &str = "SELECT e.commitment_id, e.done_on, e.pieces FROM commitment_evidence e
    JOIN commitments k ON k.id = e.commitment_id JOIN agreements a ON a.id = k.agreement_id";
const PUBLISHED: &str = " UNION ALL SELECT l.commitment_id, c.published_on AS done_on, CAST(1 AS BIGINT) AS pieces
    FROM coverage_commitments l JOIN coverage c ON c.id = l.coverage_id
    JOIN commitments k ON k.id = l.commitment_id JOIN agreements a ON a.id = k.agreement_id
    WHERE c.deleted_at IS NULL";

/// The commitments that fit, agreement by agreement, in the order they were recorded. Two statements.
pub async fn list(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<Vec<Commitment>> {
    let mut query = Query::new(COMMITMENTS);
    filter.narrow(&mut query, sight);
    query.push(" ORDER BY a.year DESC, a.number DESC, k.created_at, k.id", &[]);
    let rows: Vec<Row> = tx.select(&query).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut pieces = pieces(tx, filter, sight).await?;
    let whole = |row: Row| {
        let pieces = pieces.remove(&row.id).unwrap_or_default();
        row.with(pieces)
    };
    Ok(rows.into_iter().map(whole).collect())
}

async fn pieces(tx: &mut Tx, filter: &Filter, sight: &Sight) -> Result<HashMap<CommitmentId, Vec<Piece>>> {
    let mut query = Query::new(NOTED);
    query.and("e.deleted_at IS NULL", &[]);
    filter.narrow(&mut query, sight);
    query.push(PUBLISHED, &[]);
    filter.narrow(&mut query, sight);
    query.push(" ORDER BY done_on", &[]);
    let rows: Vec<(CommitmentId, NaiveDate, i64)> = tx.select(&query).await?;
    let mut found: HashMap<CommitmentId, Vec<Piece>> = HashMap::new();
    for (id, on, count) in rows {
        found.entry(id).or_default().push(Piece { on, count });
    }
    Ok(found)
}

/// Every commitment that can be seen, as it stands on a day; for reports.
pub async fn standing(tx: &mut Tx, sight: &Sight, as_of: NaiveDate) -> Result<Vec<Standing>> {
    let all = list(tx, &Filter::default(), sight).await?;
    Ok(all.into_iter().map(|one| Standing::of(one, as_of)).collect())
}

/// One commitment, if it can be seen.
pub async fn find(tx: &mut Tx, id: CommitmentId, sight: &Sight) -> Result<Commitment> {
    let filter = Filter { id: Some(id), ..Filter::default() };
    list(tx, &filter, sight).await?.pop().ok_or(StoreError::NotFound)
}

/// The parties that owe something which can be seen, by name.
pub async fn obligors(tx: &mut Tx, sight: &Sight) -> Result<Vec<(OrganisationId, String)>> {
    let mut query = Query::new(
        "SELECT DISTINCT o.id, o.name, o.sort_key FROM commitments k JOIN agreements a ON a.id = k.agreement_id
         JOIN organisations o ON o.id = k.organisation_id",
    );
    sight.commitments(&mut query);
    query.push(" ORDER BY o.sort_key, o.id", &[]);
    let rows: Vec<(OrganisationId, String, String)> = tx.select(&query).await?;
    Ok(rows.into_iter().map(|(id, name, _)| (id, name)).collect())
}
