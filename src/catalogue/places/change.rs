//! What became of a unit, as readers are told it.

use super::{PlaceId, Registry, Successors};

/// What became of a unit: the word that names the message, and the units of today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `same`, `renamed`, `enlarged`, `merged`, `divided`, `gone` or `unknown`.
    pub word: &'static str,
    /// The units of today; none where nothing changed or nothing is known.
    pub now: Vec<PlaceId>,
}

impl Registry {
    /// Says what became of a unit. A unit of today, or one that goes on as it was, is `same`.
    pub fn change(&self, unit: PlaceId) -> Change {
        let (word, now) = match self.fate(unit) {
            Successors::Current => ("same", Vec::new()),
            // The unit goes on, but its province may bear another name by now.
            Successors::Same(now) if self.full_name(now) == self.full_name(unit) => {
                ("same", Vec::new())
            }
            Successors::Same(now) | Successors::Renamed(now) => ("renamed", vec![now]),
            Successors::Merged(now) if self.get(now).name == self.get(unit).name => {
                ("enlarged", vec![now])
            }
            Successors::Merged(now) => ("merged", vec![now]),
            Successors::Divided(now) => ("divided", now),
            Successors::Gone(now) => ("gone", now),
            Successors::Unknown => ("unknown", Vec::new()),
        };
        Change { word, now }
    }

    /// Names a unit with those above it as in the middle of a sentence: “xã Hiền Quan, tỉnh Phú Thọ”.
    pub fn spoken_name(&self, unit: PlaceId) -> String {
        let (place, full) = (self.get(unit), self.full_name(unit));
        format!("{} {}{}", place.kind_label, place.short_name(), &full[place.name.len()..])
    }

    /// Names several units; those of one province name it once, at the end.
    pub fn full_names(&self, units: &[PlaceId]) -> Vec<String> {
        let together = self.common_province(units).is_some();
        let last = units.len().saturating_sub(1);
        let name = |(at, &unit): (usize, &PlaceId)| {
            if together && at < last {
                self.get(unit).name.to_owned()
            } else {
                self.full_name(unit)
            }
        };
        units.iter().enumerate().map(name).collect()
    }
}
