//! Makes a showcase of any size to measure with: `cargo run --release --example corpus -- -n 10000
//! --output DIR`, then `danvan build --root DIR`.
//!
//! Everything in it is made up of common words by a fixed sequence of numbers, so that the same
//! arguments give the same bytes on every machine. It tells of no person and of no real model.

#![expect(clippy::disallowed_methods, clippy::print_stderr, reason = "a program that makes files")]

use std::fmt::Write as _;
use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use danvan::catalogue::places::{Kind, Registry};

const USAGE: &str = "corpus [-n STORIES] --output FOLDER";

const SITE: &str = "\
name: Kho bài thử
tagline: Bài do máy ghép, chỉ để đo tốc độ
base_url: https://danvan.example
paginate: 24
";

const FIELDS: [&str; 4] =
    ["kinh-te", "van-hoa-xa-hoi", "quoc-phong-an-ninh", "xay-dung-he-thong-chinh-tri"];

const ORGANS: [&str; 8] = [
    "chi-bo-thon",
    "to-dan-van",
    "mttq",
    "hoi-lhpn",
    "hoi-nong-dan",
    "hoi-ccb",
    "doan-tn",
    "khoi-dan-van",
];

const WORKS: [&str; 16] = [
    "Hiến đất mở đường",
    "Đường hoa tự quản",
    "Thắp sáng đường quê",
    "Thu gom rác tại nguồn",
    "Camera an ninh",
    "Tiết kiệm giúp nhau làm kinh tế",
    "Xóa nhà tạm",
    "Khuyến học dòng họ",
    "Nước sạch về thôn",
    "Chuyển đổi số cộng đồng",
    "Giữ gìn câu hát dân gian",
    "Trồng rừng gỗ lớn",
    "Tổ hòa giải ở cơ sở",
    "Kênh mương nội đồng",
    "Nuôi con nuôi của chi hội",
    "Tuyến đường không rác",
];

const TAGS: [&str; 24] = [
    "hiến đất",
    "đường hoa",
    "thắp sáng",
    "môi trường",
    "an ninh",
    "giảm nghèo",
    "nhà ở",
    "khuyến học",
    "nước sạch",
    "chuyển đổi số",
    "văn hóa",
    "rừng",
    "hòa giải",
    "thủy lợi",
    "phụ nữ",
    "thanh niên",
    "nông thôn mới",
    "đô thị văn minh",
    "tự quản",
    "tiết kiệm",
    "người cao tuổi",
    "y tế",
    "giao thông",
    "chợ",
];

const WHO: [&str; 16] = [
    "chi bộ thôn",
    "tổ dân vận",
    "bà con trong thôn",
    "ban công tác mặt trận",
    "các hộ ven đường",
    "chi hội phụ nữ",
    "chi hội nông dân",
    "hội cựu chiến binh",
    "đoàn thanh niên",
    "người có uy tín",
    "các hộ kinh doanh",
    "hợp tác xã",
    "trưởng các dòng họ",
    "tổ liên gia",
    "đảng viên ở cơ sở",
    "ban quản lý thôn",
];

const DID: [&str; 24] = [
    "họp bàn nhiều buổi",
    "đến từng nhà trao đổi",
    "lấy ý kiến từng hộ",
    "ghi chép công khai từng khoản thu chi",
    "góp ngày công vào cuối tuần",
    "đo đạc lại mặt bằng",
    "dời hàng rào và cổng ngõ",
    "chọn cách làm hợp với túi tiền của dân",
    "phân công người theo dõi từng đoạn",
    "mời người am hiểu kỹ thuật giám sát",
    "làm thử ở một ngõ trước",
    "nêu gương những hộ làm trước",
    "gỡ từng vướng mắc về ranh giới",
    "trồng lại cây xanh hai bên",
    "lập nhóm trao đổi trên điện thoại",
    "đưa nội dung vào hương ước",
    "kiểm tra chất lượng vật liệu",
    "tổng kết sau mỗi đợt",
    "giúp hộ khó khăn phần việc nặng",
    "giữ nếp vệ sinh vào sáng thứ bảy",
    "nhận chăm sóc đoạn đường trước nhà",
    "vận động con em xa quê",
    "mua chung vật tư để giảm giá",
    "niêm yết kết quả ở nhà văn hóa",
];

const LINK: [&str; 12] = [
    "Nhờ vậy,",
    "Sau đó,",
    "Cùng lúc,",
    "Từ cách làm ấy,",
    "Khi có vướng mắc,",
    "Đến cuối đợt,",
    "Ở những ngõ hẹp,",
    "Với các hộ còn băn khoăn,",
    "Trong mùa mưa,",
    "Vào ngày nghỉ,",
    "Để dân tin,",
    "Muốn giữ được lâu,",
];

const WHY: [&str; 16] = [
    "để việc chung không dồn lên vài người",
    "vì đường cũ hẹp và lầy khi mưa",
    "cho xe chở nông sản vào tận ruộng",
    "nên ai cũng biết tiền đi đâu",
    "để trẻ em đến trường an toàn",
    "vì nguồn vốn của xã có hạn",
    "nên việc khó cũng xong",
    "để nếp sống mới bền lâu",
    "cho cảnh quan sạch và sáng",
    "vì lợi ích của cả khu dân cư",
    "nên số hộ tham gia tăng dần",
    "để nơi khác đến học được",
    "cho người già đỡ vất vả",
    "vì mỗi nhà một hoàn cảnh",
    "nên không phát sinh đơn thư",
    "để mọi người cùng giám sát",
];

/// A fixed sequence of numbers that look random (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low + 1)
    }

    fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[usize::try_from(self.next() % from.len() as u64).expect("an index of a slice fits")]
    }
}

/// A commune of today, as stories name it.
struct Commune {
    code: String,
    name: String,
}

fn communes() -> Vec<Commune> {
    let registry = Registry::vietnam();
    registry
        .ids()
        .filter(|id| registry.get(*id).is_current() && registry.get(*id).kind == Kind::Commune)
        .map(|id| Commune { code: registry.get(id).code.to_owned(), name: registry.full_name(id) })
        .collect()
}

/// Gives six letters and digits of their own for each number below 32⁶.
fn id(number: usize) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    (0..6).rev().map(|place| char::from(LETTERS[(number >> (5 * place)) & 31])).collect()
}

/// Writes an amount with dots between its thousands, as Vietnamese do.
fn grouped(amount: u64) -> String {
    let digits = amount.to_string();
    let mut written = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            written.push('.');
        }
        written.push(digit);
    }
    written
}

fn story(number: usize, communes: &[Commune]) -> String {
    let numbers = &mut Numbers(number as u64);
    let commune = &communes[usize::try_from(numbers.next() % 3_000).expect("an index fits")];
    let year = numbers.between(2016, 2025);
    let work = numbers.pick(&WORKS);
    let mut text = format!("---\nid: {}\ntitle: {work} ở thôn {}\n", id(number), number % 40 + 1);
    let place = &commune.name;
    let _infallible = write!(
        text,
        "date: {year}-{:02}-{:02}\nsummary: {work} ở {place}, bài ghép số {number} để đo tốc độ.\n\
         kind: tap-the\nfield: {}\norgan: {}\nperiod: {year}\ntags: [{}, {}]\n\
         places: [{{ code: \"{}\", as_of: 2026-01-01, as_reported: \"{place}\" }}]\nmetrics:\n",
        numbers.between(1, 12),
        numbers.between(1, 28),
        numbers.pick(&FIELDS),
        numbers.pick(&ORGANS),
        numbers.pick(&TAGS),
        numbers.pick(&TAGS),
        commune.code,
    );
    metrics(&mut text, numbers);
    text.push_str("---\n");
    for heading in ["Bối cảnh", "Cách làm", "Kết quả", "Bài học"] {
        let _infallible = write!(text, "\n## {heading}\n");
        for _ in 0..numbers.between(1, 2) {
            paragraph(&mut text, numbers);
        }
    }
    text
}

fn metrics(text: &mut String, numbers: &mut Numbers) {
    let qualifier = numbers.pick(&["", "", "", "hơn ", "gần "]);
    let _infallible = write!(
        text,
        "  dat_hien: {qualifier}{} m2\n  ngay_cong: {} ngày công\n  tien_dong_gop: {} triệu đồng\n  \
         ho_tham_gia: {} hộ\n  be_rong_duong: 2,{} m -> 4 m\n",
        grouped(numbers.between(60, 6_000)),
        grouped(numbers.between(50, 9_000)),
        numbers.between(10, 900),
        numbers.between(20, 400),
        numbers.between(0, 9),
    );
}

fn paragraph(text: &mut String, numbers: &mut Numbers) {
    text.push('\n');
    for sentence in 0..numbers.between(3, 5) {
        let link = if sentence == 0 { "Lúc đầu," } else { numbers.pick(&LINK) };
        let (who, did, more) = (numbers.pick(&WHO), numbers.pick(&DID), numbers.pick(&DID));
        let why = numbers.pick(&WHY);
        let _infallible = write!(text, "{link} {who} {did}, {more} {why}. ");
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
}

fn write(count: usize, folder: &Path) -> io::Result<()> {
    let stories = folder.join("content/mo-hinh");
    std::fs::create_dir_all(&stories)?;
    std::fs::write(folder.join("content/site.yaml"), SITE)?;
    let communes = communes();
    for number in 0..count {
        std::fs::write(stories.join(format!("bai-{number:07}.md")), story(number, &communes))?;
    }
    Ok(())
}

/// Reads the arguments: how many stories, and where to.
fn arguments() -> Option<(usize, PathBuf)> {
    let (mut count, mut output) = (1_000, None);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "-n" => count = arguments.next()?.parse().ok()?,
            "--output" => output = Some(arguments.next()?.into()),
            _ => return None,
        }
    }
    Some((count, output?))
}

fn main() -> ExitCode {
    let Some((count, folder)) = arguments() else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match write(count, &folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{}: {error}", folder.display());
            ExitCode::from(2)
        }
    }
}
