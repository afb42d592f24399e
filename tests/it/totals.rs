//! Sums on the page of a list: what goes in, what stays out and why.

use snapbox::str;

use crate::site::{Site, same};

/// A model with its number, the lines of its place and its figures.
fn model(number: usize, place: &str, figures: &str) -> String {
    format!(
        "\
-- content/mo-hinh/bai-{number}.md --
---
id: abc10{number}
title: Bài {number}
summary: Tóm tắt.
kind: tap-the
field: kinh-te
places: [{{ {place} }}]
metrics: {{ {figures} }}
---
"
    )
}

/// Gives the sums on a page as a reader sees them, a line for each piece of text.
#[track_caller]
fn totals(stories: &[String], page: &str) -> String {
    let site = Site::new(&stories.concat());
    site.build();
    let html = site.read(&format!("public/{page}/index.html"));
    let (_, rest) = html.split_once("<h2 id=\"dv-totals\">").unwrap();
    let (section, _) = rest.split_once("</section>").unwrap();
    let text = |line: &str| -> String {
        line.split('<').map(|it| it.split_once('>').map_or(it, |it| it.1)).collect()
    };
    let mut lines: Vec<String> = section.lines().map(|it| text(it).trim().to_owned()).collect();
    lines.retain(|it| !it.is_empty());
    lines.join("\n") + "\n"
}

#[test]
fn households_of_one_place_are_counted_once() {
    let place = |village: &str| format!("code: \"08443\", village: \"{village}\"");
    let stories = [
        model(1, &place("khu dân cư số 2"), "ho_tham_gia: 56 hộ, dat_hien: 100 m2"),
        model(2, &place("các khu số 2, số 3"), "ho_tham_gia: hơn 40 hộ, dat_hien: 200 m2"),
        model(3, &place("khu 5"), "ho_tham_gia: 30 hộ"),
    ];
    same(
        &totals(&stories, "dia-ban/08443"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
300 m²
từ 2 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 2 con số:
Bài 1: 100 m2
Bài 2: 200 m2
Hộ tham gia
86 hộ
từ 2 bài
Xem cách tính: Hộ tham gia
Đã cộng 2 con số:
Bài 1: 56 hộ
Bài 3: 30 hộ
Không cộng 1 con số, vì:
Bài 2: hơn 40 hộ cùng địa bàn với một số lớn hơn đã cộng, có thể là cùng những người ấy

"#]],
    );
}

#[test]
fn households_of_a_merged_commune_are_counted_once_with_those_of_today() {
    let old = "code: \"14533\", as_of: 2020-01-01, village: Tụ An";
    let stories = [
        model(1, old, "ho_tham_gia: 20 hộ"),
        model(2, "code: \"14533\"", "ho_tham_gia: 90 hộ"),
        model(3, "code: \"08443\"", "ho_tham_gia: 7 hộ"),
    ];
    same(
        &totals(&stories, "linh-vuc/kinh-te"),
        str![[r#"
Cộng các mô hình trong danh sách
Hộ tham gia
97 hộ
từ 2 bài
Xem cách tính: Hộ tham gia
Đã cộng 2 con số:
Bài 2: 90 hộ
Bài 3: 7 hộ
Không cộng 1 con số, vì:
Bài 1: 20 hộ cùng địa bàn với một số lớn hơn đã cộng, có thể là cùng những người ấy

"#]],
    );
}

/// A model of a time.
fn dated(number: usize, period: &str, figures: &str) -> String {
    let model = model(number, "code: \"08443\", village: \"khu 5\"", figures);
    model.replace("field: kinh-te", &format!("field: kinh-te\nperiod: {period}"))
}

#[test]
fn total_of_many_years_is_not_that_of_each() {
    let stories = [
        dated(1, "2017", "dat_hien: 100 m2, so_camera: 8 mắt camera"),
        dated(2, "2016-2020", "dat_hien: 5.000 m2, so_camera: 20 mắt camera"),
        dated(3, "2014-2023", "dat_hien: { value: 70 m2, period: 2017 }"),
        dated(4, "2014-2023", "dat_hien: 9.000 m2"),
    ];
    same(
        &totals(&stories, "nam/2017"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
170 m²
từ 2 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 2 con số:
Bài 1: 100 m2
Bài 3: 70 m2
Không cộng 2 con số, vì:
Bài 2: 5.000 m2 số của một thời gian dài hơn, không riêng thời gian này
Bài 4: 9.000 m2 số của một thời gian dài hơn, không riêng thời gian này
Mắt camera
8 mắt
từ 1 bài
Xem cách tính: Mắt camera
Đã cộng 1 con số:
Bài 1: 8 mắt camera
Không cộng 1 con số, vì:
Bài 2: 20 mắt camera số của một thời gian dài hơn, không riêng thời gian này

"#]],
    );
    same(
        &totals(&stories, "nhiem-ky/2016-2020"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
5.170 m²
từ 3 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 3 con số:
Bài 1: 100 m2
Bài 2: 5.000 m2
Bài 3: 70 m2
Không cộng 1 con số, vì:
Bài 4: 9.000 m2 số của một thời gian dài hơn, không riêng thời gian này
Mắt camera
28 mắt
từ 2 bài
Xem cách tính: Mắt camera
Đã cộng 2 con số:
Bài 1: 8 mắt camera
Bài 2: 20 mắt camera

"#]],
    );
}

#[test]
fn total_of_a_movement_is_never_added_to_the_models_inside_it() {
    let movement = "\
-- content/phong-trao/ca-tinh.md --
---
id: abc900
title: Phong trào của tỉnh
summary: Tóm tắt.
period: 2016-2020
scope: tinh
places: [{ code: \"25\" }]
metrics: { dat_hien: \"1,8 triệu m2\" }
---
";
    let stories = [model(1, "code: \"08443\"", "dat_hien: hơn 300 m2"), movement.to_owned()];
    same(
        &totals(&stories, "dia-ban/25"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
hơn 300 m²
từ 1 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 1 con số:
Bài 1: hơn 300 m2
Không cộng 1 con số, vì:
Phong trào của tỉnh: 1,8 triệu m2 không phải số của một mô hình; có thể đã gồm các mô hình ở đây

"#]],
    );
}

#[test]
fn figure_that_stories_declare_one_is_added_once() {
    let place = |village: &str| format!("code: \"08443\", village: {village}");
    let as_in = |other: &str| format!("dat_hien: {{ value: 1.647 m2, same_as: bai-{other}.md }}");
    let stories = [
        model(1, &place("khu 2"), "dat_hien: 1.647 m2"),
        model(2, &place("khu 2"), &as_in("3")),
        model(3, &place("khu 2"), &as_in("1")),
        model(4, &place("khu 4"), &as_in("5")),
        model(5, &place("khu 4"), &as_in("4")),
    ];
    same(
        &totals(&stories, "dia-ban/08443"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
3.294 m²
từ 2 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 2 con số:
Bài 1: 1.647 m2
Bài 4: 1.647 m2
Không cộng 3 con số, vì:
Bài 2: 1.647 m2 đã cộng ở bài khác ghi cùng con số này
Bài 3: 1.647 m2 đã cộng ở bài khác ghi cùng con số này
Bài 5: 1.647 m2 đã cộng ở bài khác ghi cùng con số này

"#]],
    );
}

#[test]
fn figures_that_are_two_are_both_added() {
    let accept = "accept: [{ lint: so-lieu-lap, reason: Hai đợt }]";
    let place = "code: \"08443\"";
    let stories = [
        model(1, place, "dat_hien: 1.647 m2"),
        model(2, place, &format!("dat_hien: {{ value: 1.647 m2, {accept} }}")),
    ];
    same(
        &totals(&stories, "dia-ban/08443"),
        str![[r#"
Cộng các mô hình trong danh sách
Diện tích đất hiến
3.294 m²
từ 2 bài
Xem cách tính: Diện tích đất hiến
Đã cộng 2 con số:
Bài 1: 1.647 m2
Bài 2: 1.647 m2

"#]],
    );
}
