//! Input that someone made to do harm: what is shown of it is text, what it costs is bounded, and what
//! cannot be read is refused with its reason.
//!
//! The corpora below `tests/fuzz/corpus/` are kept: whatever once did harm is added there and replayed
//! here for ever. In a real browser the same is tried by `tests/browser/tests/hostile.spec.js`.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::process::Command;

use proptest::prelude::*;

use crate::pictures::png;
use crate::site::{Run, Site, has_extension, model, output};

#[path = "../fuzz/inputs.rs"]
mod inputs;

type Body = fn(&[u8]);

/// Each target of `cargo fuzz`, its corpus, and what its files are put through.
const TARGETS: &[(&str, &str, Body)] = &[
    ("front_matter", "front_matter", inputs::front_matter),
    ("quantity", "quantity", inputs::quantity),
    ("markdown", "markdown", inputs::markdown),
    ("epub", BOOKS, inputs::epub),
    ("docx_book", BOOKS, inputs::docx_book),
    #[cfg(feature = "print")]
    ("typst", BOOKS, inputs::typst),
    ("docx", "docx", inputs::report),
    ("csv", "csv", inputs::table),
    ("search", "search", inputs::search),
    ("address", "address", inputs::address),
];

/// What books are made of; each takes its time.
const BOOKS: &str = "volume";

#[test]
fn what_is_kept_of_hostile_input_is_replayed() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let kept: BTreeSet<_> =
        fs::read_dir(&corpora).unwrap().map(|it| it.unwrap().file_name()).collect();
    let known: BTreeSet<_> = TARGETS.iter().map(|it| OsString::from(it.1)).collect();
    assert_eq!(kept, known);
    for (name, corpus, body) in TARGETS {
        let files = fs::read_dir(corpora.join(corpus)).unwrap();
        let mut replayed = 0;
        for file in files.map(|it| it.unwrap().path()) {
            body(&fs::read(file).unwrap());
            replayed += 1;
        }
        assert!(replayed > 3, "{name} keeps hardly anything");
        let target = corpora.with_file_name("fuzz_targets").join(format!("{name}.rs"));
        assert!(target.exists(), "{name} has no target for cargo fuzz");
    }
}

/// Pieces that mean something to one of the readers, in any order.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "---\n",
        "id: abc234\n",
        "title: ",
        "people: ",
        "- { name: Lê Văn An, basis: consent }\n",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        ": ",
        "\n",
        "\n\n",
        "  ",
        "# ",
        "> ",
        "- ",
        "* ",
        "**",
        "`",
        "```\n",
        "![",
        "](",
        ")",
        "<",
        ">",
        "<script>",
        "javascript:",
        "&#58;",
        "&lt;",
        "[^1]",
        "[^1]: ",
        "| a |\n",
        "|--|\n",
        "\\",
        "~~",
        "1.250",
        " m2",
        "hơn ",
        "->",
        "/",
        "%2e%2e",
        "..",
        "=cmd|",
        ";",
        ",",
        "\t",
        "đường",
        "Ấ",
        "\u{301}",
        "\u{202e}",
        "\u{0}",
        "\u{ad}",
        "a",
        "#",
        "$",
        "{{ 7*7 }}",
        "{% x %}",
        ":\n",
        "sinh năm 1990",
        "ông Lê Văn An",
    ]);
    prop::collection::vec(piece, 0..40).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn no_reader_stumbles_over_pieces_in_any_order(text in pieces()) {
        for (_, corpus, body) in TARGETS {
            if *corpus != BOOKS {
                body(text.as_bytes());
            }
        }
        inputs::front_matter(format!("---\nid: abc234\n{text}\n---\n{text}").as_bytes());
    }

    #[test]
    fn no_reader_stumbles_over_any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        for (_, corpus, body) in TARGETS {
            if *corpus != BOOKS {
                body(&bytes);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_body_becomes_a_book(text in pieces()) {
        for (_, _, body) in TARGETS.iter().filter(|it| it.1 == BOOKS) {
            body(text.as_bytes());
        }
    }
}

/// What does harm where it is taken for more than text. No straight quotes: they end YAML's.
const VECTORS: [&str; 9] = [
    "<script>xss(1)</script>",
    "</title></textarea><svg onload=xss(1)>",
    "<img src=x onerror=xss(1)>",
    "--><!--<iframe srcdoc=xss>",
    "javascript:xss(1)//",
    "' onfocus='xss(1)' autofocus='",
    "&lt&#59script&gt xss(1)",
    "{{ 7*7 }}{% include 'x' %}${7*7}<%= 7*7 %>",
    "](javascript:xss(1)) [x](javascript:xss(2))",
];

#[test]
fn whatever_an_author_writes_in_any_field_comes_out_as_text() {
    for vector in VECTORS {
        let site = Site::bare(&include_str!("takedown/khap-noi.txt").replace("{NAME}", vector));
        site.write("content/mo-hinh/bun-mieu/hoa.png", png());
        let run = site.run(&["build"]);
        // An address of the web is refused where it is none; then nothing is published at all.
        if run.code == 1 {
            assert!(!site.path("public").exists());
            site.edit(
                "content/mo-hinh/bun-mieu/index.md",
                "[bà](https://a.example/%C4%90%C3%A8o%20Th%E1%BB%8B%20Khuy%E1%BA%BFch)",
                "bà",
            );
            // Of the body, what is no safe Markdown; the fields stay.
            for story in ["index.md", "index.en.md"] {
                let path = format!("content/mo-hinh/bun-mieu/{story}");
                let text = site.read(&path);
                let front = text.split("---\n").nth(1).unwrap();
                site.write(&path, format!("---\n{front}---\n\nLời kể.\n"));
            }
            for file in ["van-ban/thong-bao-380.md", "trang/gioi-thieu.md"] {
                let path = format!("content/{file}");
                let text = site
                    .read(&path)
                    .replace(&format!("Về {vector}."), "x")
                    .replace(&format!("do {vector} lập"), "x");
                site.write(&path, text);
            }
            site.run(&["build"]).well();
        }
        for (path, bytes) in output(&site.path("public")) {
            let text = String::from_utf8_lossy(&bytes).into_owned();
            if has_extension(&path, "html") {
                no_markup_of_authors(&path, &text);
            }
            if ["xml", "svg"].iter().any(|it| has_extension(&path, it)) {
                assert!(!text.contains("<script>xss") && !text.contains("<svg onload"), "{path}");
            }
        }
    }
}

/// Holds a page to markup of the theme's own: nothing that runs, nothing that an author named.
fn no_markup_of_authors(path: &str, html: &str) {
    let told = |what: &str| format!("{path}: {what}");
    let lower = html.to_lowercase();
    for run in [
        "<script>",
        "<svg onload",
        "<img src=x",
        "<iframe",
        "href=\"javascript:",
        "src=\"javascript:",
        "<!--<",
    ] {
        assert!(!lower.contains(run), "{}", told(run));
    }
    assert!(!html.contains("49{%") && !html.contains("49${"), "{}", told("a template ran"));
    for tag in html.split('<').skip(1).filter_map(|it| it.split('>').next()) {
        // Quoted values are text; what is left are names.
        let bare: String = tag.split('"').step_by(2).collect();
        assert!(
            !bare.contains("onfocus") && !bare.contains("autofocus") && !bare.contains('\''),
            "{}",
            told(tag)
        );
    }
    for data in html.split("<script type=\"application/ld+json\">").skip(1) {
        let data = data.split("</script>").next().unwrap();
        assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{}", told(data));
    }
}

/// Runs a command that may take so many seconds of the processor, and no more: what is slow in the square
/// of its length takes hours.
fn within(seconds: u32, site: &Site, arguments: &[&str]) -> Run {
    let limited = format!("ulimit -t {seconds}; exec \"$0\" \"$@\"");
    let mut command = Command::new("bash");
    command.current_dir(site.path("")).args(["-c", &limited, env!("CARGO_BIN_EXE_danvan")]);
    let output = command.args(arguments).args(["--date", "2026-11-22"]).output().unwrap();
    assert!(output.status.code().is_some(), "{arguments:?} was stopped: {:?}", output.status);
    output.into()
}

/// Pieces that slow readers of Markdown take long to read again and again; `tests/growth.rs` counts what
/// they cost.
fn slow() -> Vec<String> {
    serde_json::from_str(include_str!("../markdown/slow.json")).unwrap()
}

#[test]
fn markdown_made_to_be_slow_takes_its_time_by_the_megabyte() {
    let length = 1 << 20;
    for pattern in slow() {
        let site = Site::new(&model(""));
        let body = pattern.repeat(length / pattern.len());
        site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &body);
        let run = within(60, &site, &["check"]);
        assert!(
            [0, 1].contains(&run.code),
            "{pattern}: {}",
            &run.stderr[..run.stderr.len().min(300)]
        );
    }
}

/// The forms of a book.
const FORMS: &[&str] =
    if cfg!(feature = "print") { &["docx", "epub", "man-hinh"] } else { &["docx", "epub"] };

#[test]
fn footnotes_that_lead_from_one_to_the_next_without_end_are_refused_in_every_form() {
    let chain = |last: &str| {
        let notes = (0..20_000).map(|it| format!("[^{it}]: y[^{}]\n\n", it + 1));
        format!("x[^0]\n\n{}[^20000]: {last}\n\nMỗi hộ", notes.collect::<String>())
    };
    for last in ["z", "z[^0]", "z[^19999]"] {
        let site = Site::new(&model(""));
        site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &chain(last));
        for profile in FORMS {
            let story = ["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", profile];
            let run = within(60, &site, &story).ends(1);
            let told = run.stderr.matches("lỗi[chu-thich-").count();
            assert!(told > 0 && told < 3, "{}", run.stderr);
        }
    }
}

#[test]
fn a_hundred_thousand_levels_are_read_and_refused_or_set_flat() {
    let deep = 100_000;
    let bodies = ["> ", "- ", "*", "[", "1. ", "![", "<b>", "`", "{"].map(|it| it.repeat(deep));
    for body in bodies {
        let site = Site::new(&model(""));
        site.edit("content/mo-hinh/duong-hoa.md", "Mỗi hộ", &body);
        let run = within(60, &site, &["build"]);
        assert!([0, 1].contains(&run.code), "{}: {}", &body[..4], run.code);
        for profile in FORMS {
            let story = ["print", "--story", "content/mo-hinh/duong-hoa.md", "--profile", profile];
            let run = within(60, &site, &story);
            assert!([0, 1].contains(&run.code), "{}: {}", &body[..4], run.code);
            assert!(!run.stderr.contains("khong-dan-trang"), "{}", run.stderr);
        }
    }
    for (open, close) in [("[", "]"), ("{a: ", "}"), ("- ", "")] {
        let yaml = format!("{}x{}", open.repeat(deep), close.repeat(deep));
        for file in [
            "content/go-bo.yaml",
            "content/ky-yeu/x.yaml",
            "content/tu-dong-nghia.yaml",
            "content/dia-ban/nguon.yaml",
        ] {
            let site = Site::new(&model(&format!("tags: {yaml}")));
            site.write(file, &yaml);
            let run = within(60, &site, &["check"]).ends(1);
            assert!(!run.stderr.contains("panicked"), "{file}: {}", &run.stderr[..300]);
        }
    }
}

#[test]
fn aliases_that_grow_without_end_are_refused() {
    let mut bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (one, next) in ["a", "b", "c", "d", "e", "f", "g", "h"]
        .iter()
        .zip(["b", "c", "d", "e", "f", "g", "h", "i"])
    {
        let all = vec![format!("*{one}"); 9].join(", ");
        bomb.push_str(&[next, ": &", next, " [", &all, "]\n"].concat());
    }
    for file in [
        "content/go-bo.yaml",
        "content/ky-yeu/x.yaml",
        "content/tu-dong-nghia.yaml",
        "content/dia-ban/nguon.yaml",
    ] {
        let site = Site::new(&model(&bomb));
        site.write(file, &bomb);
        let run = within(20, &site, &["check"]).ends(1);
        assert!(run.text().contains("lỗi["), "{}", run.text());
    }
}

#[test]
fn a_picture_that_is_something_else_too_is_published_as_a_picture_alone() {
    let front = "pictures: [{ file: anh.png, alt: Đường hoa }]";
    let site = Site::new(&model(front).replace("Mỗi hộ", "[To](to.png). Mỗi hộ"));
    let script = b"<script>xss(1)</script>PK\x05\x06";
    for name in ["anh.png", "to.png"] {
        site.write(&format!("content/mo-hinh/{name}"), [&png()[..], script].concat());
    }
    site.run(&["build"]).well();
    for (path, bytes) in output(&site.path("public")) {
        assert!(!bytes.windows(8).any(|it| it == b"<script>"), "{path}");
    }
}

#[test]
fn a_picture_that_unpacks_to_more_than_memory_holds_is_refused() {
    let site = Site::new(&model("pictures: [{ file: anh.png, alt: Đường hoa }]"));
    let mut bomb = png();
    // The width and the height that the file says it has.
    bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    site.write("content/mo-hinh/anh.png", bomb);
    let run = within(20, &site, &["build"]).ends(1);
    assert!(run.text().contains("lỗi[anh-"), "{}", run.text());
    assert!(!site.path("public").exists());
}
