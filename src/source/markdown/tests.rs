//! What an author writes, and what comes of it.

use super::*;

/// Renders in Vietnamese, and checks that the HTML is sound.
fn read(text: &str) -> (Markdown, Vec<Finding>) {
    let (markdown, findings) = render(text, 0, "a1b2c3", Lang::Vi);
    checker::check(&markdown.html).unwrap();
    (markdown, findings)
}

/// Checks the HTML of a text in which nothing is wrong.
fn check(text: &str, expected: &str) {
    let (markdown, findings) = read(text);
    assert_eq!(markdown.html, expected);
    assert_eq!(findings, []);
}

/// Checks what is found, and in which words of the text.
fn check_findings(text: &str, expected: &[(FindingKind, &str)]) {
    let (_, findings) = read(text);
    let found: Vec<_> = findings.iter().map(|f| (f.kind.clone(), &text[f.span.clone()])).collect();
    assert_eq!(found, expected);
}

#[test]
fn words_of_a_line() {
    check(
        "Xin *chào* **các bạn** ~~cũ~~ \"nhé\" -- ... `a<b`\ndòng hai  \ndòng ba\\\nbốn & <5%\n\n---\n",
        "<p>Xin <em>chào</em> <strong>các bạn</strong> <del>cũ</del> “nhé” – … \
         <code>a&lt;b</code>\ndòng hai<br />\ndòng ba<br />\nbốn &amp; &lt;5%</p>\n<hr />\n",
    );
}

#[test]
fn lists_and_tasks() {
    check(
        "- [ ] a\n- [x] b\n\n1. một\n\n2. hai\n   - x\n     - y\n\n5) năm\n",
        "<ul>\n\
         <li><input type=\"checkbox\" disabled=\"\" aria-label=\"Chưa làm\" /> a</li>\n\
         <li><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"Đã làm\" /> b</li>\n\
         </ul>\n\
         <ol>\n<li>\n<p>một</p>\n</li>\n<li>\n<p>hai</p>\n\
         <ul>\n<li>x\n<ul>\n<li>y</li>\n</ul>\n</li>\n</ul>\n\
         </li>\n</ol>\n\
         <ol start=\"5\">\n<li>năm</li>\n</ol>\n",
    );
}

#[test]
fn definition_lists() {
    check(
        "Từ\n: Nghĩa *một*\n: Nghĩa hai\n",
        "<dl>\n<dt>Từ</dt>\n<dd>Nghĩa <em>một</em></dd>\n<dd>Nghĩa hai</dd>\n</dl>\n",
    );
}

#[test]
fn tables_scroll_and_align_by_class() {
    check(
        "| A | B | C |  |\n|:--|:-:|--:|--|\n| 1 | 2 | 3 | x\\|y |\n\n| A |\n|---|\n",
        "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">A</th>\
         <th scope=\"col\" class=\"align-center\">B</th>\
         <th scope=\"col\" class=\"align-right\">C</th><td></td></tr>\n</thead>\n<tbody>\n\
         <tr><td class=\"align-left\">1</td><td class=\"align-center\">2</td>\
         <td class=\"align-right\">3</td><td>x|y</td></tr>\n</tbody>\n</table>\n</div>\n\
         <div class=\"table-scroll\" role=\"region\" tabindex=\"0\" aria-label=\"Bảng 2\">\n\
         <table>\n<thead>\n<tr><th scope=\"col\">A</th></tr>\n</thead>\n</table>\n</div>\n",
    );
}

#[test]
fn quotes_and_alerts() {
    check(
        "> [!NOTE]\n> Xin *lưu ý*.\n\n> thường\n",
        "<aside class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\">Lưu ý</p>\n\
         <p>Xin <em>lưu ý</em>.</p>\n</aside>\n<blockquote>\n<p>thường</p>\n</blockquote>\n",
    );
}

#[test]
fn alerts_are_titled_in_the_language_of_the_site() {
    let kinds = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];
    let title = |kind: &&str, lang| {
        let (markdown, _) = render(&format!("> [!{kind}]\n> a"), 0, "a", lang);
        let class = format!("alert-{}\"", kind.to_lowercase());
        assert!(markdown.html.contains(&class), "{}", markdown.html);
        let (_, rest) = markdown.html.split_once("alert-title\">").unwrap();
        rest.split_once('<').unwrap().0.to_owned()
    };
    let titles = |lang| kinds.iter().map(|kind| title(kind, lang)).collect::<Vec<_>>();
    assert_eq!(titles(Lang::Vi), ["Lưu ý", "Mẹo", "Quan trọng", "Cảnh báo", "Thận trọng"]);
    assert_eq!(titles(Lang::En), ["Note", "Tip", "Important", "Warning", "Caution"]);
}

#[test]
fn code_is_escaped_and_reachable_by_keyboard() {
    check(
        "```nosuch\"onload=x y\n<b>\u{0}\n```\n\n    <i>\n",
        "<pre tabindex=\"0\"><code class=\"language-nosuch&quot;onload=x\">&lt;b&gt; \n\
         </code></pre>\n<pre tabindex=\"0\"><code>&lt;i&gt;\n</code></pre>\n",
    );
}

#[test]
fn code_of_a_known_language_is_coloured() {
    let (markdown, _) = read("```JSON\n1\n```\n");
    assert_eq!(
        markdown.html,
        "<pre tabindex=\"0\"><code class=\"language-json\"><span class=\"hl-source hl-json\">\
         <span class=\"hl-constant hl-numeric hl-json\">1</span>\n</span></code></pre>\n"
    );
    assert!(markdown.has_code);
    assert!(!read("`a`").0.has_code);
}

#[test]
fn headings_have_anchors() {
    check(
        "## Kết quả\n### Kết *quả*\n## Khó khăn \"x\" {#kho-khan}\n",
        "<h2 id=\"ket-qua\">Kết quả</h2>\n<h3 id=\"ket-qua-2\">Kết <em>quả</em></h3>\n\
         <h2 id=\"kho-khan\">Khó khăn “x”</h2>\n",
    );
}

#[test]
fn the_outline_tells_where_headings_stand() {
    let text = "## Kết *quả*[^1]  \n\nĐường\n=====\n\n[^1]: a\n";
    let (markdown, _) = render(text, 100, "a", Lang::Vi);
    let outline: Vec<_> = markdown
        .outline
        .iter()
        .map(|h| (h.level, &*h.text, &*h.anchor, &text[h.span.start - 100..h.span.end - 100]))
        .collect();
    assert_eq!(
        outline,
        [(2, "Kết quả", "ket-qua", "## Kết *quả*[^1]"), (2, "Đường", "duong", "Đường\n====="),]
    );
}

#[test]
fn headings_out_of_order_are_found() {
    let (markdown, _) = read("# Một\n#### Bốn\n## Hai\n");
    assert_eq!(
        markdown.html,
        "<h2 id=\"mot\">Một</h2>\n<h4 id=\"bon\">Bốn</h4>\n<h2 id=\"hai\">Hai</h2>\n"
    );
    check_findings(
        "# Một\n#### Bốn\n## Hai\n",
        &[
            (FindingKind::HeadingLevelOne, "# Một"),
            (FindingKind::HeadingSkips { from: 2, to: 4 }, "#### Bốn"),
        ],
    );
    check_findings("### Ba", &[(FindingKind::HeadingSkips { from: 1, to: 3 }, "### Ba")]);
}

#[test]
fn headings_without_text_are_none() {
    let text = "a\n\n##\n\n## ![b](c)\n";
    let (markdown, _) = read(text);
    assert_eq!(markdown.html, "<p>a</p>\n<figure>\n<img src=\"danvan:image:0\" />\n</figure>\n");
    assert_eq!(markdown.outline, []);
    check_findings(
        text,
        &[(FindingKind::EmptyHeading, "##"), (FindingKind::EmptyHeading, "## ![b](c)")],
    );
}

#[test]
fn attributes_of_headings_other_than_an_id_are_dropped() {
    let text = "## A {#x .c onclick=y style=\"z\"}\n## B {dự kiến}\n";
    assert_eq!(read(text).0.html, "<h2 id=\"x\">A</h2>\n<h2 id=\"b\">B</h2>\n");
    check_findings(
        text,
        &[
            (FindingKind::HeadingAttributes, "## A {#x .c onclick=y style=\"z\"}"),
            (FindingKind::HeadingAttributes, "## B {dự kiến}"),
        ],
    );
}

#[test]
fn an_id_that_is_taken_is_changed() {
    let (from, to) = ("x".to_owned(), "x-2".to_owned());
    check_findings("## X\n## Y {#x}", &[(FindingKind::AnchorChanged { from, to }, "## Y {#x}")]);
}

#[test]
fn links_lead_where_they_are_resolved_to() {
    let text =
        "[a](../b.md#c \"Tên \\\"b\\\"\") <https://h.vn/?a=1&b=2> <a@b.vn> [m](#muc) [h](//h.vn)";
    let (markdown, findings) = read(text);
    assert_eq!(findings, []);
    let links: Vec<_> =
        markdown.links.iter().map(|l| (&*l.target, &text[l.span.clone()], l.kind)).collect();
    assert_eq!(
        links,
        [
            ("../b.md#c", "[a](../b.md#c \"Tên \\\"b\\\"\")", LinkKind::Internal),
            ("https://h.vn/?a=1&b=2", "<https://h.vn/?a=1&b=2>", LinkKind::External),
            ("mailto:a@b.vn", "<a@b.vn>", LinkKind::Mail),
            ("#muc", "[m](#muc)", LinkKind::Anchor),
            ("//h.vn", "[h](//h.vn)", LinkKind::External),
        ]
    );
    let address = |n: usize| if n == 0 { "/b/".into() } else { markdown.links[n].target.clone() };
    assert_eq!(
        markdown.resolve(address, |_| String::new()),
        "<p><a href=\"/b/\" title=\"Tên &quot;b&quot;\">a</a> \
         <a href=\"https://h.vn/?a=1&amp;b=2\" rel=\"noopener\">https://h.vn/?a=1&amp;b=2</a> \
         <a href=\"mailto:a@b.vn\">a@b.vn</a> <a href=\"#muc\">m</a> \
         <a href=\"//h.vn\" rel=\"noopener\">h</a></p>\n"
    );
}

#[test]
fn an_address_within_a_link_is_only_text() {
    let (markdown, _) = read("[a <https://b.vn> ![c](d)](e)");
    assert_eq!(
        markdown.html,
        "<p><a href=\"danvan:link:0\">a https://b.vn <img src=\"danvan:image:0\" /></a></p>\n"
    );
    assert_eq!(markdown.links.len(), 1);
}

#[test]
fn links_by_reference_keep_their_place() {
    let text = "[a][b] [b]\n\n[b]: http://b.vn 'B'\n";
    let (markdown, _) = read(text);
    let spans: Vec<_> = markdown.links.iter().map(|l| &text[l.span.clone()]).collect();
    assert_eq!(spans, ["[a][b]", "[b]"]);
}

#[test]
fn unsafe_addresses_are_dropped() {
    let text = "[a](JaVaScRiPt:x) [b](&#106;avascript:x 't') [c](<java\tscript:x>) <data:x> \
                ![d](vbscript:x) [e](danvan:link:0)";
    let (markdown, _) = read(text);
    assert_eq!(
        markdown.html,
        "<p><a>a</a> <a title=\"t\">b</a> <a>c</a> <a>data:x</a> d <a>e</a></p>\n"
    );
    assert_eq!((markdown.links, markdown.images), (vec![], vec![]));
    check_findings(
        text,
        &[
            (FindingKind::UnsafeScheme("JaVaScRiPt:x".into()), "[a](JaVaScRiPt:x)"),
            (FindingKind::UnsafeScheme("javascript:x".into()), "[b](&#106;avascript:x 't')"),
            (FindingKind::UnsafeScheme("java\tscript:x".into()), "[c](<java\tscript:x>)"),
            (FindingKind::UnsafeScheme("data:x".into()), "<data:x>"),
            (FindingKind::UnsafeScheme("vbscript:x".into()), "![d](vbscript:x)"),
            (FindingKind::UnsafeScheme("danvan:link:0".into()), "[e](danvan:link:0)"),
        ],
    );
}

#[test]
fn a_placeholder_cannot_be_forged() {
    let text = "<a href=\"danvan:link:0\"> `<img src=\"danvan:image:0\" />` \\\"danvan:link:0\"";
    let (markdown, _) = read(text);
    let resolved = markdown.resolve(|_| unreachable!(), |_| unreachable!());
    assert_eq!(resolved, markdown.html);
}

#[test]
fn links_must_have_an_address_and_a_name() {
    check_findings(
        "[a]() [](b) [![](c)](d) [![x](c)](d) ![y]()",
        &[
            (FindingKind::EmptyLink, "[a]()"),
            (FindingKind::UnnamedLink, "[](b)"),
            (FindingKind::UnnamedLink, "[![](c)](d)"),
            (FindingKind::MissingAlt, "![](c)"),
            (FindingKind::EmptyLink, "![y]()"),
        ],
    );
}

#[test]
fn a_picture_alone_is_a_figure() {
    let text = "![Ảnh *đẹp* [x](y)](a.jpg \"Chú <thích>\")\n\na ![b](b.jpg 'c')\n\n![d](d.jpg)\n";
    let (markdown, findings) = read(text);
    assert_eq!(findings, []);
    assert_eq!(
        markdown.resolve(|_| String::new(), |n| format!("<img src=\"/{n}\" />")),
        "<figure>\n<img src=\"/0\" />\n<figcaption>Chú &lt;thích&gt;</figcaption>\n</figure>\n\
         <p>a <img src=\"/1\" /></p>\n<figure>\n<img src=\"/2\" />\n</figure>\n"
    );
    let span = text.find("\n\n").unwrap();
    assert_eq!(
        markdown.images[0],
        Image {
            target: "a.jpg".into(),
            alt: "Ảnh đẹp x".into(),
            title: "Chú <thích>".into(),
            span: 0..span,
            alone: true,
            linked: false,
        }
    );
    let alone: Vec<_> = markdown.images.iter().map(|image| image.alone).collect();
    assert_eq!(alone, [true, false, true]);
    assert_eq!(markdown.links, []);
}

#[test]
fn html_is_dropped_and_comments_silently() {
    let text = "<div onclick=\"x\">\nChữ\n</div>\n\n<!-- im -->\n\na <b>b</b><!-- c --> <script>d\n\n\
                <!-- x --> đuôi\n\n<br>\n";
    assert_eq!(read(text).0.html, "<p>a b d</p>\n");
    check_findings(
        text,
        &[
            (
                FindingKind::RawHtml("<div onclick=\"x\">".into()),
                "<div onclick=\"x\">\nChữ\n</div>",
            ),
            (FindingKind::RawHtml("<b>".into()), "<b>"),
            (FindingKind::RawHtml("</b>".into()), "</b>"),
            (FindingKind::RawHtml("<script>".into()), "<script>"),
            (FindingKind::RawHtml("đuôi".into()), "<!-- x --> đuôi"),
            (FindingKind::RawHtml("<br>".into()), "<br>"),
        ],
    );
}

#[test]
fn plain_text_is_one_paragraph_a_line() {
    let text = "## Kết quả\n\nHiến *gần*\n1.000 m2[^1] `đất`.\n\n- một\n  - hai\n\n\
                | Thôn | Hộ |\n|-|-|\n| A | 3 |\n\n![mô tả](a.jpg \"Chú thích ảnh\")\n\n\
                Từ\n: Nghĩa\n\n> [!TIP]\n> mẹo\n\n[^1]: Theo <b>báo cáo</b> – 2023.\n";
    let (markdown, _) = read(text);
    assert_eq!(
        markdown.plain,
        "Kết quả\nHiến gần 1.000 m2 đất.\nmột\nhai\nThôn · Hộ\nA · 3\nChú thích ảnh\nTừ\nNghĩa\nmẹo\n\
         Theo báo cáo – 2023."
    );
    assert_eq!(markdown.words, 23);
}

#[test]
fn spans_count_from_the_start_of_the_file() {
    let (markdown, findings) = render("[a](b) <i>\n", 40, "a", Lang::Vi);
    assert_eq!((markdown.links[0].span.clone(), findings[0].span.clone()), (40..46, 47..50));
}

#[test]
fn nothing_gives_nothing() {
    check("", "");
    check(" \n\n<!-- a -->\n", "");
    assert_eq!(read("").0, Markdown::default());
}
