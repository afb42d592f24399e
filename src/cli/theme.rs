//! `danvan theme`: a theme of the site's own to start from, and what its templates are given.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::arguments::SiteOptions;
use super::terminal::Terminal;
use super::{Failure, Outcome, disk_failure, load, showcase_root, summary, under};
use crate::config::is_theme_name;
use crate::diagnostic::Text;
use crate::emit::{DiskError, NotReplaced, Replacement, replace_known};
use crate::site::{render, theme};

#[derive(Debug, Args)]
#[command(arg_required_else_help = true, after_help = "Ví dụ:\n  danvan theme new xa-dong")]
pub(super) struct ThemeOptions {
    #[command(subcommand)]
    command: ThemeCommand,
}

#[derive(Debug, Subcommand)]
enum ThemeCommand {
    /// Tạo giao diện riêng trong thư mục themes: màu, cỡ chữ, lời; thêm mẫu gốc nào thì kể tên
    New(NewOptions),
    /// Cho biết mẫu của một trang nhận được gì, dạng JSON
    View(ViewOptions),
}

#[derive(Debug, Args)]
#[command(
    after_help = "Ví dụ:\n  danvan theme new xa-dong\n  danvan theme new xa-dong templates/base.html templates/card.html\n\nTệp nào giao diện riêng không có thì dùng tệp gốc. Ghi `theme: xa-dong` vào content/site.yaml để dùng."
)]
struct NewOptions {
    /// Tên giao diện, viết thường không dấu
    #[arg(value_name = "TÊN")]
    theme: String,

    /// Tệp gốc cần chép thêm để sửa
    #[arg(value_name = "TỆP")]
    shipped: Vec<String>,

    #[command(flatten)]
    site: SiteOptions,
}

#[derive(Debug, Args)]
#[command(after_help = "Ví dụ:\n  danvan theme view /\n  danvan theme view /mo-hinh/duong-hoa/")]
struct ViewOptions {
    /// Địa chỉ của trang, như trên thanh địa chỉ
    #[arg(value_name = "ĐỊA-CHỈ-TRANG", default_value = "/", hide_default_value = true)]
    address: String,

    /// Xem mẫu card.html nhận được gì khi bài ở địa chỉ ấy nằm trong danh sách
    #[arg(long)]
    card: bool,

    #[command(flatten)]
    site: SiteOptions,
}

/// Does what was asked of themes.
pub(super) fn run(options: &ThemeOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    match &options.command {
        ThemeCommand::New(options) => new(options, terminal),
        ThemeCommand::View(options) => view(options, terminal),
    }
}

/// Where a theme adds to the shipped style sheet, and how it begins.
const STYLE: &str = "assets/own.css";
const STYLE_HEAD: &str = "\
/*
 * Nối sau kiểu gốc (style.css), nên dòng nào viết ở đây thì thắng. Dưới đây là các giá trị chung của bản gốc:
 * đổi giá trị nào thì giữ dòng ấy, bỏ những dòng không đổi.
 * Added behind the shipped style sheet, so what stands here prevails. Below are its tokens: keep the lines that you
 * change, delete the others. Text needs a contrast of 7 : 1 to --paper in light and in dark.
 */

";

/// Where a theme says words in its own way, and how it begins.
const WORDS: &str = "i18n/vi.ftl";
const WORDS_HEAD: &str = "\
# Lời của giao diện: chỉ viết những dòng muốn đổi. Để xem mọi dòng có sẵn, chạy `danvan theme new ban-goc i18n/vi.ftl`
# rồi mở themes/ban-goc/i18n/vi.ftl; xem xong thì xóa thư mục ấy.
#
# home = Trang nhà
";

fn new(options: &NewOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    showcase_root(&options.site.root)?;
    let name = &options.theme;
    if !is_theme_name(name) || name == theme::SHIPPED {
        return Err(Text::new(
            format!("`{name}` không đặt tên giao diện được: viết thường không dấu, như xa-dong"),
            format!("`{name}` cannot name a theme: write small letters without marks, as xa-dong"),
        ));
    }
    let folder = under(&options.site.root, "themes").join(name);
    let is_there = folder.is_dir() && !options.shipped.is_empty();
    let files = files(&options.shipped, is_there)?;
    let written: Vec<Replacement<'_>> = files
        .iter()
        .map(|(file, bytes)| Replacement { file: folder.join(file), before: None, bytes })
        .collect();
    replace_known(&written).map_err(|error| failure(&error))?;
    let list: Vec<String> = files.iter().map(|(it, _)| format!("  themes/{name}/{it}")).collect();
    let list = list.join("\n");
    let added = Text::new(
        format!("Đã thêm vào giao diện {name}:\n{list}"),
        format!("Added to the theme {name}:\n{list}"),
    );
    if is_there {
        terminal.print(added.get(terminal.lang));
        return Ok(Outcome::Done);
    }
    terminal.print(
        Text::new(
            format!(
                "Đã tạo giao diện {name}:\n{list}\nGhi `theme: {name}` vào content/site.yaml để dùng, rồi `danvan serve --open` để xem."
            ),
            format!(
                "Made the theme {name}:\n{list}\nWrite `theme: {name}` into content/site.yaml to use it, and see it with `danvan serve --open`."
            ),
        )
        .get(terminal.lang),
    );
    Ok(Outcome::Done)
}

/// Gives the files of a new theme: the values that most changes are about, words, and copies of the
/// shipped files that are named; those alone for a theme that is there.
fn files(named: &[String], is_there: bool) -> Result<Vec<(&str, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    if !is_there {
        files.push((STYLE, format!("{STYLE_HEAD}{}", tokens()).into_bytes()));
        files.push((WORDS, WORDS_HEAD.as_bytes().to_vec()));
    }
    for name in named {
        let bytes = theme::shipped(name).ok_or_else(|| unknown(name))?;
        files.retain(|(it, _)| it != name);
        files.push((name, bytes.to_vec()));
    }
    Ok(files)
}

/// Gives the tokens of the shipped style sheet: its first chapter.
fn tokens() -> String {
    let sheet = theme::shipped("assets/style.css").expect("the shipped theme has a style sheet");
    let sheet = String::from_utf8_lossy(sheet);
    let chapter = |number: u8| sheet.find(&format!("/* {number} ")).unwrap_or(sheet.len());
    let first = &sheet[chapter(1)..chapter(2)];
    let (_, rest) = first.split_once('\n').unwrap_or(("", first));
    format!("{}\n", rest.trim())
}

fn unknown(name: &str) -> Failure {
    let names = theme::shipped_names();
    let near = names
        .iter()
        .filter(|it| it.ends_with(name.rsplit('/').next().unwrap_or(name)))
        .map(String::as_str)
        .collect::<Vec<_>>();
    let known = if near.is_empty() { names.join(", ") } else { near.join(", ") };
    Text::new(
        format!("giao diện gốc không có tệp `{name}`\n  có: {known}"),
        format!("the shipped theme has no file `{name}`\n  it has: {known}"),
    )
}

fn failure(error: &NotReplaced) -> Failure {
    let there = |file: &PathBuf| {
        let file = file.display();
        Text::new(
            format!(
                "đã có {file}, nên chưa ghi gì: đặt tên giao diện khác, kể tệp gốc khác, hoặc dời tệp ấy đi"
            ),
            format!(
                "{file} is there already, so nothing was written: take another name, name another file, or move it"
            ),
        )
    };
    match error {
        NotReplaced::Taken(file) | NotReplaced::Changed(file) => there(file),
        NotReplaced::Disk(DiskError { path, source, .. }) => disk_failure(path, source),
    }
}

fn view(options: &ViewOptions, terminal: Terminal) -> Result<Outcome, Failure> {
    let loaded = load(&options.site, |config| config)?;
    let Some(showcase) = &loaded.compiled.showcase else {
        let problems = &loaded.compiled.diagnostics;
        terminal.report(problems, &loaded.sources(problems));
        terminal.tell(&summary(problems));
        return Ok(Outcome::Problems);
    };
    let page = loaded.outputs.pages.iter().find(|it| *it.url == *options.address);
    let json = if options.card { render::card_json } else { render::view_json };
    match page.and_then(|it| json(showcase, it)) {
        Some(Ok((template, json))) => {
            terminal.tell(&Text::new(
                format!("mẫu: templates/{template}"),
                format!("template: templates/{template}"),
            ));
            terminal.print(&json);
            Ok(Outcome::Done)
        }
        Some(Err(problem)) => {
            let problems = [*problem];
            terminal.report(&problems, &loaded.sources(&problems));
            Ok(Outcome::Problems)
        }
        None => Err(Text::new(
            format!("không có trang nào dựng bằng mẫu ở `{}`", options.address),
            format!("no template makes a page at `{}`", options.address),
        )),
    }
}
