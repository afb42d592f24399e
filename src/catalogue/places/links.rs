//! Turns the rows of `ke-thua.csv` into links from a unit that ended to those that took its place.
//!
//! The links of one old unit are used together or not at all: half of a division would be a lie.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::table::{self, Row, Table, day_wanted};
use super::{PlaceId, Registry};
use crate::diagnostic::place_table::{self, Cell};
use crate::diagnostic::{Diagnostic, Text};

/// The columns of `ke-thua.csv`.
pub(super) const COLUMNS: &[&str; 5] = &["old", "old_valid_to", "new", "share", "decree"];
const OLD: usize = 0;
const ENDED: usize = 1;
const NEW: usize = 2;
const SHARE: usize = 3;
const DECREE: usize = 4;

/// How much of an old unit went to a new one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Share {
    /// All of it.
    Whole,
    /// A part of it; other parts went elsewhere.
    Part,
}

impl Share {
    /// Gives the word of the tables for it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
        }
    }
}

/// A link from a unit that ended to one that took its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Link {
    pub(super) old: PlaceId,
    pub(super) new: PlaceId,
    pub(super) share: Share,
    /// The index of its decree.
    decree: usize,
}

/// All links.
#[derive(Debug, Default)]
pub(super) struct Links {
    /// By old unit, then by new.
    by_old: Vec<Link>,
    /// By new unit, then by old.
    by_new: Vec<Link>,
    decrees: Vec<String>,
}

impl Links {
    /// Gives the links of a unit that ended.
    pub(super) fn from(&self, old: PlaceId) -> &[Link] {
        run(&self.by_old, old, |link| link.old)
    }

    /// Gives the links that lead to a unit.
    pub(super) fn to(&self, new: PlaceId) -> &[Link] {
        run(&self.by_new, new, |link| link.new)
    }

    /// Gives the number of the document that a link rests on, if it names one.
    pub(super) fn decree(&self, link: Link) -> Option<&str> {
        self.decrees.get(link.decree).map(String::as_str).filter(|decree| !decree.is_empty())
    }
}

/// Reads a table of links; `refused` are the codes of units that were not used.
pub(super) fn read(
    table: Table<'_>,
    registry: &Registry,
    refused: &BTreeSet<String>,
) -> (Links, Vec<Diagnostic>) {
    let mut reading = Reading {
        registry,
        refused,
        found: Vec::new(),
        broken: BTreeSet::new(),
        decrees: Vec::new(),
        diagnostics: Vec::new(),
    };
    match table::rows(table, COLUMNS) {
        Ok(rows) => rows.for_each(|row| reading.take(row)),
        Err(fault) => reading.diagnostics.push(*fault),
    }
    reading.finish()
}

struct Reading<'a> {
    registry: &'a Registry,
    refused: &'a BTreeSet<String>,
    found: Vec<(Link, Cell)>,
    /// The codes of old units one of whose rows was not used.
    broken: BTreeSet<String>,
    decrees: Vec<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Reading<'_> {
    fn take(&mut self, mut row: Row<'_, 5>) {
        let link = if row.faults.is_empty() { self.link(&mut row) } else { None };
        if let Some(link) = link {
            self.found.push((link, row.cell(SHARE)));
        } else {
            self.broken.insert(row.fields[OLD].text.clone().into_owned());
            self.diagnostics.append(&mut row.faults);
        }
    }

    fn link(&mut self, row: &mut Row<'_, 5>) -> Option<Link> {
        let (old, new) = (row.code(OLD, &[2, 3, 5]), row.code(NEW, &[2, 3, 5]));
        let (days, share) = (read_days(row), read_share(row));
        let (ended, begun) = days?;
        let old = self.unit(row, OLD, old?, ended);
        let new = self.unit(row, NEW, new?, begun);
        let decree = self.decree(&row.fields[DECREE].text);
        Some(Link { old: old?, new: new?, share: share?, decree })
    }

    /// Finds the unit that ended on `day`, or, for a new one, stood on it.
    fn unit(&self, row: &mut Row<'_, 5>, column: usize, code: &str, day: Date) -> Option<PlaceId> {
        let fits = |id: &PlaceId| match column {
            OLD => self.registry.get(*id).valid_to == Some(day),
            _ => self.registry.get(*id).valid_on(day),
        };
        let found = self.registry.bearers(code).find(fits);
        // A unit that was refused has had its own diagnostic.
        if found.is_none() && !self.refused.contains(code) {
            row.faults.push(place_table::link_unknown(row.cell(column), code, day));
        }
        found
    }

    fn decree(&mut self, decree: &str) -> usize {
        // Neighbours mostly name the same one, so the latest is the likeliest.
        let known = self.decrees.iter().rposition(|known| known == decree);
        known.unwrap_or_else(|| {
            self.decrees.push(decree.to_owned());
            self.decrees.len() - 1
        })
    }

    fn finish(mut self) -> (Links, Vec<Diagnostic>) {
        self.found.sort_by_key(|&(link, _)| link);
        let mut by_old = Vec::with_capacity(self.found.len());
        for group in self.found.chunk_by(|(a, _), (b, _)| a.old == b.old) {
            let code = self.registry.get(group[0].0.old).code;
            if self.broken.contains(code) {
                continue;
            }
            match contradiction(group, code) {
                Some(fault) => self.diagnostics.push(fault),
                None => by_old.extend(group.iter().map(|&(link, _)| link)),
            }
        }
        let mut by_new = by_old.clone();
        by_new.sort_unstable_by_key(|link| (link.new, link.old));
        (Links { by_old, by_new, decrees: self.decrees }, self.diagnostics)
    }
}

/// Reads the last day of the old unit, and gives with it the first of the new.
fn read_days(row: &mut Row<'_, 5>) -> Option<(Date, Date)> {
    let ended = row.day(ENDED)?;
    let begun = ended.tomorrow().ok();
    if begun.is_none() {
        row.refuse(ENDED, &day_wanted());
    }
    Some((ended, begun?))
}

fn read_share(row: &mut Row<'_, 5>) -> Option<Share> {
    match &*row.fields[SHARE].text {
        "whole" => Some(Share::Whole),
        "part" => Some(Share::Part),
        _ => {
            row.refuse(SHARE, &Text::new("`whole` hoặc `part`", "`whole` or `part`"));
            None
        }
    }
}

/// Says so when the links of one old unit are neither one whole nor several different parts.
fn contradiction(group: &[(Link, Cell)], code: &str) -> Option<Diagnostic> {
    let whole = group.iter().filter(|(link, _)| link.share == Share::Whole).count();
    let part = group.len() - whole;
    let different = group.windows(2).all(|pair| pair[0].0.new != pair[1].0.new);
    match (whole, part) {
        (1, 0) => None,
        (0, 2..) if different => None,
        _ => Some(place_table::link_share(group.last()?.1.clone(), code, whole, part)),
    }
}

/// Gives the run of `links` with one key, by which they are sorted.
fn run(links: &[Link], key: PlaceId, of: impl Fn(&Link) -> PlaceId) -> &[Link] {
    let start = links.partition_point(|link| of(link) < key);
    let count = links[start..].iter().take_while(|link| of(link) == key).count();
    &links[start..start + count]
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalogue::places::Successors;

    const UNITS: &str = "code,name,kind,parent,valid_from,valid_to
01,A,tỉnh,,,
00001,B,xã,01,,2025-06-30
00002,C,xã,01,,2025-06-30
00003,B,xã,01,2025-07-01,
00004,D,xã,01,2025-07-01,
00005,E,xã,99,,2025-06-30
";

    /// Reads links, and shows what became of B and of C, and each fault.
    fn check(rows: &str, became: [&str; 2], faults: &[&str]) {
        let text = format!("{}\n{rows}", COLUMNS.join(","));
        let (units, links) = (Arc::from("don-vi.csv"), Arc::from("ke-thua.csv"));
        let units = Table { file: &units, text: UNITS };
        let (registry, diagnostics) = Registry::parse(units, Table { file: &links, text: &text });
        let shown = ["00001", "00002"].map(|code| {
            let id = registry.lookup(code, None).unwrap();
            show(&registry, &registry.successors(id))
        });
        assert_eq!(shown, became);
        let links = diagnostics.iter().filter(|fault| &*fault.at.file == "ke-thua.csv");
        let shown =
            links.map(|fault| format!("{}: {}", fault.code, &text[fault.at.span.clone().unwrap()]));
        assert_eq!(shown.collect::<Vec<_>>(), faults);
    }

    fn show(registry: &Registry, successors: &Successors) -> String {
        let name = |&id: &PlaceId| registry.get(id).code;
        match successors {
            Successors::Renamed(id) => format!("renamed {}", name(id)),
            Successors::Merged(id) => format!("merged {}", name(id)),
            Successors::Divided(ids) => {
                format!("divided {}", ids.iter().map(name).collect::<Vec<_>>().join(" "))
            }
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn whole_and_divided_units_are_told_apart() {
        check(
            "00001,2025-06-30,00003,whole,\n00002,2025-06-30,00004,part,\n00002,2025-06-30,00003,part,\n",
            ["renamed 00003", "divided 00003 00004"],
            &[],
        );
        check(
            "00001,2025-06-30,00003,whole,\n00002,2025-06-30,00003,whole,\n",
            ["merged 00003", "merged 00003"],
            &[],
        );
    }

    #[test]
    fn half_a_division_is_not_used() {
        check(
            "00001,2025-06-30,00003,part,\n00002,2025-06-30,00003,part,\n00002,2025-06-30,00009,part,\n",
            ["Unknown", "Unknown"],
            &["ke-thua-la: 00009", "ke-thua-sai-phan: part"],
        );
        check(
            "00001,2025-06-30,00003,part,\n00001,2025-06-30,00003,part,\n00002,2025-06-30,00003,whole,\n00002,2025-06-30,00004,part,\n",
            ["Unknown", "Unknown"],
            &["ke-thua-sai-phan: part", "ke-thua-sai-phan: part"],
        );
    }

    #[test]
    fn links_name_units_of_their_time() {
        check(
            "00001,2024-12-31,00003,whole,\n00002,2025-06-30,00001,whole,\n",
            ["Unknown", "Unknown"],
            &["ke-thua-la: 00001", "ke-thua-la: 00003", "ke-thua-la: 00001"],
        );
    }

    #[test]
    fn bad_fields_are_told() {
        check(
            "1,2025-06-30,00003,whole,\n00001,,00003,all,\n00002,9999-12-31,00003,whole,\n",
            ["Unknown", "Unknown"],
            &[
                "bang-dia-ban-sai-o: 1",
                "bang-dia-ban-sai-o: ",
                "bang-dia-ban-sai-o: all",
                "bang-dia-ban-sai-o: 9999-12-31",
            ],
        );
    }

    #[test]
    fn a_refused_unit_is_not_told_again() {
        check("00005,2025-06-30,00003,whole,\n", ["Unknown", "Unknown"], &[]);
    }
}
