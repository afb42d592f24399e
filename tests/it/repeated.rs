//! Figures that two stories tell, and totals that what lies inside them does not fit into.

use snapbox::str;

use crate::site::{Site, check, check_with};

/// A model at a place of Hiền Quan in 2024, with the figures written on one line.
fn model(name: &str, village: &str, metrics: &str) -> String {
    let id = format!("abc{name:0>3}");
    format!(
        "\
-- content/mo-hinh/bai-{name}.md --
---
id: {id}
title: Bài {name}
summary: Tóm tắt.
kind: tap-the
field: kinh-te
period: 2024
places: [{{ code: \"08443\", village: {village} }}]
metrics:
  {metrics}
---
"
    )
}

/// Holds stories to having nothing wrong.
#[track_caller]
fn are_well(stories: &[String]) {
    assert_eq!(Site::new(&stories.concat()).run(&["check"]).text(), "0 lỗi, 0 cảnh báo\n");
}

fn pair(figure: &str) -> [String; 2] {
    [model("1", "khu 2", "dat_hien: 1.647 m2"), model("2", "khu 2", figure)]
}

#[test]
fn figure_of_two_stories_is_a_warning() {
    check(
        &pair("dat_hien: hơn 0,1647 ha").concat(),
        str![[r#"
cảnh báo[so-lieu-lap]: “hơn 0,1647 ha” đã có ở content/mo-hinh/bai-1.md:10, cùng địa bàn, cùng thời gian
  --> content/mo-hinh/bai-2.md:10:13
   |
10 |   dat_hien: hơn 0,1647 ha
   |             ^^^^^^^^^^^^^ là một con số hay hai con số khác nhau?
   |
   = cách sửa: nếu là một: { value: con số, same_as: ../mo-hinh/bai-1.md }, tổng sẽ chỉ cộng một lần
   = cách sửa: nếu là hai: { value: con số, accept: [{ lint: so-lieu-lap, reason: lý do }] }

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn figure_of_two_stories_in_english() {
    check_with(
        &["--lang", "en"],
        &pair("dat_hien: 1.647 m2").concat(),
        str![[r#"
warning[so-lieu-lap]: “1.647 m2” is told at content/mo-hinh/bai-1.md:10 too, of the same place and time
  --> content/mo-hinh/bai-2.md:10:13
   |
10 |   dat_hien: 1.647 m2
   |             ^^^^^^^^ is it one figure, or are they two?
   |
   = help: if one: { value: figure, same_as: ../mo-hinh/bai-1.md }, and totals add it once
   = help: if two: { value: figure, accept: [{ lint: so-lieu-lap, reason: why }] }

0 errors, 1 warning

"#]],
    );
}

#[test]
fn figures_of_other_places_times_or_values_are_well() {
    let elsewhere = model("3", "khu 5", "dat_hien: 1.647 m2");
    let later = model("4", "khu 2", "dat_hien: { value: 1.647 m2, period: 2025 }");
    are_well(&[pair("dat_hien: 1.650 m2").concat(), elsewhere, later]);
    are_well(&[
        model("1", "khu 2", "dat_hien: 1.500 m2"),
        model("2", "khu 2", "dat_hien: 1.500 m2"),
    ]);
}

#[test]
fn figures_declared_one_or_two_are_well() {
    are_well(&pair("dat_hien: { value: 1.647 m2, same_as: bai-1.md }"));
    are_well(&pair(
        "dat_hien: { value: 1.647 m2, accept: [{ lint: so-lieu-lap, reason: Hai đợt khác nhau }] }",
    ));
}

#[test]
fn story_without_the_figure_it_should_share_is_a_warning() {
    let both = pair("ngay_cong: { value: 320 ngày công, same_as: bai-1.md }").concat();
    check(
        &both,
        str![[r#"
cảnh báo[khong-cung-so-lieu]: content/mo-hinh/bai-1.md không có chỉ tiêu `ngay_cong`
  --> content/mo-hinh/bai-2.md:10:47
   |
10 |   ngay_cong: { value: 320 ngày công, same_as: bai-1.md }
   |                                               ^^^^^^^^ ghi đúng bài có con số này, hoặc bỏ same_as

0 lỗi, 1 cảnh báo

"#]],
    );
    check_with(
        &["--lang", "en"],
        &both,
        str![[r#"
warning[khong-cung-so-lieu]: content/mo-hinh/bai-1.md has no metric `ngay_cong`
  --> content/mo-hinh/bai-2.md:10:47
   |
10 |   ngay_cong: { value: 320 ngày công, same_as: bai-1.md }
   |                                               ^^^^^^^^ name the story that tells it, or drop same_as

0 errors, 1 warning

"#]],
    );
    check(
        &pair("dat_hien: { value: 1.647 m2, same_as: bai-9.md }").concat(),
        str![[r#"
cảnh báo[so-lieu-lap]: “1.647 m2” đã có ở content/mo-hinh/bai-1.md:10, cùng địa bàn, cùng thời gian
  --> content/mo-hinh/bai-2.md:10:22
   |
10 |   dat_hien: { value: 1.647 m2, same_as: bai-9.md }
   |                      ^^^^^^^^ là một con số hay hai con số khác nhau?
   |
   = cách sửa: nếu là một: { value: con số, same_as: ../mo-hinh/bai-1.md }, tổng sẽ chỉ cộng một lần
   = cách sửa: nếu là hai: { value: con số, accept: [{ lint: so-lieu-lap, reason: lý do }] }

lỗi[bai-khong-co]: không có bài nào là `bai-9.md`
  --> content/mo-hinh/bai-2.md:10:41
   |
10 |   dat_hien: { value: 1.647 m2, same_as: bai-9.md }
   |                                         ^^^^^^^^ có phải `../mo-hinh/bai-1.md`?

1 lỗi, 1 cảnh báo

"#]],
    );
}
