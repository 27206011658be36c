//! A provider of our own, as far as the program talks to one: what it says of itself, its keys, and
//! tokens for codes. What it does wrong is told to it.
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::extract::{Form, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_RSA_SHA256, PublicKeyData};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tafahom::clock::Clock;
use tafahom::serve::{self, Door};
use tokio::net::TcpListener;
use url::Url;

pub const CLIENT: &str = "tafahom at the agency";
pub const SECRET: &str = "a secret: of + signs & more";

/// How the provider answers one kind of question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    #[default]
    Well,
    /// Somewhere else, as a provider that was broken into would say.
    Redirects,
    /// Without end.
    Huge,
    Fails,
    Declines,
    Nonsense,
}

/// With what a token is signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signed {
    #[default]
    Well,
    /// By a key of somebody else under the name of the right one.
    ByAnother,
    /// By nothing, and it says so.
    ByNothing,
    /// By the secret that both know.
    BySecret,
    /// By what was published as a key, taken for a secret.
    ByPublicKey,
    /// Well, and changed afterwards.
    Bent,
}

/// What it is told to do.
#[derive(Clone, Default)]
pub struct Plan {
    pub discovery: Manner,
    pub keys: Manner,
    pub token: Manner,
    pub signed: Signed,
    /// What it says of itself, other than it is.
    pub metadata: Vec<(&'static str, Value)>,
    /// What the token says, other than it should.
    pub claims: Vec<(&'static str, Value)>,
}

/// One sign-in that was begun there.
struct Begun {
    subject: String,
    nonce: String,
    challenge: String,
    redirect: String,
}

struct Keys {
    algorithm: Algorithm,
    kid: String,
    pair: KeyPair,
}

impl Keys {
    fn of(algorithm: Algorithm, kid: &str) -> Keys {
        let kind = if algorithm == Algorithm::RS256 { &PKCS_RSA_SHA256 } else { &PKCS_ECDSA_P256_SHA256 };
        Keys { algorithm, kid: kid.into(), pair: KeyPair::generate_for(kind).unwrap() }
    }

    fn private(&self) -> EncodingKey {
        let pkcs8 = self.pair.serialize_der();
        // Of an RSA key of 2048 bits the key proper begins after 26 bytes.
        if self.algorithm == Algorithm::RS256 {
            EncodingKey::from_rsa_der(&pkcs8[26..])
        } else {
            EncodingKey::from_ec_der(&pkcs8)
        }
    }

    fn public(&self) -> Value {
        let raw = self.pair.der_bytes();
        let code = |bytes: &[u8]| URL_SAFE_NO_PAD.encode(bytes);
        let common = json!({ "kid": self.kid, "use": "sig" });
        let own = if self.algorithm == Algorithm::RS256 {
            json!({ "kty": "RSA", "alg": "RS256", "n": code(&raw[9..265]), "e": "AQAB" })
        } else {
            json!({ "kty": "EC", "alg": "ES256", "crv": "P-256", "x": code(&raw[1..33]), "y": code(&raw[33..]) })
        };
        merged(common, own.as_object().unwrap().clone())
    }
}

fn merged(mut one: Value, other: impl IntoIterator<Item = (String, Value)>) -> Value {
    one.as_object_mut().unwrap().extend(other);
    one
}

/// What it has done so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    pub discovery: usize,
    pub keys: usize,
    pub token: usize,
    /// Requests at an address that only a redirect leads to.
    pub elsewhere: usize,
}

pub struct Fake {
    pub issuer: String,
    pub clock: Mutex<Option<Clock>>,
    pub plan: Mutex<Plan>,
    keys: Mutex<Keys>,
    begun: Mutex<HashMap<String, Begun>>,
    asked: Mutex<Asked>,
}

type Shared = State<Arc<Fake>>;

impl Fake {
    /// A provider at a free port, until the test ends.
    pub async fn new(algorithm: Algorithm) -> Arc<Fake> {
        Fake::behind(Door::Plain, "http://127.0.0.1", algorithm).await
    }

    /// The same behind a door, under a name.
    pub async fn behind(door: Door, host: &str, algorithm: Algorithm) -> Arc<Fake> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("{host}:{}/realms/agency", listener.local_addr().unwrap().port());
        let fake = Arc::new(Fake {
            issuer,
            clock: Mutex::default(),
            plan: Mutex::default(),
            keys: Mutex::new(Keys::of(algorithm, "first")),
            begun: Mutex::default(),
            asked: Mutex::default(),
        });
        let router = Router::new()
            .route("/realms/agency/.well-known/openid-configuration", get(discovery))
            .route("/realms/agency/keys", get(keys))
            .route("/realms/agency/token", post(token))
            .route("/elsewhere", get(elsewhere).post(elsewhere))
            .with_state(fake.clone());
        tokio::spawn(serve::serve_at(door, listener, router, std::future::pending()));
        fake
    }

    /// Tells it what to do from now on.
    pub fn told(&self, plan: Plan) {
        *self.plan.lock().unwrap() = plan;
    }

    pub fn asked(&self) -> Asked {
        *self.asked.lock().unwrap()
    }

    /// Signs with a new key from now on.
    pub fn new_key(&self, kid: &str) {
        let mut keys = self.keys.lock().unwrap();
        *keys = Keys::of(keys.algorithm, kid);
    }

    /// Somebody signs in there who was sent there by `way`: what the browser is sent back with.
    pub fn signs_in(&self, way: &str, subject: &str) -> String {
        let url = Url::parse(way).unwrap();
        assert_eq!(way.split('?').next().unwrap(), format!("{}/authorize", self.issuer));
        let asked: HashMap<_, _> = url.query_pairs().into_owned().collect();
        for (name, value) in
            [("response_type", "code"), ("scope", "openid"), ("client_id", CLIENT), ("code_challenge_method", "S256")]
        {
            assert_eq!(asked[name], value, "{name}");
        }
        let code = format!("code-{}", self.begun.lock().unwrap().len());
        let begun = Begun {
            subject: subject.into(),
            nonce: asked["nonce"].clone(),
            challenge: asked["code_challenge"].clone(),
            redirect: asked["redirect_uri"].clone(),
        };
        let back = begun.redirect.clone();
        self.begun.lock().unwrap().insert(code.clone(), begun);
        let pairs = [("code", code.as_str()), ("state", &asked["state"]), ("iss", &self.issuer)];
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        format!("{}?{query}", Url::parse(&back).unwrap().path())
    }

    fn sign(&self, claims: &Value, signed: Signed) -> String {
        let keys = self.keys.lock().unwrap();
        let header = Header { kid: Some(keys.kid.clone()), ..Header::new(keys.algorithm) };
        let by_secret = |secret: &[u8]| {
            let header = Header { kid: Some(keys.kid.clone()), ..Header::new(Algorithm::HS256) };
            encode(&header, claims, &EncodingKey::from_secret(secret)).unwrap()
        };
        match signed {
            Signed::Well => encode(&header, claims, &keys.private()).unwrap(),
            Signed::ByAnother => encode(&header, claims, &Keys::of(keys.algorithm, "first").private()).unwrap(),
            Signed::BySecret => by_secret(SECRET.as_bytes()),
            Signed::ByPublicKey => by_secret(keys.pair.der_bytes()),
            Signed::ByNothing => {
                let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
                format!("{}.{}.", part(&json!({ "alg": "none", "typ": "JWT", "kid": keys.kid })), part(claims))
            }
            Signed::Bent => {
                let token = encode(&header, claims, &keys.private()).unwrap();
                let parts: Vec<&str> = token.split('.').collect();
                let mut bent = claims.clone();
                bent["sub"] = "somebody else".into();
                format!("{}.{}.{}", parts[0], URL_SAFE_NO_PAD.encode(bent.to_string()), parts[2])
            }
        }
    }
}

/// An answer in some manner.
fn answer(manner: Manner, well: Value) -> Response {
    match manner {
        Manner::Well => axum::Json(well).into_response(),
        Manner::Redirects => Redirect::temporary("/elsewhere").into_response(),
        Manner::Huge => {
            let much = "x".repeat(300 * 1024);
            axum::Json(merged(well, [("more".to_owned(), much.into())])).into_response()
        }
        Manner::Fails => StatusCode::BAD_GATEWAY.into_response(),
        Manner::Declines => (StatusCode::BAD_REQUEST, axum::Json(json!({ "error": "invalid_grant" }))).into_response(),
        Manner::Nonsense => "<html>".into_response(),
    }
}

async fn discovery(State(fake): Shared) -> Response {
    fake.asked.lock().unwrap().discovery += 1;
    let at = |path: &str| format!("{}/{path}", fake.issuer);
    let plan = fake.plan.lock().unwrap().clone();
    let well = json!({
        "issuer": fake.issuer, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"),
        "jwks_uri": at("keys"), "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "authorization_response_iss_parameter_supported": true,
        "token_endpoint_auth_methods_supported": ["client_secret_post", "client_secret_basic"],
    });
    answer(plan.discovery, merged(well, plan.metadata.into_iter().map(|(name, value)| (name.to_owned(), value))))
}

async fn keys(State(fake): Shared) -> Response {
    fake.asked.lock().unwrap().keys += 1;
    let strange = json!({ "kty": "XYZ", "kid": "strange", "alg": "none-such" });
    let keys = json!({ "keys": [strange, fake.keys.lock().unwrap().public()] });
    answer(fake.plan.lock().unwrap().keys, keys)
}

/// Looks at everything a provider has to look at before it answers.
async fn token(State(fake): Shared, headers: HeaderMap, Form(form): Form<HashMap<String, String>>) -> Response {
    fake.asked.lock().unwrap().token += 1;
    let plan = fake.plan.lock().unwrap().clone();
    let coded = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>();
    let expected = format!("Basic {}", STANDARD.encode(format!("{}:{}", coded(CLIENT), coded(SECRET))));
    let shown = headers.get(header::AUTHORIZATION).map(|value| value.to_str().unwrap().to_owned());
    let in_form = form.get("client_secret").is_some_and(|secret| secret == SECRET) && form["client_id"] == CLIENT;
    let only_form = plan.metadata.iter().any(|(name, _)| *name == "token_endpoint_auth_methods_supported");
    assert_eq!((shown.as_deref() == Some(&expected), in_form), (!only_form, only_form), "the secret is shown once");
    let Some(begun) = fake.begun.lock().unwrap().remove(&form["code"]) else {
        return answer(Manner::Declines, Value::Null);
    };
    assert_eq!((form["grant_type"].as_str(), &form["redirect_uri"]), ("authorization_code", &begun.redirect));
    assert_eq!(URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"])), begun.challenge);
    let now = fake.clock.lock().unwrap().as_ref().unwrap().now().timestamp();
    let claims = json!({
        "iss": fake.issuer, "aud": CLIENT, "sub": begun.subject, "nonce": begun.nonce, "iat": now, "exp": now + 300,
        "email": "admin@agency.example", "email_verified": true, "preferred_username": "admin",
    });
    let claims = merged(claims, plan.claims.into_iter().map(|(name, value)| (name.to_owned(), value)));
    let id_token = fake.sign(&claims, plan.signed);
    answer(plan.token, json!({ "id_token": id_token, "access_token": "not for us", "token_type": "Bearer" }))
}

async fn elsewhere(State(fake): Shared) -> Response {
    fake.asked.lock().unwrap().elsewhere += 1;
    discovery(State(fake)).await
}
