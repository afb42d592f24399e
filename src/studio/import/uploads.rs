//! Files that were sent and wait for their editor's word, in memory alone.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::diagnostic::FilePath;
use crate::source::text::nfc;

/// The most files of one import.
const FILES: usize = 30;
/// The most bytes of a name that are shown.
const NAME: usize = 120;
/// The bytes that wait at most, of all imports together.
const WAITING: usize = 2 * super::LONGEST;

/// Files that were sent together.
#[derive(Debug)]
pub(in crate::studio) struct Upload {
    /// What tells them from any others.
    pub(super) key: String,
    /// Their names, each another, and their bytes.
    pub(super) files: Vec<(FilePath, Vec<u8>)>,
}

impl Upload {
    /// Takes files as they were sent, or says why not.
    pub(super) fn new<'a>(
        sent: impl Iterator<Item = &'a (String, Vec<u8>)>,
    ) -> Result<Self, &'static str> {
        let mut files: Vec<(FilePath, Vec<u8>)> = Vec::new();
        for (name, bytes) in sent {
            files.push((free_name(&bare_name(name), &files), bytes.clone()));
        }
        if files.is_empty() {
            return Err("Chưa chọn tệp nào. Hãy chọn tệp Word (.docx), Excel (.xlsx) hoặc CSV.");
        }
        if files.len() > FILES {
            return Err("Nhiều tệp quá: mỗi lần nhập không quá 30 tệp. Chưa ghi gì.");
        }
        let mut hasher = blake3::Hasher::new();
        for (name, bytes) in &files {
            hasher.update(blake3::hash(name.as_bytes()).as_bytes());
            hasher.update(blake3::hash(bytes).as_bytes());
        }
        Ok(Self { key: hasher.finalize().to_hex().to_string(), files })
    }

    fn weight(&self) -> usize {
        self.files.iter().map(|(_, bytes)| bytes.len()).sum()
    }
}

/// Gives the name of a file without what a browser puts before it.
fn bare_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|it| !it.is_control()).collect();
    let name = nfc(name.trim().to_owned());
    if name.is_empty() {
        return "tệp không tên".to_owned();
    }
    // The end says what kind it is.
    name[name.ceil_char_boundary(name.len().saturating_sub(NAME))..].to_owned()
}

fn free_name(name: &str, taken: &[(FilePath, Vec<u8>)]) -> FilePath {
    let is_free = |name: &str| taken.iter().all(|(it, _)| **it != *name);
    let numbered = (2..).map(|number| format!("({number}) {name}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|it| is_free(it)).unwrap_or_default().into()
}

/// All that wait, the newest last.
#[derive(Debug, Default)]
pub(in crate::studio) struct Uploads(Mutex<VecDeque<Arc<Upload>>>);

impl Uploads {
    /// Finds files that wait.
    pub(super) fn find(&self, key: &str) -> Option<Arc<Upload>> {
        self.lock().iter().find(|it| it.key == key).cloned()
    }

    /// Keeps files, and lets the oldest go where they become too many.
    pub(super) fn keep(&self, upload: Upload) {
        let mut all = self.lock();
        all.retain(|it| it.key != upload.key);
        all.push_back(Arc::new(upload));
        while all.len() > 1 && all.iter().map(|it| it.weight()).sum::<usize>() > WAITING {
            all.pop_front();
        }
    }

    /// Lets files go.
    pub(super) fn drop(&self, key: &str) {
        self.lock().retain(|it| it.key != key);
    }

    fn lock(&self) -> MutexGuard<'_, VecDeque<Arc<Upload>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn upload(names: &[&str], size: usize) -> Result<Upload, &'static str> {
        let sent: Vec<(String, Vec<u8>)> =
            names.iter().map(|it| ((*it).to_owned(), vec![0; size])).collect();
        Upload::new(sent.iter())
    }

    #[test]
    fn names_are_bare_and_each_another() {
        let all =
            upload(&["C:\\Users\\a\\báo cáo.docx", "báo cáo.docx", "../\u{7}", ""], 1).unwrap();
        let names: Vec<&str> = all.files.iter().map(|(name, _)| &**name).collect();
        assert_eq!(
            names,
            ["báo cáo.docx", "(2) báo cáo.docx", "tệp không tên", "(2) tệp không tên"]
        );
        assert!(upload(&[], 1).is_err() && upload(&["a"; 31], 1).is_err());
    }

    #[test]
    fn the_oldest_go_where_they_become_too_many() {
        let uploads = Uploads::default();
        let keys: Vec<String> = ["a", "b", "c"]
            .map(|name| {
                let upload = upload(&[name], super::super::LONGEST).unwrap();
                let key = upload.key.clone();
                uploads.keep(upload);
                key
            })
            .into();
        let waits: Vec<bool> = keys.iter().map(|it| uploads.find(it).is_some()).collect();
        assert_eq!(waits, [false, true, true]);
        uploads.drop(&keys[1]);
        assert!(uploads.find(&keys[1]).is_none());
    }
}
