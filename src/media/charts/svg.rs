//! Writes SVG elements. All that a chart draws goes through here, so that escaping, numbers and the
//! names for assistive technology are settled in one place.

use std::fmt::Write;

use super::text::clean;

/// Width of a chart in its own units: about the pixels of a phone's column.
pub(super) const WIDTH: i32 = 360;
/// Size of text in the same units.
pub(super) const FONT: i32 = 14;
/// Distance of two lines of text: room for marks above and below Vietnamese letters.
pub(super) const LINE: i32 = 20;

/// What a chart is called.
#[derive(Clone, Copy, Debug)]
pub struct Head<'a> {
    /// Its id, unique in its page; the ids inside begin with it.
    pub id: &'a str,
    /// What it shows, in a few words.
    pub title: &'a str,
}

/// Where a text stands against its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

/// How heavy a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Plain,
    Bold,
}

/// Where and how a text is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Label<'a> {
    pub(super) class: &'a str,
    pub(super) at: (i32, i32),
    pub(super) anchor: Anchor,
    pub(super) weight: Weight,
}

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rect {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// An SVG document being written.
pub(super) struct Svg {
    out: String,
}

impl Svg {
    /// Opens a chart that is one picture to those who do not see it.
    pub(super) fn picture(head: &Head<'_>, description: &str, size: (i32, i32)) -> Self {
        Self::titled(head, description, size, "img")
    }

    /// Opens a chart with links in it, each of which has a name of its own.
    pub(super) fn group(head: &Head<'_>, description: &str, size: (i32, i32)) -> Self {
        Self::titled(head, description, size, "group")
    }

    /// Opens a drawing whose numbers stand beside it as text, in its natural size.
    pub(super) fn silent(class: &str, (width, height): (i32, i32)) -> Self {
        let mut svg = Self { out: String::new() };
        svg.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" font-size=\"{FONT}\" aria-hidden=\"true\" focusable=\"false\">",
        ));
        svg
    }

    fn titled(head: &Head<'_>, description: &str, size: (i32, i32), role: &str) -> Self {
        let mut svg = Self { out: String::new() };
        let (id, (width, height)) = (escape(head.id), size);
        svg.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 {width} {height}\" font-size=\"{FONT}\" role=\"{role}\" aria-labelledby=\"{id}-title\" aria-describedby=\"{id}-desc\">",
        ));
        let (title, description) = (escape(head.title), escape(description));
        svg.put(format_args!(
            "<title id=\"{id}-title\">{title}</title><desc id=\"{id}-desc\">{description}</desc>"
        ));
        svg
    }

    pub(super) fn rect(&mut self, class: &str, it: Rect) {
        let Rect { x, y, width, height } = it;
        self.put(format_args!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>"
        ));
    }

    pub(super) fn line(&mut self, class: &str, from: (i32, i32), to: (i32, i32)) {
        let ((x1, y1), (x2, y2)) = (from, to);
        self.put(format_args!(
            "<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\"/>"
        ));
    }

    pub(super) fn dot(&mut self, class: &str, (x, y): (i32, i32), radius: i32) {
        self.put(format_args!("<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>"));
    }

    pub(super) fn text(&mut self, label: Label<'_>, text: &str) {
        self.write(label, "", text);
    }

    /// Writes a text in a language of its own; in that of the page where none is named.
    pub(super) fn text_in(&mut self, lang: &str, label: Label<'_>, text: &str) {
        self.write(label, &in_lang(lang), text);
    }

    /// Writes a text of another size than the chart's.
    pub(super) fn sized(&mut self, size: i32, label: Label<'_>, text: &str) {
        self.write(label, &format!(" font-size=\"{size}\""), text);
    }

    fn write(&mut self, label: Label<'_>, more: &str, text: &str) {
        let Label { class, at: (x, y), anchor, weight } = label;
        let anchor = match anchor {
            Anchor::Start => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::End => " text-anchor=\"end\"",
        };
        let weight = if weight == Weight::Bold { " font-weight=\"700\"" } else { "" };
        let text = escape(text);
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\"{more}{anchor}{weight}>{text}</text>"
        ));
    }

    /// Draws something inside a link; without one where the address is empty. Its name may be in a
    /// language of its own.
    pub(super) fn linked(
        &mut self,
        url: &str,
        (name, lang): (&str, &str),
        draw: impl FnOnce(&mut Self),
    ) {
        if url.is_empty() {
            return draw(self);
        }
        let (url, name, lang) = (escape(url), escape(name), in_lang(lang));
        self.put(format_args!("<a href=\"{url}\" aria-label=\"{name}\"{lang}>"));
        draw(self);
        self.out.push_str("</a>");
    }

    /// Makes the whole of a rectangle answer to a finger.
    pub(super) fn touch(&mut self, it: Rect) {
        let Rect { x, y, width, height } = it;
        self.put(format_args!(
            "<rect class=\"chart-touch\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"none\" pointer-events=\"all\"/>"
        ));
    }

    pub(super) fn close(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }

    fn put(&mut self, markup: std::fmt::Arguments<'_>) {
        self.out.write_fmt(markup).expect("writing to a string does not fail");
    }
}

/// Writes the attribute for a language that is not the page's.
fn in_lang(lang: &str) -> String {
    if lang.is_empty() { String::new() } else { format!(" lang=\"{}\"", escape(lang)) }
}

/// Makes a text safe between tags and inside quotation marks.
pub(in crate::media) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in clean(text).chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(escape("<script>\"&'\u{0}\u{ffff}\n"), "&lt;script&gt;&quot;&amp;&#39;   ");
    }
}
