//! `danvan print`: the books that it writes, page by page, and what it refuses.

use std::fmt::Write;
use std::path::Path;

use danvan::source::markdown::prose::{BlockKind, lines};
use lopdf::{Dictionary, Document, Object};
use snapbox::str;

use crate::forms::archive::unpack;
use crate::site::{Run, Site, danvan, model, same};

/// A showcase with a volume of two models.
fn fixture() -> Site {
    let site = Site::new(&model(
        "places:\n  - code: \"08443\"\n    as_of: 2025-10-26\nmetrics:\n  dat_hien: gần 1.000 m2\nsources:\n  - title: Báo Phú Thọ, 26/10/2025\n    url: https://baophutho.vn/x",
    ));
    site.write(
        "content/mo-hinh/anh-sang.md",
        "---\nid: abc235\ntitle: Ánh sáng đường quê\nsummary: Ba ấp dựng 270 trụ đèn.\nkind: tap-the\nfield: van-hoa-xa-hoi\nperiod: 2015-\n---\n\n## Cách làm\n\nXem [đường hoa](duong-hoa.md#cach-lam)[^1], \"#eval(1)\" và `\\`[^1].\n\n- [x] một **hai *ba***\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n[^1]: Được, ờ ỡ ợ ữ ự[^2].\n[^2]: Lại dẫn.\n",
    );
    site.write(
        "content/ky-yeu/thu.yaml",
        "title: Kỷ yếu thử\norgan: Đảng ủy xã Đông\nheader: dang\nplace: Đông\ndate: 2025-11-05\nparts: [bia, muc-luc, mo-hinh, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, bia-sau]\n",
    );
    site
}

/// Gives what a run said, but for the time that it took.
fn said(run: &Run) -> String {
    let without = |line: &str| match line.split_once(" trang, ") {
        Some((pages, _)) => format!("{pages} trang"),
        None => line.to_owned(),
    };
    run.text().lines().map(|line| without(line) + "\n").collect()
}

fn open(site: &Site, file: &str) -> Document {
    Document::load(site.path(file)).unwrap()
}

/// Gives what a page says of its frames.
fn frames(document: &Document) -> String {
    let page = document.get_dictionary(document.page_iter().next().unwrap()).unwrap();
    let mut out = String::new();
    for name in ["MediaBox", "BleedBox", "TrimBox"] {
        let Ok(frame) = page.get(name.as_bytes()).and_then(Object::as_array) else { continue };
        let sides: Vec<String> =
            frame.iter().map(|it| format!("{:.0}", it.as_float().unwrap() / 72.0 * 25.4)).collect();
        writeln!(out, "{name} {}", sides.join(" ")).unwrap();
    }
    out
}

/// Gives the titles of the bookmarks, the deeper ones moved in.
fn bookmarks(document: &Document) -> String {
    fn walk(document: &Document, parent: &Dictionary, depth: usize, out: &mut String) {
        let mut next = parent.get(b"First").and_then(Object::as_reference).ok();
        while let Some(id) = next {
            let entry = document.get_dictionary(id).unwrap();
            let title = lopdf::decode_text_string(entry.get(b"Title").unwrap()).unwrap();
            writeln!(out, "{}{title}", "  ".repeat(depth)).unwrap();
            walk(document, entry, depth + 1, out);
            next = entry.get(b"Next").and_then(Object::as_reference).ok();
        }
    }
    let mut out = String::new();
    let outlines = document.catalog().unwrap().get(b"Outlines").unwrap();
    let (_, outlines) = document.dereference(outlines).unwrap();
    walk(document, outlines.as_dict().unwrap(), 0, &mut out);
    out
}

/// Gives the names of the faces, each of which must be within the file.
fn faces(document: &Document) -> Vec<String> {
    let mut names = Vec::new();
    for object in document.objects.values() {
        let Ok(dictionary) = object.as_dict() else { continue };
        if dictionary.has_type(b"FontDescriptor") {
            assert!(dictionary.has(b"FontFile3") || dictionary.has(b"FontFile2"));
            let name = dictionary.get(b"FontName").unwrap().as_name().unwrap();
            let name = String::from_utf8(name.to_vec()).unwrap();
            names.push(name.split_once('+').unwrap().1.to_owned());
        }
    }
    names.sort();
    names
}

/// Gives all text of a book, in the order of its pages.
fn text(document: &Document) -> String {
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    // A blank that no line ends at is a blank.
    document.extract_text(&pages).unwrap().replace('\u{a0}', " ")
}

#[test]
fn volumes_are_listed() {
    let site = fixture();
    site.write("content/ky-yeu/khac-nua.yaml", "title: Tập khác\n");
    same(
        &site.run(&["print", "--list"]).well().text(),
        str![[r#"
khac-nua  Tập khác
thu       Kỷ yếu thử

"#]],
    );
    same(
        &Site::new(&model("")).run(&["print", "--list"]).well().text(),
        str![[r#"
chưa có kỷ yếu nào: viết tệp content/ky-yeu/TÊN.yaml với dòng `title: …`

"#]],
    );
}

#[test]
fn a_book_for_the_screen_is_tagged_bookmarked_and_in_our_faces() {
    let site = fixture();
    same(
        &said(&site.run(&["print", "thu"]).well()),
        str![[r#"
Phông chữ: Libertinus Serif
thu.pdf: 8 trang

"#]],
    );
    let document = open(&site, "thu.pdf");
    let catalog = document.catalog().unwrap();
    assert!(catalog.has(b"StructTreeRoot") && catalog.has(b"MarkInfo") && catalog.has(b"Lang"));
    same(
        &frames(&document),
        str![[r#"
MediaBox 0 0 210 297

"#]],
    );
    same(
        &bookmarks(&document),
        str![[r#"
Mô hình, điển hình tiêu biểu
  Kinh tế
    Đường hoa thôn Đông
      Cách làm
      Tất cả số liệu
      Nguồn
  Văn hóa - xã hội
    Ánh sáng đường quê
      Cách làm
Phụ lục số liệu
  Diện tích đất hiến
Chỉ mục địa danh
Chỉ mục mô hình

"#]],
    );
    same(
        &faces(&document).join("\n"),
        str![[r#"
LibertinusSerif-Bold
LibertinusSerif-Italic
LibertinusSerif-Regular
"#]],
    );
    let metadata = catalog.get(b"Metadata").unwrap().as_reference().unwrap();
    let metadata = document.get_object(metadata).unwrap().as_stream().unwrap();
    let metadata = String::from_utf8(metadata.content.clone()).unwrap();
    for mark in ["<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<", "Kỷ yếu thử"]
    {
        assert!(metadata.contains(mark), "no {mark} in {metadata}");
    }
}

#[test]
fn two_prints_are_equal_byte_for_byte() {
    let site = fixture();
    for profile in ["man-hinh", "luu-tru", "nha-in", "gap-sach"] {
        let print = |file: &str| {
            let arguments = ["print", "thu", "--profile", profile, "--output"];
            let path = site.path(file);
            site.run(&[&arguments[..], &[path.to_str().unwrap()]].concat()).well();
            std::fs::read(path).unwrap()
        };
        assert!(print("a.pdf") == print("b.pdf"), "{profile} differs");
    }
}

#[test]
fn an_archived_book_carries_its_figures() {
    let site = fixture();
    site.run(&["print", "thu", "--profile", "luu-tru"]).well();
    let document = open(&site, "thu-luu-tru.pdf");
    let mut files = document.objects.values().filter_map(|it| it.as_stream().ok());
    let file = files.find(|it| it.dict.has_type(b"EmbeddedFile")).unwrap();
    let csv = file.decompressed_content().unwrap_or_else(|_| file.content.clone());
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains("gần 1.000 m2") && csv.contains("abc234"), "{csv}");
}

#[test]
fn a_printing_house_gets_black_ink_bleed_and_marks() {
    let site = fixture();
    site.run(&["print", "thu", "--profile", "nha-in", "--size", "a5"]).well();
    let document = open(&site, "thu-nha-in.pdf");
    same(
        &frames(&document),
        str![[r#"
MediaBox -5 -5 159 221
BleedBox 0 0 154 216
TrimBox 3 3 151 213

"#]],
    );
    let mut inks = std::collections::BTreeSet::new();
    for page in document.page_iter() {
        let content = document.get_and_decode_page_content(page).unwrap();
        for it in content.operations {
            if ["rg", "RG", "g", "G", "k", "K", "sc", "SC", "scn", "SCN"]
                .contains(&it.operator.as_str())
            {
                inks.insert(format!("{} {:?}", it.operator, it.operands));
            }
        }
    }
    same(
        &inks.into_iter().collect::<Vec<_>>().join("\n"),
        str![[r#"
K [0, 0, 0, 1]
K [1, 1, 1, 1]
k [0, 0, 0, 1]
"#]],
    );
}

#[test]
fn a_booklet_puts_two_pages_on_a_side_and_the_back_cover_outside() {
    let site = fixture();
    site.run(&["print", "thu", "--profile", "gap-sach", "--size", "a5"]).well();
    let document = open(&site, "thu-gap-sach.pdf");
    same(
        &frames(&document),
        str![[r#"
MediaBox 0 0 296 210

"#]],
    );
    assert_eq!(document.get_pages().len() % 2, 0);
}

#[test]
fn a_story_is_printed_alone() {
    let site = fixture();
    let run = site.run(&["print", "--story", "content/mo-hinh/anh-sang.md", "--size", "a5"]).well();
    same(
        &said(&run),
        str![[r#"
Phông chữ: Libertinus Serif
anh-sang.pdf: 1 trang

"#]],
    );
    same(
        &bookmarks(&open(&site, "anh-sang.pdf")),
        str![[r#"
Ánh sáng đường quê
  Cách làm

"#]],
    );
}

#[test]
fn all_text_of_a_story_is_in_the_book() {
    let site = fixture();
    site.run(&["print", "--story", "content/mo-hinh/anh-sang.md"]).well();
    let printed = text(&open(&site, "anh-sang.pdf")).replace(char::is_whitespace, "");
    for said in
        ["Ánh sáng đường quê", "Xem đường hoa", "“#eval(1)”", "một hai ba", "Được, ờ ỡ ợ ữ ự"]
    {
        let said = said.replace(char::is_whitespace, "");
        assert!(printed.contains(&said), "no {said} in {printed}");
    }
}

#[test]
fn what_could_not_be_written_is_never_called_printed() {
    let site = fixture();
    site.write("tep", "không phải thư mục");
    for profile in ["man-hinh", "epub"] {
        let run = site.run(&["print", "thu", "--profile", profile, "--output", "tep/ky-yeu"]);
        let run = run.ends(2);
        assert_eq!(run.stdout, "", "{profile}");
        assert!(run.stderr.contains("lỗi: không ghi được, tệp cũ còn nguyên: tep/ky-yeu: "));
        assert!(run.stderr.ends_with("  ghi ra nơi khác: --output TỆP\n"), "{}", run.stderr);
    }
    assert_eq!(site.read("tep"), "không phải thư mục");
}

#[test]
fn what_cannot_be_printed_is_told_and_the_old_file_stands() {
    let site = fixture();
    site.run(&["print", "thu"]).well();
    let before = std::fs::read(site.path("thu.pdf")).unwrap();
    site.edit("content/mo-hinh/anh-sang.md", "Cách làm", "Cách làm 漢 và 漢");
    same(
        &said(&site.run(&["print", "thu"]).ends(1)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[phong-khong-co-chu]: phông chữ Libertinus Serif không có chữ `漢` (U+6F22)
  --> content/mo-hinh/anh-sang.md:10:13
   |
10 | ## Cách làm 漢 và 漢
   |             ^^ thay bằng chữ khác, hoặc đặt phông có chữ này vào thư mục fonts

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    assert!(std::fs::read(site.path("thu.pdf")).unwrap() == before);
    same(
        &said(&site.run(&["print", "thử"]).ends(1)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[ky-yeu-la]: không có kỷ yếu `thử`
--> content/ky-yeu
 = cách sửa: có phải `thu`?
 = cách sửa: dùng được: thu

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    site.write("content/ky-yeu/hai.yaml", "title: Hai\n");
    same(
        &said(&site.run(&["print"]).ends(1)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[ky-yeu-chua-chon]: chưa chọn kỷ yếu nào
--> content/ky-yeu
 = cách sửa: ghi tên sau lệnh: danvan print TÊN
 = cách sửa: đang có: hai, thu

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    same(
        &said(&site.run(&["print", "--story", "content/mo-hinh/khong.md"]).ends(1)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[khong-co-bai]: không có bài nào ở đây
--> content/mo-hinh/khong.md
 = cách sửa: viết đường dẫn của bài, ví dụ content/mo-hinh/duong-hoa.md

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    site.edit("content/mo-hinh/anh-sang.md", "Cách làm 漢 và 漢", "Cách làm");
    site.write("thu-nha-in.pdf/x", "");
    same(
        &said(&site.run(&["print", "thu", "--profile", "nha-in"]).ends(2)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi: không ghi được, tệp cũ còn nguyên: thu-nha-in.pdf: đó là một thư mục
  ghi ra nơi khác: --output TỆP

"#]],
    );
}

/// Writes a story whose body is `body`.
fn story(body: &str) -> String {
    let story = model("").replace("Mỗi hộ trồng một đoạn.", body);
    story.split_once('\n').unwrap().1.to_owned()
}

/// Prints a story whose front matter is that of a model and whose body is `body`, and gives what was
/// said of it; the file that stood there must stay.
fn refused(site: &Site, body: &str) -> String {
    site.write("content/mo-hinh/duong-hoa.md", story(body));
    site.write("duong-hoa.pdf", "cũ");
    let run = site.run(&["print", "--story", "content/mo-hinh/duong-hoa.md"]).ends(1);
    assert_eq!(site.read("duong-hoa.pdf"), "cũ");
    said(&run)
}

#[test]
fn a_footnote_that_cites_itself_is_refused_in_every_form() {
    let site = fixture();
    same(
        &refused(&site, "Mỗi hộ[^a] trồng[^b].\n\n[^a]: Xem[^b].\n[^b]: | Xem[^a] |\n    |---|"),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[chu-thich-vong]: chú thích 1 dẫn lại chính nó
  --> content/mo-hinh/duong-hoa.md:14:10
   |
14 | [^a]: Xem[^b].
   |          ^^^^ bỏ dấu chú thích này

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    let chain: Vec<String> = (0..40).map(|it| format!("[^{it}]: Xem[^{}].", it + 1)).collect();
    let chain = chain.join("\n\n");
    same(
        &refused(&site, &format!("Mỗi hộ[^0].\n\n{chain}\n\n[^40]: Hết.")),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[chu-thich-qua-sau]: chú thích này lồng tới 41 tầng, in được nhiều nhất 32
  --> content/mo-hinh/duong-hoa.md:12:7
   |
12 | Mỗi hộ[^0].
   |       ^^^^ gộp các chú thích dẫn tới nhau, bớt trích dẫn và danh sách lồng trong chúng

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    site.write("content/mo-hinh/duong-hoa.md", story("Mỗi hộ[^a].\n\n[^a]: Xem[^a]."));
    site.write("thu.epub", "cũ");
    let run = site.run(&["print", "thu", "--profile", "epub"]).ends(1);
    assert!(run.stderr.contains("lỗi[chu-thich-vong]: chú thích 1 dẫn lại chính nó"));
    assert_eq!(site.read("thu.epub"), "cũ");
}

#[test]
fn a_table_is_set_smaller_until_it_fits_and_refused_when_it_cannot() {
    let site = Site::new(&model(""));
    let row = |cell: &str, count: usize| format!("|{}\n", format!(" {cell} |").repeat(count));
    let table = |count| row("Năm 2019", count) + &row("---", count) + &row("1.250.000", count);
    site.write("content/mo-hinh/duong-hoa.md", story(&table(10)));
    site.run(&["print", "--story", "content/mo-hinh/duong-hoa.md"]).well();
    let printed = text(&open(&site, "duong-hoa.pdf"));
    assert_eq!(printed.matches("1.250.000").count(), 10, "{printed}");
    same(
        &refused(&site, &format!("Bảng:\n\n{}", table(12))),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[bang-qua-rong]: bảng 12 cột này rộng hơn trang in, dù đã thu nhỏ chữ
  --> content/mo-hinh/duong-hoa.md:14:1
   |
14 | | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 |
   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chia thành nhiều bảng, hoặc viết gọn lại chữ và địa chỉ dài trong các ô

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    same(
        &refused(&site, &format!("> {}", table(10).replace('\n', "\n> "))),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[bang-qua-rong]: bảng 10 cột này rộng hơn trang in, dù đã thu nhỏ chữ
  --> content/mo-hinh/duong-hoa.md:12:3
   |
12 | > | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 | Năm 2019 |
   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ chia thành nhiều bảng, hoặc viết gọn lại chữ và địa chỉ dài trong các ô

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
}

#[test]
fn a_picture_that_nobody_described_is_refused() {
    let site = Site::new(&model(""));
    site.write("content/mo-hinh/anh.png", picture(2000));
    same(
        &refused(&site, "![](anh.png)"),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[thieu-loi-ta-anh]: ảnh thiếu lời mô tả
  --> content/mo-hinh/duong-hoa.md:12:1
   |
12 | ![](anh.png)
   | ^^^^^^^^^^^^ ghi trong ngoặc vuông ảnh cho thấy gì

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
}

#[test]
fn a_photograph_of_sixty_megapixels_is_scaled_like_any_other() {
    let site = Site::new(&model(""));
    site.write("content/mo-hinh/duong-hoa.md", story("![Đường hoa](anh.png)"));
    site.write("content/mo-hinh/anh.png", picture(11_000));
    site.run(&["print", "--story", "content/mo-hinh/duong-hoa.md"]).well();
    assert_eq!(printed_width(&open(&site, "duong-hoa.pdf")), 1889);
}

#[test]
fn five_hundred_stories_become_two_books() {
    let site = Site::new(&model(""));
    for number in 0..499 {
        let text = format!(
            "---\nid: ba{}\ntitle: Bài {number}\nsummary: S.\nkind: tap-the\nfield: kinh-te\n---\n\nA.\n",
            letters(number)
        );
        site.write(&format!("content/mo-hinh/bai-{number}.md"), text);
    }
    site.write("content/ky-yeu/thu.yaml", "title: Thử\nparts: [bia, muc-luc, mo-hinh]\n");
    same(
        &said(&site.run(&["print", "thu"]).well()),
        str![[r#"
Phông chữ: Libertinus Serif
500 bài, nhiều hơn 300 bài một tập: chia thành 2 tập
Đang dàn trang 250 bài…
Đang dàn trang 250 bài…
thu-tap-1.pdf: 258 trang
thu-tap-2.pdf: 258 trang

"#]],
    );
    for (number, stories) in [(1, "Bài 0"), (2, "Bài 498")] {
        let document = open(&site, &format!("thu-tap-{number}.pdf"));
        let printed = text(&document);
        assert!(printed.contains(&format!("Tập {number}")) && printed.contains(stories));
        assert!(document.get_pages().len() > 250);
    }
}

/// Writes a number in four letters that an id may have.
fn letters(number: usize) -> String {
    let letter = |at: u32| b"abcdefghjk"[number / 10usize.pow(at) % 10] as char;
    (0..4).rev().map(letter).collect()
}

#[test]
fn an_electronic_book_lists_the_pages_of_the_printed_one() {
    let site = fixture();
    for size in ["a4", "a5"] {
        site.run(&["print", "thu", "--size", size]).well();
        site.run(&["print", "thu", "--size", size, "--profile", "epub"]).well();
        let document = open(&site, "thu.pdf");
        let files = unpack(&std::fs::read(site.path("thu.epub")).unwrap());
        let nav = String::from_utf8(files["EPUB/nav.xhtml"].clone()).unwrap();
        let list = nav.split("epub:type=\"page-list\"").nth(1).unwrap();
        let pages: Vec<u32> =
            list.split("\">").filter_map(|it| it.split("</a>").next()?.parse().ok()).collect();
        let titles = ["Đường hoa thôn Đông", "Ánh sáng đường quê", "Phụ lục số liệu"];
        assert!(pages.len() >= titles.len(), "{pages:?}");
        for (page, title) in pages.into_iter().zip(titles) {
            let text = document.extract_text(&[page]).unwrap().replace('\u{a0}', " ");
            assert!(text.contains(title), "{title} is not on page {page}: {text}");
        }
        let package = String::from_utf8(files["EPUB/package.opf"].clone()).unwrap();
        assert!(package.contains(">thu.pdf<") && package.contains(">printPageNumbers<"));
    }
}

/// Gives a shipped face, found by its name within the file.
fn face(name: &str) -> &'static [u8] {
    let is_named = |it: &&[u8]| it.windows(name.len()).any(|it| it == name.as_bytes());
    typst_assets::fonts().find(is_named).unwrap()
}

#[test]
fn a_face_of_the_site_is_used_and_one_that_lacks_letters_refused() {
    let site = fixture();
    site.write("fonts/rieng.otf", face("NewCM10-Regular"));
    same(
        &said(&site.run(&["print", "thu"]).well()),
        str![[r#"
Phông chữ: New Computer Modern
thu.pdf: 8 trang

"#]],
    );
    same(&faces(&open(&site, "thu.pdf")).join("\n"), str!["NewCM10-Regular"]);
    let before = std::fs::read(site.path("thu.pdf")).unwrap();
    site.write("fonts/thieu.ttf", face("DejaVuSansMono"));
    same(
        &said(&site.run(&["print", "thu"]).ends(1)),
        str![[r#"
lỗi[phong-thieu-chu]: phông chữ này thiếu nét của: ảắẳẵầấẩẫẻềếểễỉỏồốổỗở
--> fonts/thieu.ttf
 = cách sửa: dùng phông đủ chữ Việt, hoặc xóa tệp để in bằng phông có sẵn

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    assert!(std::fs::read(site.path("thu.pdf")).unwrap() == before);
}

#[test]
fn a_theme_may_change_one_function() {
    let site = fixture();
    site.write(
        "themes/danvan/print/own.typ",
        "#import \"base.typ\"\n#let paragraph(body) = base.paragraph({ [§ ]; body })\n",
    );
    site.run(&["print", "--story", "content/mo-hinh/anh-sang.md"]).well();
    assert!(text(&open(&site, "anh-sang.pdf")).contains('§'));
    site.write("themes/danvan/print/own.typ", "#let paragraph(body) = nothing\n");
    same(
        &said(&site.run(&["print", "--story", "content/mo-hinh/anh-sang.md"]).ends(1)),
        str![[r#"
Phông chữ: Libertinus Serif
lỗi[khong-dan-trang]: không dàn được trang in: unknown variable: nothing
--> themes/danvan/print/own.typ
 = cách sửa: xóa tệp in riêng của trang trong themes/danvan/print để dùng bản gốc

1 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
}

/// Prints the volume of our own content.
fn sample_volume() -> Document {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("mau.pdf");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let arguments = ["print", "bac-ninh-2019", "--date", "2026-11-22", "--output"];
    danvan(root, &[&arguments[..], &[file.to_str().unwrap()]].concat()).well();
    Document::load(file).unwrap()
}

#[test]
fn the_sample_volume_is_printed() {
    let document = sample_volume();
    assert!(document.get_pages().len() > 40);
    let parts = bookmarks(&document);
    let parts: Vec<&str> = parts.lines().filter(|it| !it.starts_with(' ')).collect();
    same(
        &parts.join("\n"),
        str![[r#"
Lời nói đầu
Báo cáo tổng kết
Văn bản
Mô hình, điển hình tiêu biểu
Khen thưởng
Phụ lục số liệu
Chỉ mục địa danh
Chỉ mục mô hình
Thông tin xuất bản
"#]],
    );
}

/// Gives the width of a book's picture in dots.
fn printed_width(document: &Document) -> i64 {
    let mut images = document.objects.values().filter_map(|it| it.as_stream().ok());
    let image = images.find(|it| it.dict.get(b"Width").is_ok()).unwrap();
    image.dict.get(b"Width").unwrap().as_i64().unwrap()
}

/// Draws a picture half as high as wide.
fn picture(width: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture = image::RgbImage::new(width, width / 2);
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

#[test]
fn a_coarse_photograph_is_told_and_a_fine_one_is_scaled() {
    let site = Site::new(&model("pictures: [{ file: anh.png, alt: Đường hoa, credit: Tổ Đông }]"));
    site.write("content/mo-hinh/anh.png", picture(700));
    let print = ["print", "--story", "content/mo-hinh/duong-hoa.md"];
    same(
        &said(&site.run(&print).well()),
        str![[r#"
Phông chữ: Libertinus Serif
cảnh báo[anh-in-mo]: ảnh `anh.png` in rộng 160 mm chỉ đạt 111 điểm trên inch, sẽ bị vỡ nét
 --> content/mo-hinh/duong-hoa.md:7:20
  |
7 | pictures: [{ file: anh.png, alt: Đường hoa, credit: Tổ Đông }]
  |                    ^^^^^^^ dùng ảnh gốc từ máy ảnh; nên có ít nhất 200 điểm trên inch

duong-hoa.pdf: 1 trang

"#]],
    );
    site.write("content/mo-hinh/anh.png", picture(4000));
    same(
        &said(&site.run(&print).well()),
        str![[r#"
Phông chữ: Libertinus Serif
duong-hoa.pdf: 1 trang

"#]],
    );
    let document = open(&site, "duong-hoa.pdf");
    // 160 mm at 300 dots an inch.
    assert_eq!(printed_width(&document), 1889);
    assert!(text(&document).contains("Hình 1"));
}

#[test]
fn every_line_of_the_tree_is_in_the_book() {
    let document = sample_volume();
    let bare = |text: &str| text.replace(char::is_whitespace, "");
    let printed = bare(&text(&document));
    let (books, _) = crate::volumes::books(Path::new(env!("CARGO_MANIFEST_DIR")));
    let mut missing = Vec::new();
    for (_, division) in books[0].divisions() {
        let blocks = division.prose.blocks.iter().chain(division.prose.notes.iter().flatten());
        for block in blocks {
            // A row is set cell by cell, and a table's lines run side by side.
            if matches!(block.kind, BlockKind::Table(_)) {
                continue;
            }
            let lines = lines(std::slice::from_ref(block));
            missing.extend(lines.into_iter().filter(|it| !printed.contains(&bare(it))));
        }
        assert!(printed.contains(&bare(&division.title)), "no {}", division.title);
    }
    // What runs on to another page has a foot and a head in its midst.
    assert!(missing.len() < document.get_pages().len() / 4, "{missing:#?}");
}
