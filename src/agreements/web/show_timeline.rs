//! The items of an agreement's timeline, gathered from the stores that know them.
use chrono::NaiveDate;

use crate::agreements::lifecycle::Stage;
use crate::agreements::store::HistoryRow;
use crate::agreements::timeline::{Item, ItemKind};
use crate::attachments::AttachmentLine;
use crate::audit::{Entry, Kind, Verb};
use crate::clock::day_in_tehran;
use crate::drafts::Version;
use crate::meetings::MeetingState;
use crate::meetings::store::{DecisionLine, MeetingLine};
use crate::press::CoverageLine;
use crate::signing::SignatureLine;
use crate::words::Words;

/// A line of several parts, those that are there.
fn joined(parts: &[&str]) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A meeting: held, called off, or still to come.
pub(super) fn meeting(w: Words, line: &MeetingLine) -> Item {
    let v = w.agreement_page;
    let planned = line.state == MeetingState::Planned;
    let title = match line.state {
        MeetingState::Planned => v.meeting_planned(&line.subject),
        MeetingState::Held => v.meeting_held(&line.subject),
        MeetingState::Cancelled => v.meeting_cancelled(&line.subject),
    };
    let counted = |n: i64, words: String| if n > 0 { words } else { String::new() };
    Item {
        planned,
        by: joined(&[
            &w.code(&line.starts_at),
            &line.place,
            &counted(line.n_present, v.present(line.n_present)),
            &counted(line.n_decisions, v.decisions(line.n_decisions)),
        ]),
        link: Some(format!("/meetings/{}", line.id)),
        stage: Some(Stage::Meeting),
        ..Item::new(ItemKind::Meeting, line.held_on, title)
    }
}

/// A decision, with what became of its actions.
pub(super) fn decision(w: Words, line: &DecisionLine) -> Item {
    let v = w.agreement_page;
    let actions = match (line.n_actions, line.n_open) {
        (0, _) => String::new(),
        (all, 0) => v.actions_done(all),
        (all, open) => v.actions_open(all, open),
    };
    Item {
        by: joined(&[&line.subject, &actions]),
        text: line.text.clone(),
        link: Some(format!("/meetings/{}", line.meeting)),
        stage: Some(Stage::Meeting),
        ..Item::new(ItemKind::Decision, line.held_on, v.decision(w.code(&line.code())))
    }
}

/// A version of the draft and the verdicts on it.
pub(super) fn version(w: Words, base: &str, line: &Version) -> Vec<Item> {
    let v = w.agreement_page;
    let link = Some(format!("{base}/drafts/{}", line.number));
    let saved = Item {
        at: Some(line.created_at),
        by: line.author.clone(),
        text: line.note.clone(),
        link: link.clone(),
        stage: Some(Stage::Drafting),
        ..Item::new(ItemKind::Draft, day_in_tehran(line.created_at), v.draft_version(line.number))
    };
    let verdicts = line.verdicts.iter().map(|verdict| {
        let title = match verdict.is_approval() {
            true => v.approved(&verdict.organisation_name, line.number),
            false => v.returned(&verdict.organisation_name, line.number),
        };
        let code = verdict.reason_code.map_or("", |code| w.label(code));
        Item {
            by: joined(&[&verdict.given_by, code]),
            text: verdict.reason.clone(),
            link: link.clone(),
            stage: Some(Stage::Drafting),
            ..Item::new(ItemKind::Verdict, verdict.given_on, title)
        }
    });
    std::iter::once(saved).chain(verdicts).collect()
}

/// A signature, standing or void.
pub(super) fn signature(w: Words, base: &str, line: &SignatureLine) -> Item {
    let v = w.agreement_page;
    let (title, text) = match line.void_at {
        None => (v.signed(&line.organisation_name), &line.override_reason),
        Some(_) => (v.voided(&line.organisation_name), &line.void_reason),
    };
    Item {
        by: joined(&[&line.signatory, &line.place, &v.under_version(line.draft_number)]),
        text: text.clone(),
        link: Some(format!("{base}/signing")),
        stage: Some(Stage::Signing),
        ..Item::new(ItemKind::Signature, line.signed_on, title)
    }
}

/// What the press wrote.
pub(super) fn coverage(w: Words, line: &CoverageLine) -> Item {
    Item {
        by: w.code(&line.published_time),
        link: Some(format!("/press/{}", line.id)),
        stage: Some(Stage::InForce),
        ..Item::new(ItemKind::Press, line.published_on, w.agreement_page.coverage(&line.outlet, &line.headline))
    }
}

/// A file.
pub(super) fn file(w: Words, line: &AttachmentLine) -> Item {
    Item {
        at: Some(line.created_at),
        by: joined(&[w.label(line.kind), &line.uploaded_by]),
        link: Some(line.href()),
        ..Item::new(ItemKind::File, day_in_tehran(line.created_at), w.agreement_page.file(&line.file_name))
    }
}

/// A stage entered; the first one is the recording of the agreement.
pub(super) fn stage(w: Words, row: &HistoryRow) -> Item {
    let v = w.agreement_page;
    let entry = &row.entry;
    let needs: Vec<&str> = entry.unmet.iter().map(|need| w.need_unmet(*need)).collect();
    let passed = match needs.is_empty() {
        true => String::new(),
        false => v.passed(needs.join(w.common.list_separator())),
    };
    let reason = if entry.reason.is_empty() { String::new() } else { v.reason(&entry.reason) };
    let imported = if row.imported { w.import_check.imported() } else { "" };
    let title = match entry.from {
        Some(from) => v.from_to(w.label(from)),
        None => v.recorded_first().to_owned(),
    };
    Item {
        at: Some(entry.at),
        by: row.by_name.clone(),
        text: [imported.to_owned(), passed, reason]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n"),
        stage: Some(entry.to),
        from: entry.from,
        ..Item::new(ItemKind::Stage, entry.entered_on, title)
    }
}

/// A record changed. What has an item of its own tells nothing new and is left out.
pub(super) fn edit(w: Words, entry: &Entry) -> Option<Item> {
    let told = matches!(
        (entry.verb, entry.kind),
        (Verb::Created, Kind::Period | Kind::Action | Kind::Commitment | Kind::Evidence)
            | (Verb::Updated | Verb::Deleted | Verb::Restored | Verb::Done | Verb::Undone, _)
            | (Verb::Finalised | Verb::Reopened | Verb::Cancelled | Verb::Voided | Verb::Waived, _)
    );
    let deed = w.deed(entry);
    told.then(|| Item {
        at: Some(entry.at),
        by: entry.actor_post.clone(),
        text: entry.reason.clone(),
        link: deed.href.clone(),
        ..Item::new(ItemKind::Edit, day_in_tehran(entry.at), deed.text(&w))
    })
}

/// A day still to come, or one that passed with its deed undone.
pub(super) fn deadline(on: NaiveDate, title: String, by: String, link: String) -> Item {
    Item { planned: true, by, link: Some(link), ..Item::new(ItemKind::Deadline, on, title) }
}
