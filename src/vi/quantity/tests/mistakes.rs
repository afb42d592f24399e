//! Every mistake that is refused, where it is seen, and what is offered instead.

use super::{Quantity, ReadError, ReadErrorKind as Kind, read_in};

#[track_caller]
fn refuse(text: &str, units: &str, at: &str, kind: Kind) {
    refuse_read(text, read_in(text, units, false), &(at, kind));
}

#[track_caller]
fn refuse_quoted(text: &str, units: &str, at: &str, kind: Kind) {
    refuse_read(text, read_in(text, units, true), &(at, kind));
}

#[track_caller]
fn refuse_read(text: &str, read: Result<Quantity, ReadError>, expected: &(&str, Kind)) {
    let ReadError { span, kind } = read.expect_err(text);
    assert_eq!(&(&text[span], kind), expected, "{text}");
}

fn unknown(found: &str, expected: &str) -> Kind {
    Kind::UnknownUnit { found: found.into(), expected: expected.into() }
}

#[test]
fn bare_number_is_ambiguous() {
    let ambiguous = |thousands: &str, decimal: &str| Kind::Ambiguous {
        thousands: thousands.into(),
        decimal: decimal.into(),
    };
    refuse("1.250", "m2", "1.250", ambiguous("1.250 m2", "1,25 m2"));
    refuse(" 12.000 ", "hộ", "12.000", ambiguous("12.000 hộ", "12 hộ"));
    refuse("1.250", "%", "1.250", ambiguous("1.250%", "1,25%"));
}

#[test]
fn dot_is_no_decimal_point() {
    let point = |decimal: &str| Kind::DecimalPoint { decimal: decimal.into() };
    refuse("1.25 m2", "m2", "1.25", point("1,25"));
    refuse("0.250 km", "km", "0.250", point("0,250"));
    refuse("từ 2.1 m lên 4 m", "m", "2.1", point("2,1"));
    refuse("148/150 thôn (98.7%)", "%", "98.7", point("98,7"));
    refuse("1.25", "m2", "1.25", point("1,25 m2"));
    refuse_quoted("1.25", "m2", "1.25", point("1,25 m2"));
}

#[test]
fn groups_have_three_digits() {
    let grouping = |text: Option<&str>| Kind::BadGrouping { regrouped: text.map(Into::into) };
    refuse("12.34.567 đồng", "đồng", "12.34.567", grouping(None));
    refuse("1,234,567 đồng", "đồng", "1,234,567", grouping(Some("1.234.567")));
    refuse("70 000 000 đồng", "đồng", "70 000 000", grouping(Some("70.000.000")));
    refuse("1,234,567", "đồng", "1,234,567", grouping(Some("1.234.567 đồng")));
}

#[test]
fn unit_is_required() {
    let missing = |completed: &str| Kind::MissingUnit { completed: completed.into() };
    refuse("275", "mô hình", "275", missing("275 mô hình"));
    refuse("43", "%", "43", missing("43%"));
    refuse("trên 260", "mô hình", "260", missing("260 mô hình"));
    refuse("hơn 21 nghìn", "hội viên", "21 nghìn", missing("21 nghìn hội viên"));
    refuse("75 - 80", "đồng", "80", missing("80 đồng"));
    refuse("2,1 m -> 4", "m", "4", missing("4 m"));
    refuse("500.000/hộ", "đồng/hộ", "500.000", missing("500.000 đồng/hộ"));
    refuse("500 nghìn", "đồng", "500 nghìn", missing("500 nghìn đồng"));
}

#[test]
fn other_units_are_refused() {
    refuse("50 lượt người", "người", "lượt người", unknown("lượt người", "người"));
    refuse("50 người", "lượt người", "người", unknown("người", "lượt người"));
    refuse("469 nhân khẩu", "người", "nhân khẩu", unknown("nhân khẩu", "người"));
    refuse("19 ha", "m", "ha", unknown("ha", "m"));
    refuse("19 m2", "m", "m2", unknown("m2", "m"));
    refuse("19 m vuông", "m", "m vuông", unknown("m vuông", "m"));
    refuse("19 m3", "m", "m3", unknown("m3", "m"));
    refuse("43%", "hộ", "%", unknown("%", "hộ"));
    refuse("5.000 USD", "đồng", "USD", unknown("USD", "đồng"));
    refuse("5 triệu hộ", "đồng", "hộ", unknown("hộ", "đồng"));
    refuse("36 đồng chí", "đồng", "đồng chí", unknown("đồng chí", "đồng"));
    refuse("465 tổ chức", "tổ", "tổ chức", unknown("tổ chức", "tổ"));
    refuse("3 công trình", "ngày công|công", "công trình", unknown("công trình", "ngày công"));
    refuse("30 phần trăm", "phần", "phần trăm", unknown("phần trăm", "phần"));
    refuse("5 triệu triệu đồng", "đồng", "triệu đồng", unknown("triệu đồng", "đồng"));
}

#[test]
fn regional_measures_of_land_are_refused() {
    let kind = Kind::RegionalUnit { found: "sào".into(), expected: "m2".into() };
    refuse("3 sào ruộng", "m2", "sào", kind);
}

#[test]
fn rates_must_agree() {
    let unexpected = |found: &str, expected: &str| Kind::UnexpectedRate {
        found: found.into(),
        expected: expected.into(),
    };
    let missing = |expected: &str| Kind::MissingRate { expected: expected.into() };
    refuse("10 hộ/năm", "hộ", "năm", unexpected("/năm", "hộ"));
    refuse("10 hộ dân/năm", "hộ", "năm", unexpected("/năm", "hộ"));
    refuse("1,2 tỷ đồng/năm", "đồng", "năm", unexpected("/năm", "đồng"));
    refuse("5 đồng/m2", "đồng/ha", "m2", unexpected("/m2", "đồng/ha"));
    refuse("460.000 đồng", "đồng/trụ", "460.000", missing("đồng/trụ"));
    refuse("5 đồng/100 m2", "đồng/m2", "100 m2", unexpected("/100 m2", "đồng/m2"));
    refuse("10.000 đồng/tháng", "đồng/hộ/tháng", "", missing("đồng/hộ/tháng"));
}

#[test]
fn misprinted_slashes_are_refused() {
    refuse("300-500 ngàn/đồng", "đồng", "/", Kind::StraySlash);
    refuse("5.500/4.224m", "m", "/4.224", Kind::FractionOfCount);
    refuse("1.269/2.114", "mô hình", "/2.114", Kind::FractionOfCount);
    refuse("56 hộ/120 hộ", "hộ", "120", Kind::FractionOfCount);
    refuse("60/70%", "%", "60/70%", Kind::MixedUnits);
    refuse("56 hộ/120 khẩu", "%", "56 hộ/120 khẩu", Kind::MixedUnits);
    refuse("01/7/2025", "%", "01/7/", Kind::MixedUnits);
    refuse("3/0 thôn", "%", "3/0", Kind::ZeroWhole);
}

#[test]
fn words_of_exactness_have_one_place() {
    refuse("khoảng hơn 100 hộ", "hộ", "hơn", Kind::TwoQualifiers);
    refuse("hơn 5 m trở lên", "m", "hơn", Kind::TwoQualifiers);
    refuse("từ khoảng 2,1 m lên 4 m", "m", "khoảng", Kind::MisplacedQualifier);
    refuse("từ 75 đến hơn 80 triệu đồng", "đồng", "hơn", Kind::MisplacedQualifier);
}

#[test]
fn ranges_have_two_ends_in_order() {
    refuse("từ 5 m", "m", "từ", Kind::OpenRange);
    refuse("từ 3/5 thôn", "%", "từ", Kind::OpenRange);
    refuse("80-75 triệu đồng", "đồng", "80-75 triệu", Kind::ReversedRange);
    refuse("từ 500 đến 1 triệu đồng", "đồng", "500 đến 1 triệu", Kind::ReversedRange);
}

#[test]
fn second_amount_is_not_lost() {
    let several = |second: &str| Kind::SeveralAmounts { second: second.into() };
    refuse("2,4 km và 2,2 km", "km", "2,2 km", several("2,2 km"));
    refuse("hơn 150 cây dầu, 300 cây hoàng yến", "cây", "300 cây", several("300 cây"));
    refuse("100 m x 3 m", "m", "3 m", several("3 m"));
    refuse("3/5 thôn, 4/7 bản", "%", "4/7", several("4/7"));
}

#[test]
fn there_must_be_a_number_to_read() {
    refuse("", "hộ", "", Kind::Empty);
    refuse(" . ", "hộ", "", Kind::Empty);
    refuse("nhiều hộ", "hộ", "nhiều hộ", Kind::NotANumber);
    refuse("-5 m2", "m2", "-5", Kind::Negative);
    refuse("tăng 276 mô hình", "mô hình", "tăng", Kind::WordsBefore { words: "tăng".into() });
    refuse("1234567890123456789 hộ", "hộ", "1234567890123456789", Kind::TooLong);
    let long = "999.999.999.999.999.999 trăm nghìn vạn triệu tỷ";
    refuse(&format!("{long} km2"), "m2", long, Kind::TooLong);
}
