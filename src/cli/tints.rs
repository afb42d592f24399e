//! The colours that stand in for pictures until they have come, each found once for all builds of a showcase.

use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use super::copies::{Memory, room};
use crate::emit::{Cache, Key, Shard};
use crate::media::{self, Tint};
use crate::site::Showcase;
use crate::site::pictures::Picture;

/// Gives the pictures of a showcase their colours: all at once, or, where others build most of its pages, each when
/// a page asks for it.
pub(super) fn tint(
    showcase: &mut Showcase,
    root: &Path,
    shard: Option<Shard>,
    memory: Arc<Memory>,
) {
    let cache = Cache::new(&root.join(".danvan/cache"));
    let bytes = move |picture: &Picture| {
        let kept = cache.get(Key::from(media::tint_key(&picture.hash)));
        kept.or_else(|| find(picture, &cache, &memory))
    };
    let pictures = Arc::make_mut(&mut showcase.pictures);
    pictures.tint_by(move |picture| Tint::of_bytes(&bytes(picture)?));
    if shard.is_none() {
        let pictures = &*pictures;
        let all: Vec<&Picture> = pictures.iter().collect();
        all.into_par_iter().for_each(|it| {
            pictures.tint(it);
        });
    }
}

/// Finds the colour of a picture and keeps it; that it has none is kept as nothing. A picture that cannot be
/// read now is told of when its copies are made, from the same bytes.
fn find(picture: &Picture, cache: &Cache, memory: &Memory) -> Option<Vec<u8>> {
    let _room = memory.take(room(picture));
    let source = picture.asset.read().ok()?;
    if blake3::hash(&source) != picture.hash {
        return None;
    }
    let tint = media::tint(&source).ok()?;
    let bytes = tint.map(|it| it.bytes().to_vec()).unwrap_or_default();
    cache.put(Key::from(media::tint_key(&picture.hash)), &bytes);
    Some(bytes)
}
