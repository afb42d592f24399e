//! What is kept and brought up to date equals what is made anew.

#![expect(clippy::disallowed_methods, reason = "a test writes what is served")]

use std::fs;
use std::net::Ipv4Addr;

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::diagnostic::Lang;

const SETTINGS: &str = "name: Thử\nbase_url: https://a.example\n";

/// Three stories, of which the first names the second.
const STORIES: [(&str, &str); 3] = [
    (
        "content/mo-hinh/duong-hoa.md",
        "---\nid: aaaaa2\ntitle: Đường hoa\ndate: 2026-01-02\nsummary: Trồng hoa.\nkind: tap-the\n\
         field: kinh-te\ntags: [hoa]\nmetrics: { dat_hien: 1.250 m2 }\n---\n\n\
         ## Cách làm\n\nXem [bài kia](hien-dat.md#ket-qua).\n",
    ),
    (
        "content/mo-hinh/hien-dat.md",
        "---\nid: aaaaa3\ntitle: Hiến đất\ndate: 2026-01-02\nsummary: Ba hộ hiến đất.\nkind: ca-nhan\n\
         field: kinh-te\nmetrics: { dat_hien: 640 m2 }\n---\n\n## Kết quả\n\nRộng hơn.\n",
    ),
    (
        "content/trang/gioi-thieu.md",
        "---\nid: aaaaa4\ntitle: Giới thiệu\nsummary: Về trang này.\nmenu: 1\n---\n\nLời giới thiệu.\n",
    ),
];

/// The list of what was taken down.
const TAKEDOWN: &str = "content/go-bo.yaml";

/// A showcase in a folder of its own.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (path, text) in files {
            folder.write(path, text);
        }
        folder.write("content/site.yaml", SETTINGS);
        folder
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        fs::create_dir_all(self.path(path).parent().unwrap()).unwrap();
        fs::write(self.path(path), text).unwrap();
    }

    fn preview(&self, manner: Manner) -> Preview {
        Preview {
            root: self.0.path().to_owned(),
            address: SocketAddr::from((Ipv4Addr::LOCALHOST, 1)),
            folder: "",
            state: Arc::new(State::new(Lang::Vi, manner)),
            drafts: Drafts::Show,
            date: Some(jiff::civil::date(2026, 11, 23)),
            terminal: Terminal { lang: Lang::Vi },
            last: Arc::default(),
        }
    }
}

/// Renders every page, the index of the search told by its key.
fn pages(state: &State) -> BTreeMap<String, String> {
    let Some(site) = state.site() else { return BTreeMap::new() };
    let shown = |file: &str| match site.render(file) {
        Some(Ok(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
        other => format!("{other:?}"),
    };
    let pages = site.files().map(|it| (it.to_owned(), shown(it)));
    let search = ("search".to_owned(), site.showcase().search_key().to_string());
    pages.chain([search]).collect()
}

/// Names the pages that are not the same.
fn differing(one: &State, other: &State) -> Vec<String> {
    let (one, other) = (pages(one), pages(other));
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().filter(|it| one.get(*it) != other.get(*it)).cloned().collect()
}

/// Something that is done to a file; none deletes it.
type Edit = (&'static str, Option<fn(&str, &str) -> String>);

/// What an editor does, most of it to words.
const EDITS: [Edit; 18] = [
    (STORIES[0].0, Some(|old, word| format!("{old}\nThêm {word}.\n"))),
    (STORIES[0].0, Some(|old, word| old.replacen("title: Đ", &format!("title: Đ{word}"), 1))),
    (STORIES[0].0, Some(|old, word| old.replacen("summary: ", &format!("summary: {word} "), 1))),
    (STORIES[0].0, Some(|old, _| format!("{old}\nGiao 75 hộ và 1.205 m2 đất.\n"))),
    (STORIES[0].0, Some(|old, _| old.replacen("1.250 m2", "1.250", 1))),
    (STORIES[1].0, Some(|old, word| old.replacen("title: H", &format!("title: {word}H"), 1))),
    (STORIES[1].0, Some(|old, _| old.replacen("640 m2", "1.250 m2", 1))),
    (STORIES[1].0, Some(|old, word| old.replacen("Kết quả", &format!("Kết quả {word}"), 1))),
    (STORIES[1].0, Some(|old, _| old.replacen("---\n", "---\ntags: [hoa, lá]\n", 1))),
    (STORIES[1].0, None),
    (STORIES[1].0, Some(|_, _| STORIES[1].1.to_owned())),
    (STORIES[2].0, Some(|old, word| format!("{old}\n{word}\n"))),
    (STORIES[2].0, Some(|old, word| old.replacen("title: G", &format!("title: G{word}"), 1))),
    ("themes/danvan/assets/style.css", Some(|_, word| format!("/* {word} */\n"))),
    ("content/site.yaml", Some(|_, word| SETTINGS.replace("Thử", word))),
    (TAKEDOWN, Some(|_, word| format!("names: [trồng hoa, kết quả, thêm {word}]\n"))),
    (TAKEDOWN, Some(|_, _| "names: [Đường hoa]\nstories: [mo-hinh/hien-dat]\n".to_owned())),
    (TAKEDOWN, None),
];

fn apply(folder: &Folder, (path, edit): Edit, word: &str) -> Changed {
    let disk = folder.path(path);
    match edit {
        Some(edit) => {
            let old = fs::read_to_string(&disk).unwrap_or_default();
            folder.write(path, &edit(&old, word));
        }
        None if disk.exists() => fs::remove_file(&disk).unwrap(),
        None => {}
    }
    Changed::Files([disk].into())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_kept_and_changed_equals_what_is_made_anew(
        edits in prop::collection::vec((select(&EDITS[..]), "[a-zđê]{1,5}"), 1..8),
    ) {
        let folder = Folder::new(&STORIES);
        let [kept, writer] = [Manner::Studio, Manner::Files].map(|it| folder.preview(it));
        kept.rebuild(&Changed::Anything);
        writer.rebuild(&Changed::Anything);
        for (edit, word) in edits {
            let changed = apply(&folder, edit, &word);
            kept.rebuild(&changed);
            writer.rebuild(&changed);
            let anew = folder.preview(Manner::Studio);
            anew.rebuild(&Changed::Anything);
            let expected = anew.state.newest();
            prop_assert_eq!(&kept.state.newest().diagnostics, &expected.diagnostics);
            prop_assert_eq!(&writer.state.newest().diagnostics, &expected.diagnostics);
            let good = !diagnostic::any_error(&expected.diagnostics);
            for preview in [&kept, &writer].into_iter().take(1 + usize::from(good)) {
                prop_assert_eq!(differing(&preview.state, &anew.state), Vec::<String>::new());
            }
        }
    }
}

/// What all stories together give is made anew only where a site is assembled again.
#[test]
fn words_are_taken_without_assembling_the_site_again() {
    let folder = Folder::new(&STORIES);
    let preview = folder.preview(Manner::Files);
    preview.rebuild(&Changed::Anything);
    let ground = || Arc::clone(&preview.state.site().unwrap().showcase().catalogue.comparisons);
    let before = ground();
    for edit in [EDITS[0], EDITS[1], EDITS[2], EDITS[11]] {
        preview.rebuild(&apply(&folder, edit, "thêm"));
        assert!(Arc::ptr_eq(&before, &ground()), "{}", edit.0);
    }
    assert!(pages(&preview.state)["mo-hinh/index.html"].contains("Đthêmường hoa"));
    preview.rebuild(&apply(&folder, EDITS[8], ""));
    assert!(!Arc::ptr_eq(&before, &ground()), "tags are for all to see");
}

#[test]
fn what_is_taken_down_is_gone_at_once_and_comes_back() {
    let folder = Folder::new(&STORIES);
    let preview = folder.preview(Manner::Files);
    preview.rebuild(&Changed::Anything);
    let page = || pages(&preview.state)["mo-hinh/duong-hoa/index.html"].clone();
    let before = pages(&preview.state);
    preview.rebuild(&apply(&folder, (TAKEDOWN, Some(|_, _| "names: [ĐƯỜNG HOA]".to_owned())), ""));
    assert!(!page().contains("Đường hoa") && page().contains("(tên đã gỡ)"));
    preview.rebuild(&apply(&folder, EDITS[0], "Đường hoa"));
    assert!(!page().contains("Đường hoa"), "nor does a word that is written now bring it back");
    folder.write(STORIES[0].0, STORIES[0].1);
    preview.rebuild(&Changed::Files([folder.path(STORIES[0].0)].into()));
    preview.rebuild(&apply(&folder, (TAKEDOWN, None), ""));
    assert_eq!(pages(&preview.state), before);
}

#[test]
fn names_that_programs_need_for_themselves_are_passed_over() {
    let folder = Folder::new(&STORIES);
    let preview = folder.preview(Manner::Studio);
    preview.rebuild(&Changed::Anything);
    let mut changes = preview.state.changes();
    folder.write("content/mo-hinh/.duong-hoa.md.swp", "x");
    folder.write("content/mo-hinh/~$duong-hoa.md", "x");
    let names = [".duong-hoa.md.swp", "~$duong-hoa.md", "4913"];
    let paths = names.map(|it| folder.path("content/mo-hinh").join(it));
    preview.rebuild(&Changed::Files(paths.into()));
    assert!(changes.try_recv().is_err());
    folder.write("content/mo-hinh/moi.md", STORIES[0].1);
    preview.rebuild(&Changed::Files([folder.path("content/mo-hinh/moi.md")].into()));
    assert!(preview.state.site().unwrap().has("mo-hinh/moi/index.html"));
}

#[test]
fn an_edit_that_breaks_a_story_leaves_the_last_good_page_to_who_writes_files() {
    let folder = Folder::new(&STORIES);
    let preview = folder.preview(Manner::Files);
    preview.rebuild(&Changed::Anything);
    let title = |preview: &Preview| pages(&preview.state)["mo-hinh/duong-hoa/index.html"].clone();
    let good = title(&preview);
    preview.rebuild(&apply(&folder, EDITS[4], ""));
    assert_eq!(title(&preview), good);
    assert!(preview.state.problems().contains("so-mo-ho"));
    folder.write(STORIES[0].0, &STORIES[0].1.replace("Đường", "Con đường"));
    preview.rebuild(&Changed::Files([folder.path(STORIES[0].0)].into()));
    assert!(preview.state.problems().is_empty() && title(&preview).contains("Con đường hoa"));
}

#[test]
fn pages_are_told_to_reload_only_when_a_file_says_something_else() {
    let folder = Folder::new(&[]);
    let preview = folder.preview(Manner::Studio);
    let mut changes = preview.state.changes();
    let mut rebuilt = |name: &str| {
        folder.write("content/site.yaml", &SETTINGS.replace("Thử", name));
        preview.rebuild(&Changed::Anything);
        changes.try_recv().is_ok()
    };
    assert_eq!(
        ["Một", "Một", "Hai", "Hai", "Một"].map(&mut rebuilt),
        [true, false, true, false, true]
    );
    let tomorrow = Preview { date: Some(jiff::civil::date(2026, 11, 24)), ..preview.clone() };
    tomorrow.rebuild(&Changed::Anything);
    assert!(changes.try_recv().is_ok(), "what waits for a day may be shown now");
}
