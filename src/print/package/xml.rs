//! Writes XML into memory, so that it is well formed whatever an author's text holds.

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::writer::Writer;

use crate::source::markdown::push_clean;

const MEMORY: &str = "writing into memory does not fail";

/// Names and values of attributes.
pub(in crate::print) type Attributes<'a> = &'a [(&'a str, &'a str)];

/// XML under way.
pub(in crate::print) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The names of the open elements, the innermost last.
    open: Vec<&'static str>,
}

impl Xml {
    /// Starts a document.
    pub(in crate::print) fn new() -> Self {
        let mut xml = Self::piece();
        let declaration = BytesDecl::new("1.0", Some("UTF-8"), None);
        xml.event(Event::Decl(declaration));
        xml.event(Event::Text(BytesText::from_escaped("\n")));
        xml
    }

    /// Starts what becomes a part of a document.
    pub(in crate::print) fn piece() -> Self {
        Self { writer: Writer::new(Vec::new()), open: Vec::new() }
    }

    fn event(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect(MEMORY);
    }

    pub(in crate::print) fn doctype(&mut self, text: &str) {
        self.event(Event::DocType(BytesText::new(text)));
        self.event(Event::Text(BytesText::from_escaped("\n")));
    }

    /// Opens an element, which [`Self::close`] closes.
    pub(in crate::print) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Start(start(name, attributes)));
        self.open.push(name);
    }

    /// Closes the innermost open element.
    pub(in crate::print) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    pub(in crate::print) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.event(Event::Empty(start(name, attributes)));
    }

    pub(in crate::print) fn text(&mut self, text: &str) {
        self.event(Event::Text(BytesText::new(&clean(text))));
    }

    /// Writes an element that holds text alone.
    pub(in crate::print) fn leaf(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        text: &str,
    ) {
        self.open(name, attributes);
        self.text(text);
        self.close();
    }

    /// Closes all that is open.
    pub(in crate::print) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.writer.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'_>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, clean(value).as_str()));
    }
    start
}

/// Puts a space for each character that XML may not hold.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    push_clean(&mut clean, text);
    clean
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text_and_what_is_open_is_closed() {
        let mut xml = Xml::piece();
        xml.open("p", &[("title", "\"<a>\" & \u{1}b")]);
        xml.leaf("b", &[], "]]> &amp; \u{202e}x\u{0}\u{FFFE}");
        xml.empty("br", &[]);
        assert_eq!(
            String::from_utf8(xml.finish()).unwrap(),
            "<p title=\"&quot;&lt;a&gt;&quot; &amp;  b\"><b>]]&gt; &amp;amp; \u{202e}x  </b><br/></p>"
        );
    }
}
