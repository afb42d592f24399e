//! An editor who has come in: her cookie, the sign of her forms, and what she sends.

use std::net::TcpStream;

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
        let url = server.url.clone();
        Self::enter_by(server, &url)
    }

    /// Comes in by an address.
    pub(crate) fn enter_by(server: Server, url: &str) -> Self {
        let start = url.split_once(&server.address).unwrap().1.to_owned();
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

    /// Asks as the studio's script does.
    pub(crate) fn get_json(&self, path: &str) -> serde_json::Value {
        let answer = self.ask("GET", path, "Accept: application/json\r\n", b"");
        serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{answer:?}"))
    }

    /// Sends a form, signed.
    pub(crate) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.submit(path, fields, "text/html")
    }

    /// Sends a form, signed, and waits for no answer; whoever drops the stream gives it up.
    pub(crate) fn post_and_leave(&self, path: &str, fields: &[(&str, &str)]) -> TcpStream {
        let (headers, body) = self.form(fields, "text/html");
        self.server.send(&self.head("POST", path, &headers, body.len()), body.as_bytes())
    }

    /// Sends a form as the studio's script does.
    pub(crate) fn post_json(
        &self,
        path: &str,
        fields: &[(&str, &str)],
    ) -> (u16, serde_json::Value) {
        let answer = self.submit(path, fields, "application/json");
        let value = serde_json::from_str(&answer.body).unwrap_or_else(|_| panic!("{answer:?}"));
        (answer.status, value)
    }

    fn submit(&self, path: &str, fields: &[(&str, &str)], accept: &str) -> Answer {
        let (headers, body) = self.form(fields, accept);
        self.ask("POST", path, &headers, body.as_bytes())
    }

    fn form(&self, fields: &[(&str, &str)], accept: &str) -> (String, String) {
        let sign = [("sign", &*self.sign)];
        let pairs = sign
            .iter()
            .chain(fields)
            .map(|(name, it)| format!("{}={}", encoded(name), encoded(it)));
        let body = pairs.collect::<Vec<_>>().join("&");
        let origin = format!("Origin: http://{}\r\n", self.server.address);
        let kind = "Content-Type: application/x-www-form-urlencoded\r\n";
        (format!("Accept: {accept}\r\n{origin}{kind}"), body)
    }

    /// Sends a file, signed.
    pub(crate) fn send(&self, path: &str, bytes: &[u8]) -> (u16, serde_json::Value) {
        let head = format!(
            "Accept: application/json\r\nOrigin: http://{}\r\nX-Danvan-Sign: {}\r\nContent-Type: application/octet-stream\r\n",
            self.server.address, self.sign
        );
        let answer = self.ask("POST", path, &head, bytes);
        (answer.status, serde_json::from_str(&answer.body).unwrap())
    }

    /// Sends a form with files, as a browser does.
    pub(crate) fn send_files(&self, path: &str, files: &[(&str, &[u8])]) -> Answer {
        let mut body = part("name=\"sign\"", self.sign.as_bytes());
        for (name, bytes) in files {
            body.extend(part(&format!("name=\"files\"; filename=\"{name}\""), bytes));
        }
        body.extend(b"--edge--\r\n");
        let origin = format!("Origin: http://{}\r\n", self.server.address);
        let kind = "Content-Type: multipart/form-data; boundary=edge\r\n";
        self.ask("POST", path, &format!("Accept: text/html\r\n{origin}{kind}"), &body)
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        self.server.exchange(&self.head(method, path, headers, body.len()), body)
    }

    fn head(&self, method: &str, path: &str, headers: &str, length: usize) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nContent-Length: {length}\r\n{headers}",
            self.server.address, self.cookie
        )
    }
}

fn part(says: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("--edge\r\nContent-Disposition: form-data; {says}\r\n\r\n");
    [head.as_bytes(), bytes, b"\r\n"].concat()
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
