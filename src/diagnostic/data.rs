//! Problems of tables: open data and lists that are read, and files that cannot be written.
//!
//! What a list of teams alone can get wrong is [`super::team`]'s.

use super::{Diagnostic, Location, Text};

/// A field of a table, as messages name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Where it is.
    pub at: Location,
    /// The number of its row, the header's being 1.
    pub row: usize,
    /// The name of its column.
    pub column: &'a str,
}

/// Says that a workbook cannot be written.
pub fn workbook(name: &str, reason: &str) -> Diagnostic {
    let message = Text::new(
        format!("không ghi được {name}: {reason}"),
        format!("{name} cannot be written: {reason}"),
    );
    Diagnostic::error("du-lieu-khong-ghi-duoc", Location::file(&name.into()), message).label(
        "dùng các tệp CSV; một trang tính chỉ chứa được 1.048.576 dòng",
        "use the CSV files; a sheet holds no more than 1,048,576 rows",
    )
}

/// Says that a table lacks columns, or has some that are not known.
pub fn bad_header(at: Location, missing: &[&str], unknown: &[&str]) -> Diagnostic {
    let list = |names: &[&str]| names.join(", ");
    let mut problem = Diagnostic::error(
        "du-lieu-sai-cot",
        at,
        Text::new(
            "dòng 1 không phải là tên các cột của tệp này",
            "row 1 does not name the columns of this file",
        ),
    );
    if !missing.is_empty() {
        problem = problem
            .help(format!("thiếu: {}", list(missing)), format!("missing: {}", list(missing)));
    }
    if !unknown.is_empty() {
        problem = problem.help(
            format!("không rõ hoặc lặp lại: {}", list(unknown)),
            format!("not known, or repeated: {}", list(unknown)),
        );
    }
    problem.label("giữ dòng đầu như khi tải về", "keep the first row as it was downloaded")
}

/// Says that a row has too few or too many fields.
pub fn bad_width(at: Location, row: usize, found: usize, expected: usize) -> Diagnostic {
    let message =
        Text::new(format!("dòng {row} có {found} ô"), format!("row {row} has {found} fields"));
    Diagnostic::error("du-lieu-thieu-o", at, message).label(
        format!("cần {expected} ô; ô có dấu phẩy hoặc chấm phẩy phải đặt trong ngoặc kép"),
        format!("expected {expected}; put a field with a comma or semicolon between double quotes"),
    )
}

/// Says that a quotation mark is open, or stands where none may.
pub fn bad_quote(cell: &Cell<'_>) -> Diagnostic {
    let message = Text::new("dấu ngoặc kép đặt sai", "misplaced double quote");
    in_cell(Diagnostic::error("du-lieu-sai-ngoac", cell.at.clone(), message), cell).label(
        "đặt cả ô trong một cặp `\"`, và viết `\"\"` cho một dấu ngoặc kép bên trong",
        "put the whole field between one pair of `\"`, and write `\"\"` for one inside it",
    )
}

/// Says that a field does not hold what its column needs.
pub fn bad_cell(cell: &Cell<'_>, found: &str, expected: &Text) -> Diagnostic {
    let message = match found {
        "" => Text::new("ô trống", "empty field"),
        _ => Text::new(format!("`{found}` không hợp lệ"), format!("`{found}` cannot be read")),
    };
    in_cell(Diagnostic::error("du-lieu-sai-o", cell.at.clone(), message), cell)
        .label(format!("cần {}", expected.vi), format!("expected {}", expected.en))
}

/// Says that a list has not as many items as the lists it goes with.
pub fn uneven(cell: &Cell<'_>, found: usize, expected: usize, with: &str) -> Diagnostic {
    let message = Text::new(
        format!("có {found} mục, nhưng cột {with} có {expected}"),
        format!("{found} items, but the column {with} has {expected}"),
    );
    in_cell(Diagnostic::error("du-lieu-lech-muc", cell.at.clone(), message), cell).label(
        "mỗi mục đứng cùng thứ tự ở mọi cột cùng nhóm; mục trống vẫn giữ dấu |",
        "items stand in the same order in all columns of a group; an empty item keeps its |",
    )
}

/// Says that two rows bear the same name.
pub fn repeated(cell: &Cell<'_>, id: &str, first: usize) -> Diagnostic {
    let message = Text::new(
        format!("mã `{id}` đã có ở dòng {first}"),
        format!("`{id}` stands in row {first} already"),
    );
    in_cell(Diagnostic::error("du-lieu-trung-ma", cell.at.clone(), message), cell)
        .label("mỗi bài một mã riêng", "each story has a name of its own")
}

/// Says that a figure belongs to no story of the tables.
pub fn unknown_story(cell: &Cell<'_>, id: &str) -> Diagnostic {
    let message =
        Text::new(format!("không có bài nào mang mã `{id}`"), format!("no story is named `{id}`"));
    in_cell(Diagnostic::error("du-lieu-bai-la", cell.at.clone(), message), cell)
        .label("sửa mã, hoặc thêm dòng cho bài ấy", "mend the name, or add a row for the story")
}

/// Says that a figure's words and its numbers do not say the same.
pub fn words_differ(cell: &Cell<'_>, wording: &str, reading: &Text) -> Diagnostic {
    let message = Text::new(
        format!("`{wording}` đọc là {}, khác với các cột số", reading.vi),
        format!("`{wording}` reads {}, unlike the columns of numbers", reading.en),
    );
    in_cell(Diagnostic::error("du-lieu-loi-khac-so", cell.at.clone(), message), cell).label(
        "sửa lời hoặc sửa số cho khớp nhau",
        "mend the words or the numbers so that they agree",
    )
}

/// Names the row and the column in a problem's message.
#[must_use]
pub fn in_cell(mut problem: Diagnostic, cell: &Cell<'_>) -> Diagnostic {
    let (row, column) = (cell.row, cell.column);
    problem.message = Text::new(
        format!("dòng {row}, cột {column}: {}", problem.message.vi),
        format!("row {row}, column {column}: {}", problem.message.en),
    );
    problem
}
