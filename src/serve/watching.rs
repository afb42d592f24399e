//! How changes of files are found: told by the system, or by looking where no system tells.

use std::path::Path;
use std::sync::Arc;

use super::poll::{Poll, poll};
use super::watch::{self, Changed, Watch};
use crate::diagnostic::Text;

/// How changes are found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Means {
    /// The system tells of them; where it cannot, the files are looked at.
    #[default]
    Told,
    /// The files are looked at again and again: of what happens on another machine no system tells.
    Looked,
}

/// Watches while it lives.
pub struct Watching {
    /// Why the system does not tell, where it should.
    pub refused: Option<Text>,
    _native: Option<Watch>,
    _poll: Option<Poll>,
}

/// Calls `changed` after every change of a showcase's sources.
pub fn watch(
    root: &Path,
    means: Means,
    changed: impl Fn(&Changed) + Send + Sync + 'static,
) -> std::io::Result<Watching> {
    let changed = Arc::new(changed);
    let native = || {
        let changed = Arc::clone(&changed);
        watch::watch(root, move |it: &Changed| changed(it))
    };
    let refused = match means {
        Means::Looked => None,
        Means::Told => match native() {
            Ok(watch) => {
                return Ok(Watching { refused: None, _native: Some(watch), _poll: None });
            }
            Err(error) => Some(refusal(&error)),
        },
    };
    let root = std::path::absolute(root)?;
    let poll = poll(&root, move |files| changed(&Changed::Files(files)));
    Ok(Watching { refused, _native: None, _poll: Some(poll) })
}

fn refusal(error: &notify::Error) -> Text {
    Text::new(
        format!("Máy không tự báo khi tệp thay đổi ({error}); danvan tự xem lại các tệp mỗi giây."),
        format!("The system does not tell of changes ({error}); files are looked at every second."),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_the_system_refuses_the_files_are_looked_at_and_that_is_said() {
        // A folder that is not there is one that no system watches.
        let root = Path::new("/không-có");
        let watching = watch(root, Means::Told, |_| {}).unwrap();
        let said = watching.refused.expect("the system cannot watch it").vi;
        assert!(said.contains("danvan tự xem lại các tệp mỗi giây"), "{said}");
        assert!(watch(root, Means::Looked, |_| {}).unwrap().refused.is_none());
    }
}
