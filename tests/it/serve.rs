//! `danvan serve`: pages in a browser while they are written.

use std::io::{BufRead, BufReader};
use std::net::TcpStream;

use crate::server::Server;
use crate::showcase::SMALL;
use crate::site::Site;

/// Reads the stream until a page shows what it should. An editor that saves in two steps makes two
/// changes, and the first may come too early.
fn wait_for(changes: &mut BufReader<TcpStream>, shown: impl Fn() -> bool) {
    let mut line = String::new();
    loop {
        line.clear();
        assert!(changes.read_line(&mut line).unwrap() > 0, "the stream ended");
        if line.starts_with("event: change") && shown() {
            return;
        }
    }
}

#[test]
fn pages_are_served_with_a_script_that_keeps_them_as_their_files_are() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let home = server.get("/");
    assert_eq!(home.status, 200);
    assert!(home.head.contains("content-type: text/html; charset=utf-8"), "{}", home.head);
    assert!(home.head.contains("cache-control: no-store"), "{}", home.head);
    let policy = "content-security-policy: default-src 'self'; object-src 'none'";
    assert!(
        home.head.contains(policy),
        "what is refused on the host is refused here: {}",
        home.head
    );
    let script = "<script src=\"/_danvan/live.js\" data-events=\"/_danvan/events\" defer></script>";
    assert!(home.body.contains(script), "{}", home.body);
    assert!(!home.body.contains(" style="), "a policy that forbids styles in pages is kept");
    assert!(home.body.contains("Đường hoa thôn Đông"));
    for (file, kind) in
        [("live.js", "javascript"), ("listen.js", "javascript"), ("live.css", "css")]
    {
        let given = server.get(&format!("/_danvan/{file}"));
        assert!(given.status == 200 && given.head.contains(&format!("text/{kind}")), "{given:?}");
    }
    assert_eq!(server.get("/_danvan/khong-co.js").status, 404);
    let style = home.body.split("rel=\"stylesheet\" href=\"").nth(1).unwrap();
    let style = server.get(style.split('"').next().unwrap());
    assert!(style.head.contains("content-type: text/css"), "{}", style.head);
    assert!(!site.path("public").exists(), "nothing is written");
}

#[test]
fn page_that_is_not_there_is_said_to_be_not_there() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let answer = server.get("/mo-hinh/khong-co/");
    assert_eq!(answer.status, 404);
    assert!(answer.body.contains("Đường hoa") || answer.body.contains("<h1>"), "{}", answer.body);
    let answer = server.get("/mo-hinh/hien-dat");
    assert_eq!(answer.status, 307);
    assert!(answer.head.contains("location: /mo-hinh/hien-dat/"), "{}", answer.head);
}

#[test]
fn other_names_of_the_host_are_refused() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let port = server.address.rsplit(':').next().unwrap();
    for host in ["foo", "danvan.example", "127.0.0.1.nip.io", ""] {
        assert_eq!(server.get_as("/", host).status, 403, "{host}");
        assert_eq!(server.get_as("/_danvan/events", host).status, 403, "{host}");
    }
    for host in ["localhost", "127.0.0.1"] {
        assert_eq!(server.get_as("/", &format!("{host}:{port}")).status, 200, "{host}");
    }
}

#[test]
fn no_path_leads_out_of_the_site() {
    let site = Site::new(SMALL);
    site.write("bi-mat.txt", "Bí mật");
    let server = Server::start(&site, "serve");
    let paths = [
        "/../bi-mat.txt",
        "/%2e%2e/bi-mat.txt",
        "/..%2fbi-mat.txt",
        "//bi-mat.txt",
        "/content/site.yaml",
        "/mo-hinh/../../bi-mat.txt",
        "/%00",
        "/%ff%fe",
    ];
    for path in paths {
        let answer = server.get(path);
        assert_ne!(answer.status, 200, "{path}");
        assert!(!answer.body.contains("Bí mật"), "{path}");
    }
}

#[test]
fn edit_is_told_to_open_pages_and_shown() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let mut changes = server.changes();
    site.edit("content/mo-hinh/hien-dat.md", "Bà con bàn bạc.", "Bà con họp ba buổi.");
    wait_for(&mut changes, || {
        server.get("/mo-hinh/hien-dat/").body.contains("Bà con họp ba buổi.")
    });
    site.write("content/trang/moi.md", "---\nid: abc234\ntitle: Trang mới\n---\n");
    wait_for(&mut changes, || server.get("/trang/moi/").status == 200);
    site.remove("content/trang/moi.md");
    wait_for(&mut changes, || server.get("/trang/moi/").status == 404);
}

#[test]
fn folder_made_later_is_watched() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let mut changes = server.changes();
    let notes = "themes/danvan/templates/404.html";
    site.write(notes, "Trang của xã");
    wait_for(&mut changes, || server.get("/khong-co/").body.contains("Trang của xã"));
    site.write(notes, "Trang của tỉnh");
    wait_for(&mut changes, || server.get("/khong-co/").body.contains("Trang của tỉnh"));
}

#[test]
fn broken_edit_shows_the_problem_and_keeps_the_last_good_page() {
    let site = Site::new(SMALL);
    let server = Server::start(&site, "serve");
    let mut changes = server.changes();
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1.250");
    let page = || server.get("/mo-hinh/hien-dat/").body;
    wait_for(&mut changes, || page().contains("lỗi[so-mo-ho]"));
    let broken = page();
    assert!(broken.contains("content/mo-hinh/hien-dat.md:11:13"), "{broken}");
    assert!(broken.contains("<h1>Hiến đất mở đường</h1>"), "the last good page stays");
    assert!(broken.contains("1.000"), "the last good page stays");
    site.edit("content/mo-hinh/hien-dat.md", "1.250", "1.250 m2");
    wait_for(&mut changes, || !page().contains("lỗi["));
    assert!(page().contains("1.250"));
}

#[test]
fn site_that_is_broken_from_the_start_shows_why() {
    let site = Site::new(SMALL);
    site.edit("content/site.yaml", "name:", "nmae:");
    let server = Server::start(&site, "serve");
    let mut changes = server.changes();
    let home = server.get("/").body;
    assert!(home.contains("lỗi[muc-la]") && home.contains("có phải `name`?"), "{home}");
    site.edit("content/site.yaml", "nmae:", "name:");
    wait_for(&mut changes, || !server.get("/").body.contains("lỗi["));
}

#[test]
fn port_that_is_taken_is_told() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let run = Site::new(SMALL).run(&["serve", "--port", &port]).ends(2);
    assert!(run.stderr.starts_with(&format!("lỗi: không mở được cổng {port}: ")), "{}", run.stderr);
    assert!(run.stderr.contains("thử --port 0"), "{}", run.stderr);
}

#[test]
fn other_machines_see_the_site_only_where_that_is_asked_for() {
    let site = Site::new(SMALL);
    let server = Server::start_with(&site, &["serve", "--host", "0.0.0.0"]);
    let port = server.address.rsplit(':').next().unwrap();
    assert_eq!(server.url, format!("http://127.0.0.1:{port}/"));
    for host in ["127.0.0.1", "localhost", "192.168.1.5", "[2001:db8::5]"] {
        assert_eq!(server.get_as("/", &format!("{host}:{port}")).status, 200, "{host}");
    }
    // A name may lead here today and elsewhere tomorrow, or the other way round.
    for host in ["danvan.example", "192.168.1.5.nip.io", ""] {
        assert_eq!(server.get_as("/", &format!("{host}:{port}")).status, 403, "{host}");
    }
    let studio = server.get_as("/_studio/", &format!("192.168.1.5:{port}"));
    assert_eq!(studio.status, 403, "the studio opens on this machine alone");
    let run = site.run(&["serve", "--host", "192.0.2.1"]).ends(2);
    assert!(run.stderr.contains("máy này không có địa chỉ 192.0.2.1"), "{}", run.stderr);
    let run = site.run(&["serve", "--host", "danvan.example"]).ends(2);
    assert!(run.stderr.contains("ví dụ 192.168.1.5, hoặc 0.0.0.0"), "{}", run.stderr);
}

#[test]
fn files_that_are_looked_at_are_followed_too() {
    let site = Site::new(SMALL);
    let server = Server::start_with(&site, &["serve", "--poll"]);
    let mut changes = server.changes();
    let page = || server.get("/mo-hinh/hien-dat/").body;
    site.edit("content/mo-hinh/hien-dat.md", "Bà con bàn bạc.", "Bà con họp ba buổi.");
    wait_for(&mut changes, || page().contains("Bà con họp ba buổi."));
    site.edit("content/mo-hinh/hien-dat.md", "Bà con họp ba buổi.", "Bà con họp tám buổi");
    wait_for(&mut changes, || page().contains("Bà con họp tám buổi"));
    site.write("themes/danvan/templates/404.html", "Trang của xã");
    wait_for(&mut changes, || server.get("/khong-co/").body.contains("Trang của xã"));
    site.remove("content/mo-hinh/hien-dat.md");
    wait_for(&mut changes, || server.get("/mo-hinh/hien-dat/").status == 404);
}

#[test]
fn files_that_a_story_offers_are_told_for_what_they_are() {
    let site = Site::new(SMALL);
    site.edit(
        "content/van-ban/thong-bao-380.md",
        "\n---\n",
        "\n---\n\n[Phim](phim.mp4), [mẫu](mau.docx)\n",
    );
    site.write("content/van-ban/phim.mp4", "phim");
    site.write("content/van-ban/mau.docx", "mẫu");
    let server = Server::start(&site, "serve");
    for (file, kind) in [
        ("phim.mp4", "video/mp4"),
        ("mau.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ] {
        let given = server.get(&format!("/van-ban/{file}"));
        assert_eq!(given.status, 200, "{file}");
        assert!(given.head.contains(&format!("content-type: {kind}")), "{}", given.head);
    }
}
