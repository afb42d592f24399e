//! Pictures in DOCX: the bytes as they are, with what they show for those who cannot see them.

use super::super::package::pictures::Shown;
use super::part::{Part, Relation};

/// The units of length of pictures in a twentieth of a point, and in a pixel of a screen.
const TWENTIETH: u64 = 635;
const PIXEL: u64 = 9525;

/// A room for pictures, in twentieths of a point.
#[derive(Clone, Copy, Debug)]
pub(super) struct Room {
    pub(super) width: usize,
    pub(super) height: usize,
}

/// Writes a run that holds a picture, no larger than the room and never enlarged.
pub(super) fn picture(part: &mut Part, shown: &Shown, number: usize, alt: &str, room: Room) {
    let id = part.refer(Relation::Picture(shown.name.clone()));
    let (width, height) = fit(shown, room);
    let (width, height, number) = (width.to_string(), height.to_string(), number.to_string());
    let xml = &mut part.xml;
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    let apart = [("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")];
    xml.open("wp:inline", &apart);
    xml.empty("wp:extent", &[("cx", &width), ("cy", &height)]);
    xml.empty("wp:docPr", &[("id", &number), ("name", &shown.name), ("descr", alt)]);
    let uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
    xml.open("a:graphic", &[]);
    xml.open("a:graphicData", &[("uri", uri)]);
    xml.open("pic:pic", &[]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", &number), ("name", &shown.name), ("descr", alt)]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    xml.empty("a:blip", &[("r:embed", &id)]);
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close();
    xml.close();
    xml.open("pic:spPr", &[]);
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &[("cx", &width), ("cy", &height)]);
    xml.close();
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    // The shape, its properties, the picture, its data, its frame, its place, the drawing, the run.
    for _ in 0..8 {
        xml.close();
    }
}

fn fit(shown: &Shown, room: Room) -> (u64, u64) {
    let (width, height) = (u64::from(shown.width).max(1), u64::from(shown.height).max(1));
    let most = [room.width, room.height].map(|it| it as u64 * TWENTIETH);
    let mut across = (width * PIXEL).min(most[0]);
    if across * height / width > most[1] {
        across = most[1] * width / height;
    }
    (across.max(1), (across * height / width).max(1))
}
