//! What a document says apart from its text: relations, styles, numbering.

use std::collections::BTreeMap;

use super::xml::Element;

/// Where a relation leads: a part of the document, or an address outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Part(String),
    Address(String),
}

/// Reads the relations of `word/document.xml`, by their ids.
pub(super) fn relations(element: &Element) -> BTreeMap<String, Target> {
    let relations = element.elements().filter(|it| it.name == "Relationship");
    let read = relations.filter_map(|it| {
        let target = it.attribute("Target")?;
        let target = if it.attribute("TargetMode") == Some("External") {
            Target::Address(target.to_owned())
        } else {
            let whole = target.strip_prefix('/').map(str::to_owned);
            Target::Part(whole.unwrap_or_else(|| format!("word/{target}")))
        };
        Some((it.attribute("Id")?.to_owned(), target))
    });
    read.collect()
}

/// How text looks, as far as a property says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Look {
    pub(super) bold: Option<bool>,
    pub(super) italic: Option<bool>,
    pub(super) hidden: Option<bool>,
    pub(super) raised: Option<bool>,
    pub(super) font: Option<String>,
}

impl Look {
    /// Reads the properties of a run.
    pub(super) fn of(properties: Option<&Element>) -> Self {
        let Some(properties) = properties else { return Self::default() };
        let flag = |name: &str| properties.child(name).map(is_on);
        let fonts = properties.child("rFonts");
        let font = fonts.and_then(|it| it.attribute("ascii").or_else(|| it.attribute("hAnsi")));
        let raised = properties.child("vertAlign").map(|it| it.value() == Some("superscript"));
        // LibreOffice says how far text is raised, in half points.
        let position = properties.child("position").and_then(Element::value);
        let raised = raised.or_else(|| position?.parse().ok().map(|it: i32| it > 0));
        Self {
            bold: flag("b"),
            italic: flag("i"),
            hidden: flag("vanish"),
            raised,
            font: font.map(str::to_owned),
        }
    }

    /// Takes what this does not say from what stands behind it.
    pub(super) fn over(self, below: &Self) -> Self {
        Self {
            bold: self.bold.or(below.bold),
            italic: self.italic.or(below.italic),
            hidden: self.hidden.or(below.hidden),
            raised: self.raised.or(below.raised),
            font: self.font.or_else(|| below.font.clone()),
        }
    }
}

fn is_on(property: &Element) -> bool {
    !matches!(property.value(), Some("0" | "false" | "off" | "none"))
}

/// A style.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    /// Its name in small letters: `heading 1`, `toc 2`.
    pub(super) name: String,
    pub(super) look: Look,
    /// The level of a heading, from 0.
    pub(super) outline: Option<usize>,
    pub(super) centred: Option<bool>,
    /// The list that its paragraphs are items of, and the level there.
    pub(super) list: Option<(String, usize)>,
}

/// All styles by their ids, each with what it takes from those it is based on.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Style>,
    /// How text looks where nothing else is said.
    pub(super) plain: Style,
}

/// How many styles may stand upon each other.
const BASES: usize = 20;

impl Styles {
    /// Reads `word/styles.xml`.
    pub(super) fn read(element: &Element) -> Self {
        let defaults = element.path(&["docDefaults", "rPrDefault", "rPr"]);
        let plain = Style { look: Look::of(defaults), ..Style::default() };
        let own: BTreeMap<&str, &Element> = element
            .elements()
            .filter(|it| it.name == "style")
            .filter_map(|it| Some((it.attribute("styleId")?, it)))
            .collect();
        let whole = |id: &&str| (String::from(*id), merged(id, &own));
        Self { all: own.keys().map(whole).collect(), plain }
    }

    /// Gives a style by its id.
    pub(super) fn get(&self, id: Option<&str>) -> Option<&Style> {
        self.all.get(id?)
    }
}

fn merged(id: &str, own: &BTreeMap<&str, &Element>) -> Style {
    let mut style = Style::default();
    let mut next = Some(id);
    for _ in 0..BASES {
        let Some(element) = next.and_then(|id| own.get(id)) else { break };
        let base = style_of(element);
        if style.name.is_empty() {
            style.name = base.name;
        }
        style.look = style.look.over(&base.look);
        style.outline = style.outline.or(base.outline);
        style.centred = style.centred.or(base.centred);
        style.list = style.list.or(base.list);
        next = element.child("basedOn").and_then(Element::value);
    }
    style
}

fn style_of(element: &Element) -> Style {
    let name = element.child("name").and_then(Element::value).unwrap_or_default();
    let properties = element.child("pPr");
    Style {
        name: name.to_lowercase(),
        look: Look::of(element.child("rPr")),
        outline: properties.and_then(outline),
        centred: properties.and_then(centred),
        list: properties.and_then(list),
    }
}

/// Reads the level of a heading off the properties of a paragraph.
pub(super) fn outline(properties: &Element) -> Option<usize> {
    properties.child("outlineLvl")?.value()?.parse().ok().filter(|it| *it < 9)
}

/// Tells whether a paragraph stands in the middle.
pub(super) fn centred(properties: &Element) -> Option<bool> {
    Some(properties.child("jc")?.value() == Some("center"))
}

/// Reads the list that a paragraph is an item of, and the level there. List 0 is none.
pub(super) fn list(properties: &Element) -> Option<(String, usize)> {
    let numbering = properties.child("numPr")?;
    let list = numbering.child("numId").and_then(Element::value)?;
    let level = numbering.child("ilvl").and_then(Element::value);
    Some((list.to_owned(), level.and_then(|it| it.parse().ok()).unwrap_or(0)))
}

/// Which levels of which lists are numbered.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    numbered: BTreeMap<(String, usize), bool>,
}

impl Numbering {
    /// Reads `word/numbering.xml`.
    pub(super) fn read(element: &Element) -> Self {
        let mut numbered = BTreeMap::new();
        let forms: BTreeMap<&str, &Element> = element
            .elements()
            .filter(|it| it.name == "abstractNum")
            .filter_map(|it| Some((it.attribute("abstractNumId")?, it)))
            .collect();
        for list in element.elements().filter(|it| it.name == "num") {
            let id = list.attribute("numId").unwrap_or_default();
            let form = list.child("abstractNumId").and_then(Element::value);
            let Some(form) = form.and_then(|it| forms.get(it)) else { continue };
            for level in form.elements().filter(|it| it.name == "lvl") {
                let depth = level.attribute("ilvl").and_then(|it| it.parse().ok()).unwrap_or(0);
                let kind = level.child("numFmt").and_then(Element::value);
                let is_numbered = !matches!(kind, Some("bullet" | "none"));
                numbered.insert((id.to_owned(), depth), is_numbered);
            }
        }
        Self { numbered }
    }

    /// Tells whether a level of a list is numbered.
    pub(super) fn is_numbered(&self, list: &str, level: usize) -> bool {
        self.numbered.get(&(list.to_owned(), level)).copied().unwrap_or(false)
    }
}
