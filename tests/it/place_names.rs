//! Places by their names: `danvan places find`, and stories that name a place without its code.

use std::path::Path;

use snapbox::str;

use crate::site::{Run, Site, check, check_with, danvan, model, same};

/// Looks a name or a code up in the registry that comes with the program.
fn find(words: &[&str]) -> Run {
    danvan(Path::new("tests"), &[&["places", "find"], words].concat())
}

#[test]
fn a_name_lists_units_of_today_and_of_the_past() {
    let run = find(&["hien", "quan"]).well();
    same(
        &run.text(),
        str![[r#"
08443  Xã Hiền Quan, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08443"

08440  Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ
       đến 30/06/2025; nay thuộc `08443` Xã Hiền Quan, tỉnh Phú Thọ
       trong bài: code: "08440", as_of: 2025-06-30

"#]],
    );
    for words in [&["Xã Hiền Quan"][..], &["HIỀN QUAN"], &["xa", "hien", "quan,", "phu tho"]] {
        assert_eq!(find(words).well().stdout, run.stdout, "{words:?}");
    }
}

#[test]
fn names_of_the_units_above_tell_namesakes_apart() {
    same(
        &find(&["Phù Lãng, Quế Võ, Bắc Ninh"]).well().text(),
        str![[r#"
09277  Xã Phù Lãng, thị xã Quế Võ, tỉnh Bắc Ninh
       đến 30/06/2025; nay thuộc `09292` Xã Phù Lãng, tỉnh Bắc Ninh
       trong bài: code: "09277", as_of: 2025-06-30

"#]],
    );
    same(
        &find(&["xã Liên Chung, tỉnh Bắc Ninh"]).well().text(),
        str![[r#"
07357  Xã Liên Chung, huyện Tân Yên, tỉnh Bắc Giang
       đến 30/06/2025; nay thuộc `07330` Xã Phúc Hòa, tỉnh Bắc Ninh
       trong bài: code: "07357", as_of: 2025-06-30

"#]],
    );
}

#[test]
fn a_reused_code_lists_all_who_bore_it() {
    same(
        &find(&["26740"]).well().text(),
        str![[r#"
26740  Phường Sài Gòn, thành phố Hồ Chí Minh
       từ 01/07/2025
       trong bài: code: "26740"

26740  Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh
       đến 30/06/2025; nay là `26740` Phường Sài Gòn, thành phố Hồ Chí Minh
       trong bài: code: "26740", as_of: 2025-06-30

"#]],
    );
}

#[test]
fn divided_units_and_districts_say_where_their_parts_are() {
    same(
        &find(&["Phường Cống Vị"]).well().text(),
        str![[r#"
00007  Phường Cống Vị, quận Ba Đình, thành phố Hà Nội
       đến 30/06/2025; đã chia, một phần nay thuộc `00008` Phường Ngọc Hà, thành phố Hà Nội; `00025` Phường Giảng Võ, thành phố Hà Nội
       trong bài: code: "00007", as_of: 2025-06-30

"#]],
    );
    same(
        &find(&["Tam Nông, Phú Thọ"]).well().text(),
        str![[r#"
08434  Xã Tam Nông, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08434"

236    Huyện Tam Nông, tỉnh Phú Thọ
       đến 30/06/2025; địa bàn nay thuộc `08434` Xã Tam Nông, tỉnh Phú Thọ; `08443` Xã Hiền Quan, tỉnh Phú Thọ; `08467` Xã Vạn Xuân, tỉnh Phú Thọ; `08479` Xã Thọ Văn, tỉnh Phú Thọ
       trong bài: code: "236", as_of: 2025-06-30

"#]],
    );
}

#[test]
fn found_units_are_told_in_english() {
    same(
        &find(&["Phường Cống Vị", "--lang", "en"]).well().text(),
        str![[r#"
00007  Phường Cống Vị, quận Ba Đình, thành phố Hà Nội
       until 2025-06-30; divided, today parts of `00008` Phường Ngọc Hà, thành phố Hà Nội; `00025` Phường Giảng Võ, thành phố Hà Nội
       in a story: code: "00007", as_of: 2025-06-30

"#]],
    );
}

#[test]
fn a_name_that_no_unit_bears_offers_the_nearest() {
    same(
        &find(&["Hiền Quang, Phú Thọ"]).ends(1).text(),
        str![[r#"
không có đơn vị hành chính nào tên hoặc mã `Hiền Quang, Phú Thọ`; có thể là:
08443  Xã Hiền Quan, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08443"

08440  Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ
       đến 30/06/2025; nay thuộc `08443` Xã Hiền Quan, tỉnh Phú Thọ
       trong bài: code: "08440", as_of: 2025-06-30

08110  Xã Hiền Lương, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08110"

04885  Xã Hiền Lương, huyện Đà Bắc, tỉnh Hòa Bình
       đến 30/06/2025; nay thuộc `04831` Xã Đà Bắc, tỉnh Phú Thọ
       trong bài: code: "04885", as_of: 2025-06-30

08080  Xã Hiền Lương, huyện Hạ Hòa, tỉnh Phú Thọ
       đến 30/06/2025; nay thuộc `08110` Xã Hiền Lương, tỉnh Phú Thọ
       trong bài: code: "08080", as_of: 2025-06-30

08344  Xã Tiên Lương, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08344"

"#]],
    );
    same(
        &find(&["8443"]).ends(1).text(),
        str![[r#"
không có đơn vị hành chính nào tên hoặc mã `8443`; có thể là:
08443  Xã Hiền Quan, tỉnh Phú Thọ
       từ 01/07/2025
       trong bài: code: "08443"

08443  Xã Bắc Sơn, huyện Tam Nông, tỉnh Phú Thọ
       đến 30/06/2025; nay thuộc `08443` Xã Hiền Quan, tỉnh Phú Thọ
       trong bài: code: "08443", as_of: 2025-06-30

443    Huyện Can Lộc, tỉnh Hà Tĩnh
       đến 30/06/2025; địa bàn nay thuộc `18406` Xã Can Lộc, tỉnh Hà Tĩnh; `18418` Xã Tùng Lộc, tỉnh Hà Tĩnh; `18436` Xã Trường Lưu, tỉnh Hà Tĩnh; `18466` Xã Gia Hanh, tỉnh Hà Tĩnh; `18481` Xã Xuân Lộc, tỉnh Hà Tĩnh; `18484` Xã Đồng Lộc, tỉnh Hà Tĩnh
       trong bài: code: "443", as_of: 2025-06-30

"#]],
    );
    same(
        &find(&["zzzzzz"]).ends(1).text(),
        str![[r#"
không có đơn vị hành chính nào tên hoặc mã `zzzzzz`; thử tên khác, hoặc bớt tên huyện, tên tỉnh

"#]],
    );
}

#[test]
fn a_village_before_the_name_is_passed_over() {
    same(
        &find(&["thôn Đông, xã Phù Lãng, huyện Quế Võ"]).ends(1).text(),
        str![[r#"
không có đơn vị hành chính nào tên hoặc mã `thôn Đông, xã Phù Lãng, huyện Quế Võ`; có thể là:
09277  Xã Phù Lãng, thị xã Quế Võ, tỉnh Bắc Ninh
       đến 30/06/2025; nay thuộc `09292` Xã Phù Lãng, tỉnh Bắc Ninh
       trong bài: code: "09277", as_of: 2025-06-30

"#]],
    );
}

#[test]
fn a_showcase_is_asked_for_its_own_tables() {
    let site = Site::new(
        "\
-- content/dia-ban/don-vi.csv --
code,name,kind,parent,valid_from,valid_to
01,Thử,tỉnh,,,
00001,Một,xã,01,,2025-06-30
00002,Hai,xã,01,2025-07-01,
-- content/dia-ban/ke-thua.csv --
old,old_valid_to,new,share,decree
",
    );
    let root = site.path("");
    let run = |name| danvan(&root, &["places", "find", name]);
    same(
        &run("mot").well().text(),
        str![[r#"
00001  Xã Một, tỉnh Thử
       đến 30/06/2025; chưa xác định nay thuộc nơi nào
       trong bài: code: "00001", as_of: 2025-06-30

"#]],
    );
    same(
        &run("Hiền Quan").ends(1).text(),
        str![[r#"
không có đơn vị hành chính nào tên hoặc mã `Hiền Quan`; thử tên khác, hoặc bớt tên huyện, tên tỉnh

"#]],
    );
    site.edit("content/dia-ban/don-vi.csv", "00002", "2");
    same(
        &run("mot").ends(1).text(),
        str![[r#"
lỗi[bang-dia-ban-sai-o]: dòng 4, cột code: `2` không hợp lệ
 --> content/dia-ban/don-vi.csv:4:1
  |
4 | 2,Hai,xã,01,2025-07-01,
  | ^ cần mã 5 chữ số, kể cả số 0 đứng đầu


"#]],
    );
}

#[test]
fn a_name_may_stand_instead_of_a_code() {
    check(
        &model("places: [{ name: \"Hiền Quan, Phú Thọ\" }]"),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: lien chung }]"),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: \"Bến Nghé\", as_of: 2020-01-01, code: \"26740\" }]"),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn a_place_without_code_and_name_is_told() {
    check(
        &model("places: [{ as_reported: xã Hiền Quan }]"),
        str![[r#"
lỗi[dia-ban-thieu-ten]: địa bàn chưa có mã, cũng chưa có tên
 --> content/mo-hinh/duong-hoa.md:7:12
  |
7 | places: [{ as_reported: xã Hiền Quan }]
  |            ^^^^^^^^^^^ thêm `code: "08443"`, hoặc `name: Hiền Quan, Phú Thọ`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn an_ambiguous_name_lists_its_candidates() {
    check(
        &model("places: [{ name: Tân An }]"),
        str![[r#"
lỗi[ten-dia-ban-mo-ho]: `Tân An` là tên của 10 đơn vị
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: Tân An }]
  |                  ^^^^^^ ghi thêm tên huyện, tên tỉnh sau dấu phẩy; hoặc thay `name` bằng mã dưới đây
  |
  = cách sửa: `code: "02320"`: Xã Tân An, tỉnh Tuyên Quang
  = cách sửa: `code: "07682"`: Phường Tân An, tỉnh Bắc Ninh
  = cách sửa: `code: "11167"`: Xã Tân An, thành phố Hải Phòng
  = cách sửa: `code: "17305"`: Xã Tân An, tỉnh Nghệ An
  = cách sửa: `code: "24163"`: Phường Tân An, tỉnh Đắk Lắk
  = cách sửa: `code: "26179"`: Xã Tân An, tỉnh Đồng Nai
  = cách sửa: `code: "27712"`: Phường Tân An, tỉnh Tây Ninh
  = cách sửa: `code: "29278"`: Xã Tân An, tỉnh Vĩnh Long
  = cách sửa: `code: "30388"`: Xã Tân An, tỉnh An Giang
  = cách sửa: `code: "31147"`: Phường Tân An, thành phố Cần Thơ

1 lỗi, 0 cảnh báo

"#]],
    );
    check_with(
        &["--lang", "en"],
        &model("places: [{ name: \"xã Tam Nông\" }, { name: Bình Minh, as_of: 2026-01-01 }]"),
        str![[r#"
error[ten-dia-ban-mo-ho]: `xã Tam Nông` is the name of 2 units
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "xã Tam Nông" }, { name: Bình Minh, as_of: 2026-01-01 }]
  |                  ^^^^^^^^^^^^^ add the names of its district and province after commas, or write a code below instead
  |
  = help: `code: "08434"`: Xã Tam Nông, tỉnh Phú Thọ
  = help: `code: "30010"`: Xã Tam Nông, tỉnh Đồng Tháp

error[ten-dia-ban-mo-ho]: `Bình Minh` is the name of 7 units
 --> content/mo-hinh/duong-hoa.md:7:43
  |
7 | places: [{ name: "xã Tam Nông" }, { name: Bình Minh, as_of: 2026-01-01 }]
  |                                           ^^^^^^^^^ add the names of its district and province after commas, or write a code below instead
  |
  = help: `code: "10126"`: Xã Bình Minh, thành phố Hà Nội
  = help: `code: "14623"`: Xã Bình Minh, tỉnh Ninh Bình
  = help: `code: "17515"`: Xã Bình Minh, tỉnh Nghệ An
  = help: `code: "21085"`: Xã Bình Minh, tỉnh Quảng Ngãi
  = help: `code: "25480"`: Phường Bình Minh, tỉnh Tây Ninh
  = help: `code: "26278"`: Xã Bình Minh, tỉnh Đồng Nai
  = help: `code: "29771"`: Phường Bình Minh, tỉnh Vĩnh Long

2 errors, 0 warnings

"#]],
    );
}

#[test]
fn a_name_that_means_nothing_offers_the_nearest() {
    check(
        &model("places: [{ name: \"Hiền Quang, Phú Thọ\" }]"),
        str![[r#"
lỗi[ten-dia-ban-la]: không có đơn vị hành chính nào tên `Hiền Quang, Phú Thọ`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "Hiền Quang, Phú Thọ" }]
  |                  ^^^^^^^^^^^^^^^^^^^^^ có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = cách sửa: `code: "08443"`: Xã Hiền Quan, tỉnh Phú Thọ
  = cách sửa: `code: "08440", as_of: 2025-06-30`: Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ (đến 30/06/2025)
  = cách sửa: `code: "08110"`: Xã Hiền Lương, tỉnh Phú Thọ
  = cách sửa: `code: "04885", as_of: 2025-06-30`: Xã Hiền Lương, huyện Đà Bắc, tỉnh Hòa Bình (đến 30/06/2025)
  = cách sửa: `code: "08080", as_of: 2025-06-30`: Xã Hiền Lương, huyện Hạ Hòa, tỉnh Phú Thọ (đến 30/06/2025)
  = cách sửa: `code: "08344"`: Xã Tiên Lương, tỉnh Phú Thọ

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: \"khu 2, xã Hiền Quan, Phú Thọ\" }]"),
        str![[r#"
lỗi[ten-dia-ban-la]: không có đơn vị hành chính nào tên `khu 2, xã Hiền Quan, Phú Thọ`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "khu 2, xã Hiền Quan, Phú Thọ" }]
  |                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?
  |
  = cách sửa: `code: "08443"`: Xã Hiền Quan, tỉnh Phú Thọ
  = cách sửa: `code: "08440", as_of: 2025-06-30`: Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ (đến 30/06/2025)

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: zzzzzz }]"),
        str![[r#"
lỗi[ten-dia-ban-la]: không có đơn vị hành chính nào tên `zzzzzz`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: zzzzzz }]
  |                  ^^^^^^ viết tên xã, rồi tên tỉnh sau dấu phẩy; tên thôn ghi vào `village`

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: xã Tây Giang Quảng Nam }]"),
        str![[r#"
lỗi[ten-dia-ban-la]: không có đơn vị hành chính nào tên `xã Tây Giang Quảng Nam`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: xã Tây Giang Quảng Nam }]
  |                  ^^^^^^^^^^^^^^^^^^^^^^ viết tên xã, rồi tên tỉnh sau dấu phẩy; tên thôn ghi vào `village`

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn a_name_of_another_time_says_what_it_is_now() {
    check(
        &model("places: [{ name: \"Liên Chung\", as_of: 2025-10-01 }]"),
        str![[r#"
lỗi[ten-dia-ban-sai-ngay]: không có đơn vị nào tên `Liên Chung` vào ngày 01/10/2025
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "Liên Chung", as_of: 2025-10-01 }]
  |                  ^^^^^^^^^^^^ `07357` Xã Liên Chung, huyện Tân Yên, tỉnh Bắc Giang chỉ còn đến 30/06/2025
  |
  = cách sửa: nay là: `07330` Xã Phúc Hòa, tỉnh Bắc Ninh
  = cách sửa: viết mã mới, hoặc `as_of` không sau 2025-06-30

1 lỗi, 0 cảnh báo

"#]],
    );
    check(
        &model("places: [{ name: \"phường Sài Gòn\", as_of: 2020-01-01 }]"),
        str![[r#"
lỗi[ten-dia-ban-sai-ngay]: không có đơn vị nào tên `phường Sài Gòn` vào ngày 01/01/2020
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "phường Sài Gòn", as_of: 2020-01-01 }]
  |                  ^^^^^^^^^^^^^^^^ `26740` Phường Sài Gòn, thành phố Hồ Chí Minh chỉ có từ 01/07/2025
  |
  = cách sửa: khi ấy là: `26737` Phường Đa Kao, quận 1, thành phố Hồ Chí Minh; `26740` Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh; `26746` Phường Nguyễn Thái Bình, quận 1, thành phố Hồ Chí Minh
  = cách sửa: viết mã dùng khi ấy, hoặc `as_of` từ 2025-07-01 trở đi

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn a_word_of_another_level_is_no_name() {
    check(
        &model("places: [{ name: \"tỉnh Tam Nông\", as_of: 2020-01-01 }]"),
        str![[r#"
lỗi[ten-dia-ban-la]: không có đơn vị hành chính nào tên `tỉnh Tam Nông`
 --> content/mo-hinh/duong-hoa.md:7:18
  |
7 | places: [{ name: "tỉnh Tam Nông", as_of: 2020-01-01 }]
  |                  ^^^^^^^^^^^^^^^ có phải `08434` Xã Tam Nông, tỉnh Phú Thọ?
  |
  = cách sửa: `code: "08434"`: Xã Tam Nông, tỉnh Phú Thọ
  = cách sửa: `code: "30010"`: Xã Tam Nông, tỉnh Đồng Tháp
  = cách sửa: `code: "236", as_of: 2025-06-30`: Huyện Tam Nông, tỉnh Phú Thọ (đến 30/06/2025)
  = cách sửa: `code: "871", as_of: 2025-06-30`: Huyện Tam Nông, tỉnh Đồng Tháp (đến 30/06/2025)

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn a_name_beside_a_code_must_be_its_own() {
    check(
        &model("places: [{ code: \"08443\", name: Bến Nghé }]"),
        str![[r#"
lỗi[ten-dia-ban-trai-ma]: `Bến Nghé` không phải tên của `08443` Xã Hiền Quan, tỉnh Phú Thọ
 --> content/mo-hinh/duong-hoa.md:7:33
  |
7 | places: [{ code: "08443", name: Bến Nghé }]
  |                                 ^^^^^^^^ sửa mã, sửa tên, hoặc bỏ một trong hai

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn a_named_place_is_shown_and_written_as_one_with_a_code() {
    let named = "places: [{ name: \"Bến Nghé, Quận 1\", village: khu phố 1 }]";
    let coded = "places: [{ code: \"26740\", as_of: 2025-06-30, village: khu phố 1 }]";
    let (named, coded) = (Site::new(&model(named)), Site::new(&model(coded)));
    named.build();
    coded.build();
    for path in ["public/mo-hinh/duong-hoa/index.html", "public/du-lieu/mo-hinh.csv"] {
        assert_eq!(named.read(path), coded.read(path), "{path}");
    }
}
