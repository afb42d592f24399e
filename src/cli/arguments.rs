//! What can be typed after `danvan`. Help is Vietnamese here; `english` puts it into English.

use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::LangArgument;
use super::headers::HeadersOptions;
use super::places::PlacesOptions;
use super::print::PrintOptions;
use super::theme::ThemeOptions;
use crate::config::{BaseUrl, Drafts, Naming};
use crate::emit::Shard;
use crate::publish::Target;
use crate::serve::watching::Means;
use crate::story::Section;

/// Dựng trang giới thiệu mô hình “Dân vận khéo”
///
/// Từ các bài viết Markdown kèm số liệu, danvan dựng một trang web tĩnh đọc được trên mọi máy.
#[derive(Debug, Parser)]
#[command(
    name = "danvan",
    version,
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    subcommand_required = true,
    subcommand_help_heading = "Lệnh",
    next_help_heading = "Tùy chọn",
    help_template = "{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}",
    after_help = "Ví dụ:\n  danvan init trang-cua-toi       tạo một trang mới\n  danvan new mo-hinh \"Đường hoa\"  thêm một bài\n  danvan studio --open            viết bài trong trình duyệt\n  danvan serve --open             xem trang trong khi viết\n  danvan build                    dựng trang vào thư mục public"
)]
pub(super) struct Cli {
    #[command(subcommand)]
    pub(super) command: Command,

    /// Ngôn ngữ của lời nhắn: vi hoặc en
    #[arg(
        long,
        global = true,
        value_enum,
        default_value = "vi",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "NGÔN-NGỮ"
    )]
    pub(super) lang: LangArgument,

    /// Hiện phần trợ giúp này
    #[arg(short = 'h', long, global = true, action = clap::ArgAction::Help)]
    pub(super) help: Option<bool>,

    /// Hiện số phiên bản
    #[arg(short = 'V', long, action = clap::ArgAction::Version)]
    pub(super) version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Tạo một trang mới, dựng được ngay
    Init(InitOptions),
    /// Thêm một bài từ mẫu có giải thích từng mục
    New(NewOptions),
    /// Dựng trang vào thư mục public
    Build(BuildOptions),
    /// Kiểm tra nội dung, không ghi gì
    Check(CheckOptions),
    /// Xem trang trong khi viết; trang tự đổi theo khi tệp thay đổi
    Serve(ServeOptions),
    /// Mở phòng biên tập: viết bài, điền số liệu, đưa ảnh vào bằng trình duyệt
    Studio(StudioOptions),
    /// Liệt kê bài nháp, bài chờ ngày đăng, bài đã hết hạn, bài lâu chưa cập nhật
    Status(StatusOptions),
    /// Liệt kê mọi mục của phần thông tin đầu bài; hoặc xuất lược đồ JSON
    Schema(SchemaOptions),
    /// Tra mã địa bàn; nhập danh mục đơn vị hành chính mới
    Places(PlacesOptions),
    /// In kỷ yếu, hoặc một bài, thành sách PDF
    Print(PrintOptions),
    /// Nhập tệp Word, Excel, CSV thành bài, hoặc cập nhật số liệu của bài đã có
    Import(ImportOptions),
    /// Tạo giao diện riêng; xem mẫu của một trang nhận được gì
    Theme(ThemeOptions),
    /// Đưa trang đã dựng lên máy chủ: một thư mục, hoặc một kho S3
    Publish(PublishOptions),
    /// In phần thiết lập của máy chủ web: trang được tải những gì, tệp được giữ bao lâu
    Headers(HeadersOptions),
}

/// Whether unfinished stories are seen.
#[derive(Debug, Args)]
pub(super) struct DraftOptions {
    /// Hiện cả bài nháp, bài chờ ngày đăng và bài đã hết hạn
    #[arg(long)]
    pub(super) drafts: bool,
}

/// How people are named.
#[derive(Debug, Args)]
pub(super) struct NamingOptions {
    /// Viết tắt tên những người mà `people` chưa ghi sự đồng ý: N.T.L.
    #[arg(long)]
    pub(super) anonymise: bool,
}

impl NamingOptions {
    /// Gives how those are named who have not agreed to be.
    pub(super) fn naming(&self) -> Naming {
        if self.anonymise { Naming::Initials } else { Naming::AsWritten }
    }
}

/// How changes of files are found.
#[derive(Debug, Args)]
pub(super) struct WatchOptions {
    /// Tự xem lại các tệp mỗi giây: dùng khi trang nằm trên ổ mạng, nơi máy không tự báo thay đổi
    #[arg(long)]
    poll: bool,
}

/// Where a showcase is and as of when it is seen.
#[derive(Debug, Args)]
pub(super) struct SiteOptions {
    /// Thư mục của trang (chứa thư mục content)
    #[arg(long, default_value = ".", hide_default_value = true, value_name = "THƯ-MỤC")]
    pub(super) root: PathBuf,

    /// Coi như hôm nay là ngày này (năm-tháng-ngày)
    #[arg(long, value_name = "NGÀY")]
    pub(super) date: Option<Date>,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan init trang-cua-toi\n  cd trang-cua-toi\n  danvan serve --open"
)]
pub(super) struct InitOptions {
    /// Thư mục mới, hoặc thư mục trống
    #[arg(value_name = "THƯ-MỤC")]
    pub(super) folder: PathBuf,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan new mo-hinh \"Hiến đất mở rộng đường thôn Đông\"\n  danvan new phong-trao \"Phong trào năm 2025\""
)]
pub(super) struct NewOptions {
    /// Loại nội dung: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang
    #[arg(value_name = "LOẠI")]
    pub(super) kind: KindArgument,

    /// Tiêu đề của bài, đặt trong ngoặc kép
    #[arg(value_name = "TIÊU-ĐỀ")]
    pub(super) title: String,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan build\n  danvan build --output /var/www/dan-van\n  danvan build --base-url https://danvan.tinh.gov.vn --full\n  danvan build --offline --output E:\\dan-van"
)]
pub(super) struct BuildOptions {
    /// Thư mục ghi trang; mặc định là public trong thư mục của trang
    #[arg(long, value_name = "THƯ-MỤC")]
    pub(super) output: Option<PathBuf>,

    /// Địa chỉ trang trên mạng, thay cho `base_url` của content/site.yaml
    #[arg(long, value_name = "ĐỊA-CHỈ", value_parser = base_url)]
    pub(super) base_url: Option<BaseUrl>,

    /// Dựng đầy đủ để đưa lên mạng: thêm bản in PDF của mỗi bài, ảnh AVIF, bản nén .gz và .br của mỗi tệp chữ (lâu hơn)
    #[arg(long)]
    pub(super) full: bool,

    /// Dựng bản chép ra USB: bấm đúp index.html là xem và tìm được, không cần mạng; mặc định ghi vào public-offline
    #[arg(long)]
    pub(super) offline: bool,

    /// Nói rõ vì sao từng tệp được ghi lại
    #[arg(long)]
    pub(super) explain: bool,

    /// Chỉ dựng một phần của trang, ví dụ 3/7, để nhiều máy cùng dựng; `danvan publish` gộp các phần
    #[arg(long, value_name = "PHẦN")]
    pub(super) shard: Option<Shard>,

    #[command(flatten)]
    pub(super) naming: NamingOptions,

    #[command(flatten)]
    pub(super) site: SiteOptions,

    #[command(flatten)]
    pub(super) unfinished: DraftOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan check\n  danvan check --format json\n  danvan check --deny-warnings\n\nKết quả: 0 không có lỗi, 1 có lỗi trong nội dung, 2 không chạy được."
)]
pub(super) struct CheckOptions {
    /// Dạng kết quả: text hoặc json (mỗi dòng một lỗi)
    #[arg(
        long,
        value_enum,
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "DẠNG"
    )]
    pub(super) format: CheckFormat,

    /// Coi cảnh báo là lỗi
    #[arg(long)]
    pub(super) deny_warnings: bool,

    #[command(flatten)]
    pub(super) site: SiteOptions,

    #[command(flatten)]
    pub(super) unfinished: DraftOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan serve --open\n  danvan serve --port 8080 --drafts\n  danvan serve --host 0.0.0.0      mọi máy trong mạng cùng xem\n\nLệnh in ra địa chỉ của trang và địa chỉ vào phòng biên tập; phòng biên tập chỉ mở trên máy này."
)]
pub(super) struct ServeOptions {
    /// Cổng trên máy này
    #[arg(long, default_value_t = 1809, hide_default_value = true, value_name = "CỔNG")]
    pub(super) port: u16,

    /// Địa chỉ của máy này để máy khác trong mạng cùng xem; bỏ trống thì chỉ máy này xem được
    #[arg(long, value_name = "ĐỊA-CHỈ-IP")]
    pub(super) host: Option<IpAddr>,

    #[command(flatten)]
    pub(super) watching: WatchOptions,

    /// Mở trang trong trình duyệt
    #[arg(long)]
    pub(super) open: bool,

    #[command(flatten)]
    pub(super) site: SiteOptions,

    #[command(flatten)]
    pub(super) unfinished: DraftOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan studio --open\n  danvan studio --root trang-cua-toi --port 8080\n\nChỉ người ngồi ở máy này, mở bằng địa chỉ mà lệnh in ra, mới vào được. Địa chỉ đổi mỗi lần chạy."
)]
pub(super) struct StudioOptions {
    /// Cổng trên máy này
    #[arg(long, default_value_t = 1810, hide_default_value = true, value_name = "CỔNG")]
    pub(super) port: u16,

    #[command(flatten)]
    pub(super) watching: WatchOptions,

    /// Mở phòng biên tập trong trình duyệt
    #[arg(long)]
    pub(super) open: bool,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  danvan status\n  danvan status --date 2027-01-01")]
pub(super) struct StatusOptions {
    #[command(flatten)]
    pub(super) site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan schema                   mọi mục và mọi chỉ tiêu\n  danvan schema mo-hinh --format json > mo-hinh.schema.json"
)]
pub(super) struct SchemaOptions {
    /// Loại nội dung; bỏ trống là mọi loại
    #[arg(value_name = "LOẠI")]
    pub(super) kind: Option<KindArgument>,

    /// Dạng kết quả: text hoặc json (lược đồ JSON Schema)
    #[arg(
        long,
        value_enum,
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "DẠNG"
    )]
    pub(super) format: CheckFormat,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan import --template so-lieu.xlsx    tạo bảng Excel để điền\n  danvan import so-lieu.xlsx --dry-run     xem trước sẽ ghi gì\n  danvan import so-lieu.xlsx               ghi thành bài, cập nhật bài đã có\n  danvan import bao-cao.docx               một báo cáo thành một bài nháp\n\nBài mới là bản nháp. Bài đã có chỉ đổi đúng những mục được điền.\nKết quả: 0 đã nhập, 1 tệp có lỗi nên chưa ghi gì, 2 không chạy được."
)]
pub(super) struct ImportOptions {
    /// Tệp cần nhập: .docx, .xlsx hoặc .csv
    #[arg(value_name = "TỆP", required_unless_present = "template")]
    pub(super) files: Vec<PathBuf>,

    /// Tạo bảng Excel để điền, có sẵn các bài đã có
    #[arg(long, value_name = "TỆP", conflicts_with = "files")]
    pub(super) template: Option<PathBuf>,

    /// Tệp Word thành loại nội dung nào; bỏ trống là mo-hinh
    #[arg(long, value_name = "LOẠI")]
    pub(super) kind: Option<KindArgument>,

    /// Chỉ cho biết sẽ ghi gì, không ghi
    #[arg(long)]
    pub(super) dry_run: bool,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan publish /srv/www/dan-van\n  danvan publish s3://dan-van/trang --dry-run\n  danvan publish s3://dan-van --output phan-1 --output phan-2\n\nKhóa của kho S3 lấy từ môi trường: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION; kho không phải của Amazon: thêm AWS_ENDPOINT_URL. Chỉ gửi những gì đã đổi; dừng giữa chừng thì chạy lại là làm tiếp."
)]
pub(super) struct PublishOptions {
    /// Nơi đưa lên: một thư mục, `file:///đường/dẫn`, hoặc `s3://bucket/thư-mục`
    #[arg(value_name = "ĐÍCH")]
    pub(super) target: Target,

    /// Thư mục trang đã dựng; mặc định là public trong thư mục của trang; kể nhiều lần để gộp các phần
    #[arg(long = "output", value_name = "THƯ-MỤC")]
    pub(super) outputs: Vec<PathBuf>,

    /// Chỉ cho biết sẽ đổi gì, không đổi
    #[arg(long)]
    pub(super) dry_run: bool,

    /// Làm tiếp thay một máy khác đã dừng giữa chừng; chỉ dùng khi máy ấy không còn chạy
    #[arg(long)]
    pub(super) take_over: bool,

    /// Thư mục của trang (chứa thư mục content)
    #[arg(long, default_value = ".", hide_default_value = true, value_name = "THƯ-MỤC")]
    pub(super) root: PathBuf,
}

impl WatchOptions {
    /// Gives how changes are to be found.
    pub(super) fn means(&self) -> Means {
        if self.poll { Means::Looked } else { Means::Told }
    }
}

impl DraftOptions {
    /// Gives what is to be shown.
    pub(super) fn wanted(&self) -> Drafts {
        if self.drafts { Drafts::Show } else { Drafts::Hide }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum CheckFormat {
    Text,
    Json,
}

/// A kind of content on the command line.
#[derive(Clone, Copy, Debug)]
pub(super) struct KindArgument(pub(super) Section);

impl std::str::FromStr for KindArgument {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Section::of_folder(text).map(Self).ok_or_else(|| {
            let known: Vec<&str> = Section::ALL.iter().map(|it| it.folder()).collect();
            known.join(", ")
        })
    }
}

fn base_url(text: &str) -> Result<BaseUrl, String> {
    BaseUrl::try_from(text.to_owned())
}
