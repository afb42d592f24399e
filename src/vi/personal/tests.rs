//! What is found, and what is not; and that nothing is passed over.

use std::path::Path;

use proptest::prelude::*;
use walkdir::WalkDir;

use super::*;

fn known() -> Known {
    let mut known = Known::default();
    known.add("Lò Văn Bó", false);
    known.add("Hoàng Thị Mai", true);
    known
}

fn found(text: &str) -> Vec<(Kind, &str)> {
    let found = sightings(text, &known()).into_iter();
    found.map(|it| (it.kind, &text[it.range])).collect()
}

/// Looks at every sentence.
fn plainly(text: &str, known: &Known) -> Vec<Sighting> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in (0..text.len()).filter(|it| text.is_char_boundary(*it)) {
        if ends(text, at) {
            of_sentence(text, start..at + 1, known, &mut found);
            start = at + 1;
        }
    }
    of_sentence(text, start..text.len(), known, &mut found);
    found
}

#[test]
fn numbers_that_reach_a_person_are_found_as_they_are_written() {
    for (text, kind, number) in [
        ("Gọi 0912345678.", Kind::Phone, "0912345678"),
        ("ĐT: 0912.345.678", Kind::Phone, "0912.345.678"),
        ("ĐT 0912 345 678, gặp", Kind::Phone, "0912 345 678"),
        ("(+84 912 345 678)", Kind::Phone, "+84 912 345 678"),
        ("Máy 0210-384-6543", Kind::Phone, "0210-384-6543"),
        ("Máy (0210) 3846543", Kind::Phone, "(0210) 3846543"),
        ("Máy (0210)3.846.543", Kind::Phone, "(0210)3.846.543"),
        ("Gọi (+84) 912 345 678", Kind::Phone, "(+84) 912 345 678"),
        ("CCCD 001 080 012 345", Kind::CitizenNumber, "001 080 012 345"),
        ("CCCD số 001080012345", Kind::CitizenNumber, "001080012345"),
        ("CCCD 034 080 012 034", Kind::CitizenNumber, "034 080 012 034"),
        ("thư: lan.nguyen@xa.gov.vn.", Kind::Email, "lan.nguyen@xa.gov.vn"),
    ] {
        assert_eq!(found(text), [(kind, number)], "{text}");
    }
}

#[test]
fn two_telephones_are_two_whatever_parts_them() {
    for between in ["/", ",", "-", " / ", "; ", " – ", " ", " hoặc "] {
        for (one, other) in [("0912345678", "0987654321"), ("0912 345 678", "02103 846 543")] {
            let text = format!("Gọi {one}{between}{other} nhé");
            assert_eq!(found(&text), [(Kind::Phone, one), (Kind::Phone, other)], "{text}");
        }
    }
}

#[test]
fn figures_days_and_documents_are_no_numbers_of_people() {
    for text in [
        "1.250.000.000 đồng",
        "336.899 ngày công",
        "09/10/2019",
        "380-TB/TU",
        "06/2021/QĐ-UBND",
        "năm 2009 và 2019",
        "mã 08443",
        "2015-2020",
        "0,5 km",
        "Liệt sĩ Nguyễn Văn An hy sinh năm 1972",
        "Bà Nguyễn Thị Lan làm tổng vệ sinh năm 2019",
        "đoạn 0123456789/QĐ",
        "đoạn 0912345678/QĐ",
        "24 07210 08443",
        "(2019) 0210384654",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_is_told_of_someone_named_is_found() {
    for (text, kind, words) in [
        ("Bà Nguyễn Thị Lan, sinh năm 1954, góp đất.", Kind::Birth, "sinh năm 1954"),
        ("Ông Vàng A Sáu (SN 1970) góp đất", Kind::Birth, "SN 1970"),
        ("Lò Văn Bó sinh ngày 12/3/1980.", Kind::Birth, "sinh ngày 12/3/1980"),
        ("Lò Văn Bó sinh ngày 12 tháng 3 năm 1980.", Kind::Birth, "sinh ngày 12 tháng 3 năm 1980"),
        ("Chị Lý Thị Mẩy, người Dao, trồng quế", Kind::Sensitive, "người Dao"),
        ("Chị Lý Thị Mẩy, người Dao Đỏ, trồng quế", Kind::Sensitive, "người Dao Đỏ"),
        ("Anh Giàng A Pó dân tộc Mông", Kind::Sensitive, "dân tộc Mông"),
        ("Anh Giàng A Pó là người dân tộc Mông", Kind::Sensitive, "người dân tộc Mông"),
        ("Bà con theo già làng Lò Văn Bó (người Thái Tây Bắc)", Kind::Sensitive, "người Thái"),
        ("Ông Trần Văn Ba theo đạo từ nhỏ", Kind::Sensitive, "theo đạo"),
        ("Ông Trần Văn Ba, tín đồ Cao Đài, góp đất", Kind::Sensitive, "tín đồ Cao Đài"),
        ("Ông Trần Văn Ba theo đạo Công giáo", Kind::Sensitive, "theo đạo Công giáo"),
        ("Giáo dân Lò Văn Bó góp đất", Kind::Sensitive, "Giáo dân"),
        ("Bà Nguyễn Thị Lan bị bệnh tim.", Kind::Sensitive, "bị bệnh"),
        ("Bà Nguyễn Thị Lan mắc ung thư.", Kind::Sensitive, "mắc ung thư"),
        ("Bà Nguyễn Thị Lan là người khuyết tật.", Kind::Sensitive, "người khuyết tật"),
        ("Con gái bà Nguyễn Thị Lan mới 9 tuổi", Kind::Child, "9 tuổi"),
        ("Tặng xe đạp cho em Lò Thị Hoa.", Kind::Child, "em Lò Thị Hoa"),
        ("Các em Lò Thị Hoa, Vàng A Pó quét đường.", Kind::Child, "em Lò Thị Hoa"),
    ] {
        let found = found(text);
        let found: Vec<_> = found.into_iter().filter(|it| it.0 == kind).collect();
        assert_eq!(found, [(kind, words)], "{text}");
    }
    assert_eq!(
        found("Em Lò Thị Hoa, học sinh lớp 5A, đi xe đạp"),
        [(Kind::Child, "Em Lò Thị Hoa"), (Kind::Child, "học sinh lớp 5A")]
    );
}

#[test]
fn what_is_told_of_nobody_named_is_no_one_s() {
    for text in [
        "Đồng bào dân tộc Mông, giáo dân và Phật tử cùng góp đất.",
        "Trẻ em sinh năm 2018 được khám bệnh; 5 cháu bị bệnh tim",
        "Bà Nguyễn Thị Lan góp đất. Người Dao trong bản góp công.",
        "Anh em xã Đông Hưng; học sinh lớp 5 quét đường",
        "Học sinh năm 2019",
        "Chị em Hội Phụ nữ dân tộc Mông, 9 tuổi",
        "Chị em Lò Thị Hoa, con cháu Lạc Hồng Việt",
        "Bà Rịa - Vũng Tàu có người Hoa, là người Hoa",
        "Bà Rịa – Vũng Tàu: gốc Hoa, 9 tuổi",
        "Hồ Chí Minh - Đảng ta, là người Kinh",
        "học tập Bác Hồ Chí Minh, người Kinh",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn what_is_told_of_a_group_is_told_of_no_one_in_it() {
    for told in [
        "vận động bà con giáo dân hiến đất",
        "cùng giáo dân góp công",
        "vận động đồng bào theo đạo Công giáo góp công",
        "giúp người khuyết tật học nghề",
        "giúp 5 người khuyết tật",
        "vào Hội Người khuyết tật",
        "khám cho trẻ dưới 6 tuổi",
        "khám cho 120 người cao tuổi, người khuyết tật",
        "và bà con, giúp nhau, cùng người Dao",
        "dạy các cháu 5 tuổi",
        "dạy học sinh lớp 5",
        "vận động đồng bào dân tộc Mông",
        "đến 25 hộ người Dao",
        "cùng Ban Đoàn kết Công giáo",
        "phòng, chống HIV/AIDS",
        "giúp nạn nhân chất độc da cam",
    ] {
        let text = format!("Bà Nguyễn Thị Lan {told}.");
        assert_eq!(found(&text), [], "{text}");
    }
}

#[test]
fn who_comes_from_a_place_is_of_no_people_for_that() {
    for place in ["Thái Bình", "Thái Nguyên", "Mường La", "Hoa Kỳ", "Kinh Bắc", "Mèo Vạc"]
    {
        assert_eq!(found(&format!("Bà Nguyễn Thị Lan, người {place}, góp đất")), [], "{place}");
    }
}

/// The official list of 1979.
const OFFICIAL: &str = "Kinh, Tày, Thái, Hoa, Khơ-me, Mường, Nùng, HMông, Dao, Gia-rai, Ngái, Ê-đê, Ba-na, \
    Xơ-Đăng, Sán Chay, Cơ-ho, Chăm, Sán Dìu, Hrê, Mnông, Ra-glai, Xtiêng, Bru-Vân Kiều, Thổ, Giáy, Cơ-tu, \
    Gié-Triêng, Mạ, Khơ-mú, Co, Ta-ôi, Chơ-ro, Kháng, Xinh-mun, Hà Nhì, Chu-ru, Lào, La Chí, La Ha, Phù Lá, \
    La Hủ, Lự, Lô Lô, Chứt, Mảng, Pà Thẻn, Cơ Lao, Cống, Bố Y, Si La, Pu Péo, Brâu, Ơ-đu, Rơ-măm";

#[test]
fn every_people_of_the_official_list_is_known() {
    assert_eq!(OFFICIAL.split(", ").count(), 54);
    let others = ["H’Mông", "H'Mông", "Khmer", "Ê Đê", "Gia Rai", "X’Tiêng", "M’Nông", "Cao Lan"];
    for people in OFFICIAL.split(", ").chain(others) {
        for people in [people.to_owned(), people.replace('-', " ")] {
            let told = format!("người {people}");
            let text = format!("Bà Nguyễn Thị Lan, {told}, góp đất");
            assert_eq!(found(&text), [(Kind::Sensitive, told.as_str())], "{text}");
        }
    }
}

#[test]
fn consent_is_of_the_one_who_gave_it() {
    let agreed = |text: &str| -> Vec<bool> {
        sightings(text, &known()).iter().map(|it| it.has_agreed).collect()
    };
    for (text, expected) in [
        ("Bà Hoàng Thị Mai, sinh năm 1954", &[true][..]),
        ("HOÀNG THỊ MAI, sinh năm 1954", &[true]),
        ("Bà Hoàng Thị\u{a0}Mai sinh năm 1954, ông Lò Văn Bó sinh năm 1950", &[true, false]),
        ("Ông Lò Văn Bó sinh năm 1950; bà Hoàng Thị Mai sinh năm 1954", &[false, true]),
        ("Là người Dao, bà Hoàng Thị Mai góp đất của ông Lò Văn Bó", &[true]),
        ("Bà Hoàng Thị Mai và ông Lò Văn Bó, sinh năm 1950", &[false]),
        ("Ông Lò Văn Bó và bà Hoàng Thị Mai, sinh năm 1950", &[false]),
        ("Bà Hoàng Thị Mai Anh, sinh năm 1954", &[false]),
        ("Hoàng Thị Mai Anh, sinh năm 1954, và bà Nguyễn Thị Lan", &[false]),
        ("Em Hoàng Thị Mai đi học", &[true]),
        ("Số 0912345678, sinh năm 1954", &[false]),
    ] {
        assert_eq!(agreed(text), expected, "{text}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test may read what it is held to")]
fn our_content_is_looked_at_in_full() {
    let mut files = 0;
    for file in WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("content")) {
        let file = file.unwrap().into_path();
        if file.extension().is_some_and(|it| it == "md") {
            let text = std::fs::read_to_string(&file).unwrap();
            assert_eq!(sightings(&text, &known()), plainly(&text, &known()), "{}", file.display());
            files += 1;
        }
    }
    assert!(files > 40);
}

/// Pieces of texts that tell something, or almost.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let pieces = "Bà |Ông |chị |Lan |Nguyễn Thị |Lò Văn Bó|Hoàng Thị Mai|, |. |.|; |\n| và | là |sinh |Sinh |SN |năm |ngày |1954|12/3/1980|em |EM |cháu \
        |Lò Thị Hoa|học sinh lớp |LỚP |9 |tuổi |Tuổi |người |Người |NGƯỜI |dân tộc |Tộc |Mông |Thái |Bình |Ê |Đê |theo |đạo |Công giáo|giáo dân \
        |Giáo dân|HIV|HIV/AIDS|ung thư |bị |bệnh |Mắc bệnh|khuyết tật|đồng bào |0912345678|0912 345 678|/|-|(|)|+84|02|03846543|(0210) |@|lan|xa.vn\
        |001080012345|\u{301}|“|”|x|đ|…";
    let pieces: Vec<&str> = pieces.split('|').collect();
    prop::collection::vec(prop::sample::select(pieces), 0..30)
}

proptest! {
    #[test]
    fn whatever_is_told_is_found_without_a_look_at_every_sentence(pieces in pieces()) {
        let text = pieces.concat();
        prop_assert_eq!(sightings(&text, &known()), plainly(&text, &known()), "{}", text);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,60}") {
        prop_assert_eq!(sightings(&text, &known()), plainly(&text, &known()));
    }
}
