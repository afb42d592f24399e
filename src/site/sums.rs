//! The sums of long lists, each made once: a site that is served is asked for its lists again and again.
//!
//! What is summed up are figures, so another reading of a story's words changes nothing here.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::catalogue::taxonomy::List;
use crate::catalogue::totals::Total;

/// How many stories make a list long. Sums of shorter ones are sooner made than kept.
const LONG: usize = 1_000;

/// Sums by the address of their list.
#[derive(Default)]
pub(super) struct Sums(Mutex<BTreeMap<String, Arc<[Total]>>>);

impl Sums {
    /// Gives the sums of a list, made if they have not been.
    pub(super) fn of(&self, list: &List, make: impl FnOnce() -> Vec<Total>) -> Arc<[Total]> {
        if list.stories.len() < LONG {
            return make().into();
        }
        // Two that ask at once make the same sums, and neither waits for the other.
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sums) = known().get(&list.url) {
            return Arc::clone(sums);
        }
        let sums: Arc<[Total]> = make().into();
        known().insert(list.url.clone(), Arc::clone(&sums));
        sums
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::StoryId;

    fn list(stories: usize) -> List {
        let first = StoryId::default();
        List {
            key: "x".to_owned(),
            place: None,
            period: None,
            label: "x".to_owned(),
            url: "/x/".to_owned(),
            stories: vec![first; stories],
        }
    }

    #[test]
    fn only_sums_of_long_lists_are_kept() {
        for (stories, expected) in [(LONG - 1, 2), (LONG, 1)] {
            let (sums, list) = (Sums::default(), list(stories));
            let mut made = 0;
            for _ in 0..2 {
                sums.of(&list, || {
                    made += 1;
                    Vec::new()
                });
            }
            assert_eq!(made, expected, "{stories} stories");
        }
    }
}
