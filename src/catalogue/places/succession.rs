//! What became of a unit: which one holds it now, or which ones hold its parts.
//!
//! The tables say it for communes. Districts and provinces follow: a district is where its communes
//! went, a province is in the province they went to, once it is known of every commune.
//!
//! [`Registry::successors`] takes one step, over one reform; [`Registry::fate`] takes them all.

use std::collections::BTreeSet;

use super::find::same_name;
use super::links::{Link, Share};
use super::{Kind, PlaceId, Registry};

/// What became of a unit: on the day after its last, or since then until today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Successors {
    /// It still stands.
    Current,
    /// It goes on with its code and its name; the word before the name may be another.
    Same(PlaceId),
    /// It goes on whole under another name or code, and no other whole unit with it.
    Renamed(PlaceId),
    /// It went whole into a unit with other whole units, or into one that stood already.
    Merged(PlaceId),
    /// Its parts went to several units: which one holds a place, only a person can tell.
    Divided(Vec<PlaceId>),
    /// Its level ended; these units hold what lay in it.
    Gone(Vec<PlaceId>),
    /// It ended, and the tables do not say more.
    Unknown,
}

/// What became of the provinces that ended, as their communes and districts tell it.
#[derive(Debug)]
pub(super) struct Provinces {
    /// Old provinces and the new ones their units went to, in order.
    links: Vec<(PlaceId, PlaceId)>,
    /// Old provinces some of whose units went nobody knows where.
    untraced: BTreeSet<PlaceId>,
}

impl Registry {
    /// Tells what became of a unit.
    ///
    /// A unit is `Same` or `Renamed` when it is the only one to go *whole* into the new one, which may
    /// still have taken in parts of its neighbours: [`Registry::origins`] tells.
    pub fn successors(&self, id: PlaceId) -> Successors {
        if self.get(id).is_current() {
            return Successors::Current;
        }
        match self.links.from(id) {
            [] => self.derived(id),
            [link] => self.kept(link),
            links => Successors::Divided(links.iter().map(|link| link.new).collect()),
        }
    }

    /// Names units as today's map does where each is one unit there, each name once.
    pub fn current_names(&self, units: impl Iterator<Item = PlaceId>) -> Vec<String> {
        let name = |unit| match self.fate(unit) {
            Successors::Same(now) | Successors::Renamed(now) | Successors::Merged(now) => {
                self.full_name(now)
            }
            _ => self.full_name(unit),
        };
        let mut names: Vec<String> = units.map(name).collect();
        names.dedup();
        names
    }

    /// Tells what a unit is today, over all reforms since its own time.
    ///
    /// Where one step is not known, nothing is; what was divided on the way stays divided, unless its
    /// parts have come together again.
    pub fn fate(&self, id: PlaceId) -> Successors {
        // Every step goes to a unit that stood a day later, so this ends.
        match self.successors(id) {
            Successors::Same(next) => match self.fate(next) {
                Successors::Current => Successors::Same(next),
                later => later,
            },
            Successors::Renamed(next) => match self.fate(next) {
                Successors::Current => Successors::Renamed(next),
                Successors::Same(last) => Successors::Renamed(last),
                later => later,
            },
            Successors::Merged(next) => match self.fate(next) {
                Successors::Current => Successors::Merged(next),
                Successors::Same(last) | Successors::Renamed(last) => Successors::Merged(last),
                later => later,
            },
            Successors::Divided(parts) => match self.all_today(&parts).as_deref() {
                None => Successors::Unknown,
                Some([one]) => Successors::Merged(*one),
                Some(several) => Successors::Divided(several.to_vec()),
            },
            Successors::Gone(units) => {
                self.all_today(&units).map_or(Successors::Unknown, Successors::Gone)
            }
            end => end,
        }
    }

    /// Tells whether a unit is another, or went into it whole, over however many reforms.
    pub fn leads_to(&self, id: PlaceId, other: PlaceId) -> bool {
        let next = |&unit: &PlaceId| match self.successors(unit) {
            Successors::Same(next) | Successors::Renamed(next) | Successors::Merged(next) => {
                Some(next)
            }
            // Parts that came together again are one.
            Successors::Divided(_) => match self.fate(unit) {
                Successors::Merged(again) => Some(again),
                _ => None,
            },
            _ => None,
        };
        std::iter::successors(Some(id), next).any(|unit| unit == other)
    }

    /// Gives the unit that one goes on as, alone: itself, or what it became under another name.
    pub fn goes_on_as(&self, id: PlaceId) -> PlaceId {
        let next = |&unit: &PlaceId| match self.successors(unit) {
            Successors::Same(next) | Successors::Renamed(next) => Some(next),
            _ => None,
        };
        std::iter::successors(Some(id), next).last().unwrap_or(id)
    }

    /// Gives the one province that holds all of some units, if there is one.
    pub fn common_province(&self, units: &[PlaceId]) -> Option<PlaceId> {
        let mut provinces = units.iter().map(|&unit| self.province_of(unit));
        let first = provinces.next()?;
        provinces.all(|other| other == first).then_some(first)
    }

    /// Gives the units of today that hold several units, if that is known of each.
    fn all_today(&self, units: &[PlaceId]) -> Option<Vec<PlaceId>> {
        let mut found = BTreeSet::new();
        for &unit in units {
            if self.fate(unit) == Successors::Unknown {
                return None;
            }
            self.gather_today(unit, &mut found);
        }
        Some(found.into_iter().collect())
    }

    /// Gives the units of today that hold a unit or parts of it, by code; itself, if it still stands.
    pub fn today(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut found = BTreeSet::new();
        self.gather_today(id, &mut found);
        found.into_iter().collect()
    }

    /// Gives the units that went into one, by code, and how much of each.
    pub fn origins(&self, id: PlaceId) -> Vec<(PlaceId, Share)> {
        if self.get(id).kind == Kind::Province {
            let went = self.provinces().links.iter().filter(|&&(_, new)| new == id);
            return went.map(|&(old, _)| (old, self.province_share(old))).collect();
        }
        self.links.to(id).iter().map(|link| (link.old, link.share)).collect()
    }

    /// Gives the document that ended a unit, as the tables name it.
    pub fn decree(&self, id: PlaceId) -> Option<&str> {
        self.links.decree(*self.links.from(id).first()?)
    }

    /// Every step goes to a unit that stood a day later, so this ends.
    fn gather_today(&self, id: PlaceId, found: &mut BTreeSet<PlaceId>) {
        match self.successors(id) {
            Successors::Current => {
                found.insert(id);
            }
            Successors::Same(next) | Successors::Renamed(next) | Successors::Merged(next) => {
                self.gather_today(next, found);
            }
            Successors::Divided(several) | Successors::Gone(several) => {
                for next in several {
                    self.gather_today(next, found);
                }
            }
            Successors::Unknown => {}
        }
    }

    /// Tells what became of a unit that went whole into another.
    fn kept(&self, link: &Link) -> Successors {
        let origins = self.links.to(link.new).iter().map(|link| (link.old, link.share));
        self.whole(link.old, link.new, origins)
    }

    /// Tells what became of a unit that is one of the `origins` that went whole into `new`.
    fn whole(
        &self,
        old: PlaceId,
        new: PlaceId,
        origins: impl Iterator<Item = (PlaceId, Share)>,
    ) -> Successors {
        let (before, after) = (self.get(old), self.get(new));
        let with_it = |id: PlaceId| self.get(id).valid_to == before.valid_to;
        let whole = origins.filter(|&(id, share)| share == Share::Whole && with_it(id)).count();
        let begins = before.valid_to.and_then(|last| last.tomorrow().ok());
        if whole > 1 || after.valid_from != begins {
            return Successors::Merged(new);
        }
        if before.code == after.code && same_name(before.short_name(), after.short_name()) {
            return Successors::Same(new);
        }
        Successors::Renamed(new)
    }

    /// Tells what became of a unit of which the tables say nothing themselves.
    fn derived(&self, id: PlaceId) -> Successors {
        match self.get(id).kind {
            Kind::Commune => Successors::Unknown,
            Kind::District => self.district(id),
            Kind::Province => self.province(id),
        }
    }

    fn district(&self, id: PlaceId) -> Successors {
        let mut found = BTreeSet::new();
        for commune in self.ended_with(id) {
            match self.links.from(commune) {
                [] => return Successors::Unknown,
                links => found.extend(links.iter().map(|link| link.new)),
            }
        }
        if found.is_empty() {
            return Successors::Unknown;
        }
        Successors::Gone(found.into_iter().collect())
    }

    /// Gives the units right below one that stood as long as it did.
    fn ended_with(&self, id: PlaceId) -> impl Iterator<Item = PlaceId> {
        let last = self.get(id).valid_to;
        self.children(id).filter(move |&below| self.get(below).valid_to == last)
    }

    fn province(&self, id: PlaceId) -> Successors {
        let Provinces { links, untraced } = self.provinces();
        if untraced.contains(&id) {
            return Successors::Unknown;
        }
        let went: Vec<PlaceId> =
            links.iter().filter(|&&(old, _)| old == id).map(|&(_, new)| new).collect();
        match went[..] {
            [] => Successors::Unknown,
            [new] => self.whole(id, new, self.origins(new).into_iter()),
            _ => Successors::Divided(went),
        }
    }

    fn province_share(&self, old: PlaceId) -> Share {
        let count = self.provinces().links.iter().filter(|&&(other, _)| other == old).count();
        if count > 1 { Share::Part } else { Share::Whole }
    }

    /// Finds, once, where the communes and districts of each old province went that ended with it.
    fn provinces(&self) -> &Provinces {
        self.provinces.get_or_init(|| {
            let (mut links, mut untraced) = (BTreeSet::new(), BTreeSet::new());
            for (id, province) in self.ids().map(|id| (id, self.province_of(id))) {
                let last = self.get(id).valid_to;
                // What changed within a province that stood on says nothing of the province.
                if id == province || last.is_none() || last != self.get(province).valid_to {
                    continue;
                }
                let went = self.links.from(id);
                links.extend(went.iter().map(|link| (province, self.province_of(link.new))));
                if went.is_empty() && self.ended_with(id).next().is_none() {
                    untraced.insert(province);
                }
            }
            Provinces { links: links.into_iter().collect(), untraced }
        })
    }

    fn province_of(&self, id: PlaceId) -> PlaceId {
        self.ancestors(id).last().unwrap_or(id)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::catalogue::places::Table;

    /// Two provinces over two reforms: 01 stands all the time, 02 goes into 01 in 2030.
    const UNITS: &str = "code,name,kind,parent,valid_from,valid_to
01,A,tỉnh,,,
02,B,tỉnh,,,2029-12-31
001,H,huyện,01,,2025-06-30
00001,Một,xã,001,,2025-06-30
00002,Hai,xã,001,,2025-06-30
00003,Ba,xã,001,,2025-06-30
00011,Mới,xã,01,2025-07-01,2029-12-31
00012,Hai,xã,01,2025-07-01,
00013,Bốn,xã,01,2025-07-01,2029-12-31
00021,Xa,xã,02,2025-07-01,2029-12-31
00022,Gần,xã,02,2025-07-01,2029-12-31
00031,Sau,xã,01,2030-01-01,
";

    /// Shows what each unit is today.
    fn check(links: &str, expected: &[(&str, &str)]) {
        let text = format!("old,old_valid_to,new,share,decree\n{links}");
        let (units, links) = (Arc::from("don-vi.csv"), Arc::from("ke-thua.csv"));
        let units = Table { file: &units, text: UNITS };
        let (registry, faults) = Registry::parse(units, Table { file: &links, text: &text });
        assert_eq!(faults, []);
        for (code, fate) in expected {
            let id = registry.lookup(code, None).unwrap();
            assert_eq!(show(&registry, &registry.fate(id)), *fate, "{code}");
        }
    }

    fn show(registry: &Registry, fate: &Successors) -> String {
        let codes = |ids: &[PlaceId]| {
            ids.iter().map(|&id| registry.get(id).code).collect::<Vec<_>>().join(" ")
        };
        match fate {
            Successors::Current => "current".to_owned(),
            Successors::Same(id) => format!("same {}", codes(&[*id])),
            Successors::Renamed(id) => format!("renamed {}", codes(&[*id])),
            Successors::Merged(id) => format!("merged {}", codes(&[*id])),
            Successors::Divided(ids) => format!("divided {}", codes(ids)),
            Successors::Gone(ids) => format!("gone {}", codes(ids)),
            Successors::Unknown => "unknown".to_owned(),
        }
    }

    #[test]
    fn a_unit_is_followed_over_all_reforms() {
        check(
            "00001,2025-06-30,00011,whole,\n00002,2025-06-30,00012,whole,\n\
             00003,2025-06-30,00011,part,\n00003,2025-06-30,00012,part,\n\
             00011,2029-12-31,00031,whole,\n00013,2029-12-31,00031,whole,\n\
             00021,2029-12-31,00031,whole,\n00022,2029-12-31,00012,whole,\n",
            &[
                ("00001", "merged 00031"),
                ("00002", "renamed 00012"),
                ("00003", "divided 00012 00031"),
                ("001", "gone 00012 00031"),
                ("02", "merged 01"),
                ("01", "current"),
            ],
        );
    }

    #[test]
    fn parts_that_came_together_again_are_one() {
        check(
            "00003,2025-06-30,00011,part,\n00003,2025-06-30,00013,part,\n\
             00011,2029-12-31,00031,whole,\n00013,2029-12-31,00031,whole,\n",
            &[("00003", "merged 00031")],
        );
    }

    #[test]
    fn one_unknown_step_leaves_all_of_it_unknown() {
        check(
            "00001,2025-06-30,00011,whole,\n00002,2025-06-30,00012,whole,\n\
             00003,2025-06-30,00011,part,\n00003,2025-06-30,00012,part,\n\
             00021,2029-12-31,00031,whole,\n",
            &[
                ("00001", "unknown"),
                ("00002", "renamed 00012"),
                ("00003", "unknown"),
                ("001", "unknown"),
                ("02", "unknown"),
            ],
        );
    }
}
