//! What the program is made of: every package may be given on, comes from the one registry, and none that
//! is not wanted crept in. `.cargo/deny.toml` says the same to cargo-deny, which knows of advisories too.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use serde_json::Value;
use snapbox::str;

use crate::site::same;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The packages of this machine's program, as `Cargo.lock` has them.
static PACKAGES: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let host = Command::new("rustc").args(["-vV"]).output().unwrap();
    let host = String::from_utf8(host.stdout).unwrap();
    let host = host.lines().find_map(|it| it.strip_prefix("host: ")).unwrap().to_owned();
    let asked =
        ["metadata", "--locked", "--offline", "--format-version", "1", "--filter-platform", &host];
    let told = Command::new(env!("CARGO")).current_dir(root()).args(asked).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    told["packages"].as_array().unwrap().clone()
});

/// Licences under which a program may be given on by anyone, to anyone.
fn allowed() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(".cargo/deny.toml")).unwrap();
    let list = text.split("allow = [").nth(1).unwrap().split(']').next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Tells whether an expression leaves a choice that is allowed: `(A OR B) AND C`.
fn may_be_given_on(expression: &str, allowed: &BTreeSet<String>) -> bool {
    let plain = expression.replace(" / ", " OR ").replace('/', " OR ");
    let choices = |part: &str| {
        let part = part.trim().trim_start_matches('(').trim_end_matches(')').to_owned();
        part.split(" OR ").any(|it| allowed.contains(it.trim()))
    };
    plain.split(" AND ").all(choices)
}

#[test]
fn every_package_may_be_given_on() {
    let allowed = allowed();
    let refused: Vec<String> = PACKAGES
        .iter()
        .filter(|it| !may_be_given_on(it["license"].as_str().unwrap_or("none"), &allowed))
        .map(|it| format!("{} {}: {}", it["name"], it["version"], it["license"]))
        .collect();
    assert_eq!(refused, Vec::<String>::new());
    assert!(!may_be_given_on("GPL-3.0-only", &allowed));
    assert!(!may_be_given_on("(MIT OR Apache-2.0) AND GPL-2.0-only", &allowed));
    assert!(may_be_given_on("GPL-2.0-only OR MIT", &allowed));
}

#[test]
fn every_package_comes_from_the_one_registry() {
    let sources: BTreeSet<&str> = PACKAGES.iter().filter_map(|it| it["source"].as_str()).collect();
    assert_eq!(sources, BTreeSet::from(["registry+https://github.com/rust-lang/crates.io-index"]));
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let (sources, sums) =
        (lock.matches("\nsource = ").count(), lock.matches("\nchecksum = ").count());
    assert_eq!(sources, sums, "every package has its checksum");
}

#[test]
fn packages_that_come_in_several_versions_are_known() {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in &*PACKAGES {
        let (name, version) =
            (package["name"].as_str().unwrap(), package["version"].as_str().unwrap());
        versions.entry(name).or_default().insert(version);
    }
    let doubles = versions.iter().filter(|(_, it)| it.len() > 1);
    let doubles: String =
        doubles.map(|(name, it)| [name, " ", &it.len().to_string(), "\n"].concat()).collect();
    // Each comes of a package that others of ours have left behind; a new one is worth a look.
    same(
        &doubles,
        str![[r#"
alloc-no-stdlib 2
alloc-stdlib 2
base64 2
bit-set 2
bit-vec 2
brotli-decompressor 2
constant_time_eq 2
crypto-common 2
digest 2
fearless_simd 2
getrandom 3
hashbrown 2
hayro-ccitt 2
itertools 2
miniz_oxide 2
quick-error 2
quick-xml 3
rand 3
rand_chacha 2
rand_core 3
roxmltree 2
spin 2
syn 2
toml_datetime 2
toml_edit 2
vello_common 2
weezl 2
winnow 2

"#]],
    );
    for unwanted in ["openssl-sys", "native-tls", "serde_yml"] {
        assert!(!versions.contains_key(unwanted), "{unwanted}");
    }
}

#[test]
fn nothing_of_ours_is_unsafe_or_built_by_a_program_of_its_own() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"));
    assert!(!root().join("build.rs").exists() && !manifest.contains("build = "));
    for entry in walkdir::WalkDir::new(root().join("src")).into_iter().map(Result::unwrap) {
        if entry.path().extension().is_some_and(|it| it == "rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            let allows = ["allow(unsafe_code", "expect(unsafe_code", "unsafe {", "unsafe fn"];
            assert!(!allows.iter().any(|it| text.contains(it)), "{}", entry.path().display());
        }
    }
}
