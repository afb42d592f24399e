//! What a reader reads on a page: its main part as plain lines.

/// Gives the text of a page's main part, a line for each element that holds text of its own. What
/// only a script shows is left out, and drawings are.
pub(crate) fn main_text(html: &str) -> String {
    let main = between(html, "<main", "</main>").unwrap_or_default();
    let main = without(&without(main, "<svg", "</svg>"), "data-needs-script hidden>", "</p>");
    let mut lines = String::new();
    for element in main.split('<').skip(1) {
        let (tag, text) = element.split_once('>').unwrap_or((element, ""));
        let name = tag.trim_start_matches('/').split([' ', '\n']).next().unwrap_or_default();
        if !INLINE.contains(&name) && !lines.ends_with('\n') && !lines.is_empty() {
            lines.push('\n');
        }
        lines.push_str(&plain(text));
    }
    let lines = lines.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).map(|line| line + "\n").collect()
}

/// Elements that stand within a line.
const INLINE: [&str; 10] =
    ["a", "b", "span", "label", "time", "input", "code", "em", "strong", "button"];

/// Gives what stands after an opening and before the next ending.
pub(crate) fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let text = &text[text.find(start)?..];
    Some(&text[..text.find(end)?])
}

/// Cuts out whatever stands between the two.
fn without(text: &str, start: &str, end: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(start) {
        kept.push_str(before);
        rest = after.split_once(end).map_or("", |(_, rest)| rest);
    }
    kept + rest
}

fn plain(text: &str) -> String {
    let text = text.replace("&nbsp;", " ").replace("&#x2F;", "/").replace("&quot;", "\"");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&#x27;", "'").replace("&amp;", "&")
}
