//! The pictures of a book, each scaled to the size that it is printed at: Typst keeps every decoded
//! picture in memory, and a printer needs no more than 300 dots an inch.

use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::foundations::Bytes;

use super::super::book::{Book, Picture};
use super::{Size, paper};
use crate::diagnostic::{self, Diagnostic, FilePath, Location, print as problem};
use crate::media::{self, PictureError, Probe, Rendition};
use crate::source::scan::Asset;

/// Dots an inch that pictures are scaled to.
const FINE: u32 = 300;
/// Dots an inch below which a print looks coarse.
const COARSE: u32 = 200;

/// A picture ready to be set.
#[derive(Clone, Debug)]
pub(super) struct Set {
    /// Its path in the book.
    pub(super) path: String,
    /// Its printed width in tenths of a millimetre.
    pub(super) width: u32,
    bytes: Bytes,
}

/// A picture scaled for a size of page.
#[derive(Clone, Debug)]
struct Scaled {
    width: u32,
    /// Dots an inch that the original has at that width.
    dots: u32,
    extension: &'static str,
    bytes: Bytes,
}

/// The pictures that were scaled for the last book, by what they were made from: while a book is
/// written, its photographs hardly ever change.
#[derive(Clone, Debug, Default)]
pub(super) struct Memory(BTreeMap<([u8; 32], Size), Scaled>);

/// The pictures of a book by their files.
#[derive(Debug, Default)]
pub(super) struct Pictures(BTreeMap<FilePath, Set>);

impl Pictures {
    /// Reads and scales every picture of a book; tells of those that cannot be printed, and warns
    /// of those that will look coarse.
    pub(super) fn read(book: &Book, size: Size, memory: &mut Memory) -> (Self, Vec<Diagnostic>) {
        let mut assets: BTreeMap<FilePath, (&Asset, Location)> = BTreeMap::new();
        for (_, division) in book.divisions() {
            for picture in &division.pictures {
                let Some(asset) = &picture.asset else { continue };
                let file = division.file.as_ref().unwrap_or(&asset.path);
                let at = Location::span(file, picture.span.clone());
                assets.entry(asset.path.clone()).or_insert((asset, at));
            }
        }
        let numbered: Vec<_> = assets.into_iter().enumerate().collect();
        let read: Vec<_> = numbered
            .into_par_iter()
            .map(|(number, (path, (asset, at)))| {
                (path, number, at.clone(), scale(asset, &at, size, memory))
            })
            .collect();
        let (mut pictures, mut problems) = (BTreeMap::new(), Vec::new());
        let mut kept = BTreeMap::new();
        for (path, number, at, scaled) in read {
            match scaled {
                Ok((hash, scaled)) => {
                    problems.extend(coarse(&path, at, &scaled));
                    pictures.insert(path, scaled.numbered(number));
                    kept.insert((hash, size), scaled);
                }
                Err(problem) => problems.push(*problem),
            }
        }
        memory.0 = kept;
        (Self(pictures), problems)
    }

    /// Finds a picture of the text.
    pub(super) fn find(&self, picture: &Picture) -> Option<&Set> {
        self.0.get(&picture.asset.as_ref()?.path)
    }

    /// Gives the files of the pictures by their paths in the book.
    pub(super) fn files(&self) -> impl Iterator<Item = (String, Bytes)> {
        self.0.values().map(|set| (set.path.clone(), set.bytes.clone()))
    }
}

impl Scaled {
    fn numbered(&self, number: usize) -> Set {
        let path = format!("/anh-{number}.{}", self.extension);
        Set { path, width: self.width, bytes: self.bytes.clone() }
    }
}

/// Warns of a picture that will look coarse.
fn coarse(path: &FilePath, at: Location, scaled: &Scaled) -> Option<Diagnostic> {
    let file = path.rsplit('/').next().unwrap_or_default();
    let told = || problem::coarse_picture(at, file, scaled.dots, scaled.width / 10);
    (scaled.dots < COARSE).then(told)
}

/// Reads and scales a picture, unless it was scaled for the last book already.
fn scale(
    asset: &Asset,
    at: &Location,
    size: Size,
    memory: &Memory,
) -> Result<([u8; 32], Scaled), Box<Diagnostic>> {
    let unreadable = |why| Box::new(diagnostic::disk::unreadable(&asset.path, &why));
    let bytes = asset.read().map_err(unreadable)?;
    let hash = *blake3::hash(&bytes).as_bytes();
    if let Some(known) = memory.0.get(&(hash, size)) {
        return Ok((hash, known.clone()));
    }
    let file = asset.path.rsplit('/').next().unwrap_or_default();
    let scaled = scaled(&bytes, size);
    let scaled = scaled.map_err(|error| Box::new(error.diagnostic(at.clone(), file)))?;
    Ok((hash, scaled))
}

fn scaled(bytes: &[u8], size: Size) -> Result<Scaled, PictureError> {
    let probe = media::probe(bytes)?;
    let width = printed(&probe, size);
    let rendition = Rendition::Fallback { width: width.saturating_mul(FINE) / 254 };
    let bytes = Bytes::new(media::render(bytes, &rendition)?);
    let dots = probe.width.saturating_mul(254) / width.max(1);
    Ok(Scaled { width, dots, extension: rendition.extension(&probe), bytes })
}

/// Gives the printed width in tenths of a millimetre: that of the text, less for a tall picture.
fn printed(probe: &Probe, size: Size) -> u32 {
    let (widest, highest) = (paper::width(size), paper::height(size));
    let (width, height) = (u64::from(probe.width.max(1)), u64::from(probe.height.max(1)));
    let by_height = u64::from(highest) * width / height;
    u32::try_from(by_height).unwrap_or(widest).clamp(1, widest)
}
