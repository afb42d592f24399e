//! Whole charts: what small ones look like, and what none may ever do.

use std::collections::BTreeMap;

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use rust_decimal::Decimal;

use super::*;

const HEAD: Head<'_> = Head { id: "c", title: "Đất hiến" };

fn row(label: &str, low: i64, high: i64, url: &str) -> Row {
    Row {
        label: label.to_owned(),
        lang: String::new(),
        low: low.into(),
        high: high.into(),
        text: if low == high { format!("{low} m²") } else { format!("{low}–{high} m²") },
        url: url.to_owned(),
    }
}

fn point(label: &str, value: i64) -> Point {
    Point { label: label.to_owned(), value: value.into(), text: format!("{value} m") }
}

#[track_caller]
fn check(svg: &str, expected: &str) {
    assert_eq!(svg.replace("><", ">\n<"), expected.trim());
}

#[test]
fn bars_with_short_labels_stand_beside_them() {
    check(
        &bars(&HEAD, &[row("Bản Sáng", 60, 60, ""), row("Tự An", 30, 30, "")]),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 360 64" font-size="14" role="img" aria-labelledby="c-title" aria-describedby="c-desc">
<title id="c-title">Đất hiến</title>
<desc id="c-desc">Bản Sáng: 60 m²; Tự An: 30 m²</desc>
<text class="chart-label" x="146" y="15" text-anchor="end">Bản Sáng</text>
<rect class="chart-bar" x="152" y="1" width="151" height="18"/>
<text class="chart-number" x="309" y="15" font-weight="700">60 m²</text>
<text class="chart-label" x="146" y="47" text-anchor="end">Tự An</text>
<rect class="chart-bar" x="152" y="33" width="76" height="18"/>
<text class="chart-number" x="234" y="47" font-weight="700">30 m²</text>
<line class="chart-axis" x1="152" y1="0" x2="152" y2="52"/>
</svg>
"#,
    );
}

#[test]
fn bars_with_long_labels_stand_below_them_and_link() {
    let label = "Nhân dân xã Hiền Quan chung sức mở đường";
    check(
        &bars(&HEAD, &[row(label, 60, 60, "/a/?b&c")]),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 360 56" font-size="14" role="group" aria-labelledby="c-title" aria-describedby="c-desc">
<title id="c-title">Đất hiến</title>
<desc id="c-desc">Nhân dân xã Hiền Quan chung sức mở đường: 60 m²</desc>
<a href="/a/?b&amp;c" aria-label="Nhân dân xã Hiền Quan chung sức mở đường: 60 m²">
<rect class="chart-touch" x="0" y="0" width="360" height="56" fill="none" pointer-events="all"/>
<text class="chart-label" x="0" y="15">Nhân dân xã Hiền Quan chung sức mở đường</text>
<rect class="chart-bar" x="0" y="22" width="303" height="18"/>
<text class="chart-number" x="309" y="36" font-weight="700">60 m²</text>
</a>
</svg>
"#,
    );
}

#[test]
fn a_range_is_two_dots() {
    check(
        &dots(&HEAD, &[row("Lúa", 60, 80, ""), row("Bí", 40, 40, "")]),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 360 64" font-size="14" role="img" aria-labelledby="c-title" aria-describedby="c-desc">
<title id="c-title">Đất hiến</title>
<desc id="c-desc">Lúa: 60–80 m²; Bí: 40 m²</desc>
<text class="chart-label" x="146" y="15" text-anchor="end">Lúa</text>
<line class="chart-axis" x1="152" y1="10" x2="274" y2="10"/>
<line class="chart-range" x1="244" y1="10" x2="268" y2="10"/>
<circle class="chart-dot" cx="244" cy="10" r="6"/>
<circle class="chart-dot" cx="268" cy="10" r="6"/>
<text class="chart-number" x="280" y="15" font-weight="700">60–80 m²</text>
<text class="chart-label" x="146" y="47" text-anchor="end">Bí</text>
<line class="chart-axis" x1="152" y1="42" x2="274" y2="42"/>
<circle class="chart-dot" cx="213" cy="42" r="6"/>
<text class="chart-number" x="280" y="47" font-weight="700">40 m²</text>
<line class="chart-axis" x1="152" y1="0" x2="152" y2="52"/>
</svg>
"#,
    );
}

#[test]
fn a_change_is_a_slope_from_zero() {
    check(
        &slope(&point("Trước", 2), &point("Sau", 4)),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart chart-small" width="158" height="104" viewBox="0 0 158 104" font-size="14" aria-hidden="true" focusable="false">
<line class="chart-axis" x1="53" y1="25" x2="53" y2="89"/>
<line class="chart-axis" x1="117" y1="25" x2="117" y2="89"/>
<line class="chart-axis" x1="53" y1="89" x2="117" y2="89"/>
<line class="chart-line" x1="53" y1="57" x2="117" y2="25"/>
<circle class="chart-dot" cx="53" cy="57" r="5"/>
<circle class="chart-dot" cx="117" cy="25" r="5"/>
<text class="chart-label" x="43" y="48" text-anchor="end">Trước</text>
<text class="chart-number" x="43" y="65" text-anchor="end" font-weight="700">2 m</text>
<text class="chart-label" x="127" y="16">Sau</text>
<text class="chart-number" x="127" y="33" font-weight="700">4 m</text>
</svg>
"#,
    );
}

#[test]
fn a_share_fills_its_meter() {
    check(
        &meter(77),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="meter" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
<rect class="meter-whole" width="100" height="8"/>
<rect class="meter-part" width="77" height="8"/>
<path class="meter-mark" d="M25 0v8M50 0v8M75 0v8"/>
</svg>
"#,
    );
    assert_eq!(meter(200), meter(100));
}

#[test]
fn years_are_columns_on_one_scale() {
    let series =
        |label: &str, counts| Series { label: label.to_owned(), lang: String::new(), counts };
    let all = [series("Kinh tế", vec![1, 4]), series("Văn hóa", vec![0, 2])];
    check(
        &years(&HEAD, &["2022", "2023"], &all),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 360 134" font-size="14" role="img" aria-labelledby="c-title" aria-describedby="c-desc">
<title id="c-title">Đất hiến</title>
<desc id="c-desc">Kinh tế: 2022 1, 2023 4; Văn hóa: 2023 2</desc>
<text class="chart-label" x="0" y="15" font-weight="700">Kinh tế</text>
<rect class="chart-bar" x="0" y="85" width="83" height="15"/>
<rect class="chart-bar" x="85" y="40" width="83" height="60"/>
<text class="chart-number" x="126" y="35" text-anchor="middle" font-weight="700">4</text>
<line class="chart-axis" x1="0" y1="100" x2="170" y2="100"/>
<text class="chart-label" x="0" y="117">2022</text>
<text class="chart-label" x="170" y="117" text-anchor="end">2023</text>
<text class="chart-label" x="190" y="15" font-weight="700">Văn hóa</text>
<rect class="chart-bar" x="275" y="70" width="83" height="30"/>
<text class="chart-number" x="316" y="65" text-anchor="middle" font-weight="700">2</text>
<line class="chart-axis" x1="190" y1="100" x2="360" y2="100"/>
<text class="chart-label" x="190" y="117">2022</text>
<text class="chart-label" x="360" y="117" text-anchor="end">2023</text>
</svg>
"#,
    );
}

#[test]
fn a_map_shows_its_tiles_its_islands_and_its_steps() {
    let tile = |name: &str, step, url: &str| Tile {
        name: name.to_owned(),
        number: if step > 0 { "3".to_owned() } else { String::new() },
        words: format!("{name}: 3 bài"),
        step,
        url: url.to_owned(),
    };
    let all =
        BTreeMap::from([("01", tile("Hà Nội", 1, "/dia-ban/01/")), ("48", tile("Đà Nẵng", 0, ""))]);
    check(
        &tiles(&HEAD, "Mỗi ô một tỉnh", &all, &["1–5".to_owned()]),
        r#"
<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 360 855" font-size="14" role="group" aria-labelledby="c-title" aria-describedby="c-desc">
<title id="c-title">Đất hiến</title>
<desc id="c-desc">Mỗi ô một tỉnh</desc>
<a href="/dia-ban/01/" aria-label="Hà Nội: 3 bài">
<rect class="chart-tile chart-step-1" x="122" y="116" width="56" height="53"/>
<text class="chart-on-1" x="150" y="139" font-size="13" text-anchor="middle">Hà Nội</text>
<text class="chart-on-1" x="150" y="154" font-size="13" text-anchor="middle" font-weight="700">3</text>
</a>
<rect class="chart-tile chart-step-0" x="182" y="344" width="56" height="53"/>
<text class="chart-on-0" x="210" y="367" font-size="13" text-anchor="middle">Đà</text>
<text class="chart-on-0" x="210" y="382" font-size="13" text-anchor="middle">Nẵng</text>
<circle class="chart-isle chart-step-0" cx="314" cy="350" r="3"/>
<circle class="chart-isle chart-step-0" cx="326" cy="346" r="3"/>
<circle class="chart-isle chart-step-0" cx="334" cy="354" r="3"/>
<text class="chart-label" x="358" y="372" font-size="13" text-anchor="end">Hoàng Sa</text>
<text class="chart-label" x="358" y="387" font-size="13" text-anchor="end">(Đà Nẵng)</text>
<rect class="chart-tile chart-step-1" x="2" y="354" width="26" height="18"/>
<text class="chart-label" x="36" y="368" font-size="13">1–5</text>
</svg>
"#,
    );
}

fn decimals() -> impl Strategy<Value = Decimal> {
    (any::<i64>(), 0_u32..28).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let words = (any::<String>(), any::<String>(), any::<String>(), any::<String>());
    let row = (words, decimals(), decimals()).prop_map(|((label, lang, text, url), low, high)| {
        Row { label, lang, low, high, text, url }
    });
    proptest::collection::vec(row, 0..6)
}

/// Reads a chart to its end as XML, and looks for what a page must never hold.
fn sound(svg: &str) -> Result<(), TestCaseError> {
    let mut reader = Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(tag)) => {
                depth += 1;
                attributes(&tag)?;
            }
            Ok(Event::Empty(tag)) => attributes(&tag)?,
            Ok(Event::End(_)) => depth -= 1,
            Ok(_) => {}
            Err(error) => return Err(TestCaseError::fail(format!("{error}: {svg}"))),
        }
    }
    prop_assert_eq!(depth, 0);
    for never in ["<script", "<style", " style=", "NaN"] {
        prop_assert!(!svg.contains(never), "{} in {}", never, svg);
    }
    let control = |it: char| it.is_control() || matches!(it, '\u{fffe}' | '\u{ffff}');
    prop_assert!(!svg.contains(control));
    Ok(())
}

fn attributes(tag: &quick_xml::events::BytesStart<'_>) -> Result<(), TestCaseError> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|it| TestCaseError::fail(it.to_string()))?;
        let lengths = ["x", "y", "width", "height", "x1", "y1", "x2", "y2", "cx", "cy", "r"];
        if lengths.contains(&attribute.key.as_ref()) {
            prop_assert!(attribute.value.parse::<u16>().is_ok(), "{}", attribute.value);
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn any_rows_are_sound(rows in rows(), id in ".*", title in ".*") {
        let head = Head { id: &id, title: &title };
        sound(&bars(&head, &rows))?;
        sound(&dots(&head, &rows))?;
    }

    #[test]
    fn any_change_is_sound(label in ".*", from in decimals(), to in decimals(), text in ".*") {
        let point = |value| Point { label: label.clone(), value, text: text.clone() };
        sound(&slope(&point(from), &point(to)))?;
    }

    #[test]
    fn any_years_are_sound(
        label in ".*",
        names in proptest::collection::vec(".*", 0..9),
        counts in proptest::collection::vec(any::<u32>(), 0..9),
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        sound(&years(&HEAD, &names, &[Series { label, lang: String::new(), counts }]))?;
    }

    #[test]
    fn any_map_is_sound(text in ".*", url in ".*", most in decimals(), value in decimals()) {
        let steps = Steps::up_to(most);
        let tile = Tile {
            name: text.clone(),
            number: text.clone(),
            words: text.clone(),
            step: steps.step(value),
            url,
        };
        let all = PROVINCES.iter().map(|it| (it.code, tile.clone())).collect();
        sound(&tiles(&HEAD, &text, &all, std::slice::from_ref(&text)))?;
    }
}
