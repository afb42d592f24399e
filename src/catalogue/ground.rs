//! Where stories happen, and whether two of them may happen on the same ground.
//!
//! Communes merge and divide, so two units of different maps may hold the same ground. Where the
//! registry cannot tell, they may.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::places::{PlaceId, Registry};
use super::{Entry, Located};
use crate::vi::fold::spelling;

/// The words before the name of a settlement; where one begins another, the longer comes first.
const SETTLEMENTS: [&str; 13] = [
    "thôn",
    "bản",
    "xóm",
    "ấp",
    "khóm",
    "khu dân cư",
    "khu phố",
    "khu",
    "khối",
    "tổ dân phố",
    "tổ",
    "buôn",
    "làng",
];

/// Where a story happens.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ground {
    sites: Vec<Site>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Site {
    unit: PlaceId,
    /// The units, of any map, that may hold ground of it.
    reach: Box<[PlaceId]>,
    /// The settlements of the unit that are meant; all of it where there is none.
    villages: Box<[String]>,
}

impl Site {
    fn new(unit: PlaceId, village: &str, places: &Registry) -> Self {
        let reach = reach(unit, places).into_iter().collect();
        Self { unit, reach, villages: villages(village).into_iter().collect() }
    }
}

impl Ground {
    /// Takes the places of a story.
    pub(super) fn of(entry: &Entry, places: &Registry) -> Self {
        let facts = &entry.story.facts;
        let village = |it: &Located| &*facts.places[it.index].village;
        let sites = entry.places.iter().map(|it| Site::new(it.unit, village(it), places));
        Self { sites: sites.collect() }
    }

    /// Tells whether some of it may be that of another story.
    pub(super) fn may_overlap(&self, other: &Self) -> bool {
        let mut taken = Taken::default();
        taken.take(self);
        taken.may_hold(other)
    }
}

/// What is taken of a unit: something, once it stands here.
#[derive(Debug, Default)]
struct Extent<'a> {
    /// Whether all of it is.
    is_whole: bool,
    villages: BTreeSet<&'a str>,
}

impl<'a> Extent<'a> {
    fn take(&mut self, site: &'a Site) {
        self.is_whole |= site.villages.is_empty();
        self.villages.extend(site.villages.iter().map(String::as_str));
    }

    fn may_hold(&self, site: &Site) -> bool {
        let is_taken = |it: &String| self.villages.contains(it.as_str());
        self.is_whole || site.villages.is_empty() || site.villages.iter().any(is_taken)
    }
}

/// Ground that is taken, to be asked whether more of it may be the same. However much is taken of a
/// unit, asking stays cheap.
#[derive(Debug, Default)]
pub(super) struct Taken<'a> {
    /// What is taken of each unit.
    own: FxHashMap<PlaceId, Extent<'a>>,
    /// What is taken of other units that may hold ground of each.
    near: FxHashMap<PlaceId, Extent<'a>>,
}

impl<'a> Taken<'a> {
    /// Takes ground.
    pub(super) fn take(&mut self, ground: &'a Ground) {
        for site in &ground.sites {
            self.own.entry(site.unit).or_default().take(site);
            for unit in &site.reach {
                self.near.entry(*unit).or_default().take(site);
            }
        }
    }

    /// Tells whether some of this ground may be taken.
    pub(super) fn may_hold(&self, ground: &Ground) -> bool {
        ground.sites.iter().any(|site| {
            let holds = |extent: Option<&Extent<'_>>| extent.is_some_and(|it| it.may_hold(site));
            holds(self.near.get(&site.unit))
                || site.reach.iter().any(|unit| holds(self.own.get(unit)))
        })
    }
}

/// Gives the units, of any map, that may hold a unit or lie in it: itself, what it is today, what it
/// came from, and all that these lie in.
fn reach(unit: PlaceId, places: &Registry) -> BTreeSet<PlaceId> {
    let origins = places.origins(unit).into_iter().map(|(old, _)| old);
    let kin = origins.chain(places.today(unit)).chain([unit]);
    kin.flat_map(|it| places.ancestors(it).chain([it]).collect::<Vec<_>>()).collect()
}

/// Takes apart the settlements that a place names: “các thôn Tiên Đỏa, Châu Khê và Bình Trúc”.
fn villages(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let parts = text.split([',', ';', '&']).flat_map(|it| it.split(" và "));
    parts.map(|it| spelling(settlement(it.trim()))).filter(|it| !it.is_empty()).collect()
}

/// Gives the name of a settlement without the words before it.
fn settlement(name: &str) -> &str {
    let name = name.strip_prefix("các ").unwrap_or(name).trim_start();
    let rest = |word: &&str| name.strip_prefix(*word).filter(|it| it.starts_with(' '));
    SETTLEMENTS.iter().find_map(rest).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn ground(places: &Registry, sites: &[(&str, i16, &str)]) -> Ground {
        let site = |(code, year, village): &(&str, i16, &str)| {
            Site::new(places.lookup(code, Some(date(*year, 1, 1))).unwrap(), village, places)
        };
        Ground { sites: sites.iter().map(site).collect() }
    }

    #[test]
    fn settlements_are_told_apart_by_their_names() {
        let names = |text| villages(text).into_iter().collect::<Vec<_>>();
        assert_eq!(names("các thôn Đông, Tây và  thôn 1"), ["1", "tây", "đông"].map(spelling));
        assert_eq!(names("Khu dân cư số 2"), ["số 2"].map(spelling));
        assert_eq!(villages("tổ dân phố Hòa Bình"), villages("Hoà Bình"));
        assert_eq!(villages(" ,"), BTreeSet::new());
    }

    #[test]
    fn ground_is_shared_through_time() {
        let places = Registry::vietnam();
        // Xã Trường Yên, huyện Hoa Lư, Ninh Bình; since 2025 part of Phường Tây Hoa Lư.
        let old = |village| ground(&places, &[("14533", 2020, village)]);
        let new = |code, village| ground(&places, &[(code, 2026, village)]);
        let shares = |left: &Ground, right: &Ground| {
            let shares = left.may_overlap(right);
            assert_eq!(shares, right.may_overlap(left));
            shares
        };
        assert!(shares(&old(""), &old("thôn Tụ An")));
        assert!(shares(&old("Tụ An"), &old("thôn Tụ An, thôn Đông")));
        assert!(!shares(&old("thôn Tụ An"), &old("thôn Đông")));
        assert!(shares(&old("thôn Tụ An"), &new("14533", "")));
        assert!(!shares(&old("thôn Tụ An"), &new("14533", "thôn Đông")));
        assert!(shares(&old("thôn Tụ An"), &new("37", "")), "the province of today");
        assert!(shares(&old("thôn Tụ An"), &ground(&places, &[("37", 2020, "")])), "that of then");
        assert!(!shares(&old(""), &new("08443", "")));
        assert!(!shares(&old(""), &Ground::default()));
    }
}
