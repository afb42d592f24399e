//! Values to lengths, and to the five steps of a map.

use rust_decimal::Decimal;

/// How many steps of colour there are above none.
const STEPS: u8 = 5;

/// Gives the length of a value on a scale from zero to `most`: what is not zero can be seen.
pub(super) fn length(value: Decimal, most: Decimal, room: i32) -> i32 {
    if value <= Decimal::ZERO || most <= Decimal::ZERO {
        return 0;
    }
    let share = value.checked_div(most).unwrap_or(Decimal::ONE).min(Decimal::ONE);
    let length = (share * Decimal::from(room)).round();
    i32::try_from(length).unwrap_or(0).max(2)
}

/// The steps that values are coloured by: all equally wide, from zero, with ends that read well.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Steps {
    width: Decimal,
}

impl Steps {
    /// Gives the narrowest steps that reach up to the greatest value: 1, 2 or 5, tens of it, and so on.
    pub fn up_to(most: Decimal) -> Self {
        let reaches =
            |width: &Decimal| width.checked_mul(Decimal::from(STEPS)).is_none_or(|top| top >= most);
        let mut ten = Decimal::ONE;
        loop {
            let widths = [1, 2, 5].map(|it| ten.checked_mul(Decimal::from(it)));
            if let Some(width) = widths.into_iter().flatten().find(reaches) {
                return Self { width };
            }
            match ten.checked_mul(Decimal::TEN) {
                Some(next) => ten = next,
                None => return Self { width: Decimal::MAX },
            }
        }
    }

    /// Gives the step of a value: 0 for none, else 1 to 5.
    pub fn step(&self, value: Decimal) -> u8 {
        if value <= Decimal::ZERO {
            return 0;
        }
        let steps = value.checked_div(self.width).unwrap_or(Decimal::ONE).ceil();
        u8::try_from(steps).unwrap_or(STEPS).clamp(1, STEPS)
    }

    /// Gives each step that is in use with its ends: above the first, up to and with the second.
    pub fn ends(&self, most: Decimal) -> Vec<(Decimal, Decimal)> {
        let end = |step: u8| self.width.saturating_mul(Decimal::from(step));
        (1..=self.step(most)).map(|step| (end(step - 1), end(step))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn lengths_are_shares_of_the_room() {
        let length = |value, most| length(decimal(value), decimal(most), 200);
        assert_eq!(length("50", "100"), 100);
        assert_eq!(length("100", "100"), 200);
        assert_eq!(length("0.001", "100"), 2);
        assert_eq!(length("0", "100"), 0);
        assert_eq!(length("-5", "100"), 0);
        assert_eq!(length("5", "0"), 0);
        assert_eq!(length("79228162514264337593543950335", "0.0000000000000000000000000001"), 200);
    }

    #[track_caller]
    fn check(most: &str, ends: &[(i64, i64)]) {
        let most = decimal(most);
        let expected: Vec<(Decimal, Decimal)> =
            ends.iter().map(|(low, high)| (Decimal::from(*low), Decimal::from(*high))).collect();
        assert_eq!(Steps::up_to(most).ends(most), expected);
    }

    #[test]
    fn steps_have_ends_that_read_well() {
        check("0", &[]);
        check("3", &[(0, 1), (1, 2), (2, 3)]);
        check("5", &[(0, 1), (1, 2), (2, 3), (3, 4), (4, 5)]);
        check("7", &[(0, 2), (2, 4), (4, 6), (6, 8)]);
        check("2320", &[(0, 500), (500, 1000), (1000, 1500), (1500, 2000), (2000, 2500)]);
    }

    #[test]
    fn each_value_has_a_step() {
        let steps = Steps::up_to(decimal("23"));
        let of = |value| steps.step(decimal(value));
        assert_eq!(["0", "1", "5", "6", "23"].map(of), [0, 1, 1, 2, 5]);
        assert_eq!(Steps::up_to(Decimal::MAX).step(Decimal::MAX), 4);
    }
}
