//! A share of a whole, as a bar that fills.

/// Draws a share in whole percent, 0 to 100, with marks at the quarters. It stretches to the room it is
/// given, and has no name of its own: its numbers stand beside it as text.
pub fn meter(percent: u8) -> String {
    let percent = percent.min(100);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"meter\" viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"meter-whole\" width=\"100\" height=\"8\"/><rect class=\"meter-part\" width=\"{percent}\" height=\"8\"/><path class=\"meter-mark\" d=\"M25 0v8M50 0v8M75 0v8\"/></svg>"
    )
}
