//! What the law protects, told of someone in a sentence that names them: birth, people, religion, health,
//! age.

use std::ops::Range;

use super::Kind;
use super::mention::Mention;
use super::peoples::people;
use super::trigger::terms;
use super::words::{Words, is_word};

/// Words that tell of religion and health.
pub(super) struct Term {
    /// The words; small letters at their beginning may be a capital.
    pub(super) words: &'static str,
    /// Whether they name a person, who may be anyone: “giáo dân”.
    is_person: bool,
}

const fn told_by(words: &'static str) -> Term {
    Term { words, is_person: false }
}

const fn person(words: &'static str) -> Term {
    Term { words, is_person: true }
}

/// All of them.
pub(super) const TERMS: [Term; 26] = [
    told_by("theo đạo"),
    told_by("đạo Công giáo"),
    told_by("Công giáo"),
    told_by("Thiên Chúa"),
    told_by("Tin Lành"),
    told_by("Hòa Hảo"),
    told_by("Hoà Hảo"),
    told_by("Cao Đài"),
    told_by("Hồi giáo"),
    person("phật tử"),
    person("giáo dân"),
    person("tín đồ"),
    told_by("HIV"),
    told_by("AIDS"),
    told_by("ung thư"),
    told_by("tâm thần"),
    told_by("khuyết tật"),
    told_by("bại liệt"),
    told_by("bại não"),
    told_by("hiểm nghèo"),
    told_by("mắc bệnh"),
    told_by("bị bệnh"),
    told_by("da cam"),
    told_by("nghiện"),
    told_by("động kinh"),
    told_by("tai biến"),
];

/// What stands before a people.
pub(super) const OF_PEOPLE: [&str; 2] = ["người", "tộc"];
/// What stands before a day or a year of birth.
pub(super) const BIRTH: [&str; 2] = ["sinh", "sn"];
/// What stands behind the years of an age.
pub(super) const AGE: &str = "tuổi";
/// The second word of “sinh lớp 5”.
pub(super) const CLASS: &str = "lớp";

/// What stands before “sinh” where nobody is born: hy sinh, vệ sinh, phát sinh.
const NO_BIRTH: [&str; 10] = ["học", "hy", "hi", "vệ", "phát", "dân", "an", "thí", "tái", "dưỡng"];

/// What belongs to the words that follow it: “mắc ung thư”, “theo đạo Tin Lành”.
const LEADS: [&str; 10] = ["đạo", "theo", "bị", "mắc", "bệnh", "nhiễm", "có", "chất", "độc", "tật"];

/// What makes what follows a person, who may be anyone: “người khuyết tật”.
const PERSONS: [&str; 11] = [
    "người",
    "người dân",
    "người dân tộc",
    "dân tộc",
    "trẻ",
    "trẻ em",
    "em",
    "cháu",
    "bệnh nhân",
    "nạn nhân",
    "thanh niên",
];

/// What makes many of what follows, or something else than a person: “đồng bào Công giáo”.
const MANY: [&str; 24] = [
    "đồng bào",
    "bà con",
    "nhân dân",
    "quần chúng",
    "các",
    "những",
    "nhiều",
    "mọi",
    "mỗi",
    "từng",
    "số",
    "toàn thể",
    "hội",
    "hội viên",
    "hộ",
    "hộ dân",
    "đoàn kết",
    "chống",
    "phòng",
    "vùng",
    "chức sắc",
    "bệnh viện",
    "trung tâm",
    "tổ chức",
];

/// What stands before what someone is: “là người Dao”, “gốc Hoa”.
const IS: [&str; 5] = ["là", "thuộc", "vốn", "gốc", "nguyên"];

/// What leads from someone named to others: “bà Lan giúp người già, người khuyết tật”.
const TO_OTHERS: [&str; 11] =
    ["cho", "giúp", "thăm", "tặng", "dạy", "khám", "trao", "cùng", "với", "vận", "hỗ"];

/// How many words back are looked at: a sentence may be made to be slow.
const FAR: usize = 24;

/// Finds what is told in a sentence of those whom it names.
pub(super) fn told(
    text: &str,
    words: &Words<'_>,
    mentions: &[Mention],
) -> Vec<(Kind, Range<usize>)> {
    let sentence = Sentence { text, words, mentions };
    let mut found = sentence.terms();
    for index in 0..words.len() {
        found.extend(sentence.at(index));
    }
    found
}

struct Sentence<'a> {
    text: &'a str,
    words: &'a Words<'a>,
    mentions: &'a [Mention],
}

impl Sentence<'_> {
    /// Finds words of religion and health.
    fn terms(&self) -> Vec<(Kind, Range<usize>)> {
        let is_told = |it: &(Range<usize>, bool)| {
            let first = self.words.index_of(it.0.start);
            self.is_of_someone(first, &it.0, it.1)
        };
        let told = self.phrases().into_iter().filter(is_told);
        told.map(|(range, _)| (Kind::Sensitive, range)).collect()
    }

    /// Finds the terms, each with what belongs to it before it, and tells whether it means a person who
    /// may be anyone. Those that overlap or follow one another are one: “giáo dân Công giáo”.
    fn phrases(&self) -> Vec<(Range<usize>, bool)> {
        let mut found: Vec<(Range<usize>, bool)> = Vec::new();
        for (term, range) in terms(self.text) {
            let (start, is_person) = self.person(self.words.index_of(range.start));
            let start = self.words.range(start, start).start.min(range.start);
            let goes_on = |end: usize| {
                self.text.get(end..start).is_none_or(|it| it.chars().all(char::is_whitespace))
            };
            match found.last_mut().filter(|it| goes_on(it.0.end)) {
                Some((told, of_person)) => {
                    told.end = told.end.max(range.end);
                    *of_person |= is_person;
                }
                None => found.push((start..range.end, is_person || TERMS[term].is_person)),
            }
        }
        found
    }

    /// Finds what a word, with those beside it, tells.
    fn at(&self, index: usize) -> Option<(Kind, Range<usize>)> {
        let (words, word) = (self.words, self.words.get(index));
        let is = |all: &[&str]| all.iter().any(|it| is_word(word, it));
        if is(&OF_PEOPLE) {
            let last = people(words, index + 1)?;
            let is_folk = usize::from(words.before(index, 1) == "dân");
            let start = self.person(index + 1).0.min(index - is_folk);
            let range = words.range(start, last);
            return self.is_of_someone(start, &range, true).then_some((Kind::Sensitive, range));
        }
        if is(&BIRTH) {
            let is_born = !NO_BIRTH.contains(&words.before(index, 1).as_str());
            let last = is_born.then(|| self.date(index + 1)).flatten()?;
            return Some((Kind::Birth, words.range(index, last)));
        }
        if is(&[CLASS]) && words.before(index, 1) == "sinh" {
            let is_pupil = usize::from(words.before(index, 2) == "học");
            let (start, last) = (index - 1 - is_pupil, (index + 1).min(words.len() - 1));
            let range = words.range(start, last);
            return self.is_of_someone(start, &range, true).then_some((Kind::Child, range));
        }
        let is_young = || words.before(index, 1).parse::<u32>().is_ok_and(|it| it < 16);
        (is(&[AGE]) && is_young() && self.is_age_of_someone(index - 1))
            .then(|| (Kind::Child, words.range(index - 1, index)))
    }

    /// Gives the first of the words before a word that belong to it, and whether they name a person:
    /// “người mắc” before “ung thư”.
    fn person(&self, first: usize) -> (usize, bool) {
        let leads = |it: &usize| LEADS.contains(&self.before(*it, 1).as_str());
        let led = std::iter::successors(Some(first), |it| leads(it).then(|| it - 1));
        let first = led.take(4).last().unwrap_or(first);
        let is_person = |steps: &usize| PERSONS.contains(&self.before(first, *steps).as_str());
        let steps = (1..=3).rev().find(is_person);
        (first - steps.unwrap_or_default(), steps.is_some())
    }

    /// Gives some words before a word, in small letters, if blanks alone part them.
    fn before(&self, first: usize, steps: usize) -> String {
        let start = first.checked_sub(steps);
        let start = start.filter(|it| (*it..first).all(|it| self.words.goes_on(it)));
        let Some(start) = start else { return String::new() };
        let words: Vec<&str> = (start..first).map(|it| self.words.get(it)).collect();
        words.join(" ").to_lowercase()
    }

    /// Tells whether what begins with a word is told of someone, and not of anyone.
    fn is_of_someone(&self, start: usize, range: &Range<usize>, is_person: bool) -> bool {
        let is_many = (1..=2).any(|it| MANY.contains(&self.before(start, it).as_str()));
        let counted = self.before(start, 1).parse::<u32>().is_ok_and(|it| it != 1);
        !is_many && !counted && (!is_person || self.is_linked(start, range))
    }

    /// Tells whether words say what someone is who is named beside them: “bà Lan, giáo dân”, “ông Ba là
    /// người Dao”, “giáo dân Trần Văn Ba”.
    fn is_linked(&self, start: usize, range: &Range<usize>) -> bool {
        let after = self.mentions.partition_point(|it| it.range.start < range.end);
        let next = self.mentions.get(after).map(|it| it.range.start);
        if next.is_some_and(|it| self.text[range.end..it].trim().is_empty()) {
            return true;
        }
        let start = start - usize::from(self.before(start, 1) == "một");
        let is = self.before(start, 1);
        if IS.contains(&is.as_str()) {
            return true;
        }
        let Some(last) = after.checked_sub(1).map(|it| self.mentions[it].range.end) else {
            return false;
        };
        let mut between = self.words.index_of(last).max(start.saturating_sub(FAR))..start;
        if between.any(|it| TO_OTHERS.iter().any(|word| is_word(self.words.get(it), word))) {
            return false;
        }
        let start = self.words.range(start, start).start.min(range.start);
        // The words may be within the name.
        let between = self.text.get(last..start).unwrap_or_default().trim_end();
        between.is_empty() || between.ends_with([',', '(', '-', '–', '—', ':'])
    }

    /// Gives the last word of a date that begins with a word: “ngày 12 tháng 3 năm 1980”.
    fn date(&self, first: usize) -> Option<usize> {
        let leads = |word: &str| {
            let word = word.to_lowercase();
            matches!(&*word, "ngày" | "tháng" | "năm" | "vào" | "khoảng" | "mùng" | "mồng")
                || (word.len() <= 2 && word.bytes().all(|it| it.is_ascii_digit()))
        };
        let words = first..self.words.len().min(first + 8);
        let last = words.clone().find(|it| is_date(self.words.get(*it)))?;
        (first..last).all(|it| leads(self.words.get(it))).then_some(last)
    }

    /// Tells whether an age is someone's, and not a limit or that of a group: “trẻ dưới 6 tuổi”.
    fn is_age_of_someone(&self, years: usize) -> bool {
        let of_anyone = ["dưới", "trên", "từ", "đến", "tới", "trẻ", "đủ", "độ", "lớp", "bé"];
        let of_many = ["trẻ em", "các em", "các cháu", "các bé", "học sinh"];
        !of_anyone.contains(&self.before(years, 1).as_str())
            && !of_many.contains(&self.before(years, 2).as_str())
    }
}

/// Tells a year of a life, or a day with one.
fn is_date(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let is_number = |it: &&str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    parts.iter().all(is_number)
        && parts
            .last()
            .is_some_and(|it| it.len() == 4 && (it.starts_with("19") || it.starts_with("20")))
}
