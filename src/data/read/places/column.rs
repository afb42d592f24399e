//! What columns of a list are called: by offices in Vietnamese, by tables in English.

use crate::vi::slug::slugify;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Code of the province.
    ProvinceCode,
    /// Name of the province.
    ProvinceName,
    /// Code of the district.
    DistrictCode,
    /// Name of the district.
    DistrictName,
    /// Code of the commune.
    CommuneCode,
    /// Name of the commune.
    CommuneName,
    /// Code of a unit of any level.
    Code,
    /// Name of a unit of any level.
    Name,
    /// The word before the name.
    Kind,
    /// Code of the unit above.
    Parent,
    /// First day.
    From,
    /// Last day.
    To,
    /// Number of the document.
    Decree,
    /// The units it was made of.
    Origins,
    /// In a list of successions: the old unit.
    Old,
    /// The old district, where it had no commune.
    OldDistrict,
    /// The old unit's last day.
    OldEnded,
    /// The new unit.
    New,
    /// How much of the old unit.
    Share,
}

/// What columns are called, as a slug makes it plain.
const NAMES: [(Role, &[&str]); 19] = [
    (Role::ProvinceCode, &["ma-tp", "ma-tinh", "ma-tinh-tp", "ma-tinh-thanh-pho", "province-code"]),
    (
        Role::ProvinceName,
        &["tinh-thanh-pho", "tinh-tp", "tinh", "ten-tinh", "ten-tinh-thanh-pho", "province"],
    ),
    (Role::DistrictCode, &["ma-qh", "ma-huyen", "ma-quan-huyen", "district-code"]),
    (Role::DistrictName, &["quan-huyen", "huyen", "ten-huyen", "ten-quan-huyen", "district"]),
    (
        Role::CommuneCode,
        &["ma-px", "ma-xa", "ma-phuong-xa", "ma-xa-phuong", "ma-xa-phuong-dac-khu"],
    ),
    (
        Role::CommuneName,
        &[
            "phuong-xa",
            "xa-phuong",
            "xa-phuong-dac-khu",
            "ten-xa",
            "ten-phuong-xa",
            "ten-xa-phuong",
            "ten-xa-phuong-dac-khu",
        ],
    ),
    (Role::Code, &["ma", "ma-so", "ma-dvhc", "ma-don-vi", "ma-don-vi-hanh-chinh", "code"]),
    (Role::Name, &["ten", "ten-dvhc", "ten-don-vi", "ten-don-vi-hanh-chinh", "name"]),
    (Role::Kind, &["cap", "loai", "loai-hinh", "loai-don-vi", "cap-hanh-chinh", "kind"]),
    (Role::Parent, &["ma-cap-tren", "cap-tren", "ma-don-vi-cap-tren", "parent", "parent-code"]),
    (Role::From, &["hieu-luc-tu", "ngay-hieu-luc", "co-hieu-luc-tu", "valid-from"]),
    (Role::To, &["hieu-luc-den", "het-hieu-luc", "ngay-het-hieu-luc", "valid-to"]),
    (Role::Decree, &["nghi-dinh", "nghi-quyet", "quyet-dinh", "van-ban", "so-van-ban", "decree"]),
    (
        Role::Origins,
        &[
            "ma-cu",
            "ma-px-cu",
            "ma-xa-cu",
            "sap-nhap-tu",
            "duoc-sap-nhap-tu",
            "hinh-thanh-tu",
            "truoc-sap-nhap",
            "truoc-sap-xep",
            "old-codes",
        ],
    ),
    (Role::Old, &["old", "old-code"]),
    (Role::OldDistrict, &["old-district-code"]),
    (Role::OldEnded, &["old-valid-to"]),
    (Role::New, &["new", "new-code", "ma-moi"]),
    (Role::Share, &["share", "phan"]),
];

/// Tells what the column of a label holds.
pub(super) fn role(label: &str) -> Option<Role> {
    let slug = slugify(label);
    NAMES.iter().find(|(_, names)| names.contains(&slug.as_str())).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_however_they_are_typed() {
        for (label, expected) in [
            ("Tỉnh / Thành Phố", Role::ProvinceName),
            ("MÃ TP", Role::ProvinceCode),
            ("Quận Huyện", Role::DistrictName),
            ("Phường/Xã", Role::CommuneName),
            ("Mã PX", Role::CommuneCode),
            ("Cấp", Role::Kind),
            ("sáp nhập từ", Role::Origins),
            ("parent_code", Role::Parent),
            ("valid_to", Role::To),
        ] {
            assert_eq!(role(label), Some(expected), "{label}");
        }
        assert_eq!(role("Tên Tiếng Anh"), None);
        assert_eq!(role(""), None);
    }
}
