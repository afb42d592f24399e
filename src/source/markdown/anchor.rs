//! Gives each heading an `id` of its own.

use std::collections::BTreeMap;

/// What a heading is called whose text leaves nothing for an `id`.
const NAMELESS: &str = "muc";

/// The anchors given out so far, each with the number to try next when it is wanted again.
#[derive(Default)]
pub(super) struct Anchors(BTreeMap<String, usize>);

impl Anchors {
    /// Gives an unused anchor made from a heading's text.
    pub(super) fn of_text(&mut self, text: &str) -> String {
        self.unique(reserve(slug::slugify(text)))
    }

    /// Gives an unused anchor as near as can be to the `id` an author chose.
    pub(super) fn of_id(&mut self, id: &str) -> String {
        let usable = id.chars().all(|c| c.is_alphanumeric() || "-_.".contains(c));
        self.unique(reserve(if usable { id.to_owned() } else { slug::slugify(id) }))
    }

    fn unique(&mut self, wanted: String) -> String {
        let Some(&first) = self.0.get(&wanted) else {
            self.0.insert(wanted.clone(), 2);
            return wanted;
        };
        let mut number = first;
        while self.0.contains_key(&numbered(&wanted, number)) {
            number += 1;
        }
        let anchor = numbered(&wanted, number);
        self.0.insert(wanted, number + 1);
        self.0.insert(anchor.clone(), 2);
        anchor
    }
}

fn numbered(anchor: &str, number: usize) -> String {
    format!("{anchor}-{number}")
}

/// Keeps clear of the footnotes' ids, and of having none.
fn reserve(anchor: String) -> String {
    if anchor.is_empty() {
        NAMELESS.to_owned()
    } else if anchor.starts_with("fn-") || anchor.starts_with("fnref-") {
        format!("{NAMELESS}-{anchor}")
    } else {
        anchor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_headings_are_numbered() {
        let mut anchors = Anchors::default();
        let texts = ["Kết quả", "Kết quả 2", "KẾT QUẢ", "Kết quả", "Đường hoa ở Phú Thọ", "…", "!"];
        let given = texts.map(|text| anchors.of_text(text));
        let expected = [
            "ket-qua",
            "ket-qua-2",
            "ket-qua-3",
            "ket-qua-4",
            "duong-hoa-o-phu-tho",
            "muc",
            "muc-2",
        ];
        assert_eq!(given, expected);
    }

    #[test]
    fn chosen_ids_are_kept_if_they_can_be() {
        let mut anchors = Anchors::default();
        let given = ["kq", "Kết_quả.1", "a\"b", "kq", "fn-a1b2c3-1", "fnref-x"];
        let given = given.map(|id| anchors.of_id(id));
        assert_eq!(given, ["kq", "Kết_quả.1", "a-b", "kq-2", "muc-fn-a1b2c3-1", "muc-fnref-x"]);
    }

    #[test]
    fn thousands_of_equal_headings_take_no_longer_each() {
        let mut anchors = Anchors::default();
        let last = (0..20_000).map(|_| anchors.of_text("a")).last();
        assert_eq!(last.as_deref(), Some("a-20000"));
    }
}
