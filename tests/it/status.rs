//! `danvan status`: what readers do not see yet, no more, or have seen unchanged for long.

use snapbox::str;

use crate::site::{Site, same};

/// A showcase with a story in every state, and one with a fault.
fn stories() -> String {
    let story = |slug: &str, id: &str, front: &str| {
        format!(
            "-- content/mo-hinh/{slug}.md --\n---\nid: {id}\ntitle: Bài {slug}\nsummary: Tóm tắt.\nkind: tap-the\nfield: kinh-te\n{front}\n---\n"
        )
    };
    [
        story("cho-duyet", "aaaaa2", "state: ready"),
        story("cho-ngay", "aaaaa3", "publish: 2026-12-01"),
        story("cu", "aaaaa4", "date: 2024-11-21"),
        story("dang-hien", "aaaaa5", "date: 2024-11-22"),
        story("het-han", "aaaaa6", "expire: 2026-11-22"),
        story("nhap", "aaaaa7", "state: draft\ndate: 2026-11-20"),
        story("sai", "aaaaa8", "period: năm ngoái"),
    ]
    .concat()
}

#[test]
fn stories_that_want_attention_are_listed() {
    same(
        &Site::new(&stories()).run(&["status"]).well().text(),
        str![[r#"
Bản nháp (1)
  2026-11-20  content/mo-hinh/nhap.md  Bài nhap
Chờ duyệt (1)
  content/mo-hinh/cho-duyet.md  Bài cho-duyet
Chờ ngày đăng (1)
  2026-12-01  content/mo-hinh/cho-ngay.md  Bài cho-ngay
Đã hết hạn (1)
  2026-11-22  content/mo-hinh/het-han.md  Bài het-han
Hơn hai năm chưa cập nhật (1)
  2024-11-21  content/mo-hinh/cu.md  Bài cu
3/7 bài đang hiện; 1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn stories_that_want_attention_in_english() {
    same(
        &Site::new(&stories()).run(&["status", "--lang", "en"]).well().text(),
        str![[r#"
Drafts (1)
  2026-11-20  content/mo-hinh/nhap.md  Bài nhap
Ready for approval (1)
  content/mo-hinh/cho-duyet.md  Bài cho-duyet
Scheduled (1)
  2026-12-01  content/mo-hinh/cho-ngay.md  Bài cho-ngay
Expired (1)
  2026-11-22  content/mo-hinh/het-han.md  Bài het-han
Unchanged for over two years (1)
  2024-11-21  content/mo-hinh/cu.md  Bài cu
3/7 stories shown; 1 error, 0 warnings

"#]],
    );
}

#[test]
fn day_decides_what_is_scheduled_and_expired() {
    let site = Site::new(&stories());
    same(
        &site.run(&["status", "--date", "2026-12-01"]).well().stdout,
        str![[r#"
Bản nháp (1)
  2026-11-20  content/mo-hinh/nhap.md  Bài nhap
Chờ duyệt (1)
  content/mo-hinh/cho-duyet.md  Bài cho-duyet
Đã hết hạn (1)
  2026-11-22  content/mo-hinh/het-han.md  Bài het-han
Hơn hai năm chưa cập nhật (2)
  2024-11-22  content/mo-hinh/dang-hien.md  Bài dang-hien
  2024-11-21  content/mo-hinh/cu.md  Bài cu
4/7 bài đang hiện; 1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn settings_that_cannot_be_read_are_told() {
    let site = Site::new("-- content/site.yaml --\nname: [\n");
    same(
        &site.run(&["status"]).ends(1).text(),
        str![[r#"
lỗi[ngoac-chua-dong]: dấu [ mở mà chưa đóng
 --> content/site.yaml:1:7
  |
1 | name: [
  |       ^ thêm dấu ] ở cuối


"#]],
    );
}
