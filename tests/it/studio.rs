//! `danvan studio`: stories written in a browser.

mod door;
mod list;
mod new;
mod visitor;
