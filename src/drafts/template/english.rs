//! The text in English.
use super::{BLANK, Facts, Side, Writer, aims, name_and_post, or_blank, sides};

pub(super) fn write(text: &mut Writer, facts: &Facts) {
    let sides = sides(facts);
    text.line("In the name of God");
    text.gap();
    text.line("Memorandum of Understanding");
    text.line(format!("“{}”", or_blank(&facts.title)));
    text.gap();
    text.line(format!("Number: {BLANK}"));
    text.line(format!("Date: {BLANK}"));
    text.line(format!("Annexes: {BLANK}"));
    text.gap();
    text.line("Preamble");
    text.line("To make good use of each other’s abilities and to pursue shared aims, under the laws in force and the statutes of each party, the parties agree on the following.");
    text.article("The parties");
    text.clauses(sides.iter().enumerate().map(|(i, side)| english_side(&text.side(i), side)).collect::<Vec<_>>());
    text.article("Subject");
    let subject = if facts.subject.trim().is_empty() { &facts.title } else { &facts.subject };
    text.line(format!("The subject of this memorandum is: {}", or_blank(subject)));
    text.article("Aims");
    text.clauses(aims(
        facts,
        &[
            "to join the means and the experience of the parties;",
            "to reach results in the subject that can be measured;",
        ],
    ));
    text.article("Fields of cooperation");
    text.clauses([BLANK, BLANK]);
    text.article("Term");
    text.line(format!("This memorandum is valid for {BLANK} years from its signature."));
    text.note("It is renewed by written agreement of the parties before the term ends.");
    for (i, _) in sides.iter().enumerate() {
        text.article(format!("Commitments of the {}", text.side(i)));
        text.clauses([BLANK, BLANK]);
    }
    english_end(text, &sides);
}

fn english_side(role: &str, side: &Side) -> String {
    let (name, post) = name_and_post(side.representative.as_ref().or(side.signatory.as_ref()));
    format!(
        "{}, national id {}, represented by {name}, {post}, address {}, telephone {}, hereinafter the “{role}”.",
        or_blank(&side.name),
        or_blank(&side.national_id),
        or_blank(&side.address),
        or_blank(&side.phone),
    )
}

fn english_end(text: &mut Writer, sides: &[Side]) {
    text.article("Common commitments and funds");
    text.clauses([
        "The parties give each other in good time the information this memorandum needs.",
        "This memorandum by itself costs nothing; work with a cost is done under a separate contract.",
    ]);
    text.article("Joint working group, supervision and reports");
    text.clauses([
        "A working group of the parties’ representatives reviews progress at least every three months.",
        "The report of each period is sent to the parties once the working group has approved it.",
    ]);
    text.article("Confidentiality and intellectual property");
    text.line("The parties do not disclose each other’s confidential information. Rights in what they create together are shared unless agreed otherwise.");
    text.article("Force majeure");
    text.line("If an event beyond the parties’ control makes a commitment impossible, it is suspended until the obstacle is gone.");
    text.article("Disputes");
    text.line("A dispute over the meaning or the execution of this memorandum is settled first in the joint working group, then by the heads of the parties.");
    text.article("Amendment and termination");
    text.line("After signature this text changes only by a written addendum signed by all parties.");
    text.note("Any party may end its cooperation by one month’s written notice.");
    text.article("Copies");
    let (articles, notes, copies) = (text.articles, text.notes, sides.len());
    text.line(format!(
        "This memorandum was drawn up and signed in {articles} articles, {notes} notes and {copies} copies of equal force."
    ));
    text.gap();
    text.line("Signatures");
    for (i, side) in sides.iter().enumerate() {
        let (name, post) = name_and_post(side.signatory.as_ref().or(side.representative.as_ref()));
        text.gap();
        text.line(format!("{}: {}", text.side(i), or_blank(&side.name)));
        text.line(format!("Name and post: {name}, {post}"));
        text.line(format!("Seal and signature: {BLANK}"));
        text.line(format!("Date: {BLANK}"));
    }
}
