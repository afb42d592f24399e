//! Teams: the lists of an office, the teams of stories, their pages and what is wrong with them.

use snapbox::str;

use crate::site::{Site, check, check_with, model, same};

/// A list as Excel in Vietnam writes it, and how many residential areas two communes have.
const LISTS: &str = "\
-- content/to-dan-van/phu-tho.csv --
STT;Tên tổ;Mã xã;Thôn/tổ dân phố;Số thành viên;Năm thành lập;Nguồn
1;Tổ dân vận khu dân cư số 10;08443;khu dân cư số 10;9;2019;Báo cáo A
2;Tổ dân vận khu dân cư số 2;08443;khu dân cư số 2;7 người;06/01/2009;Báo cáo A
3;Tổ dân vận thôn Tụ An;14533;thôn Tụ An;;;
-- content/to-dan-van/do-phu.csv --
Mã xã,Số khu dân cư,Nguồn
08443,12,Niên giám B
07210,5,Niên giám B
";

/// The same, with two stories and a report.
fn fixture() -> String {
    let team = "team: { name: tổ dân vận  khu dân cư số 2 }\nplaces: [{ code: \"08443\" }]";
    let other = "team: { name: Tổ phụ nữ, members: 18 thành viên }\n\
        places: [{ code: \"14533\", as_of: 2020-01-01, village: thôn Tụ An }]";
    let second = model(other).replace("duong-hoa.md", "don-rac.md").replace("abc234", "abc235");
    format!("{LISTS}{}{}{REPORT}", model(team), second.replace("Đường hoa", "Dọn rác"))
}

/// A list beside a story that is well.
fn beside(list: &str) -> String {
    model("") + list
}

const REPORT: &str = "\
-- content/phong-trao/bac-ninh.md --
---
id: p3w7ox
title: Tổ dân vận tỉnh Bắc Ninh
summary: Sau mười năm, 731 tổ.
scope: tinh
field: kinh-te
period: 2009-2019
places: [{ code: \"27\", as_of: 2019-10-09, as_reported: tỉnh Bắc Ninh }]
metrics:
  so_to_dan_van: 731 Tổ dân vận
  ty_le_bao_phu: 100% các khu dân cư
sources: [{ title: Báo C, date: 2019-10-09 }]
---

## Kết quả

Toàn tỉnh có 731 tổ.
";

/// Gives the text of a page's main part, a line a text, links with their addresses.
fn main_text(page: &str) -> String {
    let (_, rest) = page.split_once("<main").unwrap();
    let (inside, _) = rest.split_once("</main>").unwrap();
    let mut text = String::new();
    for piece in inside.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        if let Some((_, url)) = tag.strip_prefix("a ").and_then(|it| it.split_once("href=\"")) {
            text.extend([" [", url.split('"').next().unwrap(), "] "]);
        }
        let ends = ["/p", "/h1", "/h2", "/li", "/span", "/dd", "/dt", "/div", "/b"];
        if ends.contains(&tag) {
            text.push('\n');
        }
        text += words.replace("&nbsp;", " ").trim_matches('\n');
    }
    let lines = text.lines().map(|it| it.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|it| !it.is_empty()).map(|it| it + "\n").collect()
}

#[test]
fn teams_stand_by_province_with_what_reports_say() {
    let site = Site::new(&fixture());
    site.build();
    same(
        &main_text(&site.read("public/to-dan-van/index.html")),
        str![[r#"
Tổ dân vận
Các tổ dân vận trong danh sách của địa phương và các tổ, nhóm được nêu trong bài, xếp theo tỉnh, xã hiện nay.
3 tổ dân vận, 1 tổ, nhóm khác
Khu dân cư có tổ trong danh sách
16,7%
2 trên 12, bằng 16,7%
Chỉ tính ở 1 nơi đã biết cả hai số.
Xem cách tính: Khu dân cư có tổ trong danh sách
Đếm tên thôn, khu dân cư trong danh sách rồi chia cho tổng số khu dân cư.
Xã Hiền Quan, tỉnh Phú Thọ: 2/12
(16,7%)
Tổng số khu dân cư lấy từ: Niên giám B
1 nơi có số khu dân cư nhưng chưa có danh sách đủ tên thôn, nên chưa tính.
Theo tỉnh, thành phố
[/to-dan-van/24/] Tỉnh Bắc Ninh
chưa có danh sách
[/to-dan-van/37/] Tỉnh Ninh Bình
1 tổ dân vận, 1 tổ, nhóm khác
[/to-dan-van/25/] Tỉnh Phú Thọ
2 tổ dân vận · 2/12 khu dân cư
Số liệu báo cáo
Số do báo cáo nêu, ở nơi chưa có danh sách đủ chừng ấy tổ. Không cộng với danh sách.
731 Tổ dân vận · 100% các khu dân cư
tỉnh Bắc Ninh
nay nhập vào đơn vị mới cùng tên: [/dia-ban/24/] Tỉnh Bắc Ninh
[/phong-trao/bac-ninh/] Tổ dân vận tỉnh Bắc Ninh (2009–2019)
Báo C
, 09/10/2019

"#]],
    );
}

#[test]
fn province_lists_its_teams_by_commune_of_today() {
    let site = Site::new(&fixture());
    site.build();
    same(
        &main_text(&site.read("public/to-dan-van/25/index.html")),
        str![[r#"
Tổ dân vận ở tỉnh Phú Thọ
2 tổ dân vận
Các bài ở [/dia-ban/25/] Tỉnh Phú Thọ
Khu dân cư có tổ trong danh sách
16,7%
2 trên 12, bằng 16,7%
Chỉ tính ở 1 nơi đã biết cả hai số.
Xem cách tính: Khu dân cư có tổ trong danh sách
Đếm tên thôn, khu dân cư trong danh sách rồi chia cho tổng số khu dân cư.
Xã Hiền Quan, tỉnh Phú Thọ: 2/12
(16,7%)
Tổng số khu dân cư lấy từ: Niên giám B
Xã Hiền Quan
2 tổ dân vận · 2/12 khu dân cư (16,7%)
Tổ dân vận khu dân cư số 2
khu dân cư số 2 · thành lập 06/01/2009 · 7 thành viên
Mô hình: [/mo-hinh/duong-hoa/] Đường hoa thôn Đông
Tổ dân vận khu dân cư số 10
khu dân cư số 10 · thành lập 2019 · 9 thành viên
Nguồn của danh sách: Báo cáo A
Các bài ở [/dia-ban/08443/] Xã Hiền Quan

"#]],
    );
    same(
        &main_text(&site.read("public/to-dan-van/37/index.html")),
        str![[r#"
Tổ dân vận ở tỉnh Ninh Bình
1 tổ dân vận, 1 tổ, nhóm khác
Các bài ở [/dia-ban/37/] Tỉnh Ninh Bình
Phường Tây Hoa Lư
1 tổ dân vận, 1 tổ, nhóm khác
Tổ dân vận thôn Tụ An
thôn Tụ An
Tổ phụ nữ
(tổ, nhóm khác)
thôn Tụ An · 18 thành viên
Ghi theo đơn vị cũ: Xã Trường Yên, thành phố Hoa Lư, tỉnh Ninh Bình
Mô hình: [/mo-hinh/don-rac/] Dọn rác thôn Đông
Các bài ở [/dia-ban/14533/] Phường Tây Hoa Lư

"#]],
    );
}

#[test]
fn places_stories_and_home_lead_to_teams() {
    let site = Site::new(&fixture());
    site.build();
    let leads = |page: &str, url: &str| {
        let page = site.read(&format!("public/{page}index.html"));
        assert!(page.contains(&format!("href=\"{url}\"")), "{page}");
    };
    leads("", "/to-dan-van/");
    leads("dia-ban/", "/to-dan-van/");
    leads("dia-ban/25/", "/to-dan-van/25/");
    leads("dia-ban/08443/", "/to-dan-van/25/#xa-08443");
    leads("mo-hinh/duong-hoa/", "/to-dan-van/25/#to-08443-to-dan-van-khu-dan-cu-so-2");
    leads("mo-hinh/don-rac/", "/to-dan-van/37/#to-14533-to-phu-nu");
    let map = site.read("public/sitemap.xml");
    assert!(map.contains("<loc>https://danvan.example/to-dan-van/25/</loc>"));
}

#[test]
fn nothing_is_shown_where_there_is_no_team() {
    let site = Site::new(&model("places: [{ code: \"08443\" }]"));
    site.build();
    assert!(!site.path("public/to-dan-van").exists());
    for page in ["index.html", "dia-ban/08443/index.html", "dia-ban/25/index.html"] {
        assert!(!site.read(&format!("public/{page}")).contains("/to-dan-van/"), "{page}");
    }
    assert_eq!(site.read("public/du-lieu/to-dan-van.csv").lines().count(), 1);
}

#[test]
fn report_gives_way_to_a_list_that_holds_as_much() {
    let report = REPORT
        .replace("\"27\", as_of: 2019-10-09, as_reported: tỉnh Bắc Ninh", "\"08443\"")
        .replace("731", "02");
    let site = Site::new(&format!("{LISTS}{report}"));
    site.build();
    assert!(!site.read("public/to-dan-van/index.html").contains("Tổ dân vận tỉnh Bắc Ninh"));
}

#[test]
fn data_holds_every_team() {
    let site = Site::new(&fixture());
    site.build();
    same(
        &site.read("public/du-lieu/to-dan-van.csv"),
        str![[r#"
﻿name,kind,place_code,place_as_of,place_name,village,place_change,place_today_codes,place_today,members,founded,listed,stories,source
Tổ dân vận thôn Tụ An,to-dan-van,14533,,"Phường Tây Hoa Lư, tỉnh Ninh Bình",thôn Tụ An,same,14533,"Phường Tây Hoa Lư, tỉnh Ninh Bình",,,true,,
Tổ phụ nữ,khac,14533,2020-01-01,"Xã Trường Yên, thành phố Hoa Lư, tỉnh Ninh Bình",thôn Tụ An,merged,14533,"Phường Tây Hoa Lư, tỉnh Ninh Bình",18,,false,abc235,
Tổ dân vận khu dân cư số 2,to-dan-van,08443,,"Xã Hiền Quan, tỉnh Phú Thọ",khu dân cư số 2,same,08443,"Xã Hiền Quan, tỉnh Phú Thọ",7,2009-01-06,true,abc234,Báo cáo A
Tổ dân vận khu dân cư số 10,to-dan-van,08443,,"Xã Hiền Quan, tỉnh Phú Thọ",khu dân cư số 10,same,08443,"Xã Hiền Quan, tỉnh Phú Thọ",9,2019,true,,Báo cáo A

"#]],
    );
    let json = site.read("public/du-lieu/du-lieu.json");
    assert!(json.contains("\"name\": \"Tổ dân vận thôn Tụ An\""));
    let page = site.read("public/du-lieu/index.html");
    assert!(page.contains("to-dan-van.csv") && page.contains("id=\"dv-teams\""));
}

#[test]
fn lists_are_counted() {
    check(
        &fixture(),
        str![[r#"
danh sách có 3 tổ dân vận ở 2 xã, phường
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn order_of_files_and_separators_do_not_matter() {
    let pages = |fixture: &str| {
        let site = Site::new(fixture);
        site.build();
        site.read("public/to-dan-van/25/index.html")
    };
    let commas = fixture().replace(';', ",").replace("phu-tho.csv", "a.csv");
    assert_eq!(pages(&fixture()), pages(&commas));
}

#[test]
fn columns_of_people_are_refused_with_the_law() {
    let list = "\
-- content/to-dan-van/a.csv --
Tên tổ,Mã xã,Tổ trưởng,SĐT
Tổ dân vận khu 1,08443,-,-
";
    check(
        list,
        str![[r#"
cảnh báo[trang-trong]: trang chưa có bài nào
--> content
 = cách sửa: `danvan new mo-hinh "Tiêu đề"` tạo bài đầu tiên

lỗi[to-thong-tin-ca-nhan]: cột “Tổ trưởng”, “SĐT” chứa thông tin của từng người
 --> content/to-dan-van/a.csv:1:14
  |
1 | Tên tổ,Mã xã,Tổ trưởng,SĐT
  |              ^^^^^^^^^ xóa cột này khỏi tệp, kể cả các ô bên dưới
  |
  = cách sửa: danh sách tổ được đăng công khai; họ tên, số điện thoại của tổ trưởng và thành viên là dữ liệu cá nhân, chỉ đăng khi từng người đã đồng ý, im lặng không phải là đồng ý (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP, hiệu lực từ 01/01/2026)
  = cách sửa: giữ bảng đầy đủ ở cơ quan, để vào đây một bản không có cột ấy; chưa dòng nào của tệp này được dùng

1 lỗi, 1 cảnh báo

"#]],
    );
    check_with(
        &["--lang", "en"],
        list,
        str![[r#"
warning[trang-trong]: the showcase holds no story yet
--> content
 = help: `danvan new mo-hinh "Title"` makes the first one

error[to-thong-tin-ca-nhan]: the column “Tổ trưởng”, “SĐT” holds personal data
 --> content/to-dan-van/a.csv:1:14
  |
1 | Tên tổ,Mã xã,Tổ trưởng,SĐT
  |              ^^^^^^^^^ delete the column from the file, its cells too
  |
  = help: the list is published; names and telephone numbers of leaders and members are personal data, to be shown only with each person's consent, and silence is not consent (Law 91/2025/QH15, Decree 356/2025/NĐ-CP, in force since 2026-01-01)
  = help: keep the full table in your office and put a copy without the column here; no row of this file was used

1 error, 1 warning

"#]],
    );
}

#[test]
fn numbers_of_people_are_refused_wherever_they_stand() {
    check(
        &beside("-- content/to-dan-van/a.csv --\nTên tổ,Mã xã\nTổ 1 (0912 345 678),08443\n"),
        str![[r#"
lỗi[to-so-ca-nhan]: dòng 2, cột tên tổ: ô này có số điện thoại hoặc số căn cước
 --> content/to-dan-van/a.csv:2:1
  |
2 | Tổ 1 (0912 345 678),08443
  | ^^^^^^^^^^^^^^^^^^^ xóa số ấy: danh sách tổ được đăng công khai

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn every_bad_row_is_named() {
    let list = "\
-- content/to-dan-van/a.csv --
tên tổ;mã xã;ngày của mã;thôn;số thành viên;thành lập
;08443;;khu 1;;
Tổ 2;8443;;khu 2;1.250;13/2009
Tổ 3;27;2019-10-09;;;
Tổ 4;08443;hôm qua;;;
Tổ 5;08443;;khu 5;bảy
Tổ 6;08443;;\"khu 6;;
-- content/to-dan-van/b.csv --
tên tổ,mã xã,thôn
Tổ 7,08443,khu 7
Tổ 7,08443,Khu 7
-- content/to-dan-van/do-phu.csv --
mã xã,số khu dân cư
08443,mười hai
08443,
";
    check(
        &beside(list),
        str![[r#"
lỗi[du-lieu-sai-o]: dòng 2, cột tên tổ: ô trống
 --> content/to-dan-van/a.csv:2:1
  |
2 | ;08443;;khu 1;;
  | ^^^^^^^^^^^^^^^ cần tên của tổ

lỗi[ma-dia-ban-la]: dòng 3, cột mã xã: không có đơn vị hành chính nào mang mã `8443`
 --> content/to-dan-van/a.csv:3:6
  |
3 | Tổ 2;8443;;khu 2;1.250;13/2009
  |      ^^^^ có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = cách sửa: mã gần giống: `08443` Xã Hiền Quan, tỉnh Phú Thọ; `08443` Xã Bắc Sơn, huyện Tam Nông, tỉnh Phú Thọ; `443` Huyện Can Lộc, tỉnh Hà Tĩnh
  = cách sửa: mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu

lỗi[du-lieu-sai-o]: dòng 3, cột số thành viên: `1.250` không hợp lệ
 --> content/to-dan-van/a.csv:3:18
  |
3 | Tổ 2;8443;;khu 2;1.250;13/2009
  |                  ^^^^^ cần số người, như 12

lỗi[du-lieu-sai-o]: dòng 3, cột thành lập: `13/2009` không hợp lệ
 --> content/to-dan-van/a.csv:3:24
  |
3 | Tổ 2;8443;;khu 2;1.250;13/2009
  |                        ^^^^^^^ cần năm, tháng hoặc ngày, như 2009, 01/2009, 06/01/2009

lỗi[to-khong-thuoc-xa]: dòng 4, cột mã xã: Tỉnh Bắc Ninh không phải là xã, phường
 --> content/to-dan-van/a.csv:4:6
  |
4 | Tổ 3;27;2019-10-09;;;
  |      ^^ viết mã xã, phường gồm 5 chữ số

lỗi[du-lieu-sai-o]: dòng 5, cột ngày của mã: `hôm qua` không hợp lệ
 --> content/to-dan-van/a.csv:5:12
  |
5 | Tổ 4;08443;hôm qua;;;
  |            ^^^^^^^ cần ngày, như 01/07/2025

lỗi[du-lieu-thieu-o]: dòng 6 có 5 ô
 --> content/to-dan-van/a.csv:6:1
  |
6 | Tổ 5;08443;;khu 5;bảy
  | ^^^^^^^^^^^^^^^^^^^^^ cần 6 ô; ô có dấu phẩy hoặc chấm phẩy phải đặt trong ngoặc kép

lỗi[du-lieu-sai-ngoac]: dòng 7, cột thôn: dấu ngoặc kép đặt sai
 --> content/to-dan-van/a.csv:7:13
  |
7 | Tổ 6;08443;;"khu 6;;
  |             ^^^^^^^^ đặt cả ô trong một cặp `"`, và viết `""` cho một dấu ngoặc kép bên trong

lỗi[to-trung]: dòng 3: đã có ở dòng 2 của content/to-dan-van/b.csv
 --> content/to-dan-van/b.csv:3:1
  |
3 | Tổ 7,08443,Khu 7
  | ^^^^^^^^^^^^^^^^ xóa một dòng; hai tổ cùng tên trong một xã thì ghi rõ thôn của từng tổ

lỗi[du-lieu-sai-o]: dòng 2, cột số khu dân cư: `mười hai` không hợp lệ
 --> content/to-dan-van/do-phu.csv:2:7
  |
2 | 08443,mười hai
  |       ^^^^^^^^ cần số khu dân cư, như 12

lỗi[do-phu-trung]: dòng 3: đã có ở dòng 2 của content/to-dan-van/do-phu.csv
 --> content/to-dan-van/do-phu.csv:3:1
  |
3 | 08443,
  | ^^^^^^ mỗi địa bàn một dòng: xóa một dòng

lỗi[du-lieu-sai-o]: dòng 3, cột số khu dân cư: ô trống
 --> content/to-dan-van/do-phu.csv:3:1
  |
3 | 08443,
  | ^^^^^^ cần số khu dân cư, như 12

12 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn communes_may_be_named_by_code_or_by_name() {
    let list = "\
-- content/to-dan-van/a.csv --
Tên tổ,Xã,Tỉnh,Mã xã
Tổ 1,xã Hiền Quan,Phú Thọ,
Tổ 2,Hiền Quan,Phú Thọ,08443
Tổ 3,Tân Lập,,
Tổ 4,Hiền Quan,Phú Thọ,07210
";
    check(
        &beside(list),
        str![[r#"
lỗi[ten-dia-ban-mo-ho]: dòng 4, cột xã: `Tân Lập` là tên của 4 đơn vị
 --> content/to-dan-van/a.csv:4:6
  |
4 | Tổ 3,Tân Lập,,
  |      ^^^^^^^ ghi thêm tên huyện, tên tỉnh sau dấu phẩy; hoặc thay `name` bằng mã dưới đây
  |
  = cách sửa: `code: "19462"`: Xã Tân Lập, tỉnh Quảng Trị
  = cách sửa: `code: "23134"`: Xã Tân Lập, tỉnh Lâm Đồng
  = cách sửa: `code: "24121"`: Phường Tân Lập, tỉnh Đắk Lắk
  = cách sửa: `code: "25489"`: Xã Tân Lập, tỉnh Tây Ninh

lỗi[ten-dia-ban-trai-ma]: dòng 5, cột xã: `Hiền Quan` không phải tên của `07210` Phường Bắc Giang, tỉnh Bắc Ninh
 --> content/to-dan-van/a.csv:5:6
  |
5 | Tổ 4,Hiền Quan,Phú Thọ,07210
  |      ^^^^^^^^^ sửa mã, sửa tên, hoặc bỏ một trong hai

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn header_that_names_nothing_is_explained() {
    let list = "\
-- content/to-dan-van/a.csv --
Tên,Huyện,Xếp loại,Tên tổ
Tổ 1,Tam Nông,tốt,Tổ 1
-- content/to-dan-van/danh-sach.xlsx --
PK
";
    check(
        &beside(list),
        str![[r#"
lỗi[to-thieu-cot]: dòng 1 thiếu cột “mã xã”
 --> content/to-dan-van/a.csv:1:1
  |
1 | Tên,Huyện,Xếp loại,Tên tổ
  | ^^^^^^^^^^^^^^^^^^^^^^^^^ dòng đầu của bảng ghi tên các cột
  |
  = cách sửa: các cột đọc được: tên tổ, mã xã, xã, tỉnh, ngày của mã, thôn, số thành viên, thành lập, nguồn; viết hoa hay không dấu đều được
  = cách sửa: trong Excel: Lưu thành → CSV UTF-8 (Comma delimited); chưa dòng nào của tệp này được dùng

cảnh báo[to-cot-la]: cột “Xếp loại” không được đọc
 --> content/to-dan-van/a.csv:1:11
  |
1 | Tên,Huyện,Xếp loại,Tên tổ
  |           ^^^^^^^^ xóa cột này nếu không cần

lỗi[to-cot-lap]: cột “Tên tổ” nói cùng một việc với một cột đứng trước
 --> content/to-dan-van/a.csv:1:20
  |
1 | Tên,Huyện,Xếp loại,Tên tổ
  |                    ^^^^^^ giữ lại một cột

cảnh báo[to-khac-dang]: tệp này không được đọc: danh sách tổ phải là tệp CSV
--> content/to-dan-van/danh-sach.xlsx
 = cách sửa: trong Excel: Lưu thành → CSV UTF-8 (Comma delimited)

2 lỗi, 2 cảnh báo

"#]],
    );
}

#[test]
fn coverage_that_cannot_be_is_refused() {
    let list = "\
-- content/to-dan-van/a.csv --
tên tổ,mã xã,thôn
Tổ 1,08443,khu 1
Tổ 2,08443,khu 2
Tổ 3,07210,
-- content/to-dan-van/do-phu.csv --
mã xã,số khu dân cư
08443,1
07210,5
";
    check(
        &beside(list),
        str![[r#"
lỗi[do-phu-qua-tong]: Xã Hiền Quan, tỉnh Phú Thọ có 1 khu dân cư, nhưng danh sách có tổ ở 2 khu dân cư
 --> content/to-dan-van/do-phu.csv:2:7
  |
2 | 08443,1
  |       ^ sửa số này, hoặc sửa tên thôn viết hai cách trong danh sách

cảnh báo[do-phu-thieu-thon]: Phường Bắc Giang, tỉnh Bắc Ninh: 1 tổ trong danh sách chưa ghi thôn, nên chưa tính được độ phủ
 --> content/to-dan-van/do-phu.csv:3:7
  |
3 | 07210,5
  |       ^ ghi cột thôn cho các tổ của nơi này

danh sách có 3 tổ dân vận ở 2 xã, phường
1 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn team_that_the_list_does_not_have_suggests_the_nearest() {
    let story = model("team: { name: Tổ dân vận khu dân cư số 3 }\nplaces: [{ code: \"08443\" }]");
    check(
        &format!("{LISTS}{story}"),
        str![[r#"
cảnh báo[to-ngoai-danh-sach]: danh sách tổ của Xã Hiền Quan, tỉnh Phú Thọ không có “Tổ dân vận khu dân cư số 3”
 --> content/mo-hinh/duong-hoa.md:7:15
  |
7 | team: { name: Tổ dân vận khu dân cư số 3 }
  |               ^^^^^^^^^^^^^^^^^^^^^^^^^^ có phải “Tổ dân vận khu dân cư số 2”?

danh sách có 3 tổ dân vận ở 2 xã, phường
0 lỗi, 1 cảnh báo

"#]],
    );
}

#[test]
fn team_of_a_name_that_several_bear_needs_its_village() {
    let list = "\
-- content/to-dan-van/a.csv --
tên tổ,mã xã,thôn
Tổ dân vận,08443,khu 1
Tổ dân vận,08443,khu 2
";
    let story = |village| {
        model(&format!("team: {{ name: Tổ dân vận }}\nplaces: [{{ code: \"08443\"{village} }}]"))
    };
    check(
        &format!("{list}{}", story("")),
        str![[r#"
cảnh báo[to-cung-ten]: danh sách của Xã Hiền Quan, tỉnh Phú Thọ có 2 tổ tên “Tổ dân vận”
 --> content/mo-hinh/duong-hoa.md:7:15
  |
7 | team: { name: Tổ dân vận }
  |               ^^^^^^^^^^ ghi `village` ở địa bàn của bài đúng như cột thôn trong danh sách

danh sách có 2 tổ dân vận ở 1 xã, phường
0 lỗi, 1 cảnh báo

"#]],
    );
    let site = Site::new(&format!("{list}{}", story(", village: Khu 2")));
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("/to-dan-van/25/#to-08443-to-dan-van--2"), "{page}");
}
