//! One-time links: to set up the first administrator, to set a password, and into the sample data.
use chrono::{DateTime, TimeDelta, Utc};

use crate::db::{Result, Tx};
use crate::ids::UserId;
use crate::users::{LinkKind, tokens};

/// A link that can still be used.
#[derive(Clone, Copy, Debug, sqlx::FromRow)]
pub struct Link {
    /// What it opens.
    pub kind: LinkKind,
    /// For whom; the link of the first set-up is for nobody yet.
    pub user_id: Option<UserId>,
}

/// Gives out a link and answers its token. Older ones of the same kind for the same user stop working.
pub async fn give_link(tx: &mut Tx, kind: LinkKind, user: Option<UserId>, now: DateTime<Utc>) -> Result<String> {
    match user {
        Some(user) => tx.run("DELETE FROM links WHERE user_id = $1 AND kind <> 'demo'", &[&user]).await?,
        None => tx.run("DELETE FROM links WHERE user_id IS NULL AND kind = $1", &[&kind]).await?,
    };
    insert(tx, kind, user, now + kind.lifetime()).await
}

async fn insert(tx: &mut Tx, kind: LinkKind, user: Option<UserId>, expires_at: DateTime<Utc>) -> Result<String> {
    let token = tokens::new();
    tx.run(
        "INSERT INTO links (token_hash, kind, user_id, expires_at) VALUES ($1, $2, $3, $4)",
        &[&tokens::hash(&token), &kind, &user, &expires_at],
    )
    .await?;
    Ok(token)
}

/// A link that signs a user of the sample data in as often as it is followed.
pub async fn demo_link(tx: &mut Tx, user: UserId, now: DateTime<Utc>) -> Result<String> {
    insert(tx, LinkKind::Demo, Some(user), now + LinkKind::Demo.lifetime()).await
}

/// The link behind a token, if it can still be used; looking does not spend it.
pub async fn look_up_link(tx: &mut Tx, token: &str, now: DateTime<Utc>) -> Result<Option<Link>> {
    tx.opt(
        "SELECT kind, user_id FROM links WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2",
        &[&tokens::hash(token), &now],
    )
    .await
}

/// Spends a link; the second to come finds nothing.
pub async fn spend_link(tx: &mut Tx, token: &str, now: DateTime<Utc>) -> Result<Option<Link>> {
    let link = look_up_link(tx, token, now).await?;
    if link.is_some() {
        tx.run("UPDATE links SET used_at = $2 WHERE token_hash = $1", &[&tokens::hash(token), &now]).await?;
    }
    Ok(link)
}

impl LinkKind {
    /// How long such a link can be used.
    pub fn lifetime(self) -> TimeDelta {
        match self {
            LinkKind::Setup => TimeDelta::minutes(30),
            LinkKind::Invite | LinkKind::Reset => TimeDelta::hours(24),
            // As long as the throw-away database lives.
            LinkKind::Demo => TimeDelta::days(3650),
        }
    }
}
