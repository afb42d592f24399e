//! Writes a site's output so that a kill at any moment harms nothing.
//!
//! # What it promises
//!
//! 1. Every file outside `.danvan/` is whole at every moment: it is made in `.danvan/stage/` and
//!    renamed into place.
//! 2. What is pointed at is there before what points at it: assets, new pages, changed pages,
//!    listings; then deletions the other way round. (There are two exceptions: a file that must give way
//!    to a folder of its name, or a folder to a file, as no file system can swap them at once; and an
//!    output in which nothing was ours before. Its top folders come whole, those with assets first.)
//! 3. What is unchanged is not written: its time of change stays.
//! 4. Only files named in our manifest are ever replaced or deleted. A folder, a file or a link that
//!    is not ours is refused, by name, before anything changes.
//! 5. Once the journal stands, the work is done, if not by this run then by the next; before it
//!    stands, nothing in the output has changed.
//!
//! A cut of power is weaker than a kill: staged files are not flushed one by one, as that would cost
//! minutes on a large site. A file that a cut left short has another length than was noted: in the
//! stage it ends the rolling forward, in the output the next run writes it again.
//!
//! # The way of the data
//!
//! ```text
//! Planned ─ Plan::new ─► Plan ─ diff(Manifest) ─► SiteDiff ─ Store::apply ─► stage ─ journal ─► output, Manifest
//! ```
//!
//! What the outputs are and how they are made is the work of `site`, `search`, `data` and `media`.

mod basis;
mod cache;
mod compress;
mod diff;
mod disk;
mod error;
mod guard;
mod home;
mod journal;
mod key;
mod leaving;
pub(crate) mod lines;
mod manifest;
mod order;
mod part;
mod path;
mod plan;
mod replace;
mod roll;
mod scratch;
mod shard;
mod stage;
mod store;
#[cfg(test)]
mod tests;

pub use basis::Basis;
pub use cache::Cache;
pub use compress::Encoding;
pub use diff::{SiteDiff, Why, Write, diff};
pub use error::{ApplyError, DiskError, Operation, StoreError};
pub use key::Key;
pub(crate) use lines::Unreadable;
pub use manifest::{Entry, Manifest};
pub use part::{Part, look};
pub use path::{OutputPath, PathError, PathFault};
pub use plan::{Collision, Plan, Planned, Rank, collisions};
pub use replace::{NotReplaced, Replacement, replace, replace_known};
pub use scratch::{Pile, Scratch};
pub use shard::Shard;
pub use stage::{Content, Rendered, Stream};
pub use store::{Applied, Staged, Store};
