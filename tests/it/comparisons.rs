//! Stories side by side: the pages of pairs, the page that tells how to choose, and what the script takes.

use snapbox::str;

use crate::reading::{between, main_text};
use crate::site::{Site, check, same};

/// Two models that share a tag and some metrics, a third that shares the tag alone, and a movement.
const STORIES: &str = "\
-- content/mo-hinh/a.md --
---
id: baia23
title: Bài A
summary: Một mô hình.
kind: tap-the
field: kinh-te
period: 2024
tags: [đường]
places: [{ code: \"08443\" }]
metrics:
  dat_hien: gần 0,1 ha
  ho_tham_gia: { value: 56 hộ, period: 2023 }
  ty_le_bao_phu: 3/4 thôn
  be_rong_duong: 2 m -> 4 m
  tien_dong_gop: { value: 20 triệu đồng, scope: xa }
  so_bong_den: 10-12 bóng
  doanh_thu: 5 triệu đồng/tháng
  ngay_cong: 100 ngày công
---
-- content/mo-hinh/b.md --
---
id: baib23
title: Bài B
summary: Một mô hình.
kind: ca-nhan
field: kinh-te
tags: [đường]
metrics:
  dat_hien: 250 m2
  ho_tham_gia: { value: 60 hộ, role: boi-canh }
  ty_le_bao_phu: 8/8 thôn
  be_rong_duong: 3 m -> 6 m
  tien_dong_gop: { value: 3 tỷ đồng, scope: tinh }
  so_bong_den: { value: 7 bóng, scope: thon }
  doanh_thu: 60 triệu đồng/năm
---
-- content/mo-hinh/c.md --
---
id: baic23
title: Bài C
summary: Một mô hình.
kind: tap-the
field: kinh-te
tags: [đường]
metrics: { dat_hien: { value: 70 m2, parts: [30 m2, 30 m2], accept: [{ lint: thanh-phan-khac-tong, reason: báo in vậy }] } }
---
-- content/phong-trao/tinh.md --
---
id: tinh23
title: Phong trào cả tỉnh
summary: Số của tỉnh.
scope: tinh
metrics: { dat_hien: 19.471 m2 }
---
";

fn built(fixture: &str) -> Site {
    let site = Site::new(fixture);
    site.build();
    site
}

#[test]
fn pair_is_compared_where_its_figures_are_alike_and_else_says_why_not() {
    let page = built(STORIES).read("public/so-sanh/baia23-baib23/index.html");
    same(
        &main_text(&page),
        str![[r#"
So sánh
Đặt số liệu của hai đến bốn bài cạnh nhau. Chỉ so những con số cùng đơn vị, cùng cách ghi, cùng vai trò và cùng phạm vi; không chấm bài nào hơn bài nào.
Bài A Tập thể Xã Hiền Quan, tỉnh Phú Thọ 2024
Bài B Cá nhân
Diện tích đất hiến m²
gần 0,1 ha
Hiểu là: gần 1.000 m²
250 m²
Bề rộng đường m
2 m -> 4 m
Hiểu là: tăng 2 m
3 m -> 6 m
Hiểu là: tăng 3 m
Tỷ lệ bao phủ %
3/4 thôn
Hiểu là: 75%
8/8 thôn
Hiểu là: 100%
Tiền đóng góp
Không so được: khác phạm vi: toàn xã và toàn tỉnh
20 triệu đồng
toàn xã
3 tỷ đồng
toàn tỉnh
Hộ tham gia
Không so được: khác vai trò: kết quả và bối cảnh
56 hộ
2023
60 hộ
bối cảnh
Bóng đèn
Không so được: khác cách ghi: một khoảng và một con số; khác phạm vi: mô hình và thôn
10-12 bóng
7 bóng
thôn
Doanh thu
Không so được: khác đơn vị: đồng/tháng và đồng/năm
5 triệu đồng/tháng
60 triệu đồng/năm
Chỉ một bài nêu (1)
Bài A Tập thể Xã Hiền Quan, tỉnh Phú Thọ 2024
Bài B Cá nhân
Ngày công
100 ngày công
–không nêu

"#]],
    );
    assert_eq!(page.matches("class=\"bar\"").count(), 6, "three rows of two are compared");
    assert!(page.contains("name=\"robots\" content=\"noindex\""));
}

#[test]
fn bars_of_a_row_share_a_scale() {
    let page = built(STORIES).read("public/so-sanh/baia23-baib23/index.html");
    let bars: Vec<&str> =
        page.split("<rect class=\"bar-part\" width=\"").skip(1).map(|it| &it[..4]).collect();
    assert_eq!(bars, ["1000", "250\"", "667\"", "1000", "750\"", "1000"]);
}

#[test]
fn similar_models_lead_to_their_comparison_both_ways() {
    let site = built(STORIES);
    for story in ["a", "b"] {
        let page = site.read(&format!("public/mo-hinh/{story}/index.html"));
        let similar = between(&page, "id=\"dv-similar\"", "</section>").unwrap();
        assert!(similar.contains("href=\"/so-sanh/baia23-baib23/\""), "{similar}");
        assert!(!similar.contains("baic23-") && !similar.contains("-baic23"), "{similar}");
    }
    same(
        &site.outputs("public/so-sanh"),
        str![[r#"
baia23-baib23/index.html
baia23.json
baib23.json
baic23.json
index.html
tinh23.json

"#]],
    );
}

#[test]
fn page_without_a_choice_tells_how_to_choose() {
    let site = built(STORIES);
    same(
        &main_text(&site.read("public/so-sanh/index.html")),
        str![[r#"
So sánh
Đặt số liệu của hai đến bốn bài cạnh nhau. Chỉ so những con số cùng đơn vị, cùng cách ghi, cùng vai trò và cùng phạm vi; không chấm bài nào hơn bài nào.
In bảng so sánh
Cách chọn bài
Ở cuối mỗi mô hình có mục “Mô hình tương tự”: bấm “So sánh” dưới tên một mô hình.
Các cặp mô hình gần nhau
Bài A và Bài B
So được: Diện tích đất hiến, Bề rộng đường, Tỷ lệ bao phủ

"#]],
    );
    let sitemap = site.read("public/sitemap.xml");
    assert!(sitemap.contains("<loc>https://danvan.example/so-sanh/</loc>"));
    assert!(!sitemap.contains("baia23-baib23"));
}

#[test]
fn file_of_a_story_says_what_its_figures_can_be_set_against() {
    let site = built(STORIES);
    let json: serde_json::Value =
        serde_json::from_str(&site.read("public/so-sanh/baia23.json")).unwrap();
    let figures = json["figures"].as_array().unwrap();
    let text = |it: &serde_json::Value| it.as_str().unwrap().to_owned();
    let classes: Vec<String> = figures
        .iter()
        .map(|it| {
            format!("{} {} {} {}\n", text(&it["metric"]), text(&it["class"]), it["low"], it["high"])
        })
        .collect();
    same(
        &classes.concat(),
        str![[r#"
dat_hien m2|form-number|ket-qua|mo-hinh 1000 1000
ho_tham_gia hộ|form-number|ket-qua|mo-hinh 56 56
ty_le_bao_phu %|form-share|ket-qua|mo-hinh 75 75
be_rong_duong m|form-change|ket-qua|mo-hinh 2 2
tien_dong_gop đồng|form-number|ket-qua|xa 20000000 20000000
so_bong_den bóng|form-range|ket-qua|mo-hinh 10 12
doanh_thu đồng/tháng|form-number|ket-qua|mo-hinh 5000000 5000000
ngay_cong ngày công|form-number|ket-qua|mo-hinh 100 100

"#]],
    );
    let faulty = site.read("public/so-sanh/baic23.json");
    assert!(faulty.contains("\"class\":\"\",\"aspects\":[]"), "{faulty}");
    let movement = site.read("public/so-sanh/tinh23.json");
    assert!(movement.contains("\"class\":\"m2|form-number|ket-qua|tinh\""), "{movement}");
}

#[test]
fn stories_with_figures_can_be_chosen_on_their_page_and_in_lists() {
    let site = built(&format!(
        "{STORIES}-- content/mo-hinh/d.md --
---
id: baid23
title: Bài D
summary: Không có số.
kind: tap-the
field: kinh-te
---
"
    ));
    let list = site.read("public/mo-hinh/index.html");
    for id in ["baia23", "baib23", "baic23"] {
        assert!(list.contains(&format!("data-compare=\"{id}\"")), "{id}");
    }
    assert!(!list.contains("data-compare=\"baid23\""));
    assert!(site.read("public/mo-hinh/a/index.html").contains("data-compare=\"baia23\""));
    assert!(!site.read("public/mo-hinh/d/index.html").contains("data-compare=\"baid23\""));
    assert!(!site.path("public/so-sanh/baid23.json").exists());
}

#[test]
fn site_with_one_story_compares_nothing() {
    let site = built(&crate::site::model("metrics: { dat_hien: 60 m2 }"));
    assert!(!site.path("public/so-sanh").exists());
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(!page.contains("so-sanh") && !page.contains("data-compare"), "{page}");
}

#[test]
fn comparisons_speak_the_language_of_their_page() {
    let site = Site::new(STORIES);
    site.edit("content/site.yaml", "name:", "languages: [vi, en]\nname:");
    site.build();
    let pairs = site.read("public/en/so-sanh/index.html");
    assert!(pairs.contains("<span lang=\"vi\">Bài A</span>"), "{pairs}");
    same(
        &main_text(&site.read("public/en/so-sanh/baia23-baib23/index.html")),
        str![[r#"
Compare
The figures of two to four stories side by side. Only figures of one unit, one form, one role and one kind of scope are compared; none is called better.
Bài A Collective Xã Hiền Quan, tỉnh Phú Thọ 2024
Bài B Individual
Land given m²
gần 0,1 ha
Read as: nearly 1,000 m²
250 m²
Road width m
2 m -> 4 m
Read as: up by 2 m
3 m -> 6 m
Read as: up by 3 m
Coverage %
3/4 thôn
Read as: 75%
8/8 thôn
Read as: 100%
Cash contributed
Not compared: different scope: the whole commune and the whole province
20 triệu đồng
Read as: 20 million VND
the whole commune
3 tỷ đồng
Read as: 3 billion VND
the whole province
Households taking part
Not compared: different role: result and context
56 hộ
Read as: 56 households
2023
60 hộ
Read as: 60 households
context
Lamps installed
Not compared: different form: a range and one number; different scope: the model and village
10-12 bóng
Read as: 10–12 lamps
7 bóng
Read as: 7 lamps
village
Turnover
Not compared: different unit: VND/month and VND/year
5 triệu đồng/tháng
Read as: 5,000,000 VND/month
60 triệu đồng/năm
Read as: 60,000,000 VND/year
Told by one story alone (1)
Bài A Collective Xã Hiền Quan, tỉnh Phú Thọ 2024
Bài B Individual
Working days given
100 ngày công
Read as: 100 working days
–not told

"#]],
    );
    let file = site.read("public/en/so-sanh/baia23.json");
    assert!(file.contains("\"url\":\"/en/mo-hinh/a/\"") && file.contains("Land given"), "{file}");
}

#[test]
fn story_may_link_to_a_comparison_that_has_a_page() {
    let end = "  ngay_cong: 100 ngày công\n---\n";
    let body = "Xem [A và B](/so-sanh/baia23-baib23/), [A và A](/so-sanh/baia23-baia23/).\n";
    let fixture = STORIES.replace(end, &format!("{end}{body}"));
    check(
        &fixture,
        str![[r#"
lỗi[lien-ket-hong]: liên kết tới `/so-sanh/baia23-baia23/` không có trang nào
  --> content/mo-hinh/a.md:20:40
   |
20 | Xem [A và B](/so-sanh/baia23-baib23/), [A và A](/so-sanh/baia23-baia23/).
   |                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn address_for_comparing_cannot_be_a_former_address() {
    let fixture = STORIES
        .replace("title: Bài A", "title: Bài A\naliases: [/so-sanh/, /so-sanh/baia23-baib23/]");
    check(
        &fixture,
        str![[r#"
lỗi[dia-chi-cu-trung]: địa chỉ cũ `/so-sanh/` đang là địa chỉ của một trang có sẵn
 --> content/mo-hinh/a.md:4:11
  |
4 | aliases: [/so-sanh/, /so-sanh/baia23-baib23/]
  |           ^^^^^^^^^ bỏ địa chỉ này

lỗi[dia-chi-cu-trung]: địa chỉ cũ `/so-sanh/baia23-baib23/` đang là địa chỉ của một trang có sẵn
 --> content/mo-hinh/a.md:4:22
  |
4 | aliases: [/so-sanh/, /so-sanh/baia23-baib23/]
  |                      ^^^^^^^^^^^^^^^^^^^^^^^ bỏ địa chỉ này

2 lỗi, 0 cảnh báo

"#]],
    );
}
