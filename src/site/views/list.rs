//! Lists of stories, and lists of lists.

use std::sync::Arc;

use super::Builder;
use super::frame::Head;
use super::place::Change;
use crate::catalogue::StoryId;
use crate::catalogue::places::{Kind as Level, PlaceId, Share};
use crate::catalogue::taxonomy::{Axis, List, place_url};
use crate::diagnostic::Diagnostic;
use crate::site::address::numbered;
use crate::site::view::{LinkView, ListView, PagerView, TermView, TermsView};
use crate::vi::collate::Collator;

/// How many sums lead a list.
const TOTALS: usize = 12;

impl<'a> Builder<'a> {
    /// Gives one page of a list.
    pub(in crate::site) fn list(
        self,
        axis: Axis,
        list: &'a List,
        number: usize,
        url: &str,
    ) -> Result<ListView, Box<Diagnostic>> {
        let size = self.config().settings.paginate.get();
        let from = (number - 1) * size;
        let shown = &list.stories[from..(from + size).min(list.stories.len())];
        let registry = &self.catalogue().places;
        let place = list.place;
        let today = place.filter(|it| registry.get(*it).is_current());
        let change = place.map(|it| self.change(it));
        // Stories of one letter have nothing else in common that could be added up.
        let adds = number == 1 && axis != Axis::Letter;
        let whole: &[StoryId] = if adds { &list.stories } else { &[] };
        let make = || self.sums(whole, list.period);
        let sums = if adds { self.showcase.sums.of(list, make) } else { Arc::default() };
        Ok(ListView {
            page: self.page(url, self.list_head(axis, list, number)),
            taxonomy: axis.key().to_owned(),
            intro: self.intro(axis, list),
            count: list.stories.len(),
            totals: sums.iter().take(TOTALS).map(|it| self.total(it)).collect(),
            ranking: self.ranking(whole, &sums),
            narrower: place.map(|it| self.narrower(it)).unwrap_or_default(),
            now: change.as_ref().map(|it| it.now.clone()).unwrap_or_default(),
            change: change.map(|Change { word, .. }| word.to_owned()).unwrap_or_default(),
            teams: place.and_then(|it| self.unit_teams(it)),
            before: today.map(|it| self.before(it, Share::Whole)).unwrap_or_default(),
            parts_before: today.map(|it| self.before(it, Share::Part)).unwrap_or_default(),
            villages: place.map(|it| self.villages(it, whole)).unwrap_or_default(),
            cards: self.cards(shown)?,
            pager: self.pager(&list.url, number, list.stories.len().div_ceil(size).max(1)),
        })
    }

    fn list_head(self, axis: Axis, list: &'a List, number: usize) -> Head {
        let name = self.list_name(axis, list);
        let mut path = Vec::new();
        if axis != Axis::Section {
            path.push(self.axis_link(axis));
        }
        if let Some(place) = list.place {
            path.extend(self.place_path(place));
        }
        if number > 1 {
            path.push(LinkView::new(name.clone(), self.url(&list.url)));
        }
        let page =
            if number > 1 { format!(" ({} {number})", self.say("page")) } else { String::new() };
        let title = match axis {
            Axis::Year => format!("{} {name}", self.say("year")),
            Axis::Place => format!("{name}{}", self.until(list)),
            _ => name,
        };
        Head {
            title: format!("{title}{page}"),
            description: self.intro(axis, list),
            path,
            data: None,
            indexed: true,
        }
    }

    /// Says until when a unit of the past stood, so that it is not taken for the one of today.
    fn until(self, list: &List) -> String {
        let place = list.place.map(|it| self.catalogue().places.get(it));
        let last = place.and_then(|it| it.valid_to).map(|it| self.date(it.into()).text);
        last.map(|it| format!(" ({} {it})", self.say("until"))).unwrap_or_default()
    }

    fn intro(self, axis: Axis, list: &List) -> String {
        match axis {
            Axis::Section => self.say(&format!("intro-{}", list.key)),
            _ => String::new(),
        }
    }

    /// Gives the units right below a unit that have a list, in the order of their names.
    fn narrower(self, place: PlaceId) -> Vec<TermView> {
        let catalogue = self.catalogue();
        let below = catalogue.places.children(place);
        self.sorted_places(below.filter_map(|it| catalogue.taxonomies.place(it)))
    }

    /// Names a unit by its own name alone, for lists under the unit above it.
    fn place_term(self, list: &'a List) -> TermView {
        let mut term = self.term_view(Axis::Place, list);
        if let Some(place) = list.place {
            self.catalogue().places.get(place).name.clone_into(&mut term.label);
        }
        term
    }

    /// Sorts units by their names proper: "Phường Ba Đình" under B.
    fn sorted_places(self, lists: impl Iterator<Item = &'a List>) -> Vec<TermView> {
        let registry = &self.catalogue().places;
        let mut lists: Vec<&List> = lists.collect();
        Collator::new().sort_by_text(&mut lists, |list| {
            list.place.map_or("", |it| registry.get(it).short_name())
        });
        lists.into_iter().map(|it| self.place_term(it)).collect()
    }

    /// Gives the units that went into a unit of today, or a part of which did, as far as stories name
    /// them.
    fn before(self, place: PlaceId, how: Share) -> Vec<LinkView> {
        let catalogue = self.catalogue();
        let registry = &catalogue.places;
        registry
            .origins(place)
            .into_iter()
            .filter(|(unit, share)| *share == how && catalogue.taxonomies.place(*unit).is_some())
            .map(|(unit, _)| {
                LinkView::new(registry.full_name(unit), self.url(&place_url(unit, registry)))
            })
            .collect()
    }

    /// Gives the page numbers of a list that begins at an address.
    pub(super) fn pager(self, url: &str, current: usize, last: usize) -> PagerView {
        let at = |number: usize| self.url(&numbered(url, number));
        PagerView {
            current,
            last,
            previous: if current > 1 { at(current - 1) } else { String::new() },
            next: if current < last { at(current + 1) } else { String::new() },
            pages: shown_numbers(current, last)
                .into_iter()
                .map(|number| match number {
                    Some(number) => LinkView::new(number.to_string(), at(number)),
                    None => LinkView::new(String::new(), String::new()),
                })
                .collect(),
        }
    }

    /// Gives the page that lists all lists of an axis.
    pub(in crate::site) fn terms(self, axis: Axis, url: &str) -> TermsView {
        let head = Head {
            title: self.say(&format!("terms-{}", axis.key())),
            description: String::new(),
            path: Vec::new(),
            data: None,
            indexed: true,
        };
        TermsView {
            page: self.page(url, head),
            taxonomy: axis.key().to_owned(),
            terms: self.axis_terms(axis),
            teams: self.teams_link().filter(|_| axis == Axis::Place),
            charts: match axis {
                Axis::Place => self.maps(),
                Axis::Year => self.by_year().into_iter().collect(),
                _ => Vec::new(),
            },
        }
    }

    /// Gives the lists of an axis that have pages; of places, the provinces of today.
    pub(super) fn axis_terms(self, axis: Axis) -> Vec<TermView> {
        let lists = self.catalogue().paged_lists(axis);
        if axis != Axis::Place {
            return lists.iter().map(|it| self.term_view(axis, it)).collect();
        }
        if lists.is_empty() { Vec::new() } else { self.sorted_places(self.listed_provinces()) }
    }

    /// Gives the lists of the provinces of today, whether they have pages or not.
    pub(super) fn listed_provinces(self) -> impl Iterator<Item = &'a List> {
        let registry = &self.catalogue().places;
        self.catalogue().taxonomies.lists(Axis::Place).iter().filter(|list| {
            let place = list.place.map(|it| registry.get(it));
            place.is_some_and(|it| it.is_current() && it.kind == Level::Province)
        })
    }
}

/// Gives the numbers that a pager shows: the first, the last and those around this one. A gap is
/// `None`, so that the work for a page does not grow with the list.
fn shown_numbers(current: usize, last: usize) -> Vec<Option<usize>> {
    let near = current.saturating_sub(1).max(1)..=(current + 1).min(last);
    let mut numbers = Vec::new();
    if *near.start() > 1 {
        numbers.push(Some(1));
    }
    if *near.start() > 2 {
        numbers.push(None);
    }
    numbers.extend(near.clone().map(Some));
    if near.end() + 1 < last {
        numbers.push(None);
    }
    if *near.end() < last {
        numbers.push(Some(last));
    }
    numbers
}

#[cfg(test)]
mod tests {
    use super::shown_numbers;

    #[test]
    fn a_pager_shows_both_ends_and_what_is_near() {
        let shown = |current, last| -> String {
            let text = |it: Option<usize>| it.map_or("…".to_owned(), |it| it.to_string());
            shown_numbers(current, last).into_iter().map(text).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(shown(1, 1), "1");
        assert_eq!(shown(2, 3), "1 2 3");
        assert_eq!(shown(10, 20), "1 … 9 10 11 … 20");
        assert_eq!(shown(20, 20), "1 … 19 20");
    }
}
