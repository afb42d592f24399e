//! Pictures as shown, and as they stand in a body.

use std::sync::Arc;

use super::Builder;
use crate::catalogue::StoryId;
use crate::media::{Rendition, Tint};
use crate::site::view::{PictureView, SourceView};
use crate::source::markdown::Image;
use crate::source::scan::Asset;
use crate::story::facts::Picture;

impl Builder<'_> {
    /// Gives a picture of the front matter.
    pub(super) fn picture(
        self,
        id: StoryId,
        written: &Picture,
        asset: Option<&Arc<Asset>>,
    ) -> Option<PictureView> {
        let mut view = self.copies(asset?)?;
        let own = &self.catalogue().get(id).story.facts.pictures;
        let lang = if own.contains(written) { self.config().lang() } else { self.lang };
        lang.tag().clone_into(&mut view.lang);
        view.alt.clone_from(&written.alt);
        view.caption.clone_from(&written.caption);
        view.credit.clone_from(&written.credit);
        Some(view)
    }

    /// Gives the addresses of all pictures of a story, those that lead it first.
    pub(in crate::site) fn picture_urls(self, id: StoryId) -> Vec<String> {
        let entry = self.catalogue().get(id);
        let images = match self.catalogue().translation(id, self.lang) {
            Some(translation) => &translation.images,
            None => &entry.images,
        };
        let assets = entry.pictures.iter().chain(images).flatten();
        let mut urls: Vec<String> = Vec::new();
        for url in assets.filter_map(|it| self.fallback_url(it)) {
            // One that leads the story may stand in its text again.
            if !urls.contains(&url) {
                urls.push(url);
            }
        }
        urls
    }

    /// Gives the address of the copy that every browser can show.
    fn fallback_url(self, asset: &Arc<Asset>) -> Option<String> {
        let picture = self.showcase.pictures.get(&asset.path)?;
        Some(picture.url(fallback(&picture.renditions())?))
    }

    /// Gives the copies of a picture.
    fn copies(self, asset: &Arc<Asset>) -> Option<PictureView> {
        let pictures = &self.showcase.pictures;
        let picture = pictures.get(&asset.path)?;
        let renditions = picture.renditions();
        let fallback = fallback(&renditions)?;
        let (width, height) = fallback.size(&picture.probe);
        let source =
            |it: &Rendition| SourceView { url: picture.url(*it), width: it.size(&picture.probe).0 };
        let avif = renditions.iter().filter(|it| matches!(it, Rendition::Avif { .. }));
        let webp = renditions.iter().filter(|it| matches!(it, Rendition::WebP { .. }));
        let largest = webp.clone().max_by_key(|it| it.size(&picture.probe));
        Some(PictureView {
            src: picture.url(fallback),
            full: picture.url(*largest.unwrap_or(&fallback)),
            avif: avif.map(source).collect(),
            webp: webp.map(source).collect(),
            width,
            height,
            tint: pictures.tint(picture).map(Tint::classes).unwrap_or_default(),
            lang: String::new(),
            alt: String::new(),
            caption: String::new(),
            credit: String::new(),
        })
    }

    /// Writes the markup of a picture that stands in a body. It can be looked at by itself, unless its
    /// author has made it lead elsewhere.
    pub(super) fn body_picture(self, image: &Image, asset: Option<&Arc<Asset>>) -> String {
        let Some(view) = asset.and_then(|it| self.copies(it)) else { return String::new() };
        let base = self.config().base_path();
        let sources = |kind: &str, copies: &[SourceView]| {
            let sizes = copies.iter().map(|it| format!("{base}{} {}w", it.url, it.width));
            let sizes = sizes.collect::<Vec<_>>().join(", ");
            let source = || {
                format!(
                    "<source type=\"image/{kind}\" srcset=\"{sizes}\" sizes=\"(min-width: 48em) 42rem, 100vw\">"
                )
            };
            if copies.is_empty() { String::new() } else { source() }
        };
        let tint = match &*view.tint {
            "" => String::new(),
            classes => format!(" class=\"{classes}\""),
        };
        let markup = format!(
            "<picture>{}{}<img{tint} src=\"{base}{}\" width=\"{}\" height=\"{}\" alt=\"{}\" loading=\"lazy\" decoding=\"async\"></picture>",
            sources("avif", &view.avif),
            sources("webp", &view.webp),
            view.src,
            view.width,
            view.height,
            escape(&image.alt),
        );
        if image.linked {
            return markup;
        }
        format!("<a class=\"zoom\" href=\"{base}{}\">{markup}</a>", view.full)
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Finds the copy that every browser can show.
fn fallback(renditions: &[Rendition]) -> Option<Rendition> {
    renditions.iter().copied().find(|it| matches!(it, Rendition::Fallback { .. }))
}
