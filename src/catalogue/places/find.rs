//! Finds units by name: old or new, with or without accents and the word before it.
//!
//! An accented query means its accents, an unaccented one finds all; “Hiền Quan, Phú Thọ” means the
//! one in Phú Thọ. Of what fits, only the best is given, so that a caller need not rank again.

use unicode_normalization::UnicodeNormalization;

use super::word::Word;
use super::{Place, PlaceId, Registry};
use crate::vi::fold::fold;

/// Units by the folded name without its word, sorted.
pub(super) type Names = Vec<(String, PlaceId)>;

impl Registry {
    /// Finds units by name, those spelled as typed first, then those that still stand; the names of
    /// the units above may follow after commas.
    pub fn find(&self, name: &str) -> Vec<PlaceId> {
        let wanted: Vec<Wanted> = name.split(',').map(Wanted::new).collect();
        let Some((own, above)) = wanted.split_first() else { return Vec::new() };
        let above: Vec<&Wanted> = above.iter().filter(|above| !above.is_empty()).collect();
        let candidates = own.spellings().flat_map(|folded| self.named(folded));
        let mut fits: Vec<(Fit, PlaceId)> =
            candidates.filter_map(|id| Some((self.fit(id, own, &above)?, id))).collect();
        fits.sort_unstable();
        fits.dedup_by_key(|&mut (_, id)| id);
        let best = fits.first().map(|&(fit, _)| fit);
        fits.retain(|&(fit, _)| Some(fit) == best);
        let mut found: Vec<PlaceId> = fits.into_iter().map(|(_, id)| id).collect();
        found.sort_by_key(|&id| (!own.spelled_like(&self.get(id)), !self.get(id).is_current(), id));
        found
    }

    /// Gives the units whose name, without its word, folds to `folded`.
    fn named(&self, folded: &str) -> impl Iterator<Item = PlaceId> {
        let names = self.names();
        let start = names.partition_point(|(name, _)| name.as_str() < folded);
        let run = names[start..].iter().take_while(move |(name, _)| name == folded);
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
    fn fit(&self, id: PlaceId, own: &Wanted, above: &[&Wanted]) -> Option<Fit> {
        let name = own.fit(&self.get(id))?;
        if let Some(lineage) = self.lineage_fit(id, above) {
            return Some(name.with(lineage));
        }
        // “xã cũ, tỉnh mới”: the commune as it was, in the province of today.
        let today = self.today(id).into_iter();
        let lineage = today.filter_map(|new| self.lineage_fit(new, above)).min()?;
        Some(Fit { moved: true, ..name.with(lineage) })
    }

    fn lineage_fit(&self, id: PlaceId, above: &[&Wanted]) -> Option<Fit> {
        let lineage: Vec<Place<'_>> = self.ancestors(id).map(|above| self.get(above)).collect();
        best_lineage(&lineage, above)
    }
}

/// Tells whether two names are one, letters' case and accents aside.
pub(super) fn same_name(one: &str, other: &str) -> bool {
    folded(one) == folded(other)
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

    /// Tells whether the name of a unit has the accents that were typed.
    fn spelled_like(&self, place: &Place<'_>) -> bool {
        let name = accented(place.short_name());
        self.accented
            .strip_suffix(name.as_str())
            .is_some_and(|before| before.is_empty() || before.ends_with(' '))
    }
}

/// Tells how far a typed word is from the unit's: the same, one of its level, another.
fn distance(word: &'static Word, place: &Place<'_>) -> u8 {
    if word.label == place.kind_label {
        0
    } else if word.kind(place.parent.is_some()) == place.kind {
        1
    } else {
        2
    }
}

/// Fits names to units above, in order; a unit may go unnamed.
fn best_lineage(lineage: &[Place<'_>], above: &[&Wanted]) -> Option<Fit> {
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
