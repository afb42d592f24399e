//! The pictures of a book, each scaled to the size that it is printed at: Typst keeps every decoded
//! picture in memory, and a printer needs no more than 300 dots an inch.

use std::collections::BTreeMap;

use rayon::prelude::*;
use typst::foundations::Bytes;

use super::super::book::{Book, Picture};
use super::Size;
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

/// The pictures of a book by their files.
#[derive(Debug, Default)]
pub(super) struct Pictures(BTreeMap<FilePath, Set>);

impl Pictures {
    /// Reads and scales every picture of a book; tells of those that cannot be printed, and warns
    /// of those that will look coarse.
    pub(super) fn read(book: &Book, size: Size) -> (Self, Vec<Diagnostic>) {
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
            .map(|(number, (path, (asset, at)))| (path, set(asset, number, &at, size)))
            .collect();
        let (mut pictures, mut problems) = (BTreeMap::new(), Vec::new());
        for (path, (set, problem)) in read {
            problems.extend(problem.map(|it| *it));
            pictures.extend(set.map(|set| (path, set)));
        }
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

type Trouble = Option<Box<Diagnostic>>;

fn set(asset: &Asset, number: usize, at: &Location, size: Size) -> (Option<Set>, Trouble) {
    let file = asset.path.rsplit('/').next().unwrap_or_default();
    let bytes = match asset.read() {
        Ok(bytes) => bytes,
        Err(why) => {
            return (None, Some(Box::new(diagnostic::disk::unreadable(&asset.path, &why))));
        }
    };
    match scaled(&bytes, number, size) {
        Ok((set, probe)) => {
            let dots = probe.width.saturating_mul(254) / set.width.max(1);
            let coarse =
                || Box::new(problem::coarse_picture(at.clone(), file, dots, set.width / 10));
            let problem = (dots < COARSE).then(coarse);
            (Some(set), problem)
        }
        Err(error) => (None, Some(Box::new(error.diagnostic(at.clone(), file)))),
    }
}

fn scaled(bytes: &[u8], number: usize, size: Size) -> Result<(Set, Probe), PictureError> {
    let probe = media::probe(bytes)?;
    let width = printed(&probe, size);
    let rendition = Rendition::Fallback { width: width.saturating_mul(FINE) / 254 };
    let bytes = Bytes::new(media::render(bytes, &rendition)?);
    let path = format!("/anh-{number}.{}", rendition.extension(&probe));
    Ok((Set { path, width, bytes }, probe))
}

/// Gives the widest and the highest that a picture may be, in tenths of a millimetre.
fn room(size: Size) -> (u32, u32) {
    match size {
        Size::A4 => (1600, 1500),
        Size::A5 => (1130, 1050),
    }
}

/// Gives the printed width in tenths of a millimetre: that of the text, less for a tall picture.
fn printed(probe: &Probe, size: Size) -> u32 {
    let (widest, highest) = room(size);
    let (width, height) = (u64::from(probe.width.max(1)), u64::from(probe.height.max(1)));
    let by_height = u64::from(highest) * width / height;
    u32::try_from(by_height).unwrap_or(widest).clamp(1, widest)
}
