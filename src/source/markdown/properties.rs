//! What holds for any text at all, however ill meant or ill formed.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

use super::checker::Element;
use super::*;

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
    "(",
    ":",
    " ",
    "\n",
    "\n\n",
    "  \n",
    "    ",
    "\t",
    "\r\n",
    "\u{0}",
    "\u{1}",
    "\u{FFFF}",
    "a",
    "đ",
    "javascript:",
    "JaVa\tscript:",
    "&#106;avascript:",
    "javascript&colon;",
    "data:text/html,",
    "](javascript:alert(1))",
    "](<java\nscript:x>)",
    "<javascript:x>",
    "[x]: javascript:x\n",
    "[x]",
    "<script>",
    "</script>",
    "<img src=x onerror=y>",
    " onload=\"x\"",
    "\" onclick=\"x",
    "' onx='",
    " style=\"x\"",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?",
    "&lt;script&gt;",
    "&quot;",
    "&#34;",
    "\"danvan:link:0\"",
    "danvan:image:0",
    " href=\"danvan:link:0\"",
    "<img src=\"danvan:image:0\" />",
    "# ",
    "## ",
    "## a\n",
    "### ",
    "{#x}",
    "{#fn-a-1}",
    "{.c onx=y}",
    "\n===\n",
    "\n---\n",
    "> ",
    "> [!NOTE]\n> ",
    "- ",
    "1. ",
    "7) ",
    "- [ ] ",
    "- [x] ",
    ": ",
    "\n: ",
    "a\n: b\n",
    "[^1]",
    "[^2]",
    "[^1]: ",
    "[^2]: ",
    "\n\n[^1]: a\n",
    "[^1]:\n    ",
    "|a|b|\n|-|:-:|\n",
    "|-|\n",
    "|a",
    "```\n",
    "```rust\n",
    "```\"x\n",
    "~~~html\n",
    "![a](b)",
    "![a](b \"c\")\n\n",
    "[a](b)",
    "<a@b.vn>",
    "<https://a.vn>",
    "[a](//b)",
    "[a](#b \"c\")",
    "...",
    "--",
];

fn adversarial() -> impl Strategy<Value = String> {
    vec(prop_oneof![8 => select(PIECES).prop_map(str::to_owned), 1 => "\\PC{0,8}"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

/// Renders, resolves with the authors' own addresses, and checks all that must hold.
fn check(text: &str) {
    let (markdown, findings) = render(text, 7, "a", Lang::Vi);
    checker::check(&markdown.html).unwrap();
    check_spans(text, &markdown, &findings);
    check_plain(&markdown);
    let html = markdown.resolve(
        |number| markdown.links[number].target.clone(),
        |number| format!("<img src=\"/{number}\" />"),
    );
    assert!(!html.contains("\"danvan:"), "{html}");
    check_elements(&markdown, &checker::check(&html).unwrap());
}

fn check_spans(text: &str, markdown: &Markdown, findings: &[Finding]) {
    let spans = (findings.iter().map(|f| &f.span))
        .chain(markdown.outline.iter().map(|h| &h.span))
        .chain(markdown.links.iter().map(|l| &l.span))
        .chain(markdown.images.iter().map(|i| &i.span));
    for span in spans {
        let found = text.get(span.start - 7..span.end - 7);
        assert!(found.is_some_and(|found| !found.is_empty()), "{span:?}");
    }
}

fn check_plain(markdown: &Markdown) {
    let lines: BTreeSet<_> = markdown.plain.split('\n').collect();
    assert!(markdown.plain.is_empty() || !lines.contains(""));
    assert!(markdown.outline.iter().all(|heading| lines.contains(&*heading.text)));
}

fn check_elements(markdown: &Markdown, elements: &[Element]) {
    let values = |wanted: &'static str| {
        let attributes = elements.iter().flat_map(|element| &element.attributes);
        attributes.filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str())
    };
    let ids: BTreeSet<_> = values("id").collect();
    assert_eq!(ids.len(), values("id").count(), "ids are unique");
    assert!(markdown.outline.iter().all(|heading| ids.contains(&*heading.anchor)));
    assert_eq!(values("src").count(), markdown.images.len());
    for href in values("href") {
        assert!(link_kind(href).is_some(), "{href}");
        if href.starts_with("#fn") && !markdown.links.iter().any(|link| link.target == href) {
            assert!(ids.contains(&href[1..]), "{href} leads nowhere");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn any_text_gives_sound_html(text in any::<String>()) {
        check(&text);
    }

    #[test]
    fn ill_meant_markdown_gives_sound_html(text in adversarial()) {
        check(&text);
    }

    #[test]
    fn tree_holds_what_the_html_holds(text in prop_oneof![adversarial(), any::<String>()]) {
        check_tree(&text);
    }
}

#[test]
fn long_and_deep_texts_end() {
    let units = [
        "[",
        "*",
        ">",
        "![",
        "`",
        "<",
        "<!--",
        "&",
        "\"",
        "|",
        "(",
        "[^",
        "[^1]",
        "[^1]: ",
        "[a](",
        "*a _b ",
        "# a\n",
        "- a\n",
        "a\n: b\n",
        "|a|\n|-|\n",
        "<b>",
        "\\",
        "{",
        "]",
        "![](a)\n\n",
        "> [!NOTE]\n\n",
    ];
    for unit in units {
        for before in ["", "|a|b|\n|-|-|\n", "[^1]: a\n\n"] {
            check(&(before.to_owned() + &unit.repeat(100_000 / unit.len())));
        }
    }
}

/// Holds the tree of a text to its HTML: the same words, headings, links and pictures.
fn check_tree(text: &str) {
    let (markdown, _) = render(text, 0, "a1b2c3", Lang::Vi);
    let prose = prose::Prose::read(text, 0, Lang::Vi);
    assert_eq!(prose.plain(), markdown.plain, "{text:?}");
    assert_eq!(format!("{prose:?}").matches("Link { link: Some").count(), markdown.links.len());
    assert_eq!(format!("{prose:?}").matches(" { image: ").count(), markdown.images.len());
}

#[test]
fn lists_and_quotes_may_nest_ten_thousand_deep() {
    for unit in ["- ", "1. ", "> ", "- > ", "* [ ] "] {
        let (markdown, _) = render(&(unit.repeat(10_000) + "a"), 0, "a", Lang::Vi);
        checker::check(&markdown.html).unwrap();
        assert!(markdown.plain.ends_with('a'), "{unit}");
    }
}
