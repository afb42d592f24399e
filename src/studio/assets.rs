//! The studio's own style and script, which are part of the program.

use include_dir::{Dir, include_dir};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/studio/assets");

/// Gives a file's kind and bytes.
pub(super) fn find(name: &str) -> Option<(&'static str, &'static [u8])> {
    let kind = match name.rsplit_once('.')?.1 {
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "svg" => "image/svg+xml",
        _ => return None,
    };
    Some((kind, FILES.get_file(name)?.contents()))
}
