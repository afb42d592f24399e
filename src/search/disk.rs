//! The whole index in one script: a page opened from a disk may load nothing else.

use std::fmt::Write;

use super::SearchFile;
use crate::diagnostic::Diagnostic;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Writes the files as a script that keeps them by name, in base64.
pub(super) fn script(files: &[(String, SearchFile)]) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut script = "var danvanSearchData = {\n".to_owned();
    for (name, file) in files {
        let bytes = file.bytes()?;
        writeln!(script, "\"{name}\": \"{}\",", base64(&bytes)).expect("memory takes all");
    }
    script.push_str("};\n");
    Ok(script.into_bytes())
}

fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let byte = |at: usize| u32::from(group.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let letter = LETTERS[(bits >> (18 - 6 * at) & 63) as usize];
            text.push(if at <= group.len() { char::from(letter) } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_the_standard() {
        for (text, expected) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(text.as_bytes()), expected);
        }
    }
}
