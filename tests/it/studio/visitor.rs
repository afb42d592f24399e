//! An editor who has come in: her cookie, the sign of her forms, and what she sends.

use crate::server::{Answer, Server};
use crate::site::Site;

/// A browser inside the studio.
pub(crate) struct Visitor {
    pub(crate) server: Server,
    pub(crate) cookie: String,
    pub(crate) sign: String,
}

impl Visitor {
    /// Starts a studio and comes in by the address that it prints.
    pub(crate) fn enter(site: &Site) -> Self {
        let server = Server::start(site, "studio");
        let start = server.url.split_once(&server.address).unwrap().1.to_owned();
        let welcome = server.get(&start);
        assert_eq!(welcome.status, 303, "{welcome:?}");
        let cookie = welcome.head.split("set-cookie: ").nth(1).unwrap();
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let mut visitor = Self { server, cookie, sign: String::new() };
        visitor.sign = field(&visitor.get("/_studio/new").body, "sign");
        visitor
    }

    /// Opens a page.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, "Accept: text/html\r\n", b"")
    }

    /// Sends a form, signed.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.submit(path, fields)
    }

    fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = format!("sign={}", self.sign);
        for (name, value) in fields {
            body.push_str(&format!("&{}={}", encoded(name), encoded(value)));
        }
        let origin = format!("Origin: http://{}\r\n", self.server.address);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        self.ask("POST", path, &format!("Accept: text/html\r\n{origin}{kind}"), body.as_bytes())
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Length: {}\r\n{headers}",
            self.server.address,
            self.cookie,
            body.len()
        );
        self.server.exchange(&head, body)
    }
}

/// Reads the value of a field off a page.
pub(crate) fn field(html: &str, name: &str) -> String {
    let start =
        html.find(&format!("name=\"{name}\"")).unwrap_or_else(|| panic!("no {name}: {html}"));
    let rest = &html[start..];
    let value = rest.split("value=\"").nth(1).unwrap().split('"').next().unwrap();
    value.replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

/// Writes a text as a form does.
pub(crate) fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-_.".contains(byte);
    let bytes = text.as_bytes().iter();
    bytes
        .map(|it| if plain(it) { char::from(*it).to_string() } else { format!("%{it:02X}") })
        .collect()
}
