//! The time of day in Vietnam. A day is a day there, and never UTC's.

use jiff::Zoned;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Gives the time in Vietnam.
#[expect(clippy::disallowed_methods, reason = "the one place where the clock is read")]
pub fn now() -> Zoned {
    let zone = TimeZone::get("Asia/Ho_Chi_Minh").expect("the zone is in the binary");
    Zoned::now().with_time_zone(zone)
}

/// Gives the day in Vietnam.
pub fn today() -> Date {
    now().date()
}
