//! Addresses as the two formats may hold them: those of the web with only the letters of URLs.

/// The ways of following a link that readers know.
const SCHEMES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Gives an address that any reader of URLs takes; nothing where there is no telling where it leads.
pub(in crate::print) fn address(written: &str) -> Option<String> {
    let written = written.trim();
    let start = |scheme: &&str| {
        written.get(..scheme.len()).is_some_and(|it| it.eq_ignore_ascii_case(scheme))
    };
    let scheme = SCHEMES.into_iter().find(start)?;
    let rest = &written[scheme.len()..];
    let end = if scheme.ends_with('/') { rest.find(['/', '?', '#']) } else { Some(0) };
    let (host, path) = rest.split_at(end.unwrap_or(rest.len()));
    let is_named = !scheme.ends_with('/') || is_host(host);
    let is_empty = host.is_empty() && path.is_empty();
    (is_named && !is_empty).then(|| format!("{scheme}{host}{}", escaped(path)))
}

/// Tells whether a text is a name on the web, with or without the number of a door.
fn is_host(text: &str) -> bool {
    let (name, port) = text.split_once(':').unwrap_or((text, "80"));
    let is_label = |label: &str| {
        let bytes = label.as_bytes();
        bytes.first().is_some_and(u8::is_ascii_alphanumeric)
            && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
            && bytes.iter().all(|it| it.is_ascii_alphanumeric() || b"-_".contains(it))
    };
    let has_name = name.split('.').all(is_label);
    // A name that ends in digits is read as the number of a machine.
    let is_number =
        name.rsplit('.').next().is_some_and(|it| it.bytes().all(|it| it.is_ascii_digit()));
    has_name
        && (!is_number || name.parse::<std::net::Ipv4Addr>().is_ok())
        && port.parse::<u16>().is_ok()
}

/// Writes bytes that URLs may not hold, and signs that mean nothing, as `%20`; a second `#` too.
fn escaped(path: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let bytes = path.as_bytes();
    let mut url = String::with_capacity(path.len());
    for (at, &byte) in bytes.iter().enumerate() {
        let may_stand = match byte {
            b'%' => {
                bytes.get(at + 1..at + 3).is_some_and(|it| it.iter().all(u8::is_ascii_hexdigit))
            }
            b'#' => !bytes[..at].contains(&b'#'),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if may_stand {
            url.push(char::from(byte));
        } else {
            let digit = |it: u8| char::from(DIGITS[usize::from(it)]);
            url.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_hold_only_what_urls_may() {
        let cases = [
            ("https://a.example", "https://a.example"),
            (
                "HTTP://a.example:8080/đất?q=[1]&x=50%#a#b",
                "http://a.example:8080/%C4%91%E1%BA%A5t?q=%5B1%5D&x=50%25#a%23b",
            ),
            ("https://a.example/a%20b c", "https://a.example/a%20b%20c"),
            ("mailto:x@a.example", "mailto:x@a.example"),
            ("tel:+84 1", "tel:+84%201"),
        ];
        for (written, expected) in cases {
            assert_eq!(address(written).as_deref(), Some(expected));
        }
    }

    #[test]
    fn what_leads_nowhere_is_no_address() {
        let written = [
            "",
            "javascript:x",
            "https://",
            "https:///x",
            "https://a b/",
            "https://-/",
            "https://1.2.3/",
            "https://a..b",
            "https://a:x/",
            "https://đ.example",
            "mailto:",
            "a.md",
        ];
        for written in written {
            assert_eq!(address(written), None, "{written}");
        }
    }
}
