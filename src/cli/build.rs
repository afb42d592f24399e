//! `danvan build`: the whole site to disk, or nothing.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;
use rustc_hash::FxHashSet;

use super::arguments::BuildOptions;
use super::copies::{Copies, Memory};
use super::gist::Gist;
use super::kept_readings::KeptReadings;
use super::outputs::{OutputFile, Outputs, outputs, outputs_of_bodies};
use super::search_files::{self, is_of_search};
use super::share::Share;
use super::standing::{self, Standing};
use super::terminal::Terminal;
use super::unchanging::{Seen, Told};
use super::{Failure, Loaded, Outcome, compile_by, day, root, summary, tints, unchanging, under};
use crate::config::{Config, Medium, Profile};
use crate::diagnostic::{self, Diagnostic, Text};
use crate::emit::{
    ApplyError, Basis, Content, Encoding, Entry, Key, OutputPath, Part, Pile, Plan, Planned, Rank,
    Rendered, SiteDiff, Staged, Store, StoreError, Why,
};
use crate::site::page::{Page, PageKind};
use crate::site::render::Streamed;
use crate::site::{self, Attic, Showcase, render};
use crate::source::scan::{Tree, scan};
use crate::story::readings::Readings;

/// The most stories of which all parts of the search's index, and all cards, wait in memory.
pub(super) const GREAT: usize = 10_000;

/// Where a copy for a disk is written, beside the site for its host.
const OFFLINE: &str = "public-offline";

/// Builds the site.
pub(super) fn run(options: &BuildOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let scanned = scan(&root(&options.site.root)?);
    let today = day(&options.site);
    let folder = if options.offline { OFFLINE } else { "public" };
    let output = options.output.clone().unwrap_or_else(|| under(&options.site.root, folder));
    refuse_sources(&options.site.root, &output)?;
    let store = unchanging::reopened(&output).filter(|_| scanned.1.is_empty());
    let mut seen = Seen::new(&scanned, today, (options, store.is_some()), terminal);
    let inputs = seen.as_ref().and_then(Seen::inputs);
    let store = store.filter(|_| inputs.is_some());
    let kept = |(store, inputs): (&Store, Key)| {
        unchanging::kept(&options.site.root, &output, store, inputs)
    };
    if let Some(kept) = store.as_ref().zip(inputs).and_then(kept) {
        terminal.show(&kept.told);
        terminal.print(kept.counted.get(terminal.lang));
        return Ok(Outcome::Done);
    }
    let (loaded, found) = compiled(scanned, (today, options), seen.as_ref(), store.as_ref());
    let Loaded { tree, compiled, outputs } = loaded;
    let Found { basis, standing, is_rest } = found;
    seen.iter_mut().for_each(Seen::shrink);
    let gist = Gist::of(&compiled.diagnostics);
    let told =
        terminal.set_out(&gist.told, &tree.sources(&gist.told)) + gist.more().get(terminal.lang);
    terminal.show(&told);
    let fatal = compiled.has_errors();
    let Some(mut showcase) = compiled.showcase.filter(|_| !fatal) else {
        return Ok(refuse(&compiled.diagnostics, terminal));
    };
    let memory = Arc::new(Memory::default());
    if options.full {
        tints::tint(&mut showcase, &options.site.root, options.shard, Arc::clone(&memory));
    }
    let as_read = |it: Seen| it.inputs_as_read(&tree, &showcase, (today, options), terminal);
    let place = Told::new(&options.site.root, &output);
    let inputs = seen.and_then(as_read).zip(basis);
    let inputs = inputs.map(|(key, basis)| Inputs { key, basis, told: &told, place });
    // What was told, and a great tree, take room; the tree is walked again in the rare case that a page
    // cannot be made.
    drop((compiled.diagnostics, compiled.own, tree));
    let share = Share { showcase: &showcase, shard: options.shard };
    let (root, explain) = (&*options.site.root, options.explain);
    let target = Target { root, output: &output, explain, memory };
    let draft = Draft { store, outputs, standing, is_rest };
    match make(share, draft, (&target, inputs.as_ref()), terminal) {
        Ok(made) => {
            // To put the pages in place needs nothing of what they were made of, and memory itself. What few
            // stories take is not worth taking apart.
            if showcase.catalogue.len() > GREAT {
                drop(showcase);
            } else {
                std::mem::forget(showcase);
            }
            let counted = put(made, inputs).map_err(|error| error.text())?;
            terminal.print(counted.get(terminal.lang));
            Ok(Outcome::Done)
        }
        Err(Unwritten::Content(problems)) => {
            let (tree, _) = scan(&super::root(&options.site.root)?);
            terminal.report(&problems, &tree.sources(&problems));
            Ok(refuse(&problems, terminal))
        }
        Err(Unwritten::Store(error)) => Err(error.text()),
    }
}

/// What is found of the last build while a showcase is compiled.
#[derive(Default)]
struct Found {
    /// What the showcase is made from. Taken before the files are looked at again: what they say then, they
    /// said all the while.
    basis: Option<Basis>,
    /// What stands of the output.
    standing: Option<Standing>,
    /// Whether only the rest is planned.
    is_rest: bool,
}

/// Compiles a showcase. A story whose file has the hash that it had in an earlier build is not read again.
fn compiled(
    scanned: (Tree, Vec<Diagnostic>),
    (today, options): (Date, &BuildOptions),
    seen: Option<&Seen>,
    store: Option<&Store>,
) -> (Loaded, Found) {
    let keeper = KeptReadings::new(&options.site.root);
    let program = unchanging::program();
    let known = seen.zip(program.as_deref()).map(|(seen, program)| {
        let (hashes, stamps) = (seen.hashes(), seen.stamps());
        Readings { keeper: &keeper, hashes, stamps, program }
    });
    let adjust = |config| adjust(config, options);
    let compile = |tree: &Tree, config| match known {
        Some(readings) => site::compile_kept(tree, config, readings),
        None => site::compile(tree, config, None),
    };
    let mut found = Found::default();
    let outputs = |tree: &Tree, showcase: &Showcase| {
        let basis = seen.and_then(|_| standing::basis(tree, showcase, today, options));
        let standing = store.zip(basis.as_ref());
        let standing = standing.and_then(|(it, basis)| Standing::new(it, basis, showcase));
        // What falls to one of several is told from the names of all.
        let rest = standing.as_ref().filter(|_| options.shard.is_none());
        let outputs = rest.map_or_else(|| outputs(showcase), |it| outputs_of_bodies(showcase, it));
        found = Found { is_rest: rest.is_some(), basis, standing };
        outputs
    };
    (compile_by(scanned, today, adjust, compile, outputs), found)
}

/// Refuses a folder among the sources: the next build would take pages for what they are made of.
fn refuse_sources(root: &Path, output: &Path) -> Result<(), Failure> {
    let (Ok(root), Ok(output)) = (std::path::absolute(root), std::path::absolute(output)) else {
        return Ok(());
    };
    // What is not there yet is no link; what is, may be one.
    let real = |path: &Path| {
        let there = path.ancestors().find_map(|it| Some((it, it.canonicalize().ok()?)));
        there.map_or_else(
            || path.to_owned(),
            |(known, real)| real.join(path.strip_prefix(known).unwrap_or(path)),
        )
    };
    let (root, real_output) = (real(&root), real(&output));
    let Some(folder) = ["content", "themes", "fonts"]
        .into_iter()
        .find(|it| real_output.starts_with(root.join(it)))
    else {
        return Ok(());
    };
    let path = output.display();
    Err(Text::new(
        format!(
            "không ghi trang vào {path}: đó là thư mục nguồn của trang ({folder}/)\n  ghi ra nơi khác: --output THƯ-MỤC"
        ),
        format!(
            "the site is not written into {path}: sources lie there ({folder}/)\n  write elsewhere: --output FOLDER"
        ),
    ))
}

fn adjust(mut config: Config, options: &BuildOptions) -> Config {
    if let Some(base_url) = &options.base_url {
        config.settings.base_url = base_url.clone();
    }
    let profile = if options.full { Profile::Full } else { Profile::Fast };
    let medium = if options.offline { Medium::Disk } else { Medium::Host };
    let (drafts, naming) = (options.unfinished.wanted(), options.naming.naming());
    Config { drafts, profile, medium, naming, ..config }
}

/// Says that the problems keep the site from being written.
fn refuse(problems: &[Diagnostic], terminal: Terminal) -> Outcome {
    let counted = summary(problems);
    terminal.tell(&Text::new(
        format!("{}: chưa ghi gì, trang cũ còn nguyên", counted.vi),
        format!("{}: nothing was written, the old site stands", counted.en),
    ));
    Outcome::Problems
}

pub(super) struct Target<'a> {
    /// The showcase's folder.
    pub(super) root: &'a Path,
    output: &'a Path,
    explain: bool,
    /// What pictures may take.
    memory: Arc<Memory>,
}

/// What is to be made, and of what there is.
struct Draft {
    /// The output, where it is open already.
    store: Option<Store>,
    outputs: Outputs,
    standing: Option<Standing>,
    /// Whether what stands is not among the outputs.
    is_rest: bool,
}

/// A site that was made, and is not in place yet.
struct Made {
    store: Store,
    staged: Staged,
    /// What of the site it is; none where it is the whole.
    part: Option<Part>,
    /// How much there was to make.
    counted: Text,
}

/// What an output will have been made from.
struct Inputs<'a> {
    key: Key,
    /// The same in parts.
    basis: Basis,
    /// What was told, which who finds nothing changed is told again.
    told: &'a str,
    /// Where that is kept.
    place: Told,
}

/// Why the output was not written.
pub(super) enum Unwritten {
    /// Something cannot be made, or not be put where it belongs.
    Content(Vec<Diagnostic>),
    /// The output folder cannot be used.
    Store(StoreError),
}

impl From<StoreError> for Unwritten {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<ApplyError<Box<Diagnostic>>> for Unwritten {
    fn from(error: ApplyError<Box<Diagnostic>>) -> Self {
        match error {
            ApplyError::Render { error, .. } => Self::Content(vec![*error]),
            ApplyError::Store(error) => Self::Store(error),
        }
    }
}

/// Makes all that the output folder lacks of what is planned.
fn make(
    share: Share<'_>,
    draft: Draft,
    (target, inputs): (&Target<'_>, Option<&Inputs<'_>>),
    terminal: Terminal,
) -> Result<Made, Unwritten> {
    let Share { showcase, shard } = share;
    let Draft { store, mut outputs, standing, mut is_rest } = draft;
    // Who edits at this moment may have changed anything.
    let standing = standing.filter(|_| inputs.is_some());
    let mut store = store.map_or_else(|| Store::open(target.output), Ok)?;
    if let Some(shard) = shard {
        store.hold_part(shard)?;
    }
    let planned: FxHashSet<OutputPath> = outputs.files.iter().map(|it| it.path.clone()).collect();
    let may_change =
        |path: &OutputPath, entry: &Entry| planned.contains(path) || is_of_search(path, entry);
    // What is not there must be made after all.
    if is_rest && (standing.is_none() || !store.stands(may_change)) {
        (outputs, is_rest) = (all_outputs(showcase)?, false);
    }
    let part = share.keep(&mut outputs);
    put_cards_away(showcase, &store);
    let stands = |page: &Page| standing.as_ref().is_some_and(|it| it.has(page));
    let mut files = planned_files(showcase, &outputs, (&store, &stands), terminal);
    let facts = inputs.map(|it| it.basis.common);
    let search = search_files::planned(share, &mut outputs, (&store, target), facts)?;
    files.reserve_exact(search.len());
    files.extend(search);
    let plan = Plan::new(files).expect("clashes are errors, and errors are not written");
    let diff = if is_rest { store.diff_within(&plan, may_change) } else { store.diff(&plan) };
    if target.explain {
        explain(&diff, terminal);
    }
    let counted = counted(&diff);
    let bar = terminal.progress(diff.write.len(), &Text::new("Đang ghi", "Writing"));
    let copies = Copies::new(showcase, target.root, Arc::clone(&target.memory));
    let make = |index: usize| {
        let file = &outputs.files[index];
        let page = &outputs.pages[file.page];
        match copies.make(page) {
            None => rendered(showcase, page, file.encoding),
            Some(made) => {
                made.map(|it| Rendered { key: Some(it.key), content: Content::Bytes(it.bytes) })
            }
        }
    };
    let staged = store.stage(&diff, make, |_| bar.step());
    bar.finish();
    let staged = staged?;
    copies.trim();
    Ok(Made { store, staged, part, counted })
}

/// Has the cards of a great showcase wait outside of memory, if there is room for them.
fn put_cards_away(showcase: &Showcase, store: &Store) {
    if showcase.catalogue.len() > GREAT
        && let Ok(pile) = store.scratch().pile()
    {
        showcase.put_cards_away(Arc::new(Away(pile)));
    }
}

/// Plans all outputs of a showcase of which some were planned already.
fn all_outputs(showcase: &Showcase) -> Result<Outputs, Unwritten> {
    let (outputs, problems) = outputs(showcase);
    if diagnostic::any_error(&problems) { Err(Unwritten::Content(problems)) } else { Ok(outputs) }
}

/// Puts what was made in place, and remembers what it was made from unless that is not told. Says how
/// much it was.
fn put(made: Made, inputs: Option<Inputs<'_>>) -> Result<Text, StoreError> {
    let Made { mut store, staged, part, counted } = made;
    store.put(staged)?;
    match part {
        Some(part) => store.tell_part(part)?,
        None => store.hold_all()?,
    }
    if let Some(Inputs { key, basis, told, place }) = inputs {
        place.keep(key, told);
        store.remember(key, &basis)?;
    }
    Ok(counted)
}

/// Renders a page in an encoding; what may be too long for memory, while it is written.
fn rendered<'a>(
    showcase: &'a Showcase,
    page: &Page,
    encoding: Encoding,
) -> Result<Rendered<'a>, Box<Diagnostic>> {
    if encoding == Encoding::Plain
        && let Some(Streamed { key, stream }) = render::stream(showcase, page)?
    {
        let key = key.map(|it| encoding.key(it.into()));
        return Ok(Rendered { key, content: Content::Stream(stream) });
    }
    let (key, bytes) = render::make(showcase, page)?;
    let content = Content::Bytes(encoding.encode(bytes));
    Ok(Rendered { key: Some(encoding.key(key.into())), content })
}

/// Plans the files of all pages but those of the search. A new file is made whatever its key, and
/// that comes with its bytes; one of a page that stands keeps the key that it has.
fn planned_files(
    showcase: &Showcase,
    outputs: &Outputs,
    (store, stands): (&Store, &(dyn Fn(&Page) -> bool + Sync)),
    terminal: Terminal,
) -> Vec<Planned> {
    let mut is_old = vec![false; outputs.pages.len()];
    for file in &outputs.files {
        is_old[file.page] |= store.manifest().contains(file.path.as_str());
    }
    let bar = terminal.progress(outputs.pages.len(), &Text::new("Đang tính", "Planning"));
    let key = |(page, is_old): (&Page, &bool)| {
        bar.step();
        (*is_old && !stands(page)).then(|| Key::from(render::key(showcase, page)))
    };
    let keys: Vec<Option<Key>> = outputs.pages.par_iter().zip(&is_old).map(key).collect();
    bar.finish();
    let of_file = |file: &OutputFile| {
        let page = &outputs.pages[file.page];
        let mut planned = of_page(file, page, keys[file.page]);
        if stands(page) {
            planned.key = store.manifest().get(file.path.as_str()).map(|it| it.key);
        }
        planned
    };
    outputs.files.iter().map(of_file).collect()
}

pub(super) fn of_page(file: &OutputFile, page: &Page, key: Option<Key>) -> Planned {
    let key = key.map(|it| file.encoding.key(it));
    Planned { path: file.path.clone(), key, rank: rank(&page.kind) }
}

/// Where the cards of a great site wait. Where there is no room for one, it stays in memory.
struct Away(Pile);

impl Attic for Away {
    fn put(&self, text: &str) -> Option<u64> {
        self.0.put(text.as_bytes()).ok()
    }

    fn get(&self, place: u64) -> Option<String> {
        String::from_utf8(self.0.get(place).ok()?).ok()
    }
}

/// Says when an output is put in place: what others point to comes first.
fn rank(kind: &PageKind) -> Rank {
    match kind {
        PageKind::ThemeAsset(_)
        | PageKind::Picture { .. }
        | PageKind::Download(..)
        | PageKind::DataFile(_)
        | PageKind::SearchFile
        | PageKind::StoryData(_)
        | PageKind::ComparedFile(_) => Rank::Asset,
        #[cfg(feature = "print")]
        PageKind::StoryPrint(_) | PageKind::StoryShare(_) => Rank::Asset,
        // It keeps what it finds: all of it must be there.
        PageKind::Worker => Rank::Listing,
        PageKind::Story(_) | PageKind::NotFound | PageKind::Unconnected => Rank::Page,
        _ => Rank::Listing,
    }
}

/// Says of each output why it is written, or that it goes.
pub(super) fn explain(diff: &SiteDiff<'_>, terminal: Terminal) {
    for write in &diff.write {
        let why = match write.why {
            Why::New => Text::new("mới", "new"),
            Why::Changed => Text::new("nội dung đổi", "changed"),
            Why::Missing => {
                Text::new("tệp đã mất hoặc khác độ dài", "missing or of another length")
            }
        };
        terminal.print(&format!("{}: {}", write.output.path, why.get(terminal.lang)));
    }
    let gone = Text::new("xóa, không còn trang này", "deleted, the page is no more");
    for path in &diff.delete {
        terminal.print(&format!("{path}: {}", gone.get(terminal.lang)));
    }
}

fn counted(diff: &SiteDiff<'_>) -> Text {
    let (written, deleted, kept) = (diff.write.len(), diff.delete.len(), diff.keep);
    Text::new(
        format!("Đã dựng {} tệp: ghi {written}, xóa {deleted}, giữ nguyên {kept}.", written + kept),
        format!(
            "Built {} files: {written} written, {deleted} deleted, {kept} kept.",
            written + kept
        ),
    )
}
