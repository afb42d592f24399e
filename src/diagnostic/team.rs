//! Problems of the lists of teams, `content/to-dan-van/*.csv`, and of what stories say of teams.
//!
//! Rows that are no rows, and cells that do not hold what their column needs, are [`super::data`]'s.

use super::data::{Cell, in_cell};
use super::front::nearest;
use super::{Diagnostic, FilePath, Location, Text};

/// Says that a list lacks columns without which it says nothing.
pub fn missing_columns(at: Location, missing: &[&str], known: &[&str]) -> Diagnostic {
    let missing = missing.join("”, “");
    let message = Text::new(
        format!("dòng 1 thiếu cột “{missing}”"),
        format!("row 1 lacks the column “{missing}”"),
    );
    let known = known.join(", ");
    Diagnostic::error("to-thieu-cot", at, message)
        .label("dòng đầu của bảng ghi tên các cột", "the first row names the columns")
        .help(
            format!("các cột đọc được: {known}; viết hoa hay không dấu đều được"),
            format!("columns that are read: {known}; capitals and accents do not matter"),
        )
        .help(
            "trong Excel: Lưu thành → CSV UTF-8 (Comma delimited); chưa dòng nào của tệp này được dùng",
            "in Excel: Save as → CSV UTF-8 (Comma delimited); no row of this file was used",
        )
}

/// Says that a column is none that is read.
pub fn unknown_column(at: Location, name: &str, known: &[&str]) -> Diagnostic {
    let message = Text::new(
        format!("cột “{name}” không được đọc"),
        format!("the column “{name}” is not read"),
    );
    let found = Diagnostic::warning("to-cot-la", at, message);
    match nearest(name, known.iter().copied()) {
        Some(near) => found.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?")),
        None => found.label("xóa cột này nếu không cần", "delete it if it is not needed"),
    }
}

/// Says that two columns hold the same thing.
pub fn repeated_column(at: Location, name: &str) -> Diagnostic {
    let message = Text::new(
        format!("cột “{name}” nói cùng một việc với một cột đứng trước"),
        format!("the column “{name}” says what a column before it says"),
    );
    Diagnostic::error("to-cot-lap", at, message).label("giữ lại một cột", "keep one of the two")
}

/// Says that columns hold what may not be published of a person; `at` is the first of them.
pub fn personal_columns(at: Location, names: &[&str]) -> Diagnostic {
    let names = names.join("”, “");
    let message = Text::new(
        format!("cột “{names}” chứa thông tin của từng người"),
        format!("the column “{names}” holds personal data"),
    );
    Diagnostic::error("to-thong-tin-ca-nhan", at, message)
        .label("xóa cột này khỏi tệp, kể cả các ô bên dưới", "delete the column from the file, its cells too")
        .help(
            "danh sách tổ được đăng công khai; họ tên, số điện thoại của tổ trưởng và thành viên là dữ liệu cá nhân, chỉ đăng khi từng người đã đồng ý, im lặng không phải là đồng ý (Luật 91/2025/QH15, Nghị định 356/2025/NĐ-CP, hiệu lực từ 01/01/2026)",
            "the list is published; names and telephone numbers of leaders and members are personal data, to be shown only with each person's consent, and silence is not consent (Law 91/2025/QH15, Decree 356/2025/NĐ-CP, in force since 2026-01-01)",
        )
        .help(
            "giữ bảng đầy đủ ở cơ quan, để vào đây một bản không có cột ấy; chưa dòng nào của tệp này được dùng",
            "keep the full table in your office and put a copy without the column here; no row of this file was used",
        )
}

/// Says that a cell holds a telephone number or a citizen's number.
pub fn personal_number(cell: &Cell<'_>) -> Diagnostic {
    let message = Text::new(
        "ô này có số điện thoại hoặc số căn cước",
        "this field holds a telephone number or a citizen's number",
    );
    in_cell(Diagnostic::error("to-so-ca-nhan", cell.at.clone(), message), cell).label(
        "xóa số ấy: danh sách tổ được đăng công khai",
        "delete the number: the list is published",
    )
}

/// Says that a team stands in a unit that is no commune.
pub fn not_a_commune(cell: &Cell<'_>, unit: &str) -> Diagnostic {
    let message =
        Text::new(format!("{unit} không phải là xã, phường"), format!("{unit} is no commune"));
    in_cell(Diagnostic::error("to-khong-thuoc-xa", cell.at.clone(), message), cell)
        .label("viết mã xã, phường gồm 5 chữ số", "write the 5 digits of a commune or ward")
}

/// Says that a team stands in the lists twice.
pub fn repeated_team(at: Location, row: usize, first: &Place<'_>) -> Diagnostic {
    Diagnostic::error("to-trung", at, stands_already(row, first)).label(
        "xóa một dòng; hai tổ cùng tên trong một xã thì ghi rõ thôn của từng tổ",
        "delete one; for two teams of one name in a commune write the village of each",
    )
}

/// Says that the residential areas of a unit are told twice.
pub fn repeated_unit(at: Location, row: usize, first: &Place<'_>) -> Diagnostic {
    Diagnostic::error("do-phu-trung", at, stands_already(row, first))
        .label("mỗi địa bàn một dòng: xóa một dòng", "one row a place: delete one of the two")
}

fn stands_already(row: usize, Place { file, row: first }: &Place<'_>) -> Text {
    Text::new(
        format!("dòng {row}: đã có ở dòng {first} của {file}"),
        format!("row {row}: stands already in row {first} of {file}"),
    )
}

/// A row of a list.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file.
    pub file: &'a str,
    /// The number of the row, the header's being 1.
    pub row: usize,
}

/// Says that more villages have a team than there are.
pub fn more_than_all(at: Location, unit: &str, covered: usize, all: u32) -> Diagnostic {
    let message = Text::new(
        format!("{unit} có {all} khu dân cư, nhưng danh sách có tổ ở {covered} khu dân cư"),
        format!("{unit} has {all} residential areas, but teams are listed in {covered}"),
    );
    Diagnostic::error("do-phu-qua-tong", at, message).label(
        "sửa số này, hoặc sửa tên thôn viết hai cách trong danh sách",
        "mend the number, or a village that is spelled in two ways in the list",
    )
}

/// Says that coverage cannot be told, because some teams have no village.
pub fn villages_unknown(at: Location, unit: &str, without: usize) -> Diagnostic {
    let message = Text::new(
        format!("{unit}: {without} tổ trong danh sách chưa ghi thôn, nên chưa tính được độ phủ"),
        format!("{unit}: {without} listed teams have no village, so coverage is not told"),
    );
    Diagnostic::warning("do-phu-thieu-thon", at, message)
        .label("ghi cột thôn cho các tổ của nơi này", "fill in the villages of its teams")
}

/// Says that a story names a team that the list of its commune does not have.
pub fn not_listed(at: Location, name: &str, commune: &str, near: Option<&str>) -> Diagnostic {
    let message = Text::new(
        format!("danh sách tổ của {commune} không có “{name}”"),
        format!("the list of teams of {commune} has no “{name}”"),
    );
    let found = Diagnostic::warning("to-ngoai-danh-sach", at, message);
    match near {
        Some(near) => found.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?")),
        None => found.label(
            "sửa tên cho khớp danh sách, hoặc thêm tổ vào danh sách",
            "write the name as in the list, or add the team to it",
        ),
    }
}

/// Says that a story may mean any of several teams.
pub fn ambiguous(at: Location, name: &str, commune: &str, count: usize) -> Diagnostic {
    let message = Text::new(
        format!("danh sách của {commune} có {count} tổ tên “{name}”"),
        format!("the list of {commune} has {count} teams named “{name}”"),
    );
    Diagnostic::warning("to-cung-ten", at, message).label(
        "ghi `village` ở địa bàn của bài đúng như cột thôn trong danh sách",
        "write `village` in the story's place as the list has it",
    )
}

/// Says that a file beside the lists is none.
pub fn other_file(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "tệp này không được đọc: danh sách tổ phải là tệp CSV",
        "this file is not read: a list of teams must be a CSV file",
    );
    Diagnostic::warning("to-khac-dang", Location::file(file), message).label(
        "trong Excel: Lưu thành → CSV UTF-8 (Comma delimited)",
        "in Excel: Save as → CSV UTF-8 (Comma delimited)",
    )
}
