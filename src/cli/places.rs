//! `danvan places`: the registry of places, to look up in and to bring up to date.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args, Subcommand};

use super::terminal::Terminal;
use super::{Failure, Outcome};
use crate::catalogue::assemble::registry;
use crate::catalogue::places::{self, Registry};
use crate::diagnostic::{self, Diagnostic, Sources};
use crate::source::scan::{Tree, scan_folders};

mod find;

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

    fn sources(&self) -> Sources {
        self.tree.sources()
    }
}
