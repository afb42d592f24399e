//! The registry with the units of Viet Nam: counts that are public, and the traps among them.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Lang, Location};

static VIETNAM: LazyLock<Registry> = LazyLock::new(Registry::vietnam);

/// The day before the great change.
const BEFORE: Option<Date> = day(2025, 6, 30);

#[expect(clippy::unnecessary_wraps, reason = "a day is asked for as an option")]
const fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Some(Date::constant(year, month, day))
}

fn old(code: &str) -> PlaceId {
    VIETNAM.lookup(code, BEFORE).unwrap()
}

fn new(code: &str) -> PlaceId {
    VIETNAM.lookup(code, None).unwrap()
}

fn count(kept: impl Fn(&Place<'_>) -> bool) -> usize {
    VIETNAM.ids().filter(|&id| kept(&VIETNAM.get(id))).count()
}

/// Shows units as their codes and full names.
fn show(found: &[PlaceId]) -> Vec<String> {
    found.iter().map(|&id| format!("{} {}", VIETNAM.get(id).code, VIETNAM.full_name(id))).collect()
}

fn find(name: &str) -> Vec<String> {
    show(&VIETNAM.find(name))
}

#[test]
fn tables_of_vietnam_have_no_fault() {
    let (units, links) = (FilePath::from("don-vi.csv"), FilePath::from("ke-thua.csv"));
    let units = Table { file: &units, text: SHIPPED_UNITS };
    let (_, faults) = Registry::parse(units, Table { file: &links, text: SHIPPED_LINKS });
    assert_eq!(faults, []);
}

#[test]
fn units_of_today_are_counted_as_decreed() {
    let now = |kind: Kind, label: &str| {
        count(|place| place.is_current() && place.kind == kind && place.kind_label == label)
    };
    assert_eq!(count(|place| place.is_current() && place.kind == Kind::Province), 34);
    assert_eq!(now(Kind::Province, "tỉnh"), 28);
    assert_eq!(now(Kind::Province, "thành phố"), 6);
    assert_eq!(count(|place| place.is_current() && place.kind == Kind::District), 0);
    assert_eq!(count(|place| place.is_current() && place.kind == Kind::Commune), 3_321);
    assert_eq!(now(Kind::Commune, "xã"), 2_621);
    assert_eq!(now(Kind::Commune, "phường"), 687);
    assert_eq!(now(Kind::Commune, "đặc khu"), 13);
}

#[test]
fn units_before_are_counted() {
    let then = |kind: Kind| count(|place| !place.is_current() && place.kind == kind);
    assert_eq!(then(Kind::Province), 63);
    assert_eq!(then(Kind::District), 696);
    // The source counts 10.040: five of them are districts that had no commune.
    let lone = VIETNAM.ids().filter(|&id| {
        VIETNAM.get(id).kind == Kind::District && VIETNAM.children(id).next().is_none()
    });
    assert_eq!(then(Kind::Commune) + lone.count(), 10_040);
}

#[test]
fn rows_of_succession_are_counted() {
    let (mut stayed, mut renamed, mut merged, mut divided) = (0, 0, 0, 0);
    let leaves = VIETNAM.ids().filter(|&id| !VIETNAM.links.from(id).is_empty());
    for id in leaves {
        match VIETNAM.successors(id) {
            Successors::Same(_) => stayed += 1,
            Successors::Renamed(_) => renamed += 1,
            Successors::Merged(_) => merged += 1,
            Successors::Divided(parts) => divided += parts.len(),
            other => panic!("{}: {other:?}", VIETNAM.full_name(id)),
        }
    }
    assert_eq!((stayed, renamed, merged, divided), (149, 92, 9_328, 1_033));
}

#[test]
fn a_divided_commune_never_has_one_successor() {
    let divided: Vec<_> = VIETNAM
        .ids()
        .filter_map(|id| match VIETNAM.successors(id) {
            Successors::Divided(parts) => Some((id, parts)),
            _ => None,
        })
        .collect();
    assert_eq!(divided.len(), 471);
    for (id, parts) in divided {
        assert!(parts.len() > 1);
        assert_eq!(VIETNAM.today(id), parts);
    }
}

#[test]
fn a_reused_code_is_another_unit_on_another_day() {
    assert_eq!(
        show(&[old("26740"), new("26740")]),
        [
            "26740 Phường Bến Nghé, quận 1, thành phố Hồ Chí Minh",
            "26740 Phường Sài Gòn, thành phố Hồ Chí Minh",
        ]
    );
    assert_eq!(VIETNAM.successors(old("26740")), Successors::Renamed(new("26740")));
    assert_eq!(VIETNAM.lookup("26740", day(2019, 10, 9)), Ok(old("26740")));
    assert_eq!(VIETNAM.lookup("26740", day(2025, 7, 1)), Ok(new("26740")));
    let origins = VIETNAM.origins(new("26740"));
    let shares: Vec<_> = origins.iter().map(|&(id, share)| (VIETNAM.get(id).code, share)).collect();
    assert_eq!(shares, [("26737", Share::Part), ("26740", Share::Whole), ("26746", Share::Part)]);
}

#[test]
fn the_code_of_bac_giang_is_bac_ninh_today() {
    assert_eq!(
        show(&[old("24"), old("27"), new("24")]),
        ["24 Tỉnh Bắc Giang", "27 Tỉnh Bắc Ninh", "24 Tỉnh Bắc Ninh",]
    );
    assert_eq!(VIETNAM.successors(old("24")), Successors::Merged(new("24")));
    assert_eq!(VIETNAM.successors(old("27")), Successors::Merged(new("24")));
    assert_eq!(VIETNAM.successors(new("24")), Successors::Current);
    // A code that is no longer in use means the last unit that bore it.
    assert_eq!(VIETNAM.lookup("27", None), Ok(old("27")));
    assert_eq!(VIETNAM.origins(new("24")), [(old("24"), Share::Whole), (old("27"), Share::Whole)]);
}

#[test]
fn bac_ninh_has_99_units() {
    let words: Vec<_> = VIETNAM.children(new("24")).map(|id| VIETNAM.get(id).kind_label).collect();
    let of = |label| words.iter().filter(|&&word| word == label).count();
    assert_eq!((words.len(), of("xã"), of("phường")), (99, 66, 33));
}

#[test]
fn every_old_province_is_in_one_of_today() {
    let (mut same, mut merged) = (0, 0);
    for id in VIETNAM.ids() {
        match (VIETNAM.get(id).kind, VIETNAM.successors(id)) {
            (Kind::Province, Successors::Same(_)) => same += 1,
            (Kind::Province, Successors::Merged(_)) => merged += 1,
            (Kind::Province, other) => assert_eq!(other, Successors::Current),
            _ => {}
        }
    }
    assert_eq!((same, merged), (11, 52));
}

#[test]
fn a_district_is_gone_into_its_communes_successors() {
    let Successors::Gone(found) = VIETNAM.successors(old("001")) else {
        panic!("Ba Đình stands")
    };
    assert!(found.contains(&new("00004")));
    assert_eq!(VIETNAM.today(old("001")), found);
    // An island district without communes went whole.
    assert_eq!(VIETNAM.successors(old("498")), Successors::Renamed(new("20333")));
    let known = |id| VIETNAM.successors(id) != Successors::Unknown;
    assert!(VIETNAM.ids().all(known));
}

#[test]
fn names_are_written_in_full() {
    assert_eq!(VIETNAM.full_name(new("08443")), "Xã Hiền Quan, tỉnh Phú Thọ");
    assert_eq!(VIETNAM.full_name(old("08440")), "Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ");
    let odd = ["19780", "20467", "27046", "24184"].map(|code| VIETNAM.get(old(code)));
    assert_eq!(
        odd.map(|place| (place.name, place.short_name(), place.kind_label)),
        [
            ("Phường Phường Đúc", "Phường Đúc", "phường"),
            ("Thị Trấn Prao", "Prao", "thị trấn"),
            ("Phường 5", "5", "phường"),
            ("Xã Ea H'leo", "Ea H'leo", "xã"),
        ]
    );
    assert_eq!(VIETNAM.decree(old("08440")), Some("19/2025/QĐ-TTg"));
}

#[test]
fn names_are_found_without_accents_and_words() {
    let both =
        ["08443 Xã Hiền Quan, tỉnh Phú Thọ", "08440 Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ"];
    for name in ["hien quan", "Hiền Quan", "Xã Hiền Quan", "xa hien quan", "X. HIỀN QUAN"] {
        assert_eq!(find(name), both, "{name}");
    }
    assert_eq!(find("Hiền Quan, Phú Thọ"), both);
    assert_eq!(find("xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ"), both[1..]);
    assert_eq!(find("hien quan, tam nong"), both[1..]);
    assert_eq!(find("Hiền Quan, Hà Nội"), [""; 0]);
    assert_eq!(find("không đâu cả"), [""; 0]);
    assert_eq!(find(""), [""; 0]);
    assert_eq!(find(", ,"), [""; 0]);
}

#[test]
fn a_wrong_word_means_the_unit_of_its_level() {
    assert_eq!(find("huyện Hoa Lư"), ["374 Thành phố Hoa Lư, tỉnh Ninh Bình"]);
    assert_eq!(find("phường Hoa Lư, Ninh Bình"), ["14329 Phường Hoa Lư, tỉnh Ninh Bình"]);
    assert_eq!(
        find("Hoa Lư"),
        [
            "14329 Phường Hoa Lư, tỉnh Ninh Bình",
            "23572 Phường Hoa Lư, thành phố Pleiku, tỉnh Gia Lai",
            "374 Thành phố Hoa Lư, tỉnh Ninh Bình",
        ]
    );
}

#[test]
fn an_old_commune_is_found_under_its_new_province() {
    assert_eq!(find("xã Liên Chung"), ["07357 Xã Liên Chung, huyện Tân Yên, tỉnh Bắc Giang"]);
    assert_eq!(find("xã Liên Chung, tỉnh Bắc Ninh"), find("xã Liên Chung"));
}

#[test]
fn accents_that_are_typed_are_meant() {
    let accented = VIETNAM.find("tỉnh Hoà Bình");
    assert_eq!(show(&accented), ["17 Tỉnh Hòa Bình"]);
    let names = |name: &str| -> Vec<_> {
        VIETNAM.find(name).iter().map(|&id| VIETNAM.get(id).short_name()).collect()
    };
    assert_eq!(names("phường Sa Pả"), ["Sa Pả"]);
    assert_eq!(names("phường Sa Pa"), ["Sa Pa", "Sa Pa"]);
    // Without accents all are found, those written so first.
    assert_eq!(names("phuong sa pa"), ["Sa Pa", "Sa Pa", "Sa Pả"]);
}

#[test]
fn apostrophes_may_be_typed_in_any_way_or_left_out() {
    let found = find("Xã Tr'Hy");
    assert_eq!(found, ["20446 Xã Tr'Hy, huyện Tây Giang, tỉnh Quảng Nam"]);
    for name in ["xã Tr’hy", "trhy", "Trʼhy, Tây Giang"] {
        assert_eq!(find(name), found, "{name}");
    }
}

#[test]
fn leading_zeros_are_part_of_a_code() {
    assert_eq!(VIETNAM.get(new("00004")).code, "00004");
    let unknown = VIETNAM.lookup("4", None).unwrap_err();
    assert_eq!(unknown.otherwise, []);
    assert_eq!(VIETNAM.get(unknown.nearest[0]).name, "Tỉnh Cao Bằng");
    let unknown = VIETNAM.lookup("8443", None).unwrap_err();
    assert_eq!(unknown.nearest[0], new("08443"));
}

/// Looks a code up in vain, and shows the diagnostic in Vietnamese.
fn explain(code: &str, as_of: Option<Date>, as_reported: &str) -> String {
    let unknown = VIETNAM.lookup(code, as_of).unwrap_err();
    let at = Location::file(&FilePath::from("content/mo-hinh/x.md"));
    let asked = Asked { code, as_of, as_reported: Some(as_reported) };
    let found = VIETNAM.explain(at, asked, &unknown);
    let lines = [&found.message, &found.label].into_iter().chain(&found.help);
    lines.map(|text| text.get(Lang::Vi)).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_unknown_code_offers_the_unit_that_was_named() {
    assert_eq!(
        explain("08449", day(2025, 10, 26), "khu dân cư số 2, xã Hiền Quan, tỉnh Phú Thọ"),
        "không có đơn vị hành chính nào mang mã `08449`\n\
         có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?\n\
         theo tên: `08443` Xã Hiền Quan, tỉnh Phú Thọ\n\
         mã gần giống: `04849` Xã Tân Pheo, tỉnh Phú Thọ; `08494` Xã Lâm Thao, tỉnh Phú Thọ\n\
         mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu"
    );
}

#[test]
fn a_code_out_of_its_time_says_what_it_is_now() {
    assert_eq!(
        explain("08440", day(2025, 10, 26), ""),
        "mã `08440` không dùng vào ngày 26/10/2025\n\
         `08440` Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ chỉ còn đến 30/06/2025\n\
         nay là: `08443` Xã Hiền Quan, tỉnh Phú Thọ\n\
         viết mã mới, hoặc `as_of` không sau 2025-06-30"
    );
}

#[test]
fn a_code_before_its_time_says_what_it_was_then() {
    assert_eq!(
        explain("20333", day(2020, 1, 1), ""),
        "mã `20333` không dùng vào ngày 01/01/2020\n\
         `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng chỉ có từ 01/07/2025\n\
         khi ấy là: `498` Huyện Hoàng Sa, thành phố Đà Nẵng\n\
         viết mã dùng khi ấy, hoặc `as_of` từ 2025-07-01 trở đi"
    );
}

proptest! {
    #[test]
    fn any_tables_are_read(units in "([0-9]{2}|[a-z,\"\n]|,tỉnh,|,xã,){0,40}", links in ".{0,80}") {
        let (a, b) = (FilePath::from("a.csv"), FilePath::from("b.csv"));
        let units = format!("code,name,kind,parent,valid_from,valid_to\n{units}");
        let links = format!("old,old_valid_to,new,share,decree\n{links}");
        let units = Table { file: &a, text: &units };
        let (registry, _) = Registry::parse(units, Table { file: &b, text: &links });
        prop_assert!(registry.ids().all(|id| !registry.full_name(id).is_empty()));
    }

    #[test]
    fn any_name_and_code_may_be_asked(text in ".{0,30}") {
        let found = VIETNAM.find(&text);
        prop_assert!(found.len() <= 14_149);
        if let Err(unknown) = VIETNAM.lookup(&text, BEFORE) {
            prop_assert!(unknown.nearest.len() <= 3);
        }
    }
}
