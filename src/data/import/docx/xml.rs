//! A part of a document as a tree of elements.
//!
//! Prefixes are left out: programs write `w:p` whatever they call the namespace elsewhere.

use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use crate::data::import::limits;

/// An element.
#[derive(Clone, Debug, Default)]
pub(super) struct Element {
    /// Its name without its prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// What stands in it, in order.
    pub(super) children: Vec<Node>,
}

/// What stands in an element.
#[derive(Clone, Debug)]
pub(super) enum Node {
    Element(Element),
    Text(String),
}

impl Element {
    /// Gives an attribute by its name without a prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// Gives the attribute `val`, by which most properties say what they are.
    pub(super) fn value(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// Gives the elements that stand in it.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|it| match it {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// Gives the first element of a name that stands in it.
    pub(super) fn child(&self, name: &str) -> Option<&Self> {
        self.elements().find(|it| it.name == name)
    }

    /// Follows names downwards.
    pub(super) fn path(&self, names: &[&str]) -> Option<&Self> {
        names.iter().try_fold(self, |element, name| element.child(name))
    }

    /// Gives every element of a name below it, in order.
    pub(super) fn all<'a>(&'a self, name: &str) -> Vec<&'a Self> {
        let mut found = Vec::new();
        self.gather(name, &mut found);
        found
    }

    fn gather<'a>(&'a self, name: &str, found: &mut Vec<&'a Self>) {
        for element in self.elements() {
            if element.name == name {
                found.push(element);
            }
            element.gather(name, found);
        }
    }

    /// Gives the text that stands right in it.
    pub(super) fn text(&self) -> String {
        let texts = self.children.iter().filter_map(|it| match it {
            Node::Text(text) => Some(text.as_str()),
            Node::Element(_) => None,
        });
        texts.collect()
    }
}

/// Reads a part; an error is told in the reader's words.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, String> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    loop {
        match reader.read_event().map_err(|error| error.to_string())? {
            Event::Start(_) if open.len() > limits::DEPTH => return Err("too deep".to_owned()),
            Event::Start(tag) => open.push(element(&tag)?),
            Event::Empty(tag) => {
                let child = element(&tag)?;
                add(&mut open, Node::Element(child));
            }
            Event::End(_) => {
                if let Some(done) = open.pop() {
                    add(&mut open, Node::Element(done));
                }
            }
            Event::Text(text) => add(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::CData(text) => add(&mut open, Node::Text(text.xml10_content().into_owned())),
            Event::GeneralRef(reference) => {
                let letter = reference.resolve_char_ref().map_err(|error| error.to_string())?;
                let named = || resolve_predefined_entity(&reference).map(str::to_owned);
                let text = letter.map(|it| it.to_string()).or_else(named).unwrap_or_default();
                add(&mut open, Node::Text(text));
            }
            Event::Eof => return root(open),
            // A document has no need of declarations of its own, and they are a known danger.
            Event::DocType(_) => return Err("DOCTYPE".to_owned()),
            _ => {}
        }
    }
}

fn root(mut open: Vec<Element>) -> Result<Element, String> {
    let top = open.pop().filter(|_| open.is_empty()).ok_or("end of file")?;
    top.elements().next().cloned().ok_or_else(|| "empty".to_owned())
}

fn add(open: &mut [Element], node: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn element(tag: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes().with_checks(false) {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.map_err(|error| error.to_string())?.into_owned();
        attributes.push((attribute.key.local_name().into_inner().to_owned(), value));
    }
    let name = tag.local_name().into_inner().to_owned();
    Ok(Element { name, attributes, children: Vec::new() })
}
