//! Reads what Vietnamese offices write into a cell: a number of people, a day, a month or a year.

use crate::diagnostic::Text;
use crate::story::PartialDate;
use crate::vi::fold::fold;

/// Words that may follow a number of members.
const PEOPLE: [&str; 6] = ["nguoi", "thanh vien", "tv", "dong chi", "people", "members"];
/// Words that may follow a number of residential areas.
const AREAS: [&str; 9] = [
    "khu dan cu",
    "thon",
    "thon ban",
    "thon, ban",
    "to dan pho",
    "thon, to dan pho",
    "khu pho",
    "ap",
    "villages",
];

/// The most digits of a count: no unit has ten thousand villages, no team as many members.
const DIGITS: usize = 5;

/// Reads a number of members: "12", "12 người"; more than none.
pub(super) fn members(text: &str) -> Option<u32> {
    counted(text, &PEOPLE)
}

/// Reads a number of residential areas: "12", "12 thôn"; more than none.
pub(super) fn areas(text: &str) -> Option<u32> {
    counted(text, &AREAS)
}

/// Reads a whole number above zero with no more than a word of `words` after it. A separator of
/// thousands is not read: "1.250" may be either.
fn counted(text: &str, words: &[&str]) -> Option<u32> {
    let text = text.trim();
    let end = text.find(|it: char| !it.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let rest = fold(rest.trim());
    let known = rest.is_empty() || words.contains(&rest.as_str());
    let count = digits.parse().ok().filter(|it| *it > 0);
    count.filter(|_| known && digits.trim_start_matches('0').len() <= DIGITS)
}

/// Tells whether a text holds a telephone number or a citizen's number, in groups or in one.
pub(super) fn holds_personal_number(text: &str) -> bool {
    let grouped: String = text.chars().filter(|it| !matches!(it, ' ' | '.' | '-')).collect();
    let runs = grouped.split(|it: char| !it.is_ascii_digit());
    let is_personal = |run: &str| {
        let national = run.starts_with('0') && (10..=12).contains(&run.len());
        national || (run.starts_with("84") && run.len() == 11)
    };
    runs.into_iter().any(is_personal)
}

/// Reads a day, a month or a year as ISO has it or as Vietnam writes it: `06/01/2009`, `01/2009`.
pub(super) fn date(text: &str) -> Option<PartialDate> {
    let text = text.trim();
    if !text.contains(['/', '.']) {
        return PartialDate::parse(text);
    }
    let mut parts: Vec<&str> = text.split(['/', '.']).map(str::trim).collect();
    parts.reverse();
    let iso: Vec<String> = parts.iter().map(|it| format!("{it:0>2}")).collect();
    PartialDate::parse(&iso.join("-"))
}

/// Says what a number of members looks like.
pub(super) fn members_wanted() -> Text {
    Text::new("số người, như 12", "a number of people, like 12")
}

/// Says what a number of residential areas looks like.
pub(super) fn areas_wanted() -> Text {
    Text::new("số khu dân cư, như 12", "a number of residential areas, like 12")
}

/// Says what a date looks like.
pub(super) fn date_wanted() -> Text {
    Text::new(
        "năm, tháng hoặc ngày, như 2009, 01/2009, 06/01/2009",
        "a year, month or day, like 2009, 01/2009, 06/01/2009 (day first)",
    )
}

/// Says what a day looks like.
pub(super) fn day_wanted() -> Text {
    Text::new("ngày, như 01/07/2025", "a day, like 01/07/2025 (day first)")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn counts_are_plain_numbers() {
        for (text, count) in [("12", 12), (" 07 ", 7), ("9 người", 9), ("18 thành viên", 18)] {
            assert_eq!(members(text), Some(count), "{text}");
        }
        for text in ["", "0", "-3", "1.250", "12,5", "bảy", "12 hộ", "999999", "5-7", "Bà Lan"]
        {
            assert_eq!(members(text), None, "{text}");
        }
        assert_eq!(areas("148 thôn"), Some(148));
    }

    #[test]
    fn dates_are_read_as_vietnam_writes_them() {
        for (text, iso) in [
            ("2009", "2009"),
            ("01/2009", "2009-01"),
            ("6/1/2009", "2009-01-06"),
            ("06.01.2009", "2009-01-06"),
            ("2009-01-06", "2009-01-06"),
        ] {
            assert_eq!(date(text).map(|it| it.to_string()), Some(iso.to_owned()), "{text}");
        }
        for text in
            ["", "13/2009", "31/02/2009", "01/06/09", "2009/01/06", "năm 2009", "1/2/3/4", "/"]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_of_people_are_seen() {
        for text in ["Tổ 1 (0912 345 678)", "0912.345.678", "+84 912 345 678", "CCCD 024080001234"]
        {
            assert!(holds_personal_number(text), "{text}");
        }
        for text in ["Tổ 10", "khu 2.1", "Báo cáo 12-BC/ĐU ngày 06/01/2009", "Quyết định 0123/2019"]
        {
            assert!(!holds_personal_number(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_cell_is_too_odd(text in "[0-9 ./\\-đngườiàà]{0,12}|\\PC{0,12}") {
            members(&text);
            holds_personal_number(&text);
            areas(&text);
            date(&text);
        }
    }
}
