//! Walking through a part from tag to tag.
use std::borrow::Cow;
use std::io::{BufRead, ErrorKind};

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::ReadFault;

/// Deeper than any table in a table in a text box.
const DEEPEST: usize = 256;

/// A step of the walk. A tag without content opens and closes.
pub enum Node<'a> {
    /// A tag opens.
    Open(&'a BytesStart<'a>),
    /// The tag opened last closes.
    Close,
    /// Text between tags.
    Text(Cow<'a, str>),
}

/// Walks through a part. A document type is refused: with it a file could define entities, and a few
/// lines of them unfold into gigabytes or name files to be read.
pub fn walk(part: impl BufRead, mut step: impl FnMut(Node<'_>) -> Result<(), ReadFault>) -> Result<(), ReadFault> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let (mut buffer, mut depth) = (Vec::new(), 0_usize);
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(fault)? {
            Event::Start(tag) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(ReadFault::Damaged);
                }
                step(Node::Open(&tag))?;
            }
            Event::End(_) => {
                depth = depth.saturating_sub(1);
                step(Node::Close)?;
            }
            Event::Text(text) => step(Node::Text(text.xml10_content()))?,
            Event::CData(text) => step(Node::Text(text.xml10_content()))?,
            Event::GeneralRef(entity) => step(Node::Text(Cow::Owned(character(&entity)?)))?,
            Event::DocType(_) => return Err(ReadFault::Damaged),
            Event::Eof if depth == 0 => return Ok(()),
            Event::Eof => return Err(ReadFault::Damaged),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
        }
    }
}

/// The value of an attribute, whatever its prefix.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let found = tag.attributes().with_checks(false).flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(Cow::into_owned)
}

/// The character that `&#…;` or one of the five names of XML itself stands for.
fn character(entity: &BytesRef<'_>) -> Result<String, ReadFault> {
    match entity.resolve_char_ref() {
        Ok(Some(c)) => Ok(c.to_string()),
        Ok(None) => resolve_predefined_entity(&entity.xml10_content()).map(str::to_owned).ok_or(ReadFault::Damaged),
        Err(_) => Err(ReadFault::Damaged),
    }
}

fn fault(error: quick_xml::Error) -> ReadFault {
    match error {
        quick_xml::Error::Io(cause) if cause.kind() == ErrorKind::FileTooLarge => ReadFault::TooLarge,
        _ => ReadFault::Damaged,
    }
}
