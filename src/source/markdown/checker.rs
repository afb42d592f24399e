//! Reads the HTML back, strictly, for the tests: every tag of ours is closed in order, every
//! attribute is quoted and named as we name them, and nothing of the author's is markup.

use std::collections::BTreeMap;

/// An element as it was opened.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Element {
    /// Its name.
    pub(super) name: String,
    /// Its attributes, their values still escaped.
    pub(super) attributes: Vec<(String, String)>,
}

const ELEMENTS: [&str; 39] = [
    "a",
    "aside",
    "blockquote",
    "br",
    "code",
    "dd",
    "del",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "img",
    "input",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "span",
    "strong",
    "sup",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "tr",
    "ul",
    // Pictures as `resolve` may be given them.
    "picture",
    "source",
    "b",
];

const ATTRIBUTES: [&str; 15] = [
    "alt",
    "aria-label",
    "checked",
    "class",
    "disabled",
    "href",
    "id",
    "rel",
    "role",
    "scope",
    "src",
    "start",
    "tabindex",
    "title",
    "type",
];

/// Gives the elements of `html` in order, or what is wrong with it.
pub(super) fn check(html: &str) -> Result<Vec<Element>, String> {
    let mut elements = Vec::new();
    let mut open = Open::default();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        check_text(&rest[..at])?;
        let (tag, after) =
            rest[at + 1..].split_once('>').ok_or_else(|| format!("unclosed tag: {rest}"))?;
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            open.close(name)?;
            continue;
        }
        let (element, is_empty) = element(tag)?;
        check_place(&element, &open)?;
        if !is_empty {
            open.open(&element.name);
        }
        elements.push(element);
    }
    check_text(rest)?;
    if open.names.is_empty() { Ok(elements) } else { Err(format!("left open: {:?}", open.names)) }
}

/// The open elements, counted by name too, so that deep nesting takes no longer to check.
#[derive(Default)]
struct Open {
    names: Vec<String>,
    counts: BTreeMap<String, usize>,
}

impl Open {
    fn open(&mut self, name: &str) {
        self.names.push(name.to_owned());
        *self.counts.entry(name.to_owned()).or_default() += 1;
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        match self.names.pop() {
            Some(last) if last == name => {
                *self.counts.entry(last).or_default() -= 1;
                Ok(())
            }
            last => Err(format!("</{name}> closes {last:?}")),
        }
    }

    fn has(&self, name: &str) -> bool {
        self.counts.get(name).is_some_and(|count| *count > 0)
    }
}

fn element(tag: &str) -> Result<(Element, bool), String> {
    let (tag, is_empty) = match tag.strip_suffix(" /") {
        Some(tag) => (tag, true),
        None => (tag, false),
    };
    let (name, mut rest) = match tag.find(' ') {
        Some(at) => tag.split_at(at),
        None => (tag, ""),
    };
    if !ELEMENTS.contains(&name) {
        return Err(format!("unknown element <{name}>"));
    }
    let mut attributes = Vec::new();
    while !rest.is_empty() {
        let (attribute, after) = attribute(rest).ok_or_else(|| format!("bad attribute: {tag}"))?;
        if attributes.iter().any(|(name, _)| *name == attribute.0) {
            return Err(format!("attribute given twice: {tag}"));
        }
        attributes.push(attribute);
        rest = after;
    }
    Ok((Element { name: name.to_owned(), attributes }, is_empty))
}

fn attribute(text: &str) -> Option<((String, String), &str)> {
    let (name, rest) = text.strip_prefix(' ')?.split_once("=\"")?;
    let (value, rest) = rest.split_once('"')?;
    let known = ATTRIBUTES.contains(&name) && check_text(value).is_ok();
    known.then(|| ((name.to_owned(), value.to_owned()), rest))
}

/// Checks what browsers would mend by closing tags of their own.
fn check_place(element: &Element, open: &Open) -> Result<(), String> {
    let (name, parent) = (element.name.as_str(), open.names.last().map_or("", String::as_str));
    let is_misplaced = match name {
        "a" => open.has("a"),
        "p" | "ul" | "ol" | "dl" | "figure" | "pre" | "aside" | "blockquote" | "h2" | "h3"
        | "h4" | "h5" | "h6" | "hr" | "section" | "div" => {
            open.has("p") || ["ul", "ol", "dl", "a", "em", "strong", "h2"].contains(&parent)
        }
        "li" => !["ul", "ol"].contains(&parent),
        "dt" | "dd" => parent != "dl",
        "td" | "th" => parent != "tr",
        _ => false,
    };
    if is_misplaced { Err(format!("<{name}> within <{parent}>")) } else { Ok(()) }
}

/// Checks that text holds no markup and only the entities we write.
fn check_text(text: &str) -> Result<(), String> {
    let entities = ["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"];
    let unescaped = text.contains(['<', '>', '"', '\''])
        || text.contains(|c: char| c.is_control() && c != '\n' && c != '\t')
        || text
            .match_indices('&')
            .any(|(at, _)| !entities.iter().any(|e| text[at..].starts_with(e)));
    if unescaped { Err(format!("unescaped text: {text:?}")) } else { Ok(()) }
}

#[test]
fn good_html_passes() {
    let html = "<p>a &amp; <a href=\"/x\" title=\"&lt;\">b</a><br />\n</p>\n<hr />\n";
    let names: Vec<String> = check(html).unwrap().into_iter().map(|e| e.name).collect();
    assert_eq!(names, ["p", "a", "br", "hr"]);
}

#[test]
fn bad_html_is_refused() {
    let bad = [
        "<p>a",
        "a</p>",
        "<p><em>a</p></em>",
        "<script></script>",
        "<p onclick=\"x\">a</p>",
        "<p style=\"x\">a</p>",
        "<p class=x>a</p>",
        "a < b",
        "a & b",
        "a \" b",
        "<p",
        "a > b",
        "<a href=\"/\"><a href=\"/\">a</a></a>",
        "<p><p>a</p></p>",
        "<li>a</li>",
        "a\u{0}",
        "<p class=\"a\" class=\"b\">a</p>",
        "<ul><p>a</p></ul>",
    ];
    for html in bad {
        assert!(check(html).is_err(), "{html}");
    }
}
