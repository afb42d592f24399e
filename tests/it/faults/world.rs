//! A clock set back, two runs at once, no language, no home, and nobody who reads.

use std::fs::{self, File};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use super::{clean, small};
use crate::site::output;

#[test]
fn a_clock_set_back_hides_no_change() {
    let site = small();
    site.run(&["build"]).well();
    for (number, days) in [-20_000_i64, 20_000, 0].into_iter().enumerate() {
        let (from, to) = [("một", "hai"), ("hai", "ba "), ("ba ", "bốn")][number];
        let file = "content/mo-hinh/duong-hoa.md";
        site.edit(file, &format!("trồng {from}"), &format!("trồng {to}"));
        let day = Duration::from_secs(86_400 * days.unsigned_abs());
        let time = if days < 0 { SystemTime::UNIX_EPOCH } else { SystemTime::UNIX_EPOCH + day };
        File::options().write(true).open(site.path(file)).unwrap().set_modified(time).unwrap();
        // What was written before is of the future now.
        let page = site.path("public/mo-hinh/duong-hoa/index.html");
        let future = SystemTime::now() + Duration::from_hours(24 * 365);
        File::options().write(true).open(page).unwrap().set_modified(future).unwrap();
        site.run(&["build"]).well();
        assert!(output(&site.path("public")) == clean(&site), "{days} days");
    }
}

#[test]
fn of_two_builds_at_once_one_is_refused_and_says_what_to_do() {
    let site = small();
    site.run(&["build"]).well();
    let lock = File::options().write(true).open(site.path("public/.danvan/lock")).unwrap();
    lock.lock().unwrap();
    site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", "Mọi hộ");
    let vi = site.run(&["build"]).ends(2);
    assert!(vi.stderr.contains("danvan khác đang ghi"), "{}", vi.stderr);
    let en = site.run(&["build", "--lang", "en"]).ends(2);
    assert!(en.stderr.contains("another run of danvan is writing"), "{}", en.stderr);
    drop(lock);
    site.run(&["build"]).well();
    assert!(output(&site.path("public")) == clean(&site));
}

#[test]
fn many_builds_started_together_leave_the_site_of_one() {
    let site = small();
    let start = || {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
        command.current_dir(site.path("")).args(["build", "--date", "2026-11-22"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let builds: Vec<_> = (0..6).map(|_| start()).collect();
    for build in builds {
        let run: crate::site::Run = build.wait_with_output().unwrap().into();
        assert!([0, 2].contains(&run.code), "{}", run.text());
        assert!(run.code == 0 || run.stderr.contains("danvan khác đang ghi"), "{}", run.stderr);
    }
    site.run(&["build"]).well();
    assert!(output(&site.path("public")) == clean(&site));
}

#[test]
fn without_a_language_and_a_home_all_is_done_as_ever() {
    let site = small();
    let expected = clean(&site);
    for arguments in [
        &["build"][..],
        &["check"],
        &["status"],
        &["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", "docx"],
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
        command.current_dir(site.path("")).env_clear().args(arguments);
        let run: crate::site::Run = command.args(["--date", "2026-11-22"]).output().unwrap().into();
        run.well();
    }
    assert!(output(&site.path("public")) == expected);
}

#[test]
fn whoever_stops_reading_what_is_told_ends_the_run_quietly() {
    let site = small();
    for arguments in
        [&["schema"][..], &["places", "find", "phú"], &["--help"], &["build", "--explain"]]
    {
        let mut command = Command::new(env!("CARGO_BIN_EXE_danvan"));
        command.current_dir(site.path("")).args(arguments);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ended = child.wait_with_output().unwrap();
        let told = String::from_utf8(ended.stderr).unwrap();
        assert!(
            !told.contains("panicked") && !told.contains("Broken pipe"),
            "{arguments:?}: {told}"
        );
    }
    assert!(output(&site.path("public")) == clean(&site), "the build was done all the same");
    let full = Command::new(env!("CARGO_BIN_EXE_danvan"))
        .current_dir(site.path(""))
        .args(["schema"])
        .stdout(File::options().write(true).open("/dev/full").unwrap())
        .output()
        .unwrap();
    assert!(!String::from_utf8_lossy(&full.stderr).contains("panicked"));
}

#[test]
fn a_folder_of_copies_that_is_no_folder_keeps_nothing_from_being_done() {
    let site = small();
    fs::write(site.path(".danvan"), "của tôi").unwrap();
    site.run(&["build"]).well();
    assert_eq!(site.read(".danvan"), "của tôi");
}
