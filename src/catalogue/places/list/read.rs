//! Reads what the cells of a list say. A row with a fault says nothing; all faults are told at once.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::code::{Codes, width};
use super::origin::{self, Before};
use super::{Field, LinkEntry, List, Listed, ListedLink, Listing, Orders, Span, UnitEntry, name};
use crate::catalogue::places::links::Share;
use crate::catalogue::places::word::Word;
use crate::catalogue::places::{Kind, Registry};
use crate::diagnostic::{Diagnostic, Text, place_list as problem};
use crate::vi::fold::fold;

/// Reads a list against the registry it is to be brought into.
pub fn read(list: &List, registry: &Registry, orders: &Orders) -> (Listing, Vec<Diagnostic>) {
    let mut reading =
        Reading { registry, orders, codes: Codes::default(), day: None, district_width: 2 };
    reading.day = reading.day_of(list);
    reading.district_width = reading.shortest_district(list);
    let (mut units, mut refused) = (Vec::new(), BTreeSet::new());
    for entry in &list.units {
        match reading.unit(entry) {
            Some(unit) => units.push((unit, entry)),
            None => refused.extend([entry.code.text.clone()]),
        }
    }
    let mut links = reading.origins(&units);
    links.extend(list.links.iter().filter_map(|entry| reading.link(entry)));
    let units = units.into_iter().map(|(unit, _)| unit).collect();
    let Codes { restored, diagnostics } = reading.codes;
    let (file, span, day) = (list.file.clone(), list.span, reading.day);
    let decree = orders.decree.clone();
    (Listing { file, span, day, decree, units, links, restored, refused }, diagnostics)
}

struct Reading<'a> {
    registry: &'a Registry,
    orders: &'a Orders,
    codes: Codes,
    /// The day that the list holds from.
    day: Option<Date>,
    /// How many digits the code of a district must have to be told from a province's.
    district_width: usize,
}

impl Reading<'_> {
    /// Finds the day that a list of one day holds from: that of all its rows, or the one ordered.
    fn day_of(&mut self, list: &List) -> Option<Date> {
        if list.span == Span::History {
            return self.orders.day;
        }
        let mut first = self.orders.day;
        for entry in &list.units {
            let Some(day) = self.codes.day(&entry.from) else { continue };
            let expected = *first.get_or_insert(day);
            if day != expected {
                let fault = problem::other_day(&entry.from.cell, day, expected);
                self.codes.diagnostics.push(fault);
            }
        }
        if first.is_none() {
            self.codes.diagnostics.push(problem::no_day(&list.file));
        }
        first
    }

    /// Tells whether codes of districts have lost zeros, so that “17” may be `017`: gives the width to
    /// which a commune's parent is filled up.
    fn shortest_district(&self, list: &List) -> usize {
        let lost = |entry: &UnitEntry| {
            entry.code.text.len() < 3 && self.word(entry).is_some_and(Word::is_district)
        };
        if list.units.iter().any(lost) { 3 } else { 2 }
    }

    /// Reads a unit.
    fn unit(&mut self, entry: &UnitEntry) -> Option<Listed> {
        let faults = self.codes.diagnostics.len();
        let inside = entry.level.map_or(!entry.parent.text.is_empty(), |it| it != Kind::Province);
        let word = self.word(entry);
        let kind = word.map(|word| word.kind(inside));
        if kind.is_none() || entry.level.is_some_and(|level| kind != Some(level)) {
            self.refuse_word(entry);
        }
        let level = entry.level.or(kind)?;
        let code = self.codes.read(&entry.code, &[width(level)]);
        let parent = self.parent(entry, level);
        if entry.name.text.is_empty() {
            let wanted = Text::new("tên đơn vị", "the name of the unit");
            self.codes.diagnostics.push(problem::bad_cell(&entry.name.cell, "", &wanted));
        }
        let (from, to) = (self.codes.day(&entry.from), self.codes.day(&entry.to));
        let word = word.filter(|_| self.codes.diagnostics.len() == faults)?;
        let (kind, name) = (word.label, name::full(word, &entry.name.text));
        let cell = entry.code.cell.clone();
        Some(Listed { cell, level, code: code?, kind, name, parent: parent?, from, to })
    }

    /// Finds the word of a unit: beside its name, in it, or as the registry has it. Where the two that
    /// are written differ, the name's counts if the registry knows the unit by it.
    fn word(&self, entry: &UnitEntry) -> Option<&'static Word> {
        let name = &entry.name.text;
        let (beside, inside) = (name::word(&entry.kind.text), name::leading_word(name));
        match (beside, inside) {
            (None, _) if !entry.kind.text.is_empty() => None,
            (Some(beside), None) => Some(beside),
            (Some(beside), Some(inside)) if beside == inside => Some(beside),
            (Some(_), Some(inside)) => self.known(entry, &name::full(inside, name)),
            (None, Some(inside)) => Some(inside),
            (None, None) => self.known(entry, name),
        }
    }

    /// Finds the word by which the registry knows a unit of a code and a name, in full or not.
    fn known(&self, entry: &UnitEntry, name: &str) -> Option<&'static Word> {
        let code = entry.code.text.trim_start_matches('\'');
        let codes = [2, 3, 5].map(|width| format!("{code:0>width$}"));
        let known = codes.iter().flat_map(|code| self.registry.bearers(code));
        let known = known.map(|id| self.registry.get(id));
        let mut same = known.filter(|place| [place.name, place.short_name()].contains(&name));
        Word::labelled(same.next()?.kind_label)
    }

    fn refuse_word(&mut self, entry: &UnitEntry) {
        let words = Word::labels();
        let wanted = Text::new(format!("một trong: {words}"), format!("one of: {words}"));
        let (kind, name) = (&entry.kind, &entry.name);
        let fault = if name::word(&kind.text).is_some() && name::leading_word(&name.text).is_some()
        {
            problem::kind_contradicts(&kind.cell, &kind.text, &name.text)
        } else if kind.text.is_empty() {
            problem::bad_cell(&name.cell, &name.text, &wanted)
        } else {
            problem::bad_cell(&kind.cell, &kind.text, &wanted)
        };
        self.codes.diagnostics.push(fault);
    }

    fn parent(&mut self, entry: &UnitEntry, level: Kind) -> Option<Field> {
        if level == Kind::Province && entry.parent.text.is_empty() {
            return Some(entry.parent.clone());
        }
        let widths: &[usize] = match (entry.parent_level, level) {
            (Some(above), _) => &[width(above)],
            (None, Kind::Commune) if self.district_width == 3 => &[3],
            (None, Kind::Commune) => &[2, 3],
            (None, Kind::District | Kind::Province) => &[2],
        };
        let text = self.codes.read(&entry.parent, widths)?;
        Some(Field { text, cell: entry.parent.cell.clone() })
    }

    /// Reads what units of one day say of those they were made of.
    fn origins(&mut self, units: &[(Listed, &UnitEntry)]) -> Vec<ListedLink> {
        let above: BTreeMap<&str, &str> = units
            .iter()
            .filter(|(unit, _)| !unit.parent.text.is_empty())
            .map(|(unit, _)| (unit.code.as_str(), unit.parent.text.as_str()))
            .collect();
        let Some(last) = self.day.and_then(|day| day.yesterday().ok()) else { return Vec::new() };
        let mut links = Vec::new();
        for (unit, entry) in units.iter().filter(|(_, entry)| !entry.origins.text.is_empty()) {
            let parent = unit.parent.text.as_str();
            let province = above.get(parent).copied().unwrap_or(parent);
            let before = Before { registry: self.registry, day: last, province };
            for origin in origin::read(&entry.origins, before, &mut self.codes) {
                links.push(ListedLink {
                    cell: entry.origins.cell.clone(),
                    old: origin.code,
                    ended: last,
                    new_cell: unit.cell.clone(),
                    new: unit.code.clone(),
                    share: origin.share,
                    decree: self.decree(&entry.decree),
                });
            }
        }
        links
    }

    /// Reads a succession.
    fn link(&mut self, entry: &LinkEntry) -> Option<ListedLink> {
        let (old, new) = (self.link_code(&entry.old), self.link_code(&entry.new));
        let share = self.share(&entry.share);
        let ended = self.codes.day(&entry.ended);
        let ended = ended.or_else(|| self.day.and_then(|day| day.yesterday().ok()));
        if ended.is_none() && entry.ended.text.is_empty() {
            self.codes.diagnostics.push(problem::no_day(&entry.old.cell.at.file));
        }
        let (old, day) = (old?, ended?);
        let before = Before { registry: self.registry, day, province: "" };
        if !before.stood(&old, &entry.old, &mut self.codes) {
            return None;
        }
        let (cell, new_cell) = (entry.old.cell.clone(), entry.new.cell.clone());
        let (new, share, decree) = (new?, share?, self.decree(&entry.decree));
        Some(ListedLink { cell, old, ended: day, new_cell, new, share, decree })
    }

    /// Reads the code of a unit of any level; one that lost its zeros is taken for a commune's.
    fn link_code(&mut self, field: &Field) -> Option<String> {
        let length = field.text.len();
        self.codes.read(field, if matches!(length, 2 | 3) { &[2, 3] } else { &[5] })
    }

    /// Reads a share; the inner none is a cell that does not say.
    #[expect(clippy::option_option, reason = "a cell may be wrong, or silent")]
    fn share(&mut self, field: &Field) -> Option<Option<Share>> {
        match fold(&field.text).as_str() {
            "" => Some(None),
            "whole" | "toan bo" | "ca" => Some(Some(Share::Whole)),
            "part" | "mot phan" => Some(Some(Share::Part)),
            _ => {
                let wanted =
                    Text::new("`whole` (toàn bộ) hoặc `part` (một phần)", "`whole` or `part`");
                self.codes.diagnostics.push(problem::bad_cell(&field.cell, &field.text, &wanted));
                None
            }
        }
    }

    fn decree(&self, field: &Field) -> String {
        if field.text.is_empty() { self.orders.decree.clone() } else { field.text.clone() }
    }
}
