//! `kill -9` at moments that nobody chose: `DANVAN_KILLS=200` asks for 200 of each command, of which the
//! default is a sample. Kills that come too late do not count, and a test in which too few come in time fails.

use std::process::Command;
use std::time::{Duration, Instant};

use super::{clean, each_whole, lying, small};
use crate::site::{Site, kill, output};
use crate::studio::visitor::{Visitor, field};

/// How often each command is killed in time.
fn kills() -> u32 {
    let all = std::env::var("DANVAN_KILLS").ok().and_then(|it| it.parse::<u32>().ok());
    all.unwrap_or(8)
}

/// Kills a command at one moment after another, until enough kills came in time; `round` is given its
/// number and the moment, and tells whether the kill came too late.
#[track_caller]
fn killed(run: impl FnOnce(), mut round: impl FnMut(u32, Duration) -> bool) {
    let mut moments = Moments::of(run);
    let (mut hits, mut rounds) = (0, 0);
    while hits < kills() {
        assert!(rounds < 4 * kills(), "only {hits} of {rounds} kills came in time");
        let late = round(rounds, moments.next());
        moments.learn(late);
        hits += u32::from(!late);
        rounds += 1;
    }
}

/// Moments within a run: a sequence that falls everywhere in what a run takes by now.
struct Moments {
    whole: Duration,
    at: f64,
}

impl Moments {
    /// Measures a run that nobody kills.
    fn of(run: impl FnOnce()) -> Self {
        let start = Instant::now();
        run();
        Self { whole: start.elapsed(), at: 0.5 }
    }

    /// Takes a shorter run for granted where a kill came too late: other work may have slowed the first.
    fn learn(&mut self, was_late: bool) {
        self.whole = self.whole.mul_f64(if was_late { 0.85 } else { 1.03 });
    }

    fn next(&mut self) -> Duration {
        // The golden ratio leaves no gap for long.
        self.at = (self.at + 0.618_033_988_75) % 1.0;
        self.whole.mul_f64(self.at * 1.05)
    }
}

#[test]
fn a_build_killed_at_any_moment_leaves_whole_files_and_is_finished_by_the_next() {
    let site = small();
    let texts = ["Mỗi hộ trồng một đoạn.", "Mỗi hộ trồng hai đoạn.\n\n## Kết quả\n\nĐẹp."];
    site.run(&["build"]).well();
    let mut sites = vec![clean(&site)];
    site.edit("content/mo-hinh/duong-hoa.md", texts[0], texts[1]);
    site.edit("content/mo-hinh/duong-hoa.md", "title: Đường hoa", "title: Con đường hoa");
    sites.push(clean(&site));
    let changed = site.read("content/mo-hinh/duong-hoa.md");
    let first =
        changed.replace(texts[1], texts[0]).replace("title: Con đường hoa", "title: Đường hoa");
    site.write("content/mo-hinh/duong-hoa.md", &first);
    let unharmed = || {
        site.run(&["build"]).well();
    };
    killed(unharmed, |number, moment| {
        let (old, new) = (number as usize % 2, 1 - number as usize % 2);
        let text = if new == 1 { &changed } else { &first };
        site.write("content/mo-hinh/duong-hoa.md", text);
        let late = site.kill(&["build"], moment);
        each_whole(&output(&site.path("public")), &sites[old], &sites[new]);
        assert_eq!(&site.read("content/mo-hinh/duong-hoa.md"), text, "sources are not touched");
        site.run(&["build"]).well();
        assert!(output(&site.path("public")) == sites[new], "the next run makes it the new site");
        late
    });
}

#[test]
fn a_print_killed_at_any_moment_leaves_the_old_book_or_the_new_one() {
    let site = small();
    let print = ["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", "docx"];
    let unharmed = || {
        site.run(&print).well();
    };
    unharmed();
    let book = || std::fs::read(site.path("duong-hoa.docx")).unwrap();
    let before = lying(&site);
    killed(unharmed, |number, moment| {
        let old = book();
        site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &format!("Mỗi hộ {number}"));
        let late = site.kill(&print, moment);
        let left = book();
        site.run(&print).well();
        assert!(left == old || left == book(), "half a book");
        assert_eq!(lying(&site), before, "nothing is left behind once a run succeeds");
        late
    });
}

#[test]
fn an_import_killed_at_any_moment_leaves_whole_stories_and_is_finished_by_the_next() {
    let row = |it: u32| format!("Đường hoa {it},Trồng hoa.,Tập thể,Kinh tế,{it}6 hộ");
    let rows: Vec<String> = (0..6).map(row).collect();
    let table = format!("Tiêu đề,Tóm tắt,Loại,Lĩnh vực,Hộ tham gia\n{}\n", rows.join("\n"));
    let import = ["import", "bang.csv"];
    let fresh = || {
        let site = small();
        site.write("bang.csv", &table);
        site
    };
    let whole = fresh();
    whole.run(&import).well();
    let plain = |site: &Site| output(&site.path("content"));
    let expected = plain(&whole);
    let another = fresh();
    let unharmed = || {
        another.run(&import).well();
    };
    killed(unharmed, |_, moment| {
        let site = fresh();
        let late = site.kill(&import, moment);
        let left = plain(&site);
        let is_new = |path: &str| path.rsplit('/').next().is_some_and(|it| it.starts_with('.'));
        for (path, bytes) in left.iter().filter(|(path, _)| !is_new(path)) {
            assert!(expected.get(path) == Some(bytes), "{path} is half written");
        }
        site.run(&["check", "--drafts"]).well();
        site.run(&import).well();
        assert_eq!(plain(&site), expected, "the next run brings in the rest");
        late
    });
}

#[test]
fn a_publish_killed_at_any_moment_leaves_whole_files_and_is_finished_by_the_next() {
    let site = small();
    let texts = ["Mỗi hộ trồng một đoạn.", "Mỗi hộ trồng hai đoạn."];
    let send = || {
        let (root, www) = (site.path(""), site.path("www"));
        crate::site::danvan(&root, &["publish", www.to_str().unwrap()]).well();
    };
    site.run(&["build"]).well();
    killed(send, |number, moment| {
        let at = number as usize % 2;
        let old = output(&site.path("www"));
        site.edit("content/mo-hinh/duong-hoa.md", texts[at], texts[1 - at]);
        site.run(&["build"]).well();
        let new = output(&site.path("public"));
        let late = kill(&site.path(""), &["publish", "www"], moment);
        each_whole(&output(&site.path("www")), &old, &new);
        send();
        assert!(output(&site.path("www")) == new, "the next run sends the rest");
        assert!(output(&site.path("public")) == new, "what was built is not touched");
        late
    });
}

#[test]
fn a_save_in_the_studio_killed_at_any_moment_leaves_the_old_story_or_the_new_one() {
    let site = small();
    let file = "content/mo-hinh/duong-hoa.md";
    let address = "/_studio/save?file=mo-hinh%2Fduong-hoa.md";
    let base = |visitor: &Visitor| {
        field(&visitor.get("/_studio/story?file=mo-hinh%2Fduong-hoa.md").body, "base")
    };
    let visitor = Visitor::enter(&site);
    let first = base(&visitor);
    let unharmed = || {
        visitor.post(address, &[("base", &*first), ("title", "Đường hoa được lưu")]);
    };
    let mut saved = 0;
    killed(unharmed, |number, moment| {
        let visitor = Visitor::enter(&site);
        let base = base(&visitor);
        let old = site.read(file);
        let title = format!("Đường hoa số {number}");
        let under_way = visitor.post_and_leave(address, &[("base", &*base), ("title", &*title)]);
        std::thread::sleep(moment);
        Command::new("kill").args(["-9", &visitor.server.pid().to_string()]).status().unwrap();
        drop((under_way, visitor));
        let left = site.read(file);
        assert!(left == old || left.contains(&format!("title: {title}")), "{left}");
        assert!(left.ends_with(&old[old.find("## ").unwrap()..]), "the body is whole");
        site.run(&["check"]).well();
        saved += u32::from(left != old);
        left != old
    });
    assert!(saved > 0, "some saves came through before the end");
}
