//! Who may come in: only the browser that was opened with the key of this start, on this machine, from
//! the studio's own pages.
//!
//! The key comes from the system's generator and is new at each start. The start address hands it to
//! a cookie that no script reads and no other site sends. What changes a file must carry a second
//! sign, which only the studio's own pages hold.

use axum::http::{HeaderMap, Method, header};

use super::ROOT;
use super::request::Request;

/// The name under which the start address holds the key.
const KEY: &str = "key";
/// The name under which a form holds its sign.
pub(super) const SIGN: &str = "sign";
/// The header in which a script sends the sign.
const SIGN_HEADER: &str = "x-danvan-sign";

/// The door of a studio.
pub(super) struct Door {
    key: String,
    sign: String,
    cookie: String,
    hosts: [String; 3],
}

/// What the door says to a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It may come in.
    Inside,
    /// It brings the key; it is to come again with this cookie.
    Welcome(String),
    /// It may not.
    Outside,
}

impl Door {
    /// Makes a door with a new key.
    pub(super) fn new(port: u16) -> std::io::Result<Self> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(std::io::Error::other)?;
        let key = blake3::Hash::from_bytes(bytes).to_hex().to_string();
        let sign = blake3::derive_key("danvan studio sign of forms", &bytes);
        let sign = blake3::Hash::from_bytes(sign).to_hex().to_string();
        let hosts = ["127.0.0.1", "localhost", "[::1]"].map(|host| format!("{host}:{port}"));
        // Cookies do not tell ports apart, and two showcases may be open at once.
        Ok(Self { key, sign, cookie: format!("danvan-studio-{port}"), hosts })
    }

    /// Gives the path that lets its opener in.
    pub(super) fn start_path(&self) -> String {
        format!("{ROOT}?{KEY}={}", self.key)
    }

    /// Gives the sign that forms carry.
    pub(super) fn sign(&self) -> &str {
        &self.sign
    }

    /// Judges a request by its head, before anything else of it is read.
    pub(super) fn judge(&self, method: &Method, headers: &HeaderMap, key: Option<&str>) -> Verdict {
        let reads = matches!(*method, Method::GET | Method::HEAD);
        if !self.is_local(headers) || !is_own(headers, reads) {
            return Verdict::Outside;
        }
        match key {
            Some(key) if reads && same(key, &self.key) => Verdict::Welcome(self.set_cookie()),
            _ if self.has_cookie(headers) => Verdict::Inside,
            _ => Verdict::Outside,
        }
    }

    /// Tells whether a request that changes something was made by one of the studio's own pages.
    pub(super) fn is_signed(&self, request: &Request, headers: &HeaderMap) -> bool {
        let header = headers.get(SIGN_HEADER).and_then(|it| it.to_str().ok());
        header.or(request.form(SIGN)).is_some_and(|sign| same(sign, &self.sign))
    }

    fn set_cookie(&self) -> String {
        format!("{}={}; Path=/_studio; HttpOnly; SameSite=Strict", self.cookie, self.key)
    }

    fn has_cookie(&self, headers: &HeaderMap) -> bool {
        let all = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
        let mut pairs = all.flat_map(|it| it.split(';')).filter_map(|it| it.trim().split_once('='));
        pairs.any(|(name, value)| name == self.cookie && same(value, &self.key))
    }

    /// Refuses a name of another host that leads here.
    fn is_local(&self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok());
        host.is_some_and(|host| self.hosts.iter().any(|it| it == host))
    }
}

/// Refuses what a page of another origin asks for. A browser names the origin of whatever may change
/// something.
fn is_own(headers: &HeaderMap, reads: bool) -> bool {
    let text = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    if text("sec-fetch-site").is_some_and(|it| matches!(it, "cross-site" | "same-site")) {
        return false;
    }
    if !headers.contains_key(header::ORIGIN) {
        return reads;
    }
    let origin = text("origin").and_then(|it| it.strip_prefix("http://"));
    origin.is_some() && origin == text("host")
}

/// Gives the key that a query holds.
pub(super) fn key_of(query: &str) -> Option<String> {
    let mut pairs = form_urlencoded::parse(query.as_bytes());
    pairs.find(|(name, _)| name == KEY).map(|(_, value)| value.into_owned())
}

/// Compares in a time that tells nothing of where two texts differ.
fn same(one: &str, other: &str) -> bool {
    blake3::hash(one.as_bytes()) == blake3::hash(other.as_bytes())
}
