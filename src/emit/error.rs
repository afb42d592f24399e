//! What can go wrong with an output folder, and what to do about it, in both languages.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::lines::Unreadable;
use super::path::OutputPath;
use super::shard::Shard;
use crate::diagnostic::disk::reason;
use crate::diagnostic::{Lang, Text};

/// What was asked of the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Looking what lies at a path.
    Look,
    /// Listing a folder.
    List,
    /// Reading a file.
    Read,
    /// Creating a folder.
    CreateFolder,
    /// Writing a file.
    Write,
    /// Waiting until a file has reached the disk.
    Flush,
    /// Renaming a file to its place.
    Rename,
    /// Removing a file or a folder.
    Remove,
    /// Locking a file.
    Lock,
}

/// A disk operation that failed.
#[derive(Debug)]
pub struct DiskError {
    /// What was tried.
    pub operation: Operation,
    /// On what.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

impl DiskError {
    /// Says it in both languages.
    pub fn text(&self) -> Text {
        let (verb, reason) = (self.operation.verb(), reason(&self.source));
        let path = self.path.display();
        Text::new(
            format!("không {} được `{path}`: {}", verb.vi, reason.vi),
            format!("could not {} `{path}`: {}", verb.en, reason.en),
        )
    }
}

impl Operation {
    fn verb(self) -> Text {
        match self {
            Self::Look => Text::new("xem", "look at"),
            Self::List => Text::new("liệt kê", "list"),
            Self::Read => Text::new("đọc", "read"),
            Self::CreateFolder => Text::new("tạo thư mục", "create the folder"),
            Self::Write => Text::new("ghi", "write"),
            Self::Flush => Text::new("ghi xong xuống đĩa", "flush"),
            Self::Rename => Text::new("đặt vào chỗ", "move into place"),
            Self::Remove => Text::new("xóa", "remove"),
            Self::Lock => Text::new("khóa", "lock"),
        }
    }
}

/// Why an output folder cannot be opened or changed; nothing in it was, unless a disk error struck
/// after the journal stood, and then the next run finishes the work.
#[derive(Debug)]
pub enum StoreError {
    /// The folder holds files and was not made by us.
    Foreign {
        /// The folder.
        folder: PathBuf,
        /// A file in it.
        example: PathBuf,
    },
    /// What lies where an output should is not ours.
    Taken(PathBuf),
    /// What lies where an output should, or on the way there, is a symbolic link.
    Link(PathBuf),
    /// Another run is writing into the folder.
    Busy(PathBuf),
    /// The folder holds another part of a site, or a whole one.
    OtherShard {
        /// The folder.
        folder: PathBuf,
        /// The part that it holds; none where it holds the whole.
        held: Option<Shard>,
        /// The part that was to be written.
        shard: Shard,
    },
    /// A file of our own is not as we write it.
    Damaged {
        /// The file.
        file: PathBuf,
        /// The first line that is wrong, counted from one.
        line: usize,
    },
    /// A file of our own was written by another version of danvan.
    OtherVersion(PathBuf),
    /// The disk failed.
    Disk(DiskError),
}

impl StoreError {
    pub(super) fn unreadable(file: PathBuf, fault: Unreadable) -> Self {
        match fault {
            Unreadable::Line(line) => Self::Damaged { file, line },
            Unreadable::Version => Self::OtherVersion(file),
        }
    }

    /// Says it, and what to do, in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Foreign { folder, example } => foreign(folder, example),
            Self::Taken(path) => taken(path),
            Self::Link(path) => link(path),
            Self::Busy(folder) => busy(folder),
            Self::OtherShard { folder, held, shard } => other_shard(folder, *held, *shard),
            Self::Damaged { file, line } => damaged(file, *line),
            Self::OtherVersion(file) => other_version(file),
            Self::Disk(error) => error.text(),
        }
    }
}

fn foreign(folder: &Path, example: &Path) -> Text {
    let (folder, example) = (folder.display(), example.display());
    Text::new(
        format!(
            "thư mục `{folder}` có tệp không do danvan tạo ra, như `{example}`; \
             hãy chọn một thư mục trống"
        ),
        format!(
            "the folder `{folder}` holds files that danvan did not make, such as `{example}`; \
             choose an empty folder"
        ),
    )
}

fn taken(path: &Path) -> Text {
    let path = path.display();
    Text::new(
        format!(
            "`{path}` nằm đúng chỗ danvan cần ghi nhưng không do danvan tạo ra; \
             hãy dời nó đi rồi chạy lại"
        ),
        format!(
            "`{path}` lies where danvan wants to write, but danvan did not make it; \
             move it away and run again"
        ),
    )
}

fn link(path: &Path) -> Text {
    let path = path.display();
    Text::new(
        format!(
            "`{path}` là một liên kết; danvan không ghi, không xóa qua liên kết: \
             hãy thay nó bằng tệp hoặc thư mục thật"
        ),
        format!(
            "`{path}` is a link; danvan does not write or delete through links: \
             put a real file or folder in its place"
        ),
    )
}

fn busy(folder: &Path) -> Text {
    let folder = folder.display();
    Text::new(
        format!("một lần chạy danvan khác đang ghi vào `{folder}`; hãy đợi nó xong"),
        format!("another run of danvan is writing into `{folder}`; wait until it is done"),
    )
}

fn other_shard(folder: &Path, held: Option<Shard>, shard: Shard) -> Text {
    let folder = folder.display();
    let held = held.map_or_else(
        || Text::new("cả trang", "the whole site"),
        |it| Text::new(format!("phần {it} của trang"), format!("shard {it} of the site")),
    );
    Text::new(
        format!(
            "thư mục `{folder}` đang giữ {}, không phải phần {shard}; hãy chọn thư mục riêng cho \
             mỗi phần",
            held.vi
        ),
        format!(
            "the folder `{folder}` holds {}, not shard {shard}; choose a folder of its own for \
             each shard",
            held.en
        ),
    )
}

fn damaged(file: &Path, line: usize) -> Text {
    let file = file.display();
    Text::new(
        format!(
            "`{file}` hỏng ở dòng {line} nên không rõ tệp nào do danvan tạo ra; không tệp nào bị \
             xóa: hãy dời cả thư mục kết quả đi rồi dựng lại từ đầu"
        ),
        format!(
            "`{file}` is damaged in line {line}, so it is not known which files danvan made; \
             nothing was deleted: move the whole output folder away and build afresh"
        ),
    )
}

fn other_version(file: &Path) -> Text {
    let file = file.display();
    Text::new(
        format!(
            "`{file}` do một phiên bản danvan khác ghi; hãy dùng lại phiên bản ấy, \
             hoặc dời cả thư mục kết quả đi rồi dựng lại từ đầu"
        ),
        format!(
            "`{file}` was written by another version of danvan; use that version, \
             or move the whole output folder away and build afresh"
        ),
    )
}

/// Why changes were not made.
#[derive(Debug)]
pub enum ApplyError<E> {
    /// An output could not be made; nothing on disk has changed.
    Render {
        /// The output.
        path: OutputPath,
        /// Why.
        error: E,
    },
    /// The output folder stood against it.
    Store(StoreError),
}

impl<E: fmt::Display> ApplyError<E> {
    /// Says it in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Render { path, error } => Text::new(
                format!("không tạo được `{path}`: {error}"),
                format!("could not make `{path}`: {error}"),
            ),
            Self::Store(error) => error.text(),
        }
    }
}

impl From<DiskError> for StoreError {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl<E> From<StoreError> for ApplyError<E> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<E> From<DiskError> for ApplyError<E> {
    fn from(error: DiskError) -> Self {
        Self::Store(error.into())
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

impl<E: fmt::Display> fmt::Display for ApplyError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().get(Lang::default()))
    }
}

// No `source` anywhere: each message already says its cause, and a chain would say it twice.
impl Error for DiskError {}
impl Error for StoreError {}
impl<E: fmt::Debug + fmt::Display> Error for ApplyError<E> {}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(error: &StoreError, vi: &str, en: &str) {
        assert_eq!(error.text(), Text::new(vi, en));
        assert_eq!(error.to_string(), vi);
    }

    #[test]
    fn a_disk_error_names_operation_path_and_reason() {
        let source = io::ErrorKind::StorageFull.into();
        let (operation, path) = (Operation::Write, "public/a".into());
        check(
            &StoreError::Disk(DiskError { operation, path, source }),
            "không ghi được `public/a`: đĩa đã đầy",
            "could not write `public/a`: the disk is full",
        );
    }

    #[test]
    fn what_the_system_says_is_kept_where_we_have_no_words() {
        let source = io::Error::other("the tape broke");
        let (operation, path) = (Operation::Read, "public/a".into());
        check(
            &StoreError::Disk(DiskError { operation, path, source }),
            "không đọc được `public/a`: the tape broke",
            "could not read `public/a`: the tape broke",
        );
    }

    #[test]
    fn a_foreign_folder() {
        check(
            &StoreError::Foreign { folder: "public".into(), example: "public/thư.doc".into() },
            "thư mục `public` có tệp không do danvan tạo ra, như `public/thư.doc`; hãy chọn một \
             thư mục trống",
            "the folder `public` holds files that danvan did not make, such as `public/thư.doc`; \
             choose an empty folder",
        );
    }

    #[test]
    fn a_place_taken_and_a_link() {
        check(
            &StoreError::Taken("public/a".into()),
            "`public/a` nằm đúng chỗ danvan cần ghi nhưng không do danvan tạo ra; hãy dời nó đi \
             rồi chạy lại",
            "`public/a` lies where danvan wants to write, but danvan did not make it; move it away \
             and run again",
        );
        check(
            &StoreError::Link("public/a".into()),
            "`public/a` là một liên kết; danvan không ghi, không xóa qua liên kết: hãy thay nó bằng \
             tệp hoặc thư mục thật",
            "`public/a` is a link; danvan does not write or delete through links: put a real file or \
             folder in its place",
        );
    }

    #[test]
    fn a_folder_in_use() {
        check(
            &StoreError::Busy("public".into()),
            "một lần chạy danvan khác đang ghi vào `public`; hãy đợi nó xong",
            "another run of danvan is writing into `public`; wait until it is done",
        );
    }

    #[test]
    fn a_file_of_ours_that_cannot_be_read() {
        let file = || PathBuf::from("public/.danvan/manifest");
        check(
            &StoreError::unreadable(file(), Unreadable::Line(3)),
            "`public/.danvan/manifest` hỏng ở dòng 3 nên không rõ tệp nào do danvan tạo ra; không \
             tệp nào bị xóa: hãy dời cả thư mục kết quả đi rồi dựng lại từ đầu",
            "`public/.danvan/manifest` is damaged in line 3, so it is not known which files danvan \
             made; nothing was deleted: move the whole output folder away and build afresh",
        );
        check(
            &StoreError::unreadable(file(), Unreadable::Version),
            "`public/.danvan/manifest` do một phiên bản danvan khác ghi; hãy dùng lại phiên bản ấy, \
             hoặc dời cả thư mục kết quả đi rồi dựng lại từ đầu",
            "`public/.danvan/manifest` was written by another version of danvan; use that version, \
             or move the whole output folder away and build afresh",
        );
    }
}
