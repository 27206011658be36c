//! From the third party to the text that every party approved.
use tafahom::drafts::Answer;
use tafahom::drafts::web::Start;

use super::Story;

impl Story {
    pub async fn name_the_signatories(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.agreements);
        b.click(self.w.agreement_page.edit_parties()).await;
        self.see(w.signatory()).await;
        self.name_known(w.party(), c.media).await;
        b.within("main form").click(w.add_party()).await;
        self.see(&w.party_added(c.media)).await;
        for (party, who) in [(c.own, &c.deputy), (c.foundation, &c.director), (c.media, &c.manager)] {
            b.click(&format!("{} {party}", self.w.common.edit())).await;
            self.see(&w.party_title(party)).await;
            b.fill(w.representative(), who.name).await;
            b.fill(w.signatory(), who.name).await;
            b.within("main").click(self.w.common.save()).await;
            self.see(&w.party_saved(party)).await;
        }
        b.within("main").click(w.back_to()).await;
        self.see(self.w.agreement_page.next_heading()).await;
    }

    pub async fn write_two_versions_and_compare_them(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.drafts);
        b.click(self.w.agreement_page.write_draft()).await;
        self.see(w.edit_title()).await;
        b.click(self.w.label(self.w.lang.pick(Start::Persian, Start::English))).await;
        self.see(w.edit_title()).await;
        let text = b.value(w.text()).await;
        for said in [c.title, c.own, c.foundation, c.media, c.deputy.name, c.replaced.0] {
            assert!(text.contains(said), "{said} is not in: {text}");
        }
        b.click(&w.save_version(1)).await;
        self.see(&w.version_saved(1)).await;
        self.see(&w.draft_n(1)).await;
        b.click(w.all_versions()).await;
        self.see(&w.latest_verdicts(1)).await;
        b.click(w.edit_text()).await;
        self.see(w.edit_title()).await;
        let text = b.value(w.text()).await.replacen(c.replaced.0, c.replaced.1, 1);
        b.fill(w.text(), &format!("{text}\n{}", c.added)).await;
        b.fill(w.note_label(), c.note).await;
        b.click(&w.save_version(2)).await;
        self.see(&w.version_saved(2)).await;
        self.see(c.added).await;
        b.click(&w.compare_with(1)).await;
        self.see(&w.compare_title(1, 2)).await;
        let last_word = |text: &str| text.split(' ').next_back().unwrap().to_owned();
        assert!(b.within(".paper del").text().await.contains(&last_word(c.replaced.0)));
        assert!(b.within(".paper ins").text().await.contains(&last_word(c.replaced.1)));
        assert!(b.within(".paper ins").text().await.contains(c.added));
        let (ins, del) =
            (b.css(".paper ins", "text-decoration-line").await, b.css(".paper del", "text-decoration-line").await);
        assert_ne!(ins, del, "told apart by more than colour");
        b.within("main header").click(&w.version_n(2)).await;
        self.see(&w.draft_n(2)).await;
    }

    pub async fn approve_by_every_party(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.drafts);
        for (party, who) in [(c.own, &c.deputy), (c.foundation, &c.director), (c.media, &c.manager)] {
            let record = format!("{} : {party}", w.record_verdict());
            // The first form that is open is that of the first party that has said nothing yet.
            let form = b.within("#party details[open] form");
            form.tick(self.w.label(Answer::Approved)).await;
            form.fill(w.given_on(), c.day).await;
            form.fill(w.given_by(), who.name).await;
            form.click(&record).await;
            self.see(&w.approval_recorded(party)).await;
        }
        assert_eq!(b.count("#party .badge.ok").await, 3);
        self.to_the_agreement().await;
    }
}
