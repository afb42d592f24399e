//! What a volume's editor writes for it in Markdown, without front matter, beside the volume.

use std::sync::Arc;

use super::super::book::{Destination, Division, Picture};
use super::Maker;
use crate::diagnostic::front::nearest;
use crate::diagnostic::{FilePath, Location, print as problem};
use crate::source::markdown::prose::Prose;
use crate::source::markdown::{self, Hidden, LinkKind, Markdown};
use crate::source::path::{folder, join};
use crate::source::personal::{Looker, Voice};
use crate::source::scan::{Tree, VOLUMES};
use crate::source::text::{decode_percent, without_unseen};
use crate::story::Spanned;
use crate::vi::personal::Known;

impl Maker<'_> {
    /// Reads a file of text; an empty division where there is none.
    pub(super) fn own_text(&mut self, written: &Spanned<String>) -> Division {
        let tree = self.source.tree;
        let path = join(VOLUMES, &written.value);
        let Some((file, text)) = path.and_then(|it| tree.files.get_key_value(&it)) else {
            let near = nearest(&written.value, own_files(tree));
            let at = Location::span(&self.file, written.span.clone());
            self.found.push(problem::no_text(at, &written.value, near));
            return Division::default();
        };
        let (text, lang) = (without_unseen(text), self.source.config.lang());
        let redaction = &self.source.config.hidden;
        let hidden = Some(Hidden { redaction, folder: folder(file) });
        let (read, findings) = markdown::render_without(&text, 0, "", lang, hidden);
        self.found.extend(findings.iter().map(|it| it.diagnostic(file)));
        let mut looker = Looker::new(file, Voice::Office, Known::default());
        looker.text(&read.plain, |range| read.place(&text, range));
        self.found.append(&mut looker.found);
        Division {
            prose: Prose::read_without(&text, 0, lang, hidden),
            links: self.own_links(&read, file),
            pictures: self.own_pictures(&read, file),
            file: Some(file.clone()),
            ..Division::default()
        }
    }

    fn own_links(&mut self, read: &Markdown, file: &FilePath) -> Vec<Destination> {
        let mut links = Vec::with_capacity(read.links.len());
        for link in &read.links {
            links.push(match link.kind {
                LinkKind::External | LinkKind::Mail => Destination::Web(link.target.clone()),
                LinkKind::Anchor => Destination::Nowhere,
                LinkKind::Internal => self.own_link(&link.target, file, link.span.clone()),
            });
        }
        links
    }

    fn own_link(
        &mut self,
        target: &str,
        file: &FilePath,
        span: std::ops::Range<usize>,
    ) -> Destination {
        let path = target.split('#').next().unwrap_or_default();
        let Some(id) = self.source.catalogue.find(folder(file), &decode_percent(path)) else {
            self.found.push(problem::dead_link(Location::span(file, span), target));
            return Destination::Nowhere;
        };
        if let Some(anchor) = self.anchors.get(&id) {
            return Destination::Within(anchor.clone());
        }
        let url = self.source.catalogue.get(id).story.facts.url();
        Destination::Web(self.source.config.settings.base_url.full(&url))
    }

    fn own_pictures(&mut self, read: &Markdown, file: &FilePath) -> Vec<Picture> {
        let mut pictures = Vec::with_capacity(read.images.len());
        for image in &read.images {
            let path = join(folder(file), &decode_percent(&image.target));
            let asset = path.and_then(|it| self.source.tree.assets.get(&it)).cloned().map(Arc::new);
            if asset.is_none() {
                let at = Location::span(file, image.span.clone());
                self.found.push(problem::no_picture(at, &image.target));
            }
            let (span, credit) = (image.span.clone(), String::new());
            pictures.push(Picture { asset, span, credit, number: None });
        }
        pictures
    }
}

/// Gives the files of Markdown beside the volumes.
fn own_files(tree: &Tree) -> impl Iterator<Item = &str> {
    let own = tree.files.keys().filter_map(|it| it.strip_prefix(VOLUMES));
    own.filter(|it| it.rsplit_once('.').is_some_and(|(_, it)| it == "md"))
}
