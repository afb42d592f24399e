//! How values stand in templates: as text, whatever they hold.

use std::io::{self, Write};

/// Writes a text as it stands in an element, or between quotes of either kind.
pub(super) fn html(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|it| entity(*it).is_some()) {
        let (plain, special) = rest.split_at(at);
        out.write_all(plain)?;
        out.write_all(entity(special[0]).unwrap_or_default())?;
        rest = &special[1..];
    }
    out.write_all(rest)
}

/// Gives a text as it stands there.
pub(super) fn escaped(text: &str) -> String {
    let mut out = Vec::with_capacity(text.len());
    html(text, &mut out).expect("memory takes all");
    String::from_utf8(out).expect("what was a text and entities are a text")
}

const fn entity(byte: u8) -> Option<&'static [u8]> {
    match byte {
        b'&' => Some(b"&amp;"),
        b'<' => Some(b"&lt;"),
        b'>' => Some(b"&gt;"),
        b'"' => Some(b"&quot;"),
        b'\'' => Some(b"&#39;"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_could_end_a_text_or_an_attribute_is_written_as_an_entity() {
        for (text, expected) in [
            ("", ""),
            ("Đường hoa", "Đường hoa"),
            ("<b>\"'&'\"</b>ộ", "&lt;b&gt;&quot;&#39;&amp;&#39;&quot;&lt;/b&gt;ộ"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }
}
