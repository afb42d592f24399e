//! A share of a whole as a bar that fills, and a value on a scale that it shares with others.

use rust_decimal::Decimal;

use super::scale::length;

/// How finely a bar is divided.
const ROOM: i32 = 1000;

/// Draws a share in whole percent, 0 to 100, with marks at the quarters. It stretches to the room it is
/// given, and has no name of its own: its numbers stand beside it as text.
pub fn meter(percent: u8) -> String {
    let percent = percent.min(100);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"meter\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"meter-whole\" width=\"100\" height=\"8\"/><rect class=\"meter-part\" width=\"{percent}\" height=\"8\"/><path class=\"meter-mark\" d=\"M25 0v8M50 0v8M75 0v8\"/></svg>"
    )
}

/// Draws a value on a scale from zero to `most`; of a range, the part up to its lower end is paler. It
/// stretches to the room it is given, and has no name of its own: its number stands beside it as text.
pub fn bar(low: Decimal, high: Decimal, most: Decimal) -> String {
    let (low, high) = (length(low, most, ROOM), length(high, most, ROOM));
    let certain = if low == high { "bar-part" } else { "bar-sure" };
    let open = if low == high {
        String::new()
    } else {
        format!("<rect class=\"bar-part\" x=\"{low}\" width=\"{}\" height=\"8\"/>", high - low)
    };
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bar\" viewBox=\"0 0 {ROOM} 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"{certain}\" width=\"{low}\" height=\"8\"/>{open}</svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(low: i64, high: i64, most: i64) -> String {
        let svg = bar(low.into(), high.into(), most.into());
        svg.split("<rect ")
            .skip(1)
            .map(|it| it.split("/>").next().unwrap().to_owned() + "\n")
            .collect()
    }

    #[test]
    fn bars_share_a_scale() {
        assert_eq!(drawn(50, 50, 200), "class=\"bar-part\" width=\"250\" height=\"8\"\n");
        assert_eq!(drawn(0, 0, 200), "class=\"bar-part\" width=\"0\" height=\"8\"\n");
        assert_eq!(drawn(-3, -3, 0), "class=\"bar-part\" width=\"0\" height=\"8\"\n");
    }

    #[test]
    fn a_range_is_paler_up_to_its_lower_end() {
        let expected = "class=\"bar-sure\" width=\"250\" height=\"8\"\nclass=\"bar-part\" x=\"250\" width=\"250\" height=\"8\"\n";
        assert_eq!(drawn(50, 100, 200), expected);
    }
}
