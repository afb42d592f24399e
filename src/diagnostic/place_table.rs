//! Problems inside the tables of places, `content/dia-ban/*.csv`.
//!
//! What stories write about places is [`super::place`]'s.

use std::ops::Range;

use jiff::civil::Date;

use super::place::date;
use super::{Diagnostic, FilePath, Lang, Location, Text};

/// A field of a table, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it is.
    pub at: Location,
    /// The number of its line, the header's being 1.
    pub row: usize,
    /// The name of its column.
    pub column: &'static str,
}

/// Says that a table does not begin with the names of its columns.
pub fn bad_header(at: Location, expected: &str) -> Diagnostic {
    let message = Text::new(
        "dòng 1 không phải là tên các cột của bảng địa bàn",
        "row 1 does not name the columns of a table of places",
    );
    Diagnostic::error("bang-dia-ban-sai-cot", at, message)
        .label(format!("cần đúng `{expected}`"), format!("expected exactly `{expected}`"))
        .help(
            "lưu bảng dạng CSV UTF-8, dấu phẩy giữa các cột; không dòng nào của bảng này được dùng",
            "save the table as CSV UTF-8 with commas between columns; none of its rows was used",
        )
}

/// Says that a row has too few or too many fields.
pub fn bad_width(at: Location, row: usize, found: usize, expected: usize) -> Diagnostic {
    let message =
        Text::new(format!("dòng {row} có {found} cột"), format!("row {row} has {found} columns"));
    Diagnostic::error("bang-dia-ban-thieu-cot", at, message).label(
        format!("cần {expected} cột; đặt tên có dấu phẩy trong ngoặc kép"),
        format!("expected {expected}; put a name with a comma between double quotes"),
    )
}

/// Says that a quotation mark is open, or stands where none may.
pub fn bad_quote(cell: Cell) -> Diagnostic {
    let message = in_cell(&cell, "dấu ngoặc kép đặt sai", "misplaced double quote");
    Diagnostic::error("bang-dia-ban-sai-ngoac", cell.at, message).label(
        "đặt cả ô trong một cặp `\"`, và viết `\"\"` cho một dấu ngoặc kép bên trong",
        "put the whole field between one pair of `\"`, and write `\"\"` for one inside it",
    )
}

/// Says that a field does not hold what its column needs.
pub fn bad_field(cell: Cell, found: &str, expected: &Text) -> Diagnostic {
    let message = match found {
        "" => in_cell(&cell, "ô trống", "empty field"),
        _ => {
            in_cell(&cell, &format!("`{found}` không hợp lệ"), &format!("`{found}` cannot be read"))
        }
    };
    Diagnostic::error("bang-dia-ban-sai-o", cell.at, message)
        .label(format!("cần {}", expected.vi), format!("expected {}", expected.en))
}

/// Says that the unit above is in no row.
pub fn parent_unknown(cell: Cell, parent: &str) -> Diagnostic {
    let message = in_cell(
        &cell,
        &format!("không có dòng nào mang mã cấp trên `{parent}`"),
        &format!("no row has the parent code `{parent}`"),
    );
    Diagnostic::error("dia-ban-tren-la", cell.at, message).label(
        "sửa mã, hoặc thêm dòng cho đơn vị cấp trên",
        "mend the code, or add a row for the parent",
    )
}

/// Says that the unit above did not stand as long as this one.
pub fn parent_not_then(cell: Cell, parent: &str) -> Diagnostic {
    let message = in_cell(
        &cell,
        &format!("đơn vị cấp trên `{parent}` không tồn tại suốt thời gian của đơn vị này"),
        &format!("the parent `{parent}` does not stand for all the time of this unit"),
    );
    Diagnostic::error("dia-ban-sai-thoi-gian", cell.at, message).label(
        "sửa valid_from, valid_to của một trong hai; đổi cấp trên thì viết thành hai dòng",
        "mend valid_from or valid_to of either; a unit that changed parents takes two rows",
    )
}

/// Says that the unit above is not of a higher level.
pub fn parent_level(cell: Cell, kind: &str, parent: &str) -> Diagnostic {
    let message = in_cell(
        &cell,
        &format!("{kind} không thể thuộc `{parent}`"),
        &format!("a “{kind}” cannot be a part of `{parent}`"),
    );
    Diagnostic::error("dia-ban-sai-cap", cell.at, message).label(
        "xã thuộc huyện hoặc tỉnh, huyện thuộc tỉnh, tỉnh không thuộc đơn vị nào",
        "a commune is in a district or province, a district in a province, a province in none",
    )
}

/// Says that a unit lies within itself; `chain` goes from it up to it.
pub fn parent_cycle(cell: Cell, chain: &[&str]) -> Diagnostic {
    let chain = chain.join(" → ");
    let message = in_cell(
        &cell,
        &format!("cấp trên quay vòng: {chain}"),
        &format!("parents run in a circle: {chain}"),
    );
    Diagnostic::error("dia-ban-vong-lap", cell.at, message)
        .label("sửa cấp trên của một trong các đơn vị này", "mend the parent of one of these units")
}

/// Says that a unit ends before it begins.
pub fn validity_reversed(cell: Cell, from: Date, to: Date) -> Diagnostic {
    let day = |lang| (date(from, lang), date(to, lang));
    let ((from_vi, to_vi), (from_en, to_en)) = (day(Lang::Vi), day(Lang::En));
    let message = in_cell(
        &cell,
        &format!("hết hiệu lực {to_vi}, trước khi có hiệu lực {from_vi}"),
        &format!("ends on {to_en}, before it begins on {from_en}"),
    );
    Diagnostic::error("hieu-luc-nguoc", cell.at, message)
        .label("đổi chỗ hai ngày, hoặc sửa một ngày", "swap the two days, or mend one")
}

/// Says that two rows give one code to two units on the same day.
pub fn validity_overlap(cell: Cell, code: &str, other: usize) -> Diagnostic {
    let message = in_cell(
        &cell,
        &format!("mã `{code}` đã dùng cho dòng {other} trong cùng thời gian"),
        &format!("the code `{code}` belongs to row {other} at the same time"),
    );
    Diagnostic::error("hieu-luc-chong", cell.at, message).label(
        "ghi valid_to cho đơn vị trước, valid_from cho đơn vị sau, hoặc bỏ dòng trùng",
        "give the earlier unit a valid_to and the later a valid_from, or drop the repeated row",
    )
}

/// Says that a succession names a unit that is in no row.
pub fn link_unknown(cell: Cell, code: &str, day: Date) -> Diagnostic {
    let (vi, en) = (date(day, Lang::Vi), date(day, Lang::En));
    let (message, label) = match cell.column {
        "new" => (
            in_cell(
                &cell,
                &format!("không có đơn vị `{code}` vào ngày {vi}"),
                &format!("there is no unit `{code}` on {en}"),
            ),
            Text::new(
                "viết mã mới, có hiệu lực ngay sau old_valid_to",
                "write a new code, in use right after old_valid_to",
            ),
        ),
        _ => (
            in_cell(
                &cell,
                &format!("không có đơn vị `{code}` nào hết hiệu lực ngày {vi}"),
                &format!("there is no unit `{code}` that ends on {en}"),
            ),
            Text::new(
                "viết mã và valid_to như trong don-vi.csv",
                "write the code and valid_to as in don-vi.csv",
            ),
        ),
    };
    Diagnostic::error("ke-thua-la", cell.at, message).label(label.vi, label.en).help(
        "không dòng kế thừa nào của đơn vị cũ này được dùng",
        "no succession of this old unit was used",
    )
}

/// Says that the successions of one unit contradict each other.
pub fn link_share(cell: Cell, code: &str, whole: usize, part: usize) -> Diagnostic {
    let message = in_cell(
        &cell,
        &format!("`{code}` có {whole} dòng `whole` và {part} dòng `part`"),
        &format!("`{code}` has {whole} rows with `whole` and {part} with `part`"),
    );
    Diagnostic::error("ke-thua-sai-phan", cell.at, message)
        .label(
            "một đơn vị cũ có đúng một dòng `whole`, hoặc từ hai dòng `part` khác nhau",
            "an old unit has exactly one row `whole`, or two or more different rows `part`",
        )
        .help(
            "không dòng kế thừa nào của đơn vị cũ này được dùng",
            "no succession of this old unit was used",
        )
}

fn in_cell(cell: &Cell, vi: &str, en: &str) -> Text {
    let Cell { row, column, .. } = cell;
    Text::new(
        format!("dòng {row}, cột {column}: {vi}"),
        format!("row {row}, column {column}: {en}"),
    )
}

/// Says that `nguon.yaml` does not say where the tables come from.
pub fn bad_credit(file: &FilePath, span: Option<Range<usize>>, reader: &str) -> Diagnostic {
    let at = Location { file: file.clone(), span };
    let message = Text::new(
        format!("không đọc được nguồn của bảng địa bàn ({reader})"),
        format!("the origin of the tables of places cannot be read: {reader}"),
    );
    Diagnostic::error("nguon-dia-ban-sai", at, message).label(
        "cần source: { name } và codes: { decree }; hoặc xóa tệp này",
        "give source: { name } and codes: { decree }, or delete this file",
    )
}

/// Says that a site carries one of the two tables without the other.
pub fn table_alone(have: &FilePath, missing: &str) -> Diagnostic {
    let message = Text::new(
        format!("có {have} mà không có {missing}"),
        format!("{have} stands without {missing}"),
    );
    Diagnostic::error("bang-dia-ban-thieu", Location::file(have), message).label(
        "thêm tệp còn thiếu, hoặc xóa tệp này để dùng bảng có sẵn",
        "add the missing file, or delete this one to use the shipped tables",
    )
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn at() -> Location {
        Location::span(&Arc::from("content/dia-ban/don-vi.csv"), 10..15)
    }

    fn cell(column: &'static str) -> Cell {
        Cell { at: at(), row: 12, column }
    }

    /// Writes a diagnostic as its message, its label and its help, a line each.
    fn check(found: &Diagnostic, vi: &str, en: &str) {
        assert_eq!(found.at, at());
        for (lang, expected) in [(Lang::Vi, vi), (Lang::En, en)] {
            let lines = [&found.message, &found.label].into_iter().chain(&found.help);
            let text: Vec<&str> = lines.map(|text| text.get(lang)).collect();
            assert_eq!(format!("[{}] {}", found.code, text.join("\n")), expected);
        }
    }

    #[test]
    fn header_names_the_columns() {
        check(
            &bad_header(at(), "code,name"),
            "[bang-dia-ban-sai-cot] dòng 1 không phải là tên các cột của bảng địa bàn\n\
             cần đúng `code,name`\n\
             lưu bảng dạng CSV UTF-8, dấu phẩy giữa các cột; không dòng nào của bảng này được dùng",
            "[bang-dia-ban-sai-cot] row 1 does not name the columns of a table of places\n\
             expected exactly `code,name`\n\
             save the table as CSV UTF-8 with commas between columns; none of its rows was used",
        );
    }

    #[test]
    fn width_counts_the_columns() {
        check(
            &bad_width(at(), 12, 7, 6),
            "[bang-dia-ban-thieu-cot] dòng 12 có 7 cột\n\
             cần 6 cột; đặt tên có dấu phẩy trong ngoặc kép",
            "[bang-dia-ban-thieu-cot] row 12 has 7 columns\n\
             expected 6; put a name with a comma between double quotes",
        );
    }

    #[test]
    fn quote_says_how_to_quote() {
        check(
            &bad_quote(cell("name")),
            "[bang-dia-ban-sai-ngoac] dòng 12, cột name: dấu ngoặc kép đặt sai\n\
             đặt cả ô trong một cặp `\"`, và viết `\"\"` cho một dấu ngoặc kép bên trong",
            "[bang-dia-ban-sai-ngoac] row 12, column name: misplaced double quote\n\
             put the whole field between one pair of `\"`, and write `\"\"` for one inside it",
        );
    }

    #[test]
    fn field_shows_what_was_found_and_expected() {
        let expected = Text::new("mã 5 chữ số", "a code of 5 digits");
        check(
            &bad_field(cell("code"), "7210", &expected),
            "[bang-dia-ban-sai-o] dòng 12, cột code: `7210` không hợp lệ\ncần mã 5 chữ số",
            "[bang-dia-ban-sai-o] row 12, column code: `7210` cannot be read\n\
             expected a code of 5 digits",
        );
        check(
            &bad_field(cell("code"), "", &expected),
            "[bang-dia-ban-sai-o] dòng 12, cột code: ô trống\ncần mã 5 chữ số",
            "[bang-dia-ban-sai-o] row 12, column code: empty field\nexpected a code of 5 digits",
        );
    }

    #[test]
    fn parents_are_known_lasting_higher_and_no_circle() {
        check(
            &parent_unknown(cell("parent"), "99"),
            "[dia-ban-tren-la] dòng 12, cột parent: không có dòng nào mang mã cấp trên `99`\n\
             sửa mã, hoặc thêm dòng cho đơn vị cấp trên",
            "[dia-ban-tren-la] row 12, column parent: no row has the parent code `99`\n\
             mend the code, or add a row for the parent",
        );
        check(
            &parent_not_then(cell("parent"), "27"),
            "[dia-ban-sai-thoi-gian] dòng 12, cột parent: đơn vị cấp trên `27` không tồn tại suốt thời gian của đơn vị này\n\
             sửa valid_from, valid_to của một trong hai; đổi cấp trên thì viết thành hai dòng",
            "[dia-ban-sai-thoi-gian] row 12, column parent: the parent `27` does not stand for all the time of this unit\n\
             mend valid_from or valid_to of either; a unit that changed parents takes two rows",
        );
        check(
            &parent_level(cell("parent"), "huyện", "08443"),
            "[dia-ban-sai-cap] dòng 12, cột parent: huyện không thể thuộc `08443`\n\
             xã thuộc huyện hoặc tỉnh, huyện thuộc tỉnh, tỉnh không thuộc đơn vị nào",
            "[dia-ban-sai-cap] row 12, column parent: a “huyện” cannot be a part of `08443`\n\
             a commune is in a district or province, a district in a province, a province in none",
        );
        check(
            &parent_cycle(cell("parent"), &["001", "002", "001"]),
            "[dia-ban-vong-lap] dòng 12, cột parent: cấp trên quay vòng: 001 → 002 → 001\n\
             sửa cấp trên của một trong các đơn vị này",
            "[dia-ban-vong-lap] row 12, column parent: parents run in a circle: 001 → 002 → 001\n\
             mend the parent of one of these units",
        );
    }

    #[test]
    fn validity_runs_forward_and_never_twice() {
        let (from, to) = (Date::constant(2025, 7, 1), Date::constant(2025, 6, 30));
        check(
            &validity_reversed(cell("valid_to"), from, to),
            "[hieu-luc-nguoc] dòng 12, cột valid_to: hết hiệu lực 30/06/2025, trước khi có hiệu lực 01/07/2025\n\
             đổi chỗ hai ngày, hoặc sửa một ngày",
            "[hieu-luc-nguoc] row 12, column valid_to: ends on 2025-06-30, before it begins on 2025-07-01\n\
             swap the two days, or mend one",
        );
        check(
            &validity_overlap(cell("code"), "26740", 11),
            "[hieu-luc-chong] dòng 12, cột code: mã `26740` đã dùng cho dòng 11 trong cùng thời gian\n\
             ghi valid_to cho đơn vị trước, valid_from cho đơn vị sau, hoặc bỏ dòng trùng",
            "[hieu-luc-chong] row 12, column code: the code `26740` belongs to row 11 at the same time\n\
             give the earlier unit a valid_to and the later a valid_from, or drop the repeated row",
        );
    }

    #[test]
    fn links_name_units_that_stand() {
        let (old, new) = (Date::constant(2025, 6, 30), Date::constant(2025, 7, 1));
        check(
            &link_unknown(cell("old"), "00002", old),
            "[ke-thua-la] dòng 12, cột old: không có đơn vị `00002` nào hết hiệu lực ngày 30/06/2025\n\
             viết mã và valid_to như trong don-vi.csv\n\
             không dòng kế thừa nào của đơn vị cũ này được dùng",
            "[ke-thua-la] row 12, column old: there is no unit `00002` that ends on 2025-06-30\n\
             write the code and valid_to as in don-vi.csv\n\
             no succession of this old unit was used",
        );
        check(
            &link_unknown(cell("new"), "00002", new),
            "[ke-thua-la] dòng 12, cột new: không có đơn vị `00002` vào ngày 01/07/2025\n\
             viết mã mới, có hiệu lực ngay sau old_valid_to\n\
             không dòng kế thừa nào của đơn vị cũ này được dùng",
            "[ke-thua-la] row 12, column new: there is no unit `00002` on 2025-07-01\n\
             write a new code, in use right after old_valid_to\n\
             no succession of this old unit was used",
        );
    }

    #[test]
    fn shares_are_one_whole_or_several_parts() {
        check(
            &link_share(cell("share"), "00007", 1, 1),
            "[ke-thua-sai-phan] dòng 12, cột share: `00007` có 1 dòng `whole` và 1 dòng `part`\n\
             một đơn vị cũ có đúng một dòng `whole`, hoặc từ hai dòng `part` khác nhau\n\
             không dòng kế thừa nào của đơn vị cũ này được dùng",
            "[ke-thua-sai-phan] row 12, column share: `00007` has 1 rows with `whole` and 1 with `part`\n\
             an old unit has exactly one row `whole`, or two or more different rows `part`\n\
             no succession of this old unit was used",
        );
    }
}
