//! Finds in running text what the law protects: numbers and addresses that reach one person, and what
//! is told of someone who is named.
//!
//! Everything here may be wrong: a warning asks a person to look. So it looks for what office texts
//! really write, and a sentence that names nobody tells nothing of anyone.

use std::ops::Range;

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A telephone number.
    Phone,
    /// A citizen's number.
    CitizenNumber,
    /// An e-mail address.
    Email,
    /// When someone was born.
    Birth,
    /// Someone's people, religion or health.
    Sensitive,
    /// A child.
    Child,
}

/// A place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sighting {
    /// What stands there.
    pub kind: Kind,
    /// Where.
    pub range: Range<usize>,
    /// The sentence around it.
    pub sentence: Range<usize>,
}

/// Words before a name. With the last of them, the name is a child's.
const TITLES: [&str; 13] =
    ["ông", "bà", "anh", "chị", "cụ", "bác", "cô", "chú", "chí", "đ/c", "sĩ", "em", "cháu"];
const OF_CHILDREN: [&str; 2] = ["em", "cháu"];

/// Peoples, after “dân tộc” or “người”.
const PEOPLES: [&str; 30] = [
    "Kinh",
    "Tày",
    "Thái",
    "Mường",
    "Khmer",
    "Khơ",
    "Hoa",
    "Nùng",
    "Mông",
    "H’Mông",
    "H'Mông",
    "Dao",
    "Gia",
    "Jrai",
    "Ê",
    "Ba",
    "Sán",
    "Chăm",
    "Cơ",
    "Xơ",
    "Hrê",
    "Raglai",
    "M’Nông",
    "X’Tiêng",
    "Bru",
    "Thổ",
    "Giáy",
    "Gié",
    "Mạ",
    "Chứt",
];

/// Words that tell of religion and health.
const SENSITIVE: [&str; 25] = [
    "theo đạo",
    "đạo Công giáo",
    "Công giáo",
    "Thiên Chúa",
    "Phật tử",
    "Tin Lành",
    "Hòa Hảo",
    "Cao Đài",
    "Hồi giáo",
    "giáo dân",
    "tín đồ",
    "HIV",
    "AIDS",
    "ung thư",
    "tâm thần",
    "khuyết tật",
    "bại liệt",
    "bại não",
    "hiểm nghèo",
    "mắc bệnh",
    "bị bệnh",
    "da cam",
    "nghiện",
    "động kinh",
    "tai biến",
];

/// Finds everything in a text; `names` are those known to be of people.
pub fn sightings(text: &str, names: &[&str]) -> Vec<Sighting> {
    let mut found = Vec::new();
    for sentence in sentences(text) {
        let words = &text[sentence.clone()];
        let mut of_sentence: Vec<(Kind, Range<usize>)> = numbers(words);
        of_sentence.extend(addresses(words).map(|it| (Kind::Email, it)));
        let child = named_child(words);
        if child.is_some() || names_someone(words) || names.iter().any(|it| words.contains(it)) {
            of_sentence.extend(child.map(|it| (Kind::Child, it)));
            of_sentence.extend(told(words));
        }
        of_sentence.sort_by_key(|(kind, range)| (range.start, *kind));
        let start = sentence.start;
        found.extend(of_sentence.into_iter().map(|(kind, range)| Sighting {
            kind,
            range: start + range.start..start + range.end,
            sentence: sentence.clone(),
        }));
    }
    found
}

/// Tells whether a text names someone with a title: “bà Nguyễn Thị Lan”.
pub fn names_someone(text: &str) -> bool {
    titled(text).next().is_some()
}

/// Finds names after a title, with it: two capitals at least.
fn titled(text: &str) -> impl Iterator<Item = (&str, Range<usize>)> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let found: Vec<_> = words
        .windows(3)
        .filter(|three| {
            let title = three[0].1.to_lowercase();
            let apart = text[three[0].0..three[2].0].contains([',', '.', ':', '(']);
            TITLES.contains(&title.as_str()) && !apart && three[1..].iter().all(|it| is_name(it.1))
        })
        .map(|three| (three[0].1, three[0].0..three[2].0 + three[2].1.len()))
        .collect();
    found.into_iter()
}

/// Tells a part of a name: a capital and then small letters, or a single capital.
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && letters.all(|it| !it.is_uppercase() && !it.is_numeric())
}

fn named_child(text: &str) -> Option<Range<usize>> {
    let is_child = |title: &str| OF_CHILDREN.contains(&title.to_lowercase().as_str());
    titled(text).find(|(title, _)| is_child(title)).map(|(_, range)| range)
}

/// Finds what is told of someone in a sentence that names them.
fn told(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found: Vec<(Kind, Range<usize>)> = Vec::new();
    for word in SENSITIVE {
        found.extend(find_word(text, word).map(|it| (Kind::Sensitive, it)));
    }
    let words: Vec<(usize, &str)> = words(text).collect();
    for (index, (at, word)) in words.iter().enumerate() {
        let after = words.get(index + 1).map_or("", |it| it.1);
        let before = index.checked_sub(1).map_or("", |it| words[it].1).to_lowercase();
        let lower = word.to_lowercase();
        let end = |it: usize| words.get(it).map_or(text.len(), |(at, word)| at + word.len());
        match lower.as_str() {
            "tộc" | "người" if PEOPLES.contains(&after) => {
                found.push((Kind::Sensitive, *at..end(index + 1)));
            }
            "sinh" | "sn" => {
                let year = words[index + 1..].iter().take(2).position(|it| is_date(it.1));
                if let Some(year) =
                    year.filter(|_| !NO_BIRTH.contains(&before.as_str()) && after != "viên")
                {
                    found.push((Kind::Birth, *at..end(index + 1 + year)));
                }
            }
            "lớp" if before == "sinh" => found.push((Kind::Child, *at..end(index + 1))),
            "tuổi" if before.parse::<u32>().is_ok_and(|age| age < 16) => {
                found.push((Kind::Child, words[index - 1].0..end(index)));
            }
            _ => {}
        }
    }
    found
}

/// What stands before “sinh” where nobody is born: hy sinh, vệ sinh, phát sinh.
const NO_BIRTH: [&str; 9] = ["học", "hy", "hi", "vệ", "phát", "dân", "an", "thí", "tái"];

/// Tells a year of a life, or a day with one.
fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let is_number = |it: &&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    parts.iter().all(is_number)
        && parts
            .last()
            .is_some_and(|it| it.len() == 4 && (it.starts_with("19") || it.starts_with("20")))
}

/// Finds a word, or words, that stand alone.
fn find_word<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    let alone = |at: usize| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        ![before, after].into_iter().flatten().any(char::is_alphanumeric)
    };
    text.match_indices(word).filter(move |(at, _)| alone(*at)).map(|(at, it)| at..at + it.len())
}

/// Finds telephone numbers and citizens' numbers, in groups or in one.
fn numbers(text: &str) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if !(bytes[at].is_ascii_digit() || bytes[at] == b'+') || !begins(text, at) {
            at += 1;
            continue;
        }
        let (end, digits) = run(bytes, at);
        if let Some(kind) = kind(&digits, bytes[at] == b'+') {
            found.push((kind, at..end));
        }
        at = end.max(at + 1);
    }
    found
}

/// Tells whether no letter or digit stands before.
fn begins(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|it| !it.is_alphanumeric() && !matches!(it, '/' | ',' | '.' | '-'))
}

/// Reads digits, single blanks, dots and hyphens between them.
fn run(bytes: &[u8], start: usize) -> (usize, String) {
    let mut digits = String::new();
    let mut end = start;
    let mut at = start;
    while let Some(byte) = bytes.get(at) {
        let next_is_digit = bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
        match byte {
            b'0'..=b'9' => {
                digits.push(char::from(*byte));
                end = at + 1;
            }
            b'+' if at == start => {}
            b' ' | b'.' | b'-' if next_is_digit && !digits.is_empty() => {}
            _ => break,
        }
        at += 1;
    }
    // A number goes on: a day, a decimal, a number of a document.
    let goes_on = matches!(bytes.get(end), Some(b'/' | b','))
        && bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    (end, if goes_on { String::new() } else { digits })
}

fn kind(digits: &str, is_international: bool) -> Option<Kind> {
    let second = digits.as_bytes().get(1).copied().unwrap_or_default();
    match digits.len() {
        11 | 12 if is_international && digits.starts_with("84") => Some(Kind::Phone),
        10 if digits.starts_with('0') && matches!(second, b'3' | b'5' | b'7'..=b'9') => {
            Some(Kind::Phone)
        }
        11 if digits.starts_with("02") => Some(Kind::Phone),
        12 if digits.starts_with('0') => Some(Kind::CitizenNumber),
        _ => None,
    }
}

/// Finds e-mail addresses.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    text.match_indices('@').filter_map(|(at, _)| {
        let is_part = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '_' | '-' | '+');
        let name = text[..at].len() - text[..at].trim_end_matches(is_part).len();
        let host = &text[at + 1..];
        let host = &host[..host.len() - host.trim_start_matches(is_part).len()];
        let host = host.trim_end_matches(['.', '-']);
        (name > 0 && host.contains('.')).then(|| at - name..at + 1 + host.len())
    })
}

/// Cuts a text into sentences.
fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = text.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        let ends = match letter {
            '\n' => true,
            '.' | '!' | '?' | ';' => letters.peek().is_none_or(|(_, it)| it.is_whitespace()),
            _ => false,
        };
        if ends {
            sentences.push(start..at + letter.len_utf8());
            start = at + letter.len_utf8();
        }
    }
    sentences.push(start..text.len());
    sentences.retain(|it| !text[it.clone()].trim().is_empty());
    sentences
}

/// Gives the words of a text, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let edge = |it: char| !it.is_alphanumeric();
    text.split_whitespace().filter_map(move |word| {
        let at = word.as_ptr() as usize - text.as_ptr() as usize;
        let start = word.len() - word.trim_start_matches(edge).len();
        let word = word.trim_matches(edge);
        (!word.is_empty()).then_some((at + start, word))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, &str)> {
        let found = sightings(text, &["Lò Văn Bó"]).into_iter();
        found.map(|it| (it.kind, &text[it.range])).collect()
    }

    #[test]
    fn numbers_that_reach_a_person_are_found_as_they_are_written() {
        for (text, kind, number) in [
            ("Gọi 0912345678.", Kind::Phone, "0912345678"),
            ("ĐT: 0912.345.678", Kind::Phone, "0912.345.678"),
            ("ĐT 0912 345 678, gặp", Kind::Phone, "0912 345 678"),
            ("(+84 912 345 678)", Kind::Phone, "+84 912 345 678"),
            ("Máy 0210-384-6543", Kind::Phone, "0210-384-6543"),
            ("CCCD 001 080 012 345", Kind::CitizenNumber, "001 080 012 345"),
            ("CCCD số 001080012345", Kind::CitizenNumber, "001080012345"),
            ("thư: lan.nguyen@xa.gov.vn.", Kind::Email, "lan.nguyen@xa.gov.vn"),
        ] {
            let found = found(text);
            assert_eq!(found, [(kind, number)], "{text}");
        }
    }

    #[test]
    fn figures_days_and_documents_are_no_numbers_of_people() {
        for text in [
            "1.250.000.000 đồng",
            "336.899 ngày công",
            "09/10/2019",
            "380-TB/TU",
            "06/2021/QĐ-UBND",
            "năm 2009 và 2019",
            "mã 08443",
            "2015-2020",
            "0,5 km",
            "Liệt sĩ Nguyễn Văn An hy sinh năm 1972",
            "Bà Nguyễn Thị Lan làm tổng vệ sinh năm 2019",
            "đoạn 0123456789/QĐ",
            "24 07210 08443",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn what_is_told_of_someone_named_is_found() {
        for (text, kind, words) in [
            ("Bà Nguyễn Thị Lan, sinh năm 1954, góp đất.", Kind::Birth, "sinh năm 1954"),
            ("Ông Vàng A Sáu (SN 1970) góp đất", Kind::Birth, "SN 1970"),
            ("Lò Văn Bó sinh ngày 12/3/1980.", Kind::Birth, "sinh ngày 12/3/1980"),
            ("Chị Lý Thị Mẩy, người Dao, trồng quế", Kind::Sensitive, "người Dao"),
            ("Anh Giàng A Pó dân tộc Mông", Kind::Sensitive, "tộc Mông"),
            ("Ông Trần Văn Ba theo đạo từ nhỏ", Kind::Sensitive, "theo đạo"),
            ("Bà Nguyễn Thị Lan bị bệnh tim.", Kind::Sensitive, "bị bệnh"),
            ("Con gái bà Nguyễn Thị Lan mới 9 tuổi", Kind::Child, "9 tuổi"),
            ("Tặng xe đạp cho em Lò Thị Hoa.", Kind::Child, "em Lò Thị"),
        ] {
            assert_eq!(found(text), [(kind, words)], "{text}");
        }
    }

    #[test]
    fn what_is_told_of_nobody_named_is_no_one_s() {
        for text in [
            "Đồng bào dân tộc Mông, giáo dân và Phật tử cùng góp đất.",
            "Trẻ em sinh năm 2018 được khám bệnh; 5 cháu bị bệnh tim",
            "Bà Nguyễn Thị Lan góp đất. Người Dao trong bản góp công.",
            "Anh em xã Đông Hưng; học sinh lớp 5 quét đường",
            "Học sinh năm 2019",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
