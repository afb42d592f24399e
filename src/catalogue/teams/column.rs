//! What the columns of the lists are called: in Vietnamese or English, with or without accents,
//! however a word is spelled, and which columns must not stand in a list at all.

use crate::vi::fold::fold;

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    /// Name of the team.
    Name,
    /// Code of the unit.
    Code,
    /// Name of the commune.
    Commune,
    /// Name of the province, to tell communes of one name apart.
    Province,
    /// Day on which the code or the name held.
    AsOf,
    /// Village.
    Village,
    /// How many members.
    Members,
    /// When it was founded.
    Founded,
    /// How many residential areas the unit has.
    Areas,
    /// Where the row is taken from.
    Source,
}

/// A column and its names.
struct Known {
    column: Column,
    /// As messages name it.
    label: &'static str,
    /// As it may be written, folded.
    spellings: &'static [&'static str],
}

#[rustfmt::skip]
const KNOWN: [Known; 10] = [
    Known { column: Column::Name, label: "tên tổ",
        spellings: &["ten to", "ten to dan van", "to dan van", "ten", "name", "team", "team name"] },
    Known { column: Column::Code, label: "mã xã",
        spellings: &["ma xa", "ma xa phuong", "ma phuong xa", "ma dia ban", "ma don vi", "ma don vi hanh chinh",
            "ma", "place code", "code"] },
    Known { column: Column::Commune, label: "xã",
        spellings: &["xa", "ten xa", "phuong", "xa phuong", "ten xa phuong", "xa phuong thi tran", "commune"] },
    Known { column: Column::Province, label: "tỉnh",
        spellings: &["tinh", "ten tinh", "tinh thanh pho", "province"] },
    Known { column: Column::AsOf, label: "ngày của mã",
        spellings: &["ngay cua ma", "ma cua ngay", "as of", "asof", "place as of"] },
    Known { column: Column::Village, label: "thôn",
        spellings: &["thon", "thon ban", "thon to dan pho", "thon to dan pho khu dan cu", "thon khu dan cu",
            "to dan pho", "khu dan cu", "khu pho", "ban", "ap", "ap khu pho", "khom ap", "xom", "village"] },
    Known { column: Column::Members, label: "số thành viên",
        spellings: &["so thanh vien", "thanh vien", "so nguoi", "tong so thanh vien", "members"] },
    Known { column: Column::Founded, label: "thành lập",
        spellings: &["thanh lap", "ngay thanh lap", "nam thanh lap", "thoi gian thanh lap", "founded"] },
    Known { column: Column::Areas, label: "số khu dân cư",
        spellings: &["so khu dan cu", "tong so khu dan cu", "so thon", "so thon to dan pho", "so thon ban",
            "so to dan pho", "so khu pho", "so ap", "residential areas", "villages"] },
    Known { column: Column::Source, label: "nguồn",
        spellings: &["nguon", "nguon so lieu", "can cu", "source"] },
];

/// Words, as a whole in the name of a column, of what belongs to one person.
#[rustfmt::skip]
const PERSONAL: [&str; 41] = [
    "to truong", "to pho", "truong ban", "truong thon", "truong khu", "pho thon", "bi thu", "chu tich", "ho ten",
    "ho va ten", "danh sach", "nguoi dung dau", "nguoi phu trach", "phu trach", "lien he", "dien thoai", "so dt",
    "sdt", "dt", "di dong", "zalo", "email", "e mail", "thu dien tu", "cccd", "cmnd", "can cuoc", "ngay sinh",
    "nam sinh", "dia chi", "dan toc", "ton giao", "gioi tinh", "phone", "telephone", "mobile", "contact", "leader",
    "address", "birth", "full name",
];

/// Columns that offices put into every table; what they say, the others say already.
#[rustfmt::skip]
const PASSED: [&str; 11] = [
    "", "ma tinh", "ma huyen", "stt", "tt", "so tt", "so thu tu", "no", "huyen", "quan huyen", "district",
];

/// What the name of a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// One that is read.
    Read(Column),
    /// One that must not be there.
    Personal,
    /// One that may be there and is not read.
    Passed,
    /// None that is known.
    Unknown,
}

impl Column {
    /// Names the column for a message.
    pub(super) fn label(self) -> &'static str {
        KNOWN.iter().find(|it| it.column == self).map_or("", |it| it.label)
    }
}

/// Tells what a column of a table that has `columns` is.
pub(super) fn meaning(name: &str, columns: &[Column]) -> Meaning {
    let words = words(name);
    let reads =
        |it: &&Known| it.spellings.contains(&words.as_str()) && columns.contains(&it.column);
    if let Some(known) = KNOWN.iter().find(reads) {
        return Meaning::Read(known.column);
    }
    let whole = format!(" {words} ");
    if PERSONAL.iter().any(|it| whole.contains(&format!(" {it} "))) {
        Meaning::Personal
    } else if PASSED.contains(&words.as_str()) {
        Meaning::Passed
    } else {
        Meaning::Unknown
    }
}

/// Folds a name to its bare words; what stands in parentheses only explains it.
fn words(name: &str) -> String {
    let mut depth = 0_usize;
    let bare: String = fold(name)
        .chars()
        .map(|letter| match letter {
            '(' => {
                depth += 1;
                ' '
            }
            ')' => {
                depth = depth.saturating_sub(1);
                ' '
            }
            letter if depth == 0 && letter.is_alphanumeric() => letter,
            _ => ' ',
        })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: [Column; 9] = [
        Column::Name,
        Column::Code,
        Column::Commune,
        Column::Province,
        Column::AsOf,
        Column::Village,
        Column::Members,
        Column::Founded,
        Column::Source,
    ];

    #[test]
    fn columns_are_known_however_they_are_typed() {
        for (name, column) in [
            ("Tên tổ", Column::Name),
            ("TÊN TỔ DÂN VẬN", Column::Name),
            ("name", Column::Name),
            ("Mã xã, phường", Column::Code),
            ("place_code", Column::Code),
            ("Tỉnh/thành phố", Column::Province),
            ("as_of", Column::AsOf),
            ("Thôn/tổ dân phố", Column::Village),
            ("Số thành viên (người)", Column::Members),
            (" so  thanh vien ", Column::Members),
            ("Năm thành lập", Column::Founded),
            ("Nguồn:", Column::Source),
        ] {
            assert_eq!(meaning(name, &LIST), Meaning::Read(column), "{name}");
        }
        assert_eq!(meaning("Số khu dân cư", &[Column::Areas]), Meaning::Read(Column::Areas));
    }

    #[test]
    fn columns_of_people_are_refused() {
        for name in [
            "Tổ trưởng",
            "Họ và tên tổ trưởng",
            "Tên tổ trưởng",
            "SĐT",
            "Số điện thoại",
            "phone",
            "Team leader",
            "Ngày sinh",
            "Dân tộc",
            "Người phụ trách (nếu có)",
        ] {
            assert_eq!(meaning(name, &LIST), Meaning::Personal, "{name}");
        }
    }

    #[test]
    fn other_columns_are_passed_over_or_not_known() {
        assert_eq!(meaning("STT", &LIST), Meaning::Passed);
        assert_eq!(meaning("", &LIST), Meaning::Passed);
        assert_eq!(meaning("Huyện", &LIST), Meaning::Passed);
        assert_eq!(meaning("Xếp loại", &LIST), Meaning::Unknown);
        assert_eq!(meaning("Số khu dân cư", &LIST), Meaning::Unknown);
    }

    #[test]
    fn every_spelling_is_folded_and_means_one_column() {
        let mut seen = std::collections::BTreeSet::new();
        for spelling in KNOWN.iter().flat_map(|it| it.spellings) {
            assert_eq!(words(spelling), *spelling);
            assert!(seen.insert(spelling), "{spelling} stands twice");
        }
    }
}
