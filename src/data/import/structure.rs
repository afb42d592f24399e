//! Finds the title, the headings and the lists of a report whose author made them by hand: bold lines
//! with a number, lines that begin with a dash. Office reports seldom use styles.

use super::docx::text::{Block, Paragraph, Role, SpanKind};
use crate::vi::slug::slugify;

/// A report taken apart.
pub(super) struct Report {
    pub(super) title: String,
    pub(super) blocks: Vec<Block>,
    /// Whether the head of an official paper, or its foot, was left out.
    pub(super) is_trimmed: bool,
}

/// The longest line that may be a heading or a title, in letters.
const LONG: usize = 200;

/// Takes a report apart; `name` is its title where it has none.
pub(super) fn structure(blocks: Vec<Block>, name: &str) -> Report {
    let mut blocks: Vec<Block> = blocks.into_iter().filter(|it| !is_empty(it)).collect();
    let length = blocks.len();
    trim(&mut blocks);
    let is_trimmed = blocks.len() < length;
    let title = title(&mut blocks).unwrap_or_else(|| name.to_owned());
    for block in &mut blocks {
        if let Block::Paragraph(paragraph) = block {
            mark(paragraph);
        }
    }
    level(&mut blocks);
    Report { title, blocks, is_trimmed }
}

fn is_empty(block: &Block) -> bool {
    match block {
        Block::Paragraph(paragraph) => paragraph.is_empty(),
        Block::Table(rows) => rows.iter().flatten().flatten().all(Paragraph::is_empty),
    }
}

/// Leaves out the head of an official paper (names of the State and the organ, number, place and
/// day) and its foot (recipients, signature), which Word files keep in tables.
fn trim(blocks: &mut Vec<Block>) {
    const HEADS: [&str; 3] =
        ["cong-hoa-xa-hoi-chu-nghia-viet-nam", "dang-cong-san-viet-nam", "doc-lap-tu-do-hanh-phuc"];
    let is_table = |block: &Block, words: &[&str]| {
        let slug = slugify(&block.plain());
        matches!(block, Block::Table(_)) && words.iter().any(|it| slug.contains(it))
    };
    let head = blocks.iter().take(4).position(|it| is_table(it, &HEADS));
    if let Some(at) = head {
        blocks.drain(..=at);
    }
    let foot = blocks.iter().rposition(|it| is_table(it, &["noi-nhan"]));
    if let Some(at) = foot.filter(|it| it + 3 >= blocks.len()) {
        blocks.truncate(at);
    }
}

/// Words that say what kind of paper it is, and are no title.
const KINDS: &str = "bao-cao bao-cao-tham-luan tham-luan bai-tham-luan bao-cao-dien-hinh bao-cao-mo-hinh \
    bao-cao-thanh-tich bao-cao-ket-qua bao-cao-tong-ket ban-thanh-tich";

/// Takes the title off the beginning.
fn title(blocks: &mut Vec<Block>) -> Option<String> {
    let role = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.role),
        Block::Table(_) => None,
    };
    if let Some(at) = blocks.iter().position(|it| role(it) == Some(Role::Title)) {
        return Some(blocks.remove(at).plain());
    }
    let top = |it: &Block| role(it) == Some(Role::Heading(0));
    if blocks.iter().filter(|it| top(it)).count() == 1 && blocks.first().is_some_and(top) {
        return Some(blocks.remove(0).plain());
    }
    let kind = blocks.iter().take(6).position(|it| is_kind(&it.plain()));
    let from = kind.map_or(0, |it| it + 1);
    let in_title = |block: &Block| match block {
        Block::Paragraph(it) => {
            let fits = it.plain().chars().count() <= LONG;
            fits && it.role == Role::Plain && it.is_centred && !is_rule(&it.plain())
        }
        Block::Table(_) => false,
    };
    let lines = blocks[from..].iter().take_while(|it| in_title(it)).count();
    let lines = if lines == 0 && blocks.get(from).is_some_and(is_short) { 1 } else { lines };
    if lines == 0 {
        return None;
    }
    let taken: Vec<Block> = blocks.drain(..from + lines).collect();
    let words = taken[from..].iter().map(Block::plain);
    let title = words.collect::<Vec<_>>().join(" ");
    Some(title.chars().take(LONG).collect::<String>().trim().to_owned())
}

fn is_kind(text: &str) -> bool {
    KINDS.split_whitespace().any(|it| it == slugify(text))
}

/// Tells whether a line is drawn with signs: `-----`, `***`.
fn is_rule(text: &str) -> bool {
    !text.contains(char::is_alphanumeric)
}

/// Tells whether a paragraph is no sentence, so that it may be a title.
fn is_short(block: &Block) -> bool {
    let Block::Paragraph(paragraph) = block else { return false };
    let text = paragraph.plain();
    let is_plain = matches!(paragraph.role, Role::Plain | Role::Heading(_));
    is_plain && text.chars().count() <= 120 && !text.ends_with(['.', ';', ':', ','])
}

/// Says of a paragraph what its author meant by its look.
fn mark(paragraph: &mut Paragraph) {
    if paragraph.role == Role::Title {
        paragraph.role = Role::Heading(0);
    }
    if !matches!(paragraph.role, Role::Plain | Role::Item { .. }) {
        return;
    }
    let text = paragraph.plain();
    let is_line = text.chars().count() <= LONG && !text.ends_with(['.', ';', ',']);
    if is_line && paragraph.is_bold() {
        let text = text.trim_end_matches(':');
        if text.contains(char::is_alphabetic) {
            paragraph.role = Role::Heading(rank(text));
        }
    } else if paragraph.role == Role::Plain {
        dash(paragraph);
    }
}

/// Gives the level of a heading by its number: I., 1., a), and capitals.
fn rank(text: &str) -> usize {
    let number = text.split(['.', ')', '/', ' ']).next().unwrap_or_default();
    let is_roman = !number.is_empty() && number.chars().all(|it| "IVXL".contains(it));
    let is_digits = !number.is_empty() && number.bytes().all(|it| it.is_ascii_digit());
    let parts = text.split(' ').next().unwrap_or_default();
    let depth = parts.split('.').filter(|it| it.parse::<u32>().is_ok()).count();
    let behind = text[number.len()..].starts_with(['.', ')', '/']);
    let letters: String = text.chars().filter(|it| it.is_alphabetic()).collect();
    match () {
        () if is_roman && behind => 0,
        () if is_digits && behind => depth.max(1),
        () if number.chars().count() == 1 && behind => 3,
        () if letters == letters.to_uppercase() => 0,
        () => 2,
    }
}

/// Takes a line that begins with a dash or a plus for an item of a list.
fn dash(paragraph: &mut Paragraph) {
    let Some(first) = paragraph.spans.first_mut() else { return };
    let SpanKind::Text(text) = &mut first.kind else { return };
    let bare = text.trim_start();
    let depth = match bare.chars().next() {
        Some('-' | '–' | '•' | '●' | '*') => 0,
        Some('+') => 1,
        _ => return,
    };
    let rest = bare[bare.chars().next().map_or(0, char::len_utf8)..].trim_start();
    let is_number = rest.starts_with(|it: char| it.is_ascii_digit()) && !bare.contains(' ');
    if rest.is_empty() || is_number {
        return;
    }
    *text = rest.to_owned();
    paragraph.role = Role::Item { depth, is_numbered: false };
}

/// Makes the levels of headings follow each other, without a step left out.
fn level(blocks: &mut [Block]) {
    let mut used: Vec<usize> = blocks.iter().filter_map(heading).collect();
    used.sort_unstable();
    used.dedup();
    let mut deepest = None;
    for block in blocks {
        let Block::Paragraph(paragraph) = block else { continue };
        let Role::Heading(level) = paragraph.role else { continue };
        let level = used.iter().position(|it| *it == level).unwrap_or(0);
        let level = level.min(deepest.map_or(0, |it: usize| it + 1));
        deepest = Some(level);
        paragraph.role = Role::Heading(level);
    }
}

fn heading(block: &Block) -> Option<usize> {
    match block {
        Block::Paragraph(Paragraph { role: Role::Heading(level), .. }) => Some(*level),
        _ => None,
    }
}
