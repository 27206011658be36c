//! Forms as a browser reads them off a page and hands them in, and what must hold for every one of them.
use std::collections::BTreeMap;

use scraper::{ElementRef, Html, Selector};
use uuid::Uuid;

use crate::app::{Page, Person};
use crate::every_page::addresses;
use crate::nonsense::kind_of;

mod conflicts;
mod twice;

/// What a person may do to a field.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Nothing: it is not shown.
    Hidden,
    /// Type into it.
    Text { is_day: bool },
    /// Choose one of these.
    Choice(Vec<String>),
    /// Tick it.
    Tick { is_on: bool },
}

/// A field with what it holds.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: String,
    pub value: String,
    pub kind: Kind,
}

/// A form with one of its buttons pressed.
#[derive(Clone, Debug)]
pub struct Filled {
    pub action: String,
    pub multipart: bool,
    pub fields: Vec<Field>,
}

fn attr(element: ElementRef, name: &str) -> String {
    element.value().attr(name).unwrap_or("").to_owned()
}

fn field_of(element: ElementRef) -> Option<Field> {
    let name = attr(element, "name");
    let (kind, value) = match element.value().name() {
        "textarea" => {
            let text: String = element.text().collect();
            (Kind::Text { is_day: false }, text.strip_prefix('\n').map(str::to_owned).unwrap_or(text))
        }
        "select" => {
            let options: Vec<ElementRef> = element.select(&Selector::parse("option").unwrap()).collect();
            let chosen = options.iter().find(|one| one.value().attr("selected").is_some()).or(options.first());
            let value = chosen.map(|one| attr(*one, "value")).unwrap_or_default();
            (Kind::Choice(options.into_iter().map(|one| attr(one, "value")).collect()), value)
        }
        "input" => match attr(element, "type").as_str() {
            "file" | "submit" => return None,
            "hidden" => (Kind::Hidden, attr(element, "value")),
            "checkbox" | "radio" => {
                (Kind::Tick { is_on: element.value().attr("checked").is_some() }, attr(element, "value"))
            }
            _ => (Kind::Text { is_day: element.value().attr("data-day").is_some() }, attr(element, "value")),
        },
        _ => return None,
    };
    (!name.is_empty() && element.value().attr("disabled").is_none()).then_some(Field { name, value, kind })
}

/// The forms on a page that do something, once for each of their buttons.
pub fn forms_on(html: &str, page: &str) -> Vec<Filled> {
    let html = Html::parse_document(html);
    let [form, named, button] = ["form[method=post]", "[name]", "button"].map(|css| Selector::parse(css).unwrap());
    let mut found = Vec::new();
    for form in html.select(&form) {
        let action = form.value().attr("action").unwrap_or(page);
        let fields: Vec<Field> = form.select(&named).filter_map(field_of).collect();
        for button in form.select(&button) {
            let mut fields = fields.clone();
            if let Some(name) = button.value().attr("name") {
                fields.push(Field { name: name.into(), value: attr(button, "value"), kind: Kind::Hidden });
            }
            let action = button.value().attr("formaction").unwrap_or(action);
            let action = action.split('#').next().unwrap_or("").to_owned();
            found.push(Filled { action, multipart: attr(form, "enctype").contains("multipart"), fields });
        }
    }
    found
}

impl Filled {
    /// By what the same form is known on another page.
    pub fn key(&self) -> String {
        let pressed = self.fields.last().filter(|last| last.kind == Kind::Hidden && last.name != "form_id");
        let pressed = pressed.map(|last| format!(" {}", last.name)).unwrap_or_default();
        format!("{}{pressed}", kind_of(&self.action))
    }

    /// What a browser would send.
    pub fn pairs(&self) -> Vec<(&str, &str)> {
        let is_sent = |field: &&Field| field.kind != Kind::Tick { is_on: false };
        self.fields.iter().filter(is_sent).map(|field| (field.name.as_str(), field.value.as_str())).collect()
    }

    /// The same form with an id of its own.
    pub fn anew(mut self) -> Filled {
        for field in self.fields.iter_mut().filter(|field| field.name == "form_id") {
            field.value = Uuid::new_v4().to_string();
        }
        self
    }

    /// Hands it in.
    pub async fn send(&self, person: &Person<'_>) -> Page {
        if self.multipart {
            person.upload(&self.action, &self.pairs(), "file", "", b"").await
        } else {
            person.post(&self.action, &self.pairs()).await
        }
    }
}

/// One form of every kind there is, with the page that shows it.
pub async fn every_form(person: &Person<'_>) -> BTreeMap<String, (String, Filled)> {
    let mut found = BTreeMap::new();
    for path in addresses(person).await.values() {
        for form in forms_on(&person.get(path).await.text(), path) {
            found.entry(form.key()).or_insert((path.clone(), form));
        }
    }
    found
}
