//! The time of day in Vietnam, by which versions are named.

use jiff::Zoned;
use jiff::tz::TimeZone;

/// Gives the time in Vietnam.
#[expect(clippy::disallowed_methods, reason = "the one place where the studio reads the clock")]
pub(super) fn now() -> Zoned {
    let zone = TimeZone::get("Asia/Ho_Chi_Minh").expect("the zone is in the binary");
    Zoned::now().with_time_zone(zone)
}
