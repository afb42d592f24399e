//! Places as shown: the report's wording, the unit then, and what it is today.

use super::Builder;
use crate::catalogue::Located;
use crate::catalogue::places::{PlaceId, Successors};
use crate::catalogue::taxonomy::place_url;
use crate::site::view::{LinkView, StoryPlaceView};
use crate::story::facts::PlaceRef;

/// What became of a unit: the word that templates know, and the units of today.
pub(super) struct Change {
    pub(super) word: &'static str,
    pub(super) now: Vec<LinkView>,
}

impl Builder<'_> {
    /// Gives a story's places.
    pub(super) fn places(self, written: &[PlaceRef], located: &[Located]) -> Vec<StoryPlaceView> {
        let mut views: Vec<StoryPlaceView> =
            located.iter().map(|it| self.place(&written[it.index], it.unit)).collect();
        // Villages of one commune follow each other: what became of it is said once, after the last.
        for (pair, view) in located.windows(2).zip(&mut views) {
            if pair[0].unit == pair[1].unit && !view.as_reported.is_empty() {
                view.units.clear();
                view.now.clear();
                "same".clone_into(&mut view.change);
            }
        }
        views
    }

    fn place(self, written: &PlaceRef, unit: PlaceId) -> StoryPlaceView {
        let registry = &self.catalogue().places;
        let as_reported = match &*written.as_reported {
            "" => &written.village,
            reported => reported,
        };
        let units = [unit].into_iter().chain(registry.ancestors(unit));
        let Change { word, now } = self.change(unit);
        StoryPlaceView {
            as_reported: as_reported.to_owned(),
            units: units.map(|it| self.unit_link(it)).collect(),
            change: word.to_owned(),
            now,
        }
    }

    /// Says what became of a unit. A unit of today, or one that goes on as it was, is `same`.
    pub(super) fn change(self, unit: PlaceId) -> Change {
        let change = self.catalogue().places.change(unit);
        Change { word: change.word, now: self.full_units(&change.now) }
    }

    /// Gives the way to a unit's page over the units above it on today's map: a unit of the past is found
    /// under the one that holds it, or under the province that holds all its parts.
    pub(super) fn place_path(self, unit: PlaceId) -> Vec<LinkView> {
        let registry = &self.catalogue().places;
        let path: Vec<PlaceId> = match registry.fate(unit) {
            Successors::Current | Successors::Unknown => registry.ancestors(unit).collect(),
            Successors::Same(now) | Successors::Renamed(now) | Successors::Merged(now) => {
                [now].into_iter().chain(registry.ancestors(now)).collect()
            }
            Successors::Divided(parts) | Successors::Gone(parts) => {
                registry.common_province(&parts).into_iter().collect()
            }
        };
        path.into_iter().rev().map(|it| self.unit_link(it)).collect()
    }

    /// Links to a unit by its own name.
    pub(super) fn unit_link(self, unit: PlaceId) -> LinkView {
        let registry = &self.catalogue().places;
        LinkView::new(registry.get(unit).name.to_owned(), self.unit_url(unit))
    }

    /// Links to several units; those of one province name it once, at the end.
    fn full_units(self, units: &[PlaceId]) -> Vec<LinkView> {
        let names = self.catalogue().places.full_names(units).into_iter();
        names.zip(units).map(|(label, unit)| LinkView::new(label, self.unit_url(*unit))).collect()
    }

    /// Gives the address of a unit's page, or nothing where it has none.
    fn unit_url(self, unit: PlaceId) -> String {
        let catalogue = self.catalogue();
        match catalogue.paged_place(unit) {
            Some(_) => self.url(&place_url(unit, &catalogue.places)),
            None => String::new(),
        }
    }

    /// Says where a story happened, on today's map where it is known.
    pub(super) fn place_name(self, located: &[Located]) -> String {
        let names = self.catalogue().places.current_names(located.iter().map(|it| it.unit));
        names.join("; ")
    }
}
