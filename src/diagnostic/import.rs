//! Problems of a table of stories, a workbook or CSV, that is brought into a showcase.
//!
//! Its editor looks for sheet and cell, so each message begins with them: `Chỉ số!D7`.

use std::sync::Arc;

use super::front::nearest;
use super::{Diagnostic, FilePath, Location, Text};

/// A cell, as a spreadsheet names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellName {
    /// Where it is in the sheet as it is written down.
    pub at: Location,
    /// Its name: `Chỉ số!D7`, or `D7` where there is one sheet without a name.
    pub name: Arc<str>,
}

impl CellName {
    /// Names a cell by its sheet, its row from one and its column from zero.
    pub fn new(at: Location, sheet: Option<&str>, row: usize, column: usize) -> Self {
        let sheet = sheet.map(|it| format!("{it}!")).unwrap_or_default();
        Self { at, name: format!("{sheet}{}{row}", letters(column)).into() }
    }
}

/// Names a column as spreadsheets do: A, B, … Z, AA.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => last.to_string(),
        rest => format!("{}{last}", letters(rest - 1)),
    }
}

/// Moves a problem of a story into the cell that its value came from.
#[must_use]
pub fn in_cell(mut problem: Diagnostic, cell: &CellName) -> Diagnostic {
    problem.at = cell.at.clone();
    problem.message = Text::new(
        format!("{}: {}", cell.name, problem.message.vi),
        format!("{}: {}", cell.name, problem.message.en),
    );
    problem
}

fn error(code: &'static str, cell: &CellName, vi: String, en: String) -> Diagnostic {
    in_cell(Diagnostic::error(code, cell.at.clone(), Text::new(vi, en)), cell)
}

/// Says that no sheet has columns that are known.
pub fn no_table(file: &FilePath) -> Diagnostic {
    let message = Text::new(
        "không thấy dòng tên cột: cần ít nhất cột “Tiêu đề” hoặc “Mã bài”",
        "no row names the columns: a column “Title” or “Id” is needed",
    );
    Diagnostic::error("nhap-thieu-cot", Location::file(file), message).label(
        "`danvan import --template so-lieu.xlsx` tạo bảng mẫu có sẵn tên cột",
        "`danvan import --template so-lieu.xlsx` makes a workbook with all columns",
    )
}

/// Says that a table has no row below the names of its columns.
pub fn no_rows(file: &FilePath) -> Diagnostic {
    let message = Text::new("bảng chưa có dòng nào", "the table has no row");
    Diagnostic::error("nhap-bang-trong", Location::file(file), message).label(
        "điền từ dòng dưới tên cột, rồi lưu lại",
        "fill in the rows below the names of the columns and save it",
    )
}

/// Says that a column is not known and is passed over.
pub fn unknown_column(cell: &CellName, name: &str, known: &[String]) -> Diagnostic {
    let message = Text::new(
        format!("{}: bỏ qua cột “{name}”, không rõ là mục nào", cell.name),
        format!("{}: the column “{name}” is passed over, no field is called so", cell.name),
    );
    let problem = Diagnostic::warning("nhap-cot-la", cell.at.clone(), message);
    match nearest(name, known.iter().map(String::as_str)) {
        Some(near) => {
            problem.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?"))
        }
        None => problem.label(
            "bảng mẫu có đủ tên cột: danvan import --template so-lieu.xlsx",
            "every name stands in danvan import --template so-lieu.xlsx",
        ),
    }
}

/// Says that two columns bear one name.
pub fn repeated_column(cell: &CellName, name: &str, first: &CellName) -> Diagnostic {
    let message = (
        format!("cột “{name}” đã có ở {}", first.name),
        format!("the column “{name}” stands at {} already", first.name),
    );
    error("nhap-cot-lap", cell, message.0, message.1)
        .label("giữ lại một cột", "keep one of the two")
}

/// Says that a row has no title by which a new story could be named.
pub fn no_title(cell: &CellName) -> Diagnostic {
    error(
        "nhap-thieu-tieu-de",
        cell,
        "dòng này chưa có tiêu đề".to_owned(),
        "this row has no title".to_owned(),
    )
    .label("điền tiêu đề của bài", "give the story's title")
}

/// Says that no story bears an id.
pub fn unknown_id(cell: &CellName, id: &str) -> Diagnostic {
    error(
        "nhap-ma-la",
        cell,
        format!("không có bài nào mang mã `{id}`"),
        format!("no story has the id `{id}`"),
    )
    .label(
        "bài mới thì để trống ô này; bài đã có thì chép đúng mã của bài",
        "leave it empty for a new story; for one there is, give its own id",
    )
}

/// Says that a row without an id bears the title of a story there is.
pub fn known_title(cell: &CellName, title: &str, path: &str, id: &str) -> Diagnostic {
    error(
        "nhap-bai-da-co",
        cell,
        format!("đã có bài “{title}” ở {path}"),
        format!("there is a story “{title}” at {path}"),
    )
    .label(
        format!(
            "muốn cập nhật bài ấy thì ghi mã `{id}` vào cột “Mã bài”; bài khác thì đổi tiêu đề"
        ),
        format!("to update it, give `{id}` as its id; for another story, change the title"),
    )
}

/// Says that two rows are about one story.
pub fn repeated_story(cell: &CellName, first: &CellName) -> Diagnostic {
    error(
        "nhap-bai-lap",
        cell,
        format!("bài này đã có ở {}", first.name),
        format!("this story stands at {} already", first.name),
    )
    .label("gộp hai dòng làm một", "make one row of the two")
}

/// Says that a row belongs to no story.
pub fn unknown_story(cell: &CellName, name: &str, known: &[&str]) -> Diagnostic {
    let (vi, en) = match name {
        "" => ("chưa ghi số liệu này của bài nào".to_owned(), "no story is named".to_owned()),
        _ => (format!("không có bài “{name}”"), format!("there is no story “{name}”")),
    };
    let problem = error("nhap-bai-la", cell, vi, en);
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            problem.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?"))
        }
        None => problem.label(
            "chép đúng tiêu đề hoặc mã bài",
            "give the story's title or its id, letter by letter",
        ),
    }
}

/// Says that several stories bear the title that a row gives.
pub fn several_stories(cell: &CellName, title: &str, ids: &[&str]) -> Diagnostic {
    error(
        "nhap-nhieu-bai",
        cell,
        format!("có {} bài cùng tiêu đề “{title}”", ids.len()),
        format!("{} stories are called “{title}”", ids.len()),
    )
    .label(
        format!("ghi mã bài thay cho tiêu đề: {}", ids.join(", ")),
        format!("give the id in its place: {}", ids.join(", ")),
    )
}

/// Says that no metric is called so.
pub fn unknown_metric(cell: &CellName, name: &str, known: &[&str]) -> Diagnostic {
    let (vi, en) = match name {
        "" => ("chưa chọn chỉ tiêu".to_owned(), "no metric is chosen".to_owned()),
        _ => (format!("không có chỉ tiêu “{name}”"), format!("there is no metric “{name}”")),
    };
    let problem = error("nhap-chi-tieu-la", cell, vi, en);
    match nearest(name, known.iter().copied()) {
        Some(near) => {
            problem.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?"))
        }
        None => problem.label(
            "chọn trong danh sách thả xuống; `danvan schema` liệt kê mọi chỉ tiêu",
            "choose one from the list; `danvan schema` lists them all",
        ),
    }
}

/// Says that a value is none of the words that its column may hold.
pub fn unknown_word(cell: &CellName, label: &Text, word: &str, known: &[&str]) -> Diagnostic {
    let problem = error(
        "nhap-tu-la",
        cell,
        format!("{} không có “{word}”", label.vi),
        format!("{}: “{word}” is not one of its values", label.en),
    );
    let problem = match nearest(word, known.iter().copied()) {
        Some(near) => {
            problem.label(format!("có phải “{near}”?"), format!("did you mean “{near}”?"))
        }
        None => problem.label("chọn một trong các từ bên dưới", "choose one of those below"),
    };
    let known = known.join("; ");
    problem.help(format!("dùng được: {known}"), format!("known: {known}"))
}

/// Says that a new story lacks what it must have.
pub fn missing(cell: &CellName, label: &Text) -> Diagnostic {
    error(
        "nhap-thieu-o",
        cell,
        format!("bài mới chưa có “{}”", label.vi),
        format!("the new story has no “{}”", label.en),
    )
    .label(
        format!("điền ô “{}” của dòng này", label.vi),
        format!("fill in “{}” in this row", label.en),
    )
}

/// Says that one metric of a story stands twice.
pub fn repeated_figure(cell: &CellName, metric: &Text, first: &CellName) -> Diagnostic {
    error(
        "nhap-chi-tieu-lap",
        cell,
        format!("{} của bài này đã có ở {}", metric.vi, first.name),
        format!("{} of this story stands at {} already", metric.en, first.name),
    )
    .label("giữ lại một con số", "keep one of the two figures")
}

/// Says that a figure has no number.
pub fn no_figure(cell: &CellName, metric: &Text) -> Diagnostic {
    error(
        "nhap-thieu-so",
        cell,
        format!("{} chưa có con số", metric.vi),
        format!("{} has no figure", metric.en),
    )
    .label("điền con số, hoặc xóa cả dòng", "give the figure, or clear the row")
}

/// Says that a number of a percent cell may mean a hundredth of what is seen.
pub fn percent(cell: &CellName, number: &str, percent: &str) -> Diagnostic {
    error(
        "nhap-phan-tram",
        cell,
        format!("ô chứa số {number}: không rõ là {number}% hay {percent}%"),
        format!("the cell holds {number}, which may mean {number}% or {percent}%"),
    )
    .label(
        format!("đổi ô sang dạng Text rồi gõ {percent}%"),
        format!("format the cell as text and type {percent}%"),
    )
}

/// Says that a story there is cannot be edited field by field.
pub fn entangled(cell: &CellName, path: &FilePath) -> Diagnostic {
    error(
        "nhap-khong-sua-duoc",
        cell,
        format!("phần đầu của {path} viết theo cách danvan không tự sửa được"),
        format!("the front matter of {path} is written in a way that cannot be edited by itself"),
    )
    .label("sửa tay mục này trong tệp", "edit this field in the file by hand")
}

/// Says that the front matter of a story there is cannot be read.
pub fn broken_story(cell: &CellName, path: &FilePath) -> Diagnostic {
    error(
        "nhap-bai-hong",
        cell,
        format!("không đọc được phần đầu của {path}"),
        format!("the front matter of {path} cannot be read"),
    )
    .label("chạy `danvan check`, sửa tệp ấy rồi nhập lại", "run `danvan check`, mend it, try again")
}

/// Says that a story there is was not compared with what is brought in.
pub fn passed_over(file: &FilePath, why: &Text) -> Diagnostic {
    let message = Text::new(
        format!("chưa so được với bài này: {}", why.vi),
        format!("this story was not compared: {}", why.en),
    );
    Diagnostic::warning("nhap-bo-qua-bai", Location::file(file), message).label(
        "nếu tệp nhập có chính bài này thì nó thành bài thứ hai; chạy `danvan check`, sửa rồi nhập",
        "if it is among what is imported, it becomes a second one; run `danvan check`, mend it first",
    )
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_are_named_as_in_a_spreadsheet() {
        let names: Vec<String> = [0, 3, 25, 26, 51, 52, 701, 702].map(letters).to_vec();
        assert_eq!(names, ["A", "D", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
