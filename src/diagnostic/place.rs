//! Problems with the codes and names of places, as a story writes them.
//!
//! Problems inside the tables of places are [`super::place_table`]'s. Finding the units that are
//! suggested here is the registry's work: a caller passes what it found.

use jiff::civil::Date;

use super::{Diagnostic, Lang, Location, Text};

/// How many units a message lists before it counts the rest.
const LISTED: usize = 6;

/// How many units a message offers for a name before it counts the rest.
const CANDIDATES: usize = 12;

/// A unit as a message shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// Its code.
    pub code: String,
    /// Its name with those of the units above it.
    pub name: String,
    /// The last day it stood, if it no longer stands.
    pub until: Option<Date>,
}

/// Units that an author may have meant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Those that bear the name the author wrote.
    pub by_name: Vec<Unit>,
    /// Those whose code is like the one the author wrote.
    pub by_code: Vec<Unit>,
}

/// A unit whose code was used outside its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misdated {
    /// The unit.
    pub unit: Unit,
    /// Its first day, if known.
    pub from: Option<Date>,
    /// The units it was made of.
    pub before: Vec<Unit>,
    /// The units it is now.
    pub now: Vec<Unit>,
}

/// Says that no unit ever bore a code.
pub fn unknown_code(at: Location, code: &str, near: &Near) -> Diagnostic {
    let message = Text::new(
        format!("không có đơn vị hành chính nào mang mã `{code}`"),
        format!("no administrative unit has the code `{code}`"),
    );
    let found = Diagnostic::error("ma-dia-ban-la", at, message);
    let found = match near.by_name.first().or(near.by_code.first()) {
        Some(unit) => {
            found.label(format!("có phải {}?", show(unit)), format!("did you mean {}?", show(unit)))
        }
        None => found.label("viết mã của tỉnh hoặc xã", "write the code of a province or commune"),
    };
    let found = listed(found, ("theo tên", "by name"), &near.by_name);
    listed(found, ("mã gần giống", "similar codes"), &near.by_code).help(
        "mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu",
        "a code has 2 digits (province), 3 (district, before 2025-07-01) or 5 (commune), leading zeros included",
    )
}

/// Says that a code was not in use on the day it is asked for.
pub fn code_not_then(at: Location, code: &str, day: Date, misdated: &Misdated) -> Diagnostic {
    let message = Text::new(
        format!("mã `{code}` không dùng vào ngày {}", date(day, Lang::Vi)),
        format!("the code `{code}` was not in use on {}", date(day, Lang::En)),
    );
    let found = Diagnostic::error("ma-dia-ban-sai-ngay", at, message);
    match (misdated.from, misdated.unit.until) {
        (Some(from), _) if day < from => too_early(found, misdated, from),
        (_, Some(until)) => too_late(found, misdated, until),
        _ => found,
    }
}

/// Says that no unit ever bore a name.
pub fn unknown_name(at: Location, name: &str, near: &[Unit]) -> Diagnostic {
    let message = Text::new(
        format!("không có đơn vị hành chính nào tên `{name}`"),
        format!("no administrative unit is named `{name}`"),
    );
    let found = Diagnostic::error("ten-dia-ban-la", at, message);
    let found = match near.first() {
        Some(unit) => {
            found.label(format!("có phải {}?", show(unit)), format!("did you mean {}?", show(unit)))
        }
        None => found.label(
            "viết tên xã, rồi tên tỉnh sau dấu phẩy; tên thôn ghi vào `village`",
            "write a commune, then its province after a comma; a village goes into `village`",
        ),
    };
    candidates(found, name, near)
}

/// Says that a name is borne by several units.
pub fn ambiguous_name(at: Location, name: &str, several: &[Unit]) -> Diagnostic {
    let count = several.len();
    let message = Text::new(
        format!("`{name}` là tên của {count} đơn vị"),
        format!("`{name}` is the name of {count} units"),
    );
    let found = Diagnostic::error("ten-dia-ban-mo-ho", at, message).label(
        "ghi thêm tên huyện, tên tỉnh sau dấu phẩy; hoặc thay `name` bằng mã dưới đây",
        "add the names of its district and province after commas, or write a code below instead",
    );
    candidates(found, name, several)
}

/// Says that no unit bore a name on the day it is asked for.
pub fn name_not_then(at: Location, name: &str, day: Date, misdated: &[Misdated]) -> Diagnostic {
    let message = Text::new(
        format!("không có đơn vị nào tên `{name}` vào ngày {}", date(day, Lang::Vi)),
        format!("no unit was named `{name}` on {}", date(day, Lang::En)),
    );
    let found = Diagnostic::error("ten-dia-ban-sai-ngay", at, message);
    match misdated {
        [one] => match (one.from, one.unit.until) {
            (Some(from), _) if day < from => too_early(found, one, from),
            (_, Some(until)) => too_late(found, one, until),
            _ => found,
        },
        several => {
            let units: Vec<Unit> = several.iter().map(|it| it.unit.clone()).collect();
            let found = found.label(
                "sửa `as_of`, hoặc thay `name` bằng mã dưới đây",
                "mend `as_of`, or write a code below instead",
            );
            candidates(found, name, &units)
        }
    }
}

/// Says that a place's name is not that of the unit its code means.
pub fn name_not_code(at: Location, name: &str, unit: &Unit) -> Diagnostic {
    let shown = show(unit);
    let message = Text::new(
        format!("`{name}` không phải tên của {shown}"),
        format!("`{name}` is not the name of {shown}"),
    );
    Diagnostic::error("ten-dia-ban-trai-ma", at, message).label(
        "sửa mã, sửa tên, hoặc bỏ một trong hai",
        "mend the code or the name, or drop either",
    )
}

/// Writes the fields that name a unit in a story, whatever other units ever bore its code.
pub fn written(unit: &Unit) -> String {
    let day = unit.until.map(|day| format!(", as_of: {day}")).unwrap_or_default();
    format!("code: \"{}\"{day}", unit.code)
}

/// Adds a line for each unit that may be meant by a name, with what to write for it.
fn candidates(found: Diagnostic, name: &str, units: &[Unit]) -> Diagnostic {
    let shown = units.iter().take(CANDIDATES).fold(found, |found, unit| {
        let line = |lang| format!("`{}`: {}{}", written(unit), unit.name, until(unit, lang));
        found.help(line(Lang::Vi), line(Lang::En))
    });
    match units.len().saturating_sub(CANDIDATES) {
        0 => shown,
        rest => shown.help(
            format!("và {rest} đơn vị khác: `danvan places find \"{name}\"`"),
            format!("and {rest} more: `danvan places find \"{name}\"`"),
        ),
    }
}

/// Says that it is not known what became of a unit.
pub fn successor_unknown(at: Location, unit: &Unit) -> Diagnostic {
    let shown = show(unit);
    let message = Text::new(
        format!("chưa rõ {shown}{} nay thuộc đơn vị nào", until(unit, Lang::Vi)),
        format!("it is not known what became of {shown}{}", until(unit, Lang::En)),
    );
    Diagnostic::warning("chua-ro-ke-thua", at, message)
        .label(
            "trang sẽ không ghi “nay là …”",
            "the page will not say what the place is called today",
        )
        .help(
            format!("thêm dòng cho mã {} vào content/dia-ban/ke-thua.csv", unit.code),
            format!("add rows for the code {} to content/dia-ban/ke-thua.csv", unit.code),
        )
}

/// Shows a date as a reader of `lang` writes it.
pub(crate) fn date(date: Date, lang: Lang) -> String {
    match lang {
        Lang::Vi => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
        Lang::En => date.to_string(),
    }
}

fn too_early(found: Diagnostic, misdated: &Misdated, from: Date) -> Diagnostic {
    let unit = show(&misdated.unit);
    let found = found.label(
        format!("{unit} chỉ có từ {}", date(from, Lang::Vi)),
        format!("{unit} has stood only since {}", date(from, Lang::En)),
    );
    let found = listed(found, ("khi ấy là", "it was then"), &misdated.before);
    found.help(
        format!("viết mã dùng khi ấy, hoặc `as_of` từ {from} trở đi"),
        format!("write the code used then, or an `as_of` from {from} on"),
    )
}

fn too_late(found: Diagnostic, misdated: &Misdated, until: Date) -> Diagnostic {
    let unit = show(&misdated.unit);
    let found = found.label(
        format!("{unit} chỉ còn đến {}", date(until, Lang::Vi)),
        format!("{unit} stood until {}", date(until, Lang::En)),
    );
    let found = listed(found, ("nay là", "it is now"), &misdated.now);
    found.help(
        format!("viết mã mới, hoặc `as_of` không sau {until}"),
        format!("write the new code, or an `as_of` not after {until}"),
    )
}

/// Adds one line that lists `units`, or none when there are none.
fn listed(found: Diagnostic, (vi, en): (&str, &str), units: &[Unit]) -> Diagnostic {
    if units.is_empty() {
        return found;
    }
    found.help(
        format!("{vi}: {}", list(units, Lang::Vi)),
        format!("{en}: {}", list(units, Lang::En)),
    )
}

/// Lists units in one line, the first few by name.
pub fn list(units: &[Unit], lang: Lang) -> String {
    let shown: Vec<String> = units.iter().take(LISTED).map(show).collect();
    let shown = shown.join("; ");
    match (units.len().saturating_sub(LISTED), lang) {
        (0, _) => shown,
        (rest, Lang::Vi) => format!("{shown}; và {rest} đơn vị khác"),
        (rest, Lang::En) => format!("{shown}; and {rest} more"),
    }
}

/// Shows a unit; its name is the same in both languages.
pub(super) fn show(unit: &Unit) -> String {
    format!("`{}` {}", unit.code, unit.name)
}

pub(super) fn until(unit: &Unit, lang: Lang) -> String {
    match (unit.until, lang) {
        (None, _) => String::new(),
        (Some(day), Lang::Vi) => format!(" (đến {})", date(day, lang)),
        (Some(day), Lang::En) => format!(" (until {})", date(day, lang)),
    }
}

/// Says that the report's wording does not name the unit that its code means.
///
/// `then` is the last day on which the code meant a unit that the wording does name.
pub fn other_name(at: Location, code: &str, unit: &str, then: Option<Date>) -> Diagnostic {
    let message = Text::new(
        format!("mã {code} là {unit}, không thấy tên này trong as_reported"),
        format!("code {code} is {unit}, a name that as_reported does not hold"),
    );
    let diagnostic = Diagnostic::warning("ten-dia-ban-khac-ma", at, message);
    match then {
        Some(day) => diagnostic.label(
            format!("thêm `as_of: {day}`: đến ngày đó mã này là nơi ghi trong as_reported"),
            format!("add `as_of: {day}`: until then the code meant the place in as_reported"),
        ),
        None => diagnostic.label("kiểm tra lại mã, hoặc cách ghi", "check the code or the wording"),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn at() -> Location {
        Location::span(&Arc::from("content/mo-hinh/x.md"), 10..15)
    }

    fn unit(code: &str, name: &str, until: Option<Date>) -> Unit {
        Unit { code: code.into(), name: name.into(), until }
    }

    const LAST_DAY: Option<Date> = Some(Date::constant(2025, 6, 30));

    /// Writes a diagnostic as its message, its label and its help, a line each.
    fn check(found: &Diagnostic, lang: Lang, expected: &str) {
        assert_eq!(found.at, at());
        let lines = [&found.message, &found.label].into_iter().chain(&found.help);
        let text: Vec<&str> = lines.map(|text| text.get(lang)).collect();
        assert_eq!(format!("[{}] {}", found.code, text.join("\n")), expected);
    }

    #[test]
    fn unknown_code_offers_the_named_unit_first() {
        let near = Near {
            by_name: vec![unit("08443", "Xã Hiền Quan, tỉnh Phú Thọ", None)],
            by_code: vec![unit("08440", "Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ", LAST_DAY)],
        };
        let found = unknown_code(at(), "08449", &near);
        check(
            &found,
            Lang::Vi,
            "[ma-dia-ban-la] không có đơn vị hành chính nào mang mã `08449`\n\
             có phải `08443` Xã Hiền Quan, tỉnh Phú Thọ?\n\
             theo tên: `08443` Xã Hiền Quan, tỉnh Phú Thọ\n\
             mã gần giống: `08440` Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ\n\
             mã có 2 chữ số (tỉnh), 3 chữ số (huyện, trước 01/07/2025) hoặc 5 chữ số (xã), kể cả số 0 đứng đầu",
        );
        check(
            &found,
            Lang::En,
            "[ma-dia-ban-la] no administrative unit has the code `08449`\n\
             did you mean `08443` Xã Hiền Quan, tỉnh Phú Thọ?\n\
             by name: `08443` Xã Hiền Quan, tỉnh Phú Thọ\n\
             similar codes: `08440` Xã Hiền Quan, huyện Tam Nông, tỉnh Phú Thọ\n\
             a code has 2 digits (province), 3 (district, before 2025-07-01) or 5 (commune), leading zeros included",
        );
    }

    #[test]
    fn unknown_code_without_a_like_one_says_what_a_code_is() {
        let found = unknown_code(at(), "abc", &Near::default());
        assert_eq!(found.label.vi, "viết mã của tỉnh hoặc xã");
        assert_eq!(found.help.len(), 1);
    }

    #[test]
    fn code_of_a_unit_that_is_gone_says_what_it_is_now() {
        let misdated = Misdated {
            unit: unit("498", "Huyện Hoàng Sa, thành phố Đà Nẵng", LAST_DAY),
            from: None,
            before: Vec::new(),
            now: vec![unit("20333", "Đặc khu Hoàng Sa, thành phố Đà Nẵng", None)],
        };
        let found = code_not_then(at(), "498", Date::constant(2026, 1, 2), &misdated);
        check(
            &found,
            Lang::Vi,
            "[ma-dia-ban-sai-ngay] mã `498` không dùng vào ngày 02/01/2026\n\
             `498` Huyện Hoàng Sa, thành phố Đà Nẵng chỉ còn đến 30/06/2025\n\
             nay là: `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng\n\
             viết mã mới, hoặc `as_of` không sau 2025-06-30",
        );
        check(
            &found,
            Lang::En,
            "[ma-dia-ban-sai-ngay] the code `498` was not in use on 2026-01-02\n\
             `498` Huyện Hoàng Sa, thành phố Đà Nẵng stood until 2025-06-30\n\
             it is now: `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng\n\
             write the new code, or an `as_of` not after 2025-06-30",
        );
    }

    #[test]
    fn code_of_a_unit_still_to_come_says_what_it_was_then() {
        let misdated = Misdated {
            unit: unit("20333", "Đặc khu Hoàng Sa, thành phố Đà Nẵng", None),
            from: Some(Date::constant(2025, 7, 1)),
            before: vec![unit("498", "Huyện Hoàng Sa, thành phố Đà Nẵng", LAST_DAY)],
            now: Vec::new(),
        };
        let found = code_not_then(at(), "20333", Date::constant(2020, 10, 9), &misdated);
        check(
            &found,
            Lang::Vi,
            "[ma-dia-ban-sai-ngay] mã `20333` không dùng vào ngày 09/10/2020\n\
             `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng chỉ có từ 01/07/2025\n\
             khi ấy là: `498` Huyện Hoàng Sa, thành phố Đà Nẵng\n\
             viết mã dùng khi ấy, hoặc `as_of` từ 2025-07-01 trở đi",
        );
        check(
            &found,
            Lang::En,
            "[ma-dia-ban-sai-ngay] the code `20333` was not in use on 2020-10-09\n\
             `20333` Đặc khu Hoàng Sa, thành phố Đà Nẵng has stood only since 2025-07-01\n\
             it was then: `498` Huyện Hoàng Sa, thành phố Đà Nẵng\n\
             write the code used then, or an `as_of` from 2025-07-01 on",
        );
    }

    #[test]
    fn ambiguous_name_lists_its_candidates_and_counts_the_rest() {
        let mut candidates = vec![unit("1", "Xã A", None), unit("2", "Xã B", LAST_DAY)];
        candidates.resize(14, unit("3", "Xã C", None));
        let found = ambiguous_name(at(), "a", &candidates);
        let rest = "\n`code: \"3\"`: Xã C".repeat(10);
        check(
            &found,
            Lang::Vi,
            &format!(
                "[ten-dia-ban-mo-ho] `a` là tên của 14 đơn vị\n\
                 ghi thêm tên huyện, tên tỉnh sau dấu phẩy; hoặc thay `name` bằng mã dưới đây\n\
                 `code: \"1\"`: Xã A\n\
                 `code: \"2\", as_of: 2025-06-30`: Xã B (đến 30/06/2025){rest}\nvà 2 đơn vị khác: `danvan places find \"a\"`"
            ),
        );
        check(
            &found,
            Lang::En,
            &format!(
                "[ten-dia-ban-mo-ho] `a` is the name of 14 units\n\
                 add the names of its district and province after commas, or write a code below instead\n\
                 `code: \"1\"`: Xã A\n\
                 `code: \"2\", as_of: 2025-06-30`: Xã B (until 2025-06-30){rest}\nand 2 more: `danvan places find \"a\"`"
            ),
        );
    }

    #[test]
    fn unknown_successor_says_which_table_to_mend() {
        let found = successor_unknown(at(), &unit("08440", "Xã Hiền Quan", LAST_DAY));
        check(
            &found,
            Lang::Vi,
            "[chua-ro-ke-thua] chưa rõ `08440` Xã Hiền Quan (đến 30/06/2025) nay thuộc đơn vị nào\n\
             trang sẽ không ghi “nay là …”\n\
             thêm dòng cho mã 08440 vào content/dia-ban/ke-thua.csv",
        );
        check(
            &found,
            Lang::En,
            "[chua-ro-ke-thua] it is not known what became of `08440` Xã Hiền Quan (until 2025-06-30)\n\
             the page will not say what the place is called today\n\
             add rows for the code 08440 to content/dia-ban/ke-thua.csv",
        );
    }
}
