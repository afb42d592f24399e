//! What holds of any text at all: it becomes a program without a fault, and a book.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::diagnostic::Lang;
use crate::print::book::{Cover, Destination, Division, Matter, Row, Words};
use crate::print::make::number::number;
use crate::print::volume::PartKind;
use crate::source::markdown::prose::Prose;

/// What markup and attacks are made of.
const PIECES: &[&str] = &[
    "[",
    "](",
    ")",
    "]",
    "![",
    "<",
    ">",
    "\"",
    "'",
    "`",
    "*",
    "_",
    "~~",
    "|",
    "\\",
    "&",
    "{",
    "}",
    "#",
    "#eval(\"1\")",
    "#{",
    "$x$",
    "@a",
    "//",
    "/*",
    "(",
    ":",
    " ",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "\t",
    "- ",
    "1. ",
    "> ",
    "> [!NOTE]\n> ",
    "## ",
    "### a\n",
    "# ",
    "{#x}",
    "[^1]",
    "[^2]",
    "\n\n[^1]: a[^1] ",
    "\n\n[^2]: b[^1] ",
    "|a|b|\n|-|-|\n|c|d|\n",
    "[a](b)",
    "[a](#x)",
    "[](c)",
    "![a](b \"c\")",
    "```\n",
    "a\n: b\n",
    "- [ ] ",
    "---\n",
    "ờ",
    "Ẫ",
    "“",
    "\u{a0}",
    "漢",
];

fn adversarial() -> impl Strategy<Value = String> {
    prop::collection::vec(select(PIECES), 0..40).prop_map(|it| it.concat())
}

/// Makes a book of one story and an index.
fn book(text: &str) -> Book {
    let prose = Prose::read(text, 0, Lang::Vi);
    let file = Some("content/mo-hinh/x.md".into());
    let row = Row { label: "Nơi".to_owned(), text: text.to_owned() };
    let division = Division {
        anchor: "bai-x".to_owned(),
        title: "Bài".to_owned(),
        rows: vec![row],
        links: vec![Destination::Web("https://a.example/\"#x".to_owned()); 40],
        prose,
        file,
        ..Division::default()
    };
    let mut part = Division {
        anchor: "mo-hinh".to_owned(),
        title: format!("Phần {text}"),
        children: vec![division],
        ..Division::default()
    };
    number(std::iter::once(&mut part));
    let text = Matter {
        anchor: "mo-hinh".to_owned(),
        title: text.to_owned(),
        kind: PartKind::Models,
        content: Content::Text(Box::new(part)),
    };
    let cover = Cover { title: "Sách".to_owned(), ..Cover::default() };
    let (name, date) = ("thu".to_owned(), jiff::civil::date(2026, 11, 22));
    Book {
        name,
        lang: Lang::Vi,
        date,
        cover,
        matters: vec![text],
        stories: vec![],
        words: Words::default(),
    }
}

fn setting(profile: Profile) -> Setting {
    let base = include_str!("../../../themes/danvan/print/base.typ");
    let own = include_str!("../../../themes/danvan/print/own.typ");
    let theme = [("base.typ", base), ("own.typ", own)];
    let theme = theme.map(|(name, text)| (name.to_owned(), text.to_owned())).to_vec();
    Setting { profile, size: Size::A5, theme, attachments: Vec::new() }
}

fn typesetter() -> Typesetter {
    Typesetter::new(faces(&Tree::default(), &[]).0)
}

proptest! {
    #[test]
    fn any_text_becomes_a_program_without_a_fault(text in prop_oneof![adversarial(), any::<String>()]) {
        let book = book(&text);
        let typesetter = typesetter();
        let styled = Styled::new(&typesetter.faces);
        let setting = setting(Profile::Screen);
        let files = typesetter.files(&book, &Pictures::default(), &styled, &setting);
        for (path, source) in &files.sources {
            let root = typst::syntax::parse(source);
            let (errors, _) = root.errors_and_warnings();
            prop_assert!(errors.is_empty(), "{path}: {errors:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_text_becomes_a_book_that_keeps_its_standards(text in adversarial()) {
        // What a face lacks is told, and no book is made.
        let text = text.replace('漢', "");
        let (printed, problems) = typesetter().set(&book(&text), &Tree::default(), &setting(Profile::Screen));
        prop_assert!(printed.is_some(), "{text:?}: {problems:?}");
    }
}

#[test]
fn a_letter_without_a_face_is_told() {
    let (printed, problems) =
        typesetter().set(&book("a 漢"), &Tree::default(), &setting(Profile::Screen));
    assert!(printed.is_none());
    assert_eq!(problems.iter().map(|it| it.code).collect::<Vec<_>>(), ["phong-khong-co-chu"]);
}

#[test]
fn a_changed_word_gives_the_book_that_a_first_setting_gives() {
    let (mut kept, setting) = (typesetter(), setting(Profile::Screen));
    for text in ["Một hai ba.", "Một hai bốn.", "## Một\n\nhai[^1]\n\n[^1]: ba"] {
        let (again, _) = kept.set(&book(text), &Tree::default(), &setting);
        let (afresh, _) = typesetter().set(&book(text), &Tree::default(), &setting);
        assert!(again.unwrap().bytes == afresh.unwrap().bytes, "{text}");
    }
}
