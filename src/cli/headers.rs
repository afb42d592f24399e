//! `danvan headers`: what a server of one's own should say beside every file, to be copied into its settings.

use clap::{Args, ValueEnum};

use super::arguments::SiteOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, day, showcase_root};
use crate::site::{configure, headers};
use crate::source::scan::scan;

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan headers nginx > danvan.conf\n  danvan headers caddy\n\nNetlify, Cloudflare Pages và các nơi tương tự tự đọc tệp _headers mà `danvan build` ghi vào trang."
)]
pub(super) struct HeadersOptions {
    /// Máy chủ: nginx hoặc caddy
    #[arg(value_enum, hide_possible_values = true, value_name = "MÁY-CHỦ")]
    pub(super) server: HostArgument,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

/// A kind of server, as the command line names it.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum HostArgument {
    /// nginx.
    Nginx,
    /// Caddy.
    Caddy,
}

impl From<HostArgument> for headers::Host {
    fn from(argument: HostArgument) -> Self {
        match argument {
            HostArgument::Nginx => Self::Nginx,
            HostArgument::Caddy => Self::Caddy,
        }
    }
}

/// Prints the settings of a server.
pub(super) fn run(options: &HeadersOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let (tree, _) = scan(&showcase_root(&options.site.root)?);
    let (config, problems) = configure(&tree, day(&options.site));
    terminal.report(&problems, &tree.sources(&problems));
    let Some(config) = config else { return Ok(Outcome::Problems) };
    let folder = config.settings.base_url.path().to_owned();
    terminal.print(headers::settings(options.server.into(), &folder).trim_end());
    Ok(Outcome::Done)
}
