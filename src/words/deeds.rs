//! An event as a sentence: who did what on which record.
use serde_json::Value;

use super::Words;
use crate::agreements::lifecycle::Step;
use crate::audit::{Entry, Verb};

/// A sentence in the parts a page sets apart: the name in bold, the record as a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who; empty when nobody of ours did it.
    pub who: String,
    /// What stands before the record.
    pub before: String,
    /// The record's name; empty when the deed has none.
    pub title: String,
    /// What stands after it.
    pub after: String,
    /// Where the record is read.
    pub href: Option<String>,
}

impl Deed {
    /// The whole sentence as text.
    pub fn text(&self, w: &Words) -> String {
        let quoted = if self.title.is_empty() { String::new() } else { w.common.quoted(&self.title) };
        let parts = [self.who.as_str(), &self.before, &quoted, &self.after];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

impl Words {
    /// What an event says.
    pub fn deed(&self, entry: &Entry) -> Deed {
        // These say by themselves what they are about.
        let whole = matches!(
            entry.verb,
            Verb::Finalised
                | Verb::Reopened
                | Verb::Approved
                | Verb::Returned
                | Verb::SignInFailed
                | Verb::SignedIn
                | Verb::SignedOut
                | Verb::Refused
                | Verb::Rekeyed
        );
        let (verb, kind) = (self.deed_before(entry.verb), if whole { "" } else { self.kind_of(entry.kind) });
        let parts = [verb, kind];
        let before = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let who = match entry.verb {
            Verb::SignInFailed => String::new(),
            _ if entry.actor_name.is_empty() => self.audit.program().to_owned(),
            _ => entry.actor_name.clone(),
        };
        let title = match entry.verb {
            Verb::SignedIn | Verb::SignedOut => String::new(),
            _ => entry.title.clone(),
        };
        let step = entry.changes.get("step").and_then(Value::as_str).and_then(Step::parse);
        if let (Verb::Stepped, Some(step)) = (entry.verb, step) {
            let (before, after) = (self.step_before(step).to_owned(), self.step_after(step).to_owned());
            return Deed { who, before, title, after, href: entry.href() };
        }
        Deed { who, before, title, after: self.deed_after(entry.verb).to_owned(), href: entry.href() }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use serde_json::json;
    use uuid::Uuid;

    use crate::audit::{Entry, Kind, Verb};
    use crate::words::{Lang, Words};

    fn said(verb: Verb, kind: Kind) -> (String, String) {
        said_with(verb, kind, json!({}))
    }

    fn said_with(verb: Verb, kind: Kind, changes: serde_json::Value) -> (String, String) {
        let entry = Entry {
            at: DateTime::UNIX_EPOCH,
            actor_name: "Sara".into(),
            actor_post: String::new(),
            verb,
            kind,
            subject: Uuid::nil(),
            title: "X".into(),
            agreement: None,
            changes,
            reason: String::new(),
        };
        let say = |lang| {
            let w = Words::of(lang);
            w.deed(&entry).text(&w)
        };
        (say(Lang::Fa), say(Lang::En))
    }

    #[test]
    fn an_event_is_a_sentence_in_both_languages() {
        let (fa, en) = said(Verb::Created, Kind::Coverage);
        assert_eq!(fa, "Sara خبر «X» را ثبت کرد");
        assert_eq!(en, "Sara recorded the press item “X”");
        let (fa, en) = said(Verb::Finalised, Kind::Meeting);
        assert_eq!(fa, "Sara صورت‌جلسهٔ «X» را نهایی کرد");
        assert_eq!(en, "Sara finalised the minutes of “X”");
        assert_eq!(said(Verb::Done, Kind::Action).1, "Sara marked the action “X” as done");
        assert_eq!(said(Verb::SignedIn, Kind::User).0, "Sara وارد سامانه شد");
        let (fa, en) = said_with(Verb::Stepped, Kind::Agreement, json!({ "step": "send_to_signing" }));
        assert_eq!(fa, "Sara متن تفاهم‌نامهٔ «X» را برای امضا فرستاد");
        assert_eq!(en, "Sara sent to signing the agreement “X”");
        let (fa, en) = said(Verb::Refused, Kind::User);
        assert_eq!(fa, "Sara به درخواست «X» دسترسی نیافت");
        assert_eq!(en, "Sara was refused: “X”");
        assert_eq!(said(Verb::Downloaded, Kind::Attachment).0, "Sara فایل «X» را دریافت کرد");
        assert_eq!(said(Verb::SignInFailed, Kind::User).1, "A sign-in failed: “X”");
    }
}
