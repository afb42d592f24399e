//! What EPUB and DOCX share: both are an archive of XML and pictures.

pub(super) mod address;
pub(super) mod archive;
pub(super) mod chapters;
pub(super) mod pictures;
pub(super) mod xml;
