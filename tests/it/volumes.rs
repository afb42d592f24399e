//! Volumes: what a book holds, in which order, and what is told of a volume that cannot be made.

use std::fmt::Write;
use std::path::Path;

use danvan::diagnostic::render::{Style, terminal};
use danvan::diagnostic::{Diagnostic, Lang};
use danvan::print::book::{Book, Content, Destination, Division};
use danvan::print::{Source, Volume, make};
use danvan::site::{compile, configure};
use danvan::source::markdown::prose::lines;
use danvan::source::redact::Redaction;
use danvan::source::scan::scan;
use snapbox::str;

use crate::site::{Site, model, same};

/// Makes the books of all volumes of a showcase, and tells what is wrong with them.
pub(crate) fn books(root: &Path) -> (Vec<Book>, String) {
    let (tree, _) = scan(root);
    let (config, _) = configure(&tree, jiff::civil::date(2026, 11, 22));
    let showcase = compile(&tree, config, None).showcase.unwrap();
    let (volumes, mut problems) = Volume::read_all(&tree, &Redaction::default());
    let say = |key: &str| showcase.theme.say(Lang::Vi, key);
    let (catalogue, config) = (&showcase.catalogue, &showcase.config);
    let source = Source { catalogue, config, tree: &tree, say: &say };
    let mut books = Vec::new();
    for volume in &volumes {
        let (made, found) = make(volume, source);
        books.extend(made);
        problems.extend(found);
    }
    let sources = tree.sources(&problems);
    let shown = |it: &Diagnostic| terminal(it, &sources, Lang::Vi, Style::Plain);
    (books, problems.iter().map(shown).collect::<Vec<_>>().join("\n\n"))
}

/// Writes a book as the titles of its parts, each with what it holds.
fn outline(book: &Book) -> String {
    let mut out = format!("{} | {} | {}\n", book.name, book.cover.title, book.cover.imprint);
    for matter in &book.matters {
        match &matter.content {
            Content::Text(division) => titles(&mut out, division, 0),
            Content::Index(letters) => {
                let entries: usize = letters.iter().map(|it| it.entries.len()).sum();
                writeln!(out, "{} ({entries})", matter.title).unwrap();
            }
            _ => writeln!(out, "{}", matter.title).unwrap(),
        }
    }
    out
}

fn titles(out: &mut String, division: &Division, depth: usize) {
    writeln!(out, "{}{}", "  ".repeat(depth), division.title).unwrap();
    division.children.iter().for_each(|it| titles(out, it, depth + 1));
}

/// Writes all that a division says.
fn text(division: &Division) -> String {
    let mut out = format!("{}\n{}\n", division.title, division.summary);
    for row in &division.rows {
        writeln!(out, "{}: {}", row.label, row.text).unwrap();
    }
    let notes = division.prose.notes.iter().flat_map(|it| lines(it)).map(|it| format!("[*] {it}"));
    let lines = lines(&division.prose.blocks).into_iter().chain(notes);
    out + &lines.collect::<Vec<_>>().join("\n")
}

fn index(book: &Book, title: &str) -> String {
    let mut out = String::new();
    let matter = book.matters.iter().find(|it| it.title == title).unwrap();
    let Content::Index(letters) = &matter.content else { panic!("{title} is no index") };
    for letter in letters {
        writeln!(out, "{}", letter.letter).unwrap();
        for it in &letter.entries {
            let see = if it.see.is_empty() {
                String::new()
            } else {
                format!(" → {} {}", it.because, it.see.join("; "))
            };
            writeln!(out, "  {} ({}){see} {}", it.term, it.detail, it.anchors.join(" ")).unwrap();
        }
    }
    out
}

/// A showcase with two models, one of them in a commune that is no more.
fn fixture(volume: &str) -> Site {
    let site = Site::new(&model(
        "places:\n  - code: \"08443\"\n    as_of: 2025-10-26\nmetrics:\n  dat_hien: gần 1.000 m2\nsources:\n  - title: Báo Phú Thọ, 26/10/2025",
    ));
    site.write(
        "content/mo-hinh/anh-sang.md",
        "---\nid: abc235\ntitle: Ánh sáng đường quê\nsummary: Ba ấp dựng 270 trụ đèn.\nkind: tap-the\nfield: van-hoa-xa-hoi\nperiod: 2015-\nplaces:\n  - code: \"30931\"\n    as_of: 2020-01-01\nmetrics:\n  so_tru_den: { value: 270 trụ, note: Đếm cuối năm. }\n---\n\n### Cách làm\n\nXem [đường hoa](duong-hoa.md#cach-lam)[^1] và [trang khác](https://a.example).\n\n[^1]: Cùng xã.\n",
    );
    site.write("content/ky-yeu/thu.yaml", volume);
    site
}

#[test]
fn sample_volume_holds_the_conference_and_all_models() {
    let (books, problems) = books(Path::new(env!("CARGO_MANIFEST_DIR")));
    same(&problems, str![]);
    same(
        &outline(&books[0]),
        str![[r#"
bac-ninh-2019 | Mười năm Tổ dân vận ở khu dân cư tỉnh Bắc Ninh | Bắc Ninh, 09/10/2019
Bìa
Lời nói đầu
Mục lục
Báo cáo tổng kết
  Hội nghị tổng kết 10 năm thực hiện Thông báo 380-TB/TU ở Bắc Ninh
  Tổ dân vận ở khu dân cư tỉnh Bắc Ninh, 2009–2019
Văn bản
  Thông báo 380-TB/TU ngày 06/01/2009 về Tổ dân vận ở khu dân cư
  Kết luận 599 ngày 11/9/2019
Mô hình, điển hình tiêu biểu
  Kinh tế
    Tổ hợp đan cói của chi hội phụ nữ
    Tổ Phụ nữ Đoàn kết ấp Ông Hường
    Trồng bí đỏ dưới ruộng ở huyện Trần Văn Thời
    Vận động nhân dân trồng quế
  Văn hóa - xã hội
    Phân loại và xử lý rác hữu cơ tại nguồn bằng chế phẩm IMO
    Vận động giải phóng mặt bằng đường sắt Lào Cai - Hà Nội - Hải Phòng
    Nhân dân hiến đất làm đường ở xã Long Bình
    Tuyến đường hoa kiểu mẫu trên huyện lộ 16
    Hiến đất nâng cấp, mở rộng đường trục chính
    Vận động xây dựng thôn nông thôn mới kiểu mẫu
    Bê tông hóa đường thôn Phò Nam
    Vận động Nhân dân hiến đất
    Đường điện thắp sáng quê hương ở thôn 1, xã Lộc Quảng
    Nếp sống văn minh trong việc cưới, việc tang
    Không rải vàng mã khi đưa tang
    Thắp sáng đường quê
    Thắp sáng đường quê ở xã Ngọc Thuận
    Vận động nhân dân hiến đất mở rộng đường
  Quốc phòng - an ninh
    “Dân vận khéo” ở Đồn Biên phòng Hiền Kiệt
    Vận động lắp camera an ninh ở phường Long Toàn
    Camera an ninh cộng đồng ở xã Vân Sơn
    Tổ Tuần tra – Tự quản
  Xây dựng hệ thống chính trị
    “Dân vận số” ở tổ dân phố số 8, phường Hòa Bình
    Nhóm Zalo “Nhân dân cần biết” ở thôn Cầu Đá
Khen thưởng
  Khen thưởng tại hội nghị tổng kết 10 năm Tổ dân vận ở Bắc Ninh
Phụ lục số liệu
Chỉ mục địa danh (41)
Chỉ mục mô hình (24)
Thông tin xuất bản
Bìa sau

"#]],
    );
}

#[test]
fn a_story_comes_with_its_facts_its_figures_and_its_sources() {
    let site = fixture("title: Thử\nparts: [mo-hinh, phu-luc-so-lieu]\n");
    let (books, _) = books(site.path("").as_path());
    let all: Vec<String> = books[0].divisions().iter().map(|(_, it)| text(it)).collect();
    same(
        &all.join("\n\n"),
        str![[r#"
Mô hình, điển hình tiêu biểu



Kinh tế



Đường hoa thôn Đông
Cả thôn trồng hoa ven đường.
Nơi thực hiện: Xã Hiền Quan, tỉnh Phú Thọ
Lĩnh vực: Kinh tế
Cách làm
Mỗi hộ trồng một đoạn.
Tất cả số liệu
Chỉ số · Nguồn ghi
Diện tích đất hiến · gần 1.000 m²
Nguồn
Báo Phú Thọ, 26/10/2025

Văn hóa - xã hội



Ánh sáng đường quê
Ba ấp dựng 270 trụ đèn.
Nơi thực hiện: Xã Ngọc Thuận, huyện Giồng Riềng, tỉnh Kiên Giang (nay thuộc xã Ngọc Chúc, tỉnh An Giang)
Thời gian: 2015–
Lĩnh vực: Văn hóa - xã hội
Cách làm
Xem đường hoa và trang khác.
Tất cả số liệu
Chỉ số · Nguồn ghi
Trụ đèn · 270 trụ (Đếm cuối năm)
[*] Cùng xã.

Phụ lục số liệu

Diện tích đất hiến
Bài · Nguồn ghi · Nguồn
Đường hoa thôn Đông · gần 1.000 m² · Báo Phú Thọ, 26/10/2025
Trụ đèn
Bài · Nguồn ghi · Nguồn
Ánh sáng đường quê · 270 trụ (Đếm cuối năm)
"#]],
    );
    let divisions = books[0].divisions();
    let links: Vec<&Destination> = divisions.iter().flat_map(|(_, it)| &it.links).collect();
    same(
        &format!("{links:#?}"),
        str![[r#"
[
    Within(
        "bai-abc234-cach-lam",
    ),
    Web(
        "https://a.example",
    ),
    Within(
        "bai-abc234",
    ),
    Within(
        "bai-abc235",
    ),
]
"#]],
    );
}

#[test]
fn names_of_the_past_point_to_those_of_today() {
    let site = fixture("title: Thử\nparts: [mo-hinh, tra-cuu-dia-danh, tra-cuu-ten]\n");
    let (books, _) = books(site.path("").as_path());
    same(
        &index(&books[0], "Chỉ mục địa danh"),
        str![[r#"
H
  Hiền Quan (xã, tỉnh Phú Thọ) bai-abc234
N
  Ngọc Chúc (xã, tỉnh An Giang) bai-abc235
  Ngọc Thuận (xã, huyện Giồng Riềng, tỉnh Kiên Giang) → nay thuộc xã Ngọc Chúc, tỉnh An Giang 

"#]],
    );
    same(
        &index(&books[0], "Chỉ mục mô hình"),
        str![[r#"
A
  Ánh sáng đường quê () bai-abc235
Đ
  Đường hoa thôn Đông () bai-abc234

"#]],
    );
}

#[test]
fn stories_are_chosen_by_what_they_are_sorted_under() {
    let choices = [
        "field: kinh-te",
        "place: Hiền Quan, Phú Thọ",
        "year: 2014-2016",
        "stories: [anh-sang, ../mo-hinh/anh-sang.md, abc234]",
        "{ field: [kinh-te, van-hoa-xa-hoi], year: 2015 }",
    ];
    let mut chosen = String::new();
    for choice in choices {
        let choice = choice.trim_matches(['{', '}']).trim();
        let site = fixture(&format!("title: Thử\nparts:\n  - {{ part: mo-hinh, {choice} }}\n"));
        let (books, problems) = books(site.path("").as_path());
        let titles: Vec<String> = books.iter().map(outline).collect();
        writeln!(chosen, "== {choice}\n{}{problems}", titles.concat()).unwrap();
    }
    same(
        &chosen,
        str![[r#"
== field: kinh-te
thu | Thử | 
Mô hình, điển hình tiêu biểu
  Đường hoa thôn Đông

== place: Hiền Quan, Phú Thọ
thu | Thử | 
Mô hình, điển hình tiêu biểu
  Đường hoa thôn Đông
lỗi[dau-phay-trong-ngoac]: trong dấu { }, dấu phẩy ngăn cách hai mục nên nội dung này bị tách đôi
 --> content/ky-yeu/thu.yaml:3:29
  |
3 |   - { part: mo-hinh, place: Hiền Quan, Phú Thọ }
  |                             ^^^^^^^^^^^^^^^^^^ viết "Hiền Quan, Phú Thọ"
== year: 2014-2016
thu | Thử | 
Mô hình, điển hình tiêu biểu
  Ánh sáng đường quê

== stories: [anh-sang, ../mo-hinh/anh-sang.md, abc234]
thu | Thử | 
Mô hình, điển hình tiêu biểu
  Kinh tế
    Đường hoa thôn Đông
  Văn hóa - xã hội
    Ánh sáng đường quê
lỗi[bai-khong-co]: không có bài nào là `anh-sang`
 --> content/ky-yeu/thu.yaml:3:32
  |
3 |   - { part: mo-hinh, stories: [anh-sang, ../mo-hinh/anh-sang.md, abc234] }
  |                                ^^^^^^^^ có phải `../mo-hinh/anh-sang.md`?
== field: [kinh-te, van-hoa-xa-hoi], year: 2015
thu | Thử | 
Mô hình, điển hình tiêu biểu
  Ánh sáng đường quê


"#]],
    );
}

#[test]
fn slips_are_told_where_they_are() {
    let site = fixture(
        "titel: Thử\nheader: Đảng\ndate: hôm qua\nconference: ../hoi-nghi/x.md\nparts:\n  - bìa\n  - part: mo-hinh\n    field: kinh-tế\n    place: Làng Vũ Đại\n    year: nay\n  - part: loi-noi-dau\n    text: loi.md\n  - part: mo-hinh\n    stories: ../mo-hinh/duong-ha.md\n  - chuong-trinh\n  - phần: x\nimprint: { nha_in: x }\n",
    );
    let (_, problems) = books(site.path("").as_path());
    same(
        &problems,
        str![[r#"
lỗi[muc-la]: không có mục `titel`
 --> content/ky-yeu/thu.yaml:1:1
  |
1 | titel: Thử
  | ^^^^^ có phải `title`?
  |
  = cách sửa: dùng được: title, subtitle, superior, organ, place, date, conference, header, parts, imprint

lỗi[thieu-muc]: thiếu mục `title` (Tên kỷ yếu)
--> content/ky-yeu/thu.yaml
 = cách sửa: thêm dòng `title: Kỷ yếu mười năm Tổ dân vận`

lỗi[sai-ngay]: `hôm qua` không phải ngày hợp lệ
 --> content/ky-yeu/thu.yaml:3:7
  |
3 | date: hôm qua
  |       ^^^^^^^ viết 2023-11-05, 2023-11 hoặc 2023

lỗi[gia-tri-la]: Tiêu đề trang bìa không có giá trị `Đảng`
 --> content/ky-yeu/thu.yaml:2:9
  |
2 | header: Đảng
  |         ^^^^ có phải `dang`?
  |
  = cách sửa: dùng được: dang, nha-nuoc, khong

lỗi[gia-tri-la]: Phần không có giá trị `bìa`
 --> content/ky-yeu/thu.yaml:6:5
  |
6 |   - bìa
  |     ^^^ có phải `bia`?
  |
  = cách sửa: dùng được: bia, loi-noi-dau, muc-luc, chuong-trinh, phat-bieu, bao-cao, tham-luan, mo-hinh, phong-trao, van-ban, khen-thuong, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, thong-tin-xuat-ban, bia-sau

lỗi[muc-la]: không có mục `phần`
  --> content/ky-yeu/thu.yaml:16:5
   |
16 |   - phần: x
   |     ^^^^ xem các tên dùng được bên dưới
   |
   = cách sửa: dùng được: part, title, text, stories, field, place, year, level, award, organ

lỗi[thieu-muc]: thiếu mục `part` (Phần)
  --> content/ky-yeu/thu.yaml:16:5
   |
16 |     - phần: x
   |  _____^
17 | | imprint: { nha_in: x }
   | |_^ thêm dòng `part: mo-hinh`

lỗi[muc-la]: không có mục `nha_in`
  --> content/ky-yeu/thu.yaml:17:12
   |
17 | imprint: { nha_in: x }
   |            ^^^^^^ xem các tên dùng được bên dưới
   |
   = cách sửa: dùng được: responsible, content, editors, design, permit, printer, copies, deposit

lỗi[bai-khong-co]: không có bài nào là `../hoi-nghi/x.md`
 --> content/ky-yeu/thu.yaml:4:13
  |
4 | conference: ../hoi-nghi/x.md
  |             ^^^^^^^^^^^^^^^^ sửa hoặc bỏ liên kết

lỗi[gia-tri-la]: Lĩnh vực không có giá trị `kinh-tế`
 --> content/ky-yeu/thu.yaml:8:12
  |
8 |     field: kinh-tế
  |            ^^^^^^^ có phải `kinh-te`?
  |
  = cách sửa: dùng được: kinh-te, van-hoa-xa-hoi, quoc-phong-an-ninh, xay-dung-he-thong-chinh-tri

lỗi[ky-yeu-dia-ban-la]: không có địa bàn nào tên hoặc mã `Làng Vũ Đại`
 --> content/ky-yeu/thu.yaml:9:12
  |
9 |     place: Làng Vũ Đại
  |            ^^^^^^^^^^^ tra tên đúng bằng `danvan places find`

lỗi[sai-thoi-gian]: `nay` không phải khoảng thời gian hợp lệ
  --> content/ky-yeu/thu.yaml:10:11
   |
10 |     year: nay
   |           ^^^ viết 2023, 2016-2020 hoặc 2019-

lỗi[ky-yeu-phan-trong]: phần `mo-hinh` không chọn được bài nào
 --> content/ky-yeu/thu.yaml:7:11
  |
7 |   - part: mo-hinh
  |           ^^^^^^^ bớt điều kiện, hoặc bỏ phần này

lỗi[bai-khong-co]: không có bài nào là `../mo-hinh/duong-ha.md`
  --> content/ky-yeu/thu.yaml:14:14
   |
14 |     stories: ../mo-hinh/duong-ha.md
   |              ^^^^^^^^^^^^^^^^^^^^^^ có phải `../mo-hinh/duong-hoa.md`?

lỗi[ky-yeu-thieu-tep]: không có tệp content/ky-yeu/loi.md
  --> content/ky-yeu/thu.yaml:12:11
   |
12 |     text: loi.md
   |           ^^^^^^ viết tệp Markdown ấy, không cần phần thông tin đầu bài

cảnh báo[ky-yeu-thieu-noi-dung]: chưa có nội dung cho phần `chuong-trinh`, nên phần này bị bỏ qua
  --> content/ky-yeu/thu.yaml:15:5
   |
15 |   - chuong-trinh
   |     ^^^^^^^^^^^^ xóa dòng này, hoặc bổ sung nội dung
"#]],
    );
}

#[test]
fn own_text_is_held_to_the_same_rules() {
    let site =
        fixture("title: Thử\nparts:\n  - { part: loi-noi-dau, text: loi.md }\n  - mo-hinh\n");
    site.write(
        "content/ky-yeu/loi.md",
        "Xem [bài](../mo-hinh/duong-hoa.md), [không](../mo-hinh/khong.md).\n\n![](anh.jpg)\n\n<b>x</b>\n",
    );
    let (books, problems) = books(site.path("").as_path());
    same(
        &problems,
        str![[r#"
lỗi[thieu-loi-ta-anh]: ảnh thiếu lời mô tả
 --> content/ky-yeu/loi.md:3:1
  |
3 | ![](anh.jpg)
  | ^^^^^^^^^^^^ ghi trong ngoặc vuông ảnh cho thấy gì

lỗi[ma-html]: bài viết có thẻ HTML `<b>`, phần này bị bỏ
 --> content/ky-yeu/loi.md:5:1
  |
5 | <b>x</b>
  | ^^^ viết bằng Markdown

lỗi[ma-html]: bài viết có thẻ HTML `</b>`, phần này bị bỏ
 --> content/ky-yeu/loi.md:5:5
  |
5 | <b>x</b>
  |     ^^^^ viết bằng Markdown

lỗi[ky-yeu-lien-ket-hong]: liên kết `../mo-hinh/khong.md` không dẫn đến bài nào
 --> content/ky-yeu/loi.md:1:37
  |
1 | Xem [bài](../mo-hinh/duong-hoa.md), [không](../mo-hinh/khong.md).
  |                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ viết đường dẫn từ thư mục của tệp này, ví dụ ../mo-hinh/duong-hoa.md

lỗi[thieu-anh]: không thấy tệp ảnh `anh.jpg`
 --> content/ky-yeu/loi.md:3:1
  |
3 | ![](anh.jpg)
  | ^^^^^^^^^^^^ đặt tệp vào cùng thư mục với bài, hoặc sửa tên cho đúng
"#]],
    );
    same(
        &format!("{:?}", books[0].divisions()[0].1.links),
        str![[r#"[Within("bai-abc234"), Nowhere]"#]],
    );
    // The site takes the text for no story.
    site.build();
}

#[test]
fn a_volume_of_too_many_stories_becomes_several_books() {
    let site = fixture("title: Thử\nparts: [bia, loi-noi-dau, mo-hinh, tra-cuu-ten]\n");
    for number in 0..310 {
        let story = format!(
            "---\nid: b{number:05}\ntitle: Bài {number}\nsummary: S.\nkind: tap-the\nfield: kinh-te\n---\n\nA.\n"
        );
        site.write(&format!("content/mo-hinh/bai-{number}.md"), story.replace("id: b0", "id: ba"));
    }
    let (books, _) = books(site.path("").as_path());
    let shape = |it: &Book| {
        let parts: Vec<&str> = it.matters.iter().map(|it| it.title.as_str()).collect();
        let stories = it.divisions().iter().filter(|(_, it)| it.file.is_some()).count();
        format!("{} | {} | {stories} | {}", it.name, it.cover.number, parts.join(", "))
    };
    let shapes: Vec<String> = books.iter().map(shape).collect();
    same(
        &shapes.join("\n"),
        str![[r#"
thu-tap-1 | Tập 1 | 156 | Bìa, Mô hình, điển hình tiêu biểu, Chỉ mục mô hình
thu-tap-2 | Tập 2 | 156 | Bìa, Mô hình, điển hình tiêu biểu, Chỉ mục mô hình
"#]],
    );
}
