//! Charts as SVG text: numbers and labels in, markup out. The site puts it into a page, print into
//! the volume.
//!
//! Every position is a whole number, so the same figures give the same bytes. Nothing here colours:
//! each shape has a class for the style sheet. What has to hold for the text to fit – its size, its
//! weight, its anchor – stands in attributes. What is drawn, and the table behind it, is the caller's
//! choice.
//!
//! | file | holds |
//! |---|---|
//! | `svg` | the writer: elements, escaping, title and description |
//! | `text` | how wide a text is at most, and where it breaks |
//! | `scale` | values to lengths, and to the five steps of a map |
//! | `rows` | bars, and dots with ranges: one row for each value |
//! | `slope` | before and after |
//! | `meter` | a share of a whole; a value on a scale shared with others |
//! | `years` | small columns by year, one panel for each series |
//! | `tiles` | the map of provinces; `provinces` is its grid |

mod meter;
mod provinces;
mod rows;
mod scale;
mod slope;
mod svg;
#[cfg(test)]
mod tests;
pub(in crate::media) mod text;
mod tiles;
mod years;

pub use meter::{bar, meter};
pub use provinces::{PROVINCES, Province};
pub use rows::{Row, bars, dots};
pub use scale::Steps;
pub use slope::{Point, slope};
pub use svg::Head;
pub(in crate::media) use svg::escape;
pub use tiles::{Tile, tiles};
pub use years::{Series, years};
