//! `danvan init`: a new showcase that builds at once.

#![expect(clippy::disallowed_methods, reason = "a command that makes files")]

use std::path::Path;

use super::arguments::InitOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, disk_failure, refuse_unusable};
use crate::catalogue::places;
use crate::config::default_definitions;
use crate::diagnostic::Text;

const SETTINGS: &str = "\
# Thiết lập của trang. Sửa bằng bất cứ trình soạn thảo nào; dòng bắt đầu bằng # là ghi chú.

# Tên trang, hiện ở đầu mọi trang.
name: Dân vận khéo

# Một dòng dưới tên trang.
tagline: Mô hình hay, cách làm tốt

# Một hai câu cho máy tìm kiếm và cho người chia sẻ liên kết.
description: Các mô hình, điển hình Dân vận khéo và kết quả bằng con số.

# Địa chỉ trang trên mạng, không có dấu gạch chéo ở cuối.
base_url: https://danvan.example

# Ngôn ngữ của giao diện: vi, en. Ngôn ngữ đứng đầu là ngôn ngữ chính.
languages: [vi]

# Cơ quan chủ quản, hiện ở chân mọi trang (Nghị định 42/2022/NĐ-CP).
contact:
  organ: \"\"         # tên cơ quan
  address: \"\"       # số nhà, đường, xã hoặc phường, tỉnh
  phone: \"\"         # có mã vùng
  email: \"\"         # hộp thư có người đọc hằng ngày
  responsible: \"\"   # họ tên và chức danh người chịu trách nhiệm nội dung

# Giấy phép của phần chữ và số liệu.
license: CC BY 4.0

# Số bài trên một trang danh sách.
paginate: 24

# Giao diện: danvan là bản gốc; `danvan theme new TÊN` tạo giao diện riêng.
theme: danvan

# Cho người đọc cài trang như một ứng dụng, và đọc lại những trang đã mở khi mất mạng: true hoặc false.
installable: false

# Phần nào không cần thì ghi tên vào trong ngoặc, trang sẽ không có phần ấy: comparisons (so sánh), rankings (chỉ tiêu, xếp hạng),
# data (dữ liệu mở), short_addresses (địa chỉ ngắn /m/…; mã QR khi ấy dẫn tới chính trang), và các danh sách fields (lĩnh vực),
# places (địa bàn), years (năm), terms (nhiệm kỳ), levels (cấp), organs (đơn vị), tags (thẻ), awards (hình thức khen), letters (A–Z).
without: []

# Từ đây trở xuống là các định nghĩa: sửa, thêm, bớt cho hợp với địa phương.

";

const ABOUT: &str = "\
---
id: gtabcd
title: Giới thiệu
summary: Trang này giới thiệu các mô hình Dân vận khéo của địa phương.
menu: 1
---

Viết vài dòng giới thiệu trang ở đây: trang do ai lập, để làm gì, liên hệ với ai.
";

const IGNORE: &str = "/public\n/.danvan\n";

/// Makes a showcase.
pub(super) fn run(options: &InitOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let folder = &options.folder;
    refuse_unusable(folder)?;
    refuse_taken(folder)?;
    let settings = format!("{SETTINGS}{}", default_definitions());
    let (units, links) = places::shipped();
    for (name, text) in [
        ("content/site.yaml", settings.as_str()),
        ("content/trang/gioi-thieu.md", ABOUT),
        (places::UNITS, units),
        (places::LINKS, links),
        (".gitignore", IGNORE),
    ] {
        write(&folder.join(name), text)?;
    }
    let shown = folder.display();
    let next = Text::new(
        format!(
            "Đã tạo trang ở {shown}. Tiếp theo:\n\n  cd {shown}\n  danvan new mo-hinh \"Tiêu đề bài đầu tiên\"\n  danvan serve --drafts --open"
        ),
        format!(
            "Made a showcase in {shown}. Next:\n\n  cd {shown}\n  danvan new mo-hinh \"Title of the first story\"\n  danvan serve --drafts --open"
        ),
    );
    terminal.print(next.get(terminal.lang));
    Ok(Outcome::Done)
}

/// Refuses a folder that holds anything: nothing of the user's is ever written over.
fn refuse_taken(folder: &Path) -> Result<(), Failure> {
    let mut entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(disk_failure(folder, &error)),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    let shown = folder.display();
    Err(Text::new(
        format!("thư mục {shown} đã có tệp; chọn một thư mục mới hoặc trống"),
        format!("the folder {shown} is not empty; choose a new or empty one"),
    ))
}

fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let folder = file.parent().expect("every file lies in the new folder");
    std::fs::create_dir_all(folder).map_err(|error| disk_failure(folder, &error))?;
    std::fs::write(file, text).map_err(|error| disk_failure(file, &error))
}
