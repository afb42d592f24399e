//! The stories of a commune by the village they happened in.
//!
//! A village has no code: it is a name under the commune that the story gives, so two villages of one
//! name from two former communes stay two.

use std::collections::BTreeMap;

use super::Builder;
use crate::catalogue::StoryId;
use crate::catalogue::places::{Kind, PlaceId};
use crate::site::view::{VillageTotalView, VillageView};
use crate::vi::collate::Collator;
use crate::vi::fold::spelling;

/// How many sums a village shows.
const TOTALS: usize = 3;

/// A village: the unit that a story gives, and the village's name in one spelling.
type Key = (PlaceId, String);

/// A village's name as it is first written, and its stories in the list's order.
type Village = (String, Vec<StoryId>);

impl Builder<'_> {
    /// Gives the villages of a commune, by name, those stories last that name none; nothing for a
    /// wider unit, or where no story names a village.
    pub(super) fn villages(self, place: PlaceId, stories: &[StoryId]) -> Vec<VillageView> {
        let registry = &self.catalogue().places;
        if registry.get(place).kind != Kind::Commune {
            return Vec::new();
        }
        let gathered = self.gather(place, stories);
        if gathered.values().all(|(name, _)| name.is_empty()) {
            return Vec::new();
        }
        let mut villages: Vec<(String, PlaceId, Village)> = gathered
            .into_iter()
            .map(|((unit, _), village)| (village.0.to_lowercase(), unit, village))
            .collect();
        // Of two villages of one name, that of the commune of today comes first.
        villages.sort_by_key(|(_, unit, _)| *unit != place);
        Collator::new().sort_by_text(&mut villages, |(name, ..)| name);
        villages.sort_by_key(|(name, ..)| name.is_empty());
        villages.into_iter().map(|(_, unit, village)| self.village(place, unit, village)).collect()
    }

    /// Puts the stories of a commune to the villages that they name.
    fn gather(self, place: PlaceId, stories: &[StoryId]) -> BTreeMap<Key, Village> {
        let catalogue = self.catalogue();
        let mut villages: BTreeMap<Key, Village> = BTreeMap::new();
        for &id in stories {
            let entry = catalogue.get(id);
            let here = entry.places.iter().filter(|it| catalogue.places.leads_to(it.unit, place));
            for located in here {
                let name = single_spaced(&entry.story.facts.places[located.index].village);
                // Stories without a village are one group, whichever former commune they give.
                let own = catalogue.places.goes_on_as(located.unit);
                let unit = if name.is_empty() { place } else { own };
                let new = || (name.clone(), Vec::new());
                let (_, ids) = villages.entry((unit, spelling(&name))).or_insert_with(new);
                if ids.last() != Some(&id) {
                    ids.push(id);
                }
            }
        }
        villages
    }

    fn village(self, place: PlaceId, unit: PlaceId, (name, stories): Village) -> VillageView {
        let own = self.catalogue().places.get(unit);
        let until = own.valid_to.filter(|_| unit != place).map(|it| self.date(it.into()).text);
        // What several villages did together is no figure of one of them.
        let alone = |id: &&StoryId| self.catalogue().get(**id).places.len() == 1;
        let counted: Vec<StoryId> = stories.iter().filter(alone).copied().collect();
        let totals = self.sums(&counted, None).into_iter().take(TOTALS).map(|it| {
            let total = self.total(&it);
            VillageTotalView { label: total.label, text: total.text }
        });
        VillageView {
            name: capitalized(&name),
            former: until.map(|it| self.former(own.name, &it)).unwrap_or_default(),
            count: stories.len(),
            totals: totals.collect(),
            stories: stories.iter().map(|id| self.story_link(*id)).collect(),
        }
    }

    /// Names a commune of the past: “Xã Trường Yên, đến 30/06/2025”.
    fn former(self, name: &str, until: &str) -> String {
        format!("{name}, {} {until}", self.say("until"))
    }
}

fn single_spaced(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes a name as a heading begins: “thôn Đông” as “Thôn Đông”.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
