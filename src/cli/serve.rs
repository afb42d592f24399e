//! `danvan serve`: the site in memory, seen in a browser while it is written.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use axum::Router;

use super::arguments::ServeOptions;
use super::preview::{Preview, absolute};
use super::terminal::Terminal;
use super::{Failure, Outcome, plain, showcase_root};
use crate::diagnostic::Text;
use crate::serve::watch::Changed;
use crate::serve::{Manner, State, http};

/// Serves the site until the program is ended.
pub(super) fn run(options: &ServeOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = absolute(&showcase_root(&options.site.root)?)?;
    let socket = Socket::open(options.port)?;
    let preview = Preview {
        root,
        address: socket.address,
        state: Arc::new(State::new(terminal.lang, Manner::Files)),
        drafts: options.unfinished.wanted(),
        date: options.site.date,
        terminal,
        last: Arc::default(),
    };
    preview.rebuild(&Changed::Anything);
    let _watch = preview.watch()?;
    let url = format!("http://{}/", socket.address);
    terminal.print(&url);
    terminal.tell(&Text::new(
        "Trang tự nạp lại khi tệp thay đổi. Nhấn Ctrl+C để dừng.",
        "Pages reload when files change. Press Ctrl+C to stop.",
    ));
    if options.open {
        open(&url, terminal);
    }
    socket.serve(http::router(preview.state))
}

/// A port that is listened to, and what runs behind it.
pub(super) struct Socket {
    pub(super) address: SocketAddr,
    runtime: tokio::runtime::Runtime,
    listener: tokio::net::TcpListener,
}

impl Socket {
    /// Opens a port of this machine.
    pub(super) fn open(port: u16) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| plain(&error))?;
        let listener = runtime.block_on(listen(port))?;
        let address = listener.local_addr().map_err(|error| plain(&error))?;
        Ok(Self { address, runtime, listener })
    }

    /// Answers until the program is ended.
    pub(super) fn serve(self, router: Router) -> Result<Outcome, Failure> {
        let Self { runtime, listener, .. } = self;
        let served = runtime.block_on(async {
            axum::serve(listener, router).with_graceful_shutdown(interrupted()).await
        });
        served.map_err(|error| plain(&error))?;
        Ok(Outcome::Done)
    }
}

async fn listen(port: u16) -> Result<tokio::net::TcpListener, Failure> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    tokio::net::TcpListener::bind(address).await.map_err(|error| {
        Text::new(
            format!("không mở được cổng {port}: {error}; thử --port 0 để lấy một cổng trống"),
            format!("cannot open port {port}: {error}; try --port 0 for a free one"),
        )
    })
}

async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Without signals the server runs until it is killed.
        std::future::pending::<()>().await;
    }
}

/// Opens the browser; the address is on the screen in case that does not work.
pub(super) fn open(url: &str, terminal: Terminal) {
    let (program, arguments): (&str, &[&str]) = if cfg!(windows) {
        ("explorer", &[])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    if std::process::Command::new(Path::new(program)).args(arguments).arg(url).spawn().is_err() {
        terminal.tell(&Text::new(
            "Không mở được trình duyệt; hãy mở địa chỉ ở trên.",
            "The browser could not be opened; open the address above.",
        ));
    }
}
