//! Several people who record organisations as fast as they are answered, and note each answer.
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use uuid::Uuid;

use crate::http::Client;

/// The form of an organisation nobody else has.
pub struct Form {
    pub id: String,
    pub name: String,
    pub note: String,
}

impl Form {
    /// With a note of so many letters.
    pub fn new(note: usize) -> Form {
        let name = format!("شرکت {}", Uuid::new_v4().simple());
        Form { id: Uuid::new_v4().to_string(), name, note: "ی".repeat(note) }
    }

    /// As it is handed in.
    pub fn fields(&self) -> [(&str, &str); 4] {
        [("form_id", &self.id), ("name", &self.name), ("kind", "company"), ("note", &self.note)]
    }
}

/// What the writers were told.
#[derive(Default)]
pub struct Told {
    /// The addresses of the records that the server said it has.
    pub addresses: Vec<String>,
    /// Answers that are neither "done" nor "not now".
    pub odd: Vec<u16>,
}

/// The writers at work.
pub struct Storm {
    told: Arc<Mutex<Told>>,
    over: Arc<AtomicBool>,
    writers: Vec<JoinHandle<()>>,
}

impl Storm {
    /// Sets so many writers to work.
    pub fn begin(address: SocketAddr, cookie: &str, writers: usize, note: usize) -> Storm {
        let (told, over) = (Arc::<Mutex<Told>>::default(), Arc::<AtomicBool>::default());
        let writers = (0..writers).map(|_| {
            let (told, over, client) = (told.clone(), over.clone(), Client::new(address, cookie));
            thread::spawn(move || write(client, note, &told, &over))
        });
        let writers = writers.collect();
        Storm { told, over, writers }
    }

    /// Ends the work; answers what they were told.
    pub fn end(self) -> Told {
        self.over.store(true, Ordering::Relaxed);
        self.writers.into_iter().for_each(|writer| writer.join().unwrap_or_default());
        std::mem::take(&mut *self.told.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn write(mut client: Client, note: usize, told: &Mutex<Told>, over: &AtomicBool) {
    while !over.load(Ordering::Relaxed) {
        let form = Form::new(note);
        let Ok(answer) = client.post("/organisations", &form.fields()) else {
            thread::sleep(Duration::from_millis(5));
            continue;
        };
        let mut told = told.lock().unwrap_or_else(PoisonError::into_inner);
        match answer.status {
            303 => told.addresses.push(answer.location),
            503 | 507 => {}
            other => told.odd.push(other),
        }
    }
}
