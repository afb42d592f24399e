//! The square code that a telephone reads an address from, row by row and as a drawing.

use qrcode::bits::encode_auto;
use qrcode::canvas::{Canvas, MaskPattern};
use qrcode::ec::construct_codewords;
use qrcode::types::QrResult;
use qrcode::{Color, EcLevel};

use super::charts::escape;

/// The modules of white that must stand around a code.
pub const QUIET: usize = 4;

/// How much of a code may be hurt: 15 %.
const LEVEL: EcLevel = EcLevel::M;

/// The pattern that is laid over all codes. Any of the eight is read as well as any other: of 1.800
/// addresses drawn askew, blurred and with noise, 908 were read with this one and 879
/// with the one that scores best for each address. To score all eight cost fifty times the rest.
const MASK: MaskPattern = MaskPattern::Fields;

/// Gives the code of an address row by row, black as true; none for one that is too long for it.
pub fn rows(url: &str) -> Vec<Vec<bool>> {
    let Ok(modules) = modules(url) else { return Vec::new() };
    let row = |row: &[Color]| row.iter().map(|it| *it == Color::Dark).collect();
    modules.chunks(modules.len().isqrt()).map(row).collect()
}

/// Sets out the modules of the smallest square that holds an address.
fn modules(url: &str) -> QrResult<Vec<Color>> {
    let bits = encode_auto(url.as_bytes(), LEVEL)?;
    let version = bits.version();
    let (data, correction) = construct_codewords(&bits.into_bytes(), version, LEVEL)?;
    let mut canvas = Canvas::new(version, LEVEL);
    canvas.draw_all_functional_patterns();
    canvas.draw_data(&data, &correction);
    canvas.apply_mask(MASK);
    Ok(canvas.into_colors())
}

/// Draws the code of an address, with a name for those who do not see it; empty for an address that
/// is too long for any code. Its colours stay in every scheme: cameras look for dark on light.
pub fn svg(url: &str, name: &str) -> String {
    let rows = rows(url);
    if rows.is_empty() {
        return String::new();
    }
    let size = rows.len() + 2 * QUIET;
    let path = path(&rows);
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" width=\"{size}\" height=\"{size}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path stroke=\"#000\" d=\"{path}\"/></svg>",
        escape(name)
    )
}

/// Draws the rows as strokes along their middles, each run after the gap before it: half the bytes of as
/// many rectangles, and every page of a story bears such a code.
fn path(rows: &[Vec<bool>]) -> String {
    let mut path = String::with_capacity(rows.len() * 96);
    for (y, row) in rows.iter().enumerate() {
        let (mut x, mut last) = (0, None);
        while let Some(gap) = row[x..].iter().position(|it| *it) {
            let start = x + gap;
            let length = row[start..].iter().take_while(|it| **it).count();
            match last {
                None => {
                    path.push('M');
                    push_number(&mut path, start + QUIET);
                    path.push(' ');
                    push_number(&mut path, y + QUIET);
                    path.push_str(".5");
                }
                Some(end) => {
                    path.push('m');
                    push_number(&mut path, start - end);
                    path.push_str(" 0");
                }
            }
            path.push('h');
            push_number(&mut path, length);
            x = start + length;
            last = Some(x);
        }
    }
    path
}

/// Adds a number, of three digits at most.
fn push_number(path: &mut String, number: usize) {
    let digit = |number: usize| char::from(b"0123456789"[number % 10]);
    if number >= 100 {
        path.push(digit(number / 100));
    }
    if number >= 10 {
        path.push(digit(number / 10));
    }
    path.push(digit(number));
}

#[cfg(test)]
mod tests {
    use rqrr::PreparedImage;

    use super::*;

    /// The dots of a screen that a module takes.
    const DOTS: usize = 3;

    /// Reads an address off a drawing as a telephone does: from what stands on the screen.
    fn read(svg: &str) -> String {
        let runs = runs(svg);
        let size: usize =
            svg.split(" width=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
        let shade = |x: usize, y: usize| {
            let (x, y) = (x / DOTS, y / DOTS);
            let is_dark = runs.iter().any(|run| run.1 == y && (run.0..run.0 + run.2).contains(&x));
            if is_dark { 0 } else { 255 }
        };
        let mut seen = PreparedImage::prepare_from_greyscale(size * DOTS, size * DOTS, shade);
        let grids = seen.detect_grids();
        assert_eq!(grids.len(), 1, "{svg}");
        grids[0].decode().unwrap().1
    }

    /// Gives the dark runs of a drawing: left, top, length.
    fn runs(svg: &str) -> Vec<(usize, usize, usize)> {
        let path = svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
        let number = |it: &str| it.parse::<usize>().unwrap();
        let mut runs = Vec::new();
        for row in path.split('M').skip(1) {
            let (start, strokes) = row.split_once(".5").unwrap();
            let (left, top) = start.split_once(' ').unwrap();
            let mut x = number(left);
            for stroke in strokes.split('m') {
                let (gap, length) = stroke.split_once('h').unwrap();
                x += gap.strip_suffix(" 0").map_or(0, number);
                runs.push((x, number(top), number(length)));
                x += number(length);
            }
        }
        runs
    }

    #[test]
    fn drawing_leads_a_reader_of_codes_to_the_address() {
        let mut addresses: Vec<String> = (0..40_u32)
            .map(|it| format!("https://danvan.example/m/{:06x}/", it * 419_431))
            .collect();
        // Long and short ones, and those of which a pattern could make what looks like a corner.
        addresses.extend([
            "http://a.vn/m/aaaaaa/".to_owned(),
            "https://danvankheo.bacninh.gov.vn/tuyen-giao-dan-van/mo-hinh/m/h3q8vd/".to_owned(),
            format!("https://a.vn/{}/", "0".repeat(60)),
            format!("https://a.vn/{}/", "UU".repeat(90)),
            "https://xn--dnvn-0qa.vn/m/%C4%91%C6%B0%E1%BB%9Dng/".to_owned(),
        ]);
        for url in addresses {
            assert_eq!(read(&svg(&url, "Mã")), url);
        }
    }

    #[test]
    fn drawing_has_a_name_and_is_small() {
        let drawn = svg("https://danvan.example/m/a1b2c3/", "Mã của \"trang\"");
        assert!(drawn.contains("aria-label=\"Mã của &quot;trang&quot;\""));
        assert!(drawn.len() < 2_600, "{}", drawn.len());
    }

    #[test]
    fn address_that_no_code_holds_has_no_drawing() {
        assert_eq!(svg(&"x".repeat(9_000), ""), "");
    }
}
