//! The help in English: each Vietnamese text of `arguments` by the name of what it explains.

use clap::Command;

/// Command, what it does, examples.
const COMMANDS: &[(&str, &str, &str)] = &[
    (
        "init",
        "Make a new showcase that builds at once",
        "Example:\n  danvan init my-showcase\n  cd my-showcase\n  danvan serve --open",
    ),
    (
        "new",
        "Add a story from a template that explains every field",
        "Example:\n  danvan new mo-hinh \"Land given to widen the road\"",
    ),
    (
        "build",
        "Build the site into the folder public",
        "Example:\n  danvan build\n  danvan build --output /var/www/site --explain",
    ),
    (
        "check",
        "Check the content and write nothing",
        "Example:\n  danvan check --format json\n\nExit codes: 0 well, 1 problems in the content, 2 could not run.",
    ),
    (
        "serve",
        "See the site while writing; it changes as files change",
        "Example:\n  danvan serve --open\n  danvan serve --host 0.0.0.0      every machine of the network sees it\n\nThe addresses of the site and of the studio are printed; the studio opens on this machine alone.",
    ),
    (
        "studio",
        "Open the studio: write stories, fill in figures, add pictures in a browser",
        "Example:\n  danvan studio --open\n\nOnly who sits at this machine and opens the printed address gets in. The address is new each time.",
    ),
    (
        "status",
        "List drafts, scheduled, expired and stale stories",
        "Example:\n  danvan status --date 2025-07-01",
    ),
    (
        "schema",
        "List every field of front matter, or write JSON Schema",
        "Example:\n  danvan schema mo-hinh --format json",
    ),
    (
        "places",
        "Look codes of places up; import new lists of administrative units",
        "Examples:\n  danvan places find hien quan\n  danvan places import list.xlsx --date 2025-07-01 --dry-run",
    ),
    (
        "print",
        "Print a volume, or one story, as a book in PDF",
        "Examples:\n  danvan print --list                         the volumes there are\n  danvan print bac-ninh-2019                  a PDF for the screen\n  danvan print bac-ninh-2019 --profile nha-in --size a5\n  danvan print bac-ninh-2019 --profile epub\n  danvan print --story content/mo-hinh/duong-hoa.md\n\nA volume is a file content/ky-yeu/NAME.yaml.\nProfiles: man-hinh (screen, PDF/UA-1 and PDF/A-2a), luu-tru (archive, PDF/A-3a with the figures), nha-in (printing house: black ink, bleed, crop marks), gap-sach (booklet to fold), epub (electronic book), docx (to go on editing).",
    ),
    (
        "places find",
        "Find units by code, or by old or new name, with or without accents",
        "Examples:\n  danvan places find hien quan\n  danvan places find \"phu lang, que vo, bac ninh\"\n  danvan places find 26740\n\nExit codes: 0 found, 1 not found, 2 could not run.",
    ),
    (
        "import",
        "Bring Word, Excel and CSV files into the showcase as stories",
        "Examples:\n  danvan import --template so-lieu.xlsx         a workbook to fill in\n  danvan import so-lieu.xlsx --dry-run          what would be written\n  danvan import so-lieu.xlsx\n  danvan import bao-cao.docx\n\nA new story is a draft. A story there is changes in the fields given, and in no other letter.\nExit codes: 0 imported, 1 problems in a file, nothing written, 2 could not run.",
    ),
    (
        "publish",
        "Bring the built site to its server: a folder, or an S3 store",
        "Examples:\n  danvan publish /srv/www/dan-van\n  danvan publish s3://dan-van/site --dry-run\n  danvan publish s3://dan-van --output shard-1 --output shard-2\n\nThe keys of an S3 store come from the environment: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION; for a store that is not Amazon's also AWS_ENDPOINT_URL. Only what has changed is sent; a run that was stopped is gone on with by running again.",
    ),
    (
        "theme",
        "Make a theme of one's own; see what the template of a page is given",
        "Example:\n  danvan theme new my-theme",
    ),
    (
        "theme new",
        "Make a theme in the folder themes: colours, sizes, words; and copies of the shipped files named",
        "Examples:\n  danvan theme new my-theme\n  danvan theme new my-theme templates/base.html templates/card.html\n\nWhat the theme has not is taken from the shipped one. Write `theme: my-theme` into content/site.yaml to use it.",
    ),
    (
        "theme view",
        "Tell what the template of a page is given, as JSON",
        "Examples:\n  danvan theme view /\n  danvan theme view /mo-hinh/duong-hoa/",
    ),
    (
        "headers",
        "Print settings for a web server: what pages may load, how long files may be kept",
        "Examples:\n  danvan headers nginx > danvan.conf\n  danvan headers caddy\n\nNetlify, Cloudflare Pages and others like them read the file _headers that `danvan build` writes.",
    ),
    (
        "places import",
        "Import a list of units (CSV, XLSX) into content/dia-ban",
        "Examples:\n  danvan places import list.xlsx --date 2025-07-01 --dry-run\n  danvan places import list.xlsx --date 2025-07-01 --decree 19/2025\n\nIn the file: codes and names of provinces and communes, one sheet or several; a column of former codes tells what became of the units of before.\nExit codes: 0 imported, 1 problems in the file, 2 could not run.",
    ),
];

/// Argument, the name of its value, what it means.
const ARGUMENTS: &[(&str, &str, &str)] = &[
    ("lang", "LANGUAGE", "Language of messages: vi or en"),
    ("help", "", "Show this help"),
    ("version", "", "Show the version"),
    ("root", "FOLDER", "Folder of the showcase (it holds the folder content)"),
    ("drafts", "", "Show drafts, scheduled and expired stories too"),
    ("date", "DATE", "Take this day as today (year-month-day)"),
    ("folder", "FOLDER", "A new folder, or an empty one"),
    ("title", "TITLE", "Title of the story, in quotes"),
    ("output", "FOLDER", "Folder to write to; public in the showcase's folder by default"),
    ("base_url", "URL", "Address of the site, instead of base_url in content/site.yaml"),
    (
        "full",
        "",
        "Build all that publishing wants: each story as PDF, pictures as AVIF, each text file as .gz and .br too (slower)",
    ),
    (
        "offline",
        "",
        "Build a copy for a USB stick: a double click on index.html shows and searches it without a network; into public-offline by default",
    ),
    ("server", "SERVER", "The server: nginx or caddy"),
    ("explain", "", "Say why each file is written"),
    (
        "anonymise",
        "",
        "Give the initials of those of whom `people` does not tell that they agreed: N.T.L.",
    ),
    (
        "shard",
        "SHARD",
        "Build one part of the site, such as 3/7, so that many machines share it; `danvan publish` joins the parts",
    ),
    ("format", "FORM", "Form of the result: text or json"),
    ("deny_warnings", "", "Take warnings as errors"),
    ("port", "PORT", "Port on this machine"),
    (
        "host",
        "ADDRESS",
        "Address of this machine at which others of the network see the site; none by default",
    ),
    (
        "poll",
        "",
        "Look at the files every second: for folders of a network, of which no system tells",
    ),
    ("open", "", "Open the site in a browser"),
    ("name", "NAME", "Code or name; names of the units above may follow after commas"),
    ("file", "FILE", "The list: CSV or XLSX"),
    ("decree", "DECREE", "Number of the document that makes the change"),
    ("since", "DATE", "First day of the new units (year-month-day)"),
    ("dry_run", "", "Tell what would change and write nothing"),
    ("volume", "NAME", "Name of the volume"),
    ("list", "", "List the volumes there are"),
    ("story", "FILE", "Print this story alone"),
    ("profile", "PROFILE", "What for: man-hinh, luu-tru, nha-in, gap-sach, epub, docx"),
    ("size", "SIZE", "Size of a page: a4 or a5"),
    (
        "pdf",
        "FILE",
        "File to write; NAME.pdf, NAME.epub or NAME.docx in the showcase's folder by default",
    ),
    ("files", "FILE", "Files to import: .docx, .xlsx or .csv"),
    ("target", "TARGET", "Where to: a folder, file:///path, or s3://bucket/folder"),
    (
        "outputs",
        "FOLDER",
        "Folder of the built site; public in the showcase's folder by default; name several to join shards",
    ),
    (
        "take_over",
        "",
        "Go on in the place of another machine that stopped half-way; only if it runs no more",
    ),
    ("theme", "NAME", "Name of the theme, in small letters without marks"),
    ("shipped", "FILE", "Shipped files to copy, so as to change them"),
    ("card", "", "Tell what card.html is given where the story of that address stands in a list"),
    ("address", "ADDRESS", "Address of the page, as browsers show it"),
    ("template", "FILE", "Write a workbook to fill in, with the stories there are"),
    ("watch", "", "Print again whenever a file changes"),
    ("system_fonts", "", "Use Times New Roman or a like face of this machine"),
    ("kind", "KIND", "Kind of content: mo-hinh, phong-trao, hoi-nghi, van-ban, khen-thuong, trang"),
];

const TEMPLATE: &str = "{about-with-newline}\nUsage: {usage}\n\n{all-args}{after-help}";

/// Puts the help of every command and argument into English.
pub(super) fn translate(command: Command) -> Command {
    arguments(command)
        .about("Build a showcase of “Dân vận khéo” models")
        .long_about("From Markdown write-ups with figures, danvan builds a static website that reads on any machine.")
        .subcommand_help_heading("Commands")
        .help_template(TEMPLATE)
        .after_help("Examples:\n  danvan init my-showcase       make a new showcase\n  danvan new mo-hinh \"Title\"    add a story\n  danvan studio --open          write in a browser\n  danvan serve --open           see it while writing\n  danvan build                  build it into the folder public")
        .mut_subcommands(|it| subcommand(it, ""))
}

/// Words a command that is typed after `before`, and those below it.
fn subcommand(command: Command, before: &str) -> Command {
    let name = format!("{before}{}", command.get_name());
    let inner = format!("{name} ");
    let (about, examples) = COMMANDS
        .iter()
        .find(|(it, ..)| *it == name)
        .map_or(("", ""), |(_, about, examples)| (about, examples));
    arguments(command)
        .about(about)
        .after_help(examples)
        .disable_help_flag(true)
        .disable_help_subcommand(true)
        .subcommand_help_heading("Commands")
        .help_template(TEMPLATE)
        .mut_subcommands(|it| subcommand(it, &inner))
}

fn arguments(command: Command) -> Command {
    command.mut_args(|argument| {
        let found = ARGUMENTS.iter().find(|(name, ..)| argument.get_id() == name);
        let Some((_, value, help)) = found else { return argument };
        let heading = if argument.is_positional() { "Arguments" } else { "Options" };
        let argument = argument.help(help).help_heading(heading);
        if value.is_empty() { argument } else { argument.value_name(value) }
    })
}
