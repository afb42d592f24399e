//! Writes an author's text into HTML so that it stays text.
//!
//! One escape serves for text and for attributes. Invariant: no `"`, `'`, `<` or `>` of an author
//! reaches the HTML, so whatever is built from them, placeholders included, cannot be forged.

use crate::vi::glance;

/// Appends `text` to `html`, escaped for use as text or within a quoted attribute.
pub(super) fn push_text(html: &mut String, text: &str) {
    if !holds_special(text) {
        return html.push_str(text);
    }
    let mut rest = text;
    while let Some(at) = rest.find(is_special) {
        let mut special = rest[at..].chars();
        html.push_str(&rest[..at]);
        html.push_str(special.next().map_or("", replacement));
        rest = special.as_str();
    }
    html.push_str(rest);
}

/// Appends `text` with a space for each character that neither HTML nor XML may hold.
pub(crate) fn push_clean(out: &mut String, text: &str) {
    out.extend(text.chars().map(|c| if is_forbidden(c) { ' ' } else { c }));
}

/// Appends an address for use within a quoted attribute, percent-encoding what a URL may not hold.
pub(super) fn push_address(html: &mut String, address: &str) {
    for byte in address.bytes() {
        match byte {
            b'&' => html.push_str("&amp;"),
            b'\'' => html.push_str("&#39;"),
            _ if is_url_byte(byte) => html.push(char::from(byte)),
            _ => push_percent(html, byte),
        }
    }
}

/// Tells whether `c` is a control or a noncharacter, which documents may not hold.
pub(super) fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{FFFE}' | '\u{FFFF}' => true,
        _ => c.is_control(),
    }
}

fn is_special(c: char) -> bool {
    matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden(c)
}

/// Tells whether a text holds something special: by its bytes as [`is_special`] does.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
fn holds_special(text: &str) -> bool {
    glance::any(text, |a, b, c| {
        let is_markup = (a == b'&') | (a == b'<') | (a == b'>') | (a == b'"') | (a == b'\'');
        is_markup | begins_forbidden(a, b, c)
    })
}

/// Tells whether bytes begin a character that is forbidden: as [`is_forbidden`] does.
#[expect(clippy::needless_bitwise_bool, reason = "no branch: many places are looked at at once")]
#[expect(clippy::inline_always, reason = "a call a place would take ten times as long")]
#[inline(always)]
pub(super) fn begins_forbidden(a: u8, b: u8, c: u8) -> bool {
    let is_control = (a < 0x20) & (a != b'\n') & (a != b'\t') | (a == 0x7f);
    let is_later_control = (a == 0xc2) & (b < 0xa0);
    let is_noncharacter = (a == 0xef) & (b == 0xbf) & (c >= 0xbe);
    is_control | is_later_control | is_noncharacter
}

fn replacement(c: char) -> &'static str {
    match c {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '"' => "&quot;",
        '\'' => "&#39;",
        _ => " ",
    }
}

fn is_url_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$()*+,;=%".contains(&byte)
}

fn push_percent(html: &mut String, byte: u8) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    html.push('%');
    html.push(char::from(DIGITS[usize::from(byte >> 4)]));
    html.push(char::from(DIGITS[usize::from(byte & 15)]));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> String {
        let mut html = String::new();
        push_text(&mut html, text);
        html
    }

    fn address(address: &str) -> String {
        let mut html = String::new();
        push_address(&mut html, address);
        html
    }

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(text(r#"<b onload="x">'&"#), "&lt;b onload=&quot;x&quot;&gt;&#39;&amp;");
        assert_eq!(text("đường hoa"), "đường hoa");
    }

    #[test]
    fn controls_become_spaces() {
        assert_eq!(text("a\u{0}b\u{B}c\r\td\n\u{85}\u{FFFF}"), "a b c \td\n  ");
        let mut clean = String::new();
        push_clean(&mut clean, "<a\u{1B}>\n");
        assert_eq!(clean, "<a >\n");
    }

    #[test]
    fn a_glance_tells_special_characters_from_others() {
        for letter in (0..=0xffff_u32).filter_map(char::from_u32) {
            let text = format!("á{letter}“");
            assert_eq!(holds_special(&text), is_special(letter), "{letter:?}");
        }
    }

    #[test]
    fn addresses_keep_to_the_characters_of_urls() {
        assert_eq!(address("/a b/đ?x=1&y='2'#c"), "/a%20b/%C4%91?x=1&amp;y=&#39;2&#39;#c");
        assert_eq!(address("/100%25"), "/100%25");
        assert_eq!(address("\"\\<>\t"), "%22%5C%3C%3E%09");
    }
}
