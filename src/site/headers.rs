//! What the server of a site should say beside every file: what pages may load, and how long files may
//! be kept. Written for three kinds of servers, from one list.

use crate::media_type;

/// What pages may load and do: files of the site's own, and nothing that stands in a page itself.
const POLICY: &str = "default-src 'self'; object-src 'none'; frame-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

/// Said beside every file.
const ALWAYS: [(&str, &str); 5] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
];

/// For a file whose name changes with its bytes.
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// For every other.
const ASK_FIRST: &str = "no-cache";

/// Folders in which every file is named by its bytes.
const NAMED_BY_BYTES: [&str; 2] = ["/anh/", "/assets/"];

/// A kind of server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// nginx.
    Nginx,
    /// Caddy.
    Caddy,
}

/// Writes the file that Netlify, Cloudflare Pages and others like them read, for a site in a folder of
/// its host: empty, or `/folder`.
pub fn hosted(folder: &str) -> String {
    let mut text = format!("{folder}/*\n");
    for (name, value) in ALWAYS {
        line(&mut text, &format!("  {name}: {value}"));
    }
    // What such a host says of other files is to ask first.
    for named in NAMED_BY_BYTES {
        line(&mut text, &format!("{folder}{named}*\n  Cache-Control: {FOR_EVER}"));
    }
    text
}

/// Writes a part of a server's settings.
pub fn settings(host: Host, folder: &str) -> String {
    match host {
        Host::Nginx => nginx(folder),
        Host::Caddy => caddy(folder),
    }
}

fn nginx(folder: &str) -> String {
    // A `location` that says one header says none of those around it: so all stand in `server`, and
    // how long a file is kept comes of a map.
    let mut text = String::from("# Trong http { … }\nmap $uri $danvan_cache {\n");
    line(&mut text, &format!("    default \"{ASK_FIRST}\";"));
    for named in NAMED_BY_BYTES {
        line(&mut text, &format!("    ~^{}{named} \"{FOR_EVER}\";", escaped(folder)));
    }
    text += "}\n\n# Trong server { … } của trang\n";
    for (name, value) in ALWAYS {
        line(&mut text, &format!("add_header {name} \"{value}\" always;"));
    }
    text += "add_header Cache-Control $danvan_cache;\ncharset utf-8;\n";
    text += "charset_types text/css text/javascript text/plain text/csv application/xml;\nautoindex off;\n";
    text += "types {\n";
    for media in media_type::ALL {
        line(&mut text, &format!("    {} {};", media.name(), media.extensions.join(" ")));
    }
    text += "}\n";
    text += "default_type application/octet-stream;\n";
    text += "gzip_static on;  # các tệp .gz của `danvan build --full`\n\n";
    line(&mut text, &format!("location ~ {}/\\.danvan {{ return 404; }}", escaped(folder)));
    line(&mut text, &format!("location = {folder}/_headers {{ return 404; }}"));
    line(&mut text, &format!("location {folder}/ {{ try_files $uri $uri/index.html =404; }}"));
    line(&mut text, &format!("error_page 404 {folder}/404.html;"));
    text
}

/// Adds a line.
fn line(text: &mut String, line: &str) {
    text.push_str(line);
    text.push('\n');
}

/// Escapes what a regular expression reads otherwise; of all that an address may hold, the dot alone.
fn escaped(folder: &str) -> String {
    folder.replace('.', "\\.")
}

fn caddy(folder: &str) -> String {
    let mut text =
        String::from("# Trong khối của trang, ví dụ: danvan.example { root * /srv/www … }\n");
    text += "header {\n";
    for (name, value) in ALWAYS {
        line(&mut text, &format!("    {name} \"{value}\""));
    }
    text += "}\n";
    let named: Vec<String> = NAMED_BY_BYTES.iter().map(|it| format!("{folder}{it}*")).collect();
    line(&mut text, &format!("@theo_noi_dung path {}", named.join(" ")));
    line(&mut text, &format!("header @theo_noi_dung Cache-Control \"{FOR_EVER}\""));
    // Caddy takes what has no matcher last, which would stand in the place of the line above.
    line(&mut text, &format!("@con_lai not path {}", named.join(" ")));
    line(&mut text, &format!("header @con_lai Cache-Control \"{ASK_FIRST}\""));
    line(&mut text, &format!("@khong_dang path {folder}/.danvan* {folder}/_headers"));
    line(&mut text, "error @khong_dang 404");
    text += "file_server {\n    precompressed br gzip\n}\nhandle_errors {\n";
    line(&mut text, &format!("    rewrite * {folder}/404.html\n    file_server\n}}"));
    text
}

/// Tells what pages may load, for who serves them himself.
pub fn policy() -> &'static str {
    POLICY
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::SEARCH_URL;
    use crate::catalogue::reference::DOWNLOADS;

    #[test]
    fn a_folder_of_the_host_stands_before_every_path() {
        for text in [hosted("/kho"), nginx("/kho"), caddy("/kho")] {
            for path in ["/anh/", "/assets/"] {
                assert!(text.contains(&format!("/kho{path}")), "{text}");
                assert!(!text.contains(&format!(" {path}")), "{text}");
            }
        }
    }

    #[test]
    fn a_server_knows_what_every_file_is_that_a_story_may_offer() {
        let known: Vec<&str> =
            media_type::ALL.iter().flat_map(|it| it.extensions).copied().collect();
        for extension in DOWNLOADS {
            assert!(known.contains(&extension), "{extension}");
        }
    }

    #[test]
    fn files_of_the_search_are_asked_for_first() {
        // Some of them keep their name when their bytes change.
        assert!(NAMED_BY_BYTES.iter().all(|it| !SEARCH_URL.starts_with(it)));
    }

    #[test]
    fn the_policy_allows_nothing_in_a_page_and_nothing_from_elsewhere() {
        for loose in ["unsafe", "data:", "blob:", "http", "*", "nonce", "sha256"] {
            assert!(!POLICY.contains(loose), "{loose}");
        }
        assert!(ALWAYS.iter().all(|(_, value)| !value.contains(['"', '\n', '$'])));
    }
}
