//! Where a sentence names someone.

use std::ops::Range;

use super::words::{Words, is_name, is_word};
use super::{AGREED, Known};

/// Someone who is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// The name, with the title before it.
    pub(super) range: Range<usize>,
    /// Whether the title is a child's.
    pub(super) is_child: bool,
    /// Whether it is written down that they agreed.
    pub(super) has_agreed: bool,
    /// Where the name begins, behind the title.
    name: usize,
}

/// Words before a name.
const TITLES: [&str; 11] =
    ["ông", "bà", "anh", "chị", "cụ", "bác", "cô", "chú", "chí", "đ/c", "sĩ"];
/// Words before the name of a child.
pub(super) const OF_CHILDREN: [&str; 2] = ["em", "cháu"];
/// What is a title only behind another word: “đồng chí”, but not “Hồ Chí Minh”.
const IN_TWO: [(&str, &[&str]); 2] = [
    ("chí", &["đồng"]),
    ("sĩ", &["bác", "dược", "y", "tiến", "thạc", "liệt", "nghệ", "chiến", "giáo", "tu"]),
];
/// What makes many of a title: “chị em Hội Phụ nữ”, “con cháu”.
const OF_MANY: [(&str, &[&str]); 2] = [("em", &["anh", "chị"]), ("cháu", &["con"])];

/// What follows a title and names no one whom the law protects: places, bodies, who is history.
const NO_ONE: [&str; 13] = [
    "Rịa",
    "Nà",
    "Đen",
    "Chúa",
    "Trưng Trắc",
    "Trưng Nhị",
    "Hồ Chí Minh",
    "Hội",
    "Mặt",
    "Đảng",
    "Ủy",
    "Uỷ",
    "Nhà",
];

/// Finds everyone whom a sentence names, from the first on.
pub(super) fn mentions(text: &str, words: &Words<'_>, known: &Known) -> Vec<Mention> {
    let mut mentions = titled(words);
    let mut untitled = Vec::new();
    for (range, agreed) in known.names.find(text) {
        let has_agreed = agreed == AGREED;
        let at = mentions.partition_point(|it| it.range.end <= range.start);
        if let Some(it) = mentions.get_mut(at).filter(|it| it.range.start < range.end) {
            // “Nguyễn Thị Lan” has agreed, and not “Nguyễn Thị Lan Anh”.
            it.has_agreed = has_agreed && range.start <= it.name && range.end == it.range.end;
            continue;
        }
        let whole = whole(words, &range);
        let (name, has_agreed) = (whole.start, has_agreed && whole == range);
        untitled.push(Mention { range: whole, is_child: false, has_agreed, name });
    }
    mentions.extend(untitled);
    mentions.sort_by_key(|it| it.range.start);
    mentions
}

/// Gives a known name with the words of a name that follow it.
fn whole(words: &Words<'_>, range: &Range<usize>) -> Range<usize> {
    let last = words.index_of(range.end - 1);
    let end = words.range(last, end_of_name(words, last)).end;
    range.start..end.max(range.end)
}

/// Finds names after a title: two capitals at least.
fn titled(words: &Words<'_>) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 2 < words.len() {
        // Most words are followed by no name, which is quicker seen than that they are no title.
        if is_someone(words, at + 1)
            && let Some(title) = title(words, at)
        {
            let last = end_of_name(words, at + 1);
            let name = words.range(at + 1, last).start;
            let is_child = OF_CHILDREN.contains(&title);
            found.push(Mention { range: words.range(at, last), is_child, has_agreed: false, name });
            at = last;
        }
        at += 1;
    }
    found
}

/// Gives the title that a word is.
fn title(words: &Words<'_>, at: usize) -> Option<&'static str> {
    let titles = TITLES.iter().chain(&OF_CHILDREN);
    let title = titles.copied().find(|it| is_word(words.get(at), it))?;
    let is_behind = |table: &[(&str, &[&str])]| {
        let row = table.iter().find(|it| it.0 == title);
        row.map(|it| it.1.contains(&words.before(at, 1).as_str()))
    };
    (is_behind(&IN_TWO) != Some(false) && is_behind(&OF_MANY) != Some(true)).then_some(title)
}

/// Tells whether a name of two words at least begins after a title.
fn is_someone(words: &Words<'_>, first: usize) -> bool {
    let is_part = |at: usize| is_name(words.get(at)) && words.goes_on(at - 1);
    let begins = |name: &&str| {
        name.split(' ').enumerate().all(|(index, word)| words.get(first + index) == word)
    };
    is_part(first) && is_part(first + 1) && !NO_ONE.iter().any(begins)
}

/// Gives the last word of a name, which has a few.
fn end_of_name(words: &Words<'_>, first: usize) -> usize {
    let mut last = first;
    while last < first + 8 && words.goes_on(last) && is_name(words.get(last + 1)) {
        last += 1;
    }
    last
}
