//! Pictures that are missing, undescribed or of a kind that cannot be published.

use std::fs;

use snapbox::str;

use crate::site::{Site, check, model, output, same};

#[test]
fn missing_picture_is_told() {
    check(
        &model("pictures: [{ file: anh.jpg, alt: Đường hoa }]"),
        str![[r#"
lỗi[thieu-anh]: không thấy tệp ảnh `anh.jpg`
 --> content/mo-hinh/duong-hoa.md:7:20
  |
7 | pictures: [{ file: anh.jpg, alt: Đường hoa }]
  |                    ^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_picture_of_a_body_is_told() {
    let fixture = model("").replace("Mỗi hộ", "![Đường hoa](anh.jpg)\n\nMỗi hộ");
    check(
        &fixture,
        str![[r#"
lỗi[thieu-anh]: không thấy tệp ảnh `anh.jpg`
  --> content/mo-hinh/duong-hoa.md:12:1
   |
12 | ![Đường hoa](anh.jpg)
   | ^^^^^^^^^^^^^^^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn picture_that_leads_elsewhere_is_no_second_link() {
    let body = "[![Hoa](hoa.png)](https://bao.example/)\n\n![Hoa](hoa.png)\n\nMỗi hộ";
    let site = Site::new(&model("").replace("Mỗi hộ", body));
    site.write("content/mo-hinh/hoa.png", crate::forms::png());
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("<a href=\"https://bao.example/\" rel=\"noopener\"><picture>"), "{page}");
    assert_eq!(page.matches("<a class=\"zoom\"").count(), 1, "{page}");
}

#[test]
fn missing_picture_suggests_nearest() {
    let fixture = "\
-- content/trang/a/index.md --
---
id: abc234
title: A
pictures: [{ file: duong-hoa.jpg, alt: Đường hoa }, { file: img_1.jpg, alt: Cổng làng }]
---
-- content/trang/a/duong-hoa-1.jpg --
-- content/trang/a/IMG_1.JPG --
";
    check(
        fixture,
        str![[r#"
lỗi[thieu-anh]: không thấy tệp ảnh `duong-hoa.jpg`
 --> content/trang/a/index.md:4:20
  |
4 | pictures: [{ file: duong-hoa.jpg, alt: Đường hoa }, { file: img_1.jpg, alt: Cổng làng }]
  |                    ^^^^^^^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng
  |
  = cách sửa: có phải là `duong-hoa-1.jpg`?

lỗi[thieu-anh]: không thấy tệp ảnh `img_1.jpg`
 --> content/trang/a/index.md:4:61
  |
4 | pictures: [{ file: duong-hoa.jpg, alt: Đường hoa }, { file: img_1.jpg, alt: Cổng làng }]
  |                                                             ^^^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng
  |
  = cách sửa: có phải là `IMG_1.JPG`?

2 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn missing_alt_text_is_an_error() {
    let fixture =
        model("pictures: [{ file: anh.jpg }]").replace("Mỗi hộ", "![](anh.jpg)\n\nMỗi hộ");
    check(
        &(fixture + "-- content/mo-hinh/anh.jpg --\n"),
        str![[r#"
lỗi[thieu-muc]: thiếu mục `alt` (Lời tả)
 --> content/mo-hinh/duong-hoa.md:7:14
  |
7 | pictures: [{ file: anh.jpg }]
  |              ^^^^ thêm dòng `alt: …`

lỗi[anh-hong]: không đọc được ảnh `anh.jpg`: tệp bị cụt, thiếu phần cuối
 --> content/mo-hinh/duong-hoa.md:7:20
  |
7 | pictures: [{ file: anh.jpg }]
  |                    ^^^^^^^ chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG

lỗi[anh-hong]: không đọc được ảnh `anh.jpg`: tệp bị cụt, thiếu phần cuối
  --> content/mo-hinh/duong-hoa.md:12:1
   |
12 | ![](anh.jpg)
   | ^^^^^^^^^^^^ chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG

lỗi[thieu-loi-ta-anh]: ảnh thiếu lời mô tả
  --> content/mo-hinh/duong-hoa.md:12:1
   |
12 | ![](anh.jpg)
   | ^^^^^^^^^^^^ ghi trong ngoặc vuông ảnh cho thấy gì

4 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn file_that_is_no_picture_is_told() {
    let site = Site::new(&model(
        "pictures: [{ file: anh.jpg, alt: Một }, { file: b.heic, alt: Hai }, { file: c.svg, alt: Ba }]",
    ));
    site.write("content/mo-hinh/anh.jpg", b"\xff\xd8\xff\xe0 cut");
    site.write("content/mo-hinh/b.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic");
    site.write("content/mo-hinh/c.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    same(
        &site.run(&["check"]).text(),
        str![[r#"
lỗi[anh-hong]: không đọc được ảnh `anh.jpg`: tệp bị cụt, thiếu phần cuối
 --> content/mo-hinh/duong-hoa.md:7:20
  |
7 | pictures: [{ file: anh.jpg, alt: Một }, { file: b.heic, alt: Hai }, { file: c.svg, alt: Ba }]
  |                    ^^^^^^^ chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG

lỗi[anh-khac-dang]: ảnh `b.heic` thuộc loại HEIC, chưa dùng được
 --> content/mo-hinh/duong-hoa.md:7:49
  |
7 | pictures: [{ file: anh.jpg, alt: Một }, { file: b.heic, alt: Hai }, { file: c.svg, alt: Ba }]
  |                                                 ^^^^^^ lưu lại thành JPEG hoặc PNG
  |
  = cách sửa: trên iPhone: Cài đặt → Camera → Định dạng → Tương thích nhất, thì ảnh chụp là JPEG

lỗi[anh-svg]: không nhận ảnh SVG `c.svg`
 --> content/mo-hinh/duong-hoa.md:7:77
  |
7 | pictures: [{ file: anh.jpg, alt: Một }, { file: b.heic, alt: Hai }, { file: c.svg, alt: Ba }]
  |                                                                             ^^^^^ xuất bản vẽ ra PNG rồi dùng tệp đó
  |
  = cách sửa: SVG có thể chứa mã lệnh và tải dữ liệu từ nơi khác, không an toàn cho người xem

3 lỗi, 0 cảnh báo

"#]],
    );
}

/// Makes a small picture.
pub(crate) fn png() -> Vec<u8> {
    let mut bytes = Vec::new();
    let picture = image::RgbImage::from_fn(8, 6, |x, y| {
        image::Rgb([x * 30, y * 40, 9].map(|it| u8::try_from(it).unwrap()))
    });
    picture.write_to(&mut std::io::Cursor::new(&mut bytes), image::ImageFormat::Png).unwrap();
    bytes
}

#[test]
fn broken_picture_of_a_draft_is_told_before_its_day() {
    let front = "state: draft\npictures: [{ file: anh.jpg, alt: Đường hoa }]";
    let site = Site::new(&model(front));
    site.write("content/mo-hinh/anh.jpg", "không phải ảnh");
    same(
        &site.run(&["check"]).ends(1).text(),
        str![[r#"
lỗi[anh-hong]: không đọc được ảnh `anh.jpg`: tệp không phải là ảnh
 --> content/mo-hinh/duong-hoa.md:8:20
  |
8 | pictures: [{ file: anh.jpg, alt: Đường hoa }]
  |                    ^^^^^^^ chép lại tệp gốc, hoặc mở bằng phần mềm xem ảnh rồi lưu thành JPEG

1 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn picture_of_a_draft_is_not_published() {
    let front = "state: draft\npictures: [{ file: anh.png, alt: Đường hoa }]";
    let site = Site::new(&model(front));
    site.write("content/mo-hinh/anh.png", png());
    site.build();
    assert!(!site.outputs("public").contains("anh/"), "{}", site.outputs("public"));
}

#[test]
fn copies_are_kept_beside_the_content_and_made_again_where_they_are_lost_or_damaged() {
    let site = Site::new(&model("pictures: [{ file: anh.png, alt: Đường hoa }]"));
    site.write("content/mo-hinh/anh.png", png());
    site.build();
    let kept = output(&site.path(".danvan/cache"));
    assert_eq!(kept.len(), 2, "{:?}", kept.keys());
    let first = output(&site.path("public"));
    let again = |folder: &str| {
        site.run(&["build", "--output", folder]).well();
        assert!(output(&site.path(folder)) == first, "{folder} differs");
        assert!(output(&site.path(".danvan/cache")) == kept, "{folder} left other copies");
    };
    again("thu-hai");
    fs::remove_dir_all(site.path(".danvan/cache")).unwrap();
    again("thu-ba");
    for path in kept.keys() {
        site.write(&format!(".danvan/cache/{path}"), "hỏng");
    }
    again("thu-tu");
    assert!(!first.keys().any(|path| path.contains("cache")));
}

#[test]
fn copies_that_cannot_be_kept_keep_nothing_from_being_built() {
    let site = Site::new(&model("pictures: [{ file: anh.png, alt: Đường hoa }]"));
    site.write("content/mo-hinh/anh.png", png());
    site.write(".danvan", "một tệp đứng ở chỗ thư mục");
    site.build();
    assert!(site.outputs("public").contains("anh/"));
}

#[cfg(feature = "avif")]
#[test]
fn full_build_has_avif_too_and_keeps_what_it_made() {
    let body = "![Hoa](hoa.png)\n\nMỗi hộ";
    let fixture = model("pictures: [{ file: hoa.png, alt: Hoa }]").replace("Mỗi hộ", body);
    let site = Site::new(&fixture);
    site.write("content/mo-hinh/hoa.png", png());
    site.build();
    let quick = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(quick.contains("image/webp") && !quick.contains("avif"), "{quick}");
    let full = || site.run(&["build", "--full", "--explain"]).well().stdout;
    let told = full();
    let copies: Vec<&str> = told.lines().filter(|it| it.contains(".avif")).collect();
    assert!(matches!(copies[..], [it] if it.starts_with("anh/") && it.ends_with("-8.avif: mới")));
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    for source in page.split("<picture>").skip(1) {
        // A browser takes the first kind that it knows.
        assert!(source.trim_start().starts_with("<source type=\"image/avif\" srcset=\"/anh/"));
        assert!(source.contains("<source type=\"image/webp\""), "{source}");
    }
    assert_eq!(page.matches("<picture>").count(), 2);
    let kept = output(&site.path("public"));
    let avif = kept.iter().find(|(path, _)| extension(path) == "avif").unwrap();
    assert_eq!(&avif.1[4..12], b"ftypavif");
    // A copy that was made once is taken from beside the content, byte for byte.
    fs::remove_dir_all(site.path("public")).unwrap();
    full();
    assert_eq!(output(&site.path("public"))[avif.0], *avif.1);
    assert!(!site.build().text().contains("lỗi"));
    assert!(!output(&site.path("public")).keys().any(|it| extension(it) == "avif"));
}

#[test]
fn full_build_gives_a_picture_its_colour_until_it_has_come() {
    let body = "![Hoa](hoa.png)\n\nMỗi hộ";
    let fixture = model("pictures: [{ file: hoa.png, alt: Hoa }]").replace("Mỗi hộ", body);
    let site = Site::new(&fixture);
    site.write("content/mo-hinh/hoa.png", png());
    site.build();
    let page = || site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(!page().contains("tint"), "{}", page());
    site.run(&["build", "--full"]).well();
    let tinted = page();
    // On the page: in front and in the text, in the mean of its pixels.
    let class = "<img class=\"tint tint-r3 tint-g3 tint-b0 tint-dark\" src=\"/anh/";
    assert_eq!(tinted.matches(class).count(), 2, "{tinted}");
    assert!(!tinted.contains("style="), "{tinted}");
    let files = output(&site.path("public"));
    let sheet = files.iter().find(|(path, _)| extension(path) == "css").unwrap().1;
    let sheet = String::from_utf8_lossy(sheet);
    for part in ["r", "g", "b"] {
        for step in 0..8 {
            assert!(
                sheet.contains(&format!(".tint-{part}{step} {{ --{part}: {}; }}", 16 + 32 * step))
            );
        }
    }
    // It is found once: a build that finds nothing but what is kept says the same.
    fs::remove_dir_all(site.path("public")).unwrap();
    site.run(&["build", "--full"]).well();
    assert_eq!(page(), tinted);
}

/// Gives what stands behind the last dot of a path.
fn extension(path: &str) -> &str {
    path.rsplit_once('.').map_or("", |(_, it)| it)
}
