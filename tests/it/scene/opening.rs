//! From the set-up link to the decision of the meeting.
use tafahom::agreements::lifecycle::{Stage, Step};
use tafahom::words::Lang;

use super::Story;
use super::cast::Member;

const SECRET: &str = "seven quiet lamps by the river";

impl Story {
    pub async fn set_up(&self, link: &str) {
        let (b, w) = (&self.b, &self.w.users);
        b.go(link).await;
        if self.w.lang == Lang::En {
            b.within("footer").click(self.w.common.language_name()).await;
        }
        self.see(w.setup_title()).await;
        b.fill(w.setup_organisation_name(), self.cast.own).await;
        b.fill(w.name(), self.cast.admin.name).await;
        b.fill(w.post(), self.cast.admin.post).await;
        b.fill(w.username(), "kazemi").await;
        b.fill(w.password(), SECRET).await;
        b.fill(w.password_again(), SECRET).await;
        b.click(w.setup_finish()).await;
        self.see(w.setup_done()).await;
        self.see(self.w.home.start_title()).await;
    }

    pub async fn record_parties_and_people(&self) {
        let c = &self.cast;
        self.begin(self.w.common.new_organisation()).await;
        self.see(self.w.parties.record_new()).await;
        self.b.fill(self.w.parties.name(), c.foundation).await;
        self.b.click(self.w.common.save()).await;
        self.see(c.foundation).await;
        self.person(&c.deputy, c.own, false).await;
        self.person(&c.director, c.foundation, false).await;
        self.person(&c.manager, c.media, true).await;
    }

    /// Records somebody who may sign; the organisation may be new with them.
    async fn person(&self, who: &Member, at: &str, is_new: bool) {
        let w = &self.w.people;
        self.begin(self.w.common.new_person()).await;
        self.see(w.record_new()).await;
        self.b.fill(w.name(), who.name).await;
        if is_new {
            self.name_new(w.organisation(), at).await;
        } else {
            self.name_known(w.organisation(), at).await;
        }
        self.b.fill(w.post_title(), who.post).await;
        self.b.tick(w.may_sign_label()).await;
        if is_new {
            self.send_with_new(self.w.common.save(), &[at]).await;
        } else {
            self.b.click(self.w.common.save()).await;
        }
        self.see(w.last_contact()).await;
        self.see(who.name).await;
        self.see(at).await;
    }

    pub async fn record_the_agreement(&self) {
        let (b, w) = (&self.b, &self.w.agreements);
        self.begin(self.w.common.new_agreement()).await;
        self.see(w.new_title()).await;
        b.fill(w.title(), self.cast.title).await;
        self.name_known(w.counterparty(), self.cast.foundation).await;
        b.click(w.create()).await;
        self.see(&w.recorded_as(self.w.code("1405-0001"))).await;
        self.see(self.w.label(Stage::Meeting)).await;
        self.see(self.cast.own).await;
        self.see(self.cast.foundation).await;
    }

    pub async fn record_the_meeting(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.meetings);
        b.click(self.w.agreement_page.record_meeting()).await;
        self.see(w.contacts_of_agreement()).await;
        b.fill(w.subject(), c.subject).await;
        b.fill(w.day(), c.day).await;
        if self.scripts {
            self.see(&self.w.day_full("2026-05-18".parse().unwrap())).await;
        }
        for known in [&c.deputy, &c.director] {
            b.within("#attendees").tick(known.name).await;
        }
        self.name_known(&w.person(1), c.manager.name).await;
        b.click(w.another_person()).await;
        self.name_new(&w.person(2), c.editor.name).await;
        self.name_known(&w.organisation_of(2), c.media).await;
        b.fill(&w.post_of(2), c.editor.post).await;
        b.click(w.details()).await;
        b.fill(w.place(), c.place).await;
        b.fill(w.minutes(), c.minutes).await;
        b.fill(&w.decision(1), c.decision).await;
        self.name_known(&w.responsible(1), c.deputy.name).await;
        b.fill(&w.due(1), c.due).await;
        self.send_with_new(w.save_new(), &[c.editor.name]).await;
        self.see(w.recorded()).await;
        let day = self.w.day_full("2026-05-18".parse().unwrap());
        let due = self.w.day_short("2026-05-31".parse().unwrap());
        for said in [&*day, &*due, c.place, c.minutes, c.decision, c.title] {
            self.see(said).await;
        }
        for one in [&c.deputy, &c.director, &c.manager, &c.editor] {
            self.see(one.name).await;
            self.see(one.post).await;
        }
    }

    pub async fn start_drafting(&self) {
        self.to_the_agreement().await;
        let next = self.w.label(Stage::Drafting);
        self.see(&self.w.agreement_page.needs_met(next)).await;
        self.b.click(&self.w.agreement_page.go_on(next)).await;
        self.see(self.w.step_done(Step::StartDrafting)).await;
    }
}
