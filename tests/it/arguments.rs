//! What can be typed after `danvan`: help, and slips of the hand, in two languages.

use std::path::Path;

use snapbox::str;

use crate::site::{Run, danvan, same};

fn run(arguments: &[&str]) -> Run {
    danvan(Path::new("."), arguments)
}

#[test]
fn help_names_every_command() {
    same(
        &run(&["--help"]).well().stdout,
        str![[r#"
Dựng trang giới thiệu mô hình “Dân vận khéo”

Từ các bài viết Markdown kèm số liệu, danvan dựng một trang web tĩnh đọc được trên mọi máy.

Cách dùng: danvan [TÙY CHỌN] <LỆNH>

Lệnh:
  init     Tạo một trang mới, dựng được ngay
  new      Thêm một bài từ mẫu có giải thích từng mục
  build    Dựng trang vào thư mục public
  check    Kiểm tra nội dung, không ghi gì
  serve    Xem trang trong khi viết; trang tự đổi theo khi tệp thay đổi
  studio   Mở phòng biên tập: viết bài, điền số liệu, đưa ảnh vào bằng trình duyệt
  status   Liệt kê bài nháp, bài chờ ngày đăng, bài đã hết hạn, bài lâu chưa cập nhật
  schema   Liệt kê mọi mục của phần thông tin đầu bài; hoặc xuất lược đồ JSON
  places   Tra mã địa bàn; nhập danh mục đơn vị hành chính mới
  print    In kỷ yếu, hoặc một bài, thành sách PDF
  import   Nhập tệp Word, Excel, CSV thành bài, hoặc cập nhật số liệu của bài đã có
  theme    Tạo giao diện riêng; xem mẫu của một trang nhận được gì
  publish  Đưa trang đã dựng lên máy chủ: một thư mục, hoặc một kho S3
  headers  In phần thiết lập của máy chủ web: trang được tải những gì, tệp được giữ bao lâu

Tùy chọn:
      --lang <NGÔN-NGỮ>
          Ngôn ngữ của lời nhắn: vi hoặc en

  -h, --help
          Hiện phần trợ giúp này

  -V, --version
          Hiện số phiên bản

Ví dụ:
  danvan init trang-cua-toi       tạo một trang mới
  danvan new mo-hinh "Đường hoa"  thêm một bài
  danvan studio --open            viết bài trong trình duyệt
  danvan serve --open             xem trang trong khi viết
  danvan build                    dựng trang vào thư mục public

"#]],
    );
}

#[test]
fn help_in_english() {
    same(
        &run(&["--lang", "en", "--help"]).well().stdout,
        str![[r#"
From Markdown write-ups with figures, danvan builds a static website that reads on any machine.

Usage: danvan [OPTIONS] <COMMAND>

Commands:
  init     Make a new showcase that builds at once
  new      Add a story from a template that explains every field
  build    Build the site into the folder public
  check    Check the content and write nothing
  serve    See the site while writing; it changes as files change
  studio   Open the studio: write stories, fill in figures, add pictures in a browser
  status   List drafts, scheduled, expired and stale stories
  schema   List every field of front matter, or write JSON Schema
  places   Look codes of places up; import new lists of administrative units
  print    Print a volume, or one story, as a book in PDF
  import   Bring Word, Excel and CSV files into the showcase as stories
  theme    Make a theme of one's own; see what the template of a page is given
  publish  Bring the built site to its server: a folder, or an S3 store
  headers  Print settings for a web server: what pages may load, how long files may be kept

Options:
      --lang <LANGUAGE>
          Language of messages: vi or en

  -h, --help
          Show this help

  -V, --version
          Show the version

Examples:
  danvan init my-showcase       make a new showcase
  danvan new mo-hinh "Title"    add a story
  danvan studio --open          write in a browser
  danvan serve --open           see it while writing
  danvan build                  build it into the folder public

"#]],
    );
}

#[test]
fn help_of_a_command_explains_every_option() {
    same(
        &run(&["build", "--help"]).well().stdout,
        str![[r#"
Dựng trang vào thư mục public

Cách dùng: danvan build [TÙY CHỌN]

Tùy chọn:
      --output <THƯ-MỤC>    Thư mục ghi trang; mặc định là public trong thư mục của trang
      --base-url <ĐỊA-CHỈ>  Địa chỉ trang trên mạng, thay cho `base_url` của content/site.yaml
      --full                Dựng đầy đủ để đưa lên mạng: thêm bản in PDF của mỗi bài, ảnh AVIF, bản
                            nén .gz và .br của mỗi tệp chữ (lâu hơn)
      --offline             Dựng bản chép ra USB: bấm đúp index.html là xem và tìm được, không cần
                            mạng; mặc định ghi vào public-offline
      --explain             Nói rõ vì sao từng tệp được ghi lại
      --shard <PHẦN>        Chỉ dựng một phần của trang, ví dụ 3/7, để nhiều máy cùng dựng; `danvan
                            publish` gộp các phần
      --anonymise           Viết tắt tên những người mà `people` chưa ghi sự đồng ý: N.T.L
      --root <THƯ-MỤC>      Thư mục của trang (chứa thư mục content)
      --date <NGÀY>         Coi như hôm nay là ngày này (năm-tháng-ngày)
      --drafts              Hiện cả bài nháp, bài chờ ngày đăng và bài đã hết hạn
      --lang <NGÔN-NGỮ>     Ngôn ngữ của lời nhắn: vi hoặc en
  -h, --help                Hiện phần trợ giúp này

Ví dụ:
  danvan build
  danvan build --output /var/www/dan-van
  danvan build --base-url https://danvan.tinh.gov.vn --full
  danvan build --offline --output E:\dan-van

"#]],
    );
}

#[test]
fn help_of_a_command_in_english() {
    same(
        &run(&["new", "--help", "--lang=en"]).well().stdout,
        str![[r#"
Add a story from a template that explains every field

Usage: danvan new [OPTIONS] <KIND> <TITLE>

Arguments:
  <KIND>   Kind of content: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang
  <TITLE>  Title of the story, in quotes

Options:
      --root <FOLDER>    Folder of the showcase (it holds the folder content)
      --date <DATE>      Take this day as today (year-month-day)
      --lang <LANGUAGE>  Language of messages: vi or en
  -h, --help             Show this help

Example:
  danvan new mo-hinh "Land given to widen the road"

"#]],
    );
}

#[test]
fn help_of_every_command_speaks_one_language() {
    let vietnamese = |it: char| !it.is_ascii() && it.is_alphabetic();
    let commands = "init new build check serve status schema places";
    let commands = commands
        .split(' ')
        .map(|it| vec![it])
        .chain([vec!["places", "find"], vec!["places", "import"]]);
    for command in commands {
        let run = |more: &[&str]| run(&[&command, more].concat());
        let vi = run(&["--help"]).well().stdout;
        let english = ["Usage", "Options", "Arguments", "OPTIONS", "[default"];
        assert!(!english.iter().any(|word| vi.contains(word)), "{vi}");
        assert_eq!(vi, run(&["-h"]).well().stdout);
        let en = run(&["--help", "--lang", "en"]).well().stdout;
        assert!(!en.contains(vietnamese), "{en}");
        assert_eq!(vi.matches("\n      --").count(), en.matches("\n      --").count());
    }
}

#[test]
fn nothing_after_the_name_shows_help_and_could_not_run() {
    let run = run(&[]).ends(2);
    assert!(run.stderr.contains("Lệnh:"), "{}", run.stderr);
    assert_eq!(run.stdout, "");
}

#[test]
fn version_is_told() {
    let version = format!("danvan {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(run(&["--version"]).well().stdout, version);
    assert_eq!(run(&["-V"]).well().stdout, version);
}

/// Runs what could not run, and shows what is said of it.
fn told(arguments: &[&str]) -> String {
    let run = run(arguments).ends(2);
    assert_eq!(run.stdout, "");
    let first = run.stderr.split("\n\n").next().unwrap_or_default();
    format!("danvan {}\n{first}\n", arguments.join(" "))
}

#[test]
fn slips_are_told_in_vietnamese() {
    let slips: [&[&str]; 15] = [
        &["bild"],
        &["xuat-ban"],
        &["build", "--explian"],
        &["build", "thừa"],
        &["init"],
        &["new"],
        &["new", "mo-hinh"],
        &["new", "mo-hinh", "Đường", "hoa"],
        &["new", "mo-hin", "Đường hoa"],
        &["build", "--output"],
        &["build", "--base-url", "danvan.example"],
        &["check", "--format", "yaml"],
        &["check", "--date", "22/11/2026"],
        &["serve", "--port", "80000"],
        &["--lang", "fr", "check"],
    ];
    same(
        &slips.map(told).concat(),
        str![[r#"
danvan bild
lỗi: không có lệnh `bild`
  có phải `build`?
danvan xuat-ban
lỗi: không có lệnh `xuat-ban`
danvan build --explian
lỗi: không có tùy chọn `--explian`
  có phải `--explain`?
danvan build thừa
lỗi: thừa `thừa`; nội dung có dấu cách phải đặt trong ngoặc kép
danvan init
lỗi: thiếu <THƯ-MỤC>
danvan new
lỗi: thiếu <LOẠI>, <TIÊU-ĐỀ>
danvan new mo-hinh
lỗi: thiếu <TIÊU-ĐỀ>
danvan new mo-hinh Đường hoa
lỗi: thừa `hoa`; nội dung có dấu cách phải đặt trong ngoặc kép
danvan new mo-hin Đường hoa
lỗi: `mo-hin` không dùng được cho <LOẠI>; dùng được: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang
danvan build --output
lỗi: thiếu nội dung sau --output <THƯ-MỤC>
danvan build --base-url danvan.example
lỗi: `danvan.example` không dùng được cho --base-url <ĐỊA-CHỈ>; viết cả https://, ví dụ https://danvan.example
danvan check --format yaml
lỗi: `yaml` không dùng được cho --format <DẠNG>; dùng được: text, json
danvan check --date 22/11/2026
lỗi: `22/11/2026` không dùng được cho --date <NGÀY>; viết năm-tháng-ngày, ví dụ 2026-11-22
danvan serve --port 80000
lỗi: `80000` không dùng được cho --port <CỔNG>; một số từ 0 đến 65535
danvan --lang fr check
lỗi: `fr` không dùng được cho --lang <NGÔN-NGỮ>; dùng được: vi, en

"#]],
    );
}

#[test]
fn slips_are_told_in_english() {
    let slips: [&[&str]; 5] = [
        &["--lang", "en", "bild"],
        &["build", "--explian", "--lang", "en"],
        &["--lang=en", "new", "mo-hinh"],
        &["--lang", "en", "new", "mo-hin", "Flower road"],
        &["check", "--lang", "en", "--lang", "en"],
    ];
    same(
        &slips.map(told).concat(),
        str![[r#"
danvan --lang en bild
error: unrecognized subcommand 'bild'
danvan build --explian --lang en
error: unexpected argument '--explian' found
danvan --lang=en new mo-hinh
error: the following required arguments were not provided:
  <TITLE>
danvan --lang en new mo-hin Flower road
error: invalid value 'mo-hin' for '<KIND>': mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang
danvan check --lang en --lang en
error: the argument '--lang <LANGUAGE>' cannot be used multiple times

"#]],
    );
}

#[test]
fn slip_says_where_help_is() {
    same(
        &run(&["build", "--explian"]).ends(2).stderr,
        str![[r#"
lỗi: không có tùy chọn `--explian`
  có phải `--explain`?

Xem cách dùng: danvan --help

"#]],
    );
}
