//! A list of units as an office publishes it, and what it says.
//!
//! [`List`] holds cells as they are written, by what their columns mean; [`Listing`] holds what they
//! say: codes whole, names with their word, days. Finding the columns is `data`'s work; what a listing
//! changes in the registry is [`super::update`]'s.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::Kind;
use super::links::Share;
use crate::diagnostic::FilePath;
use crate::diagnostic::place_list::Cell;

mod code;
mod name;
mod origin;
mod read;

pub use read::read;

/// What a cell holds, and where it stands. An empty one stands where its row begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its text, without spaces at its ends.
    pub text: String,
    /// Where it is.
    pub cell: Cell,
}

/// What a row says of a unit, as it is written; what it does not say is empty.
#[derive(Clone, Debug)]
pub struct UnitEntry {
    /// The level, where the column says it.
    pub level: Option<Kind>,
    /// Code.
    pub code: Field,
    /// Name, with or without its word.
    pub name: Field,
    /// The word before the name.
    pub kind: Field,
    /// Code of the unit above.
    pub parent: Field,
    /// The level of the unit above, where the column says it.
    pub parent_level: Option<Kind>,
    /// First day.
    pub from: Field,
    /// Last day.
    pub to: Field,
    /// Number of the document that made it.
    pub decree: Field,
    /// The units it was made of.
    pub origins: Field,
}

/// What a row says of a succession, as it is written.
#[derive(Clone, Debug)]
pub struct LinkEntry {
    /// Code of the old unit.
    pub old: Field,
    /// Last day of the old unit.
    pub ended: Field,
    /// Code of the new unit.
    pub new: Field,
    /// How much of it.
    pub share: Field,
    /// Number of the document.
    pub decree: Field,
}

/// A list as it is written.
#[derive(Clone, Debug)]
pub struct List {
    /// Its file.
    pub file: FilePath,
    /// Whether it tells of units through time, and not of those of one day.
    pub span: Span,
    /// Its units, in order.
    pub units: Vec<UnitEntry>,
    /// Its successions, in order.
    pub links: Vec<LinkEntry>,
}

/// What time a list tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// All units of one day.
    Day,
    /// Some units, each with its first or last day.
    History,
}

/// What was typed beside a list.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    /// The day it holds from, where it does not say so itself.
    pub day: Option<Date>,
    /// The document it rests on, where it does not say so itself; may be empty.
    pub decree: String,
}

/// What a list says.
#[derive(Clone, Debug)]
pub struct Listing {
    /// Its file.
    pub file: FilePath,
    /// What time it tells of.
    pub span: Span,
    /// The day it holds from; always there in a list of one day.
    pub day: Option<Date>,
    /// The document it rests on, where no row says another; may be empty.
    pub decree: String,
    /// Its units, in order.
    pub units: Vec<Listed>,
    /// Its successions.
    pub links: Vec<ListedLink>,
    /// Codes that had lost their leading zeros: as written, as they are.
    pub restored: Vec<(String, String)>,
    /// Codes, as written, of rows that could not be read.
    pub refused: BTreeSet<String>,
}

/// A unit of a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Where its code stands.
    pub cell: Cell,
    /// Its level.
    pub level: Kind,
    /// Code.
    pub code: String,
    /// The word before its name.
    pub kind: &'static str,
    /// Name in full.
    pub name: String,
    /// Code of the unit above; empty for a province.
    pub parent: Field,
    /// First day, where its own row gives it.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
}

/// A succession of a list.
#[derive(Clone, Debug)]
pub struct ListedLink {
    /// Where the old unit stands.
    pub cell: Cell,
    /// Code of the old unit.
    pub old: String,
    /// Last day of the old unit.
    pub ended: Date,
    /// Where the new unit stands.
    pub new_cell: Cell,
    /// Code of the new unit.
    pub new: String,
    /// How much of it, where the list says so.
    pub share: Option<Share>,
    /// Number of the document; may be empty.
    pub decree: String,
}
