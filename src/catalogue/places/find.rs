//! Finds units by name: old or new, with or without accents and the word before it.
//!
//! An accented query means its accents, an unaccented one finds all; “Hiền Quan, Phú Thọ” means the
//! one in Phú Thọ. Of what fits, only the best is given, so that a caller need not rank again.
//! Which one a story means is [`super::resolve`]'s work.

use unicode_normalization::UnicodeNormalization;

use super::word::Word;
use super::{Place, PlaceId, Registry};
use crate::vi::fold::fold;

/// Units by the folded name without its word, sorted.
pub(super) type Names = Vec<(String, PlaceId)>;

impl Registry {
    /// Finds units by code, the latest first, or else by name.
    pub fn find_any(&self, text: &str) -> Vec<PlaceId> {
        let bearers: Vec<PlaceId> = self.bearers(text.trim()).rev().collect();
        if bearers.is_empty() { self.find(text) } else { bearers }
    }

    /// Finds units by name, those spelled as typed first, then those that still stand; the names of
    /// the units above may follow after commas.
    pub fn find(&self, name: &str) -> Vec<PlaceId> {
        let (own, above) = wanted(name);
        let candidates = own.spellings().flat_map(|folded| self.named(folded));
        let mut fits: Vec<(Fit, PlaceId)> =
            candidates.filter_map(|id| Some((self.fit(id, &own, &above)?, id))).collect();
        fits.sort_unstable();
        fits.dedup_by_key(|&mut (_, id)| id);
        let best = fits.first().map(|&(fit, _)| fit);
        fits.retain(|&(fit, _)| Some(fit) == best);
        let mut found: Vec<PlaceId> = fits.into_iter().map(|(_, id)| id).collect();
        found.sort_by_key(|&id| (!own.spelled_like(&self.get(id)), !self.get(id).is_current(), id));
        found
    }

    /// Gives units whose name begins with a text, at most so many: those of just this name first, then
    /// those spelled as typed, then those that still stand. Names of the units above may follow after
    /// commas, as far as they are typed.
    pub fn begin_with(&self, text: &str, most: usize) -> Vec<PlaceId> {
        let (own, above) = wanted(text);
        if own.is_empty() {
            return Vec::new();
        }
        let lies_in = |id: PlaceId| {
            let full = folded(&self.full_name(id));
            above.iter().all(|it| full.contains(&it.whole))
        };
        let begun = own.spellings().flat_map(|folded| self.named_from(folded));
        let mut found: Vec<PlaceId> = begun.filter(|&id| lies_in(id)).collect();
        let rank = |&id: &PlaceId| {
            let place = self.get(id);
            let whole = own.spellings().any(|it| it == folded(place.short_name()));
            (!whole, !own.begins_like(&place), !place.is_current(), id)
        };
        found.sort_by_key(rank);
        found.dedup();
        let mut all = self.bearers(text.trim()).rev().chain(found).collect::<Vec<_>>();
        all.truncate(most);
        all
    }

    /// Finds units whose name is like one that no unit bears, the likeliest first, those that still
    /// stand before others.
    pub(super) fn alike(&self, name: &str) -> Vec<PlaceId> {
        let (own, _) = wanted(name);
        let mut alike: Vec<(usize, bool, PlaceId)> = Vec::new();
        for run in self.names().chunk_by(|(one, _), (other, _)| one == other) {
            let Some(slips) = own.slips(&run[0].0) else { continue };
            alike.extend(run.iter().map(|&(_, id)| (slips, !self.get(id).is_current(), id)));
        }
        alike.sort_unstable();
        alike.into_iter().map(|(.., id)| id).collect()
    }

    /// Tells whether a unit lies, or lay, in the units that are named after another; not so if none is.
    pub(super) fn lies_in_named(&self, id: PlaceId, name: &str) -> bool {
        let (_, above) = wanted(name);
        !above.is_empty()
            && (self.lineage_fit(id, &above).is_some() || self.lineage_today(id, &above).is_some())
    }

    /// Tells whether a unit is of the level that the word before a name says, if there is a word.
    pub(super) fn has_level(&self, id: PlaceId, name: &str) -> bool {
        wanted(name).0.fit(&self.get(id)).is_some_and(|fit| fit.words < OTHER_LEVEL)
    }

    /// Gives the units whose name, without its word, folds to `folded`.
    fn named(&self, folded: &str) -> impl Iterator<Item = PlaceId> {
        let names = self.names();
        let start = names.partition_point(|(name, _)| name.as_str() < folded);
        let run = names[start..].iter().take_while(move |(name, _)| name == folded);
        run.map(|&(_, id)| id)
    }

    /// Gives the units whose name, without its word, begins with `folded`.
    fn named_from(&self, folded: &str) -> impl Iterator<Item = PlaceId> {
        let names = self.names();
        let start = names.partition_point(|(name, _)| name.as_str() < folded);
        let run = names[start..].iter().take_while(move |(name, _)| name.starts_with(folded));
        run.map(|&(_, id)| id)
    }

    /// Gives every unit by folded name.
    fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let name = |id| (folded(self.get(id).short_name()), id);
            let mut names: Names = self.ids().map(name).collect();
            names.sort_unstable();
            names
        })
    }

    /// Tells how well a unit fits a name and those after it, if it does.
    fn fit(&self, id: PlaceId, own: &Wanted, above: &[Wanted]) -> Option<Fit> {
        let name = own.fit(&self.get(id))?;
        if let Some(lineage) = self.lineage_fit(id, above) {
            return Some(name.with(lineage));
        }
        let lineage = self.lineage_today(id, above)?;
        Some(Fit { moved: true, ..name.with(lineage) })
    }

    /// Fits “xã cũ, tỉnh mới”: the commune as it was, in the province of today.
    fn lineage_today(&self, id: PlaceId, above: &[Wanted]) -> Option<Fit> {
        self.today(id).into_iter().filter_map(|new| self.lineage_fit(new, above)).min()
    }

    fn lineage_fit(&self, id: PlaceId, above: &[Wanted]) -> Option<Fit> {
        let lineage: Vec<Place<'_>> = self.ancestors(id).map(|above| self.get(above)).collect();
        best_lineage(&lineage, above)
    }
}

/// Tells whether two names are one, letters' case and accents aside.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
}

/// Tells whether two names are one, letters' case and the place of a tone apart.
pub(super) fn same_spelling(one: &str, other: &str) -> bool {
    accented(one) == accented(other)
}

/// Folds a name for comparing: no accents, no apostrophes, one space between words.
pub(super) fn folded(name: &str) -> String {
    words(&fold(name))
}

/// How far a unit is from what was asked, the nearest first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Whether the names after it are those of today's units, not of its own time.
    moved: bool,
    /// How far the words before the names are off.
    words: u8,
    /// How many accented names are accented otherwise.
    accents: u8,
}

impl Fit {
    fn with(self, other: Self) -> Self {
        Self {
            moved: self.moved || other.moved,
            words: self.words.saturating_add(other.words),
            accents: self.accents.saturating_add(other.accents),
        }
    }
}

/// Takes “Hiền Quan, Phú Thọ” apart: the unit's own name, then those of units above it.
fn wanted(name: &str) -> (Wanted, Vec<Wanted>) {
    let mut names = name.split(',').map(Wanted::new);
    let own = names.next().unwrap_or_else(|| Wanted::new(""));
    (own, names.filter(|above| !above.is_empty()).collect())
}

/// One name as it was typed.
struct Wanted {
    /// Folded, with its word.
    whole: String,
    /// The word it may begin with, and where the name begins after it.
    word: Option<(&'static Word, usize)>,
    /// With its accents, in one spelling; the tone of a word at its end.
    accented: String,
}

impl Wanted {
    fn new(name: &str) -> Self {
        let whole = folded(name);
        let word = Word::strip(&whole).map(|(word, rest)| (word, whole.len() - rest.len()));
        Self { word, accented: accented(name), whole }
    }

    fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// Gives the folded names that may be meant: all of it, or what follows the word.
    fn spellings(&self) -> impl Iterator<Item = &str> {
        let rest = self.word.map(|(_, start)| &self.whole[start..]);
        std::iter::once(self.whole.as_str()).chain(rest).filter(|name| !name.is_empty())
    }

    fn fit(&self, place: &Place<'_>) -> Option<Fit> {
        let name = folded(place.short_name());
        let words = match self.word {
            _ if name == self.whole => 0,
            Some((word, start)) if name == self.whole[start..] => distance(word, place),
            _ => return None,
        };
        let plain = self.accented == self.whole;
        let accents = u8::from(!plain && !self.spelled_like(place));
        Some(Fit { moved: false, words, accents })
    }

    /// Counts the slips of the hand between a folded name and this one; none if they are too many.
    fn slips(&self, name: &str) -> Option<usize> {
        let slips = self.spellings().map(|typed| strsim::damerau_levenshtein(typed, name)).min()?;
        let letters = name.chars().count();
        (slips <= 1 + letters / 4 && slips < letters).then_some(slips)
    }

    /// Tells whether the name of a unit begins with the accents that were typed, if any were.
    fn begins_like(&self, place: &Place<'_>) -> bool {
        let (name, whole) = (accented(place.short_name()), &self.accented);
        let rest = self.word.map(|(word, _)| word.label.chars().count() + 1);
        let rest = rest.and_then(|it| whole.char_indices().nth(it)).map(|(at, _)| &whole[at..]);
        whole == &self.whole
            || name.starts_with(whole.as_str())
            || rest.is_some_and(|it| name.starts_with(it))
    }

    /// Tells whether the name of a unit has the accents that were typed.
    fn spelled_like(&self, place: &Place<'_>) -> bool {
        let name = accented(place.short_name());
        self.accented
            .strip_suffix(name.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with(' '))
    }
}

/// How far a word of another level is from the unit's.
const OTHER_LEVEL: u8 = 2;

/// Tells how far a typed word is from the unit's: the same, one of its level, another.
fn distance(word: &'static Word, place: &Place<'_>) -> u8 {
    if word.label == place.kind_label {
        0
    } else if word.kind(place.parent.is_some()) == place.kind {
        1
    } else {
        OTHER_LEVEL
    }
}

/// Fits names to units above, in order; a unit may go unnamed.
fn best_lineage(lineage: &[Place<'_>], above: &[Wanted]) -> Option<Fit> {
    let Some((first, rest)) = above.split_first() else { return Some(Fit::default()) };
    let from =
        |at: usize| Some(first.fit(&lineage[at])?.with(best_lineage(&lineage[at + 1..], rest)?));
    (0..lineage.len()).filter_map(from).min()
}

/// Writes a name in small letters with the tone of each word at its end, so that “hòa” is “hoà”.
fn accented(name: &str) -> String {
    let lower = words(&name.to_lowercase());
    let words: Vec<String> = lower.split(' ').map(tone_last).collect();
    words.join(" ")
}

fn tone_last(word: &str) -> String {
    let (tones, letters): (String, String) = word.nfd().partition(|&letter| is_tone(letter));
    letters + &tones
}

/// Grave, acute, tilde, hook above and dot below; the other marks make letters.
fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

/// Drops apostrophes, and puts one space where there were spaces, dots or hyphens.
fn words(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.chars().filter(|&letter| !is_apostrophe(letter)) {
        match letter {
            '-' | '–' | '.' => words.push(' '),
            _ => words.push(letter),
        }
    }
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fold_alike_however_they_are_typed() {
        for name in ["Tr’Hy", "Tr'Hy", "TrHy", "trhy", "  trʼhy "] {
            assert_eq!(folded(name), "trhy");
        }
        assert_eq!(folded("Bà Rịa - Vũng Tàu"), "ba ria vung tau");
        assert_eq!(folded("TP.Hồ Chí Minh"), "tp ho chi minh");
        assert_eq!(folded("Đắk Lắk"), "dak lak");
    }

    #[test]
    fn accents_are_compared_whatever_letter_carries_the_tone() {
        assert_eq!(accented("Hòa Bình"), accented("hoà bình"));
        assert_eq!(accented("Thủy"), accented("Thuỷ"));
        assert_ne!(accented("Hòa"), accented("Hóa"));
        assert_ne!(accented("Tân"), accented("Tan"));
    }
}
