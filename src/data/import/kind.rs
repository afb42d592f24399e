//! What a file is, by what it holds and not by its name.

use super::archive::{Archive, Refusal};
use super::docx::is_main;
use super::limits;
use crate::diagnostic::{Diagnostic, FilePath, import_file as problem};
use crate::vi::legacy::detect::is_utf16;

/// What is read from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A document of Word.
    Document,
    /// A workbook of Excel.
    Workbook,
    /// A table as text.
    Text,
}

/// Tells what a file is and what is to be said of it, or why it is not read.
pub(super) fn kind(file: &FilePath, bytes: &[u8]) -> Result<(Kind, Vec<Diagnostic>), Refusal> {
    if bytes.len() as u64 > limits::FILE {
        return Err(problem::too_large(file, limits::FILE / limits::MEGABYTE).into());
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(problem::empty(file).into());
    }
    if bytes.starts_with(b"PK") {
        return of_archive(file, bytes);
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        return Err(of_container(file, bytes).into());
    }
    if !is_text(bytes) {
        return Err(problem::unknown_kind(file).into());
    }
    Ok((Kind::Text, Vec::new()))
}

fn of_archive(file: &FilePath, bytes: &[u8]) -> Result<(Kind, Vec<Diagnostic>), Refusal> {
    let mut archive = Archive::open(file, bytes)?;
    let has = |name: &str| archive.names().any(|it| it == name);
    let kind = if archive.names().any(is_main) {
        Kind::Document
    } else if has("xl/workbook.xml") {
        Kind::Workbook
    } else if has("mimetype") {
        return Err(open_document(file, &archive.part("mimetype")?.unwrap_or_default()).into());
    } else {
        return Err(problem::unknown_kind(file).into());
    };
    let has_macros = archive.names().any(|it| it.ends_with("vbaProject.bin"));
    let notes = if has_macros { vec![problem::macros(file)] } else { Vec::new() };
    Ok((kind, notes))
}

fn open_document(file: &FilePath, mimetype: &[u8]) -> Diagnostic {
    match mimetype {
        b"application/vnd.oasis.opendocument.text" => problem::open_document(file, ".docx"),
        b"application/vnd.oasis.opendocument.spreadsheet" => problem::open_document(file, ".xlsx"),
        _ => problem::unknown_kind(file),
    }
}

/// Tells what a container of Microsoft's old form holds, by the names in its directory.
fn of_container(file: &FilePath, bytes: &[u8]) -> Diagnostic {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|it| it == wide)
    };
    if holds("EncryptedPackage") {
        problem::encrypted(file)
    } else if holds("WordDocument") {
        problem::old_form(file, ".doc", ".docx")
    } else if holds("Workbook") || holds("Book") {
        problem::old_form(file, ".xls", ".xlsx")
    } else {
        problem::unknown_kind(file)
    }
}

/// Tells whether bytes may be text of some encoding: only UTF-16 has zeros.
fn is_text(bytes: &[u8]) -> bool {
    let is_wide = is_utf16(bytes);
    let is_other = bytes.starts_with(b"%PDF") || bytes.starts_with(b"{\\rtf");
    is_wide || !is_other && !bytes.contains(&0)
}
