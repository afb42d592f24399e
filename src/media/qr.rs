//! The square code that a telephone reads an address from, row by row and as a drawing.

use std::fmt::Write;

use qrcode::{Color, QrCode};

use super::charts::escape;

/// The modules of white that must stand around a code.
pub const QUIET: usize = 4;

/// Gives the code of an address row by row, black as true; none for one that is too long for it.
pub fn rows(url: &str) -> Vec<Vec<bool>> {
    let Ok(square) = QrCode::new(url) else { return Vec::new() };
    let row = |row: &[Color]| row.iter().map(|it| *it == Color::Dark).collect();
    square.to_colors().chunks(square.width()).map(row).collect()
}

/// Draws the code of an address, with a name for those who do not see it; empty for an address that
/// is too long for any code. Its colours stay in every scheme: cameras look for dark on light.
pub fn svg(url: &str, name: &str) -> String {
    let rows = rows(url);
    if rows.is_empty() {
        return String::new();
    }
    let size = rows.len() + 2 * QUIET;
    let mut path = String::new();
    for (y, row) in rows.iter().enumerate() {
        let mut x = 0;
        for run in row.chunk_by(|a, b| a == b) {
            if run[0] {
                let (left, top, length) = (x + QUIET, y + QUIET, run.len());
                write!(path, "M{left} {top}h{length}v1h-{length}z").expect("memory takes all");
            }
            x += run.len();
        }
    }
    format!(
        "<svg class=\"qr\" viewBox=\"0 0 {size} {size}\" width=\"{size}\" height=\"{size}\" role=\"img\" aria-label=\"{}\" shape-rendering=\"crispEdges\"><rect width=\"{size}\" height=\"{size}\" fill=\"#fff\"/><path fill=\"#000\" d=\"{path}\"/></svg>",
        escape(name)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a drawing back: which module is dark.
    fn dark(svg: &str, x: usize, y: usize) -> bool {
        let path = svg.split(" d=\"").nth(1).unwrap().split('"').next().unwrap();
        path.split('M').skip(1).any(|run| {
            let numbers: Vec<usize> = run
                .split(|it: char| !it.is_ascii_digit())
                .filter_map(|it| it.parse().ok())
                .collect();
            numbers[1] == y && (numbers[0]..numbers[0] + numbers[2]).contains(&x)
        })
    }

    #[test]
    fn drawing_has_the_modules_of_the_code() {
        let url = "https://danvan.example/m/a1b2c3/";
        let drawn = svg(url, "Mã của \"trang\"");
        let code = QrCode::new(url).unwrap();
        for (at, color) in code.to_colors().iter().enumerate() {
            let (x, y) = (at % code.width() + QUIET, at / code.width() + QUIET);
            assert_eq!(dark(&drawn, x, y), *color == Color::Dark, "{x} {y}");
        }
        assert!(drawn.contains("aria-label=\"Mã của &quot;trang&quot;\""));
        assert!(drawn.len() < 4_000, "{}", drawn.len());
    }

    #[test]
    fn address_that_no_code_holds_has_no_drawing() {
        assert_eq!(svg(&"x".repeat(9_000), ""), "");
    }
}
