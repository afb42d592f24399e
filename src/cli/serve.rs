//! `danvan serve`: the site in memory, seen in a browser while it is written.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use axum::Router;

use super::arguments::ServeOptions;
use super::preview::{Preview, absolute};
use super::studio::open_studio;
use super::terminal::Terminal;
use super::{Failure, Outcome, plain, showcase_root};
use crate::config::Drafts;
use crate::diagnostic::Text;
use crate::serve::host::Hosts;
use crate::serve::watch::Changed;
use crate::serve::{Manner, State, http};
use crate::studio;

/// Serves the site until the program is ended.
pub(super) fn run(options: &ServeOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = absolute(&showcase_root(&options.site.root)?)?;
    let socket = Socket::open(options.host, options.port)?;
    let preview = Preview {
        root,
        address: socket.shown(),
        folder: "",
        state: Arc::new(State::new(terminal.lang, Manner::Files)),
        drafts: options.unfinished.wanted(),
        date: options.site.date,
        terminal,
        last: Arc::default(),
    };
    preview.rebuild(&Changed::Anything);
    let desk = Desk::beside(&preview);
    let (own, beside) = (preview.clone(), desk.clone());
    let _watch = preview.watch(options.watching.means(), move |changed| {
        own.rebuild(changed);
        beside.follow(changed);
    })?;
    let rebuilt = desk.clone();
    let studio = open_studio(&desk.preview, move |changed| rebuilt.rebuild(changed))?;
    let studio = Arc::new(studio);
    let url = format!("http://{}/", preview.address);
    terminal.print(&url);
    let at_desk = format!("http://{}{}", preview.address, studio.start_path());
    let named = Text::new(format!("Phòng biên tập: {at_desk}"), format!("The studio: {at_desk}"));
    terminal.print(named.get(terminal.lang));
    terminal.tell(&Text::new(
        "Trang tự đổi theo khi tệp thay đổi. Nhấn Ctrl+C để dừng.",
        "Pages change as files change. Press Ctrl+C to stop.",
    ));
    if let Some(host) = options.host.filter(|it| !it.is_loopback()) {
        terminal.tell(&seen_by_others(host, options));
    }
    if options.open {
        open(&url, terminal);
    }
    let router = http::router(preview.state, Hosts::of(socket.address.ip()));
    socket.serve(router.merge(studio::router(studio)))
}

/// Says who else sees the site now.
fn seen_by_others(host: IpAddr, options: &ServeOptions) -> Text {
    let (vi, en) = if options.unfinished.wanted() == Drafts::Show {
        (", kể cả bản nháp", ", drafts too")
    } else {
        ("", "")
    };
    let (vi_where, en_where) = if host.is_unspecified() {
        ("địa chỉ IP của máy này".to_owned(), "this machine's IP address".to_owned())
    } else {
        (host.to_string(), host.to_string())
    };
    Text::new(
        format!(
            "Mọi máy trong mạng xem được trang này ở {vi_where}{vi}. Phòng biên tập chỉ mở trên máy này."
        ),
        format!(
            "Every machine of the network sees this site at {en_where}{en}. The studio opens on this machine alone."
        ),
    )
}

/// The studio's own view of the site, made once somebody has come in: it shows drafts and always the
/// newest text, which who only reads files does not want.
#[derive(Clone)]
struct Desk {
    preview: Preview,
    wanted: Arc<AtomicBool>,
}

impl Desk {
    fn beside(preview: &Preview) -> Self {
        let state = Arc::new(State::new(preview.terminal.lang, Manner::Studio));
        let (folder, drafts) = (studio::SITE, Drafts::Show);
        let last = Arc::default();
        let preview = Preview { folder, state, drafts, last, ..preview.clone() };
        Self { preview, wanted: Arc::default() }
    }

    /// Brings it up to date for who works in the studio.
    fn rebuild(&self, changed: &Changed) {
        self.wanted.store(true, Ordering::Relaxed);
        self.preview.rebuild(changed);
    }

    /// Brings it up to date after a change of a file, if anybody works there.
    fn follow(&self, changed: &Changed) {
        if self.wanted.load(Ordering::Relaxed) {
            self.preview.rebuild(changed);
        }
    }
}

/// A port that is listened to, and what runs behind it.
pub(super) struct Socket {
    pub(super) address: SocketAddr,
    runtime: tokio::runtime::Runtime,
    listener: tokio::net::TcpListener,
}

impl Socket {
    /// Opens a port, for this machine alone unless an address is given.
    pub(super) fn open(host: Option<IpAddr>, port: u16) -> Result<Self, Failure> {
        let runtime = tokio::runtime::Runtime::new().map_err(|error| plain(&error))?;
        let host = host.unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST));
        let listener = runtime.block_on(listen(host, port))?;
        let address = listener.local_addr().map_err(|error| plain(&error))?;
        Ok(Self { address, runtime, listener })
    }

    /// Gives where it is seen in a browser of this machine: “all addresses” is none.
    pub(super) fn shown(&self) -> SocketAddr {
        let host = match self.address.ip() {
            it if !it.is_unspecified() => it,
            IpAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            IpAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        };
        SocketAddr::from((host, self.address.port()))
    }

    /// Answers until the program is ended.
    pub(super) fn serve(self, router: Router) -> Result<Outcome, Failure> {
        let Self { runtime, listener, .. } = self;
        let served = runtime.block_on(async {
            // The studio wants to know who asks.
            let service = router.into_make_service_with_connect_info::<SocketAddr>();
            axum::serve(listener, service).with_graceful_shutdown(interrupted()).await
        });
        served.map_err(|error| plain(&error))?;
        Ok(Outcome::Done)
    }
}

async fn listen(host: IpAddr, port: u16) -> Result<tokio::net::TcpListener, Failure> {
    let address = SocketAddr::from((host, port));
    tokio::net::TcpListener::bind(address).await.map_err(|error| {
        if error.kind() == std::io::ErrorKind::AddrNotAvailable {
            return Text::new(
                format!("máy này không có địa chỉ {host}; --host 0.0.0.0 là mọi địa chỉ của máy"),
                format!("this machine has no address {host}; --host 0.0.0.0 is all it has"),
            );
        }
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
