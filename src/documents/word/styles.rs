//! The styles of a Word file, as far as they say what a paragraph is.
use std::collections::HashMap;
use std::io::BufRead;

use super::ReadFault;
use super::xml::{Node, attribute, walk};

/// Styles are based on one another; longer chains than this are a circle.
const LONGEST_CHAIN: usize = 20;

/// The styles of a file.
#[derive(Default)]
pub struct Styles(HashMap<String, Style>);

#[derive(Default)]
struct Style {
    name: String,
    based_on: String,
    number: Option<String>,
    level: usize,
}

impl Styles {
    /// The name people see of a style.
    pub fn name(&self, id: &str) -> &str {
        self.0.get(id).map_or("", |style| &style.name)
    }

    /// The list and the level in which a style counts its paragraphs, its own or that of the style it
    /// is based on.
    pub fn number(&self, id: &str) -> Option<(&str, usize)> {
        let mut id = id;
        for _ in 0..LONGEST_CHAIN {
            let style = self.0.get(id)?;
            if let Some(number) = &style.number {
                return Some((number, style.level));
            }
            id = &style.based_on;
        }
        None
    }
}

/// Reads the styles.
pub fn read(part: impl BufRead) -> Result<Styles, ReadFault> {
    let mut styles = HashMap::new();
    let mut open: Option<(String, Style)> = None;
    walk(part, |node| {
        let Node::Open(tag) = node else { return Ok(()) };
        let val = || attribute(tag, "val").unwrap_or_default();
        match (tag.local_name().as_ref(), &mut open) {
            ("style", _) => {
                styles.extend(open.take());
                open = attribute(tag, "styleId").map(|id| (id, Style::default()));
            }
            ("name", Some((_, style))) => style.name = val(),
            ("basedOn", Some((_, style))) => style.based_on = val(),
            ("numId", Some((_, style))) => style.number = Some(val()),
            ("ilvl", Some((_, style))) => style.level = val().parse().unwrap_or(0),
            _ => {}
        }
        Ok(())
    })?;
    styles.extend(open);
    Ok(Styles(styles))
}
