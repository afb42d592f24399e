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

/// A total of Phú Thọ in the years 2021 to 2025.
fn province(front: &str, metrics: &str) -> String {
    format!(
        "\
-- content/phong-trao/tinh.md --
---
id: abc900
title: Cả tỉnh
summary: Tóm tắt.
scope: tinh
period: 2021-2025
places: [{{ code: \"25\" }}]
{front}metrics:
  {metrics}
---
"
    )
}

#[test]
fn total_below_one_inside_it_is_a_warning() {
    let inside = model("1", "khu 2", "dat_hien: 1.647 m2");
    check(
        &(province("", "dat_hien: 1.200 m2") + &inside),
        str![[r#"
cảnh báo[tong-nho-hon-ben-trong]: “1.200 m2” nhỏ hơn “1.647 m2” ở bên trong: content/mo-hinh/bai-1.md:10
 --> content/phong-trao/tinh.md:9:13
  |
9 |   dat_hien: 1.200 m2
  |             ^^^^^^^^ xem lại hai bên: con số, scope, period
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: tong-nho-hon-ben-trong, reason: lý do }] }

0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn total_below_the_sum_inside_it_is_a_warning() {
    let stories =
        ["1", "2", "3", "4"].map(|it| model(it, &format!("khu {it}"), "ngay_cong: 400 công"));
    let fixture = province("", "ngay_cong: 1.100 ngày công") + &stories.concat();
    check(
        &fixture,
        str![[r#"
cảnh báo[tong-nho-hon-ben-trong]: “1.100 ngày công” nhỏ hơn 1.600 ngày công của 4 mô hình bên trong cộng lại: content/mo-hinh/bai-1.md:10, content/mo-hinh/bai-2.md:10, content/mo-hinh/bai-3.md:10, …
 --> content/phong-trao/tinh.md:9:14
  |
9 |   ngay_cong: 1.100 ngày công
  |              ^^^^^^^^^^^^^^^ xem lại hai bên: con số, scope, period
  |
  = cách sửa: nếu chính nguồn ghi như vậy: { value: con số, accept: [{ lint: tong-nho-hon-ben-trong, reason: lý do }] }

0 lỗi, 1 cảnh báo

"#]],
    );
    check_with(
        &["--lang", "en"],
        &fixture,
        str![[r#"
warning[tong-nho-hon-ben-trong]: “1.100 ngày công” is less than 1,600 ngày công, the sum of 4 models inside it: content/mo-hinh/bai-1.md:10, content/mo-hinh/bai-2.md:10, content/mo-hinh/bai-3.md:10, …
 --> content/phong-trao/tinh.md:9:14
  |
9 |   ngay_cong: 1.100 ngày công
  |              ^^^^^^^^^^^^^^^ look at both: number, scope, period
  |
  = help: if the source itself says so: { value: figure, accept: [{ lint: tong-nho-hon-ben-trong, reason: why }] }

0 errors, 1 warning

"#]],
    );
}

#[test]
fn total_that_holds_what_is_inside_it_is_well() {
    let inside = || model("1", "khu 2", "dat_hien: gần 1.300 m2");
    are_well(&[province("", "dat_hien: 1.200 m2"), inside()]);
    are_well(&[province("", "dat_hien: hơn 1.200 m2"), inside().replace("gần", "trên")]);
    are_well(&[province("", "dat_hien: { value: 900 m2, period: 2023 }"), inside()]);
    are_well(&[province("organ: hoi-ccb\n", "dat_hien: 900 m2"), inside()]);
    are_well(&[province("field: van-hoa-xa-hoi\n", "dat_hien: 900 m2"), inside()]);
    let accept = "accept: [{ lint: tong-nho-hon-ben-trong, reason: báo in như vậy }]";
    are_well(&[province("", &format!("dat_hien: {{ value: 900 m2, {accept} }}")), inside()]);
}

#[test]
fn a_build_tells_the_first_hundred_of_a_kind_and_how_many_more_there_are() {
    let models = (100..=299).map(|it| model(&it.to_string(), "khu 2", "dat_hien: 1.647 m2"));
    let site = Site::new(&models.collect::<String>());
    let last = |text: &str| text.lines().last().map(str::to_owned);
    let count = |text: &str| text.matches("cảnh báo[so-lieu-lap]").count();
    for _ in 0..2 {
        let told = site.run(&["build"]).well().stderr;
        assert_eq!(count(&told), 100);
        let more = "còn 99 cảnh báo `so-lieu-lap` nữa: `danvan check` kể hết";
        assert_eq!(last(&told).as_deref(), Some(more));
    }
    let told = site.run(&["--lang", "en", "build"]).well().stderr;
    let more = "and 99 more of `so-lieu-lap`: `danvan check` tells all of them";
    assert_eq!(last(&told).as_deref(), Some(more));
    assert_eq!(count(&site.run(&["check"]).well().text()), 199);
}
