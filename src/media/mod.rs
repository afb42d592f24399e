//! Pictures made ready for the web: bytes in, bytes out. They are set upright, scaled and written
//! anew, so that no metadata (place, time, camera) is ever published. Charts and square codes: numbers
//! and addresses in, SVG out.
//!
//! Reading files, keeping what was rendered and choosing addresses is the callers' work.

mod bare;
pub mod charts;
mod container;
mod error;
#[cfg(test)]
mod fixture;
mod probe;
pub mod qr;
mod render;
mod rendition;
#[cfg(feature = "print")]
pub mod share;
mod tint;

/// Width and height in dots of the picture of a story for those who share a link: what messengers ask for.
pub const SHARE_SIZE: (u32, u32) = (1200, 630);

pub use bare::{Bare, bare, stripped};
pub use error::PictureError;
pub use probe::{Format, Probe, probe, weigh};
pub use render::{render, render_all};
pub use rendition::{Formats, Rendition, key, renditions};
pub use tint::{Tint, tint, tint_key};
