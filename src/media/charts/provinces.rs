//! The grid of the map: the 34 provinces and cities of 1 July 2025, each a tile.
//!
//! North is up and west is left; neighbours touch, at a corner at least, wherever a grid lets them. No
//! border is drawn. The two archipelagos stand in the sea east of the unit they belong to.

/// The place of a province on the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Province {
    /// Its code.
    pub code: &'static str,
    /// Column from the west, from zero.
    pub column: u8,
    /// Row from the north, from zero.
    pub row: u8,
}

/// An archipelago: its name, the code of its province, its place.
pub(super) struct Islands {
    pub(super) name: &'static str,
    pub(super) province: &'static str,
    pub(super) column: u8,
    pub(super) row: u8,
}

/// How many columns the grid has.
pub(super) const COLUMNS: u8 = 6;
/// How many rows it has.
pub(super) const ROWS: u8 = 15;

/// Every province, row by row.
#[rustfmt::skip]
pub const PROVINCES: [Province; 34] = [
    at("12", 0, 0),  // Lai Châu
    at("15", 1, 0),  // Lào Cai
    at("08", 2, 0),  // Tuyên Quang
    at("04", 3, 0),  // Cao Bằng
    at("11", 0, 1),  // Điện Biên
    at("14", 1, 1),  // Sơn La
    at("25", 2, 1),  // Phú Thọ
    at("19", 3, 1),  // Thái Nguyên
    at("20", 4, 1),  // Lạng Sơn
    at("01", 2, 2),  // Hà Nội
    at("24", 3, 2),  // Bắc Ninh
    at("22", 4, 2),  // Quảng Ninh
    at("38", 1, 3),  // Thanh Hóa
    at("37", 2, 3),  // Ninh Bình
    at("33", 3, 3),  // Hưng Yên
    at("31", 4, 3),  // Hải Phòng
    at("40", 1, 4),  // Nghệ An
    at("42", 2, 4),  // Hà Tĩnh
    at("44", 2, 5),  // Quảng Trị
    at("46", 3, 5),  // Huế
    at("48", 3, 6),  // Đà Nẵng
    at("51", 3, 7),  // Quảng Ngãi
    at("52", 3, 8),  // Gia Lai
    at("66", 3, 9),  // Đắk Lắk
    at("75", 2, 10), // Đồng Nai
    at("68", 3, 10), // Lâm Đồng
    at("56", 4, 10), // Khánh Hòa
    at("80", 1, 11), // Tây Ninh
    at("79", 2, 11), // Hồ Chí Minh
    at("82", 1, 12), // Đồng Tháp
    at("86", 2, 12), // Vĩnh Long
    at("91", 0, 13), // An Giang
    at("92", 1, 13), // Cần Thơ
    at("96", 0, 14), // Cà Mau
];

/// The archipelagos.
pub(super) const ISLANDS: [Islands; 2] = [
    Islands { name: "Hoàng Sa", province: "48", column: 5, row: 6 },
    Islands { name: "Trường Sa", province: "56", column: 5, row: 11 },
];

const fn at(code: &'static str, column: u8, row: u8) -> Province {
    Province { code, column, row }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn find(code: &str) -> Province {
        *PROVINCES.iter().find(|it| it.code == code).unwrap()
    }

    #[test]
    fn no_two_tiles_overlap() {
        let islands = ISLANDS.iter().map(|it| (it.column, it.row));
        let cells: BTreeSet<(u8, u8)> =
            PROVINCES.iter().map(|it| (it.column, it.row)).chain(islands).collect();
        let codes: BTreeSet<&str> = PROVINCES.iter().map(|it| it.code).collect();
        assert_eq!(cells.len(), PROVINCES.len() + ISLANDS.len());
        assert_eq!(codes.len(), PROVINCES.len());
        assert!(cells.iter().all(|(column, row)| *column < COLUMNS && *row < ROWS));
    }

    /// Pairs with a common border on the land: one tile apart at most, in each direction.
    #[test]
    fn neighbours_touch() {
        for (one, other) in [
            ("12", "11"),
            ("12", "15"),
            ("15", "08"),
            ("08", "04"),
            ("04", "20"),
            ("04", "19"),
            ("11", "14"),
            ("14", "15"),
            ("14", "25"),
            ("25", "01"),
            ("19", "01"),
            ("19", "24"),
            ("20", "24"),
            ("20", "22"),
            ("24", "31"),
            ("24", "33"),
            ("22", "31"),
            ("31", "33"),
            ("33", "37"),
            ("01", "37"),
            ("37", "38"),
            ("38", "40"),
            ("40", "42"),
            ("42", "44"),
            ("44", "46"),
            ("46", "48"),
            ("48", "51"),
            ("51", "52"),
            ("52", "66"),
            ("66", "56"),
            ("66", "68"),
            ("56", "68"),
            ("68", "75"),
            ("75", "79"),
            ("75", "80"),
            ("79", "80"),
            ("80", "82"),
            ("82", "86"),
            ("82", "91"),
            ("82", "92"),
            ("86", "92"),
            ("91", "92"),
            ("91", "96"),
            ("92", "96"),
        ] {
            let (one, other) = (find(one), find(other));
            let near = one.column.abs_diff(other.column) <= 1 && one.row.abs_diff(other.row) <= 1;
            assert!(near, "{} {}", one.code, other.code);
        }
    }

    #[test]
    fn north_is_above_south() {
        let chain = ["04", "19", "24", "33", "40", "44", "48", "51", "52", "66", "68", "79", "86"];
        assert!(chain.windows(2).all(|pair| find(pair[0]).row < find(pair[1]).row));
        assert_eq!(PROVINCES.iter().max_by_key(|it| it.row), Some(&find("96")));
    }
}
