//! The workbook that is given out to be filled in: the tables of `form` with lists to choose from,
//! hints, and the stories that there are.

use std::collections::BTreeMap;

use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, Format, FormatAlign, Formula, Note, Workbook, Worksheet,
    XlsxError,
};

use super::Showcase;
use super::form::{self, Column, Role, Table, words};
use super::known::Known;
use super::value::shown;
use crate::config::Definitions;
use crate::data::workbook::made;
use crate::diagnostic::Lang;
use crate::source::yaml::Value;
use crate::story::Section;
use crate::story::schema::Shape;

/// How many rows have lists to choose from.
const ROWS: u32 = 1000;

/// The most letters of a hint that a sheet shows beside a cell.
const HINT: usize = 250;

/// Writes the workbook, with the stories of the showcase in it.
pub fn template(showcase: &Showcase<'_>) -> Result<Vec<u8>, String> {
    write(showcase).map_err(|error| error.to_string())
}

fn write(showcase: &Showcase<'_>) -> Result<Vec<u8>, XlsxError> {
    let lang = showcase.config.lang();
    let lists = Lists::new(&showcase.config.definitions, lang);
    let mut workbook = Workbook::new();
    let day = made(Some(showcase.config.today))?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for table in Table::ALL {
        let sheet = workbook.add_worksheet();
        sheet.set_name(table.name(lang))?;
        head(sheet, table, &lists, lang)?;
        for (row, cells) in (1_u32..).zip(filled(table, showcase)) {
            for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
                sheet.write_string_with_format(row, column, text, &cell())?;
            }
        }
    }
    lists.write(workbook.add_worksheet(), &showcase.config.definitions, lang)?;
    guide(workbook.add_worksheet(), lang)?;
    workbook.save_to_buffer()
}

fn pick(pair: (&str, &str), lang: Lang) -> String {
    let (vi, en) = pair;
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// Writes the names of the columns, with what is to be written in each.
fn head(sheet: &mut Worksheet, table: Table, lists: &Lists, lang: Lang) -> Result<(), XlsxError> {
    let plain = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let must = plain.clone().set_background_color(Color::RGB(0x00F6_DDB8));
    let may = plain.set_background_color(Color::RGB(0x00F4_F1EC));
    let cell = cell();
    for (at, column) in (0_u16..).zip(table.columns()) {
        let format = if column.is_required { &must } else { &may };
        sheet.write_string_with_format(0, at, column.label.get(lang), format)?;
        let hint = hint(table, &column, lang);
        sheet.insert_note(0, at, &Note::new(&hint).set_width(260).add_author_prefix(false))?;
        sheet.set_column_width(at, width(&column))?;
        sheet.set_column_format(at, &cell)?;
        if let Some(rule) = rule(&column, &hint, lists, lang)? {
            sheet.add_data_validation(1, at, ROWS, at, &rule)?;
        }
    }
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

/// Gives the look of what is filled in: text, so that a code keeps its zeros and a year is no day.
fn cell() -> Format {
    Format::new().set_num_format("@").set_text_wrap().set_align(FormatAlign::Top)
}

/// Says what to write in a column.
fn hint(table: Table, column: &Column, lang: Lang) -> String {
    let of_story = matches!(table, Table::Stories(_));
    let must = match (column.is_required, of_story) {
        (false, _) => ("", ""),
        (true, true) => ("Bài mới phải có. ", "A new story needs it. "),
        (true, false) => ("Dòng nào cũng phải có. ", "Every row needs it. "),
    };
    let help = if is_list(column) {
        ("Chọn trong danh sách.", "Choose from the list.")
    } else {
        column.help
    };
    let example = column.example.trim();
    let is_cell = !is_list(column) && !example.is_empty() && !example.contains(['[', '{', '\n']);
    let example = example.trim_matches('"');
    let such = (format!(" Ví dụ: {example}"), format!(" For example: {example}"));
    let such = if is_cell { pick((&such.0, &such.1), lang) } else { String::new() };
    let whole = format!("{}{}{such}", pick(must, lang), pick(help, lang));
    whole.chars().take(HINT).collect()
}

/// Tells whether a value is chosen from a list, so that the schema's help about keys does not fit.
fn is_list(column: &Column) -> bool {
    matches!(column.shape, Shape::Choice(_) | Shape::Term(_))
}

fn width(column: &Column) -> f64 {
    match column.role {
        Role::Value("summary" | "places.0.as_reported" | "citation" | "note") => 42.0,
        Role::Value("title" | "url") | Role::Story | Role::Metric => 34.0,
        Role::Value("value") => 24.0,
        Role::Value("id") => 10.0,
        _ => 18.0,
    }
}

/// Gives the list that a column is chosen from, or the hint that it shows.
fn rule(
    column: &Column,
    hint: &str,
    lists: &Lists,
    lang: Lang,
) -> Result<Option<DataValidation>, XlsxError> {
    let list = match column.role {
        Role::Story => {
            Some(format!("='{}'!$B$2:$B${}", Table::Stories(Section::Model).name(lang), ROWS + 1))
        }
        Role::Metric => lists.range(METRICS),
        Role::Unit => lists.range(UNITS),
        _ => lists.of(column),
    };
    let rule = DataValidation::new();
    let rule = match list {
        // Whatever else is typed is judged when the file is read; a list only helps.
        Some(list) => rule.allow_list_formula(Formula::new(list)).show_error_message(false),
        None if hint.is_empty() => return Ok(None),
        None => rule.allow_any_value(),
    };
    let title: String = column.label.get(lang).chars().take(32).collect();
    let rule = if hint.is_empty() {
        rule
    } else {
        rule.set_input_title(title)?.set_input_message(hint)?
    };
    Ok(Some(rule))
}

const METRICS: &str = "metrics";
const UNITS: &str = "units";

/// The sheet of all lists: each in a column of its own.
struct Lists {
    sheet: &'static str,
    columns: Vec<(String, String, Vec<String>)>,
}

impl Lists {
    fn new(definitions: &Definitions, lang: Lang) -> Self {
        let mut columns = vec![(
            METRICS.to_owned(),
            pick(("Chỉ tiêu", "Metric"), lang),
            form::metrics(definitions, lang).into_iter().flat_map(|it| it.names).collect(),
        )];
        for column in Table::ALL.into_iter().flat_map(Table::columns).filter(is_list) {
            let key = key(&column);
            if columns.iter().any(|(it, ..)| *it == key) {
                continue;
            }
            let name = usize::from(lang == Lang::En);
            let words = words(column.shape, definitions).into_iter();
            let names = words.filter_map(|mut it| Some(std::mem::take(it.names.get_mut(name)?)));
            columns.push((key, column.label.get(lang).to_owned(), names.collect()));
        }
        let mut units: Vec<String> = Vec::new();
        for unit in definitions.metrics.iter().map(|it| &it.unit) {
            if !units.contains(unit) {
                units.push(unit.clone());
            }
        }
        columns.push((UNITS.to_owned(), pick(("Đơn vị", "Unit"), lang), units));
        let sheet = if lang == Lang::Vi { "Danh mục" } else { "Words" };
        Self { sheet, columns }
    }

    fn of(&self, column: &Column) -> Option<String> {
        is_list(column).then(|| self.range(&key(column))).flatten()
    }

    /// Gives the cells of a list as a formula. The meaning of metrics stands in the second column.
    fn range(&self, key: &str) -> Option<String> {
        let at = self.columns.iter().position(|(it, ..)| it == key)?;
        let letter = char::from(b'A' + u8::try_from(at + usize::from(at > 0)).ok()?);
        let last = self.columns[at].2.len().max(1) + 1;
        Some(format!("='{}'!${letter}$2:${letter}${last}", self.sheet))
    }

    fn write(
        &self,
        sheet: &mut Worksheet,
        definitions: &Definitions,
        lang: Lang,
    ) -> Result<(), XlsxError> {
        let head = Format::new().set_bold().set_background_color(Color::RGB(0x00F4_F1EC));
        let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        sheet.set_name(self.sheet)?;
        let helps: Vec<&str> = definitions.metrics.iter().map(|it| it.help.get(lang)).collect();
        sheet.write_string_with_format(0, 1, pick(("Nghĩa", "Meaning"), lang), &head)?;
        for (row, help) in (1_u32..).zip(helps) {
            sheet.write_string_with_format(row, 1, help, &wrap)?;
        }
        for (at, (_, label, words)) in (0_u16..).zip(&self.columns) {
            let at = at + u16::from(at > 0);
            sheet.write_string_with_format(0, at, label, &head)?;
            sheet.set_column_width(at, if at == 0 { 40 } else { 26 })?;
            for (row, word) in (1_u32..).zip(words) {
                sheet.write_string_with_format(row, at, word, &wrap)?;
            }
        }
        sheet.set_column_width(1, 70)?;
        sheet.set_freeze_panes(1, 0)?;
        Ok(())
    }
}

/// Gives one name to columns that are chosen from one list.
fn key(column: &Column) -> String {
    match column.shape {
        Shape::Choice(choices) => choices.iter().map(|it| it.key).collect(),
        Shape::Term(taxonomy) => format!("{taxonomy:?}"),
        _ => String::new(),
    }
}

/// Writes what to do, a line a step.
fn guide(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    const VI: [&str; 11] = [
        "1. Trang “Mô hình”: mỗi dòng một bài. Cột màu đậm: bài mới phải có.",
        "2. Bài mới: để trống cột “Mã bài”. Bài đã có: giữ nguyên mã, sửa ô nào thì chỉ mục ấy đổi.",
        "3. Ô để trống: mục ấy của bài giữ nguyên, không bị xóa.",
        "4. Trang “Chỉ số”: mỗi dòng một con số. Chọn bài, chọn chỉ tiêu, rồi viết con số như bình thường: gần 1.000 m2; 1,2 tỷ đồng; 148/148 thôn.",
        "5. Chỉ viết số thì con số được hiểu theo cột “Đơn vị”; cột ấy trống là đơn vị của chỉ tiêu.",
        "6. Trang “Nguồn”: báo cáo, bài báo đã dùng cho từng bài.",
        "7. Trang “Phong trào”: số liệu chung của một xã, tỉnh, đoàn thể; không phải mô hình.",
        "8. Trang “Danh mục”: các từ chọn được và nghĩa của từng chỉ tiêu. Không cần sửa.",
        "9. Lưu tệp, rồi gõ: danvan import so-lieu.xlsx --dry-run. danvan cho biết sẽ ghi gì, ô nào sai.",
        "10. Đúng rồi thì gõ lại, bỏ --dry-run. Bài mới là bản nháp cho đến khi bạn đổi trạng thái.",
        "11. Có lỗi thì không ghi gì cả; sửa đúng ô được nêu rồi chạy lại.",
    ];
    const EN: [&str; 11] = [
        "1. Sheet “Models”: a row a story. A new story needs the darker columns.",
        "2. New story: leave “Id” empty. One there is: keep its id; only the cells you change are changed.",
        "3. An empty cell leaves its field as it is.",
        "4. Sheet “Figures”: a row a figure. Choose story and metric, then write it as people do: gần 1.000 m2; 1,2 tỷ đồng.",
        "5. A bare number is in the unit beside it, or else in the metric's own.",
        "6. Sheet “Sources”: the reports used for each story.",
        "7. Sheet “Movements”: totals of a commune, a province or an organisation; no models.",
        "8. Sheet “Words”: what can be chosen, and what each metric means.",
        "9. Save it and type: danvan import so-lieu.xlsx --dry-run. It tells what would be written and which cells are wrong.",
        "10. If that is right, type it again without --dry-run. New stories are drafts until you change their state.",
        "11. With an error nothing is written; mend the cell that is named and try again.",
    ];
    let (name, lines) = if lang == Lang::Vi { ("Hướng dẫn", VI) } else { ("Guide", EN) };
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    sheet.set_name(name)?;
    sheet.set_column_width(0, 110)?;
    for (row, line) in (0_u32..).zip(lines) {
        sheet.write_string_with_format(row, 0, line, &wrap)?;
    }
    Ok(())
}

/// Gives the rows of a table that the stories of the showcase fill.
fn filled(table: Table, showcase: &Showcase<'_>) -> Vec<Vec<String>> {
    let definitions = &showcase.config.definitions;
    let columns = table.columns();
    let own = |it: &&Known| match table {
        Table::Stories(section) => it.section == section,
        Table::Figures | Table::Sources => {
            matches!(it.section, Section::Model | Section::Movement)
        }
    };
    let stories = showcase.known().iter().filter(own);
    match table {
        Table::Stories(_) => stories.map(|it| cells(&columns, &it.values, definitions)).collect(),
        Table::Figures => stories.flat_map(|it| figures(it, &columns, definitions)).collect(),
        Table::Sources => stories.flat_map(|it| sources(it, &columns, definitions)).collect(),
    }
}

fn cells(columns: &[Column], values: &Value, definitions: &Definitions) -> Vec<String> {
    let cell = |column: &Column| {
        let Role::Value(path) = column.role else { return String::new() };
        let value =
            path.split('.').try_fold(values, |value, step| match (value, step.parse::<usize>()) {
                (Value::List(items), Ok(at)) => items.get(at),
                _ => value.get(step),
            });
        value.map(|it| shown(it, column.shape, definitions)).unwrap_or_default()
    };
    columns.iter().map(cell).collect()
}

fn figures(story: &Known, columns: &[Column], definitions: &Definitions) -> Vec<Vec<String>> {
    let names: BTreeMap<String, String> = form::metrics(definitions, Lang::Vi)
        .into_iter()
        .filter_map(|it| Some((it.key, it.names.into_iter().next()?)))
        .collect();
    let Some(Value::Map(entries)) = story.values.get("metrics") else { return Vec::new() };
    let row = |(key, value): &(String, Value)| {
        let whole = match value {
            Value::Map(_) => value.clone(),
            other => Value::Map(vec![("value".to_owned(), other.clone())]),
        };
        let mut row = cells(columns, &whole, definitions);
        row[0].clone_from(&story.id);
        row[1].clone_from(names.get(key).unwrap_or(key));
        row
    };
    entries.iter().map(row).collect()
}

fn sources(story: &Known, columns: &[Column], definitions: &Definitions) -> Vec<Vec<String>> {
    let Some(Value::List(items)) = story.values.get("sources") else { return Vec::new() };
    let row = |item: &Value| {
        let mut row = cells(columns, item, definitions);
        row[0].clone_from(&story.id);
        row
    };
    items.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::story::schema::SCOPES;

    #[test]
    fn every_scope_of_a_figure_can_be_chosen() {
        let lists = Lists::new(&Definitions::shipped(), Lang::Vi);
        let scope = Table::Figures.columns();
        let scope = scope.iter().find(|it| it.role == Role::Value("scope")).unwrap();
        let range = lists.of(scope).unwrap();
        assert!(range.ends_with(&format!("${}", SCOPES.len() + 1)), "{range}");
    }
}
