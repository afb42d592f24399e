//! The printed volume (kỷ yếu): stories of the catalogue as one book.
//!
//! | file | holds |
//! |---|---|
//! | `volume` | `content/ky-yeu/<name>.yaml`: what a volume is to hold, in which order |
//! | `select` | the stories that a part of a volume asks for |
//! | `book` | the book as a tree, from which every form of it is written |
//! | `make` | catalogue and volume to books |
//! | `circle` | footnotes that cite themselves |
//! | `pdf` | a book as PDF; only where the program is built with the feature `print` |
//! | `epub`, `docx` | the book for a reading system, and for an office that goes on editing it |
//! | `package` | what those two share |
//!
//! The tree is all that the writers see. It is plain data, in the order of reading: what has pages
//! has no numbers yet, and what points within the book names an anchor.

pub mod book;
mod circle;
pub mod docx;
pub mod epub;
pub mod make;
mod package;
#[cfg(feature = "print")]
pub mod pdf;
mod select;
mod size;
pub mod volume;

pub use book::Book;
pub use circle::circles;
pub use make::{Source, make};
pub use size::Size;
pub use volume::Volume;
