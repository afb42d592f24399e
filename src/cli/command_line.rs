//! Reads the command line, and says what is wrong with it in the language that is asked for.

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, FromArgMatches};

use super::arguments::Cli;
use super::english;
use super::terminal::Terminal;
use crate::diagnostic::Lang;
use crate::story::Section;

/// Reads the arguments, or shows help or what is wrong with them.
pub(super) fn parse(
    arguments: impl Iterator<Item = OsString>,
) -> Result<(Cli, Terminal), ExitCode> {
    let arguments: Vec<OsString> = arguments.collect();
    let terminal = Terminal { lang: wanted_language(&arguments) };
    let parsed = command(terminal.lang).try_get_matches_from(arguments);
    match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => Ok((cli, terminal)),
        Err(error) => Err(explain(&error, terminal)),
    }
}

/// Gives every command with its help in a language.
pub(super) fn command(lang: Lang) -> clap::Command {
    match lang {
        Lang::Vi => Cli::command()
            .override_usage("danvan [TÙY CHỌN] <LỆNH>")
            .mut_subcommands(|it| vietnamese(it, "danvan")),
        Lang::En => english::translate(Cli::command()),
    }
}

/// Finds the language before anything else is read, so that even a slip is told in it.
fn wanted_language(arguments: &[OsString]) -> Lang {
    let texts: Vec<&str> = arguments.iter().filter_map(|it| it.to_str()).collect();
    let english = texts.windows(2).any(|pair| pair == ["--lang", "en"]);
    if english || texts.contains(&"--lang=en") { Lang::En } else { Lang::Vi }
}

/// Words the help of a command that is typed after `before`, and of those below it.
fn vietnamese(command: clap::Command, before: &str) -> clap::Command {
    // Rendering settles a command for good, so a copy is rendered.
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[TÙY CHỌN]");
    let usage = usage.replace("<COMMAND>", "<LỆNH>");
    let name = format!("{before} {}", command.get_name());
    command
        .override_usage(format!("{before} {usage}"))
        .mut_args(|it| {
            let heading = if it.is_positional() { "Nội dung" } else { "Tùy chọn" };
            it.help_heading(heading)
        })
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Lệnh")
        .help_template("{about-with-newline}\nCách dùng: {usage}\n\n{all-args}{after-help}")
        .mut_subcommands(|it| vietnamese(it, &name))
}

fn explain(error: &clap::Error, terminal: Terminal) -> ExitCode {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        terminal.print(error.render().to_string().trim_end());
        return ExitCode::SUCCESS;
    }
    let told = match terminal.lang {
        Lang::Vi => in_vietnamese(error),
        Lang::En => None,
    };
    let told = told.unwrap_or_else(|| error.render().to_string());
    let _gone = writeln!(std::io::stderr().lock(), "{}", told.trim_end());
    ExitCode::from(2)
}

fn in_vietnamese(error: &clap::Error) -> Option<String> {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        Some(ContextValue::Strings(texts)) => Some(texts.join(", ")),
        _ => None,
    };
    let near = text(ContextKind::SuggestedArg).or_else(|| text(ContextKind::SuggestedSubcommand));
    let near = near.map(|it| format!("\n  có phải `{it}`?")).unwrap_or_default();
    let argument = text(ContextKind::InvalidArg).unwrap_or_default();
    let told = match error.kind() {
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            format!("thừa `{argument}`; nội dung có dấu cách phải đặt trong ngoặc kép")
        }
        ErrorKind::UnknownArgument => format!("không có tùy chọn `{argument}`{near}"),
        ErrorKind::InvalidSubcommand => {
            format!("không có lệnh `{}`{near}", text(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            return Some(error.render().to_string());
        }
        ErrorKind::MissingRequiredArgument => {
            format!("thiếu {}", argument.replace("...", ""))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue).unwrap_or_default();
            let example = example(&argument).map(|it| format!("; {it}")).unwrap_or_default();
            if value.is_empty() {
                format!("thiếu nội dung sau {argument}{example}")
            } else {
                format!("`{value}` không dùng được cho {argument}{example}")
            }
        }
        ErrorKind::ArgumentConflict => match text(ContextKind::PriorArg) {
            Some(other) if other != argument => format!("{argument} không dùng cùng {other}"),
            _ => format!("{argument} chỉ dùng một lần"),
        },
        ErrorKind::TooManyValues => "thừa nội dung; đặt tiêu đề trong ngoặc kép".to_owned(),
        _ => return None,
    };
    Some(format!("lỗi: {told}\n\nXem cách dùng: danvan --help"))
}

/// Says what may be given for an argument, by the name that its value has in Vietnamese.
fn example(argument: &str) -> Option<String> {
    let kinds = || Section::ALL.map(Section::folder).join(", ");
    let examples: [(&str, &dyn Fn() -> String); 12] = [
        ("LOẠI", &|| format!("dùng được: {}", kinds())),
        ("DẠNG", &|| "dùng được: text, json".to_owned()),
        ("NGÔN-NGỮ", &|| "dùng được: vi, en".to_owned()),
        ("NGÀY", &|| "viết năm-tháng-ngày, ví dụ 2026-11-22".to_owned()),
        ("ĐỊA-CHỈ-IP", &|| {
            "ví dụ 192.168.1.5, hoặc 0.0.0.0 là mọi địa chỉ của máy".to_owned()
        }),
        ("ĐỊA-CHỈ", &|| "viết cả https://, ví dụ https://danvan.example".to_owned()),
        ("CỔNG", &|| "một số từ 0 đến 65535".to_owned()),
        ("HỒ-SƠ", &|| "dùng được: man-hinh, luu-tru, nha-in, gap-sach, epub, docx".to_owned()),
        ("KHỔ", &|| "dùng được: a4, a5".to_owned()),
        ("MÁY-CHỦ", &|| "dùng được: nginx, caddy".to_owned()),
        ("ĐÍCH", &|| "viết một thư mục, file:///đường/dẫn, hoặc s3://bucket/thư-mục".to_owned()),
        ("PHẦN", &|| "viết I/N, với I từ 1 đến N: 3/7 là phần thứ ba trong bảy phần".to_owned()),
    ];
    examples.iter().find(|(name, _)| argument.contains(name)).map(|(_, say)| say())
}
