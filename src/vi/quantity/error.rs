//! Says why a figure could not be read, as data; the wording is made where diagnostics are.

use std::ops::Range;

/// A figure that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadError {
    /// The bytes of the text that are at fault; what a kind offers is to be written in their place.
    pub span: Range<usize>,
    /// What is wrong with them.
    pub kind: ReadErrorKind,
}

impl ReadError {
    /// Says that there is no text.
    pub fn empty() -> Self {
        Self { span: 0..0, kind: ReadErrorKind::Empty }
    }
}

/// What keeps a figure from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// There is no text.
    Empty,
    /// There is no number in digits.
    NotANumber,
    /// A bare `1.250` may be a thousand or a decimal fraction.
    Ambiguous {
        /// How to write the thousands, with the unit: `1.250 m2`.
        thousands: String,
        /// How to write the decimal fraction, with the unit: `1,25 m2`.
        decimal: String,
    },
    /// A dot stands where Vietnamese puts a comma: `1.25`.
    DecimalPoint {
        /// The number with its comma.
        decimal: String,
    },
    /// Digits are not grouped in threes by dots: `12.34.567`, `1,234,567`, `70 000 000`.
    BadGrouping {
        /// The number grouped well, where only the signs are wrong.
        regrouped: Option<String>,
    },
    /// The number has more digits than can be held exactly.
    TooLong,
    /// The number is below zero.
    Negative,
    /// No unit follows the number.
    MissingUnit {
        /// The number with the metric's unit.
        completed: String,
    },
    /// The words after the number are not the metric's unit.
    UnknownUnit {
        /// What was written.
        found: String,
        /// The metric's unit.
        expected: String,
    },
    /// A measure of land whose size differs between regions: sào, mẫu, công.
    RegionalUnit {
        /// What was written.
        found: String,
        /// The metric's unit.
        expected: String,
    },
    /// A part of the metric's rate is not written: `đồng` for `đồng/hộ`.
    MissingRate {
        /// The metric's unit.
        expected: String,
    },
    /// A rate is written that the metric's unit does not have: `10 hộ/năm`.
    UnexpectedRate {
        /// What was written, from the slash on.
        found: String,
        /// The metric's unit.
        expected: String,
    },
    /// A slash parts a scale from its unit: `ngàn/đồng`.
    StraySlash,
    /// A part and its whole are not counted in the same unit: `56 hộ/120 khẩu`, `60/70%`.
    MixedUnits,
    /// A fraction stands in a metric that is not a percentage.
    FractionOfCount,
    /// The whole of a fraction is zero.
    ZeroWhole,
    /// Words stand before the number that say nothing known of it.
    WordsBefore {
        /// The words.
        words: String,
    },
    /// Two words of exactness stand together: `khoảng hơn`, `hơn … trở lên`.
    TwoQualifiers,
    /// A word of exactness stands before the second number of a range or the first of a change,
    /// where it would be lost.
    MisplacedQualifier,
    /// `từ` has neither `đến …` nor `trở lên` after it.
    OpenRange,
    /// The first number of a range is above the second.
    ReversedRange,
    /// A second amount in the same unit follows, as in `2,4 km và 2,2 km`.
    SeveralAmounts {
        /// The second amount.
        second: String,
    },
}
