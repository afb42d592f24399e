//! Brings a built site to where readers get it: another folder, or a bucket of a store that speaks S3.
//!
//! # What it promises
//!
//! 1. What is unchanged is not sent: a record beside the published files says what was sent.
//! 2. What is pointed at is there before what points at it: assets, those first whose names hold
//!    their bytes; new pages, changed pages, listings; then deletions the other way round.
//! 3. Only files that danvan published are ever replaced or deleted.
//! 4. A publisher that is killed is followed by one that ends where an undisturbed one does: before
//!    anything is sent, the record says of what is in doubt.
//! 5. Two publishers never mix. A run claims the record on condition that nobody has changed it, sends
//!    each file on condition that the old one is there, and stops when it has lost its claim. What a
//!    run may still send whose claim was taken over is deleted by the next. This needs a store that knows such conditions; files of more than 16 MB are sent without.
//!
//! A folder is written as a build writes it, by `emit`, which promises more. What follows is the way
//! of the data to a bucket:
//!
//! ```text
//! output folders ─ Local::open ─► Plan ─ diff(Record) ─► SiteDiff ─ send ─► Remote, Record
//! ```

mod bucket;
mod error;
mod folder;
mod header;
mod local;
mod record;
mod remote;
#[cfg(feature = "s3")]
mod s3;
mod target;
#[cfg(test)]
mod tests;

pub use bucket::{Claim, Sent, compare, send};
pub use error::PublishError;
pub use folder::{to_folder, would_change};
pub use local::Local;
pub use record::Record;
pub use remote::{Headers, Listed, Object, Remote, RemoteError, Tag};
#[cfg(feature = "s3")]
pub use s3::{Bucket, Environment};
pub use target::Target;
