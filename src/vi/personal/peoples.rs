//! The 54 peoples of Việt Nam, as the General Statistics Office lists them (decision
//! 121-TCTK/PPCĐ of 1979) and as they are written otherwise.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::words::{Words, is_name};

/// The peoples, written together and in small letters.
const PEOPLES: [&str; 93] = [
    "kinh",
    "tày",
    "thái",
    "hoa",
    "khơme",
    "khmer",
    "mường",
    "nùng",
    "hmông",
    "mông",
    "mèo",
    "dao",
    "giarai",
    "jrai",
    "jarai",
    "ngái",
    "êđê",
    "rađê",
    "bana",
    "bahnar",
    "banar",
    "xơđăng",
    "xêđăng",
    "sánchay",
    "caolan",
    "sánchỉ",
    "sánchí",
    "caolansánchỉ",
    "caolansánchí",
    "cơho",
    "kho",
    "kơho",
    "chăm",
    "sándìu",
    "sándiu",
    "hrê",
    "mnông",
    "raglai",
    "raglay",
    "xtiêng",
    "stiêng",
    "bruvânkiều",
    "bru",
    "vânkiều",
    "pacô",
    "pakô",
    "thổ",
    "giáy",
    "nhắng",
    "cơtu",
    "catu",
    "gietriêng",
    "giétriêng",
    "giẻtriêng",
    "mạ",
    "khơmú",
    "khmú",
    "co",
    "cor",
    "kor",
    "taôi",
    "tàôi",
    "chơro",
    "châuro",
    "kháng",
    "xinhmun",
    "hànhì",
    "churu",
    "lào",
    "lachí",
    "laha",
    "phùlá",
    "lahủ",
    "lự",
    "lôlô",
    "chứt",
    "rục",
    "mảng",
    "pàthẻn",
    "pàthen",
    "cơlao",
    "cờlao",
    "cống",
    "bốy",
    "sila",
    "pupéo",
    "brâu",
    "ơđu",
    "rơmăm",
    "tàmun",
    "nguồn",
    "arem",
    "đanlai",
];

/// Names of a branch of a people: “Dao Đỏ”, “Thái Trắng”.
const BRANCHES: [&str; 14] = [
    "Đen", "Đỏ", "Trắng", "Xanh", "Hoa", "Tiền", "Áo", "Thanh", "Quần", "Lô", "An", "Cháo", "Phàn",
    "Lự",
];

static ALL: LazyLock<BTreeSet<&str>> = LazyLock::new(|| PEOPLES.into_iter().collect());

/// The most words that the name of a people has: “Cao Lan - Sán Chỉ”.
const LONGEST: usize = 4;

/// Gives the last word of the name of a people that begins with the word `first`.
///
/// One capital alone behind a people of one word makes a place of it: “người Thái Bình”; but not a
/// branch, and not a name or a province, which have two: “người Thái Lò Văn Bó”, “người Mường Hòa Bình”.
pub(super) fn people(words: &Words<'_>, first: usize) -> Option<usize> {
    if !words.get(first).starts_with(char::is_uppercase) {
        return None;
    }
    let mut joined = String::new();
    let mut found = None;
    for index in first..words.len().min(first + LONGEST) {
        let letters = words.get(index).chars().filter(|it| it.is_alphabetic() && *it != 'ʼ');
        joined.extend(letters.flat_map(char::to_lowercase));
        if ALL.contains(joined.as_str()) {
            found = Some(index);
        }
    }
    let last = found?;
    let follows = |index: usize| words.goes_on(index) && is_name(words.get(index + 1));
    match (last == first && follows(first), words.get(first + 1)) {
        (true, branch) if BRANCHES.contains(&branch) => Some(first + 1),
        (true, _) if !follows(first + 1) => None,
        _ => Some(last),
    }
}
