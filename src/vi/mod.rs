//! Vietnamese text and numbers: how they are folded, sorted, read and shown.
//!
//! Everything here is a function of its arguments; what a figure means to the catalogue, and which
//! diagnostic a misreading becomes, is decided in the rooms below.

pub mod amount;
pub mod collate;
pub mod fold;
pub(crate) mod glance;
pub mod lang;
pub mod legacy;
pub mod mention;
pub mod names;
pub mod personal;
pub mod quantity;
pub mod show;
pub mod slug;
pub mod syllable;
pub mod unit;
