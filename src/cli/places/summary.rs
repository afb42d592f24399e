//! What an import changes, as its editor reads it.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::find::today;
use crate::catalogue::places::list::{Listing, Span};
use crate::catalogue::places::tables::Key;
use crate::catalogue::places::update::Updated;
use crate::catalogue::places::{PlaceId, Registry};
use crate::diagnostic::place::date;
use crate::diagnostic::{Lang, Text};

/// How many units of a kind are listed before the rest are counted.
const LISTED: usize = 20;

/// An import about to be told.
pub(super) struct Summary<'a> {
    pub(super) before: &'a Registry,
    pub(super) listing: &'a Listing,
    pub(super) updated: &'a Updated,
}

impl Summary<'_> {
    /// Writes the summary.
    pub(super) fn text(&self, lang: Lang) -> String {
        let changes = &self.updated.changes;
        let mut text = self.head(lang);
        let pairs = |pairs: &[(Key, Key)]| {
            let line = |(before, after): &(Key, Key)| self.change(before, after, lang);
            pairs.iter().map(line).collect::<Vec<_>>()
        };
        let units = |keys: &[Key]| keys.iter().map(|key| self.unit(key)).collect::<Vec<_>>();
        let fates = |keys: &[&Key]| keys.iter().map(|key| self.ended(key, lang)).collect();
        // Of a unit that ends by this list its own line says where it went.
        let traced = changes.traced.iter().filter(|key| !self.is_told(key)).collect::<Vec<_>>();
        let ended = fates(&changes.ended.iter().collect::<Vec<_>>());
        for (vi, en, lines) in [
            ("đơn vị mới", "new", units(&changes.added)),
            ("đơn vị đổi tên", "renamed", pairs(&changes.renamed)),
            (
                "đơn vị đổi cấp trên hoặc địa giới",
                "moved, or other in extent",
                pairs(&changes.moved),
            ),
            ("đơn vị không còn", "ended", ended),
            ("đơn vị được sửa cho đúng danh mục", "corrected", units(&changes.mended)),
            ("đơn vị cũ nay rõ thuộc nơi nào", "old units now traced", fates(&traced)),
        ] {
            group(&mut text, &Text::new(vi, en), &lines, lang);
        }
        if !self.listing.units.is_empty() {
            let unchanged = Text::new("đơn vị giữ nguyên", "unchanged");
            let _ = writeln!(text, "{:>6}  {}", changes.unchanged, unchanged.get(lang));
        }
        for note in self.notes() {
            let _ = writeln!(text, "\n{}", note.get(lang));
        }
        text
    }

    /// Tells whether a unit that ended is in one of the other groups.
    fn is_told(&self, key: &Key) -> bool {
        let changes = &self.updated.changes;
        let mut before = changes.renamed.iter().chain(&changes.moved).map(|(before, _)| before);
        changes.ended.contains(key) || before.any(|before| before == key)
    }

    fn head(&self, lang: Lang) -> String {
        let file = &self.listing.file;
        let head = match self.listing.day.filter(|_| self.listing.span == Span::Day) {
            Some(day) => Text::new(
                format!("{file}, có hiệu lực từ {}:", date(day, Lang::Vi)),
                format!("{file}, from {}:", date(day, Lang::En)),
            ),
            None => Text::new(format!("{file}:"), format!("{file}:")),
        };
        format!("{}\n", head.get(lang))
    }

    /// Shows a unit of the new tables, or of the old ones if it never was.
    fn unit(&self, key: &Key) -> String {
        let registries = [&self.updated.registry, self.before];
        let found = registries.iter().find_map(|it| Some(it.full_name(it.keyed(key)?)));
        format!("{:<5}  {}", key.0, found.unwrap_or_default())
    }

    fn ended(&self, key: &Key, lang: Lang) -> String {
        let registry = &self.updated.registry;
        let fate = registry.keyed(key).map(|id| today(registry, id));
        let fate = fate.map(|fate| format!("; {}", fate.get(lang))).unwrap_or_default();
        format!("{}{fate}", self.unit(key))
    }

    fn change(&self, before: &Key, after: &Key, lang: Lang) -> String {
        let registry = &self.updated.registry;
        let name = registry.keyed(after).map(|id| registry.full_name(id)).unwrap_or_default();
        let old = self.unit(before);
        let unknown = if self.updated.changes.unknown.contains(before) {
            Text::new(
                "; chưa xác định đơn vị cũ nay thuộc nơi nào",
                "; it is not known what became of the old unit",
            )
        } else {
            Text::default()
        };
        if old.ends_with(&name) {
            return self.ended(before, lang);
        }
        format!("{old} → {name}{}", unknown.get(lang))
    }

    fn notes(&self) -> Vec<Text> {
        let changes = &self.updated.changes;
        let notes = [self.restored(), untouched(changes.untouched.len())];
        let unknown = unknown(changes.unknown.len());
        let credit = (!changes.is_empty()).then(credit);
        notes.into_iter().flatten().chain(self.emptied()).chain(unknown).chain(credit).collect()
    }

    /// Warns of provinces that lose most of their communes without a trace: the list may be a part.
    fn emptied(&self) -> Vec<Text> {
        let changes = &self.updated.changes;
        let mut lost: BTreeMap<PlaceId, usize> = BTreeMap::new();
        for key in changes.ended.iter().filter(|key| changes.unknown.contains(key)) {
            let Some(id) = self.before.keyed(key) else { continue };
            if let Some(province) = self.before.ancestors(id).last() {
                *lost.entry(province).or_default() += 1;
            }
        }
        lost.into_iter().filter_map(|(province, lost)| self.emptied_of(province, lost)).collect()
    }

    fn emptied_of(&self, province: PlaceId, lost: usize) -> Option<Text> {
        let before = self.before;
        let inside = |id: &PlaceId| before.ancestors(*id).last() == Some(province);
        let standing = before.ids().filter(|id| before.get(*id).is_current() && inside(id)).count();
        let name = before.get(province).name;
        (lost * 2 > standing).then(|| {
            Text::new(
                format!("Chú ý: {name} mất {lost}/{standing} đơn vị mà không rõ nay thuộc đâu. Danh mục có đủ xã, phường của tỉnh ấy không?"),
                format!("Note: {name} loses {lost} of {standing} units without a trace. Does the list hold all of its communes?"),
            )
        })
    }

    fn restored(&self) -> Option<Text> {
        let (written, code) = self.listing.restored.first()?;
        let count = self.listing.restored.len();
        Some(Text::new(
            format!("Đã thêm lại số 0 đứng đầu cho {count} ô mã, như `{written}` thành `{code}`."),
            format!("Leading zeros were put back in {count} cells, as `{written}` to `{code}`."),
        ))
    }
}

/// Adds a heading with the count of some lines, and the first of them.
fn group(text: &mut String, heading: &Text, lines: &[String], lang: Lang) {
    if lines.is_empty() {
        return;
    }
    let _ = writeln!(text, "{:>6}  {}", lines.len(), heading.get(lang));
    for line in lines.iter().take(LISTED) {
        let _ = writeln!(text, "          {line}");
    }
    let rest = lines.len().saturating_sub(LISTED);
    if rest > 0 {
        let rest = Text::new(format!("và {rest} đơn vị khác"), format!("and {rest} more"));
        let _ = writeln!(text, "          {}", rest.get(lang));
    }
}

fn untouched(count: usize) -> Option<Text> {
    let en = match count {
        0 => return None,
        1 => "The list does not speak of 1 province; it stays as it is.".to_owned(),
        _ => format!("The list does not speak of {count} provinces; they stay as they are."),
    };
    Some(Text::new(
        format!("Danh mục không nhắc đến {count} tỉnh, thành phố; nơi ấy giữ nguyên."),
        en,
    ))
}

fn unknown(count: usize) -> Option<Text> {
    (count > 0).then(|| {
        Text::new(
            format!(
                "{count} đơn vị cũ chưa xác định nay thuộc nơi nào, và trang sẽ ghi như vậy. Khi đã rõ, thêm cột “Mã cũ” vào danh mục rồi nhập lại, hoặc ghi vào content/dia-ban/ke-thua.csv."
            ),
            format!(
                "Old units of which it is not known what became: {count}. Pages will say so. Once it is, add a column “Mã cũ” of former codes and import again, or write content/dia-ban/ke-thua.csv."
            ),
        )
    })
}

fn credit() -> Text {
    Text::new(
        "Nhớ ghi nguồn của danh mục vào content/dia-ban/nguon.yaml.",
        "Remember to say in content/dia-ban/nguon.yaml where the list comes from.",
    )
}
