//! What a server says of a published file: what it is, and how long it may be kept.

use super::remote::Headers;
use crate::emit::OutputPath;
use crate::media_type;

/// For a file whose name changes with its bytes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For every other: it may be kept, and must be asked for before it is shown, so that no page of
/// yesterday names a file of yesterday that is gone.
const ASK_FIRST: &str = "no-cache";

/// Gives what is said of a file. A `.gz` or `.br` copy is a file of its own that a server may hand
/// out in the place of the plain one, so its encoding is not told: it is what the file is.
pub(super) fn headers(path: &OutputPath) -> Headers {
    let cache_control = if is_named_by_bytes(path) { FOR_EVER } else { ASK_FIRST };
    Headers { content_type: media_type::content_type(path.as_str()), cache_control }
}

/// Says whether a file has another name as soon as it has other bytes.
pub(super) fn is_named_by_bytes(path: &OutputPath) -> bool {
    let name = path.as_str().rsplit('/').next().unwrap_or_default();
    let is_hash = |part: &str, digits: usize| {
        part.len() == digits && part.bytes().all(|it| matches!(it, b'0'..=b'9' | b'a'..=b'f'))
    };
    if path.is_under("anh") {
        return name.split_once('-').is_some_and(|(hash, _)| is_hash(hash, 16));
    }
    let is_ours = path.is_under("assets") || path.is_under("tim-kiem");
    is_ours && name.split('.').skip(1).any(|part| is_hash(part, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, content_type: &str, cache_control: &str) {
        let headers = headers(&OutputPath::new(path).unwrap());
        assert_eq!((headers.content_type, headers.cache_control), (content_type, cache_control));
    }

    #[test]
    fn what_is_named_by_its_bytes_is_kept_for_ever() {
        let ever = "public, max-age=31536000, immutable";
        check("assets/style.0123456789ab.css", "text/css; charset=utf-8", ever);
        check("assets/style.0123456789ab.css.gz", "application/gzip", ever);
        check("anh/0123456789abcdef-480.avif", "image/avif", ever);
        check("anh/0123456789abcdef-480.webp", "image/webp", ever);
        check("tim-kiem/k/khoa.0123456789ab.idx", "application/octet-stream", ever);
    }

    #[test]
    fn all_else_is_asked_for_first() {
        check("index.html", "text/html; charset=utf-8", "no-cache");
        check("index.html.br", "application/octet-stream", "no-cache");
        check("tim-kiem/meta.idx", "application/octet-stream", "no-cache");
        check("tai-ve/bao-cao.0123456789ab.pdf", "application/pdf", "no-cache");
        check("feed.xml", "application/xml", "no-cache");
        check("mo-hinh/bai/phim.mp4", "video/mp4", "no-cache");
        check("mo-hinh/bai/bang.ods", "application/vnd.oasis.opendocument.spreadsheet", "no-cache");
        check("CNAME", "application/octet-stream", "no-cache");
    }
}
