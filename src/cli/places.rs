//! `danvan places`: the registry of places, to look up in and to bring up to date.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};
use jiff::civil::Date;

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::catalogue::assemble::registry;
use crate::catalogue::places::{self, Registry};
use crate::diagnostic::{self, Diagnostic, Sources};
use crate::source::scan::{Tree, scan_folders};

mod find;
mod import;
mod summary;

#[derive(Debug, Args)]
#[command(arg_required_else_help = true, after_help = "Ví dụ:\n  danvan places find hien quan")]
pub(super) struct PlacesOptions {
    #[command(subcommand)]
    command: PlacesCommand,
}

#[derive(Debug, Subcommand)]
enum PlacesCommand {
    /// Tìm đơn vị theo mã, theo tên cũ hoặc mới, có dấu hay không dấu
    Find(FindOptions),
    /// Nhập danh mục đơn vị hành chính (CSV, XLSX) vào content/dia-ban
    Import(ImportOptions),
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan places find hien quan\n  danvan places find \"Phù Lãng, Quế Võ, Bắc Ninh\"\n  danvan places find 26740\n\nKết quả: 0 tìm thấy, 1 không thấy, 2 không chạy được."
)]
struct FindOptions {
    /// Mã hoặc tên; có thể ghi thêm tên huyện, tên tỉnh sau dấu phẩy
    #[arg(value_name = "TÊN", required = true)]
    name: Vec<String>,

    #[command(flatten)]
    root: RootOptions,
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan places import danh-muc.xlsx --date 2025-07-01 --dry-run\n  danvan places import danh-muc.xlsx --date 2025-07-01 --decree 19/2025/QĐ-TTg\n\nTrong tệp: mã và tên tỉnh, xã, một hay nhiều trang tính; có cột “Mã cũ” hoặc “Sáp nhập từ” thì biết đơn vị cũ nay thuộc đâu, không có thì trang ghi “chưa xác định”.\nKết quả: 0 đã nhập, 1 tệp có lỗi, 2 không chạy được."
)]
struct ImportOptions {
    /// Danh mục: tệp CSV hoặc XLSX
    #[arg(value_name = "TỆP")]
    file: PathBuf,

    /// Số, ký hiệu văn bản sắp xếp đơn vị hành chính
    #[arg(long, default_value = "", hide_default_value = true, value_name = "VĂN-BẢN")]
    decree: String,

    /// Ngày các đơn vị mới có hiệu lực (năm-tháng-ngày)
    #[arg(long = "date", value_name = "NGÀY")]
    since: Option<Date>,

    /// Chỉ cho biết sẽ thay đổi gì, không ghi
    #[arg(long)]
    dry_run: bool,

    #[command(flatten)]
    root: RootOptions,
}

/// Where a showcase is. Places have their own days, so none is asked for here.
#[derive(Debug, Args)]
struct RootOptions {
    /// Thư mục của trang (chứa thư mục content)
    #[arg(long, default_value = ".", hide_default_value = true, value_name = "THƯ-MỤC")]
    root: PathBuf,
}

/// Runs what was asked of the registry.
pub(super) fn run(options: &PlacesOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    match &options.command {
        PlacesCommand::Find(options) => find::run(options, terminal),
        PlacesCommand::Import(options) => import::run(options, terminal),
    }
}

/// The registry of a showcase, and the tables it was read from.
struct Own {
    tree: Tree,
    registry: Arc<Registry>,
    diagnostics: Vec<Diagnostic>,
}

impl Own {
    /// Reads the tables of a showcase, and nothing else of it.
    fn read(root: &Path) -> Self {
        let (tree, mut diagnostics) = scan_folders(root, &[places::FOLDER]);
        let (registry, wrong) = registry(&tree);
        diagnostics.extend(wrong);
        diagnostic::sort(&mut diagnostics);
        Self { tree, registry, diagnostics }
    }

    fn sources(&self, diagnostics: &[Diagnostic]) -> Sources {
        self.tree.sources(diagnostics)
    }
}
