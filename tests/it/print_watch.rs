//! `danvan print --watch`: a changed word is printed again while the program runs.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use lopdf::Document;

use crate::site::{Site, model};

/// A program that prints until it is ended, which it is when the test is over.
struct Printer {
    child: Child,
    said: BufReader<ChildStdout>,
}

impl Drop for Printer {
    fn drop(&mut self) {
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

impl Printer {
    fn start(site: &Site) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_danvan"))
            .args(["print", "thu", "--watch", "--date", "2026-11-22"])
            .current_dir(site.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(child.stdout.take().unwrap());
        Self { child, said }
    }

    /// Waits until a book is printed that says `words`; several changes may come of one edit.
    fn wait_for(&mut self, site: &Site, words: &str) {
        let mut line = String::new();
        loop {
            line.clear();
            assert!(self.said.read_line(&mut line).unwrap() > 0, "the program ended");
            assert!(line.starts_with("thu.pdf: "), "{line}");
            if text(site).contains(words) {
                return;
            }
        }
    }
}

fn text(site: &Site) -> String {
    let document = Document::load(site.path("thu.pdf")).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap().replace('\u{a0}', " ")
}

#[test]
fn a_changed_word_and_a_new_story_are_printed_again() {
    let site = Site::new(&model(""));
    site.write("content/ky-yeu/thu.yaml", "title: Thử\nparts: [bia, mo-hinh]\n");
    let mut printer = Printer::start(&site);
    printer.wait_for(&site, "Mỗi hộ trồng");
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Từng hộ");
    printer.wait_for(&site, "Từng hộ trồng");
    let story = site.read("content/mo-hinh/duong-hoa.md").replace("abc234", "abc235");
    site.write("content/mo-hinh/hoa.md", story.replace("thôn Đông", "thôn Đoài"));
    printer.wait_for(&site, "Đường hoa thôn Đoài");
}

#[test]
fn a_mistake_is_told_and_its_mending_printed() {
    let site = Site::new(&model(""));
    site.write("content/ky-yeu/thu.yaml", "title: Thử\nparts: [bia, mo-hinh]\n");
    let mut printer = Printer::start(&site);
    printer.wait_for(&site, "Mỗi hộ trồng");
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Mỗi hộ 漢");
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ 漢", "Ba hộ");
    printer.wait_for(&site, "Ba hộ trồng");
}
