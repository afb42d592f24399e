//! Where a site is published to, as it is typed.

use std::path::PathBuf;
use std::str::FromStr;

/// Where a site is published to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A folder of this machine.
    Folder(PathBuf),
    /// A bucket of a store that speaks S3.
    Bucket {
        /// Its name.
        bucket: String,
        /// The folder in it, without a `/` at either end; may be empty.
        prefix: String,
    },
}

impl FromStr for Target {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        parse(text).ok_or_else(|| {
            "write a folder, file:///path/of/folder, or s3://bucket/folder".to_owned()
        })
    }
}

fn parse(text: &str) -> Option<Target> {
    let Some((scheme, rest)) = text.split_once("://") else {
        return (!text.is_empty()).then(|| Target::Folder(text.into()));
    };
    match scheme {
        "file" => {
            let path = rest.strip_prefix("localhost").unwrap_or(rest);
            // On Windows a drive follows the third `/`.
            let drive = path.strip_prefix('/').filter(|it| cfg!(windows) && it.contains(':'));
            path.starts_with('/').then(|| Target::Folder(drive.unwrap_or(path).into()))
        }
        "s3" => bucket(rest),
        _ => None,
    }
}

fn bucket(rest: &str) -> Option<Target> {
    let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
    let is_name = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || b".-".contains(&it);
    let prefix = prefix.trim_end_matches('/');
    let is_folder =
        |part: &str| !matches!(part, "" | "." | "..") && !part.contains(['\\', '?', '#']);
    let is_well = bucket.len() >= 3
        && bucket.bytes().all(is_name)
        && (prefix.is_empty() || prefix.split('/').all(is_folder));
    is_well.then(|| Target::Bucket { bucket: bucket.to_owned(), prefix: prefix.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_and_buckets_are_told_apart() {
        let folder = |path: &str| Ok(Target::Folder(path.into()));
        let s3 = |bucket: &str, prefix: &str| {
            Ok(Target::Bucket { bucket: bucket.to_owned(), prefix: prefix.to_owned() })
        };
        for (text, expected) in [
            ("/srv/www", folder("/srv/www")),
            ("../www", folder("../www")),
            ("file:///srv/my www", folder("/srv/my www")),
            ("file://localhost/srv/www", folder("/srv/www")),
            ("s3://danvan", s3("danvan", "")),
            ("s3://danvan/", s3("danvan", "")),
            ("s3://dan-van.vn/trang/thu/", s3("dan-van.vn", "trang/thu")),
        ] {
            assert_eq!(text.parse::<Target>(), expected, "{text}");
        }
    }

    #[test]
    fn other_addresses_are_refused() {
        for text in [
            "",
            "s3://",
            "s3://a",
            "s3:///trang",
            "s3://Dan/x",
            "s3://danvan//x",
            "s3://danvan/../x",
            "s3://danvan/x?y",
            "file://server/share",
            "file://",
            "https://danvan.example",
            "ftp://x/y",
        ] {
            assert!(text.parse::<Target>().is_err(), "{text}");
        }
    }
}
