use super::*;
use crate::seal::Key;

fn provider() -> Oidc {
    Oidc {
        issuer: "https://id.example.ir".into(),
        client_id: "tafahom".into(),
        client_secret_file: "secret".into(),
        name: None,
        require_amr: None,
        require_acr: None,
        ca_file: None,
    }
}

fn now() -> DateTime<Utc> {
    "2026-05-18T07:00:00Z".parse().unwrap()
}

fn claims(flow: &Flow) -> Claims {
    Claims {
        sub: "248289761001".into(),
        aud: Audience::One("tafahom".into()),
        azp: None,
        exp: now().timestamp() + 300,
        iat: now().timestamp(),
        nonce: Some(flow.nonce.clone()),
        acr: None,
        amr: Vec::new(),
    }
}

#[test]
fn a_flow_opens_while_it_is_good_and_under_its_own_key_alone() {
    let key = Key::fresh();
    let flow = Flow::begin(Purpose::Link("hash".into()), "/agreements?stage=signing", now());
    let cookie = flow.seal(&Vault::of(&key)).unwrap();
    assert!(cookie.len() < 3000 && !cookie.contains(&flow.state));
    let back = Flow::open(&Vault::of(&key), &cookie, now() + TimeDelta::minutes(9)).unwrap();
    assert!(back.is_of(&flow.state) && !back.is_of(&flow.nonce) && !back.is_of(""));
    assert_eq!((back.purpose, back.next.as_str()), (flow.purpose.clone(), "/agreements?stage=signing"));
    assert!(Flow::open(&Vault::of(&key), &cookie, now() + AWAY).is_none(), "ten minutes");
    assert!(Flow::open(&Vault::of(&Key::fresh()), &cookie, now()).is_none());
    assert!(Flow::open(&Vault::of(&key), "nonsense", now()).is_none());
    let secret = Vault::of(&key).seal(b"other", &serde_json::to_vec(&flow).unwrap()).unwrap();
    assert!(Flow::open(&Vault::of(&key), &URL_SAFE_NO_PAD.encode(secret), now()).is_none(), "sealed as something else");
    let far = Flow::begin(Purpose::SignIn, &"/x".repeat(4000), now());
    assert!(far.seal(&Vault::of(&key)).unwrap().len() < 4000, "browsers keep no larger cookie");
    assert_ne!(far.state, flow.state);
}

#[test]
fn the_challenge_is_that_of_the_standard() {
    let mut flow = Flow::begin(Purpose::SignIn, "/", now());
    // The example of RFC 7636, appendix B.
    flow.verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".into();
    assert_eq!(flow.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

#[test]
fn a_token_counts_for_its_own_question_in_its_own_time_alone() {
    let flow = Flow::begin(Purpose::SignIn, "/", now());
    let good = claims(&flow);
    let judged = good.clone().judge(&provider(), &flow, now()).unwrap();
    assert_eq!(judged, Identity { subject: "248289761001".into(), factor_shown: false });
    let both = Audience::Many(vec!["tafahom".into(), "other".into()]);
    let bad = [
        Claims { nonce: None, ..good.clone() },
        Claims { nonce: Some(flow.state.clone()), ..good.clone() },
        Claims { exp: now().timestamp() - 60, ..good.clone() },
        Claims { iat: now().timestamp() - 301, ..good.clone() },
        Claims { iat: now().timestamp() + 301, ..good.clone() },
        Claims { iat: i64::MAX, ..good.clone() },
        Claims { exp: i64::MIN, ..good.clone() },
        Claims { azp: Some("other".into()), ..good.clone() },
        Claims { aud: both.clone(), ..good.clone() },
        Claims { sub: String::new(), ..good.clone() },
        Claims { sub: "x".repeat(256), ..good.clone() },
    ];
    for claims in bad {
        let told = format!("{claims:?}");
        assert!(matches!(claims.judge(&provider(), &flow, now()), Err((Why::Unsound, _))), "{told}");
    }
    let shared = Claims { aud: both, azp: Some("tafahom".into()), exp: now().timestamp() - 59, ..good };
    assert!(shared.judge(&provider(), &flow, now()).is_ok());
}

#[test]
fn a_second_factor_is_believed_when_it_was_asked_for_and_shown() {
    let flow = Flow::begin(Purpose::SignIn, "/", now());
    let shown = |acr: Option<&str>, amr: &[&str]| Claims {
        acr: acr.map(str::to_owned),
        amr: amr.iter().map(|method| (*method).to_owned()).collect(),
        ..claims(&flow)
    };
    let by_method = Oidc { require_amr: Some("mfa".into()), ..provider() };
    let by_class = Oidc { require_acr: Some("gold".into()), ..provider() };
    for (provider, claims, expected) in [
        (&by_method, shown(None, &["pwd", "mfa"]), Some(true)),
        (&by_method, shown(Some("mfa"), &["pwd"]), None),
        (&by_class, shown(Some("gold"), &[]), Some(true)),
        (&by_class, shown(Some("silver"), &["gold"]), None),
        (&by_class, shown(None, &[]), None),
        (&provider(), shown(Some("gold"), &["mfa"]), Some(false)),
    ] {
        let told = format!("{claims:?}");
        let judged = claims.judge(provider, &flow, now());
        assert_eq!(judged.as_ref().ok().map(|identity| identity.factor_shown), expected, "{told}");
        assert!(judged.is_ok() || matches!(judged, Err((Why::NoFactor, _))));
    }
}
