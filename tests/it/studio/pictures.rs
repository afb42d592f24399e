//! Pictures taken in by the studio.

use image::{DynamicImage, ImageFormat, RgbImage};

use super::STORY;
use super::visitor::Visitor;
use crate::site::Site;

const TAKE: &str = "/_studio/picture?file=mo-hinh%2Fhien-dat.md";

/// Makes a photograph with the place it was taken at.
fn photograph(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let picture =
        RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
    DynamicImage::ImageRgb8(picture).write_to(&mut bytes, ImageFormat::Jpeg).unwrap();
    let bytes = bytes.into_inner();
    // An application's segment right after the start, as cameras write it.
    let told = b"Exif\0\0GPS 21.1861, 105.3520";
    let length = u16::try_from(told.len() + 2).unwrap().to_be_bytes();
    [&bytes[..2], &[0xFF, 0xE1], &length, told, &bytes[2..]].concat()
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|it| it == text.as_bytes())
}

#[test]
fn picture_is_stored_beside_its_story_without_its_place() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let bytes = photograph(3000, 1500);
    assert!(holds(&bytes, "GPS 21.1861"));
    let (status, taken) =
        visitor.send(&format!("{TAKE}&name=%E1%BA%A2nh+%C4%91%C6%B0%E1%BB%9Dng.JPG"), &bytes);
    assert_eq!(status, 200, "{taken}");
    assert_eq!(taken["file"], "hien-dat/anh-duong.jpg");
    assert_eq!((&taken["width"], &taken["height"]), (&2400.into(), &1200.into()));
    let stored = std::fs::read(site.path("content/mo-hinh/hien-dat/anh-duong.jpg")).unwrap();
    assert!(!holds(&stored, "GPS") && !holds(&stored, "Exif"));
    assert_eq!(
        visitor
            .get("/_studio/picture-file?file=mo-hinh%2Fhien-dat.md&name=hien-dat/anh-duong.jpg")
            .status,
        200
    );
    assert_eq!(visitor.get("/mo-hinh/hien-dat/").status, 200, "the story keeps its address");
}

#[test]
fn another_picture_of_the_name_gets_a_number_and_the_same_one_none() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    let take =
        |bytes: &[u8]| visitor.send(&format!("{TAKE}&name=anh.jpg"), bytes).1["file"].clone();
    let (one, other) = (photograph(40, 30), photograph(60, 30));
    assert_eq!(take(&one), "hien-dat/anh.jpg");
    assert_eq!(take(&other), "hien-dat/anh-2.jpg");
    assert_eq!(take(&one), "hien-dat/anh.jpg");
}

#[test]
fn names_that_windows_keeps_are_passed_over() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    for name in ["con.jpg", "AUX.JPG", "..", "a/../../b.jpg", ".htaccess"] {
        let (status, taken) = visitor.send(&format!("{TAKE}&name={name}"), &photograph(20, 20));
        assert_eq!(status, 200, "{name}: {taken}");
        let file = taken["file"].as_str().unwrap().strip_prefix("hien-dat/").unwrap().to_owned();
        assert!(
            !file.contains("..") && !file.starts_with("con.") && !file.starts_with("aux."),
            "{file}"
        );
    }
}

#[test]
fn what_is_no_picture_is_refused_in_words() {
    let site = Site::new(STORY);
    let visitor = Visitor::enter(&site);
    for (bytes, why) in [
        (&b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>"[..], "không nhận ảnh SVG"),
        (b"MZ\x90\0\x03 program", "tệp không phải là ảnh"),
        (b"", "tệp"),
        (&photograph(40, 30)[..200], "tệp bị cụt"),
    ] {
        let (status, taken) = visitor.send(&format!("{TAKE}&name=anh.jpg"), bytes);
        assert_eq!(status, 415, "{taken}");
        assert!(taken["fault"].as_str().unwrap().contains(why), "{taken}");
    }
    assert!(!site.path("content/mo-hinh/hien-dat").exists(), "nothing is written");
}

#[test]
fn only_pictures_of_the_content_are_shown() {
    let site = Site::new(STORY);
    site.write("bi-mat.jpg", "x");
    let visitor = Visitor::enter(&site);
    for name in ["../../bi-mat.jpg", "../site.yaml", "../../../etc/passwd", "hien-dat.md", ""] {
        let path = format!("/_studio/picture-file?file=mo-hinh%2Fhien-dat.md&name={name}");
        assert_eq!(visitor.get(&path).status, 404, "{name}");
    }
}
