//! The guide for authors of themes: its examples of what templates are given are what the program
//! gives them. `SNAPSHOTS=overwrite cargo test theme_views` writes them anew.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::showcase::SMALL;
use crate::site::Site;

/// A model that has everything, beside the small showcase.
const FULL: &str = "\
-- content/mo-hinh/mo-duong/index.md --
---
id: aaaaa5
title: Mở rộng đường trục thôn Đông
date: 2026-03-04
summary: Năm mươi sáu hộ hiến gần 1.000 m² đất.
kind: tap-the
field: kinh-te
organ: mttq
period: 2023
tags: [hiến đất]
places: [{ code: \"08443\", village: thôn Đông, as_reported: \"thôn Đông, xã Hiền Quan, tỉnh Phú Thọ\" }]
team: { name: Tổ dân vận thôn Đông, founded: 2019, members: 9 người }
lifecycle: { registered: 2023-01, result: hieu-qua }
recognition: [{ level: xa, decision: 12-QĐ/ĐU, date: 2025-01-02 }]
awards: [{ form: giay-khen, level: xa, date: 2025-01-02 }]
replication:
  steps: [Họp dân, Đo đất, Thi công]
  cost: 120 triệu đồng
pictures:
  - file: anh.png
    alt: Con đường trải bê tông
    caption: Đường sau khi mở
    credit: Tổ dân vận
metrics:
  dat_hien: { value: gần 1.000 m2, scope: thon, period: 2023, note: Đất vườn }
  be_rong_duong: 2,1 m -> 4 m
  ho_tham_gia: 56 hộ
sources: [{ title: \"Báo cáo của xã\", url: \"https://example.vn/bao-cao\", date: 2025-01-02 }]
related: [../hien-dat.md]
---

## Cách làm

Họp dân bàn bạc.
-- content/to-dan-van/xa.csv --
Tên tổ,Mã xã,Thôn,Số thành viên,Thành lập,Nguồn
Tổ dân vận thôn Đông,08443,thôn Đông,9,2019,Báo cáo của xã
";

/// Each view, a page that it makes, and the template.
const VIEWS: [(&str, &str, &str); 15] = [
    ("HomeView", "/", "home.html"),
    ("StoryView", "/mo-hinh/mo-duong/", "story.html"),
    ("ListedView", "/mo-hinh/mo-duong/", "card.html"),
    ("SheetView", "/mo-hinh/mo-duong/ap-dung/", "sheet.html"),
    ("ListView", "/mo-hinh/", "list.html"),
    ("TermsView", "/linh-vuc/", "terms.html"),
    ("SearchView", "/tim-kiem/", "search.html"),
    ("TeamsView", "/to-dan-van/", "teams.html"),
    ("TeamProvinceView", "/to-dan-van/25/", "team-province.html"),
    ("MetricsView", "/so-lieu/", "metrics.html"),
    ("RankingView", "/so-lieu/dat_hien/", "ranking.html"),
    ("ComparisonView", "/so-sanh/aaaaa2-aaaaa5/", "compare.html"),
    ("DataView", "/du-lieu/", "data.html"),
    ("PlainView", "/404.html", "404.html"),
    ("RedirectView", "/m/aaaaa5/", "redirect.html"),
];

const START: &str = "<!-- views: written by tests/it/theme_views.rs -->\n";

/// Shortens an example: of a list the first item, of a text its beginning, and what every page has
/// only where it is told of.
fn shorten(value: &mut Value, is_first: bool) {
    match value {
        Value::String(text) => {
            *text = crate::site::without_hash(text);
            if text.chars().count() > 90 {
                *text = format!("{}…", text.chars().take(89).collect::<String>());
            }
        }
        Value::Array(items) => {
            items.truncate(1);
            for item in items {
                shorten(item, is_first);
            }
        }
        Value::Object(members) => shorten_members(members, is_first),
        _ => {}
    }
}

fn shorten_members(members: &mut Map<String, Value>, is_first: bool) {
    for (name, member) in members.iter_mut() {
        if !is_first && ["site", "page", "frame"].contains(&name.as_str()) && member.is_object() {
            *member = Value::from("…");
        }
        shorten(member, is_first);
    }
}

fn examples() -> String {
    let site = Site::new(&format!("{SMALL}{FULL}"));
    site.write("content/mo-hinh/mo-duong/anh.png", crate::pictures::png());
    let mut text = String::new();
    for (name, url, template) in VIEWS {
        let mut arguments = vec!["theme", "view", url];
        arguments.extend((name == "ListedView").then_some("--card"));
        let run = site.run(&arguments).well();
        assert_eq!(run.stderr, format!("mẫu: templates/{template}\n"));
        let mut view: Value = serde_json::from_str(&run.stdout).unwrap();
        shorten(&mut view, name == "HomeView");
        let json = serde_json::to_string_pretty(&view).unwrap();
        writeln!(text, "### `{name}`: `{template}`\n\n```json\n{json}\n```\n").unwrap();
    }
    text
}

#[test]
fn examples_of_the_guide_are_what_templates_are_given() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/themes.md");
    let guide = fs::read_to_string(&file).unwrap();
    let (before, written) = guide.split_once(START).expect("the guide has a place for the views");
    let examples = examples();
    if std::env::var("SNAPSHOTS").is_ok_and(|it| it == "overwrite") {
        fs::write(&file, format!("{before}{START}\n{}\n", examples.trim_end())).unwrap();
        return;
    }
    assert_eq!(written.trim(), examples.trim());
    for (name, ..) in VIEWS {
        assert!(before.contains(&format!("`{name}`")), "the table of templates lacks {name}");
    }
}

#[test]
fn every_view_that_a_template_is_given_has_its_example() {
    let source = include_str!("../../src/site/render.rs");
    let list = source.split("enum View {").nth(1).unwrap().split('}').next().unwrap();
    for view in list.split(['(', ')']).filter(|it| it.ends_with("View")) {
        assert!(VIEWS.iter().any(|(name, ..)| *name == view), "{view} has no example");
    }
}

#[test]
fn a_page_without_a_template_has_no_view() {
    let site = Site::new(SMALL);
    for (arguments, told) in [
        (&["theme", "view", "/robots.txt"][..], "không có trang nào dựng bằng mẫu ở `/robots.txt`"),
        (&["theme", "view", "/", "--card"], "không có trang nào dựng bằng mẫu ở `/`"),
    ] {
        assert!(site.run(arguments).ends(2).text().contains(told));
    }
}
