//! The picture that stands beside a link to a story where people share it: drawn as SVG, then set in
//! dots, as hardly any messenger shows a drawing.

use std::fmt::Write;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{self, Options, Tree};

use super::SHARE_SIZE as SIZE;
use super::charts::text::{clean, wrap};

/// The margin, and the room between both.
const MARGIN: i32 = 80;
const ROOM: i32 = 1200 - 2 * MARGIN;

/// The face that comes with the program; it draws every letter of Vietnamese.
const FACE: &str = "Libertinus Serif";

/// Sizes of a title, each with the most lines that it may take.
const TITLES: [(i32, usize); 4] = [(76, 2), (64, 3), (52, 4), (44, 4)];

/// What the picture says.
#[derive(Clone, Debug)]
pub struct Share {
    /// What kind of story it is.
    pub kicker: String,
    /// Title.
    pub title: String,
    /// Where and when.
    pub place: String,
    /// Up to three figures: the author's words and the metric.
    pub figures: Vec<(String, String)>,
    /// Name of the showcase.
    pub site: String,
}

/// Changes when the same drawing would be set to other dots, so that old pictures are made anew.
const VERSION: u8 = 1;

/// Names the dots of a drawing by what they are made from.
pub fn key(svg: &str) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(b"danvan share").update(&[VERSION]).update(svg.as_bytes()).finalize()
}

/// Draws the picture.
pub fn svg(share: &Share) -> String {
    let (width, height) = SIZE;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" font-family=\"{FACE}\"><rect width=\"{width}\" height=\"{height}\" fill=\"#fdfcfa\"/><rect width=\"{width}\" height=\"16\" fill=\"#8a1c1c\"/>"
    );
    text(&mut svg, (MARGIN, 104), 32, "#8a1c1c", &one_line(&share.kicker, 32));
    let (size, lines) = title(&share.title);
    let mut y = 120;
    for line in &lines {
        y += size * 5 / 4;
        text(&mut svg, (MARGIN, y), size, "#1d1b19", line);
    }
    text(&mut svg, (MARGIN, y + 54), 32, "#4b4641", &one_line(&share.place, 32));
    for (at, (wording, label)) in (0..).zip(share.figures.iter().take(3)) {
        let x = MARGIN + at * (ROOM / 3);
        text(&mut svg, (x, 490), 44, "#1d1b19", &fitted(wording, 44, ROOM / 3 - 24));
        text(&mut svg, (x, 526), 26, "#4b4641", &fitted(label, 26, ROOM / 3 - 24));
    }
    text(&mut svg, (MARGIN, 590), 32, "#8a1c1c", &one_line(&share.site, 32));
    svg.push_str("</svg>");
    svg
}

/// Chooses the greatest size in which a title fits, and cuts what fits in none.
fn title(title: &str) -> (i32, Vec<String>) {
    let is_cut = |lines: &[String]| lines.last().is_some_and(|it| it.ends_with('…'));
    let set = TITLES.map(|(size, most)| (size, wrap(title, size, ROOM, most)));
    let fitting = set.iter().find(|(_, lines)| !is_cut(lines));
    fitting.or(set.last()).cloned().unwrap_or_default()
}

fn one_line(text: &str, size: i32) -> String {
    fitted(text, size, ROOM)
}

fn fitted(text: &str, size: i32, room: i32) -> String {
    wrap(text, size, room, 1).pop().unwrap_or_default()
}

fn text(svg: &mut String, (x, y): (i32, i32), size: i32, fill: &str, text: &str) {
    let weight = if size >= 44 || fill == "#8a1c1c" { " font-weight=\"700\"" } else { "" };
    let text = clean(text).replace('&', "&amp;").replace('<', "&lt;");
    write!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{fill}\"{weight}>{text}</text>"
    )
    .expect("memory takes all");
}

/// The faces that pictures are set in, which are in the program.
static FACES: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut faces = Database::new();
    for face in typst_assets::fonts() {
        faces.load_font_data(face.to_vec());
    }
    Arc::new(faces)
});

/// Sets a drawing in dots, as PNG.
///
/// # Panics
///
/// For what [`svg`] has not drawn.
pub fn png(svg: &str) -> Vec<u8> {
    let options =
        Options { fontdb: Arc::clone(&FACES), font_family: FACE.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).expect("what is drawn here is SVG");
    let mut dots = Pixmap::new(SIZE.0, SIZE.1).expect("a picture has a width and a height");
    let size: usvg::Size = tree.size();
    let scale =
        Transform::from_scale(dots_of(SIZE.0) / size.width(), dots_of(SIZE.1) / size.height());
    resvg::render(&tree, scale, &mut dots.as_mut());
    dots.encode_png().expect("memory takes a picture")
}

fn dots_of(number: u32) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(title: &str) -> Share {
        Share {
            kicker: "Văn hóa - xã hội · Tập thể".to_owned(),
            title: title.to_owned(),
            place: "Xã Hiền Quan, tỉnh Phú Thọ · 2025".to_owned(),
            figures: vec![("gần 1.000 m²".to_owned(), "Diện tích đất hiến".to_owned())],
            site: "Dân vận khéo".to_owned(),
        }
    }

    fn dots(title: &str) -> image::GrayImage {
        image::load_from_memory(&png(&svg(&share(title)))).unwrap().into_luma8()
    }

    #[test]
    fn every_letter_of_vietnamese_is_drawn_and_unlike_the_others() {
        let letters = "aăâbcdđeêghiklmnoôơpqrstuưvxyàằầèềìòồờùừỳảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹáắấéếíóốớúứýạặậẹệịọộợụựỵ";
        let all = letters.chars().chain(letters.chars().flat_map(char::to_uppercase));
        let missing = dots("\u{e000}");
        let blank = dots("");
        let mut seen = std::collections::HashMap::new();
        for letter in all {
            let drawn = dots(&letter.to_string());
            assert!(drawn != blank && drawn != missing, "{letter} is not drawn");
            let other = seen.insert(drawn.into_raw(), letter);
            assert_eq!(other, None, "{letter} looks like another");
        }
    }

    #[test]
    fn title_of_forty_words_is_cut_and_seen_to_be() {
        let (size, lines) = title(&"khéo ".repeat(120));
        assert_eq!((size, lines.len()), (44, 4));
        assert!(lines[3].ends_with('…'));
        assert_eq!(title("Thắp sáng đường quê"), (76, vec!["Thắp sáng đường quê".to_owned()]));
    }

    #[test]
    fn what_people_write_is_text() {
        let drawn = svg(&share("<script>&\u{1}"));
        assert!(drawn.contains(">&lt;script>&amp;</text>"), "{drawn}");
        assert_eq!(dots("<script>&").dimensions(), SIZE);
    }
}
