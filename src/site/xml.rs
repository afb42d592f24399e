//! Writes XML for machines into memory.

use std::borrow::Cow;

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

/// Tells whether XML 1.0 can hold a letter at all.
fn is_xml(letter: char) -> bool {
    (!letter.is_control() || letter == '\n') && !matches!(letter, '\u{fffe}' | '\u{ffff}')
}

/// Writes XML into memory, where writing cannot fail.
pub(super) struct Xml(Writer<Vec<u8>>);

const MEMORY: &str = "writing into memory does not fail";

impl Xml {
    pub(super) fn new() -> Self {
        let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None))).expect(MEMORY);
        Self(writer)
    }

    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start)).expect(MEMORY);
        inside(self);
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Empty(start)).expect(MEMORY);
    }

    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.marked(name, &[], text);
    }

    pub(super) fn marked(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        let allowed: Cow<'_, str> = if text.chars().all(is_xml) {
            text.into()
        } else {
            text.chars().filter(|it| is_xml(*it)).collect()
        };
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.0.write_event(Event::Start(start)).expect(MEMORY);
        self.0.write_event(Event::Text(BytesText::new(&allowed))).expect(MEMORY);
        self.0.write_event(Event::End(BytesEnd::new(name))).expect(MEMORY);
    }

    pub(super) fn finish(self) -> String {
        let mut text = String::from_utf8(self.0.into_inner()).expect("only text was written");
        text.push('\n');
        text
    }
}
