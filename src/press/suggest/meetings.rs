//! Which meetings an article may be about.
use chrono::NaiveDate;

use super::{Article, Reason, Suggestion};
use crate::ids::{AgreementId, MeetingId, PersonId};

/// A meeting that an article may be about.
#[derive(Clone, Debug)]
pub struct Gathering {
    /// Id.
    pub id: MeetingId,
    /// Its subject.
    pub subject: String,
    /// Its day.
    pub held_on: NaiveDate,
    /// The agreements it concerns.
    pub agreements: Vec<AgreementId>,
    /// Who was there.
    pub people: Vec<PersonId>,
}

/// A meeting suggested for an article.
#[derive(Clone, Debug)]
pub struct SuggestedMeeting {
    /// The meeting.
    pub meeting: Gathering,
    /// Why.
    pub reasons: Vec<Reason>,
    /// How much speaks for it.
    pub score: i64,
}

/// The three meetings that an article most likely is about, best first. `event_on` is the day it
/// tells of, `named` are the people in it, `about` the agreements suggested for it.
pub fn suggest_meetings(
    article: &Article,
    event_on: Option<NaiveDate>,
    named: &[(PersonId, String)],
    about: &[Suggestion],
    meetings: Vec<Gathering>,
) -> Vec<SuggestedMeeting> {
    let mut found: Vec<SuggestedMeeting> = Vec::new();
    for meeting in meetings {
        if !found.iter().any(|other| other.meeting.id == meeting.id) {
            found.push(weigh(article, event_on, named, about, meeting));
        }
    }
    let tells = |one: &SuggestedMeeting| {
        one.reasons.len() >= 2 || one.reasons.iter().any(|reason| matches!(reason, Reason::Day | Reason::Title))
    };
    found.retain(tells);
    found.sort_by_key(|one| -one.score);
    found.truncate(3);
    found
}

fn weigh(
    article: &Article,
    event_on: Option<NaiveDate>,
    named: &[(PersonId, String)],
    about: &[Suggestion],
    meeting: Gathering,
) -> SuggestedMeeting {
    let (mut reasons, mut score) = (Vec::new(), 0);
    if event_on == Some(meeting.held_on) {
        reasons.push(Reason::Day);
        score += 100;
    }
    let share = article.share_of(&meeting.subject);
    if share > 0 {
        reasons.push(Reason::Title);
        score += share;
    }
    if let Some(of) = about.iter().find(|of| meeting.agreements.contains(&of.agreement.id)) {
        reasons.push(Reason::Agreement(of.agreement.title.clone()));
        score += 60;
    }
    for (_, name) in named.iter().filter(|(id, _)| meeting.people.contains(id)).take(2) {
        reasons.push(Reason::Person(name.clone()));
        score += 40;
    }
    // One on another day than the article tells is another one.
    if event_on.is_some_and(|day| (day - meeting.held_on).num_days().abs() > 1) {
        score = 0;
        reasons.clear();
    }
    SuggestedMeeting { meeting, reasons, score }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meeting(subject: &str, held_on: &str) -> Gathering {
        let held_on = held_on.parse().unwrap_or_default();
        Gathering { id: MeetingId::new(), subject: subject.into(), held_on, agreements: vec![], people: vec![] }
    }

    #[test]
    fn the_day_and_the_people_tell_the_meeting() {
        let (right, other) = (meeting("نشست نخست", "2026-05-18"), meeting("نشست دوم", "2026-05-18"));
        let person = PersonId::new();
        let right = Gathering { people: vec![person], ..right };
        let late = meeting("نشست رسانه و تعاون", "2026-03-01");
        let article = Article::of("نشست رسانه و تعاون برگزار شد", "");
        let day = "2026-05-18".parse().ok();
        let named = [(person, "لیلا صبوری".to_owned())];
        let found = suggest_meetings(&article, day, &named, &[], vec![other.clone(), late.clone(), right.clone()]);
        let ids: Vec<_> = found.iter().map(|one| one.meeting.id).collect();
        assert_eq!(ids, [right.id, other.id]);
        assert_eq!(found[0].reasons, [Reason::Day, Reason::Person("لیلا صبوری".into())]);
        // Without a day the words of the subject tell it.
        let found = suggest_meetings(&article, None, &[], &[], vec![other, late.clone()]);
        assert_eq!(found.iter().map(|one| one.meeting.id).collect::<Vec<_>>(), [late.id]);
    }
}
