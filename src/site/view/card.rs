//! A story in a list.

use serde::Serialize;

use super::{FigureView, PictureView};

/// A story as it stands in lists: `card.html`.
#[derive(Clone, Debug, Serialize)]
pub struct ListedView {
    /// The story.
    pub card: CardView,
}

/// A story in a list.
#[derive(Clone, Debug, Serialize)]
pub struct CardView {
    /// Site-absolute address.
    pub url: String,
    /// Tag of the language that it is told in.
    pub lang: String,
    /// Kind of content: `mo-hinh`, `phong-trao`, `hoi-nghi`, `van-ban`, `khen-thuong` or `trang`.
    pub section: String,
    /// Permanent name by which it is compared with others; empty where it has nothing to compare.
    pub compare: String,
    /// Title.
    pub title: String,
    /// Summary; may be empty.
    pub summary: String,
    /// Where, as today's reader would say it: "Xã Hiền Quan, tỉnh Phú Thọ"; may be empty.
    pub place: String,
    /// Field's name; may be empty.
    pub field: String,
    /// "Tập thể" or "Cá nhân", for models; else empty.
    pub kind: String,
    /// When it happened: "2016–2020"; may be empty.
    pub period: String,
    /// Up to three figures, leading ones first.
    pub figures: Vec<FigureView>,
    /// Its first picture, if it has one.
    pub picture: Option<PictureView>,
}

/// A story in one or two lines.
#[derive(Clone, Debug, Serialize)]
pub struct BriefView {
    /// Site-absolute address.
    pub url: String,
    /// Tag of the language that it is told in.
    pub lang: String,
    /// Title.
    pub title: String,
    /// Where, as today's reader would say it; may be empty.
    pub place: String,
    /// When it happened: "2016–2020"; may be empty.
    pub period: String,
}
