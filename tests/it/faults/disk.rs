//! A disk that is full, a folder that may not be written, a file that changes while it is read.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};

use super::{clean, each_whole, lying, small};
use crate::server::Server;
use crate::site::{Run, Site, output};
use crate::studio::visitor::{Visitor, field};

/// Runs a command with no file longer than some blocks of 512 bytes: a write fails in its middle, as on
/// a full disk, whoever runs the tests.
fn with_short_files(site: &Site, blocks: u32, arguments: &[&str]) -> Run {
    let limited = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
    let mut command = Command::new("bash");
    command.current_dir(site.path("")).args(["-c", &limited, env!("CARGO_BIN_EXE_danvan")]);
    command.args(arguments).args(["--date", "2026-11-22"]).output().unwrap().into()
}

/// Runs a command with a small disk of its own mounted at a folder; nothing where the system mounts none
/// for us.
fn on_a_small_disk(site: &Site, folder: &Path, arguments: &[&str]) -> Option<Run> {
    let script = "mount -t tmpfs -o size=64k danvan \"$0\" || exit 77; exec \"$@\"";
    let mut command = Command::new("unshare");
    command.current_dir(site.path("")).args(["--mount", "sh", "-c", script]).arg(folder);
    command.arg(env!("CARGO_BIN_EXE_danvan")).args(arguments).args(["--date", "2026-11-22"]);
    let output = command.output().ok()?;
    let is_mounted =
        output.status.code().is_some_and(|it| it != 77) && !output.stderr.starts_with(b"unshare");
    is_mounted.then(|| output.into())
}

#[test]
fn a_disk_that_fills_up_leaves_the_old_site_and_says_so() {
    let site = small();
    site.run(&["build"]).well();
    let old = output(&site.path("public"));
    let sources = output(&site.path("content"));
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &"Mỗi hộ một câu dài. ".repeat(2000));
    let new = clean(&site);
    let run = with_short_files(&site, 60, &["build"]).ends(2);
    assert!(run.stderr.contains("lỗi: ") && run.stderr.contains("public"), "{}", run.stderr);
    each_whole(&output(&site.path("public")), &old, &new);
    assert!(output(&site.path("public")) == old, "nothing is put in place before all is written");
    assert_eq!(output(&site.path("content")).len(), sources.len());
    site.run(&["build"]).well();
    assert!(output(&site.path("public")) == new);
}

#[test]
fn a_book_that_the_disk_cannot_hold_leaves_the_old_one() {
    let site = small();
    let print = ["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", "docx"];
    site.run(&print).well();
    let old = fs::read(site.path("duong-hoa.docx")).unwrap();
    let before = lying(&site);
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Mọi hộ");
    let run = with_short_files(&site, 2, &print).ends(2);
    assert!(run.stderr.contains("không ghi được, tệp cũ còn nguyên"), "{}", run.stderr);
    assert!(run.stderr.contains("--output"), "{}", run.stderr);
    assert!(fs::read(site.path("duong-hoa.docx")).unwrap() == old);
    assert_eq!(lying(&site), before, "nothing half written is left");
    site.run(&print).well();
}

#[test]
fn an_import_that_the_disk_cannot_hold_leaves_no_half_story() {
    let site = small();
    let long = "dài ".repeat(2000);
    let rows = format!(
        "Tiêu đề,Tóm tắt,Loại,Lĩnh vực\nĐường cờ,{long},Tập thể,Kinh tế\nĐường hoa mới,Trồng hoa,Tập thể,Kinh tế\n"
    );
    site.write("bang.csv", &rows);
    let before = output(&site.path("content"));
    let run = with_short_files(&site, 2, &["import", "bang.csv"]).ends(2);
    assert!(
        run.stderr.contains("lỗi: ") && run.stderr.contains("content/mo-hinh"),
        "{}",
        run.stderr
    );
    let left = output(&site.path("content"));
    assert!(
        before.iter().all(|(path, bytes)| left.get(path) == Some(bytes)),
        "what was there stays"
    );
    site.run(&["check", "--drafts"]).well();
    site.run(&["import", "bang.csv"]).well();
    assert_eq!(output(&site.path("content")).len(), before.len() + 2);
}

#[test]
fn a_publish_that_the_disk_cannot_hold_leaves_the_old_site() {
    let site = small();
    let www = site.path("www");
    let publish = ["publish", www.to_str().unwrap()];
    let send = || crate::site::danvan(&site.path(""), &publish);
    site.run(&["build"]).well();
    send().well();
    let old = output(&www);
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &"Mỗi hộ một câu dài. ".repeat(2000));
    site.run(&["build"]).well();
    let new = output(&site.path("public"));
    let limited = "trap '' XFSZ; ulimit -f 60; exec \"$0\" \"$@\"";
    let mut command = Command::new("bash");
    command.current_dir(site.path("")).args(["-c", limited, env!("CARGO_BIN_EXE_danvan")]);
    let run: Run = command.args(publish).output().unwrap().into();
    let run = run.ends(2);
    assert!(run.stderr.contains("lỗi: ") && run.stderr.contains("www"), "{}", run.stderr);
    each_whole(&output(&www), &old, &new);
    assert!(output(&site.path("public")) == new, "what was built is not touched");
    send().well();
    assert!(output(&www) == new);
}

#[test]
fn a_save_in_the_studio_that_the_disk_cannot_hold_keeps_the_story_and_says_so() {
    let site = small();
    let (file, address) =
        ("content/mo-hinh/duong-hoa.md", "/_studio/save?file=mo-hinh%2Fduong-hoa.md");
    site.edit(file, "Mỗi hộ", &"Mỗi hộ một câu dài. ".repeat(500));
    let old = site.read(file);
    let mut bash = Command::new("bash");
    bash.args(["-c", "trap '' XFSZ; ulimit -f 4; exec \"$0\" \"$@\""]);
    let server = Server::start_by(bash, &site, &["studio"]);
    let url = server.url.clone();
    let visitor = Visitor::enter_by(server, &url);
    let base = field(&visitor.get("/_studio/story?file=mo-hinh%2Fduong-hoa.md").body, "base");
    let answer = visitor.post(address, &[("base", &*base), ("title", "Đường hoa mới")]);
    assert_eq!(answer.status, 500);
    for said in ["Chưa lưu được", "tệp dài hơn mức đĩa này nhận", "những gì bạn đã gõ vẫn còn"]
    {
        assert!(answer.body.contains(said), "{answer:?}");
    }
    assert_eq!(site.read(file), old);
    drop(visitor);
    let visitor = Visitor::enter(&site);
    visitor.post(address, &[("base", &*base), ("title", "Đường hoa mới")]);
    assert!(site.read(file).contains("title: Đường hoa mới"), "the next save succeeds");
}

#[test]
fn a_disk_of_its_own_that_is_full_is_told_in_both_languages() {
    let site = small();
    let folder = site.path("dia");
    fs::create_dir(&folder).unwrap();
    for (lang, words) in [("vi", "đĩa đã đầy"), ("en", "the disk is full")] {
        let arguments = ["build", "--output", "dia/public", "--lang", lang];
        // Mounting is for the superuser; the limit above brings the same about for everyone.
        let Some(run) = on_a_small_disk(&site, &folder, &arguments) else { return };
        let run = run.ends(2);
        assert!(run.stderr.to_lowercase().contains(words), "{}", run.stderr);
    }
    site.run(&["build", "--output", "dia/public"]).well();
}

/// Runs a command as one who owns nothing here. Who is no superuser owns little enough as it is.
fn as_nobody(site: &Site, arguments: &[&str]) -> Run {
    as_nobody_undated(site, &[arguments, &["--date", "2026-11-22"]].concat())
}

fn as_nobody_undated(site: &Site, arguments: &[&str]) -> Run {
    let is_root = fs::read_dir("/root").is_ok()
        && fs::metadata("/proc/self").is_ok_and(|it| {
            use std::os::unix::fs::MetadataExt;
            it.uid() == 0
        });
    let mut command = if is_root {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]);
        command.arg(env!("CARGO_BIN_EXE_danvan"));
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_danvan"))
    };
    command.current_dir(site.path("")).args(arguments).output().unwrap().into()
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn an_output_that_may_not_be_written_is_told_and_stays() {
    let site = small();
    site.run(&["build"]).well();
    let old = output(&site.path("public"));
    for path in ["", "public", "public/.danvan"] {
        set_mode(&site.path(path), 0o555);
    }
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Mọi hộ");
    let run = as_nobody(&site, &["build", "--lang", "en"]).ends(2);
    assert!(
        run.stderr.contains("public") && run.stderr.to_lowercase().contains("denied"),
        "{}",
        run.stderr
    );
    assert!(output(&site.path("public")) == old);
    for path in ["", "public", "public/.danvan"] {
        set_mode(&site.path(path), 0o755);
    }
    site.run(&["build"]).well();
}

#[test]
fn whatever_may_not_be_written_is_told_with_its_place_and_stays() {
    let site = small();
    let table = "Tiêu đề,Tóm tắt,Loại,Lĩnh vực\nĐường cờ,Treo cờ.,Tập thể,Kinh tế\n";
    site.write("bang.csv", table);
    site.run(&["build"]).well();
    let www = site.path("www");
    let publish = ["publish", www.to_str().unwrap()];
    crate::site::danvan(&site.path(""), &publish).well();
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Mọi hộ");
    site.run(&["build"]).well();
    let print = ["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", "docx"];
    let folders = ["", "content/mo-hinh", "www", "www/.danvan"];
    for folder in folders {
        set_mode(&site.path(folder), 0o555);
    }
    // Whoever publishes must hold the built site still.
    set_mode(&site.path("public/.danvan/lock"), 0o666);
    let before = output(&site.path(""));
    for (arguments, place) in [
        (&print[..], "duong-hoa.docx"),
        (&["import", "bang.csv"], "content/mo-hinh"),
        (&publish, "www"),
    ] {
        let dated = arguments[0] != "publish";
        let run =
            if dated { as_nobody(&site, arguments) } else { as_nobody_undated(&site, arguments) };
        let run = run.ends(2);
        assert!(run.stderr.contains(place), "{arguments:?}: {}", run.stderr);
        assert!(run.stderr.contains("không có quyền"), "{arguments:?}: {}", run.stderr);
        assert!(output(&site.path("")) == before, "{arguments:?} left something behind");
    }
    for folder in folders {
        set_mode(&site.path(folder), 0o755);
    }
    site.run(&print).well();
    site.run(&["import", "bang.csv"]).well();
    crate::site::danvan(&site.path(""), &publish).well();
    assert!(output(&www) == output(&site.path("public")));
}

#[test]
fn a_file_to_download_that_changes_or_goes_while_it_is_read_is_whole_or_told() {
    let site = small();
    let story = "content/mo-hinh/duong-hoa.md";
    site.edit(story, "Mỗi hộ", "[Phim](phim.mp4) và [ảnh](anh.png). Mỗi hộ");
    site.write("content/mo-hinh/anh.png", crate::pictures::png());
    let film = site.path("content/mo-hinh/phim.mp4");
    let films = [vec![b'a'; 300_000], vec![b'b'; 500_000]];
    fs::write(&film, &films[0]).unwrap();
    site.run(&["build"]).well();
    let done = AtomicBool::new(false);
    let builds: Vec<_> = std::thread::scope(|scope| {
        scope.spawn(|| {
            let beside = film.with_extension("tmp");
            for number in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                fs::write(&beside, &films[number % 2]).unwrap();
                fs::rename(&beside, &film).unwrap();
                if number % 7 == 0 {
                    fs::remove_file(&film).unwrap();
                }
            }
        });
        let builds = (0..12).map(|_| {
            let run = site.run(&["build"]);
            (run.code, run.text(), output(&site.path("public")).remove("mo-hinh/phim.mp4"))
        });
        let builds: Vec<_> = builds.collect();
        done.store(true, Ordering::Relaxed);
        builds
    });
    for (code, text, shown) in builds {
        assert!(code == 0 || (code == 1 && text.contains("phim.mp4")), "{text}");
        let shown = shown.expect("the old film stands where none can be read");
        assert!(films.contains(&shown), "a film of two");
    }
    fs::write(&film, &films[1]).unwrap();
    site.run(&["build"]).well();
    assert!(output(&site.path("public"))["mo-hinh/phim.mp4"] == films[1]);
}

#[test]
fn a_story_that_may_not_be_read_is_told_and_the_old_site_stays() {
    let site = small();
    site.run(&["build"]).well();
    let old = output(&site.path("public"));
    set_mode(&site.path(""), 0o755);
    set_mode(&site.path("content/trang/gioi-thieu.md"), 0o000);
    let run = as_nobody(&site, &["check"]).ends(1);
    assert!(run.text().contains("content/trang/gioi-thieu.md"), "{}", run.text());
    assert!(run.text().contains("kiểm tra quyền đọc"), "{}", run.text());
    assert!(output(&site.path("public")) == old);
    set_mode(&site.path("content/trang/gioi-thieu.md"), 0o644);
    site.run(&["build"]).well();
}

#[test]
fn a_story_that_changes_or_goes_while_it_is_read_never_gives_a_mixed_page() {
    let site = small();
    let file = site.path("content/mo-hinh/duong-hoa.md");
    let one = site.read("content/mo-hinh/duong-hoa.md");
    let other = one.replace("Đường hoa", "Con đường đèn").replace("Mỗi hộ", "Mỗi xóm");
    let clean_of = |text: &str| {
        fs::write(&file, text).unwrap();
        clean(&site)
    };
    let sites = [clean_of(&one), clean_of(&other)];
    let page = "mo-hinh/duong-hoa/index.html";
    // A build that is refused leaves this one standing.
    site.run(&["build"]).well();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let beside = file.with_extension("tmp");
            for number in 0.. {
                if done.load(Ordering::Relaxed) {
                    return;
                }
                fs::write(&beside, if number % 2 == 0 { &one } else { &other }).unwrap();
                fs::rename(&beside, &file).unwrap();
                if number % 5 == 0 {
                    fs::remove_file(&file).unwrap();
                }
            }
        });
        let builds = (0..12).map(|_| {
            let run = site.run(&["build"]);
            (run.code, run.text(), output(&site.path("public")).remove(page))
        });
        let builds: Vec<_> = builds.collect();
        // Before anything is held against them: a fault must not leave the other thread running.
        done.store(true, Ordering::Relaxed);
        for (code, text, shown) in builds {
            assert!(code == 0 || (code == 1 && text.contains("lỗi[")), "{text}");
            if let Some(shown) = shown {
                assert!(sites.iter().any(|it| it[page] == shown), "a page of two stories");
            }
        }
    });
    fs::write(&file, &one).unwrap();
    fs::remove_file(file.with_extension("tmp")).ok();
    site.run(&["build"]).well();
    assert!(output(&site.path("public")) == sites[0]);
}

#[test]
#[cfg(target_os = "linux")]
fn a_film_that_a_story_offers_is_never_held_in_memory() {
    let site = small();
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "[Phim](phim.mp4). Mỗi hộ");
    let film = std::fs::File::create(site.path("content/mo-hinh/phim.mp4")).unwrap();
    // Only its length is there: the disk holds none of it, and the program may take less than that.
    film.set_len(768 << 20).unwrap();
    let mut command = Command::new("bash");
    let limited = "ulimit -v 700000; exec \"$0\" \"$@\"";
    command.current_dir(site.path("")).args(["-c", limited, env!("CARGO_BIN_EXE_danvan")]);
    command.env("MALLOC_ARENA_MAX", "1").env("RAYON_NUM_THREADS", "2");
    let run: Run = command.args(["build", "--date", "2026-11-22"]).output().unwrap().into();
    run.well();
    let sent = std::fs::metadata(site.path("public/mo-hinh/phim.mp4")).unwrap();
    assert_eq!(sent.len(), 768 << 20);
}
