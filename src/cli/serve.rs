//! `danvan serve`: the site in memory, seen in a browser while it is written.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use super::arguments::ServeOptions;
use super::terminal::Terminal;
use super::{Failure, Loaded, Outcome, compile, showcase_root, summary, today};
use crate::config::{BaseUrl, Config};
use crate::diagnostic::Text;
use crate::serve::{State, http, watch};
use crate::source::scan::scan;

/// Serves the site until the program is ended.
pub(super) fn run(options: &ServeOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = showcase_root(&options.site.root)?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| plain(&error))?;
    let listener = runtime.block_on(listen(options.port))?;
    let address = listener.local_addr().map_err(|error| plain(&error))?;
    let own = BaseUrl::try_from(format!("http://{address}"));
    let own = own.expect("a socket's address makes an address of the web");
    let state = Arc::new(State::new(terminal.lang));
    let rebuild = {
        let (state, root) = (Arc::clone(&state), root.clone());
        let (drafts, date, terminal) = (options.unfinished.wanted(), options.site.date, terminal);
        move || {
            let date = date.unwrap_or_else(today);
            let loaded = compile(scan(&root), date, |mut config| {
                config.settings.base_url = own.clone();
                Config { drafts, ..config }
            });
            update(&state, loaded, terminal);
        }
    };
    rebuild();
    let _watch = watch::watch(&root, rebuild).map_err(|error| plain(&error))?;
    terminal.print(&format!("http://{address}/"));
    terminal.tell(&Text::new(
        "Trang tự nạp lại khi tệp thay đổi. Nhấn Ctrl+C để dừng.",
        "Pages reload when files change. Press Ctrl+C to stop.",
    ));
    if options.open {
        open(&format!("http://{address}/"), terminal);
    }
    let served = runtime.block_on(async {
        axum::serve(listener, http::router(state)).with_graceful_shutdown(interrupted()).await
    });
    served.map_err(|error| plain(&error))?;
    Ok(Outcome::Done)
}

fn update(state: &State, loaded: Loaded, terminal: Terminal) {
    let problems = &loaded.compiled.diagnostics;
    let sources = loaded.sources(problems);
    if !problems.is_empty() {
        terminal.report(problems, &sources);
        terminal.tell(&summary(problems));
    }
    state.update(loaded.compiled, &sources);
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
fn open(url: &str, terminal: Terminal) {
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

fn plain(error: &impl std::fmt::Display) -> Failure {
    Text::new(error.to_string(), error.to_string())
}
