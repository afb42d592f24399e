//! Why a site was not published, and what to do about it, in both languages.

use std::path::PathBuf;

use crate::diagnostic::Text;
use crate::emit::{ApplyError, Collision, OutputPath, Shard, StoreError};

/// Why a site was not published, or not to the end.
#[derive(Debug)]
pub enum PublishError {
    /// There is no built site in the folder.
    NotBuilt(PathBuf),
    /// The folders are not the parts of one site, each once.
    NotOneSite(PathBuf),
    /// Parts of the site are missing.
    Incomplete(Vec<Shard>),
    /// The last build of a part did not come to its end.
    Unfinished(PathBuf),
    /// The parts were made of different content, or on different days.
    Different(PathBuf, PathBuf),
    /// Two folders hold one file.
    Twice(Collision),
    /// A file is not as the build left it.
    Altered(PathBuf),
    /// The site would be published into itself.
    Itself(PathBuf),
    /// What is there was not published by us.
    Foreign(String),
    /// Something that is not ours lies where a file should.
    Taken(OutputPath),
    /// The record is not as we write it.
    Record(String),
    /// Another has begun to publish there and has not told that it is done.
    Claimed,
    /// Another has begun to publish there while we were at it.
    Overtaken,
    /// The store, or a file of the output, failed.
    Failed(Text),
    /// The disk, or a folder, stood against it.
    Store(StoreError),
}

impl From<StoreError> for PublishError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ApplyError<Self>> for PublishError {
    fn from(error: ApplyError<Self>) -> Self {
        match error {
            ApplyError::Render { error, .. } => error,
            ApplyError::Store(error) => Self::Store(error),
        }
    }
}

impl PublishError {
    /// Says it, and what to do, in both languages.
    pub fn text(&self) -> Text {
        match self {
            Self::Foreign(example) => foreign(example),
            Self::Taken(path) => Text::new(
                format!(
                    "ở đích đã có `{path}` nhưng không do danvan đưa lên; hãy dời nó đi rồi chạy lại"
                ),
                format!(
                    "`{path}` is there already, but danvan did not publish it; move it away and run again"
                ),
            ),
            Self::Record(name) => Text::new(
                format!(
                    "`{name}` ở đích hỏng, hoặc do phiên bản danvan khác ghi, nên không rõ tệp nào do \
                     danvan đưa lên; chưa đụng đến gì: hãy đưa lên một chỗ trống"
                ),
                format!(
                    "`{name}` there is damaged or of another version, so it is not known which files \
                     danvan published; nothing was touched: publish to an empty place"
                ),
            ),
            Self::Claimed => Text::new(
                "một máy khác, hoặc một thư mục kết quả khác, đang đưa trang lên đích này, hoặc đã dừng \
                 giữa chừng; hãy đợi nó xong\n  nếu chắc chắn nó không còn chạy: thêm --take-over để làm \
                 tiếp thay nó",
                "another machine, or another output folder, is publishing there or has stopped half-way; \
                 wait until it is done\n  if it surely runs no more: add --take-over to go on in its place",
            ),
            Self::Overtaken => Text::new(
                "một máy khác vừa bắt đầu đưa trang lên cùng đích này, nên lần này dừng lại; hãy đợi \
                 máy ấy xong rồi chạy lại",
                "another machine has just begun to publish to the same place, so this run stopped; wait \
                 until that one is done, then run again",
            ),
            Self::Failed(text) => text.clone(),
            Self::Store(error) => error.text(),
            _ => self.of_output(),
        }
    }

    /// Says what is wrong with the output that was to be published.
    fn of_output(&self) -> Text {
        match self {
            Self::NotBuilt(folder) => {
                let folder = folder.display();
                Text::new(
                    format!(
                        "`{folder}` chưa có trang nào được dựng; hãy chạy `danvan build` trước"
                    ),
                    format!("no site was built in `{folder}`; run `danvan build` first"),
                )
            }
            Self::NotOneSite(folder) => {
                let folder = folder.display();
                Text::new(
                    format!(
                        "`{folder}` không cùng một lần chia phần với các thư mục kia; chỉ gộp được các \
                         phần 1/N … N/N, mỗi phần một lần"
                    ),
                    format!(
                        "`{folder}` is no shard of the same division as the others; only the shards 1/N \
                         … N/N can be joined, each once"
                    ),
                )
            }
            Self::Incomplete(shards) => incomplete(shards),
            Self::Unfinished(folder) => {
                let folder = folder.display();
                Text::new(
                    format!("lần dựng gần nhất trong `{folder}` chưa xong; hãy dựng lại phần ấy"),
                    format!(
                        "the last build in `{folder}` was not finished; build that shard again"
                    ),
                )
            }
            Self::Different(one, other) => different(one, other),
            Self::Twice(collision) => collision.text(),
            Self::Altered(file) => {
                let file = file.display();
                Text::new(
                    format!(
                        "`{file}` đã bị sửa hoặc mất sau khi dựng; hãy chạy `danvan build` lại"
                    ),
                    format!(
                        "`{file}` was changed or lost since the build; run `danvan build` again"
                    ),
                )
            }
            Self::Itself(folder) => {
                let folder = folder.display();
                Text::new(
                    format!(
                        "`{folder}` chính là, hoặc nằm trong, thư mục kết quả; hãy chọn đích khác"
                    ),
                    format!(
                        "`{folder}` is, or lies in, the output folder itself; choose another target"
                    ),
                )
            }
            // All others are told above.
            _ => Text::new("", ""),
        }
    }
}

fn foreign(example: &str) -> Text {
    Text::new(
        format!(
            "ở đích đã có tệp không do danvan đưa lên, như `{example}`; danvan không bao giờ xóa tệp \
             của người khác: hãy chọn một chỗ trống"
        ),
        format!(
            "files are there that danvan did not publish, such as `{example}`; danvan never deletes \
             what is not its own: choose an empty place"
        ),
    )
}

fn incomplete(missing: &[Shard]) -> Text {
    let missing = missing.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    Text::new(
        format!(
            "thiếu phần {missing} của trang, nên chưa đưa gì lên; hãy kể đủ các thư mục: --output \
             THƯ-MỤC cho mỗi phần"
        ),
        format!(
            "shard {missing} of the site is missing, so nothing was published; name every folder: \
             --output FOLDER for each shard"
        ),
    )
}

fn different(one: &std::path::Path, other: &std::path::Path) -> Text {
    let (one, other) = (one.display(), other.display());
    Text::new(
        format!(
            "`{one}` và `{other}` được dựng từ nội dung khác nhau, hoặc vào hai ngày khác nhau; hãy dựng \
             mọi phần từ cùng một bản nội dung, với cùng --date"
        ),
        format!(
            "`{one}` and `{other}` were built of different content or on different days; build all \
             shards of the same content, with the same --date"
        ),
    )
}
