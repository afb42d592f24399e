//! `danvan serve`: the site in memory, seen in a browser while it is written.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use jiff::civil::Date;

use super::arguments::ServeOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, compile, showcase_root, summary, today};
use crate::config::{BaseUrl, Config, Drafts};
use crate::diagnostic::{Diagnostic, Text};
use crate::serve::watch::{self, Watch};
use crate::serve::{Manner, State, http};
use crate::source::scan::{Tree, scan};

/// Serves the site until the program is ended.
pub(super) fn run(options: &ServeOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = showcase_root(&options.site.root)?;
    let socket = Socket::open(options.port)?;
    let preview = Preview {
        root,
        address: socket.address,
        state: Arc::new(State::new(terminal.lang, Manner::Files)),
        drafts: options.unfinished.wanted(),
        date: options.site.date,
        terminal,
    };
    preview.rebuild();
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

/// A site kept in memory, as its files are now.
#[derive(Clone)]
pub(super) struct Preview {
    pub(super) root: PathBuf,
    pub(super) address: SocketAddr,
    pub(super) state: Arc<State>,
    pub(super) drafts: Drafts,
    pub(super) date: Option<Date>,
    pub(super) terminal: Terminal,
}

impl Preview {
    /// Gives the day that the site is seen on.
    pub(super) fn today(&self) -> Date {
        self.date.unwrap_or_else(today)
    }

    /// Reads the files and shows them, unless they say what they said before.
    pub(super) fn rebuild(&self) {
        let mut last = self.state.last_read();
        let (scanned, today) = (scan(&self.root), self.today());
        let read = read_on(&scanned, today);
        if read.is_some() && *last == read {
            return;
        }
        let own = BaseUrl::try_from(format!("http://{}", self.address));
        let own = own.expect("a socket's address makes an address of the web");
        let loaded = compile(scanned, today, |mut config| {
            config.settings.base_url = own;
            Config { drafts: self.drafts, ..config }
        });
        let problems = &loaded.compiled.diagnostics;
        // The studio tells beside its fields what is wrong.
        if self.state.manner() == Manner::Files && !problems.is_empty() {
            self.terminal.report(problems, &loaded.sources(problems));
            self.terminal.tell(&summary(problems));
        }
        self.state.update(loaded.compiled, &loaded.tree);
        *last = read;
    }

    /// Rebuilds after every change of a file, while the watch lives.
    pub(super) fn watch(&self) -> Result<Watch, Failure> {
        let own = self.clone();
        watch::watch(&self.root, move || own.rebuild()).map_err(|error| plain(&error))
    }
}

/// Hashes what was read, and the day it was read on; nothing where not all of it could be read.
fn read_on((tree, unreadable): &(Tree, Vec<Diagnostic>), today: Date) -> Option<blake3::Hash> {
    let tree = unreadable.is_empty().then(|| tree.hash().ok())??;
    Some(blake3::keyed_hash(tree.as_bytes(), today.to_string().as_bytes()))
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

pub(super) fn plain(error: &impl std::fmt::Display) -> Failure {
    Text::new(error.to_string(), error.to_string())
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "a test writes what is served")]
mod tests {
    use std::fs;

    use super::*;
    use crate::diagnostic::Lang;

    #[test]
    fn pages_are_told_to_reload_only_when_a_file_says_something_else() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("content")).unwrap();
        let settings = folder.path().join("content/site.yaml");
        let preview = Preview {
            root: folder.path().to_owned(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 1)),
            state: Arc::new(State::new(Lang::Vi, Manner::Studio)),
            drafts: Drafts::Show,
            date: Some(jiff::civil::date(2026, 11, 23)),
            terminal: Terminal { lang: Lang::Vi },
        };
        let mut changes = preview.state.changes();
        let mut rebuilt = |name: &str| {
            fs::write(&settings, format!("name: {name}\nbase_url: https://a.example\n")).unwrap();
            preview.rebuild();
            changes.try_recv().is_ok()
        };
        assert_eq!(
            ["Một", "Một", "Hai", "Hai", "Một"].map(&mut rebuilt),
            [true, false, true, false, true]
        );
        let tomorrow = Preview { date: Some(jiff::civil::date(2026, 11, 24)), ..preview.clone() };
        tomorrow.rebuild();
        assert!(changes.try_recv().is_ok(), "what waits for a day may be shown now");
    }
}
