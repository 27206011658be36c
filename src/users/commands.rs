//! `tafahom user …` and the link for the first administrator.
use clap::Subcommand;

use super::roles::Role;
use super::{LinkKind, User, fold_username, is_username, store};
use crate::app::App;
use crate::audit::{self, Event, Kind, Verb};
use crate::db::Tx;

/// What can be done with users from the console.
#[derive(Subcommand)]
pub enum UserCommand {
    /// Add a user and print the one-time link for the password
    Add {
        /// The name people know
        name: String,
        /// What is typed to sign in
        #[arg(long)]
        username: String,
        /// viewer, officer, manager or admin
        #[arg(long, value_parser = role)]
        role: Role,
        /// The post in the agency
        #[arg(long, default_value = "")]
        post: String,
    },
    /// List the users
    List,
    /// Take a user's password away and print a one-time link for a new one
    ResetPassword {
        /// The user name
        username: String,
    },
    /// Take away the two-step sign-in of a user who lost the phone and the recovery codes
    RemoveSecondFactor {
        /// The user name
        username: String,
    },
}

type Fault = Box<dyn std::error::Error + Send + Sync>;

fn role(text: &str) -> Result<Role, String> {
    let known = || Role::ALL.iter().map(|role| role.key()).collect::<Vec<_>>().join(", ");
    Role::parse(text).ok_or_else(|| format!("the roles are: {}", known()))
}

/// Runs a user command.
pub async fn run(app: &App, command: UserCommand) -> Result<(), Fault> {
    match command {
        UserCommand::Add { name, username, role, post } => add(app, &name, &username, role, &post).await,
        UserCommand::List => list(app).await,
        UserCommand::ResetPassword { username } => reset_password(app, &username).await,
        UserCommand::RemoveSecondFactor { username } => remove_factor(app, &username).await,
    }
}

async fn add(app: &App, name: &str, username: &str, role: Role, post: &str) -> Result<(), Fault> {
    let (name, post) = (name.trim(), post.trim());
    if name.is_empty() || name.chars().count() > 200 || post.chars().count() > 200 {
        return Err("a name has 1 to 200 characters, a post at most 200".into());
    }
    let user = User::new(username.trim(), name, post, role);
    if !is_username(&user.username) {
        return Err("a user name has 2 to 60 Latin letters, digits, dots and hyphens".into());
    }
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    if store::by_username(&mut tx, &user.username).await?.is_some() {
        return Err(format!("there is a user {} already", user.username).into());
    }
    store::insert(&mut tx, &user, now).await?;
    audit::store::append(&mut tx, &event(Verb::Created, &user), now).await?;
    give_link(app, tx, LinkKind::Invite, &user).await
}

async fn reset_password(app: &App, username: &str) -> Result<(), Fault> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let user = named(&mut tx, username).await?;
    if !user.active {
        return Err(format!("{} is disabled; an administrator can enable the user first", user.username).into());
    }
    store::set_password(&mut tx, user.id, None, now).await?;
    give_link(app, tx, LinkKind::Reset, &user).await
}

async fn named(tx: &mut Tx, username: &str) -> Result<User, Fault> {
    let found = store::by_username(tx, &fold_username(username.trim())).await?;
    found.ok_or_else(|| format!("there is no user {username:?}").into())
}

async fn remove_factor(app: &App, username: &str) -> Result<(), Fault> {
    let now = app.clock.now();
    let mut tx = app.db.write().await?;
    let user = named(&mut tx, username).await?;
    if !store::has_factor(&mut tx, user.id).await? {
        return Err(format!("{} signs in with the password alone", user.username).into());
    }
    store::remove_factor(&mut tx, user.id).await?;
    audit::store::append(&mut tx, &event(Verb::FactorOff, &user), now).await?;
    tx.commit().await?;
    println!("{} signs in with the password alone from now on", user.username);
    Ok(())
}

/// Makes the link, writes the event, and prints the address only when both are kept.
async fn give_link(app: &App, mut tx: Tx, kind: LinkKind, user: &User) -> Result<(), Fault> {
    let now = app.clock.now();
    let token = store::give_link(&mut tx, kind, Some(user.id), now).await?;
    audit::store::append(&mut tx, &event(Verb::Invited, user), now).await?;
    tx.commit().await?;
    println!("{} chooses a password here within 24 hours: {}/invite/{token}", user.username, app.base_url());
    Ok(())
}

async fn list(app: &App) -> Result<(), Fault> {
    let mut tx = app.db.read().await?;
    for user in store::list(&mut tx).await? {
        let state = match (user.active, user.has_password) {
            (false, _) => "disabled",
            (true, false) => "no password",
            (true, true) => "active",
        };
        println!("{:<20} {:<8} {:<12} {}", user.username, user.role.key(), state, user.name);
    }
    Ok(())
}

/// An act from the console: nobody is signed in there.
fn event(verb: Verb, user: &User) -> Event {
    Event::by_program(verb, Kind::User, user.id.uuid(), user.name.as_str())
        .changing(serde_json::json!({ "from": "console" }))
}

/// A one-time link to set up the first administrator, on an empty database. An older one stops working.
pub async fn setup_link(app: &App) -> Result<Option<String>, Fault> {
    let mut tx = app.db.write().await?;
    if !store::is_empty(&mut tx).await? {
        return Ok(None);
    }
    let token = store::give_link(&mut tx, LinkKind::Setup, None, app.clock.onward()).await?;
    tx.commit().await?;
    Ok(Some(format!("{}/setup/{token}", app.base_url())))
}
