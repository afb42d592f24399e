//! The parts of a book in DOCX: covers, contents, chapters and indexes, a section each.

use std::collections::BTreeMap;

use super::super::book::{Back, Content, Division, Entry, Letter, Matter, Row};
use super::super::package::chapters::{Chapter, entry_anchor, spoken};
use super::super::volume::Header;
use super::Writer;
use super::page::{Furniture, Section};
use super::part::{Kind, Look, Stand};
use super::picture::{Room, picture};

/// How many levels the contents show: part, field and story.
const LEVELS: usize = 3;

/// The width of the square code, 32 mm, in twentieths of a point.
const SQUARE: usize = 1814;

impl Writer<'_> {
    /// Writes all chapters.
    pub(super) fn write(&mut self, chapters: &[Chapter<'_>]) {
        let nothing = Section::default();
        let mut last = nothing;
        for (at, chapter) in chapters.iter().enumerate() {
            last = self.chapter(chapter);
            let has_notes = chapter.divisions.iter().any(|(_, it)| !it.prose.notes.is_empty());
            let is_last = at + 1 == chapters.len();
            if is_last && (!has_notes || at == 0) {
                break;
            }
            self.end_section(last);
            last = Section { furniture: Furniture::Same, continues: true, ..nothing };
        }
        let last = Section { counts_anew: false, ..last };
        super::page::section(&mut self.body.xml, &self.paper, last);
    }

    /// Writes a chapter, and tells how its section is set.
    fn chapter(&mut self, chapter: &Chapter<'_>) -> Section {
        let matter = chapter.matter;
        let plain = |furniture| Section { furniture, ..Section::default() };
        if let Content::Cover | Content::Back(_) = matter.content {
            self.covers(matter);
            return plain(Furniture::None);
        }
        self.heads.push(chapter.title().to_owned());
        let section = plain(Furniture::Head(self.heads.len()));
        match &matter.content {
            Content::Cover | Content::Back(_) => {}
            Content::Contents => self.contents(matter),
            Content::Text(_) => {
                for (level, division) in &chapter.divisions {
                    self.division(division, *level);
                }
            }
            Content::Imprint(rows) => self.imprint(matter, rows),
            Content::Index(letters) => {
                self.title(1, &matter.anchor, &matter.title);
                self.end_section(section);
                self.index(matter, letters);
                return Section { continues: true, columns: 2, ..plain(Furniture::Same) };
            }
        }
        section
    }

    fn covers(&mut self, matter: &Matter) {
        match &matter.content {
            Content::Back(back) => self.back(matter, back),
            _ => self.cover(),
        }
    }

    fn cover(&mut self) {
        let (cover, words) = (&self.book.cover, &self.book.words);
        let organ = [(&*cover.superior, false), (&*cover.organ, true)];
        let organ: Vec<_> = organ.into_iter().filter(|(text, _)| !text.is_empty()).collect();
        match cover.header {
            Header::Party => self.heads(&organ, &[&words.party]),
            Header::State => self.heads(&organ, &[&words.state, &words.motto]),
            Header::Plain => self.organ(&organ),
        }
        let height = self.paper.text_height();
        let mut above = height / 5;
        let lines = [
            ("CoverLine", &cover.conference),
            ("Title", &cover.title),
            ("Subtitle", &cover.subtitle),
            ("Subtitle", &cover.number),
        ];
        for (style, text) in lines.into_iter().filter(|(_, it)| !it.is_empty()) {
            // The first of them stands away from the head, whichever it is.
            let stand = Stand { above: std::mem::take(&mut above), ..Stand::of(style) };
            self.body.paragraph(stand, text);
        }
        if !cover.imprint.is_empty() {
            let stand = Stand { above: height / 5, ..Stand::of("CoverLine") };
            self.body.paragraph(stand, &cover.imprint);
        }
    }

    fn back(&mut self, matter: &Matter, back: &Back) {
        let above = self.paper.text_height() / 3;
        self.body.open_paragraph(Stand { above, ..Stand::of("CoverLine") });
        self.name(&matter.anchor);
        if let Some(square) = &self.square {
            self.shown += 1;
            let room = Room { width: SQUARE, height: SQUARE };
            let alt = format!("{} {}", back.text, back.url);
            picture(&mut self.body, square, self.shown, &alt, room);
            self.body.close();
            self.body.open_paragraph(Stand::of("CoverLine"));
        }
        self.body.run(Look::default(), &back.text);
        self.body.close();
        self.body.open_paragraph(Stand::of("CoverLine"));
        let is_open = self.open_web(&back.url);
        let kind = if is_open { Kind::Link } else { Kind::Plain };
        self.body.run(Look::of(kind), &back.url);
        if is_open {
            self.body.close();
        }
        self.body.close();
    }

    /// Writes the contents as a field, which the office program fills in with page numbers.
    fn contents(&mut self, matter: &Matter) {
        self.body.open_paragraph(Stand::of("TOCHeading"));
        self.name(&matter.anchor);
        self.body.run(Look::default(), &matter.title);
        self.body.close();
        let mut titles = Vec::new();
        for matter in &self.book.matters {
            match &matter.content {
                Content::Cover | Content::Back(_) | Content::Contents => {}
                Content::Text(division) => {
                    let below = division.with_children().into_iter();
                    titles.extend(below.map(|(level, it)| (level, &*it.anchor, &*it.title)));
                }
                _ => titles.push((1, matter.anchor.as_str(), matter.title.as_str())),
            }
        }
        titles.retain(|(level, ..)| *level <= LEVELS);
        let last = titles.len();
        for (at, (level, anchor, title)) in titles.into_iter().enumerate() {
            self.body.open_paragraph(Stand::of(["TOC1", "TOC2", "TOC3"][level - 1]));
            if at == 0 {
                self.body.field_mark("begin");
                self.body.field_code(&format!("TOC \\o \"1-{LEVELS}\" \\h \\z"));
                self.body.field_mark("separate");
            }
            let is_open = self.open_way(anchor);
            self.body.run(Look::default(), &format!("{title}\t"));
            self.page_of(anchor);
            if is_open {
                self.body.close();
            }
            if at + 1 == last {
                self.body.field_mark("end");
            }
            self.body.close();
        }
    }

    /// Writes the page that a name stands on, as a field.
    fn page_of(&mut self, anchor: &str) {
        if let Some(number) = self.names.get(anchor) {
            let code = format!("PAGEREF _a{number} \\h");
            self.body.field(&code, Look::default(), "");
        }
    }

    fn title(&mut self, level: usize, anchor: &str, title: &str) {
        let style = ["Heading1", "Heading2", "Heading3"][level.clamp(1, 3) - 1];
        let deeper = (level > LEVELS).then_some(level);
        self.body.open_paragraph(Stand { level: deeper, ..Stand::of(style) });
        self.name(anchor);
        self.body.run(Look::default(), title);
        self.body.close();
    }

    fn division(&mut self, division: &Division, level: usize) {
        self.title(level, &division.anchor, &division.title);
        for (style, text) in [("Byline", &division.by), ("Summary", &division.summary)] {
            if !text.is_empty() {
                self.body.paragraph(Stand::of(style), text);
            }
        }
        self.rows(&division.rows);
        self.prose(division, level);
    }

    fn imprint(&mut self, matter: &Matter, rows: &[Row]) {
        self.title(1, &matter.anchor, &matter.title);
        self.rows(rows);
    }

    fn index(&mut self, matter: &Matter, letters: &[Letter]) {
        let places = spoken(matter, letters);
        let mut count = 0;
        for letter in letters {
            self.body.paragraph(Stand::of("Letter"), &letter.letter);
            for entry in &letter.entries {
                self.entry(entry, &entry_anchor(matter, count), &places);
                count += 1;
            }
        }
    }

    fn entry(&mut self, entry: &Entry, anchor: &str, places: &BTreeMap<String, String>) {
        self.body.open_paragraph(Stand::of("Entry"));
        self.name(anchor);
        self.body.run(Look::default(), &entry.term);
        if !entry.detail.is_empty() {
            self.body.run(Look::default(), &format!(" ({})", entry.detail));
        }
        if !entry.see.is_empty() {
            let words = &self.book.words;
            let because = if entry.because.is_empty() { &words.see } else { &entry.because };
            self.body.run(Look::default(), &format!("; {because} "));
        }
        for (at, see) in entry.see.iter().enumerate() {
            self.body.run(Look::default(), if at == 0 { "" } else { "; " });
            let is_open = places.get(see).is_some_and(|it| self.open_way(it));
            let kind = if is_open { Kind::Link } else { Kind::Plain };
            self.body.run(Look::of(kind), see);
            if is_open {
                self.body.close();
            }
        }
        let known: Vec<&String> =
            entry.anchors.iter().filter(|it| self.names.contains_key(*it)).collect();
        for anchor in known {
            self.body.run(Look::default(), ", ");
            self.page_of(anchor);
        }
        self.body.close();
    }
}
