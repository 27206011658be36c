//! What there is for the next step is asked in two ways: of one agreement by the stores of its parts,
//! of all at once by the report. Both must answer the same.
use tafahom::agreements::facts::PartyFacts;
use tafahom::agreements::sight::Sight;
use tafahom::agreements::web::gather;
use tafahom::persian::Period;
use tafahom::reports::{Asker, Question, store};
use tafahom::words::{Lang, Words};

use crate::app::TestApp;
use crate::sight::manager;

#[tokio::test(flavor = "multi_thread")]
async fn the_facts_of_one_agreement_are_those_of_the_report() {
    let app = TestApp::with_sample_year().await;
    let manager = manager(&app).await;
    let today = app.app.clock.today();
    let asker = Asker { w: Words::of(Lang::Fa), today, sight: Sight::of(&manager), made_by: manager.name.clone() };
    let sight = asker.sight;
    let period = Period::month_of(today);
    let question = Question { asker, period, stage: None, party: None, owner: None, sections: Vec::new() };
    let mut tx = app.app.db.read().await.unwrap();
    let facts = store::facts(&mut tx, &question).await.unwrap();
    let of_parties = store::party_facts(&mut tx, &question).await.unwrap();
    assert!(facts.len() > 5, "the sample year has too little under way: {}", facts.len());
    for row in facts {
        let agreement = tafahom::agreements::store::find(&mut tx, row.agreement_id, &sight).await.unwrap();
        let one = gather::facts(&mut tx, &agreement, &sight, today).await.unwrap();
        let name = agreement.title();
        assert_eq!(row.has_owner, one.has_owner, "{name}");
        assert_eq!(row.decided_in_meeting, one.decided_in_meeting, "{name}");
        assert_eq!(row.latest_version, one.latest_version, "{name}");
        assert_eq!(row.signed_copy, one.signed_copy, "{name}");
        let parties: Vec<PartyFacts> = of_parties
            .iter()
            .filter(|party| party.agreement_id == row.agreement_id)
            .map(|party| PartyFacts {
                organisation: party.organisation_id,
                name: party.name.clone(),
                approved: party.approved,
                signatory_may_sign: party.signatory_may_sign,
                signed_version: party.signed_version,
            })
            .collect();
        assert_eq!(parties, one.parties, "{name}");
    }
}
