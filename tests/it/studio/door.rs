//! Who may come into the studio.

use crate::server::Server;
use crate::showcase::SMALL;
use crate::site::Site;

use super::visitor::Visitor;

#[test]
fn who_has_no_key_is_told_how_to_get_in() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "studio");
    for path in ["/_studio/", "/_studio", "/_studio/new", "/_studio/?key=", "/_studio/?key=abc"] {
        let answer = server.get(path);
        assert_eq!(answer.status, 403, "{path}");
        assert!(answer.body.contains("Chưa vào được phòng biên tập"), "{}", answer.body);
        assert!(answer.body.contains("danvan studio"), "{}", answer.body);
        assert!(!answer.body.contains("Đường hoa"), "{}", answer.body);
    }
    assert_eq!(server.get("/_studio/assets/studio.css").status, 200);
    assert_eq!(server.get("/").status, 200, "the preview needs no key");
}

#[test]
fn start_address_lets_in_and_hands_over_a_cookie_that_no_script_reads() {
    let site = Site::new(SMALL);
    let visitor = Visitor::enter(&site);
    let start = visitor.server.url.split_once(&visitor.server.address).unwrap().1;
    let welcome = visitor.server.get(start);
    assert!(welcome.head.contains("; path=/_studio; httponly; samesite=strict"), "{welcome:?}");
    assert!(welcome.head.contains("location: /_studio/\r\n"), "{welcome:?}");
    let page = visitor.get("/_studio/");
    assert_eq!(page.status, 200);
    assert!(page.head.contains("content-security-policy: default-src 'self';"), "{}", page.head);
    assert!(!page.body.contains(start), "no page shows the key");
}

#[test]
fn key_is_new_at_each_start() {
    let site = Site::new(SMALL);
    let (first, second) = (Server::start(&site, "studio"), Server::start(&site, "studio"));
    let key = |server: &Server| server.url.split_once("key=").unwrap().1.to_owned();
    assert_eq!(key(&first).len(), 64);
    assert_ne!(key(&first), key(&second));
}

#[test]
fn other_hosts_and_origins_are_refused() {
    let site = Site::new(SMALL);
    let visitor = Visitor::enter(&site);
    let (address, cookie) = (&visitor.server.address, &visitor.cookie);
    let ask = |lines: &str| {
        let head = format!("GET /_studio/ HTTP/1.1\r\nCookie: {cookie}\r\n{lines}");
        visitor.server.exchange(&head, b"").status
    };
    assert_eq!(ask(&format!("Host: {address}\r\n")), 200);
    assert_eq!(ask("Host: danvan.example\r\n"), 403);
    assert_eq!(ask("Host: 127.0.0.1\r\n"), 403, "another port");
    assert_eq!(ask(&format!("Host: {address}\r\nOrigin: https://danvan.example\r\n")), 403);
    assert_eq!(ask(&format!("Host: {address}\r\nOrigin: null\r\n")), 403);
    assert_eq!(ask(&format!("Host: {address}\r\nSec-Fetch-Site: cross-site\r\n")), 403);
    assert_eq!(ask(&format!("Host: {address}\r\nSec-Fetch-Site: same-origin\r\n")), 200);
}

#[test]
fn nothing_is_changed_without_origin_and_sign() {
    let site = Site::new(SMALL);
    let visitor = Visitor::enter(&site);
    let (address, cookie) = (&visitor.server.address, &visitor.cookie);
    let form = |sign: &str| format!("sign={sign}&kind=mo-hinh&title=Moi");
    let post = |origin: &str, body: &str| {
        let head = format!(
            "POST /_studio/new HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n{origin}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        visitor.server.exchange(&head, body.as_bytes()).status
    };
    let own = format!("Origin: http://{address}\r\n");
    assert_eq!(post("", &form(&visitor.sign)), 403, "no origin");
    assert_eq!(post("Origin: http://localhost:1\r\n", &form(&visitor.sign)), 403);
    assert_eq!(post(&own, &form("")), 403, "no sign");
    assert_eq!(post(&own, &form("abc")), 403, "a wrong sign");
    assert!(!site.path("content/mo-hinh/moi").exists());
    assert_eq!(post(&own, &form(&visitor.sign)), 303);
    assert!(site.path("content/mo-hinh/moi/index.md").exists());
}
