//! Keeps together at the end of a line what is read together: a number and its unit, “khoản 2”, the
//! number of a document.
//!
//! Only the blanks change, so that what is taken out of the file reads as its author wrote it.

/// A blank that no line ends at.
const FAST: char = '\u{a0}';

/// The longest that a word is held together; a longer one may be wider than its column.
const LONGEST: usize = 24;

/// The words that a number follows as a name does: “khoản 2”, “Nghị định 30”, “thôn 1”.
const NAMED: [&str; 52] = [
    "số",
    "điều",
    "khoản",
    "điểm",
    "mục",
    "chương",
    "phần",
    "hình",
    "bảng",
    "trang",
    "tập",
    "quyển",
    "ngày",
    "tháng",
    "năm",
    "quý",
    "thứ",
    "khóa",
    "kỳ",
    "lần",
    "thôn",
    "ấp",
    "xóm",
    "bản",
    "buôn",
    "tổ",
    "khu",
    "phố",
    "khối",
    "đội",
    "lớp",
    "đường",
    "lộ",
    "quận",
    "phường",
    "định",
    "thị",
    "luận",
    "quyết",
    "báo",
    "tư",
    "lệnh",
    "văn",
    "luật",
    "mốc",
    "cấp",
    "hạng",
    "khoá",
    "đợt",
    "vòng",
    "bước",
    "km",
];

/// The words that count on: what they count belongs to the number too.
const COUNTING: [&str; 8] = ["nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "trăm", "chục"];

/// Makes the blanks fast that no line should end at.
pub(super) fn glue(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut words = text.split(' ').peekable();
    let mut state = State::Free;
    while let Some(word) = words.next() {
        out.push_str(word);
        let Some(next) = words.peek() else { break };
        let is_fast;
        (is_fast, state) = state.after(word, next);
        out.push(if is_fast { FAST } else { ' ' });
    }
    out
}

/// What the words so far lead to expect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Nothing.
    Free,
    /// A number that is a name, which nothing follows.
    Name,
    /// What a number counts.
    Counted,
}

impl State {
    /// Tells whether a word and the next belong together, and what is to be expected then.
    fn after(self, word: &str, next: &str) -> (bool, Self) {
        let bare = word.trim_start_matches(['(', '“', '"', '‘']).to_lowercase();
        if names(&bare, next) {
            return (true, Self::Name);
        }
        if is_dash(next) && !word.is_empty() {
            return (true, Self::Free);
        }
        let counts = match self {
            Self::Name => false,
            Self::Counted => COUNTING.contains(&bare.as_str()),
            Self::Free => is_number(&bare) || is_quantity(&bare),
        };
        let counts = counts && next.starts_with(char::is_lowercase);
        // “1,2 tỷ đồng”: what follows may count on.
        (counts, if counts { Self::Counted } else { Self::Free })
    }
}

/// Tells whether a word is named by the one that follows.
fn names(word: &str, next: &str) -> bool {
    if word == "điểm" && is_letter(next) {
        return true;
    }
    let is_named = NAMED.contains(&word) && (begins_with_digit(next) || is_roman(next));
    // “Nghị định số 30”.
    is_named || (NAMED.contains(&word) && next == "số")
}

fn is_dash(word: &str) -> bool {
    matches!(word, "–" | "—")
}

fn begins_with_digit(word: &str) -> bool {
    word.trim_start_matches('(').starts_with(|it: char| it.is_ascii_digit())
}

fn is_letter(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', '.', ')']);
    bare.chars().count() == 1 && bare.chars().all(char::is_lowercase)
}

fn is_roman(word: &str) -> bool {
    let bare = word.trim_end_matches([',', ';', '.', ')', ':']);
    !bare.is_empty() && bare.chars().all(|it| matches!(it, 'I' | 'V' | 'X' | 'L'))
}

/// Tells whether a word is a number alone: “1.250”, “3,5”, “75-80”, “100%”.
fn is_number(word: &str) -> bool {
    begins_with_digit(word)
        && word.ends_with(|it: char| it.is_ascii_digit() || it == '%')
        && word.chars().all(|it| it.is_ascii_digit() || ".,-–/%(".contains(it))
}

fn is_quantity(word: &str) -> bool {
    COUNTING.contains(&word)
}

/// Gives the parts of a text, each with whether it is a word that no line may end within: a number
/// with letters, dashes or strokes, as those of documents are.
pub(super) fn parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, word) in words(text) {
        let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
        if !is_whole(bare) {
            continue;
        }
        let from = at + word.find(bare).unwrap_or(0);
        parts.push((&text[start..from], false));
        parts.push((bare, true));
        start = from + bare.len();
    }
    parts.push((&text[start..], false));
    parts.retain(|(part, _)| !part.is_empty());
    parts
}

/// Gives the words of a text, each with where it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = 0;
    text.split_inclusive(char::is_whitespace).map(move |word| {
        let at = next;
        next += word.len();
        (at, word.trim_end())
    })
}

fn is_whole(word: &str) -> bool {
    let joins = |it: char| matches!(it, '-' | '–' | '/');
    word.contains(joins)
        && word.contains(|it: char| it.is_ascii_digit())
        && word.chars().count() <= LONGEST
        && word.chars().all(|it| it.is_alphanumeric() || joins(it) || matches!(it, '.' | ','))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        glue(text).replace(FAST, "~")
    }

    #[test]
    fn numbers_stay_with_what_they_count_and_names_with_their_numbers() {
        for (text, expected) in [
            ("Ban đầu có 7 chị em.", "Ban đầu có 7~chị em."),
            ("hơn 1,2 tỷ đồng mỗi năm", "hơn 1,2~tỷ~đồng mỗi năm"),
            ("75-80 triệu đồng/ha/vụ", "75-80~triệu~đồng/ha/vụ"),
            ("ngày 9 tháng 10 năm 2019, tại", "ngày~9 tháng~10 năm~2019, tại"),
            ("năm 2019 tỉnh tổng kết", "năm~2019 tỉnh tổng kết"),
            ("theo Nghị định số 30/2020/NĐ-CP", "theo Nghị định~số~30/2020/NĐ-CP"),
            ("điểm a khoản 2 Điều 5", "điểm~a khoản~2 Điều~5"),
            ("Đại hội lần thứ XIII của Đảng", "Đại hội lần thứ~XIII của Đảng"),
            ("một – hai", "một~– hai"),
            ("100% các khu dân cư", "100%~các khu dân cư"),
            ("có 731, chia", "có 731, chia"),
            ("  hai  blank ", "  hai  blank "),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn numbers_of_documents_stay_whole() {
        assert_eq!(
            parts("Thông báo 380-TB/TU, 2009–2019 và hai/ba."),
            [
                ("Thông báo ", false),
                ("380-TB/TU", true),
                (", ", false),
                ("2009–2019", true),
                (" và hai/ba.", false)
            ]
        );
        assert_eq!(parts(""), []);
    }

    proptest::proptest! {
        #[test]
        fn only_blanks_change(text in ".*") {
            proptest::prop_assert_eq!(glue(&text).replace(FAST, " "), text.replace(FAST, " "));
            let whole: String = parts(&text).into_iter().map(|(part, _)| part).collect();
            proptest::prop_assert_eq!(whole, text);
        }
    }
}
