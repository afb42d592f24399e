//! Colours code by classes, for the style sheet to give them their colours.
//!
//! The grammars take time to load, so they wait until a block names a language.

use std::sync::LazyLock;

use syntect::html::{ClassStyle, ClassedHTMLGenerator};
use syntect::parsing::SyntaxSet;
use syntect::util::LinesWithEndings;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The grammars' classes are common words; the prefix keeps them off the theme's own.
const STYLE: ClassStyle = ClassStyle::SpacedPrefixed { prefix: "hl-" };

/// Longer code, in bytes, is shown plain: few read it, and colouring it could take seconds.
const LONGEST_CODE: usize = 16 * 1024;

/// Code with a longer line, in bytes, is shown plain: some grammars need time quadratic in it.
const LONGEST_LINE: usize = 400;

/// Gives the language a fenced block names, in lower case: the first word behind the fence.
pub(super) fn language(info: &str) -> String {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '{' | ':');
    info.split(ends).next().unwrap_or_default().to_lowercase()
}

/// Gives the HTML of `code` in classed spans, or `None` if it is to be shown plain.
pub(super) fn highlight(language: &str, code: &str) -> Option<String> {
    let too_long = code.len() > LONGEST_CODE || code.lines().any(|line| line.len() > LONGEST_LINE);
    if language.is_empty() || too_long {
        return None;
    }
    let syntax = SYNTAXES.find_syntax_by_token(language)?;
    let mut html = ClassedHTMLGenerator::new_with_class_style(syntax, &SYNTAXES, STYLE);
    for line in LinesWithEndings::from(code) {
        html.parse_html_for_line_which_includes_newline(line).ok()?;
    }
    Some(html.finalize())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::checker;
    use super::*;

    #[test]
    fn the_language_is_the_first_word() {
        let named = ["Rust,ignore", "python {.x}", "js:run", "", " ", "C++ x"].map(language);
        assert_eq!(named, ["rust", "python", "js", "", "", "c++"]);
    }

    #[test]
    fn code_of_a_known_language_gets_classes() {
        assert_eq!(
            highlight("json", "[\"<\"]\n").unwrap(),
            "<span class=\"hl-source hl-json\">\
             <span class=\"hl-meta hl-structure hl-array hl-json\">\
             <span class=\"hl-punctuation hl-section hl-array hl-begin hl-json\">[</span>\
             <span class=\"hl-string hl-quoted hl-double hl-json\">\
             <span class=\"hl-punctuation hl-definition hl-string hl-begin hl-json\">&quot;</span>\
             &lt;\
             <span class=\"hl-punctuation hl-definition hl-string hl-end hl-json\">&quot;</span>\
             </span>\
             <span class=\"hl-punctuation hl-section hl-array hl-end hl-json\">]</span>\
             </span>\n</span>"
        );
    }

    #[test]
    fn what_is_unknown_or_too_long_stays_plain() {
        assert_eq!(highlight("", "a"), None);
        assert_eq!(highlight("nosuch", "a"), None);
        assert_eq!(highlight("json", &"1".repeat(LONGEST_LINE + 1)), None);
        assert_eq!(highlight("json", &"1\n".repeat(LONGEST_CODE)), None);
    }

    proptest! {
        #[test]
        fn code_of_any_language_is_balanced_and_escaped(
            number in 0..SYNTAXES.syntaxes().len(),
            code in r#"([a-z<>"'`(){}\[\]$#%&*/\\;:=|~ \n-]|<\?php|<<~?EOT\n|</?script>|đ){0,120}"#,
        ) {
            let name = SYNTAXES.syntaxes()[number].name.to_lowercase();
            if let Some(html) = highlight(&name, &code) {
                prop_assert!(checker::check(&html).is_ok(), "{name}: {html}");
            }
        }
    }
}
