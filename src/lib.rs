//! danvan turns Markdown write-ups of "Dân vận khéo" models into a website, open data and a printed
//! volume: one catalogue, several ways out.
//!
//! # The way of the data
//!
//! ```text
//! content/ ─ source ─► SourceFile ─ story ─► Story ─ catalogue ─► Catalogue ─ site ─► Page ─ emit ─► public/
//! ```
//!
//! | room | holds | may use |
//! |---|---|---|
//! | [`vi`] | Vietnamese text and numbers | – |
//! | [`media_type`] | what files are, by the ends of their names | – |
//! | [`diagnostic`] | what is wrong, where, and how to mend it | `vi` |
//! | [`source`] | files, front matter, Markdown; the time in Vietnam | `diagnostic` and above |
//! | [`config`] | `content/site.yaml`: every setting and definition | `source` and above |
//! | [`story`] | one story: its facts and its body | `config` and above |
//! | [`catalogue`] | all stories together: places, terms, totals, relations | `story` and above |
//! | [`data`] | the catalogue as CSV, JSON and XLSX; tables and reports of offices brought in | `catalogue` and above |
//! | [`media`] | pictures oriented, scaled, stripped of metadata; charts | `diagnostic` |
//! | [`search`] | the index that the browser searches | `catalogue` and above |
//! | [`print`] | the printed volume: the book as a tree, and its forms | `catalogue` and above, `data`, `media` |
//! | [`site`] | pages, what a template sees of them, and the theme | `catalogue` and above, `data`, `media`, `media_type`, `search`, `print` |
//! | [`emit`] | writing only what changed, so that a kill harms nothing | `diagnostic` |
//! | [`publish`] | a built site brought to another folder or to a bucket | `emit`, `diagnostic`, `media_type` |
//! | [`serve`] | the preview server, and what keeps open pages as their files are | everything above |
//! | [`studio`] | the editors' room beside the preview: forms, pictures, versions | everything above |
//! | [`cli`] | one file a command | everything |
//!
//! [`print`]: mod@print
//!
//! # Invariants
//!
//! 1. Only `source`, `emit`, `publish`, `serve`, `studio` and `cli` touch the world, and of these
//!    only `publish` reaches beyond this machine. The build's date is a value in
//!    [`config::Config`].
//! 2. Parsing never fails: a stage returns a value and diagnostics.
//! 3. A change of a body that leaves its facts equal renders that page again, the feeds while it is among
//!    the newest, the chunks of the search index that hold its words and those after them up to one that
//!    begins as before, and the files that name all chunks; nothing else.
//! 4. A template sees its view, the frame of its page and pure filters; no function looks anything up. So
//!    the hash of view, frame and theme is the page's key and cannot miss a dependency.
//! 5. Output is a function of sources, configuration and version: no clock, no hash order, no
//!    absolute path. Two builds are equal byte for byte.
//! 6. An incremental build equals a clean build, byte for byte, diagnostics included.
//! 7. Nothing is global: what is remembered between rebuilds is the site that `serve` shows, and one
//!    reading of the files beside it. What is changed of it equals what would be made anew. What
//!    `.danvan/` holds from one run to the next saves work and may be lost at any time.
//! 8. `check`, `build`, `serve` and `print` read the same [`catalogue::Catalogue`].
//! 9. An author's words and numbers are shown as written; what is computed stands beside them and
//!    says how.
//! 10. What `content/go-bo.yaml` takes down is taken out while a file is read, before any stage sees
//!     it: so no output can tell it. What a file says on the disk is never changed.

pub mod catalogue;
pub mod cli;
pub mod config;
pub mod data;
pub mod diagnostic;
pub mod emit;
pub mod media;
pub mod media_type;
pub mod print;
pub mod publish;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod story;
pub mod studio;
pub mod vi;
