//! The page that offers the data: the files, their licence, how to cite them, what they mean.

use serde_json::{Value, json};

use super::Builder;
use super::frame::Head;
use crate::catalogue::places::credit::Credit;
use crate::data::dictionary::{self, Entry, Part, Subject};
use crate::data::{self, DataFile, citation};
use crate::site::view::{
    DataFileView, DataView, DateView, DictionaryEntryView, DictionaryView, PlacesCreditView,
};
use crate::story::Section;

impl Builder<'_> {
    /// Gives the page of the data.
    pub(in crate::site) fn data(self, url: &str) -> DataView {
        let settings = &self.config().settings;
        let updated = data::newest(self.catalogue());
        let shown = updated.map(|it| self.date(it.into()));
        let title = self.say("data-title");
        let day = shown.as_ref().map(|it| it.text.as_str());
        let head = Head {
            title: self.say("data"),
            description: self.say("data-intro"),
            path: Vec::new(),
            data: Some(self.dataset(url, shown.as_ref())),
            indexed: true,
        };
        let mut page = self.page(url, head);
        "website".clone_into(&mut page.og_type);
        DataView {
            page,
            files: DataFile::ALL.into_iter().map(|it| self.data_file(it)).collect(),
            license_url: citation::license_url(&settings.license).unwrap_or_default(),
            citation: citation::text(settings, self.lang, &title, day),
            bibtex: citation::bibtex(settings, self.lang, &title, updated),
            dictionary: self.dictionary(),
            updated: shown,
            places: self.places_credit(),
        }
    }

    fn places_credit(self) -> PlacesCreditView {
        let Credit { source, codes } = &*self.catalogue().credit;
        PlacesCreditView {
            name: format!("{} {}", source.name, source.version).trim().to_owned(),
            license: source.license.clone(),
            url: source.url.clone(),
            decree: codes.decree.clone(),
        }
    }

    fn data_file(self, file: DataFile) -> DataFileView {
        let count = |section| self.catalogue().section(section).count();
        let (key, rows) = match file {
            DataFile::Workbook => ("workbook", None),
            DataFile::Models => ("models", Some(count(Section::Model))),
            DataFile::Movements => ("movements", Some(count(Section::Movement))),
            DataFile::Figures => ("figures", Some(data::count_figures(self.catalogue()))),
            DataFile::Teams => ("teams", Some(self.catalogue().teams.all().len())),
            DataFile::Json => ("json", None),
        };
        DataFileView { key: key.to_owned(), name: file.name().to_owned(), url: file.url(), rows }
    }

    fn dictionary(self) -> Vec<DictionaryView> {
        let ranked = |key: &str| self.catalogue().rankings().iter().any(|it| it.metric == key);
        let ranking = |key: &str| if ranked(key) { self.ranking_url(key) } else { String::new() };
        let part = |part: Part| DictionaryView {
            key: part.subject.key().to_owned(),
            entries: match part.subject {
                Subject::Metrics => {
                    part.entries.into_iter().map(|it| entry(ranking(&it.name), it)).collect()
                }
                _ => part.entries.into_iter().map(|it| entry(String::new(), it)).collect(),
            },
        };
        dictionary::dictionary(self.definitions(), self.lang).into_iter().map(part).collect()
    }

    /// Describes the data for search engines of data sets.
    fn dataset(self, url: &str, updated: Option<&DateView>) -> Value {
        let settings = &self.config().settings;
        let base = &settings.base_url;
        let distribution = DataFile::ALL.into_iter().map(|it| {
            json!({
                "@type": "DataDownload",
                "name": it.name(),
                "encodingFormat": it.media_type(),
                "contentUrl": base.full(&it.url()),
            })
        });
        let metrics = self.definitions().metrics.iter().map(|it| {
            json!({
                "@type": "PropertyValue",
                "propertyID": it.key,
                "name": it.label.get(self.lang),
                "unitText": it.unit,
                "description": it.help.get(self.lang),
            })
        });
        let organ = json!({ "@type": "Organization", "name": settings.organ_in(self.lang) });
        let mut dataset = json!({
            "@context": "https://schema.org",
            "@type": "Dataset",
            "name": format!("{}: {}", settings.name_in(self.lang), self.say("data-title")),
            "description": self.say("data-intro"),
            "url": base.full(url),
            "inLanguage": self.config().lang().tag(),
            "isAccessibleForFree": true,
            "spatialCoverage": { "@type": "Country", "name": "Việt Nam" },
            "distribution": distribution.collect::<Vec<_>>(),
            "variableMeasured": metrics.collect::<Vec<_>>(),
        });
        if !settings.contact.organ.is_empty() {
            dataset["creator"] = organ.clone();
            dataset["publisher"] = organ;
        }
        if !settings.license.is_empty() {
            let url = citation::license_url(&settings.license);
            dataset["license"] = json!(url.unwrap_or_else(|| settings.license.clone()));
        }
        if let Some(day) = updated {
            dataset["dateModified"] = json!(day.iso);
        }
        dataset
    }
}

fn entry(ranking: String, entry: Entry) -> DictionaryEntryView {
    DictionaryEntryView {
        ranking,
        name: entry.name,
        label: entry.label,
        unit: entry.unit,
        kind: entry.kind,
        front: entry.front,
        meaning: entry.meaning,
    }
}
