//! Tests of danvan where a user meets it: the command line, and the files it writes.
//!
//! A fixture is one string that holds several files; the expected text stands in the test.
//! `SNAPSHOTS=overwrite cargo test --test it` rewrites the expected texts: read them in the diff.

#![expect(clippy::disallowed_methods, reason = "tests make files and look at those written")]
#![expect(clippy::needless_raw_string_hashes, reason = "the form in which snapbox writes")]
#![expect(clippy::too_many_lines, reason = "expected texts stand in the tests")]
#![expect(clippy::unwrap_used, reason = "what a test cannot do fails the test")]

mod arguments;
mod beginning;
mod bodies;
mod comparisons;
mod design;
mod faults;
mod figures;
mod files;
mod forms;
mod front_matter;
mod hostile;
mod house;
mod ids;
mod importing;
mod incremental;
mod links;
mod machines;
mod output;
mod own_content;
mod pages;
mod parts;
mod personal;
mod pictures;
mod place_import;
mod place_names;
mod place_pages;
mod places;
#[cfg(feature = "print")]
mod print_watch;
#[cfg(feature = "print")]
mod printing;
mod publishing;
mod rankings;
mod reading;
mod rebuild;
mod repeated;
mod report;
mod schema;
mod search;
mod serve;
mod server;
mod settings;
mod shards;
mod sheets;
mod showcase;
mod site;
mod status;
mod studio;
mod supply;
mod takedown;
mod teams;
mod theme_views;
mod themes;
mod totals;
mod translations;
mod untranslated;
mod volumes;
mod words;
