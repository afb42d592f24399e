//! Problems of a list of units that is brought into the tables of places.
//!
//! The list may be a spreadsheet, where an editor looks for sheet, row and column: each message names
//! them.

use std::sync::Arc;

use jiff::civil::Date;

use super::place::{Unit, date, show, until};
use super::{Diagnostic, FilePath, Lang, Location, Text};

/// A cell of a list, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it is; in a spreadsheet, in its sheet as it is written down.
    pub at: Location,
    /// The name of its sheet, if the file has sheets.
    pub sheet: Option<Arc<str>>,
    /// The number of its row, from one.
    pub row: usize,
    /// What the list calls its column; empty when the whole row is meant.
    pub column: Arc<str>,
}

/// Says that a file is no workbook that can be read.
pub fn unreadable(file: &FilePath, reason: &str) -> Diagnostic {
    let message = Text::new(
        format!("không đọc được bảng tính này: {reason}"),
        format!("this workbook cannot be read: {reason}"),
    );
    Diagnostic::error("danh-muc-hong", Location::file(file), message).label(
        "mở bằng phần mềm bảng tính, bỏ mật khẩu nếu có, lưu lại dạng .xlsx hoặc CSV UTF-8",
        "open it in a spreadsheet, drop its password if it has one, save it as .xlsx or CSV UTF-8",
    )
}

/// Says that a file is a workbook of the old form.
pub fn old_workbook(file: &FilePath) -> Diagnostic {
    let message = Text::new("đây là tệp .xls kiểu cũ", "this is a .xls file of the old form");
    Diagnostic::error("danh-muc-kieu-cu", Location::file(file), message).label(
        "mở bằng phần mềm bảng tính, lưu lại dạng .xlsx hoặc CSV UTF-8",
        "open it in a spreadsheet and save it as .xlsx or CSV UTF-8",
    )
}

/// Says that no row of a file names the columns of a list.
pub fn no_header(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "không thấy dòng tên cột của danh mục đơn vị hành chính",
        "no row names the columns of a list of administrative units",
    );
    Diagnostic::error("danh-muc-thieu-cot", Location::file(file), message)
        .label(
            "cần một dòng như `Tỉnh/Thành phố, Mã TP, Phường/Xã, Mã PX, Cấp`, hoặc `Mã, Tên, Cấp, Mã cấp trên`",
            "expected a row like `Tỉnh/Thành phố, Mã TP, Phường/Xã, Mã PX, Cấp` or `code, name, kind, parent`",
        )
        .help(
            "danh mục liên kết cũ – mới cần các cột `old, new, share`",
            "a list of successions needs the columns `old, new, share`",
        )
}

/// Says that a list has no row below its header.
pub fn empty(file: &FilePath) -> Diagnostic {
    let message = Text::new("danh mục không có dòng nào", "the list has no row");
    Diagnostic::error("danh-muc-trong", Location::file(file), message).label(
        "kiểm tra xem có lưu nhầm tệp hay trang tính không",
        "check whether the right file and sheet were saved",
    )
}

/// Says that a quotation mark is open, or stands where none may.
pub fn bad_quote(cell: &Cell) -> Diagnostic {
    problem("danh-muc-sai-ngoac", cell, "dấu ngoặc kép đặt sai", "misplaced double quote").label(
        "đặt cả ô trong một cặp `\"`, và viết `\"\"` cho một dấu ngoặc kép bên trong",
        "put the whole field between one pair of `\"`, and write `\"\"` for one inside it",
    )
}

/// Says that a cell does not hold what its column needs.
pub fn bad_cell(cell: &Cell, found: &str, expected: &Text) -> Diagnostic {
    let (vi, en) = match found {
        "" => ("ô trống".to_owned(), "empty cell".to_owned()),
        _ => (format!("`{found}` không hợp lệ"), format!("`{found}` cannot be read")),
    };
    problem("danh-muc-sai-o", cell, &vi, &en)
        .label(format!("cần {}", expected.vi), format!("expected {}", expected.en))
}

/// Says that the word beside a name is not the one it begins with.
pub fn kind_contradicts(cell: &Cell, kind: &str, name: &str) -> Diagnostic {
    problem(
        "danh-muc-cap-trai-ten",
        cell,
        &format!("cấp ghi `{kind}`, tên lại ghi `{name}`"),
        &format!("the kind says `{kind}`, the name `{name}`"),
    )
    .label("sửa cấp hoặc tên cho khớp văn bản", "mend either, as the document has it")
}

/// Says that two rows give one code to two units.
pub fn repeated(cell: &Cell, code: &str, first: &Cell) -> Diagnostic {
    let (vi, en) = (row(first, Lang::Vi), row(first, Lang::En));
    problem(
        "danh-muc-trung-ma",
        cell,
        &format!("mã `{code}` đã có ở {vi}"),
        &format!("the code `{code}` stands in {en} already"),
    )
    .label(
        "mỗi đơn vị một mã: sửa mã, hoặc bỏ dòng trùng",
        "one code a unit: mend it, or drop the row",
    )
}

/// Says that the unit above is neither in the list nor in the tables.
pub fn parent_unknown(cell: &Cell, parent: &str) -> Diagnostic {
    problem(
        "danh-muc-cap-tren-la",
        cell,
        &format!("không có đơn vị cấp trên nào mang mã `{parent}`"),
        &format!("no unit above has the code `{parent}`"),
    )
    .label(
        "sửa mã, hoặc thêm dòng cho đơn vị cấp trên",
        "mend the code, or add a row for the unit above",
    )
}

/// Says that a unit cannot lie in the one above it.
pub fn parent_level(cell: &Cell, kind: &str, parent: &str) -> Diagnostic {
    problem(
        "danh-muc-sai-cap",
        cell,
        &format!("{kind} không thể thuộc `{parent}`"),
        &format!("a “{kind}” cannot be a part of `{parent}`"),
    )
    .label(
        "xã thuộc huyện hoặc tỉnh, huyện thuộc tỉnh, tỉnh không thuộc đơn vị nào",
        "a commune is in a district or province, a district in a province, a province in none",
    )
}

/// Says that a list does not say from which day it holds.
pub fn no_day(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "chưa biết danh mục có hiệu lực từ ngày nào",
        "it is not known from which day this list holds",
    );
    Diagnostic::error("danh-muc-thieu-ngay", Location::file(file), message).label(
        "thêm ngày ghi trong văn bản, ví dụ `--date 2027-01-01`",
        "add the day that the document gives, like `--date 2027-01-01`",
    )
}

/// Says that rows of a list hold from different days.
pub fn other_day(cell: &Cell, day: Date, first: Date) -> Diagnostic {
    problem(
        "danh-muc-lech-ngay",
        cell,
        &format!("dòng này từ {}, dòng đầu từ {}", date(day, Lang::Vi), date(first, Lang::Vi)),
        &format!("this row holds from {day}, the first from {first}"),
    )
    .label(
        "nhập mỗi ngày một danh mục, sớm trước muộn sau",
        "import one list a day, the earlier first",
    )
}

/// Says that a list is of a day before the tables' latest change.
pub fn too_early(file: &FilePath, day: Date, latest: Date) -> Diagnostic {
    let message = Text::new(
        format!(
            "danh mục từ {} cũ hơn bảng địa bàn đang có, đã theo thay đổi ngày {}",
            date(day, Lang::Vi),
            date(latest, Lang::Vi)
        ),
        format!("a list from {day} is older than the tables, which follow a change of {latest}"),
    );
    Diagnostic::error("danh-muc-cu", Location::file(file), message).label(
        format!("kiểm tra lại tệp; ngày có hiệu lực phải từ {latest} trở đi"),
        format!("check the file; its day must be {latest} or later"),
    )
}

/// Says that the words on where a unit came from name none, or several.
pub fn origin(cell: &Cell, words: &str, candidates: &[Unit]) -> Diagnostic {
    let (vi, en) = match candidates.len() {
        0 => (
            format!("không có đơn vị nào tên hoặc mã `{words}` ngay trước ngày ấy"),
            format!("no unit had the name or code `{words}` right before that day"),
        ),
        count => (
            format!("`{words}` là tên của {count} đơn vị ngay trước ngày ấy"),
            format!("`{words}` is the name of {count} units right before that day"),
        ),
    };
    let found = problem("danh-muc-goc-la", cell, &vi, &en).label(
        "thay tên bằng mã; chưa rõ thì xóa chỗ ấy, trang sẽ ghi “chưa xác định”",
        "write the code instead; if not known, leave it out: the page will say so",
    );
    candidates.iter().fold(found, |found, unit| {
        let line = |lang| format!("{}{}", show(unit), until(unit, lang));
        found.help(line(Lang::Vi), line(Lang::En))
    })
}

/// Says that a unit that is said to have gone whole into another still stands.
pub fn origin_stands(cell: &Cell, code: &str) -> Diagnostic {
    problem(
        "danh-muc-goc-con",
        cell,
        &format!("`{code}` vẫn còn sau ngày ấy, không thể đã nhập hết vào đơn vị khác"),
        &format!(
            "`{code}` still stands after that day, and cannot have gone whole into another unit"
        ),
    )
    .label(
        "ghi “một phần” nếu chỉ một phần chuyển đi, hoặc bỏ dòng của đơn vị cũ",
        "write “một phần” if a part of it moved, or drop the row of the old unit",
    )
}

/// Says that the new unit of a succession did not stand on the day after.
pub fn successor(cell: &Cell, code: &str, day: Date) -> Diagnostic {
    problem(
        "danh-muc-moi-la",
        cell,
        &format!("không có đơn vị `{code}` vào ngày {}", date(day, Lang::Vi)),
        &format!("there is no unit `{code}` on {day}"),
    )
    .label(
        "viết mã mới, có hiệu lực ngay sau ngày cuối của đơn vị cũ",
        "write a new code, in use right after the old unit's last day",
    )
}

/// Warns that only a part of a unit that ended is accounted for.
pub fn rest_unknown(at: Location, unit: &Unit) -> Diagnostic {
    let shown = show(unit);
    let message = Text::new(
        format!("danh mục chỉ cho biết một phần của {shown} nay thuộc đâu"),
        format!("the list tells where only one part of {shown} went"),
    );
    Diagnostic::warning("danh-muc-thieu-phan", at, message).label(
        "ghi đủ các phần trong ke-thua.csv; đến lúc đó trang ghi “chưa xác định”",
        "give all its parts in ke-thua.csv; until then the page says that it is not known",
    )
}

fn problem(code: &'static str, cell: &Cell, vi: &str, en: &str) -> Diagnostic {
    let place = |lang| match (&*cell.column, lang) {
        ("", _) => row(cell, lang),
        (column, Lang::Vi) => format!("{}, cột “{column}”", row(cell, lang)),
        (column, Lang::En) => format!("{}, column “{column}”", row(cell, lang)),
    };
    let message =
        Text::new(format!("{}: {vi}", place(Lang::Vi)), format!("{}: {en}", place(Lang::En)));
    Diagnostic::error(code, cell.at.clone(), message)
}

/// Names the row of a cell: “trang tính “Sheet1”, dòng 12”.
fn row(cell: &Cell, lang: Lang) -> String {
    let number = cell.row;
    match (&cell.sheet, lang) {
        (None, Lang::Vi) => format!("dòng {number}"),
        (None, Lang::En) => format!("row {number}"),
        (Some(sheet), Lang::Vi) => format!("trang tính “{sheet}”, dòng {number}"),
        (Some(sheet), Lang::En) => format!("sheet “{sheet}”, row {number}"),
    }
}
