//! The kinds of content, each a folder of `content/` with a schema of its own.

use serde::{Deserialize, Serialize};

/// A kind of content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Section {
    /// A collective model or a personal exemplar.
    Model,
    /// A movement's totals over a place and a period: never a model.
    Movement,
    /// A conference.
    Conference,
    /// A document.
    Document,
    /// An award list.
    AwardList,
    /// A plain page.
    Page,
}

impl Section {
    /// Every kind, in the order of the menu.
    pub const ALL: [Self; 6] = [
        Self::Model,
        Self::Movement,
        Self::Conference,
        Self::Document,
        Self::AwardList,
        Self::Page,
    ];

    /// Gives the folder under `content/`, which is also the first part of its addresses.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Model => "mo-hinh",
            Self::Movement => "phong-trao",
            Self::Conference => "hoi-nghi",
            Self::Document => "van-ban",
            Self::AwardList => "khen-thuong",
            Self::Page => "trang",
        }
    }

    /// Finds the kind that a folder holds.
    pub fn of_folder(folder: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.folder() == folder)
    }
}
