//! The placeholders that stand in for addresses and pictures until a later stage knows them.
//!
//! They hold a bare quotation mark, which [`super::escape`] never lets through from an author, and a
//! scheme that [`super::target`] refuses, so an author cannot write one.

use super::Markdown;
use super::escape::push_address;

const HREF: &str = " href=";
const IMAGE: &str = "<img src=";
const IMAGE_END: &str = " />";
const MARK: &str = "\"danvan:";

/// Gives the `href` attribute that stands for the address of the link `number`.
pub(super) fn link(number: usize) -> String {
    format!("{HREF}{MARK}link:{number}\"")
}

/// Gives the element that stands for the picture `number`.
pub(super) fn image(number: usize) -> String {
    format!("{IMAGE}{MARK}image:{number}\"{IMAGE_END}")
}

impl Markdown {
    /// Fills the placeholders in: `link` gives the address of a link, unescaped, or nothing if it
    /// leads nowhere; `image` gives the whole markup of a picture.
    pub fn resolve(
        &self,
        link: impl Fn(usize) -> String,
        image: impl Fn(usize) -> String,
    ) -> String {
        let mut pieces = self.html.split(MARK);
        let mut out = String::with_capacity(self.html.len() + 64 * self.links.len());
        out.push_str(pieces.next().unwrap_or_default());
        for piece in pieces {
            let (slot, rest) = piece.split_once('"').unwrap_or((piece, ""));
            match slot.split_once(':').and_then(|(kind, n)| Some((kind, n.parse().ok()?))) {
                Some(("link", number)) => fill_link(&mut out, &link(number), rest),
                Some(("image", number)) => fill_image(&mut out, &image(number), rest),
                _ => out.push_str(rest),
            }
        }
        out
    }
}

fn fill_link(out: &mut String, address: &str, rest: &str) {
    if address.is_empty() {
        out.truncate(out.len() - HREF.len());
    } else {
        out.push('"');
        push_address(out, address);
        out.push('"');
    }
    out.push_str(rest);
}

fn fill_image(out: &mut String, markup: &str, rest: &str) {
    out.truncate(out.len() - IMAGE.len());
    out.push_str(markup);
    out.push_str(rest.strip_prefix(IMAGE_END).unwrap_or(rest));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn resolve(html: String) -> String {
        let markdown = Markdown { html, ..Markdown::default() };
        let address = |n| if n == 0 { String::new() } else { format!("/\"đ\"/{n}?a&b") };
        markdown.resolve(address, |n| format!("<picture>{n}</picture>"))
    }

    #[test]
    fn links_get_their_escaped_address() {
        let html = format!("<p>a <a{} title=\"t\">b</a></p>", link(12));
        assert_eq!(
            resolve(html),
            "<p>a <a href=\"/%22%C4%91%22/12?a&amp;b\" title=\"t\">b</a></p>"
        );
    }

    #[test]
    fn a_link_to_nowhere_loses_its_attribute() {
        assert_eq!(resolve(format!("<a{} rel=\"x\">b</a>", link(0))), "<a rel=\"x\">b</a>");
    }

    #[test]
    fn pictures_are_replaced_whole() {
        let html = format!("{}{}<a{}>{}</a>", image(0), image(1), link(1), image(2));
        assert_eq!(
            resolve(html),
            "<picture>0</picture><picture>1</picture>\
             <a href=\"/%22%C4%91%22/1?a&amp;b\"><picture>2</picture></a>"
        );
    }

    #[test]
    fn markup_filled_in_is_not_read_again() {
        let markdown = Markdown { html: image(0), ..Markdown::default() };
        assert_eq!(markdown.resolve(|_| String::new(), |_| image(0)), image(0));
    }
}
