//! Lists of units on their way into the registry, whatever they hold.

use jiff::civil::Date;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::*;
use crate::catalogue::places::list::{self, Orders};
use crate::catalogue::places::tables::{LinkRow, Tables, UnitRow};
use crate::catalogue::places::update::Updated;
use crate::catalogue::places::{Registry, Share, Table as Own};

const LAST: Date = Date::constant(2025, 6, 30);
const REFORM: Date = Date::constant(2027, 1, 1);

fn registry(units: &str, links: &str) -> Registry {
    let (a, b) = (FilePath::from("don-vi.csv"), FilePath::from("ke-thua.csv"));
    let units = Own { file: &a, text: units };
    let (registry, faults) = Registry::parse(units, Own { file: &b, text: links });
    assert_eq!(faults, []);
    registry
}

fn written(tables: &Tables) -> Registry {
    registry(&tables.units_csv(), &tables.links_csv())
}

/// Brings a list into a registry, as the command does.
fn import(into: &Registry, text: &str, day: Option<Date>) -> Result<Updated, Vec<Diagnostic>> {
    let read = read_places(&FilePath::from("danh-muc.csv"), text.as_bytes());
    let orders = Orders { day, decree: String::new() };
    let (listing, mut faults) = list::read(&read.list, into, &orders);
    faults.extend(read.diagnostics);
    faults.extend(into.check(&listing));
    if faults.is_empty() { into.update(&listing) } else { Err(faults) }
}

/// What may have become of a commune.
#[derive(Clone, Copy, Debug)]
enum Fate {
    Stands,
    Lost,
    Renamed,
    Merged,
    Divided,
}

fn commune(at: usize, name: &str, province: usize) -> UnitRow {
    UnitRow {
        code: format!("{:05}", at + 1),
        from: None,
        to: None,
        kind: "xã",
        name: format!("Xã {name}"),
        parent: format!("{:02}", province + 1),
    }
}

fn link(new: usize, share: Share) -> LinkRow {
    LinkRow { new: format!("{:05}", new + 1), share, decree: String::new() }
}

/// Gives a province of each code.
fn provinces(count: usize) -> impl Iterator<Item = UnitRow> {
    (0..count).map(|at| UnitRow {
        code: format!("{:02}", at + 1),
        kind: "tỉnh",
        name: format!("Tỉnh {at}"),
        parent: String::new(),
        ..commune(at, "", 0)
    })
}

/// Makes a registry: the first two communes stand, so that others may have gone into them.
fn tables(communes: &[(&str, usize, Fate)]) -> Tables {
    let mut tables = Tables::default();
    provinces(3).for_each(|row| tables.put(row));
    for (at, (name, province, fate)) in communes.iter().enumerate() {
        let row = commune(at, name, *province);
        let links = match fate {
            _ if at < 2 => Vec::new(),
            Fate::Stands | Fate::Lost => Vec::new(),
            Fate::Renamed => vec![link(at, Share::Whole)],
            Fate::Merged => vec![link(0, Share::Whole)],
            Fate::Divided => vec![link(0, Share::Part), link(1, Share::Part)],
        };
        let stands = at < 2 || matches!(fate, Fate::Stands);
        if matches!(fate, Fate::Renamed) && at >= 2 {
            let name = format!("{} Mới", row.name);
            tables.put(UnitRow { from: LAST.tomorrow().ok(), name, ..row.clone() });
        }
        if !links.is_empty() {
            tables.links.insert((row.code.clone(), LAST), links);
        }
        tables.put(UnitRow { to: (!stands).then_some(LAST), ..row });
    }
    tables
}

fn any_tables() -> impl Strategy<Value = Tables> {
    const FATES: [Fate; 5] = [Fate::Stands, Fate::Lost, Fate::Renamed, Fate::Merged, Fate::Divided];
    const NAMES: [&str; 5] = ["Một", "Hai, Ba", "Ea H'leo", "5", "\"Tư\""];
    let communes = (select(&NAMES[..]), 0..3_usize, select(&FATES[..]));
    proptest::collection::vec(communes, 2..9).prop_map(|communes| tables(&communes))
}

/// Writes the units that stand as an office lists them.
fn day_list(rows: impl Iterator<Item = UnitRow>) -> String {
    let line = |row: UnitRow| {
        let name = row.name.replace('"', "\"\"");
        format!("{},\"{name}\",{},{}\n", row.code, row.kind, row.parent)
    };
    std::iter::once("Mã,Tên,Cấp,Mã cấp trên\n".to_owned()).chain(rows.map(line)).collect()
}

fn standing(tables: &Tables) -> impl Iterator<Item = UnitRow> {
    tables.units.values().filter(|row| row.to.is_none()).cloned()
}

/// Changes some rows of a list: a word, a name, an end, a move, a code.
fn reformed(tables: &Tables, changes: &[(Index, u8)]) -> Vec<UnitRow> {
    let mut rows: Vec<UnitRow> = standing(tables).collect();
    for (index, change) in changes {
        let at = index.index(rows.len());
        let row = &mut rows[at];
        match (change, row.parent.is_empty()) {
            (0, true) => rename(row, "Thành phố", "thành phố"),
            (0, false) => rename(row, "Phường", "phường"),
            (1, _) => row.name.push_str(" Lớn"),
            (2, false) => drop(rows.remove(at)),
            (3, false) => row.parent = "01".to_owned(),
            _ => row.code = format!("9{}", &row.code[1..]),
        }
    }
    rows
}

fn rename(row: &mut UnitRow, word: &str, kind: &'static str) {
    let short = row.name.strip_prefix("Xã ").or(row.name.strip_prefix("Tỉnh "));
    if let Some(short) = short {
        row.name = format!("{word} {short}");
        row.kind = kind;
    }
}

proptest! {
    #[test]
    fn an_exported_registry_is_imported_as_it_was(tables in any_tables()) {
        let (units, links) = (tables.units_csv(), tables.links_csv());
        let empty = written(&Tables::default());
        let with_units = import(&empty, &units, None).unwrap();
        prop_assert_eq!(&with_units.tables.units, &tables.units);
        if !tables.links.is_empty() {
            let whole = import(&with_units.registry, &links, None).unwrap();
            prop_assert_eq!(&whole.tables, &tables);
        }
        let own = written(&tables);
        prop_assert!(import(&own, &units, None).unwrap().changes.is_empty());
        prop_assert_eq!(Tables::of(&own), tables);
    }

    #[test]
    fn a_list_of_what_stands_changes_nothing(tables in any_tables()) {
        let updated = import(&written(&tables), &day_list(standing(&tables)), Some(REFORM)).unwrap();
        prop_assert!(updated.changes.is_empty(), "{:?}", updated.changes);
        prop_assert_eq!(updated.tables, tables);
    }

    #[test]
    fn a_list_imported_twice_changes_nothing_more(
        tables in any_tables(),
        changes in proptest::collection::vec((any::<Index>(), 0..5_u8), 0..4),
    ) {
        let text = day_list(reformed(&tables, &changes).into_iter());
        if let Ok(first) = import(&written(&tables), &text, Some(REFORM)) {
            prop_assert_eq!(&Tables::of(&written(&first.tables)), &first.tables);
            let second = import(&first.registry, &text, Some(REFORM)).unwrap();
            prop_assert!(second.changes.is_empty(), "{:?}", second.changes);
            prop_assert_eq!(second.tables, first.tables);
        }
    }

    #[test]
    fn what_stood_before_still_does_after(
        tables in any_tables(),
        changes in proptest::collection::vec((any::<Index>(), 0..5_u8), 0..4),
    ) {
        let text = day_list(reformed(&tables, &changes).into_iter());
        if let Ok(updated) = import(&written(&tables), &text, Some(REFORM)) {
            let before = REFORM.yesterday().unwrap();
            for row in tables.units.values().filter(|row| row.stood_on(before)) {
                let now = updated.tables.on(&row.code, before);
                prop_assert_eq!(now.map(|it| (&it.name, it.from)), Some((&row.name, row.from)));
            }
        }
    }

    #[test]
    fn no_rows_are_too_odd(
        rows in proptest::collection::vec(proptest::collection::vec(select(&CELLS[..]), 0..8), 0..12),
        day in select(&[None, Some(LAST), Some(REFORM)][..]),
        tables in any_tables(),
    ) {
        let rows: Vec<String> = rows.into_iter().map(|row| row.join(",")).collect();
        let into = written(&tables);
        let _told = import(&into, &rows.join("\n"), day);
        let head = "Mã,Tên,Cấp,Mã cấp trên,Mã cũ,Ngày hiệu lực\n";
        let _told = import(&into, &format!("{head}{}", rows.join("\n")), day);
        let head = "Mã TP,Tỉnh/Thành phố,Mã QH,Quận/Huyện,Mã PX,Phường/Xã,Cấp,Mã cũ\n";
        let _told = import(&into, &format!("{head}{}", rows.join("\n")), day);
    }
}

/// What may stand in a cell.
const CELLS: [&str; 32] = [
    "",
    "01",
    "1",
    "02",
    "001",
    "00001",
    "00002",
    "3",
    "00009",
    "0000x",
    "9999999",
    "'04",
    "Xã Một",
    "Tỉnh Một",
    "Phường",
    "xã",
    "Thành phố Trung ương",
    "quận",
    "P. 5",
    "một phần 00001",
    "Xã 5 (một phần); 00002",
    "MỘT PHẦN İ",
    "\"a, b\"",
    "\"",
    "2027-01-01",
    "32/13/2027",
    "Mã",
    "Tên",
    "old",
    "new",
    "whole",
    "Tổng cộng",
];
