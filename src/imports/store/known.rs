//! What is recorded already, as far as somebody sees it: what the rows of a file are compared with.
use std::collections::HashMap;

use crate::agreements;
use crate::agreements::forms::Lists;
use crate::agreements::imported::read_code;
use crate::agreements::sight::Sight;
use crate::db::{Result, Tx};
use crate::imports::ImportKind;
use crate::imports::kinds::{agreements as of_agreements, coverage, organisations, outlets, people as of_people};
use crate::people;
use crate::press;
use crate::{parties, users};

/// What is recorded of a kind, and of the kinds that its lists name.
#[derive(Clone, Debug)]
pub enum Known {
    /// Organisations.
    Organisations(organisations::Known),
    /// Persons and posts.
    People(of_people::Known),
    /// Agreements.
    Agreements(Box<of_agreements::Known>),
    /// Outlets.
    Outlets(outlets::Known),
    /// Press coverage.
    Coverage(coverage::Known),
}

/// Gathers what is recorded and can be seen.
pub async fn known(tx: &mut Tx, kind: ImportKind, sight: &Sight) -> Result<Known> {
    Ok(match kind {
        ImportKind::Organisations => Known::Organisations(all_organisations(tx).await?),
        ImportKind::People => Known::People(all_people(tx).await?),
        ImportKind::Agreements => Known::Agreements(Box::new(all_agreements(tx, sight).await?)),
        ImportKind::Outlets => Known::Outlets(all_outlets(tx).await?),
        ImportKind::Coverage => Known::Coverage(all_coverage(tx, sight).await?),
    })
}

async fn all_organisations(tx: &mut Tx) -> Result<organisations::Known> {
    let all = parties::store::list(tx, &parties::store::Filter::default(), i64::MAX, 0).await?;
    let all = all.into_iter().map(|one| (one.id.uuid(), one.version, one.written())).collect();
    Ok(organisations::Known { all })
}

async fn all_people(tx: &mut Tx) -> Result<of_people::Known> {
    let all = people::store::list(tx, &people::store::Filter::default(), i64::MAX, 0).await?;
    let posts = people::store::all_posts(tx).await?;
    Ok(of_people::Known {
        all: all.into_iter().map(|one| (one.id.uuid(), one.version, one.written())).collect(),
        posts: posts.into_iter().map(|post| (post.id.uuid(), post.version, post.written())).collect(),
        organisations: all_organisations(tx).await?,
    })
}

async fn all_outlets(tx: &mut Tx) -> Result<outlets::Known> {
    let all = press::store::outlets(tx).await?;
    Ok(outlets::Known { all: all.into_iter().map(|one| (one.id.uuid(), one.version, one.written())).collect() })
}

async fn all_coverage(tx: &mut Tx, sight: &Sight) -> Result<coverage::Known> {
    let all = press::store::whole(tx, sight).await?.into_iter();
    let titles = agreements::store::titles(tx, sight).await?;
    let reference = |title: &str| read_code(title.split(' ').next().unwrap_or_default());
    Ok(coverage::Known {
        all: all.map(|one| coverage::Item { id: one.id.uuid(), version: one.version, of: one.of }).collect(),
        outlets: all_outlets(tx).await?,
        agreements: titles.into_iter().filter_map(|(id, title)| Some((reference(&title)?, id))).collect(),
        meetings: press::store::all_meetings(tx, sight).await?,
    })
}

async fn all_agreements(tx: &mut Tx, sight: &Sight) -> Result<of_agreements::Known> {
    let all = agreements::store::all_imported(tx, sight).await?;
    let item = |(id, version, of)| of_agreements::Item { id, version, of };
    Ok(of_agreements::Known {
        all: all.into_iter().map(item).collect(),
        sees_all: sight.is_whole(),
        trashed: agreements::store::trashed(tx).await?,
        last_numbers: agreements::store::last_numbers(tx).await?.into_iter().collect::<HashMap<_, _>>(),
        lists: Lists { users: users::store::list(tx).await?, parties: Vec::new() },
        people: all_people(tx).await?,
    })
}
