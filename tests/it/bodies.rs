//! What Markdown becomes on a page, and the files that a story brings with it.

use std::fs;

use image::{ImageFormat, ImageReader, RgbImage};
use snapbox::str;

use crate::forms::archive::unpack;
use crate::pictures::png;
use crate::site::{Site, has_extension, output, same};

/// A document in a folder of its own, with a body.
fn document(body: &str) -> Site {
    Site::new(&format!(
        "-- content/van-ban/x/index.md --\n---\nid: abc234\ntitle: X\nnumber: 1-TB/TU\n---\n\n{body}\n"
    ))
}

/// Gives the body as it stands on the page.
fn prose(site: &Site) -> String {
    let page = site.read("public/van-ban/x/index.html");
    let start = page.find("<div class=\"prose\">").unwrap();
    let end = page[start..].find("</article>").unwrap();
    let prose = page[start..start + end].trim_end();
    let tail = prose.rfind("</div>").map_or(prose, |at| &prose[..at]);
    tail.split("\n\n</div>").next().unwrap().to_owned() + "\n"
}

#[test]
fn tables_lists_and_alerts_are_rendered() {
    let site = document(
        "\
## Kết quả

| Năm | Hộ |
|-----|---:|
| 2023 | 56 |

- [x] Đã họp
- [ ] Chưa làm

Tổ dân vận
: Nhóm người ở thôn.

> [!NOTE]
> Nguồn không ghi năm.

~~Bỏ~~ \"Giữ\" -- và ...",
    );
    site.build();
    same(
        &prose(&site),
        str![[r#"
<div class="prose">
<h2 id="ket-qua">Kết quả</h2>
<div class="table-scroll" role="region" tabindex="0" aria-label="Bảng">
<table>
<thead>
<tr><th scope="col">Năm</th><th scope="col" class="align-right">Hộ</th></tr>
</thead>
<tbody>
<tr><td>2023</td><td class="align-right">56</td></tr>
</tbody>
</table>
</div>
<ul>
<li><input type="checkbox" disabled="" checked="" aria-label="Đã làm" /> Đã họp</li>
<li><input type="checkbox" disabled="" aria-label="Chưa làm" /> Chưa làm</li>
</ul>
<dl>
<dt>Tổ dân vận</dt>
<dd>Nhóm người ở thôn.</dd>
</dl>
<aside class="alert alert-note" role="note">
<p class="alert-title">Lưu ý</p>
<p>Nguồn không ghi năm.</p>
</aside>
<p><del>Bỏ</del> “Giữ” – và …</p>

"#]],
    );
}

#[test]
fn footnotes_are_tied_to_their_story() {
    let site = document("Ba hộ[^nguon] hiến đất[^nguon].\n\n[^nguon]: Báo cáo *số 12*.");
    site.build();
    same(
        &prose(&site),
        str![[r##"
<div class="prose">
<p>Ba hộ<sup class="footnote-ref"><a id="fnref-abc234-1" href="#fn-abc234-1" role="doc-noteref" aria-label="Chú thích 1">1</a></sup> hiến đất<sup class="footnote-ref"><a id="fnref-abc234-1-2" href="#fn-abc234-1" role="doc-noteref" aria-label="Chú thích 1">1</a></sup>.</p>
<section class="footnotes" role="doc-endnotes" aria-label="Chú thích">
<ol>
<li id="fn-abc234-1">
<p>Báo cáo <em>số 12</em>. <a class="footnote-back" href="#fnref-abc234-1" role="doc-backlink" aria-label="Trở lại nơi đánh dấu chú thích 1">↩︎</a> <a class="footnote-back" href="#fnref-abc234-1-2" role="doc-backlink" aria-label="Trở lại nơi đánh dấu chú thích 1 (2)">↩︎</a></p>
</li>
</ol>
</section>

"##]],
    );
}

#[test]
fn headings_have_anchors_that_others_can_link_to() {
    let site = document("## Cách làm\n\n### Bước 1 {#buoc-mot}\n\nXem [bước](#buoc-mot).");
    site.write(
        "content/trang/a.md",
        "---\nid: abc235\ntitle: A\n---\n\nXem [cách làm](../van-ban/x/index.md#cach-lam), [x](/van-ban/x/#buoc-mot) và [web](https://a.example/?q=1&r=2).\n",
    );
    site.build();
    same(
        &prose(&site),
        str![[r##"
<div class="prose">
<h2 id="cach-lam">Cách làm</h2>
<h3 id="buoc-mot">Bước 1</h3>
<p>Xem <a href="#buoc-mot">bước</a>.</p>

"##]],
    );
    let page = site.read("public/trang/a/index.html");
    assert!(page.contains("<a href=\"/van-ban/x/#cach-lam\">cách làm</a>"), "{page}");
    assert!(page.contains("<a href=\"/van-ban/x/#buoc-mot\">x</a>"), "{page}");
    assert!(page.contains("href=\"https://a.example/?q=1&amp;r=2\""), "{page}");
}

#[test]
fn attachment_is_copied_and_linked() {
    let site = document("Tải [bản scan](thong-bao.pdf) và [bảng số liệu](so%20lieu.csv).");
    site.write("content/van-ban/x/thong-bao.pdf", b"%PDF-1.4 scan");
    site.write("content/van-ban/x/so lieu.csv", "nam,ho\n2023,56\n");
    site.write("content/van-ban/x/ghi-chu-rieng.docx", "không ai liên kết tới");
    site.build();
    let files = output(&site.path("public"));
    assert_eq!(files["van-ban/x/thong-bao.pdf"], b"%PDF-1.4 scan");
    assert_eq!(files["van-ban/x/so lieu.csv"], b"nam,ho\n2023,56\n");
    assert!(!files.keys().any(|it| has_extension(it, "docx")), "only what is linked is published");
    same(
        &prose(&site),
        str![[r#"
<div class="prose">
<p>Tải <a href="/van-ban/x/thong-bao.pdf">bản scan</a> và <a href="/van-ban/x/so%20lieu.csv">bảng số liệu</a>.</p>

"#]],
    );
}

#[test]
fn changed_attachment_is_copied_again() {
    let site = document("Tải [bản scan](thong-bao.pdf).");
    site.write("content/van-ban/x/thong-bao.pdf", b"%PDF-1.4 scan");
    site.build();
    site.write("content/van-ban/x/thong-bao.pdf", b"%PDF-1.4 scam");
    same(
        &site.build().stdout,
        str![[r#"
van-ban/x/thong-bao.pdf: nội dung đổi
Đã dựng 35 tệp: ghi 1, xóa 0, giữ nguyên 34.

"#]],
    );
}

#[test]
fn program_that_a_browser_would_run_is_not_offered() {
    let site = document("Xem [trang](trang.html) và [mã](ma.js).");
    site.write("content/van-ban/x/trang.html", "<script>alert(1)</script>");
    site.write("content/van-ban/x/ma.js", "alert(1)");
    same(
        &site.run(&["check"]).ends(1).text(),
        str![[r#"
lỗi[tep-khong-cho-tai]: có tệp `trang.html`, nhưng trang không cho tải loại tệp này
 --> content/van-ban/x/index.md:7:5
  |
7 | Xem [trang](trang.html) và [mã](ma.js).
  |     ^^^^^^^^^^^^^^^^^^^ lưu thành PDF rồi liên kết tới tệp PDF
  |
  = cách sửa: cho tải được: pdf, doc, docx, xls, xlsx, ppt, pptx, odt, ods, odp, csv, txt, zip, jpg, jpeg, png, webp, mp3, mp4

lỗi[tep-khong-cho-tai]: có tệp `ma.js`, nhưng trang không cho tải loại tệp này
 --> content/van-ban/x/index.md:7:28
  |
7 | Xem [trang](trang.html) và [mã](ma.js).
  |                            ^^^^^^^^^^^ lưu thành PDF rồi liên kết tới tệp PDF
  |
  = cách sửa: cho tải được: pdf, doc, docx, xls, xlsx, ppt, pptx, odt, ods, odp, csv, txt, zip, jpg, jpeg, png, webp, mp3, mp4

2 lỗi, 0 cảnh báo

"#]],
    );
}

/// Says in words that only a camera's notes hold.
const NOTE: &str = "GPSLatitude 21.1861";

/// Makes a photograph 1200 × 800, to be turned upright, with a camera's notes in it.
fn photograph() -> Vec<u8> {
    let picture = RgbImage::from_fn(1200, 800, |x, y| {
        image::Rgb([x / 5, y / 4, (x + y) / 8].map(|it| u8::try_from(it).unwrap()))
    });
    let mut plain = Vec::new();
    picture.write_to(&mut std::io::Cursor::new(&mut plain), ImageFormat::Jpeg).unwrap();
    let mut notes =
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    notes.extend(NOTE.bytes());
    let length = u16::try_from(notes.len() + 2).unwrap().to_be_bytes();
    let (start, rest) = plain.split_at(2);
    [start, b"\xff\xe1", &length, &notes, rest].concat()
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

#[test]
fn picture_is_published_upright_scaled_and_without_the_camera_s_notes() {
    let site = document("![Đường hoa](anh.jpg \"Đường hoa năm 2023\")");
    let photograph = photograph();
    assert!(holds(&photograph, NOTE.as_bytes()));
    site.write("content/van-ban/x/anh.jpg", photograph);
    site.build();
    let files = output(&site.path("public"));
    let copies: Vec<&String> = files.keys().filter(|it| it.starts_with("anh/")).collect();
    let sizes: Vec<String> =
        copies.iter().map(|path| path.split('-').nth(1).unwrap().to_owned()).collect();
    same(
        &(sized(sizes).join("\n") + "\n"),
        str![[r#"
480.webp
800.jpg
800.webp

"#]],
    );
    for path in copies {
        assert!(!holds(&files[path], b"Exif") && !holds(&files[path], NOTE.as_bytes()), "{path}");
        let picture = ImageReader::new(std::io::Cursor::new(&files[path])).with_guessed_format();
        let (width, height) = picture.unwrap().into_dimensions().unwrap();
        assert!(height > width, "{path} is not upright");
    }
    assert!(!files.contains_key("van-ban/x/anh.jpg"), "the original stays at home");
    let page = site.read("public/van-ban/x/index.html");
    for address in page.split("/anh/").skip(1).map(|it| it.split(['"', ' ', ',']).next().unwrap()) {
        assert!(files.contains_key(&format!("anh/{address}")), "{address}");
    }
    assert!(page.contains("alt=\"Đường hoa\""), "{page}");
    assert!(page.contains("Đường hoa năm 2023</figcaption>"), "{page}");
}

#[test]
fn no_output_of_any_kind_holds_what_the_camera_wrote() {
    let site = document("![Đường hoa](anh.jpg)\n\n[Ảnh lớn](anh.jpg), [tải về](tai/anh.jpg)");
    site.write("content/van-ban/x/anh.jpg", photograph());
    site.write("content/van-ban/x/tai/anh.jpg", photograph());
    site.run(&["build", "--full"]).well();
    let mut files = output(&site.path("public"));
    for path in ["van-ban/x/anh.jpg", "van-ban/x/tai/anh.jpg"] {
        let picture = image::load_from_memory(&files[path]).unwrap();
        assert!(picture.height() > picture.width(), "{path} is not upright");
    }
    for profile in ["epub", "docx"] {
        let story = ["print", "--story", "content/van-ban/x/index.md", "--profile", profile];
        site.run(&story).well();
        let book = fs::read(site.path(&format!("x.{profile}"))).unwrap();
        files.extend(unpack(&book).into_iter().map(|(path, it)| (format!("{profile}/{path}"), it)));
    }
    files.extend(output(&site.path(".danvan")));
    let telling: Vec<&String> = files
        .iter()
        .filter(|(_, it)| holds(it, b"Exif") || holds(it, NOTE.as_bytes()))
        .map(|it| it.0)
        .collect();
    assert_eq!(telling, Vec::<&String>::new());
}

#[test]
fn picture_to_download_that_is_no_picture_is_refused() {
    let site = document("[Ảnh lớn](anh.jpg)");
    site.write("content/van-ban/x/anh.jpg", "không phải ảnh");
    let run = site.run(&["check"]).ends(1);
    assert!(
        run.text().contains("lỗi[anh-hong]: không đọc được ảnh `content/van-ban/x/anh.jpg`"),
        "{}",
        run.text()
    );
}

/// Orders `480.webp` by number.
fn sized(mut sizes: Vec<String>) -> Vec<String> {
    let width = |it: &String| it.split('.').next().and_then(|it| it.parse::<u32>().ok());
    sizes.sort_by_key(|it| (width(it), it.clone()));
    sizes
}

#[test]
fn picture_of_the_front_matter_is_shown_with_its_caption_and_credit() {
    let site = document("");
    site.edit(
        "content/van-ban/x/index.md",
        "number:",
        "pictures: [{ file: anh.png, alt: Đường hoa, caption: Đường hoa năm 2023, credit: Nguyễn Văn A }]\nnumber:",
    );
    site.write("content/van-ban/x/anh.png", png());
    site.build();
    let page = site.read("public/van-ban/x/index.html");
    for part in
        ["alt=\"Đường hoa\"", "Đường hoa năm 2023", "Nguyễn Văn A", "width=\"8\" height=\"6\""]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[test]
fn changed_picture_renders_the_pages_that_show_it() {
    let site = document("![Đường hoa](anh.png)");
    site.write("content/van-ban/x/anh.png", png());
    site.build();
    let mut other = Vec::new();
    let picture = RgbImage::from_pixel(8, 6, image::Rgb([1, 2, 3]));
    picture.write_to(&mut std::io::Cursor::new(&mut other), ImageFormat::Png).unwrap();
    site.write("content/van-ban/x/anh.png", other);
    let told = site.build().stdout;
    let written: Vec<&str> = told.lines().filter(|line| !line.starts_with("anh/")).collect();
    assert_eq!(written[0], "van-ban/x/index.html: nội dung đổi", "{told}");
    assert_eq!(written[1], "sitemap.xml: nội dung đổi", "{told}");
    assert!(written[2].starts_with("Đã dựng "), "{told}");
}
