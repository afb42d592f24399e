//! The pictures of a book, read once each, bare of metadata.

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::FilePath;
use crate::media::{Format, bare};
use crate::print::book::{Book, Picture};
use crate::source::scan::Asset;

/// The most pixels that a picture is wide: 300 dpi over the 165 mm of text on a page of A4.
const WIDEST: u32 = 1950;

/// The pictures of a book by file.
pub(in crate::print) struct Pictures(BTreeMap<FilePath, Shown>);

/// A picture that can be shown.
pub(in crate::print) struct Shown {
    /// The name of its file in the archive.
    pub(in crate::print) name: String,
    /// The kind of its file, as the web names it.
    pub(in crate::print) media_type: &'static str,
    pub(in crate::print) bytes: Vec<u8>,
    pub(in crate::print) width: u32,
    pub(in crate::print) height: u32,
}

impl Pictures {
    /// Reads the pictures of a book; what cannot be read is left out, and has been told before.
    pub(in crate::print) fn read(book: &Book) -> Self {
        let divisions = book.divisions();
        let pictures = divisions.iter().flat_map(|(_, it)| &it.pictures);
        let assets: BTreeMap<&FilePath, &Asset> =
            pictures.filter_map(|it| it.asset.as_deref()).map(|it| (&it.path, it)).collect();
        let assets: Vec<_> = assets.into_iter().enumerate().collect();
        let shown = assets
            .into_par_iter()
            .filter_map(|(at, (path, asset))| Some((path.clone(), show(asset, at + 1)?)));
        Self(shown.collect())
    }

    /// Finds the file of a picture.
    pub(in crate::print) fn find(&self, picture: Option<&Picture>) -> Option<&Shown> {
        self.0.get(&picture?.asset.as_ref()?.path)
    }

    /// Gives all pictures in the order of their names.
    pub(in crate::print) fn iter(&self) -> impl Iterator<Item = &Shown> {
        self.0.values()
    }
}

fn show(asset: &Asset, number: usize) -> Option<Shown> {
    let bare = bare(&asset.read().ok()?, WIDEST).ok()?;
    let (extension, media_type) = match bare.format {
        Format::Png => ("png", "image/png"),
        _ => ("jpg", "image/jpeg"),
    };
    Some(Shown {
        name: format!("anh-{number:03}.{extension}"),
        media_type,
        bytes: bare.bytes,
        width: bare.width,
        height: bare.height,
    })
}
