//! What became of a unit: which one holds it now, or which ones hold its parts.
//!
//! The tables say it for communes. Districts and provinces follow: a district is where its communes
//! went, a province is in the province they went to.

use std::collections::BTreeSet;

use super::find::same_name;
use super::links::{Link, Share};
use super::{Kind, PlaceId, Registry};

/// What became of a unit on the day after its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Successors {
    /// It still stands.
    Current,
    /// It goes on with its code and its name; the word before the name may be another.
    Same(PlaceId),
    /// It goes on whole under another name or code, and no other whole unit with it.
    Renamed(PlaceId),
    /// It went whole into a unit with other whole units.
    Merged(PlaceId),
    /// Its parts went to several units: which one holds a place, only a person can tell.
    Divided(Vec<PlaceId>),
    /// Its level ended; these units hold what lay in it.
    Gone(Vec<PlaceId>),
    /// It ended, and the tables do not say more.
    Unknown,
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

    /// Gives the units of today that hold a unit or parts of it, by code; itself, if it still stands.
    pub fn today(&self, id: PlaceId) -> Vec<PlaceId> {
        let mut found = BTreeSet::new();
        self.gather_today(id, &mut found);
        found.into_iter().collect()
    }

    /// Gives the units that went into one, by code, and how much of each.
    pub fn origins(&self, id: PlaceId) -> Vec<(PlaceId, Share)> {
        if self.get(id).kind == Kind::Province {
            let went = self.province_links().iter().filter(|&&(_, new)| new == id);
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
        let whole =
            self.links.to(link.new).iter().filter(|link| link.share == Share::Whole).count();
        self.whole(link.old, link.new, whole)
    }

    /// Tells what became of a unit that is one of `whole` units that went whole into `new`.
    fn whole(&self, old: PlaceId, new: PlaceId, whole: usize) -> Successors {
        if whole > 1 {
            return Successors::Merged(new);
        }
        let (before, after) = (self.get(old), self.get(new));
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
        let communes = self.children(id).flat_map(|commune| self.links.from(commune));
        let found: BTreeSet<PlaceId> = communes.map(|link| link.new).collect();
        if found.is_empty() {
            return Successors::Unknown;
        }
        Successors::Gone(found.into_iter().collect())
    }

    fn province(&self, id: PlaceId) -> Successors {
        let links = self.province_links();
        let went: Vec<PlaceId> =
            links.iter().filter(|&&(old, _)| old == id).map(|&(_, new)| new).collect();
        match went[..] {
            [] => Successors::Unknown,
            [new] => {
                let origins = self.origins(new);
                let whole = origins.iter().filter(|&&(_, share)| share == Share::Whole).count();
                self.whole(id, new, whole)
            }
            _ => Successors::Divided(went),
        }
    }

    fn province_share(&self, old: PlaceId) -> Share {
        let count = self.province_links().iter().filter(|&&(other, _)| other == old).count();
        if count > 1 { Share::Part } else { Share::Whole }
    }

    /// Gives the provinces to which the communes and districts of each old province went.
    fn province_links(&self) -> &[(PlaceId, PlaceId)] {
        self.provinces.get_or_init(|| {
            let ended = self.ids().filter(|&id| !self.get(id).is_current());
            let links = ended.flat_map(|id| self.links.from(id));
            let pairs = links.map(|link| (self.province_of(link.old), self.province_of(link.new)));
            pairs.collect::<BTreeSet<_>>().into_iter().collect()
        })
    }

    fn province_of(&self, id: PlaceId) -> PlaceId {
        self.ancestors(id).last().unwrap_or(id)
    }
}
