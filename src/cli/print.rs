//! `danvan print`: a volume of the showcase, or one story, as a book.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use super::arguments::{NamingOptions, SiteOptions};
use super::terminal::Terminal;
use super::{Failure, Loaded, Outcome, load, replace, showcase_root, summary, under};
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Location, Severity, Text, print as problem};
use crate::print::{Book, Size, Source, Volume, circles, make};
use crate::site::Showcase;
use crate::source::scan::VOLUMES;

mod package;
#[cfg(feature = "print")]
mod pdf;
#[cfg(feature = "print")]
mod watch;

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan print --list                         các kỷ yếu đang có\n  danvan print bac-ninh-2019                  PDF để đọc trên màn hình\n  danvan print bac-ninh-2019 --profile nha-in --size a5\n  danvan print bac-ninh-2019 --profile epub\n  danvan print --story content/mo-hinh/duong-hoa.md\n\nMỗi kỷ yếu là một tệp content/ky-yeu/TÊN.yaml.\nHồ sơ: man-hinh (đọc trên máy, PDF/UA-1 và PDF/A-2a), luu-tru (lưu trữ, PDF/A-3a kèm số liệu), nha-in (chỉ mực đen, chừa xén, có dấu cắt), gap-sach (hai trang một mặt giấy để gấp), epub (sách điện tử), docx (để sửa tiếp bằng Word)."
)]
pub(super) struct PrintOptions {
    /// Tên của kỷ yếu
    #[arg(value_name = "TÊN")]
    pub(super) volume: Option<String>,

    /// Liệt kê các kỷ yếu đang có
    #[arg(long)]
    pub(super) list: bool,

    /// Chỉ in bài này
    #[arg(long, value_name = "TỆP", conflicts_with = "volume")]
    pub(super) story: Option<PathBuf>,

    /// In để làm gì: man-hinh, luu-tru, nha-in, gap-sach, epub, docx
    #[arg(
        long,
        value_enum,
        default_value = "man-hinh",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "HỒ-SƠ"
    )]
    pub(super) profile: ProfileArgument,

    /// Khổ giấy: a4 hoặc a5
    #[arg(
        long,
        value_enum,
        default_value = "a4",
        hide_default_value = true,
        hide_possible_values = true,
        value_name = "KHỔ"
    )]
    pub(super) size: SizeArgument,

    /// Tệp ghi ra; mặc định là TÊN.pdf, TÊN.epub hoặc TÊN.docx trong thư mục của trang
    #[arg(id = "pdf", long = "output", value_name = "TỆP")]
    pub(super) output: Option<PathBuf>,

    /// In lại mỗi khi tệp thay đổi
    #[arg(long)]
    pub(super) watch: bool,

    /// Dùng Times New Roman hoặc phông tương đương có trên máy này
    #[arg(long)]
    pub(super) system_fonts: bool,

    #[command(flatten)]
    pub(super) naming: NamingOptions,

    #[command(flatten)]
    pub(super) site: SiteOptions,
}

/// What a book is printed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ProfileArgument {
    /// For the screen.
    ManHinh,
    /// For the archive.
    LuuTru,
    /// For a printing house.
    NhaIn,
    /// As a booklet.
    GapSach,
    /// For reading systems.
    Epub,
    /// For an office that goes on editing it.
    Docx,
}

impl ProfileArgument {
    /// Gives what follows a book's name in the name of its file.
    fn ending(self) -> &'static str {
        match self {
            Self::ManHinh => ".pdf",
            Self::LuuTru => "-luu-tru.pdf",
            Self::NhaIn => "-nha-in.pdf",
            Self::GapSach => "-gap-sach.pdf",
            Self::Epub => ".epub",
            Self::Docx => ".docx",
        }
    }
}

/// The size of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum SizeArgument {
    /// 210 × 297 mm.
    A4,
    /// 148 × 210 mm.
    A5,
}

impl From<SizeArgument> for Size {
    fn from(argument: SizeArgument) -> Self {
        match argument {
            SizeArgument::A4 => Self::A4,
            SizeArgument::A5 => Self::A5,
        }
    }
}

/// Prints a volume, or lists those there are.
pub(super) fn run(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    showcase_root(&options.site.root)?;
    if options.list {
        return list(options, terminal);
    }
    print(options, terminal)
}

/// Reads and compiles the showcase whose books are wanted.
fn loaded(options: &PrintOptions) -> Result<Loaded, Failure> {
    load(&options.site, |config| Config { naming: options.naming.naming(), ..config })
}

fn print(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    match options.profile {
        ProfileArgument::Epub | ProfileArgument::Docx if options.watch => {
            Err(Text::new("--watch chỉ dùng khi in PDF", "--watch is for printing PDF alone"))
        }
        ProfileArgument::Epub | ProfileArgument::Docx => package::run(options, terminal),
        _ => print_pdf(options, terminal),
    }
}

#[cfg(feature = "print")]
fn print_pdf(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    if options.watch { watch::run(options, terminal) } else { pdf::run(options, terminal) }
}

#[cfg(not(feature = "print"))]
fn print_pdf(_: &PrintOptions, _: Terminal) -> Result<Outcome, Failure> {
    Err(Text::new(
        "bản danvan này được dựng không có phần in PDF (cargo build --features print)",
        "this danvan was built without printing PDF (cargo build --features print)",
    ))
}

/// Lists the volumes with their titles.
fn list(options: &PrintOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded = loaded(options)?;
    let taken_down = loaded.compiled.showcase.as_ref().map(|it| &it.config.hidden);
    let none = Arc::default();
    let (volumes, problems) = Volume::read_all(&loaded.tree, taken_down.unwrap_or(&none));
    terminal.report(&problems, &loaded.sources(&problems));
    if volumes.is_empty() {
        terminal.tell(&Text::new(
            "chưa có kỷ yếu nào: viết tệp content/ky-yeu/TÊN.yaml với dòng `title: …`",
            "there is no volume yet: write content/ky-yeu/NAME.yaml with a line `title: …`",
        ));
    }
    let width = volumes.iter().map(|it| it.name.chars().count()).max().unwrap_or(0);
    for volume in &volumes {
        terminal.print(&format!("{:width$}  {}", volume.name, volume.title));
    }
    let failed = problems.iter().any(|it| it.severity == Severity::Error);
    Ok(if failed { Outcome::Problems } else { Outcome::Done })
}

/// Makes the books that are asked for, and tells what is wrong with them.
fn books(options: &PrintOptions, loaded: &Loaded) -> (Vec<Book>, Vec<Diagnostic>) {
    let Some(showcase) = &loaded.compiled.showcase else { return (Vec::new(), Vec::new()) };
    let lang = showcase.config.lang();
    let say = |key: &str| showcase.theme.say(lang, key);
    let (catalogue, config, tree) = (&showcase.catalogue, &showcase.config, &loaded.tree);
    let source = Source { catalogue, config, tree, say: &say };
    if let Some(story) = &options.story {
        return story_book(story, options, showcase, source);
    }
    let (volumes, mut problems) = Volume::read_all(tree, &config.hidden);
    let wanted = match (&options.volume, volumes.as_slice()) {
        // The only one there is need not be named.
        (None, [_]) => volumes.first(),
        (None, _) => None,
        (Some(name), _) => volumes.iter().find(|it| it.name == *name),
    };
    let Some(volume) = wanted else {
        let known: Vec<&str> = volumes.iter().map(|it| it.name.as_str()).collect();
        let at = Location::file(&VOLUMES.trim_end_matches('/').into());
        problems.push(match &options.volume {
            None if !known.is_empty() => problem::unnamed_volume(at, &known),
            name => problem::unknown_volume(at, name.as_deref().unwrap_or("tong-ket"), &known),
        });
        return (Vec::new(), problems);
    };
    problems.retain(|it| Some(&it.at.file) == volume.file.as_ref());
    let (books, found) = make::make(volume, source);
    problems.extend(found);
    problems.extend(books.iter().flat_map(circles));
    (books, problems)
}

fn story_book(
    path: &Path,
    options: &PrintOptions,
    showcase: &Showcase,
    source: Source<'_>,
) -> (Vec<Book>, Vec<Diagnostic>) {
    let inner = path.strip_prefix(&options.site.root).unwrap_or(path);
    let written = inner.to_string_lossy().replace('\\', "/");
    let written = written.trim_start_matches("./");
    let Some(id) = showcase.catalogue.find("", written) else {
        return (Vec::new(), vec![problem::unknown_story(Location::file(&written.into()))]);
    };
    let (book, mut problems) = make::make_story(id, source);
    problems.extend(circles(&book));
    (vec![book], problems)
}

/// Says that a volume has become several books, and why.
fn tell_split(books: &[Book], terminal: Terminal) {
    let count = books.len();
    if count > 1 {
        let stories: usize = books.iter().map(|it| it.stories.len()).sum();
        let most = make::MOST;
        terminal.tell(&Text::new(
            format!("{stories} bài, nhiều hơn {most} bài một tập: chia thành {count} tập"),
            format!("{stories} stories, more than the {most} of one book: {count} books"),
        ));
    }
}

/// Writes all books or none; a book that stood there before stays as it was.
fn write(files: &[(&Path, &Vec<u8>)]) -> Result<(), Failure> {
    replace(files).map_err(|why| {
        Text::new(
            format!(
                "không ghi được, tệp cũ còn nguyên: {}\n  ghi ra nơi khác: --output TỆP",
                why.vi
            ),
            format!(
                "cannot write, the old file stands: {}\n  write elsewhere: --output FILE",
                why.en
            ),
        )
    })
}

fn is_fatal(problems: &[Diagnostic]) -> bool {
    problems.iter().any(|it| it.severity == Severity::Error)
}

/// Tells whether a problem of the showcase is one of a book's own stories, or of the whole.
fn concerns(problem: &Diagnostic, books: &[Book]) -> bool {
    if problem.severity != Severity::Error {
        return false;
    }
    let files = books.iter().flat_map(|it| it.divisions()).filter_map(|(_, it)| it.file.as_ref());
    let mut files = files.filter(|it| **it == problem.at.file);
    files.next().is_some() || books.is_empty() || problem.at.file.starts_with("themes/")
}

/// Names the file of a book: as asked for, else by its name and what it is for.
fn output(options: &PrintOptions, book: &Book, count: usize) -> PathBuf {
    let name = format!("{}{}", book.name, options.profile.ending());
    match &options.output {
        Some(file) if count == 1 => file.clone(),
        // Several books cannot share one file: each takes its own name in the folder asked for.
        Some(file) => file.with_file_name(name),
        None => under(&options.site.root, &name),
    }
}

/// Says that nothing was printed.
fn refuse(problems: &[Diagnostic], terminal: Terminal) -> Outcome {
    let counted = summary(problems);
    terminal.tell(&Text::new(
        format!("{}: chưa in gì, tệp cũ còn nguyên", counted.vi),
        format!("{}: nothing was printed, the old file stands", counted.en),
    ));
    Outcome::Problems
}
