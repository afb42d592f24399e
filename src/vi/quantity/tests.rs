//! Tables of figures as they are written, with what they are read as.

use proptest::prelude::*;

use super::*;

mod forms;
mod mistakes;
mod models;

/// Reads a figure whose metric has synonyms behind `|`: `người|nhân khẩu`.
fn read_in(text: &str, units: &str, quoted: bool) -> Result<Quantity, ReadError> {
    let mut units = units.split('|');
    let unit = units.next().unwrap_or_default();
    let also: Vec<String> = units.map(str::to_owned).collect();
    read(text, &Expected::new(unit, &also), quoted)
}

/// Writes a reading as the tables below do: `hơn 60`, `75..80`, `3/5 (60)`, `2.1 -> 4`.
fn written(quantity: &Quantity) -> String {
    let amount = match &quantity.amount {
        Amount::Single(number) => number.to_string(),
        Amount::Range { low, high } => format!("{low}..{high}"),
        Amount::Ratio { part, whole, stated_percent: None } => format!("{part}/{whole}"),
        Amount::Ratio { part, whole, stated_percent: Some(stated) } => {
            format!("{part}/{whole} ({stated})")
        }
        Amount::Change { from, to } => format!("{from} -> {to}"),
    };
    match quantity.qualifier {
        Qualifier::Exact => amount,
        qualifier => format!("{qualifier:?} {amount}"),
    }
}

#[track_caller]
fn check(text: &str, units: &str, expected: &str) {
    match read_in(text, units, false) {
        Ok(quantity) => assert_eq!(written(&quantity), expected, "`{text}` in {units}"),
        Err(error) => panic!("`{text}` in {units}: {error:?}"),
    }
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,40}", unit in "\\PC{0,12}", also in "\\PC{0,12}", quoted: bool) {
        let _ = read(&text, &Expected::new(&unit, &[also]), quoted);
    }

    #[test]
    fn no_likely_text_panics(
        parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "1", "1.250", "3,5", "000", "999999999999999999", "O", ".", ",", " ", "\u{a0}", "-", "–",
                "/", "(", ")", "%", "→", "->", "từ", "đến", "lên", "trở lên", "hơn", "gần", "dưới", "tr",
                "triệu", "tỷ", "ngàn", "trăm", "vạn", "rưỡi", "đồng", "m", "m2", "²", "ha", "hộ", "người",
                "tổ", "chức", "\u{300}", "\u{200B}", "đ",
            ]),
            0..12,
        ),
        unit in proptest::sample::select(vec!["m2", "đồng", "%", "hộ", "đồng/ha/vụ", "/", "triệu tỷ", "m/s"]),
        quoted: bool,
    ) {
        let text = parts.concat();
        if let Err(error) = read(&text, &Expected::new(unit, &["tổ".to_owned()]), quoted) {
            prop_assert!(text.get(error.span.clone()).is_some(), "{:?} in {:?}", error, text);
        }
        let spaced = parts.join(" ");
        let _ = read(&spaced, &Expected::only(unit), quoted);
    }

    #[test]
    fn normalization_does_not_matter(number in 0_u32..100_000, qualifier in 0_usize..4) {
        use unicode_normalization::UnicodeNormalization;

        let qualifier = ["", "gần ", "khoảng ", "ít nhất "][qualifier];
        let text = format!("{qualifier}{number} hộ đồng bào");
        let decomposed: String = text.nfd().collect();
        let composed: String = text.nfc().collect();
        prop_assert_eq!(read_in(&decomposed, "hộ", false), read_in(&composed, "hộ", false));
    }
}
