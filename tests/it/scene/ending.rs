//! From the signatures to the report.
use std::io::Cursor;

use calamine::{Reader, Xlsx};
use serde_json::json;
use tafahom::agreements::lifecycle::{Stage, Step};
use tafahom::agreements::timeline::ItemKind;

use super::Story;

impl Story {
    pub async fn send_to_signing_and_sign(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.signing);
        let next = self.w.label(Stage::Signing);
        self.see(&self.w.agreement_page.needs_met(next)).await;
        b.click(&self.w.agreement_page.go_on(next)).await;
        self.see(self.w.step_done(Step::SendToSigning)).await;
        b.click(self.w.agreement_page.signing_page()).await;
        self.see(&w.of_version(2)).await;
        for (party, who) in [(c.own, &c.deputy), (c.foundation, &c.director), (c.media, &c.manager)] {
            // The first form is of the first party that has not signed.
            let form = b.within("#party form[action$='/signatures']");
            form.fill(w.signatory(), who.name).await;
            form.fill(w.signed_on(), c.day).await;
            form.fill(w.place(), c.place).await;
            form.click(&format!("{} : {party}", w.record())).await;
            self.see(&w.recorded(party)).await;
        }
        let copy = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/demo/data/signed-copy.pdf");
        b.choose_file(w.attach_copy(), copy).await;
        b.within("main form").click(w.attach_copy()).await;
        self.see(&w.copy_attached("signed-copy.pdf")).await;
        self.see(w.fingerprint()).await;
    }

    pub async fn bring_into_force(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.steps);
        b.click(self.w.signing.to_force()).await;
        self.see(w.needs()).await;
        b.fill(w.starts_on(), c.day).await;
        b.fill(w.ends_on(), c.end).await;
        b.within("main form").click(self.w.label(Step::BringIntoForce)).await;
        self.see(self.w.step_done(Step::BringIntoForce)).await;
        self.see(self.w.label(Stage::InForce)).await;
    }

    pub async fn record_the_news(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.press);
        if b.within("main").text().await.contains(self.w.agreement_page.record_press()) {
            b.click(self.w.agreement_page.record_press()).await;
        } else {
            self.to_the_agreement().await;
            b.click(self.w.agreement_page.record_press()).await;
        }
        self.see(w.about_agreements()).await;
        assert!(b.ticked(c.title).await, "the agreement from which one comes is ticked");
        b.fill(w.headline(), c.headline).await;
        b.fill(w.address(), "https://news.example/alborz/1405").await;
        self.name_new(w.outlet(), c.outlet).await;
        b.fill(w.published_on(), c.day).await;
        b.within("#meeting").fill(w.other_meeting(), c.subject).await;
        b.fill(w.excerpt(), c.excerpt).await;
        self.send_with_new(self.w.common.submit(), &[c.outlet]).await;
        self.see(w.item_recorded()).await;
        for said in [c.headline, c.outlet, c.excerpt, c.title, c.subject] {
            self.see(said).await;
        }
        self.to_the_agreement().await;
    }

    pub async fn read_the_timeline(&self) {
        let b = &self.b;
        let mut icons = Vec::new();
        for (kind, said) in self.life() {
            let chip = if kind == ItemKind::Verdict { ItemKind::Draft } else { kind };
            b.within("#timeline nav").click(self.w.label(chip)).await;
            b.within("#timeline .tl").see(self.w.one_of(kind)).await;
            b.within("#timeline .tl").see(said).await;
            let icon = b.run(ICON, &[json!(self.w.one_of(kind))]).await;
            assert!(!icons.contains(&icon), "{kind:?} looks like another kind");
            icons.push(icon);
        }
        b.within("#timeline nav").click(self.w.label(ItemKind::Stage)).await;
        for stage in [Stage::InForce, Stage::Signing, Stage::Drafting, Stage::Meeting] {
            b.within("#timeline .tl .sep").see(self.w.label(stage)).await;
        }
        self.see(self.w.agreement_page.timeline()).await;
    }

    /// What the timeline holds of each kind.
    fn life(&self) -> [(ItemKind, &str); 6] {
        let c = &self.cast;
        [
            (ItemKind::Meeting, c.subject),
            (ItemKind::Decision, c.decision),
            (ItemKind::Draft, c.note),
            (ItemKind::Verdict, c.media),
            (ItemKind::Signature, c.foundation),
            (ItemKind::Press, c.headline),
        ]
    }

    pub async fn report(&self) {
        let (b, c, w) = (&self.b, &self.cast, &self.w.reports);
        b.go("/reports/status?period=1405-02").await;
        let reference = self.w.code("1405-0001");
        for said in [w.status(), &reference, c.title, c.own, c.foundation, c.media, c.headline, w.came_into_force()] {
            self.see(said).await;
        }
        self.see(self.w.label(Stage::InForce)).await;

        let file = b.download("/reports/status.xlsx?period=1405-02").await;
        assert_eq!(file.status, 200);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(file.body)).unwrap();
        let mut told = String::new();
        for name in book.sheet_names() {
            for row in book.worksheet_range(&name).unwrap().rows() {
                told.extend(row.iter().map(|cell| format!("{cell}\n")));
            }
        }
        let csv = b.download("/reports/status.csv?period=1405-02").await;
        assert_eq!(csv.status, 200);
        assert_eq!(csv.body[..3], [0xef, 0xbb, 0xbf], "the byte-order mark");
        let csv = String::from_utf8(csv.body).unwrap();
        for said in ["1405-0001", c.title, c.own, c.foundation, c.media] {
            assert!(told.contains(said), "{said} is not in the workbook: {told}");
            assert!(csv.contains(said), "{said} is not in the text: {csv}");
        }
        assert!(told.contains(c.headline), "the news is not in the workbook: {told}");
    }
}

/// The icon of the first item of a kind in the timeline.
const ICON: &str = "return [...document.querySelectorAll('#timeline .tl li:has(.ic)')]
    .find((item) => item.querySelector('.when').innerText.startsWith(arguments[0])).querySelector('.ic').innerHTML;";
