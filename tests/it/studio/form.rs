//! The form: what it shows of a story, and what saving it changes.

use snapbox::str;

use super::visitor::{Visitor, field};
use super::{EDIT, FILE, SAVE, STORY, difference};
use crate::site::{Site, same};

/// Saves fields over the story, and gives what has changed in its file.
fn saved(fields: &[(&str, &str)]) -> String {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let before = site.read(FILE);
    let (status, report) = visitor.post_json(SAVE, &[&[("base", &*base)], fields].concat());
    assert_eq!(status, 200, "{report}");
    difference(&before, &site.read(FILE))
}

#[test]
fn every_field_of_the_schema_is_shown_with_its_value() {
    let site = Site::new(STORY);
    let page = Visitor::enter(&site).get(EDIT).body;
    for (name, value) in [
        ("title", "Hiến đất mở đường"),
        ("places.0.code", "08443"),
        ("places.0.as_reported", "xã Hiền Quan, tỉnh Phú Thọ"),
        ("metrics.0.value", "gần 1.000 m2"),
        ("metrics.1.value", "56 hộ"),
        ("metrics.1.was", "ho_tham_gia"),
        ("sources.0.date", "2025-06"),
    ] {
        assert_eq!(field(&page, name), value, "{name}");
    }
    assert!(page.contains("Ba hộ hiến đất.</textarea>"), "{page}");
    assert!(page.contains("hiến đất\nđường</textarea>"), "{page}");
    assert!(page.contains("<option value=\"thon\" selected>Thôn</option>"), "{page}");
    assert!(page.contains("Đã chọn: <strong>Xã Hiền Quan, tỉnh Phú Thọ</strong>"), "{page}");
    assert!(page.contains("Máy đọc: &lt; 1.000"), "{page}");
    assert!(page.contains("## Cách làm\n\nBà con bàn bạc.</textarea>"), "{page}");
    assert!(!page.contains("name=\"id\""), "an id is never changed");
}

#[test]
fn form_sent_as_it_was_shown_changes_nothing() {
    let shown = [
        ("title", "Hiến đất mở đường"),
        ("summary", "Ba hộ hiến đất."),
        ("kind", "ca-nhan"),
        ("tags", "hiến đất\r\nđường"),
        ("organ", ""),
        ("team.name", ""),
        ("places", ""),
        ("places.0.was", "0"),
        ("places.0.code", "08443"),
        ("places.0.name", ""),
        ("places.0.as_reported", "xã Hiền Quan, tỉnh Phú Thọ"),
        ("metrics", ""),
        ("metrics.0.was", "dat_hien"),
        ("metrics.0.key", "dat_hien"),
        ("metrics.0.value", "gần 1.000 m2"),
        ("metrics.0.scope", ""),
        ("metrics.1.was", "ho_tham_gia"),
        ("metrics.1.key", "ho_tham_gia"),
        ("metrics.1.value", "56 hộ"),
        ("metrics.1.scope", "thon"),
        ("metrics.2.key", ""),
        ("metrics.2.value", ""),
        ("people", ""),
        ("body", "## Cách làm\r\n\r\nBà con bàn bạc."),
    ];
    same(&saved(&shown), str![[r#""#]]);
}

#[test]
fn saving_changes_only_the_fields_that_were_changed() {
    let fields = [("title", "Hiến đất: \"mở đường\""), ("organ", "hoi-lhpn"), ("tags", "hiến đất")];
    same(
        &saved(&fields),
        str![[r#"
-title: Hiến đất mở đường # tên gọi
-tags: [hiến đất, đường]
+title: "Hiến đất: \"mở đường\"" # tên gọi
+tags: [hiến đất]
+organ: hoi-lhpn

"#]],
    );
}

#[test]
fn row_is_changed_in_its_place_and_keeps_what_the_form_does_not_show() {
    let fields = [
        ("metrics", ""),
        ("metrics.0.was", "dat_hien"),
        ("metrics.0.key", "dat_hien"),
        ("metrics.0.value", "hơn 1.200 m2"),
        ("metrics.1.was", "ho_tham_gia"),
        ("metrics.1.key", "ho_tham_gia"),
        ("metrics.1.value", "58 hộ"),
        ("metrics.1.scope", "xa"),
        ("metrics.5.key", "ngay_cong"),
        ("metrics.5.value", "120 ngày công"),
        ("metrics.5.role", "boi-canh"),
    ];
    same(
        &saved(&fields),
        str![[r#"
-  dat_hien: gần 1.000 m2 # theo báo cáo
-  ho_tham_gia: { value: 56 hộ, scope: thon, accept: [{ lint: it-gap, reason: đã hỏi }] }
+  dat_hien: hơn 1.200 m2 # theo báo cáo
+  ho_tham_gia: { value: 58 hộ, scope: xa, accept: [{ lint: it-gap, reason: đã hỏi }] }
+  ngay_cong:
+    value: 120 ngày công
+    role: boi-canh

"#]],
    );
}

#[test]
fn figure_that_its_source_gives_so_is_kept_with_its_reason() {
    let fields = [
        ("metrics", ""),
        ("metrics.0.was", "dat_hien"),
        ("metrics.0.key", "dat_hien"),
        ("metrics.0.value", "gần 1.000 m2"),
        ("metrics.0.accept", ""),
        ("metrics.0.accept.0.lint", "it-gap"),
        ("metrics.0.accept.0.reason", "Báo cáo ghi đúng như vậy"),
        ("metrics.1.was", "ho_tham_gia"),
        ("metrics.1.key", "ho_tham_gia"),
        ("metrics.1.value", "56 hộ"),
        ("metrics.1.scope", "thon"),
        ("metrics.1.accept", ""),
        ("metrics.1.accept.0.was", "0"),
        ("metrics.1.accept.0.lint", ""),
        ("metrics.1.accept.0.reason", ""),
    ];
    same(
        &saved(&fields),
        str![[r#"
-  dat_hien: gần 1.000 m2 # theo báo cáo
-  ho_tham_gia: { value: 56 hộ, scope: thon, accept: [{ lint: it-gap, reason: đã hỏi }] }
+  dat_hien:
+    value: gần 1.000 m2
+    accept:
+      - lint: it-gap
+        reason: Báo cáo ghi đúng như vậy # theo báo cáo
+  ho_tham_gia: { value: 56 hộ, scope: thon }

"#]],
    );
}

#[test]
fn rows_are_taken_away_and_added() {
    let fields = [
        ("places", ""),
        ("places.3.name", "Hiền Quan, Phú Thọ"),
        ("sources", ""),
        ("sources.0.was", "0"),
        ("sources.0.title", ""),
        ("sources.0.date", ""),
        ("people", ""),
        ("people.0.name", "Nguyễn Văn A"),
        ("people.0.basis", "consent"),
    ];
    same(
        &saved(&fields),
        str![[r#"
-  - code: "08443"
-    as_reported: xã Hiền Quan, tỉnh Phú Thọ # chép từ báo cáo
-sources:
-  - title: Báo cáo số 12
-    date: 2025-06
+  - name: Hiền Quan, Phú Thọ
+people:
+  - name: Nguyễn Văn A
+    basis: consent

"#]],
    );
}

#[test]
fn days_may_be_typed_as_people_write_them() {
    let fields = [
        ("date", "2026-11-22"),
        ("sources", ""),
        ("sources.0.was", "0"),
        ("sources.0.title", "Báo cáo số 12"),
        ("sources.0.date", "6/7/2025"),
    ];
    same(
        &saved(&fields),
        str![[r#"
-    date: 2025-06
+date: 2026-11-22
+    date: 2025-07-06

"#]],
    );
}

#[test]
fn body_is_saved_with_the_line_ends_of_its_file() {
    let site = Site::new(STORY);
    site.write(FILE, site.read(FILE).replace('\n', "\r\n"));
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let (status, _) =
        visitor.post_json(SAVE, &[("base", &base), ("body", "## Kết quả\r\n\r\nĐường rộng 4 m.")]);
    assert_eq!(status, 200);
    let text = site.read(FILE);
    assert!(text.ends_with("---\r\n\r\n## Kết quả\r\n\r\nĐường rộng 4 m.\r\n"), "{text:?}");
    assert!(!text.replace("\r\n", "").contains('\n'), "{text:?}");
}

#[test]
fn problems_are_told_at_their_fields() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let fields = [
        ("base", &*base),
        ("summary", ""),
        ("metrics", ""),
        ("metrics.0.was", "dat_hien"),
        ("metrics.0.key", "dat_hien"),
        ("metrics.0.value", "1.250"),
        ("metrics.1.value", "20 hộ"),
        ("body", "Xem [bài](khong-co.md)."),
    ];
    let (_, report) = visitor.post_json(SAVE, &fields);
    let told = |id: &str| {
        let all = report["problems"].as_array().unwrap().iter();
        let found: Vec<_> =
            all.filter(|it| it["id"] == id).map(|it| it["message"].as_str().unwrap()).collect();
        found.join(" ")
    };
    assert!(told("f-metrics-0-value").contains("`1.250` có thể là"), "{report}");
    assert!(told("f-metrics-1-key").contains("Hãy chọn chỉ tiêu cho “20 hộ”."), "{report}");
    assert!(told("f-summary") == "chưa điền “Tóm tắt”", "{report}");
    assert!(told("f-body").contains("khong-co.md"), "{report}");
    let page = visitor.get(EDIT).body;
    let under = page.split("id=\"f-metrics-0-value-faults\">").nth(1).unwrap();
    assert!(under.split("</ul>").next().unwrap().contains("`1.250` có thể là"), "{page}");
}

#[test]
fn page_beside_the_form_is_that_of_the_saved_text() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let base = field(&visitor.get(EDIT).body, "base");
    let (_, report) = visitor.post_json(SAVE, &[("base", &base), ("title", "Mở đường liên thôn")]);
    let page = visitor.get(report["page"].as_str().unwrap()).body;
    assert!(page.contains("<h1>Mở đường liên thôn</h1>"), "{page}");
}

#[test]
fn front_matter_that_cannot_be_read_is_mended_as_text() {
    let site = Site::new(STORY);
    site.edit(FILE, "tags: [hiến đất, đường]", "tags: [hiến đất, đường");
    let visitor = Visitor::enter(&site);
    let page = visitor.get(EDIT).body;
    assert!(page.contains("Cả tệp của bài") && page.contains("tags: [hiến đất, đường\n"), "{page}");
    let mended = site.read(FILE).replace("[hiến đất, đường", "[hiến đất, đường]");
    let base = field(&page, "base");
    let answer = visitor.post(
        "/_studio/plain?file=mo-hinh%2Fhien-dat.md",
        &[("base", &base), ("text", &mended.replace('\n', "\r\n"))],
    );
    assert_eq!(answer.status, 303, "{answer:?}");
    assert_eq!(site.read(FILE), mended);
    assert!(visitor.get(EDIT).body.contains("name=\"title\""));
}

#[test]
fn nothing_outside_the_content_is_opened_or_written() {
    let site = Site::new(STORY);
    site.write("bi-mat.md", "---\ntitle: Bí mật\n---\n");
    site.write("content/mo-hinh/.an.md", "---\ntitle: Bí mật\n---\n");
    let visitor = Visitor::enter(&site);
    for file in [
        "../bi-mat.md",
        "mo-hinh/../../bi-mat.md",
        "..%5Cbi-mat.md",
        "/etc/passwd",
        "site.yaml",
        "ky-yeu/x.md",
        "mo-hinh/con.md",
        "mo-hinh/x./index.md",
        "mo-hinh/%00.md",
        "",
    ] {
        let answer = visitor.get(&format!("/_studio/story?file={file}"));
        assert_eq!(answer.status, 404, "{file}");
        let (status, _) =
            visitor.post_json(&format!("/_studio/save?file={file}"), &[("body", "x")]);
        assert_eq!(status, 410, "{file}");
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(site.path("bi-mat.md"), site.path("content/mo-hinh/ra.md"))
            .unwrap();
        assert_eq!(visitor.get("/_studio/story?file=mo-hinh/ra.md").status, 404);
    }
}
