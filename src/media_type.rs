//! What the files of a site are, by the ends of their names: said by the preview, by the stores that a site is
//! published to, and in the settings for servers.

/// What files of some names are.
#[derive(Clone, Copy, Debug)]
pub struct MediaType {
    /// Its name as a server says it: with its encoding where it is text.
    pub content_type: &'static str,
    /// The ends of the names of such files.
    pub extensions: &'static [&'static str],
}

impl MediaType {
    /// Gives its name alone.
    pub fn name(self) -> &'static str {
        self.content_type.split(';').next().unwrap_or_default()
    }
}

/// What pages are.
pub const HTML: &str = "text/html; charset=utf-8";
/// What text is that is nothing else.
pub const TEXT: &str = "text/plain; charset=utf-8";
/// What a file is of which nothing is known.
const BYTES: &str = "application/octet-stream";

/// Every type: of the files of a site, and of those that a story may offer.
pub const ALL: [MediaType; 31] = [
    file(HTML, &["html"]),
    file("text/css; charset=utf-8", &["css"]),
    file("text/javascript; charset=utf-8", &["js"]),
    file(TEXT, &["txt"]),
    file("text/csv; charset=utf-8", &["csv"]),
    file("application/json", &["json"]),
    file("application/manifest+json", &["webmanifest"]),
    file("application/xml", &["xml"]),
    file("image/svg+xml", &["svg"]),
    file("image/jpeg", &["jpg", "jpeg"]),
    file("image/png", &["png"]),
    file("image/avif", &["avif"]),
    file("image/webp", &["webp"]),
    file("image/gif", &["gif"]),
    file("image/x-icon", &["ico"]),
    file("font/woff2", &["woff2"]),
    file("audio/mpeg", &["mp3"]),
    file("video/mp4", &["mp4"]),
    file("application/pdf", &["pdf"]),
    file("application/epub+zip", &["epub"]),
    file("application/zip", &["zip"]),
    file("application/gzip", &["gz"]),
    file("application/msword", &["doc"]),
    file("application/vnd.ms-excel", &["xls"]),
    file("application/vnd.ms-powerpoint", &["ppt"]),
    file("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &["docx"]),
    file("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &["xlsx"]),
    file("application/vnd.openxmlformats-officedocument.presentationml.presentation", &["pptx"]),
    file("application/vnd.oasis.opendocument.text", &["odt"]),
    file("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
    file("application/vnd.oasis.opendocument.presentation", &["odp"]),
];

const fn file(content_type: &'static str, extensions: &'static [&'static str]) -> MediaType {
    MediaType { content_type, extensions }
}

/// Gives what a server says a file is.
pub fn content_type(path: &str) -> &'static str {
    let extension = path.rsplit_once('.').map_or("", |(_, it)| it);
    let known = ALL.iter().find(|it| it.extensions.contains(&extension));
    known.map_or(BYTES, |it| it.content_type)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_told_by_the_ends_of_their_names() {
        assert_eq!(content_type("mo-hinh/bai/index.html"), "text/html; charset=utf-8");
        assert_eq!(content_type("mo-hinh/bai/phim.mp4"), "video/mp4");
        assert_eq!(content_type("tim-kiem/meta.idx"), "application/octet-stream");
        assert_eq!(content_type("CNAME"), "application/octet-stream");
        assert_eq!(ALL[0].name(), "text/html");
    }

    #[test]
    fn no_ending_is_listed_twice() {
        let mut all: Vec<&str> = ALL.iter().flat_map(|it| it.extensions).copied().collect();
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "{all:?}");
    }
}
