//! The names under which the server may be asked.
//!
//! A page elsewhere must not read the site through a name of its own that leads here, so a request is
//! answered only under names that nobody else can give: this machine's own, and its addresses.

use std::net::IpAddr;

use axum::http::{HeaderMap, header};

/// The address that the server listens to, which says under which names it may be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hosts(IpAddr);

impl Hosts {
    /// Takes the address that the server listens to.
    pub fn of(address: IpAddr) -> Self {
        Self(address)
    }

    /// Tells whether a request names this machine.
    pub fn admit(self, headers: &HeaderMap) -> bool {
        let host = headers.get(header::HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
        self.is_own(name(host))
    }

    fn is_own(self, name: &str) -> bool {
        if name.eq_ignore_ascii_case("localhost") {
            return true;
        }
        let bare = name.strip_prefix('[').and_then(|it| it.strip_suffix(']')).unwrap_or(name);
        let Ok(asked) = bare.parse::<IpAddr>() else { return false };
        // Whoever asks by an address has no name that could lead elsewhere tomorrow.
        asked.is_loopback() || asked == self.0 || self.0.is_unspecified()
    }
}

/// Gives the name of a host without its port.
fn name(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|it| it.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn admitted(address: &str, hosts: &[&'static str]) -> Vec<&'static str> {
        let own = Hosts::of(address.parse().unwrap());
        hosts.iter().copied().filter(|it| own.is_own(name(it))).collect()
    }

    #[test]
    fn only_names_that_nobody_else_can_give_are_answered() {
        let hosts = [
            "localhost:1809",
            "127.0.0.1:1809",
            "[::1]:1809",
            "192.168.1.5:1809",
            "192.168.1.6",
            "danvan.example",
            "127.0.0.1.nip.io",
            "",
            ":",
            "[::1",
        ];
        assert_eq!(admitted("127.0.0.1", &hosts), hosts[..3]);
        assert_eq!(admitted("192.168.1.5", &hosts), hosts[..4]);
        assert_eq!(admitted("0.0.0.0", &hosts), hosts[..5]);
    }
}
