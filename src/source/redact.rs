//! What must not be published, taken out of text before any stage reads it: names of people, and
//! files.
//!
//! Front matter is redacted value by value, Markdown event by event (see `markdown::redact`), and both
//! before anything is made of them: so pages, search, data and print cannot know what was taken out.
//! The author's files are never changed.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::markdown::link_kind;
use super::path::join;
use super::text::decode_percent;
use crate::diagnostic::FilePath;
use crate::source::markdown::LinkKind;
use crate::vi::names::Names;
use crate::vi::slug::slugify;

/// What must not be published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redaction {
    names: Names,
    /// The parts of addresses that names become, and what stands instead of each.
    slugs: Vec<(String, String)>,
    files: BTreeSet<FilePath>,
}

impl Redaction {
    /// Takes a name out, and says something instead.
    pub fn hide_name(&mut self, name: &str, instead: &str) {
        self.names.add(name, instead);
        let slug = (slugify(name), slugify(instead));
        if !slug.0.is_empty() && !self.slugs.contains(&slug) {
            self.slugs.push(slug);
        }
    }

    /// Takes a file out.
    pub fn hide_file(&mut self, file: FilePath) {
        self.files.insert(file);
    }

    /// Tells whether all may be published.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.files.is_empty()
    }

    /// Gives the names.
    pub(super) fn names(&self) -> &Names {
        &self.names
    }

    /// Tells whether a text holds a name.
    pub fn is_told_in(&self, text: &str) -> bool {
        !self.names.find(text).is_empty()
    }

    /// Gives a text without the names.
    pub fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        self.names.replace(text)
    }

    /// Takes the names out of a text.
    pub fn mend(&self, text: &mut String) {
        if let Cow::Owned(redacted) = self.text(text) {
            *text = redacted;
        }
    }

    /// Tells whether an address within the site, as written in a file of `folder`, leads to a file that
    /// was taken out.
    pub fn hides(&self, folder: &str, written: &str) -> bool {
        !self.files.is_empty()
            && join(folder, &decode_percent(written)).is_some_and(|it| self.hides_file(&it))
    }

    /// Tells whether a file was taken out.
    pub fn hides_file(&self, file: &str) -> bool {
        self.files.contains(file)
    }

    /// Gives an address without the names: those of another site lose them wherever they stand, those
    /// of this one where they name a heading, which has lost them too.
    pub fn address(&self, address: &str) -> Option<String> {
        if self.names.is_empty() {
            return None;
        }
        if !matches!(link_kind(address), Some(LinkKind::Internal | LinkKind::Anchor)) {
            let decoded = decode_percent(&address.replace('+', " "));
            return self.is_told_in(&decoded).then(|| self.text(&decoded).replace(' ', "%20"));
        }
        let (page, heading) = address.split_once('#')?;
        Some(format!("{page}#{}", self.slug(&decode_percent(heading))?))
    }

    /// Gives a part of an address without the names; nothing where it holds none.
    pub fn slug(&self, slug: &str) -> Option<String> {
        let mut redacted = format!("-{slug}-");
        for (name, instead) in &self.slugs {
            redacted = redacted.replace(&format!("-{name}-"), &format!("-{instead}-"));
        }
        let redacted = redacted.trim_matches('-');
        (redacted != slug.trim_matches('-')).then(|| redacted.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn redaction() -> Redaction {
        let mut redaction = Redaction::default();
        redaction.hide_name("Nguyễn Thị Lan", "(tên đã gỡ)");
        redaction.hide_file("content/mo-hinh/x/anh đẹp.jpg".into());
        redaction
    }

    #[test]
    fn addresses_lose_names_where_that_breaks_nothing_of_ours() {
        let redaction = redaction();
        for (address, expected) in [
            (
                "https://a.vn/?q=Nguy%E1%BB%85n+Th%E1%BB%8B+Lan",
                Some("https://a.vn/?q=(tên%20đã%20gỡ)"),
            ),
            ("https://a.vn/?q=Tr%E1%BA%A7n", None),
            ("x.md#ba-nguyen-thi-lan", Some("x.md#ba-ten-da-go")),
            ("#nguyen-thi-lan", Some("#ten-da-go")),
            ("#nguyen-thi-lanh", None),
            ("nguyen-thi-lan.md", None),
        ] {
            assert_eq!(redaction.address(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn a_file_is_known_however_its_address_is_written() {
        let redaction = redaction();
        for written in ["anh đẹp.jpg", "./anh%20%C4%91%E1%BA%B9p.jpg", "../x/anh đẹp.jpg"] {
            assert!(redaction.hides("content/mo-hinh/x", written), "{written}");
        }
        assert!(!redaction.hides("content/mo-hinh", "anh đẹp.jpg"));
    }
}
