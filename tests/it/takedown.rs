//! `content/go-bo.yaml` and `--anonymise`: what was asked to be taken down stands in no output.

use std::collections::{BTreeMap, BTreeSet};

use snapbox::str;

use crate::forms::png;
use crate::site::{Site, check, has_extension, model, output, same};

mod texts;

use texts::{held, holds};

/// A showcase that names someone wherever a name can stand.
const EVERYWHERE: &str = include_str!("takedown/khap-noi.txt");

const NAME: &str = "Đèo Thị Khuyếch";

const LIST: &str = "names: [{ name: đèo thị khuyếch, date: 2026-11-20, reason: Bà xin rút tên }]\n";

fn everywhere() -> Site {
    let site = Site::bare(&EVERYWHERE.replace("{NAME}", NAME));
    site.write("content/mo-hinh/bun-mieu/hoa.png", png());
    site
}

/// Prints the volume in every form that is not PDF, and gives where the files lie.
const FORMS: [(&str, &str); 2] = [("epub", "ky-yeu.epub"), ("docx", "ky-yeu.docx")];

fn prints(site: &Site, how: &[&str]) -> Vec<String> {
    let mut files: Vec<String> = Vec::new();
    let print = |profile| {
        site.run(&[&["print", "ky-yeu", "--profile", profile], how].concat()).well();
    };
    for (profile, file) in FORMS {
        print(profile);
        files.push(file.to_owned());
    }
    if cfg!(feature = "print") {
        for (profile, file) in [("man-hinh", "ky-yeu.pdf"), ("luu-tru", "ky-yeu-luu-tru.pdf")] {
            print(profile);
            files.push(file.to_owned());
        }
    }
    files
}

/// Makes all outputs: those of a full build, and prints.
fn made(site: &Site, how: &[&str]) -> BTreeMap<String, Vec<u8>> {
    site.run(&[&["build", "--full"], how].concat()).well();
    let mut files = output(&site.path("public"));
    for file in prints(site, how) {
        files.insert(file.clone(), std::fs::read(site.path(&file)).unwrap());
    }
    files
}

/// Names the outputs that hold a word however they are packed.
fn holding(site: &Site, word: &str) -> BTreeSet<String> {
    holding_among(&made(site, &[]), word)
}

fn holding_among(files: &BTreeMap<String, Vec<u8>>, word: &str) -> BTreeSet<String> {
    let holding = files.iter().filter(|(path, bytes)| holds(path, bytes, word));
    holding.map(|(path, _)| path.clone()).collect()
}

/// Tells whether what builds keep for the next holds some letters: of stories as read, and of the search.
fn keeps(site: &Site) -> [bool; 2] {
    [("read", NAME), ("search", "khuyêch")].map(|(folder, word)| {
        let kept = output(&site.path(&format!(".danvan/{folder}")));
        kept.values().any(|it| String::from_utf8_lossy(it).contains(word))
    })
}

#[test]
fn nothing_that_is_kept_for_the_next_build_holds_a_name_taken_down_or_of_a_story_that_is_gone() {
    let told = model("").replace("Mỗi hộ", &format!("Bà {NAME} kể: mỗi hộ"));
    let told =
        told.replace("kind: tap-the", &format!("kind: tap-the\nteam: {{ name: Tổ của {NAME} }}"));
    let whole = "stories: [{ story: mo-hinh/duong-hoa, date: 2026-11-20 }]\n";
    for change in ["go-bo", "gone", "whole"] {
        let site = Site::new(&told);
        site.build();
        assert_eq!(keeps(&site), [true, true], "{change}");
        match change {
            "gone" => site.remove("content/mo-hinh/duong-hoa.md"),
            "whole" => site.write("content/go-bo.yaml", whole),
            _ => site.write("content/go-bo.yaml", LIST),
        }
        site.build();
        assert_eq!(keeps(&site), [false, false], "{change}");
    }
}

#[test]
fn nothing_that_is_kept_tells_of_a_draft_that_is_gone_once_the_site_is_built_again() {
    let draft = model("").replace("Mỗi hộ", &format!("Bà {NAME} kể: mỗi hộ"));
    let draft = draft.replace("kind: tap-the", "kind: tap-the\nstate: draft");
    let site = Site::new(&draft);
    site.build();
    site.run(&["build", "--drafts", "--output", "nhap"]).well();
    assert!(keeps(&site)[1]);
    site.remove("content/mo-hinh/duong-hoa.md");
    site.build();
    assert_eq!(keeps(&site), [false, false]);
}

#[test]
fn a_name_taken_down_stands_in_no_output_of_any_kind() {
    let site = everywhere();
    let before = holding(&site, "khuyếch");
    for expected in [
        "mo-hinh/bun-mieu/index.html",
        "mo-hinh/bun-mieu/index.html.br",
        "en/mo-hinh/bun-mieu/index.html",
        "mo-hinh/index.html",
        "hoi-nghi/tong-ket/index.html",
        "khen-thuong/nam-2019/index.html",
        "van-ban/thong-bao-380/index.html",
        "to-dan-van/25/index.html",
        "du-lieu/mo-hinh.csv",
        "du-lieu/du-lieu.json",
        "du-lieu/du-lieu.xlsx",
        "feed.xml",
        "feed.json",
        "hoi-nghi/tong-ket/index.json",
        "mo-hinh/bun-mieu/ap-dung/index.html",
        "so-lieu/ho_tham_gia/index.html",
        "so-sanh/aaaaa2.json",
        "the/deo-thi-khuyech/index.html",
        "tim-kiem/the/0.idx",
        "index.html",
        "ky-yeu.epub",
        "ky-yeu.docx",
    ] {
        assert!(before.contains(expected), "{expected} names nobody: the test would see nothing");
    }
    assert!(before.iter().any(|it| it.starts_with("tim-kiem/")), "the search finds the name");
    if cfg!(feature = "print") {
        assert!(
            before.contains("ky-yeu.pdf") && before.iter().any(|it| it.ends_with("bun-mieu.pdf"))
        );
    }

    let former = site.path("public/mo-hinh/ba-deo-thi-khuyech");
    assert!(former.exists(), "a former address has the name");
    let sources = held(&site);
    site.write("content/go-bo.yaml", LIST);
    assert_eq!(holding(&site, "khuyếch"), BTreeSet::new());
    assert_eq!(holding(&site, "khuyech"), BTreeSet::new(), "nor in an address, nor in the search");
    assert!(!former.exists());
    site.remove("content/go-bo.yaml");
    assert_eq!(held(&site), sources, "what the stories say is left as it is");
    assert_eq!(holding(&site, "khuyếch"), before, "and is shown again once nobody asks otherwise");
}

#[test]
fn a_story_is_taken_down_by_the_address_that_a_browser_shows() {
    let site = Site::new(&model(""));
    site.write("content/go-bo.yaml", "stories: [/mo-hinh/duong-hoa/]\n");
    site.build();
    assert!(!site.path("public/mo-hinh/duong-hoa").exists());
}

#[test]
fn a_settled_wording_stands_where_the_name_stood() {
    let site = Site::new(&model("").replace("Mỗi hộ", "Bà ĐÈO **Thị**\nKhuyếch kể: mỗi hộ"));
    site.write("content/go-bo.yaml", LIST);
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(
        page.contains("<p>Bà (tên đã gỡ)<strong></strong> kể: mỗi hộ trồng một đoạn.</p>"),
        "{page}"
    );
}

#[test]
fn a_person_taken_down_is_listed_no_more() {
    let people = "people:\n  - { name: Đèo Thị Khuyếch, role: trưởng bản, basis: public-office }\n  - { name: Lò Văn Bó, role: bí thư, basis: public-office }";
    let site = Site::new(&model(people));
    site.write("content/go-bo.yaml", LIST);
    site.build();
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    assert!(page.contains("Lò Văn Bó") && !page.contains("trưởng bản"), "{page}");
}

#[test]
fn a_picture_taken_down_is_gone_under_every_name() {
    let front = "pictures: [{ file: hoa.png, alt: Bà bên hoa, caption: Vườn nhà bà }, { file: la.png, alt: Lá }]";
    let body = "![Bà cười](hoa.png)\n\n[Xem ảnh](hoa.png), ![cũng là bà](ban-sao.png)\n\nMỗi hộ";
    let site = Site::new(
        &model(front).replace("duong-hoa.md", "duong-hoa/index.md").replace("Mỗi hộ", body),
    );
    let folder = "content/mo-hinh/duong-hoa";
    site.write(&format!("{folder}/hoa.png"), png());
    site.write(&format!("{folder}/ban-sao.png"), png());
    site.write(&format!("{folder}/la.png"), [&png()[..], b"x"].concat());
    site.build();
    let pictures = |site: &Site| {
        let files = output(&site.path("public"));
        files.keys().filter(|it| ["png", "webp"].iter().any(|end| has_extension(it, end))).count()
    };
    assert!(pictures(&site) > 0);
    site.write("content/go-bo.yaml", "pictures: [mo-hinh/duong-hoa/hoa.png]\n");
    site.write(&format!("{folder}/la.png"), png());
    site.build();
    assert_eq!(pictures(&site), 0, "a copy of it is the same picture");
    let page = site.read("public/mo-hinh/duong-hoa/index.html");
    for gone in ["Bà bên hoa", "Vườn nhà bà", "Bà cười", "cũng là bà", "<img"] {
        assert!(!page.contains(gone), "{gone}: {page}");
    }
    assert!(page.contains("Xem ảnh"), "what was a link is its text: {page}");
}

#[test]
fn a_story_taken_down_is_on_no_page_even_with_drafts() {
    let site = everywhere();
    site.run(&["build", "--full"]).well();
    assert!(site.path("public/mo-hinh/bun-mieu/index.html").exists());
    site.write("content/go-bo.yaml", "stories: [{ story: mo-hinh/bun-mieu, date: 2026-11-20 }]\n");
    for arguments in [&["build", "--full"][..], &["build", "--full", "--drafts"]] {
        site.run(arguments).well();
        let files = output(&site.path("public"));
        assert!(!files.keys().any(|it| it.contains("bun-mieu")), "{:?}", files.keys());
        let told = files.iter().filter(|(path, bytes)| holds(path, bytes, "Bún miến"));
        assert_eq!(told.map(|(path, _)| path.as_str()).collect::<Vec<_>>(), Vec::<&str>::new());
        assert!(!files.contains_key("m/aaaaa2/index.html"), "its short address is gone too");
    }
    site.write("content/go-bo.yaml", "stories: [aaaaa2]\n");
    site.run(&["build"]).well();
    assert!(!site.path("public/mo-hinh/bun-mieu").exists(), "its id says the same");
}

#[test]
fn initials_stand_for_those_who_have_not_agreed() {
    let people = "people:
  - { name: Đèo Thị Khuyếch, basis: consent }
  - { name: Lò Văn Bó, basis: consent, consent: ký ngày 01/10/2026 }
  - { name: Vàng A Sáu, role: bí thư chi bộ, basis: public-office }";
    let body = "Bà ĐÈO THỊ KHUYẾCH, ông Lò Văn Bó và ông Vàng A Sáu kể. Mỗi hộ";
    let site = Site::new(&model(people).replace("Mỗi hộ", body));
    let page = || site.read("public/mo-hinh/duong-hoa/index.html");
    site.run(&["build"]).well();
    assert!(page().contains("ĐÈO THỊ KHUYẾCH") && page().contains("Đèo Thị Khuyếch"));
    site.run(&["build", "--anonymise"]).well();
    assert!(page().contains("Bà Đ.T.K., ông Lò Văn Bó và ông Vàng A Sáu kể."), "{}", page());
    assert!(!page().to_lowercase().contains("khuyếch"));
    site.run(&[
        "print",
        "--story",
        "content/mo-hinh/duong-hoa.md",
        "--profile",
        "docx",
        "--anonymise",
    ])
    .well();
    let book = std::fs::read(site.path("duong-hoa.docx")).unwrap();
    assert!(!holds("duong-hoa.docx", &book, "khuyếch") && holds("duong-hoa.docx", &book, "Đ.T.K."));
}

#[test]
fn who_has_not_agreed_in_one_story_is_told_by_initials_in_every_output() {
    let silent = EVERYWHERE.replace(r#", consent: "{NAME} ký""#, "");
    assert_ne!(silent, EVERYWHERE);
    let site = Site::bare(&silent.replace("{NAME}", NAME));
    site.write("content/mo-hinh/bun-mieu/hoa.png", png());
    let files = made(&site, &["--anonymise"]);
    assert_eq!(holding_among(&files, "khuyếch"), BTreeSet::new());
    assert_eq!(holding_among(&files, "khuyech"), BTreeSet::new());
    let initials = holding_among(&files, "đ.t.k.");
    for told in ["van-ban/thong-bao-380/index.html", "to-dan-van/25/index.html", "ky-yeu.epub"] {
        assert!(initials.contains(told), "{told} does not tell of anyone: {initials:?}");
    }
}

#[test]
fn who_agreed_in_a_story_is_named_there_and_nowhere_else() {
    let agreed = "people: [{ name: Lò Văn Hoà, basis: consent, consent: ký ngày 01/10/2026 }]";
    let silent = "people: [{ name: Lò Văn Hòa, basis: consent }]";
    let tells = |text: String| text.replace("Mỗi hộ", "Ông Lò Văn Hòa kể. Mỗi hộ");
    let other = |slug: &str, id: &str, front: &str| {
        let story = model(front).replace("duong-hoa.md", &format!("{slug}.md"));
        let story = &story[story.find("-- content/mo-hinh").unwrap()..];
        tells(story.replacen("id: abc234", &format!("id: {id}"), 1))
    };
    let site = Site::new(&tells(model(agreed)));
    for (slug, id, front) in [("im-lang", "bbb234", silent), ("khong-ke", "ccc234", "")] {
        let story = other(slug, id, front);
        site.write(&format!("content/mo-hinh/{slug}.md"), story.split_once('\n').unwrap().1);
    }
    site.run(&["build", "--anonymise"]).well();
    let named =
        |slug| site.read(&format!("public/mo-hinh/{slug}/index.html")).contains("Lò Văn Hòa");
    assert_eq!(["duong-hoa", "im-lang", "khong-ke"].map(named), [true, false, false]);
    site.run(&["build"]).well();
    assert_eq!(["duong-hoa", "im-lang", "khong-ke"].map(named), [true, true, true]);
}

#[test]
fn a_file_named_after_someone_who_has_not_agreed_is_told() {
    let site = Site::new(
        &model("people: [{ name: Đèo Thị Khuyếch, basis: consent }]")
            .replace("duong-hoa.md", "ba-deo-thi-khuyech.md"),
    );
    same(
        &site.run(&["build", "--anonymise"]).well().stderr,
        str![[r#"
cảnh báo[chu-dau-dia-chi]: trang chỉ ghi chữ đầu của `Đèo Thị Khuyếch`, nhưng tên tệp content/mo-hinh/ba-deo-thi-khuyech.md còn ghi đủ tên, nên địa chỉ trang cũng còn
 --> content/mo-hinh/ba-deo-thi-khuyech.md:7:10
  |
7 | people: [{ name: Đèo Thị Khuyếch, basis: consent }]
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ đổi tên tệp hoặc thư mục đó

cảnh báo[thieu-dong-y]: chưa ghi `Đ.T.K.` đồng ý thế nào, ngày nào
 --> content/mo-hinh/ba-deo-thi-khuyech.md:7:10
  |
7 | people: [{ name: Đèo Thị Khuyếch, basis: consent }]
  |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ thêm, ví dụ: `consent: nói miệng ngày 20/10/2026, anh Ba ghi`
  |
  = cách sửa: chưa hỏi được thì dựng với --anonymise: trang chỉ ghi chữ đầu của tên


"#]],
    );
}

#[test]
fn a_list_that_cannot_be_followed_is_told_and_nothing_is_published() {
    let list = "-- content/go-bo.yaml --
names:
  - Khuyếch
  - { nam: Đèo Thị Khuyếch }
  - { reason: xin rút tên }
  - Đường Hoa
pictures: [mo-hinh/duong-hoa/anh.jpg]
stories: [mo-hinh/duong-ho, bbbbb9]
nguoi: [Đèo Thị Khuyếch]
";
    check(
        &format!("{}{list}", model("")),
        str![[r#"
lỗi[go-bo-ten-ngan]: `Khuyếch` chỉ có một chữ: gỡ đi sẽ mất nhầm chữ của người khác, nơi khác
 --> content/go-bo.yaml:2:5
  |
2 |   - Khuyếch
  |     ^^^^^^^ viết đủ họ và tên như trong bài

lỗi[muc-la]: không có mục `nam`
 --> content/go-bo.yaml:3:7
  |
3 |   - { nam: Đèo Thị Khuyếch }
  |       ^^^ có phải `name`?
  |
  = cách sửa: dùng được: name, date, reason

lỗi[go-bo-trong]: dòng này chưa nói gỡ gì: thiếu `name`
 --> content/go-bo.yaml:4:5
  |
4 |   - { reason: xin rút tên }
  |     ^^^^^^^^^^^^^^^^^^^^^^^ viết, ví dụ: { name: Họ và tên đầy đủ, date: 2026-11-20, reason: … }

cảnh báo[go-bo-dia-chi]: tên `Đường Hoa` đã gỡ khỏi mọi trang, nhưng còn trong tên tệp content/mo-hinh/duong-hoa.md, tức là trong địa chỉ
 --> content/go-bo.yaml:5:5
  |
5 |   - Đường Hoa
  |     ^^^^^^^^^ đổi tên tệp hoặc thư mục đó, đừng thêm địa chỉ cũ vào `aliases`
  |
  = cách sửa: địa chỉ cũ sẽ không còn; liên kết từ bài khác tới nó, danvan sẽ chỉ ra

cảnh báo[go-bo-khong-co-anh]: không có ảnh hay tệp `mo-hinh/duong-hoa/anh.jpg` trong content/
 --> content/go-bo.yaml:6:12
  |
6 | pictures: [mo-hinh/duong-hoa/anh.jpg]
  |            ^^^^^^^^^^^^^^^^^^^^^^^^^ viết đường dẫn tính từ content/; nếu tệp đã xóa hẳn thì bỏ dòng này

cảnh báo[go-bo-khong-co-bai]: không có bài `mo-hinh/duong-ho` trong content/
 --> content/go-bo.yaml:7:11
  |
7 | stories: [mo-hinh/duong-ho, bbbbb9]
  |           ^^^^^^^^^^^^^^^^ có phải `mo-hinh/duong-hoa.md`?

cảnh báo[go-bo-khong-co-bai]: không có bài `bbbbb9` trong content/
 --> content/go-bo.yaml:7:29
  |
7 | stories: [mo-hinh/duong-ho, bbbbb9]
  |                             ^^^^^^ viết đường dẫn tính từ content/; nếu tệp đã xóa hẳn thì bỏ dòng này

lỗi[muc-la]: không có mục `nguoi`
 --> content/go-bo.yaml:8:1
  |
8 | nguoi: [Đèo Thị Khuyếch]
  | ^^^^^ xem các tên dùng được bên dưới
  |
  = cách sửa: dùng được: names, pictures, stories

4 lỗi, 4 cảnh báo

"#]],
    );
    let site = Site::new(&format!("{}{list}", model("")));
    site.run(&["build"]).ends(1);
    assert!(!site.path("public").exists());
}
