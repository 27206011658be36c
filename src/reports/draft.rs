//! The text of one version on official paper, with places to sign for the parties.
use super::paper::letterhead;
use super::{Asker, Build};
use crate::agreements::{self, Agreement, Party, PartyRole};
use crate::clock::day_in_tehran;
use crate::db::{Result, Tx};
use crate::documents::{
    Block, Cell, Document, Fact, Letterhead, Paper, Paragraph, Registration, Section, Signatory, Style,
};
use crate::drafts::cover::Cover;
use crate::drafts::outline::{Line, Part};
use crate::drafts::{self, Version};
use crate::ids::AgreementId;
use crate::signing::{self, SignatureLine};
use crate::words::Words;

/// The rows of the paper.
pub struct Rows {
    /// Whose paper it is written on.
    pub letterhead: Letterhead,
    /// The agreement.
    pub agreement: Agreement,
    /// The version.
    pub version: Version,
    /// Its text.
    pub text: String,
    /// The parties.
    pub parties: Vec<Party>,
    /// The signatures that stand.
    pub signatures: Vec<SignatureLine>,
}

/// Reads the rows; what is answered writes them up.
pub async fn gather(tx: &mut Tx, asker: Asker, id: AgreementId, number: i64) -> Result<Build> {
    let agreement = agreements::store::find(tx, id, &asker.sight).await?;
    let version = drafts::store::find(tx, id, number).await?;
    let rows = Rows {
        letterhead: letterhead(tx).await?,
        agreement,
        text: drafts::store::text(tx, version.id).await?,
        parties: agreements::store::parties(tx, id).await?,
        signatures: signing::store::standing(tx, id).await?,
        version,
    };
    Ok(Box::new(move || document(&asker, &rows)))
}

/// Writes the rows up.
pub fn document(asker: &Asker, rows: &Rows) -> Document {
    let (w, agreement) = (asker.w, &rows.agreement);
    let cover = Cover::of(&rows.text, agreement.title(), asker.today);
    let over = if cover.over.is_empty() { w.label(agreement.kind()) } else { cover.over };
    Document {
        key: "draft",
        main: "text",
        title: over.to_owned(),
        subtitle: agreement.title().to_owned(),
        slug: format!("{}-v{}", agreement.reference(), rows.version.number),
        period: None,
        letterhead: rows.letterhead.clone(),
        registration: Registration { day: cover.day, number: cover.number.to_owned(), annex: cover.annex.to_owned() },
        paper: Paper::Portrait,
        is_official: true,
        made_on: asker.today,
        facts: facts(w, rows),
        sections: vec![text(w, &cover), signatures(w, rows), about(w, rows)],
    }
}

fn facts(w: Words, rows: &Rows) -> Vec<Fact> {
    let saved_on = day_in_tehran(rows.version.created_at);
    vec![
        Fact { key: "reference", label: w.reports.reference(), cell: Cell::Code(rows.agreement.reference().into()) },
        Fact { key: "version", label: w.drafts.version(), cell: Cell::Number(rows.version.number) },
        Fact { key: "saved_on", label: w.drafts.saved_on(), cell: Cell::Day(saved_on) },
    ]
}

fn text(w: Words, cover: &Cover<'_>) -> Section {
    let paragraphs = cover.body.iter().map(|line| Paragraph::new(style(line), line.text)).collect();
    Section::new("text", w.drafts.text(), vec![Block::Text(paragraphs)]).without_heading()
}

fn style(line: &Line<'_>) -> Style {
    match line.part {
        Part::Article => Style::Article,
        Part::Note => Style::Note,
        Part::Clause => Style::Clause,
        Part::Plain => Style::Plain,
    }
}

/// Those who bind themselves, and those who attest it.
fn signatures(w: Words, rows: &Rows) -> Section {
    let signs = |party: &&Party| party.role.binds() || party.role == PartyRole::Witness;
    let signatories = rows.parties.iter().filter(signs).map(|party| signatory(w, party, rows)).collect();
    Section::new("signatures", w.papers.parties_sign(), vec![Block::Signatures(signatories)])
}

/// Who signed this version, or else who is to sign.
fn signatory(w: Words, party: &Party, rows: &Rows) -> Signatory {
    let is_here = |line: &&SignatureLine| line.organisation == party.organisation && line.draft == rows.version.id;
    let signed = rows.signatures.iter().find(is_here);
    let named = party.signatory.as_ref().filter(|post| signed.is_none_or(|line| line.post == post.id));
    let (name, post) = match (named, signed) {
        (Some(post), _) => (post.name.clone(), post.title.clone()),
        (None, Some(line)) => (line.signatory.clone(), String::new()),
        (None, None) => (String::new(), String::new()),
    };
    Signatory {
        party: party.name.clone(),
        role: w.label(party.role).to_owned(),
        name,
        post,
        signed_on: signed.map(|line| line.signed_on),
    }
}

/// What is to be known of the version; not part of the text.
fn about(w: Words, rows: &Rows) -> Section {
    let (p, version) = (w.papers, &rows.version);
    let mut lines = vec![
        p.version_of(version.number, w.code_inside(rows.agreement.reference())),
        p.saved_by(version.author.as_str(), w.moment_text(version.created_at)),
    ];
    if !version.note.is_empty() {
        lines.push(p.note(version.note.as_str()));
    }
    let paragraphs = lines.into_iter().map(|line| Paragraph::new(Style::Remark, line)).collect();
    Section::new("version", p.version(), vec![Block::Text(paragraphs)]).without_heading()
}
