//! Tells where an address leads, and whether it may be followed at all.
//!
//! Only listed schemes pass. Whatever stands before a colon and is not listed is refused, so hiding
//! a scheme behind case, blanks, controls or entities gains nothing.

use super::LinkKind;

/// Tells where `target` leads, or `None` if its scheme is not one that a page may use.
pub fn link_kind(target: &str) -> Option<LinkKind> {
    if let Some(scheme) = scheme(target) {
        return kind_of_scheme(scheme);
    }
    let mut bytes = target.bytes();
    match (bytes.next(), bytes.next()) {
        (Some(b'#'), _) => Some(LinkKind::Anchor),
        // Browsers read a backslash as a slash.
        (Some(b'/' | b'\\'), Some(b'/' | b'\\')) => Some(LinkKind::External),
        _ => Some(LinkKind::Internal),
    }
}

/// Gives what a browser might take for the scheme: all before the first colon, unless a path, a
/// query or a fragment begins earlier.
fn scheme(target: &str) -> Option<&str> {
    let end = target.find([':', '/', '?', '#'])?;
    target[end..].starts_with(':').then_some(&target[..end])
}

fn kind_of_scheme(scheme: &str) -> Option<LinkKind> {
    match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => Some(LinkKind::External),
        "mailto" | "tel" => Some(LinkKind::Mail),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_where_browsers_would_go() {
        for target in ["https://a.vn", "HTTP:a", "//a.vn/x", r"/\a.vn", r"\\a.vn"] {
            assert_eq!(link_kind(target), Some(LinkKind::External), "{target}");
        }
        for target in ["../a.md#b", "/a", "a b.md", "?q=a:b", "a/b:c", "javascript%3Ax", ""] {
            assert_eq!(link_kind(target), Some(LinkKind::Internal), "{target}");
        }
        assert_eq!(link_kind("MailTo:a@b.vn"), Some(LinkKind::Mail));
        assert_eq!(link_kind("tel:+84912345678"), Some(LinkKind::Mail));
        assert_eq!(link_kind("#muc:1"), Some(LinkKind::Anchor));
    }

    #[test]
    fn unlisted_schemes_are_refused_however_disguised() {
        let disguised = [
            "javascript:x",
            "JaVaScRiPt:x",
            " javascript:x",
            "java\tscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "java\u{200B}script:x",
            "javascript\u{A0}:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///c:/x",
            "danvan:link:0",
            " https://a.vn",
            ":x",
        ];
        for target in disguised {
            assert_eq!(link_kind(target), None, "{target:?}");
        }
    }
}
