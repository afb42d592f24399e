//! Metrics, and the figures of each, ranked.

use std::fmt::Write;

use snapbox::str;

use crate::reading::main_text;
use crate::site::{Site, same};

/// Writes models whose titles are letters in order, each with its figures.
fn models(figures: &[&str]) -> String {
    let mut fixture = String::new();
    for (letter, figures) in ('a'..).zip(figures) {
        write!(
            fixture,
            "\
-- content/mo-hinh/{letter}.md --
---
id: bai{letter}23
title: Bài {}
summary: Một mô hình.
kind: tap-the
field: kinh-te
period: 2024
places: [{{ code: \"08443\" }}]
metrics: {{ {figures} }}
---
",
            letter.to_uppercase()
        )
        .unwrap();
    }
    fixture
}

const MOVEMENT: &str = "\
-- content/phong-trao/tinh.md --
---
id: tinh23
title: Phong trào cả tỉnh
summary: Số của tỉnh.
scope: tinh
period: 2009-2019
metrics: { dat_hien: 19.471 m2 }
---
";

fn built(fixture: &str) -> Site {
    let site = Site::new(fixture);
    site.build();
    site
}

/// Gives what a reader reads on the page of a metric.
fn ranking(fixture: &str, metric: &str) -> String {
    main_text(&built(fixture).read(&format!("public/so-lieu/{metric}/index.html")))
}

#[test]
fn figures_are_ranked_and_what_cannot_be_stands_apart_with_its_reason() {
    let land = [
        "dat_hien: 60 m2",
        "dat_hien: \"gần 0,1 ha\"",
        "dat_hien: { value: 200-300 m2, period: 2020 }",
        "dat_hien: \"1.000 m2\"",
        "dat_hien: { value: 9.000 m2, scope: xa }",
        "dat_hien: { value: 5.000 m2, role: boi-canh }",
        "dat_hien: { value: 70 m2, parts: [30 m2, 30 m2], accept: [{ lint: thanh-phan-khac-tong, reason: báo in vậy }] }",
    ];
    same(
        &ranking(&(models(&land) + MOVEMENT), "dat_hien"),
        str![[r#"
Diện tích đất hiến: xếp hạng
Đất người dân tự nguyện giao để làm đường, mương, nhà văn hóa và công trình chung khác.
Đơn vị: m² · 8 bài
Cộng 3 con số của các mô hình: gần 2.060 m²
Xếp từ lớn đến nhỏ
Chỉ xếp kết quả của riêng từng mô hình. Chữ “gần”, “hơn” giữ như nguồn ghi và không tính khi xếp; khoảng từ … đến … xếp theo số lớn; số bằng nhau cùng hạng.
1
Bài B
Xã Hiền Quan, tỉnh Phú Thọ · 2024
gần 0,1 ha
Hiểu là: gần 1.000 m²
1
Bài D
Xã Hiền Quan, tỉnh Phú Thọ · 2024
1.000 m²
3
Bài C
Xã Hiền Quan, tỉnh Phú Thọ · 2020
200-300 m²
4
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
60 m²
Không xếp hạng (4)
Những con số này không so được với các con số xếp hạng; lý do ghi ở từng dòng.
Bài E
Xã Hiền Quan, tỉnh Phú Thọ · 2024
số của cả thôn, xã, huyện hoặc tỉnh, không riêng mô hình (toàn xã)
9.000 m²
Bài F
Xã Hiền Quan, tỉnh Phú Thọ · 2024
số về bối cảnh, hoặc trước và sau, không phải kết quả
5.000 m²
Bài G
Xã Hiền Quan, tỉnh Phú Thọ · 2024
nguồn ghi chưa khớp
70 m²
Phong trào cả tỉnh
2009–2019
không phải số của một mô hình; có thể đã gồm các mô hình ở đây (toàn tỉnh)
19.471 m²

"#]],
    );
}

#[test]
fn shares_are_ranked_by_percent() {
    let shares =
        ["ty_le_bao_phu: 148/152 thôn", "ty_le_bao_phu: 8/8 thôn", "ty_le_bao_phu: hơn 90%"];
    same(
        &ranking(&models(&shares), "ty_le_bao_phu"),
        str![[r#"
Tỷ lệ bao phủ: xếp hạng
Số thôn, khu dân cư có mô hình hoặc tổ trên tổng số, viết được như "148/148 thôn".
Đơn vị: % · 3 bài
Cộng 2 con số của các mô hình: 97,5% (156/160)
Xếp từ lớn đến nhỏ
Chỉ xếp kết quả của riêng từng mô hình. Chữ “gần”, “hơn” giữ như nguồn ghi và không tính khi xếp; khoảng từ … đến … xếp theo số lớn; số bằng nhau cùng hạng.
1
Bài B
Xã Hiền Quan, tỉnh Phú Thọ · 2024
8/8 thôn
Hiểu là: 100%
2
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
148/152 thôn
Hiểu là: 97,4%
3
Bài C
Xã Hiền Quan, tỉnh Phú Thọ · 2024
hơn 90%

"#]],
    );
}

#[test]
fn changes_are_ranked_by_how_much_they_grew() {
    let widths = [
        "be_rong_duong: \"2,1 m -> 4 m\"",
        "be_rong_duong: 3 m -> 6 m",
        "be_rong_duong: 5 m",
        "be_rong_duong: 4 m -> 3 m",
        "be_rong_duong: 4 m -> 4 m",
    ];
    same(
        &ranking(&models(&widths), "be_rong_duong"),
        str![[r#"
Bề rộng đường: xếp hạng
Bề rộng đường trước và sau khi làm, viết thành một cặp như "2,1 m -> 4 m".
Đơn vị: m · 5 bài
Xếp từ lớn đến nhỏ
Chỉ xếp kết quả của riêng từng mô hình. Chữ “gần”, “hơn” giữ như nguồn ghi và không tính khi xếp; khoảng từ … đến … xếp theo số lớn; số bằng nhau cùng hạng.
1
Bài B
Xã Hiền Quan, tỉnh Phú Thọ · 2024
3 m -> 6 m
Hiểu là: tăng 3 m
2
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
2,1 m -> 4 m
Hiểu là: tăng 1,9 m
3
Bài E
Xã Hiền Quan, tỉnh Phú Thọ · 2024
4 m -> 4 m
Hiểu là: không đổi
4
Bài D
Xã Hiền Quan, tỉnh Phú Thọ · 2024
4 m -> 3 m
Hiểu là: giảm 1 m
Không xếp hạng (1)
Những con số này không so được với các con số xếp hạng; lý do ghi ở từng dòng.
Bài C
Xã Hiền Quan, tỉnh Phú Thọ · 2024
nguồn ghi theo dạng khác (một con số, hoặc trước và sau)
5 m

"#]],
    );
}

#[test]
fn rates_are_ranked_in_one_unit() {
    let rates = [
        "doanh_thu: 30 triệu đồng/năm",
        "doanh_thu: 5 triệu đồng/tháng",
        "doanh_thu: \"1,2 tỷ đồng/năm\"",
    ];
    same(
        &ranking(&models(&rates), "doanh_thu"),
        str![[r#"
Doanh thu: xếp hạng
Doanh thu của mô hình trong một năm, một vụ hoặc một tháng.
Đơn vị: đồng/năm · 3 bài
Xếp từ lớn đến nhỏ
Chỉ xếp kết quả của riêng từng mô hình. Chữ “gần”, “hơn” giữ như nguồn ghi và không tính khi xếp; khoảng từ … đến … xếp theo số lớn; số bằng nhau cùng hạng.
1
Bài C
Xã Hiền Quan, tỉnh Phú Thọ · 2024
1,2 tỷ đồng/năm
2
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
30 triệu đồng/năm
Không xếp hạng (1)
Những con số này không so được với các con số xếp hạng; lý do ghi ở từng dòng.
Bài B
Xã Hiền Quan, tỉnh Phú Thọ · 2024
mức tính theo đơn vị khác: đồng/tháng
5 triệu đồng/tháng

"#]],
    );
}

#[test]
fn metric_that_nothing_ranks_in_still_has_its_page() {
    same(
        &ranking(MOVEMENT, "dat_hien"),
        str![[r#"
Diện tích đất hiến: xếp hạng
Đất người dân tự nguyện giao để làm đường, mương, nhà văn hóa và công trình chung khác.
Đơn vị: m² · 1 bài
Không xếp hạng (1)
Những con số này không so được với các con số xếp hạng; lý do ghi ở từng dòng.
Phong trào cả tỉnh
2009–2019
không phải số của một mô hình; có thể đã gồm các mô hình ở đây (toàn tỉnh)
19.471 m²

"#]],
    );
}

#[test]
fn all_metrics_are_listed_with_their_sums() {
    let figures = [
        "dat_hien: \"gần 0,1 ha\", ho_tham_gia: 3 hộ",
        "dat_hien: 60 m2, muc_dong_gop: 20 nghìn đồng/hộ/tháng",
    ];
    let site = built(&(models(&figures) + MOVEMENT));
    same(
        &main_text(&site.read("public/so-lieu/index.html")),
        str![[r#"
Số liệu
Mọi chỉ tiêu có số trong các bài. Mở một chỉ tiêu để xem từng con số, xếp từ lớn đến nhỏ.
Chỉ tiêu
Số bài
Cộng các mô hình
Diện tích đất hiến m²
3
gần 1.060 m²
Hộ tham gia hộ
1
3 hộ
Mức đóng góp thường xuyên đồng/hộ/tháng
1
–
Chỉ cộng kết quả của từng mô hình. Số liệu của phong trào cấp xã, huyện, tỉnh để riêng, không cộng vào đây.

"#]],
    );
    let sitemap = site.read("public/sitemap.xml");
    for url in ["/so-lieu/", "/so-lieu/dat_hien/", "/so-lieu/muc_dong_gop/"] {
        assert!(sitemap.contains(&format!("<loc>https://danvan.example{url}</loc>")), "{url}");
    }
}

#[test]
fn rankings_are_paged_and_what_has_no_rank_comes_last() {
    let land = ["dat_hien: 60 m2", "dat_hien: 90 m2", "dat_hien: 60 m2"];
    let fixture = format!(
        "-- content/site.yaml --\nname: Dân vận khéo\nbase_url: https://danvan.example\npaginate: 2\n{}{MOVEMENT}",
        models(&land)
    );
    let site = built(&fixture);
    same(
        &main_text(&site.read("public/so-lieu/dat_hien/trang/2/index.html")),
        str![[r#"
Diện tích đất hiến: xếp hạng (trang 2)
Đất người dân tự nguyện giao để làm đường, mương, nhà văn hóa và công trình chung khác.
Đơn vị: m² · 4 bài · trang 2/2
Xếp từ lớn đến nhỏ
Chỉ xếp kết quả của riêng từng mô hình. Chữ “gần”, “hơn” giữ như nguồn ghi và không tính khi xếp; khoảng từ … đến … xếp theo số lớn; số bằng nhau cùng hạng.
2
Bài C
Xã Hiền Quan, tỉnh Phú Thọ · 2024
60 m²
Không xếp hạng (1)
Những con số này không so được với các con số xếp hạng; lý do ghi ở từng dòng.
Phong trào cả tỉnh
2009–2019
không phải số của một mô hình; có thể đã gồm các mô hình ở đây (toàn tỉnh)
19.471 m²
← Trước
Trang 1
Trang 2

"#]],
    );
    assert!(!site.path("public/so-lieu/dat_hien/trang/3").exists());
}

#[test]
fn sums_figures_and_the_dictionary_lead_to_the_ranking() {
    let site = built(&models(&["dat_hien: 60 m2"]));
    for page in ["index.html", "mo-hinh/index.html", "mo-hinh/a/index.html", "du-lieu/index.html"] {
        let text = site.read(&format!("public/{page}"));
        assert!(text.contains("href=\"/so-lieu/dat_hien/\""), "{page}");
        assert!(!text.contains("href=\"/so-lieu/ngay_cong/\""), "{page}");
    }
    assert!(site.read("public/index.html").contains("href=\"/so-lieu/\""));
}

#[test]
fn site_without_figures_has_no_metrics() {
    let site = Site::new(&crate::site::model(""));
    site.build();
    assert!(!site.path("public/so-lieu").exists());
    assert!(!site.read("public/index.html").contains("/so-lieu/"));
}

#[test]
fn rankings_speak_the_language_of_their_page() {
    let fixture = format!(
        "-- content/site.yaml --\nname: Dân vận khéo\nbase_url: https://danvan.example\nlanguages: [vi, en]\n{}{MOVEMENT}",
        models(&["be_rong_duong: 3 m -> 6 m, dat_hien: 300-1.500 m2"])
    );
    let site = built(&fixture);
    let read =
        |metric: &str| main_text(&site.read(&format!("public/en/so-lieu/{metric}/index.html")));
    same(
        &(read("dat_hien") + &read("be_rong_duong")),
        str![[r#"
Land given: ranking
Land that people gave of their own will for roads, canals, village halls and other works they share.
Unit: m² · 2 stories
From great to small
Only results of single models are ranked. Words such as “nearly” and “more than” are kept and do not count; a range is ranked by its upper end; equal figures share a rank.
1
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
300-1.500 m²
Read as: 300–1,500 m²
Not ranked (1)
These figures cannot be compared with the ranked ones; each line says why.
Phong trào cả tỉnh
2009–2019
not the figure of one model; it may hold the models here (the whole province)
19.471 m²
Read as: 19,471 m²
Road width: ranking
Width of the road before and after the works, as a pair.
Unit: m · 1 story
From great to small
Only results of single models are ranked. Words such as “nearly” and “more than” are kept and do not count; a range is ranked by its upper end; equal figures share a rank.
1
Bài A
Xã Hiền Quan, tỉnh Phú Thọ · 2024
3 m -> 6 m
Read as: up by 3 m

"#]],
    );
    assert!(site.read("public/en/so-lieu/index.html").contains("href=\"/en/so-lieu/dat_hien/\""));
}
