//! Back from the provider: who is it, and may they come in?
use axum::extract::State;
use axum::routing;
use serde_json::json;
use tracing::warn;
use uuid::Uuid;

use super::{BACK, forget, link, name, own, provider, refused, way_back};
use crate::app::{Access, App, Route};
use crate::audit::{self, Event, Kind, Verb};
use crate::error::PageError;
use crate::form::Params;
use crate::page::{Answer, Visit, see_other};
use crate::users::oidc::client::{Fault, Provider};
use crate::users::oidc::{Flow, Identity, Purpose, Why, store};
use crate::users::vault::Vault;
use crate::users::web::code;
use crate::users::web::start::{Origin, start};
use crate::users::{User, store as users, tokens};

/// The routes of this part.
pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", BACK, Access::Anyone, routing::get(back))]
}

/// Who came back, in what, from where.
struct Return<'a> {
    app: &'a App,
    provider: &'a Provider,
    visit: &'a Visit,
    origin: &'a Origin,
    flow: Flow,
}

async fn back(State(app): State<App>, visit: Visit, origin: Origin, params: Params) -> Answer {
    let provider = provider(&app)?;
    app.throttle.admit(origin.address).map_err(PageError::TooMany)?;
    let flow = origin.away().and_then(|cookie| Flow::open(&Vault::of(app.db.key()), &cookie, visit.now));
    let Some(flow) = flow else {
        // Whoever began nothing here leaves no trace in the audit trail either.
        warn!(address = %origin.address, "somebody came from the provider who did not go there from this browser");
        return refused(&app, &visit, Why::Stray, None);
    };
    let came = Return { app: &app, provider, visit: &visit, origin: &origin, flow };
    if !came.flow.is_of(params.get("state")) {
        return came.fail(Why::Stray, "the state is another one", None, None).await;
    }
    if !came.use_up().await? {
        return came.fail(Why::Stray, "the answer was used before", None, None).await;
    }
    let answer = match came.identify(&params).await {
        Ok(identity) => match &came.flow.purpose {
            Purpose::SignIn => came.sign_in(identity).await,
            Purpose::Link(session) => came.link(identity, session).await,
        },
        Err(fault) => came.fail(fault.why, fault, None, None).await,
    };
    Ok(forget(&app, answer?))
}

impl Return<'_> {
    /// An answer is good once, whatever comes of it.
    async fn use_up(&self) -> Result<bool, PageError> {
        let mut tx = self.app.db.write().await?;
        let state = tokens::hash(&self.flow.state);
        let is_first = store::use_up(&mut tx, &state, self.flow.until(), self.visit.now).await?;
        tx.commit().await?;
        Ok(is_first)
    }

    async fn identify(&self, params: &Params) -> Result<Identity, Fault> {
        let issuer = Some(params.get("iss")).filter(|issuer| !issuer.is_empty());
        match params.get("code") {
            "" => Err(Fault::declined(params.get("error"))),
            code => self.provider.who(&self.flow, (code, issuer), &way_back(self.app), self.visit.now).await,
        }
    }

    /// Lets somebody in whose identity is linked with an account, by the same way as all others.
    async fn sign_in(&self, identity: Identity) -> Answer {
        let (app, now) = (self.app, self.visit.now);
        let mut tx = app.db.write().await?;
        let Some(user) = store::user_of(&mut tx, self.provider.issuer(), &identity.subject).await? else {
            drop(tx);
            return self.fail(Why::Unknown, "no account is linked", Some(identity.subject), None).await;
        };
        let user = users::find(&mut tx, user).await?;
        if !user.active {
            drop(tx);
            return self.fail(Why::Disabled, "the account is disabled", Some(identity.subject), Some(user)).await;
        }
        store::note_use(&mut tx, user.id, self.provider.issuer(), now).await?;
        if !identity.factor_shown && users::has_factor(&mut tx, user.id).await? {
            return code::begin(tx, app, user.id, &self.flow.next, now).await;
        }
        let started = start(&mut tx, user, self.origin, now).await?;
        if identity.factor_shown {
            users::note_factor(&mut tx, &started.actor.session).await?;
        }
        let event = started.signed_in(self.origin);
        let event = event.changing(json!({ "address": self.origin.address.to_string(), "with": "provider" }));
        audit::store::append(&mut tx, &event, now).await?;
        tx.commit().await?;
        Ok(started.on(app, see_other(&self.flow.next)))
    }

    /// Links the identity with the account that began this, in the session that began it.
    async fn link(&self, identity: Identity, session: &str) -> Answer {
        let issuer = self.provider.issuer();
        let Some(actor) = self.visit.actor.as_ref().filter(|actor| actor.session == session) else {
            return self.fail(Why::Stray, "another session began this", None, None).await;
        };
        let mut tx = self.app.db.write().await?;
        let owner = store::user_of(&mut tx, issuer, &identity.subject).await?;
        let has_other = store::linked(&mut tx, actor.id, issuer).await?.is_some();
        match owner {
            Some(owner) if owner == actor.id => {}
            None if !has_other => link(&mut tx, self.visit, (actor.id, &actor.name), issuer, &identity.subject).await?,
            _ => {
                drop(tx);
                return self.fail(Why::Taken, "linked otherwise already", Some(identity.subject), None).await;
            }
        }
        tx.commit().await?;
        Ok(self.visit.done(own::PAGE, self.visit.w.provider.linked(name(self.app, self.visit.w))))
    }

    /// Writes down that it came to nothing, and says so.
    async fn fail(
        &self,
        why: Why,
        cause: impl std::fmt::Display,
        subject: Option<String>,
        user: Option<User>,
    ) -> Answer {
        let address = self.origin.address.to_string();
        warn!(address, %cause, "a sign-in with the provider failed");
        let mut changes = json!({ "address": address, "with": "provider", "why": why.key() });
        if let (Some(subject), Some(changes)) = (&subject, changes.as_object_mut()) {
            changes.insert("identity".into(), subject.as_str().into());
        }
        let event = match (&self.flow.purpose, &self.visit.actor) {
            (Purpose::Link(_), Some(actor)) => {
                Event::new(actor, Verb::Refused, Kind::User, actor.id, format!("GET {BACK}"))
            }
            _ => {
                let (id, title) = user.map_or((Uuid::nil(), String::new()), |user| (user.id.uuid(), user.name));
                Event::by_program(Verb::SignInFailed, Kind::User, id, title)
            }
        };
        let event = event.changing(changes);
        let mut tx = self.app.db.write().await?;
        audit::store::append(&mut tx, &event, self.visit.now).await?;
        tx.commit().await?;
        refused(self.app, self.visit, why, subject.filter(|_| why == Why::Unknown))
    }
}
