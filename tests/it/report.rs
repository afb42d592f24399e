//! How problems are reported: all of them, in order, as text and as JSON, with an exit code.

use serde_json::Value;
use snapbox::str;

use crate::showcase::SMALL;
use crate::site::{Site, check, check_with, same};

/// Three broken stories and a good one.
const BROKEN: &str = "\
-- content/mo-hinh/a.md --
---
id: aaaaa2
title: Hiến đất: một cách làm
summary: Tóm tắt.
---
-- content/mo-hinh/b.md --
---
id: aaaaa3
title: Đường hoa
summary: Tóm tắt.
kind: tap-the
field: kinh-tee
metrics:
  dat_hien: 1.250
  ho_tham_gia: 9.000 hộ
---

Xem [bài a](a.md), [bài c](c.md) và [bài d](d.md).
-- content/trang/d.md --
---
title: D
id: aaaaa4
---

Xem [bài b](../mo-hinh/b.md).
-- content/van-ban/e.md --
---
id: aaaaa5
title: E
---

## Mục
";

#[test]
fn all_problems_of_all_files_are_told_in_order() {
    check(
        BROKEN,
        str![[r#"
lỗi[dau-hai-cham]: nội dung có dấu hai chấm mà không đặt trong ngoặc kép
 --> content/mo-hinh/a.md:3:8
  |
3 | title: Hiến đất: một cách làm
  |        ^^^^^^^^^^^^^^^^^^^^^^ viết "Hiến đất: một cách làm"

lỗi[gia-tri-la]: Lĩnh vực không có giá trị `kinh-tee`
 --> content/mo-hinh/b.md:6:8
  |
6 | field: kinh-tee
  |        ^^^^^^^^ có phải `kinh-te`?
  |
  = cách sửa: dùng được: kinh-te, van-hoa-xa-hoi, quoc-phong-an-ninh, xay-dung-he-thong-chinh-tri

lỗi[so-mo-ho]: `1.250` có thể là 1.250 m2 hoặc 1,25 m2
 --> content/mo-hinh/b.md:8:13
  |
8 |   dat_hien: 1.250
  |             ^^^^^ viết "1.250 m2" hoặc "1,25 m2"

cảnh báo[it-gap]: Hộ tham gia của một mô hình thường từ 1 đến 2.000 hộ
 --> content/mo-hinh/b.md:9:16
  |
9 |   ho_tham_gia: 9.000 hộ
  |                ^^^^^^^^ thừa hay thiếu số 0? nếu là số của xã, huyện, tỉnh: ghi scope
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: it-gap, reason: lý do }] }

lỗi[lien-ket-hong]: liên kết tới `c.md` không có trang nào
  --> content/mo-hinh/b.md:12:20
   |
12 | Xem [bài a](a.md), [bài c](c.md) và [bài d](d.md).
   |                    ^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

lỗi[lien-ket-hong]: liên kết tới `d.md` không có trang nào
  --> content/mo-hinh/b.md:12:37
   |
12 | Xem [bài a](a.md), [bài c](c.md) và [bài d](d.md).
   |                                     ^^^^^^^^^^^^^ có phải `../trang/d.md`?

lỗi[thieu-muc]: thiếu mục `number` (Số, ký hiệu)
 --> content/van-ban/e.md:2:1
  |
2 | id: aaaaa5
  | ^^ thêm dòng `number: 380-TB/TU`

6 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn all_problems_in_english() {
    check_with(
        &["--lang", "en"],
        BROKEN,
        str![[r#"
error[dau-hai-cham]: the value holds a colon and is not quoted
 --> content/mo-hinh/a.md:3:8
  |
3 | title: Hiến đất: một cách làm
  |        ^^^^^^^^^^^^^^^^^^^^^^ write "Hiến đất: một cách làm"

error[gia-tri-la]: Field: `kinh-tee` is not one of its values
 --> content/mo-hinh/b.md:6:8
  |
6 | field: kinh-tee
  |        ^^^^^^^^ did you mean `kinh-te`?
  |
  = help: known: kinh-te, van-hoa-xa-hoi, quoc-phong-an-ninh, xay-dung-he-thong-chinh-tri

error[so-mo-ho]: `1.250` may mean 1.250 m2 or 1,25 m2
 --> content/mo-hinh/b.md:8:13
  |
8 |   dat_hien: 1.250
  |             ^^^^^ write "1.250 m2" or "1,25 m2"

warning[it-gap]: Households taking part: one model usually has between 1 and 2,000 hộ
 --> content/mo-hinh/b.md:9:16
  |
9 |   ho_tham_gia: 9.000 hộ
  |                ^^^^^^^^ a zero too many or too few? for a commune's or province's figure, give its scope
  |
  = help: if the source itself says so: { value: figure, accept: [{ lint: it-gap, reason: why }] }

error[lien-ket-hong]: the link `c.md` leads to no page
  --> content/mo-hinh/b.md:12:20
   |
12 | Xem [bài a](a.md), [bài c](c.md) và [bài d](d.md).
   |                    ^^^^^^^^^^^^^ mend or drop the link

error[lien-ket-hong]: the link `d.md` leads to no page
  --> content/mo-hinh/b.md:12:37
   |
12 | Xem [bài a](a.md), [bài c](c.md) và [bài d](d.md).
   |                                     ^^^^^^^^^^^^^ did you mean `../trang/d.md`?

error[thieu-muc]: `number` is missing (Number)
 --> content/van-ban/e.md:2:1
  |
2 | id: aaaaa5
  | ^^ add `number: 380-TB/TU`

6 errors, 1 warning

"#]],
    );
}

#[test]
fn build_tells_what_check_tells() {
    let site = Site::new(BROKEN);
    let checked = site.run(&["check"]).ends(1).stderr;
    let built = site.run(&["build"]).ends(1).stderr;
    assert_eq!(
        built.strip_prefix(checked.as_str()),
        Some("6 lỗi, 1 cảnh báo: chưa ghi gì, trang cũ còn nguyên\n")
    );
}

#[test]
fn json_is_one_object_a_line() {
    let site = Site::new(BROKEN);
    let run = site.run(&["check", "--format", "json"]).ends(1);
    assert_eq!(run.stderr, "");
    same(
        &run.stdout,
        str![[r#"
{"severity":"error","code":"dau-hai-cham","file":"content/mo-hinh/a.md","start":{"line":3,"column":8},"end":{"line":3,"column":30},"message":"nội dung có dấu hai chấm mà không đặt trong ngoặc kép","label":"viết \"Hiến đất: một cách làm\"","help":[]}
{"severity":"error","code":"gia-tri-la","file":"content/mo-hinh/b.md","start":{"line":6,"column":8},"end":{"line":6,"column":16},"message":"Lĩnh vực không có giá trị `kinh-tee`","label":"có phải `kinh-te`?","help":["dùng được: kinh-te, van-hoa-xa-hoi, quoc-phong-an-ninh, xay-dung-he-thong-chinh-tri"]}
{"severity":"error","code":"so-mo-ho","file":"content/mo-hinh/b.md","start":{"line":8,"column":13},"end":{"line":8,"column":18},"message":"`1.250` có thể là 1.250 m2 hoặc 1,25 m2","label":"viết \"1.250 m2\" hoặc \"1,25 m2\"","help":[]}
{"severity":"warning","code":"it-gap","file":"content/mo-hinh/b.md","start":{"line":9,"column":16},"end":{"line":9,"column":24},"message":"Hộ tham gia của một mô hình thường từ 1 đến 2.000 hộ","label":"thừa hay thiếu số 0? nếu là số của xã, huyện, tỉnh: ghi scope","help":["nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: it-gap, reason: lý do }] }"]}
{"severity":"error","code":"lien-ket-hong","file":"content/mo-hinh/b.md","start":{"line":12,"column":20},"end":{"line":12,"column":33},"message":"liên kết tới `c.md` không có trang nào","label":"sửa hoặc bỏ liên kết","help":[]}
{"severity":"error","code":"lien-ket-hong","file":"content/mo-hinh/b.md","start":{"line":12,"column":37},"end":{"line":12,"column":50},"message":"liên kết tới `d.md` không có trang nào","label":"có phải `../trang/d.md`?","help":[]}
{"severity":"error","code":"thieu-muc","file":"content/van-ban/e.md","start":{"line":2,"column":1},"end":{"line":2,"column":3},"message":"thiếu mục `number` (Số, ký hiệu)","label":"thêm dòng `number: 380-TB/TU`","help":[]}

"#]],
    );
    for line in run.stdout.lines() {
        let problem: Value = serde_json::from_str(line).unwrap();
        let keys: Vec<&String> = problem.as_object().unwrap().keys().collect();
        assert_eq!(keys, ["code", "end", "file", "help", "label", "message", "severity", "start"]);
    }
}

#[test]
fn json_in_english() {
    let site = Site::new(BROKEN);
    let run = site.run(&["check", "--format", "json", "--lang", "en"]).ends(1);
    let first = run.stdout.lines().next().unwrap_or_default();
    same(
        first,
        str![[
            r#"{"severity":"error","code":"dau-hai-cham","file":"content/mo-hinh/a.md","start":{"line":3,"column":8},"end":{"line":3,"column":30},"message":"the value holds a colon and is not quoted","label":"write \"Hiến đất: một cách làm\"","help":[]}"#
        ]],
    );
}

#[test]
fn exit_code_tells_problems_from_a_program_that_could_not_run() {
    let site = Site::new(SMALL);
    site.run(&["check"]).ends(0);
    site.run(&["build", "--output", "content/site.yaml"]).ends(2);
    site.edit("content/mo-hinh/hien-dat.md", "gần 1.000 m2", "1 m2");
    site.run(&["check"]).ends(0);
    site.run(&["check", "--format", "json"]).ends(0);
    site.run(&["check", "--deny-warnings"]).ends(1);
    site.run(&["check", "--deny-warnings", "--format", "json"]).ends(1);
    site.edit("content/mo-hinh/hien-dat.md", "1 m2", "1.250");
    site.run(&["check"]).ends(1);
    site.run(&["build"]).ends(1);
    site.run(&["check", "--root", "khong-co"]).ends(2);
}

#[test]
fn check_writes_nothing() {
    let site = Site::new(SMALL);
    site.run(&["check"]).well();
    site.run(&["status"]).well();
    assert!(!site.path("public").exists());
}

#[test]
fn message_is_the_same_wherever_the_command_is_run() {
    let site = Site::new(BROKEN);
    let here = site.run(&["check"]);
    let root = site.path("");
    let there = crate::site::danvan(
        std::path::Path::new("/"),
        &["check".as_ref(), "--root".as_ref(), root.as_os_str()],
    );
    assert_eq!(here.text(), there.text());
}
