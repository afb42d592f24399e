//! A page of the site before it is rendered: where it stands and what it is.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use super::address;
use crate::catalogue::StoryId;
use crate::catalogue::taxonomy::Axis;
use crate::data::DataFile;
use crate::diagnostic::{FilePath, Lang};
use crate::media::Rendition;
use crate::source::scan::Asset;

/// The address of a page from the site's root, and the file that it stands in, as one text.
#[derive(Clone)]
pub struct PageUrl {
    /// The file, after a `/`; the address is what it begins with.
    file: Arc<str>,
    length: u32,
}

impl PageUrl {
    /// Gives the file that the page stands in, after a `/`.
    pub fn file(&self) -> &Arc<str> {
        &self.file
    }
}

impl<T: AsRef<str>> From<T> for PageUrl {
    fn from(url: T) -> Self {
        let url = url.as_ref();
        debug_assert!(url.starts_with('/') && !url.starts_with("//"), "{url} is no address");
        let length = u32::try_from(url.len()).expect("no address is so long");
        Self { file: format!("/{}", address::file_of(url)).into(), length }
    }
}

impl Deref for PageUrl {
    type Target = str;

    fn deref(&self) -> &str {
        &self.file[..self.length as usize]
    }
}

impl fmt::Display for PageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self)
    }
}

impl fmt::Debug for PageUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}

/// One output of the site.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its address from the site's root.
    pub url: PageUrl,
    /// The language of its interface.
    pub lang: Lang,
    /// What it is.
    pub kind: PageKind,
}

/// What an output is.
#[derive(Clone, Debug)]
pub enum PageKind {
    /// The home page.
    Home,
    /// A story.
    Story(StoryId),
    /// The sheet for those who want to do as a model did.
    Sheet(StoryId),
    /// One page of a list of stories.
    List {
        /// What the list gathers.
        axis: Axis,
        /// Index of the list among those of its axis.
        list: usize,
        /// Number of the page, from one.
        number: usize,
    },
    /// The lists of an axis.
    Terms(Axis),
    /// All teams by province.
    Teams,
    /// The teams of the province of this index.
    TeamProvince(usize),
    /// What is shown where nothing is.
    NotFound,
    /// A former or short address, leading to another.
    Redirect(Box<str>),
    /// The permanent address of a story, leading to it.
    Permanent(StoryId),
    /// The page that lists all metrics.
    Metrics,
    /// One page of a metric's figures, ranked.
    Ranking {
        /// Index of the metric among those that a story tells of.
        metric: usize,
        /// Number of the page, from one.
        number: usize,
    },
    /// The page that tells how to choose stories to compare.
    Comparisons,
    /// Two stories side by side.
    Comparison(StoryId, StoryId),
    /// What a story brings to a comparison, as JSON.
    ComparedFile(StoryId),
    /// The page that offers the data.
    Data,
    /// The page of search results.
    Search,
    /// A file of the index that the browser searches.
    SearchFile,
    /// A file of the data.
    DataFile(DataFile),
    /// One story as JSON.
    StoryData(StoryId),
    /// One story as PDF.
    #[cfg(feature = "print")]
    StoryPrint(StoryId),
    /// The picture of a story for those who share a link to it.
    #[cfg(feature = "print")]
    StoryShare(StoryId),
    /// The Atom feed.
    Feed,
    /// The JSON Feed.
    JsonFeed,
    /// The site map for search engines, or the list of its parts.
    Sitemap,
    /// A part of the site map of a large site, by its number from one.
    SitemapPart(usize),
    /// What robots may read.
    Robots,
    /// What programs that answer questions are told of the site.
    Llms,
    /// What keeps pages in the browser of a reader for when there is no network.
    Worker,
    /// What a system shows of the site once it is installed.
    Manifest,
    /// What is shown without a network where no page was kept.
    Unconnected,
    /// What a host should say beside every file.
    Headers,
    /// A file of the theme, by name.
    ThemeAsset(String),
    /// A copy of a picture.
    Picture {
        /// The picture's file.
        file: FilePath,
        /// The copy.
        rendition: Rendition,
    },
    /// A file offered for download, with the hash of its bytes.
    Download(Arc<Asset>, Box<blake3::Hash>),
}
