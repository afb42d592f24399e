//! Whole lists: where their teams are shown, what they come to, and that no list is too odd.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::diagnostic::Diagnostic;
use crate::source::redact::Redaction;
use crate::source::scan::Tree;

/// Read once: it is large, and the same for all.
static REGISTRY: LazyLock<Registry> = LazyLock::new(Registry::vietnam);

fn teams(files: &[(&str, &str)]) -> (Teams, Vec<Diagnostic>) {
    let path = |name: &str| Arc::from(format!("content/to-dan-van/{name}"));
    let files = files.iter().map(|(name, text)| (path(name), Arc::from(*text)));
    let tree = Tree::held(files);
    assemble(&tree, &[], &[], &REGISTRY, &Redaction::default())
}

/// Sets teams out: province, commune and its coverage, and each team's name and village.
fn show(teams: &Teams) -> String {
    let name = |unit| REGISTRY.get(unit).name;
    let share = |it: Option<&Coverage>| {
        it.map(|it| format!(" {}/{}", it.part, it.whole)).unwrap_or_default()
    };
    let mut text = String::new();
    for province in teams.provinces() {
        let coverage = share(teams.coverage(province.unit));
        writeln!(text, "{}{coverage}", name(province.unit)).unwrap();
        for commune in teams.communes(province) {
            let coverage = share(teams.coverage(commune.unit));
            writeln!(text, "  {}{coverage}", name(commune.unit)).unwrap();
            for team in teams.of_commune(commune) {
                writeln!(text, "    {} | {}", team.name, team.village).unwrap();
            }
        }
    }
    text + &share(teams.whole.as_ref())
}

const HEAD: &str = "tên tổ;mã xã;ngày của mã;thôn\n";

#[test]
fn old_communes_stand_under_those_of_today() {
    // Trường Yên went into Phường Tây Hoa Lư; its code means the ward today.
    let list =
        format!("{HEAD}Tổ 10;14533;01/01/2020;thôn Tụ An\nTổ 9;14533;;Khu 1\nTổ 1;08443;;Khu 2\n");
    let (teams, found) = teams(&[("a.csv", &list)]);
    assert_eq!(found, []);
    assert_eq!(
        show(&teams),
        "Tỉnh Ninh Bình\n  Phường Tây Hoa Lư\n    Tổ 9 | Khu 1\n    Tổ 10 | thôn Tụ An\n\
         Tỉnh Phú Thọ\n  Xã Hiền Quan\n    Tổ 1 | Khu 2\n"
    );
}

#[test]
fn coverage_is_added_only_where_both_parts_are_known() {
    let list = format!(
        "{HEAD}A;08443;;Khu 1\nB;08443;;khu 1\nC;08443;;Khu 2\nD;07210;;Thôn 1\nE;07621;;Thôn 1\n"
    );
    // A commune without a list and one without a number are not added.
    let counts = "mã xã,số khu dân cư\n08443,4\n07210,5\n00004,9\n";
    let (teams, found) = teams(&[("a.csv", &list), ("do-phu.csv", counts)]);
    assert_eq!(found, []);
    let whole = teams.whole.as_ref().map(|it| (it.part, it.whole, it.without_list));
    assert_eq!(whole, Some((3, 9, 1)));
}

#[test]
fn a_province_that_is_counted_holds_its_communes() {
    let list = format!("{HEAD}A;08443;;Khu 1\n");
    let counts = "mã,số khu dân cư\n25,90\n08443,4\n";
    let (teams, _) = teams(&[("a.csv", &list), ("do-phu.csv", counts)]);
    assert_eq!(show(&teams), "Tỉnh Phú Thọ 1/90\n  Xã Hiền Quan 1/4\n    A | Khu 1\n 1/90");
}

#[test]
fn a_file_with_a_fault_gives_nothing() {
    let list = format!("{HEAD}A;08443;;Khu 1\nB;;;Khu 2\n");
    let (teams, found) = teams(&[("a.csv", &list)]);
    assert!(teams.is_empty());
    assert_eq!(found.len(), 1);
}

#[test]
fn every_team_has_a_name_of_its_own_on_its_page() {
    let list =
        format!("{HEAD}Tổ;08443;;Khu 1\nTổ;08443;;Khu 2\nTổ 2;08443;;\nTỔ  2;08443;;Khu 4\n");
    let (teams, _) = teams(&[("a.csv", &list)]);
    let mut anchors: Vec<&str> = teams.all().iter().map(|it| it.anchor.as_str()).collect();
    assert_eq!(anchors, ["to-08443-to", "to-08443-to--2", "to-08443-to-2", "to-08443-to-2--2"]);
    anchors.dedup();
    assert_eq!(anchors.len(), 4);
}

fn rows() -> impl Strategy<Value = Vec<String>> {
    let codes =
        prop::sample::select(vec!["08443;", "07210;", "14533;01/01/2020", "14533;", "07621;"]);
    let row = (0..6_u8, codes, 0..4_u8).prop_map(|(name, code, village)| {
        let village = if village == 0 { String::new() } else { format!("Thôn {village}") };
        format!("Tổ {name};{code};{village}")
    });
    prop::collection::btree_set(row, 0..20).prop_map(|it| it.into_iter().collect())
}

proptest! {
    #[test]
    fn the_order_of_rows_does_not_matter(
        (rows, shuffled) in rows().prop_flat_map(|it| (Just(it.clone()), Just(it).prop_shuffle()))
    ) {
        let of = |rows: &[String]| {
            let list = format!("{HEAD}{}", rows.join("\n"));
            teams(&[("a.csv", &list), ("do-phu.csv", "mã,số khu dân cư\n08443,4\n37,99\n07210,5\n")]).0
        };
        let (left, right) = (of(&rows), of(&shuffled));
        prop_assert_eq!(show(&left), show(&right));
        prop_assert_eq!(left.all().len(), rows.len());
        prop_assert_eq!(left, right);
    }

    #[test]
    fn no_list_is_too_odd(
        head in "(tên tổ|mã xã|thôn|số thành viên|số khu dân cư|tổ trưởng|[;,\"\t]){0,8}",
        body in "(Tổ 1|08443|8443|12|2009|[;,\"'\t\n]|\\PC){0,40}",
    ) {
        let text = format!("{head}\n{body}");
        for name in ["a.csv", "do-phu.csv"] {
            for found in teams(&[(name, &text)]).1 {
                let span = found.at.span.unwrap_or_default();
                prop_assert!(text.get(span).is_some());
            }
        }
    }
}
