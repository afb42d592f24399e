//! Every form that is read.

use super::{check, read_in, written};

#[test]
fn numbers_stand_with_their_unit() {
    check("1.250 m2", "m2", "1250");
    check("1250 m2", "m2", "1250");
    check("19.471m2", "m2", "19471");
    check("2.320 m²", "m2", "2320");
    check("19.471 m2", "m²", "19471");
    check("3,796km", "km", "3.796");
    check("0,05 km", "km", "0.05");
    check("1.234.567,8 đồng", "đồng", "1234567.8");
    check("70.000.000 đồng", "đồng", "70000000");
    check("03 hộ", "hộ", "3");
    check("08 cá nhân", "cá nhân", "8");
    check("100%", "%", "100");
    check("76,7 phần trăm", "%", "76.7");
    check("0 hộ", "hộ", "0");
}

#[test]
fn physical_units_are_converted() {
    check("419,7 ha", "m2", "4197000");
    check("1.000 m2", "ha", "0.1");
    check("2 km2", "ha", "200");
    check("10.700 m", "km", "10.7");
    check("350 cm", "m", "3.5");
    check("5 cây số", "km", "5");
    check("12 ki-lô-mét", "m", "12000");
    check("1,5 tấn", "kg", "1500");
    check("3 tạ gạo", "kg", "300");
    check("120 mét khối bê tông", "m3", "120");
    check("200 mét vuông", "m2", "200");
    check("15.000đ", "đồng", "15000");
    check("15.000 VND", "đồng", "15000");
}

#[test]
fn scales_multiply() {
    check("1,8 triệu m2", "m2", "1800000");
    check("125.363 triệu đồng", "đồng", "125363000000");
    check("1,2 tỷ đồng", "đồng", "1200000000");
    check("1,2 tỉ đồng", "đồng", "1200000000");
    check("193 nghìn ngày công", "ngày công", "193000");
    check("2 vạn ngày công", "ngày công", "20000");
    check("1 ngàn tỷ đồng", "đồng", "1000000000000");
    check("15tr đồng", "đồng", "15000000");
    check("15 tr. đồng", "đồng", "15000000");
    check("15 triệu", "đồng", "15000000");
    check("hơn 15 tỷ", "đồng", "Over 15000000000");
    check("1 tỷ 200 triệu đồng", "đồng", "1200000000");
    check("1 triệu rưỡi", "đồng", "1500000");
    check("410 trđ", "đồng", "410000000");
    check("1,2 tỷ đồng", "triệu đồng", "1200");
    check("5 triệu đồng", "triệu đồng", "5");
}

#[test]
fn rates_have_all_their_parts() {
    check("1.910 nghìn đồng/hộ", "đồng/hộ", "1910000");
    check("75-80 triệu đồng/ha/vụ", "đồng/ha/vụ", "75000000..80000000");
    check("75 triệu đồng/vụ/ha", "đồng/ha/vụ", "75000000");
    check("75 triệu đồng/ha lúa/vụ", "đồng/ha/vụ", "75000000");
    check("500.000 đồng/01 hộ", "đồng/hộ", "500000");
    check("15 triệu/ha/vụ", "đồng/ha/vụ", "15000000");
    check("75 triệu đồng - 80 triệu đồng/ha/vụ", "đồng/ha/vụ", "75000000..80000000");
    check("12 người/tổ", "người/tổ|thành viên/tổ", "12");
    check("12 thành viên/tổ", "người/tổ|thành viên/tổ", "12");
    check("5 tấn/héc-ta", "tạ/ha", "50");
}

#[test]
fn words_of_exactness_are_kept() {
    check("hơn 1.647m²", "m2", "Over 1647");
    check("trên 260 mô hình", "mô hình", "Over 260");
    check("> 260 mô hình", "mô hình", "Over 260");
    check("gần 1.000 m2", "m2", "Under 1000");
    check("khoảng 3,5m", "m", "About 3.5");
    check("chừng 3,5 m", "m", "About 3.5");
    check("trên dưới 100 hộ", "hộ", "About 100");
    check("~ 100 hộ", "hộ", "About 100");
    check("ít nhất 12 người/tổ", "người/tổ", "AtLeast 12");
    check("tối thiểu 5 m", "m", "AtLeast 5");
    check("không dưới 5 m", "m", "AtLeast 5");
    check("từ 5 m trở lên", "m", "AtLeast 5");
    check("từ 5m trở lên", "m", "AtLeast 5");
    check("5 hộ nghèo trở lên", "hộ", "AtLeast 5");
    check(">= 5 m", "m", "AtLeast 5");
    check("dưới 3%", "%", "AtMost 3");
    check("không quá 3%", "%", "AtMost 3");
    check("từ 3% trở xuống", "%", "AtMost 3");
    check("khoảng 75-80 triệu đồng", "đồng", "About 75000000..80000000");
}

#[test]
fn ranges_share_scale_and_unit() {
    check("60-70%", "%", "60..70");
    check("60 - 70%", "%", "60..70");
    check("60% – 70%", "%", "60..70");
    check("75–80 triệu đồng", "đồng", "75000000..80000000");
    check("từ 75 đến 80 triệu đồng", "đồng", "75000000..80000000");
    check("75 triệu đến 80 triệu", "đồng", "75000000..80000000");
    check("từ 900 nghìn đến 1,2 triệu đồng", "đồng", "900000..1200000");
    check("từ khoảng 5 đến 7 m", "m", "About 5..7");
    check("900 m - 1,2 km", "km", "0.9..1.2");
    check("5 - 7,5 ha", "m2", "50000..75000");
    check("1.000-1.200 m2", "m2", "1000..1200");
    check("3÷5 m", "m", "3..5");
    check("3-5 người tới 7 giờ", "người", "3..5");
}

#[test]
fn changes_have_a_before_and_an_after() {
    check("từ 2,1m lên 4m", "m", "2.1 -> 4");
    check("2,1 m -> 4 m", "m", "2.1 -> 4");
    check("2,1 m → 4 m", "m", "2.1 -> 4");
    check("2,1 => 4 m", "m", "2.1 -> 4");
    check("giảm từ 43% xuống còn 3%", "%", "43 -> 3");
    check("từ 60 hộ nghèo xuống 12 hộ nghèo", "hộ", "60 -> 12");
    check("tăng từ 20 đến 35 triệu đồng", "đồng", "20000000 -> 35000000");
    check("từ 2,1 m lên hơn 4 m", "m", "Over 2.1 -> 4");
    check("từ 43% xuống dưới 3%", "%", "AtMost 43 -> 3");
}

#[test]
fn ratios_stand_in_percentages() {
    check("3.479/4.533 (76,7%)", "%", "3479/4533 (76.7)");
    check("3.479/4.533 mô hình (76,7%)", "%", "3479/4533 (76.7)");
    check("3.479/4.533 mô hình, đạt 76,7%", "%", "3479/4533 (76.7)");
    check("76,7% (3.479/4.533 mô hình)", "%", "3479/4533 (76.7)");
    check("3.479/4.533 mô hình (hơn 76%)", "%", "3479/4533");
    check("148/148 thôn", "%", "148/148");
    check("148/148", "%", "148/148");
    check("trên 148/150 thôn", "%", "Over 148/150");
    check("56 hộ/120 hộ", "%", "56/120");
    check("3,4/4,5 triệu hộ", "%", "3400000/4500000");
    check("5.500/4.224 m", "%", "5500/4224");
    check("8/8 thôn đến 01/7/2025", "%", "8/8");
}

#[test]
fn words_may_follow_and_introduce() {
    check("56 hộ dân", "hộ", "56");
    check("731 Tổ dân vận", "tổ", "731");
    check("100% các khu dân cư", "%", "100");
    check("dài 1,8km", "km", "1.8");
    check("tổng số 56 hộ", "hộ", "56");
    check("56 hộ (trong đó 12 hộ nghèo)", "hộ", "56");
    check("450 cây, gồm 150 cây dầu, 300 cây hoàng yến", "cây", "450");
    check("20 mô hình đến năm 2025", "mô hình", "20");
    check("336.899 ngày công tính đến 30/6/2019", "ngày công", "336899");
    check("21 mô hình, tăng 3 mô hình so với năm 2020", "mô hình", "21");
    check("465 tổ chức, cá nhân", "tổ chức", "465");
    check("8.000 ngày công, 3 công trình", "ngày công|công", "8000");
    check("gần 1,5 triệu đồng/bóng", "đồng/trụ|đồng/bóng", "Under 1500000");
    check("36 đồng chí", "đồng chí", "36");
}

#[test]
fn slips_of_the_keyboard_are_understood() {
    check("1O hộ", "hộ", "10");
    check("1.OOO m2", "m2", "1000");
    check("O3 hộ", "hộ", "3");
    check("19.471 m2.", "m2", "19471");
    check("  56   hộ ", "hộ", "56");
    check("19.471 m 2", "m2", "19471");
    check("19.471 m ²", "m2", "19471");
    check("19.471 M^2", "m2", "19471");
    check("HƠN 60 HỘ", "hộ", "Over 60");
    check("gần\u{a0}1.000\u{202f}m2", "m2", "Under 1000");
    check("g\u{e2}\u{300}n 60 h\u{f4}\u{323}", "hộ", "Under 60");
    check("2 khoá", "khóa", "2");
    check("15.000 ðồng", "đồng", "15000");
}

#[test]
fn quoted_number_is_in_the_unit_of_its_metric() {
    for (text, expected) in [("1.250", "1250"), ("3,5", "3.5"), ("275", "275")] {
        let read = read_in(text, "m2", true).map(|quantity| written(&quantity));
        assert_eq!(read.as_deref(), Ok(expected));
    }
}
