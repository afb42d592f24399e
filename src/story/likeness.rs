//! Tells whether two readings of a file say the same to other stories.
//!
//! Most edits change words: a body, a title, a summary. Places in the file move with them, and no
//! more than that. Who keeps what all stories together gave need not make it again for such an edit.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use super::facts::{Facts, Kind, PlaceRef, Reference, Spanned, UnitRef};

/// A place in a file that is the same for all.
const NOWHERE: Range<usize> = 0..0;

/// Tells whether two readings of a story say the same, title and summary apart, wherever in the file
/// each thing stands.
pub fn are_alike(one: &Facts, other: &Facts) -> bool {
    placeless(one) == placeless(other)
}

/// Gives the hash of all that a story says to others. It stays where another reading is alike and bears
/// the same title and summary.
pub fn hash(facts: &Facts) -> blake3::Hash {
    let mut said = Said(Vec::new());
    (placeless(facts), &facts.title.value, &facts.summary.value).hash(&mut said);
    blake3::hash(&said.0)
}

/// Gathers what is said, to be hashed in one run. Within one program what is gathered of equal facts is
/// equal, and of others it is not.
struct Said(Vec<u8>);

impl Hasher for Said {
    fn write(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        unreachable!("what was gathered is hashed by another hasher")
    }
}

/// Gives facts without title, summary and places in the file. A place that is left in makes two
/// readings differ, which costs time and nothing else.
fn placeless(facts: &Facts) -> Facts {
    let mut facts = facts.clone();
    facts.title = Spanned { value: String::new(), span: NOWHERE };
    facts.summary = Spanned { value: String::new(), span: NOWHERE };
    facts.id.span = NOWHERE;
    for text in facts.tags.iter_mut().chain(&mut facts.aliases).chain(&mut facts.related) {
        text.span = NOWHERE;
    }
    for picture in &mut facts.pictures {
        picture.file.span = NOWHERE;
    }
    for figure in &mut facts.figures {
        figure.span = NOWHERE;
        forget(figure.details.as_mut().and_then(|it| it.same_as.as_mut()));
    }
    facts.places.iter_mut().for_each(forget_place);
    forget_kind(&mut facts.kind);
    facts.outline.iter_mut().for_each(|it| it.span = NOWHERE);
    facts.links.iter_mut().for_each(|it| it.span = NOWHERE);
    facts.images.iter_mut().for_each(|it| it.span = NOWHERE);
    facts
}

fn forget(reference: Option<&mut Reference>) {
    if let Some(reference) = reference {
        reference.span = NOWHERE;
    }
}

fn forget_place(place: &mut PlaceRef) {
    match &mut place.unit {
        UnitRef::Code { code, name } => {
            code.span = NOWHERE;
            forget(name.as_mut());
        }
        UnitRef::Name(name) => name.span = NOWHERE,
    }
}

fn forget_kind(kind: &mut Kind) {
    match kind {
        Kind::Model(model) => {
            model.replicated_at.iter_mut().for_each(forget_place);
            forget(model.team.as_mut().map(|it| &mut it.name));
        }
        Kind::Conference(conference) => {
            conference.belongings.iter_mut().for_each(|it| it.span = NOWHERE);
            conference.papers.iter_mut().for_each(|it| forget(it.story.as_mut()));
        }
        Kind::AwardList(list) => {
            forget(list.conference.as_mut());
            list.awarded.iter_mut().for_each(|it| forget(it.story.as_mut()));
        }
        Kind::Movement { .. } | Kind::Document(_) | Kind::Page { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::Config;
    use crate::source::scan::StoryFile;
    use crate::story::Parser;

    const TEXT: &str = "---\nid: abc234\ntitle: Đường hoa\nsummary: Trồng hoa.\nkind: tap-the\n\
        field: kinh-te\ntags: [hoa]\nrelated: [y.md]\nmetrics: { so_ho: { value: 5 hộ, same_as: y.md } }\n\
        places: [{ code: \"08443\", village: khu 2 }]\nteam: { name: Tổ 1 }\n---\n\
        ## Cách làm\n\nXem [bài kia](y.md) và ![hoa](hoa.png).\n";

    /// Reads the story, and reads it again with another text in the place of one.
    fn read(from: &str, to: &str) -> [Arc<Facts>; 2] {
        let settings = "name: x\nbase_url: https://a.example\n";
        let config = Config::parse(settings, jiff::civil::date(2026, 11, 22)).0.unwrap();
        [TEXT.to_owned(), TEXT.replacen(from, to, 1)].map(|text| {
            let file = StoryFile::held("content/mo-hinh/x.md".into(), text.into());
            Parser::new(&config).parse(&file).story.unwrap().facts
        })
    }

    fn alike(from: &str, to: &str) -> bool {
        let [old, new] = read(from, to);
        let is_same = hash(&old) == hash(&new);
        let is_retold =
            (&old.title.value, &old.summary.value) != (&new.title.value, &new.summary.value);
        assert_eq!(is_same, are_alike(&old, &new) && !is_retold, "{from} -> {to}");
        are_alike(&old, &new)
    }

    #[test]
    fn words_and_what_they_move_are_passed_over() {
        for (from, to) in [
            ("Đường hoa", "Con đường hoa của thôn"),
            ("Trồng hoa.", "Cả thôn trồng hoa."),
            ("id:", "# ghi chú\nid:"),
            ("Xem", "Xin mời xem"),
        ] {
            assert!(alike(from, to), "{from} -> {to}");
        }
    }

    #[test]
    fn all_that_others_may_see_makes_a_difference() {
        for (from, to) in [
            ("abc234", "abc235"),
            ("kinh-te", "van-hoa-xa-hoi"),
            ("[hoa]", "[hoa, lá]"),
            ("5 hộ", "6 hộ"),
            ("08443", "08446"),
            ("khu 2", "khu 3"),
            ("Tổ 1", "Tổ 2"),
            ("Cách làm", "Kết quả"),
            ("](y.md)", "](z.md)"),
            ("![hoa]", "![lá]"),
        ] {
            assert!(!alike(from, to), "{from} -> {to}");
        }
    }
}
