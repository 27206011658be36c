//! Many people at one record: no save undoes another one's unseen, and nothing typed is lost.
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use scraper::{Html, Selector};
use uuid::Uuid;

use crate::finding::Finding;
use crate::http::Client;
use crate::office::{Office, unexpected};
use crate::storm::Form;
use crate::{Fault, Outcome, Trial};

pub fn run(trial: &Trial) -> Outcome<Vec<Finding>> {
    let saves = trial.amount(200, 1_000);
    let people = if saves < 1_000 { 10 } else { 50 };
    let (office, server) = Office::open(&trial.binary)?;
    let made = server.client(&office.cookie).post("/organisations", &Form::new(10).fields())?;
    let (history, left) = (Mutex::new(Vec::new()), AtomicUsize::new(saves));
    let tally = Tally::default();
    thread::scope(|scope| {
        let work = || edit(server.client(&office.cookie), &made.location, &left, &history, &tally);
        let threads: Vec<_> = (0..people).map(|_| scope.spawn(work)).collect();
        threads.into_iter().try_for_each(|one| one.join().map_err(|_| Fault::from("a thread broke"))?)
    })?;
    let history = history.into_inner()?;
    let mut followed = HashMap::new();
    for (before, _) in &history {
        *followed.entry(before).or_insert(0_usize) += 1;
    }
    let undone = followed.values().filter(|times| **times > 1).count();
    let (conflicts, dropped) = (tally.conflicts.into_inner(), tally.dropped.into_inner());
    let figure = format!(
        "{people} people at one record: {} saves, {conflicts} conflicts; {undone} saves undone unseen, {dropped} conflict \
         pages without what was typed",
        history.len()
    );
    let met = undone == 0 && dropped == 0 && history.len() >= saves;
    Ok(vec![Finding { goal: 18, figure, limit: "0 undone, 0 texts lost".into(), met }])
}

#[derive(Default)]
struct Tally {
    conflicts: AtomicUsize,
    dropped: AtomicUsize,
}

/// Writes a note of one's own over the one that was read, until enough was saved. What follows what
/// is noted: two notes that follow the same one would mean that one of them was undone.
fn edit(
    mut client: Client,
    address: &str,
    left: &AtomicUsize,
    history: &Mutex<Vec<(String, String)>>,
    tally: &Tally,
) -> Outcome<()> {
    let path = format!("{address}/edit");
    while left.load(Ordering::Relaxed) > 0 {
        let mut fields = fields_of(&client.get(&path)?.body)?;
        let note = Uuid::new_v4().to_string();
        let field = fields.iter_mut().find(|(name, _)| name == "note").ok_or("no field for a note")?;
        let before = std::mem::replace(&mut field.1, note.clone());
        let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let answer = client.post(&path, &fields)?;
        match answer.status {
            303 => {
                history.lock().map_err(|_| "a thread broke")?.push((before, note));
                left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| Some(n.saturating_sub(1))).ok();
            }
            409 => {
                tally.conflicts.fetch_add(1, Ordering::Relaxed);
                tally.dropped.fetch_add(usize::from(!answer.body.contains(&note)), Ordering::Relaxed);
            }
            503 => {}
            other => return Err(unexpected("an edit", other)),
        }
    }
    Ok(())
}

/// The fields of the form on a page, as a browser would hand them in.
fn fields_of(page: &str) -> Outcome<Vec<(String, String)>> {
    let html = Html::parse_document(page);
    let css = "main form[method=post]:has([name=note]) [name]";
    let fields = Selector::parse(css).map_err(|fault| fault.to_string())?;
    let chosen = Selector::parse("option[selected]").map_err(|fault| fault.to_string())?;
    let mut found = Vec::new();
    for field in html.select(&fields) {
        let attr = |name| field.value().attr(name).unwrap_or("");
        let is_ticked = field.value().attr("checked").is_some();
        let value = match (field.value().name(), attr("type")) {
            ("textarea", _) => field.text().collect(),
            ("select", _) => {
                field.select(&chosen).next().and_then(|one| one.value().attr("value")).unwrap_or("").into()
            }
            ("button", _) => continue,
            (_, "checkbox" | "radio") if !is_ticked => continue,
            _ => attr("value").to_owned(),
        };
        found.push((attr("name").to_owned(), value));
    }
    Ok(found)
}
