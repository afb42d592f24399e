//! Chooses which of several figures stand: one of those that are the same, the latest of a stock, the
//! greatest of a headcount.
//!
//! Every choice leaves the others out and gives them, for a total says what it did not add.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::Item;
use super::addend::{Addend, Subject};
use crate::catalogue::ground::Taken;

/// Keeps one of the figures that stories declare to be the same, the first. Gives the others.
pub(super) fn once(addends: &mut Vec<&Addend>) -> Vec<Item> {
    if addends.iter().all(|it| it.told_by == it.item.story) {
        return Vec::new();
    }
    let (mut kept, mut told) = (BTreeSet::new(), Vec::new());
    addends.retain(|it| {
        let is_new = kept.insert(it.told_by);
        if !is_new {
            told.push(it.item);
        }
        is_new
    });
    told
}

/// Keeps the latest figure of each subject; of equally late ones, the first. Gives the others.
pub(super) fn latest(addends: &mut Vec<&Addend>) -> Vec<Item> {
    let mut best: BTreeMap<&Subject, (_, Reverse<Item>)> = BTreeMap::new();
    for it in addends.iter() {
        let rank = (it.time(), Reverse(it.item));
        let held = best.entry(&it.subject).or_insert(rank);
        *held = (*held).max(rank);
    }
    let is_best = |it: &&Addend| best.get(&it.subject).is_some_and(|held| held.1.0 == it.item);
    let superseded = addends.iter().filter(|it| !is_best(it)).map(|it| it.item).collect();
    addends.retain(is_best);
    superseded
}

/// Keeps the greatest figure of each place, so that nobody is counted twice. Gives the others.
pub(super) fn disjoint(addends: &mut Vec<&Addend>) -> Vec<Item> {
    // Most lists are those of a few stories, and ground is costly to take.
    if addends.len() < 2 {
        return Vec::new();
    }
    let mut greatest = addends.clone();
    greatest.sort_by_key(|it| (Reverse(it.number()), it.item));
    let (mut taken, mut overlapping) = (Taken::default(), BTreeSet::new());
    for addend in greatest {
        let Some(ground) = &addend.ground else { continue };
        if taken.may_hold(ground) {
            overlapping.insert(addend.item);
        } else {
            taken.take(ground);
        }
    }
    addends.retain(|it| !overlapping.contains(&it.item));
    overlapping.into_iter().collect()
}
