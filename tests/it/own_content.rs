//! The showcase that danvan comes with: without a fault, with every source, its founding example whole.

use std::fs;
use std::path::Path;

use snapbox::str;
use walkdir::WalkDir;

use crate::site::{danvan, output, same};

/// The sources of the 48 rows that the sample was written from; one that gave two rows stands twice.
const SOURCES: [&str; 48] = [
    "bài của Cổng TTĐT Bắc Ninh (Cổng TTĐT Bắc Ninh - BNP)",
    "https://baothanhhoa.vn/xay-dung-dang/lan-toa-nhung-dien-hinh-dan-van-kheo/199347.htm",
    "https://baophutho.vn/dan-van-kheo-chung-suc-mo-duong-mo-tuong-lai-241692.htm",
    "https://hoalu.ninhbinh.gov.vn/tin-tuc-su-kien/dan-van-kheo-trong-hien-dat-lam-duong-o-tu-an-1423.html",
    "http://binhsa.thangbinh.quangnam.gov.vn/chi-tiet-tin/group/170/nid/43071/xay-dung-mo-hinh-dan-van-kheo-gan-voi-loi-ich-cua-nhan-dan",
    "http://binhsa.thangbinh.quangnam.gov.vn/chi-tiet-tin/group/170/nid/43071/xay-dung-mo-hinh-dan-van-kheo-gan-voi-loi-ich-cua-nhan-dan",
    "https://sondong.bacgiang.gov.vn/node/8612",
    "https://baobariavungtau.com.vn/chinh-tri/202112/soi-noi-phong-trao-thi-dua-dan-van-kheo-941443/",
    "http://baotn.vn/trang-in-267327.html",
    "https://baoninhbinh.org.vn/soi-noi-cac-phong-trao-thi-dua-dan-van-kheo-/d20150202093345709.htm",
    "https://baoyenbai.com.vn/11/219756/Cai-goc-cua-thanh-cong.aspx",
    "http://baolamdong.vn/xahoi/201910/xay-dung-va-nhan-rong-duoc-2220-mo-hinh-dien-hinh-2968437/",
    "https://www.qrt.vn/xa-hoi/ra-mat-mo-hinh-to-tuan-tra-tu-quan/",
    "http://gialaitv.vn/tin-tuc/tin-dia-phuong/chu-pah-hon-270-mo-hinh-dien-hinh-dan-van-kheo/",
    "https://baothuathienhue.vn/phong-dien-co-167-mo-hinh-dan-van-kheo-a15929.html",
    "https://baothuathienhue.vn/amp.aspx?newid=91666",
    "https://baoquangnam.vn/xa-hoi/bac-tra-my-co-276-mo-hinh-dan-van-kheo-132333.html",
    "https://vietnamnet.vn/dan-van-kheo-tao-suc-manh-dong-thuan-xay-dung-hai-phong-van-minh-hien-dai-2473596.html",
    "https://vietnamnet.vn/dan-van-kheo-tao-suc-manh-dong-thuan-xay-dung-hai-phong-van-minh-hien-dai-2473596.html",
    "https://baoninhthuan.com.vn/news/117858p25c151/hoi-lien-hiep-phu-nu-tinh-day-manh-cac-phong-trao-thi-dua-giup-hoi-vien-phat-trien-kinh-te-gia-dinh.htm",
    "https://dantoctongiao.baodantoc.vn/dien-bien-chu-trong-cong-tac-dan-van-trong-vung-dtts-1591154618504.htm",
    "https://baobackan.vn/bac-kan-bieu-duong-39-tap-the-08-ca-nhan-dien-hinh-dan-van-kheo-giai-doan-2021-2025-post71582.html",
    "https://baoninhbinh.org.vn/trao-co-hoi-cho-hoi-vien-phu-nu/d20171020125112188.htm",
    "https://baoninhbinh.org.vn/to-dan-van-co-so-cau-noi-giua-dan-voi-dang/d20131015102743480.htm",
    "https://vietnamnet.vn/cong-tac-dan-van-dong-vai-tro-then-chot-trong-xay-dung-nong-thon-moi-2463443.html",
    "https://vietnamnet.vn/cong-tac-dan-van-dong-vai-tro-then-chot-trong-xay-dung-nong-thon-moi-2463443.html",
    "https://baocantho.com.vn/co-do-phat-huy-hieu-qua-mo-hinh-dan-van-kheo-a181393.html",
    "https://congthuong.vn/an-giang-dan-van-kheo-trong-xay-dung-nong-thon-moi-149517.html",
    "https://baocamau.vn/dan-van-kheo-lan-toa-nhieu-mo-hinh-hay-a29294.html",
    "https://qrt.vn/xa-hoi/hoi-cuu-chien-binh-khen-thuong-36-tap-the-ca-nhan-tieu-bieu-trong-phong-trao-dan-van-kheo/",
    "https://baoninhbinh.org.vn/hoi-nong-dan-tinh-xay-dung-cac-mo-hinh-dan-van-kheo-co-tinh/d2019052908365894.htm",
    "https://www.baomoi.com/xa-vinh-phu-co-42-mo-hinh-dan-van-kheo-co-so-c46675861.epi",
    "http://danvan.vn/Home/Dan-van-kheo/9000/Tuyen-Hoa-Xay-dung-tren-260-mo-hinh-Dan-van-kheo",
    "https://dongnai.dcs.vn/mot-so-mo-hinh-dan-van-kheo-tren-dia-ban-huyen-vinh-cuu-35389",
    "https://brt.vn/thoi-su-60/tp-vung-tau-trien-khai-405-mo-hinh-dien-hinh-dan-van-kheo",
    "https://baobariavungtau.com.vn/phap-luat/202410/camera-an-ninh-phu-khap-phuong-1024151/",
    "https://lite.baomoi.com/dan-van-kheo-o-don-bien-phong-hien-kiet-c53519517.epi",
    "https://baophutho.vn/ra-mat-mo-hinh-diem-dan-van-so-tai-khu-dan-cu-phuong-hoa-binh-245893.htm",
    "https://baodanang.vn/channel/5399/202209/nhung-truong-thon-dan-van-kheo-3921739/index.htm",
    "https://baotuyenquang.com.vn/nguoi-khoi-suc-dan-167285.html",
    "https://ubmttq.yenbai.gov.vn/noidung/tintuc/Pages/chi-tiet-tin-tuc.aspx?ItemID=1281&l=Tinhoatdong&lv=31",
    "https://baoninhbinh.org.vn/hieu-qua-tu-cac-mo-hinh-tu-quan-o-cong-dong-dan-cu/d20190731085014627.htm",
    "https://sggp.org.vn/long-dan-thuan-hem-thenh-thang-post643761.html",
    "https://baothanhhoa.vn/nong-thon-moi/nhan-rong-mo-hinh-camera-voi-an-ninh-trat-tu-trong-xdntm/202577.htm",
    "https://vietnamnet.vn/vn/doi-song/no-ro-phong-trao-thap-sang-duong-que-400894.html",
    "https://baolamdong.vn/doi-song/201905/trên-những-con-đường-sang-ở-lộc-quang-2944324",
    "https://baonamdinh.vn/xa-hoi/202311/bien-rac-thanh-tien-mohinh-hieu-qua-trong-bao-ve-moi-truong-0160d50",
    "https://baophuyen.vn/141/50170/phu-hoa---nuoi-heo-dat--giup-phu-nu-ngheo.html",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Reads all stories.
fn stories() -> Vec<String> {
    let files = WalkDir::new(root().join("content")).into_iter().map(|it| it.unwrap().into_path());
    let stories = files.filter(|path| path.extension().is_some_and(|it| it == "md"));
    stories.map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn nothing_is_wrong_with_it() {
    let run = danvan(root(), &["check", "--deny-warnings", "--date", "2026-11-22"]).well();
    same(
        &run.text(),
        str![[r#"
0 lỗi, 0 cảnh báo

"#]],
    );
}

#[test]
fn every_row_has_a_story_with_its_source() {
    let stories = stories();
    for source in SOURCES {
        let rows = SOURCES.iter().filter(|it| **it == source).count();
        let found = stories.iter().filter(|text| text.contains(source)).count();
        assert!(found >= rows, "{found} of {rows} stories name {source}");
    }
}

#[test]
fn stories_of_the_sample_say_that_they_are_compiled() {
    for text in stories() {
        let from_reports = SOURCES.iter().any(|source| text.contains(source));
        assert!(!from_reports || text.contains("\ncompiled: true\n"), "{text}");
    }
}

#[test]
fn founding_example_is_tied_together() {
    let folder = tempfile::tempdir().unwrap();
    let public = folder.path().to_str().unwrap();
    danvan(root(), &["build", "--date", "2026-11-22", "--output", public]).well();
    let files = output(folder.path());
    let page = |url: &str| {
        let file = format!("{}index.html", url.trim_start_matches('/'));
        String::from_utf8(files[&file].clone()).unwrap()
    };
    let conference = "/hoi-nghi/tong-ket-10-nam-bac-ninh-2019/";
    let others = [
        "/van-ban/thong-bao-380-tb-tu/",
        "/van-ban/ket-luan-599/",
        "/khen-thuong/bac-ninh-2019/",
        "/phong-trao/to-dan-van-bac-ninh-2009-2019/",
    ];
    for other in others {
        assert!(page(conference).contains(&format!("href=\"{other}")), "no way to {other}");
        assert!(page(other).contains(&format!("href=\"{conference}")), "no way back from {other}");
    }
    let figures = ["20 bài tham luận", "36 cá nhân"];
    for figure in figures {
        assert!(spaced(&page(conference)).contains(figure), "the conference does not say {figure}");
    }
    let movement = spaced(&page(others[3]));
    for figure in ["731 Tổ dân vận", "19.471 m²", "336.899 ngày công", "125.363 triệu đồng"]
    {
        assert!(movement.contains(figure), "the movement does not say {figure}");
    }
}

/// Puts plain blanks in the place of those that keep a number and its unit together.
fn spaced(html: &str) -> String {
    html.replace(['\u{a0}', '\u{202f}'], " ").replace("&nbsp;", " ")
}
