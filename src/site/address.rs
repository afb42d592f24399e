//! Addresses of pages and the files they stand in.

use crate::config::Config;
use crate::diagnostic::Lang;

/// Gives the address of a page in a language: the site's own at the root, others in a folder.
pub fn localized(url: &str, lang: Lang, config: &Config) -> String {
    if lang == config.lang() { url.to_owned() } else { format!("/{}{url}", lang.tag()) }
}

/// Gives the file that an address stands in: `/x/` is `x/index.html`.
pub fn file_of(url: &str) -> String {
    let path = url.trim_start_matches('/');
    if path.is_empty() || path.ends_with('/') {
        format!("{path}index.html")
    } else {
        path.to_owned()
    }
}

/// Gives the address of a list's page, the first page being the list's own.
pub fn numbered(url: &str, number: usize) -> String {
    if number == 1 { url.to_owned() } else { format!("{url}trang/{number}/") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stand_in_files() {
        assert_eq!(file_of("/"), "index.html");
        assert_eq!(file_of("/mo-hinh/x/"), "mo-hinh/x/index.html");
        assert_eq!(file_of("/feed.xml"), "feed.xml");
        assert_eq!(numbered("/the/x/", 1), "/the/x/");
        assert_eq!(numbered("/the/x/", 3), "/the/x/trang/3/");
    }
}
