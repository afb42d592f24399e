//! Reports of Word: the draft that they become, and what is said of it.

use snapbox::str;

use super::{archive, import, listed};
use crate::site::{Site, same};

const NAMES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";

/// A PNG of one pixel.
const PIXEL: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x02\x00\x00\x00\x90wS\xde\
    \x00\x00\x00\x0cIDATx\x9cc\xf8\xcf\xc0\x00\x00\x03\x01\x01\x00\xc9\xfe\x92\xef\x00\x00\x00\x00IEND\xaeB`\x82";

fn document(body: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document {NAMES}><w:body>{body}</w:body></w:document>"
    )
}

fn docx(body: &str) -> Vec<u8> {
    archive(&[("word/document.xml", document(body).as_bytes())])
}

/// A paragraph of runs; a text between `*` is bold.
fn p(text: &str) -> String {
    paragraph("", text)
}

fn centred(text: &str) -> String {
    paragraph("<w:jc w:val=\"center\"/>", text)
}

fn paragraph(properties: &str, text: &str) -> String {
    let run = |(at, text): (usize, &str)| {
        let look = if at % 2 == 1 { "<w:rPr><w:b/></w:rPr>" } else { "" };
        format!("<w:r>{look}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let runs: String = text.split('*').enumerate().map(run).collect();
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |it: &&str| format!("<w:tc>{}</w:tc>", p(it));
    let row = |it: &&[&str]| format!("<w:tr>{}</w:tr>", it.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A report as offices write them: no styles, headings in bold, dashes for items.
pub(crate) fn report() -> Vec<u8> {
    let body = [
        table(&[&["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], &["Số: 12/BC-UBND", "Độc lập - Tự do - Hạnh phúc"]]),
        centred("*BÁO CÁO*"),
        centred("*Kết quả mô hình “Hiến đất mở đường” của thôn Đông*"),
        centred("-----"),
        p("Thôn Đông có 120 hộ, đường vào thôn hẹp, xe cơ giới không vào được. Năm 2024 thôn vận động nhân dân mở đường."),
        p("*I. Cách làm*"),
        p("*1. Bàn với dân*"),
        p("- Họp thôn, lấy ý kiến *từng hộ*: công khai trước dân."),
        p("+ Ai góp gì ghi sổ_chung [mẫu 1]."),
        paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "Cắm mốc"),
        paragraph("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", "Làm đường"),
        p("*II. Kết quả*"),
        "<w:p><w:r><w:t xml:space=\"preserve\">Nhân dân đã hiến 1.647 m</w:t></w:r><w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:t>2</w:t></w:r><w:r><w:t xml:space=\"preserve\"> đất, góp trên 260 ngày công</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:r><w:t>.</w:t></w:r></w:p>".to_owned(),
        p("Có 56 hộ tham gia; tổng kinh phí thực hiện 1,2 tỷ đồng."),
        table(&[&["Đợt", "Số hộ"], &["1", "30 | 35"], &["2", "26"]]),
        "<w:p><w:r><w:t xml:space=\"preserve\">Xem </w:t></w:r><w:hyperlink r:id=\"rId5\"><w:r><w:t>bài báo</w:t></w:r></w:hyperlink><w:r><w:br/><w:t># không phải tiêu đề</w:t></w:r></w:p>".to_owned(),
        "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" descr=\"Đường mới\"/><a:blip r:embed=\"rId6\"/></wp:inline></w:drawing></w:r></w:p>".to_owned(),
        table(&[&["Nơi nhận: Lưu VT", "CHỦ TỊCH"]]),
    ];
    let footnotes = format!(
        "<w:footnotes {NAMES}><w:footnote w:type=\"separator\" w:id=\"0\"><w:p/></w:footnote><w:footnote w:id=\"2\">{}</w:footnote></w:footnotes>",
        p(" Theo sổ của thôn.")
    );
    let relations = "<Relationships><Relationship Id=\"rId5\" Target=\"https://danvan.example/bai?a=1&amp;b=2\" TargetMode=\"External\"/><Relationship Id=\"rId6\" Target=\"media/image1.png\"/></Relationships>";
    let numbering = format!(
        "<w:numbering {NAMES}><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"decimal\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>"
    );
    archive(&[
        ("word/document.xml", document(&body.concat()).as_bytes()),
        ("word/footnotes.xml", footnotes.as_bytes()),
        ("word/_rels/document.xml.rels", relations.as_bytes()),
        ("word/numbering.xml", numbering.as_bytes()),
        ("word/media/image1.png", PIXEL),
    ])
}

/// Gives the text of the only new story below its front matter.
fn body(site: &Site, path: &str) -> String {
    let text = site.read(path);
    text.split_once("\n---\n\n").unwrap().1.to_owned()
}

const DRAFT: &str = "content/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/index.md";

#[test]
fn a_report_becomes_a_draft_with_its_figures_proposed() {
    let site = Site::new("");
    site.write("bao-cao.docx", report());
    same(
        &import(&site, &["bao-cao.docx", "--dry-run"]).well().stdout,
        str![[r#"
content/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/index.md (bài mới)
    Số liệu tìm thấy, ghi sẵn trong phần metrics; đúng thì xóa dấu # ở đầu dòng:
      dat_hien: 1.647 m²  “Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công.”
      ngay_cong: trên 260 ngày công  “Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công.”
      ho_tham_gia: 56 hộ  “Có 56 hộ tham gia;”
      kinh_phi: 1,2 tỷ đồng  “tổng kinh phí thực hiện 1,2 tỷ đồng.”
    + content/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/hinh-1.png

Chưa ghi gì. Bỏ --dry-run để ghi.

"#]],
    );
    assert_eq!(listed(&site), ["site.yaml"]);
    let run = import(&site, &["bao-cao.docx"]).well();
    same(
        &run.stderr,
        str![[r#"
bao-cao.docx: xem lại tóm tắt (lấy từ câu đầu), loại và lĩnh vực (đang để mẫu)
bao-cao.docx: bỏ phần quốc hiệu, số văn bản, nơi nhận, chữ ký
bao-cao.docx: có ảnh: viết lời tả cho từng ảnh, xin phép người trong ảnh

"#]],
    );
    same(
        &body(&site, DRAFT),
        str![[r#"
- \----

Thôn Đông có 120 hộ, đường vào thôn hẹp, xe cơ giới không vào được. Năm 2024 thôn vận động nhân dân mở đường.

## I. Cách làm

### 1. Bàn với dân

- Họp thôn, lấy ý kiến **từng hộ**: công khai trước dân.
  - Ai góp gì ghi sổ\_chung \[mẫu 1\].
1. Cắm mốc
2. Làm đường

## II. Kết quả

Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công[^1].

Có 56 hộ tham gia; tổng kinh phí thực hiện 1,2 tỷ đồng.

| Đợt | Số hộ |
| --- | --- |
| 1 | 30 \| 35 |
| 2 | 26 |

Xem [bài báo](https://danvan.example/bai?a=1&b=2)\
\# không phải tiêu đề

![Đường mới](hinh-1.png)

[^1]: Theo sổ của thôn.

"#]],
    );
    let text = site.read(DRAFT);
    let front = text.split("# Số liệu").nth(1).unwrap().split("# Khen thưởng").next().unwrap();
    same(
        front,
        str![[r#"
. Khóa chỉ tiêu và con số viết như bình thường, có đơn vị.
# metrics:
#   # “Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công.” (hoặc dien_tich_thu_hoi)
#   dat_hien: 1.647 m²
#   # “Nhân dân đã hiến 1.647 m² đất, góp trên 260 ngày công.”
#   ngay_cong: trên 260 ngày công
#   # “Có 56 hộ tham gia;”
#   ho_tham_gia: 56 hộ
#   # “tổng kinh phí thực hiện 1,2 tỷ đồng.”
#   kinh_phi: 1,2 tỷ đồng

"#]],
    );
    assert!(text.contains("\nsummary: \"Thôn Đông có 120 hộ"), "{text}");
    assert_eq!(
        site.path("content/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/hinh-1.png")
            .metadata()
            .unwrap()
            .len(),
        PIXEL.len() as u64
    );
    site.run(&["check", "--drafts"]).well();
    same(
        &import(&site, &["bao-cao.docx"]).ends(1).text(),
        str![[r#"
lỗi[nhap-bai-da-co]: đã có bài “Kết quả mô hình “Hiến đất mở đường” của thôn Đông” ở content/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/index.md; không ghi đè
--> bao-cao.docx
 = cách sửa: đổi tiêu đề trong tệp Word, hoặc xóa bài cũ nếu không cần nữa

1 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
}

#[test]
fn proposals_are_accepted_by_taking_their_sign_away() {
    let site = Site::new("");
    site.write("bao-cao.docx", report());
    import(&site, &["bao-cao.docx"]).well();
    site.edit(DRAFT, "# metrics:", "metrics:");
    site.edit(DRAFT, "#   dat_hien: ", "  dat_hien: ");
    site.edit(DRAFT, "state: draft", "state: published");
    site.run(&["check"]).well();
    site.build();
    let page =
        site.read("public/mo-hinh/ket-qua-mo-hinh-hien-dat-mo-duong-cua-thon-dong/index.html");
    assert!(page.contains("1.647\u{a0}m²"), "{page}");
}

#[test]
fn changes_boxes_comments_and_old_fonts_are_read_and_told() {
    let run = |font: &str, text: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii=\"{font}\"/></w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>"
        )
    };
    let body = [
        centred("*Mô hình thử*"),
        format!("<w:p><w:ins w:id=\"1\"><w:r><w:t xml:space=\"preserve\">Giữ lại </w:t></w:r></w:ins><w:del w:id=\"2\"><w:r><w:delText>bỏ đi</w:delText></w:r></w:del>{}</w:p>", run("Arial", "câu này.")),
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p><w:r><w:t>Chữ trong hộp.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Chữ trong hộp.</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent><w:commentReference w:id=\"0\"/><w:t>Đoạn có hộp.</w:t></w:r></w:p>".to_owned(),
        format!("<w:p>{}{}{}</w:p>", run(".VnTime", "§\u{ad}êng hoa th«n §«ng, "), run(".VnTimeH", "®oµn kÕt "), run("VNI-Times", "hieán ñaát.")),
        format!("<w:p>{}<w:r><w:rPr><w:rFonts w:ascii=\".VnTime\"/></w:rPr><w:softHyphen/></w:r>{}</w:p>", run(".VnTime", "§"), run(".VnTime", "êng míi.")),
        format!("<w:p>{}</w:p>", run(".VnTime", "Gõ Unicode bằng phông cũ: đường.")),
        "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>HYPERLINK \"https://danvan.example/\"</w:instrText><w:fldChar w:fldCharType=\"separate\"/><w:t>trang</w:t><w:fldChar w:fldCharType=\"end\"/><w:t xml:space=\"preserve\"> hết </w:t><w:rPr/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>".to_owned(),
    ];
    let site = Site::new("");
    site.write("thu.docx", docx(&body.concat()));
    let run = import(&site, &["thu.docx"]).well();
    same(
        &run.stderr,
        str![[r#"
thu.docx: xem lại tóm tắt (lấy từ câu đầu), loại và lĩnh vực (đang để mẫu)
thu.docx: có sửa đổi đang theo dõi (Track Changes): lấy chữ như khi đã chấp nhận hết
thu.docx: có lời bình (Comments): không lấy
thu.docx: có hộp văn bản (Text Box): chữ trong hộp đặt sau đoạn mà hộp gắn vào, xem lại thứ tự
thu.docx: có chữ TCVN3 (ABC) hoặc VNI: đã đổi sang Unicode, xem lại chữ hoa

"#]],
    );
    same(
        &body_of(&site),
        str![[r#"
Giữ lại câu này.

Đoạn có hộp.

Chữ trong hộp.

Đường hoa thôn Đông, ĐOÀN KẾT hiến đất.

Đường mới.

Gõ Unicode bằng phông cũ: đường.

[trang](https://danvan.example/) hết

"#]],
    );
}

fn body_of(site: &Site) -> String {
    body(site, "content/mo-hinh/mo-hinh-thu/index.md")
}

#[test]
fn styles_say_what_is_a_title_and_a_heading() {
    let styles = format!(
        "<w:styles {NAMES}><w:style w:styleId=\"T\"><w:name w:val=\"Title\"/></w:style><w:style w:styleId=\"H1\"><w:name w:val=\"heading 1\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:styleId=\"H2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"H1\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style><w:style w:styleId=\"M1\"><w:name w:val=\"toc 1\"/></w:style></w:styles>"
    );
    let style = |id: &str| format!("<w:pStyle w:val=\"{id}\"/>");
    let text = [
        paragraph(&style("T"), "Phong trào xã Đông"),
        paragraph(&style("M1"), "Bối cảnh 1"),
        paragraph(&style("H1"), "Bối cảnh"),
        p("Cả xã làm."),
        paragraph(&style("H2"), "Cách làm"),
        p("Từng thôn làm."),
    ];
    let site = Site::new("");
    site.write(
        "thu.docx",
        archive(&[
            ("word/document.xml", document(&text.concat()).as_bytes()),
            ("word/styles.xml", styles.as_bytes()),
        ]),
    );
    import(&site, &["thu.docx", "--kind", "phong-trao"]).well();
    same(
        &body(&site, "content/phong-trao/phong-trao-xa-dong/index.md"),
        str![[r#"
## Bối cảnh

Cả xã làm.

### Cách làm

Từng thôn làm.

"#]],
    );
    site.run(&["check", "--drafts"]).well();
}

#[test]
fn documents_that_cannot_be_read_are_told() {
    let site = Site::new("");
    for (name, bytes) in [
        ("trong.docx", docx("<w:p/>")),
        ("hong.docx", archive(&[("word/document.xml", b"<w:document><w:body>")])),
        (
            "thuc-the.docx",
            archive(&[("word/document.xml", b"<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>")]),
        ),
        ("sau.docx", docx(&"<w:sdt>".repeat(5000))),
    ] {
        site.write(name, bytes);
    }
    let all = ["trong.docx", "hong.docx", "thuc-the.docx", "sau.docx"];
    same(
        &import(&site, &all).ends(1).text(),
        str![[r#"
lỗi[nhap-khong-co-chu]: trong tệp không có đoạn chữ nào
--> trong.docx
 = cách sửa: nếu là bản quét (ảnh chụp trang giấy), cần gõ lại hoặc dùng phần mềm nhận dạng chữ

lỗi[nhap-tep-hong]: tệp hỏng hoặc chưa chép xong (word/document.xml: end of file)
--> hong.docx
 = cách sửa: chép lại từ bản gốc, mở thử rồi lưu lại

lỗi[nhap-tep-hong]: tệp hỏng hoặc chưa chép xong (word/document.xml: DOCTYPE)
--> thuc-the.docx
 = cách sửa: chép lại từ bản gốc, mở thử rồi lưu lại

lỗi[nhap-tep-hong]: tệp hỏng hoặc chưa chép xong (word/document.xml: too deep)
--> sau.docx
 = cách sửa: chép lại từ bản gốc, mở thử rồi lưu lại

4 lỗi, 0 cảnh báo: chưa ghi gì

"#]],
    );
    assert_eq!(listed(&site), ["site.yaml"]);
}

#[test]
fn macros_are_told_and_never_run() {
    let site = Site::new("");
    let text = document(&[centred("*Mô hình thử*"), p("Một câu dài hơn.")].concat());
    site.write(
        "thu.docm",
        archive(&[("word/document.xml", text.as_bytes()), ("word/vbaProject.bin", b"x")]),
    );
    same(
        &import(&site, &["thu.docm", "--dry-run"]).well().text(),
        str![[r#"
thu.docm: xem lại tóm tắt (lấy từ câu đầu), loại và lĩnh vực (đang để mẫu)
cảnh báo[nhap-co-macro]: tệp có macro; danvan không chạy macro, chỉ đọc chữ
--> thu.docm
 = cách sửa: không cần làm gì nếu nội dung đã đủ

content/mo-hinh/mo-hinh-thu/index.md (bài mới)

Chưa ghi gì. Bỏ --dry-run để ghi.

"#]],
    );
}

#[test]
fn a_report_of_five_hundred_pages_is_one_draft() {
    let line = p("Nhân dân trong thôn cùng nhau làm đường, trồng hoa, giữ gìn vệ sinh môi trường.");
    let text = format!("{}{}", centred("*Mô hình thử*"), line.repeat(15_000));
    let site = Site::new("");
    site.write("dai.docx", docx(&text));
    import(&site, &["dai.docx"]).well();
    assert_eq!(body_of(&site).matches("trồng hoa").count(), 15_000);
}
