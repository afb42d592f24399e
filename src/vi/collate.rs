//! Sorts text as a Vietnamese dictionary does: letters first, tones second, numbers by their value.
//!
//! Where text stands in a list is decided here; which lists there are is the site's work.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

/// Made from the data compiled into the program, once: to make it costs as much as to sort a short list.
static VIETNAMESE: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let mut preferences = CollatorPreferences::from(locale!("vi"));
    // Readers look for "Khu 10" after "Khu 9".
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default());
    collator.expect("the program is compiled with collation data")
});

/// The Vietnamese order of text.
#[derive(Clone, Debug)]
pub struct Collator(&'static CollatorBorrowed<'static>);

impl Collator {
    /// Gives the collator.
    pub fn new() -> Self {
        Self(&VIETNAMESE)
    }

    /// Orders two texts; those that readers see as equal are ordered by code points.
    pub fn compare(&self, left: &str, right: &str) -> Ordering {
        self.0.compare(left, right).then_with(|| left.cmp(right))
    }

    /// Sorts items by one of their texts; items of equal text keep their order.
    pub fn sort_by_text<T>(&self, items: &mut [T], key: impl Fn(&T) -> &str) {
        items.sort_by(|left, right| self.compare(key(left), key(right)));
    }
}

impl Default for Collator {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(expected: &[&str]) {
        let mut sorted = expected.to_vec();
        sorted.reverse();
        Collator::new().sort_by_text(&mut sorted, |text| text);
        assert_eq!(sorted, expected);
    }

    #[test]
    fn letters_come_in_the_order_of_the_alphabet() {
        check(&[
            "a", "ă", "â", "b", "d", "đ", "e", "ê", "h", "i", "o", "ô", "ơ", "t", "u", "ư", "y",
        ]);
    }

    #[test]
    fn tones_come_second() {
        check(&["ma", "mà", "mả", "mã", "má", "mạ", "mac", "mạc", "măng", "mắt"]);
    }

    #[test]
    fn words_come_before_tones() {
        check(&["Dân vận", "Dần xa", "Đàm", "Đăk Lăk", "Đồng Nai"]);
    }

    #[test]
    fn numbers_come_by_value() {
        check(&["Khu 2", "Khu 9", "Khu 10", "Khu dân cư 1"]);
    }

    #[test]
    fn code_points_break_ties() {
        let collator = Collator::new();
        assert_eq!(collator.compare("é", "e\u{301}"), Ordering::Greater);
        assert_eq!(collator.compare("é", "é"), Ordering::Equal);
    }

    #[test]
    fn collator_goes_between_threads() {
        fn shared<T: Send + Sync + Clone + 'static>(_: &T) {}
        shared(&Collator::default());
    }

    proptest! {
        #[test]
        fn order_is_total(a in "\\PC{0,12}", b in "\\PC{0,12}", c in "\\PC{0,12}") {
            let collator = Collator::new();
            prop_assert_eq!(collator.compare(&a, &b), collator.compare(&b, &a).reverse());
            prop_assert_eq!(collator.compare(&a, &b) == Ordering::Equal, a == b);
            if collator.compare(&a, &b).is_le() && collator.compare(&b, &c).is_le() {
                prop_assert!(collator.compare(&a, &c).is_le());
            }
        }
    }
}
