//! How to cite the data, and where their licence is written.

use crate::config::Settings;
use crate::diagnostic::Lang;
use crate::vi::slug::slugify;
use jiff::civil::Date;

/// Cites the data in one line, in a language.
pub fn text(settings: &Settings, lang: Lang, title: &str, updated: Option<&str>) -> String {
    let updated = updated.map(|it| format!(" {it}.")).unwrap_or_default();
    let url = settings.base_url.full(super::URL);
    format!("{}. {}: {title}.{updated} {url}", settings.publisher_in(lang), settings.name_in(lang))
}

/// Cites the data as BibTeX, in a language; the key is the same in all.
pub fn bibtex(settings: &Settings, lang: Lang, title: &str, updated: Option<Date>) -> String {
    let key =
        [slugify(&settings.name), updated.map(|it| it.year().to_string()).unwrap_or_default()];
    let key: Vec<&str> = key.iter().map(String::as_str).filter(|it| !it.is_empty()).collect();
    let mut lines = vec![
        format!("@misc{{{},", key.join("-")),
        format!("  title = {{{}: {}}},", escaped(settings.name_in(lang)), escaped(title)),
        format!("  author = {{{{{}}}}},", escaped(settings.publisher_in(lang))),
    ];
    if let Some(day) = updated {
        lines.push(format!("  year = {{{}}},", day.year()));
        lines.push(format!("  date = {{{day}}},"));
    }
    lines.push(format!("  url = {{{}}},", settings.base_url.full(super::URL)));
    lines.push("}".to_owned());
    lines.join("\n")
}

/// Gives the address where a Creative Commons licence is written, if it is one.
pub fn license_url(license: &str) -> Option<String> {
    let words: Vec<&str> = license.split_whitespace().collect();
    let number = |it: &str| matches!(it, "1.0" | "2.0" | "2.5" | "3.0" | "4.0");
    match words[..] {
        ["CC", kind, version] if number(version) && is_kind(kind) => {
            let kind = kind.to_ascii_lowercase();
            Some(format!("https://creativecommons.org/licenses/{kind}/{version}/"))
        }
        ["CC0"] | ["CC0", "1.0"] => {
            Some("https://creativecommons.org/publicdomain/zero/1.0/".to_owned())
        }
        _ => None,
    }
}

fn is_kind(kind: &str) -> bool {
    matches!(kind, "BY" | "BY-SA" | "BY-NC" | "BY-ND" | "BY-NC-SA" | "BY-NC-ND")
}

/// Writes text so that BibTeX and LaTeX show it as it is.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '&' | '%' | '$' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    const DAY: Date = jiff::civil::date(2026, 11, 22);

    fn settings() -> Settings {
        let text = "name: Dân vận khéo & bạn\nname_en: Skilled & kind\nbase_url: https://a.example\ncontact: { organ: Ban Dân vận, organ_en: The Commission }\n";
        Config::parse(text, DAY).0.unwrap().settings
    }

    #[test]
    fn data_are_cited_in_two_ways_and_languages() {
        assert_eq!(
            text(&settings(), Lang::Vi, "dữ liệu", Some("22/11/2026")),
            "Ban Dân vận. Dân vận khéo & bạn: dữ liệu. 22/11/2026. https://a.example/du-lieu/"
        );
        assert_eq!(
            text(&settings(), Lang::En, "data", None),
            "The Commission. Skilled & kind: data. https://a.example/du-lieu/"
        );
        assert_eq!(
            bibtex(&settings(), Lang::Vi, "dữ liệu", Some(DAY)),
            "@misc{dan-van-kheo-ban-2026,\n  title = {Dân vận khéo \\& bạn: dữ liệu},\n  \
             author = {{Ban Dân vận}},\n  year = {2026},\n  date = {2026-11-22},\n  \
             url = {https://a.example/du-lieu/},\n}"
        );
    }

    #[test]
    fn known_licences_have_an_address() {
        let by = "https://creativecommons.org/licenses/by-sa/4.0/";
        assert_eq!(license_url("CC BY-SA 4.0").as_deref(), Some(by));
        assert_eq!(license_url("Giữ mọi quyền"), None);
        assert_eq!(license_url("CC BY 9.9"), None);
    }
}
