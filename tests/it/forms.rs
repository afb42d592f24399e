//! The forms of a volume that are no PDF: each says what the tree says, and is what its format asks.

pub(crate) mod archive;
mod docx;
mod epub;
mod tree;

use std::path::Path;

use danvan::diagnostic::Lang;
use danvan::print::book::{
    Back, Content, Cover, Destination, Division, Entry, Letter, Matter, Row, Words,
};
use danvan::print::volume::{Header, PartKind};
use danvan::print::{self, Book, Size};
use danvan::source::markdown::prose::Prose;
use jiff::civil::date;
use proptest::prelude::*;
use snapbox::str;
use unicode_normalization::UnicodeNormalization;

use self::archive::unpack;
use crate::site::{Site, model, same};
use crate::volumes::books;

/// A story with every block that Markdown has.
const EVERYTHING: &str = include_str!("forms/moi-khoi.md");

/// A volume with every part, and a story with every block.
fn everything(header: &str) -> (Site, Book) {
    let front = "places:\n  - code: \"30931\"\n    as_of: 2020-01-01\nmetrics:\n  dat_hien: gần 1.000 m2\nsources:\n  - title: Báo A, 26/10/2025\n    url: https://a.example/bai?x=1&y=2\npictures:\n  - file: hoa.png\n    alt: Hoa ven đường\n    caption: Đường hoa.\n    credit: Ủy ban nhân dân xã";
    let site = Site::new(&model(front));
    site.write("content/mo-hinh/moi-khoi.md", EVERYTHING);
    site.write("content/mo-hinh/hoa.png", png());
    let volume = format!(
        "title: Kỷ yếu thử\nsubtitle: 2009–2019\nsuperior: Tỉnh ủy\norgan: Ban Dân vận\nplace: Bắc Ninh\ndate: 2019-10-09\nheader: {header}\nparts: [bia, muc-luc, mo-hinh, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, thong-tin-xuat-ban, bia-sau]\nimprint: {{ permit: \"Số 1 <2>\", copies: \"100\" }}\n"
    );
    site.write("content/ky-yeu/thu.yaml", volume);
    let (mut books, _) = books(site.path("").as_path());
    (site, books.remove(0))
}

pub(crate) fn png() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let shade = |it: u32| it.to_le_bytes()[0];
    let picture =
        image::RgbImage::from_fn(120, 80, |x, y| image::Rgb([200, shade(x * 2), shade(y * 3)]));
    picture.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn sample() -> Book {
    books(Path::new(env!("CARGO_MANIFEST_DIR"))).0.remove(0)
}

fn epub(book: &Book) -> Vec<u8> {
    print::epub::write(book, &print::epub::Pages::new(), date(2026, 11, 22))
}

fn same_lines(actual: &[String], expected: &[String]) {
    let first = actual.iter().zip(expected).position(|(a, b)| a != b);
    let at = first.unwrap_or_else(|| actual.len().min(expected.len()));
    let near = |lines: &[String]| {
        lines[at.saturating_sub(3).min(lines.len())..(at + 3).min(lines.len())].join("\n")
    };
    assert!(
        actual == expected,
        "line {at}:\n{}\n--- but the tree says\n{}",
        near(actual),
        near(expected)
    );
}

/// Writes a book in every form, and holds what is read back to the tree.
fn hold(book: &Book) {
    let expected = tree::lines(book);
    let files = unpack(&epub(book));
    epub::check(&files);
    same_lines(&epub::lines(&files), &expected);
    for size in [Size::A4, Size::A5] {
        let files = unpack(&print::docx::write(book, size));
        docx::check(&files);
        same_lines(&docx::lines(&files), &expected);
    }
}

#[test]
fn every_form_says_what_the_tree_says() {
    let (party, state) = (everything("dang"), everything("nha-nuoc"));
    for book in [&party.1, &state.1, &sample()] {
        hold(book);
    }
}

/// Takes from a text what forms set each in their own way: blanks, brackets and raised digits of
/// footnotes, and capitals, in which a cover sets the body that publishes.
fn bare(text: &str) -> String {
    let is_said = |it: &char| !it.is_whitespace() && !matches!(it, '[' | ']');
    text.nfkc().filter(is_said).flat_map(char::to_uppercase).collect()
}

/// Gives the lines of a tree that a text does not say.
fn unsaid(tree: &[String], text: &str) -> Vec<String> {
    let text = bare(text);
    tree.iter().filter(|it| !text.contains(&bare(it))).cloned().collect()
}

#[cfg(feature = "print")]
#[test]
fn pages_say_what_the_tree_says_with_its_numbers_and_footnotes() {
    for header in ["dang", "nha-nuoc"] {
        let (site, book) = everything(header);
        site.run(&["print", "thu"]).well();
        let document = lopdf::Document::load(site.path("thu.pdf")).unwrap();
        let pages: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&pages).unwrap();
        // A box is drawn; what is read of it is its cross.
        let lines = tree::lines(&book).into_iter().filter(|it| it != "☐");
        let lines: Vec<String> = lines.map(|it| it.replace('☑', "×")).collect();
        assert_eq!(unsaid(&lines, &text), Vec::<String>::new());
    }
}

#[test]
fn the_page_of_a_story_says_what_its_tree_says() {
    let (site, book) = everything("dang");
    site.build();
    let page = site.read("public/mo-hinh/moi-khoi/index.html");
    let text = html(&page);
    let divisions = book.divisions();
    let is_story = |it: &&Division| it.title.starts_with("Mọi khối");
    let story = divisions.iter().map(|(_, it)| *it).find(is_story).unwrap();
    let lines = tree::body(&book, story);
    assert!(lines.len() > 30, "{lines:#?}");
    // Pictures are numbered over a whole book.
    let lines: Vec<String> = lines.iter().map(|it| it.replace("Hình 2. ", "")).collect();
    assert_eq!(unsaid(&lines, &text), Vec::<String>::new());
}

/// Gives the text of a page of the site.
fn html(page: &str) -> String {
    let mut text = String::new();
    for piece in page.split('<') {
        text.push_str(piece.split_once('>').map_or(piece, |(_, it)| it));
    }
    let entities = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#39;", "'"),
        ("&nbsp;", " "),
        ("&#x27;", "'"),
        ("&#x2F;", "/"),
        ("&amp;", "&"),
    ];
    entities.iter().fold(text, |text, (entity, letter)| text.replace(entity, letter))
}

#[test]
fn the_tree_is_not_read_as_nothing() {
    let lines = tree::lines(&everything("dang").1).join("\n");
    for said in ["ĐẢNG CỘNG SẢN VIỆT NAM", "4.\n☑\nXong", "[4]\nmã", "Hình 2. Đường hoa “mới”"]
    {
        assert!(lines.contains(said), "{said} is not in\n{lines}");
    }
}

#[test]
fn profiles_epub_and_docx_write_beside_the_showcase() {
    let (site, book) = everything("khong");
    let epub = ["print", "thu", "--profile", "epub"];
    same(
        &site.run(&epub).well().text(),
        str![[r#"
thu.epub

"#]],
    );
    same(
        &site.run(&["print", "--profile", "docx", "--size", "a5"]).well().text(),
        str![[r#"
thu.docx

"#]],
    );
    let docx = std::fs::read(site.path("thu.docx")).unwrap();
    assert_eq!(docx, print::docx::write(&book, Size::A5));
    let files = unpack(&std::fs::read(site.path("thu.epub")).unwrap());
    assert_eq!(epub::lines(&files), tree::lines(&book));
    let story = ["print", "--story", "content/mo-hinh/moi-khoi.md", "--profile", "docx"];
    site.run(&[&story[..], &["--output", "bai.docx"]].concat()).well();
    assert!(site.path("bai.docx").exists());
}

#[test]
fn the_back_cover_of_a_docx_has_the_code_of_the_site() {
    let (_site, book) = everything("khong");
    let files = unpack(&print::docx::write(&book, Size::A4));
    let text = String::from_utf8(files["word/document.xml"].clone()).unwrap();
    assert!(
        text.contains("name=\"ma-vuong.png\" descr=\"Bản điện tử, số liệu mở và tra cứu: http")
    );
    let code = image::load_from_memory(&files["word/media/ma-vuong.png"]).unwrap();
    assert_eq!(code.width(), code.height());
}

#[test]
fn a_broken_volume_leaves_the_old_file() {
    let (site, _) = everything("khong");
    site.write("thu.epub", "cũ");
    site.edit("content/ky-yeu/thu.yaml", "mo-hinh,", "mo-hin,");
    let run = site.run(&["print", "thu", "--profile", "epub"]);
    same(
        &run.text(),
        str![[r#"
lỗi[ky-yeu-trong]: kỷ yếu này không có bài nào
--> content/ky-yeu/thu.yaml
 = cách sửa: thêm phần `mo-hinh`, hoặc thêm bài vào trang

lỗi[gia-tri-la]: Phần không có giá trị `mo-hin`
 --> content/ky-yeu/thu.yaml:8:23
  |
8 | parts: [bia, muc-luc, mo-hin, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, thong-tin-xuat-ban, bia-sau]
  |                       ^^^^^^ có phải `mo-hinh`?
  |
  = cách sửa: dùng được: bia, loi-noi-dau, muc-luc, chuong-trinh, phat-bieu, bao-cao, tham-luan, mo-hinh, phong-trao, van-ban, khen-thuong, phu-luc-so-lieu, tra-cuu-dia-danh, tra-cuu-ten, thong-tin-xuat-ban, bia-sau

2 lỗi, 0 cảnh báo: chưa in gì, tệp cũ còn nguyên

"#]],
    );
    assert_eq!(site.read("thu.epub"), "cũ");
}

#[test]
fn the_same_book_is_the_same_bytes() {
    let (_site, book) = everything("khong");
    assert_eq!(epub(&book), epub(&book));
    assert_eq!(print::docx::write(&book, Size::A4), print::docx::write(&book, Size::A4));
}

#[test]
fn a_reading_system_finds_its_type_first_and_unpacked() {
    let (_site, book) = everything("khong");
    let bytes = epub(&book);
    assert_eq!(&bytes[30..58], b"mimetypeapplication/epub+zip");
}

#[test]
fn printed_pages_are_listed_and_marked() {
    let (_site, book) = everything("khong");
    let pages = [("mo-hinh", 5), ("bai-abc234", 5), ("bai-abc235", 7), ("khong-co", 9)];
    let pages = pages.into_iter().map(|(name, page)| (name.to_owned(), page)).collect();
    let files = unpack(&print::epub::write(&book, &pages, date(2026, 11, 22)));
    epub::check(&files);
    let nav = String::from_utf8(files["EPUB/nav.xhtml"].clone()).unwrap();
    let list = nav.split("epub:type=\"page-list\"").nth(1).unwrap();
    assert!(
        list.contains("#trang--5\">5</a></li><li><a href=\"c004.xhtml#trang--7\">7</a></li></ol>")
    );
    let package = String::from_utf8(files["EPUB/package.opf"].clone()).unwrap();
    assert!(package.contains(">printPageNumbers<"));
}

/// Text of any letters, those that mean something to XML or to a screen among them; never blank.
fn words() -> impl Strategy<Value = String> {
    let hostile = [
        "<b>",
        "&amp;",
        "]]>",
        "\u{0}\u{1b}",
        "\u{202e}",
        "\u{2066}x",
        "\u{FFFE}",
        "\"'",
        "\t",
        "-->",
        "đường",
    ];
    let piece =
        prop_oneof![proptest::sample::select(hostile.to_vec()).prop_map(str::to_owned), ".{0,6}"];
    proptest::collection::vec(piece, 0..4).prop_map(|it| it.concat() + "x")
}

/// A body of any blocks within any blocks.
fn body() -> impl Strategy<Value = String> {
    let pieces = [
        "chữ",
        " *nghiêng* ",
        "**đậm**",
        "[^a]",
        "[^b]",
        "[liên kết](https://a.example/?x=1&y=2)",
        "`<mã>`",
        "\n\n",
        "\n",
        "> ",
        "- ",
        "1. ",
        "  ",
        "    ",
        "- [x] ",
        "## ",
        "##### ",
        "| a | b |\n|---|--:|\n| 1 | 2 |\n",
        "```\n",
        "tổ\n: nhóm\n",
        "[^a]: ",
        "[^b]: ",
        "---\n",
        "> [!NOTE]\n",
        "  \n",
        "&lt;",
        "\u{202e}",
    ];
    proptest::collection::vec(proptest::sample::select(pieces.to_vec()), 0..40)
        .prop_map(|it| it.concat() + "\n\n[^a]: Chú *thích* [^b]\n\n[^b]: Khác [^a]\n")
}

fn division(number: usize, body: &str, texts: &[String]) -> Division {
    let text = |at: usize| texts[at % texts.len()].clone();
    Division {
        anchor: format!("d{number}"),
        title: text(0),
        summary: text(1),
        rows: vec![Row { label: text(2), text: text(3) }],
        prose: Prose::read(body, 0, Lang::Vi),
        links: vec![
            Destination::Web(text(4)),
            Destination::Within(format!("d{}", number + 1)),
            Destination::Within(text(5)),
            Destination::Web("https://a.example/đất".to_owned()),
        ],
        ..Division::default()
    }
}

/// A book of any words around any bodies.
fn any_book() -> impl Strategy<Value = Book> {
    let bodies = proptest::collection::vec(body(), 1..4);
    (bodies, proptest::collection::vec(words(), 1..8), 0..3usize).prop_map(
        |(bodies, texts, header)| {
            let text = |at: usize| texts[at % texts.len()].clone();
            let children =
                bodies.iter().enumerate().map(|(at, it)| division(at, it, &texts)).collect();
            let part = Division {
                anchor: "phan".to_owned(),
                title: text(0),
                children,
                ..Division::default()
            };
            let entry = |term: &str, see: &[&str]| Entry {
                term: term.to_owned(),
                detail: "xã, tỉnh <A>".to_owned(),
                see: see.iter().map(|it| (*it).to_owned()).collect(),
                because: String::new(),
                anchors: vec!["d0".to_owned(), text(1)],
            };
            let letters = vec![Letter {
                letter: "A".to_owned(),
                entries: vec![entry("An", &["xã Bình, tỉnh <A>"]), entry("Bình", &[])],
            }];
            let contents = [
                Content::Cover,
                Content::Contents,
                Content::Text(Box::new(part)),
                Content::Index(letters),
                Content::Imprint(vec![Row { label: text(1), text: text(2) }]),
                Content::Back(Back { url: text(3), text: text(4) }),
            ];
            let matter = |(at, content): (usize, Content)| {
                let is_part = matches!(content, Content::Text(_));
                let anchor = if is_part { "phan".to_owned() } else { format!("p{at}") };
                Matter { anchor, title: text(at), kind: PartKind::ALL[at], content }
            };
            let cover = Cover {
                header: Header::ALL[header],
                organ: text(5),
                title: text(6),
                ..Cover::default()
            };
            Book {
                name: "thu".to_owned(),
                lang: Lang::Vi,
                date: date(2019, 10, 9),
                cover,
                stories: Vec::new(),
                matters: contents.into_iter().enumerate().map(matter).collect(),
                words: Words {
                    see: "xem".to_owned(),
                    contents: text(0),
                    notes: text(1),
                    ..Words::default()
                },
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_book_keeps_its_text_in_every_form(book in any_book()) {
        hold(&book);
    }
}
