//! Lists that were kept in a spreadsheet, brought in and taken back.
mod agreements;
mod command;
mod faults;
mod hostile;
mod journey;
mod likely;
mod lists;
mod pages;
mod people;
mod press_links;
mod round;
mod stores;

use rust_xlsxwriter::Workbook;
use tafahom::imports::ImportKind;
use tafahom::imports::bring::{self, Job};
use tafahom::imports::columns::Layout;
use tafahom::imports::table::{Line, Value};
use tafahom::imports::{Act, Plan};
use tafahom::users::roles::Role;
use tafahom::users::session::Actor;
use tafahom::users::{Density, Theme};
use tafahom::words::{Lang, Words};
use uuid::Uuid;

use crate::app::{Page, Person, TestApp, the_day};

/// A workbook of text cells.
pub fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            if !text.is_empty() {
                page.write_string(row, column, *text).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

/// The same rows as they come from a file.
pub fn lines(rows: &[&[&str]]) -> Vec<Line> {
    let line = |(number, cells): (u32, &&[&str])| Line {
        number,
        cells: (0_u32..)
            .zip(*cells)
            .filter(|(_, text)| !text.is_empty())
            .map(|(at, text)| (at, Value::Text((*text).to_owned())))
            .collect(),
    };
    (1_u32..).zip(rows).map(line).collect()
}

/// Somebody who brings lists in.
pub fn actor(id: tafahom::ids::UserId, role: Role) -> Actor {
    Actor {
        id,
        name: "U".into(),
        post: String::new(),
        role,
        language: Lang::En,
        theme: Theme::Auto,
        density: Density::Comfortable,
        session: String::new(),
    }
}

/// A list as a job.
pub fn job(kind: ImportKind, lines: Vec<Line>, actor: Actor) -> Job {
    let layout = Layout::guess(&lines, Some(kind));
    Job {
        id: Uuid::now_v7(),
        file_name: "list.xlsx".into(),
        layout,
        lines,
        actor,
        now: the_day(),
        meant: Vec::new(),
        mark: None,
    }
}

/// What would come of a list, in English.
pub async fn planned(app: &TestApp, job: &Job) -> Plan {
    let mut tx = app.app.db.read().await.unwrap();
    bring::plan(&mut tx, job, Words::of(Lang::En)).await.unwrap()
}

/// What comes of each row.
pub fn acts(plan: &Plan) -> Vec<Act> {
    plan.rows.iter().map(|row| row.act).collect()
}

/// The errors with their cells.
pub fn faults(plan: &Plan) -> Vec<(String, String)> {
    let place = |fault: &tafahom::imports::Fault| match fault.column {
        Some(column) => tafahom::imports::table::address(column, fault.row),
        None => format!("row {}", fault.row),
    };
    plan.faults.iter().map(|fault| (place(fault), fault.text.clone())).collect()
}

/// Hands a file in; answers the address of its page.
pub async fn hand_in(person: &Person<'_>, name: &str, bytes: &[u8]) -> String {
    person.upload("/import", &[("kind", "")], "file", name, bytes).await.expect(303).location()
}

/// Says yes to what the page of a file shows.
pub async fn say_yes(person: &Person<'_>, path: &str) -> Page {
    let mark = person.get(path).await.expect(200).attr("input[name='mark']", "value").expect("nothing to say yes to");
    person.post(&format!("{path}/run"), &[("mark", &mark)]).await.expect(303);
    person.get(path).await.expect(200)
}
