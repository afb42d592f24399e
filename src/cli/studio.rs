//! `danvan studio`: stories written in a browser, with their pages beside them.

use std::sync::Arc;

use super::arguments::StudioOptions;
use super::preview::{Preview, absolute};
use super::serve::{Socket, open};
use super::terminal::Terminal;
use super::{Failure, Outcome, plain, showcase_root};
use crate::config::Drafts;
use crate::diagnostic::Text;
use crate::serve::host::Hosts;
use crate::serve::watch::Changed;
use crate::serve::{Manner, State, http};
use crate::studio::{self, Setting, Studio};

/// Keeps the studio open until the program is ended.
pub(super) fn run(options: &StudioOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let root = absolute(&showcase_root(&options.site.root)?)?;
    let socket = Socket::open(None, options.port)?;
    let preview = Preview {
        root,
        address: socket.shown(),
        folder: "",
        state: Arc::new(State::new(terminal.lang, Manner::Studio)),
        drafts: Drafts::Show,
        date: options.site.date,
        terminal,
        last: Arc::default(),
    };
    preview.rebuild(&Changed::Anything);
    let own = preview.clone();
    let _watch = preview.watch(options.watching.means(), move |changed| own.rebuild(changed))?;
    let own = preview.clone();
    let studio = Arc::new(open_studio(&preview, move |changed| own.rebuild(changed))?);
    let url = format!("http://{}{}", preview.address, studio.start_path());
    terminal.print(&url);
    terminal.tell(&Text::new(
        "Mở địa chỉ trên trong trình duyệt của máy này. Nhấn Ctrl+C để đóng phòng biên tập.",
        "Open the address above in a browser on this machine. Press Ctrl+C to close the studio.",
    ));
    if options.open {
        open(&url, terminal);
    }
    let router = http::router(preview.state, Hosts::of(socket.address.ip()));
    socket.serve(router.merge(studio::router(studio)))
}

/// Opens a studio over a preview of its manner, which `rebuild` brings up to date.
pub(super) fn open_studio(
    preview: &Preview,
    rebuild: impl Fn(&Changed) + Send + Sync + 'static,
) -> Result<Studio, Failure> {
    let dated = preview.clone();
    Studio::open(Setting {
        root: preview.root.clone(),
        state: Arc::clone(&preview.state),
        rebuild: Box::new(rebuild),
        today: Box::new(move || dated.today()),
        port: preview.address.port(),
    })
    .map_err(|error| plain(&error))
}
