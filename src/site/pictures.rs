//! The pictures that pages show: which copies there are and where they stand.
//!
//! Only headers are read here; copies are made when they are written.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use crate::catalogue::{Catalogue, Entry};
use crate::diagnostic::{self, Diagnostic, FilePath, Location};
use crate::media::{self, Formats, PictureError, Probe, Rendition, Tint};
use crate::source::scan::Asset;
use crate::story::Facts;

/// A picture of the showcase.
#[derive(Clone, Debug)]
pub struct Picture {
    /// The file.
    pub asset: Arc<Asset>,
    /// Hash of its bytes.
    pub hash: blake3::Hash,
    /// What its header says.
    pub probe: Probe,
    /// Which kinds of copies are made.
    formats: Formats,
    /// The colour that stands in for it until it has come, once it was asked for.
    tint: OnceLock<Option<Tint>>,
}

impl Picture {
    /// Lists its copies.
    pub fn renditions(&self) -> Vec<Rendition> {
        media::renditions(&self.probe, self.formats)
    }

    /// Gives the address of a copy. It names the bytes, so that it may be kept for ever.
    pub fn url(&self, rendition: Rendition) -> String {
        let (width, _) = rendition.size(&self.probe);
        let key = media::key(&self.hash, &rendition).to_hex();
        format!("/anh/{}-{width}.{}", &key[..16], rendition.extension(&self.probe))
    }
}

/// All pictures by file.
#[derive(Clone, Debug, Default)]
pub struct Pictures {
    by_file: BTreeMap<FilePath, Picture>,
    tinter: Option<Tinter>,
}

/// Finds the colour of a picture.
type Find = dyn Fn(&Picture) -> Option<Tint> + Send + Sync;

/// Finds the colours of pictures.
#[derive(Clone)]
struct Tinter(Arc<Find>);

impl fmt::Debug for Tinter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tinter")
    }
}

impl Pictures {
    /// Reads the header of every picture that a story shows. Those of stories that readers do not
    /// see yet are looked at, and left out.
    pub fn probe(catalogue: &Catalogue, formats: Formats) -> (Self, Vec<Diagnostic>) {
        let shown = catalogue.iter().flat_map(|(_, entry)| shown_by(entry));
        let translated = catalogue.translations().values();
        let translated = translated.flat_map(|it| in_text(&it.story.facts, &it.images));
        let shown: Vec<_> = shown.chain(translated).collect();
        let published: BTreeSet<FilePath> =
            shown.iter().map(|(_, it)| Arc::clone(&it.path)).collect();
        let hidden = catalogue.hidden().iter().flat_map(shown_by);
        let all: Vec<_> = shown.into_iter().chain(hidden).collect();
        let unique: BTreeMap<FilePath, Arc<Asset>> =
            all.iter().map(|(_, it)| (Arc::clone(&it.path), Arc::clone(it))).collect();
        let probed: BTreeMap<FilePath, Result<Picture, Trouble>> =
            unique.into_par_iter().map(|(path, asset)| (path, probe(asset, formats))).collect();
        let mut diagnostics = Vec::new();
        for (at, asset) in all {
            let file = asset.path.rsplit('/').next().unwrap_or_default();
            match &probed[&asset.path] {
                Ok(picture) if picture.probe.animated => {
                    diagnostics.push(diagnostic::picture::animated(at, file));
                }
                Ok(_) => {}
                Err(Trouble::Disk(why)) => {
                    diagnostics.push(diagnostic::disk::unreadable(&asset.path, why));
                }
                Err(Trouble::Picture(error)) => diagnostics.push(error.diagnostic(at, file)),
            }
        }
        let good = probed.into_iter().filter_map(|(path, it)| Some((path, it.ok()?)));
        let good = good.filter(|(path, _)| published.contains(path));
        (Self { by_file: good.collect(), tinter: None }, diagnostics)
    }

    /// Finds a picture.
    pub fn get(&self, file: &str) -> Option<&Picture> {
        self.by_file.get(file)
    }

    /// Takes who finds the colour of a picture; what he says of one must hang on its bytes alone.
    pub fn tint_by(&mut self, find: impl Fn(&Picture) -> Option<Tint> + Send + Sync + 'static) {
        self.tinter = Some(Tinter(Arc::new(find)));
    }

    /// Gives the colour that stands in for a picture until it has come; none but in a full build. It is looked
    /// for once, when the first page asks for it: decoding costs more than all else of a page.
    pub fn tint(&self, picture: &Picture) -> Option<Tint> {
        let Tinter(find) = self.tinter.as_ref()?;
        *picture.tint.get_or_init(|| find(picture))
    }

    /// Gives every picture in order of path.
    pub fn iter(&self) -> impl Iterator<Item = &Picture> {
        self.by_file.values()
    }
}

enum Trouble {
    Disk(std::io::Error),
    Picture(PictureError),
}

fn probe(asset: Arc<Asset>, formats: Formats) -> Result<Picture, Trouble> {
    media::weigh(asset.length().map_err(Trouble::Disk)?).map_err(Trouble::Picture)?;
    let bytes = asset.read().map_err(Trouble::Disk)?;
    let probe = media::probe(&bytes).map_err(Trouble::Picture)?;
    Ok(Picture { hash: blake3::hash(&bytes), asset, probe, formats, tint: OnceLock::new() })
}

/// Gives the pictures of a story with the place that names each.
fn shown_by(entry: &Entry) -> Vec<(Location, Arc<Asset>)> {
    let facts = &entry.story.facts;
    let at = |span: &std::ops::Range<usize>| Location::span(&facts.file, span.clone());
    let front = facts.pictures.iter().zip(&entry.pictures);
    front
        .filter_map(|(picture, asset)| Some((at(&picture.file.span), asset.clone()?)))
        .chain(in_text(facts, &entry.images))
        .collect()
}

/// Gives the pictures of a text with the place that names each.
fn in_text(facts: &Facts, assets: &[Option<Arc<Asset>>]) -> Vec<(Location, Arc<Asset>)> {
    let images = facts.images.iter().zip(assets);
    let at = |span: &std::ops::Range<usize>| Location::span(&facts.file, span.clone());
    images.filter_map(|(image, asset)| Some((at(&image.span), asset.clone()?))).collect()
}
