//! A report becomes a draft: its text, its pictures beside it, and the figures found in it as
//! comments that an editor accepts by taking their sign away.

use std::fmt::Write as _;

use super::docx::text::{Block, Role, SpanKind};
use super::docx::{self, Document, Met};
use super::plan::{Change, Plan, Proposal};
use super::structure::{Report, structure};
use super::{Showcase, markdown, path_of, propose};
use crate::diagnostic::{FilePath, Text, import_file as problem};
use crate::source::yaml::edit::Edit;
use crate::story::Section;
use crate::story::archetype::{Given, front};
use crate::story::id::free_id;

/// Plans the draft that a report becomes.
pub(super) fn report(
    file: &FilePath,
    bytes: &[u8],
    section: Section,
    showcase: &Showcase<'_>,
) -> Plan {
    let document = match docx::read(file, bytes) {
        Ok(document) => document,
        Err(problem) => return super::refused(*problem),
    };
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let report = structure(document.blocks.clone(), name);
    if report.blocks.is_empty() {
        return super::refused(problem::no_text(file));
    }
    let path = path_of(section, &report.title);
    let flat = path.replace("/index.md", ".md");
    let is_taken = |it: &&str| showcase.tree.is_file(it);
    if let Some(taken) = [&*path, &*flat].into_iter().find(is_taken) {
        return super::refused(problem::taken(file, &report.title, taken));
    }
    let pictures = pictures(&document, &path);
    let mut change = draft(&report, &document, (section, path), &pictures, showcase);
    change.beside = pictures.into_iter().flatten().map(|it| (it.path, it.bytes)).collect();
    let notes = notes(file, &report, &document, &change);
    Plan { changes: vec![change], notes, ..Plan::default() }
}

/// A picture that is kept beside the draft.
struct Kept {
    path: FilePath,
    name: String,
    bytes: Vec<u8>,
}

/// Names the pictures of a kind that can be shown; the others are none.
fn pictures(document: &Document, path: &str) -> Vec<Option<Kept>> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut number = 0;
    let kept = |bytes: &Vec<u8>| {
        let extension = extension(bytes)?;
        number += 1;
        let name = format!("hinh-{number}.{extension}");
        Some(Kept { path: format!("{folder}/{name}").into(), name, bytes: bytes.clone() })
    };
    document.pictures.iter().map(kept).collect()
}

/// Tells the kind of a picture by its first bytes.
fn extension(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("jpg"),
        [0x89, b'P', b'N', b'G', ..] => Some("png"),
        [b'G', b'I', b'F', b'8', ..] => Some("gif"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp"),
        _ => None,
    }
}

fn draft(
    report: &Report,
    document: &Document,
    (section, path): (Section, FilePath),
    pictures: &[Option<Kept>],
    showcase: &Showcase<'_>,
) -> Change {
    let config = showcase.config;
    let taken: Vec<&str> = showcase.known().iter().map(|it| it.id.as_str()).collect();
    let lines: Vec<String> = report.blocks.iter().map(Block::plain).collect();
    let proposals = propose::propose(&lines, &config.definitions);
    let offers = [("metrics", offer(&proposals))];
    let given = Given {
        id: &free_id(&path, &taken),
        title: &report.title,
        date: &config.today.to_string(),
        definitions: &config.definitions,
        offers: if proposals.is_empty() { &[] } else { &offers },
    };
    let mut text = front(section, &given, config.lang());
    if let Some(summary) = summary(&report.blocks).filter(|_| section.requires("summary"))
        && let Ok(mut edit) = Edit::new(&text)
        && edit.set(&["summary".into()], &summary.into()).is_ok()
    {
        edit.text().clone_into(&mut text);
    }
    let blocks = described(&report.blocks, pictures);
    let name = |index: usize| Some(pictures.get(index)?.as_ref()?.name.clone());
    text.push_str(&markdown::write(&blocks, &document.notes, &name));
    let (beside, edits, origin, before) = (Vec::new(), Vec::new(), None, None);
    Change { path, before, text, edits, beside, proposals, origin }
}

/// Writes proposals as the lines of `metrics`, each below its sentence.
fn offer(proposals: &[Proposal]) -> String {
    let mut lines = String::new();
    for it in proposals {
        let others = if it.others.is_empty() {
            String::new()
        } else {
            format!(" (hoặc {})", it.others.join(", "))
        };
        let (metric, wording, sentence) = (&it.metric, &it.wording, &it.sentence);
        let _infallible = write!(lines, "\n  # “{sentence}”{others}\n  {metric}: {wording}");
    }
    lines
}

/// Gives the first sentences of the text, as many as a summary has room for.
fn summary(blocks: &[Block]) -> Option<String> {
    const ROOM: usize = 240;
    let first = blocks.iter().find_map(|it| match it {
        Block::Paragraph(paragraph) if paragraph.role == Role::Plain => {
            Some(paragraph.plain()).filter(|it| it.chars().count() >= 40)
        }
        _ => None,
    })?;
    let ends = first.match_indices(". ").map(|(at, _)| at + 1);
    let fits = |end: &usize| first[..*end].chars().count() <= ROOM;
    let end = ends.chain([first.len()]).filter(fits).last();
    let cut = || first.char_indices().nth(ROOM).map_or(first.len(), |(at, _)| at);
    let end = end.unwrap_or_else(|| first[..cut()].rfind(' ').unwrap_or(first.len()));
    Some(first[..end].to_owned())
}

/// Gives pictures without words some, for their editor to better.
fn described(blocks: &[Block], pictures: &[Option<Kept>]) -> Vec<Block> {
    let mut blocks = blocks.to_vec();
    for block in &mut blocks {
        let Block::Paragraph(paragraph) = block else { continue };
        for span in &mut paragraph.spans {
            if let SpanKind::Picture(index, words) = &mut span.kind
                && words.is_empty()
                && let Some(Some(kept)) = pictures.get(*index)
            {
                let name = kept.name.rsplit_once('.').map_or(&*kept.name, |(stem, _)| stem);
                *words = format!("Hình {}: cần lời tả", name.trim_start_matches("hinh-"));
            }
        }
    }
    blocks
}

/// Says what was met in a report, and what its editor is to look at.
fn notes(file: &FilePath, report: &Report, document: &Document, change: &Change) -> Vec<Text> {
    let has = |met: Met| document.met.contains(&met);
    let skipped = report_pictures(report) > change.beside.len();
    let told = [
        (
            true,
            "xem lại tóm tắt (lấy từ câu đầu), loại và lĩnh vực (đang để mẫu)",
            "look at the summary, taken from the first sentence, and at kind and field, which are examples",
        ),
        (
            has(Met::Changes),
            "có sửa đổi đang theo dõi (Track Changes): lấy chữ như khi đã chấp nhận hết",
            "has tracked changes: the text is taken as if all were accepted",
        ),
        (
            has(Met::Comments),
            "có lời bình (Comments): không lấy",
            "has comments: they are left out",
        ),
        (
            has(Met::Boxes),
            "có hộp văn bản (Text Box): chữ trong hộp đặt sau đoạn mà hộp gắn vào, xem lại thứ tự",
            "has text boxes: their text stands behind the paragraph that they hang on; look at the order",
        ),
        (
            has(Met::Legacy),
            "có chữ TCVN3 (ABC) hoặc VNI: đã đổi sang Unicode, xem lại chữ hoa",
            "has text in TCVN3 (ABC) or VNI: converted, look at the capitals",
        ),
        (
            report.is_trimmed,
            "bỏ phần quốc hiệu, số văn bản, nơi nhận, chữ ký",
            "the head of the paper, its recipients and signature are left out",
        ),
        (
            !change.beside.is_empty(),
            "có ảnh: viết lời tả cho từng ảnh, xin phép người trong ảnh",
            "has pictures: describe each, and ask the people in them",
        ),
        (
            skipped,
            "có hình vẽ hoặc ảnh loại không dùng được: bỏ qua, chèn lại bằng ảnh JPEG, PNG",
            "has drawings or pictures of a kind that cannot be used: they are left out",
        ),
    ];
    let told = told.into_iter().filter(|(is_so, ..)| *is_so);
    told.map(|(_, vi, en)| Text::new(format!("{file}: {vi}"), format!("{file}: {en}"))).collect()
}

fn report_pictures(report: &Report) -> usize {
    let spans = report.blocks.iter().flat_map(|it| match it {
        Block::Paragraph(paragraph) => paragraph.spans.clone(),
        Block::Table(rows) => {
            rows.iter().flatten().flatten().flat_map(|it| it.spans.clone()).collect()
        }
    });
    spans.filter(|it| matches!(it.kind, SpanKind::Picture(..))).count()
}
