//! What the studio's script asks while one types: figures, places, stories.

use serde_json::json;

use super::STORY;
use super::visitor::{Visitor, encoded};
use crate::site::Site;

#[test]
fn figure_is_read_as_the_front_matter_is() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let read = |metric: &str, text: &str| {
        let answer =
            visitor.get_json(&format!("/_studio/reading?metric={metric}&text={}", encoded(text)));
        let sign = if answer["well"] == true { "" } else { "! " };
        format!("{sign}{}", answer["text"].as_str().unwrap()).replace('\u{a0}', " ")
    };
    assert_eq!(read("dat_hien", "gần 1.000 m²"), "Máy đọc: < 1.000 m²");
    assert_eq!(read("dat_hien", "hơn 2 ha"), "Máy đọc: > 20.000 m²");
    assert_eq!(read("ho_tham_gia", "56 hộ dân"), "Máy đọc: 56 hộ");
    assert_eq!(read("be_rong_duong", "từ 2,1 m lên 4 m"), "Máy đọc: 2,1 m → 4 m");
    assert_eq!(read("dat_hien", ""), "");
    assert_eq!(read("khong_co", "5"), "");
    assert_eq!(
        read("dat_hien", "1.250"),
        "! `1.250` có thể là 1.250 m2 hoặc 1,25 m2. Viết \"1.250 m2\" hoặc \"1,25 m2\""
    );
}

#[test]
fn places_are_offered_by_the_first_letters_old_names_too() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let found = |text: &str| -> Vec<String> {
        let answer = visitor.get_json(&format!("/_studio/places?q={}", encoded(text)));
        let units = answer["found"].as_array().unwrap().iter();
        units
            .map(|it| format!("{} {}", it["code"].as_str().unwrap(), it["name"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(found("hien qua")[0], "08443 Xã Hiền Quan, tỉnh Phú Thọ");
    assert_eq!(found("xã Hiền Quan")[0], "08443 Xã Hiền Quan, tỉnh Phú Thọ");
    assert_eq!(found("hien quan, phu t").len(), 2, "the commune and the one that it was");
    assert_eq!(found("08443")[0], "08443 Xã Hiền Quan, tỉnh Phú Thọ");
    assert_eq!(found("khongconoinao"), [""; 0]);
    assert_eq!(found(""), [""; 0]);
    assert!(found("tan").len() <= 12);
    let answer = visitor.get_json("/_studio/places?q=que+vo");
    let old = answer["found"].as_array().unwrap().iter().find(|it| it["as_of"] != "").unwrap();
    assert_eq!(old["as_of"], "2025-06-30");
    assert!(old["note"].as_str().unwrap().starts_with("tên cũ, đến 30/06/2025"), "{old}");
}

#[test]
fn stories_are_offered_by_words_of_their_titles() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let answer = visitor.get_json("/_studio/stories?q=dat+hien");
    let expected =
        json!([{ "code": "aaaaa3", "name": "Hiến đất mở đường", "note": "Mô hình, điển hình" }]);
    assert_eq!(answer["found"], expected);
    assert_eq!(visitor.get_json("/_studio/stories?q=khong+co")["found"], json!([]));
}
