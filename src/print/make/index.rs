//! The indexes: of places, where names of the past point to those of today, and of models.

use std::collections::BTreeMap;

use super::super::book::{Content, Entry, Letter, Matter};
use super::super::volume::PartKind;
use super::Maker;
use crate::catalogue::StoryId;
use crate::catalogue::places::PlaceId;
use crate::story::Section;
use crate::vi::collate::Collator;

/// What an index gathers of a unit.
#[derive(Default)]
struct Gathered {
    anchors: Vec<String>,
    see: Vec<PlaceId>,
    because: &'static str,
}

impl Maker<'_> {
    /// Fills the indexes in, in the order of the book's stories.
    pub(super) fn look_up(&self, matters: &mut [Matter]) {
        let order = order(matters);
        for matter in matters {
            if let Content::Index(letters) = &mut matter.content {
                *letters = match matter.kind {
                    PartKind::Places => self.places_index(&order),
                    _ => self.names_index(&order),
                };
            }
        }
    }

    fn places_index(&self, order: &BTreeMap<String, usize>) -> Vec<Letter> {
        let mut gathered: BTreeMap<PlaceId, Gathered> = BTreeMap::new();
        for id in self.anchors.keys() {
            for place in &self.source.catalogue.get(*id).places {
                self.gather(place.unit, &self.anchors[id], &mut gathered);
            }
        }
        let entries = gathered.into_iter().map(|(unit, it)| self.place_entry(unit, it, order));
        letters(entries.collect())
    }

    /// Puts a story under the unit of today, and the unit then beside it as a name that points there.
    /// A unit that was divided keeps its stories: nobody knows which part they belong to.
    fn gather(&self, unit: PlaceId, anchor: &str, gathered: &mut BTreeMap<PlaceId, Gathered>) {
        let change = self.source.catalogue.places.change(unit);
        let moved = matches!(change.word, "renamed" | "enlarged" | "merged");
        let own = gathered.entry(unit).or_default();
        own.see.clone_from(&change.now);
        own.because = change.word;
        if !moved {
            push(&mut own.anchors, anchor);
            return;
        }
        for now in change.now {
            push(&mut gathered.entry(now).or_default().anchors, anchor);
        }
    }

    fn place_entry(
        &self,
        unit: PlaceId,
        gathered: Gathered,
        order: &BTreeMap<String, usize>,
    ) -> Entry {
        let registry = &self.source.catalogue.places;
        let because = match gathered.because {
            _ if gathered.see.is_empty() => String::new(),
            word => self.say(&format!("place-{word}")),
        };
        Entry {
            term: registry.get(unit).short_name().to_owned(),
            detail: self.detail(unit),
            see: gathered.see.iter().map(|it| registry.spoken_name(*it)).collect(),
            because,
            anchors: sorted(gathered.anchors, order),
        }
    }

    /// Tells a unit from others of its name: “xã, tỉnh Phú Thọ”.
    fn detail(&self, unit: PlaceId) -> String {
        let registry = &self.source.catalogue.places;
        let mut detail = registry.get(unit).kind_label.to_owned();
        for above in registry.ancestors(unit) {
            let above = registry.get(above);
            detail.extend([", ", above.kind_label, " ", above.short_name()]);
        }
        detail
    }

    fn names_index(&self, order: &BTreeMap<String, usize>) -> Vec<Letter> {
        let is_model =
            |id: &&StoryId| self.source.catalogue.get(**id).story.facts.section == Section::Model;
        let entry = |id: &StoryId| Entry {
            term: self.source.catalogue.get(*id).story.facts.title.value.clone(),
            detail: String::new(),
            see: Vec::new(),
            because: String::new(),
            anchors: sorted(vec![self.anchors[id].clone()], order),
        };
        letters(self.anchors.keys().filter(is_model).map(entry).collect())
    }
}

/// Gives the place of every division in the order of reading, by its anchor.
fn order(matters: &[Matter]) -> BTreeMap<String, usize> {
    let mut order = BTreeMap::new();
    let mut open: Vec<&super::Division> = Vec::new();
    for matter in matters.iter().rev() {
        if let Content::Text(division) = &matter.content {
            open.push(division);
        }
    }
    while let Some(division) = open.pop() {
        order.insert(division.anchor.clone(), order.len());
        open.extend(division.children.iter().rev());
    }
    order
}

fn push(anchors: &mut Vec<String>, anchor: &str) {
    if anchors.iter().all(|it| it != anchor) {
        anchors.push(anchor.to_owned());
    }
}

fn sorted(mut anchors: Vec<String>, order: &BTreeMap<String, usize>) -> Vec<String> {
    anchors.sort_by_key(|it| order.get(it).copied().unwrap_or(usize::MAX));
    anchors
}

/// Sorts entries as a dictionary does, and parts them by their first letter.
fn letters(mut entries: Vec<Entry>) -> Vec<Letter> {
    let collator = Collator::new();
    entries.sort_by(|left, right| {
        let term = collator.compare(&left.term, &right.term);
        term.then_with(|| collator.compare(&left.detail, &right.detail))
    });
    let mut letters: Vec<Letter> = Vec::new();
    for entry in entries {
        let letter = letter(&entry.term);
        match letters.last_mut().filter(|it| it.letter == letter) {
            Some(last) => last.entries.push(entry),
            None => letters.push(Letter { letter, entries: vec![entry] }),
        }
    }
    letters
}

/// Gives the letter of the Vietnamese alphabet that a term is sorted under.
fn letter(term: &str) -> String {
    use unicode_normalization::UnicodeNormalization;

    let first = term.chars().find(|it| it.is_alphanumeric()).unwrap_or('0');
    if !first.is_alphabetic() {
        return "0–9".to_owned();
    }
    // Tones are dropped, the marks that make letters stay: “Ấ” is looked up under Â.
    let is_tone =
        |it: &char| matches!(it, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    first.to_uppercase().nfd().filter(|it| !is_tone(it)).nfc().collect()
}
