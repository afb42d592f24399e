//! `danvan publish`: the built site to where readers get it.

use std::path::{Path, PathBuf};

use super::arguments::PublishOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, build, root, under};
use crate::diagnostic::Text;
use crate::emit::SiteDiff;
use crate::publish::{self, Local, PublishError, Sent, Target};

/// Publishes the site.
pub(super) fn run(options: &PublishOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let folders = folders(options)?;
    let local = Local::open(&folders).map_err(|error| error.text())?;
    let to = Destination { local: &local, options, terminal };
    let done = match &options.target {
        Target::Folder(folder) => to.folder(folder),
        Target::Bucket { bucket, prefix } => to.bucket(bucket, prefix),
    };
    done.map(|()| Outcome::Done).map_err(|error| error.text())
}

/// Gives the output folders that are published together.
fn folders(options: &PublishOptions) -> Result<Vec<PathBuf>, Failure> {
    if options.outputs.is_empty() {
        return Ok(vec![under(&root(&options.root)?, "public")]);
    }
    Ok(options.outputs.clone())
}

struct Destination<'a> {
    local: &'a Local,
    options: &'a PublishOptions,
    terminal: Terminal,
}

impl Destination<'_> {
    fn folder(&self, target: &Path) -> Result<(), PublishError> {
        let shown = target.display().to_string();
        if self.options.dry_run {
            self.foretell(&publish::would_change(self.local, target)?, &shown);
            return Ok(());
        }
        let bar = self.bar();
        let sent = publish::to_folder(self.local, target, |_| bar.step());
        bar.finish();
        self.tell(sent?, &shown);
        Ok(())
    }

    #[cfg(feature = "s3")]
    fn bucket(&self, bucket: &str, prefix: &str) -> Result<(), PublishError> {
        use publish::Claim::{Respect, TakeOver};

        let shown = format!("s3://{bucket}/{prefix}");
        let environment = std::env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok().filter(|it| it.starts_with("AWS_"))?;
            Some((name, value.into_string().ok()?))
        });
        let remote = publish::Bucket::open(bucket, prefix, &environment.collect())?;
        if self.options.dry_run {
            self.foretell(&publish::compare(self.local, &remote)?, &shown);
            return Ok(());
        }
        let claim = if self.options.take_over { TakeOver } else { Respect };
        let bar = self.bar();
        let sent = publish::send(self.local, &remote, claim, || bar.step());
        bar.finish();
        self.tell(sent?, &shown);
        Ok(())
    }

    #[cfg(not(feature = "s3"))]
    #[expect(clippy::unused_self, reason = "as the program with S3 has it")]
    fn bucket(&self, _: &str, _: &str) -> Result<(), PublishError> {
        Err(PublishError::Failed(Text::new(
            "bản danvan này được dựng không kèm phần S3; hãy dùng bản đầy đủ, hoặc đưa lên một thư mục",
            "this danvan was built without S3; use the full one, or publish to a folder",
        )))
    }

    fn bar(&self) -> super::terminal::Progress {
        let steps = self.local.plan().outputs().len();
        self.terminal.progress(steps, &Text::new("Đang đưa lên", "Publishing"))
    }

    fn foretell(&self, diff: &SiteDiff<'_>, target: &str) {
        build::explain(diff, self.terminal);
        let (written, deleted, kept) = (diff.write.len(), diff.delete.len(), diff.keep);
        let text = Text::new(
            format!(
                "Sẽ đưa lên {target}: ghi {written}, xóa {deleted}, giữ nguyên {kept} tệp; chưa đổi gì."
            ),
            format!(
                "To be published to {target}: {written} files written, {deleted} deleted, {kept} kept; nothing was changed."
            ),
        );
        self.terminal.print(text.get(self.terminal.lang));
    }

    fn tell(&self, sent: Sent, target: &str) {
        let Sent { written, deleted, kept } = sent;
        let text = Text::new(
            format!("Đã đưa lên {target}: ghi {written}, xóa {deleted}, giữ nguyên {kept} tệp."),
            format!(
                "Published to {target}: {written} files written, {deleted} deleted, {kept} kept."
            ),
        );
        self.terminal.print(text.get(self.terminal.lang));
    }
}
